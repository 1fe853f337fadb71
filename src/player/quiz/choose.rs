//! Which questions a visit asks, of whom, and in which order their options stand.

use std::sync::Arc;

use super::need;
use super::need::Moment;
use super::shuffle;
use crate::content::model::{Commendation, Id, Lang, Question, QuestionKind};
use crate::player::playlist::Playlist;

/// Questions in a visit, repeats of missed ones not counted.
pub(crate) const VISIT: usize = 3;

/// In which order the options of `question` stand: true before false, others
/// shuffled, and the steps of an order question never in the right order.
pub(crate) fn order(question: &Question, seed: u64, turn: u64) -> Vec<usize> {
    let n = question.options.len();
    if question.kind == QuestionKind::TrueFalse {
        return (0..n).collect();
    }
    let mut order = shuffle::shuffled(n, seed, &question.meta.id, turn);
    if question.kind == QuestionKind::Order && order.is_sorted() {
        order.rotate_left(1.min(n));
    }
    order
}

/// What a visit is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Focus {
    /// Whatever the room needs.
    #[default]
    Anything,
    /// Questions of a value.
    Value(Id),
    /// Questions that name a role.
    Role(Id),
}

impl Focus {
    /// Whether a question belongs to it.
    pub(crate) fn has(&self, question: &Question) -> bool {
        match self {
            Self::Anything => true,
            Self::Value(id) => question.meta.value.as_ref().is_some_and(|v| v.id == *id),
            Self::Role(id) => question.meta.audience.contains(id),
        }
    }
}

/// Whom a visit is for.
#[derive(Clone, Copy)]
pub(crate) struct Visitor<'a> {
    /// The role chosen, if any.
    pub role: Option<&'a Id>,
    /// The language it is held in.
    pub lang: &'a Lang,
    /// Questions that already had their turn in the session.
    pub asked: &'a [Id],
    /// What it is about.
    pub focus: &'a Focus,
}

/// The questions that may be asked of `visitor` next: those of the focus, and preferably for
/// the visitor's role and in their language. If there is none such, that filter falls, since
/// a question in another language is better than none.
pub(crate) fn eligible<'a>(
    playlist: &'a Playlist,
    visitor: Visitor<'a>,
) -> impl Fn(&Question) -> bool + 'a {
    let fits = move |q: &Question| {
        let audience = &q.meta.audience;
        let role = visitor.role.is_none_or(|role| audience.is_empty() || audience.contains(role));
        role && q.stem.exact(visitor.lang).is_some()
    };
    let filtered = playlist.questions.iter().any(|q| visitor.focus.has(q) && fits(q));
    move |q| visitor.focus.has(q) && (!filtered || fits(q)) && !visitor.asked.contains(&q.meta.id)
}

/// The commendation of somebody who did just what `question` asks for: one of the same value,
/// and of the same skill if there is one. Different questions lead to different colleagues.
pub(crate) fn colleague<'a>(
    playlist: &'a Playlist,
    question: &Question,
    seed: u64,
) -> Option<&'a Arc<Commendation>> {
    let value = &question.meta.value.as_ref()?.id;
    let of_value = |c: &&Arc<Commendation>| c.meta.value.as_ref().is_some_and(|v| v.id == *value);
    let of_skill = |c: &&Arc<Commendation>| c.skill.is_some() && c.skill == question.skill;
    let all: Vec<_> = playlist.commendations.iter().filter(of_value).collect();
    let nearest: Vec<_> = all.iter().copied().filter(of_skill).collect();
    let among = if nearest.is_empty() { all } else { nearest };
    let first = *shuffle::shuffled(among.len(), seed, &question.meta.id, 0).first()?;
    among.get(first).copied()
}

/// Whether there is a question of the same value as `card`.
pub(crate) fn is_asked_about(playlist: &Playlist, card: &Commendation) -> bool {
    let focus = card.meta.value.as_ref().map(|value| Focus::Value(value.id.clone()));
    focus.is_some_and(|focus| playlist.questions.iter().any(|q| focus.has(q)))
}

/// Up to `n` eligible questions that the room needs most, the best known of them first: who
/// begins well goes on.
pub(crate) fn choose(
    playlist: &Playlist,
    moment: Moment<'_>,
    visitor: Visitor<'_>,
    n: usize,
) -> Vec<Arc<Question>> {
    need::visit(&playlist.questions, moment, eligible(playlist, visitor), n)
}

/// The eligible question that most of the room know, if it is better known than `than`.
pub(crate) fn easier(
    playlist: &Playlist,
    moment: Moment<'_>,
    visitor: Visitor<'_>,
    than: &Question,
) -> Option<Arc<Question>> {
    let eligible = eligible(playlist, visitor);
    let known = |q: &Arc<Question>| moment.known(q);
    let easiest = (playlist.questions.iter().filter(|q| eligible(q)))
        .max_by(|a, b| known(a).total_cmp(&known(b)))?;
    (known(easiest) > moment.known(than)).then(|| easiest.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::model::{Content, Meta, Skill, Text};
    use crate::player::quiz::history::History;
    use crate::player::testing::*;

    #[test]
    fn the_steps_of_an_order_question_are_never_shown_in_the_right_order() {
        for options in 2..=6 {
            let question = question("q", QuestionKind::Order, options);
            for turn in 0..2000 {
                let order = order(&question, 3, turn);
                assert!(!order.is_sorted(), "{order:?}");
                assert_eq!(order.len(), options);
            }
        }
    }

    #[test]
    fn a_colleague_of_the_same_skill_is_told_of_where_there_is_one() {
        let own = |name| Meta { value: Some(value("own")), ..meta(name) };
        let of =
            |name, skill| Commendation { meta: own(name), skill, ..card(name, name, "2026-10-01") };
        let cards = [
            of("none", None),
            of("listens", Some(Skill::Communication)),
            of("helps", Some(Skill::Product)),
        ];
        let content = Content { commendations: cards.map(Arc::new).to_vec(), ..empty() };
        let playlist = Playlist::new(&content, &noon().wall);
        let met = |skill| -> std::collections::BTreeSet<String> {
            let question = Question { meta: own("q"), skill, ..single("q") };
            let met = (0..40).filter_map(|seed| colleague(&playlist, &question, seed));
            met.map(|card| card.meta.id.as_str().to_owned()).collect()
        };
        assert_eq!(met(Some(Skill::Product)), ["helps".to_owned()].into());
        let all = ["none", "listens", "helps"].map(str::to_owned).into();
        assert_eq!(met(None), all, "no skill is none in common");
        assert_eq!(met(Some(Skill::Warmth)), all);
    }

    #[test]
    fn a_card_leads_to_questions_only_where_one_is_of_its_value() {
        let of = |name| Meta { value: Some(value(name)), ..meta(name) };
        let card = Commendation { meta: of("own"), ..card("c", "Ann", "2026-10-01") };
        let with = |question: Question| {
            let content = Content { questions: vec![Arc::new(question)], ..empty() };
            is_asked_about(&Playlist::new(&content, &noon().wall), &card)
        };
        assert!(with(Question { meta: of("own"), ..single("q") }));
        assert!(!with(Question { meta: of("other"), ..single("q") }));
        assert!(!with(single("q")));
    }

    #[test]
    fn questions_in_the_visitors_language_go_first_and_others_only_if_there_is_none() {
        let english = Text::new(vec![(Lang::new("en"), "Only English".into())]).expect("a text");
        let only_english = Question { stem: english, ..single("english") };
        let content = Content {
            questions: vec![Arc::new(only_english), Arc::new(single("both"))],
            ..empty()
        };
        let playlist = Playlist::new(&content, &noon().wall);
        let chinese = Lang::new("zh");
        let visitor = Visitor { role: None, lang: &chinese, asked: &[], focus: &Focus::Anything };
        let chosen = |playlist: &Playlist| -> Vec<String> {
            let history = History::default();
            let now = noon().wall.timestamp();
            let moment = Moment { history: &history, now, theme: None, seed: 0 };
            let chosen = choose(playlist, moment, visitor, VISIT);
            chosen.iter().map(|q| q.meta.id.as_str().to_owned()).collect()
        };
        assert_eq!(chosen(&playlist), ["both"]);
        let only = Content { questions: content.questions[..1].to_vec(), ..empty() };
        assert_eq!(chosen(&Playlist::new(&only, &noon().wall)), ["english"]);
    }

    #[test]
    fn a_visit_opens_with_the_best_known_of_those_that_are_needed_most() {
        let content = Content {
            questions: (0..9).map(|i| Arc::new(single(&format!("q{i}")))).collect(),
            ..empty()
        };
        let playlist = Playlist::new(&content, &noon().wall);
        let lang = Lang::new("en");
        let visitor = Visitor { role: None, lang: &lang, asked: &[], focus: &Focus::Anything };
        let now = noon().wall.timestamp();
        let mut history = History::default();
        for (name, wrong) in [("q2", 9), ("q5", 3), ("q7", 6)] {
            for _ in 0..wrong {
                history.answer(&id(name), false, now);
            }
        }
        let moment = Moment { history: &history, now, theme: None, seed: 0 };
        let chosen = choose(&playlist, moment, visitor, VISIT);
        let chosen: Vec<&str> = chosen.iter().map(|q| q.meta.id.as_str()).collect();
        assert_eq!(chosen[0], "q5");
        assert_eq!(chosen.len(), 3);
        assert!(chosen.contains(&"q2") && chosen.contains(&"q7"));
    }
}

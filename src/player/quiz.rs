//! A visit of the quiz: up to three questions, and once more those that were missed.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use super::playlist::Playlist;
use super::rotation::Rotation;
use super::scene::{Phase, QuestionView};
use super::seed;
use crate::content::model::{Commendation, Id, Lang, Question, QuestionKind};

/// Questions in a visit, repeats of missed ones not counted.
pub const VISIT: usize = 3;

/// So long an answer waits for the ledger to have it; then the kiosk plays on, and the ledger
/// keeps trying.
pub const RECORD_WAIT: Duration = Duration::from_secs(1);

/// In which order the options of `question` stand: true before false, others
/// shuffled, and the steps of an order question never in the right order.
pub fn order(question: &Question, seed: u64, turn: u64) -> Vec<usize> {
    let n = question.options.len();
    if question.kind == QuestionKind::TrueFalse {
        return (0..n).collect();
    }
    let mut order = seed::shuffled(n, seed, &question.meta.id, turn);
    if question.kind == QuestionKind::Order && order.is_sorted() {
        order.rotate_left(1.min(n));
    }
    order
}

/// What a visit is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Focus {
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
    pub fn has(&self, question: &Question) -> bool {
        match self {
            Self::Anything => true,
            Self::Value(id) => question.meta.value.as_ref().is_some_and(|v| v.id == *id),
            Self::Role(id) => question.meta.audience.contains(id),
        }
    }
}

/// Whom a visit is for.
#[derive(Clone, Copy)]
pub struct Visitor<'a> {
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
pub fn eligible<'a>(
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
pub fn colleague<'a>(
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
    let first = *seed::shuffled(among.len(), seed, &question.meta.id, 0).first()?;
    among.get(first).copied()
}

/// Whether there is a question of the same value as `card`.
pub fn is_asked_about(playlist: &Playlist, card: &Commendation) -> bool {
    let focus = card.meta.value.as_ref().map(|value| Focus::Value(value.id.clone()));
    focus.is_some_and(|focus| playlist.questions.iter().any(|q| focus.has(q)))
}

/// Up to `n` eligible questions that have waited longest, those of today's theme first.
pub fn choose(
    playlist: &Playlist,
    turns: &Rotation,
    visitor: Visitor<'_>,
    n: usize,
) -> Vec<Arc<Question>> {
    let eligible = eligible(playlist, visitor);
    let mut chosen: Vec<Arc<Question>> = Vec::with_capacity(n);
    while chosen.len() < n {
        let free = |q: &Question| eligible(q) && !chosen.iter().any(|c| c.meta.id == q.meta.id);
        let weight = |q: &Question| if free(q) { playlist.weight(&q.meta) } else { 0 };
        let Some(pick) = turns.pick(&playlist.questions, |q| &q.meta.id, weight).cloned() else {
            break;
        };
        chosen.push(pick);
    }
    chosen.sort_by_key(|q| !playlist.is_of_theme(&q.meta));
    chosen
}

/// A question waiting its turn in a visit.
#[derive(Clone, Debug)]
pub struct Round {
    /// The question.
    pub question: Arc<Question>,
    /// Its options in the order shown.
    pub shown: Vec<usize>,
    /// Whether it comes a second time, having been missed.
    pub again: bool,
}

impl Round {
    /// The first time a question is asked in a visit.
    pub fn first(question: Arc<Question>, seed: u64, turn: u64) -> Self {
        let shown = order(&question, seed, turn);
        Self { question, shown, again: false }
    }
}

/// An answer just given.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What was picked.
    pub picked: Vec<usize>,
    /// Whether that is right.
    pub right: bool,
    /// Whether it was the first try in the visit.
    pub first_try: bool,
    /// From question to answer.
    pub after: Duration,
}

/// What [`Visit::next`] led to.
pub enum Next {
    /// Nothing: there is nothing to confirm or to go on from.
    Stays,
    /// An answer of several parts was confirmed.
    Answered(Answer),
    /// The next question is on the glass.
    Asks,
    /// There are no more.
    Done,
}

/// How far the question on the glass has come.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Standing {
    Open,
    /// Answered; the ledger has not said that it has `ticket`, asked for at `since` (mono).
    Recording {
        right: bool,
        ticket: u64,
        since: Duration,
    },
    Told {
        right: bool,
    },
}

/// A visit under way.
#[derive(Clone, Debug)]
pub struct Visit {
    round: Round,
    todo: VecDeque<Round>,
    picked: Vec<usize>,
    standing: Standing,
    asked_at: Duration,
    number: u32,
    /// What was answered at the first try, and whether that was right.
    answered: Vec<(Arc<Question>, bool)>,
}

impl Visit {
    /// Begins with `first`, which has been on the glass since `asked_at` (mono).
    pub fn new(first: Round, rest: Vec<Round>, asked_at: Duration) -> Self {
        Self {
            round: first,
            todo: rest.into(),
            picked: Vec::new(),
            standing: Standing::Open,
            asked_at,
            number: 1,
            answered: Vec::new(),
        }
    }

    /// The question on the glass.
    pub fn question(&self) -> &Arc<Question> {
        &self.round.question
    }

    /// What was answered at the first try, in the order asked, and whether that was right.
    pub fn answered(&self) -> &[(Arc<Question>, bool)] {
        &self.answered
    }

    /// Whether the answer and its reasons are on the glass.
    pub fn is_told(&self) -> bool {
        matches!(self.standing, Standing::Told { .. })
    }

    /// The question as the glass shows it, without what the room and the wall know of it.
    pub fn view(&self) -> QuestionView {
        let missed = matches!(self.standing, Standing::Told { right } | Standing::Recording { right, .. } if !right);
        let comes_again = missed && !self.round.again;
        // A missed one counts from the next question on, not while its answer is read.
        let waiting = self.todo.len() - usize::from(comes_again);
        let total = self.number + u32::try_from(waiting).unwrap_or(0);
        QuestionView {
            question: self.round.question.clone(),
            shown: self.round.shown.clone(),
            picked: self.picked.clone(),
            phase: match self.standing {
                Standing::Open => Phase::Asking,
                Standing::Recording { .. } => Phase::Recording,
                Standing::Told { right } => {
                    Phase::Answered { right: Some(right), again: comes_again }
                }
            },
            progress: Some((self.number, total)),
            colleague: None,
            room: None,
        }
    }

    /// A finger on an option. Ignored once answered, where there is no such option, and
    /// where as many as there are to choose have been.
    pub fn pick(&mut self, option: usize, now: Duration) -> Option<Answer> {
        let question = &self.round.question;
        if self.standing != Standing::Open || option >= question.options.len() {
            return None;
        }
        if !question.is_confirmed() {
            self.picked = vec![option];
            return Some(self.answer(now));
        }
        let ordered = question.kind == QuestionKind::Order;
        match self.picked.iter().position(|&p| p == option) {
            // Of an order only the last step can be given back.
            Some(at) if !ordered || at + 1 == self.picked.len() => drop(self.picked.remove(at)),
            None if self.picked.len() < question.to_choose() => self.picked.push(option),
            _ => {}
        }
        None
    }

    /// Confirms a whole answer of several parts, or goes on from an answer.
    pub fn next(&mut self, now: Duration) -> Next {
        match self.standing {
            Standing::Recording { .. } => return Next::Stays,
            Standing::Open => {
                let question = &self.round.question;
                let whole = question.is_confirmed() && self.picked.len() == question.to_choose();
                return if whole { Next::Answered(self.answer(now)) } else { Next::Stays };
            }
            Standing::Told { .. } => {}
        }
        let Some(round) = self.todo.pop_front() else {
            return Next::Done;
        };
        self.round = round;
        self.picked.clear();
        self.standing = Standing::Open;
        self.asked_at = now;
        self.number += 1;
        Next::Asks
    }

    fn answer(&mut self, now: Duration) -> Answer {
        let question = self.round.question.clone();
        let right = question.is_right(&self.picked);
        self.standing = Standing::Told { right };
        if !self.round.again {
            self.answered.push((question, right));
            if !right {
                self.todo.push_back(Round { again: true, ..self.round.clone() });
            }
        }
        Answer {
            picked: self.picked.clone(),
            right,
            first_try: !self.round.again,
            after: now.saturating_sub(self.asked_at),
        }
    }

    /// Keeps back what came of the answer just given until `ticket` is recorded.
    pub fn record(&mut self, ticket: u64, now: Duration) {
        if let Standing::Told { right } = self.standing {
            self.standing = Standing::Recording { right, ticket, since: now };
        }
    }

    /// Tells what came of an answer that was kept back, if its ticket is among the `recorded`
    /// or it has waited for too long. `true` if it does.
    pub fn tell(&mut self, recorded: &[u64], now: Duration) -> bool {
        match self.standing {
            Standing::Recording { right, ticket, since }
                if recorded.contains(&ticket) || now.saturating_sub(since) >= RECORD_WAIT =>
            {
                self.standing = Standing::Told { right };
                true
            }
            _ => false,
        }
    }

    /// When an answer that is kept back is told in any case (mono).
    pub fn tells_at(&self) -> Option<Duration> {
        match self.standing {
            Standing::Recording { since, .. } => Some(since + RECORD_WAIT),
            _ => None,
        }
    }

    /// Takes in new content: waiting questions are dropped or exchanged for their
    /// new versions. `false` if the question on the glass may no longer show.
    pub fn revise(&mut self, playlist: &Playlist, seed: u64) -> bool {
        let find = |id: &Id| playlist.questions.iter().find(|q| q.meta.id == *id);
        self.todo.retain_mut(|round| {
            let Some(new) = find(&round.question.meta.id) else {
                return false;
            };
            if **new != *round.question {
                round.shown = order(new, seed, 0);
            }
            round.question = new.clone();
            true
        });
        find(&self.round.question.meta.id).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use crate::content::model::{Content, Text};

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
            let chosen = choose(playlist, &Rotation::default(), visitor, VISIT);
            chosen.iter().map(|q| q.meta.id.as_str().to_owned()).collect()
        };
        assert_eq!(chosen(&playlist), ["both"]);
        let only = Content { questions: content.questions[..1].to_vec(), ..empty() };
        assert_eq!(chosen(&Playlist::new(&only, &noon().wall)), ["english"]);
    }

    #[test]
    fn the_questions_of_todays_theme_open_the_visit() {
        let mut themed = single("themed");
        themed.meta.value = Some(value("own-it"));
        // Light enough to be picked last.
        themed.meta.importance = 2;
        let mut content = small();
        content.values = vec![value("own-it")];
        content.questions.push(Arc::new(themed));
        let playlist = Playlist::new(&content, &noon().wall);
        let lang = Lang::new("en");
        let visitor = Visitor { role: None, lang: &lang, asked: &[], focus: &Focus::Anything };
        let mut turns = Rotation::default();
        for id in ["themed", "q1", "q2"] {
            turns.mark(&Id::new(id));
        }
        let chosen = choose(&playlist, &turns, visitor, VISIT);
        let chosen: Vec<&str> = chosen.iter().map(|q| q.meta.id.as_str()).collect();
        assert_eq!(chosen, ["themed", "q3", "q4"]);
    }
}

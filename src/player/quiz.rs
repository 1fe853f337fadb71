//! A visit of the quiz: up to three questions, and once more those that were missed.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use super::playlist::Playlist;
use super::rotation::Rotation;
use super::scene::{Event, Phase, QuestionView};
use super::seed;
use crate::content::model::{Id, Lang, Question, QuestionKind};

/// Questions in a visit, repeats of missed ones not counted.
pub const VISIT: usize = 3;

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

/// Whom a visit is for.
#[derive(Clone, Copy)]
pub struct Visitor<'a> {
    /// The role chosen, if any.
    pub role: Option<&'a Id>,
    /// The language it is held in.
    pub lang: &'a Lang,
    /// Questions that already had their turn in the session.
    pub asked: &'a [Id],
}

/// The questions that may be asked of `visitor` next.
///
/// Preferred are questions for the visitor's role and in their language; if
/// there is none, the filter falls, since a question in another language is
/// better than none.
pub fn eligible<'a>(
    playlist: &'a Playlist,
    visitor: Visitor<'a>,
) -> impl Fn(&Question) -> bool + 'a {
    let fits = move |q: &Question| {
        let audience = &q.meta.audience;
        let role = visitor.role.is_none_or(|role| audience.is_empty() || audience.contains(role));
        role && q.stem.exact(visitor.lang).is_some()
    };
    let filtered = playlist.questions.iter().any(|q| fits(q));
    move |q| (!filtered || fits(q)) && !visitor.asked.contains(&q.meta.id)
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

/// What [`Visit::next`] led to.
pub enum Next {
    /// Nothing: there is nothing to confirm or to go on from.
    Stays,
    /// An order was confirmed and so answered.
    Answered(Event),
    /// The next question is on the glass.
    Asks,
    /// There are no more.
    Done,
}

/// A visit under way.
#[derive(Clone, Debug)]
pub struct Visit {
    round: Round,
    todo: VecDeque<Round>,
    picked: Vec<usize>,
    /// Whether what was picked is right, once answered.
    verdict: Option<bool>,
    asked_at: Duration,
    number: u32,
    answered: u32,
    right: u32,
}

impl Visit {
    /// Begins with `first`, which has been on the glass since `asked_at` (mono).
    pub fn new(first: Round, rest: Vec<Round>, asked_at: Duration) -> Self {
        Self {
            round: first,
            todo: rest.into(),
            picked: Vec::new(),
            verdict: None,
            asked_at,
            number: 1,
            answered: 0,
            right: 0,
        }
    }

    /// The question on the glass.
    pub fn question(&self) -> &Arc<Question> {
        &self.round.question
    }

    /// Questions answered at their first try, and how many of these were right.
    pub fn score(&self) -> (u32, u32) {
        (self.answered, self.right)
    }

    /// The question as the glass shows it.
    pub fn view(&self) -> QuestionView {
        let comes_again = self.verdict == Some(false) && !self.round.again;
        // A missed one counts from the next question on, not while its answer is read.
        let waiting = self.todo.len() - usize::from(comes_again);
        let total = self.number + u32::try_from(waiting).unwrap_or(0);
        QuestionView {
            question: self.round.question.clone(),
            shown: self.round.shown.clone(),
            picked: self.picked.clone(),
            phase: self.verdict.map_or(Phase::Asking, |right| Phase::Answered {
                right: Some(right),
                again: comes_again,
            }),
            progress: Some((self.number, total)),
        }
    }

    /// A finger on an option. Ignored once answered, and where there is no such option.
    pub fn pick(&mut self, option: usize, now: Duration) -> Option<Event> {
        if self.verdict.is_some() || option >= self.round.question.options.len() {
            return None;
        }
        if self.round.question.kind != QuestionKind::Order {
            self.picked = vec![option];
            return Some(self.answer(now));
        }
        if self.picked.last() == Some(&option) {
            self.picked.pop();
        } else if !self.picked.contains(&option) {
            self.picked.push(option);
        }
        None
    }

    /// Confirms a complete order, or goes on from an answer.
    pub fn next(&mut self, now: Duration) -> Next {
        if self.verdict.is_none() {
            let complete = self.round.question.kind == QuestionKind::Order
                && self.picked.len() == self.round.question.options.len();
            return if complete { Next::Answered(self.answer(now)) } else { Next::Stays };
        }
        let Some(round) = self.todo.pop_front() else {
            return Next::Done;
        };
        self.round = round;
        self.picked.clear();
        self.verdict = None;
        self.asked_at = now;
        self.number += 1;
        Next::Asks
    }

    fn answer(&mut self, now: Duration) -> Event {
        let question = &self.round.question;
        let right = match question.kind {
            QuestionKind::Order => self.picked.is_sorted(),
            QuestionKind::Single | QuestionKind::TrueFalse => {
                self.picked.iter().all(|&i| question.options.get(i).is_some_and(|o| o.right))
            }
        };
        self.verdict = Some(right);
        let event = Event::Answered {
            id: question.meta.id.clone(),
            picked: self.picked.clone(),
            right,
            first_try: !self.round.again,
            after: now.saturating_sub(self.asked_at),
        };
        if !self.round.again {
            self.answered += 1;
            self.right += u32::from(right);
            if !right {
                self.todo.push_back(Round { again: true, ..self.round.clone() });
            }
        }
        event
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
        let visitor = Visitor { role: None, lang: &chinese, asked: &[] };
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
        let visitor = Visitor { role: None, lang: &lang, asked: &[] };
        let mut turns = Rotation::default();
        for id in ["themed", "q1", "q2"] {
            turns.mark(&Id::new(id));
        }
        let chosen = choose(&playlist, &turns, visitor, VISIT);
        let chosen: Vec<&str> = chosen.iter().map(|q| q.meta.id.as_str()).collect();
        assert_eq!(chosen, ["themed", "q3", "q4"]);
    }
}

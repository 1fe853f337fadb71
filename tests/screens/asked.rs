//! A kiosk that asks one question, and what stands on the glass of it.

use std::sync::Arc;

use breakroom::content::model::{Content, Question, QuestionKind};
use breakroom::player::quiz::history::History;
use breakroom::player::scene::{Event, Gesture, Phase, QuestionView, View};
use breakroom::screens::i18n::Arg;
use egui::Vec2;

use crate::rig::{Kiosk, example, say, say_with};

/// What a question is like to who answers it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sort {
    Single,
    Several,
    TrueFalse,
    Order,
    /// A situation, and then one of the others.
    Scenario,
}

pub const SORTS: [Sort; 5] =
    [Sort::Single, Sort::Several, Sort::TrueFalse, Sort::Order, Sort::Scenario];

impl Sort {
    fn has(self, question: &Question) -> bool {
        let kind = match self {
            Self::Single | Self::Scenario => QuestionKind::Single,
            Self::Several => QuestionKind::Several,
            Self::TrueFalse => QuestionKind::TrueFalse,
            Self::Order => QuestionKind::Order,
        };
        question.kind == kind
            && question.meta.audience.is_empty()
            && question.meta.value.is_some()
            && (self == Self::Scenario) == (self != Self::Order && question.situation.is_some())
    }
}

/// The example with nothing to ask but the first `n` questions of this sort.
pub fn only(sort: Sort, n: usize) -> Content {
    let mut content = Arc::unwrap_or_clone(example());
    content.questions.retain(|question| sort.has(question));
    content.questions.truncate(n);
    assert_eq!(content.questions.len(), n, "questions of sort {sort:?}");
    content
}

/// A kiosk at the one question of this sort.
pub fn asking(sort: Sort, size: Vec2, lang: &str) -> (Kiosk, Arc<Question>) {
    asking_with(sort, size, lang, false)
}

/// The same, with a ledger to wait for.
pub fn asking_with(sort: Sort, size: Vec2, lang: &str, ledger: bool) -> (Kiosk, Arc<Question>) {
    let content = only(sort, 1);
    let question = Arc::clone(&content.questions[0]);
    let history = History::default();
    let mut kiosk = Kiosk::playing_with(size, lang, Arc::new(content), history, ledger);
    kiosk.go(Gesture::Quiz);
    kiosk.events();
    (kiosk, question)
}

/// The question on the glass.
pub fn view(kiosk: &Kiosk) -> &QuestionView {
    match &kiosk.scene().view {
        View::Question(view) => view,
        other => panic!("not a question: {other:?}"),
    }
}

/// Whether the answer was right, once it is told.
pub fn verdict(kiosk: &Kiosk) -> Option<bool> {
    match view(kiosk).phase {
        Phase::Answered { right, .. } => right,
        _ => None,
    }
}

/// What an option is called.
pub fn option(kiosk: &Kiosk, question: &Question, index: usize) -> String {
    let lang = kiosk.scene().lang.to_string();
    match (question.kind, index) {
        (QuestionKind::TrueFalse, 0) => say(&lang, "true"),
        (QuestionKind::TrueFalse, _) => say(&lang, "false"),
        _ => question.options[index].text.get(&kiosk.scene().lang).to_owned(),
    }
}

/// A right answer, in the order of touching.
pub fn right(question: &Question) -> Vec<usize> {
    (0..question.options.len()).filter(|&index| question.options[index].right).collect()
}

/// A wrong answer with as many parts as a right one; of several, some of it is right.
pub fn wrong(question: &Question) -> Vec<usize> {
    let mut picks = right(question);
    if question.kind == QuestionKind::Order {
        picks.reverse();
    } else {
        let other = (0..question.options.len()).find(|&index| !question.options[index].right);
        picks[0] = other.expect("a wrong option");
    }
    picks
}

/// What confirms an answer of several parts.
pub fn confirm_key(question: &Question) -> &'static str {
    if question.kind == QuestionKind::Order { "confirm" } else { "confirm-several" }
}

/// Taps these options, and confirms where that is needed.
pub fn answer(kiosk: &mut Kiosk, question: &Question, picks: &[usize]) {
    for &index in picks {
        let name = option(kiosk, question, index);
        kiosk.tap(&name);
    }
    if question.is_confirmed() {
        kiosk.tap_key(confirm_key(question));
    }
}

/// "Question 1 of 3".
pub fn progress(lang: &str, number: i64, total: i64) -> String {
    let args = [("number", Arg::Number(number)), ("total", Arg::Number(total))];
    say_with(lang, "question-of", &args)
}

/// Whether each answer since the last call was right.
pub fn was_right(kiosk: &mut Kiosk) -> Vec<bool> {
    let right = |event| match event {
        Event::Answered { right, .. } => Some(right),
        _ => None,
    };
    kiosk.events().into_iter().filter_map(right).collect()
}

//! A visit of the quiz under way: up to three questions, and once more those that were missed.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use crate::content::model::{Id, Question, QuestionKind};
use crate::player::playlist::Playlist;
use crate::player::quiz::choose::order;
use crate::player::scene::{Phase, QuestionView};

/// So long an answer waits for the ledger to have it; then the kiosk plays on, and the ledger
/// keeps trying. No shorter than the ledger itself waits for its disk, or the glass would
/// acknowledge what a slow disk is still writing.
pub const RECORD_WAIT: Duration = Duration::from_secs(10);

/// A question waiting its turn in a visit.
#[derive(Clone, Debug)]
pub(crate) struct Round {
    /// The question.
    pub question: Arc<Question>,
    /// Its options in the order shown.
    pub shown: Vec<usize>,
    /// Whether it comes a second time, having been missed.
    pub again: bool,
}

impl Round {
    /// The first time a question is asked in a visit.
    pub(crate) fn first(question: Arc<Question>, seed: u64, turn: u64) -> Self {
        let shown = order(&question, seed, turn);
        Self { question, shown, again: false }
    }
}

/// An answer just given.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Given {
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
pub(crate) enum Next {
    /// Nothing: there is nothing to confirm or to go on from.
    Stays,
    /// An answer of several parts was confirmed.
    Answered(Given),
    /// The next question is on the glass.
    Asks,
    /// There are no more.
    Done,
}

/// How far the question on the glass has come.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Progress {
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
pub(crate) struct Visit {
    round: Round,
    todo: VecDeque<Round>,
    picked: Vec<usize>,
    standing: Progress,
    asked_at: Duration,
    number: u32,
    /// What was answered at the first try, and whether that was right.
    answered: Vec<(Arc<Question>, bool)>,
}

impl Visit {
    /// Begins with `first`, which has been on the glass since `asked_at` (mono).
    pub(crate) fn new(first: Round, rest: Vec<Round>, asked_at: Duration) -> Self {
        Self {
            round: first,
            todo: rest.into(),
            picked: Vec::new(),
            standing: Progress::Open,
            asked_at,
            number: 1,
            answered: Vec::new(),
        }
    }

    /// The question on the glass.
    pub(crate) fn question(&self) -> &Arc<Question> {
        &self.round.question
    }

    /// What was answered at the first try, in the order asked, and whether that was right.
    pub(crate) fn answered(&self) -> &[(Arc<Question>, bool)] {
        &self.answered
    }

    /// First tries that went wrong.
    pub(crate) fn errors(&self) -> usize {
        self.answered.iter().filter(|(_, right)| !right).count()
    }

    /// The question that comes next, if it was not asked in this visit.
    pub(crate) fn coming(&self) -> Option<&Arc<Question>> {
        self.todo.front().filter(|round| !round.again).map(|round| &round.question)
    }

    /// Asks another question in place of the one that comes next.
    pub(crate) fn ask_instead(&mut self, round: Round) {
        if let Some(next) = self.todo.front_mut() {
            *next = round;
        }
    }

    /// Whether the answer and its reasons are on the glass.
    pub(crate) fn is_told(&self) -> bool {
        matches!(self.standing, Progress::Told { .. })
    }

    /// The question as the glass shows it, without what the room and the wall know of it.
    pub(crate) fn view(&self) -> QuestionView {
        let missed = matches!(self.standing, Progress::Told { right } | Progress::Recording { right, .. } if !right);
        let comes_again = missed && !self.round.again;
        // A missed one counts from the next question on, not while its answer is read.
        let waiting = self.todo.len() - usize::from(comes_again);
        let total = self.number + u32::try_from(waiting).unwrap_or(0);
        QuestionView {
            question: self.round.question.clone(),
            shown: self.round.shown.clone(),
            picked: self.picked.clone(),
            phase: match self.standing {
                Progress::Open => Phase::Asking,
                Progress::Recording { .. } => Phase::Recording,
                Progress::Told { right } => {
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
    pub(crate) fn pick(&mut self, option: usize, now: Duration) -> Option<Given> {
        let question = &self.round.question;
        if self.standing != Progress::Open || option >= question.options.len() {
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
    pub(crate) fn next(&mut self, now: Duration) -> Next {
        match self.standing {
            Progress::Recording { .. } => return Next::Stays,
            Progress::Open => {
                let question = &self.round.question;
                let whole = question.is_confirmed() && self.picked.len() == question.to_choose();
                return if whole { Next::Answered(self.answer(now)) } else { Next::Stays };
            }
            Progress::Told { .. } => {}
        }
        let Some(round) = self.todo.pop_front() else {
            return Next::Done;
        };
        self.round = round;
        self.picked.clear();
        self.standing = Progress::Open;
        self.asked_at = now;
        self.number += 1;
        Next::Asks
    }

    fn answer(&mut self, now: Duration) -> Given {
        let question = self.round.question.clone();
        let right = question.is_right(&self.picked);
        self.standing = Progress::Told { right };
        if !self.round.again {
            self.answered.push((question, right));
            if !right {
                self.todo.push_back(Round { again: true, ..self.round.clone() });
            }
        }
        Given {
            picked: self.picked.clone(),
            right,
            first_try: !self.round.again,
            after: now.saturating_sub(self.asked_at),
        }
    }

    /// Keeps back what came of the answer just given until `ticket` is recorded.
    pub(crate) fn record(&mut self, ticket: u64, now: Duration) {
        if let Progress::Told { right } = self.standing {
            self.standing = Progress::Recording { right, ticket, since: now };
        }
    }

    /// Tells what came of an answer that was kept back, if its ticket is among the `recorded`
    /// or it has waited for too long. `true` if it does.
    pub(crate) fn tell(&mut self, recorded: &[u64], now: Duration) -> bool {
        match self.standing {
            Progress::Recording { right, ticket, since }
                if recorded.contains(&ticket) || now.saturating_sub(since) >= RECORD_WAIT =>
            {
                self.standing = Progress::Told { right };
                true
            }
            _ => false,
        }
    }

    /// When an answer that is kept back is told in any case (mono).
    pub(crate) fn tells_at(&self) -> Option<Duration> {
        match self.standing {
            Progress::Recording { since, .. } => Some(since + RECORD_WAIT),
            _ => None,
        }
    }

    /// Takes in new content: waiting questions are dropped or exchanged for their
    /// new versions. `false` if the question on the glass may no longer show.
    pub(crate) fn revise(&mut self, playlist: &Playlist, seed: u64) -> bool {
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

//! What the ledger remembers, taken in.

use super::quiz::history::History;
use super::scene::Now;
use super::session::lineup::Lineup;
use super::{Player, hour};

impl Player {
    /// Takes in what the ledger remembers, once, at the start. A wall clock that lies before
    /// the newest of its records is not believed: then no time has passed since.
    pub fn set_history(&mut self, mut history: History, now: &Now) {
        self.set = (history.start(now.wall.timestamp()), now.mono);
        self.planner.presence = std::mem::take(&mut history.presence);
        self.planner.turns.recall(std::mem::take(&mut history.cards), &self.playlist);
        let at = self.plan_context(now);
        let hour = (now.wall.date(), hour(now));
        self.lineup = Lineup::after_restart(at, &history.lineups, hour, now.mono);
        self.planner.history = history;
        self.plan_next(now);
    }

    /// Takes in what the ledger knows of the questions as they are worded now, after new
    /// content: one that has got back an earlier wording has its answers back, too.
    pub fn recall(&mut self, history: &History, now: &Now) {
        for question in &self.content.questions {
            let id = &question.meta.id;
            if let Some(record) = history.get(id) {
                self.planner.history.take_answers(id, record);
            }
        }
        self.planner.history.take_votes(history);
        self.plan_next(now);
    }
}

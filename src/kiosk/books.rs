//! Between the player and the ledger: what the player reports is entered, and what the ledger
//! has on its disk is told to the player.

use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

use egui::Context;

use crate::content::Finding;
use crate::content::model::{Content, Id};
use crate::ledger::{self, Answer, Entry, Ledger, Version};
use crate::player::records::{Record, Records};
use crate::player::scene::{Event, Now};

/// The ledger of one kiosk.
pub struct Books {
    ledger: Ledger,
    /// The player's number of each answer that is on its way to the disk.
    tickets: HashMap<ledger::Ticket, u64>,
    /// What is on the glass in the loop, and since when; entered when it leaves.
    on_glass: Option<(Id, Duration)>,
}

impl Books {
    /// Opens the ledger in the state folder; `ctx` is woken when it has something to tell.
    pub fn open(state: Option<&Path>, ctx: &Context) -> Self {
        let (mut ledger, _) = Ledger::open(state);
        let waker = ctx.clone();
        ledger.set_wake(move || waker.request_repaint());
        Self { ledger, tickets: HashMap::new(), on_glass: None }
    }

    /// What the ledger remembers of the questions of `content`.
    pub fn records(&self, content: &Content) -> Records {
        let kept = self.ledger.records();
        let mut records = Records::default();
        for question in &content.questions {
            let id = &question.meta.id;
            let known = kept.of(id, Version::of(question));
            let mut record = Record {
                evidence: known.evidence,
                answers: small(known.first_tries),
                right: small(known.right),
                ..Record::default()
            };
            if let Some(exposure) = kept.items.get(id) {
                record.shown_at = Some(exposure.last);
                let days = exposure.days.iter();
                record.days = days.map(|day| (day.date, small(day.shown))).collect();
            }
            records.insert(id.clone(), record);
        }
        records
    }

    /// The player's numbers of the answers that need be waited for no longer.
    pub fn recorded(&mut self, mono: Duration) -> Vec<u64> {
        let done = self.ledger.poll(mono);
        done.into_iter().filter_map(|done| self.tickets.remove(&done.ticket)).collect()
    }

    /// When [`recorded`](Self::recorded) has something to say even if the disk is silent.
    pub fn next_change(&self) -> Option<Duration> {
        self.ledger.next_change()
    }

    /// Enters a touch.
    pub fn touched(&mut self, now: &Now) {
        self.ledger.record(Entry::Touch, &now.wall, now.mono);
    }

    /// Enters what the player reports.
    pub fn enter(&mut self, events: &[Event], now: &Now) {
        for event in events {
            match event {
                Event::Shown { id } => {
                    self.leave_glass(now);
                    self.on_glass = Some((id.clone(), now.mono));
                }
                Event::SessionStarted => {
                    self.leave_glass(now);
                    self.ledger.record(Entry::Visit, &now.wall, now.mono);
                }
                Event::Answered { ticket, question, picked, right, counts, .. } => {
                    let answer = Answer::to(&question.0, picked, *right, *counts);
                    let entry = Entry::Answer(answer);
                    if let Some(own) = self.ledger.record(entry, &now.wall, now.mono) {
                        self.tickets.insert(own, *ticket);
                    }
                }
                Event::Asked { id } => {
                    let shown = Entry::Shown { id: id.clone(), seconds: 0 };
                    self.ledger.record(shown, &now.wall, now.mono);
                }
                Event::Skipped { .. }
                | Event::SessionEnded
                | Event::Opened { .. }
                | Event::Applauded { .. } => {}
            }
        }
    }

    /// What is wrong with the ledger, in words.
    pub fn findings(&self) -> &[Finding] {
        self.ledger.findings()
    }

    fn leave_glass(&mut self, now: &Now) {
        if let Some((id, since)) = self.on_glass.take() {
            let seconds = now.mono.saturating_sub(since).as_secs();
            let shown = Entry::Shown { id, seconds: small(seconds) };
            self.ledger.record(shown, &now.wall, now.mono);
        }
    }
}

/// Counts that a room can't reach are as good as the largest there is.
fn small(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

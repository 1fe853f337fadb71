//! Between the player and the ledger: what the player reports is entered, and what the ledger
//! has on its disk is told to the player.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use egui::Context;

use crate::content::Finding;
use crate::content::model::{Content, Id};
use crate::ledger::{self, Answer, Entry, Gone, Ledger};
use crate::player::records::Records;
use crate::player::scene::{Event, Now};

/// The ledger of one kiosk.
pub struct Books {
    ledger: Ledger,
    /// The player's number of each answer that is on its way to the disk.
    tickets: HashMap<ledger::Ticket, u64>,
    /// What is on the glass in the loop, and since when; entered when it leaves.
    on_glass: Option<(Id, Duration)>,
    /// What is withdrawn, of which nothing may be entered any more.
    gone: Gone,
}

impl Books {
    /// Opens the ledger in the state folder; `ctx` is woken when it has something to tell.
    pub fn open(state: Option<&Path>, ctx: &Context) -> Self {
        let (mut ledger, _) = Ledger::open(state);
        let waker = ctx.clone();
        ledger.set_wake(move || waker.request_repaint());
        Self { ledger, tickets: HashMap::new(), on_glass: None, gone: Gone::default() }
    }

    /// Erases everything that is kept of what `content` knows to be gone, at the start and
    /// whenever there is new content, and enters nothing of it from now on.
    pub fn forget(&mut self, content: &Content, now: &Now) {
        let known = Arc::clone(&content.gone);
        let gone = Gone::new(move |id| known.has_id(id));
        self.on_glass = self.on_glass.take().filter(|(id, _)| !gone.has(id.as_str()));
        self.gone = gone.clone();
        self.record(Entry::Forget(gone), now);
    }

    /// What is remembered of `content` now.
    pub fn records(&self, content: &Content) -> Records {
        self.ledger.records().of_content(content)
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
        self.record(Entry::Touch, now);
    }

    fn record(&mut self, entry: Entry, now: &Now) -> Option<ledger::Ticket> {
        self.ledger.record(entry, &now.wall, now.mono)
    }

    /// Enters what concerns one item, unless that is withdrawn.
    fn record_of(&mut self, id: &Id, entry: Entry, now: &Now) {
        if !self.gone.has(id.as_str()) {
            self.record(entry, now);
        }
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
                    self.record(Entry::Visit, now);
                }
                Event::Answered { id, .. } if self.gone.has(id.as_str()) => {}
                Event::Answered { ticket, question, picked, right, counts, .. } => {
                    let answer = Answer::to(&question.0, picked, *right, *counts);
                    let entry = Entry::Answer(answer);
                    if let Some(own) = self.record(entry, now) {
                        self.tickets.insert(own, *ticket);
                    }
                }
                Event::Asked { id } => {
                    let shown = Entry::Shown { id: id.clone(), seconds: 0 };
                    self.record_of(id, shown, now);
                }
                Event::Spotlight(seen) => {
                    self.on_glass = None;
                    self.record_of(&seen.id, Entry::Spotlight(seen.clone()), now);
                }
                Event::Applauded { id } => {
                    self.record_of(id, Entry::Applause { id: id.clone() }, now);
                }
                Event::Skipped { .. } | Event::SessionEnded | Event::Opened { .. } => {}
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
            let shown = Entry::Shown { id: id.clone(), seconds: small(seconds) };
            self.record_of(&id, shown, now);
        }
    }
}

/// Counts that a room can't reach are as good as the largest there is.
fn small(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

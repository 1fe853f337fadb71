//! Between the player and the ledger: what the player reports is entered, and what the ledger
//! has on its disk is told to the player.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::content::Finding;
use crate::content::model::erased::Erased;
use crate::content::model::{Content, Id};
use crate::ledger::{Answer, Entry, Gone, Ledger, ShownHands, Version, Vote};
use crate::player::quiz::history::History;
use crate::player::scene::{Event, Now, ROOM_LEAST};

/// The ledger of one kiosk.
pub struct Recorder {
    ledger: Ledger,
    /// What is on the glass in the loop, and since when; entered when it leaves.
    on_glass: Option<(Id, Duration)>,
    /// What is withdrawn, of which nothing may be entered any more.
    gone: Gone,
    /// The marks by which that is known.
    known: Arc<Erased>,
}

impl Recorder {
    /// Opens the ledger in the state folder; `wake` is called when it has something to tell.
    pub fn open(state: Option<&Path>, wake: impl Fn() + Send + 'static) -> Self {
        let (mut ledger, _) = Ledger::open(state);
        ledger.set_wake(wake);
        Self::of(ledger)
    }

    /// One that enters in `ledger`.
    pub fn of(ledger: Ledger) -> Self {
        Self { ledger, on_glass: None, gone: Gone::default(), known: Arc::default() }
    }

    /// Erases everything that is kept of what `content` knows to be gone, at the start and
    /// whenever there is new content, and enters nothing of it from now on.
    pub(super) fn forget(&mut self, content: &Content, now: &Now) {
        if content.gone != self.known {
            self.known = Arc::clone(&content.gone);
            let known = Arc::clone(&content.gone);
            self.gone = Gone::new(move |id| known.has_id(id));
        }
        self.on_glass = self.on_glass.take().filter(|(id, _)| !self.gone.has(id.as_str()));
        self.record(Entry::Forget(self.gone.clone()), now);
    }

    /// What is remembered of `content` now.
    pub(super) fn history(&self, content: &Content) -> History {
        self.ledger.records().of_content(content)
    }

    /// The tickets of the answers that need be waited for no longer.
    pub(super) fn recorded(&mut self, mono: Duration) -> Vec<u64> {
        self.ledger.poll(mono).into_iter().map(|done| done.ticket).collect()
    }

    /// When [`recorded`](Self::recorded) has something to say even if the disk is silent.
    pub(super) fn next_change(&self) -> Option<Duration> {
        self.ledger.next_change()
    }

    /// Counts a touch of the glass in the ledger.
    pub(super) fn touched(&mut self, now: &Now) {
        self.record(Entry::Touch, now);
    }

    fn record(&mut self, entry: Entry, now: &Now) {
        self.ledger.record(entry, &now.wall, now.mono);
    }

    /// Enters what concerns one item, unless that is withdrawn.
    fn record_of(&mut self, id: &Id, entry: Entry, now: &Now) {
        if !self.gone.has(id.as_str()) {
            self.record(entry, now);
        }
    }

    /// Enters what the player reports.
    pub(super) fn enter(&mut self, events: &[Event], now: &Now) {
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
                    self.ledger.record_answer(answer, *ticket, &now.wall, now.mono);
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
                Event::Thanked { team, deed } => {
                    self.record(Entry::Thanks { team: team.clone(), deed: *deed }, now);
                }
                Event::Voted { poll, option } => {
                    if let Some(vote) = Vote::on(&poll.0, *option) {
                        self.record_of(&poll.0.meta.id, Entry::Vote(vote), now);
                    }
                }
                Event::Lineup { begins, held } => {
                    let mut held = held.clone();
                    held.forget(|id| self.gone.has(id.as_str()));
                    self.record(Entry::Lineup { begins: *begins, held }, now);
                }
                Event::Hands { id, question, hands } => {
                    let version = Version::of(&question.0);
                    let shown = ShownHands { question: id.clone(), version, hands: *hands };
                    self.record_of(id, Entry::Hands(shown), now);
                }
                Event::Skipped { .. }
                | Event::SessionEnded
                | Event::Opened { .. }
                | Event::ReadAloud
                | Event::Hush
                | Event::Typed(_)
                | Event::ToDesktop => {}
            }
        }
    }

    /// Answers that aren't known to be on the disk.
    pub(super) fn unsaved(&self) -> u64 {
        self.ledger.unsaved()
    }

    /// Answers and sessions that were counted; `None` from 1 to 4, which may be somebody.
    pub(super) fn counts(&self) -> [Option<u64>; 2] {
        let records = self.ledger.records();
        let least = u64::from(ROOM_LEAST);
        [records.answers, records.visits].map(|n| (n == 0 || n >= least).then_some(n))
    }

    /// What is wrong with the ledger, in words.
    pub(super) fn findings(&self) -> &[Finding] {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::player::scene::{Spotlight, Standing};

    fn at(seconds: u64) -> Now {
        let wall = "2026-11-04T12:00:00+01:00[Europe/Berlin]".parse().expect("a time");
        Now { mono: Duration::from_secs(seconds), wall }
    }

    fn shown(id: &str) -> Event {
        Event::Shown { id: Id::new(id) }
    }

    fn seen(id: &str) -> Event {
        let lasted = Duration::from_secs(20);
        let standing = Standing { owed: -5.0, clock: 20.0, turn: 1 };
        Event::Spotlight(Spotlight {
            id: Id::new(id),
            lasted,
            weighted: lasted / 2,
            waited: 1,
            standing,
        })
    }

    #[test]
    fn a_card_is_counted_once_and_weighted_and_what_comes_after_it_by_itself() {
        let mut recorder = Recorder::open(None, || {});
        recorder.enter(&[shown("mei")], &at(0));
        recorder.enter(&[seen("mei"), shown("jobs")], &at(20));
        recorder.enter(&[shown("other")], &at(32));
        let items = &recorder.ledger.records().items;
        let of = |id: &str| items.get(&Id::new(id)).map(|item| (item.shown, item.seconds));
        assert_eq!((of("mei"), of("jobs"), of("other")), (Some((1, 20)), Some((1, 12)), None));
        assert_eq!(items[&Id::new("mei")].days[0].weighted_ms, 10_000);
    }

    #[test]
    fn nothing_of_what_is_gone_is_entered_even_if_it_was_on_the_glass() {
        let mut recorder = Recorder::open(None, || {});
        recorder.enter(&[shown("tom")], &at(0));
        recorder.enter(&[seen("tom"), shown("mei")], &at(20));
        let mut content = crate::content::example().content;
        let mut gone = Erased::default();
        gone.add_id("mei");
        gone.add_id("tom");
        content.gone = Arc::new(gone);
        recorder.forget(&content, &at(30));
        let asked = Event::Asked { id: Id::new("mei") };
        let clapped = Event::Applauded { id: Id::new("mei") };
        recorder.enter(&[seen("mei"), asked, clapped, shown("mei"), shown("jobs")], &at(40));
        recorder.enter(&[shown("mei")], &at(50));
        recorder.enter(&[Event::SessionStarted], &at(60));
        let records = recorder.ledger.records();
        let ids: Vec<&Id> = records.items.keys().collect();
        assert_eq!(ids, [&Id::new("jobs")]);
        assert_eq!(records.hands(&Id::new("mei")), 0);
    }
}

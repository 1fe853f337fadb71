//! What the administrator asks of the player: the knock, the verdict on the PIN, and what the
//! page says and does.

use std::sync::Arc;
use std::time::Duration;

use super::Player;
use super::input::{Input, Verdict};
use super::planner::item::PlanContext;
use super::planner::stage::Stage;
use super::scene::{Event, Facts, Gesture, Now, Playing, Tab, Toward};
use super::session::{Around, Order};

/// The loop doesn't stand still for longer than this: whoever paused it may have gone home.
pub const PAUSE_MAX: Duration = Duration::from_secs(30 * 60);

impl Player {
    /// Takes in what is known of the program and its machine, for the admin page.
    pub fn set_facts(&mut self, facts: Facts) {
        self.facts = Arc::new(facts);
    }

    /// Takes in whether there is a PIN, which a line-up may be guarded by.
    pub fn set_has_pin(&mut self, has_pin: bool) {
        self.has_pin = has_pin;
    }

    /// No PIN is taken up to `until` (mono), after wrong ones.
    pub fn lock(&mut self, until: Duration) {
        self.locked_until = until;
    }

    /// What the loop has on the glass or, in a session, beneath it; and what comes after it.
    pub fn playing(&self) -> [Playing; 2] {
        [&self.on, &self.next].map(Stage::playing)
    }

    /// Whether the loop stands still for the administrator.
    pub fn is_paused(&self) -> bool {
        self.paused_until.is_some()
    }

    /// Takes in what has to do with the administrator. `true` if the page has changed.
    pub(super) fn administer(&mut self, now: &Now, input: &Input, events: &mut Vec<Event>) -> bool {
        if self.paused_until.is_some_and(|until| now.mono >= until) {
            self.paused_until = None;
        }
        let knocked = input.knock.is_some_and(|corner| self.knock.tap(corner, now.mono));
        if knocked {
            // The taps may have begun a session already, and ended it.
            self.left_at = None;
            self.gesture(Gesture::Home, now, events);
            self.open(Tab::default(), now.mono);
        }
        let verdict = input.verdict.is_some_and(|verdict| self.take_verdict(verdict, now, events));
        knocked || verdict
    }

    /// Opens the admin page, or the pad before it.
    pub(super) fn open(&mut self, tab: Tab, now: Duration) {
        let (owner, seed) = (self.options.owner, self.options.seed);
        if let Some(session) = &mut self.session {
            session.idle.touch(now);
            if owner {
                session.open_admin(tab, now);
            } else {
                session.open_pad(Toward::Page, seed, now);
            }
        }
    }

    fn take_verdict(&mut self, verdict: Verdict, now: &Now, events: &mut Vec<Event>) -> bool {
        let seed = self.options.seed;
        let Some(session) = &mut self.session else { return false };
        let order = session.take_verdict(verdict, seed, now.mono);
        // Checking takes a while; nobody is to walk away meanwhile.
        session.idle.touch(now.mono);
        if let Some(order) = order {
            self.obey(order, now, events);
        }
        true
    }

    /// Does what a session has asked for.
    pub(super) fn obey(&mut self, order: Order, now: &Now, events: &mut Vec<Event>) {
        match order {
            Order::Skip => {
                let clock = self.clock(now);
                self.planner.pass(&self.next.item, clock);
                self.plan_next(now);
            }
            Order::Pause => {
                let stands = self.paused_until.is_none();
                self.paused_until = stands.then(|| now.mono + PAUSE_MAX);
            }
            Order::Mood(mood) => self.options.mood = mood,
            Order::ToDesktop => events.push(Event::ToDesktop),
            Order::Leave => {
                self.left_at = Some(now.mono);
                self.end_session(now, events);
            }
            Order::Lineup => {
                self.in_session(now, |session, _, cx| {
                    if let Some(session) = session {
                        session.open_lineup(cx, events);
                    }
                });
            }
        }
    }

    /// Forgets what was chosen for the glass, when nobody is there any more.
    pub(super) fn forget_choices(&mut self) {
        self.options.mood = self.own_mood;
    }

    pub(super) fn around(&self, now: Duration) -> Around<'_> {
        Around {
            playing: self.playing(),
            paused: self.is_paused(),
            facts: &self.facts,
            findings: &self.findings,
            locked_until: self.locked_until,
            lineup: self.lineup.as_ref(),
            now,
        }
    }

    /// What planning needs to know where it doesn't hang on the clock.
    pub(super) fn timeless(&self) -> PlanContext<'_> {
        PlanContext::new(&self.content, &self.playlist, &self.options, self.set.0)
    }
}

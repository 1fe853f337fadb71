//! The pad and the admin page within a session. Nobody gets from the pad to the page but by a
//! [`Verdict`], which comes from outside.

use std::sync::Arc;
use std::time::Duration;

use super::{Around, Order, Page, Session, SessionContext};
use crate::content::model::{Id, Value};
use crate::player::input::Verdict;
use crate::player::planner::item::PlanContext;
use crate::player::quiz::history::History;
use crate::player::quiz::shuffle::shuffled;
use crate::player::scene::{
    AdminGesture, AdminView, Chart, Event, PadState, PadView, Place, Room, Tab, Toward, Typed, View,
};

/// Digits that a PIN has at least and at most.
pub const PIN_DIGITS: (usize, usize) = (6, 12);
/// A pad that nobody touches is gone after this, and doesn't ask first.
pub(crate) const PAD_WAIT: Duration = Duration::from_secs(20);
/// Marks of fingers that stay in the touch test; the oldest go.
const PLACES_MAX: usize = 200;

/// The pad.
#[derive(Clone, Debug)]
pub(crate) struct Pad {
    /// The digits typed so far; as many at most as a PIN has.
    typed: String,
    keys: [u8; 10],
    told: PadState,
    toward: Toward,
}

/// The admin page, and the tests that are reached from it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Admin {
    tab: Tab,
    from: usize,
    test: Option<Test>,
}

#[derive(Clone, Debug)]
enum Test {
    Touches(Vec<Place>),
    Chart(Chart),
}

impl Pad {
    fn new(toward: Toward, keys: [u8; 10]) -> Self {
        Self { typed: String::new(), keys, told: PadState::Open, toward }
    }

    fn view(&self, around: &Around<'_>) -> PadView {
        let left = around.locked_until.saturating_sub(around.now);
        let left_s = u32::try_from(left.as_millis().div_ceil(1000)).unwrap_or(u32::MAX);
        PadView {
            keys: self.keys,
            typed: self.typed.len(),
            enough: self.typed.len() >= PIN_DIGITS.0,
            state: if left_s > 0 { PadState::Locked { left_s } } else { self.told },
            toward: self.toward,
        }
    }
}

impl Session {
    /// Opens the pad, its keys in an order of their own.
    pub(crate) fn open_pad(&mut self, toward: Toward, seed: u64, now: Duration) {
        self.visits += 1;
        self.turn_to(Page::Pad(Pad::new(toward, keys(seed, self.visits))), now);
    }

    /// Opens the admin page at one of its parts.
    pub(crate) fn open_admin(&mut self, tab: Tab, now: Duration) {
        self.turn_to(Page::Admin(Admin { tab, ..Admin::default() }), now);
    }

    /// Whether the pad is on the glass.
    pub(crate) fn asks_for_pin(&self) -> bool {
        matches!(self.page, Page::Pad(_))
    }

    /// When the pad changes of itself: it counts the seconds that it is locked for (mono).
    pub(crate) fn counts_at(&self, locked_until: Duration, now: Duration) -> Option<Duration> {
        let left = locked_until.checked_sub(now).filter(|left| !left.is_zero())?;
        let whole = Duration::from_secs(left.as_secs());
        let until_next = if left == whole { Duration::from_secs(1) } else { left - whole };
        self.asks_for_pin().then(|| now + until_next)
    }

    /// The pad, the page or a test as the glass shows it; `None` where it is another page.
    pub(super) fn admin_view(
        &self,
        plan: PlanContext<'_>,
        history: &History,
        around: &Around<'_>,
    ) -> Option<View> {
        let admin = match &self.page {
            Page::Pad(pad) => return Some(View::Pad(pad.view(around))),
            Page::Admin(admin) => admin,
            _ => return None,
        };
        Some(match &admin.test {
            Some(Test::Touches(places)) => View::Touches(places.clone()),
            Some(Test::Chart(chart)) => View::Chart(*chart),
            None => View::Admin(Box::new(AdminView {
                tab: admin.tab,
                on_glass: around.playing[0].clone(),
                next: around.playing[1].clone(),
                paused: around.paused,
                facts: around.facts.clone(),
                findings: around.findings.clone(),
                from: admin.from.min(around.findings.len().saturating_sub(1)),
                values: known(plan, history),
                room: history.room(plan.content.questions.iter().map(|q| &q.meta.id)),
                mood: plan.mood,
            })),
        })
    }

    /// Takes what came of the PIN: the right one leads on, after any other it is asked again.
    /// Gives the order to go where it was asked for, where that is no page of the session's own.
    pub(crate) fn take_verdict(
        &mut self,
        verdict: Verdict,
        seed: u64,
        now: Duration,
    ) -> Option<Order> {
        let Page::Pad(pad) = &self.page else { return None };
        let toward = pad.toward;
        match (verdict, toward) {
            (Verdict::Right, Toward::Page) => self.open_admin(Tab::default(), now),
            (Verdict::Right, Toward::Desktop) => return Some(Order::ToDesktop),
            (Verdict::Right, Toward::Lineup) => return Some(Order::Lineup),
            (Verdict::Wrong | Verdict::Unready, _) => {
                self.open_pad(toward, seed, now);
                let told =
                    if verdict == Verdict::Wrong { PadState::Wrong } else { PadState::Unready };
                if let Page::Pad(pad) = &mut self.page {
                    pad.told = told;
                }
            }
        }
        None
    }

    /// Acts on what is said to the pad or the page, on the one that is on the glass.
    pub(super) fn admin(
        &mut self,
        gesture: AdminGesture,
        cx: &mut SessionContext<'_>,
        events: &mut Vec<Event>,
    ) {
        match &mut self.page {
            Page::Pad(pad) if cx.locked_until <= cx.now => pad.act(&gesture, events),
            Page::Admin(admin) => {
                cx.order = admin.act(&gesture);
                let leaves = gesture == AdminGesture::Desktop && admin.test.is_none();
                if leaves && cx.owner {
                    cx.order = Some(Order::ToDesktop);
                } else if leaves {
                    self.open_pad(Toward::Desktop, cx.plan.seed, cx.now);
                }
            }
            _ => {}
        }
    }
}

impl Pad {
    fn act(&mut self, gesture: &AdminGesture, events: &mut Vec<Event>) {
        if self.told == PadState::Checking {
            return;
        }
        match gesture {
            AdminGesture::Digit(digit @ 0..=9) if self.typed.len() < PIN_DIGITS.1 => {
                self.typed.push(char::from(b'0' + digit));
                self.told = PadState::Open;
            }
            AdminGesture::Erase => drop(self.typed.pop()),
            AdminGesture::Enter if self.typed.len() >= PIN_DIGITS.0 => {
                events.push(Event::Typed(Typed::new(&self.typed)));
                self.told = PadState::Checking;
            }
            _ => {}
        }
    }
}

impl Admin {
    fn act(&mut self, gesture: &AdminGesture) -> Option<Order> {
        match (gesture, &mut self.test) {
            (AdminGesture::Landed(place), Some(Test::Touches(places))) => {
                places.push(*place);
                let past = places.len().saturating_sub(PLACES_MAX);
                places.drain(..past);
            }
            (AdminGesture::Charts, Some(Test::Chart(chart))) => {
                self.test = chart.next().map(Test::Chart);
            }
            (AdminGesture::Open(tab), _) => *self = Self { tab: *tab, ..Self::default() },
            (_, Some(_)) => {}
            (AdminGesture::Touches, None) => self.test = Some(Test::Touches(Vec::new())),
            (AdminGesture::Charts, None) => self.test = Some(Test::Chart(Chart::ALL[0])),
            (AdminGesture::From(index), None) => self.from = *index,
            (AdminGesture::Skip, None) => return Some(Order::Skip),
            (AdminGesture::Pause, None) => return Some(Order::Pause),
            (AdminGesture::Mood(mood), None) => return Some(Order::Mood(*mood)),
            _ => {}
        }
        None
    }
}

/// The digits in an order that hangs on the seed and on how often it was asked.
fn keys(seed: u64, turn: u64) -> [u8; 10] {
    let order = shuffled(10, seed, &Id::new("pad"), turn);
    std::array::from_fn(|at| order.get(at).and_then(|key| u8::try_from(*key).ok()).unwrap_or(0))
}

/// What the room knows, by value.
fn known(plan: PlanContext<'_>, history: &History) -> Vec<(Arc<Value>, Option<Room>)> {
    let of = |value: &Arc<Value>| {
        let questions = plan.content.questions.iter();
        let own = questions.filter(|q| q.meta.value.as_ref().is_some_and(|v| v.id == value.id));
        (value.clone(), history.room(own.map(|question| &question.meta.id)))
    };
    plan.content.values.iter().map(of).collect()
}

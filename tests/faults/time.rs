//! Clocks that are wrong, that are set while the kiosk runs, and that stand still in suspend: the
//! loop goes on, and nothing of it is black that should be seen.

use std::sync::Arc;
use std::time::Duration;

use breakroom::content::model::{Content, Daypart, Id};
use breakroom::player::playlist::dayparts::EVERY_DAY;
use breakroom::player::scene::{Event, Gesture, Now, View};
use breakroom::player::testing::{at, empty, later, slide, small};
use breakroom::player::{Input, Options, Player};
use jiff::civil::{date, time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};

const SECOND: Duration = Duration::from_secs(1);
/// What a page of the loop stays at the most: thinking, and then reading.
const PAGE_MOST: Duration = Duration::from_secs(12 + 25);

/// A player, and both of its clocks.
struct Loop {
    player: Player,
    now: Now,
}

impl Loop {
    fn new(content: Content, wall: &str) -> Self {
        let now = at(Duration::ZERO, wall);
        let options = Options { seed: 7, ..Options::default() };
        Self { player: Player::new(Arc::new(content), options, &now), now }
    }

    fn step(&mut self, gesture: Option<Gesture>) -> Vec<Event> {
        self.player.step(&self.now, Input { gesture, ready: true, ..Input::default() })
    }

    /// Time passes on both clocks.
    fn wait(&mut self, time: Duration) -> Vec<Event> {
        self.now = later(&self.now, time);
        self.step(None)
    }

    /// The wall clock is set, or has gone on while the program slept; the next look at it is a
    /// second later.
    fn set(&mut self, wall: Zoned) -> Vec<Event> {
        self.now.wall = wall;
        self.wait(SECOND)
    }

    /// Time passes until the player says that something changes.
    fn tick(&mut self) -> Vec<Event> {
        let next = self.player.next_change(&self.now);
        self.wait(next.saturating_sub(self.now.mono).max(Duration::from_millis(1)))
    }

    fn view(&self) -> View {
        self.player.scene(&self.now).view
    }

    fn is_black(&self) -> bool {
        self.view() == View::Closed
    }

    /// The loop goes on for so many changes, never black, no page longer than a page stays. Gives
    /// what it showed.
    #[track_caller]
    fn goes_on(&mut self, changes: usize) -> Vec<Id> {
        let mut shown = Vec::new();
        for _ in 0..changes {
            assert!(!self.is_black(), "black at {}", self.now.wall);
            let left = self.player.next_change(&self.now) - self.now.mono;
            assert!(left <= PAGE_MOST, "{left:?} to the next change at {}", self.now.wall);
            shown.extend(self.tick().into_iter().filter_map(|event| match event {
                Event::Shown { id } => Some(id),
                _ => None,
            }));
        }
        shown
    }
}

/// What `small` has, and one that is of this autumn only; open from 8 to 18 every day.
fn office() -> Content {
    let mut content = small();
    let mut dated = slide("dated");
    dated.meta.from = Some(date(2026, 10, 1));
    dated.meta.until = Some(date(2026, 12, 31));
    content.slides.push(Arc::new(dated));
    let open = Daypart { days: EVERY_DAY.to_vec(), from: time(8, 0, 0, 0), to: time(18, 0, 0, 0) };
    Arc::make_mut(&mut content.kiosk).open = vec![open];
    content
}

fn wall(text: &str) -> Zoned {
    text.parse().expect("a zoned time")
}

const NOON: &str = "2026-11-04T12:00:00[Europe/Berlin]";

/// The clock shows `wrong` for a while, at noon of some other day, and then the truth again.
#[track_caller]
fn plays_through(wrong: Zoned, has_dated: bool) {
    let mut kiosk = Loop::new(office(), NOON);
    kiosk.goes_on(10);
    kiosk.set(wrong.clone());
    let shown = kiosk.goes_on(120);
    let dated = Id::new("dated");
    assert!(shown.len() > 15, "{shown:?}");
    assert_eq!(shown.contains(&dated), has_dated, "{shown:?}");
    // Somebody comes by while it is wrong, and is forgotten in time.
    kiosk.step(Some(Gesture::Touch));
    assert!(kiosk.player.scene(&kiosk.now).in_session);
    for _ in 0..200 {
        kiosk.wait(SECOND);
    }
    assert!(!kiosk.player.scene(&kiosk.now).in_session, "back in the loop");
    kiosk.set(wall(NOON));
    assert!(kiosk.goes_on(120).contains(&dated), "the truth is believed again");
    // It may as well be wrong from the start.
    let mut kiosk = Loop::new(office(), &wrong.to_string());
    assert!(!kiosk.goes_on(60).is_empty());
}

// Case: Time: the clock a year ahead
#[test]
fn a_clock_a_year_ahead_plays_on_and_shows_what_is_of_that_day() {
    plays_through(wall("2027-11-04T12:00:00[Europe/Berlin]"), false);
}

// Case: Time: the clock a year behind
#[test]
fn a_clock_a_year_behind_plays_on_with_what_has_no_date() {
    plays_through(wall("2025-11-04T12:00:00[Europe/Berlin]"), false);
}

// Case: Time: 1970
#[test]
fn a_clock_without_a_battery_plays_on() {
    plays_through(wall("1970-01-01T00:00:00[UTC]"), false);
    plays_through(wall("1970-01-01T00:00:00[Pacific/Honolulu]"), false);
}

// Case: Time: 2038
#[test]
fn the_end_of_32_bits_of_seconds_is_an_instant_like_others() {
    let mut kiosk = Loop::new(office(), "2038-01-19T04:13:50[Europe/Berlin]");
    assert!(kiosk.is_black(), "a night");
    for _ in 0..20 {
        kiosk.wait(SECOND);
    }
    assert_eq!(kiosk.now.wall.timestamp().as_second(), 1 + i64::from(i32::MAX) + 2);
    kiosk.tick();
    assert_eq!(kiosk.now.wall.to_string(), "2038-01-19T08:00:00+01:00[Europe/Berlin]");
    kiosk.goes_on(100);
    plays_through(wall("2038-01-19T12:00:00[Europe/Berlin]"), false);
}

// Case: Time: 9999
#[test]
fn the_last_days_of_time_are_not_believed_and_play_on_to_their_end() {
    for zone in ["UTC", "Pacific/Kiritimati", "Pacific/Honolulu", "Europe/Berlin"] {
        let zone = TimeZone::get(zone).expect("there is such a zone");
        // A day before the end, an hour, a second, and the end.
        for before_s in [86_400, 3_600, 1, 0] {
            let end = Timestamp::MAX - SignedDuration::from_secs(before_s);
            plays_through(end.to_zoned(zone.clone()), false);
        }
    }
}

// Case: Time: set over an opening while closed
// Case: Time: woken over an opening while closed
#[test]
fn a_room_that_opened_while_nobody_looked_is_open_at_the_next_look() {
    for night in ["2026-11-04T03:00:00[Europe/Berlin]", "2026-11-04T23:00:00[Europe/Berlin]"] {
        let mut kiosk = Loop::new(office(), night);
        assert!(kiosk.is_black());
        kiosk.wait(SECOND);
        // Ahead over the opening; back over the closing.
        kiosk.set(wall("2026-11-04T11:00:00[Europe/Berlin]"));
        kiosk.goes_on(60);
        kiosk.set(wall("2026-11-04T18:30:00[Europe/Berlin]"));
        assert!(kiosk.is_black(), "and closed again when it is late");
    }
}

// Case: Time: 24 h of suspend are one step
#[test]
fn a_day_asleep_is_one_step_in_the_loop_and_in_a_session() {
    let tomorrow = || wall("2026-11-05T12:00:00[Europe/Berlin]");
    // While it sleeps the program's own clock stands still, and only the wall has gone on.
    let mut kiosk = Loop::new(office(), NOON);
    kiosk.wait(SECOND);
    let turn = kiosk.player.scene(&kiosk.now).turn;
    assert!(kiosk.set(tomorrow()).len() <= 1);
    assert!(kiosk.player.scene(&kiosk.now).turn - turn <= 1);
    kiosk.goes_on(60);
    // Who sat before it is gone in time, counted from the waking.
    let mut kiosk = Loop::new(office(), NOON);
    kiosk.step(Some(Gesture::Touch));
    assert!(kiosk.set(tomorrow()).len() <= 1);
    for _ in 0..200 {
        kiosk.wait(SECOND);
    }
    assert!(!kiosk.player.scene(&kiosk.now).in_session);
    kiosk.goes_on(60);
}

/// The instants at which the room opens and closes from `start` on, for a day.
fn edges(content: Content, start: &str) -> Vec<String> {
    let mut kiosk = Loop::new(content, start);
    let mut edges = Vec::new();
    let mut black = kiosk.is_black();
    let mut ticks = 0;
    while kiosk.player.next_change(&kiosk.now) < Duration::from_secs(25 * 3600) {
        kiosk.tick();
        ticks += 1;
        assert!(ticks < 20_000, "no more than a change each few seconds");
        if kiosk.is_black() != black {
            black = !black;
            edges.push(kiosk.now.wall.to_string());
        }
    }
    edges
}

fn open(from: (i8, i8), to: (i8, i8)) -> Content {
    let mut content = empty();
    content.slides = vec![Arc::new(slide("a")), Arc::new(slide("b"))];
    let part = Daypart {
        days: EVERY_DAY.to_vec(),
        from: time(from.0, from.1, 0, 0),
        to: time(to.0, to.1, 0, 0),
    };
    Arc::make_mut(&mut content.kiosk).open = vec![part];
    content
}

// Case: Time: the day on which the clock goes ahead
#[test]
fn where_an_hour_is_missing_the_room_opens_and_closes_by_the_clock_on_the_wall() {
    let start = "2026-03-28T23:30:00[Europe/Berlin]";
    assert_eq!(
        edges(open((8, 0), (18, 0)), start),
        ["2026-03-29T08:00:00+02:00[Europe/Berlin]", "2026-03-29T18:00:00+02:00[Europe/Berlin]"]
    );
    // Its opening is in the hour that there isn't.
    assert_eq!(
        edges(open((2, 30), (4, 0)), start),
        ["2026-03-29T03:00:00+02:00[Europe/Berlin]", "2026-03-29T04:00:00+02:00[Europe/Berlin]"]
    );
}

// Case: Time: the day on which the clock goes back
#[test]
fn where_an_hour_comes_twice_the_room_opens_once_and_closes_once() {
    let start = "2026-10-24T23:30:00[Europe/Berlin]";
    assert_eq!(
        edges(open((8, 0), (18, 0)), start),
        ["2026-10-25T08:00:00+01:00[Europe/Berlin]", "2026-10-25T18:00:00+01:00[Europe/Berlin]"]
    );
    assert_eq!(
        edges(open((2, 30), (4, 0)), start),
        ["2026-10-25T02:30:00+02:00[Europe/Berlin]", "2026-10-25T04:00:00+01:00[Europe/Berlin]"]
    );
}

// Case: Time: the zone changed while running
#[test]
fn a_machine_that_is_given_another_zone_opens_and_closes_by_that_one() {
    let mut kiosk = Loop::new(office(), "2026-11-04T17:00:00[Europe/Berlin]");
    kiosk.goes_on(10);
    let shanghai = kiosk.now.wall.with_time_zone(TimeZone::get("Asia/Shanghai").expect("a zone"));
    kiosk.set(shanghai);
    assert!(kiosk.is_black(), "it is midnight there");
    let hawaii = kiosk.now.wall.with_time_zone(TimeZone::get("Pacific/Honolulu").expect("a zone"));
    kiosk.set(hawaii);
    assert!(kiosk.is_black(), "it is morning there, before eight");
    kiosk.tick();
    assert_eq!(kiosk.now.wall.hour(), 8);
    kiosk.goes_on(60);
}

// Case: Content: all in the future
#[test]
fn where_all_is_in_the_future_something_is_on_the_glass_until_then() {
    let mut content = empty();
    let mut soon = slide("soon");
    soon.meta.from = Some(date(2026, 11, 5));
    content.slides = vec![Arc::new(soon)];
    let mut kiosk = Loop::new(content, "2026-11-04T23:50:00[Europe/Berlin]");
    for _ in 0..100 {
        assert!(!kiosk.is_black());
        if let View::Slide { slide, .. } = kiosk.view() {
            assert_eq!((slide.meta.id.as_str(), kiosk.now.wall.day()), ("soon", 5));
            return;
        }
        assert_eq!(kiosk.now.wall.day(), 4, "it comes with its day");
        kiosk.tick();
    }
    panic!("it never came");
}

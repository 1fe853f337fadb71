//! A month on the wall of a house with three shifts, played through the real player and the
//! real ledger: every card has its share of when people are there, in every week, and nobody
//! waits for more than two rounds.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use breakroom::content::model::{Beat, Commendation, Content, Daypart, Id, Slide, SlideKind};
use breakroom::ledger::{Entry, Ledger};
use breakroom::player::scene::{Event, Gesture, Now};
use breakroom::player::testing::{card, empty, later, slide, text, value};
use breakroom::player::{Input, Options, Player};
use jiff::civil::Weekday;
use jiff::{ToSpan, Zoned};
use tempfile::TempDir;

const CARDS: usize = 120;
const WEEKS: usize = 4;
/// Jain's index, 1 where all have the same and 1 ÷ n where one has all, of the time as the kiosk
/// weighs it. The design asks for 0.99, which here even taking turns would reach.
const JAIN_LEAST: f64 = 0.998;
/// The same of the time weighted by how many really came, which the kiosk can but estimate.
const JAIN_BY_VISITS_LEAST: f64 = 0.99;

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, n: usize) -> usize {
        (self.roll() * n as f64) as usize
    }
}

/// Visits in an hour: three shifts that change at 6, 14 and 22, a lunch peak, a small one at
/// midnight; nobody at the weekend.
fn visits_an_hour(wall: &Zoned) -> f64 {
    if matches!(wall.date().weekday(), Weekday::Saturday | Weekday::Sunday) {
        return 0.0;
    }
    match wall.hour() {
        6 | 13 | 21 => 8.0,
        12 => 30.0,
        14 | 22 => 6.0,
        0 => 3.0,
        1..=5 | 23 => 0.7,
        _ => 3.5,
    }
}

/// A card of the wall; two people of ten have two.
fn thanks(n: usize, date: &str) -> Arc<Commendation> {
    let person = if n % 10 == 9 { n - 1 } else { n };
    let mut thanks = card(&format!("card-{n}"), &format!("Person {person}"), date);
    thanks.meta.value = Some(value(["own-it", "respect", "care"][n % 3]));
    // Some have much to tell and some little.
    thanks.situation = text(&"word ".repeat(10 + n % 50));
    Arc::new(thanks)
}

fn house() -> Content {
    let mut content = empty();
    content.values = ["own-it", "respect", "care"].map(value).into();
    let body = text(&"word ".repeat(60));
    content.slides = ["a", "b", "c", "d"]
        .map(|name| {
            let kind = SlideKind::Principle { body: body.clone() };
            Arc::new(Slide { kind, ..slide(name) })
        })
        .into();
    content.commendations = (0..CARDS).map(|n| thanks(n, "2026-09-01")).collect();
    let kiosk = Arc::make_mut(&mut content.kiosk);
    kiosk.rhythm = vec![Beat::Slide, Beat::Slide, Beat::Slide, Beat::Commendation];
    let days =
        [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];
    let six = jiff::civil::time(6, 0, 0, 0);
    // From six to six: Saturday's early hours are Friday's night.
    kiosk.open = vec![Daypart { days: days.to_vec(), from: six, to: six }];
    content
}

/// A card's time on the glass.
struct Seen {
    id: Id,
    week: usize,
    wall: Zoned,
    seconds: f64,
    /// Weighted by what the player believes.
    weighted: f64,
    /// Cards that were live then.
    live: usize,
}

struct House {
    dir: TempDir,
    ledger: Ledger,
    player: Player,
    content: Content,
    now: Now,
    seen: Vec<Seen>,
    start: Zoned,
}

impl House {
    fn new() -> Self {
        let start: Zoned = "2026-10-05T06:00:00[Europe/Berlin]".parse().expect("a Monday");
        let dir = TempDir::new().expect("a folder");
        let (mut ledger, _) = Ledger::open(Some(dir.path()));
        // The kiosk has stood there for two weeks already, without a wall.
        let mut dice = Dice(1);
        for hour in 0..14 * 24 {
            let wall = &start - (14 * 24 - hour).hours();
            let touches = 2.0 * visits_an_hour(&wall) * (0.5 + dice.roll());
            for _ in 0..touches.round() as usize {
                ledger.record(Entry::Touch, &wall, Duration::ZERO);
            }
        }
        let now = Now { mono: Duration::ZERO, wall: start.clone() };
        let content = house();
        let player = Player::new(Arc::new(content.clone()), Options::default(), &now);
        let mut house = Self { dir, ledger, player, content, now, seen: Vec::new(), start };
        house.restart();
        house
    }

    /// Ends the program and starts it again.
    fn restart(&mut self) {
        let (nowhere, _) = Ledger::open(None);
        drop(std::mem::replace(&mut self.ledger, nowhere));
        self.ledger = Ledger::open(Some(self.dir.path())).0;
        let content = Arc::new(self.content.clone());
        self.player = Player::new(content, Options { seed: 3, ..Options::default() }, &self.now);
        self.player.set_history(self.ledger.records().of_content(&self.content), &self.now);
    }

    fn step(&mut self, gesture: Option<Gesture>) {
        if gesture.is_some() {
            self.ledger.record(Entry::Touch, &self.now.wall, self.now.mono);
        }
        let input = Input { gesture, ready: true, ..Input::default() };
        for event in self.player.step(&self.now, input) {
            if let Event::Spotlight(seen) = event {
                let week = (&self.now.wall - &self.start).get_hours() as usize / (7 * 24);
                self.seen.push(Seen {
                    id: seen.id.clone(),
                    week,
                    wall: self.now.wall.clone(),
                    seconds: seen.lasted.as_secs_f64(),
                    weighted: seen.weighted.as_secs_f64(),
                    live: self.content.commendations.len(),
                });
                self.ledger.record(Entry::Spotlight(seen), &self.now.wall, self.now.mono);
            }
        }
    }

    fn wait(&mut self, time: Duration) {
        self.now = later(&self.now, time);
        self.step(None);
    }

    fn change(&mut self, edit: impl FnOnce(&mut Vec<Arc<Commendation>>)) {
        edit(&mut self.content.commendations);
        self.player.set_content(Arc::new(self.content.clone()), &self.now);
    }

    /// An hour with its visits, spread by chance.
    fn hour(&mut self, dice: &mut Dice) {
        let end = &self.now.wall + 1.hour();
        let visits = visits_an_hour(&self.now.wall) * (0.5 + dice.roll());
        while self.now.wall < end {
            let left = Duration::try_from(end.duration_since(&self.now.wall)).unwrap_or_default();
            let next = self.player.next_change(&self.now).saturating_sub(self.now.mono);
            // So likely does somebody come before that.
            let step = next.min(left).max(Duration::from_millis(1));
            if dice.roll() < visits * step.as_secs_f64() / 3600.0 {
                self.now = later(&self.now, step.mul_f64(dice.roll()));
                self.step(Some(Gesture::Touch));
                self.wait(Duration::from_secs(9));
                self.step(Some(Gesture::Leave));
            } else {
                self.wait(step);
            }
        }
    }
}

/// What was seen in the month, played once for all tests.
fn month() -> &'static [Seen] {
    static SEEN: OnceLock<Vec<Seen>> = OnceLock::new();
    SEEN.get_or_init(play)
}

fn play() -> Vec<Seen> {
    let mut house = House::new();
    let mut dice = Dice(2026);
    for hour in 0..WEEKS * 7 * 24 {
        match hour {
            // In the second week ten new ones come on Monday, and in the third an old one.
            h if h == 7 * 24 + 4 => house.change(|cards| {
                cards.extend((200..210).map(|n| thanks(n, "2026-10-12")));
            }),
            h if h == 15 * 24 => house.change(|cards| cards.push(thanks(300, "2026-08-01"))),
            // One is withdrawn on a Wednesday at noon.
            h if h == 16 * 24 + 6 => house.change(|cards| drop(cards.remove(17))),
            _ => {}
        }
        if house.now.wall.hour() == 3 {
            house.restart();
        }
        house.hour(&mut dice);
    }
    house.seen
}

fn jain(had: &[f64]) -> f64 {
    let (sum, squares) = had.iter().fold((0.0, 0.0), |(s, q), x| (s + x, q + x * x));
    sum * sum / (had.len() as f64 * squares)
}

/// What a second was worth at a time, by how many came then; nobody at all is worth little.
fn worth(wall: &Zoned) -> f64 {
    visits_an_hour(wall).max(0.5)
}

/// Jain's index over the cards that were live from the first day to the last, in a week.
fn index(seen: &[Seen], ids: &[Id], week: usize, value: impl Fn(&Seen) -> f64) -> f64 {
    let mut had: HashMap<&Id, f64> = HashMap::new();
    for seen in seen.iter().filter(|seen| seen.week == week) {
        *had.entry(&seen.id).or_default() += value(seen);
    }
    let of: Vec<f64> = ids.iter().map(|id| had.get(id).copied().unwrap_or(0.0)).collect();
    jain(&of)
}

/// The longest wait of any card, in rounds of those live.
fn longest_wait(seen: &[Seen]) -> f64 {
    let mut last: HashMap<&Id, usize> = HashMap::new();
    let mut longest = 0.0_f64;
    for (turn, seen) in seen.iter().enumerate() {
        // A newcomer waits from when it came, which is not before the first of its kind.
        let before = last.insert(&seen.id, turn);
        let waited = before.map_or(0, |before| turn - before);
        longest = longest.max(waited as f64 / seen.live as f64);
    }
    longest
}

/// The same turns given to others: what another rule would have made of the month.
fn given(seen: &[Seen], next: impl FnMut(&Seen) -> Id) -> Vec<Seen> {
    let ids: Vec<Id> = seen.iter().map(next).collect();
    let each = seen.iter().zip(ids).map(|(seen, id)| Seen { id, wall: seen.wall.clone(), ..*seen });
    each.collect()
}

#[test]
fn a_month_of_three_shifts_is_fair_in_every_week() {
    let seen = month();
    let always = (0..CARDS).filter(|n| *n != 17).map(|n| Id::new(&format!("card-{n}")));
    let always: Vec<Id> = always.collect();
    let new: Vec<Id> = (200..210).map(|n| Id::new(&format!("card-{n}"))).collect();
    for week in 0..WEEKS {
        let by_weight = index(seen, &always, week, |seen| seen.weighted);
        let by_visits = index(seen, &always, week, |seen| seen.seconds * worth(&seen.wall));
        println!("week {week}: Jain {by_weight:.4} as weighted, {by_visits:.4} by visits");
        assert!(by_weight >= JAIN_LEAST, "week {week}: {by_weight}");
        assert!(by_visits >= JAIN_BY_VISITS_LEAST, "week {week}: {by_visits} by who came");
        if week > 0 {
            let newcomers = index(seen, &new, week, |seen| seen.weighted);
            println!("week {week}: Jain {newcomers:.4} among the newcomers");
            assert!(newcomers >= JAIN_LEAST, "week {week}: {newcomers}");
        }
    }
    let longest = longest_wait(seen);
    println!("{} turns, the longest wait was {longest:.2} rounds", seen.len());
    assert!(longest <= 2.0, "{longest} rounds");
    let withdrawn = Id::new("card-17");
    let after = "2026-10-21T12:00:10[Europe/Berlin]".parse::<Zoned>().expect("a time");
    assert!(seen.iter().all(|seen| seen.id != withdrawn || seen.wall <= after));
    // In its first seven days a card has twice the time, and the same from then on.
    let had = |ids: &[Id], week: usize| -> f64 {
        let of = seen.iter().filter(|s| s.week == week && ids.contains(&s.id));
        of.map(|seen| seen.weighted).sum::<f64>() / ids.len() as f64
    };
    let (first, then) = (had(&new, 1) / had(&always, 1), had(&new, 3) / had(&always, 3));
    println!("a newcomer has {first:.2} times the time in its week, and {then:.2} later");
    assert!((1.85..2.1).contains(&first) && (0.95..1.05).contains(&then), "{first}, {then}");
}

#[test]
fn neither_taking_turns_nor_chance_would_pass_for_fair() {
    let seen = month();
    let always: Vec<Id> = (0..CARDS).map(|n| Id::new(&format!("card-{n}"))).collect();
    let least = |seen: &[Seen]| {
        let of = |week| index(seen, &always, week, |seen| seen.weighted);
        (0..WEEKS).map(of).fold(1.0, f64::min)
    };
    let mut turn = 0;
    let robin = given(seen, |_| {
        turn += 1;
        always[turn % CARDS].clone()
    });
    let mut dice = Dice(5);
    let random = given(seen, |_| always[dice.below(CARDS)].clone());
    println!("in turn: {:.4}; by chance: {:.4}", least(&robin), least(&random));
    assert!(least(&robin) < JAIN_LEAST && least(&random) < JAIN_LEAST);
    assert!(longest_wait(&random) > 2.0);
}

//! What holds for any wall, and the wall that it is tried on.

mod turns;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::content::model::Content;
use crate::player::testing::*;

/// How long a card stays here.
const STAYS: Duration = Duration::from_secs(10);

/// A wall of its own, with what it has seen.
struct Wall {
    content: Content,
    playlist: Playlist,
    turns: Turns,
    mono: Duration,
    theme: Option<Id>,
    shown: Vec<Spotlight>,
}

/// Cards by date and by person; a date in November is new, see [`noon`].
fn cards(of: &[(String, &str)]) -> Content {
    let card = |(at, (who, date)): (usize, &(String, &str))| {
        let mut thanks = card(&format!("c{at}"), who, date);
        thanks.meta.value = Some(value(&format!("v{}", at % 3)));
        Arc::new(thanks)
    };
    Content { commendations: of.iter().enumerate().map(card).collect(), ..empty() }
}

/// So many cards of as many people.
fn crowd(n: usize) -> Content {
    let of: Vec<_> = (0..n).map(|at| (format!("p{at}"), "2026-09-01")).collect();
    cards(&of)
}

fn live(content: &Content) -> Playlist {
    let mut playlist = Playlist::new(content, &noon().wall);
    playlist.spotlight = STAYS;
    playlist
}

impl Wall {
    fn new(content: Content) -> Self {
        let playlist = live(&content);
        let mut turns = Turns::default();
        turns.attend(&playlist);
        let (mono, shown) = (Duration::ZERO, Vec::new());
        Self { content, playlist, turns, mono, theme: None, shown }
    }

    /// Other cards are live from now on.
    fn change(&mut self, content: Content) {
        self.playlist = live(&content);
        self.content = content;
        self.turns.attend(&self.playlist);
    }

    fn next(&self, weight: f64) -> Arc<Commendation> {
        let of_theme = |card: &Commendation| {
            self.theme.is_some() && card.meta.value.as_ref().map(|v| &v.id) == self.theme.as_ref()
        };
        self.turns.choose(&self.playlist, |_| true, of_theme, weight).expect("a card").clone()
    }

    /// Gives the next turn, cut short after so many seconds.
    fn turn(&mut self, weight: f64, seconds: u64) -> String {
        let card = self.next(weight);
        self.turns.show(&card, self.mono, STAYS, weight);
        self.mono += Duration::from_secs(seconds);
        self.shown.extend(self.turns.leave(self.mono));
        card.meta.id.as_str().to_owned()
    }

    fn run(&mut self, turns: usize) -> Vec<String> {
        (0..turns).map(|_| self.turn(1.0, 10)).collect()
    }

    /// Weighted seconds that a card has had.
    fn had(&self, name: &str) -> f64 {
        let of = self.shown.iter().filter(|seen| seen.id.as_str() == name);
        of.map(|seen| seen.weighted.as_secs_f64()).sum()
    }

    fn owed(&self, name: &str) -> f64 {
        self.turns.live[&id(name)].owed
    }

    fn person_of(&self, id: &Id) -> &str {
        let card = self.content.commendations.iter().find(|card| card.meta.id == *id);
        person(card.expect("a card"))
    }
}

/// The people, their cards, which are new, and stretches of hours with their weight.
#[derive(Clone, Debug)]
struct Case {
    people: Vec<(usize, bool)>,
    hours: Vec<(f64, usize)>,
    cut: u64,
    theme: bool,
}

fn case(
    people: std::ops::Range<usize>,
    cards_each: std::ops::Range<usize>,
) -> impl Strategy<Value = Case> {
    let people = vec((cards_each, prop::bool::weighted(0.2)), people);
    let hours = vec((0.05..=1.0_f64, 5..80_usize), 8..30);
    (people, hours, 1..=10_u64, any::<bool>()).prop_map(|(people, hours, cut, theme)| Case {
        people,
        hours,
        cut,
        theme,
    })
}

fn play(case: &Case) -> Wall {
    let mut of = Vec::new();
    for (who, (count, is_new)) in case.people.iter().enumerate() {
        let date = if *is_new { "2026-11-03" } else { "2026-09-01" };
        of.extend((0..*count).map(|_| (format!("p{who}"), date)));
    }
    let mut wall = Wall::new(cards(&of));
    wall.theme = case.theme.then(|| id("v1"));
    for (at, (weight, turns)) in case.hours.iter().cycle().take(60).enumerate() {
        for turn in 0..*turns {
            // Now and then somebody touches the card and so takes it off the loop.
            let is_cut = (31 * at + 17 * turn * turn).is_multiple_of(11);
            wall.turn(*weight, if is_cut { case.cut } else { 10 });
        }
    }
    wall
}

/// How many cards the person of a card has.
fn cards_of_same(wall: &Wall, id: &Id) -> usize {
    let who = wall.person_of(id);
    wall.content.commendations.iter().filter(|card| person(card) == who).count()
}

fn check_gaps(wall: &Wall) -> Result<(), TestCaseError> {
    let gap = gap(wall.playlist.people);
    for seen in wall.shown.windows(gap + 1) {
        let mut people: Vec<&str> = seen.iter().map(|seen| wall.person_of(&seen.id)).collect();
        people.sort_unstable();
        people.dedup();
        prop_assert_eq!(people.len(), gap + 1, "somebody came twice in {:?}", seen);
    }
    Ok(())
}

fn check_waits(wall: &Wall) -> Result<(), TestCaseError> {
    let n = wall.content.commendations.len();
    let gap = gap(wall.playlist.people);
    let mut last: HashMap<&Id, usize> = HashMap::new();
    for (at, seen) in wall.shown.iter().enumerate() {
        let waited = at + 1 - last.insert(&seen.id, at + 1).unwrap_or(0);
        prop_assert_eq!(waited, seen.waited as usize);
        let round = n.max(cards_of_same(wall, &seen.id) * (gap + 1));
        // Where some have several cards, the gap may hold somebody up at the last moment.
        let most = 2 * round + if wall.playlist.people < n { gap } else { 0 };
        prop_assert!(waited <= most, "{} waited {waited} of {n}, {most} at most", seen.id);
    }
    let never = wall.content.commendations.iter().find(|c| !last.contains_key(&c.meta.id));
    prop_assert!(never.is_none(), "{:?} never came", never.map(|card| &card.meta.id));
    Ok(())
}

/// No card had more or less than its share by more than so many showings.
fn check_shares(wall: &Wall, most: f64) -> Result<(), TestCaseError> {
    let all: f64 = wall.shown.iter().map(|seen| seen.weighted.as_secs_f64()).sum();
    for card in &wall.content.commendations {
        let name = card.meta.id.as_str();
        let fair = wall.turns.live[&card.meta.id].share * all;
        let off = (fair - wall.had(name)) / STAYS.as_secs_f64();
        prop_assert!(off.abs() <= most, "{name} is off by {off:.2} showings");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_one_card_each_nobody_comes_twice_too_soon_or_waits_past_two_rounds(
        case in case(2..40, 1..2),
    ) {
        let wall = play(&case);
        check_gaps(&wall)?;
        check_waits(&wall)?;
    }

    #[test]
    fn of_up_to_four_cards_each_nobody_does_either(case in case(2..24, 1..5)) {
        let wall = play(&case);
        check_gaps(&wall)?;
        check_waits(&wall)?;
    }

    /// Of fewer people the gap leaves nothing, or little, to choose from.
    #[test]
    fn of_twelve_people_and_more_no_card_is_ever_off_by_eight_showings(case in case(12..40, 1..3)) {
        check_shares(&play(&case), 8.0)?;
    }

    #[test]
    fn shares_come_to_one_and_give_no_person_more_than_their_turns(
        cards in vec((prop_oneof![Just(1.0), Just(2.0)], 0..12_usize), 1..60),
    ) {
        // People are numbered without a hole.
        let mut numbers: Vec<usize> = cards.iter().map(|(_, person)| *person).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let number = |person| numbers.iter().position(|n| *n == person).unwrap_or(0);
        let cards: Vec<_> = cards.into_iter().map(|(w, person)| (w, number(person))).collect();
        let gap = gap(numbers.len());
        let shares = shares(&cards, gap);
        prop_assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        for person in 0..numbers.len() {
            let theirs = cards.iter().zip(&shares).filter(|((_, p), _)| *p == person);
            let sum: f64 = theirs.map(|(_, share)| share).sum();
            prop_assert!(sum <= 1.0 / (gap + 1) as f64 + 1e-9);
        }
    }
}

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::testing::*;
use super::*;
use crate::content::model::Content;

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
    fn of_twelve_people_and_more_no_card_is_off_by_three_showings(case in case(12..40, 1..3)) {
        check_shares(&play(&case), 3.0)?;
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

#[test]
fn what_is_new_has_twice_the_time_of_what_is_not() {
    let mut of: Vec<_> = (0..20).map(|at| (format!("p{at}"), "2026-09-01")).collect();
    of[3].1 = "2026-11-03";
    let mut wall = Wall::new(cards(&of));
    wall.run(2_100);
    assert!((wall.had("c3") - 2_000.0).abs() <= 20.0, "{}", wall.had("c3"));
    assert!((wall.had("c4") - 1_000.0).abs() <= 20.0, "{}", wall.had("c4"));
}

#[test]
fn seven_people_simply_take_turns() {
    let mut wall = Wall::new(crowd(7));
    let ids = wall.run(21);
    assert_eq!(ids[..7], ids[7..14]);
    assert_eq!(ids[..7], ids[14..]);
}

#[test]
fn what_one_person_cannot_use_the_others_get() {
    // Ada has half of the cards, and may be thanked each seventh turn.
    let names = (0..20).map(|at| if at % 2 == 0 { "Ada".to_owned() } else { format!("p{at}") });
    let of: Vec<_> = names.map(|who| (who, "2026-09-01")).collect();
    let mut wall = Wall::new(cards(&of));
    wall.run(700);
    let ada: f64 = (0..20).step_by(2).map(|at| wall.had(&format!("c{at}"))).sum();
    assert!((ada - 1_000.0).abs() <= 40.0, "{ada}");
    for at in (1..20).step_by(2) {
        let had = wall.had(&format!("c{at}"));
        assert!((had - 600.0).abs() <= 20.0, "{had}");
    }
}

#[test]
fn an_hour_at_night_does_not_pay_for_an_hour_at_noon() {
    let mut wall = Wall::new(crowd(10));
    // A turn at noon for the first five, and then a night.
    let noon: HashSet<String> = (0..5).map(|_| wall.turn(1.0, 10)).collect();
    let night: Vec<String> = (0..10).map(|_| wall.turn(0.1, 10)).collect();
    let came = night.iter().filter(|id| noon.contains(*id)).count();
    assert!(came <= 5, "those who had none at noon come first: {night:?}");
    assert!(wall.owed("c9") > wall.owed(noon.iter().next().expect("five")), "and again at noon");
}

#[test]
fn a_card_that_is_always_touched_at_once_comes_the_more_often() {
    let mut wall = Wall::new(crowd(12));
    for _ in 0..700 {
        let touched = wall.next(1.0).meta.id == id("c3");
        wall.turn(1.0, if touched { 1 } else { 10 });
    }
    let turns = wall.shown.iter().filter(|seen| seen.id == id("c3")).count();
    assert!((90..=100).contains(&turns), "as often as the gap allows: {turns}");
}

#[test]
fn a_newcomer_neither_starves_nor_floods() {
    let mut wall = Wall::new(crowd(20));
    wall.run(3_000);
    let mut of: Vec<_> = (0..23).map(|at| (format!("p{at}"), "2026-09-01")).collect();
    of[20].1 = "2026-11-03";
    wall.change(cards(&of));
    let ids = wall.run(240);
    let count = |name: &str| ids.iter().filter(|id| *id == name).count();
    assert!((9..=11).contains(&count("c22")), "{}", count("c22"));
    assert!((19..=21).contains(&count("c20")), "{}", count("c20"));
    assert!((9..=11).contains(&count("c4")), "{}", count("c4"));
    assert!(ids[..46].contains(&"c21".to_owned()), "two rounds");
}

#[test]
fn cards_that_come_back_do_not_flood_the_wall() {
    let mut wall = Wall::new(crowd(20));
    let whole = wall.content.clone();
    wall.run(200);
    for _ in 0..5 {
        let mut half = whole.clone();
        half.commendations.truncate(12);
        wall.change(half);
        wall.run(2_000);
        wall.change(whole.clone());
        let back = wall.run(40);
        for at in 12..20 {
            let came = back.iter().filter(|id| **id == format!("c{at}")).count();
            assert!((1..=3).contains(&came), "c{at} came {came} times in two rounds");
        }
    }
}

#[test]
fn who_leaves_takes_along_what_they_were_owed() {
    let mut wall = Wall::new(crowd(9));
    wall.run(5);
    let mut fewer = wall.content.clone();
    fewer.commendations.truncate(6);
    wall.change(fewer);
    let all: f64 = (0..6).map(|at| wall.owed(&format!("c{at}"))).sum();
    assert!(all.abs() < 1e-9, "{all}");
}

/// What the ledger would remember.
fn remembered(wall: &Wall) -> HashMap<Id, Standing> {
    wall.shown.iter().map(|seen| (seen.id.clone(), seen.standing)).collect()
}

#[test]
fn a_restart_changes_nothing() {
    let mut wall = Wall::new(crowd(16));
    for turn in 0..500 {
        wall.turn(if turn % 50 < 10 { 1.0 } else { 0.2 }, 10);
    }
    let known = remembered(&wall);
    let before: Vec<f64> = (0..16).map(|at| wall.owed(&format!("c{at}"))).collect();
    let mut restarted = Turns::default();
    restarted.attend(&wall.playlist);
    restarted.recall(known, &wall.playlist);
    for (at, before) in before.iter().enumerate() {
        let after = restarted.live[&id(&format!("c{at}"))].owed;
        assert!((after - before).abs() < 1e-6, "c{at}: {before} became {after}");
    }
    let mut again = Wall { turns: restarted, shown: Vec::new(), ..Wall::new(crowd(16)) };
    assert_eq!(wall.run(100), again.run(100));
}

#[test]
fn after_a_restart_who_was_away_begins_even_and_numbers_from_a_broken_ledger_do_no_harm() {
    let mut wall = Wall::new(crowd(10));
    wall.run(1_000);
    let mut known = remembered(&wall);
    for (name, owed, clock, turn) in [
        ("c0", 0.0, 10.0, 3),
        ("c1", f64::NAN, 0.0, 0),
        ("c2", f64::MAX, 1e10, u64::MAX / 2),
        ("c3", -1e300, 9_900.0, 990),
    ] {
        known.insert(id(name), Standing { owed, clock, turn });
    }
    wall.turns.recall(known, &wall.playlist);
    wall.shown.clear();
    wall.run(200);
    for at in 0..10 {
        let had = wall.had(&format!("c{at}"));
        assert!((had - 200.0).abs() <= 50.0, "c{at} had {had}");
    }
}

#[test]
fn the_theme_goes_first_among_those_owed_nearly_as_much_and_no_further() {
    let mut wall = Wall::new(crowd(12));
    wall.theme = Some(id("v2"));
    let first: Vec<String> = wall.run(4);
    assert_eq!(first, ["c2", "c5", "c8", "c11"], "all are owed alike");
    wall.run(1_200);
    for at in 0..12 {
        let had = wall.had(&format!("c{at}"));
        assert!((had - 1_003.3).abs() <= 20.0, "c{at} had {had}");
    }
}

#[test]
fn one_that_was_passed_over_gives_way_until_another_has_come() {
    let mut wall = Wall::new(crowd(10));
    let late = wall.next(1.0);
    wall.turns.pass_over(&late.meta.id);
    assert_ne!(wall.next(1.0), late);
    wall.turn(1.0, 10);
    assert_eq!(wall.next(1.0), late, "it had nothing, and so comes first");
}

#[test]
fn a_machine_that_slept_owes_nobody_a_night() {
    let mut wall = Wall::new(crowd(10));
    wall.turn(1.0, 40_000);
    assert_eq!(wall.shown[0].lasted, 2 * STAYS);
    let next = wall.run(20);
    assert!(next.contains(&"c0".to_owned()), "{next:?}");
}

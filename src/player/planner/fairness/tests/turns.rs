//! Turns on walls made by hand.

use super::*;

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

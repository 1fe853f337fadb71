//! Thanking a colleague: three taps, what counts, and what doesn't.

use std::sync::Arc;
use std::time::Duration;

use super::Bench;
use crate::content::model::{Content, Kiosk, ThanksForm};
use crate::player::scene::{DEEDS, Event, Gesture, ThanksStep, ThanksView, View};
use crate::player::testing::*;

fn thanks(bench: &Bench) -> ThanksView {
    match bench.view() {
        View::Thanks(view) => view,
        other => panic!("no page of thanks: {other:?}"),
    }
}

fn said(bench: &Bench) -> Vec<(String, String)> {
    let of = |event: &Event| match event {
        Event::Thanked { team, deed } => Some((team.as_str().to_owned(), deed.name())),
        _ => None,
    };
    bench.events.iter().filter_map(of).collect()
}

/// Three taps by somebody who reads.
fn thank(bench: &mut Bench, team: &str, deed: usize) {
    bench.touch(Gesture::Thank);
    bench.touch(Gesture::ThankTeam(id(team)));
    bench.wait(Duration::from_secs(2));
    bench.touch(Gesture::ThankFor(deed));
}

#[test]
fn a_team_and_what_they_did_are_counted_and_nothing_else() {
    let mut bench = Bench::new(small());
    thank(&mut bench, "finance", 5);
    let ThanksStep::Done(role, deed) = thanks(&bench).step else { panic!("not said") };
    assert_eq!((role.id.as_str(), deed), ("finance", DEEDS[5]));
    assert_eq!(said(&bench), [("finance".into(), "technique-2".into())]);
}

#[test]
fn who_taps_without_reading_or_says_the_same_again_or_goes_on_and_on_isnt_counted() {
    let mut bench = Bench::new(small());
    bench.touch(Gesture::Thank);
    bench.touch(Gesture::ThankTeam(id("finance")));
    bench.touch(Gesture::ThankFor(0));
    assert_eq!(said(&bench), [], "a second is too short to have read ten sentences");
    thank(&mut bench, "finance", 0);
    thank(&mut bench, "finance", 0);
    assert_eq!(said(&bench).len(), 1);
    for deed in 1..6 {
        thank(&mut bench, "warehouse", deed);
    }
    assert_eq!(said(&bench).len(), 3, "three in a session");
    bench.touch(Gesture::Leave);
    thank(&mut bench, "warehouse", 1);
    assert_eq!(said(&bench).len(), 4, "the next passer-by counts again");
}

#[test]
fn a_second_tap_in_a_hurry_thanks_nobody() {
    let mut bench = Bench::new(small());
    bench.touch(Gesture::Thank);
    bench.step(Some(Gesture::ThankTeam(id("finance"))));
    assert!(matches!(thanks(&bench).step, ThanksStep::Team(_)));
    bench.touch(Gesture::ThankTeam(id("finance")));
    bench.step(Some(Gesture::ThankFor(0)));
    assert!(matches!(thanks(&bench).step, ThanksStep::Deed(..)));
}

#[test]
fn back_leads_step_by_step_and_nothing_that_isnt_there_can_be_thanked() {
    let mut bench = Bench::new(small());
    bench.touch(Gesture::Thank);
    bench.touch(Gesture::ThankTeam(id("nobody")));
    bench.touch(Gesture::ThankFor(0));
    assert!(matches!(thanks(&bench).step, ThanksStep::Team(_)));
    bench.touch(Gesture::ThankTeam(id("finance")));
    bench.touch(Gesture::ThankFor(DEEDS.len()));
    assert!(matches!(thanks(&bench).step, ThanksStep::Deed(_)));
    bench.touch(Gesture::Back);
    assert!(matches!(thanks(&bench).step, ThanksStep::Team(_)));
    bench.touch(Gesture::Back);
    assert_eq!(bench.view(), View::Home);
    assert_eq!(said(&bench), []);
}

fn with_form() -> Content {
    let form = ThanksForm { url: "https://a.b/c".into(), screen: Some(id("yard")) };
    Content { kiosk: Arc::new(Kiosk { thanks: Some(form), ..kiosk() }), ..small() }
}

#[test]
fn the_form_is_told_the_screen_and_the_value_of_the_card_or_of_the_day() {
    let mut content = with_form();
    Arc::make_mut(&mut content.commendations[0]).meta.value = Some(value("respect"));
    let mut bench = Bench::new(content);
    bench.touch(Gesture::OpenCard(id("c1")));
    bench.touch(Gesture::Thank);
    let of_card = "https://a.b/c?screen=yard&value=respect";
    assert_eq!(thanks(&bench).link.as_deref(), Some(of_card));
    bench.touch(Gesture::Home);
    bench.touch(Gesture::Thank);
    let theme = bench.scene().theme.expect("a value of the day");
    let of_day = format!("https://a.b/c?screen=yard&value={}", theme.id);
    assert_eq!(thanks(&bench).link, Some(of_day));
}

#[test]
fn without_teams_there_is_the_form_and_without_either_no_page() {
    let mut bench = Bench::new(Content { roles: Vec::new(), ..with_form() });
    bench.touch(Gesture::Thank);
    assert!(thanks(&bench).link.is_some());
    let mut bench = Bench::new(Content { roles: Vec::new(), ..small() });
    bench.touch(Gesture::Thank);
    assert_eq!(bench.view(), View::Home);
}

#[test]
fn a_team_that_is_gone_leads_home() {
    let mut bench = Bench::new(small());
    bench.touch(Gesture::Thank);
    bench.touch(Gesture::ThankTeam(id("finance")));
    let (now, page) = (bench.now.clone(), bench.view());
    bench.player.set_content(Arc::new(small()), &now);
    bench.step(None);
    assert_eq!(bench.view(), page, "one that is still there stays");
    bench.player.set_content(Arc::new(Content { roles: vec![role("warehouse")], ..small() }), &now);
    bench.step(None);
    assert_eq!(bench.view(), View::Home);
}

#[test]
fn thirty_thousand_taps_count_three_thanks_a_session_at_most() {
    let mut bench = Bench::new(small());
    let mut dice = 11_u64;
    for _ in 0..30_000 {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let roll = dice >> 33;
        bench.now = later(&bench.now, Duration::from_millis(roll % 4_000));
        let deed = usize::try_from(roll % 12).expect("a small number");
        bench.step(Some(match roll / 12 % 9 {
            0 => Gesture::Leave,
            1 | 2 => Gesture::Thank,
            3 | 4 => Gesture::ThankTeam(id("finance")),
            5 => Gesture::ThankTeam(id("warehouse")),
            6 => Gesture::Back,
            _ => Gesture::ThankFor(deed),
        }));
    }
    let sessions = bench.events.iter().filter(|e| matches!(e, Event::SessionStarted)).count();
    let said = said(&bench).len();
    assert!(said <= 3 * sessions, "{said} in {sessions} sessions");
    assert!(said > 100, "{said}");
}

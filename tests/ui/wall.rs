//! The wall and the role tiles, browsed with a finger.

use std::sync::Arc;

use breakroom::content::model::Commendation;
use breakroom::player::scene::{Event, Gesture, View, WallView};
use egui::Vec2;

use crate::rig::{Kiosk, LANDSCAPE, PORTRAIT, example, say, say_with};
use breakroom::screens::words::Arg;

fn at_wall(size: Vec2, lang: &str) -> Kiosk {
    let mut kiosk = Kiosk::playing(size, lang);
    kiosk.go(Gesture::Wall);
    kiosk.events();
    kiosk
}

fn wall(kiosk: &Kiosk) -> &WallView {
    match &kiosk.scene().view {
        View::Wall(wall) => wall,
        other => panic!("not the wall: {other:?}"),
    }
}

fn name(kiosk: &Kiosk, card: &Commendation) -> String {
    let lang = &kiosk.scene().lang;
    match &card.name {
        Some(name) => name.get(lang).to_owned(),
        None => {
            let team = Arg::Text(card.team.get(lang));
            say_with(&lang.to_string(), "colleague-in", &[("team", team)])
        }
    }
}

fn names(kiosk: &Kiosk) -> Vec<String> {
    wall(kiosk).cards.iter().map(|card| name(kiosk, card)).collect()
}

#[test]
fn each_card_of_a_page_is_a_control_that_opens_it_and_back_leads_to_the_same_page() {
    for (size, lang) in [(LANDSCAPE, "en"), (PORTRAIT, "zh")] {
        let mut kiosk = at_wall(size, lang);
        kiosk.tap_key("next-page");
        let before = wall(&kiosk).clone();
        assert_eq!(before.page, 1);
        for (card, name) in before.cards.iter().zip(names(&kiosk)) {
            kiosk.tap(&name);
            let View::Commendation { commendation, opened: true, .. } = &kiosk.scene().view else {
                panic!("{name} did not open: {:?}", kiosk.scene().view);
            };
            assert!(Arc::ptr_eq(commendation, card));
            assert_eq!(kiosk.events(), [Event::Opened { id: card.meta.id.clone() }]);
            kiosk.tap_key("back");
            assert_eq!(*wall(&kiosk), before);
        }
    }
}

#[test]
fn a_value_shows_its_cards_only_and_all_brings_back_the_rest() {
    for (size, lang) in [(PORTRAIT, "en"), (LANDSCAPE, "zh")] {
        let mut kiosk = at_wall(size, lang);
        let all = wall(&kiosk).clone();
        for value in &all.values {
            let chip = value.name.get(&kiosk.scene().lang).to_owned();
            kiosk.tap(&chip);
            let shown = wall(&kiosk);
            assert_eq!(shown.value.as_ref(), Some(&value.id));
            assert!(!shown.cards.is_empty());
            for card in &shown.cards {
                assert_eq!(card.meta.value.as_ref().map(|v| &v.id), Some(&value.id));
            }
        }
        kiosk.tap_key("wall-all");
        assert_eq!(*wall(&kiosk), all);
    }
}

#[test]
fn the_months_are_stepped_through_and_their_label_leads_back_to_all() {
    for (size, lang) in [(LANDSCAPE, "zh"), (PORTRAIT, "en")] {
        let mut kiosk = at_wall(size, lang);
        let months = wall(&kiosk).months.clone();
        assert!(months.len() > 1, "the example spans several months");
        for month in &months {
            kiosk.tap_key("earlier-month");
            assert_eq!(wall(&kiosk).month, Some(*month));
            for card in &wall(&kiosk).cards {
                assert_eq!((card.date.year(), card.date.month()), *month);
            }
        }
        kiosk.tap_key("earlier-month");
        assert_eq!(wall(&kiosk).month, months.last().copied(), "there is none before the first");
        for month in months.iter().rev().skip(1) {
            kiosk.tap_key("later-month");
            assert_eq!(wall(&kiosk).month, Some(*month));
        }
        let (year, month) = months[0];
        let args = [("year", Arg::Year(year)), ("month", Arg::Number(month.into()))];
        kiosk.tap(&say_with(lang, "month", &args));
        assert_eq!(wall(&kiosk).month, None);
        kiosk.tap_key("earlier-month");
        kiosk.tap_key("later-month");
        assert_eq!(wall(&kiosk).month, None, "beyond the latest are all");
    }
}

#[test]
fn page_by_page_every_card_comes_up_once_and_the_last_page_leads_to_the_first() {
    let mut kiosk = at_wall(LANDSCAPE, "en");
    let pages = wall(&kiosk).pages;
    let mut seen = Vec::new();
    for page in 0..pages {
        assert_eq!(wall(&kiosk).page, page);
        seen.extend(wall(&kiosk).cards.iter().map(|card| card.meta.id.clone()));
        kiosk.tap_key("next-page");
    }
    assert_eq!(wall(&kiosk).page, 0);
    assert_eq!(seen.len(), example().commendations.len());
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), example().commendations.len());
    kiosk.tap_key("previous-page");
    assert_eq!(wall(&kiosk).page, pages - 1);
}

#[test]
fn every_role_tile_opens_its_jobs_and_back_leads_to_the_tiles() {
    for (size, lang) in [(LANDSCAPE, "en"), (PORTRAIT, "zh")] {
        let mut kiosk = Kiosk::playing(size, lang);
        kiosk.go(Gesture::Roles);
        for role in &example().roles {
            let tile = role.name.get(&kiosk.scene().lang).to_owned();
            kiosk.tap(&tile);
            assert!(matches!(&kiosk.scene().view, View::Role { role: on } if on.id == role.id));
            kiosk.tap_key("back");
            assert!(matches!(kiosk.scene().view, View::Roles { .. }));
        }
        kiosk.tap(&say(lang, "home"));
        assert_eq!(kiosk.scene().view, View::Home);
    }
}

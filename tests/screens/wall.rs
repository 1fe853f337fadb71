//! The wall and the role tiles, browsed with a finger.

use std::sync::Arc;
use std::time::Duration;

use breakroom::content::model::{Commendation, Consents, Content, Id, Lang, Term, Text, Who};
use breakroom::player::scene::{Applause, By, Choice, Event, Gesture, View, WallView};
use breakroom::screens::i18n::Arg;
use egui::{Rect, Vec2};

use crate::rig::{Control, Kiosk, LANDSCAPE, PORTRAIT, example, say, say_with};

fn at_wall_of(size: Vec2, lang: &str, content: Arc<Content>) -> Kiosk {
    let mut kiosk = Kiosk::playing_content(size, lang, content);
    kiosk.go(Gesture::Wall);
    kiosk.events();
    kiosk
}

fn at_wall(size: Vec2, lang: &str) -> Kiosk {
    at_wall_of(size, lang, example())
}

/// The example with so many commendations, of many teams and months.
fn crowd(count: usize) -> Arc<Content> {
    let mut content = Content::clone(&example());
    let own = content.commendations.clone();
    let card = |index: usize| {
        let mut card = Commendation::clone(&own[index % own.len()]);
        card.meta.id = Id::new(&format!("c{index}"));
        let days = i32::try_from(index).expect("a small number");
        card.date = jiff::civil::date(2026, 11, 1) - jiff::Span::new().days(days);
        let team = [("en", "Night shift"), ("zh", "夜班")]
            .map(|(lang, name)| (Lang::new(lang), format!("{name} {}", index % 14)));
        let long_ago = jiff::civil::date(2020, 1, 1);
        let Consents { words, name, photo } = &mut card.consents;
        for term in [Some(words), name.as_mut(), photo.as_mut()].into_iter().flatten() {
            *term = Term { from: long_ago, until: None };
        }
        card.team = Text::new(team.to_vec()).expect("two languages");
        Arc::new(card)
    };
    content.commendations = (0..count).map(card).collect();
    Arc::new(content)
}

fn wall(kiosk: &Kiosk) -> &WallView {
    match &kiosk.scene().view {
        View::Wall(wall) => wall,
        other => panic!("not the wall: {other:?}"),
    }
}

/// What the card at `index` is called.
fn label(kiosk: &Kiosk, index: usize) -> String {
    let lang = kiosk.scene().lang.to_string();
    let card = &wall(kiosk).cards[index];
    let text = |text: &Text| text.get(&kiosk.scene().lang).to_owned();
    let team = text(&card.team);
    let name = match (&card.name, card.who) {
        (Some(name), _) => text(name),
        (None, Who::Team) => team,
        (None, Who::Person) => say_with(&lang, "colleague-in", &[("team", Arg::Text(&team))]),
    };
    let (day, month) = (card.date.day().into(), card.date.month().into());
    let date = [("day", Arg::Number(day)), ("month", Arg::Number(month))];
    let date = say_with(&lang, "date", &date);
    let value = text(&card.meta.value.as_ref().expect("a value").name);
    let args =
        [("name", Arg::Text(&name)), ("value", Arg::Text(&value)), ("date", Arg::Text(&date))];
    let key = if wall(kiosk).new[index] { "card-label-new" } else { "card-label" };
    say_with(&lang, key, &args)
}

fn labels(kiosk: &Kiosk) -> Vec<String> {
    (0..wall(kiosk).cards.len()).map(|index| label(kiosk, index)).collect()
}

fn words(kiosk: &Kiosk, choice: &Choice) -> String {
    let lang = &kiosk.scene().lang;
    match choice {
        Choice::Value(value) => value.name.get(lang).to_owned(),
        Choice::Skill(skill) => say(&lang.to_string(), &format!("skill-{skill:?}").to_lowercase()),
        Choice::Team(team) => team.get(lang).to_owned(),
        Choice::Month((year, month)) => {
            let args = [("year", Arg::Year(*year)), ("month", Arg::Number((*month).into()))];
            say_with(&lang.to_string(), "month-short", &args)
        }
    }
}

fn is_of(card: &Commendation, choice: &Choice) -> bool {
    match choice {
        Choice::Value(value) => card.meta.value.as_ref().map(|v| &v.id) == Some(&value.id),
        Choice::Skill(skill) => card.skill == Some(*skill),
        Choice::Team(team) => card.team == *team,
        Choice::Month(month) => (card.date.year(), card.date.month()) == *month,
    }
}

fn hands(kiosk: &Kiosk) -> Applause {
    match &kiosk.scene().view {
        View::Commendation { opened: true, applause, .. } => *applause,
        other => panic!("no opened card: {other:?}"),
    }
}

fn claps(kiosk: &mut Kiosk) -> usize {
    let events = kiosk.events();
    events.iter().filter(|event| matches!(event, Event::Applauded { .. })).count()
}

const WAYS: [(By, &str); 4] = [
    (By::Value, "by-value"),
    (By::Skill, "by-skill"),
    (By::Team, "by-team"),
    (By::Month, "by-month"),
];

#[test]
fn each_card_of_a_page_is_a_control_that_opens_it_and_back_leads_to_the_same_page() {
    for (size, lang) in [(LANDSCAPE, "en"), (PORTRAIT, "zh")] {
        let mut kiosk = at_wall(size, lang);
        kiosk.tap_key("next-page");
        let before = wall(&kiosk).clone();
        assert_eq!(before.page, 1);
        for (card, name) in before.cards.iter().zip(labels(&kiosk)) {
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
fn by_value_skill_team_and_month_each_choice_shows_its_cards_only_and_all_brings_back_the_rest() {
    for (size, lang) in [(PORTRAIT, "en"), (LANDSCAPE, "zh"), (LANDSCAPE, "en"), (PORTRAIT, "zh")] {
        let mut kiosk = at_wall_of(size, lang, crowd(60));
        let all = wall(&kiosk).clone();
        for (by, key) in WAYS {
            kiosk.tap_key(key);
            assert_eq!((wall(&kiosk).by, wall(&kiosk).total), (Some(by), all.total));
            let mut shown = 0;
            for choice in wall(&kiosk).choices.clone() {
                let chip = words(&kiosk, &choice);
                for _ in 0..wall(&kiosk).choices.len() {
                    if !kiosk.has(&chip) {
                        kiosk.tap_key("later-choices");
                    }
                }
                kiosk.tap(&chip);
                assert_eq!(wall(&kiosk).chosen.as_ref(), Some(&choice), "{lang} {chip}");
                assert!(!wall(&kiosk).cards.is_empty());
                assert!(wall(&kiosk).cards.iter().all(|card| is_of(card, &choice)), "{chip}");
                shown += wall(&kiosk).total;
            }
            let whole = crowd(60).commendations.iter().filter(|c| c.skill.is_some()).count();
            assert!(by == By::Skill && shown <= whole || shown == all.total, "{by:?} {shown}");
        }
        kiosk.tap_key("wall-all");
        assert_eq!(*wall(&kiosk), all);
    }
}

#[test]
fn choices_that_find_no_room_are_reached_by_buttons_both_ways_round() {
    let mut kiosk = at_wall_of(PORTRAIT, "en", crowd(60));
    kiosk.tap_key("by-team");
    let first = words(&kiosk, &wall(&kiosk).choices[0].clone());
    let last = words(&kiosk, &wall(&kiosk).choices.last().expect("teams").clone());
    assert!(kiosk.has(&first) && !kiosk.has(&last));
    kiosk.tap_key("earlier-choices");
    assert!(kiosk.has(&last) && !kiosk.has(&first), "before the first is the last");
    kiosk.tap_key("later-choices");
    assert!(kiosk.has(&first));
}

#[test]
fn page_by_page_every_card_comes_up_once_and_the_last_page_leads_to_the_first() {
    let mut kiosk = at_wall(LANDSCAPE, "en");
    let (pages, total) = (wall(&kiosk).pages, wall(&kiosk).total);
    let mut seen = Vec::new();
    for page in 0..pages {
        assert_eq!(wall(&kiosk).page, page);
        seen.extend(wall(&kiosk).cards.iter().map(|card| card.meta.id.clone()));
        kiosk.tap_key("next-page");
    }
    assert_eq!(wall(&kiosk).page, 0);
    assert_eq!(seen.len(), total);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), total);
    kiosk.tap_key("previous-page");
    assert_eq!(wall(&kiosk).page, pages - 1);
}

#[test]
fn a_thousand_cards_are_leapt_through() {
    for (size, lang) in [(LANDSCAPE, "en"), (PORTRAIT, "zh")] {
        let mut kiosk = at_wall_of(size, lang, crowd(1000));
        assert_eq!((wall(&kiosk).total, wall(&kiosk).pages), (1000, 167));
        let leap = |kiosk: &mut Kiosk, key| {
            let lang = kiosk.scene().lang.to_string();
            kiosk.tap(&say_with(&lang, key, &[("count", Arg::Number(17))]));
            wall(kiosk).page
        };
        assert_eq!(leap(&mut kiosk, "pages-on"), 17);
        assert_eq!(leap(&mut kiosk, "pages-on"), 34);
        assert_eq!(leap(&mut kiosk, "pages-back"), 17);
        assert_eq!(leap(&mut kiosk, "pages-back"), 0);
        assert_eq!(leap(&mut kiosk, "pages-back"), 166, "before the first is the last");
        assert_eq!(leap(&mut kiosk, "pages-on"), 0);
    }
}

/// The controls that are cards, in their order, and all others.
fn parts(kiosk: &Kiosk) -> (Vec<Rect>, Vec<Rect>) {
    let cards: Vec<Control> = labels(kiosk).iter().map(|name| kiosk.control(name)).collect();
    let is_card = |one: &Control| cards.iter().any(|card| card.name == one.name);
    let rest = kiosk.controls().into_iter().filter(|one| !is_card(one)).map(|one| one.rect);
    let rest = rest.collect();
    (cards.iter().map(|card| card.rect).collect(), rest)
}

#[test]
fn nothing_moves_when_a_page_is_turned_not_even_on_the_last_one() {
    for (size, lang) in [(LANDSCAPE, "en"), (PORTRAIT, "zh")] {
        for reach in [false, true] {
            // 77 cards are 13 pages of six, or 26 of three; the last page is not full.
            let mut kiosk = at_wall_of(size, lang, crowd(77));
            if reach {
                kiosk.tap_key("reach");
            }
            let (cells, rest) = parts(&kiosk);
            for _ in 0..wall(&kiosk).pages {
                kiosk.tap_key("next-page");
                let (cards, others) = parts(&kiosk);
                assert_eq!(cards, cells[..cards.len()], "page {}", wall(&kiosk).page);
                assert_eq!(others, rest, "page {}", wall(&kiosk).page);
            }
            kiosk.tap_key("previous-page");
            assert!(parts(&kiosk).0.len() < cells.len(), "the last page is not full");
        }
    }
}

#[test]
fn what_one_browses_by_leaves_the_cards_and_the_other_buttons_where_they_are() {
    for (size, lang) in [(LANDSCAPE, "zh"), (PORTRAIT, "en")] {
        let mut kiosk = at_wall_of(size, lang, crowd(77));
        let steady: Vec<String> = ["wall-all", "by-value", "by-skill", "by-team", "by-month"]
            .into_iter()
            .chain(["home", "reach"])
            .map(|key| say(lang, key))
            .collect();
        let places = |kiosk: &Kiosk| -> Vec<Rect> {
            let cards = parts(kiosk).0;
            let rest = steady.iter().map(|name| kiosk.control(name).rect);
            cards.into_iter().take(1).chain(rest).collect()
        };
        let before = places(&kiosk);
        for (_, key) in WAYS {
            kiosk.tap_key(key);
            assert_eq!(places(&kiosk), before, "{key}");
            let choice = wall(&kiosk).choices[0].clone();
            let chip = words(&kiosk, &choice);
            kiosk.tap(&chip);
            assert_eq!(places(&kiosk), before, "{chip}");
        }
    }
}

#[test]
fn an_opened_card_is_clapped_for_once_and_says_thanks() {
    for (size, lang) in [(LANDSCAPE, "en"), (PORTRAIT, "zh"), (LANDSCAPE, "zh"), (PORTRAIT, "en")] {
        let mut kiosk = at_wall(size, lang);
        let first = label(&kiosk, 0);
        kiosk.tap(&first);
        assert_eq!(hands(&kiosk), Applause::default());
        let button = kiosk.control_named_from(&say(lang, "applaud"));
        assert!(button.rect.min.y > size.y * 0.4 && button.rect.height() >= 82.0, "{button:?}");
        kiosk.tap_at(button.rect.center());
        assert_eq!(hands(&kiosk), Applause { hands: 1, given: true });
        assert!(!kiosk.has(&button.name), "it is spent");
        kiosk.tap_at(button.rect.center());
        kiosk.tap_key("back");
        kiosk.tap(&first);
        kiosk.tap_at(button.rect.center());
        assert_eq!(hands(&kiosk), Applause { hands: 1, given: true });
        assert_eq!(claps(&mut kiosk), 1);
        kiosk.tap_key("back");
        assert_eq!(label(&kiosk, 0), first, "the wall is not sorted by it");
    }
}

// Case: Touch: a double tap
#[test]
fn a_double_tap_and_a_finger_that_stays_clap_once() {
    for (lang, stays) in [("en", false), ("zh", true)] {
        let mut kiosk = at_wall(LANDSCAPE, lang);
        let first = label(&kiosk, 0);
        kiosk.tap(&first);
        let at = kiosk.control_named_from(&say(lang, "applaud")).rect.center();
        kiosk.press(at);
        if stays {
            for _ in 0..60 {
                kiosk.wait(Duration::from_secs(1));
            }
            assert!(!hands(&kiosk).given, "it acts when the finger is lifted");
        }
        kiosk.lift(at);
        kiosk.press(at);
        kiosk.lift(at);
        assert_eq!(hands(&kiosk), Applause { hands: 1, given: true });
        assert_eq!(claps(&mut kiosk), 1);
    }
}

#[test]
fn who_walks_away_leaves_their_hand_and_the_next_one_may_clap_too() {
    let mut kiosk = at_wall(PORTRAIT, "en");
    let id = wall(&kiosk).cards[0].meta.id.clone();
    for hand in 1..=2 {
        kiosk.go(Gesture::OpenCard(id.clone()));
        assert_eq!(hands(&kiosk), Applause { hands: hand - 1, given: false });
        let button = kiosk.control_named_from(&say("en", "applaud"));
        let one = say_with("en", "hands", &[("count", Arg::Number(1))]);
        assert!(hand == 1 || button.name.ends_with(&one), "{}", button.name);
        kiosk.tap_at(button.rect.center());
        assert_eq!(hands(&kiosk), Applause { hands: hand, given: true });
        for _ in 0..200 {
            kiosk.wait(Duration::from_secs(1));
            if !kiosk.scene().in_session {
                break;
            }
        }
        assert!(!kiosk.scene().in_session, "nobody is there");
    }
    assert_eq!(claps(&mut kiosk), 2);
}

#[test]
fn a_wall_with_few_or_no_cards_invites_and_has_nothing_to_browse() {
    for (size, lang) in [(LANDSCAPE, "en"), (PORTRAIT, "zh")] {
        for count in 0..=3 {
            let mut kiosk = at_wall_of(size, lang, crowd(count));
            assert_eq!(wall(&kiosk).total, count);
            for key in ["wall-all", "by-value", "by-month", "next-page"] {
                assert!(!kiosk.has(&say(lang, key)), "{key} with {count}");
            }
            for name in labels(&kiosk) {
                kiosk.tap(&name);
                kiosk.tap_key("back");
            }
            kiosk.tap_key("home");
            assert_eq!(kiosk.scene().view, View::Home);
        }
    }
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

//! A page that is read aloud: the button in the corner, what it says, and what ends it.

use std::time::Duration;

use breakroom::content::model::Lang;
use breakroom::player::SPEECH_MAX;
use breakroom::player::scene::{Event, Gesture, Mood, Scene, Speech, View};
use breakroom::screens::i18n::Words;
use breakroom::screens::reading::{aloud, page};
use egui::{Vec2, pos2};

use crate::rig::*;

const SECOND: Duration = Duration::from_secs(1);

/// The loop of the example on a machine that has a voice.
fn with_voice(size: Vec2, lang: &str) -> Kiosk {
    let mut kiosk = Kiosk::playing(size, lang);
    kiosk.player().set_voice(true);
    kiosk.wait(Duration::ZERO);
    kiosk.events();
    kiosk
}

fn spoken(scene: &Scene) -> String {
    aloud(&page(scene, &Words::new([])), &scene.lang)
}

/// What of the events has to do with speaking.
fn orders(kiosk: &mut Kiosk) -> Vec<Event> {
    let events = kiosk.events().into_iter();
    events.filter(|event| matches!(event, Event::ReadAloud | Event::Hush)).collect()
}

#[test]
fn without_a_voice_there_is_no_button_and_with_one_it_is_on_every_page_but_the_administrators() {
    let mut kiosk = Kiosk::playing(LANDSCAPE, "en");
    assert!(!kiosk.has(&say("en", "speak")));
    kiosk.open_home();
    assert!(!kiosk.has(&say("en", "speak")));
    kiosk.go(Gesture::Speak);
    assert_eq!(orders(&mut kiosk), []);
    for (size, lang) in [(LANDSCAPE, "en"), (PORTRAIT, "zh"), (LANDSCAPE, "zh"), (PORTRAIT, "en")] {
        let mut kiosk = with_voice(size, lang);
        for gesture in [None, Some(Gesture::Home), Some(Gesture::Wall), Some(Gesture::Quiz)] {
            gesture.into_iter().for_each(|gesture| kiosk.go(gesture));
            let button = kiosk.control(&say(lang, "speak")).rect;
            assert!(kiosk.metrics().bar().contains_rect(button));
            assert!(button.width() >= kiosk.metrics().least());
        }
        kiosk.set_pin("482615");
        kiosk.go(Gesture::Lineup);
        assert!(kiosk.has(&say(lang, "speak")));
    }
}

#[test]
fn the_loop_stands_still_while_its_page_is_read_and_a_touch_ends_that_and_nothing_else() {
    for (size, lang) in [(LANDSCAPE, "en"), (PORTRAIT, "zh")] {
        let mut kiosk = with_voice(size, lang);
        let before = kiosk.scene().view.clone();
        kiosk.tap_key("speak");
        assert_eq!(orders(&mut kiosk), [Event::ReadAloud]);
        assert!(!kiosk.scene().in_session);
        kiosk.wait(100 * SECOND);
        assert_eq!((&kiosk.scene().view, kiosk.scene().speech), (&before, Speech::Speaking));
        assert!(kiosk.has(&say(lang, "speak-off")));
        kiosk.tap_at(pos2(kiosk.size.x / 2.0, 8.0));
        assert_eq!(orders(&mut kiosk), [Event::Hush]);
        assert!(!kiosk.scene().in_session, "the touch did no more");
        kiosk.tap_key("speak");
        kiosk.tap_key("speak-off");
        assert_eq!(orders(&mut kiosk), [Event::ReadAloud, Event::Hush]);
        kiosk.wait(100 * SECOND);
        assert_ne!(kiosk.scene().view, before, "the loop has gone on");
    }
}

#[test]
fn in_a_session_a_touch_does_its_work_and_ends_the_reading() {
    let mut kiosk = with_voice(LANDSCAPE, "en");
    kiosk.open_home();
    kiosk.tap_key("speak");
    kiosk.tap_key("home-wall");
    assert_eq!(orders(&mut kiosk), [Event::ReadAloud, Event::Hush]);
    assert!(matches!(kiosk.scene().view, View::Wall(_)));
    assert_eq!(kiosk.scene().speech, Speech::Offered);
}

#[test]
fn nobody_who_listens_is_asked_whether_they_are_there_and_it_is_forgotten_when_they_leave() {
    let mut kiosk = with_voice(LANDSCAPE, "en");
    kiosk.open_home();
    kiosk.tap_key("speak");
    for _ in 0..20 {
        kiosk.wait(5 * SECOND);
        assert_eq!(kiosk.scene().still_here, None);
    }
    kiosk.spoken();
    assert_eq!(kiosk.scene().speech, Speech::Offered);
    kiosk.tap_key("speak");
    kiosk.spoken();
    orders(&mut kiosk);
    for _ in 0..20 {
        kiosk.wait(5 * SECOND);
    }
    assert!(!kiosk.scene().in_session);
    kiosk.open_home();
    kiosk.tap_key("speak");
    orders(&mut kiosk);
    kiosk.tap_key("leave");
    assert_eq!(orders(&mut kiosk), [Event::Hush]);
}

#[test]
fn a_reading_whose_end_is_never_told_ends_after_its_longest() {
    let mut kiosk = with_voice(LANDSCAPE, "en");
    kiosk.tap_key("speak");
    let now = kiosk.harness.state().now.clone();
    let due = kiosk.player().next_change(&now);
    assert!(due > now.mono && due <= now.mono + SPEECH_MAX);
    orders(&mut kiosk);
    kiosk.wait(SPEECH_MAX);
    assert_eq!(orders(&mut kiosk), [Event::Hush]);
}

#[test]
fn new_content_ends_what_is_being_read() {
    let mut kiosk = with_voice(LANDSCAPE, "en");
    kiosk.tap_key("speak");
    orders(&mut kiosk);
    let now = kiosk.harness.state().now.clone();
    kiosk.player().set_content(example(), &now);
    kiosk.wait(Duration::ZERO);
    assert_eq!(orders(&mut kiosk), [Event::Hush]);
}

#[test]
fn what_is_read_are_the_words_of_the_page_and_no_page_is_silent() {
    for lang in ["en", "zh"] {
        for (name, scene) in gallery(lang, Mood::Day) {
            let said = spoken(&scene);
            let is_silent = matches!(
                scene.view,
                View::Pad(_) | View::Admin(_) | View::Touches(_) | View::Chart(_) | View::Closed
            );
            assert_eq!(said.is_empty(), is_silent, "{name} in {lang}");
            let lang = Lang::new(lang);
            match &scene.view {
                View::Slide { slide, .. } => assert!(said.starts_with(slide.headline.get(&lang))),
                View::Question(view) => {
                    // What happened stands before what is asked.
                    let question = &view.question;
                    let first = question.situation.as_ref().unwrap_or(&question.stem);
                    assert!(said.starts_with(first.get(&lang)), "{name}: {said}");
                }
                _ => {}
            }
        }
    }
}

#[test]
fn the_ways_of_the_first_page_are_read_all_of_them() {
    for lang in ["en", "zh"] {
        for (name, key) in [("home-lineup", "lineup-start"), ("home-go-on", "lineup-go-on")] {
            let said = spoken(&scene(name, lang, Mood::Day));
            for key in ["home-quiz", "home-wall", "thank", "home-roles-three", key] {
                assert!(said.contains(&say(lang, key)), "{name}: {said}");
            }
        }
        assert!(!spoken(&scene("home", lang, Mood::Day)).contains(&say(lang, "lineup-start")));
    }
}

#[test]
fn what_a_poll_tells_is_read_and_nothing_before_it_is_told() {
    for lang in ["en", "zh"] {
        let name = "poll-what-helps-on-a-hard-day";
        let asked = spoken(&scene(name, lang, Mood::Day));
        assert!(asked.contains(&say(lang, "poll-hint")) && !asked.contains('%'), "{asked}");
        let few = spoken(&scene(&format!("{name}-few"), lang, Mood::Day));
        assert!(few.contains(&say(lang, "poll-few")) && !few.contains('%'), "{few}");
        let told = scene(&format!("{name}-answered"), lang, Mood::Day);
        let said = spoken(&told);
        let kiosk = Kiosk::showing(LANDSCAPE, told);
        let shares: Vec<_> = kiosk.texts().into_iter().filter(|text| text.ends_with('%')).collect();
        let is_said = |share: &String| said.contains(share.trim_end_matches('%'));
        assert!(shares.len() == 4 && shares.iter().all(is_said), "{said}");
        assert!(said.lines().count() == 6 && said.contains("39"), "{said}");
    }
}

#[test]
fn the_answer_of_a_question_isnt_read_before_it_is_given() {
    let asked = spoken(&scene("question-q-own-or-pass-asked", "en", Mood::Day));
    let answered = spoken(&scene("question-q-own-or-pass-answered", "en", Mood::Day));
    assert!(!asked.contains(&say("en", "right-answer")), "{asked}");
    assert!(answered.contains(&say("en", "right-answer")), "{answered}");
}

#[test]
fn whoever_agreed_to_no_name_isnt_named_aloud() {
    let mut scene = scene("card-mei-hinges", "en", Mood::Day);
    let View::Commendation { commendation, .. } = &mut scene.view else { panic!("a card") };
    let name = commendation.name.clone().expect("a name").get(&Lang::new("en")).to_owned();
    std::sync::Arc::make_mut(commendation).name = None;
    let said = spoken(&scene);
    let first = said.lines().next().unwrap_or_default();
    assert!(!first.contains(&name) && first.starts_with("Someone in"), "{said}");
}

//! A line-up walked by label in both languages and both ways up, and how long it waits.

use std::sync::Arc;
use std::time::Duration;

use breakroom::content::model::{Content, LineupSetting, Text, Today};
use breakroom::player::playlist::dwell;
use breakroom::player::scene::{Event, Hands, LineupPage, LineupView, PadState, View};
use breakroom::player::{self, LINEUP_IDLE};
use egui::Vec2;

use crate::rig::{Kiosk, LANDSCAPE, PORTRAIT, example, noon, say};

const MINUTE: Duration = Duration::from_secs(60);

fn view(kiosk: &Kiosk) -> LineupView {
    match &kiosk.scene().view {
        View::Lineup(view) => view.clone(),
        view => panic!("no line-up but {view:?}"),
    }
}

fn reads(kiosk: &Kiosk, text: &Text) {
    let text = text.get(&kiosk.scene().lang);
    assert!(kiosk.reads(text), "{text}: {:?}", kiosk.texts());
}

/// The example with two lines for today.
fn with_lines() -> Content {
    let mut content = Arc::unwrap_or_clone(example());
    let line = |en: &str, zh: &str| {
        Text::new(vec![
            (breakroom::content::model::Lang::new("en"), en.to_owned()),
            (breakroom::content::model::Lang::new("zh"), zh.to_owned()),
        ])
        .expect("two languages")
    };
    let lines = vec![
        line("Oak delivery at ten: keep the gate clear.", "十点到橡木，大门别堵。"),
        line("Wen starts today. Say hello.", "小温今天入职，打个招呼。"),
    ];
    content.today = vec![Today { day: noon().wall.date(), lines }];
    content
}

/// In portrait some labels are shorter.
fn key(size: Vec2, long: &'static str, short: &'static str) -> &'static str {
    if size == PORTRAIT { short } else { long }
}

#[test]
fn it_is_walked_from_the_first_page_to_the_loop() {
    for size in [LANDSCAPE, PORTRAIT] {
        for lang in ["en", "zh"] {
            walk(size, lang);
        }
    }
}

fn walk(size: Vec2, lang: &str) {
    let mut kiosk = Kiosk::playing_content(size, lang, Arc::new(with_lines()));
    kiosk.open_home();
    kiosk.tap_key("lineup-start");
    let LineupPage::Value(value) = view(&kiosk).page else { panic!("the value comes first") };
    reads(&kiosk, &value.name);
    reads(&kiosk, &value.meaning);
    assert!(kiosk.reads(&say(lang, "lineup-value")) && kiosk.reads(&say(lang, "lineup-value-cue")));
    kiosk.tap_key("lineup-next");

    let LineupPage::Story(first) = view(&kiosk).page else { panic!("then a story") };
    assert_eq!(first.meta.value.as_ref().map(|v| &v.id), Some(&value.id));
    reads(&kiosk, &first.headline);
    kiosk.tap_key(key(size, "lineup-other-story", "lineup-other-short"));
    let LineupPage::Story(story) = view(&kiosk).page else { panic!("another story") };
    assert_ne!(first.meta.id, story.meta.id);
    for placed in story.texts() {
        reads(&kiosk, placed.text);
    }
    kiosk.tap_key("lineup-next");

    let LineupPage::Question { question, .. } = view(&kiosk).page else { panic!("a question") };
    reads(&kiosk, &question.stem);
    assert!(!kiosk.has(&say(lang, "hands-right")), "not before the answer");
    kiosk.wait(MINUTE);
    kiosk.tap_key(key(size, "lineup-answer", "lineup-answer-short"));
    reads(&kiosk, &question.takeaway);
    kiosk.tap_key("back");
    assert!(!kiosk.reads(question.takeaway.get(&kiosk.scene().lang)));
    kiosk.tap_key(key(size, "lineup-answer", "lineup-answer-short"));
    kiosk.events();
    kiosk.tap_key("hands-split");
    let shown = |event: &Event| match event {
        Event::Hands { id, hands, .. } => Some((id.clone(), *hands)),
        _ => None,
    };
    let shown: Vec<_> = kiosk.events().iter().filter_map(shown).collect();
    assert_eq!(shown, [(question.meta.id.clone(), Hands::Split)]);

    let LineupPage::Thanks(card) = view(&kiosk).page else { panic!("the thanks") };
    for text in [&card.act, &card.situation, &card.effect] {
        reads(&kiosk, text);
    }
    kiosk.tap_key("lineup-next");
    let LineupPage::Today { lines, act } = view(&kiosk).page else { panic!("and today") };
    assert_eq!(lines.len(), 2);
    lines.iter().for_each(|line| reads(&kiosk, line));
    reads(&kiosk, &act.expect("an act").headline);
    assert!(kiosk.reads(&say(lang, "lineup-today")));
    assert_eq!(view(&kiosk).progress, (5, 5));
    kiosk.tap_key("lineup-done");
    assert!(!kiosk.scene().in_session);
}

#[test]
fn who_skips_the_hands_counts_nothing_and_who_is_interrupted_goes_on() {
    for lang in ["en", "zh"] {
        let mut kiosk = Kiosk::playing(LANDSCAPE, lang);
        kiosk.open_home();
        kiosk.tap_key("lineup-start");
        kiosk.tap_key("lineup-next");
        let before = view(&kiosk);
        // Nobody is asked anything for nearly ten minutes.
        kiosk.wait(LINEUP_IDLE - 2 * MINUTE);
        assert_eq!((view(&kiosk), kiosk.scene().still_here), (before.clone(), None));
        kiosk.wait(2 * MINUTE);
        assert!(!kiosk.scene().in_session);
        kiosk.open_home();
        assert!(!kiosk.has(&say(lang, "lineup-start")));
        kiosk.tap_key("lineup-go-on");
        assert_eq!(view(&kiosk), before);
        kiosk.tap_key("lineup-next");
        kiosk.tap_key("lineup-answer");
        kiosk.wait(MINUTE);
        kiosk.tap_key("lineup-skip");
        assert!(matches!(view(&kiosk).page, LineupPage::Thanks(_)));
        assert!(!kiosk.events().iter().any(|event| matches!(event, Event::Hands { .. })));
    }
}

#[test]
fn the_pad_stands_before_it_where_the_settings_say_so_and_nothing_where_they_hide_it() {
    let with = |setting| {
        let mut content = Arc::unwrap_or_clone(example());
        Arc::make_mut(&mut content.kiosk).lineup = setting;
        Arc::new(content)
    };
    for lang in ["en", "zh"] {
        let mut kiosk = Kiosk::playing_content(LANDSCAPE, lang, with(LineupSetting::Hidden));
        kiosk.open_home();
        assert!(!kiosk.has(&say(lang, "lineup-start")));
        let mut kiosk = Kiosk::playing_content(LANDSCAPE, lang, with(LineupSetting::Pin));
        kiosk.set_pin("482615");
        kiosk.player().set_has_pin(true);
        kiosk.open_home();
        kiosk.tap_key("lineup-start");
        let View::Pad(pad) = &kiosk.scene().view else { panic!("{:?}", kiosk.scene().view) };
        assert_eq!(pad.state, PadState::Open);
        assert!(kiosk.reads(&say(lang, "pad-lineup")), "{:?}", kiosk.texts());
        for digit in "482615".chars() {
            kiosk.tap(&digit.to_string());
        }
        kiosk.tap_key("pad-enter");
        kiosk.harness.run();
        assert!(matches!(view(&kiosk).page, LineupPage::Value(_)));
    }
}

#[test]
fn a_line_up_waits_ten_minutes_for_a_finger_and_every_other_page_its_own_time() {
    for (name, scene) in crate::rig::gallery("en", breakroom::player::scene::Mood::Day) {
        let (after, warning) = player::idle(&scene);
        match scene.view {
            View::Lineup(_) => assert_eq!(after + warning, LINEUP_IDLE, "{name}"),
            View::Pad(_) => assert_eq!(after + warning, Duration::from_secs(20), "{name}"),
            _ => {
                let least = Duration::from_secs(30).max(2 * dwell::reading(&scene));
                assert_eq!((after, warning), (least, Duration::from_secs(20)), "{name}");
            }
        }
    }
}

//! A poll on the glass, walked by its labels in both languages.

use std::sync::Arc;
use std::time::Duration;

use breakroom::content::model::{Content, Lang, SlideKind};
use breakroom::player::scene::{Event, View};

use crate::rig::*;

/// A loop of the example's polls alone.
fn polls() -> Arc<Content> {
    let mut content = Content::clone(&example());
    content.slides.retain(|slide| matches!(slide.kind, SlideKind::Poll { .. }));
    content.questions.clear();
    content.commendations.clear();
    content.roles.clear();
    Arc::new(content)
}

fn options(kiosk: &Kiosk) -> Vec<String> {
    let slide = match &kiosk.scene().view {
        View::Slide { slide, .. } => slide,
        View::Poll(view) => &view.slide,
        other => panic!("no poll: {other:?}"),
    };
    let SlideKind::Poll { options } = &slide.kind else { panic!("no poll: {slide:?}") };
    let lang: &Lang = &kiosk.scene().lang;
    options.iter().map(|option| option.get(lang).to_owned()).collect()
}

#[test]
fn an_option_is_a_control_of_the_loop_and_what_comes_of_it_is_told() {
    for (size, lang) in [(LANDSCAPE, "en"), (PORTRAIT, "zh")] {
        let mut kiosk = Kiosk::playing_content(size, lang, polls());
        for _ in 0..3 {
            kiosk.wait(Duration::from_secs(4));
            let labels = options(&kiosk);
            let chosen = labels[0].clone();
            let before = kiosk.scene().clone();
            kiosk.tap(&chosen);
            let View::Poll(view) = kiosk.scene().view.clone() else { panic!("no poll") };
            assert_eq!(view.picked, Some(0), "{lang}");
            let voted = |event: &Event| matches!(event, Event::Voted { .. });
            assert_eq!(kiosk.events().iter().filter(|event| voted(event)).count(), 1);
            assert!(!kiosk.has(&labels[1]), "a second answer can't be given");
            assert_eq!(view.votes, None, "{lang}: so few might be somebody");
            let spoken = kiosk.scene().lang.as_str().to_owned();
            assert!(kiosk.reads(&say(&spoken, "poll-few")), "{:?}", kiosk.texts());
            let leave = if size == PORTRAIT { "leave-short" } else { "leave" };
            kiosk.tap(&say(&spoken, leave));
            assert_ne!(kiosk.scene().turn, before.turn);
        }
    }
}

#[test]
fn from_five_votes_on_each_option_has_its_share() {
    for lang in ["en", "zh"] {
        let mut kiosk = Kiosk::playing_content(LANDSCAPE, lang, polls());
        let mut told = None;
        for visit in 0..12 {
            kiosk.wait(Duration::from_secs(4));
            let labels = options(&kiosk);
            kiosk.tap(&labels[visit / 2 % 2]);
            let View::Poll(view) = kiosk.scene().view.clone() else { panic!("no poll") };
            if let Some(votes) = view.votes {
                told = Some((votes, kiosk.texts()));
                break;
            }
            kiosk.tap_key("leave");
        }
        let (votes, texts) = told.expect("five votes for one of them");
        assert_eq!(votes[..2], [3, 2], "{lang}");
        for percent in ["60%", "40%", "0%"] {
            assert!(texts.iter().any(|text| text == percent), "{lang}: {percent} of {texts:?}");
        }
        let number = [("number", breakroom::screens::i18n::Arg::Number(5))];
        assert!(kiosk.reads(&say_with(lang, "poll-all", &number)));
    }
}

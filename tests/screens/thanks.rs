//! Thanking a colleague on the glass, in both languages; and the code as a telephone sees it.

use std::sync::Arc;
use std::time::Duration;

use breakroom::content::model::{Content, Id, Kiosk as Settings, ThanksForm};
use breakroom::player::scene::{Event, Gesture, Mood, ThanksStep, ThanksView, View};
use egui::vec2;

use crate::rig::*;

const URL: &str = "https://forms.marlow-lin.example/thanks?form=7";

fn with_form() -> Arc<Content> {
    let mut content = Content::clone(&example());
    let form = ThanksForm { url: URL.into(), screen: Some(Id::new("break-room")) };
    content.kiosk = Arc::new(Settings { thanks: Some(form), ..Settings::clone(&content.kiosk) });
    Arc::new(content)
}

#[test]
fn three_taps_thank_a_team_from_the_wall() {
    for (size, lang) in [(LANDSCAPE, "en"), (PORTRAIT, "zh"), (LANDSCAPE, "zh"), (PORTRAIT, "en")] {
        let mut kiosk = Kiosk::playing(size, lang);
        kiosk.open_home();
        kiosk.tap_key("home-wall");
        kiosk.tap_key(if size == PORTRAIT { "thank-short" } else { "thank" });
        let role = example().roles[4].clone();
        let team = role.name.get(&kiosk.scene().lang).to_owned();
        kiosk.tap(&team);
        kiosk.wait(Duration::from_secs(3));
        kiosk.events();
        kiosk.tap_key("deed-technique-2");
        let thanked = |event: &Event| {
            matches!(event, Event::Thanked { team, deed }
            if *team == role.id && deed.name() == "technique-2")
        };
        assert_eq!(kiosk.events().iter().filter(|event| thanked(event)).count(), 1, "{lang}");
        assert!(kiosk.reads(&say(lang, "thanks-said")), "{:?}", kiosk.texts());
        let deed = say(lang, "deed-technique-2");
        assert!(kiosk.texts().iter().any(|text| text.contains(&deed) && text.contains(&team)));
    }
}

#[test]
fn the_first_page_leads_to_thanks_unless_there_is_nobody_to_thank() {
    for (size, lang) in [(LANDSCAPE, "en"), (PORTRAIT, "zh"), (LANDSCAPE, "zh"), (PORTRAIT, "en")] {
        let mut kiosk = Kiosk::playing(size, lang);
        kiosk.open_home();
        assert!(kiosk.reads(&say(lang, "home-thank-about")), "{:?}", kiosk.texts());
        kiosk.tap_key("thank");
        assert!(matches!(&kiosk.scene().view, View::Thanks(_)), "{:?}", kiosk.scene().view);
        kiosk.tap_key("home");
        assert_eq!(kiosk.scene().view, View::Home);
        let nobody = Content { roles: Vec::new(), ..Content::clone(&example()) };
        let mut kiosk = Kiosk::playing_content(size, lang, Arc::new(nobody));
        kiosk.open_home();
        let thank = if size == PORTRAIT { "thank-short" } else { "thank" };
        assert!(!kiosk.has(&say(lang, "thank")));
        kiosk.tap_key("home-wall");
        assert!(!kiosk.has(&say(lang, thank)));
    }
}

#[test]
fn the_tiles_of_the_first_page_stand_alike_however_many_there_are() {
    for size in [LANDSCAPE, PORTRAIT] {
        for (name, thanks, reach) in [
            ("home", true, false),
            ("home", false, false),
            ("home-lineup", true, false),
            ("home-lineup", false, false),
            ("home", true, true),
            ("home-lineup", true, true),
        ] {
            let mut scene = scene(name, "en", Mood::Day);
            scene.ways.thanks = thanks;
            scene.ease.reach = reach;
            let kiosk = Kiosk::showing(size, scene);
            let keys = ["home-quiz", "home-wall", "thank", "home-roles-three", "lineup-start"];
            let tiles: Vec<_> = keys
                .iter()
                .map(|key| say("en", key))
                .filter(|name| kiosk.has(name))
                .map(|name| kiosk.control(&name).rect)
                .collect();
            let count = 3 + usize::from(thanks) + usize::from(name == "home-lineup");
            assert_eq!(tiles.len(), count, "{name} {thanks} {reach}");
            for (index, tile) in tiles.iter().enumerate() {
                assert!(kiosk.metrics().page().expand(1.0).contains_rect(*tile));
                assert!(tile.height() >= kiosk.metrics().least(), "{tile:?} of {name}");
                let apart = tiles[..index].iter().all(|other| !other.intersects(*tile));
                assert!(apart, "{name} {thanks} {reach}");
                let mut row = tiles.iter().filter(|other| (other.min.y - tile.min.y).abs() < 1.0);
                let is_alike =
                    |other: &egui::Rect| (other.size() - tile.size()).abs().max_elem() < 1.0;
                assert!(row.all(is_alike), "{name} {thanks} {reach}");
            }
        }
    }
}

#[test]
fn after_applause_thanks_of_ones_own_are_offered() {
    for (size, key) in [(LANDSCAPE, "thank"), (PORTRAIT, "thank-short")] {
        let mut kiosk = Kiosk::playing(size, "en");
        kiosk.open_home();
        kiosk.tap_key("home-wall");
        let View::Wall(wall) = kiosk.scene().view.clone() else { panic!("no wall") };
        kiosk.go(Gesture::OpenCard(wall.cards[0].meta.id.clone()));
        assert!(!kiosk.has(&say("en", key)));
        let applaud = kiosk.control_named_from(&say("en", "applaud")).name;
        kiosk.tap(&applaud);
        kiosk.tap_key(key);
        assert!(matches!(&kiosk.scene().view, View::Thanks(_)), "{:?}", kiosk.scene().view);
    }
}

/// What a telephone reads off the picture of `scene`.
fn read(scene: &breakroom::player::scene::Scene, size: [usize; 2]) -> Vec<String> {
    let picture = offscreen_for(scene).draw(scene, size);
    let grey = |x: usize, y: usize| {
        let [r, g, b, _] = picture[(x as u32, y as u32)].0;
        u8::try_from((u32::from(r) + u32::from(g) + u32::from(b)) / 3).expect("a level")
    };
    let mut seen = rqrr::PreparedImage::prepare_from_greyscale(size[0], size[1], grey);
    let codes = seen.detect_grids();
    let read = codes.iter().filter_map(|code| code.decode().ok());
    let text = read.map(|(of, text)| {
        // As the format writes M, which is read with 15 % of it spoilt (ISO/IEC 18004, 7.9).
        assert_eq!(of.ecc_level, 0, "the level of error correction");
        text
    });
    text.collect()
}

#[test]
fn the_code_leads_to_the_firms_form_on_every_glass() {
    let content = with_form();
    for size in [[800, 480], [1920, 1080], [1080, 1920]] {
        for mood in [Mood::Day, Mood::Evening] {
            for name in ["thanks-team-form", "thanks-done-form"] {
                let mut scene = scene(name, "en", mood);
                scene.kiosk = content.kiosk.clone();
                let View::Thanks(ThanksView { step, link: Some(link) }) = &mut scene.view else {
                    panic!("{name}: no form")
                };
                assert!(matches!(step, ThanksStep::Team(_) | ThanksStep::Done(..)));
                *link = format!("{URL}&screen=break-room&value=own-it");
                let link = link.clone();
                assert_eq!(read(&scene, size), [link], "{name} at {size:?}");
            }
        }
    }
}

#[test]
fn the_code_is_thirty_millimetres_wide_at_least_and_has_its_quiet_zone() {
    for (size, inch) in [(vec2(1920.0, 1080.0), 32.0), (vec2(800.0, 480.0), 5.0)] {
        let mut scene = scene("thanks-team-form", "en", Mood::Evening);
        scene.kiosk = Arc::new(Settings { panel_diagonal_in: inch, ..(*scene.kiosk).clone() });
        let picture = offscreen_for(&scene).draw(&scene, [size.x as usize, size.y as usize]);
        // Nothing else on the page is as white, or as black.
        let columns = |level: u8| -> (u32, u32) {
            let is_level =
                |x: u32| (0..picture.height()).any(|y| picture[(x, y)].0[..3] == [level; 3]);
            let of: Vec<u32> = (0..picture.width()).filter(|x| is_level(*x)).collect();
            (of[0], of[of.len() - 1])
        };
        let (white, black) = (columns(255), columns(0));
        let millimetre = size.length() / inch / 25.4;
        let wide = (black.1 - black.0 + 1) as f32;
        assert!(wide / millimetre >= 30.0, "{} mm at {size:?}", wide / millimetre);
        // A code for an address of this length has 29 to 41 modules.
        let quiet = [black.0 - white.0, white.1 - black.1];
        assert!(
            quiet.iter().all(|quiet| *quiet as f32 >= 4.0 * wide / 41.0),
            "{quiet:?} of {wide}"
        );
    }
}

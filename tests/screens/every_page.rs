//! Every page of the example, in both languages and both ways up: all letters there, every
//! control named, large enough, on the glass, and clear of its neighbours.

use std::sync::Arc;

use breakroom::content::model::{Id, Lang, Role, Text};
use breakroom::player::scene::{Mood, Scene, View};
use egui::{Rect, Vec2, pos2, vec2};

use crate::rig::{Control, Kiosk, LANDSCAPE, PORTRAIT, example, gallery, scene};

/// Millimetres between two things that can be touched.
const APART_MM: f32 = 4.0;
/// For sums of rounded numbers.
const ROUNDING_PX: f32 = 1.0;

/// Fails with every fault of every page as `change` makes it.
fn pages(lang: &str, mood: Mood, size: Vec2, change: impl Fn(&mut Scene)) {
    let mut kiosk: Option<Kiosk> = None;
    let mut faults = Vec::new();
    for (name, mut scene) in gallery(lang, mood) {
        change(&mut scene);
        let kiosk = kiosk.get_or_insert_with(|| Kiosk::showing(size, scene.clone()));
        kiosk.show(scene);
        kiosk.harness.check_accessibility();
        // What is set larger than it was written for may stand at its usual size.
        let room = &kiosk.harness.state().misfits;
        if size.min_elem() >= LANDSCAPE.y && !kiosk.scene().ease.large_text {
            faults.extend(room.iter().map(|text| format!("{name}: too little room: {text}")));
        }
        for fault in faults_of(kiosk) {
            faults.push(format!("{name}: {fault}"));
        }
    }
    assert!(faults.is_empty(), "{lang} {size:?}: {}\n{}", faults.len(), faults.join("\n"));
}

fn faults_of(kiosk: &Kiosk) -> Vec<String> {
    let mut faults = Vec::new();
    let all = kiosk.controls();
    if all.is_empty() {
        faults.push("nothing to touch".to_owned());
    }
    for control in &all {
        if control.name.trim().is_empty() {
            faults.push(format!("no name at {:?}", control.rect));
        }
    }
    let m = kiosk.metrics();
    let glass = Rect::from_min_size(pos2(0.0, 0.0), kiosk.size);
    let small =
        if kiosk.scene().still_here.is_some() { Vec::new() } else { kiosk.small_controls() };
    for (index, one) in small.iter().enumerate() {
        if one.rect.size().min_elem() < m.least() - ROUNDING_PX {
            faults.push(format!("{} is {:?}, least {}", one.name, one.rect.size(), m.least()));
        }
        if !glass.contains_rect(one.rect) {
            faults.push(format!("{} is off the glass: {:?}", one.name, one.rect));
        }
        for other in &small[index + 1..] {
            if apart(one, other) < m.mm(APART_MM) - ROUNDING_PX {
                let gap = apart(one, other);
                faults.push(format!("{gap} px between {} and {}", one.name, other.name));
            }
        }
    }
    faults
}

/// Pixels between two controls along the axis that keeps them apart; negative if they overlap.
fn apart(one: &Control, other: &Control) -> f32 {
    let gap = (one.rect.min - other.rect.max).max(other.rect.min - one.rect.max);
    gap.max_elem()
}

#[test]
fn english_in_landscape() {
    pages("en", Mood::Day, LANDSCAPE, |_| {});
}

// Case: Display: 1080×1920
#[test]
fn english_in_portrait() {
    pages("en", Mood::Evening, PORTRAIT, |_| {});
}

#[test]
fn chinese_in_landscape() {
    pages("zh", Mood::Evening, LANDSCAPE, |_| {});
}

// Case: Display: 1080×1920
#[test]
fn chinese_in_portrait() {
    pages("zh", Mood::Day, PORTRAIT, |_| {});
}

#[test]
fn no_text_of_the_loop_runs_into_a_button_of_the_bar() {
    let mut faults = Vec::new();
    for lang in ["en", "zh"] {
        let mut kiosk = Kiosk::showing(LANDSCAPE, scene("slide-palm-and-back", lang, Mood::Day));
        let slides = gallery(lang, Mood::Day).into_iter().filter(|(n, _)| n.starts_with("slide-"));
        for (name, scene) in slides {
            kiosk.show(scene);
            let buttons = kiosk.small_controls();
            assert!(buttons.len() >= 4, "{name}: {} buttons", buttons.len());
            for text in kiosk.text_places() {
                let into = buttons.iter().filter(|button| button.rect.intersects(text.rect));
                faults.extend(into.map(|b| format!("{name}: {} runs into {}", text.name, b.name)));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_page_with_a_fault_has_its_dot_within_reach_of_a_finger() {
    pages("en", Mood::Day, LANDSCAPE, |scene| scene.fault = true);
}

#[test]
fn reach_mode_in_landscape() {
    pages("en", Mood::Day, LANDSCAPE, |scene| scene.ease.reach = scene.in_session);
}

#[test]
fn reach_mode_in_portrait() {
    pages("zh", Mood::Day, PORTRAIT, |scene| scene.ease.reach = scene.in_session);
}

#[test]
fn larger_text_in_landscape() {
    pages("zh", Mood::Day, LANDSCAPE, |scene| scene.ease.large_text = true);
}

#[test]
fn larger_text_in_portrait() {
    pages("en", Mood::Day, PORTRAIT, |scene| scene.ease.large_text = true);
}

#[test]
fn a_small_panel() {
    pages("en", Mood::Day, vec2(800.0, 480.0), |_| {});
}

/// The role tiles, all for the role called `name`.
fn tiles(name: &str, count: usize) -> Scene {
    let name = Text::new(vec![(Lang::new("en"), name.to_owned())]).expect("one language");
    let role = Arc::new(Role { name, ..(*example().roles[0]).clone() });
    let roles = std::iter::repeat_n(role, count).collect();
    Scene { view: View::Roles { roles }, ..scene("roles", "en", Mood::Day) }
}

#[test]
fn as_many_roles_as_there_may_be_have_room_wherever_the_buttons_are() {
    let own = example().roles.clone();
    let role = |index: usize| {
        let id = Id::new(&format!("role-{index}"));
        Arc::new(Role { id, ..(*own[index % own.len()]).clone() })
    };
    for (size, lang) in [(LANDSCAPE, "en"), (PORTRAIT, "en"), (LANDSCAPE, "zh"), (PORTRAIT, "zh")] {
        for count in [1, 6, 7, 8, 9, 10, 11, 12] {
            for reach in [false, true] {
                let mut scene = scene("roles", lang, Mood::Day);
                scene.view = View::Roles { roles: (0..count).map(role).collect() };
                scene.ease.reach = reach;
                let kiosk = Kiosk::showing(size, scene);
                let misfits = &kiosk.harness.state().misfits;
                let faults = faults_of(&kiosk);
                assert!(
                    misfits.is_empty() && faults.is_empty(),
                    "{count} in {lang} on {size:?}, lowered {reach}: {misfits:?} {faults:?}"
                );
            }
        }
    }
}

#[test]
#[should_panic(expected = "lack accessible name")]
fn a_control_without_a_name_is_noticed() {
    Kiosk::showing(LANDSCAPE, tiles("", 1));
}

#[test]
#[should_panic(expected = "No glyph for")]
fn a_letter_that_no_face_has_is_noticed() {
    Kiosk::showing(LANDSCAPE, tiles("\u{1f600}", 1));
}

// egui marks a clash with a sign that none of our faces has.
#[test]
#[should_panic(expected = "No glyph for \"\u{1f525}\"")]
fn two_controls_with_one_id_are_noticed() {
    Kiosk::showing(LANDSCAPE, tiles("Sales", 2));
}

#[test]
fn controls_that_touch_or_overlap_are_told_from_those_that_stand_clear() {
    let at = |x: f32, y: f32| Control {
        name: String::new(),
        rect: Rect::from_min_size(pos2(x, y), vec2(100.0, 60.0)),
    };
    assert_eq!(apart(&at(0.0, 0.0), &at(110.0, 30.0)), 10.0);
    assert_eq!(apart(&at(0.0, 80.0), &at(20.0, 0.0)), 20.0);
    assert!(apart(&at(0.0, 0.0), &at(90.0, 50.0)) < 0.0);
}

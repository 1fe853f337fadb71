//! A handful of pages compared with pictures of them that somebody has looked at and found
//! good. After a change that is meant: `BREAKROOM_ACCEPT=1 cargo test --test screens pictures`,
//! and look at what git says has changed.

use std::fs;
use std::path::PathBuf;

use breakroom::content::model::{Lang, Text};
use breakroom::player::scene::{LineupPage, Mood, Scene, View};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, Rgb, RgbImage};

use crate::rig::{offscreen_for, repository, scene};

/// Half the reference panel.
const LANDSCAPE: [usize; 2] = [960, 540];
const PORTRAIT: [usize; 2] = [540, 960];
/// Levels by which a channel may differ: other rounding, not another picture.
const LEVELS_MAX: u8 = 24;
/// Share of the pixels that may differ by more.
const SHARE_MAX: f64 = 0.005;

fn differs(one: &Rgb<u8>, other: &Rgb<u8>) -> bool {
    one.0.iter().zip(other.0).any(|(&a, b)| a.abs_diff(b) > LEVELS_MAX)
}

/// The pixels that differ, in red over a pale copy; and their share.
fn compare(now: &RgbImage, before: &RgbImage) -> (RgbImage, f64) {
    let mut count = 0_u32;
    let diff = RgbImage::from_fn(now.width(), now.height(), |x, y| {
        let (a, b) = (now.get_pixel(x, y), before.get_pixel(x, y));
        if differs(a, b) {
            count += 1;
            return Rgb([220, 0, 0]);
        }
        Rgb(a.0.map(|level| 170 + level / 3))
    });
    (diff, f64::from(count) / f64::from(now.width() * now.height()))
}

fn keep(picture: &RgbImage, folder: &str, name: &str) -> PathBuf {
    let folder = repository(folder);
    fs::create_dir_all(&folder).expect("a folder for pictures");
    let path = folder.join(format!("{name}.png"));
    let file = fs::File::create(&path).expect("a file for a picture");
    let best = PngEncoder::new_with_quality(file, CompressionType::Best, FilterType::Adaptive);
    picture.write_with_encoder(best).expect("a picture written");
    path
}

fn looks_as_before(name: &str, lang: &str, mood: Mood, size: [usize; 2]) {
    scene_looks_as_before(scene(name, lang, mood), name, lang, size);
}

fn scene_looks_as_before(mut scene: Scene, name: &str, lang: &str, size: [usize; 2]) {
    let mood = scene.mood;
    // Odd turns are mirrored, and where in the gallery a page stands is not the matter here.
    scene.turn = 0;
    let drawn = offscreen_for(&scene).draw(&scene, size);
    let now = DynamicImage::from(drawn).into_rgb8();
    let mood = if mood == Mood::Day { "day" } else { "evening" };
    let file = format!("{name}-{lang}-{mood}-{}x{}", size[0], size[1]);
    let known = repository("tests/snapshots").join(format!("{file}.png"));
    if std::env::var_os("BREAKROOM_ACCEPT").is_some() {
        keep(&now, "tests/snapshots", &file);
        return;
    }
    let accept = "if it is meant: BREAKROOM_ACCEPT=1 cargo test --test screens pictures";
    let Ok(before) = image::open(&known) else {
        let path = keep(&now, "target/snapshots", &file);
        panic!("no picture to compare with; {accept}; drawn: {}", path.display());
    };
    let before = before.into_rgb8();
    assert_eq!(now.dimensions(), before.dimensions(), "{}", known.display());
    let (diff, share) = compare(&now, &before);
    if share > SHARE_MAX {
        let path = keep(&now, "target/snapshots", &file);
        keep(&diff, "target/snapshots", &format!("{file}-diff"));
        let percent = share * 100.0;
        panic!("{percent:.2} % of the pixels differ; {accept}; drawn: {}", path.display());
    }
}

#[test]
fn a_principle() {
    looks_as_before("slide-palm-and-back", "en", Mood::Day, LANDSCAPE);
}

#[test]
fn a_question_answered() {
    looks_as_before("question-q-own-or-pass-answered", "zh", Mood::Evening, LANDSCAPE);
}

#[test]
fn a_line_up_from_its_value_to_its_end() {
    looks_as_before("lineup-value-own-it", "en", Mood::Day, LANDSCAPE);
    looks_as_before("lineup-story-call-not-for-you", "zh", Mood::Day, PORTRAIT);
    looks_as_before("lineup-question-q-own-or-pass", "en", Mood::Day, PORTRAIT);
    looks_as_before("lineup-answer-q-own-or-pass", "zh", Mood::Evening, LANDSCAPE);
    looks_as_before("lineup-thanks-mei-hinges", "en", Mood::Day, LANDSCAPE);
    looks_as_before("lineup-today-1", "zh", Mood::Day, PORTRAIT);
    looks_as_before("home-lineup", "en", Mood::Day, LANDSCAPE);
    looks_as_before("home-go-on", "zh", Mood::Day, PORTRAIT);
}

#[test]
fn the_last_page_of_a_line_up_with_what_was_written_for_the_day() {
    let line = |en: &str, zh: &str| {
        let texts = vec![(Lang::new("en"), en.into()), (Lang::new("zh"), zh.into())];
        Text::new(texts).expect("a language")
    };
    let said = vec![
        line("Gate two is shut until noon.", "二号门中午前不开。"),
        line("Welcome, Jonas, at the bench!", "欢迎约纳斯来到工作台！"),
    ];
    for (lang, size) in [("en", LANDSCAPE), ("zh", PORTRAIT)] {
        let mut scene = scene("lineup-today-1", lang, Mood::Day);
        let View::Lineup(view) = &mut scene.view else { panic!("a page of a line-up") };
        let LineupPage::Today { lines, .. } = &mut view.page else { panic!("the last") };
        lines.clone_from(&said);
        scene_looks_as_before(scene, "lineup-today-lines", lang, size);
    }
}

#[test]
fn the_wall() {
    looks_as_before("wall-1", "en", Mood::Day, PORTRAIT);
}

#[test]
fn the_wall_by_team() {
    looks_as_before("wall-by-team", "zh", Mood::Evening, LANDSCAPE);
}

#[test]
fn a_wall_of_two() {
    looks_as_before("wall-of-2", "en", Mood::Day, LANDSCAPE);
}

#[test]
fn an_opened_card() {
    looks_as_before("card-mei-hinges", "en", Mood::Day, LANDSCAPE);
}

#[test]
fn a_moment_of_truth() {
    looks_as_before("slide-till-is-frozen", "zh", Mood::Day, PORTRAIT);
}

#[test]
fn an_order_asked() {
    looks_as_before("order-q-wrong-call-half", "en", Mood::Day, LANDSCAPE);
}

#[test]
fn a_spotlight_without_a_photo() {
    looks_as_before("commendation-carmen-firm-and-fair", "en", Mood::Day, LANDSCAPE);
}

#[test]
fn the_promise() {
    looks_as_before("slide-our-promise", "zh", Mood::Evening, LANDSCAPE);
}

#[test]
fn a_customers_words() {
    looks_as_before("slide-called-when-they-said", "zh", Mood::Day, PORTRAIT);
}

#[test]
fn a_number_that_proves_the_promise() {
    looks_as_before("slide-calls-ended", "en", Mood::Evening, LANDSCAPE);
}

#[test]
fn what_was_asked_for_and_done() {
    looks_as_before("slide-screws-by-the-piece", "en", Mood::Day, LANDSCAPE);
}

#[test]
fn something_to_know_about_the_trade() {
    looks_as_before("slide-which-bit", "zh", Mood::Day, LANDSCAPE);
}

#[test]
fn the_dare_of_the_day() {
    looks_as_before("dare-warehouse-0", "en", Mood::Day, LANDSCAPE);
}

#[test]
fn still_here() {
    looks_as_before("still-here", "en", Mood::Day, LANDSCAPE);
}

#[test]
fn the_pad() {
    looks_as_before("pad-typed", "en", Mood::Day, LANDSCAPE);
}

#[test]
fn the_pad_that_is_locked() {
    looks_as_before("pad-locked", "zh", Mood::Evening, PORTRAIT);
}

#[test]
fn the_admin_page() {
    looks_as_before("admin-now", "en", Mood::Day, LANDSCAPE);
}

#[test]
fn the_findings() {
    looks_as_before("admin-findings", "en", Mood::Day, PORTRAIT);
}

#[test]
fn the_machine() {
    looks_as_before("admin-machine", "zh", Mood::Evening, LANDSCAPE);
}

#[test]
fn the_room() {
    looks_as_before("admin-room", "zh", Mood::Day, PORTRAIT);
}

#[test]
fn the_tools() {
    looks_as_before("admin-tools", "en", Mood::Evening, LANDSCAPE);
}

#[test]
fn the_touch_test() {
    looks_as_before("touches", "en", Mood::Day, LANDSCAPE);
}

#[test]
fn a_picture_that_differs_is_noticed_and_other_rounding_is_not() {
    let before = RgbImage::from_pixel(100, 100, Rgb([120, 120, 120]));
    let mut now = RgbImage::from_pixel(100, 100, Rgb([140, 110, 120]));
    assert_eq!(compare(&now, &before).1, 0.0);
    for x in 0..60 {
        now.put_pixel(x, 5, Rgb([120, 120, 160]));
    }
    let (diff, share) = compare(&now, &before);
    assert!(share > SHARE_MAX, "{share}");
    assert_eq!(diff.get_pixel(5, 5), &Rgb([220, 0, 0]));
}

//! Photos: chosen or dropped, called after their item, judged, and taken away again.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use breakroom::content::folder::photo::photo_fact;
use breakroom::desk::Options;
use breakroom::kiosk::judge::judge;
use breakroom::screens::i18n::Arg;
use egui::accesskit::Role;
use egui::{DroppedFile, Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;

use super::rig::{Office, example, options};

const FILE: &str = "philosophy/we-promise.ron";
const PHOTO: &str = "photos/our-promise.png";

/// A desk over the example, beside a folder with pictures as a camera leaves them.
fn studio(lang: &str, state: Option<&Path>) -> (Office, TempDir) {
    let camera = tempfile::tempdir().expect("a folder");
    let picture = |shade| image::RgbImage::from_pixel(900, 600, image::Rgb([shade, 120, 90]));
    for (name, shade) in [("IMG_0001.png", 10), ("IMG_0002.png", 200)] {
        picture(shade).save(camera.path().join(name)).expect("written");
    }
    // What a telephone calls so isn't always so.
    fs::rename(camera.path().join("IMG_0001.png"), camera.path().join("IMG_0001.JPG")).expect("");
    fs::write(camera.path().join("notes.jpg"), "no picture").expect("written");
    let folder = example();
    let own = options(folder.path().into(), state.map(Path::to_owned), lang, false);
    let own = Options { pictures: camera.path().to_owned(), ..own };
    let mut office = Office::with(folder, own);
    let search = office.say("search");
    office.write(&search, "our-promise");
    office.open("");
    (office, camera)
}

fn text(office: &Office) -> String {
    office.harness.state().text(FILE).expect("text").to_owned()
}

fn has(office: &Office, path: &str) -> bool {
    office.folder.path().join(path).exists()
}

#[test]
fn a_photo_is_chosen_called_after_its_item_described_and_focused_and_gone_again_when_nobody_uses_it()
 {
    for lang in ["en", "zh"] {
        let (mut office, _camera) = studio(lang, None);
        let before = text(&office);
        office.press("photo-choose");
        office.press_label("IMG_0001.JPG");
        assert!(has(&office, PHOTO), "{lang}: it is a PNG by its bytes");
        assert!(text(&office).contains(&format!("path: \"{PHOTO}\"")), "{lang}");
        let told = office.say("warning");
        assert!(!office.has(&told), "nothing is wrong with the picture");
        for language in ["English", "中文"] {
            let field = format!("{} ({language})", office.say("field-alt"));
            office.write(&field, "A hand on a door.");
        }
        let mark = office.say_with("photo-focus", &[("x", Arg::count(0)), ("y", Arg::count(0))]);
        let mark = mark.split([':', '：']).next().unwrap_or_default().to_owned();
        let point = |office: &Office, act: fn(&Node<'_>)| {
            let buttons = office.harness.get_all_by_role(Role::Button);
            let own = |node: &Node<'_>| {
                node.accesskit_node().label().is_some_and(|label| label.starts_with(&mark))
            };
            act(&buttons.into_iter().find(own).expect("the picture"));
        };
        point(&office, |node| node.click());
        office.settle();
        assert!(text(&office).contains("focus: (0.50, 0.50)"), "{}", text(&office));
        point(&office, |node| node.focus());
        office.keys(Modifiers::NONE, Key::ArrowRight);
        assert!(text(&office).contains("focus: (0.55, 0.50)"), "{}", text(&office));
        for _ in 0..8 {
            office.keys(Modifiers::COMMAND, Key::Z);
        }
        assert_eq!(text(&office), before, "{lang}");
        assert!(has(&office, PHOTO), "it can be taken again");
        office.keys(Modifiers::COMMAND, Key::Y);
        assert!(text(&office).contains(PHOTO));
        office.keys(Modifiers::COMMAND, Key::Z);
        office.harness.state_mut().end();
        assert!(!has(&office, PHOTO), "{lang}: it is left lying");
    }
}

#[test]
fn what_is_saved_stays_and_what_was_thrown_away_goes_with_the_next_step() {
    let (mut office, _camera) = studio("en", None);
    office.press("photo-choose");
    office.press_label("IMG_0001.JPG");
    office.press("save");
    office.press("photo-other");
    office.press_label("IMG_0002.png");
    let second = "photos/our-promise-2.png";
    assert!(text(&office).contains(second) && has(&office, second));
    office.keys(Modifiers::COMMAND, Key::Z);
    office.write("Headline (English)", "We say what is.");
    assert!(!has(&office, second), "no step leads back to it");
    assert!(has(&office, PHOTO), "this one is saved");
    office.harness.state_mut().end();
    assert!(has(&office, PHOTO));
}

#[test]
fn a_file_is_never_written_over_and_the_same_picture_is_there_once() {
    let (mut office, camera) = studio("en", None);
    let other = fs::read(office.folder.path().join("photos/mei.png")).expect("a photo");
    fs::write(office.folder.path().join(PHOTO), &other).expect("written");
    office.press("photo-choose");
    office.press_label("IMG_0001.JPG");
    assert!(text(&office).contains("photos/our-promise-2.png"));
    assert_eq!(fs::read(office.folder.path().join(PHOTO)).expect("a photo"), other);
    fs::write(camera.path().join("again.png"), &other).expect("written");
    office.press("photo-other");
    office.press_label("again.png");
    let names = [PHOTO, "photos/mei.png"];
    assert!(names.iter().any(|path| text(&office).contains(path)), "{}", text(&office));
    office.harness.state_mut().end();
    assert!(has(&office, PHOTO) && has(&office, "photos/mei.png"), "the desk brought neither");
}

#[test]
fn what_cant_be_shown_is_refused_in_the_words_of_the_checker() {
    let (mut office, camera) = studio("en", None);
    office.press("photo-choose");
    office.press_label("notes.jpg");
    let fact = photo_fact(camera.path(), Path::new("notes.jpg"), &judge);
    let words = fact.finding("notes.jpg").expect("it is refused");
    assert!(office.has(&words.what) && office.has(&words.todo), "{words:?}");
    assert!(!text(&office).contains("photo"));
    office.press("photo-choose");
    office.press_label("IMG_0002.png");
    assert!(!office.has(&words.what), "it is told for as long as nothing else comes");
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_picture_is_dropped_on_the_form_and_nowhere_else() {
    let (mut office, camera) = studio("en", None);
    let drop = |office: &mut Office| {
        let file = Arc::new(Dropped(camera.path().join("IMG_0002.png")));
        office.harness.input_mut().dropped_files.push(file);
        office.settle();
    };
    drop(&mut office);
    assert!(text(&office).contains(PHOTO) && has(&office, PHOTO));
    office.write("Search in all languages", "q-few-words");
    office.open("");
    drop(&mut office);
    assert!(office.has(&office.say("said-no-picture")), "a question has no photo");
}

#[test]
fn what_a_killed_desk_has_brought_is_taken_away_by_the_next_unless_its_draft_is_taken_up() {
    for take in [true, false] {
        let state = tempfile::tempdir().expect("a folder");
        let (mut office, _camera) = studio("en", Some(state.path()));
        office.press("photo-choose");
        office.press_label("IMG_0001.JPG");
        // Its end is never told.
        let Office { harness, folder, .. } = office;
        std::mem::drop(harness);
        let mut again = Office::over(folder, Some(state.path()), "en");
        again.press(if take { "left-take" } else { "left-drop" });
        assert_eq!(has(&again, PHOTO), take);
        again.harness.state_mut().end();
        assert_eq!(has(&again, PHOTO), take);
    }
}

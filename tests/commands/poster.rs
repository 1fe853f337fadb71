//! `breakroom snapshot --poster`: what is drawn, and what is refused.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use png::{ColorType, Decoder, Unit};
use tempfile::TempDir;

/// A4 at 300 dots an inch, in pixels.
const SIZE: (u32, u32) = (2480, 3508);
/// 300 dots an inch, in a metre.
const DOTS_IN_A_METRE: u32 = 11_811;
/// What a printer leaves blank, and more: 12 mm in pixels.
const MARGIN_PX: usize = 141;

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

/// A copy of the example in which a text is another.
fn edited(from: &str, to: &str) -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    copy(&example(), dir.path());
    let mut hits = 0;
    for entry in fs::read_dir(dir.path().join("commendations")).expect("commendations") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("a text");
        hits += text.matches(from).count();
        fs::write(&path, text.replace(from, to)).expect("written");
    }
    assert_eq!(hits, 1, "{from}");
    dir
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let to = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, to).expect("copied");
        }
    }
}

fn poster(content: &Path, id: &str, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_breakroom"));
    command.args(["snapshot", "--poster", id, "--content"]).arg(content).args(args);
    command
}

/// The poster's pixels: grey levels, row by row.
fn printed(path: &Path) -> Vec<u8> {
    let file = BufReader::new(File::open(path).expect("a picture"));
    let mut reader = Decoder::new(file).read_info().expect("a PNG");
    let info = reader.info();
    assert_eq!((info.width, info.height), SIZE);
    let dots = info.pixel_dims.expect("its size on paper");
    assert_eq!((dots.xppu, dots.yppu), (DOTS_IN_A_METRE, DOTS_IN_A_METRE));
    assert!(matches!(dots.unit, Unit::Meter));
    assert_eq!(info.color_type, ColorType::Rgb);
    let mut bytes = vec![0; reader.output_buffer_size().expect("a size")];
    reader.next_frame(&mut bytes).expect("all of it");
    bytes.chunks_exact(3).map(|rgb| rgb.iter().copied().min().unwrap_or(0)).collect()
}

/// Asserts that something is printed in at least so many tenths of the height, and nothing in
/// the margins.
fn assert_printed(path: &Path, tenths: usize) {
    let pixels = printed(path);
    let (wide, high) = (SIZE.0 as usize, SIZE.1 as usize);
    let is_margin = |index: usize| {
        let (x, y) = (index % wide, index / wide);
        x.min(y).min(wide - 1 - x).min(high - 1 - y) < MARGIN_PX
    };
    let mut ink = [0_usize; 10];
    for (index, level) in pixels.iter().enumerate().filter(|(_, level)| **level < 250) {
        assert!(!is_margin(index), "{}: ink {level} in the margin", path.display());
        ink[index / wide * 10 / high] += 1;
    }
    let printed = ink.iter().filter(|dots| **dots > 2_000).count();
    assert!(printed >= tenths, "{}: {ink:?}", path.display());
}

#[test]
fn a_poster_is_a_sheet_of_a4_at_300_dots_an_inch_for_each_language() {
    let out = tempfile::tempdir().expect("a folder");
    let folder = out.path().to_str().expect("a path in Unicode");
    let drawn = poster(&example(), "mei-hinges", &["-o", folder]).assert().success();
    let said = String::from_utf8_lossy(&drawn.get_output().stderr).into_owned();
    assert_eq!(said, "", "no letter is lost for want of room in the atlas, and no text too long");
    let both = ["en", "zh"].map(|lang| out.path().join(format!("mei-hinges-{lang}.png")));
    for path in &both {
        assert_printed(path, 10);
    }
    assert_ne!(fs::read(&both[0]).expect("one"), fs::read(&both[1]).expect("the other"));
}

#[test]
fn one_language_can_be_drawn_into_a_file_of_any_name_with_a_photo_or_without() {
    let out = tempfile::tempdir().expect("a folder");
    let file = out.path().join("notice.png");
    let name = file.to_str().expect("a path in Unicode");
    poster(&example(), "carmen-firm-and-fair", &["--lang", "zh", "-o", name]).assert().success();
    assert_printed(&file, 10);
    let refused = poster(&example(), "mei-hinges", &["-o", name]).assert().failure().code(2);
    let said = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
    assert!(said.contains("--lang"), "{said}");
}

#[test]
fn a_very_long_story_and_a_very_short_one_both_stay_within_the_margins() {
    let long = "and then went on to ask the next customer, and the one after that, ".repeat(12);
    let act = "Mei went through the drawers nobody opens any more";
    for (from, to) in [(act, format!("Mei {long}")), (act, "Yes".to_owned())] {
        let content = edited(from, &to);
        let out = tempfile::tempdir().expect("a folder");
        let file = out.path().join("notice.png");
        let name = file.to_str().expect("a path in Unicode");
        let drawn = poster(content.path(), "mei-hinges", &["--lang", "en", "-o", name]).assert();
        let said = String::from_utf8_lossy(&drawn.success().get_output().stderr).into_owned();
        assert_eq!(said.contains("too long for the sheet"), to.len() > 100, "{said}");
        assert_printed(&file, 8);
    }
}

fn refusal(content: &Path, id: &str) -> String {
    let out = tempfile::tempdir().expect("a folder");
    let folder = out.path().to_str().expect("a path in Unicode");
    let refused = poster(content, id, &["-o", folder]).assert().failure().code(1);
    assert_eq!(fs::read_dir(out.path()).expect("the folder").count(), 0, "nothing is drawn");
    String::from_utf8_lossy(&refused.get_output().stderr).into_owned()
}

#[test]
fn an_id_that_is_not_there_is_refused_with_the_one_that_was_meant() {
    let said = refusal(&example(), "mei-hinge");
    assert!(said.contains("did you mean `mei-hinges`?"), "{said}");
    assert!(!refusal(&example(), "somebody-else-entirely").contains("did you mean"));
    assert!(refusal(&example(), "our-promise").contains("slide"));
}

#[test]
fn who_is_withdrawn_or_has_not_agreed_gets_no_poster() {
    let withdrawn = edited("id: \"mei-hinges\"", "id: \"mei-hinges\"");
    fs::write(withdrawn.path().join("withdrawn.ron"), "[\"mei-hinges\"]").expect("written");
    let said = refusal(withdrawn.path(), "mei-hinges");
    assert!(said.contains("withdrawn") && !said.contains("Mei"), "{said}");

    let silent = edited(
        "name: \"2026-11-13\", photo: \"2026-11-13\"),\n        status: Approved",
        "name: \"2026-11-13\", photo: \"2026-11-13\"),\n        status: Draft",
    );
    let said = refusal(silent.path(), "mei-hinges");
    assert!(said.contains("may not be shown"), "{said}");
}

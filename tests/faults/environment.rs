//! What letters a text may have, and how many: each page is drawn as if it were the first one.

use std::fs;
use std::sync::Arc;

use breakroom::commands::check::{Format, check};
use breakroom::content::model::{Content, Lang, Slide, SlideKind, Text};
use breakroom::content::testing::{KIOSK, VALUES};
use breakroom::player::scene::{Mood, Scene, View};
use breakroom::player::testing::{empty, noon, slide};
use breakroom::player::{Options, Player};

use crate::brush::{Brush, PIXELS_OFF, off};

const SIZE: [usize; 2] = [1280, 720];

/// A page with these words as its headline and as its text.
fn page(headline: &str, body: &str) -> Scene {
    let text = |words: &str| {
        let in_each = ["en", "zh"].map(|lang| (Lang::new(lang), words.to_owned()));
        Text::new(in_each.into()).expect("two languages")
    };
    let kind = SlideKind::Principle { body: text(body) };
    let slide = Slide { headline: text(headline), kind, ..slide("a") };
    let content = Content { slides: vec![Arc::new(slide)], ..empty() };
    let lang = Some(Lang::new("zh"));
    let options = Options { lang, mood: Some(Mood::Day), ..Options::default() };
    let scene = Player::new(Arc::new(content), options, &noon()).scene(&noon());
    assert!(matches!(scene.view, View::Slide { .. }));
    scene
}

// Case: Environment: 20,000 distinct glyphs
#[test]
fn after_twenty_thousand_letters_a_page_looks_as_if_it_were_the_first_one() {
    let mut long = Brush::new();
    let all: Vec<char> = ('\u{4E00}'..='\u{9FFF}').take(20_000).collect();
    assert_eq!(all.len(), 20_000);
    let pages: Vec<String> = all.chunks(600).map(|part| part.iter().collect()).collect();
    for (number, letters) in pages.iter().enumerate() {
        let headline: String = letters.chars().take(8).collect();
        let scene = page(&headline, letters);
        if number % 11 == 1 {
            let seen = off(&long.draw(&scene, SIZE), &Brush::new().draw(&scene, SIZE));
            assert!(seen <= PIXELS_OFF, "page {number}: {seen} pixels are off");
        } else {
            long.lay_out(&scene, SIZE);
        }
    }
    // A page that does differ is told from it.
    let [one, other] = ["担当就是负责到底", "担当就是负责到家"].map(|text| page(text, text));
    assert!(off(&long.draw(&one, SIZE), &long.draw(&other, SIZE)) > PIXELS_OFF);
}

/// What `check` prints about a slide with this text.
fn checked(body: &str) -> String {
    let dir = tempfile::tempdir().expect("a folder");
    let slide = format!(
        "[Principle(id: \"a\", value: \"own-it\", headline: (en: \"H\", zh: \"题\"), \
         body: (en: \"{body}\", zh: \"文\"))]"
    );
    fs::create_dir_all(dir.path().join("philosophy")).expect("a folder");
    for (path, text) in [("kiosk.ron", KIOSK), ("values.ron", VALUES), ("philosophy/a.ron", &slide)]
    {
        fs::write(dir.path().join(path), text).expect("written");
    }
    let mut out = Vec::new();
    check(dir.path(), Format::Human, None, &mut out).expect("a vector takes any text");
    String::from_utf8(out).expect("it is text")
}

/// Whether a page of such a text has something on it, and is the same when it is drawn again.
#[track_caller]
fn is_drawn(body: &str) {
    let scene = page("A headline", body);
    let mut brush = Brush::new();
    let picture = brush.draw(&scene, SIZE);
    let plain = brush.draw(&page("A headline", "x"), SIZE);
    assert!(off(&picture, &plain) > 0, "nothing of the text is to be seen");
    assert_eq!(off(&picture, &brush.draw(&scene, SIZE)), 0, "it is drawn alike again");
}

// Case: Environment: emoji
#[test]
fn an_emoji_is_told_once_with_what_to_do_and_its_page_is_drawn() {
    for (text, sign) in [("Well done 🎉 team", "🎉"), ("Danke 👩‍🔧 and 🇩🇪 👍🏽", "👩")]
    {
        let told = checked(text);
        assert!(told.contains("no font on this kiosk has the character"), "{text}: {told}");
        assert!(told.contains(sign), "{text}: {told}");
        is_drawn(text);
    }
}

// Case: Environment: combining marks by the hundred
#[test]
fn marks_on_one_letter_by_the_hundred_are_drawn_as_one_letter_is() {
    let zalgo: String = "Service"
        .chars()
        .flat_map(|c| std::iter::once(c).chain(('\u{300}'..='\u{36F}').cycle().take(300)))
        .collect();
    is_drawn(&zalgo);
    let lone: String = std::iter::repeat_n('\u{301}', 2_000).collect();
    is_drawn(&format!("{lone} lone marks"));
    assert!(!checked(&zalgo).is_empty());
}

// Case: Environment: a right-to-left override
#[test]
fn what_turns_letters_round_is_left_out_of_the_page_and_told() {
    let told = checked("pay \u{202E}001 back");
    assert!(told.contains("RIGHT-TO-LEFT OVERRIDE U+202E"), "{told}");
    assert!(!told.contains('\u{202E}'), "the terminal isn't turned round either: {told}");
}

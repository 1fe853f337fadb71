//! Whatever RON allows is read as RON means it, or refused in words that name it.

use breakroom::content::model::{Content, Slide};
use breakroom::content::testing::{KIOSK, any_photo, good, read_with, slide, told};
use breakroom::content::{Finding, read};
use proptest::prelude::*;
use serde::Deserialize;

const A: &str = "philosophy/a.ron";

fn slides(text: &str) -> (Content, Vec<Finding>) {
    let (mut content, findings) = read_with(A, text);
    content.slides.retain(|slide| slide.meta.id.as_str() != "jobs");
    (content, findings)
}

/// Holds that a slide with `odd` fields is read without a finding, and as one with `plain` ones.
fn same(odd: &str, plain: &str) {
    let (content, findings) = slides(&slide(odd));
    assert_eq!(findings, [], "{odd}");
    assert_eq!(content.slides, slides(&slide(plain)).0.slides, "{odd}");
}

#[test]
fn numbers_are_read_in_every_form_that_ron_has() {
    for three in ["0x3", "0b11", "0o3", "3u8", "3i64", "0_3", "+3", "3.0", "3.", "30e-1", "3f32"] {
        same(&format!("importance: {three},"), "importance: 3,");
    }
    let photo = |x: &str| {
        let alt = "alt: (en: \"a\", zh: \"b\")";
        format!("photo: (path: \"photos/a.jpg\", {alt}, focus: ({x}, 0.5)),")
    };
    for odd in ["1u8", "0x1", "1.0f64", "1e0"] {
        same(&photo(odd), &photo("1"));
    }
}

#[test]
fn names_texts_and_values_are_read_in_every_form_that_ron_has() {
    for (odd, plain) in [
        ("r#importance: 4,", "importance: 4,"),
        ("\"importance\": 4,", "importance: 4,"),
        ("importance: Some(4),", "importance: 4,"),
        ("r#teaches: [\"A1\"],", "teaches: [\"A1\"],"),
        ("teaches: Some([r\"A1\", r##\"B\"#2\"##,]),", "teaches: [\"A1\", \"B\\\"#2\"],"),
        ("pole: r#Care,", "pole: Care,"),
        ("pole: Some(Care),", "pole: Care,"),
        ("needs: None, from: None,", ""),
        ("id: r#\"x\"#,", "id: \"x\","),
        ("id: \"\\u{78}\",", "id: \"x\","),
        ("headline: (r#en: \"H\", \"zh\": \"题\",),", "headline: (en: \"H\", zh: \"题\"),"),
        (
            "headline: (en: \"H\\\n   i\", zh: r\"题\\\"),",
            "headline: (en: \"Hi\", zh: \"题\\\\\"),",
        ),
        ("/* a /* b */ c */ importance /* d */ : /* e */ 4 // f\n ,", "importance: 4,"),
        ("source: Some((en: \"S\", zh: \"源\")),", "source: (en: \"S\", zh: \"源\"),"),
    ] {
        same(odd, plain);
    }
    let plain = slides(&slide(""));
    for text in [
        slide("").replace("Principle", "r#Principle"),
        "#![enable(implicit_some)]\n".to_owned() + &slide(""),
        "#![enable(unwrap_newtypes, implicit_some)] // note\n".to_owned() + &slide(""),
        "#![type = \"breakroom\"]\n".to_owned() + &slide(""),
    ] {
        assert_eq!(slides(&text), plain, "{text}");
    }
}

// Case: Content: invisible characters
#[test]
fn blanks_that_look_like_blanks_are_blanks_whatever_their_code() {
    for blank in ["\u{A0}", "\u{3000}", "\u{2003}", "\u{202F}", "\u{85}", "\u{2028}"] {
        same(&format!("{blank}importance{blank}:{blank}4{blank},{blank}"), "importance: 4,");
    }
    for unseen in ["\u{200B}", "\u{FEFF}", "\u{200E}", "\u{2060}", "\u{AD}"] {
        same(&format!("{unseen}importance{unseen}: {unseen}4{unseen},{unseen}"), "importance: 4,");
    }
    for file in ["nbsp.ron", "zero-width.ron"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/ron");
        let text = std::fs::read_to_string(path.join(file)).expect("the fixture is there");
        let (content, findings) = slides(&text);
        assert_eq!((content.slides.len(), findings), (1, vec![]), "{file}");
    }
}

// Case: Content: invisible characters
// Case: Environment: a right-to-left override
#[test]
fn what_cant_be_seen_and_does_harm_is_named_with_the_caret_under_it() {
    for (fields, expected) in [
        (
            "impor\u{200B}tance: 4,",
            "7:14: error: ZERO WIDTH SPACE U+200B stands here and can't be seen; delete it, or type `importance` again",
        ),
        (
            "importance: \u{202E}4,",
            "7:21: error: RIGHT-TO-LEFT OVERRIDE U+202E stands here and can't be seen; take it out",
        ),
        (
            "importance: \u{3164}4,",
            "7:21: error: HANGUL FILLER U+3164 stands here and can't be seen; take it out",
        ),
        (
            "id: \"x\u{200B}\",",
            "6:13: error: `x[ZERO WIDTH SPACE U+200B]` can't be an id; use small letters, digits and hyphens, at most 64",
        ),
        (
            "from: \"2026-11-04\u{A0}\",",
            "7:15: error: `2026-11-04[NO-BREAK SPACE U+00A0]` isn't a date; write year-month-day, such as \"2026-11-03\"",
        ),
        (
            "body: (en: \"B\u{202E}\", zh: \"文\"),",
            "6:20: warning: the text has control characters that can't be seen, such as RIGHT-TO-LEFT OVERRIDE U+202E; they are left out; type the text again",
        ),
    ] {
        let expected = format!("{A}:{expected}");
        let told = told(A, slide(fields));
        // The caret's column depends on which fields a slide has before it.
        assert_eq!(words(&told), words(&expected), "{fields:?}");
        assert!(!told.contains(['\u{200B}', '\u{202E}', '\u{A0}', '\u{3164}']), "{told}");
    }
    let (_, findings) = read_with(A, slide("impor\u{200B}tance: 4,"));
    assert_eq!(findings[0].span.len(), "\u{200B}".len());
}

fn words(line: &str) -> &str {
    line.splitn(4, ':').nth(3).unwrap_or(line)
}

#[test]
fn words_without_quotation_marks_are_one_mistake_with_two_remedies() {
    let both = "quotation marks are missing around these words, or a comma between them";
    for (fields, text) in [
        ("from: Noor Haddad,", "Noor Haddad"),
        ("from: Noor van Haddad", "Noor van Haddad"),
        ("from: Noor // at the till\n  van\r\nHaddad", "Noor van Haddad"),
        ("teaches: [A one],", "A one"),
    ] {
        let told = told(A, slide(fields));
        assert!(told.contains(both) && !told.contains('\n'), "{told}");
        assert!(told.contains(&format!("write \"{text}\"")), "{told}");
    }
    let told = told(A, slide("takeover: false importance: 3,"));
    assert!(told.contains("a comma is missing after this"), "{told}");
}

#[test]
fn what_is_quoted_from_several_lines_is_told_in_one() {
    for (fields, quoted) in [
        ("value: \"own\n  it\",", "`own it`"),
        ("value: \"own\\nit\",", "`own it`"),
        ("value: \"own\r\n\r\nit\",", "`own it`"),
        ("id: \"a\n\n b\",", "`a b`"),
    ] {
        let told = told(A, slide(fields));
        assert!(told.contains(quoted) && !told.contains(['\n', '\r']), "{fields:?}: {told:?}");
    }
}

#[test]
fn what_stands_before_the_settings_is_told_as_well() {
    for (before, name) in
        [("#![enable(x)]", "turns something on"), (",", "a comma with nothing before it")]
    {
        let told = told("kiosk.ron", format!("{before}\n{KIOSK}"));
        assert!(told.contains(name) && !told.contains('\n'), "{told}");
    }
}

#[test]
fn what_of_ron_isnt_read_here_is_named() {
    for (text, name) in [
        (slide("headline: Text(en: \"H\"),"), "`Text`"),
        (slide("photo: Photo(path: \"photos/a.jpg\", alt: (en: \"a\", zh: \"b\")),"), "`Photo`"),
        (slide("pole: Ca-re,"), "`Ca-re`"),
        (slide("id: 'x',"), "write \"x\""),
        (slide("importance: 1..3,"), "`importance` must be a number"),
        (slide("importance: b\"3\","), "`importance` must be a number"),
        ("#![enable(unwrap_variant_newtypes)]\n".to_owned() + &slide(""), "unwrap_variant"),
        ("[\n#![enable(implicit_some)]\n".to_owned() + &slide("")[1..], "`#` can't stand here"),
    ] {
        let told = told(A, &text);
        assert!(told.contains("error") && told.contains(name), "{text}\n{told}");
        assert!(!told.contains("can't be read here"), "{told}");
    }
}

/// A slide as the RON crate reads it, without anything of ours.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Principle {
    id: String,
    value: Option<String>,
    headline: Words,
    body: Words,
    importance: Option<i64>,
    takeover: Option<bool>,
    teaches: Option<Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    en: String,
    zh: String,
}

const SAMPLE: &str = "[Principle(id: \"x\", value: \"own-it\", headline: (en: \"Head\", zh: \"题\"), \
    body: (en: \"B\", zh: \"文\"), importance: 2, takeover: false, teaches: [\"A1\", \"B2\"])]";

fn says(text: &breakroom::content::model::Text, words: &Words) -> bool {
    let [en, zh] = ["en", "zh"].map(|tag| text.exact(&breakroom::content::model::Lang::new(tag)));
    en == Some(words.en.trim()) && zh == Some(words.zh.trim())
}

fn is_same(ours: &Slide, ron: &Principle) -> bool {
    let breakroom::content::model::SlideKind::Principle { body } = &ours.kind else {
        return false;
    };
    ours.meta.id.as_str() == ron.id
        && ours.meta.value.as_ref().map(|v| v.id.as_str()) == ron.value.as_deref()
        && says(&ours.headline, &ron.headline)
        && says(body, &ron.body)
        && ron.importance.is_none_or(|wanted| i64::from(ours.meta.importance) == wanted)
        && ours.meta.takeover == (ron.takeover == Some(true))
        && Some(&ours.meta.teaches) == ron.teaches.as_ref().or(Some(&Vec::new()))
}

const PIECES: &[&str] = &[
    "r#",
    "0x",
    "u8",
    "_",
    "Some(",
    ")",
    "/*",
    "*/",
    "//",
    "\n",
    "\u{85}",
    "\u{200E}",
    "\u{200B}",
    "\u{A0}",
    "\\u{41}",
    "r",
    "#",
    "\"",
    "'",
    ",",
    "b",
    "-",
    ".",
    "+",
    "0",
    "(",
    "[",
    "]",
    ":",
    "#![enable(implicit_some)]",
    "None",
    "\u{301}",
    "é",
    "\u{2028}",
    " ",
    "\\",
    "{",
    "}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_ron_reads_is_read_with_the_same_value_or_refused(
        places in proptest::collection::vec((0_usize..400, 0..PIECES.len()), 1..4),
    ) {
        let mut chars: Vec<char> = SAMPLE.chars().collect();
        for (at, piece) in places {
            let at = at % (chars.len() + 1);
            chars.splice(at..at, PIECES[piece].chars());
        }
        let text: String = chars.into_iter().collect();
        let options = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        if let Ok(ron) = options.from_str::<Vec<Principle>>(&text) {
            let mut files = good();
            files.insert(A, text.as_bytes());
            let (content, findings) = read(&files, &any_photo);
            let refused = findings.iter().any(Finding::is_error);
            let slides: Vec<_> = content.slides.iter().filter(|s| s.meta.id.as_str() != "jobs").collect();
            let same = slides.len() == ron.len()
                && slides.iter().zip(&ron).all(|(ours, ron)| is_same(ours, ron));
            // What can't be seen is left out of a text, and that is told.
            let told = findings.iter().any(|f| f.code == "control-character");
            prop_assert!(refused || told || same, "{text}\n{ron:?}\n{slides:?}\n{findings:?}");
            prop_assert!(
                findings.iter().all(|f| f.code != "unreadable"),
                "{text}\n{findings:?}"
            );
        }
    }
}

//! Languages of the glass: tags with a hyphen, and one finding for one mistake.

use breakroom::content::folder::example::{example_files, example_photo_fact};
use breakroom::content::model::Lang;
use breakroom::content::testing::{KIOSK, any_photo, good, read_with, slide, told};
use breakroom::content::{Files, Finding, read};

/// The good folder with its Chinese under another tag.
fn in_taiwan(tag: &str) -> Files {
    let mut files = good();
    let texts: Vec<_> =
        files.map.iter().map(|(path, bytes)| (path.clone(), bytes.to_vec())).collect();
    for (path, bytes) in texts {
        let text = String::from_utf8(bytes).expect("it is text");
        let text = text.replace("zh:", &format!("{tag}:")).replace("\"zh\"", "\"zh-TW\"");
        files.insert(path, text.into_bytes());
    }
    files
}

#[test]
fn a_language_tag_with_a_hyphen_is_written_as_the_advice_says() {
    let (plain, findings) = read(&in_taiwan("zh-TW"), &any_photo);
    assert_eq!(findings, []);
    let taiwan = Lang::new("zh-TW");
    assert_eq!(plain.kiosk.languages, [Lang::new("en"), taiwan.clone()]);
    assert_eq!(plain.slides[0].headline.exact(&taiwan), Some("工作"));
    assert!(taiwan.is_han());
    for tag in ["\"zh-TW\"", "r#zh-TW", "zh_TW", "zh-tw"] {
        assert_eq!(read(&in_taiwan(tag), &any_photo), (plain.clone(), vec![]), "{tag}");
    }
}

#[test]
fn a_text_that_lacks_a_language_with_a_hyphen_is_told_how_to_write_it_and_where() {
    let mut files = in_taiwan("zh-TW");
    files.insert("philosophy/a.ron", slide("").replace("zh: \"题\"", "zh-TW: \"題\"").into_bytes());
    let (_, findings) = read(&files, &any_photo);
    let lines: Vec<String> = findings.iter().map(Finding::one_line).collect();
    assert_eq!(
        lines,
        [
            "philosophy/a.ron:6:15: warning: the text in `zh-TW` is missing; add `zh-TW: \"…\"`; until then the other language is shown",
            "philosophy/a.ron:6:29: warning: the language `zh` isn't among those of kiosk.ron; use en or zh-TW, or add it there",
        ]
    );
}

#[test]
fn the_same_language_twice_is_told_however_its_tag_is_written() {
    assert_eq!(
        told(
            "philosophy/a.ron",
            slide("headline: (en: \"H\", zh-TW: \"a\", zh_tw: \"b\", zh: \"c\"),")
        ),
        "philosophy/a.ron:6:41: error: the language `zh-TW` stands here twice; keep one of the two"
    );
    let kiosk = KIOSK.replace("[\"en\", \"zh\"]", "[\"en\", \"zh\", \"zh-TW\", \"zh_tw\"]");
    assert!(told("kiosk.ron", kiosk).contains("the language `zh-TW` stands here twice"));
}

fn example_in(languages: &str) -> Vec<Finding> {
    let mut files = example_files();
    let kiosk = files.get("kiosk.ron").map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let kiosk = kiosk.expect("the example has settings");
    let changed = kiosk.replace("languages: [\"en\", \"zh\"]", &format!("languages: {languages}"));
    assert_ne!(kiosk, changed, "the example names its languages otherwise");
    files.insert("kiosk.ron", changed.into_bytes());
    read(&files, &example_photo_fact).1
}

#[test]
fn a_language_that_nothing_is_written_in_is_one_finding_with_a_place_and_a_count() {
    let findings = example_in("[\"fr\", \"zh\"]");
    assert_eq!(findings.len(), 1, "{findings:#?}");
    let line = findings[0].one_line();
    assert!(line.starts_with("kiosk.ron:"), "{line}");
    assert!(line.contains("no text is written in `fr`: it is missing from "), "{line}");
    assert!(line.contains(" texts, first commendations/"), "{line}");
    assert!(line.ends_with("did you mean `en`? That is what they are written in"), "{line}");
    assert_eq!(&findings[0].source_line[findings[0].caret.clone()], "\"fr\"");

    let findings = example_in("[\"en\", \"zh\", \"fr\"]");
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert!(findings[0].todo.starts_with("take `\"fr\"` out"), "{}", findings[0].todo);
}

#[test]
fn a_language_that_isnt_listed_and_used_everywhere_is_one_finding() {
    let findings = example_in("[\"zh\"]");
    assert_eq!(findings.len(), 1, "{findings:#?}");
    let line = findings[0].one_line();
    assert!(line.contains("`en` isn't listed, and is written in "), "{line}");
    assert!(line.contains("add `\"en\"` to the list"), "{line}");
    // One text alone is told where it stands.
    let (_, findings) =
        read_with("philosophy/a.ron", slide("headline: (en: \"H\", zh: \"题\", fr: \"T\"),"));
    assert_eq!(findings[0].file.to_str(), Some("philosophy/a.ron"));
}

#[test]
fn a_text_that_is_there_and_wrong_isnt_told_as_missing_as_well() {
    for text in ["\"\"", "\"  \"", &format!("\"{}\"", "x".repeat(4_000))] {
        let (_, findings) =
            read_with("philosophy/a.ron", slide(&format!("headline: (en: {text}, zh: \"题\"),")));
        assert_eq!(findings.len(), 1, "{findings:#?}");
        assert!(findings[0].is_error());
    }
}

//! What becomes of a readable folder: consent, withdrawal, photos, defaults.

use breakroom::content::lint::found_late;
use breakroom::content::testing::{KIOSK, any_photo, good, read_with, slide};
use breakroom::content::{PhotoFact, PhotoRefusal, read};

#[test]
fn a_statement_to_judge_becomes_two_options_and_steps_become_right_ones() {
    let text = r#"[
        TrueFalse(id: "tf", value: "own-it", stem: (en: "S", zh: "S"), answer: false,
            if_true: (en: "No", zh: "不"), if_false: (en: "Yes", zh: "是"), takeaway: (en: "T", zh: "T")),
        Order(id: "o", value: "own-it", stem: (en: "S", zh: "S"), takeaway: (en: "T", zh: "T"), steps: [
            (text: (en: "1", zh: "1"), rationale: (en: "r", zh: "r")),
            (text: (en: "2", zh: "2"), rationale: (en: "r", zh: "r")),
            (text: (en: "3", zh: "3"), rationale: (en: "r", zh: "r")),
        ]),
    ]"#;
    let (content, findings) = read_with("questions/a.ron", text);
    assert_eq!(findings, []);
    let right = |i: usize| content.questions[i].options.iter().map(|o| o.right).collect::<Vec<_>>();
    assert_eq!((right(0), right(1)), (vec![false, true], vec![true; 3]));
    assert_eq!(content.questions[0].options[0].rationale.iter().next().map(|t| t.1), Some("No"));
}

/// A slide with a number, with more fields, read on its own.
fn figure(number: &str, more: &str) -> (breakroom::content::model::Content, Vec<String>) {
    let text = format!(
        "[ Figure(id: \"f\", value: \"own-it\", headline: (en: \"H\", zh: \"题\"), number: \"{number}\", \
         of: (en: \"O\", zh: \"数\"), counted: \"2026-11-01\", {more}) ]"
    );
    let (content, findings) = read_with("philosophy/f.ron", text);
    (content, findings.iter().map(|finding| finding.one_line()).collect())
}

#[test]
fn a_number_names_its_source_and_goes_when_it_is_too_old() {
    let source = "source: (en: \"S\", zh: \"源\"),";
    let until = |more: &str| {
        let (content, findings) = figure("98%", &format!("{source}{more}"));
        assert_eq!(findings, [""; 0]);
        let found = content.slides.iter().find(|slide| slide.meta.id.as_str() == "f");
        found.expect("the slide").meta.until.expect("an end").to_string()
    };
    assert_eq!(until(""), "2027-02-08", "99 days where nothing is said");
    assert_eq!(until("good_for_days: 30,"), "2026-12-01");
    assert_eq!(until("until: \"2026-11-20\","), "2026-11-20", "the author's end comes sooner");
    assert_eq!(until("until: \"2028-01-01\", good_for_days: 30,"), "2026-12-01");
    let (content, findings) = figure("3", "");
    assert_eq!(content.slides.len(), 1, "only the slide of the roles");
    assert_eq!(
        findings,
        [
            "philosophy/f.ron:1:3: error: a number must say where it comes from; add `source: (en: \"…\", zh: \"…\"),`, such as \"Complaints book\""
        ]
    );
    for (number, told) in
        [("", "the number is empty"), ("1,000,000", "the number has 9 characters")]
    {
        let (content, findings) = figure(number, source);
        assert_eq!((content.slides.len(), findings.len()), (1, 1), "{findings:?}");
        assert!(findings[0].contains(told), "{findings:?}");
    }
}

#[test]
fn a_craft_slide_needs_its_picture() {
    let craft = |photo: &str| {
        let text = format!(
            "[ Craft(id: \"c\", value: \"own-it\", headline: (en: \"H\", zh: \"题\"), {photo} body: (en: \"B\", zh: \"文\")) ]"
        );
        let (content, findings) = read_with("philosophy/c.ron", text);
        let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
        (content.slides.len(), codes)
    };
    assert_eq!(craft(""), (1, vec!["missing-field"]));
    let photo = "photo: (path: \"photos/c.png\", alt: (en: \"A\", zh: \"画\")),";
    assert_eq!(craft(photo), (2, vec![]));
}

// Case: Content: a photo missing
// Case: Content: a photo that is unreadable
#[test]
fn photos_that_are_missing_or_damaged_are_left_out_and_told() {
    let text = slide("photo: (path: \"photos/x.jpg\", alt: (en: \"x\", zh: \"x\")),");
    let damaged = PhotoRefusal { what: "it is damaged".into(), todo: "save it anew".into() };
    for (fact, code) in [
        (PhotoFact::Missing, (false, "missing-photo")),
        (PhotoFact::Refused(damaged), (true, "unreadable-photo")),
    ] {
        let mut files = good();
        files.insert("philosophy/a.ron", text.as_bytes());
        let (content, findings) = read(&files, &|_| fact.clone());
        assert_eq!(content.slides[0].photo, None);
        assert_eq!(findings.iter().map(|f| (f.is_error(), f.code)).collect::<Vec<_>>(), [code]);
    }
}

#[test]
fn what_comes_out_of_a_photo_later_is_told_as_if_it_had_been_known() {
    let text = slide("photo: (path: \"photos/x.jpg\", alt: (en: \"x\", zh: \"x\")),");
    let damaged = PhotoRefusal { what: "it is damaged".into(), todo: "save it anew".into() };
    let mut files = good();
    files.insert("philosophy/a.ron", text.as_bytes());
    for fact in [PhotoFact::Refused(damaged), PhotoFact::Missing] {
        let (_, known) = read(&files, &|_| fact.clone());
        let (content, _) = read(&files, &any_photo);
        let facts = [("photos/x.jpg".into(), fact)];
        assert_eq!(found_late(&content, &files, &facts), known);
    }
}

#[test]
fn the_rest_goes_on_without_kiosk_and_values() {
    let mut files = good();
    files.map.remove("kiosk.ron");
    files.map.remove("values.ron");
    let (content, findings) = read(&files, &any_photo);
    assert_eq!(content.slides.len(), 1);
    assert_eq!(content.kiosk.primary().as_str(), "en");
    assert_eq!(
        findings.iter().map(|f| f.code).collect::<Vec<_>>(),
        ["missing-file", "missing-file"]
    );
}

#[test]
fn an_id_in_withdrawn_is_gone_whatever_it_is() {
    let mut files = good();
    files.insert("philosophy/a.ron", slide("").into_bytes());
    files.insert("withdrawn.ron", *b"[\"x\"]");
    let (content, findings) = read(&files, &any_photo);
    assert_eq!((content.slides.len(), findings.len()), (1, 0));
}

#[test]
fn a_page_stays_as_long_as_the_settings_say_and_what_is_left_out_gives_way() {
    let stays = |dwell: &str| {
        let (content, findings) =
            read_with("kiosk.ron", KIOSK.replace("1,", &format!("1, {dwell}")));
        assert_eq!(findings, []);
        (content.kiosk.dwell_least_s, content.kiosk.dwell_most_s)
    };
    assert_eq!(stays(""), (8, 25));
    assert_eq!(stays("dwell: (least_s: 5, most_s: 5),"), (5, 5));
    assert_eq!(stays("dwell: (least_s: 40),"), (40, 40));
    assert_eq!(stays("dwell: (most_s: 6),"), (6, 6));
}

#[test]
fn several_right_options_are_two_at_least_and_never_all() {
    let codes = |marks: &[bool]| {
        let option = |right: &bool| {
            let right = if *right { "right: true," } else { "" };
            format!("(text: (en: \"a\", zh: \"甲\"), {right} rationale: (en: \"r\", zh: \"理\")),")
        };
        let options: String = marks.iter().map(option).collect();
        let text = format!(
            "[ Several(id: \"s\", value: \"own-it\", stem: (en: \"S\", zh: \"题\"), \
             takeaway: (en: \"T\", zh: \"要\"), options: [{options}]) ]"
        );
        let (content, findings) = read_with("questions/a.ron", text);
        let codes: Vec<&str> = findings.iter().map(|f| f.code).collect();
        (content.questions.first().map(|q| q.to_choose()), codes)
    };
    assert_eq!(codes(&[true, false, true]), (Some(2), vec![]));
    assert_eq!(codes(&[false, false, false]), (None, vec!["no-right-option"]));
    assert_eq!(codes(&[false, true, false]), (None, vec!["one-right-option"]));
    assert_eq!(codes(&[true, true, true]), (None, vec!["all-right-options"]));
}

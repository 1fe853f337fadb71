//! The rules that aren't about how a question is asked: lengths, reading times, photos, roles,
//! and what a question must have at all. Each is broken, and nearly broken.

use std::path::Path;

use breakroom::content::lint::{BANK_RULES, ITEM_RULES, LIMITS, PHOTO_PX_MIN, lint};
use breakroom::content::testing::{any_photo, good, slide, told};
use breakroom::content::{Files, PhotoFact, read, testing};
use jiff::civil::{Date, date};

/// What lint says with this name.
fn found(files: &Files, code: &str, photo: &dyn Fn(&Path) -> PhotoFact) -> Vec<String> {
    let (content, faults) = read(files, photo);
    assert_eq!(faults, []);
    let found = lint(&content, files, photo, None);
    found.iter().filter(|f| f.code == code).map(|f| f.what.clone()).collect()
}

/// So many words, and so many characters.
fn texts(words: usize, han: usize) -> String {
    format!("(en: \"{}\", zh: \"{}\")", vec!["go"; words].join(" "), "去".repeat(han))
}

const SHORT: &str = "(en: \"go\", zh: \"去\")";

/// A question in which one field is as long as that.
fn question_with(field: &str, long: &str) -> String {
    let of = |name: &str| if name == field { long.to_owned() } else { SHORT.to_owned() };
    let (option, because) = (of("option"), of("rationale"));
    format!(
        "[Single(id: \"q\", value: \"own-it\", situation: {}, stem: {}, takeaway: {}, options: [\
         (text: {option}, right: true, rationale: {because}), (text: {SHORT}, rationale: {SHORT}), \
         (text: {SHORT}, rationale: {SHORT})])]",
        of("question situation"),
        of("stem"),
        of("takeaway")
    )
}

fn steps_with(long: &str) -> String {
    let step = |text: &str| format!("(text: {text}, rationale: {SHORT})");
    format!(
        "[Order(id: \"q\", value: \"own-it\", stem: {SHORT}, takeaway: {SHORT}, steps: [{}, {}, {}])]",
        step(long),
        step(SHORT),
        step(SHORT)
    )
}

#[test]
fn each_text_of_a_question_may_be_as_long_as_its_limit_in_each_language_and_no_longer() {
    for name in ["question situation", "stem", "option", "order step", "rationale", "takeaway"] {
        let limit = LIMITS.iter().find(|limit| limit.name == name).expect("a limit");
        for (more_words, more_han) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            let long = texts(limit.words + more_words, limit.han + more_han);
            let text =
                if name == "order step" { steps_with(&long) } else { question_with(name, &long) };
            let mut files = good();
            files.insert("questions/a.ron", text.into_bytes());
            let told = found(&files, "too-long", &any_photo);
            assert_eq!(told.len(), more_words + more_han, "{name}: {told:?}");
            assert!(told.iter().all(|what| what.contains(name)), "{told:?}");
        }
    }
}

#[test]
fn a_headline_may_have_seven_words_or_twelve_characters() {
    for (words, han, count) in [(7, 12, 0), (8, 12, 1), (7, 13, 1)] {
        let mut files = good();
        let text = slide(&format!("headline: {},", texts(words, han)));
        files.insert("philosophy/a.ron", text.into_bytes());
        assert_eq!(found(&files, "too-long", &any_photo).len(), count, "{words}, {han}");
    }
}

#[test]
fn a_page_may_take_as_long_to_read_as_it_stays_in_each_language() {
    // Two seconds, and a second for 2.9 words or 3.5 characters; it stays for 8 seconds. The
    // headline has one of each.
    for (words, han, lang) in [(16, 20, None), (17, 20, Some("`en`")), (16, 21, Some("`zh`"))] {
        let mut files = good();
        let kiosk =
            testing::KIOSK.replace("schema: 1,", "schema: 1, dwell: (least_s: 5, most_s: 8),");
        files.insert("kiosk.ron", kiosk.into_bytes());
        let text = slide(&format!("body: {},", texts(words, han)));
        files.insert("philosophy/a.ron", text.into_bytes());
        let told = found(&files, "too-slow", &any_photo);
        assert_eq!(told.len(), usize::from(lang.is_some()), "{told:?}");
        assert!(lang.is_none_or(|lang| told[0].contains(lang)), "{told:?}");
    }
}

#[test]
fn a_photo_may_be_as_small_as_the_least_on_its_short_side() {
    let mut files = good();
    let text = slide("photo: (path: \"photos/x.jpg\", alt: (en: \"x\", zh: \"x\")),");
    files.insert("philosophy/a.ron", text.into_bytes());
    for (width, height, count) in
        [(PHOTO_PX_MIN, PHOTO_PX_MIN, 0), (PHOTO_PX_MIN - 1, 2000, 1), (2000, PHOTO_PX_MIN - 1, 1)]
    {
        let photo = |_: &Path| PhotoFact::Present { width, height };
        assert_eq!(found(&files, "small-photo", &photo).len(), count, "{width} × {height}");
    }
}

#[test]
fn a_role_has_a_slide_and_two_questions_of_its_own_or_for_everyone() {
    let question = |n: usize| question_with("", "").replace("\"q\"", &format!("\"q{n}\""));
    for (slides, questions, audience, count) in
        [(1, 2, "", 0), (1, 2, "audience: [\"sales\"],", 0), (1, 1, "", 1), (0, 2, "", 1)]
    {
        let mut files = good();
        if slides > 0 {
            files.insert("philosophy/a.ron", slide(audience).into_bytes());
        }
        for n in 0..questions {
            files.insert(format!("questions/{n}.ron"), question(n).into_bytes());
        }
        let told = found(&files, "role-coverage", &any_photo);
        assert_eq!(told.len(), count, "{slides} and {questions}: {told:?}");
    }
}

#[test]
fn every_option_has_a_reason_in_every_language() {
    let with = |reason: &str| told("questions/a.ron", question_with("rationale", reason));
    assert_eq!(with("(en: \"Yes.\", zh: \"对。\")"), "");
    for (reason, lang) in [
        ("(en: \"Yes.\")", "`zh`"),
        ("(zh: \"对。\")", "`en`"),
        ("(en: \"\", zh: \"对。\")", "`en`"),
        ("(en: \"Yes.\", zh: \" \")", "`zh`"),
    ] {
        let told = with(reason);
        assert!(told.lines().count() > 0 && told.lines().all(|l| l.contains(lang)), "{told}");
    }
    let none = question_with("", "").replacen(&format!(", rationale: {SHORT}"), "", 1);
    assert!(told("questions/a.ron", none).contains("rationale"), "a missing reason");
}

#[test]
fn what_another_program_left_in_a_text_is_told_in_each_language_where_it_stands() {
    for (text, sign) in [
        ("We don&#39;t wait", Some("`&#39;`")),
        ("We wait<br>no more", Some("`<br>`")),
        ("Well done :tada:", Some("`:tada:`")),
        ("干得好[强]", Some("`[强]`")),
        ("Ask <@U024BE7LH>", Some("`<@U024BE7LH>`")),
        ("We donâ€™t wait", Some("`â€™`")),
        ("R&D waits at 10:30:45 if a < b", None),
    ] {
        let both = format!("(en: \"{text}\", zh: \"{text}\")");
        let mut files = good();
        files.insert("philosophy/a.ron", slide(&format!("body: {both},")).into_bytes());
        files.insert("questions/a.ron", question_with("stem", &both).into_bytes());
        let told = found(&files, "left-over", &any_photo);
        assert_eq!(told.len(), if sign.is_some() { 4 } else { 0 }, "{text}: {told:?}");
        assert!(sign.is_none_or(|sign| told.iter().all(|what| what.contains(sign))), "{told:?}");
    }
}

#[test]
fn every_rule_is_broken_in_one_of_these_files() {
    let tests = [
        include_str!("bank.rs"),
        include_str!("items.rs"),
        include_str!("pages.rs"),
        include_str!("wall.rs"),
    ];
    for rule in ITEM_RULES.iter().chain(BANK_RULES) {
        let named = [format!("\"{}\"", rule.code), format!("`{}`", rule.code)];
        let names = |test: &str| named.iter().any(|name| test.contains(name));
        assert!(tests.iter().any(|test| names(test)), "{}", rule.code);
    }
}

#[test]
fn a_feast_whose_written_days_are_over_is_told() {
    let over = |more: &str, today: Option<Date>| {
        let dates = "dates: [(from: \"2026-02-10\", until: \"2026-02-21\")],";
        let mut files = good();
        files.insert("philosophy/a.ron", slide(&format!("{dates}{more}")).into_bytes());
        let (content, faults) = read(&files, &any_photo);
        assert_eq!(faults, []);
        let found = lint(&content, &files, &any_photo, today);
        let over = found.iter().filter(|finding| finding.code == "dates-over");
        over.map(|finding| finding.what.clone()).collect::<Vec<_>>()
    };
    let day = |day| Some(date(2026, 2, day));
    let told = ["the last of its days was 2026-02-21, so it never shows again"];
    assert_eq!(over("", day(22)), told);
    assert_eq!(over("", day(21)), [""; 0]);
    assert_eq!(over("", None), [""; 0]);
    assert_eq!(over("each_year: (from: \"05-01\", until: \"05-02\"),", day(22)), [""; 0]);
    assert_eq!(over("until: \"2026-02-20\",", day(22)), [""; 0], "its end was meant so");
}

//! What an owner reads about a fault in a file or an item, word for word.
use breakroom::content::testing::{KIOSK, VALUES, question, read_with, slide, told};

// Case: Content: JSON
// Case: Content: YAML
// Case: Content: conflict markers
// Case: Content: UTF-16
// Case: Content: a byte-order mark
// Case: Content: a Latin-1 byte
// Case: Content: NUL bytes
// Case: Content: lines that end with CR only
// Case: Content: lines that end with CRLF
#[test]
fn files_that_look_like_something_else_are_named_as_such() {
    assert_eq!(
        told("philosophy/a.ron", "{\"id\": \"x\"}"),
        r#"philosophy/a.ron:1:1: error: this looks like JSON, which isn't read here; items are written Kind( name: value, … ), with round brackets and bare names"#
    );
    assert_eq!(
        told("philosophy/a.ron", "[{\"id\": \"x\"}]"),
        r#"philosophy/a.ron:1:1: error: this looks like JSON, which isn't read here; items are written Kind( name: value, … ), with round brackets and bare names"#
    );
    assert_eq!(
        told("philosophy/a.ron", "- id: x\n"),
        r#"philosophy/a.ron:1:1: error: this looks like YAML, which isn't read here; write a list in square brackets: [ Kind( name: value, … ), … ]"#
    );
    assert_eq!(
        told("kiosk.ron", "organisation:\n  en: x\n"),
        r#"kiosk.ron:1:1: error: this looks like YAML, which isn't read here; write the fields in round brackets: ( name: value, … )"#
    );
    assert_eq!(
        told("philosophy/a.ron", "<!doctype html>"),
        r#"philosophy/a.ron:1:1: error: this looks like a web page; was a web page saved in its place? Write or copy the file again"#
    );
    assert_eq!(
        told("philosophy/a.ron", "[\n<<<<<<< HEAD\n]"),
        r#"philosophy/a.ron:2:1: error: two versions of this file were merged and not decided between; keep one of the two, and take out the lines of <<<<<<<, ======= and >>>>>>>"#
    );
    assert_eq!(
        told(
            "philosophy/a.ron",
            "\u{FEFF}[".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        ),
        r#"philosophy/a.ron:1:1: error: the file is saved as UTF-16 ("Unicode"); save it again with the encoding UTF-8"#
    );
    assert_eq!(
        told("philosophy/a.ron", "\u{FEFF}".to_owned() + &slide("")),
        r#"philosophy/a.ron:1:1: warning: the file begins with a byte-order mark; it was read all the same; save it as UTF-8 without BOM"#
    );
    assert_eq!(
        told("philosophy/a.ron", b"[\n  // caf\xE9\n]"),
        r#"philosophy/a.ron:2:9: error: the byte 0xE9 isn't UTF-8, as all text must be; save it again with the encoding UTF-8"#
    );
    assert_eq!(
        told("philosophy/a.ron", &"[\n  // 担".as_bytes()[..8]),
        r#"philosophy/a.ron:2:6: error: the file ends in the middle of a character; is its end missing? Copy it again"#
    );
    assert_eq!(
        told("philosophy/a.ron", b"[\n  \0\0\0\n]"),
        r#"philosophy/a.ron:2:3: error: there is a NUL byte here: the file was damaged while it was saved or copied; take it from a backup, or write it again"#
    );
    assert_eq!(
        told(
            "philosophy/a.ron",
            "// note\r".to_owned() + &slide("headlin: 3,").replace('\n', "\r"),
        ),
        r#"philosophy/a.ron:8:9: error: `headlin` isn't a field of Principle; did you mean `headline`?"#
    );
    assert_eq!(
        told("philosophy/a.ron", slide("headlin: 3,").replace('\n', "\r\n"),),
        r#"philosophy/a.ron:7:9: error: `headlin` isn't a field of Principle; did you mean `headline`?"#
    );
}

// Case: Content: an empty file
#[test]
fn files_without_a_shape_say_what_is_missing() {
    assert_eq!(told("philosophy/a.ron", slide("")), "");
    assert_eq!(
        told("philosophy/a.ron", "[ Principle() ]"),
        r#"philosophy/a.ron:1:3: error: `id` is missing from Principle; add `id: …,`"#
    );
    assert_eq!(
        told("philosophy/a.ron", ""),
        r#"philosophy/a.ron:1:1: error: the file is empty; if that is meant, take the file away; if not, copy it from a backup"#
    );
    assert_eq!(
        told("philosophy/a.ron", "[ ]"),
        r#"philosophy/a.ron:1:1: warning: the list is empty; write an item, or take the file away"#
    );
    assert_eq!(
        told("philosophy/a.ron", "// nothing\n"),
        r#"philosophy/a.ron:1:1: error: the file is empty; if that is meant, take the file away; if not, copy it from a backup"#
    );
    for list in ["withdrawn.ron", "leavers.ron"] {
        assert_eq!(
            told(list, ""),
            format!(
                "{list}:1:1: error: the file is empty; if that is meant, write [ ]; if not, copy it from a backup"
            )
        );
        assert_eq!(told(list, "[ ]"), "");
    }
    assert_eq!(
        told("kiosk.ron", ""),
        r#"kiosk.ron:1:1: error: the file is empty; copy it from a backup, or from the example"#
    );
    assert_eq!(
        told("philosophy/a.ron", "[ \"x\" ]"),
        r#"philosophy/a.ron:1:3: error: this isn't an item; write Kind( name: value, … ), such as Principle( id: "…", … )"#
    );
    assert_eq!(
        told("philosophy/a.ron", "Principle(id: \"x\")"),
        r#"philosophy/a.ron:1:1: error: the file must be a list in square brackets; write [ before the first item and ] after the last"#
    );
    assert_eq!(
        told("philosophy/a.ron", slide("").replace("    ),\n]", "]")),
        r#"philosophy/a.ron:8:1: error: this `]` doesn't fit the `(` opened in line 2; write the missing `)` where it belongs, before this place"#
    );
    assert_eq!(
        told("philosophy/a.ron", slide("").replace("    ),\n]", "")),
        r#"philosophy/a.ron:2:14: error: this `(` opened in line 2 is never closed; write `)` at its end; is the end of the file missing?"#
    );
    assert_eq!(
        told("philosophy/a.ron", slide("headline: (en: \"H, zh: \"题\"),"),),
        r#"philosophy/a.ron:6:32: error: a quotation mark is missing in this line; write `"` where a text begins or ends without one"#
    );
    assert_eq!(
        told("philosophy/a.ron", slide("headline: (en: \"H\", zh: 题\"),"),),
        r#"philosophy/a.ron:6:34: error: a quotation mark is missing in this line; write `"` where a text begins or ends without one"#
    );
    assert_eq!(
        told("philosophy/a.ron", slide("") + "Principle()"),
        r#"philosophy/a.ron:9:1: error: there is something after the end; move it inside the bracket that ends here, or take it out"#
    );
}

// Case: Content: a missing field
// Case: Content: a misspelt variant
// Case: Content: a question with 12 options
#[test]
fn items_say_what_they_are_and_what_they_need() {
    assert_eq!(
        told(
            "philosophy/a.ron",
            "[\n  Principle(id: \"x\", value: \"own-it\", headline: (en: \"H\", zh: \"题\")),\n]",
        ),
        r#"philosophy/a.ron:2:3: error: `body` is missing from Principle; add `body: …,`"#
    );
    assert_eq!(
        told(
            "philosophy/a.ron",
            "[\n  Principle(id: \"x\", headline: (en: \"H\", zh: \"题\"), body: (en: \"H\", zh: \"题\")),\n]",
        ),
        r#"philosophy/a.ron:2:3: error: it has neither a value nor a pole; add `value: "…",` or `pole: Care,` or `pole: Dignity,`"#
    );
    assert_eq!(
        told("philosophy/a.ron", "[ Principel(id: \"x\") ]"),
        r#"philosophy/a.ron:1:3: error: there is no kind of item called `Principel`; did you mean `Principle`?"#
    );
    assert_eq!(
        told("philosophy/a.ron", "[ (id: \"x\") ]"),
        r#"philosophy/a.ron:1:3: error: the kind of this item is missing before its bracket; write one of `Principle`, `YourJobs`, `MomentOfTruth`, `Story`, `MythAndFact`, `Chain`, `BoundaryLadder`, `HelpCard`, `Voice`, `Figure`, `Answered`, `Craft`, `Poll`, `Promise`, `Single`, `Several`, `TrueFalse`, `Order`, `Commendation`"#
    );
    assert_eq!(
        told("philosophy/a.ron", "[ Principle ]"),
        r#"philosophy/a.ron:1:3: error: this isn't an item; write Kind( name: value, … ), such as Principle( id: "…", … )"#
    );
    assert_eq!(
        told("philosophies.ron", "[]"),
        r#"philosophies.ron:1:1: warning: this file isn't read where it lies; move it into philosophy/, questions/ or commendations/"#
    );
    assert_eq!(
        told("kisok.ron", "[]"),
        r#"kisok.ron:1:1: warning: this file isn't read where it lies; is it meant to be called `kiosk.ron`?"#
    );
    assert_eq!(
        told("questions/a.ron", slide("")),
        r#"questions/a.ron:2:5: warning: a Principle doesn't belong in this folder; it is shown all the same; move it to a file in philosophy/"#
    );
    assert_eq!(
        told(
            "questions/a.ron",
            question(
                &"(text: (en: \"a\", zh: \"b\"), rationale: (en: \"a\", zh: \"b\")),".repeat(12),
            ),
        ),
        r#"questions/a.ron:6:18: error: `options` must have 2 to 6 entries, and has 12; take some out
questions/a.ron:6:18: error: no option is marked as right; add `right: true,` to the one that is"#
    );
}

// Case: Time: a zone that there isn't
// Case: Content: 1e999
// Case: Content: a number below zero
#[test]
fn settings_and_values_are_checked_one_by_one() {
    assert_eq!(
        told("kiosk.ron", KIOSK.replace("schema: 1", "schema: 2, panel: (diagonal_in: 1e999), idle: (after_s: -5, warning_s: 300), dwell: (least_s: 2, most_s: 7.5), rhythm: [], time_zone: \"Europe/Belin\", theme: Auto(evening_from: \"18\", day_from: \"06:00\")")),
        r#"kiosk.ron:2:13: error: this folder is written for another version of the program; write schema: 1
kiosk.ron:2:37: error: this number, which isn't finite, is out of range; write a number from 5 to 120
kiosk.ron:2:61: error: -5 is out of range; write a whole number from 30 to 300
kiosk.ron:2:76: error: 300 is out of range; write a whole number from 10 to 60
kiosk.ron:2:99: error: 2 is out of range; write a whole number from 3 to 60
kiosk.ron:2:110: error: 7.5 is out of range; write a whole number from 3 to 60
kiosk.ron:2:124: error: `rhythm` must have 1 to 16 entries, and has 0; add what is missing
kiosk.ron:2:139: error: there is no time zone `Europe/Belin`; write its name as in "Europe/Berlin", or leave it out for the machine's own
kiosk.ron:2:181: error: `18` isn't a time of day; write hours and minutes, such as "18:00"; "24:00" only where something ends"#
    );
    assert_eq!(
        told("kiosk.ron", KIOSK.replace("1,", "1, dwell: (least_s: 20, most_s: 10),")),
        r#"kiosk.ron:2:33: error: a page can't stay for at least 20 s and at most 10 s; write the smaller number as least_s"#
    );
    assert_eq!(
        told("kiosk.ron", KIOSK.replace("[\"en\", \"zh\"]", "[]")),
        r#"kiosk.ron:5:16: error: `languages` must have 1 to 8 entries, and has 0; add what is missing"#
    );
    assert_eq!(
        told(
            "kiosk.ron",
            KIOSK.replace("[\"en\", \"zh\"]", "[\"en\", \"en\", \"english language\"]"),
        ),
        r#"kiosk.ron:5:23: error: the language `en` stands here twice; take one of the two out
kiosk.ron:5:29: error: `english language` isn't a language; write its tag, such as "en" or "zh""#
    );
    assert_eq!(
        told("kiosk.ron", KIOSK.replace("languages", "langauges")),
        r#"kiosk.ron:5:5: error: `langauges` isn't a field of this entry; did you mean `languages`?"#
    );
    assert_eq!(
        told("kiosk.ron", KIOSK.replace("schema: 1", "theme: Auto(evening_from: \"18:00\")"),),
        r#"kiosk.ron:2:5: error: `day_from` is missing from Auto; add `day_from: …,`"#
    );
    assert_eq!(
        told("kiosk.ron", KIOSK.to_owned() + "x"),
        r#"kiosk.ron:6:1: error: there is something after the end; move it inside the bracket that ends here, or take it out"#
    );
    assert_eq!(
        told("values.ron", VALUES.replace("Care", "Caring")),
        r#"values.ron:2:93: error: `Caring` isn't known as `pole`; write one of `Care`, `Dignity`"#
    );
    assert_eq!(
        told("values.ron", VALUES.replace("own-it", "own it")),
        r#"values.ron:2:10: error: `own it` can't be an id; write "own-it": small letters, digits and hyphens"#
    );
    assert_eq!(
        told("values.ron", "["),
        r#"values.ron:1:1: error: this `[` opened in line 1 is never closed; write `]` at its end; is the end of the file missing?"#
    );
    assert_eq!(
        told("withdrawn.ron", "[jobs, \"x\"]"),
        r#"withdrawn.ron:1:2: error: an entry is missing its quotation marks; write "its-id""#
    );
}

// Case: Content: a question without options
// Case: Content: a question with 1 option
// Case: Content: a question with two keys
#[test]
fn questions_have_two_to_six_options_and_one_that_is_right() {
    for (options, expected) in [
        (
            r#""#,
            r#"questions/a.ron:6:18: error: `options` must have 2 to 6 entries, and has 0; add what is missing"#,
        ),
        (
            r#"(text: (en: "a", zh: "b"), right: true, rationale: (en: "a", zh: "b"))"#,
            r#"questions/a.ron:6:18: error: `options` must have 2 to 6 entries, and has 1; add what is missing"#,
        ),
        (
            r#"(text: (en: "a", zh: "b"), rationale: (en: "a", zh: "b")), (text: (en: "a", zh: "b"), rationale: (en: "a", zh: "b"))"#,
            r#"questions/a.ron:6:18: error: no option is marked as right; add `right: true,` to the one that is"#,
        ),
        (
            r#"(text: (en: "a", zh: "b"), right: true, rationale: (en: "a", zh: "b")), (text: (en: "a", zh: "b"), right: true, rationale: (en: "a", zh: "b"))"#,
            r#"questions/a.ron:6:125: error: 2 options are marked as right; keep `right: true` at one of them"#,
        ),
        (
            r#"(text: (en: "a", zh: "b"), right: true), (text: (en: "a", zh: "b"), right: true, rationale: (en: "a", zh: "b"))"#,
            r#"questions/a.ron:6:19: error: `rationale` is missing from `options`; add `rationale: …,`"#,
        ),
        (
            r#"(text: (en: "a", zh: "b"), right: true, rational: (en: "a", zh: "b"))"#,
            r#"questions/a.ron:6:59: error: `rational` isn't a field of `options`; did you mean `rationale`?"#,
        ),
    ] {
        assert_eq!(told("questions/a.ron", question(options)), expected, "{options}");
    }
}

#[test]
fn a_bad_item_drops_only_itself() {
    let two = slide("") + &slide("id: \"y\",");
    let (first, second) = (slide("importance: 9,"), slide("id: \"y\","));
    let text = first.replace("\n]\n", "\n") + &second.replacen("[\n", "", 1);
    let (content, findings) = read_with("philosophy/a.ron", text);
    let ids: Vec<_> = content.slides.iter().map(|s| s.meta.id.as_str()).collect();
    assert_eq!(ids, ["y", "jobs"]);
    assert_eq!(findings.len(), 1, "{two}");
}

// Case: Content: a byte-order mark
// Case: Content: lines that end with CR only
// Case: Content: lines that end with CRLF
#[test]
fn byte_order_marks_and_old_line_ends_change_nothing_in_the_content() {
    let plain = read_with("philosophy/a.ron", slide("")).0;
    let note = "// a note\n".to_owned() + &slide("");
    for other in [
        "\u{FEFF}".to_owned() + &slide(""),
        note.replace('\n', "\r"),
        note.replace('\n', "\r\n"),
        "#![enable(implicit_some)]\n".to_owned() + &slide(""),
    ] {
        assert_eq!(read_with("philosophy/a.ron", other).0, plain);
    }
}

#[test]
fn the_caret_lines_up_beneath_chinese() {
    let (_, findings) =
        read_with("philosophy/a.ron", slide("headline: (zh: \"担当，就是负责到底\" en: \"H\"),"));
    insta::assert_snapshot!(findings[0].render(), @r#"
    error: a comma is missing after this
     --> philosophy/a.ron:6:34
      |
    6 |         headline: (zh: "担当，就是负责到底" en: "H"),
      |                                           ^
      |
      = help: write `,` here
    "#);
}

#[test]
fn findings_are_written_as_json_without_the_programs_own_names() {
    let (_, findings) = read_with("philosophy/a.ron", slide("importance: 9,"));
    let json = serde_json::to_value(&findings).expect("it is plain data");
    insta::assert_snapshot!(json.to_string(), @r#"[{"code":"out-of-range","column":21,"file":"philosophy/a.ron","line":7,"severity":"error","source_line":"        importance: 9,","span":{"end":156,"start":155},"todo":"write a whole number from 1 to 5","what":"9 is out of range"}]"#);
}

//! One thing in a file is changed, and every other byte is as it was.

mod anything;
mod layouts;

use breakroom::content::model::{Lang, PathStep};
use breakroom::content::ron::edit::{Refusal, insert, set, shift, unset};

use PathStep::{Entry, Field};

fn lang(tag: &str) -> PathStep {
    PathStep::In(Lang::new(tag))
}

#[test]
fn a_field_that_is_missing_goes_where_the_model_has_it_and_as_the_file_is_set_in() {
    let text = "[\n  Story(\n    id: \"a\", // its name\n    // what is told\n    body: (en: \"b\"),\n  ),\n]\n";
    let set_value = set(text, &[Entry(0), Field("value")], "\"own-it\"").expect("set");
    let wanted = text.replace("its name\n", "its name\n    value: \"own-it\",\n");
    assert_eq!(set_value, wanted);
    let lesson = set(text, &[Entry(0), Field("lesson"), lang("zh-TW")], "\"好\"").expect("set");
    assert_eq!(lesson, text.replace("\"b\"),\n", "\"b\"),\n    lesson: (zh-TW: \"好\"),\n"));
}

#[test]
fn in_one_line_it_stays_one_line() {
    let text = "[Story(id: \"a\", body: (en: \"b\"))]";
    let zh = set(text, &[Entry(0), Field("body"), lang("zh")], "\"字\"").expect("set");
    assert_eq!(zh, "[Story(id: \"a\", body: (en: \"b\", zh: \"字\"))]");
    let pole = set(text, &[Entry(0), Field("pole")], "Care").expect("set");
    assert_eq!(pole, "[Story(id: \"a\", pole: Care, body: (en: \"b\"))]");
    assert_eq!(unset(&pole, &[Entry(0), Field("pole")]).expect("unset"), text);
    assert_eq!(unset(text, &[Entry(0), Field("body")]).expect("unset"), "[Story(id: \"a\")]");
    assert_eq!(insert("[]", &[], 0, "\"mei\"").expect("inserted"), "[\"mei\"]");
}

#[test]
fn line_ends_and_a_byte_order_mark_stay_as_they_are() {
    let text = "\u{FEFF}[\r\n    Story(\r\n        id: \"a\",\r\n    ),\r\n]\r\n";
    let value = "(\n    en: \"long\",\n)";
    let body = set(text, &[Entry(0), Field("body")], value).expect("set");
    let wanted = "\"a\",\r\n        body: (\r\n            en: \"long\",\r\n        ),\r\n";
    assert_eq!(body, text.replace("\"a\",\r\n", wanted));
    let old = text.replace("\r\n", "\r");
    let body = set(&old, &[Entry(0), Field("body")], value).expect("set");
    assert_eq!(body, old.replace("\"a\",\r", &wanted.replace("\r\n", "\r")));
}

#[test]
fn a_comment_stays_when_what_it_stands_beside_goes() {
    let text = "[\n    A(\n        // above\n        x: 1, // beside\n        y: 2 /* after */,\n    ),\n]\n";
    let gone = unset(text, &[Entry(0), Field("x")]).expect("unset");
    assert_eq!(gone, text.replace("x: 1,", ""));
    let gone = unset(text, &[Entry(0), Field("y")]).expect("unset");
    assert_eq!(gone, text.replace("y: 2 /* after */,", " /* after */"));
}

#[test]
fn a_value_within_some_is_changed_within_it() {
    let text = "[A(x: Some(1), y: Some( (en: \"a\") ))]";
    assert_eq!(set(text, &[Entry(0), Field("x")], "2").expect("set"), text.replace('1', "2"));
    let y = set(text, &[Entry(0), Field("y"), lang("zh")], "\"b\"").expect("set");
    assert_eq!(y, text.replace("\"a\"", "\"a\", zh: \"b\""));
    assert_eq!(unset(text, &[Entry(0), Field("y")]).expect("unset"), "[A(x: Some(1))]");
}

#[test]
fn entries_change_places_and_the_comments_between_them_stay() {
    let text = "[\n    \"a\", // first\n    \"b\",\n    \"c\"\n]";
    let moved = shift(text, &[], 2, 0).expect("moved");
    assert_eq!(moved, "[\n    \"c\", // first\n    \"a\",\n    \"b\"\n]");
    assert_eq!(shift(&moved, &[], 0, 2).expect("moved"), text);
}

#[test]
fn an_item_goes_behind_the_last_with_an_empty_line_between_as_elsewhere() {
    let text =
        "[\n    A(\n        x: 1,\n    ),\n\n    B(\n        x: 2,\n    )\n    // the end\n]\n";
    let added = insert(text, &[], 2, "C(\n    x: 3,\n)").expect("inserted");
    let wanted = text.replace(
        "    )\n    // the end\n",
        "    ),\n    // the end\n\n    C(\n        x: 3,\n    ),\n",
    );
    assert_eq!(added, wanted);
}

#[test]
fn where_no_empty_line_stands_between_two_none_is_made() {
    let text =
        "[\n    A(\n        x: 1,\n    ),\n    B(\n        x: 2,\n        z: 3,\n    ),\n]\n";
    let added = insert(text, &[], 2, "C(\n    x: 3,\n)").expect("inserted");
    assert_eq!(added, text.replace("\n]", "\n    C(\n        x: 3,\n    ),\n]"));
    let set = set(text, &[Entry(1), Field("y")], "(\n    en: \"a\",\n)").expect("set");
    let field = "z: 3,\n        y: (\n            en: \"a\",\n        ),\n";
    assert_eq!(set, text.replace("z: 3,\n", field));
}

#[test]
fn an_item_with_a_fault_of_shape_is_left_alone_and_those_beside_it_are_not() {
    let text = "[\n    A(x: 1 y: 2),\n    B(x: 1),\n]";
    assert_eq!(set(text, &[Entry(0), Field("x")], "3"), Err(Refusal::Faulty));
    assert_eq!(set(text, &[Entry(1), Field("x")], "3"), Ok(text.replace("B(x: 1", "B(x: 3")));
    assert_eq!(set("[A(", &[Entry(0), Field("x")], "3"), Err(Refusal::Unreadable));
    assert_eq!(set(text, &[Entry(2), Field("x")], "3"), Err(Refusal::NoSuchPlace));
}

use super::*;

fn fatal(text: &str) -> String {
    let outline = outline(text);
    let fault = outline.fatal().expect("there is a fatal fault");
    format!("{}: {}; {}", &text[fault.span.range()], fault.told.what, fault.told.todo)
}

#[test]
fn fields_items_and_map_entries_are_found_by_name_and_number() {
    let text =
        "[ /* a /* b */ */ Story(id: \"x\", t: (en: r#\"a\"b\"#), n: 'c'), {\"k\": -1.5} ] // end";
    let root = outline(text).root.expect("a list");
    assert_eq!(root.kind, Kind::List);
    let story = &root.entries[0].value;
    assert_eq!(story.head.of(text), "Story");
    let t = story.field(text, "t").and_then(|t| t.field(text, "en"));
    assert_eq!(t.map(|n| n.span.of(text)), Some("r#\"a\"b\"#"));
    let k = root.entries[1].value.field(text, "k");
    assert_eq!(k.map(|n| n.span.of(text)), Some("-1.5"));
}

#[test]
fn a_bracket_never_closed_is_named_with_its_line() {
    assert_eq!(
        fatal("[\n  A(x: (1),\n"),
        "(: this `(` opened in line 2 is never closed; write `)` at its end; \
         is the end of the file missing?"
    );
}

#[test]
fn a_mismatch_names_the_line_whose_bracket_is_set_in_differently() {
    let text = "[\n    A(\n        x: (\n            1,\n    ),\n    B(\n        y: 1,\n    ),\n]";
    assert!(fatal(text).ends_with("look first at the `(` opened in line 3"), "{}", fatal(text));
}

#[test]
fn a_missing_quotation_mark_is_placed_where_the_text_runs_on() {
    let text = "[\n A(a: \"one\", b: \"two),\n B(a: \"three\"),\n]";
    let outline = outline(text);
    let fault = outline.fatal().expect("it is fatal");
    assert_eq!(fault.told.code, "unclosed-text");
    assert_eq!(text[..fault.span.start as usize].matches('\n').count(), 1);
}

#[test]
fn a_missing_comma_is_a_fault_of_its_item_alone() {
    let text = "[A(a: 1 b: 2), A(a: 1, b: 2)]";
    let outline = outline(text);
    let items = &outline.root.as_ref().expect("a list").entries;
    assert_eq!(outline.fault_in(items[0].value.span).map(|f| f.told.code), Some("missing-comma"));
    assert_eq!(outline.fault_in(items[1].value.span), None);
    assert_eq!(items[0].value.entries.len(), 2);
}

// Case: Content: curly quotes
#[test]
fn full_width_signs_and_curly_quotes_keep_the_shape() {
    let text = "[A（a： “one”， b: 2）, A(a: 1)]";
    let outline = outline(text);
    let items = &outline.root.as_ref().expect("a list").entries;
    assert_eq!(items.len(), 2);
    assert_eq!(outline.faults.len(), 5);
    assert_eq!(items[0].value.entries.len(), 2);
}

// Case: Content: 1,000,000 brackets nested
#[test]
fn a_million_brackets_end_in_one_finding() {
    for sign in ["(", "[", "{", "/*", "a("] {
        let outline = outline(&sign.repeat(1_000_000));
        assert_eq!(outline.faults.iter().filter(|f| f.fatal).count(), 1, "{sign}");
    }
}

#[test]
fn odd_places_are_told_apart() {
    for (text, code) in [
        ("[A(a: )]", "no-value"),
        ("[A(a: 1,, b: 2)]", "stray-comma"),
        ("[a: 1]", "stray-colon"),
        ("[# note\n]", "stray-sign"),
        ("[] []", "after-end"),
        (")", "stray-bracket"),
        ("[ /* ", "unclosed-comment"),
    ] {
        let codes: Vec<_> = outline(text).faults.iter().map(|f| f.told.code).collect();
        assert_eq!(codes.first(), Some(&code), "{text}");
    }
}

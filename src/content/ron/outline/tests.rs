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
fn a_text_of_several_lines_isnt_taken_for_one_without_its_quotation_mark() {
    let text = "[\n A(a: \"one\nand on\"),\n B(a: \"two),\n B(a: \"three\"),\n]";
    let outline = outline(text);
    let fault = outline.fatal().expect("it is fatal");
    assert_eq!(fault.told.code, "unclosed-text");
    assert_eq!(text[..fault.span.start as usize].matches('\n').count(), 3);
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
        ("a: 1", "stray-colon"),
        ("(a: b: 1)", "stray-colon"),
        ("(1: 2)", "stray-colon"),
        ("(a: b[1])", "missing-comma"),
        ("[# note\n]", "stray-sign"),
        ("[] []", "after-end"),
        (")", "stray-bracket"),
        ("[ /* ", "unclosed-comment"),
    ] {
        let codes: Vec<_> = outline(text).faults.iter().map(|f| f.told.code).collect();
        assert_eq!(codes.first(), Some(&code), "{text}");
    }
}

/// The texts of the example.
fn example() -> Vec<String> {
    let files = crate::content::folder::example::example_files();
    let texts = files.map.iter().filter(|(path, _)| path.ends_with(".ron"));
    texts.map(|(_, bytes)| String::from_utf8(bytes.to_vec()).expect("a text")).collect()
}

/// The lines in which each bracket of `text` stands, and those of the one that belongs to it, from 1.
/// A text is taken for a pair of its quotation marks.
fn pairs(text: &str) -> Vec<(SignKind, [usize; 2])> {
    let mut open = Vec::new();
    let mut pairs = Vec::new();
    for (kind, span) in signs(text, 0..text.len()).expect("it is good") {
        match kind {
            SignKind::Open(_) => open.push(span.range().start),
            SignKind::Close(_) => {
                pairs.push((kind, [open.pop().expect("it is open"), span.range().start]));
            }
            SignKind::Text => pairs.push((kind, [span.range().start, span.range().end - 1])),
            SignKind::Comma => pairs.push((kind, [span.range().start; 2])),
            _ => {}
        }
    }
    pairs
}

/// What is told of the example without one of its signs, for one in seven of `kind`, with the line
/// that the finding is about, those that it names, and those of the sign and of its other one.
fn told_without(is_meant: impl Fn(SignKind) -> bool) -> Vec<(String, Vec<usize>, [usize; 2])> {
    let mut told = Vec::new();
    for text in example() {
        let line = |text: &str, at: usize| {
            1 + text.as_bytes()[..at].iter().filter(|b| **b == b'\n').count()
        };
        let meant = pairs(&text).into_iter().filter(|(kind, _)| is_meant(*kind));
        let each = meant.flat_map(|(_, pair)| [(pair[0], pair), (pair[1], pair)]);
        for (at, pair) in each.step_by(7) {
            let mut broken = text.clone();
            broken.remove(at);
            let outline = outline(&broken);
            let Some(fault) = outline.fatal().or(outline.faults.first()) else { continue };
            let words = format!("{}; {}", fault.told.what, fault.told.todo);
            let mut lines = vec![line(&broken, fault.span.range().start)];
            lines.extend(words.split("line ").skip(1).filter_map(|rest| {
                rest.split(|c: char| !c.is_ascii_digit()).next()?.parse::<usize>().ok()
            }));
            told.push((words, lines, pair.map(|at| line(&text, at))));
        }
    }
    told
}

#[track_caller]
fn are_told_in_their_line(meant: SignKind) {
    let told = told_without(|kind| kind == meant);
    assert!(told.len() > 900, "{}", told.len());
    for (words, lines, [line, _]) in told {
        assert_eq!(lines[0], line, "{words}");
    }
}

// Case: Content: a quotation mark missing anywhere
#[test]
fn a_quotation_mark_that_is_missing_anywhere_is_told_in_its_line() {
    are_told_in_their_line(SignKind::Text);
}

// Case: Content: a comma missing anywhere
#[test]
fn a_comma_that_is_missing_anywhere_is_told_in_its_line() {
    are_told_in_their_line(SignKind::Comma);
}

// Case: Content: a bracket missing anywhere
#[test]
fn a_bracket_that_is_missing_anywhere_is_looked_for_next_to_it_or_to_its_other_one() {
    let told = told_without(|kind| matches!(kind, SignKind::Close(_)));
    assert!(told.len() > 500, "{}", told.len());
    for (words, lines, pair) in told {
        let near = |line: &usize| pair.iter().any(|place| line.abs_diff(*place) <= 1);
        assert!(lines.iter().any(near), "of {pair:?}: in {}: {words}", lines[0]);
    }
}

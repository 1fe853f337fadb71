//! Whatever the bytes are, nothing breaks, and what is taken is what was there.

use std::fs;

use proptest::prelude::*;

use super::desk::{APPROVED, Desk, HEADERS, fixture};

/// A cell of a csv, in quotation marks.
fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Any letters, signs and blanks, with those that are most likely to go wrong often.
fn any_text() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        4 => proptest::char::any(),
        2 => proptest::char::range('\u{4e00}', '\u{9fff}'),
        3 => prop::sample::select(vec!['"', '\\', '\n', '\r', ',', ';', '\t', '/', '*', '(', '“', '=', '{', '#', '\'']),
        4 => proptest::char::range('a', 'z'),
    ];
    prop::collection::vec(sign, 1..60).prop_map(|signs| signs.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_that_is_taken_is_read_back_as_it_was(act in any_text()) {
        // With words around it, no text is a blank or stands for nothing.
        let desk = Desk::new();
        let act = format!("x {act} y");
        let row = format!("Mei,Stores,2026-11-04,Own it,s,{},o,{APPROVED}", cell(&act));
        desk.write("a.csv", format!("{HEADERS}\n{row}\n").replace('\0', ""));
        let (code, text) = desk.import("a.csv");
        prop_assume!(!act.contains('\u{FFFD}'));
        prop_assert_eq!(code, 0, "{}", text);
        let loaded = desk.load();
        let card = &loaded.content.commendations[0];
        let read = card.act.iter().next().map(|(_, text)| text.to_owned());
        let unseen = |c: &char| (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
        let plain = act.replace("\r\n", "\n").replace('\r', "\n");
        let plain: String = plain.chars().filter(|c| !unseen(c)).collect();
        prop_assert_eq!(read, Some(plain.trim().to_owned()));
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), rest in any_text()) {
        let desk = Desk::new();
        desk.write("a.csv", &bytes);
        desk.import("a.csv");
        desk.write("b.csv", [HEADERS.as_bytes(), b"\n", rest.as_bytes()].concat());
        desk.import("b.csv");
        desk.write("c.xlsx", [b"PK\x03\x04", &bytes[..]].concat());
        desk.import("c.xlsx");
    }

    #[test]
    fn a_damaged_workbook_is_refused_or_read(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let desk = Desk::new();
        let mut book = fs::read(fixture("english.xlsx")).expect("read");
        let at = at.index(book.len());
        book[at] = byte;
        if cut {
            book.truncate(at);
        }
        desk.write("a.xlsx", &book);
        let (code, text) = desk.import("a.xlsx");
        prop_assert!(code <= 1, "{}", text);
    }
}

//! Sheets that nobody would make, from fixed seeds: nothing panics, nothing is written that
//! shouldn't be, and what a sheet takes back is taken back.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};

use breakroom::commands::import::{Args, Missing};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::desk::{Desk, HEADERS, fixture};

fn config(cases: u32, seed: u64) -> ProptestConfig {
    let rng_seed = RngSeed::Fixed(seed);
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

/// The files within a workbook.
fn unpacked(name: &str) -> Vec<(String, Vec<u8>)> {
    let bytes = fs::read(fixture(name)).expect("read");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("packed");
    let parts = (0..archive.len()).map(|at| {
        let mut part = archive.by_index(at).expect("there");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("unpacked");
        (part.name().expect("a name").into_owned(), bytes)
    });
    parts.collect()
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).expect("started");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("packed").into_inner()
}

/// All that stands in the content folder, by path.
fn content(desk: &Desk) -> BTreeMap<String, Vec<u8>> {
    let folder = desk.path("content/commendations");
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files
        .map(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            (name, fs::read(file.path()).expect("read"))
        })
        .collect()
}

/// What stands in an XML part, and what may stand there instead.
const SWAPS: [(&str, &str); 22] = [
    ("<row ", "<row hidden=\"1\" "),
    ("r=\"2\"", "r=\"4294967295\""),
    ("r=\"B2\"", "r=\"XFD1048576\""),
    ("r=\"C2\"", "r=\"\""),
    ("t=\"s\"", "t=\"e\""),
    ("t=\"s\"", "t=\"d\""),
    ("t=\"s\"", "t=\"b\""),
    ("t=\"n\"", "t=\"str\""),
    ("<v>", "<v>99999999999999999999"),
    ("<v>", "<v>-1.5e308"),
    ("<v>", "<f>A1</f><v>"),
    ("</v>", "</v><v>2</v>"),
    ("<t>", "<t>&#0;"),
    ("<t>", "<t>_x0000__xD800_"),
    ("s=\"1\"", "s=\"4000000000\""),
    ("formatCode=\"", "formatCode=\"[$-804][DBNum1]\"x\"0;;;@[h]:mm"),
    ("numFmtId=\"", "numFmtId=\"9"),
    ("ref=\"", "ref=\"ZZ9:A1"),
    ("<mergeCells", "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells><mergeCells"),
    ("Target=\"", "Target=\"/../../"),
    ("<sheet ", "<sheet state=\"hidden\" "),
    ("min=\"", "min=\"0"),
];

proptest! {
    #![proptest_config(config(96, 11))]

    #[test]
    fn a_workbook_that_is_damaged_inside_is_refused_or_read(
        name in select(vec!["seen.xlsx", "hidden.xlsx", "forms.xlsx", "formulas.xlsx", "english.xlsx"]),
        part in any::<Index>(),
        at in any::<Index>(),
        swap in any::<Index>(),
        bytes in prop::collection::vec(any::<u8>(), 0..6),
    ) {
        let desk = Desk::new();
        let mut parts = unpacked(name);
        let sheets = parts.iter().filter(|(name, _)| name.starts_with("xl/")).count();
        let part = part.index(sheets);
        let (_, body) = parts.iter_mut().filter(|(name, _)| name.starts_with("xl/")).nth(part).expect("one");
        let (from, to) = SWAPS[swap.index(SWAPS.len())];
        let text = String::from_utf8_lossy(body).into_owned();
        let found: Vec<usize> = text.match_indices(from).map(|(at, _)| at).collect();
        if found.is_empty() {
            let at = at.index(body.len());
            body.splice(at..(at + bytes.len()).min(body.len()), bytes);
        } else {
            let at = found[at.index(found.len())];
            *body = format!("{}{to}{}", &text[..at], &text[at + from.len()..]).into_bytes();
        }
        desk.write("a.xlsx", packed(&parts));
        let before = content(&desk);
        let (code, text) = desk.run(&desk.args("a.xlsx", false));
        prop_assert!(code <= 1 && content(&desk) == before, "{}", text);
        let (code, text) = desk.run(&Args { hidden: true, ..desk.args("a.xlsx", true) });
        prop_assert!(code == 0 || (code == 1 && content(&desk) == before), "{}", text);
        let errors = desk.load().findings.iter().filter(|finding| finding.is_error()).count();
        prop_assert_eq!(errors, 0, "{}", text);
    }
}

/// A cell that has what real sheets have.
fn any_cell() -> impl Strategy<Value = String> {
    let cells = vec![
        "",
        "Mei Lin",
        "林美",
        "Stores",
        "2026-11-04",
        "4/11/2026",
        "4-Nov-26",
        "46330",
        "Own it",
        "担当",
        "approved",
        "withdrawn",
        "yes",
        "no",
        "#N/A",
        "'=1+1",
        "&#39;<br>",
        ":tada:",
        "<@U1>",
        "\u{FFFD}",
        "1.5e308",
        "-",
        "n/a",
        "  ",
        "\u{202e}x",
        "x\ny",
        "a;b",
        "“",
        "00123",
        "https://a.example/x.png",
        "photos/../x.png",
        "\\",
        "\"",
    ];
    select(cells).prop_map(str::to_owned)
}

fn line(cells: &[String]) -> String {
    let quoted: Vec<String> =
        cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
    quoted.join(",")
}

proptest! {
    #![proptest_config(config(96, 12))]

    #[test]
    fn any_table_is_taken_as_the_kiosk_reads_it_or_not_at_all(
        headers in prop::collection::vec(select(vec![
            "Name", "Nominee", "Your name", "Email", "Timestamp", "ID", "Team", "Date", "Value",
            "Situation", "Action", "Outcome", "Status", "Approver", "Second approver",
            "Consent words", "Consent name", "Consent photo", "Photo", "Quote", "Quote from",
            "Employee ID", "Skill", "Helped by", "姓名", "情况", "?", "",
        ]), 0..12),
        rows in prop::collection::vec(prop::collection::vec(any_cell(), 0..24), 0..6),
        yes in any::<bool>(),
    ) {
        let desk = Desk::new();
        let needed = "Team,Date,Value,Situation,Action,Outcome,Status";
        let mut sheet = format!("{needed},{}\n", headers.join(","));
        for cells in &rows {
            sheet += &format!("{}\n", line(cells));
        }
        desk.write("a.csv", sheet);
        let (code, text) = desk.run(&desk.args("a.csv", yes));
        prop_assert!(code <= 1, "{}", text);
        prop_assert!((code == 0 && yes) || content(&desk).is_empty(), "{}", text);
        let errors = desk.load().findings.iter().filter(|finding| finding.is_error()).count();
        prop_assert_eq!(errors, 0, "{}", text);
    }
}

/// What becomes of somebody in the second sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    Stays,
    NoWords,
    NoName,
    Withdrawn,
    Pending,
    RowGone,
}

proptest! {
    #![proptest_config(config(64, 13))]

    #[test]
    fn under_any_name_what_a_sheet_takes_back_is_gone_or_an_error(
        fates in prop::collection::vec(select(vec![
            Fate::Stays, Fate::Stays, Fate::NoWords, Fate::NoName, Fate::Withdrawn, Fate::Pending,
            Fate::RowGone,
        ]), 1..6),
        name in select(vec![
            "praise.csv", "praise (1).csv", "Copy of praise.csv", "praise - Copy.csv", "a.csv",
            "praise 2.csv", "副本 praise.csv",
        ]),
        moved in any::<bool>(),
        turned in any::<bool>(),
        missing in select(vec![None, Some(Missing::Remove)]),
    ) {
        let desk = Desk::new();
        let row = |at: usize, fate: Fate| {
            let (status, words, name) = match fate {
                Fate::Stays | Fate::RowGone => ("approved", "2026-11-05", "2026-11-05"),
                Fate::NoWords => ("approved", "no", "2026-11-05"),
                Fate::NoName => ("approved", "2026-11-05", ""),
                Fate::Withdrawn => ("withdrawn", "2026-11-05", "2026-11-05"),
                Fate::Pending => ("pending", "2026-11-05", "2026-11-05"),
            };
            format!("Person {at},Stores,2026-11-04,Own it,s,deed {at},o,{status},Ann,Bo,{words},{name}")
        };
        let all: Vec<String> = (0..fates.len()).map(|at| row(at, Fate::Stays)).collect();
        desk.write("praise.csv", format!("{HEADERS}\n{}\n", all.join("\n")));
        prop_assert_eq!(desk.import("praise.csv").0, 0);
        if moved {
            let from = desk.path("content/commendations/imported-praise.ron");
            fs::rename(from, desk.path("content/commendations/ours.ron")).expect("moved");
        }
        let kept = fates.iter().enumerate().filter(|(_, fate)| **fate != Fate::RowGone);
        let mut rows: Vec<String> = kept.map(|(at, fate)| row(at, *fate)).collect();
        // A sheet without a row is nobody's.
        prop_assume!(!rows.is_empty());
        if turned {
            rows.reverse();
        }
        desk.write(name, format!("{HEADERS}\n{}\n", rows.join("\n")));
        let (code, text) = desk.run(&Args { missing, ..desk.args(name, true) });
        let loaded = desk.load();
        let of = |at: usize| {
            let act = format!("deed {at}");
            loaded.content.commendations.iter().find(|card| {
                card.act.iter().any(|(_, text)| text == act)
            })
        };
        for (at, fate) in fates.iter().enumerate() {
            let holds = match fate {
                Fate::Stays => of(at).is_some_and(|card| card.name.is_some()),
                Fate::NoName => of(at).is_some_and(|card| card.name.is_none()),
                // What stands in a file of its own is nobody's row any more.
                Fate::RowGone => of(at).is_none() || moved,
                Fate::NoWords | Fate::Withdrawn | Fate::Pending => of(at).is_none(),
            };
            prop_assert!(code == 1 || holds, "{:?} {}: {}", fate, at, text);
        }
        prop_assert!(code == 1 || missing.is_some() || moved || !fates.contains(&Fate::RowGone));
    }
}

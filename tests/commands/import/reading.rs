//! How a sheet is read, and what is said about it.

use std::fs;

use breakroom::commands::Exit;
use breakroom::commands::import::{Args, CELL_CHARS_MAX, DateOrder, ROWS_MAX, run};
use breakroom::content::model::Commendation;

use super::desk::{APPROVED, Desk, HEADERS, fixture};

/// What a card says, in one line.
fn told(card: &Commendation) -> String {
    let name = card.name.as_ref().map(|name| name.iter().map(|(_, n)| n).collect::<Vec<_>>());
    let en = card.situation.iter().map(|(lang, text)| format!("{lang}: {text}"));
    format!("{name:?} {} {:?}", card.date, en.collect::<Vec<_>>())
}

#[test]
fn every_kind_of_file_gives_the_same_commendations() {
    let mut all = Vec::new();
    for file in ["english.csv", "semicolons.csv", "tabs.tsv", "unicode.txt", "english.xlsx"] {
        let desk = Desk::new();
        let (code, text) = desk.import(fixture(file));
        assert_eq!(code, 0, "{file}: {text}");
        let name = file.split('.').next().expect("a name");
        let ron = desk.imported(name).expect("written");
        let items = ron.split_once('[').expect("a list").1.to_owned();
        // The workbook has the café's department from a formula, merged with the row beneath.
        all.push(
            items.replace("\"Stores\"", "\"Warehouse\"").replace("\"Workshop\"", "\"Warehouse\""),
        );
        let loaded = desk.load();
        let errors: Vec<_> = loaded.findings.iter().filter(|f| f.is_error()).collect();
        assert!(errors.is_empty(), "{errors:?}");
        let cards: Vec<String> = loaded.content.commendations.iter().map(|c| told(c)).collect();
        assert_eq!(
            cards,
            [
                "Some([\"Deng Wei\", \"Deng Wei\"]) 2026-06-18 [\"en: Every June we ran out of \
                 window mesh, and people waited a week.\"]",
                "None 2026-10-01 [\"en: =A customer’s plan had two sizes on it\"]",
            ]
        );
    }
    assert!(all.windows(2).all(|pair| pair[0] == pair[1]), "{all:#?}");
    assert!(all[0].contains("hinges\\non the eve") && all[0].contains("said \\\"we can wait\\\""));
}

#[test]
fn a_chinese_sheet_is_read_in_chinese() {
    let desk = Desk::new();
    let (code, text) = desk.import(fixture("chinese.csv"));
    assert_eq!(code, 0, "{text}");
    let loaded = desk.load();
    let card = &loaded.content.commendations[0];
    assert_eq!(
        told(card),
        "Some([\"林美\", \"林美\"]) 2026-11-04 [\"zh: 开业前一天，咖啡馆的门缺了合页。\"]"
    );
    assert_eq!(card.person.as_ref().map(|id| id.as_str()), Some("a-0042"));
    assert_eq!(
        card.consents.name.and_then(|term| term.until).map(|d| d.to_string()).as_deref(),
        Some("2027-11-05")
    );
    assert!(card.behind_the_scenes && card.quote.is_some() && card.skill.is_some());
}

#[test]
fn two_languages_stand_in_two_columns_and_an_id_is_taken_as_it_is() {
    let desk = Desk::new();
    assert_eq!(desk.import(fixture("both.xlsx")).0, 0);
    let ron = desk.imported("both").expect("written");
    for part in [
        "id: \"r-2026-014\"",
        "name: (en: \"Mei Lin\", zh: \"Mei Lin\")",
        "team: (en: \"Stores\", zh: \"仓库\")",
        "en: \"Lent ours.\",\n            zh: \"把自家的拆了下来。\"",
        "en: \"It opened.\",\n            zh: \"按时开了门。\"",
    ] {
        assert!(ron.contains(part), "{part}\n{ron}");
    }
}

#[test]
fn nothing_is_written_before_it_is_wished_nor_with_an_error() {
    let desk = Desk::new();
    let (code, text) = desk.run(&desk.args(fixture("english.csv"), false));
    assert_eq!((code, desk.imported("english")), (0, None), "{text}");
    assert!(text.trim_end().ends_with("goes to commendations/imported-english.ron."), "{text}");
    let good = format!("Mei,Stores,2026-11-04,Own it,s,a,o,{APPROVED}");
    let (code, text) = desk.rows(&[&good, &good.replace("Own it", "Onw it").replace("Mei", "Bo")]);
    assert_eq!((code, desk.imported("a")), (1, None), "{text}");
    assert!(text.contains("did you mean `Own it`?"), "{text}");
}

#[test]
fn a_sheet_nobody_has_looked_at_is_told_cell_by_cell() {
    let desk = Desk::new();
    let (code, text) = desk.import(fixture("messy.csv"));
    assert_eq!(code, 1);
    for (place, what) in [
        ("2:3", "error: `11/04/2026` may be 11 April 2026 or 4 November 2026"),
        ("2:9", "error: the consent has no day"),
        ("3:3", "error: `next week` isn't a date"),
        ("3:4", "error: there is no value `Onw it` in values.ron"),
        ("3:8", "error: the status `aproved` isn't known"),
        ("3:9", "error: `perhaps` is neither a yes, a no nor a day"),
        ("3:12", "error: the skill `Wramth` isn't known"),
        ("4:2", "error: the team is missing"),
        ("4:4", "error: it names no value"),
        ("4:5", "error: the situation is missing"),
        ("4:7", "error: the formula in this cell has failed: #N/A"),
        ("4:11", "error: `Mrs Chen` doesn't say whose words these are"),
        ("5:10", "warning: nothing says whose words these are, so the quote is left out"),
        ("5:14", "error: the consent ends (2026-10-01) before it begins (2026-11-05)"),
        ("6:1", "warning: it says the same as row 5"),
        ("7:5", "error: the text is longer than 1000 characters"),
        ("8:15", "error: the row has 15 cells, and there are 14 columns"),
        ("9:5", "error: letters were lost here when the file was saved"),
    ] {
        let found = text.split("\n\n").any(|block| {
            let mut lines = block.lines();
            let first = lines.next() == Some(what);
            first && lines.next().is_some_and(|l| l.trim() == format!("--> messy.csv:{place}"))
        });
        assert!(found, "{place} {what}\n{text}");
    }
    assert!(text.contains("10 rows: 1 new, 2 left out, 7 with an error"), "{text}");
    assert!(text.contains("row 12 is left out: the sheet says that it was rejected"));
    assert!(text.contains("row 13 is left out: only one of its cells is filled"));
    assert!(text.contains("Name until           - left out: not known"), "{text}");
}

#[test]
fn what_cannot_be_read_at_all_is_refused_with_what_to_do() {
    let desk = Desk::new();
    desk.write("old.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on");
    desk.write("web.csv", "<html><table>");
    desk.write("empty.csv", "\n\n");
    desk.write("broken.xlsx", &fs::read(fixture("english.xlsx")).expect("read")[..3000]);
    desk.write("prose.csv", "Dear all,\nplease find attached\n");
    for (file, what) in [
        ("old.xls", "an old Excel file"),
        ("web.csv", "a web page"),
        ("empty.csv", "there is nothing in it"),
        ("broken.xlsx", "the workbook"),
        ("prose.csv", "no row names its columns"),
    ] {
        let (code, text) = desk.import(file);
        assert!(code == 1 && text.contains(what) && text.contains("help: "), "{file}: {text}");
    }
    for (file, what) in [("gbk.csv", "GBK"), ("western.csv", "Windows-1252")] {
        let (code, text) = desk.import(fixture(file));
        assert!(code == 1 && text.contains(what) && text.contains("CSV UTF-8"), "{text}");
    }
    let (code, text) = desk.import(fixture("misnamed.csv"));
    assert!(code == 1 && text.contains("if it is column E, call that `situation`"), "{text}");
    let missing = run(&desk.args("none.csv", true), &mut Vec::new());
    assert_eq!(missing.expect_err("there is none").exit, Exit::Files);
}

#[test]
fn limits_are_told_by_their_number() {
    let desk = Desk::new();
    let row = "Mei,Stores,2026-11-04,Own it,s,a,o\n";
    desk.write("long.csv", format!("{HEADERS}\n{}", row.repeat(ROWS_MAX)));
    assert!(desk.import("long.csv").1.contains("more than 10000 rows"));
    desk.write("wide.csv", format!("{HEADERS}{},x\n", ",".repeat(300)));
    assert!(desk.import("wide.csv").1.contains("more than 200 columns"));
    let long = "字".repeat(CELL_CHARS_MAX);
    let (code, text) = desk.rows(&[&format!("Mei,Stores,2026-11-04,Own it,{long},a,o,{APPROVED}")]);
    assert_eq!(code, 0, "{text}");
}

#[test]
fn what_is_not_said_is_neither_approved_nor_agreed_to() {
    let desk = Desk::new();
    let rows = [
        "A,Stores,2026-11-01,Own it,s,a,o,,Ann,Bo,2026-11-05,2026-11-05",
        "B,Stores,2026-11-02,Own it,s,a,o,approved,Ann,Bo,,",
        "C,Stores,2026-11-03,Own it,s,a,o,approved,,,2026-11-05,2026-11-05",
        "D,Stores,2026-11-04,Own it,s,a,o,approved,Ann,Bo,2026-11-05,no",
        "E,Stores,2026-11-05,Own it,s,a,o,pending,Ann,Bo,2026-11-05,2026-11-05",
        "F,Stores,2026-11-06,Own it,s,a,o,withdrawn,Ann,Bo,2026-11-05,2026-11-05",
    ];
    let (code, text) = desk.rows(&rows);
    assert_eq!(code, 0, "{text}");
    let loaded = desk.load();
    let shown: Vec<_> = loaded.content.commendations.iter().collect();
    assert_eq!(shown.len(), 1);
    assert_eq!((shown[0].date.day(), shown[0].name.is_none()), (4, true));
    for note in [
        "rows 2, 6: it is a draft",
        "row 3: there is no consent to show these words",
        "row 4: it doesn't say who approved it",
        "row 7 is left out: the sheet says that it is withdrawn",
    ] {
        assert!(text.contains(note), "{note}\n{text}");
    }
}

#[test]
fn a_date_that_may_be_two_is_decided_by_a_word() {
    for (dates, month) in [(DateOrder::DayFirst, 11), (DateOrder::MonthFirst, 4)] {
        let desk = Desk::new();
        desk.write("a.csv", format!("{HEADERS}\nMei,Stores,4/11/2026,Own it,s,a,o,{APPROVED}\n"));
        let (code, text) = desk.run(&Args { dates: Some(dates), ..desk.args("a.csv", true) });
        assert_eq!(code, 0, "{text}");
        assert_eq!(desk.load().content.commendations[0].date.month(), month);
    }
}

#[test]
fn a_damaged_place_in_a_workbook_is_no_end_of_the_program() {
    let desk = Desk::new();
    desk.write("a.xlsx", fs::read(fixture("bad-place.xlsx")).expect("read"));
    let (code, text) = desk.import("a.xlsx");
    assert!(code <= 1, "{text}");
}

#[test]
fn of_a_thousand_rows_every_one_that_is_not_shown_is_told() {
    let desk = Desk::new();
    let rows: Vec<String> = (1..=1_000)
        .map(|i| {
            format!(
                "P{i},Stores,2026-11-04,Own it,s,a,o,{},Ann,Bo,2026-11-05,",
                if i == 990 { "draft" } else { "approved" }
            )
        })
        .collect();
    let (code, text) = desk.rows(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(code == 0 && text.contains("row 991: it is a draft"), "{text}");
    assert!(text.contains("rows 2-1001: a text in `zh` is missing"), "{text}");
}

#[test]
fn what_the_form_behind_the_code_collects_is_read_with_the_value_in_its_address() {
    let desk = Desk::new();
    // A form fills these two from its address; `screen` is nothing of the commendation.
    let head = "Timestamp,screen,value,Nominee,Team,Date,Situation,What they did,Outcome";
    let row = "2026-11-04 09:12,break-room,own-it,Mei Lin,Stores,2026-11-03,A drawer jammed,\
               Lent our hinges,It closes";
    desk.write("form.csv", format!("{head}\n{row}\n"));
    let (code, text) = desk.run(&desk.args("form.csv", true));
    assert!(code == 0 && text.contains("1 new"), "{text}");
    let ron = desk.imported("form").expect("written");
    assert!(ron.contains("value: \"own-it\"") && ron.contains("Lent our hinges"), "{ron}");
    assert!(!ron.contains("break-room"), "{ron}");
}

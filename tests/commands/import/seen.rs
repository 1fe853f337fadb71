//! A sheet is read as it is seen.

use breakroom::commands::import::Args;

use super::desk::{APPROVED, Desk, HEADERS, fixture};

#[test]
fn a_number_and_a_day_are_read_as_their_formats_show_them() {
    let desk = Desk::new();
    let (code, text) = desk.import(fixture("seen.xlsx"));
    assert_eq!(code, 0, "{text}");
    let loaded = desk.load();
    let mut people: Vec<String> = loaded
        .content
        .commendations
        .iter()
        .map(|card| {
            assert_eq!(card.date.to_string(), "2026-11-04");
            let quote = card.quote.as_ref().and_then(|quote| quote.text.iter().next());
            assert_eq!(quote.map(|(_, text)| text), Some("1,234,567.00 €"));
            card.person.as_ref().expect("a number").as_str().to_owned()
        })
        .collect();
    people.sort();
    assert_eq!(people, ["000-007", "00123", "20450017", "5", "88", "a-0042"]);
}

#[test]
fn who_has_left_by_a_number_with_zeros_before_it_is_not_taken() {
    let desk = Desk::new();
    desk.write("content/leavers.ron", "[\"00123\", \"000-007\"]");
    let (code, text) = desk.import(fixture("seen.xlsx"));
    assert!(code == 0 && text.contains("row 2 is left out: they are on the list"), "{text}");
    let loaded = desk.load();
    assert_eq!(loaded.content.commendations.len(), 4, "{text}");
    assert!(loaded.content.commendations.iter().all(|card| {
        card.person.as_ref().is_none_or(|person| !["00123", "000-007"].contains(&person.as_str()))
    }));
}

#[test]
fn the_first_sheet_with_the_columns_is_read_and_which_is_told() {
    let desk = Desk::new();
    let (_, text) = desk.import(fixture("seen.xlsx"));
    assert!(text.starts_with("seen.xlsx: Excel workbook, sheet “Recognition”."), "{text}");
    assert!(text.contains("only the sheet “Recognition” is read, not “Cover”"), "{text}");
    let with = |sheet: &str| {
        desk.run(&Args { sheet: Some(sheet.to_owned()), ..desk.args(fixture("seen.xlsx"), true) })
    };
    assert_eq!(with(" recognition").0, 0);
    let (code, text) = with("Cover");
    assert!(code == 1 && text.contains("no row names its columns"), "{text}");
    let (code, text) = with("2025");
    assert!(code == 1 && text.contains("it has “Cover”, “Recognition”"), "{text}");
}

#[test]
fn a_formula_without_its_value_is_an_error_with_what_to_do() {
    let desk = Desk::new();
    let (code, text) = desk.import(fixture("formulas.xlsx"));
    assert!(code == 1 && desk.imported("formulas").is_none(), "{text}");
    let told =
        "error: this is a formula, and the file doesn't have its value\n --> formulas.xlsx:2:1";
    assert!(text.contains(told) && text.contains("open the sheet in its program and save it"));
    // The one in a column that isn't taken is nobody's concern.
    assert_eq!(text.matches("this is a formula").count(), 1, "{text}");
    let args =
        Args { column: vec!["name=none".into()], ..desk.args(fixture("formulas.xlsx"), true) };
    assert_eq!(desk.run(&args).0, 0);
}

#[test]
fn what_is_hidden_is_told_and_left_out_unless_it_is_wished() {
    let desk = Desk::new();
    let (code, text) = desk.import(fixture("hidden.xlsx"));
    assert_eq!(code, 0, "{text}");
    for told in [
        "row 5: hidden in the sheet, and so left out",
        "note: hidden in the sheet, and so left out: column I",
        "not read, for no column has a name there: P6 (“ask her again”), ZZ900 (“x”)",
        "the pictures in the sheet aren't taken: on N4",
        "H  Consent words",
    ] {
        assert!(text.contains(told), "{told}\n{text}");
    }
    let loaded = desk.load();
    let cards = &loaded.content.commendations;
    // Without the column in which they agreed to it nobody is named.
    assert!(cards.len() == 2 && cards.iter().all(|card| card.name.is_none()), "{text}");
    let args = Args { hidden: true, ..desk.args(fixture("hidden.xlsx"), true) };
    let (code, text) = desk.run(&args);
    assert!(code == 0 && !text.contains("left out"), "{text}");
    let cards = desk.load().content.commendations.len();
    assert_eq!(cards, 3);
    assert!(desk.load().content.commendations.iter().all(|card| card.name.is_some()));
}

#[test]
fn a_stray_cell_is_named_and_the_table_is_read() {
    let desk = Desk::new();
    let (code, text) = desk.import(fixture("stray.xlsx"));
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("no column has a name there: ZZ900 (“x”)"), "{text}");
    assert_eq!(desk.load().content.commendations.len(), 3);
}

#[test]
fn a_day_is_read_however_a_spreadsheet_writes_it() {
    for (date, consent) in [
        ("4-Nov-26", "10-Nov-26"),
        ("\"Wednesday, November 4, 2026\"", "\"Tuesday, November 10, 2026\""),
        ("2026年11月4日 星期三", "2026年11月10日 星期二"),
        ("二〇二六年十一月四日", "26年11月10日"),
    ] {
        let desk = Desk::new();
        let row = format!("Mei,Stores,{date},Own it,s,a,o,approved,Ann,Bo,{consent},{consent}");
        desk.write("a.csv", format!("{HEADERS}\n{row}\n"));
        let (code, text) = desk.import("a.csv");
        assert_eq!(code, 0, "{text}");
        let card = desk.load().content.commendations[0].clone();
        assert_eq!(card.date.to_string(), "2026-11-04");
        assert_eq!(card.consents.words.from.to_string(), "2026-11-10");
    }
    let desk = Desk::new();
    let row = format!("Mei,Stores,\"Tuesday, November 4, 2026\",Own it,s,a,o,{APPROVED}");
    desk.write("a.csv", format!("{HEADERS}\n{row}\n"));
    let (code, text) = desk.import("a.csv");
    let told = "names another weekday: it was 4 November 2026, a Wednesday";
    assert!(code == 0 && text.contains(told), "{text}");
    assert_eq!(desk.load().content.commendations[0].date.to_string(), "2026-11-04");
}

#[test]
fn a_file_of_another_program_is_named() {
    let desk = Desk::new();
    desk.write("a.ods", zip_of("content.xml"));
    desk.write("a.numbers", zip_of("Index/Document.iwa"));
    for (file, what) in [("a.ods", "a LibreOffice sheet (.ods)"), ("a.numbers", "a Numbers sheet")]
    {
        let (code, text) = desk.import(file);
        assert!(code == 1 && text.contains(what) && text.contains("save it as"), "{text}");
    }
}

/// A packed file with one empty file in it.
fn zip_of(name: &str) -> Vec<u8> {
    let length = u16::try_from(name.len()).expect("short").to_le_bytes();
    let mut local = b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0".to_vec();
    local.extend([0; 12]);
    local.extend(length);
    local.extend([0; 2]);
    local.extend(name.bytes());
    let mut central = b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0".to_vec();
    central.extend([0; 12]);
    central.extend(length);
    central.extend([0; 16]);
    central.extend(name.bytes());
    let (at, size) = (local.len(), central.len());
    let four = |n: usize| u32::try_from(n).expect("short").to_le_bytes();
    let mut end = b"PK\x05\x06\0\0\0\0\x01\0\x01\0".to_vec();
    end.extend(four(size));
    end.extend(four(at));
    end.extend([0; 2]);
    [local, central, end].concat()
}

#[test]
fn signs_of_another_program_become_letters_and_line_breaks_or_are_told() {
    let desk = Desk::new();
    let (code, text) = desk.import(fixture("entities.csv"));
    assert_eq!(code, 0, "{text}");
    let card = desk.load().content.commendations[0].clone();
    let first = |text: &breakroom::content::model::Text| {
        text.iter().next().map(|(_, text)| text.to_owned()).unwrap_or_default()
    };
    let act = "She didn't wait & drove it over.\nBefore lunch! :tada: #own-it <@U024BE7LH>";
    assert_eq!(first(&card.act), act);
    assert_eq!(first(&card.effect), "It was there by noon 🎉👏🏽");
    for told in [
        "row 2: signs of a web page or a chat program, such as `&#39;` or `<br>`, have become",
        "warning: `:tada:` is the name of an emoji in a chat program; it is shown letter by letter, \
         and so is `<@U024BE7LH>`",
    ] {
        assert!(text.contains(told), "{told}\n{text}");
    }
}

//! Who is thanked where a sheet names several people, and what is asked.

use std::fs;

use breakroom::commands::import::Args;

use super::desk::{APPROVED, Desk, fixture};

/// Whom a sheet thanks, and who nominated them.
fn people(desk: &Desk) -> Vec<(String, Option<String>)> {
    let loaded = desk.load();
    let cards = loaded.content.commendations.iter();
    let mut people: Vec<_> = cards
        .map(|card| {
            let name = card.name.as_ref().and_then(|name| name.iter().next());
            let name = name.map(|(_, name)| name.to_owned()).unwrap_or_default();
            (name, card.nominated_by.clone())
        })
        .collect();
    people.sort();
    people
}

fn pair(name: &str, nominator: Option<&str>) -> (String, Option<String>) {
    (name.to_owned(), nominator.map(str::to_owned))
}

#[test]
fn of_every_export_of_a_form_the_nominee_is_thanked() {
    for (file, expected) in [
        ("forms.xlsx", vec![pair("Ada Quill", Some("Nora Lindt")), pair("Bo Tarn", None)]),
        ("forms-zh.xlsx", vec![pair("林美", Some("诺拉"))]),
        ("google.csv", vec![pair("Ada Quill", Some("nora@example.org"))]),
        ("google-zh.csv", vec![pair("林美", Some("nora@example.org"))]),
        ("jotform.csv", vec![pair("Ada Quill", None)]),
        ("survey-zh.csv", vec![pair("林美", Some("诺拉"))]),
        ("points.csv", vec![pair("Ada Quill", Some("Nora Lindt"))]),
        ("points-zh.csv", vec![pair("林美", Some("诺拉"))]),
    ] {
        let desk = Desk::new();
        let (code, text) = desk.import(fixture(file));
        assert_eq!(code, 0, "{file}: {text}");
        assert_eq!(people(&desk), expected, "{file}: {text}");
        let ids: Vec<String> = desk
            .load()
            .content
            .commendations
            .iter()
            .map(|c| c.meta.id.as_str().to_owned())
            .collect();
        // A form's own number is no id of a commendation.
        assert!(ids.iter().all(|id| id.starts_with("c-2026-11-0")), "{file}: {ids:?}");
    }
}

#[test]
fn where_the_person_is_in_doubt_it_asks_and_writes_nothing() {
    let rest = "Team,Date,Value,Situation,Action,Outcome,Status,Approver,Second approver,Consent words,Consent name";
    let row = format!("Stores,2026-11-04,Own it,s,a,o,{APPROVED}");
    for (headers, cells, asks) in [
        ("Timestamp,Name", "2026-11-09,Nora", "column B (“Name”) may name whoever filled in"),
        ("Nominee,Recipient", "Ada,Bo", "columns A (“Nominee”) and B (“Recipient”) could each"),
        ("开始时间,姓名", "2026-11-09,诺拉", "column B (“姓名”) may name whoever filled in"),
    ] {
        let desk = Desk::new();
        desk.write("a.csv", format!("{headers},{rest}\n{cells},{row}\n"));
        let (code, text) = desk.import("a.csv");
        assert!(code == 1 && text.contains(asks), "{text}");
        assert!(text.contains("--column \"name=") && desk.imported("a").is_none(), "{text}");
        let args = Args { column: vec!["name=B".to_owned()], ..desk.args("a.csv", true) };
        let (code, text) = desk.run(&args);
        assert_eq!(code, 0, "{text}");
        let name = cells.split(',').next_back().expect("a name");
        assert_eq!(people(&desk)[0].0, name, "{text}");
    }
    let desk = Desk::new();
    desk.write("a.csv", format!("Timestamp,Name,{rest}\n2026-11-09,Nora,{row}\n"));
    let args = Args { column: vec!["name=none".to_owned()], ..desk.args("a.csv", true) };
    assert_eq!(desk.run(&args).0, 0);
    assert_eq!(people(&desk)[0].0, "");
    let args = Args { column: vec!["name=Nam".to_owned()], ..desk.args("a.csv", true) };
    let before = fs::read(desk.path("content/commendations/imported-a.ron")).expect("read");
    let (code, text) = desk.run(&args);
    assert!(code == 1 && text.contains("did you mean `Name`?"), "{text}");
    assert_eq!(fs::read(desk.path("content/commendations/imported-a.ron")).ok(), Some(before));
}

#[test]
fn a_name_that_may_be_several_people_is_told_and_goes_if_one_of_them_has_left() {
    for name in ["Mei Lin; Bo Tarn", "Mei Lin & Bo Tarn", "Mei Lin and Bo Tarn", "林美、邓伟"]
    {
        let desk = Desk::new();
        let row = format!("{name},Stores,2026-11-04,Own it,s,a,o,{APPROVED}");
        let (code, text) = desk.rows(&[&row]);
        assert!(code == 0 && text.contains("` may be more than one person"), "{text}");
        let desk = Desk::new();
        desk.write("content/leavers.ron", "[\"Bo Tarn\", \"邓伟\"]");
        let (code, text) = desk.rows(&[&row]);
        assert!(code == 0 && desk.imported("a").is_none(), "{text}");
        assert!(text.contains("row 2 is left out: they are on the list"), "{text}");
    }
}

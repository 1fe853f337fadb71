//! What becomes of a sheet that is imported again, and of what was there before.

use std::fs;

use breakroom::commands::import::{Args, Missing, run};

use super::desk::{APPROVED, Desk, HEADERS, fixture};

#[test]
fn importing_again_changes_nothing_and_a_changed_row_changes_its_item() {
    let desk = Desk::new();
    let mei = format!("Mei Lin,Stores,2026-11-04,Own it,s,Lent our hinges,o,{APPROVED}");
    let bo = format!("Bo,Stores,2026-11-03,Own it,s,Drove,o,{APPROVED}");
    assert!(desk.rows(&[&mei, &bo]).1.contains("2 new"));
    let first = desk.imported("a").expect("written");
    assert!(!desk.load().content.commendations.iter().any(|c| c.meta.id.as_str().contains("mei")));
    for rows in [[&mei, &bo], [&bo, &mei]] {
        let (code, text) = desk.rows(&rows.map(String::as_str));
        assert!(code == 0 && text.contains("nothing to write"), "{text}");
        assert_eq!(desk.imported("a").as_ref(), Some(&first));
    }
    // A fixed word keeps the id.
    let (_, text) = desk.rows(&[&mei.replace("Lent", "Gave"), &bo]);
    assert!(text.contains("0 new, 1 changed, 1 as before"), "{text}");
    let second = desk.imported("a").expect("written");
    assert!(second.contains("Gave our hinges") && !second.contains("Lent"));
    assert_eq!(second.replace("Gave", "Lent"), first);
}

#[test]
fn what_the_sheet_has_no_more_is_asked_about() {
    let desk = Desk::new();
    let mei = format!("Mei,Stores,2026-11-04,Own it,s,a,o,{APPROVED}");
    let bo = format!("Bo,Stores,2026-11-03,Own it,s,b,o,{APPROVED}");
    desk.rows(&[&mei, &bo]);
    let first = desk.imported("a").expect("written");
    let (code, text) = desk.rows(&[&mei]);
    assert!(code == 1 && text.contains("--missing remove"), "{text}");
    assert_eq!(desk.imported("a").as_ref(), Some(&first));
    let with = |missing| desk.run(&Args { missing: Some(missing), ..desk.args("a.csv", true) });
    assert_eq!(with(Missing::Keep).0, 0);
    assert_eq!(desk.imported("a").as_ref(), Some(&first));
    assert_eq!(with(Missing::Remove).0, 0);
    assert_eq!(desk.load().content.commendations.len(), 1);
}

#[test]
fn an_item_moved_to_another_file_is_left_alone_there() {
    let desk = Desk::new();
    let mei = format!("Mei,Stores,2026-11-04,Own it,s,a,o,{APPROVED}");
    desk.rows(&[&mei]);
    let moved = desk.imported("a").expect("written").replace("\"s\"", "\"by hand\"");
    desk.write("content/commendations/mine.ron", &moved);
    desk.write(
        "content/commendations/imported-a.ron",
        "// Thanks to colleagues, imported from a.csv.\n[\n]\n",
    );
    let (code, text) = desk.rows(&[&mei]);
    assert!(code == 0 && text.contains("stands in commendations/mine.ron already"), "{text}");
    assert_eq!(desk.load().content.commendations.len(), 1);
    let kept = fs::read_to_string(desk.path("content/commendations/mine.ron")).expect("read");
    assert_eq!(kept, moved);
    // A file of that name that somebody wrote by hand isn't replaced either.
    desk.write("content/commendations/imported-a.ron", "// My own.\n[\n]\n");
    let refused = run(&desk.args("a.csv", true), &mut Vec::new()).expect_err("refused");
    assert!(refused.words.contains("was not written by an import"));
}

#[test]
fn what_is_withdrawn_stays_so_whatever_is_mended_in_its_row() {
    let desk = Desk::new();
    let mei = format!("Mei,Stores,2026-11-04,Own it,s,Lent hinges,o,{APPROVED}");
    let again = format!("Mei,Stores,2026-11-04,Own it,s,Drove as well,o,{APPROVED}");
    desk.rows(&[&mei]);
    let id = desk.load().content.commendations[0].meta.id.as_str().to_owned();
    desk.write("content/withdrawn.ron", format!("[\"{id}\"]"));
    for rows in [vec![mei.clone()], vec![mei.replace("Lent", "Gave")], vec![mei, again]] {
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let (_, text) = desk.rows(&rows);
        assert!(text.contains("row 2 is left out: it has been withdrawn"), "{text}");
        assert_eq!(desk.load().content.commendations.len(), 0);
    }
}

#[test]
fn of_a_leaver_nothing_is_written_or_said() {
    for left in ["Mei Lin", "mei  lin", "A-17"] {
        let desk = Desk::new();
        desk.write("content/leavers.ron", format!("[\"{left}\"]"));
        desk.write(
            "a.csv",
            format!(
                "Employee ID,{HEADERS}\nA-17,Mei Lin,Stores,2026-11-04,Own it,s,a,o,{APPROVED}\n"
            ),
        );
        let (code, text) = desk.import("a.csv");
        assert!(code == 0 && text.contains("row 2 is left out: they are on the list"), "{text}");
        assert!(!text.contains("Mei") && desk.imported("a").is_none(), "{text}");
    }
}

#[test]
fn two_rows_on_one_deed_in_other_words_are_an_error_and_two_deeds_of_a_day_are_two_items() {
    let desk = Desk::new();
    let mei = format!("Mei,Stores,2026-11-04,Own it,s,a,o,{APPROVED}");
    let (code, text) = desk.rows(&[&mei, &mei.replace(",o,", ",another outcome,")]);
    assert!(code == 1 && text.contains("same deed as row 2"), "{text}");
    let (code, text) = desk.rows(&[&mei, &mei.replace(",a,", ",another deed,")]);
    assert!(code == 0 && desk.load().content.commendations.len() == 2, "{text}");
}

#[test]
fn a_sheet_downloaded_again_is_known_by_what_is_in_it_and_takes_back_what_it_takes_back() {
    let desk = Desk::new();
    assert_eq!(desk.import(fixture("praise.xlsx")).0, 0);
    let before = desk.load().content.commendations.clone();
    assert_eq!(before.len(), 3);
    let (code, text) = desk.import(fixture("praise (1).xlsx"));
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("row 3 is left out: the sheet says that it is withdrawn"), "{text}");
    for gone in &before[..2] {
        assert!(text.contains(&format!("{} leaves the screen", gone.meta.id.as_str())), "{text}");
    }
    assert!(desk.imported("praise-1").is_none());
    let after = desk.load();
    let names: Vec<_> = after.content.commendations.iter().map(|card| card.name.clone()).collect();
    assert_eq!(names, [before[2].name.clone()]);
    // Once more, under a third name: nothing is to be done.
    let third = fs::read(fixture("praise (1).xlsx")).expect("read");
    desk.write("Copy of praise.xlsx", third);
    let (code, text) = desk.import("Copy of praise.xlsx");
    assert!(code == 0 && text.contains("imported-praise.ron is as it should be"), "{text}");
}

#[test]
fn a_withdrawn_row_need_not_be_complete_to_take_effect() {
    let desk = Desk::new();
    let mei = format!("Mei,Stores,2026-11-04,Own it,s,a,o,{APPROVED}");
    let bo = format!("Bo,Stores,2026-11-03,Own it,s,b,o,{APPROVED}");
    desk.rows(&[&mei, &bo]);
    let (code, text) = desk.rows(&["Mei,,2026-11-04,,,,,withdrawn,,,,", &bo]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("leaves the screen"), "{text}");
    assert_eq!(desk.load().content.commendations.len(), 1);
    // One that doesn't say which it is takes nothing off without a question.
    desk.rows(&[&mei, &bo]);
    for row in [
        "Mei,,,,,,,withdrawn,,,,",
        "Mei,,4/11/2026,,,,,withdrawn,,,,",
        "Mei,,soon,,,,,withdrawn,,,,",
    ] {
        let (code, text) = desk.rows(&[row, &bo]);
        assert_eq!(code, 1, "{text}");
        assert_eq!(desk.load().content.commendations.len(), 2);
    }
}

#[test]
fn what_stands_in_a_file_of_its_own_is_never_taken_back_in_silence() {
    let full = format!("Mei,Stores,2026-11-04,Own it,s,a,o,{APPROVED}");
    for (less, part) in [
        (full.replace(",2026-11-05,2026-11-05", ",no,no"), "the consent to the words, the name"),
        (full.replace(",2026-11-05,2026-11-05", ",2026-11-05,no"), "the consent to the name"),
        (full.replace(",2026-11-05,2026-11-05", ",2026-11-05,"), "the consent to the name"),
        (full.replace("approved", "withdrawn"), "the approval"),
        (full.replace("approved", "rejected"), "the approval"),
        (full.replace("approved", "pending"), "the approval"),
        ("Mei,,2026-11-04,,,,,withdrawn,,,,".to_owned(), "the approval"),
    ] {
        let desk = Desk::new();
        desk.rows(&[&full]);
        let moved = desk.imported("a").expect("written");
        fs::remove_file(desk.path("content/commendations/imported-a.ron")).expect("removed");
        let id = desk_id(&moved);
        // Under its own id, and under one that somebody gave it by hand.
        for text in [moved.clone(), moved.replace(&id, "mei-hinges")] {
            desk.write("content/commendations/mine.ron", &text);
            let (code, told) = desk.rows(&[&less]);
            assert_eq!(code, 1, "{less}\n{told}");
            let id = desk_id(&text);
            let what = format!(
                "this takes back {part}, and commendations/mine.ron still shows it as `{id}`"
            );
            assert!(told.contains(&what), "{what}\n{told}");
            // As it says, an id in withdrawn.ron takes it away, and then all is well.
            desk.write("content/withdrawn.ron", format!("[\"{id}\"]"));
            let (code, told) = desk.rows(&[&less]);
            assert_eq!(code, 0, "{told}");
            desk.write("content/withdrawn.ron", "[]");
            let _ = fs::remove_file(desk.path("content/commendations/imported-a.ron"));
        }
    }
}

fn desk_id(ron: &str) -> String {
    let id = ron.split_once("id: \"").and_then(|(_, rest)| rest.split_once('"'));
    id.expect("an id").0.to_owned()
}

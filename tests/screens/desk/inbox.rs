//! The inbox: rows of a sheet that are proposed, taken over or declined, and never come again.

use std::fs;
use std::path::{Path, PathBuf};

use breakroom::content::{fingerprint, inbox, load_dir, read_dir};
use breakroom::kiosk::judge::look;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tempfile::TempDir;

use super::rig::{Office, example, write};

const HEAD: &str = "Timestamp,Nominee,Team,Date,Value,Situation,What they did,Outcome,Nominator";
/// A good row; another of the same person and day; one whose act says nothing that was done.
const GOOD: &str = "2026-11-01 09:00:00,Nadia Osei,Stores,2026-10-30,Own it,\
                    A delivery stood in the rain.,She carried forty boxes inside before noon.,\
                    Nothing was spoilt.,Tom Weber";
const OTHER: &str = "2026-11-03 10:00:00,Pavel Novak,Workshop,2026-10-31,Own it,\
                     A saw had no guard.,He stopped the line and fitted a new guard.,\
                     Nobody was hurt.,Mei Lin";

/// A desk over the example with a sheet beside the folder.
struct Room {
    /// Holds the sheet; the content folder lies beside it.
    above: TempDir,
    office: Office,
}

impl Room {
    fn new(lang: &str, rows: &[&str]) -> Self {
        let above = tempfile::tempdir().expect("a folder");
        let room = Self::sheet(above.path());
        fs::write(&room, sheet(rows)).expect("written");
        let folder = example();
        name(folder.path(), &room);
        Self { office: Office::over(folder, None, lang), above }.open()
    }

    fn sheet(above: &Path) -> PathBuf {
        above.join("praise.csv")
    }

    /// Goes to the inbox.
    fn open(mut self) -> Self {
        self.go();
        self
    }

    fn go(&mut self) {
        let place = self.office.say("places");
        let inbox = if self.office.say("undo") == "Undo" { "Inbox" } else { "收件箱" };
        let label = format!("{place}: {inbox}");
        let found = self.office.harness.query_all_by_label_contains(&label).next();
        let name = found.and_then(|node| node.accesskit_node().label()).expect("the inbox");
        self.office.press_label(&name);
    }

    /// The sheet as it is from now on.
    fn rows(&mut self, rows: &[&str]) {
        fs::write(Self::sheet(self.above.path()), sheet(rows)).expect("written");
        self.office.settle();
        self.office.settle();
    }

    fn waiting(&self) -> Vec<String> {
        self.office.rows()
    }

    fn answers(&self) -> String {
        self.office.file("inbox.ron")
    }

    fn decline(&mut self, reason: &str) {
        let label = self.office.say("decline-words");
        self.office.write(&label, reason);
        self.office.press("decline");
    }

    /// The desk is closed, and another is opened over the same folder.
    fn again(self) -> Self {
        let Office { folder, .. } = self.office;
        Self { office: Office::over(folder, None, "en"), above: self.above }.open()
    }
}

fn sheet(rows: &[&str]) -> String {
    let mut text = format!("{HEAD}\n");
    for row in rows {
        text += row;
        text += "\n";
    }
    text
}

fn name(folder: &Path, sheet: &Path) {
    let text = format!("(inbox: (sheet: {:?}))", sheet.to_string_lossy());
    write(folder, "desk.ron", text.as_bytes());
}

#[test]
fn a_new_row_stands_there_with_how_long_it_has_waited_and_becomes_a_draft_with_one_click() {
    for (lang, waits, whom) in
        [("en", "for 3 days", "Nadia Osei"), ("zh", "已等 3 天", "Nadia Osei")]
    {
        let mut room = Room::new(lang, &[]);
        assert_eq!(room.waiting(), Vec::<String>::new(), "{lang}");
        assert!(room.office.has(&room.office.say("inbox-empty")), "{lang}");
        room.rows(&[GOOD]);
        let [row] = &room.waiting()[..] else { panic!("{lang}: {:?}", room.waiting()) };
        assert!(row.contains(whom) && row.contains(waits), "{lang}: {row}");
        assert!(room.office.has("forty boxes"), "{lang}");
        room.office.press("take-over");
        let files =
            fs::read_dir(room.office.folder.path().join("commendations")).expect("it is there");
        let new = files.flatten().map(|file| fs::read_to_string(file.path()).expect("a file"));
        let [draft] = &new.filter(|text| text.contains("forty boxes")).collect::<Vec<_>>()[..]
        else {
            panic!("{lang}: no draft, or two")
        };
        assert!(draft.contains("status: Draft") && !draft.contains("approved:"), "{draft}");
        let shown = load_dir(room.office.folder.path(), look).content.commendations;
        assert!(shown.iter().all(|card| card.team.iter().all(|(_, team)| team != "Stores")));
        assert!(room.office.has(&room.office.say("withdraw")), "{lang}: its form is open");
        room.go();
        assert_eq!(room.waiting(), Vec::<String>::new(), "{lang}");
        assert!(room.office.has(&room.office.say("inbox-taken")), "{lang}");
        assert!(room.answers().contains("taken: \"2026-11-04\""), "{}", room.answers());
    }
}

#[test]
fn what_was_taken_over_and_deleted_again_does_not_come_again() {
    let mut room = Room::new("en", &[GOOD]);
    room.office.press("take-over");
    room.office.press("delete");
    let all = room.office.harness.query_all_by_label_contains("Save all").next();
    let all = all.and_then(|node| node.accesskit_node().label()).expect("something isn't saved");
    room.office.press_label(&all);
    let mut room = room.again();
    assert_eq!(room.waiting(), Vec::<String>::new());
    room.rows(&[OTHER, GOOD]);
    assert_eq!(room.waiting().len(), 1, "{:?}", room.waiting());
}

#[test]
fn what_is_declined_leaves_a_mark_and_the_reason_and_nothing_of_what_it_said() {
    let mut room = Room::new("en", &[GOOD, OTHER]);
    assert_eq!(room.waiting().len(), 2);
    room.decline("Says \"nothing\" new");
    let [row] = &room.waiting()[..] else { panic!("{:?}", room.waiting()) };
    assert!(row.contains("Pavel Novak"), "the next one is looked at: {row}");
    let kept = room.answers();
    assert!(kept.contains(r#"because: "Says \"nothing\" new""#), "{kept}");
    for word in ["Nadia", "Osei", "Stores", "boxes", "Weber", "Pavel", "2026-10-30"] {
        assert!(!kept.contains(word), "{word} stands in {kept}");
    }
    // Another place in the sheet, another word in it, and another start of the desk.
    let edited = GOOD.replace("Nothing was spoilt.", "Nothing at all was spoilt.");
    room.rows(&[OTHER, &edited]);
    assert_eq!(room.waiting().len(), 1, "{:?}", room.waiting());
    let mut room = room.again();
    assert_eq!(room.waiting().len(), 1, "{:?}", room.waiting());
    // Another deed of the same person is another row.
    room.rows(&[OTHER, &GOOD.replace("carried forty boxes", "called every customer")]);
    assert_eq!(room.waiting().len(), 2, "{:?}", room.waiting());
    room.rows(&[]);
    assert_eq!(room.waiting(), Vec::<String>::new());
}

#[test]
fn without_a_reason_nothing_is_declined() {
    let mut room = Room::new("en", &[GOOD]);
    room.office.press("decline");
    assert_eq!(room.waiting().len(), 1);
    room.office.press_label("Why it is declined: Names a customer");
    room.office.press("decline");
    assert_eq!(room.waiting(), Vec::<String>::new());
    assert!(room.answers().contains("because: \"Names a customer\""), "{}", room.answers());
}

#[test]
fn what_is_to_be_known_of_a_row_is_told_in_the_words_of_import_and_check() {
    let told = |rows: &[&str], part: &str| {
        let room = Room::new("en", rows);
        assert!(room.office.has(part), "{part}");
        assert_eq!(room.waiting().len(), 1, "{:?}", room.waiting());
    };
    told(&[GOOD, GOOD], "it says the same as row 2");
    let worse = GOOD.replace("Nothing was spoilt.", "It was fine.");
    told(&[GOOD, &worse], "it thanks the same person for the same deed as row 2");
    told(&[&GOOD.replace("Tom Weber", "nadia  OSEI")], "whoever put this forward is who it thanks");
    let no_act = GOOD.replace("She carried forty boxes inside before noon.", "");
    told(&[&no_act], "what they did is missing");
    told(&[&GOOD.replace("Nothing was spoilt.", "Mrs Miller got it in time.")], "Mrs Miller");
}

#[test]
fn a_second_deed_of_a_person_on_one_day_says_that_there_is_another() {
    let mut room = Room::new("en", &[GOOD]);
    room.office.press("take-over");
    room.go();
    let second = GOOD.replace("carried forty boxes inside", "dried the labels one by one");
    room.rows(&[GOOD, &second]);
    assert_eq!(room.waiting().len(), 1, "{:?}", room.waiting());
    let next = room.office.say("inbox-next");
    room.office.press_label(&next);
    assert!(room.office.has("thanks the same person for something on the same day"));
}

#[test]
fn a_sheet_that_is_half_saved_gone_or_another_leaves_what_was_read_of_it_last() {
    let mut room = Room::new("en", &[GOOD, OTHER]);
    let path = Room::sheet(room.above.path());
    fs::write(&path, b"PK\x03\x04 half of a workbook").expect("written");
    room.office.settle();
    room.office.settle();
    assert_eq!(room.waiting().len(), 2, "{:?}", room.waiting());
    assert!(room.office.has("damaged"), "it is told");
    fs::remove_file(&path).expect("it is there");
    room.office.settle();
    room.office.settle();
    assert_eq!(room.waiting().len(), 2, "{:?}", room.waiting());
    assert!(room.office.has("share"), "it is told");
    room.rows(&[OTHER]);
    assert_eq!(room.waiting().len(), 1, "{:?}", room.waiting());
    assert!(!room.office.has("damaged") && !room.office.has("share"));
    fs::write(&path, "Colour,Number\nred,3\nblue,4\n").expect("written");
    room.office.settle();
    room.office.settle();
    assert_eq!(room.waiting(), Vec::<String>::new(), "no row of another sheet is one of this");
    assert!(room.office.has("names its columns"), "it is told");
}

#[test]
fn two_desks_agree_about_what_became_of_every_row() {
    let room = Room::new("en", &[GOOD, OTHER]);
    let options = super::rig::options(room.office.folder.path().into(), None, "en", false);
    let desk = breakroom::desk::Desk::new(options, || {}).expect("a desk");
    let mut other = egui_kittest::Harness::builder()
        .with_size(super::rig::SIZE)
        .build_ui_state(|ui, desk: &mut breakroom::desk::Desk| desk.ui(ui), desk);
    let mut room = room;
    let settle = |other: &mut egui_kittest::Harness<'_, breakroom::desk::Desk>| {
        for _ in 0..3 {
            other.step();
            let ctx = other.ctx.clone();
            other.state_mut().settle(&ctx);
            other.step();
        }
    };
    settle(&mut other);
    // The first desk declines the first row while the second declines the other.
    room.decline("One");
    use breakroom::desk::inbox::Deed;
    let ctx = other.ctx.clone();
    let rows: Vec<String> = {
        let all = other.query_all_by_role(egui::accesskit::Role::ListItem);
        all.filter_map(|node| node.accesskit_node().label()).collect()
    };
    assert!(!rows.is_empty());
    other.state_mut().act(breakroom::desk::Act::Inbox(Deed::Reason("Two".into())), &ctx);
    other.state_mut().act(breakroom::desk::Act::Inbox(Deed::Decline), &ctx);
    settle(&mut other);
    room.office.settle();
    settle(&mut other);
    let kept = room.answers();
    assert_eq!(kept.matches("mark:").count(), 2, "{kept}");
    // A file that loses what one desk has said gets it back.
    fs::write(room.office.folder.path().join("inbox.ron"), "[]").expect("written");
    room.office.settle();
    settle(&mut other);
    assert_eq!(room.answers(), kept);
}

#[test]
fn a_file_of_answers_that_cannot_be_made_out_is_told_and_never_written_over() {
    let broken = "[\n    (mark: \"a\", seen: \"2026-11-01\", declind: \"2026-11-01\"),\n]\n";
    let mut room = Room::new("en", &[]);
    write(room.office.folder.path(), "inbox.ron", broken.as_bytes());
    room.rows(&[GOOD]);
    room.decline("No");
    assert_eq!(room.answers(), broken);
    assert!(room.office.has("did you mean `declined`?"), "it is told");
    fs::remove_file(room.office.folder.path().join("inbox.ron")).expect("it is there");
    room.office.settle();
    assert!(room.answers().contains("because: \"No\""), "it was not forgotten");
}

#[test]
fn the_settings_of_the_desk_are_checked_and_change_nothing_on_a_screen() {
    let folder = example();
    let before = (fingerprint(&read_dir(folder.path())), load_dir(folder.path(), look).findings);
    let told = |text: &str| -> Vec<String> {
        write(folder.path(), "desk.ron", text.as_bytes());
        write(folder.path(), "inbox.ron", b"[nonsense");
        let now = (fingerprint(&read_dir(folder.path())), load_dir(folder.path(), look).findings);
        assert_eq!(now, before, "{text}");
        inbox::read(folder.path()).findings.iter().map(|finding| finding.one_line()).collect()
    };
    for (text, line) in [
        ("(inbox: (sheet: \"praise\"))", "desk.ron:1:17: error: `praise` names no sheet;"),
        ("(inbox: (sheet: \"../p.xls\"))", "desk.ron:1:17: error: `../p.xls` names no sheet;"),
        ("(inbox: (sheat: \"p.csv\"))", "desk.ron:1:10: error: `sheat` isn't a field"),
        (
            "(inbox: (sheet: \"../no.csv\"))",
            "desk.ron:1:17: warning: there is no sheet at ../no.csv;",
        ),
        (
            "(inbox: (sheet: \"praises.csv\", columns: [\"name\"]))",
            "desk.ron:1:17: warning: the sheet lies in the content folder",
        ),
        ("[]", "desk.ron:1:1: error:"),
        ("(inbox: (sheet: \"a.csv\", dates: DayLast))", "desk.ron:1:33: error:"),
    ] {
        write(folder.path(), "praises.csv", b"a,b\n");
        let lines = told(text);
        assert!(lines.iter().any(|told| told.starts_with(line)), "{text}: {lines:?}");
    }
    let columns = told("(inbox: (sheet: \"praises.csv\", columns: [\"name\"]))");
    assert!(columns.iter().any(|line| line.contains("says no column")), "{columns:?}");
    assert_eq!(told("()"), Vec::<String>::new());
}

#[test]
fn a_sheet_is_named_at_the_desk_itself() {
    let above = tempfile::tempdir().expect("a folder");
    let sheet_at = above.path().join("praise.csv");
    fs::write(&sheet_at, sheet(&[GOOD])).expect("written");
    let mut room = Room { office: Office::over(example(), None, "en"), above }.open();
    assert!(room.office.has(&room.office.say("inbox-unnamed")));
    let label = room.office.say("inbox-where");
    room.office.write(&label, &sheet_at.to_string_lossy());
    room.office.press("inbox-watch");
    room.office.settle();
    assert_eq!(room.waiting().len(), 1, "{:?}", room.waiting());
    assert!(room.office.file("desk.ron").contains("praise.csv"));
}

#[test]
fn the_message_asks_for_each_part_in_both_languages_and_can_be_copied() {
    let mut room = Room::new("en", &[GOOD]);
    for part in ["Hello Nadia Osei", "May we say your name?", "可以显示您的姓名吗", "forty boxes"]
    {
        assert!(room.office.has(part), "{part}");
    }
    room.office.press("mail-copy");
    assert!(room.office.has(&room.office.say("said-copied")));
}

/// Rows come, go, are moved and get other words; some are declined. Whatever happens, what waits is
/// what stands in the sheet and was not declined, each once.
#[test]
fn whatever_happens_to_the_sheet_what_was_declined_never_comes_again() {
    let person = |n: usize| ["Ada", "Bo", "Cy", "Di", "Ed", "Flo"][n % 6];
    let row = |n: usize, word: usize| {
        format!(
            "2026-11-01 09:00:00,{} Testa,Stores,2026-10-{:02},Own it,It was late.,\
             She carried {n} boxes inside before noon.,Word {word} came of it.,Tom Weber",
            person(n),
            10 + n
        )
    };
    let steps = proptest::collection::vec(
        (0_usize..4, proptest::collection::vec((0_usize..6, 0_usize..3), 0..6)),
        1..5,
    );
    let mut runner =
        TestRunner::new(Config { cases: 12, failure_persistence: None, ..Config::default() });
    runner
        .run(&steps, |steps| {
            let mut room = Room::new("en", &[]);
            let mut declined: Vec<usize> = Vec::new();
            for (kind, rows) in steps {
                let text: Vec<String> = rows.iter().map(|(n, word)| row(*n, *word)).collect();
                room.rows(&text.iter().map(String::as_str).collect::<Vec<_>>());
                let mut expected: Vec<usize> = rows.iter().map(|(n, _)| *n).collect();
                expected.sort_unstable();
                expected.dedup();
                expected.retain(|n| !declined.contains(n));
                let waiting = room.waiting();
                prop_assert_eq!(waiting.len(), expected.len(), "{:?} {:?}", waiting, rows);
                for n in &expected {
                    let own = format!("carried {n} boxes");
                    prop_assert!(waiting.iter().any(|row| row.contains(&own)), "{}", own);
                }
                if kind == 0 && !waiting.is_empty() {
                    let first = expected
                        .iter()
                        .find(|n| waiting[0].contains(&format!("carried {n} boxes")));
                    declined.extend(first);
                    room.decline("No");
                } else if kind == 1 {
                    room = room.again();
                }
            }
            Ok(())
        })
        .expect("it holds");
}

//! The wall's part of the report, against figures worked out by hand.

use std::fs;
use std::time::Duration;

use breakroom::commands::args::Places;
use breakroom::commands::report::{Args, Format, run};
use breakroom::content::model::Id;
use breakroom::content::testing;
use breakroom::ledger::{Entry, Ledger};
use breakroom::player::scene::{Spotlight, Standing};
use jiff::Zoned;
use serde_json::Value;
use tempfile::TempDir;

fn at(wall: &str) -> Zoned {
    wall.parse().expect("a time")
}

/// A commendation; `more` are further fields, `ends` further consents.
fn card(id: &str, team: &str, date: &str, more: &str, ends: &str) -> String {
    format!(
        "Commendation(id: \"{id}\", value: \"own-it\", name: (en: \"Somebody {id}\", zh: \"某人\"), \
         team: (en: \"{team}\", zh: \"{team}\"), date: \"{date}\", situation: (en: \"s\", zh: \"s\"), \
         act: (en: \"a\", zh: \"a\"), effect: (en: \"e\", zh: \"e\"), {more} \
         status: Approved, approved: (by: \"Ann\", second: \"Bo\"), \
         consent: (words: \"2026-01-06\", name: \"2026-01-06\", {ends})),\n"
    )
}

struct Room {
    content: TempDir,
    state: TempDir,
}

impl Room {
    /// Four cards: three for long, and one that is new. One stands behind the scenes, the words
    /// of one end soon, and the name of another much later.
    fn new() -> Self {
        let room = Self { content: TempDir::new().expect("a"), state: TempDir::new().expect("b") };
        let mut files = testing::good();
        let cards = [
            card("ann", "Stores", "2026-09-01", "behind_the_scenes: true,", ""),
            card("bob", "Stores", "2026-09-01", "", "name_until: \"2027-03-01\","),
            card("cat", "Office <1>", "2026-09-01", "", "words_until: \"2026-11-20\","),
            card("dan", "Office <1>", "2026-11-03", "", ""),
        ];
        files.insert("commendations/a.ron", format!("[{}]", cards.concat()).as_bytes());
        for (path, bytes) in files.map {
            let path = room.content.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, &bytes).expect("written");
        }
        room
    }

    fn enter(&self, entries: impl IntoIterator<Item = (Entry, &'static str)>) {
        let (mut ledger, findings) = Ledger::open(Some(self.state.path()));
        assert_eq!(findings, []);
        for (entry, wall) in entries {
            ledger.record(entry, &at(wall), Duration::ZERO);
        }
    }

    fn report(&self, format: Format) -> String {
        let places = Places {
            content: Some(self.content.path().to_owned()),
            state: Some(self.state.path().to_owned()),
        };
        let mut out = Vec::new();
        run(&Args { places, format, ..Args::default() }, &at(WEDNESDAY), &mut out)
            .expect("a report");
        String::from_utf8(out).expect("a text")
    }

    fn wall(&self) -> Value {
        let mut json: Value = serde_json::from_str(&self.report(Format::Json)).expect("JSON");
        json["wall"].take()
    }
}

const MONDAY: &str = "2026-11-02T12:10:00+01:00[Europe/Berlin]";
const WEDNESDAY: &str = "2026-11-04T12:10:00+01:00[Europe/Berlin]";
const NIGHT: &str = "2026-11-04T23:10:00+01:00[Europe/Berlin]";

fn seen(id: &str, seconds: u64, weight: f64, waited: u32) -> Entry {
    let lasted = Duration::from_secs(seconds);
    let (weighted, standing) = (lasted.mul_f64(weight), Standing::default());
    Entry::Spotlight(Spotlight { id: Id::new(id), lasted, weighted, waited, standing })
}

fn slide(seconds: u32) -> Entry {
    Entry::Shown { id: Id::new("jobs"), seconds }
}

/// On Monday there are three cards, with 100, 30 and 70 weighted seconds; on Wednesday four,
/// with 40, 60, 50 and 50.
fn usual() -> Room {
    let room = Room::new();
    room.enter([
        (seen("ann", 100, 1.0, 1), MONDAY),
        (seen("bob", 60, 0.5, 2), MONDAY),
        (seen("cat", 70, 1.0, 3), MONDAY),
        (slide(270), MONDAY),
        (seen("ann", 40, 1.0, 5), WEDNESDAY),
        (seen("bob", 60, 1.0, 3), WEDNESDAY),
        (seen("cat", 50, 1.0, 3), WEDNESDAY),
        (seen("dan", 100, 0.5, 2), NIGHT),
        (slide(250), WEDNESDAY),
    ]);
    let claps = [("ann", 3), ("bob", 4)];
    let claps = claps.iter().flat_map(|(id, n)| std::iter::repeat_n(id, *n));
    room.enter(claps.map(|id| (Entry::Applause { id: Id::new(id) }, WEDNESDAY)));
    room
}

#[track_caller]
fn near(value: &Value, wanted: f64) {
    let value = value.as_f64().expect("a number");
    assert!((value - wanted).abs() < 5e-5, "{value} is not {wanted}");
}

#[test]
fn shares_and_fair_shares_are_as_worked_out_by_hand() {
    let wall = usual().wall();
    let card = |id: &str| {
        let cards = wall["cards"].as_array().expect("cards");
        cards.iter().find(|card| card["id"] == id).expect("a card")
    };
    // Of 400 in all. A third of Monday's 200 and a quarter of Wednesday's are fair.
    let fair = (200.0 / 3.0 + 200.0 / 4.0) / 400.0;
    for (id, had, fair) in
        [("ann", 140.0, fair), ("bob", 90.0, fair), ("cat", 120.0, fair), ("dan", 50.0, 0.125)]
    {
        near(&card(id)["share"], had / 400.0);
        near(&card(id)["fair"], fair);
    }
    assert_eq!((&card("ann")["waited"], &card("ann")["shown"]), (&5.into(), &2.into()));
    assert_eq!(card("ann")["age_days"], 64);
    assert_eq!((&card("dan")["is_new"], &card("cat")["is_new"]), (&true.into(), &false.into()));
    assert_eq!(wall["cards"][0]["id"], "dan", "the newest first");
}

#[test]
fn jains_index_is_as_worked_out_by_hand() {
    let wall = usual().wall();
    // What each had against its fair share: 1.2, 27/35, 36/35; the fourth exactly 1.
    let (a, b, c) = (1.2_f64, 27.0 / 35.0, 36.0 / 35.0);
    let squares = a * a + b * b + c * c;
    near(&wall["cohorts"][0]["jain"], 16.0 / (4.0 * (squares + 1.0)));
    assert_eq!(wall["cohorts"][0]["since"], "2026-W45");
    assert_eq!(wall["cohorts"][0]["cards"], 4);
    // The fourth came on Wednesday and so wasn't there all week.
    near(&wall["weeks"][0]["jain"], 9.0 / (3.0 * squares));
    assert_eq!(wall["weeks"][0]["cards"], 3);
}

#[test]
fn waits_teams_shifts_and_consents_are_as_worked_out_by_hand() {
    let wall = usual().wall();
    // Five turns, of four cards; seven turns took 1,000 seconds of the loop.
    assert_eq!(wall["longest_wait"]["turns"], 5);
    near(&wall["longest_wait"]["rounds"], 1.25);
    near(&wall["longest_wait"]["hours"], 5.0 * (1_000.0 / 7.0) / 3_600.0);
    near(&wall["behind_the_scenes"]["of_cards"], 0.25);
    near(&wall["behind_the_scenes"]["of_time"], 0.35);
    assert_eq!(wall["covered"]["seen"], serde_json::json!([3, 0, 1]));
    let teams = &wall["covered"]["teams"];
    assert_eq!((&teams[0]["team"], &teams[1]["team"]), (&"Office <1>".into(), &"Stores".into()));
    assert_eq!((&teams[0]["seconds"][12], &teams[0]["seconds"][23]), (&120.into(), &100.into()));
    assert_eq!(teams[1]["seconds"][12], 260);
    let ending = serde_json::json!([{ "until": "2026-11-20", "id": "cat", "part": "words" }]);
    assert_eq!(wall["ending"], ending);
}

#[test]
fn hands_are_told_of_the_whole_wall_and_of_nobody_by_themselves() {
    let room = usual();
    assert_eq!(room.wall()["hands"], 7);
    assert!(!room.wall()["cards"].to_string().contains("hands"));
    assert!(room.report(Format::Text).contains("7 hands were clapped for all of them together"));
    let few = Room::new();
    few.enter([(Entry::Applause { id: Id::new("ann") }, WEDNESDAY)]);
    assert_eq!(few.wall()["hands"], Value::Null);
    assert!(few.report(Format::Text).contains("a few hands were clapped"));
}

#[test]
fn no_name_of_a_person_stands_in_any_format() {
    for format in [Format::Text, Format::Csv, Format::Json, Format::Html] {
        let page = usual().report(format);
        assert!(page.contains("ann") && !page.contains("Somebody"), "{format:?}: {page}");
    }
}

#[test]
fn every_format_tells_of_the_wall() {
    let room = usual();
    let text = room.report(Format::Text);
    for part in [
        "4 cards are live, 1 of them new",
        "the longest wait was 5 turns, 1.25 rounds of the wall, about 0.2 hours",
        "those behind the scenes are on 25.0 % of the cards and had 35.0 % of the time",
        "the night shift, 22 to 6 o’clock, has seen 1 of 4 cards",
        "35.00 % of 29.17 %",
        "2026-11-20  cat: words",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let csv = room.report(Format::Csv);
    let columns: Vec<usize> = csv.lines().map(|line| line.split(',').count()).collect();
    assert!(columns.iter().all(|n| *n == columns[0]), "{csv}");
    assert!(csv.contains("\ncard,ann,Stores,") && csv.contains(",2,0.35000,0.29167,5,"), "{csv}");
    let html = room.report(Format::Html);
    assert!(html.contains("ann: 120 % of its fair share"), "{html}");
    assert!(html.contains("Office &lt;1&gt;") && !html.contains("<1>"));
    assert!(html.contains("On the wall since 2026-W45"));
}

#[test]
fn a_wall_that_was_never_seen_says_so() {
    let room = Room::new();
    room.enter([]);
    let text = room.report(Format::Text);
    assert!(text.contains("not seen yet") && text.contains("nothing to compare yet"), "{text}");
    assert!(text.contains("\n  4 cards not seen yet: dan, ann, bob, cat\n"), "{text}");
    assert!(!text.contains("0 turns") && !text.contains("night 0"), "{text}");
    assert!(room.report(Format::Html).contains("not seen yet"));
}

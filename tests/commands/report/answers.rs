//! What a report says of a ledger with known counts, and what it keeps to itself.

use std::fs;
use std::path::Path;
use std::time::Duration;

use assert_cmd::Command;
use breakroom::commands::Exit;
use breakroom::commands::args::Places;
use breakroom::commands::report::{Args, Format, run};
use breakroom::content::model::{Content, Id};
use breakroom::content::testing::any_picture;
use breakroom::content::{load_dir, testing};
use breakroom::ledger::{Answer, Entry, Ledger};
use jiff::{ToSpan, Zoned};
use tempfile::TempDir;

const VALUES: &str = r#"[
    (id: "own-it", name: (en: "Own it", zh: "担当"), meaning: (en: "Mine.", zh: "我的。"), pole: Care),
    (id: "respect", name: (en: "Respect <both>", zh: "尊重"), meaning: (en: "Ours.", zh: "我们的。"), pole: Dignity),
]"#;

const QUESTIONS: &str = r#"[
    Single(
        id: "call", value: "own-it", stem: (en: "A call at six, what now?", zh: "六点来电，怎么办？"),
        takeaway: (en: "Take it.", zh: "接。"),
        options: [
            (text: (en: "Take it", zh: "接"), right: true, rationale: (en: "Yes.", zh: "对。")),
            (text: (en: "Let it ring", zh: "不接"), rationale: (en: "No.", zh: "错。")),
            (text: (en: "Say \"closed\", hang up", zh: "挂断"), rationale: (en: "No.", zh: "错。")),
        ],
    ),
    TrueFalse(
        id: "always-right", value: "respect", stem: (en: "The customer is always right.", zh: "客户永远是对的。"),
        takeaway: (en: "Always heard.", zh: "先听。"), answer: false, difficulty: 2,
        if_true: (en: "No.", zh: "不。"), if_false: (en: "Yes.", zh: "对。"),
    ),
    Single(
        id: "seldom", value: "respect", stem: (en: "Hardly asked?", zh: "很少问？"),
        takeaway: (en: "Wait.", zh: "等。"),
        options: [
            (text: (en: "Yes", zh: "是"), right: true, rationale: (en: "Yes.", zh: "对。")),
            (text: (en: "No", zh: "否"), rationale: (en: "No.", zh: "错。")),
            (text: (en: "Maybe", zh: "也许"), rationale: (en: "No.", zh: "错。")),
        ],
    ),
]"#;

fn now() -> Zoned {
    "2026-11-04T12:00:00+01:00[Europe/Berlin]".parse().expect("a time")
}

/// A content folder and a state folder.
struct Room {
    content: TempDir,
    state: TempDir,
}

impl Room {
    fn new() -> Self {
        let room = Self {
            content: TempDir::new().expect("a folder"),
            state: TempDir::new().expect("a folder"),
        };
        for (path, bytes) in testing::good().map {
            room.write(&path, &bytes);
        }
        room.write("values.ron", VALUES.as_bytes());
        room.write("questions/q.ron", QUESTIONS.as_bytes());
        room
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.content.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }

    fn content(&self) -> Content {
        load_dir(self.content.path(), any_picture).content
    }

    /// Enters answers: question, option, how often, and how many weeks ago.
    fn enter(&self, answers: &[(&str, usize, usize, i64)]) {
        let content = self.content();
        let (mut ledger, findings) = Ledger::open(Some(self.state.path()));
        assert_eq!(findings, []);
        for (id, option, times, weeks) in answers {
            let found = content.questions.iter().find(|q| q.meta.id == Id::new(id));
            let question = found.expect("a question");
            let wall = &now() - weeks.weeks();
            for _ in 0..*times {
                let right = question.options[*option].right;
                let answer = Answer::to(question, &[*option], right, true);
                ledger.record(Entry::Answer(answer), &wall, Duration::ZERO);
                ledger.record(Entry::Touch, &wall, Duration::ZERO);
            }
        }
    }

    fn args(&self, format: Format) -> Args {
        let places = Places {
            content: Some(self.content.path().to_owned()),
            state: Some(self.state.path().to_owned()),
        };
        Args { places, format, ..Args::default() }
    }

    fn report(&self, format: Format) -> String {
        printed(&self.args(format))
    }
}

fn printed(args: &Args) -> String {
    let mut out = Vec::new();
    run(args, &now(), &mut out).expect("a report");
    String::from_utf8(out).expect("a text")
}

/// Three weeks of answers.
fn usual() -> Room {
    let room = Room::new();
    room.enter(&[
        ("call", 0, 10, 2),
        ("call", 1, 30, 2),
        ("call", 0, 20, 1),
        ("call", 1, 6, 1),
        ("always-right", 1, 45, 1),
        ("always-right", 0, 15, 0),
        ("seldom", 0, 3, 1),
        ("seldom", 2, 1, 1),
    ]);
    room
}

#[track_caller]
fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/report").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, text).expect("written");
    }
    let wanted = fs::read_to_string(&path).expect("a golden text");
    assert_eq!(text, wanted, "UPDATE_GOLDEN=1 takes the new text: {}", path.display());
}

#[test]
fn a_report_reads_like_this() {
    let room = usual();
    golden("report.txt", &room.report(Format::Text));
    golden("report.csv", &room.report(Format::Csv));
    golden("report.json", &room.report(Format::Json));
}

#[test]
fn the_page_stands_by_itself_and_draws_what_there_is() {
    let page = usual().report(Format::Html);
    for foreign in ["http://", "https://", "<script", "src=", "@import", "url("] {
        assert!(!page.contains(foreign), "{foreign}");
    }
    assert!(page.contains("Respect &lt;both&gt;") && !page.contains("<both>"));
    assert!(page.contains("18 %, 3 to 33 %"), "the bar of own-it says what it shows");
    assert!(page.contains("2026-W43") && page.contains("2026-W44"));
    for tag in ["svg", "div", "ul", "li", "details"] {
        let opened =
            page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
        assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
    }
}

#[test]
fn counts_under_five_are_not_shown_in_any_format() {
    let room = Room::new();
    room.enter(&[("seldom", 0, 3, 1), ("seldom", 2, 1, 0)]);
    let json: serde_json::Value = serde_json::from_str(&room.report(Format::Json)).expect("JSON");
    small_counts(&json, "");
    let csv = room.report(Format::Csv);
    assert!(csv.contains("question,seldom,respect,,,,,,,,,,,Hardly asked?"), "{csv}");
    assert!(room.report(Format::Text).contains("few answers"));
    assert!(room.report(Format::Html).contains("fewer than 5 answers"));
    assert!(csv.contains("value,respect,,,0,"), "no sum tells what was left out: {csv}");
    let seldom = Args { why: Some("seldom".into()), ..room.args(Format::Text) };
    let (why, unanswered) = (printed(&seldom), printed_without_answers("seldom"));
    assert_eq!(why, unanswered, "four answers don't show through the belief either");
}

fn printed_without_answers(id: &str) -> String {
    let room = Room::new();
    room.enter(&[]);
    printed(&Args { why: Some(id.into()), ..room.args(Format::Text) })
}

/// No number under a name of a count is from 1 to 4, and nothing has a share without a count.
fn small_counts(value: &serde_json::Value, name: &str) {
    match value {
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                small_counts(value, name);
            }
            if fields.get("answers").is_some_and(serde_json::Value::is_null) {
                assert!(fields["right"].is_null() && fields["know"].is_null(), "{fields:?}");
            }
        }
        serde_json::Value::Array(values) => values.iter().for_each(|v| small_counts(v, name)),
        serde_json::Value::Number(n)
            if ["answers", "picked", "touches", "visits", "hours"].contains(&name) =>
        {
            assert!(!(1..=4).contains(&n.as_u64().expect("a count")), "{name}: {n}");
        }
        _ => {}
    }
}

#[test]
fn nothing_is_ranked_or_judged_under_twenty_answers() {
    let room = Room::new();
    room.enter(&[("call", 1, 19, 0)]);
    let text = room.report(Format::Text);
    assert!(text.contains("–"), "{text}");
    assert!(!text.contains("1. call") && !text.contains("misleading"), "{text}");
    room.enter(&[("call", 1, 1, 0)]);
    let text = room.report(Format::Text);
    assert!(text.contains("1. call"), "{text}");
    for rule in ["misleading", "never-picked", "below-chance"] {
        assert!(text.contains(rule), "{rule}: {text}");
    }
}

#[test]
fn since_leaves_out_the_weeks_before() {
    let room = usual();
    let since = Some((&now() - 1.week()).date());
    let text = printed(&Args { since, ..room.args(Format::Text) });
    assert!(!text.contains("2026-W43"), "{text}");
    assert!(text.contains("2026-W44"), "{text}");
}

#[test]
fn an_edited_question_stands_apart_from_its_former_wording() {
    let room = usual();
    let edited = QUESTIONS.replace("A call at six, what now?", "A call at one minute to six?");
    room.write("questions/q.ron", edited.as_bytes());
    let text = room.report(Format::Text);
    let (now, former) = text.split_once("Wordings that are no longer shown").expect("a part");
    assert!(former.contains("66 answers") && !now.contains("66 answers"), "{text}");
}

#[test]
fn why_explains_the_choice() {
    let room = usual();
    let (mut ledger, _) = Ledger::open(Some(room.state.path()));
    for (id, hours) in [("call", 50), ("always-right", 3), ("call", 900)] {
        let shown = Entry::Shown { id: Id::new(id), seconds: 20 };
        ledger.record(shown, &(&now() - hours.hours()), Duration::ZERO);
    }
    ledger.record(
        Entry::Shown { id: Id::new("call"), seconds: 20 },
        &(&now() - 50.hours()),
        Duration::ZERO,
    );
    drop(ledger);
    let why = |id: &str| printed(&Args { why: Some(id.into()), ..room.args(Format::Text) });
    golden("why.txt", &(why("call") + &why("seldom")));
    let unknown = Args { why: Some("cal".into()), ..room.args(Format::Text) };
    let error = run(&unknown, &now(), &mut Vec::new()).expect_err("there is none");
    assert_eq!(error.words, "there is no question and no slide cal; did you mean call?");
}

#[test]
fn before_the_first_answer_it_says_so_and_is_empty_in_every_format() {
    let room = Room::new();
    let said = "Nothing has been answered yet.";
    assert_eq!(room.report(Format::Text), format!("What the room knows: Acme\n\n{said}\n"));
    assert_eq!(room.report(Format::Csv).lines().count(), 1, "the names of the columns alone");
    let page = room.report(Format::Html);
    assert!(page.contains(said) && !page.contains("<h2"), "{page}");
    let json: serde_json::Value = serde_json::from_str(&room.report(Format::Json)).expect("JSON");
    let parts = json.as_object().expect("an object");
    for (name, part) in parts.iter().filter(|(name, _)| *name != "organisation" && *name != "until")
    {
        assert!(part.is_null() || part.as_array().is_some_and(Vec::is_empty), "{name}: {part}");
    }
    let why = Args { why: Some("seldom".into()), ..room.args(Format::Text) };
    assert_eq!(printed(&why), printed_without_answers("seldom"));
}

#[test]
fn a_ledger_without_answers_says_so_in_the_place_of_rows_of_dashes() {
    let room = Room::new();
    room.enter(&[]);
    let since = Some(now().date());
    let text = printed(&Args { since, ..room.args(Format::Text) });
    assert!(text.contains("Nothing has been answered since 2026-11-04."), "{text}");
    for part in ["By value", "By question", "–", "Week by week", "Touches"] {
        assert!(!text.contains(part), "{part}: {text}");
    }
    assert_eq!(room.report(Format::Csv).lines().count(), 2, "but for the hands, which are none");
}

#[test]
fn what_nobody_has_answered_is_one_line() {
    let room = Room::new();
    room.enter(&[("call", 0, 20, 0)]);
    let text = room.report(Format::Text);
    assert!(text.contains("\n     – 2 questions that nobody has answered yet\n"), "{text}");
    assert!(!text.contains("Hardly asked?"), "{text}");
    let page = room.report(Format::Html);
    assert!(page.contains("<summary>2 questions that nobody has answered yet</summary>"), "{page}");
    assert!(room.report(Format::Csv).contains("\nunanswered,seldom,respect,"));
    let json: serde_json::Value = serde_json::from_str(&room.report(Format::Json)).expect("JSON");
    assert_eq!(json["unanswered"][0]["id"], "always-right");
    assert_eq!(json["questions"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_table_for_a_spreadsheet_begins_with_a_byte_order_mark() {
    let room = usual();
    let lang = "languages: [\"zh\"]";
    let kiosk = testing::KIOSK.replace("languages: [\"en\", \"zh\"]", lang);
    assert!(kiosk.contains(lang), "{kiosk}");
    room.write("kiosk.ron", kiosk.as_bytes());
    let csv = room.report(Format::Csv);
    assert!(csv.starts_with("\u{FEFF}table,id,of,"), "{csv}");
    assert!(csv.contains("六点来电，怎么办？"), "{csv}");
}

#[test]
fn a_ledger_that_cannot_be_read_is_an_error_and_so_is_no_place_for_one() {
    let room = Room::new();
    fs::write(room.state.path().join("ledger.sqlite"), "anything but a ledger").expect("written");
    let error = run(&room.args(Format::Text), &now(), &mut Vec::new()).expect_err("it is broken");
    assert_eq!(error.exit, Exit::Files);
    assert!(error.words.starts_with("the ledger can't be read: it isn't a ledger: "), "{error:?}");
    let nowhere = Command::new(env!("CARGO_BIN_EXE_breakroom")).env_clear().arg("report").assert();
    let said = nowhere.failure().code(2).get_output().stderr.clone();
    let said = String::from_utf8(said).expect("a text");
    assert_eq!(said, "breakroom: there is no state folder here; name one with --state\n");
}

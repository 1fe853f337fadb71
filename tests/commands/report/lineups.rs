//! What the report and the plan tell of line-ups, on the shipped example.

use std::path::Path;
use std::time::Duration;

use breakroom::commands::args::Places;
use breakroom::commands::{lineup, report};
use breakroom::content::example;
use breakroom::content::model::{Id, QuestionKind};
use breakroom::ledger::{Entry, Ledger, ShownHands, Version};
use breakroom::player::scene::{Hands, Held, Part};
use jiff::Zoned;
use jiff::civil::{Date, date};
use report::{Args, Format};
use serde_json::Value;
use tempfile::TempDir;

const STORY: &str = "call-not-for-you";

fn now() -> Zoned {
    "2026-11-05T12:00:00+01:00[Europe/Berlin]".parse().expect("a time")
}

/// A question that hands can answer.
fn question() -> std::sync::Arc<breakroom::content::model::Question> {
    let content = example().content;
    let single = content.questions.iter().find(|q| q.kind == QuestionKind::Single);
    std::sync::Arc::clone(single.expect("a question"))
}

fn held(date: Date, seconds: u32, reached: Part, hands: Hands) -> Held {
    Held {
        date,
        hour: 6,
        seconds,
        reached,
        value: Some(Id::new("own-it")),
        story: Some(Id::new(STORY)),
        question: Some(question().meta.id.clone()),
        hands: Some(hands),
        thanks: Some(Id::new("mei-hinges")),
        act: None,
    }
}

/// Three line-ups that were held, and one that somebody ran through.
fn room() -> TempDir {
    let state = TempDir::new().expect("a folder");
    let (mut ledger, findings) = Ledger::open(Some(state.path()));
    assert_eq!(findings, []);
    let (question, version) = (question().meta.id.clone(), Version::of(&question()));
    for (held, hands) in [
        (held(date(2026, 10, 28), 240, Part::Today, Hands::Right), Some(Hands::Right)),
        (held(date(2026, 11, 3), 300, Part::Today, Hands::Wrong), Some(Hands::Wrong)),
        (held(date(2026, 11, 3), 20, Part::Today, Hands::Wrong), None),
        (held(date(2026, 11, 4), 360, Part::Question, Hands::Right), Some(Hands::Right)),
    ] {
        ledger.record(Entry::Lineup { begins: true, held: Box::new(held) }, &now(), Duration::ZERO);
        if let Some(hands) = hands {
            let shown = ShownHands { question: question.clone(), version, hands };
            ledger.record(Entry::Hands(shown), &now(), Duration::ZERO);
        }
    }
    state
}

fn places(state: &Path) -> Places {
    let content = Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
    Places { content, state: Some(state.to_owned()) }
}

fn told(state: &Path, args: Args) -> String {
    let mut page = Vec::new();
    report::run(&Args { places: places(state), ..args }, &now(), &mut page).expect("a report");
    String::from_utf8(page).expect("text")
}

#[test]
fn every_format_tells_how_often_one_was_held_and_what_was_taught() {
    let state = room();
    let of = |format| told(state.path(), Args { format, ..Args::default() });
    let text = of(Format::Text);
    let said = "Held 3 times, for 5 minutes in the middle, the last on 2026-11-04; hands were mostly \
                right 2, divided 0, mostly wrong 1";
    assert!(text.contains("\nLine-ups\n") && text.contains(said), "{text}");
    let line = text.lines().find(|line| line.contains(STORY)).expect("the story");
    assert!(line.contains("story") && line.contains("3 ×  2026-11-04"), "{line}");
    let thanked = text.lines().find(|line| line.contains("mei-hinges  ")).expect("the card");
    assert!(thanked.contains("2 ×  2026-11-03"), "the third never came so far: {thanked}");
    assert!(!thanked.contains("Mei Lindqvist"), "a name doesn't leave the room: {thanked}");
    let html = of(Format::Html);
    assert!(html.contains("<h2 id=\"lineups\">Line-ups</h2>") && html.contains(said));
    let json: Value = serde_json::from_str(&of(Format::Json)).expect("JSON");
    let lineups = &json["lineups"];
    assert_eq!((&lineups["held"], &lineups["minutes"]), (&3.into(), &5.into()));
    assert_eq!(lineups["hands"], serde_json::json!([2, 0, 1]));
    assert_eq!(lineups["weeks"], serde_json::json!([["2026-W44", 1], ["2026-W45", 2]]));
    let csv = of(Format::Csv);
    let has = |begin: &str| csv.lines().any(|line| line.starts_with(begin));
    assert!(has("lineup-week,2026-W45,") && has("lineup-hands,right,"), "{csv}");
    assert!(has(&format!("taught,{STORY},story,")), "{csv}");
    let since = told(state.path(), Args { since: Some(date(2026, 11, 1)), ..Args::default() });
    assert!(since.contains("Held 2 times"), "{since}");
}

#[test]
fn why_explains_what_hands_count_for_and_shows_no_few_answers_through_them() {
    let state = room();
    let id = question().meta.id.as_str().to_owned();
    let why = told(state.path(), Args { why: Some(id), ..Args::default() });
    let line = why.lines().find(|line| line.trim_start().starts_with("hands")).expect("a line");
    let said =
        "in 3 line-ups: mostly right 2, divided 0, mostly wrong 1; each counts for 3 answers";
    assert!(line.contains(said), "{why}");
    assert!(why.contains("so this is the author's guess with the hands alone"), "{why}");
}

#[test]
fn where_none_was_held_nothing_is_said_of_them() {
    let state = TempDir::new().expect("a folder");
    drop(Ledger::open(Some(state.path())));
    assert!(!told(state.path(), Args::default()).contains("Line-ups"));
}

#[test]
fn the_plan_goes_on_from_what_was_held() {
    let plan = |state: &Path| {
        let args = lineup::Args { places: places(state), days: 40, shifts: 1 };
        let mut out = Vec::new();
        lineup::run(&args, &now(), &mut out).expect("a plan");
        String::from_utf8(out).expect("text")
    };
    let none = TempDir::new().expect("a folder");
    let (fresh, known) = (plan(none.path()), plan(room().path()));
    assert!(known.contains("3 were held so far"), "{known}");
    let day_of = |plan: &str| plan.find(STORY).unwrap_or(usize::MAX);
    assert!(day_of(&known) > day_of(&fresh), "what was told comes later");
}

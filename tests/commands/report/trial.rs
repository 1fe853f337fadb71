//! What the report tells of when the silent quiz asks: the weeks of a Trial, and why.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use breakroom::commands::args::Places;
use breakroom::commands::report;
use breakroom::content::example;
use breakroom::content::model::{Question, QuestionKind};
use breakroom::ledger::{Answer, Entry, Ledger};
use jiff::{ToSpan, Zoned};
use report::{Args, Format};
use serde_json::Value;
use tempfile::TempDir;

/// A Wednesday noon in the 45th week, an odd one.
fn now() -> Zoned {
    "2026-11-04T12:00:00+01:00[Europe/Berlin]".parse().expect("a time")
}

/// The example with a setting in its kiosk.ron, and a state folder.
struct Room {
    content: TempDir,
    state: TempDir,
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() { copy(&path, &target) } else { drop(fs::copy(&path, &target)) }
    }
}

impl Room {
    fn new(quiz: &str) -> Self {
        let [content, state] = [(); 2].map(|()| TempDir::new().expect("a folder"));
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), content.path());
        let kiosk = content.path().join("kiosk.ron");
        let text = fs::read_to_string(&kiosk).expect("the settings");
        let written = text.replace("// quiz: Steady,", &format!("quiz: {quiz},"));
        assert_ne!(text, written);
        fs::write(&kiosk, written).expect("written");
        Self { content, state }
    }

    /// Enters first tries: question, weeks ago, right ones and wrong ones.
    fn enter(&self, answers: &[(usize, i64, usize, usize)]) {
        let (mut ledger, findings) = Ledger::open(Some(self.state.path()));
        assert_eq!(findings, []);
        let asked = questions();
        for &(question, weeks, right, wrong) in answers {
            let (question, wall) = (&asked[question], &now() - weeks.weeks());
            for is_right in [true, false] {
                let option = question.options.iter().position(|o| o.right == is_right);
                for _ in 0..if is_right { right } else { wrong } {
                    let picked = [option.expect("an option")];
                    let answer = Answer::to(question, &picked, is_right, true);
                    ledger.record(Entry::Answer(answer), &wall, Duration::ZERO);
                }
            }
        }
    }

    fn touch(&self, hour: i8, times: usize) {
        let (mut ledger, _) = Ledger::open(Some(self.state.path()));
        let wall = now().with().hour(hour).build().expect("a time");
        (0..times).for_each(|_| ledger.record(Entry::Touch, &wall, Duration::ZERO));
    }

    fn told(&self, args: Args) -> String {
        let content = Some(self.content.path().to_owned());
        let places = Places { content, state: Some(self.state.path().to_owned()) };
        let mut page = Vec::new();
        report::run(&Args { places, ..args }, &now(), &mut page).expect("a report");
        String::from_utf8(page).expect("text")
    }

    fn why(&self, id: &str) -> String {
        self.told(Args { why: Some(id.to_owned()), ..Args::default() })
    }
}

/// Questions with one right option.
fn questions() -> Vec<Arc<Question>> {
    let all = example().content.questions;
    all.into_iter().filter(|q| q.kind == QuestionKind::Single && q.options.len() == 3).collect()
}

/// The first is known by presence and not in steady weeks; of the second few tries were made.
fn tried(quiz: &str) -> Room {
    let room = Room::new(quiz);
    room.enter(&[(0, 2, 50, 10), (0, 1, 25, 35), (0, 0, 45, 15), (1, 2, 4, 0), (1, 1, 0, 60)]);
    room
}

#[test]
fn a_trial_tells_what_was_known_of_the_same_questions_in_either_kind_of_week() {
    let room = tried("Trial");
    let of = |format| room.told(Args { format, ..Args::default() });
    let text = of(Format::Text);
    let said = "Of the same 1 question, 69 % was known in weeks by presence and 13 % in steady ones: \
                +56 points";
    assert!(text.contains("on trial\n") && text.contains(said), "{text}");
    assert!(text.contains("2 and 1 with answers so far") && text.contains("So it helps"), "{text}");
    let html = of(Format::Html);
    assert!(html.contains("on trial</h2>") && html.contains(said), "{html}");
    let json: Value = serde_json::from_str(&of(Format::Json)).expect("JSON");
    let trial = &json["trial"];
    assert_eq!(
        (&trial["weeks"], &trial["known"]["questions"]),
        (&serde_json::json!([2, 1]), &1.into())
    );
    // Nothing that is counted is told of one kind of weeks alone.
    assert_eq!(trial.as_object().map(|fields| fields.len()), Some(2), "{trial}");
    let csv = of(Format::Csv);
    let line = csv.lines().find(|line| line.starts_with("trial,attended,")).expect("a line");
    assert!(line.contains(",0.6875") && !line.contains("120"), "{line}");
    let late = room.told(Args { since: Some(now().date()), ..Args::default() });
    assert!(late.contains("1 and 0 with answers so far") && late.contains("Too few"), "{late}");
}

#[test]
fn without_a_trial_weeks_are_not_compared() {
    for quiz in ["Attended", "Steady"] {
        let text = tried(quiz).told(Args::default());
        assert!(!text.contains("on trial") && !text.contains("steady"), "{text}");
    }
}

#[test]
fn why_says_when_the_silent_quiz_asks() {
    let id = questions()[0].meta.id.as_str().to_owned();
    let rhythm = |room: &Room| {
        let why = room.why(&id);
        let line = why.lines().find(|line| line.trim_start().starts_with("rhythm"));
        line.expect("a line").trim_start()["rhythm".len()..].trim_start().to_owned()
    };
    let room = Room::new("Attended");
    room.touch(12, 150);
    let few = "25 % of the beats ask in all hours, until 200 touches have told them apart";
    assert_eq!(rhythm(&room), few);
    room.touch(9, 60);
    let told = rhythm(&room);
    assert!(told.starts_with("50 % of the beats ask now, for this hour is busier"), "{told}");
    assert!(
        told.contains("50 % of the beats ask in busy hours and 25 % of the beats in"),
        "{told}"
    );
    let steady = Room::new("Steady");
    steady.touch(12, 210);
    let said = "25 % of the beats ask in all hours, as kiosk.ron says";
    assert_eq!(rhythm(&steady), said);
}

#[test]
fn why_says_how_often_a_slide_comes_and_shows_no_few_answers_through_it() {
    let content = example().content;
    let asked = &questions()[0];
    let is_about = |meta: &breakroom::content::model::Meta| {
        meta.is_undated()
            && meta.dayparts.is_empty()
            && meta.teaches.iter().any(|row| asked.meta.teaches.contains(row))
    };
    let slide = content.slides.iter().find(|slide| is_about(&slide.meta)).expect("a slide");
    let id = slide.meta.id.as_str();
    let room = Room::new("Attended");
    let before = room.why(id);
    assert!(before.contains("comes up in its turn\n  importance  "), "{before}");
    room.enter(&[(0, 0, 0, 4)]);
    assert_eq!(room.why(id), before, "four answers don't show");
    room.enter(&[(0, 0, 0, 20)]);
    assert_ne!(room.why(id), before);
}

//! Content made by hand, for the tests of the player.
#![expect(clippy::expect_used, reason = "only tests build with it")]

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::content::model::{
    Approval, Beat, Bilingual, Choice, Commendation, Consents, Content, Id, Kiosk, Lang,
    LineupSetting, Meta, Needs, Pole, Question, QuestionKind, QuizSetting, Role, Season, Slide,
    SlideKind, Term, Text, ThemeSetting, Value, Who,
};
use crate::player::scene::Now;

/// English and Chinese of the same length in reading time, near enough.
pub fn text(words: &str) -> Text {
    let zh = "字".repeat(words.split(' ').count());
    Text::new(vec![(Lang::new("en"), words.into()), (Lang::new("zh"), zh)]).expect("two languages")
}

/// The id with that name.
pub fn id(name: &str) -> Id {
    Id::new(name)
}

/// What every item has, with this id and nothing that narrows when it is shown.
pub fn meta(name: &str) -> Meta {
    Meta {
        id: Id::new(name),
        file: PathBuf::from("test.ron"),
        value: None,
        pole: Pole::Care,
        audience: Vec::new(),
        from: None,
        until: None,
        season: Season::default(),
        dayparts: Vec::new(),
        importance: 3,
        takeover: false,
        needs: Needs::Nothing,
        teaches: Vec::new(),
        source: None,
        owner: None,
        silenced: Vec::new(),
    }
}

/// A value, named by its id.
pub fn value(name: &str) -> Arc<Value> {
    Arc::new(Value {
        id: Id::new(name),
        name: text(name),
        meaning: text("What it means"),
        pole: Pole::Care,
    })
}

/// A role, named by its id.
pub fn role(name: &str) -> Arc<Role> {
    Arc::new(Role {
        id: Id::new(name),
        name: text(name),
        job_one: text("Send the right part"),
        job_two: text("Take care of the customer"),
        acts: [text("Call back today"), text("Say who will")],
    })
}

/// A principle with a headline of five words.
pub fn slide(name: &str) -> Slide {
    let kind = SlideKind::Principle { body: text("A sentence beneath the headline") };
    Slide { meta: meta(name), headline: text("A line to read"), photo: None, kind }
}

/// A promise with its whole sentence.
pub fn promise(name: &str) -> Slide {
    Slide { kind: SlideKind::Promise { body: text("We see it through") }, ..slide(name) }
}

/// A question with so many options; the first is right, of several the first two.
pub fn question(name: &str, kind: QuestionKind, options: usize) -> Question {
    let choice = |i: usize| Choice {
        text: text("An option to choose"),
        right: match kind {
            QuestionKind::Order => true,
            QuestionKind::Several => i < 2,
            QuestionKind::Single | QuestionKind::TrueFalse => i == 0,
        },
        rationale: text("Because it is so"),
    };
    Question {
        meta: meta(name),
        situation: None,
        stem: text("What do you do first"),
        kind,
        options: (0..options).map(choice).collect(),
        takeaway: text("Put it right and say so"),
        skill: None,
        difficulty: 3,
    }
}

/// A question with one right option of three.
pub fn single(name: &str) -> Question {
    question(name, QuestionKind::Single, 3)
}

/// A commendation of `who`, approved and agreed to; `date` is written as in a file.
pub fn card(name: &str, who: &str, date: &str) -> Commendation {
    Commendation {
        meta: meta(name),
        who: Who::Person,
        person: None,
        name: Some(text(who)),
        team: text("Warehouse"),
        behind_the_scenes: true,
        date: date.parse().expect("a date"),
        situation: text("A part was missing"),
        act: text("They drove it over"),
        effect: text("The line ran again"),
        quote: None,
        skill: None,
        helped_by: None,
        photo: None,
        consents: agreed(),
        told_by_name: false,
        nominated_by: None,
    }
}

/// Agreed to everything, long ago and for good.
pub fn agreed() -> Consents {
    let term = Term { from: jiff::civil::date(2020, 1, 1), until: None };
    Consents { words: term, name: Some(term), photo: Some(term) }
}

/// Settings in English and Chinese, with the usual times.
pub fn kiosk() -> Kiosk {
    Kiosk {
        organisation: text("Example"),
        promise: text("One of us will see it through"),
        languages: vec![Lang::new("en"), Lang::new("zh")],
        bilingual: Bilingual::InTurn,
        rhythm: vec![Beat::Slide, Beat::Slide, Beat::Question, Beat::Commendation],
        quiz: QuizSetting::Attended,
        panel_diagonal_in: 32.0,
        viewing_distance_m: 3.0,
        monitor: None,
        open: Vec::new(),
        third_job: None,
        thanks: None,
        lineup: LineupSetting::Open,
        speech: None,
        dwell_least_s: 8,
        dwell_most_s: 25,
        idle_after_s: 30,
        idle_warning_s: 20,
        theme: ThemeSetting::Day,
        reduced_motion: false,
        large_text: false,
        time_zone: None,
        approval: Approval::Off,
    }
}

/// A content that has settings and nothing else.
pub fn empty() -> Content {
    Content {
        kiosk: Arc::new(kiosk()),
        values: Vec::new(),
        roles: Vec::new(),
        slides: Vec::new(),
        questions: Vec::new(),
        commendations: Vec::new(),
        today: Vec::new(),
        gone: Arc::default(),
    }
}

/// The same as [`small`], without roles to dare: all that plays is an item of its own.
pub fn undared() -> Content {
    Content { roles: Vec::new(), ..small() }
}

/// Two values, two roles, a your-jobs slide, three principles, a promise, four
/// questions of all kinds and three commendations.
pub fn small() -> Content {
    let roles = vec![role("warehouse"), role("finance")];
    let jobs = Slide { kind: SlideKind::YourJobs { roles: roles.clone() }, ..slide("two-jobs") };
    Content {
        values: vec![value("own-it"), value("respect")],
        roles,
        slides: [jobs, slide("a"), slide("b"), slide("c"), promise("promise")].map(Arc::new).into(),
        questions: [
            single("q1"),
            question("q2", QuestionKind::TrueFalse, 2),
            question("q3", QuestionKind::Order, 4),
            single("q4"),
        ]
        .map(Arc::new)
        .into(),
        commendations: [
            card("c1", "Mei", "2026-11-01"),
            card("c2", "Tom", "2026-11-03"),
            card("c3", "Ada", "2026-10-20"),
        ]
        .map(Arc::new)
        .into(),
        ..empty()
    }
}

/// A time: `mono` and the wall clock, written with its zone.
pub fn at(mono: Duration, wall: &str) -> Now {
    Now { mono, wall: wall.parse().expect("a zoned time") }
}

/// A weekday noon at the start of the program.
pub fn noon() -> Now {
    at(Duration::ZERO, "2026-11-04T12:00:00[Europe/Berlin]")
}

/// `by` later on both clocks.
pub fn later(now: &Now, by: Duration) -> Now {
    let wall = now.wall.checked_add(by).unwrap_or_else(|_| now.wall.clone());
    Now { mono: now.mono + by, wall }
}

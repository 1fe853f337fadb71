//! Content and doings by chance, for the property tests of the player.

pub mod rig;

use std::sync::Arc;
use std::time::Duration;

use breakroom::content::model::*;
use breakroom::player::scene::{AdminGesture, By, Choice, Gesture, Hands, Mood, Tab};
use breakroom::player::testing::*;
use jiff::civil::{Weekday, date};
use proptest::option;
use proptest::prelude::*;

/// An item before it is made.
#[derive(Clone, Debug)]
pub struct Seed {
    pub kind: u8,
    pub importance: u8,
    pub words: usize,
    pub value: Option<u8>,
    pub from: Option<i16>,
    pub until: Option<i16>,
    pub daypart: Option<(u8, i8, i8)>,
    pub takeover: bool,
}

const DAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// An item that may always show.
pub fn timeless() -> impl Strategy<Value = Seed> {
    (0..10_u8, 1..=5_u8, 0..120_usize, option::of(0..3_u8)).prop_map(
        |(kind, importance, words, value)| Seed {
            kind,
            importance,
            words,
            value,
            from: None,
            until: None,
            daypart: None,
            takeover: false,
        },
    )
}

/// An item with dates and dayparts.
pub fn dated() -> impl Strategy<Value = Seed> {
    let day = || option::weighted(0.3, -500..500_i16);
    let part = option::weighted(0.3, (0..128_u8, 0..24_i8, 0..24_i8));
    let takeover = prop::bool::weighted(0.03);
    (timeless(), day(), day(), part, takeover).prop_map(|(seed, from, until, daypart, takeover)| {
        let until = if takeover { until.or(Some(100)) } else { until };
        Seed { from, until, daypart, takeover, ..seed }
    })
}

fn make_meta(index: usize, seed: &Seed, values: &[Arc<Value>]) -> Meta {
    let day = |offset: i16| date(2026, 11, 4).checked_add(jiff::Span::new().days(offset)).ok();
    let dayparts = seed.daypart.map(|(mask, from, to)| Daypart {
        days: (0..7).filter(|i| mask >> i & 1 == 1).map(|i| DAYS[i]).collect(),
        from: jiff::civil::time(from, 30, 0, 0),
        to: jiff::civil::time(to, 0, 0, 0),
    });
    Meta {
        importance: seed.importance,
        value: seed.value.map(|v| values[usize::from(v)].clone()),
        from: seed.from.and_then(day),
        until: seed.until.and_then(day),
        dayparts: dayparts.into_iter().collect(),
        takeover: seed.takeover,
        ..meta(&format!("i{index}"))
    }
}

/// The content that the seeds describe.
pub fn build(seeds: &[Seed], open: bool) -> Content {
    let mut content = empty();
    content.values = vec![value("v0"), value("v1"), value("v2")];
    content.roles = vec![role("warehouse"), role("finance"), role("front")];
    if !open {
        let hours = Daypart {
            days: DAYS[..5].to_vec(),
            from: jiff::civil::time(6, 0, 0, 0),
            to: jiff::civil::time(2, 30, 0, 0),
        };
        Arc::make_mut(&mut content.kiosk).open = vec![hours];
    }
    for (index, seed) in seeds.iter().enumerate() {
        let meta = make_meta(index, seed, &content.values);
        let body = text(&"word ".repeat(seed.words));
        match seed.kind {
            0 if seed.words % 2 == 1 => {
                let kind = SlideKind::Story { body, lesson: text("Do it so") };
                content.slides.push(Arc::new(Slide { meta, kind, ..slide("s") }));
            }
            0..=2 => {
                let kind = SlideKind::Principle { body };
                content.slides.push(Arc::new(Slide { meta, kind, ..slide("s") }));
            }
            3 => {
                let kind = SlideKind::YourJobs { roles: content.roles.clone() };
                content.slides.push(Arc::new(Slide { meta, kind, ..slide("s") }));
            }
            4 => content.slides.push(Arc::new(Slide { meta, ..promise("p") })),
            5..=7 => {
                let kind = [
                    [QuestionKind::Single, QuestionKind::Several][index % 2],
                    QuestionKind::TrueFalse,
                    QuestionKind::Order,
                ][usize::from(seed.kind) - 5];
                let options = if kind == QuestionKind::TrueFalse { 2 } else { 3 + index % 4 };
                let asked = question("q", kind, options);
                let asked = Question { meta, situation: Some(body), ..asked };
                content.questions.push(Arc::new(asked));
            }
            _ => {
                let on = format!("2026-{:02}-11", 1 + index % 10);
                let thanks = card("c", &format!("person {}", index % 9), &on);
                let thanks = Commendation { meta, situation: body, ..thanks };
                content.commendations.push(Arc::new(thanks));
            }
        }
    }
    content
}

/// Something that happens to the player.
#[derive(Clone, Debug)]
pub enum Doing {
    /// Time passes on both clocks.
    Wait(Duration),
    /// Only the wall clock moves, by so many seconds.
    Jump(i64),
    /// Time passes until the player says that something changes.
    Tick,
    /// A finger says something.
    Gesture(Gesture),
    /// A finger comes down or is lifted.
    Finger(bool),
    /// Pictures become ready, or stop doing so.
    Ready(bool),
    /// The item with this number leaves the content, or comes back.
    Toggle(usize),
}

/// What the wall can be browsed by, there or not.
fn choice() -> impl Strategy<Value = Choice> {
    prop_oneof![
        (0..5_u8).prop_map(|v| Choice::Value(value(&format!("v{v}")))),
        prop_oneof![Just(Skill::Warmth), Just(Skill::Product)].prop_map(Choice::Skill),
        prop_oneof![Just("Warehouse"), Just("Nowhere")].prop_map(|t| Choice::Team(text(t))),
        (2025..2027_i16, 1..=12_i8).prop_map(Choice::Month),
    ]
}

/// Any gesture, with ids that exist and ids that do not.
pub fn gesture() -> impl Strategy<Value = Gesture> {
    let item = || (0..45_usize).prop_map(|i| Id::new(&format!("i{i}")));
    prop_oneof![
        4 => Just(Gesture::Touch),
        2 => Just(Gesture::Quiz),
        1 => (0..5_u8).prop_map(|v| Gesture::QuizOn(Id::new(&format!("v{v}")))),
        2 => Just(Gesture::WhoDid),
        2 => Just(Gesture::Wall),
        8 => (0..7_usize).prop_map(Gesture::Pick),
        6 => Just(Gesture::Next),
        2 => Just(Gesture::Back),
        1 => Just(Gesture::Home),
        1 => Just(Gesture::Leave),
        1 => Just(Gesture::Roles),
        1 => prop_oneof![Just("warehouse"), Just("nobody")]
            .prop_map(|r| Gesture::PickRole(Id::new(r))),
        2 => item().prop_map(Gesture::OpenCard),
        2 => Just(Gesture::Applaud),
        1 => Just(Gesture::WallAll),
        2 => (0..4_usize).prop_map(|way| Gesture::WallBy(By::ALL[way])),
        2 => choice().prop_map(Gesture::WallChoice),
        1 => (0..6_usize).prop_map(Gesture::WallFrom),
        1 => (0..6_usize).prop_map(Gesture::WallPage),
        1 => Just(Gesture::Language),
        1 => Just(Gesture::Reach),
        1 => Just(Gesture::LargeText),
        1 => Just(Gesture::ReducedMotion),
        1 => Just(Gesture::Findings),
        2 => Just(Gesture::Lineup),
        1 => Just(Gesture::Other),
        2 => (0..3_usize).prop_map(|hands| Gesture::Hands(Hands::ALL[hands])),
        2 => administering().prop_map(Gesture::Admin),
    ]
}

/// Anything that is said to the pad or the admin page, but for what has the loop stand still.
fn administering() -> impl Strategy<Value = AdminGesture> {
    prop_oneof![
        4 => (0..12_u8).prop_map(AdminGesture::Digit),
        1 => Just(AdminGesture::Erase),
        1 => Just(AdminGesture::Enter),
        2 => (0..5_usize).prop_map(|tab| AdminGesture::Open(Tab::ALL[tab])),
        1 => (0..9_usize).prop_map(AdminGesture::From),
        1 => Just(AdminGesture::Skip),
        1 => Just(AdminGesture::Mood(Some(Mood::Evening))),
        1 => Just(AdminGesture::Touches),
        1 => [0..=u16::MAX, 0..=u16::MAX].prop_map(AdminGesture::Landed),
        1 => Just(AdminGesture::Charts),
        1 => Just(AdminGesture::Desktop),
    ]
}

/// Anything that happens.
pub fn doing() -> impl Strategy<Value = Doing> {
    const YEAR_S: i64 = 366 * 24 * 3600;
    prop_oneof![
        4 => (0..40_000_u64).prop_map(|ms| Doing::Wait(Duration::from_millis(ms))),
        1 => (0..100_000_u64).prop_map(|s| Doing::Wait(Duration::from_secs(s))),
        1 => (-YEAR_S..YEAR_S).prop_map(Doing::Jump),
        6 => Just(Doing::Tick),
        12 => gesture().prop_map(Doing::Gesture),
        1 => any::<bool>().prop_map(Doing::Finger),
        1 => any::<bool>().prop_map(Doing::Ready),
        1 => (0..45_usize).prop_map(Doing::Toggle),
    ]
}

/// Ordinary days, both days on which the clocks change, and times that cannot be.
pub fn start() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just("2026-11-04T12:00:00[Europe/Berlin]"),
        Just("2026-03-29T01:58:00[Europe/Berlin]"),
        Just("2026-10-25T01:58:00[Europe/Berlin]"),
        Just("2026-03-28T23:58:00[Asia/Beirut]"),
        Just("2026-10-04T01:55:00[Australia/Lord_Howe]"),
        Just("2027-12-31T23:59:00[Asia/Shanghai]"),
        Just("1970-01-01T00:00:10[UTC]"),
        Just("9999-12-30T20:00:00[UTC]"),
    ]
}

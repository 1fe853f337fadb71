//! A quarter of line-ups: three shifts, holidays, shifts that hold none, content of any size.

use std::collections::HashSet;
use std::sync::Arc;

use breakroom::content::model::*;
use breakroom::player::lineup::diary::Diary;
use breakroom::player::lineup::plan::{Planning, SHIFTS};
use breakroom::player::playlist::Playlist;
use breakroom::player::scene::{Held, Part};
use breakroom::player::testing::*;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// What is promised, written out so that another number in the plan is noticed.
const FOUR_WEEKS: usize = 28;
/// Days of a quarter.
const QUARTER: i64 = 91;

/// What there is of one value.
#[derive(Clone, Debug)]
struct Stock {
    stories: usize,
    questions: usize,
}

fn stock() -> impl Strategy<Value = Stock> {
    (0..40_usize, 0..40_usize).prop_map(|(stories, questions)| Stock { stories, questions })
}

fn content(stocks: &[Stock], cards: usize) -> Content {
    let mut content = empty();
    content.roles = vec![role("warehouse"), role("finance")];
    content.slides.push(Arc::new(slide("a")));
    for (v, stock) in stocks.iter().enumerate() {
        let own = value(&format!("v{v}"));
        for n in 0..stock.stories {
            let kind = SlideKind::Story { body: text("It was so"), lesson: text("Do it so") };
            let mut told = Slide { kind, ..slide(&format!("s{v}-{n}")) };
            told.meta.value = Some(own.clone());
            told.meta.importance = 1 + (n % 5) as u8;
            content.slides.push(Arc::new(told));
        }
        for n in 0..stock.questions {
            let mut asked = single(&format!("q{v}-{n}"));
            asked.meta.value = Some(own.clone());
            asked.meta.audience = (n % 3 == 2).then(|| id("finance")).into_iter().collect();
            content.questions.push(Arc::new(asked));
        }
        content.values.push(own);
    }
    let card = |n: usize| {
        let mut thanks = card(&format!("c{n}"), &format!("p{n}"), "2026-05-04");
        thanks.meta.value = content.values.get(n % 9).cloned();
        Arc::new(thanks)
    };
    content.commendations = (0..cards).map(card).collect();
    content
}

/// What was told on a day, by page, one line-up after the other.
struct Day {
    date: Date,
    value: Id,
    told: Vec<[Option<Id>; 3]>,
}

/// Plays the quarter; `held[n]` says of day `n` which of its shifts hold one, none on a holiday.
fn quarter(content: &Content, held: &[u8]) -> Vec<Day> {
    let mut diary = Diary::default();
    let mut days = Vec::new();
    for (n, shifts) in held.iter().enumerate() {
        let date = date(2026, 10, 1) + (n as i64).days();
        let wall = date.at(6, 0, 0, 0).in_tz("Europe/Berlin").expect("a time");
        let playlist = Playlist::new(content, &wall);
        let value = playlist.theme.as_ref().expect("a value leads").id.clone();
        let mut told = Vec::new();
        for shift in (0..SHIFTS).filter(|shift| shifts >> shift & 1 == 1) {
            let agenda = Planning { content, playlist: &playlist, diary: &diary }.agenda();
            assert_eq!(agenda.value.as_ref().map(|v| &v.id), Some(&value));
            let begun = agenda.begun(date, 6 + 8 * shift as u8 % 24);
            told.push([begun.story.clone(), begun.question.clone(), begun.thanks.clone()]);
            diary.enter(Held { seconds: 290, reached: Part::Today, ..begun }, true);
        }
        days.push(Day { date, value, told });
    }
    days
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn in_a_quarter_nothing_is_told_twice_within_four_weeks_where_there_is_enough(
        stocks in prop::collection::vec(stock(), 1..8),
        cards in 0..100_usize,
        held in prop::collection::vec(prop_oneof![1 => Just(0_u8), 6 => 0..8_u8], QUARTER as usize),
    ) {
        let content = content(&stocks, cards);
        let days = quarter(&content, &held);
        let apart = FOUR_WEEKS;
        let of_a_value = apart.div_ceil(stocks.len());
        let by_value = |day: &Day| {
            let v = content.values.iter().position(|v| v.id == day.value).expect("its value");
            [(stocks[v].stories, of_a_value), (stocks[v].questions, of_a_value), (cards, apart)]
        };
        for (at, day) in days.iter().enumerate() {
            for (page, (has, needs)) in by_value(day).into_iter().enumerate() {
                let told: Vec<&Id> = day.told.iter().filter_map(|t| t[page].as_ref()).collect();
                // Something is told as long as there is anything of it, of any value.
                let any = [stocks.iter().any(|s| s.stories > 0), stocks.iter().any(|s| s.questions > 0), cards > 0][page];
                prop_assert_eq!(told.len(), if any { day.told.len() } else { 0 });
                // Each shift has its own as far as there is enough for four weeks of it.
                let own = (has / needs).clamp(1, SHIFTS).min(told.len());
                let different: HashSet<_> = told.iter().collect();
                if has > 0 {
                    prop_assert_eq!(different.len(), own, "{:?} on {}", told, day.date);
                }
                // What just one value lends the days of others, it may lack on its own.
                let lends = page < 2 && stocks.iter().any(|s| [s.stories, s.questions][page] == 0);
                if has < needs || lends {
                    continue;
                }
                for before in &days[at.saturating_sub(apart - 1)..at] {
                    let again = before.told.iter().filter_map(|t| t[page].as_ref());
                    for id in again.filter(|id| told.contains(id)) {
                        prop_assert!(false, "{id} on {} and on {}", before.date, day.date);
                    }
                }
            }
        }
    }

    /// With too little, everything has its turn before anything comes again.
    #[test]
    fn with_too_little_each_has_its_turn_before_one_comes_again(cards in 1..27_usize) {
        let content = content(&[Stock { stories: 1, questions: 1 }], cards);
        let days = quarter(&content, &[1; QUARTER as usize]);
        let thanks: Vec<_> = days.iter().filter_map(|day| day.told[0][2].clone()).collect();
        for round in thanks.chunks_exact(cards) {
            prop_assert_eq!(round.iter().collect::<HashSet<_>>().len(), cards);
        }
    }
}

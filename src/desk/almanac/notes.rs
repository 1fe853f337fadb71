//! What is to be known of the days: what begins and ends, whose consent runs out, and what nobody
//! has touched for long.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::content::lint::{ENDS_WITHIN_DAYS, Untouched, untouched};
use crate::content::model::{Content, Id, Meta, Text};

/// What nobody has changed for so many days, half a year, is to be looked at.
pub const UNTOUCHED_DAYS: i32 = 183;
/// So many days before and after the one that is looked at are marked: a calendar is turned for
/// a year at most before another day is chosen.
const MARKED: i32 = 400;
const MARKED_DAYS: usize = 400;

/// What is to be known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes {
    /// What happens on each day, where something does.
    pub days: BTreeMap<Date, Happens>,
    /// Consents that run out soon or have, the next first.
    pub consents: Vec<Ending>,
    /// What nobody has changed for half a year, the oldest first.
    pub untouched: Vec<Untouched>,
}

/// What happens on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Happens {
    /// What shows for the first time.
    pub begins: Vec<Id>,
    /// What shows for the last time.
    pub ends: Vec<Id>,
    /// What interrupts everything.
    pub takeovers: Vec<Id>,
}

/// A consent that runs out.
#[derive(Clone, Debug, PartialEq)]
pub struct Ending {
    /// The card.
    pub id: Id,
    /// Whose it is, if the name may be shown.
    pub name: Option<Text>,
    /// Where they work.
    pub team: Text,
    /// What it was given for: `words`, `name` or `photo`.
    pub part: &'static str,
    /// The last day.
    pub until: Date,
}

impl Notes {
    /// What is to be known of `content` around the day `date`, and on the day `today`; `changed` tells when a file of the
    /// folder was last changed, as far as that is known.
    pub fn of(
        content: &Content,
        [date, today]: [Date; 2],
        changed: &dyn Fn(&Path) -> Option<Date>,
    ) -> Self {
        let slides = content.slides.iter().map(|slide| &slide.meta);
        let questions = content.questions.iter().map(|question| &question.meta);
        let cards = content.commendations.iter().map(|card| &card.meta);
        let pages = slides.chain(questions);
        let mut days: BTreeMap<Date, Happens> = BTreeMap::new();
        for meta in pages.clone().chain(cards) {
            happens(meta, date, &mut days);
        }
        let untouched = untouched(pages, today, UNTOUCHED_DAYS, changed);
        Self { days, consents: consents(content, today), untouched }
    }
}

/// What begins, ends and takes over within a year of `date`.
fn happens(meta: &Meta, date: Date, days: &mut BTreeMap<Date, Happens>) {
    if meta.is_undated() {
        return;
    }
    let first = date.checked_sub(MARKED.days()).unwrap_or(Date::MIN);
    let mut before = first.yesterday().is_ok_and(|day| meta.is_on(day));
    for day in first.series(1.day()).take(2 * MARKED_DAYS) {
        let now = meta.is_on(day);
        let after = day.tomorrow().is_ok_and(|day| meta.is_on(day));
        if now && (!before || !after || meta.takeover) {
            let happens = days.entry(day).or_default();
            let id = || meta.id.clone();
            happens.begins.extend((!before).then(id));
            happens.ends.extend((!after).then(id));
            happens.takeovers.extend(meta.takeover.then(id));
        }
        before = now;
    }
}

fn consents(content: &Content, today: Date) -> Vec<Ending> {
    let soon = today.checked_add(ENDS_WITHIN_DAYS.days()).unwrap_or(Date::MAX);
    let mut found = Vec::new();
    for card in &content.commendations {
        found.extend(card.ends().filter(|(_, until)| *until <= soon).map(|(part, until)| Ending {
            id: card.meta.id.clone(),
            name: card.name.clone(),
            team: card.team.clone(),
            part,
            until,
        }));
    }
    found.sort_by_key(|ending| ending.until);
    found
}

//! What the room thinks, by poll, and which team is thanked for the same again and again.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::counts::SHOWN_LEAST;
use crate::content::model::{Content, Slide, SlideKind};
use crate::ledger::{Tally, Version, Week};
use crate::screens::i18n::Words;

/// So often a team must be thanked for the same in a week before it is told.
const TOLD_LEAST: u64 = 3;

/// A poll as it is worded now, with votes enough to be shown.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PollLine {
    /// The id of the poll.
    pub id: String,
    /// What it asks.
    pub text: String,
    /// How many votes there are, 5 or more.
    pub votes: u64,
    /// What there is to choose, in the folder's order.
    pub options: Vec<Choice>,
}

/// An option of a poll.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Choice {
    /// What it says.
    pub text: String,
    /// Its share of the votes, 0 to 100.
    pub percent: u64,
}

/// What a team was thanked for again and again in one week.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ThanksLine {
    /// The ISO week, such as 2026-W45.
    pub week: String,
    /// Whether that is the week of the report.
    pub this_week: bool,
    /// The name of the team.
    pub team: String,
    /// What they did, in the words of the glass.
    pub deed: String,
    /// How often that was said, 3 or more.
    pub times: u64,
}

impl ThanksLine {
    /// It as a sentence without its full stop.
    pub(crate) fn said(&self) -> String {
        let Self { team, deed, times, week, .. } = self;
        let when = if self.this_week { "this week" } else { week };
        format!("{team}: {times} times “{deed}” {when}; somebody has a story to write")
    }
}

/// The polls of `content` that have votes enough.
pub(crate) fn polls(content: &Content, tally: &Tally) -> Vec<PollLine> {
    content.slides.iter().filter_map(|slide| poll(content, tally, slide)).collect()
}

fn poll(content: &Content, tally: &Tally, slide: &Slide) -> Option<PollLine> {
    let SlideKind::Poll { options } = &slide.kind else { return None };
    let lang = content.kiosk.primary();
    let votes = tally.records.votes(&slide.meta.id, Version::of_poll(slide));
    let all = votes.iter().fold(0_u64, |all, n| all.saturating_add(*n));
    let of = |index| votes.get(index).copied().unwrap_or(0);
    let choice = |(index, text): (usize, &crate::content::model::Text)| Choice {
        text: text.get(lang).to_owned(),
        percent: (of(index).saturating_mul(100).saturating_add(all / 2)) / all.max(1),
    };
    (all >= SHOWN_LEAST).then(|| PollLine {
        id: slide.meta.id.as_str().to_owned(),
        text: slide.headline.get(lang).to_owned(),
        votes: all,
        options: options.iter().enumerate().map(choice).collect(),
    })
}

/// What was said often enough since `since`, the newest week first.
pub(crate) fn thanks(
    content: &Content,
    tally: &Tally,
    since: Option<Date>,
    today: Date,
) -> Vec<ThanksLine> {
    let lang = content.kiosk.primary();
    let teams: BTreeMap<&str, &str> =
        content.roles.iter().map(|role| (role.id.as_str(), role.name.get(lang))).collect();
    let from = since.map(Week::of);
    let words = Words::new([]);
    let often = tally
        .thanks
        .iter()
        .rev()
        .filter(|row| row.times >= TOLD_LEAST && from.is_none_or(|from| row.week >= from));
    often
        .filter_map(|row| {
            Some(ThanksLine {
                week: row.week.to_string(),
                this_week: row.week == Week::of(today),
                team: (*teams.get(row.team.as_str())?).to_owned(),
                deed: words.say(lang, &format!("deed-{}", row.deed), &[]),
                times: row.times,
            })
        })
        .collect()
}

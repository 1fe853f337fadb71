//! How old a folder has grown: a screen that says the same each day is no longer seen.
//!
//! It is told to the owner, by `check` and by `report`, and never on the glass.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::content::model::{Content, Id, Meta};

/// Thanks older than this are old news.
const THANKS_DAYS: i32 = 21;
/// A team that nobody thanked for so long is out of sight.
const TEAM_DAYS: i32 = 60;
/// A slide that nobody changed for so long has been seen by everybody.
const SLIDE_DAYS: i32 = 365;
/// Slides that are named one by one.
const SLIDES_LISTED: usize = 8;

/// What has grown old in a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Freshness {
    /// The day of the newest thanks, if that is over three weeks ago.
    pub thanks: Option<Date>,
    /// Teams of which nobody was thanked for sixty days, with the day of the last time, the
    /// longest ago first.
    pub teams: Vec<(String, Date)>,
    /// Slides that nobody has changed for a year, the oldest first.
    pub slides: Vec<Untouched>,
    /// The day it was looked at.
    today: Date,
}

/// An item that nobody has changed for long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untouched {
    /// The id of the item.
    pub id: Id,
    /// The file it stands in, relative to the content folder.
    pub file: PathBuf,
    /// When that file was last changed.
    pub changed: Date,
    /// Whose it is, where it says so.
    pub owner: Option<String>,
}

/// What has grown old in `content` by `today`; `changed` tells when a file of the folder was last
/// changed, as far as that is known.
pub fn freshness(
    content: &Content,
    today: Date,
    changed: &dyn Fn(&Path) -> Option<Date>,
) -> Freshness {
    let newest = content.commendations.iter().map(|card| card.date).max();
    let mut teams: BTreeMap<&str, Date> = BTreeMap::new();
    for card in &content.commendations {
        let last = teams.entry(card.team.get(content.kiosk.primary())).or_insert(card.date);
        *last = card.date.max(*last);
    }
    let mut teams: Vec<(String, Date)> = teams
        .into_iter()
        .filter(|(_, last)| is_older(*last, today, TEAM_DAYS))
        .map(|(team, last)| (team.to_owned(), last))
        .collect();
    teams.sort_by_key(|(_, last)| *last);
    let slides = content.slides.iter().map(|slide| &slide.meta);
    let slides = untouched(slides, today, SLIDE_DAYS, changed);
    let thanks = newest.filter(|&day| is_older(day, today, THANKS_DAYS));
    Freshness { thanks, teams, slides, today }
}

/// Those of `metas` whose files nobody has changed for more than `days`, the oldest first;
/// `changed` tells when a file of the folder was last changed, as far as that is known.
pub fn untouched<'a>(
    metas: impl Iterator<Item = &'a Meta>,
    today: Date,
    days: i32,
    changed: &dyn Fn(&Path) -> Option<Date>,
) -> Vec<Untouched> {
    let mut old: Vec<Untouched> = metas
        .filter_map(|meta| {
            let changed = changed(&meta.file).filter(|&day| is_older(day, today, days))?;
            let (id, file) = (meta.id.clone(), meta.file.clone());
            Some(Untouched { id, file, changed, owner: meta.owner.clone() })
        })
        .collect();
    old.sort_by_key(|item| item.changed);
    old
}

fn is_older(date: Date, today: Date, days: i32) -> bool {
    today.since(date).is_ok_and(|ago| ago.get_days() > days)
}

impl Freshness {
    /// What has grown old, in sentences; empty where all is fresh.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(day) = self.thanks {
            let ago = self.today.since(day).map_or(0, |ago| ago.get_days());
            lines.push(format!(
                "The newest thanks is of {day}, {ago} days ago. Who did something good since?"
            ));
        }
        if !self.teams.is_empty() {
            let each = self.teams.iter().map(|(team, last)| format!("{team} (last {last})"));
            let teams = each.collect::<Vec<_>>().join(", ");
            lines.push(format!("Not thanked for over {TEAM_DAYS} days: {teams}."));
        }
        if !self.slides.is_empty() {
            let each = self.slides.iter().take(SLIDES_LISTED).map(|slide| {
                let owner = slide.owner.as_ref().map(|owner| format!(", {owner}"));
                format!("{} ({}{})", slide.id, slide.changed, owner.unwrap_or_default())
            });
            let slides = each.collect::<Vec<_>>().join(", ");
            let more = match self.slides.len().saturating_sub(SLIDES_LISTED) {
                0 => String::new(),
                more => format!(", and {more} more"),
            };
            lines.push(format!("Slides that nobody has changed for a year: {slides}{more}."));
        }
        lines
    }
}

//! The line-ups: how often one was held, how long it took, and what was taught.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::content::finding::phrase::count;
use crate::content::model::{Content, Id};
use crate::ledger::{Tally, Week};
use crate::player::scene::{Hands, Held, Part};

/// Pages whose items are told one by one, and what they are called.
const TOLD: [(Part, &str); 4] = [
    (Part::Value, "value"),
    (Part::Story, "story"),
    (Part::Question, "question"),
    (Part::Thanks, "thanks"),
];

/// What was held.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Lineups {
    /// How many.
    pub held: usize,
    /// How many minutes one took, in the middle: half took longer.
    pub minutes: u32,
    /// The day of the last one.
    pub last: Date,
    /// How many in each week in which there was one, the oldest first.
    pub weeks: Vec<(String, u64)>,
    /// How the hands were: mostly right, divided, mostly wrong.
    pub hands: [usize; 3],
    /// What was taught, page by page, what was told last first.
    pub taught: Vec<Taught>,
}

/// Something that was told.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Taught {
    /// On which page: `value`, `story`, `question` or `thanks`.
    pub page: &'static str,
    /// The id of the item.
    pub id: String,
    /// Its headline, its question or the team; empty where it is no longer in the folder.
    pub text: String,
    /// In how many line-ups.
    pub times: u64,
    /// The last day.
    pub last: Date,
}

impl Lineups {
    /// What is said of them in one sentence without its full stop.
    pub(crate) fn said(&self) -> String {
        let [right, split, wrong] = self.hands;
        let took = count(usize::try_from(self.minutes).unwrap_or(0), "minute");
        let hands = match right + split + wrong {
            0 => String::new(),
            _ => {
                format!("; hands were mostly right {right}, divided {split}, mostly wrong {wrong}")
            }
        };
        let times = if self.held == 1 { "once".to_owned() } else { format!("{} times", self.held) };
        format!("Held {times}, for {took} in the middle, the last on {}{hands}", self.last)
    }
}

/// Those since `since`; `None` where there was none.
pub(crate) fn lineups(content: &Content, tally: &Tally, since: Option<Date>) -> Option<Lineups> {
    let diary = &tally.records.lineups;
    let held: Vec<&Held> =
        diary.held().filter(|held| since.is_none_or(|since| held.date >= since)).collect();
    let last = held.iter().map(|held| held.date).max()?;
    let mut seconds: Vec<u32> = held.iter().map(|held| held.seconds).collect();
    seconds.sort_unstable();
    let mut weeks: BTreeMap<Week, u64> = BTreeMap::new();
    held.iter().for_each(|held| *weeks.entry(Week::of(held.date)).or_default() += 1);
    let with = |hands: Hands| held.iter().filter(|held| held.hands == Some(hands)).count();
    Some(Lineups {
        held: held.len(),
        minutes: seconds[seconds.len() / 2].div_ceil(60),
        last,
        weeks: weeks.into_iter().map(|(week, n)| (week.to_string(), n)).collect(),
        hands: Hands::ALL.map(with),
        taught: TOLD.iter().flat_map(|(part, page)| taught(content, &held, *part, page)).collect(),
    })
}

fn taught(content: &Content, held: &[&Held], part: Part, page: &'static str) -> Vec<Taught> {
    let mut by_id: BTreeMap<&Id, (u64, Date)> = BTreeMap::new();
    for held in held {
        let Some(id) = held.told(part) else { continue };
        let (times, last) = by_id.entry(id).or_insert((0, held.date));
        (*times, *last) = (*times + 1, held.date.max(*last));
    }
    let line = |(id, (times, last)): (&Id, (u64, Date))| Taught {
        page,
        id: id.as_str().to_owned(),
        text: text(content, part, id),
        times,
        last,
    };
    let mut taught: Vec<Taught> = by_id.into_iter().map(line).collect();
    taught.sort_by(|a, b| b.last.cmp(&a.last).then_with(|| a.id.cmp(&b.id)));
    taught
}

/// What an item says; of thanks the team alone, for a report goes further than the room.
fn text(content: &Content, part: Part, id: &Id) -> String {
    let text = match part {
        Part::Value => content.values.iter().find(|v| v.id == *id).map(|v| &v.name),
        Part::Story => content.slides.iter().find(|s| s.meta.id == *id).map(|s| &s.headline),
        Part::Question => content.questions.iter().find(|q| q.meta.id == *id).map(|q| &q.stem),
        Part::Thanks => content.commendations.iter().find(|c| c.meta.id == *id).map(|c| &c.team),
        Part::Today => None,
    };
    text.map_or_else(String::new, |text| text.get(content.kiosk.primary()).to_owned())
}

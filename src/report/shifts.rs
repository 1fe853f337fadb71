//! Which teams the wall shows, and at which hours of the day.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use crate::content::model::{Commendation, Content, Id};
use crate::ledger::{HOURS, Shift, Week};

/// The shifts of a day: their names, first hours, and hours after the last.
pub(crate) const SHIFTS: [(&str, usize, usize); 3] =
    [("early", 6, 14), ("late", 14, 22), ("night", 22, 6)];

/// Which part of the wall was seen when.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Covered {
    /// All teams, in the order of their names.
    pub teams: Vec<Team>,
    /// How many of the live cards each of the [`SHIFTS`] has seen.
    pub seen: [usize; 3],
}

/// A team that the wall shows, and when.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Team {
    /// The team's name.
    pub team: String,
    /// How many live cards it has.
    pub cards: usize,
    /// Seconds that these were seen, by hour of the day, 0 to 23.
    pub seconds: [u64; HOURS],
}

impl Team {
    /// Minutes in each of the [`SHIFTS`].
    pub(crate) fn minutes(&self) -> [u64; 3] {
        SHIFTS.map(|shift| {
            let seconds: u64 =
                (0..HOURS).filter(|hour| is_in(*hour, shift)).map(|hour| self.seconds[hour]).sum();
            seconds / 60
        })
    }
}

fn is_in(hour: usize, (_, from, to): (&str, usize, usize)) -> bool {
    if from < to { (from..to).contains(&hour) } else { hour >= from || hour < to }
}

/// Builds it for the `live` cards from what was kept of the week of `since` and later.
pub(crate) fn build(
    content: &Content,
    live: &[&Arc<Commendation>],
    shifts: &[Shift],
    since: Option<Date>,
) -> Covered {
    let since = since.map(Week::of);
    let lang = content.kiosk.primary();
    let mut by_card: HashMap<&Id, Vec<&Shift>> = HashMap::new();
    for shift in shifts.iter().filter(|shift| since.is_none_or(|since| shift.week >= since)) {
        by_card.entry(&shift.id).or_default().push(shift);
    }
    let mut teams: Vec<Team> = Vec::new();
    let mut seen = [0; 3];
    for card in live {
        let name = card.team.get(lang);
        let at = teams.iter().position(|team| team.team == name).unwrap_or_else(|| {
            teams.push(Team { team: name.to_owned(), cards: 0, seconds: [0; HOURS] });
            teams.len() - 1
        });
        teams[at].cards += 1;
        let mut was_seen = [false; 3];
        for shift in by_card.get(&card.meta.id).into_iter().flatten() {
            let hour = usize::from(shift.hour);
            teams[at].seconds[hour] += shift.seconds;
            for (was_seen, shift) in was_seen.iter_mut().zip(SHIFTS) {
                *was_seen |= is_in(hour, shift);
            }
        }
        for (count, was_seen) in seen.iter_mut().zip(was_seen) {
            *count += usize::from(was_seen);
        }
    }
    teams.sort_by(|a, b| a.team.cmp(&b.team));
    Covered { teams, seen }
}

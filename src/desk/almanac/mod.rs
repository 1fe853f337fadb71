//! A day as the loop would play it: the kiosk's own player on a clock that is moved by hand, with
//! nobody touching the glass; and what is to be known of that day beside it.

pub mod notes;
pub mod weave;

use std::mem::discriminant;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::content::model::{Content, Id, Lang, Value};
use crate::player::playlist::Playlist;
use crate::player::scene::{Now, Scene, View};
use crate::player::{Input, Options, Player};
use weave::Weave;

/// Most steps of a day: a bar that fills all day long takes four a second for a fourth of it.
const STEPS_MAX: usize = 400_000;
/// Most pages of a day; with three seconds for each, the least there is.
const PAGES_MAX: usize = 30_000;
/// How far the clock is moved at least.
const STEP_LEAST: Duration = Duration::from_millis(100);

/// A day of the loop.
#[derive(Debug)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// Whose time it is told in.
    pub zone: TimeZone,
    /// The value whose day it is.
    pub theme: Option<Arc<Value>>,
    /// All that is shown while the room is open, one page after the other.
    pub pages: Vec<Shown>,
    /// From the first page to the end of the last.
    pub open: Option<[Timestamp; 2]>,
    /// What of the loop takes which share of its time.
    pub weave: Weave,
    /// What interrupts everything, one after the other.
    pub takeovers: Vec<Takeover>,
}

/// A page of the day.
#[derive(Clone, Debug)]
pub struct Shown {
    /// When it comes.
    pub from: Timestamp,
    /// When it goes.
    pub until: Timestamp,
    /// What is on the glass.
    pub scene: Scene,
}

/// A stretch of the day in which one page is all there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Takeover {
    /// When it begins.
    pub from: Timestamp,
    /// When it ends.
    pub until: Timestamp,
    /// The slide's id.
    pub id: Id,
}

impl Shown {
    /// The id of the item, where it is one.
    pub fn id(&self) -> Option<&Id> {
        match &self.scene.view {
            View::Slide { slide, .. } => Some(&slide.meta.id),
            View::Question(asked) => Some(&asked.question.meta.id),
            View::Commendation { commendation, .. } => Some(&commendation.meta.id),
            _ => None,
        }
    }

    /// What it says first in `lang`; empty where it is no item.
    pub fn title(&self, lang: &Lang) -> &str {
        match &self.scene.view {
            View::Slide { slide, .. } => slide.headline.get(lang),
            View::Question(asked) => asked.question.stem.get(lang),
            View::Commendation { commendation, .. } => commendation.act.get(lang),
            _ => "",
        }
    }

    /// Whether it interrupts everything.
    pub fn is_takeover(&self) -> bool {
        matches!(&self.scene.view, View::Slide { slide, .. } if slide.meta.takeover)
    }

    /// Whether `scene` is the same page, looked at later.
    fn goes_on_in(&self, scene: &Scene) -> bool {
        let phase = |scene: &Scene| match &scene.view {
            View::Question(asked) => Some(discriminant(&asked.phase)),
            _ => None,
        };
        let (own, other) = (&self.scene, scene);
        (own.turn, own.mood, phase(own)) == (other.turn, other.mood, phase(other))
            && discriminant(&own.view) == discriminant(&other.view)
    }
}

impl Day {
    /// Plays `date` from midnight to midnight, in the time of `zone`.
    pub fn play(content: &Arc<Content>, date: Date, zone: &TimeZone) -> Self {
        let pages = pages(content, date, zone).unwrap_or_default();
        let open = pages.first().zip(pages.last()).map(|(first, last)| [first.from, last.until]);
        Self {
            date,
            zone: zone.clone(),
            theme: Playlist::theme_on(content, date).cloned(),
            open,
            weave: Weave::of(&pages),
            takeovers: takeovers(&pages),
            pages,
        }
    }

    /// The number of the page at that moment, or of the last one before it; the first one's
    /// before all.
    pub fn at(&self, moment: Timestamp) -> usize {
        self.pages.partition_point(|page| page.from <= moment).saturating_sub(1)
    }

    /// How many items are shown.
    pub fn items(&self) -> usize {
        let ids: std::collections::BTreeSet<&str> =
            self.pages.iter().filter_map(|page| Some(page.id()?.as_str())).collect();
        ids.len()
    }
}

/// What is on the glass while the room is open; `None` where there is no such day.
fn pages(content: &Arc<Content>, date: Date, zone: &TimeZone) -> Option<Vec<Shown>> {
    let wall = date.to_zoned(zone.clone()).ok()?;
    let end = date.tomorrow().ok()?.to_zoned(zone.clone()).ok()?.timestamp();
    let options = Options { seed: seed(date), ..Options::default() };
    let mut now = Now { mono: Duration::ZERO, wall };
    let mut player = Player::new(Arc::clone(content), options, &now);
    let mut pages: Vec<Shown> = Vec::new();
    for _ in 0..STEPS_MAX {
        player.step(&now, Input { ready: true, ..Input::default() });
        let (scene, from) = (player.scene(&now), now.wall.timestamp());
        let next = player.next_change(&now).max(now.mono + STEP_LEAST);
        let after = SignedDuration::try_from(next - now.mono).ok()?;
        let until = from.checked_add(after).ok()?.min(end);
        match pages.last_mut() {
            Some(last) if last.until == from && last.goes_on_in(&scene) => last.until = until,
            _ if scene.view == View::Closed => {}
            _ => pages.push(Shown { from, until, scene }),
        }
        if until == end || pages.len() == PAGES_MAX {
            break;
        }
        now = Now { mono: next, wall: until.to_zoned(zone.clone()) };
    }
    Some(pages)
}

/// Every day is shuffled in its own way, and always in the same.
fn seed(day: Date) -> u64 {
    u64::from((day - date(1970, 1, 1)).get_days().unsigned_abs())
}

fn takeovers(pages: &[Shown]) -> Vec<Takeover> {
    let mut found: Vec<Takeover> = Vec::new();
    for page in pages.iter().filter(|page| page.is_takeover()) {
        let Some(id) = page.id() else { continue };
        match found.last_mut() {
            Some(last) if last.until == page.from && last.id == *id => last.until = page.until,
            _ => found.push(Takeover { from: page.from, until: page.until, id: id.clone() }),
        }
    }
    found
}

//! What may show now.
//!
//! A [`Playlist`] is worked out once and holds for a stretch of wall time: until
//! the next midnight, or until a daypart, the opening hours or the colours change.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::scene::{Mood, Now};
use super::{schedule, theme};
use crate::content::model::{
    Commendation, Content, Id, Meta, Needs, Question, Slide, SlideKind, Value,
};

/// How many days a commendation counts as new.
const NEW_DAYS: i32 = 7;

/// What may show during a stretch of wall time.
#[derive(Debug)]
pub struct Playlist {
    since: Timestamp,
    until: Timestamp,
    zone: TimeZone,
    today: Date,
    /// Outside opening hours.
    pub closed: bool,
    /// The colours of the hour, by the settings.
    pub mood: Mood,
    /// Today's value.
    pub theme: Option<Arc<Value>>,
    /// Slides that interrupt everything; if there are any, only they play.
    pub takeovers: Vec<Arc<Slide>>,
    /// The slides that close a cycle.
    pub promises: Vec<Arc<Slide>>,
    /// All other slides.
    pub slides: Vec<Arc<Slide>>,
    /// The questions.
    pub questions: Vec<Arc<Question>>,
    /// The commendations, the newest first.
    pub commendations: Vec<Arc<Commendation>>,
    /// How many different people the commendations thank.
    pub people: usize,
    /// Undated slides outside their dayparts, for when no slide may show.
    pub standby: Vec<Arc<Slide>>,
}

impl Playlist {
    /// What of `content` may show at `wall`.
    pub fn new(content: &Content, wall: &Zoned) -> Self {
        let filter = Filter {
            wall,
            plausible: schedule::plausible(wall),
            third_job: content.kiosk.third_job.is_some(),
        };
        let live = content.slides.iter().filter(|s| filter.live(&s.meta));
        let (takeovers, rest): (Vec<_>, Vec<_>) = live.cloned().partition(|s| s.meta.takeover);
        let (promises, slides): (Vec<_>, Vec<_>) = rest
            .into_iter()
            .partition(|s| matches!(s.kind, SlideKind::Promise { .. }));
        let no_slide = takeovers.is_empty() && promises.is_empty() && slides.is_empty();
        let standby = content
            .slides
            .iter()
            .filter(|s| no_slide && filter.undated(&s.meta));
        let standby = standby.cloned().collect();

        let live = content
            .commendations
            .iter()
            .filter(|c| filter.live(&c.meta));
        let mut commendations: Vec<_> = live.cloned().collect();
        commendations.sort_by_key(|c| std::cmp::Reverse(c.date));
        let people: HashSet<&str> = commendations.iter().map(|c| person(c)).collect();
        let people = people.len();

        let open = &content.kiosk.open;
        Self {
            since: wall.timestamp(),
            until: next_change(content, wall),
            zone: wall.time_zone().clone(),
            today: wall.date(),
            closed: filter.plausible && !schedule::is_open(open, wall),
            mood: theme::mood(content.kiosk.theme, wall),
            theme: theme::of_the_day(&content.values, wall.date()).cloned(),
            takeovers,
            promises,
            slides,
            questions: content
                .questions
                .iter()
                .filter(|q| filter.live(&q.meta))
                .cloned()
                .collect(),
            commendations,
            people,
            standby,
        }
    }

    /// All of `content`, whatever the date: for pictures. Today is the day of the newest card.
    pub fn everything(content: &Content) -> Self {
        let newest = content.commendations.iter().map(|c| c.date).max();
        let mut commendations = content.commendations.clone();
        commendations.sort_by_key(|c| std::cmp::Reverse(c.date));
        Self {
            since: Timestamp::MIN,
            until: Timestamp::MAX,
            zone: TimeZone::UTC,
            today: newest.unwrap_or(schedule::PLAUSIBLE_FROM),
            closed: false,
            mood: Mood::Day,
            theme: content.values.first().cloned(),
            takeovers: Vec::new(),
            promises: Vec::new(),
            slides: content.slides.clone(),
            questions: content.questions.clone(),
            commendations,
            people: 0,
            standby: Vec::new(),
        }
    }

    /// Whether it still says what may show at `wall`; not after a boundary, a jump
    /// of the clock or a change of zone.
    pub fn holds_at(&self, wall: &Zoned) -> bool {
        let at = wall.timestamp();
        self.since <= at && at < self.until && self.zone == *wall.time_zone()
    }

    /// The mono time at which it stops holding, if the clock runs on evenly.
    pub fn ends(&self, now: &Now) -> Duration {
        let left = self.until.duration_since(now.wall.timestamp());
        let left = Duration::try_from(left).unwrap_or(Duration::ZERO);
        // At the end of time there is no next boundary.
        now.mono
            + if left.is_zero() {
                schedule::LOOK_AGAIN
            } else {
                left
            }
    }

    /// Whether a slide, question or commendation of this id may show.
    pub fn has(&self, id: &Id) -> bool {
        let slides = [&self.takeovers, &self.promises, &self.slides, &self.standby];
        slides.into_iter().flatten().any(|s| s.meta.id == *id)
            || self.questions.iter().any(|q| q.meta.id == *id)
            || self.commendations.iter().any(|c| c.meta.id == *id)
    }

    /// Whether `card` is less than seven days old.
    pub fn is_new(&self, card: &Commendation) -> bool {
        (self.today - card.date).get_days() < NEW_DAYS
    }

    /// Importance 1 to 5, twice that where the item belongs to today's theme.
    pub fn weight(&self, meta: &Meta) -> u64 {
        let importance = u64::from(meta.importance.clamp(1, 5));
        if self.is_of_theme(meta) {
            2 * importance
        } else {
            importance
        }
    }

    /// Whether the item belongs to today's theme.
    pub fn is_of_theme(&self, meta: &Meta) -> bool {
        match (&self.theme, &meta.value) {
            (Some(theme), Some(value)) => theme.id == value.id,
            _ => false,
        }
    }
}

/// Who a commendation thanks: the name, or the card itself where nobody is named.
pub fn person(card: &Commendation) -> &str {
    let name = card.name.as_ref().and_then(|name| name.iter().next());
    name.map_or(card.meta.id.as_str(), |(_, name)| name)
}

struct Filter<'a> {
    wall: &'a Zoned,
    plausible: bool,
    third_job: bool,
}

impl Filter<'_> {
    fn fits(&self, meta: &Meta) -> bool {
        match meta.needs {
            Needs::Nothing => true,
            Needs::ThirdJob => self.third_job,
            Needs::NoThirdJob => !self.third_job,
        }
    }

    fn undated(&self, meta: &Meta) -> bool {
        meta.from.is_none() && meta.until.is_none() && !meta.takeover && self.fits(meta)
    }

    fn live(&self, meta: &Meta) -> bool {
        if !self.plausible {
            return self.undated(meta) && meta.dayparts.is_empty();
        }
        let today = self.wall.date();
        self.fits(meta)
            && meta.from.is_none_or(|from| from <= today)
            && meta.until.is_none_or(|until| today <= until)
            && schedule::is_open(&meta.dayparts, self.wall)
    }
}

/// The next instant at which anything of a playlist can change.
fn next_change(content: &Content, wall: &Zoned) -> Timestamp {
    let evening = theme::evening(content.kiosk.theme);
    let metas = (content.slides.iter().map(|s| &s.meta))
        .chain(content.questions.iter().map(|q| &q.meta))
        .chain(content.commendations.iter().map(|c| &c.meta));
    metas
        .map(|meta| meta.dayparts.as_slice())
        .chain([content.kiosk.open.as_slice(), evening.as_slice()])
        .filter(|parts| !parts.is_empty())
        .filter_map(|parts| schedule::next_edge(parts, wall))
        .chain(schedule::next_day(wall))
        .min()
        .or_else(|| {
            let look_again = jiff::SignedDuration::try_from(schedule::LOOK_AGAIN).ok()?;
            wall.timestamp().checked_add(look_again).ok()
        })
        .unwrap_or(Timestamp::MAX)
}

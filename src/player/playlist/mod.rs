//! What may show now.
//!
//! A [`Playlist`] is worked out once and holds for a stretch of wall time: until
//! the next midnight, or until a daypart, the opening hours or the colours change.

pub(crate) mod dare;
pub mod dayparts;
pub mod dwell;
pub mod footfall;
mod names;
pub(crate) mod theme;

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::scene::{Mood, Now};

use crate::content::model::{
    Commendation, Content, Id, Meta, Needs, Question, Slide, SlideKind, Value,
};

/// For so many days a card is new, from the day that it thanks for.
pub const NEW_DAYS: i32 = 7;

/// What may show during a stretch of wall time.
#[derive(Debug)]
pub struct Playlist {
    pub(super) since: Timestamp,
    pub(super) until: Timestamp,
    pub(super) zone: TimeZone,
    pub(super) today: Date,
    /// Whether the glass is dark now, being outside opening hours.
    pub closed: bool,
    /// The colours of the hour, by the settings.
    pub mood: Mood,
    /// The value whose day it is.
    pub theme: Option<Arc<Value>>,
    /// Slides that interrupt everything; if there are any, only they play.
    pub takeovers: Vec<Arc<Slide>>,
    /// The slides that close a cycle.
    pub promises: Vec<Arc<Slide>>,
    /// The slides that may show now and have no list of their own here.
    pub slides: Vec<Arc<Slide>>,
    /// The questions that may be asked now.
    pub questions: Vec<Arc<Question>>,
    /// The commendations, the newest first.
    pub commendations: Vec<Arc<Commendation>>,
    /// Their names in Han script, within which no row of a text ends.
    pub names: Arc<[String]>,
    /// How many different people the commendations thank.
    pub people: usize,
    /// How long each of them stays in the loop: all alike, so that a longer text earns nobody
    /// more of the glass.
    pub spotlight: Duration,
    /// Undated slides outside their dayparts, for when no slide may show.
    pub standby: Vec<Arc<Slide>>,
}

impl Playlist {
    /// What of `content` may show at `wall`.
    pub fn new(content: &Content, wall: &Zoned) -> Self {
        let filter = Filter {
            wall,
            plausible: dayparts::plausible(wall.date()),
            third_job: content.kiosk.third_job.is_some(),
        };
        let live = content.slides.iter().filter(|s| filter.live(&s.meta));
        let (takeovers, rest): (Vec<_>, Vec<_>) = live.cloned().partition(|s| s.meta.takeover);
        let (promises, mut slides): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|s| matches!(s.kind, SlideKind::Promise { .. }));
        let no_slide = takeovers.is_empty() && promises.is_empty() && slides.is_empty();
        let standby = content.slides.iter().filter(|s| no_slide && filter.undated(&s.meta));
        let standby = standby.cloned().collect();

        let today = filter.plausible.then(|| wall.date());
        if !slides.is_empty() {
            slides.extend(today.and_then(|today| dare::of_the_day(content, today)));
        }
        let live = content.commendations.iter().filter(|c| filter.live(&c.meta));
        let mut commendations: Vec<_> = live.filter_map(|c| c.on(today)).collect();
        commendations.sort_by_key(|c| std::cmp::Reverse(c.date));
        let people: HashSet<&str> = commendations.iter().map(|c| person(c)).collect();
        let people = people.len();
        let spotlight = dwell::spotlight(&content.kiosk, &commendations);

        let open = &content.kiosk.open;
        Self {
            since: wall.timestamp(),
            until: next_change(content, wall),
            zone: wall.time_zone().clone(),
            today: wall.date(),
            closed: filter.plausible && !dayparts::is_open(open, wall),
            mood: theme::mood(content.kiosk.theme, wall),
            theme: theme::of_the_day(&content.values, wall.date()).cloned(),
            takeovers,
            promises,
            slides,
            questions: content.questions.iter().filter(|q| filter.live(&q.meta)).cloned().collect(),
            names: names::in_han(&commendations),
            commendations,
            people,
            spotlight,
            standby,
        }
    }

    /// The value whose day `day` is.
    pub fn theme_on(content: &Content, day: Date) -> Option<&Arc<Value>> {
        theme::of_the_day(&content.values, day)
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
            today: newest.unwrap_or(dayparts::PLAUSIBLE_FROM),
            closed: false,
            mood: Mood::Day,
            theme: content.values.first().cloned(),
            takeovers: Vec::new(),
            promises: Vec::new(),
            slides: content.slides.clone(),
            questions: content.questions.clone(),
            spotlight: dwell::spotlight(&content.kiosk, &commendations),
            names: names::in_han(&commendations),
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
        now.mono + if left.is_zero() { dayparts::LOOK_AGAIN } else { left }
    }

    /// Whether a slide, question or commendation of this id may show.
    pub fn has(&self, id: &Id) -> bool {
        let slides = [&self.takeovers, &self.promises, &self.slides, &self.standby];
        slides.into_iter().flatten().any(|s| s.meta.id == *id)
            || self.questions.iter().any(|q| q.meta.id == *id)
            || self.card(id).is_some()
    }

    /// What may be shown of a commendation.
    pub fn card(&self, id: &Id) -> Option<&Arc<Commendation>> {
        self.commendations.iter().find(|card| card.meta.id == *id)
    }

    /// Whether `card` is less than seven days old.
    pub fn is_new(&self, card: &Commendation) -> bool {
        is_new(card, self.today)
    }

    /// Importance 1 to 5, twice that where the item belongs to today's theme.
    pub fn weight(&self, meta: &Meta) -> u64 {
        let importance = u64::from(meta.importance.clamp(1, 5));
        if self.is_of_theme(meta) { 2 * importance } else { importance }
    }

    /// Whether the item belongs to today's theme.
    pub fn is_of_theme(&self, meta: &Meta) -> bool {
        match (&self.theme, &meta.value) {
            (Some(theme), Some(value)) => theme.id == value.id,
            _ => false,
        }
    }
}

/// Whether `card` is new on the day `today`.
pub fn is_new(card: &Commendation, today: Date) -> bool {
    (today - card.date).get_days() < NEW_DAYS
}

/// Who a commendation thanks: the person, or the name, or the card itself where nobody is named.
pub fn person(card: &Commendation) -> &str {
    if let Some(person) = &card.person {
        return person.as_str();
    }
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
        meta.is_undated() && !meta.takeover && self.fits(meta)
    }

    fn live(&self, meta: &Meta) -> bool {
        if !self.plausible {
            return self.undated(meta) && meta.dayparts.is_empty();
        }
        let today = self.wall.date();
        self.fits(meta) && meta.is_on(today) && dayparts::is_open(&meta.dayparts, self.wall)
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
        .filter_map(|parts| dayparts::next_edge(parts, wall))
        .chain(dayparts::next_day(wall))
        .min()
        .or_else(|| {
            let look_again = jiff::SignedDuration::try_from(dayparts::LOOK_AGAIN).ok()?;
            wall.timestamp().checked_add(look_again).ok()
        })
        .unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use crate::content::model::{Daypart, ThirdJob};

    /// The ids of the slides that may show at `wall`.
    fn live(content: &Content, wall: &str) -> Vec<String> {
        let playlist = Playlist::new(content, &wall.parse().expect("a zoned time"));
        playlist.slides.iter().map(|s| s.meta.id.as_str().to_owned()).collect()
    }

    fn with(edit: impl FnOnce(&mut Meta)) -> Content {
        let mut dated = slide("dated");
        edit(&mut dated.meta);
        Content { slides: vec![Arc::new(dated), Arc::new(slide("always"))], ..empty() }
    }

    #[test]
    fn the_first_and_the_last_day_both_count() {
        let content = with(|m| {
            m.from = Some(jiff::civil::date(2026, 11, 4));
            m.until = Some(jiff::civil::date(2026, 11, 5));
        });
        assert_eq!(live(&content, "2026-11-03T23:59:59[Europe/Berlin]"), ["always"]);
        assert_eq!(live(&content, "2026-11-04T00:00:00[Europe/Berlin]"), ["dated", "always"]);
        assert_eq!(live(&content, "2026-11-05T23:59:59[Europe/Berlin]"), ["dated", "always"]);
        assert_eq!(live(&content, "2026-11-06T00:00:00[Europe/Berlin]"), ["always"]);
    }

    #[test]
    fn a_season_comes_again_every_year_and_isnt_for_standing_in() {
        let mut content = with(|m| m.season.each_year = Some(((12, 20), (1, 6))));
        for (day, ids) in [
            ("2026-12-19", &["always"][..]),
            ("2026-12-20", &["dated", "always"]),
            ("2027-01-06", &["dated", "always"]),
            ("2027-01-07", &["always"]),
            ("2031-12-31", &["dated", "always"]),
        ] {
            assert_eq!(live(&content, &format!("{day}T12:00:00[Europe/Berlin]")), ids, "{day}");
        }
        content.slides.truncate(1);
        let july = "2027-07-01T12:00:00[Europe/Berlin]".parse().expect("a zoned time");
        assert!(Playlist::new(&content, &july).standby.is_empty());
    }

    #[test]
    fn undated_slides_stand_in_only_where_nothing_else_is_there() {
        let night = Daypart {
            days: dayparts::EVERY_DAY.to_vec(),
            from: jiff::civil::time(1, 0, 0, 0),
            to: jiff::civil::time(2, 0, 0, 0),
        };
        let mut by_night = slide("by-night");
        by_night.meta.dayparts = vec![night];
        let content = Content { slides: vec![Arc::new(by_night)], ..empty() };
        let noon = noon().wall;
        let standby = |content: &Content| Playlist::new(content, &noon).standby.len();
        assert_eq!(standby(&content), 1, "nothing else is there");
        let mut takeover = slide("takeover");
        takeover.meta.takeover = true;
        for other in [slide("other"), promise("promise"), takeover] {
            let mut content = content.clone();
            content.slides.push(Arc::new(other));
            assert_eq!(standby(&content), 0);
        }
    }

    #[test]
    fn the_third_job_decides_what_needs_it_and_what_needs_none() {
        let mut third = with(|m| m.needs = Needs::ThirdJob);
        let none = with(|m| m.needs = Needs::NoThirdJob);
        let noon = "2026-11-04T12:00:00[Europe/Berlin]";
        assert_eq!(live(&third, noon), ["always"]);
        assert_eq!(live(&none, noon), ["dated", "always"]);
        let job = ThirdJob { name: text("Keep it clean"), ask: text("Pick it up") };
        Arc::make_mut(&mut third.kiosk).third_job = Some(job.clone());
        assert_eq!(live(&third, noon), ["dated", "always"]);
        let kiosk = third.kiosk.clone();
        assert_eq!(live(&Content { kiosk, ..none }, noon), ["always"]);
    }

    #[test]
    fn it_holds_until_the_next_edge_of_a_daypart_and_not_after_a_jump_or_in_another_zone() {
        let content = with(|m| {
            m.dayparts = vec![Daypart {
                days: dayparts::EVERY_DAY.to_vec(),
                from: jiff::civil::time(11, 0, 0, 0),
                to: jiff::civil::time(14, 0, 0, 0),
            }];
        });
        let now = at(Duration::from_secs(77), "2026-11-04T10:00:00[Europe/Berlin]");
        let playlist = Playlist::new(&content, &now.wall);
        assert_eq!(playlist.ends(&now), Duration::from_secs(77 + 3600));
        let holds = |wall: &str| playlist.holds_at(&wall.parse().expect("a zoned time"));
        assert!(holds("2026-11-04T10:59:59[Europe/Berlin]"));
        assert!(!holds("2026-11-04T11:00:00[Europe/Berlin]"));
        assert!(!holds("2026-11-04T09:59:59[Europe/Berlin]"));
        assert!(!holds("2026-11-04T17:30:00[Asia/Shanghai]"));
    }

    #[test]
    fn a_card_is_new_for_seven_days() {
        let content =
            Content { commendations: vec![Arc::new(card("c", "Ada", "2026-11-04"))], ..empty() };
        let is_new = |wall: &str| {
            let playlist = Playlist::new(&content, &wall.parse().expect("a zoned time"));
            playlist.is_new(&content.commendations[0])
        };
        assert!(is_new("2026-11-10T23:59:59[Europe/Berlin]"));
        assert!(!is_new("2026-11-11T00:00:00[Europe/Berlin]"));
    }

    #[test]
    fn an_item_of_the_theme_weighs_twice_its_importance() {
        let mut content = with(|m| m.importance = 4);
        content.values = vec![value("own-it")];
        let playlist = Playlist::new(&content, &noon().wall);
        let mut meta = content.slides[0].meta.clone();
        assert_eq!(playlist.weight(&meta), 4);
        meta.value = Some(value("own-it"));
        assert_eq!(playlist.weight(&meta), 8);
    }
}

//! When what plays: which day and which moment of it are looked at.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use egui::{Context, TextureHandle};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::almanac::Shown;
use super::work::almanac::{Job, Told};
use super::work::painter::Subject;
use super::{Desk, Place};
use crate::content::model::Id;
use crate::desk::sitting::rows::Row;

/// What is looked at.
#[derive(Default)]
pub(super) struct When {
    /// The day; that of the clock if none was chosen.
    pub date: Option<Date>,
    /// The moment; that of the clock if none was chosen.
    pub moment: Option<Timestamp>,
    /// The day, once it was played.
    pub told: Option<Arc<Told>>,
    /// The page of the moment.
    pub picture: Option<TextureHandle>,
    /// How large it is seen, in pixels of the window.
    pub size: [u32; 2],
    /// What was played last: the number of the content, and the day.
    played: Option<(u64, Date)>,
    /// What was drawn last: that, the number of the page, and its size.
    drawn: Option<((u64, Date), usize, [u32; 2])>,
}

impl When {
    /// The pages of the day, and the number of the one that is looked at.
    pub(super) fn page(&self) -> Option<(&[Shown], usize)> {
        let day = &self.told.as_ref()?.day;
        let moment = self.moment?;
        (!day.pages.is_empty()).then(|| (&day.pages[..], day.at(moment)))
    }

    /// What a small page of the day is known by.
    pub(super) fn mark(&self, page: usize) -> u64 {
        let mut mark = DefaultHasher::new();
        ("a page of a day", self.played, page).hash(&mut mark);
        mark.finish()
    }

    /// Takes in a day that was played. The moment stays on it at the same hour as before.
    pub(super) fn take(&mut self, told: Told, now: Timestamp) {
        let day = &told.day;
        let wanted = self.moment.unwrap_or(now);
        let hour = wanted.to_zoned(day.zone.clone()).time();
        let moment = day.date.to_datetime(hour).to_zoned(day.zone.clone());
        let moment = moment.map_or(wanted, |moment| moment.timestamp());
        let open = day.open.unwrap_or([moment, moment]);
        self.moment = Some(moment.clamp(open[0], open[1]));
        self.told = Some(Arc::new(told));
    }
}

impl Desk {
    /// The day that is looked at.
    pub(super) fn day(&self) -> Date {
        self.when.date.unwrap_or_else(|| (self.options.clock)().date())
    }

    /// Asks for the day that is looked at and for its page, where they aren't there yet.
    pub(super) fn ask_when(&mut self, ctx: &Context) {
        let Some(content) = self.content.clone().filter(|_| self.place == Place::When) else {
            return;
        };
        let now = (self.options.clock)();
        let (date, played) = (self.day(), (self.contents, self.day()));
        if self.when.played != Some(played) {
            self.when.played = Some(played);
            let named = content.kiosk.time_zone.as_deref();
            let zone = named.and_then(|name| TimeZone::get(name).ok());
            let zone = zone.unwrap_or_else(|| now.time_zone().clone());
            self.almanac.ask(Job { content, date, zone, today: now.date() });
            return;
        }
        let size = self.when.size;
        let Some((pages, at)) = self.when.page() else { return };
        if self.when.drawn != Some((played, at, size)) && size != [0, 0] {
            let scene = pages[at].scene.clone();
            self.when.drawn = Some((played, at, size));
            self.painter.scene(scene, size);
            ctx.request_repaint();
        }
    }

    /// Asks for a small page of the day, if it isn't there yet.
    pub(super) fn small_shown(&mut self, page: usize) {
        let mark = self.when.mark(page);
        if self.small.get(mark).is_some() {
            return;
        }
        let pages = self.when.page().map(|(pages, _)| pages);
        let scene = pages.and_then(|pages| pages.get(page)).map(|page| page.scene.clone());
        self.painter.small(mark, || Some(Subject::Scene(Box::new(scene?))));
    }

    /// The row of the list in which the item with that id stands.
    pub(super) fn row_of(&self, id: &Id) -> Option<&Row> {
        self.rows.all.iter().find(|row| row.id == id.as_str())
    }
}

//! What is known of the running program: for the admin page, and in files for a fleet's
//! monitoring. Nothing listens, and nothing is sent.

pub(super) mod machine;
mod report;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use eframe::glow;
use egui::Vec2;
use jiff::Zoned;

use super::engine::Engine;
use crate::content::{Loaded, Origin, fingerprint};
use crate::numbers::floor_u32;
use crate::player::scene::{Facts, Now, Scene, View};
use report::{FILE, Report};
use writer::Writer;

/// So often it is looked whether there is something new to write: a disk isn't worn out, and a
/// monitoring asks no more often.
const LOOK_EVERY: Duration = Duration::from_secs(15);
/// The files are written this often even if nothing is new, so that their age tells whether the
/// program lives.
const WRITE_EVERY: Duration = Duration::from_secs(60);
/// The admin page is brought up to date this often.
const PAGE_EVERY: Duration = Duration::from_secs(1);
/// How times are told.
const TIME: &str = "%Y-%m-%d %H:%M:%S";

/// Keeps what is known of the running program, and writes it down.
pub(super) struct Status {
    /// Where content is looked for.
    folder: Option<PathBuf>,
    fingerprint: String,
    origin: Origin,
    taken: Zoned,
    frames: u64,
    renderer: String,
    glass: Vec2,
    scale: f32,
    /// `None` where no files are kept.
    writer: Option<Writer>,
    /// What was written last, and when (mono).
    written: Option<(Report, Duration)>,
    /// When it was looked last whether there is something to write (mono).
    looked: Option<Duration>,
    /// When the admin page was last brought up to date (mono), if it is on the glass.
    page: Option<Duration>,
}

impl Status {
    /// Begins with the content of a first reading. The files go to the state folder and to
    /// `metrics`, if there are such.
    pub(super) fn new(
        gl: Option<&Arc<glow::Context>>,
        loaded: &Loaded,
        (folder, state, metrics): (Option<PathBuf>, Option<&Path>, Option<PathBuf>),
        now: &Now,
    ) -> Self {
        Self {
            folder,
            fingerprint: fingerprint(&loaded.files),
            origin: loaded.origin,
            taken: now.wall.clone(),
            frames: 0,
            renderer: gl.map_or_else(String::new, |gl| machine::renderer(gl)),
            glass: Vec2::ZERO,
            scale: 1.0,
            writer: Writer::start(state.map(|state| state.join(FILE)), metrics),
            written: None,
            looked: None,
            page: None,
        }
    }

    /// Takes in that new content was taken.
    pub(super) fn take(&mut self, loaded: &Loaded, now: &Now) {
        self.fingerprint = fingerprint(&loaded.files);
        self.origin = loaded.origin;
        self.taken = now.wall.clone();
    }

    /// A frame of this size is being painted.
    pub(super) fn paint(&mut self, glass: Vec2, scale: f32) {
        self.frames += 1;
        (self.glass, self.scale) = (glass, scale);
    }

    /// Brings the admin page and the files up to date, as far as it is time to.
    pub(super) fn keep(&mut self, engine: &mut Engine, scene: &Scene, now: &Now) {
        let shown = matches!(scene.view, View::Admin(_) | View::Pad(_));
        let is_due = |last: Option<Duration>, every| {
            last.is_none_or(|last| now.mono.saturating_sub(last) >= every)
        };
        if !shown {
            self.page = None;
        } else if is_due(self.page, PAGE_EVERY) {
            self.page = Some(now.mono);
            engine.set_facts(self.facts(engine, now));
        }
        if self.writer.is_some() && is_due(self.looked, LOOK_EVERY) {
            self.looked = Some(now.mono);
            let report = Report::new(&self.facts(engine, now), engine, (&self.taken, &now.wall));
            let is_old = is_due(self.written.as_ref().map(|(_, at)| *at), WRITE_EVERY);
            if is_old || self.written.as_ref().is_none_or(|(last, _)| report.differs(last)) {
                if let Some(writer) = &self.writer {
                    writer.write(&report);
                }
                self.written = Some((report, now.mono));
            }
        }
    }

    /// How long nothing has to be brought up to date.
    pub(super) fn pace(&self, now: Duration) -> Option<Duration> {
        let page = self.page.map(|last| last + PAGE_EVERY);
        let look = self.looked.map(|last| last + LOOK_EVERY);
        let due = page.into_iter().chain(look).min()?;
        Some(due.saturating_sub(now))
    }

    fn facts(&self, engine: &Engine, now: &Now) -> Facts {
        let [answers, visits] = engine.counts();
        let pixels = |side: f32| floor_u32(f64::from(side * self.scale));
        Facts {
            uptime: now.mono,
            wall: now.wall.strftime(TIME).to_string(),
            zone: zone(&now.wall),
            fingerprint: self.fingerprint.clone(),
            origin: self.origin,
            folder: self.folder.clone(),
            taken: self.taken.strftime(TIME).to_string(),
            memory_bytes: machine::memory_bytes(),
            frames: self.frames,
            waiting: engine.unsaved(),
            glass_px: [pixels(self.glass.x), pixels(self.glass.y)],
            scale: self.scale,
            renderer: self.renderer.clone(),
            answers,
            visits,
            ..Facts::default()
        }
    }
}

/// The name of a time's zone, if it has one, and how far it is from UTC.
fn zone(wall: &Zoned) -> String {
    let offset = wall.strftime("%:z").to_string();
    wall.time_zone().iana_name().map_or(offset.clone(), |name| format!("{name} {offset}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_told_by_its_name_and_its_distance() {
        for (wall, told) in [
            ("2026-11-04T12:00:00[Europe/Berlin]", "Europe/Berlin +01:00"),
            ("2026-07-04T12:00:00[Europe/Berlin]", "Europe/Berlin +02:00"),
            ("2026-07-04T12:00:00[Asia/Kolkata]", "Asia/Kolkata +05:30"),
            ("2026-07-04T12:00:00[-03:00]", "-03:00"),
        ] {
            assert_eq!(zone(&wall.parse().expect("a zoned time")), told);
        }
    }
}

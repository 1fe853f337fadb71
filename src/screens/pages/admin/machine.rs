//! The machine, its time and its glass, as the program sees them.

use std::time::Duration;

use egui::Rect;

use super::{Fact, facts};
use crate::player::scene::AdminView;
use crate::screens::glass::Glass;
use crate::screens::i18n::Arg;

const MIB: u64 = 1024 * 1024;

/// Draws what is known of the machine.
pub(super) fn draw(glass: &mut Glass<'_>, view: &AdminView, room: Rect) {
    let known = &view.facts;
    let unknown = || "–".to_owned();
    let [wide, high] = known.glass_px;
    let megabytes = known.memory_bytes.map(|bytes| format!("{} MiB", bytes / MIB));
    let folder = known.folder.as_ref().map(|folder| folder.display().to_string());
    let all: Vec<Fact> = [
        ("fact-time", known.wall.clone()),
        ("fact-zone", known.zone.clone()),
        ("fact-uptime", uptime(glass, known.uptime)),
        ("fact-memory", megabytes.unwrap_or_else(unknown)),
        ("fact-frames", known.frames.to_string()),
        ("fact-waiting", known.waiting.to_string()),
        ("fact-glass", format!("{wide} × {high}, {} ×", known.scale)),
        ("fact-renderer", known.renderer.clone()),
        ("fact-taken", known.taken.clone()),
        ("fact-fingerprint", known.fingerprint.clone()),
        ("fact-version", known.version.to_owned()),
        ("fact-content", folder.unwrap_or_else(unknown)),
    ]
    .map(|(key, value)| (glass.say(key), value))
    .into();
    facts(glass, room, &all, if glass.m.portrait { 2 } else { 3 });
}

/// How long the program has been running, in days and hours, or hours and minutes.
fn uptime(glass: &Glass<'_>, uptime: Duration) -> String {
    let minutes = uptime.as_secs() / 60;
    let (days, hours) = (minutes / 1440, minutes / 60 % 24);
    let (key, more, less) = match days {
        0 => ("uptime-hours", hours, minutes % 60),
        days => ("uptime-days", days, hours),
    };
    let number = |count: u64| Arg::Number(i64::try_from(count).unwrap_or(i64::MAX));
    glass.say_with(key, &[("count", number(more)), ("number", number(less))])
}

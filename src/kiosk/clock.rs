//! The two clocks. Nothing else in the program looks at a clock.
#![expect(clippy::disallowed_methods, reason = "this is the one place that may")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};

use crate::content::model::Kiosk;
use crate::player::scene::Now;

/// A clock that never goes back, and one on the wall.
pub(super) struct Clock {
    start: Instant,
    /// How far the wall is from the machine's own clock, for trying another day.
    shift: SignedDuration,
    /// The zone that the kiosk names; `None`: the machine's, which may be set while we run.
    zone: Option<TimeZone>,
    /// The file that says what the machine's zone is, and what it was when it was looked at last.
    file: (PathBuf, FileState),
}

/// Where a file leads, if it is a link, and when what is there was written.
type FileState = (Option<PathBuf>, Option<SystemTime>);

impl Clock {
    /// A clock that starts now; its wall shows `pretended` if that is given.
    pub(super) fn start(pretended: Option<Timestamp>, kiosk: &Kiosk) -> Self {
        let machine = stamp(SystemTime::now());
        let shift = pretended.map_or(SignedDuration::ZERO, |then| then.duration_since(machine));
        let path = zone_file(std::env::var_os("TZ").map(PathBuf::from));
        let file = (path.clone(), state(&path));
        let mut clock = Self { start: Instant::now(), shift, zone: None, file };
        clock.set_zone(kiosk);
        clock
    }

    /// Takes the kiosk's time zone, or the machine's where it names none or one that there
    /// isn't.
    pub(super) fn set_zone(&mut self, kiosk: &Kiosk) {
        self.zone = kiosk.time_zone.as_deref().and_then(|name| TimeZone::get(name).ok());
    }

    /// The time since the start, which only grows, and the time on the wall.
    pub(super) fn now(&self) -> Now {
        // jiff keeps the machine's zone for five minutes, unless `look` sees another one.
        let zone = self.zone.clone().unwrap_or_else(TimeZone::system);
        Now { mono: self.mono(), wall: self.wall(SystemTime::now(), zone) }
    }

    /// What the wall shows when the machine's clock shows `machine`.
    fn wall(&self, machine: SystemTime, zone: TimeZone) -> Zoned {
        let machine = stamp(machine);
        machine.checked_add(self.shift).unwrap_or(machine).to_zoned(zone)
    }

    /// Takes notice of another zone of the machine, which jiff doesn't for five minutes.
    pub(super) fn look(&mut self) {
        let now = state(&self.file.0);
        if now != self.file.1 {
            jiff::tz::reset_system_time_zone_cache();
            self.file.1 = now;
        }
    }

    /// Time since the start.
    pub(super) fn mono(&self) -> Duration {
        self.start.elapsed()
    }
}

/// What the machine's wall clock shows, for commands that look once.
pub fn wall() -> Zoned {
    stamp(SystemTime::now()).to_zoned(TimeZone::system())
}

/// The first or the last instant that can be reckoned with stands for what a broken clock shows
/// before the year −9999 and after 9999, where [`Timestamp::now`] would panic.
fn stamp(machine: SystemTime) -> Timestamp {
    let end = if machine < UNIX_EPOCH { Timestamp::MIN } else { Timestamp::MAX };
    Timestamp::try_from(machine).unwrap_or(end)
}

/// A moment in the life of the machine, which no setting of a clock moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// Names this boot of the machine: the system makes a new name for each.
    pub boot: String,
    /// Whole seconds since then, those of suspend included.
    pub up_s: u64,
}

/// The moment that it is; `None` where the system doesn't say.
pub(super) fn moment() -> Option<Moment> {
    let boot = fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    let up = fs::read_to_string("/proc/uptime").ok()?;
    let up_s = up.split('.').next()?.parse().ok()?;
    Some(Moment { boot: boot.trim().to_owned(), up_s })
}

fn state(file: &Path) -> FileState {
    let written = fs::metadata(file).and_then(|file| file.modified()).ok();
    (fs::read_link(file).ok(), written)
}

/// The file that says what the machine's zone is: the one that `TZ` names, if it names a file.
fn zone_file(tz: Option<PathBuf>) -> PathBuf {
    let named = tz.as_deref().and_then(Path::to_str).map(|tz| tz.strip_prefix(':').unwrap_or(tz));
    named.filter(|tz| tz.starts_with('/')).unwrap_or("/etc/localtime").into()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;
    use crate::player::testing;

    fn clock(named: Option<&str>) -> Clock {
        Clock::start(None, &Kiosk { time_zone: named.map(str::to_owned), ..testing::kiosk() })
    }

    // Case: Time: 9999
    #[test]
    fn a_clock_past_the_end_of_time_stands_at_the_end_and_does_not_panic() {
        let year = Duration::from_secs(366 * 24 * 3600);
        let clock = clock(None);
        for zone in ["UTC", "Pacific/Kiritimati", "America/New_York"] {
            let zone = TimeZone::get(zone).expect("there is such a zone");
            let wall = |machine| clock.wall(machine, zone.clone()).timestamp();
            assert_eq!(wall(UNIX_EPOCH + 8_100 * year), Timestamp::MAX);
            assert_eq!(wall(UNIX_EPOCH - 12_100 * year), Timestamp::MIN);
            assert_eq!(wall(UNIX_EPOCH + year), Timestamp::UNIX_EPOCH + year);
        }
    }

    // Case: Time: a zone that there isn't
    // Case: Time: the zone changed while running
    #[test]
    fn without_a_zone_that_there_is_the_wall_shows_the_machines_whatever_that_is_by_then() {
        // The machine's is asked for with each look, so that it may be set while we run.
        assert_eq!(clock(Some("Europe/Belin")).zone, None);
        assert_eq!(clock(None).zone, None);
        let mut named = clock(Some("Asia/Shanghai"));
        assert_eq!(named.now().wall.time_zone().iana_name(), Some("Asia/Shanghai"));
        named.set_zone(&testing::kiosk());
        assert_eq!(named.now().wall.time_zone(), &TimeZone::system());
    }

    #[test]
    fn another_zone_of_the_machine_is_noticed_whether_its_file_is_a_link_or_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("localtime");
        let none = state(&file);
        symlink("/usr/share/zoneinfo/Europe/Berlin", &file).expect("a link");
        let berlin = state(&file);
        assert_ne!(berlin, none);
        assert_eq!(state(&file), berlin);
        fs::remove_file(&file).expect("it is there");
        symlink("/usr/share/zoneinfo/Asia/Shanghai", &file).expect("a link");
        let shanghai = state(&file);
        assert_ne!(shanghai, berlin);
        fs::remove_file(&file).expect("it is there");
        fs::write(&file, "TZif").expect("a file");
        assert_ne!(state(&file), shanghai);
    }

    #[test]
    fn the_zone_is_in_the_file_that_tz_names_or_in_that_of_the_machine() {
        for (tz, file) in [
            (None, "/etc/localtime"),
            (Some("Europe/Berlin"), "/etc/localtime"),
            (Some(":/run/zone"), "/run/zone"),
            (Some("/run/zone"), "/run/zone"),
        ] {
            assert_eq!(zone_file(tz.map(PathBuf::from)), Path::new(file), "{tz:?}");
        }
    }
}

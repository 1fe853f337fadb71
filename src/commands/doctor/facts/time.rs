//! What the system says of its clock and zone.

use jiff::tz::TimeZone;

/// What is known of the clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Clock {
    /// Whether something keeps it right; `None` if the system doesn't say.
    pub is_kept: Option<bool>,
    /// Whether it shows a time that can be.
    pub is_plausible: bool,
    /// What it shows, in the machine's zone.
    pub shows: String,
    /// The machine's zone, or why there is none.
    pub zone: Result<String, String>,
}

/// Looks at the clock, which shows `now`.
pub(in super::super) fn gather(now: &jiff::Zoned) -> Clock {
    let zone = TimeZone::try_system().map_err(|error| error.to_string());
    let named = |zone: TimeZone| {
        zone.iana_name().map_or_else(|| "without a name".to_owned(), str::to_owned)
    };
    Clock {
        is_kept: is_kept(),
        is_plausible: crate::player::playlist::dayparts::plausible(now.date()),
        shows: now.strftime("%Y-%m-%d %H:%M %:z").to_string(),
        zone: zone.map(named),
    }
}

/// Whether the kernel believes that its clock is kept right, as NTP tells it.
#[expect(unsafe_code, reason = "the kernel's own answer, which Rust has no name for")]
fn is_kept() -> Option<bool> {
    // SAFETY: a timex of zeros is one that changes nothing, and it is ours alone.
    let (state, timex) = unsafe {
        let mut timex: libc::timex = std::mem::zeroed();
        (libc::adjtimex(&raw mut timex), timex)
    };
    (state >= 0).then_some(state != libc::TIME_ERROR && timex.status & libc::STA_UNSYNC == 0)
}

//! Does anybody notice when it hangs or ends?

use super::super::check::{Check, Question};
use super::super::facts::service::Service;
use crate::content::finding::phrase::count;

const QUESTION: Question =
    Question { subject: "watchdog", asked: "is it started again when it ends or hangs?" };

/// What is known of the unit.
pub(in super::super) fn check(service: &Result<Service, String>) -> Check {
    let Some(service) = service.as_ref().ok().filter(|service| service.is_there) else {
        return QUESTION.warning(
            "nothing on this machine is known to start the kiosk again",
            "install the Debian package, or have another supervisor start it again whatever it ends \
             with",
        );
    };
    if !service.restarts_always || !service.has_watchdog {
        return QUESTION.warning(
            "the unit breakroom was changed so that it isn't always started again",
            "take Restart= and WatchdogSec= out of what systemctl cat breakroom shows beside ours",
        );
    }
    if !service.is_active {
        return QUESTION.error(
            "the unit breakroom isn't running",
            "see why (journalctl -u breakroom -e), then systemctl enable --now breakroom",
        );
    }
    if !service.is_enabled {
        let found = "it runs, and won't after the next start of the machine";
        return QUESTION.warning(found, "systemctl enable breakroom");
    }
    if service.restarts > 0 {
        return QUESTION.warning(
            format!("it was started again {} since it was started", count_times(service.restarts)),
            "see why: journalctl -u breakroom -p warning",
        );
    }
    QUESTION.ok("systemd starts it again, and a page that isn't painted is noticed")
}

fn count_times(times: u32) -> String {
    count(usize::try_from(times).unwrap_or(usize::MAX), "time")
}

#[cfg(test)]
mod tests {
    use super::super::super::check::Verdict;
    use super::*;

    #[test]
    fn whatever_lets_it_stay_down_is_told() {
        let good = || Service {
            is_there: true,
            is_enabled: true,
            is_active: true,
            restarts_always: true,
            has_watchdog: true,
            restarts: 0,
        };
        let verdict = |service| check(&Ok(service)).verdict;
        assert_eq!(verdict(good()), Verdict::Ok);
        assert_eq!(verdict(Service { is_there: false, ..good() }), Verdict::Warning);
        assert_eq!(verdict(Service { is_enabled: false, ..good() }), Verdict::Warning);
        assert_eq!(verdict(Service { is_active: false, ..good() }), Verdict::Error);
        assert_eq!(verdict(Service { restarts_always: false, ..good() }), Verdict::Warning);
        assert_eq!(verdict(Service { has_watchdog: false, ..good() }), Verdict::Warning);
        assert_eq!(verdict(Service { restarts: 2, ..good() }), Verdict::Warning);
        assert_eq!(check(&Err("no systemd".into())).verdict, Verdict::Warning);
    }
}

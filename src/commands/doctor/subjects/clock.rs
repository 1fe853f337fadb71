//! Is the clock right?

use super::super::check::{Check, Question};
use super::super::facts::time::Clock;

const QUESTION: Question =
    Question { subject: "clock", asked: "is the clock right, and does something keep it so?" };

/// What everything that has a date stands on.
pub(in super::super) fn check(clock: &Clock) -> Check {
    let fix = "set the time and turn time keeping on: timedatectl set-ntp true (a machine without a \
               network needs a battery for its clock)";
    if !clock.is_plausible {
        let found =
            format!("it shows {}, which can't be; nothing with a date is shown", clock.shows);
        return QUESTION.error(found, fix);
    }
    match clock.is_kept {
        Some(true) => QUESTION.ok(format!("{}, kept right over the network", clock.shows)),
        Some(false) => {
            QUESTION.warning(format!("{}, and nothing keeps it right", clock.shows), fix)
        }
        None => QUESTION.warning(
            format!("{}, and the system doesn't say whether it is kept right", clock.shows),
            "look at timedatectl",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::check::Verdict;
    use super::*;

    #[test]
    fn a_clock_is_right_kept_or_impossible() {
        let clock = |is_kept, is_plausible| {
            let shows = "2026-11-26 09:00 +01:00".into();
            check(&Clock { is_kept, is_plausible, shows, zone: Ok("Europe/Berlin".into()) }).verdict
        };
        assert_eq!(clock(Some(true), true), Verdict::Ok);
        assert_eq!(clock(Some(false), true), Verdict::Warning);
        assert_eq!(clock(None, true), Verdict::Warning);
        assert_eq!(clock(Some(true), false), Verdict::Error);
    }
}

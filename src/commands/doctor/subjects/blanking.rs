//! Does something black the panel out by itself?

use super::super::check::{Check, Question};
use super::super::facts::screen::Blanking;

const QUESTION: Question =
    Question { subject: "blanking", asked: "does the display go black when nobody touches it?" };

/// What the X server would do.
pub(in super::super) fn check(blanking: Blanking) -> Check {
    let Blanking { saver_s, standby_s, suspend_s, off_s } = blanking;
    let first = [saver_s, standby_s, suspend_s, off_s].into_iter().filter(|&after| after > 0).min();
    match first {
        None => QUESTION.ok("never by itself"),
        Some(after) => QUESTION.warning(
            format!("after {} minutes, unless the running kiosk holds it off", after.div_ceil(60)),
            "xset s off -dpms, or in the X server's settings BlankTime 0 and OffTime 0",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::check::Verdict;
    use super::*;

    #[test]
    fn a_screen_saver_that_would_come_is_told() {
        assert_eq!(check(Blanking::default()).verdict, Verdict::Ok);
        let blanking = Blanking { saver_s: 600, off_s: 900, ..Blanking::default() };
        assert!(check(blanking).found.starts_with("after 10 minutes"));
    }
}

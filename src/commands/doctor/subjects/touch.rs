//! Can it be touched?

use super::super::check::{Check, Question};
use super::super::facts::screen::Screen;

const QUESTION: Question =
    Question { subject: "touch", asked: "is there a touch device that the display knows?" };

/// Without a display there is nothing to say.
pub(in super::super) fn check(screen: &Screen) -> Check {
    if screen.touches.is_empty() {
        return QUESTION.warning(
            "none: the loop runs, and nobody can answer",
            "plug the panel's USB cable into this machine, and look whether the kernel sees it: \
             grep -i touch /proc/bus/input/devices",
        );
    }
    let named = screen.touches.iter().map(|touch| match touch.fingers {
        0 => touch.name.clone(),
        1 => format!("{}, one finger", touch.name),
        more => format!("{}, {more} fingers", touch.name),
    });
    QUESTION.ok(named.collect::<Vec<_>>().join("; "))
}

#[cfg(test)]
mod tests {
    use super::super::super::check::Verdict;
    use super::super::super::facts::screen::{Blanking, Touch, UNTURNED};
    use super::*;

    #[test]
    fn a_panel_that_cannot_be_touched_is_a_warning() {
        let touch = |fingers| Touch { name: "ILITEK".into(), fingers, matrix: UNTURNED };
        let screen = |touches| Screen {
            width: 1,
            height: 1,
            monitors: Vec::new(),
            touches,
            blanking: Blanking::default(),
        };
        assert_eq!(check(&screen(vec![])).verdict, Verdict::Warning);
        let one = check(&screen(vec![touch(10)]));
        assert_eq!((one.verdict, one.found.as_str()), (Verdict::Ok, "ILITEK, 10 fingers"));
    }
}

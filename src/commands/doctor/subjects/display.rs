//! Is there a panel to draw on?

use super::super::check::{Check, Question};
use super::super::facts::screen::Screen;

const QUESTION: Question = Question {
    subject: "display",
    asked: "is there a panel to draw on, of a size that is enough?",
};

/// Pages are made for this many pixels on the shorter side, and more.
const SHORT_SIDE_LEAST: u16 = 480;

/// `monitor` is the one that kiosk.ron names.
pub(in super::super) fn check(screen: &Result<Screen, String>, monitor: Option<&str>) -> Check {
    let screen = match screen {
        Ok(screen) => screen,
        Err(error) => {
            return QUESTION.error(
                format!("no X server answers: {error}"),
                "start it (systemctl start breakroom-display), or ask as the kiosk does: \
                 breakroom-kiosk doctor",
            );
        }
    };
    let named = |m: &&super::super::facts::screen::Monitor| monitor == Some(m.name.as_str());
    let first = || screen.monitors.iter().find(|m| m.is_primary).or(screen.monitors.first());
    if let Some(name) = monitor.filter(|_| !screen.monitors.iter().any(|m| named(&m))) {
        let there: Vec<_> = screen.monitors.iter().map(|m| m.name.as_str()).collect();
        return QUESTION.warning(
            format!("kiosk.ron names the monitor {name}, and there is only: {}", there.join(", ")),
            "plug it in, or write the name of one that is there into kiosk.ron",
        );
    }
    let Some(shown) = screen.monitors.iter().find(named).or_else(first) else {
        return QUESTION.warning(
            format!(
                "a screen of {} × {} pixels, and the server names no panel for it",
                screen.width, screen.height
            ),
            "look whether the panel is plugged in and on: breakroom-kiosk outputs",
        );
    };
    let found = format!("{}, {} × {} pixels", shown.name, shown.width, shown.height);
    if shown.width.min(shown.height) < SHORT_SIDE_LEAST {
        let fix = "choose a larger mode: KIOSK_MODE in /etc/breakroom/kiosk.conf";
        return QUESTION.warning(found, fix);
    }
    QUESTION.ok(found)
}

#[cfg(test)]
mod tests {
    use super::super::super::check::Verdict;
    use super::super::super::facts::screen::{Blanking, Monitor, Turn};
    use super::*;

    fn screen(names: &[&str], height: u16) -> Result<Screen, String> {
        let monitor = |name: &&str| Monitor {
            name: (*name).into(),
            x: 0,
            y: 0,
            width: 1920,
            height,
            is_primary: false,
            turn: Turn::Normal,
        };
        let monitors = names.iter().map(monitor).collect();
        let blanking = Blanking::default();
        Ok(Screen { width: 1920, height, monitors, touches: Vec::new(), blanking })
    }

    #[test]
    fn a_display_is_judged_by_whether_it_answers_and_by_what_hangs_on_it() {
        let verdict = |screen: &_, monitor| check(screen, monitor).verdict;
        let refused = Err("connection refused".to_owned());
        assert_eq!(verdict(&refused, None), Verdict::Error);
        assert_eq!(verdict(&screen(&[], 1080), None), Verdict::Warning);
        assert_eq!(verdict(&screen(&["HDMI-1"], 1080), None), Verdict::Ok);
        assert_eq!(verdict(&screen(&["HDMI-1"], 240), None), Verdict::Warning);
        assert_eq!(verdict(&screen(&["HDMI-1"], 1080), Some("DP-1")), Verdict::Warning);
        assert_eq!(verdict(&screen(&["HDMI-1", "DP-1"], 1080), Some("DP-1")), Verdict::Ok);
    }
}

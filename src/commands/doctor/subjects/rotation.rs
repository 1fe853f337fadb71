//! Does touch turn with the picture?

use super::super::check::{Check, Question};
use super::super::facts::screen::{Matrix, Monitor, Screen, Turn, times};

const QUESTION: Question =
    Question { subject: "rotation", asked: "does a touch land where the picture is?" };

/// How far a number of a matrix may be off: a touch is a finger's breadth wide.
const NEAR: f32 = 0.02;

/// Holds the matrix of each touch device against how the picture on `monitor`, else on the primary
/// one, is turned. Says nothing where there is no touch device or no panel.
pub(in super::super) fn check(screen: &Screen, monitor: Option<&str>) -> Option<Check> {
    let named = screen.monitors.iter().find(|m| monitor == Some(m.name.as_str()));
    let primary = || screen.monitors.iter().find(|m| m.is_primary);
    let shown = named.or_else(primary).or(screen.monitors.first())?;
    let wanted = wanted(screen, shown);
    let is_off = |matrix: &Matrix| matrix.iter().zip(wanted).any(|(a, b)| (a - b).abs() > NEAR);
    let off: Vec<_> = screen.touches.iter().filter(|touch| is_off(&touch.matrix)).collect();
    let turned = match shown.turn {
        Turn::Normal => "isn't turned",
        Turn::Left => "is turned left",
        Turn::Inverted => "is upside down",
        Turn::Right => "is turned right",
    };
    screen.touches.first()?;
    let Some(first) = off.first() else {
        let found = format!("the picture on {} {turned}, and touch goes with it", shown.name);
        return Some(QUESTION.ok(found));
    };
    Some(QUESTION.error(
        format!("the picture on {} {turned}, and touch on {} doesn't go with it", shown.name, first.name),
        format!(
            "set KIOSK_ROTATE in /etc/breakroom/kiosk.conf and restart breakroom-display; elsewhere: \
             xinput set-prop '{}' 'Coordinate Transformation Matrix' {}",
            first.name,
            wanted.map(|number| number.to_string()).join(" ")
        ),
    ))
}

/// The matrix by which a touch on the panel lands on its place of the screen.
fn wanted(screen: &Screen, shown: &Monitor) -> Matrix {
    let (width, height) = (f32::from(screen.width.max(1)), f32::from(screen.height.max(1)));
    let place = [
        f32::from(shown.width) / width,
        0.0,
        f32::from(shown.x) / width,
        0.0,
        f32::from(shown.height) / height,
        f32::from(shown.y) / height,
        0.0,
        0.0,
        1.0,
    ];
    let turn = match shown.turn {
        Turn::Normal => [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0],
        Turn::Left => [0.0, -1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0],
        Turn::Inverted => [-1.0, 0.0, 1.0, 0.0, -1.0, 1.0, 0.0, 0.0, 1.0],
        Turn::Right => [0.0, 1.0, 0.0, -1.0, 0.0, 1.0, 0.0, 0.0, 1.0],
    };
    times(place, turn)
}

#[cfg(test)]
mod tests {
    use super::super::super::check::Verdict;
    use super::super::super::facts::screen::{Blanking, Touch, UNTURNED};
    use super::*;

    fn screen(turn: Turn, x: i16, width: u16, matrix: Matrix) -> Screen {
        let name = "DP-1".to_owned();
        Screen {
            width,
            height: 1920,
            monitors: vec![Monitor {
                name,
                x,
                y: 0,
                width: 1080,
                height: 1920,
                is_primary: true,
                turn,
            }],
            touches: vec![Touch { name: "ILITEK".into(), fingers: 10, matrix }],
            blanking: Blanking::default(),
        }
    }

    fn verdict(screen: &Screen) -> Option<Verdict> {
        check(screen, None).map(|check| check.verdict)
    }

    #[test]
    fn touch_that_does_not_turn_with_the_picture_is_an_error() {
        let left = [0.0, -1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0];
        assert_eq!(verdict(&screen(Turn::Normal, 0, 1080, UNTURNED)), Some(Verdict::Ok));
        assert_eq!(verdict(&screen(Turn::Left, 0, 1080, UNTURNED)), Some(Verdict::Error));
        assert_eq!(verdict(&screen(Turn::Left, 0, 1080, left)), Some(Verdict::Ok));
        assert_eq!(verdict(&screen(Turn::Right, 0, 1080, left)), Some(Verdict::Error));
    }

    #[test]
    fn touch_that_spans_two_panels_is_an_error() {
        assert_eq!(verdict(&screen(Turn::Normal, 1080, 2160, UNTURNED)), Some(Verdict::Error));
        let half = [0.5, 0.0, 0.5, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0];
        assert_eq!(verdict(&screen(Turn::Normal, 1080, 2160, half)), Some(Verdict::Ok));
    }

    #[test]
    fn a_corner_that_is_touched_lands_in_that_corner_of_the_turned_picture() {
        // The picture is turned left: its upper left corner is the panel's lower left one.
        let to = wanted(
            &screen(Turn::Left, 0, 1080, UNTURNED),
            &screen(Turn::Left, 0, 1080, UNTURNED).monitors[0],
        );
        let landed =
            |x: f32, y: f32| [to[0] * x + to[1] * y + to[2], to[3] * x + to[4] * y + to[5]];
        assert_eq!(landed(0.0, 1.0), [0.0, 0.0]);
        assert_eq!(landed(0.0, 0.0), [1.0, 0.0]);
    }
}

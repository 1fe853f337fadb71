//! The hidden gesture that asks for the pad: three taps in the upper left corner, then three in
//! the upper right one. A palm can't make it, a rag doesn't, and whoever hammers at one corner
//! doesn't either.

use std::time::Duration;

use super::scene::Corner;

/// The taps of the gesture, the first first.
const KNOCK: [Corner; 6] =
    [Corner::Left, Corner::Left, Corner::Left, Corner::Right, Corner::Right, Corner::Right];
/// From its first tap to its last.
const WITHIN: Duration = Duration::from_secs(6);

/// The last taps in a corner, the oldest first; as many at most as the gesture has.
#[derive(Debug, Default)]
pub(super) struct Knock(Vec<(Corner, Duration)>);

impl Knock {
    /// Takes a tap in at `now` (mono); `true` if it was the last of the gesture.
    pub(super) fn tap(&mut self, corner: Corner, now: Duration) -> bool {
        self.0.push((corner, now));
        if self.0.len() > KNOCK.len() {
            self.0.remove(0);
        }
        let in_time = self.0.first().is_some_and(|(_, first)| now.saturating_sub(*first) <= WITHIN);
        let is_whole = in_time && self.0.iter().map(|(corner, _)| corner).eq(&KNOCK);
        if is_whole {
            self.0.clear();
        }
        is_whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Corner::{Left, Right};

    fn opens(taps: &[Corner], apart_ms: u64) -> bool {
        let mut knock = Knock::default();
        let times = (0..).map(|n| Duration::from_millis(n * apart_ms));
        taps.iter().zip(times).fold(false, |_, (corner, at)| knock.tap(*corner, at))
    }

    #[test]
    fn it_is_three_taps_on_the_left_and_three_on_the_right_in_six_seconds() {
        assert!(opens(&KNOCK, 200) && opens(&KNOCK, 1200));
        assert!(!opens(&KNOCK, 1201), "too slow");
        assert!(opens(&[Right, Left, Left, Left, Left, Right, Right, Right], 500), "a false start");
        for other in [
            &[Left; 12][..],
            &[Right; 12],
            &[Left, Right, Left, Right, Left, Right],
            &[Right, Right, Right, Left, Left, Left],
            &[Left, Left, Left, Right, Right],
            &[Left, Left, Right, Right, Right, Right],
        ] {
            assert!(!opens(other, 100), "{other:?}");
        }
    }

    #[test]
    fn one_knock_is_one_opening() {
        let mut knock = Knock::default();
        let opened = KNOCK.iter().chain(&[Right, Right, Right]);
        assert_eq!(opened.filter(|corner| knock.tap(**corner, Duration::ZERO)).count(), 1);
    }
}

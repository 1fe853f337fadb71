//! The theme of the day, and the colours of the hour.

use std::sync::Arc;

use jiff::Zoned;
use jiff::civil::{Date, date};

use super::dayparts;
use crate::content::model::{Daypart, ThemeSetting, Value};
use crate::player::scene::Mood;

/// The value that leads on `day`: the values take turns, one a day, in their order.
/// `None` only where there are no values.
pub(crate) fn of_the_day(values: &[Arc<Value>], day: Date) -> Option<&Arc<Value>> {
    let count = i64::try_from(values.len()).ok().filter(|&n| n > 0)?;
    let number = (day - date(1970, 1, 1)).get_days();
    let turn = i64::from(number).rem_euclid(count);
    values.get(usize::try_from(turn).ok()?)
}

/// The evening as a daypart of every day, where the colours follow the clock.
pub(crate) fn evening(setting: ThemeSetting) -> Option<Daypart> {
    match setting {
        ThemeSetting::Auto { evening_from, day_from } if evening_from != day_from => {
            Some(Daypart { days: dayparts::EVERY_DAY.to_vec(), from: evening_from, to: day_from })
        }
        _ => None,
    }
}

/// Day or evening at `wall`. A clock that cannot be believed gives the day's, unless fixed.
pub(crate) fn mood(setting: ThemeSetting, wall: &Zoned) -> Mood {
    if setting == ThemeSetting::Evening {
        return Mood::Evening;
    }
    let is_evening = |part: Daypart| dayparts::is_open(&[part], wall);
    if dayparts::plausible(wall.date()) && evening(setting).is_some_and(is_evening) {
        Mood::Evening
    } else {
        Mood::Day
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::model::{Id, Lang, Pole, Text};

    fn values(n: usize) -> Vec<Arc<Value>> {
        let text = || Text::new(vec![(Lang::new("en"), "a".into())]).expect("one language");
        (0..n)
            .map(|i| {
                Arc::new(Value {
                    id: Id::new(&format!("v{i}")),
                    name: text(),
                    meaning: text(),
                    pole: Pole::Care,
                })
            })
            .collect()
    }

    #[test]
    fn the_values_take_turns_a_day_each_and_come_round() {
        let values = values(3);
        let on = |d: Date| of_the_day(&values, d).expect("a value").id.clone();
        let first = date(2026, 12, 31);
        let second = date(2027, 1, 1);
        let third = date(2027, 1, 2);
        assert_ne!(on(first), on(second));
        assert_ne!(on(second), on(third));
        assert_ne!(on(first), on(third));
        assert_eq!(on(first), on(date(2027, 1, 3)));
    }

    #[test]
    fn a_day_before_the_epoch_has_a_theme_and_no_values_have_none() {
        assert!(of_the_day(&values(3), date(1903, 5, 5)).is_some());
        assert!(of_the_day(&[], date(2026, 5, 5)).is_none());
    }

    #[test]
    fn the_evening_lasts_past_midnight_until_the_day_begins() {
        let auto = ThemeSetting::Auto {
            evening_from: jiff::civil::time(18, 0, 0, 0),
            day_from: jiff::civil::time(6, 0, 0, 0),
        };
        let at = |t: &str| mood(auto, &t.parse().expect("a zoned time"));
        assert_eq!(at("2026-11-06T17:59:59[Europe/Berlin]"), Mood::Day);
        assert_eq!(at("2026-11-06T18:00:00[Europe/Berlin]"), Mood::Evening);
        assert_eq!(at("2026-11-07T05:59:59[Europe/Berlin]"), Mood::Evening);
        assert_eq!(at("2026-11-07T06:00:00[Europe/Berlin]"), Mood::Day);
        assert_eq!(at("1970-01-01T23:00:00[Europe/Berlin]"), Mood::Day);
    }
}

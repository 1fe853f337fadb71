//! The time of the year in which an item shows.

use jiff::civil::Date;

/// A month and a day in it, from 1 each; 29 February is one, and comes in leap years only.
pub type DayOfYear = (i8, i8);

/// Stretches of days in which an item shows; without any it shows all year. First and last day
/// both count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Season {
    /// The same days every year. Where the first comes after the last, it runs over New Year.
    pub each_year: Option<(DayOfYear, DayOfYear)>,
    /// Days of the calendar, for feasts that move: Spring Festival, Easter.
    pub dates: Vec<(Date, Date)>,
}

impl Season {
    /// Whether it says nothing, and the item shows all year.
    pub fn is_all_year(&self) -> bool {
        self.each_year.is_none() && self.dates.is_empty()
    }

    /// Whether `day` is in it.
    pub fn has(&self, day: Date) -> bool {
        let of_year = (day.month(), day.day());
        let yearly = self.each_year.is_some_and(|(first, last)| {
            if first <= last {
                (first..=last).contains(&of_year)
            } else {
                first <= of_year || of_year <= last
            }
        });
        let mut dates = self.dates.iter();
        self.is_all_year() || yearly || dates.any(|(from, until)| (*from..=*until).contains(&day))
    }

    /// The last of all its days; `None` where it comes again every year, or is all year.
    pub fn last(&self) -> Option<Date> {
        let dates = self.dates.iter().map(|(_, until)| *until).max();
        dates.filter(|_| self.each_year.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn first_and_last_day_both_count_every_year() {
        let season = Season { each_year: Some(((1, 20), (2, 20))), dates: Vec::new() };
        for year in [2024, 2026, 2099] {
            let has = |month, day| season.has(date(year, month, day));
            assert_eq!(
                [has(1, 19), has(1, 20), has(2, 20), has(2, 21), has(7, 1)],
                [false, true, true, false, false]
            );
        }
    }

    #[test]
    fn a_season_runs_over_new_year() {
        let season = Season { each_year: Some(((12, 20), (1, 6))), dates: Vec::new() };
        let has = |month, day| season.has(date(2026, month, day));
        assert_eq!(
            [has(12, 19), has(12, 20), has(12, 31), has(1, 1), has(1, 6), has(1, 7)],
            [false, true, true, true, true, false]
        );
    }

    #[test]
    fn dates_are_days_of_one_year() {
        let dates =
            vec![(date(2026, 2, 16), date(2026, 2, 22)), (date(2027, 2, 5), date(2027, 2, 11))];
        let season = Season { each_year: None, dates };
        assert!(season.has(date(2026, 2, 16)) && season.has(date(2027, 2, 11)));
        assert!(!season.has(date(2026, 2, 5)) && !season.has(date(2027, 2, 16)));
        assert_eq!(season.last(), Some(date(2027, 2, 11)));
        let yearly = Season { each_year: Some(((2, 1), (2, 2))), ..season };
        assert_eq!(yearly.last(), None);
        assert!(yearly.has(date(2030, 2, 1)) && yearly.has(date(2026, 2, 16)));
    }

    #[test]
    fn nothing_said_is_all_year() {
        assert!(Season::default().has(date(2026, 7, 1)));
        assert_eq!(Season::default().last(), None);
    }
}

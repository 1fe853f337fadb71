//! Days and times of day in the forms in which people write them.

use jiff::civil::Date;

/// The days that a text may mean, in the form in which they are written here, the likeliest first.
pub(super) fn days(text: &str) -> Vec<String> {
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let whole = |part: &str| part.parse::<i16>().ok();
    let numbers: Vec<i16> = parts.iter().filter_map(|part| whole(part)).collect();
    let orders: Vec<[i16; 3]> = match (numbers.as_slice(), parts.as_slice()) {
        (_, [all]) if all.len() == 8 => {
            let cut = |range| all.get(range).and_then(whole).unwrap_or(0);
            vec![[cut(0..4), cut(4..6), cut(6..8)]]
        }
        (&[y, m, d], [year, ..]) if year.len() == 4 => vec![[y, m, d]],
        // 3.2.2026 is the third of February; with strokes it is that or the second of March.
        (&[d, m, y], [.., year]) if year.len() == 4 && text.contains('.') => vec![[y, m, d]],
        (&[a, b, y], [.., year]) if year.len() == 4 => vec![[y, b, a], [y, a, b]],
        _ => Vec::new(),
    };
    let mut found: Vec<String> = Vec::new();
    for [year, month, day] in orders {
        found.extend(date(year, month, day).map(|date| date.to_string()));
    }
    found.dedup();
    found
}

/// A day; of one past the end of its month the last of it.
fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let first = Date::new(year, month, 1).ok()?;
    (1..=31)
        .contains(&day)
        .then(|| first.with().day(day.min(first.days_in_month())).build().ok())?
}

/// The time of day that a text means, such as `8`, `8.30` or `8 h`.
pub(super) fn time(text: &str) -> Option<String> {
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let (hour, minute) = match parts.as_slice() {
        [hour] if hour.len() <= 2 => (*hour, "00"),
        [all] if all.len() == 4 => all.split_at(2),
        [hour, minute] if minute.len() == 2 => (*hour, *minute),
        _ => return None,
    };
    let late = text.to_ascii_lowercase().contains("pm") && hour != "12";
    let hour = hour.parse::<u8>().ok()? + if late { 12 } else { 0 };
    let minute = minute.parse::<u8>().ok()?;
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_known_in_every_form_in_which_people_write_it() {
        let one = ["2026-02-03"];
        for text in ["2026-2-3", "2026/02/03", "3.2.2026", "03.02.2026", "20260203", "2026年2月3日"]
        {
            assert_eq!(days(text), one, "{text}");
        }
        assert_eq!(days("2026-02-30"), ["2026-02-28"]);
        assert_eq!(days("03/04/2026"), ["2026-04-03", "2026-03-04"]);
        assert_eq!(days("13/04/2026"), ["2026-04-13"]);
        for text in ["soon", "2026", "3.2.26", "2026-13-01", "2026-00-00", "99999999999-1-1"] {
            assert_eq!(days(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_time_is_known_in_every_form_in_which_people_write_it() {
        for (text, time_of_day) in [
            ("8", "08:00"),
            ("8.30", "08:30"),
            ("0830", "08:30"),
            ("6:15 pm", "18:15"),
            ("8 h", "08:00"),
        ] {
            assert_eq!(time(text).as_deref(), Some(time_of_day), "{text}");
        }
        for text in ["", "noon", "25", "8:5", "12:60", "255 pm"] {
            assert_eq!(time(text), None, "{text}");
        }
    }
}

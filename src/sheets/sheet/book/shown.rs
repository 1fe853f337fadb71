//! A cell as it is seen, by its number format.

use calamine::{DataRef, ExcelDateTime, NumberFormat};
use ssfmt::FormatOptions;

/// What a cell shows: a number as its format writes it, such as `00123`, but a day as
/// `2026-11-04`, which can't be mistaken.
pub(crate) fn shown(value: &DataRef<'_>, format: Option<&NumberFormat>) -> String {
    let code = format.map_or("", |format| format.format_code.as_str());
    match value {
        DataRef::String(text) => text_by(text, code),
        DataRef::SharedString(text) => text_by(text, code),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Int(number) => number_by(number_of(*number), code, &number.to_string()),
        DataRef::Float(number) => number_by(*number, code, &number.to_string()),
        DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(time) => day(time, code),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A whole number as a spreadsheet keeps it, which is exact up to 2^53.
#[expect(clippy::cast_precision_loss, reason = "a spreadsheet has no more digits either")]
fn number_of(number: i64) -> f64 {
    number as f64
}

/// A number by its format; `plain` where the format leaves it to the program, which would cut
/// down a long number such as 12345678901234 to fit the column.
fn number_by(number: f64, code: &str, plain: &str) -> String {
    if code.is_empty() || code == "@" || code.eq_ignore_ascii_case("general") {
        return plain.to_owned();
    }
    if is_hiding(code) {
        return String::new();
    }
    ssfmt::format(number, code, &FormatOptions::default()).unwrap_or_else(|_| plain.to_owned())
}

/// A text by its format, which may put something before or after it.
fn text_by(text: &str, code: &str) -> String {
    if is_hiding(code) {
        return String::new();
    }
    // Without a section of its own a text is shown as it is.
    match ssfmt::NumberFormat::parse(code) {
        Ok(format) if code.contains('@') => format.format_text(text, &FormatOptions::default()),
        _ => text.to_owned(),
    }
}

/// Whether a format shows nothing at all, as `;;;` does.
fn is_hiding(code: &str) -> bool {
    !code.is_empty() && code.chars().all(|c| c == ';')
}

/// A day; a time of day or a duration by its format.
fn day(time: &ExcelDateTime, code: &str) -> String {
    let days = time.as_f64();
    // What is shorter than a day is none, whatever the format calls it.
    if !time.is_datetime() || days < 1.0 {
        return number_by(days, code, &days.to_string());
    }
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_as_its_format_writes_it() {
        for (number, code, text) in [
            (123.0, "00000", "00123"),
            (42.0, "\"A-\"0000", "A-0042"),
            (42.0, "工号0000", "工号0042"),
            (1_234_567.0, "000-0000", "123-4567"),
            (7.0, "\\A00", "A07"),
            (1234.5, "#,##0.00", "1,234.50"),
            (0.5, "0%", "50%"),
            (-3.0, "0;(0)", "(3)"),
            (42.0, "00000;-00000;;@", "00042"),
            (123.0, "0000_);[Red]0000", "0123 "),
            (5.0, ";;;", ""),
            (123.0, "General", "123"),
            (12_345_678_901_234.0, "General", "12345678901234"),
            (123.0, "@", "123"),
            (0.4, "h:mm", "9:36"),
        ] {
            assert_eq!(number_by(number, code, &number.to_string()), text, "{code}");
        }
    }

    #[test]
    fn a_text_is_shown_as_its_format_writes_it() {
        for (code, text) in [
            ("", "00123"),
            ("General", "00123"),
            ("@", "00123"),
            ("00000", "00123"),
            ("0;0;0;\"A-\"@", "A-00123"),
            (";;;", ""),
        ] {
            assert_eq!(text_by("00123", code), text, "{code}");
        }
    }
}

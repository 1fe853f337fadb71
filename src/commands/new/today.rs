//! What a `today.ron` to be filled in says.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::content::model::Lang;

/// The whole file, for `day`, with a text in each of `languages`.
pub(super) fn text(day: Date, languages: &[Lang]) -> String {
    let mut line = String::new();
    for lang in languages {
        let comma = if line.is_empty() { "" } else { ", " };
        // Writing to a string can't fail.
        let _ = write!(line, "{comma}{lang}: \"\"");
    }
    format!(
        "// What is so today, for the last page of a line-up: one or two short lines a day, such as\n\
         // a delivery, a visitor, a new colleague. They show on that day alone and are gone at\n\
         // midnight, even if they stay here. Write as many days ahead as you like.\n\
         // Twelve words, or twenty Chinese characters, a line: ten people read it from five metres.\n\
         // Until the last empty text (\"\") of a day is written, nothing of that day is shown.\n\
         [\n    (\n        day: \"{day}\",\n        lines: [\n            ({line}),\n        ],\n    ),\n]\n"
    )
}

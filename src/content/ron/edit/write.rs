//! Values as they are written in a file.

use crate::content::model::Lang;

/// Longest line of texts side by side, in characters.
const LINE_MAX: usize = 72;

/// A text between quotation marks.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A text in its languages: in one line where it is short, else a line for each.
pub fn texts<'a>(by_lang: impl IntoIterator<Item = (&'a Lang, &'a str)>) -> String {
    let each: Vec<String> =
        by_lang.into_iter().map(|(lang, text)| format!("{lang}: {}", quoted(text))).collect();
    let line = format!("({})", each.join(", "));
    if line.chars().count() <= LINE_MAX {
        return line;
    }
    format!("(\n    {},\n)", each.join(",\n    "))
}

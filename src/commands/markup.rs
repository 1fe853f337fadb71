//! What the pages of HTML share that commands write: safe text, and the colours of the glass.

use egui::Color32;

use crate::screens::theme::{Accent, Palette};

/// `text` as it may stand in HTML, in an attribute, too.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            other => safe.push(other),
        }
    }
    safe
}

/// The colours of the glass as variables for a style sheet: `--paper`, `--care`, `--care-tint` …
pub(super) fn colours(palette: &Palette) -> String {
    let Palette { paper, raised, card, line, ink, soft, care, dignity, thanks, wrong, .. } =
        *palette;
    let plain = [paper, raised, card, line, ink, soft];
    let plain = ["paper", "raised", "card", "line", "ink", "soft"].into_iter().zip(plain);
    let mut root = String::from(":root {\n");
    for (name, colour) in plain {
        root += &format!("  --{name}: {};\n", hex(colour));
    }
    let accents = [("care", care), ("dignity", dignity), ("thanks", thanks), ("wrong", wrong)];
    for (name, Accent { fill, tint, .. }) in accents {
        root += &format!("  --{name}: {}; --{name}-tint: {};\n", hex(fill), hex(tint));
    }
    root + "}\n"
}

fn hex(colour: Color32) -> String {
    let [red, green, blue, _] = colour.to_array();
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screens::theme::DAY;

    #[test]
    fn markup_in_a_text_is_text() {
        assert_eq!(escape("a <b> & \"c\""), "a &lt;b&gt; &amp; &quot;c&quot;");
    }

    #[test]
    fn a_style_sheet_has_the_colours_of_the_glass() {
        let root = colours(&DAY);
        for line in
            ["--paper: #f8f2e7;", "--ink: #1f2529;", "--wrong: #a8382b; --wrong-tint: #f7dfda;"]
        {
            assert!(root.contains(line), "{line}: {root}");
        }
    }
}

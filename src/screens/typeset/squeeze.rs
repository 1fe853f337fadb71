//! Full-width signs that stand side by side. Half of each is blank, so that two of them tear a hole
//! into the row: one half goes, as does the one before a sign that opens a row (CSS Text 4,
//! `text-spacing-trim`; W3C Requirements for Chinese Text Layout, on the width of punctuation).

/// Signs whose right half is blank.
const CLOSING: &str = "，。、；：）》」』】〉〕”’";
/// Signs whose left half is blank.
const OPENING: &str = "（《「『【〈〔“‘";
/// From this width on, in ems, a sign is a full-width one: quotation marks are so only in a face of
/// Han script.
const WIDE_EMS: f32 = 0.9;

/// By how much a sign moves up, in ems.
pub(super) const HALF: f32 = 0.5;

/// A sign and its width in ems.
pub(super) type Sign = (char, f32);

/// Whether `sign` moves up to the one before it, or to the edge where it opens a row.
pub(super) fn moves_up(before: Option<Sign>, sign: Sign) -> bool {
    let is = |(c, ems): Sign, signs: &str| ems >= WIDE_EMS && signs.contains(c);
    match before {
        Some(before) if is(before, CLOSING) => is(sign, CLOSING) || is(sign, OPENING),
        Some(before) => is(before, OPENING) && is(sign, OPENING),
        None => is(sign, OPENING),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_blank_halves_side_by_side_one_goes() {
        let wide = |c| (c, 1.0);
        for [before, sign] in [['”', '。'], ['：', '“'], ['“', '《'], ['，', '（']] {
            assert!(moves_up(Some(wide(before)), wide(sign)), "{before}{sign}");
        }
        for [before, sign] in [['来', '“'], ['”', '来'], ['“', '来'], ['？', '”'], ['“', '。']]
        {
            assert!(!moves_up(Some(wide(before)), wide(sign)), "{before}{sign}");
        }
        assert!(moves_up(None, wide('“')) && !moves_up(None, wide('来')));
        assert!(!moves_up(None, ('“', 0.4)), "a Latin one has no blank half");
    }
}

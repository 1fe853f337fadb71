//! Can every letter be drawn?

use super::super::check::{Check, Question};

const QUESTION: Question =
    Question { subject: "fonts", asked: "can the fonts in the program draw every letter?" };

/// So many letters are named.
const NAMED_MAX: usize = 12;

/// `missing` are the letters of the content that no font has.
pub(in super::super) fn check(missing: &[char]) -> Check {
    if missing.is_empty() {
        return QUESTION.ok("every letter of the content; no font of the machine is needed");
    }
    let named: String = missing.iter().take(NAMED_MAX).collect();
    let more = if missing.len() > NAMED_MAX { " and more" } else { "" };
    QUESTION.warning(
        format!("no font has {named}{more}"),
        "write them otherwise; breakroom check says where they stand",
    )
}

#[cfg(test)]
mod tests {
    use super::super::super::check::Verdict;
    use super::*;

    #[test]
    fn letters_that_no_font_has_are_named() {
        assert_eq!(check(&[]).verdict, Verdict::Ok);
        let check = check(&['ಠ']);
        assert_eq!((check.verdict, check.found.as_str()), (Verdict::Warning, "no font has ಠ"));
    }
}

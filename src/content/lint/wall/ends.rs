//! Consents that run out soon, or have.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::locate::{Locator, Step};
use super::super::rules::told;
use crate::content::finding::Finding;
use crate::content::model::Content;

/// How many days ahead an end is told.
pub const ENDS_WITHIN_DAYS: i32 = 30;

/// What ends by `today` and [`ENDS_WITHIN_DAYS`].
pub(in super::super) fn findings(
    content: &Content,
    today: Date,
    locator: &mut Locator<'_>,
) -> Vec<Finding> {
    let soon = today.checked_add(ENDS_WITHIN_DAYS.days()).unwrap_or(Date::MAX);
    let mut found = Vec::new();
    for thanks in &content.commendations {
        for (part, until) in thanks.ends().filter(|(_, until)| *until <= soon) {
            let fact = if until < today {
                format!("the consent to the {part} ended on {until}")
            } else {
                format!("the consent to the {part} ends on {until}")
            };
            let field = match part {
                "words" => "words_until",
                "name" => "name_until",
                _ => "photo_until",
            };
            let path = [Step::Field("consent"), Step::Field(field)];
            let code = "wall-consent-ends";
            let (what, todo) = told(code, &fact, "ask again, and write the new day");
            found.extend(locator.warning(&thanks.meta, &path, code, what, todo));
        }
    }
    found
}

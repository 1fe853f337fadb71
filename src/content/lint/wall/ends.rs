//! Consents that run out soon, or have.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::locate::Locator;
use crate::content::finding::{Finding, warning};
use crate::content::model::Content;
use crate::content::model::PathStep::Field;

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
            let ends = if until < today { "ended" } else { "ends" };
            let field = match part {
                "words" => "words_until",
                "name" => "name_until",
                _ => "photo_until",
            };
            let finding = warning("wall-consent-ends")
                .what(format!("the consent to the {part} {ends} on {until}"))
                .todo("ask again, and write the new day");
            let path = [Field("consent"), Field(field)];
            found.extend(locator.say(&thanks.meta, &path, finding));
        }
    }
    found
}

//! Feasts that move, of which the next years' days aren't written yet.

use jiff::civil::Date;

use super::locate::Locator;
use crate::content::finding::{Finding, warning};
use crate::content::model::PathStep::Field;
use crate::content::model::{Content, Meta};

/// What has no more days after `today`.
pub(super) fn findings(content: &Content, today: Date, locator: &mut Locator<'_>) -> Vec<Finding> {
    let slides = content.slides.iter().map(|slide| &slide.meta);
    let questions = content.questions.iter().map(|question| &question.meta);
    let cards = content.commendations.iter().map(|card| &card.meta);
    let all = slides.chain(questions).chain(cards);
    all.filter_map(|meta| over(meta, today, locator)).collect()
}

fn over(meta: &Meta, today: Date, locator: &mut Locator<'_>) -> Option<Finding> {
    let last = meta.season.last().filter(|last| *last < today)?;
    // Its end was meant so.
    if meta.until.is_some() {
        return None;
    }
    let finding = warning("dates-over")
        .what(format!("the last of its days was {last}, so it never shows again"))
        .todo("write the days of the next years into `dates`, or take the item out");
    locator.say(meta, &[Field("dates")], finding)
}

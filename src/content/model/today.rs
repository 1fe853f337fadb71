//! What was written for one day.

use jiff::civil::Date;

use super::Text;

/// What is so here on one day and no other, such as a delivery or a visit.
#[derive(Clone, Debug, PartialEq)]
pub struct Today {
    /// The day, from midnight to midnight on the kiosk's wall.
    pub day: Date,
    /// One or two short sentences.
    pub lines: Vec<Text>,
}

//! A commendation as the sheet has it, on its way to the content folder.

use jiff::civil::Date;

use super::answer::Status;

/// A text by its languages.
pub(super) type Words = Vec<(String, String)>;

/// A commendation that has all it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// The row it stands in; no part of what it says.
    pub row: usize,
    pub id: String,
    /// Whether the sheet itself says the id.
    pub has_own_id: bool,
    /// A value's id.
    pub value: String,
    /// Whether a whole team is thanked.
    pub is_team: bool,
    pub person: Option<String>,
    pub name: Words,
    pub team: Words,
    pub behind_the_scenes: bool,
    pub date: Date,
    pub situation: Words,
    pub act: Words,
    pub effect: Words,
    pub quote: Option<Quote>,
    /// As the file format names it.
    pub skill: Option<String>,
    pub helped_by: Words,
    pub photo: Option<Photo>,
    pub words: Consent,
    pub name_shown: Consent,
    pub photo_shown: Consent,
    pub status: Status,
    pub approved_by: Option<String>,
    pub second: Option<String>,
    pub approved_on: Option<Date>,
    pub nominated_by: Option<String>,
    pub from: Option<Date>,
    pub until: Option<Date>,
}

/// Somebody's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quote {
    pub text: Words,
    /// As the file format names it.
    pub from: String,
    pub by: Words,
}

/// A photo, with whether its description is from the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Photo {
    pub path: String,
    pub alt: Words,
    pub is_described: bool,
}

/// A consent to one part: the day it was given, and its last day. No day, no consent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Consent {
    pub given: Option<Date>,
    pub until: Option<Date>,
}

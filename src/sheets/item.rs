//! A commendation as the sheet has it, on its way to the content folder.

use jiff::civil::Date;

use super::vocabulary::answer::Status;

/// A text by its languages, such as `[("en", "Stores")]`.
pub(crate) type Texts = Vec<(String, String)>;

/// A commendation as a row of the sheet has it. It has all it needs, unless it is to be taken
/// out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Nomination {
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
    pub name: Texts,
    pub team: Texts,
    pub behind_the_scenes: bool,
    /// When it happened; only what is taken out may be without.
    pub date: Option<Date>,
    pub situation: Texts,
    pub act: Texts,
    pub effect: Texts,
    pub quote: Option<QuoteCells>,
    /// As the file format names it.
    pub skill: Option<String>,
    pub helped_by: Texts,
    pub photo: Option<PhotoCells>,
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

impl Nomination {
    /// Whether the sheet says that it isn't to be shown any more, or never was.
    pub(crate) fn is_taken_out(&self) -> bool {
        matches!(self.status, Status::Withdrawn | Status::Rejected)
    }

    /// Whether it can be found among what stands in the folder.
    pub(crate) fn is_known(&self) -> bool {
        let has_whom = self.person.is_some() || !self.name.is_empty() || !self.team.is_empty();
        self.has_own_id || (self.date.is_some() && has_whom)
    }
}

/// Somebody's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct QuoteCells {
    pub text: Texts,
    /// As the file format names it.
    pub from: String,
    pub by: Texts,
}

/// A photo, with whether its description is from the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PhotoCells {
    pub path: String,
    pub alt: Texts,
    pub is_described: bool,
}

/// A consent to one part: the day it was given, and its last day. No day, no consent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Consent {
    pub given: Option<Date>,
    pub until: Option<Date>,
}

//! What the pages of a scene offer beside what they show.

use super::Offer;
use crate::content::model::Content;

/// What there is to go to, besides what there always is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// There is a team to thank, or a form to thank on.
    pub thanks: bool,
    /// Whether the first page offers a line-up.
    pub lineup: Offer,
}

impl Ways {
    /// What `content` has; no line-up.
    pub(crate) fn of(content: &Content) -> Self {
        let thanks = !content.roles.is_empty() || content.kiosk.thanks.is_some();
        Self { thanks, lineup: Offer::None }
    }
}

/// Whether a page can be read aloud.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speech {
    /// There is nothing to read it with, or the settings don't ask for it.
    #[default]
    None,
    /// It can be.
    Offered,
    /// It is just being read.
    Speaking,
}

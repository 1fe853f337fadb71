//! What the advice of a finding comes to where a machine can follow it: a name is written as it is
//! known, a comma put in, a field added that says nothing yet. What only its author can know is
//! left to the author.

mod days;
mod entries;
mod known;
mod shape;
mod values;

use super::finding::Finding;
use super::ron::edit::{self, Patch};
use super::ron::outline::outline;

pub use known::{Known, free_id, ids, languages};

/// Most ways that are offered out of one fault.
pub const WAYS_MAX: usize = 6;

/// What is done, to be said before it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Does {
    /// This is written instead of what stands there.
    Write(String),
    /// This is added.
    Add(String),
    /// What stands there is taken out.
    TakeOut,
}

/// One way out of a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// What is done.
    pub does: Does,
    /// What is changed in the text of the file, none of it over another.
    pub patches: Vec<Patch>,
}

impl Repair {
    fn new(does: Does, patches: Vec<Patch>) -> Self {
        Self { does, patches }
    }

    fn write(span: std::ops::Range<usize>, with: impl Into<String>) -> Self {
        let with = with.into();
        Self::new(Does::Write(with.clone()), vec![Patch::new(span, with)])
    }

    fn take_out(span: std::ops::Range<usize>) -> Self {
        Self::new(Does::TakeOut, vec![Patch::new(span, "")])
    }

    /// `text` repaired. It may have a byte-order mark, of which places know nothing.
    pub fn made(&self, text: &str) -> String {
        edit::with_patches(text, &self.patches)
    }
}

/// The ways out of what `finding` tells of `text`, the likeliest first; none where only its author
/// can know. `text` has no byte-order mark.
pub fn repairs(text: &str, finding: &Finding, known: &Known<'_>) -> Vec<Repair> {
    let span = finding.span.clone();
    if text.get(span.clone()).is_none() {
        return Vec::new();
    }
    let place = Place { text, span, code: finding.code, todo: &finding.todo };
    let mut ways = shape::repairs(&place);
    if ways.is_empty() && outline(text).fatal().is_none() {
        ways = values::repairs(&place, known);
        ways.extend(entries::repairs(&place, known));
    }
    ways.truncate(WAYS_MAX);
    ways
}

/// What is wrong, and where.
struct Place<'a> {
    text: &'a str,
    span: std::ops::Range<usize>,
    code: &'static str,
    /// The advice. What it has between backticks is to be written as it is.
    todo: &'a str,
}

impl<'a> Place<'a> {
    /// What stands there.
    fn old(&self) -> &'a str {
        &self.text[self.span.clone()]
    }

    /// What the advice names.
    fn named(&self) -> impl Iterator<Item = &'a str> {
        self.todo.split('`').skip(1).step_by(2)
    }
}

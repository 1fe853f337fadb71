//! What was asked of the machine, what was found, and what to do.

use serde::Serialize;

/// How a question was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Verdict {
    /// As it should be.
    Ok,
    /// The kiosk runs, and would run better otherwise; or it couldn't be found out.
    Warning,
    /// Something doesn't work, or won't for long.
    Error,
}

impl Verdict {
    /// The word that people read.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A question with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Check {
    /// What it is about, in a word.
    pub subject: &'static str,
    /// What was asked.
    pub asked: &'static str,
    pub verdict: Verdict,
    /// What was found, as a sentence without an end.
    pub found: String,
    /// How to fix it, as a sentence without an end; empty where nothing is to be fixed.
    pub fix: String,
}

/// A question about the machine, for an answer.
#[derive(Clone, Copy)]
pub(super) struct Question {
    pub subject: &'static str,
    pub asked: &'static str,
}

impl Question {
    /// All is as it should be.
    pub(super) fn ok(self, found: impl Into<String>) -> Check {
        self.answer(Verdict::Ok, found, "")
    }

    /// It could be better.
    pub(super) fn warning(self, found: impl Into<String>, fix: impl Into<String>) -> Check {
        self.answer(Verdict::Warning, found, fix)
    }

    /// It doesn't work.
    pub(super) fn error(self, found: impl Into<String>, fix: impl Into<String>) -> Check {
        self.answer(Verdict::Error, found, fix)
    }

    fn answer(self, verdict: Verdict, found: impl Into<String>, fix: impl Into<String>) -> Check {
        let Self { subject, asked } = self;
        Check { subject, asked, verdict, found: found.into(), fix: fix.into() }
    }
}

//! What the command line may say about an item to begin.

use std::path::PathBuf;

/// What `--help` says at its end.
pub const HELP: &str = "\
Examples:
  breakroom new commendation                        commendations/commendation-<today>.ron
  breakroom new question --kind order --id q-parcel questions/q-parcel.ron
  breakroom new slide --kind story                  philosophy/story-<today>.ron
  breakroom new today                               today.ron

Kinds of question: single (the usual one), several, true-false, order
Kinds of slide:    principle (the usual one), moment-of-truth, story, myth-and-fact, chain,
                   boundary-ladder, help-card, voice, figure, answered, craft, poll, promise
Nothing is ever overwritten, and nothing of it is shown before its last text is written.";

/// Begin an item: write a commented file to fill in
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// What is begun
    #[arg(value_enum)]
    pub what: What,
    /// What kind of question or slide
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Its id: small letters, digits and hyphens [default: the kind and the day]
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    /// The content folder
    #[arg(long, value_name = "DIR")]
    pub content: Option<PathBuf>,
}

/// What can be begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum What {
    /// Thanks to a colleague
    Commendation,
    /// A question for the quiz
    Question,
    /// A page of the philosophy
    Slide,
    /// What is so today, for the last page of a line-up
    Today,
}

impl What {
    /// What it is called on the command line and in the file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Commendation => "commendation",
            Self::Question => "question",
            Self::Slide => "slide",
            Self::Today => "today",
        }
    }
}

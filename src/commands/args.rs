//! Arguments that several commands share.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::places;
use crate::player::scene::Mood;

/// Smallest and largest side of a window or a picture, in pixels.
const SIDE_PX: RangeInclusive<u32> = 160..=8192;

/// The folders that a command reads: where they are named, else where they are by custom.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Places {
    /// The content folder
    #[arg(long, value_name = "DIR")]
    pub content: Option<PathBuf>,
    /// Where the kiosk keeps what it must remember [default: ~/.local/state/breakroom]
    #[arg(long, value_name = "DIR")]
    pub state: Option<PathBuf>,
}

impl Places {
    /// The content folder that is meant, by the rules of [`places::content`].
    pub fn content(&self) -> Option<PathBuf> {
        places::content(self.content.clone())
    }

    /// The state folder that is meant, by the rules of [`places::state`].
    pub fn state(&self) -> Option<PathBuf> {
        places::state(self.state.clone())
    }
}

/// A width and a height in pixels, written like `1920x1080`.
///
/// # Errors
/// It isn't written so, or a side is too small or too large; in words.
pub fn size(text: &str) -> Result<[u32; 2], String> {
    let sides = text
        .split_once(['x', 'X', '×'])
        .and_then(|(width, height)| Some([width.parse().ok()?, height.parse().ok()?]));
    match sides {
        Some(sides) if sides.iter().all(|side| SIDE_PX.contains(side)) => Ok(sides),
        Some(_) => {
            Err(format!("each side must be {} to {} pixels", SIDE_PX.start(), SIDE_PX.end()))
        }
        None => Err("write it like 1920x1080".into()),
    }
}

/// What a mood is called on the command line and in the names of files.
pub fn mood_word(mood: Mood) -> &'static str {
    match mood {
        Mood::Day => "day",
        Mood::Evening => "evening",
    }
}

impl ValueEnum for Mood {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Day, Self::Evening]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(mood_word(*self).into())
    }
}

/// The colours that a run keeps to; `None` lets the hour choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme(pub Option<Mood>);

impl ValueEnum for Theme {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self(Some(Mood::Day)), Self(Some(Mood::Evening)), Self(None)]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(self.0.map_or("auto", mood_word).into())
    }
}

//! What plays in the loop, and what planning it needs to know.

use std::mem::discriminant;
use std::sync::Arc;

use jiff::Timestamp;

use super::tempo::Pace;
use crate::content::model::{
    Commendation, Content, Id, Lang, Photo, Question, Role, Slide, SlideKind,
};
use crate::player::Options;
use crate::player::playlist::Playlist;
use crate::player::quiz::history::History;
use crate::player::quiz::need::Moment;
use crate::player::scene::{Ease, Mood};

/// What plays in the loop.
#[derive(Clone, Debug, PartialEq)]
pub enum Play {
    /// A slide, with the role whose turn it is on a your-jobs slide.
    Slide(Arc<Slide>, Option<Arc<Role>>),
    /// A question with its options in the order shown.
    Question(Arc<Question>, Vec<usize>),
    /// A commendation.
    Commendation(Arc<Commendation>),
    /// The first page as an invitation, when nothing else may show.
    Attract,
    /// Black, outside opening hours.
    Closed,
}

impl Play {
    /// The id of the item, where it is one.
    pub fn id(&self) -> Option<&Id> {
        match self {
            Self::Slide(slide, _) => Some(&slide.meta.id),
            Self::Question(question, _) => Some(&question.meta.id),
            Self::Commendation(card) => Some(&card.meta.id),
            Self::Attract | Self::Closed => None,
        }
    }
}

impl Play {
    fn photo(&self) -> Option<&Photo> {
        match self {
            Self::Slide(slide, _) => slide.photo.as_ref(),
            Self::Commendation(card) => card.photo.as_ref(),
            Self::Question(..) | Self::Attract | Self::Closed => None,
        }
    }

    /// The same page with the words that `content` has for it now; `None` where more than words
    /// has changed: the kind of page, its photo, its role, or how many options are in what order.
    pub fn reworded(&self, content: &Content) -> Option<Self> {
        match self {
            Self::Slide(old, role) => {
                let new = content.slides.iter().find(|slide| slide.meta.id == old.meta.id)?;
                let same = discriminant(&new.kind) == discriminant(&old.kind)
                    && new.photo.as_ref().map(|photo| &photo.path)
                        == old.photo.as_ref().map(|photo| &photo.path);
                let of_new = |role: &Arc<Role>| match &new.kind {
                    SlideKind::YourJobs { roles } => roles.iter().find(|new| new.id == role.id),
                    _ => None,
                };
                let now = role.as_ref().and_then(of_new).cloned();
                (same && now.is_some() == role.is_some()).then(|| Self::Slide(new.clone(), now))
            }
            Self::Question(old, shown) => {
                let new = content.questions.iter().find(|new| new.meta.id == old.meta.id)?;
                let same = new.kind == old.kind && new.options.len() == old.options.len();
                same.then(|| Self::Question(new.clone(), shown.clone()))
            }
            Self::Commendation(_) | Self::Attract | Self::Closed => None,
        }
    }

    /// Whether it can follow `on_glass` with nothing to be made ready.
    pub fn needs_nothing_after(&self, on_glass: &Self) -> bool {
        self.id().is_none() || (self.id() == on_glass.id() && self.photo() == on_glass.photo())
    }
}

/// A play with its languages and its place in the rhythm.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// What plays: an item of the content, or a page of the player's own.
    pub play: Play,
    /// The language it plays in.
    pub lang: Lang,
    /// The language beneath the headline of a slide.
    pub second: Option<Lang>,
    /// The beat it takes; `None` for what stands outside the rhythm. A question that comes by
    /// presence takes none, and stands before the one that it names.
    pub beat: Option<u64>,
    /// How often questions came when it was planned.
    pub pace: Pace,
}

/// What planning knows of the hour.
#[derive(Clone, Copy, Debug)]
pub struct Hour {
    /// What a second of it weighs on the wall.
    pub weight: f64,
    /// How often questions come in it.
    pub pace: Pace,
}

impl Hour {
    /// Of which nothing is known.
    pub const ANY: Self = Self { weight: 1.0, pace: Pace::Steady };
}

/// What planning needs to know.
#[derive(Clone, Copy)]
pub struct PlanContext<'a> {
    /// The content.
    pub content: &'a Content,
    /// What of it may show.
    pub playlist: &'a Playlist,
    /// The time of the player's clock.
    pub clock: Timestamp,
    /// A language fixed from outside.
    pub fixed: Option<&'a Lang>,
    /// Colours fixed from outside.
    pub mood: Option<Mood>,
    /// The seed of all shuffles.
    pub seed: u64,
}

impl<'h> PlanContext<'h> {
    /// What planning needs to know when the player's clock stands at `clock`.
    pub fn new(
        content: &'h Content,
        playlist: &'h Playlist,
        options: &'h Options,
        clock: Timestamp,
    ) -> Self {
        let fixed = options.lang.as_ref();
        Self { content, playlist, clock, fixed, mood: options.mood, seed: options.seed }
    }

    /// The languages, the primary one first.
    pub fn languages(&self) -> impl Iterator<Item = &Lang> {
        let of_kiosk = self.content.kiosk.languages.iter();
        self.fixed.into_iter().chain(of_kiosk.filter(move |l| Some(*l) != self.fixed))
    }

    /// What the choice of a question looks at.
    pub fn moment<'a>(&self, history: &'a History) -> Moment<'a>
    where
        'h: 'a,
    {
        Moment {
            history,
            now: self.clock,
            theme: self.playlist.theme.as_ref().map(|theme| &theme.id),
            seed: self.seed,
        }
    }

    /// Whether the glass has the colours of the day or of the evening now.
    pub fn mood(&self) -> Mood {
        self.mood.unwrap_or(self.playlist.mood)
    }

    /// What the settings give for ease, before anybody chooses.
    pub fn ease(&self) -> Ease {
        Ease {
            reach: false,
            large_text: self.content.kiosk.large_text,
            reduced_motion: self.content.kiosk.reduced_motion,
        }
    }

    /// The language after `lang`, if there is more than one.
    pub fn other(&self, lang: &Lang) -> Option<Lang> {
        let all: Vec<&Lang> = self.languages().collect();
        let at = all.iter().position(|l| *l == lang);
        let next = all.get(at.map_or(0, |at| (at + 1) % all.len()))?;
        (*next != lang).then(|| (*next).clone())
    }
}

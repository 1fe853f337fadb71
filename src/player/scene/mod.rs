//! What is on the glass, as a plain value, and what a finger can say to it.
//!
//! The player makes a [`Scene`], the screens draw it and answer with a
//! [`Gesture`], the player takes the gesture and reports [`Event`]s. Nothing
//! else passes between the three.

mod admin;
mod event;
mod lineup;
pub(crate) mod poll;
pub(crate) mod thanks;
mod turn;
mod wall;
mod ways;

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use crate::content::Finding;
use crate::content::model::{Commendation, Id, Kiosk, Lang, Question, Role, Slide, Value};
use crate::numbers::{nearest_f32, round_u32};

pub use admin::{
    AdminGesture, AdminView, Chart, Corner, Facts, PadState, PadView, Place, Playing, Tab, Toward,
    Typed, Why,
};
pub use event::{Event, Wording};
pub use lineup::{HELD_LEAST_S, Hands, Held, LineupPage, LineupView, Offer, Part};
pub(crate) use poll::options;
pub use poll::{Ballot, PollView};
pub use thanks::{DEEDS, Deed, ThanksStep, ThanksView};
pub use turn::{Spotlight, Standing};
pub use wall::{By, Choice, Month, WALL_FEW, WALL_PAGE, WALL_PAGE_REACH, WallView};
pub use ways::{Speech, Ways};

/// The two times the player reckons with. It never looks at a clock itself.
#[derive(Clone, Debug)]
pub struct Now {
    /// Since the program started; never goes back. All dwelling and idling is counted in it.
    pub mono: Duration,
    /// What the wall says, in the kiosk's time zone. Dates, dayparts and the theme of the day.
    pub wall: jiff::Zoned,
}

/// Day colours or evening colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mood {
    /// Warm paper, dark ink.
    Day,
    /// Dark ground, light ink.
    Evening,
}

/// What a passer-by may choose for ease; forgotten when the session ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ease {
    /// Every control in the bottom 45 % of the glass.
    pub reach: bool,
    /// Larger text at arm's length.
    pub large_text: bool,
    /// Cuts instead of fades.
    pub reduced_motion: bool,
}

/// Everything that is on the glass.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The page that is shown.
    pub view: View,
    /// The language of everything that stands in one language only.
    pub lang: Lang,
    /// The language beneath the headline of a slide, if there is to be one.
    pub second: Option<Lang>,
    /// What the language button changes to, if there is anything to change to.
    pub other: Option<Lang>,
    /// Whether the glass has the colours of the day or of the evening.
    pub mood: Mood,
    /// The organisation's settings: its name, its promise.
    pub kiosk: Arc<Kiosk>,
    /// The value whose day it is.
    pub theme: Option<Arc<Value>>,
    /// Counts the pages shown; compositions mirror on odd turns so that nothing burns in.
    pub turn: u32,
    /// The composition's shift in reference pixels, −4 to 4, for the panel's sake.
    pub shift: [i8; 2],
    /// Reach mode, large text, reduced motion.
    pub ease: Ease,
    /// Whether somebody is using it: the loop stands still then.
    pub in_session: bool,
    /// "Still here?", while it is asked.
    pub still_here: Option<StillHere>,
    /// Content or machine has a fault: a small amber dot.
    pub fault: bool,
    /// What there is to go to, besides what there always is.
    pub ways: Ways,
    /// Whether the page can be read aloud, or is.
    pub speech: Speech,
    /// Names of people in Han script, within which no row of a text ends.
    pub names: Arc<[String]>,
}

/// A page, with all that it shows.
#[derive(Clone, Debug, PartialEq)]
pub enum View {
    /// A slide of the loop. For a your-jobs slide, `role` says whose jobs are shown this time.
    Slide {
        /// The slide.
        slide: Arc<Slide>,
        /// Whose jobs, on a your-jobs slide.
        role: Option<Arc<Role>>,
    },
    /// A question, in the loop (silent) or in a visit.
    Question(QuestionView),
    /// A commendation in the loop, or opened from the wall.
    Commendation {
        /// The commendation.
        commendation: Arc<Commendation>,
        /// Opened by touch: with the whole story and a way back.
        opened: bool,
        /// Less than seven days old.
        new: bool,
        /// Where an opened one leads on to.
        beside: Beside,
        /// The hands on an opened one; never told in the loop.
        applause: Applause,
    },
    /// A poll in a session, asked or answered; in the loop it is a slide.
    Poll(PollView),
    /// Thanking a colleague.
    Thanks(ThanksView),
    /// The wall, one page of it.
    Wall(WallView),
    /// What would you like to do? The first page of a session.
    Home,
    /// "What were you hired to do?": the role tiles.
    Roles {
        /// The roles, each of which is a tile.
        roles: Vec<Arc<Role>>,
    },
    /// Job one and job two of the role somebody chose.
    Role {
        /// The role.
        role: Arc<Role>,
    },
    /// The card that closes a visit.
    VisitDone {
        /// Questions answered in the visit.
        answered: u32,
        /// Of these, right at the first try.
        right: u32,
        /// What was learnt: the questions of the visit whose takeaways stand on the card, those
        /// missed first; at least one and at most [`LEARNT`].
        learnt: Vec<Arc<Question>>,
        /// What the room knows of the questions of the visit.
        room: Option<Room>,
        /// Whether there is another question to ask.
        more: bool,
    },
    /// A page of a line-up.
    Lineup(LineupView),
    /// The pad that asks for the PIN.
    Pad(PadView),
    /// The page of the administrator.
    Admin(Box<AdminView>),
    /// Targets over the whole glass, and where fingers landed.
    Touches(Vec<Place>),
    /// A chart over the whole glass.
    Chart(Chart),
    /// Outside opening hours: black.
    Closed,
}

/// Takeaways on the card that closes a visit.
pub const LEARNT: usize = 3;

/// Where an opened commendation leads on to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Beside {
    /// Back to the wall.
    #[default]
    Nothing,
    /// Back to the wall, or to questions on its value ([`Gesture::QuizOn`]).
    Questions,
    /// Back to the question that it was opened from.
    Asked,
}

/// The hands that clapped for a card. They are told on the opened card alone: nothing is sorted
/// by them, and no two cards are ever seen with theirs side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applause {
    /// How many in all, those of this session included.
    pub hands: u32,
    /// Whether somebody in this session has clapped for it.
    pub given: bool,
}

/// What the room as a whole answered. There is none under [`ROOM_LEAST`] answers, so that it
/// never tells what one person said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// The share that was right at once, 0 to 1.
    pub share: f32,
    /// Of so many answers.
    pub answers: u32,
}

/// Under so many answers nothing is said about the room.
pub const ROOM_LEAST: u32 = 5;

impl Room {
    /// The share that was right at once, given `right` of `answers`; `None` where these are fewer
    /// than [`ROOM_LEAST`].
    pub fn new(right: u32, answers: u32) -> Option<Self> {
        let share = f64::from(right) / f64::from(answers.max(1));
        (answers >= ROOM_LEAST).then_some(Self { share: nearest_f32(share.min(1.0)), answers })
    }

    /// The share in percent, 0 to 100.
    pub fn percent(&self) -> u32 {
        round_u32(f64::from(self.share * 100.0))
    }
}

/// A finding as the glass shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingLine {
    /// The finding's place as `file:line:column`.
    pub place: String,
    /// What is wrong, as a sentence without an end.
    pub what: String,
    /// What to do about it, as a sentence without an end.
    pub todo: String,
    /// Whether the finding is an error rather than a warning.
    pub error: bool,
    /// The line that it is about, cut down; empty where there is none to show.
    pub source: String,
    /// What is meant in it, as bytes of `source`.
    pub caret: Range<usize>,
}

impl From<&Finding> for FindingLine {
    fn from(finding: &Finding) -> Self {
        Self {
            place: format!("{}:{}:{}", finding.file.display(), finding.line, finding.column),
            what: finding.what.clone(),
            todo: finding.todo.clone(),
            error: finding.is_error(),
            source: finding.source_line.clone(),
            caret: finding.caret.clone(),
        }
    }
}

/// A question on the glass.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionView {
    /// The question with its options.
    pub question: Arc<Question>,
    /// In which order its options stand: indices into `question.options`.
    pub shown: Vec<usize>,
    /// What was touched so far: indices into `question.options`, in the order touched.
    pub picked: Vec<usize>,
    /// How far the answering has come.
    pub phase: Phase,
    /// Number of this question in the visit and how many there are, from 1; `None` in the silent quiz.
    pub progress: Option<(u32, u32)>,
    /// Somebody who did just that, once it is answered in a visit: a commendation of the same
    /// value. [`Gesture::WhoDid`] opens it.
    pub colleague: Option<Id>,
    /// How many of the room chose right, once it is answered.
    pub room: Option<Room>,
}

/// Where a question stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// Waiting for a finger.
    Asking,
    /// Silent quiz: time to think. `elapsed` of `total` steps of the bar are full.
    Thinking {
        /// Steps that are full.
        elapsed: u32,
        /// Steps of the whole bar.
        total: u32,
    },
    /// It was answered, and the answer is on its way to where it is kept. What was picked shows
    /// as taken; whether it is right is not yet said.
    Recording,
    /// The answer and the reasons. `right` is `None` in the silent quiz.
    Answered {
        /// Whether what was picked is right.
        right: Option<bool>,
        /// Whether the question comes back at the end of the visit.
        again: bool,
    },
}

/// The "Still here?" over a page that nobody has touched for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StillHere {
    /// The seconds left until the session ends.
    pub left_s: u32,
    /// The seconds that there were at the beginning.
    pub of_s: u32,
}

/// What a finger (or a key) says.
#[derive(Clone, Debug, PartialEq)]
pub enum Gesture {
    /// A touch that hit no control: joins in, or answers "Still here?".
    Touch,
    /// To the first page of the session.
    Home,
    /// Ends the session; the loop goes on.
    Leave,
    /// Starts a visit of the quiz, or asks another one. From the page of a role: with
    /// questions for that role.
    Quiz,
    /// Starts a visit of the quiz with questions on a value.
    QuizOn(Id),
    /// On an answered question: opens the colleague who did just that.
    WhoDid,
    /// The wall, first page.
    Wall,
    /// The role tiles.
    Roles,
    /// A role tile.
    PickRole(Id),
    /// A card of the wall.
    OpenCard(Id),
    /// Claps for the opened card; once a session and card.
    Applaud,
    /// One step back: card → wall, or the question it was opened from; role → roles; a page of a
    /// line-up → the one before; anything else → home.
    Back,
    /// An option, by its index in `question.options`. In an order question: takes the next
    /// step, or gives it back when it was the last one taken. Where several are to be chosen:
    /// takes it or gives it back. Of a poll, by its index in the slide's options.
    Pick(usize),
    /// Confirms an answer of several parts. After an answer: the next question or the closing card.
    Next,
    /// Begins to thank a colleague.
    Thank,
    /// Somebody of this role is thanked.
    ThankTeam(Id),
    /// For this, by its index in [`DEEDS`].
    ThankFor(usize),
    /// All cards of the wall.
    WallAll,
    /// Offers what the wall can be browsed by.
    WallBy(By),
    /// Only the cards of this value, skill, team or month.
    WallChoice(Choice),
    /// Shows what there is to choose from this choice on, by its index.
    WallFrom(usize),
    /// A page of the wall.
    WallPage(usize),
    /// Begins a line-up, or takes up the one that was interrupted. In it [`Next`](Self::Next) and
    /// [`Back`](Self::Back) turn its pages.
    Lineup,
    /// In a line-up: another story, question or colleague.
    Other,
    /// In a line-up: how most hands were.
    Hands(Hands),
    /// The language button.
    Language,
    /// The button that has the page read aloud, or ends that.
    Speak,
    /// The reach button.
    Reach,
    /// The large-text button.
    LargeText,
    /// The reduced-motion button.
    ReducedMotion,
    /// The amber dot: the findings on the admin page. Only heeded in an owner's window, where it
    /// opens without a PIN.
    Findings,
    /// Something to the pad or the admin page; anywhere else it means nothing.
    Admin(AdminGesture),
}

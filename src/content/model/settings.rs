//! The settings of `kiosk.ron`, validated.

use jiff::civil::Time;

use super::{Daypart, Id, Lang, Text};

/// What takes its turn in the rhythm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beat {
    /// A slide.
    Slide,
    /// A question, silent unless somebody touches it.
    Question,
    /// A commendation in the spotlight.
    Commendation,
}

/// How two languages share a slide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bilingual {
    /// Headline and body in the primary language only.
    PrimaryOnly,
    /// Headlines in both; bodies take turns from cycle to cycle.
    #[default]
    InTurn,
}

/// Whether what stands in the files is shown as it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Approval {
    /// It is.
    #[default]
    Off,
    /// It is shown in words that two people have approved, and in no others.
    Required,
}

/// When the evening colours are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeSetting {
    /// The day's colours, always.
    Day,
    /// The evening's colours, always.
    Evening,
    /// The evening's between these times.
    Auto {
        /// From then on it is evening.
        evening_from: Time,
        /// From then on it is day.
        day_from: Time,
    },
}

/// A third job, such as keeping the place right.
#[derive(Clone, Debug, PartialEq)]
pub struct ThirdJob {
    /// What it is: "Keep it clean and safe".
    pub name: Text,
    /// What to do, and whom to tell if one cannot do it oneself.
    pub ask: Text,
}

/// The firm's own form, on which anybody can write down what a colleague did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThanksForm {
    /// Its address, such as `https://forms.example/thanks`; at most 200 bytes.
    pub url: String,
    /// What this screen is called in the address, by which the firm knows where somebody stood.
    pub screen: Option<Id>,
}

/// A program that reads a text aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpeechEngine {
    /// eSpeak NG, which speaks some hundred languages and needs no network.
    EspeakNg,
}

impl SpeechEngine {
    /// All of them.
    pub const ALL: [Self; 1] = [Self::EspeakNg];

    /// Its name in the settings, and that of its program.
    pub const fn name(self) -> &'static str {
        match self {
            Self::EspeakNg => "espeak-ng",
        }
    }
}

/// Who may begin a line-up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineupSetting {
    /// Anybody at the glass.
    #[default]
    Open,
    /// Whoever knows the PIN, once there is one.
    Pin,
    /// Nobody: it isn't offered.
    Hidden,
}

/// When the silent quiz asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuizSetting {
    /// Oftener while somebody is likely to be in the room, and as often a day.
    #[default]
    Attended,
    /// In its places in the rhythm, whatever the hour.
    Steady,
    /// In odd ISO weeks as `Attended`, in even ones as `Steady`, so that a report can compare them.
    Trial,
}

/// The settings of `kiosk.ron`.
#[derive(Clone, Debug, PartialEq)]
pub struct Kiosk {
    /// The name of the organisation.
    pub organisation: Text,
    /// What the organisation promises its customers, which stands under quiz feedback and closes
    /// each cycle.
    pub promise: Text,
    /// The languages of the glass, at least one; the first is the primary one.
    pub languages: Vec<Lang>,
    /// How two languages share a slide.
    pub bilingual: Bilingual,
    /// The order in which slides, questions and commendations take turns; 1 to 16 beats.
    pub rhythm: Vec<Beat>,
    /// When the questions among them come.
    pub quiz: QuizSetting,
    /// Diagonal of the panel in inches, 5 to 120.
    pub panel_diagonal_in: f32,
    /// How far away the passer-by stands in metres, 0.5 to 10.
    pub viewing_distance_m: f32,
    /// The monitor to use, by name; the primary one if `None`.
    pub monitor: Option<String>,
    /// When the room is open; empty means always. Outside, the panel is black.
    pub open: Vec<Daypart>,
    /// The third job, or none.
    pub third_job: Option<ThirdJob>,
    /// Where thanks are written down, if there is a form for it.
    pub thanks: Option<ThanksForm>,
    /// Who may begin a line-up.
    pub lineup: LineupSetting,
    /// What reads a page aloud to whoever asks for it; nothing unless it is set.
    pub speech: Option<SpeechEngine>,
    /// Seconds that a page of the loop stays at least, 3 to 60.
    pub dwell_least_s: u32,
    /// Seconds that it stays at most, from the least to 60.
    pub dwell_most_s: u32,
    /// Seconds without a touch before "Still here?", 30 to 300; twice the reading time counts if longer.
    pub idle_after_s: u32,
    /// Seconds that "Still here?" stays, 10 to 60.
    pub idle_warning_s: u32,
    /// Whether the glass has the colours of the day, of the evening, or turns with the clock.
    pub theme: ThemeSetting,
    /// Cuts instead of fades.
    pub reduced_motion: bool,
    /// Larger text at arm's length.
    pub large_text: bool,
    /// An IANA time zone name; the machine's own if `None`.
    pub time_zone: Option<String>,
    /// Whether only what two people have approved is shown.
    pub approval: Approval,
}

impl Kiosk {
    /// The language that the glass speaks first: the first one of `languages`.
    pub fn primary(&self) -> &Lang {
        &self.languages[0]
    }
}

/// Which of three numbers is the day where a date is written with numbers alone, such as
/// `4/11/2026` or `4/11/26`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 4 November 2026
    DayFirst,
    /// 11 April 2026
    MonthFirst,
    /// 26 November 2004, where the year has two digits
    YearFirst,
}

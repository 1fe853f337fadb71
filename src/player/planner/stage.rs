//! An item of the loop on the glass, or ready to go there: how long it stays and how it looks.

use std::sync::Arc;
use std::time::Duration;

use super::item::{PlanContext, Planned, Play};
use crate::content::model::SlideKind;
use crate::numbers::round_u32;
use crate::player::playlist::Playlist;
use crate::player::playlist::dwell;
use crate::player::quiz::history::History;
use crate::player::quiz::need;
use crate::player::scene::{
    Applause, Beside, Phase, Playing, QuestionView, ROOM_LEAST, Room, Scene, Speech, View, Ways,
    Why,
};

/// An item of the loop with everything about its showing that is fixed beforehand.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// What plays.
    pub item: Planned,
    /// Number of the page since the start.
    pub turn: u32,
    /// The composition's shift in reference pixels.
    pub shift: [i8; 2],
    /// Why it plays.
    why: Why,
    /// What the room knows of a question.
    room: Option<Room>,
    /// Steps of the think-time bar; 0 where there is nothing to think about.
    think_steps: u32,
    /// How long it stays after the bar.
    dwell: Duration,
}

impl Stage {
    /// Works out how long `item` stays. It is expected on the glass at `starts` (mono).
    pub fn new(
        item: Planned,
        turn: u32,
        starts: Duration,
        cx: PlanContext<'_>,
        history: &History,
    ) -> Self {
        let shift = shift_at(starts);
        let room = match &item.play {
            Play::Question(question, _) => history.room([&question.meta.id]),
            _ => None,
        };
        let why = why(&item, cx, history);
        let mut stage =
            Self { item, turn, shift, why, room, think_steps: 0, dwell: Duration::ZERO };
        if matches!(stage.item.play, Play::Question(..)) {
            let asked = Phase::Thinking { elapsed: 0, total: 0 };
            stage.think_steps = dwell::think_steps(&stage.scene_in(cx, asked));
        }
        stage.dwell = stage.reading(cx);
        stage
    }

    fn reading(&self, cx: PlanContext<'_>) -> Duration {
        let answered = Phase::Answered { right: None, again: false };
        match self.item.play {
            Play::Commendation(_) => cx.playlist.spotlight,
            _ => dwell::dwell(&self.scene_in(cx, answered)),
        }
    }

    /// Takes the words of an item that was edited, where nothing but words has changed: the page
    /// is drawn anew in its place. It stays for as long as it was to stay, or longer if there is
    /// more to read.
    pub fn reword(&mut self, cx: PlanContext<'_>) {
        let new = self.item.play.reworded(cx.content);
        if let Some(new) = new.filter(|new| *new != self.item.play) {
            self.item.play = new;
            self.dwell = self.dwell.max(self.reading(cx));
        }
    }

    /// Takes what may now be shown of a colleague: a consent that has ended, or was taken back,
    /// doesn't wait for the end of their turn.
    pub fn revise(&mut self, playlist: &Playlist) {
        if let Play::Commendation(card) = &mut self.item.play
            && let Some(now) = playlist.card(&card.meta.id)
        {
            *card = now.clone();
        }
    }

    /// What it is and why it plays, for the administrator.
    pub fn playing(&self) -> Playing {
        let (meta, title) = match &self.item.play {
            Play::Slide(slide, _) => (Some(&slide.meta), Some(&slide.headline)),
            Play::Question(question, _) => (Some(&question.meta), Some(&question.stem)),
            Play::Commendation(card) => (Some(&card.meta), Some(&card.act)),
            Play::Attract | Play::Closed => (None, None),
        };
        Playing {
            id: meta.map(|meta| meta.id.clone()),
            file: meta.map(|meta| meta.file.clone()),
            title: title.cloned(),
            why: self.why.clone(),
        }
    }

    fn thinking(&self) -> Duration {
        dwell::THINK_STEP * self.think_steps
    }

    /// Whether a question is still open after it has been on the glass for `shown_for`.
    pub fn is_thinking(&self, shown_for: Duration) -> bool {
        shown_for < self.thinking()
    }

    /// Whether a finger on an option answers after it has been on the glass for `shown_for`.
    pub fn is_open(&self, shown_for: Duration) -> bool {
        let is_poll = matches!(&self.item.play, Play::Slide(slide, _)
            if matches!(slide.kind, SlideKind::Poll { .. }));
        is_poll || self.is_thinking(shown_for)
    }

    /// How long it stays, thinking included; `None` while the room is closed.
    pub fn stays(&self) -> Option<Duration> {
        (self.item.play != Play::Closed).then(|| self.thinking() + self.dwell)
    }

    /// The time after `shown_for` at which it changes or ends; `None` past its end.
    pub fn next_change(&self, shown_for: Duration) -> Option<Duration> {
        let end = self.stays()?;
        if self.is_thinking(shown_for) {
            let step = dwell::THINK_STEP;
            let steps_full = steps(shown_for);
            return Some(step * (steps_full + 1));
        }
        (shown_for < end).then_some(end)
    }

    /// The scene after it has been on the glass for `shown_for`.
    pub fn scene(&self, cx: PlanContext<'_>, shown_for: Duration) -> Scene {
        let phase = if self.is_thinking(shown_for) {
            Phase::Thinking { elapsed: steps(shown_for), total: self.think_steps }
        } else {
            Phase::Answered { right: None, again: false }
        };
        self.scene_in(cx, phase)
    }

    fn scene_in(&self, cx: PlanContext<'_>, phase: Phase) -> Scene {
        let view = match &self.item.play {
            Play::Slide(slide, role) => View::Slide { slide: slide.clone(), role: role.clone() },
            Play::Question(question, shown) => View::Question(QuestionView {
                question: question.clone(),
                shown: shown.clone(),
                picked: Vec::new(),
                room: self.room.filter(|_| matches!(phase, Phase::Answered { .. })),
                phase,
                progress: None,
                colleague: None,
            }),
            Play::Commendation(card) => View::Commendation {
                commendation: card.clone(),
                opened: false,
                new: cx.playlist.is_new(card),
                beside: Beside::Nothing,
                applause: Applause::default(),
            },
            Play::Attract => View::Home,
            Play::Closed => View::Closed,
        };
        Scene {
            view,
            lang: self.item.lang.clone(),
            second: self.item.second.clone(),
            other: cx.other(&self.item.lang),
            mood: cx.mood(),
            kiosk: Arc::clone(&cx.content.kiosk),
            theme: cx.playlist.theme.clone(),
            turn: self.turn,
            shift: self.shift,
            ease: cx.ease(),
            in_session: false,
            still_here: None,
            fault: false,
            ways: Ways::of(cx.content),
            speech: Speech::None,
            names: Arc::clone(&cx.playlist.names),
        }
    }
}

/// Why `item` plays, as it was chosen.
fn why(item: &Planned, cx: PlanContext<'_>, history: &History) -> Why {
    let theme = |meta| cx.playlist.is_of_theme(meta);
    match &item.play {
        Play::Closed => Why::Closed,
        Play::Attract => Why::Standby,
        Play::Slide(slide, _) if slide.meta.takeover => Why::Takeover,
        // Outside the rhythm there is nothing but takeovers and what stands in for everything.
        Play::Slide(..) if item.beat.is_none() => Why::Standby,
        Play::Slide(slide, _) => {
            Why::Turn { theme: theme(&slide.meta), importance: slide.meta.importance }
        }
        Play::Commendation(card) => Why::Owed { theme: theme(&card.meta) },
        Play::Question(question, _) => {
            let why = need::why(question, cx.moment(history));
            let answers = history.get(&question.meta.id).map_or(0, |record| record.answers);
            Why::Need {
                known_percent: (answers >= ROOM_LEAST).then_some(why.known_percent),
                days_tenths: why.days.map(|days| round_u32(days * 10.0)),
                theme: why.theme,
            }
        }
    }
}

/// Whole steps of the bar in `time`.
fn steps(time: Duration) -> u32 {
    u32::try_from(time.as_millis() / dwell::THINK_STEP.as_millis()).unwrap_or(u32::MAX)
}

/// The shift for the panel's sake: each minute another place, −4 to 4 either way.
fn shift_at(mono: Duration) -> [i8; 2] {
    const WAVE: [i8; 16] = [0, 1, 2, 3, 4, 3, 2, 1, 0, -1, -2, -3, -4, -3, -2, -1];
    let minute = mono.as_secs() / 60;
    let at = |n: u64| WAVE[usize::try_from(n % 16).unwrap_or(0)];
    // The second wave lags a little more in each round, so that the path fills the square.
    [at(minute), at(minute + 4 + minute / 16)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shift_moves_each_minute_and_stays_within_four_pixels() {
        let at = |minute: u64| shift_at(Duration::from_secs(minute * 60));
        for minute in 0..2000 {
            assert_ne!(at(minute), at(minute + 1), "minute {minute}");
            assert!(at(minute).iter().all(|s| (-4..=4).contains(s)));
        }
        let places: std::collections::HashSet<_> = (0..300).map(at).collect();
        assert!(places.len() > 40, "{}", places.len());
    }
}

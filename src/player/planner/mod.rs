//! The loop: what comes next, in which language, and what has had its turn.
//!
//! Planning changes nothing, so the same plan comes out until something is
//! shown; only [`Planner::commit`] takes a turn. The beats of the rhythm are
//! counted on for ever, and one pass of the rhythm is a cycle.
//!
//! * A beat with nothing to play is passed over, and so is one that could only
//!   repeat what is on the glass, as long as there is anything else.
//! * By presence (`tempo.rs`) questions have no places of their own: they come between the other
//!   beats, which go on in their order.
//! * When as many slides have come up as are live, the promise takes the next slide's beat.
//! * Languages take turns from cycle to cycle; but an item (and each role of
//!   the your-jobs slide) never comes in the same language twice in a row, or
//!   an even number of items would meet only one of two languages.

pub mod fairness;
pub(crate) mod item;
pub mod lessons;
mod rotation;
pub(crate) mod stage;
pub mod tempo;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::{Timestamp, Zoned};

use super::playlist::footfall::Presence;
use super::playlist::{Playlist, dare};
use super::quiz::choose;
use super::quiz::history::History;
use super::quiz::need;
use super::quiz::need::Moment;
use super::scene::{Now, poll};
use crate::content::model::{
    Beat, Bilingual, Commendation, Content, Id, Kiosk, Lang, Question, Slide, SlideKind, Text,
};
use fairness::Turns;
use item::{Hour, PlanContext, Planned, Play};
use lessons::Lessons;
use rotation::Rotation;
use stage::Stage;
use tempo::{Due, Pace, Tempo};

/// After so many failures to become ready in time an item sits out until it is read anew.
const STRIKES: u8 = 3;
/// Played where the settings name no rhythm.
const RHYTHM: [Beat; 4] = [Beat::Slide, Beat::Slide, Beat::Question, Beat::Commendation];

/// What has had its turn in the loop.
#[derive(Debug, Default)]
pub struct Planner {
    beat: u64,
    slides: Rotation,
    tempo: Tempo,
    /// What is remembered of the questions; shared with the visits.
    pub history: History,
    /// Whose turn it is on the wall.
    pub turns: Turns,
    /// When people are there.
    pub presence: Presence,
    since_promise: usize,
    role_turn: usize,
    spoken: HashMap<(Id, Option<Id>), Lang>,
    strikes: HashMap<Id, u8>,
}

impl Planner {
    /// What is known of the hour at the time on the `wall`.
    pub fn hour(&self, kiosk: &Kiosk, wall: &Zoned) -> Hour {
        let pace = Pace::at(kiosk, &self.presence, wall);
        Hour { weight: self.presence.weight(wall), pace }
    }

    /// What comes after `on_glass` in this hour.
    pub fn plan(&self, cx: PlanContext<'_>, on_glass: Option<&Id>, hour: Hour) -> Planned {
        for avoid in [on_glass, None] {
            if let Some(slide) = self.pick_slide(cx, &cx.playlist.takeovers, avoid) {
                return self.item(cx, self.slide(slide), None, hour.pace);
            }
            if self.takes_over(cx.playlist) {
                continue;
            }
            if let Some((play, beat)) = self.next(cx, avoid, hour) {
                return self.item(cx, play, Some(beat), hour.pace);
            }
        }
        let standby = self.pick_slide(cx, &cx.playlist.standby, on_glass);
        let standby = standby.or_else(|| self.pick_slide(cx, &cx.playlist.standby, None));
        let play = standby.map_or(Play::Attract, |slide| self.slide(slide));
        self.item(cx, play, None, hour.pace)
    }

    /// What comes next in the rhythm, and the beat at which it stands.
    fn next(&self, cx: PlanContext<'_>, avoid: Option<&Id>, hour: Hour) -> Option<(Play, u64)> {
        let question = || Some((self.question(cx, self.beat, avoid)?, self.beat));
        let due = self.tempo.due(hour.pace);
        if due == Due::Yes
            && let Some(question) = question()
        {
            return Some(question);
        }
        let other = self.walk(cx, avoid, hour);
        let gives_way = || other.as_ref().is_none_or(|(play, _)| self.gives_way(play));
        if due == Due::Perhaps && gives_way() {
            return question().or(other);
        }
        // Where nothing else can come, a question that isn't due is better than the same page.
        other.or_else(question)
    }

    /// The first of the rhythm's beats that has something to play. By presence those of questions
    /// are passed over.
    fn walk(&self, cx: PlanContext<'_>, avoid: Option<&Id>, hour: Hour) -> Option<(Play, u64)> {
        let rhythm = match cx.content.kiosk.rhythm.as_slice() {
            [] => &RHYTHM,
            rhythm => rhythm,
        };
        let mut beats = (self.beat..).take(rhythm.len());
        beats.find_map(|beat| {
            let at = usize::try_from(beat % rhythm.len() as u64).unwrap_or(0);
            let is_passed = hour.pace != Pace::Steady && rhythm[at] == Beat::Question;
            let play = (!is_passed).then(|| self.play(cx, rhythm[at], beat, avoid, hour.weight));
            Some((play??, beat))
        })
    }

    /// Whether what would come next may wait for a question more than the steady pace has: a slide
    /// that was on the glass before, and a card that isn't owed a showing.
    fn gives_way(&self, play: &Play) -> bool {
        match play {
            Play::Slide(slide, _) => self.slides.knows(&slide.meta.id),
            Play::Commendation(card) => !self.turns.is_behind(&card.meta.id),
            Play::Question(..) | Play::Attract | Play::Closed => true,
        }
    }

    /// The item on the glass outside opening hours.
    pub fn closed(&self, cx: PlanContext<'_>) -> Planned {
        self.item(cx, Play::Closed, None, Pace::Steady)
    }

    /// Whether a takeover is on.
    fn takes_over(&self, playlist: &Playlist) -> bool {
        playlist.takeovers.iter().any(|s| !self.is_quarantined(&s.meta.id))
    }

    /// Whether what is on the glass may stay there after content or the hour has changed.
    pub fn may_stay(&self, play: &Play, playlist: &Playlist) -> bool {
        let Some(id) = play.id() else {
            return !self.takes_over(playlist);
        };
        if self.takes_over(playlist) {
            return playlist.takeovers.iter().any(|s| s.meta.id == *id);
        }
        playlist.has(id)
    }

    /// Whether `item` is a takeover, which waits for nothing.
    pub fn is_takeover(&self, item: &Planned, playlist: &Playlist) -> bool {
        let id = item.play.id();
        playlist.takeovers.iter().any(|s| Some(&s.meta.id) == id)
    }

    fn play(
        &self,
        cx: PlanContext<'_>,
        beat: Beat,
        at: u64,
        avoid: Option<&Id>,
        weight: f64,
    ) -> Option<Play> {
        let playlist = cx.playlist;
        match beat {
            Beat::Slide => {
                let slides = playlist.slides.iter();
                let live = slides.filter(|s| !self.is_quarantined(&s.meta.id)).count();
                let due = self.since_promise >= live;
                let promise = || self.pick_slide(cx, &playlist.promises, avoid);
                let slide = || self.pick_lesson(cx, avoid);
                let pick = if due { promise().or_else(slide) } else { slide() };
                pick.map(|slide| self.slide(slide))
            }
            Beat::Question => self.question(cx, at, avoid),
            Beat::Commendation => self.pick_card(playlist, avoid, weight).map(Play::Commendation),
        }
    }

    fn question(&self, cx: PlanContext<'_>, at: u64, avoid: Option<&Id>) -> Option<Play> {
        let may = |q: &Question| self.may_play(&q.meta.id, avoid);
        let question = need::choose(&cx.playlist.questions, self.moment(cx), may)?;
        let shown = choose::order(question, cx.seed, at);
        Some(Play::Question(question.clone(), shown))
    }

    /// What the choice of a question looks at.
    pub fn moment<'a>(&'a self, cx: PlanContext<'a>) -> Moment<'a> {
        cx.moment(&self.history)
    }

    fn is_quarantined(&self, id: &Id) -> bool {
        self.strikes.get(id).is_some_and(|&n| n >= STRIKES)
    }

    fn may_play(&self, id: &Id, avoid: Option<&Id>) -> bool {
        Some(id) != avoid && !self.is_quarantined(id)
    }

    fn pick_slide(
        &self,
        cx: PlanContext<'_>,
        slides: &[Arc<Slide>],
        avoid: Option<&Id>,
    ) -> Option<Arc<Slide>> {
        let weight = |s: &Slide| match self.may_play(&s.meta.id, avoid) {
            true => cx.playlist.weight(&s.meta),
            false => 0,
        };
        self.slides.pick(slides, |s| &s.meta.id, weight).cloned()
    }

    /// One of the slides that have no list of their own, by what the room needs of them.
    fn pick_lesson(&self, cx: PlanContext<'_>, avoid: Option<&Id>) -> Option<Arc<Slide>> {
        let lessons = Lessons::of(cx.playlist, self.moment(cx));
        let weight = |s: &Slide| match self.may_play(&s.meta.id, avoid) {
            true => lessons.get(&s.meta.id).map_or(0, |lesson| lesson.weight),
            false => 0,
        };
        self.slides.pick(&cx.playlist.slides, |s| &s.meta.id, weight).cloned()
    }

    fn pick_card(
        &self,
        playlist: &Playlist,
        avoid: Option<&Id>,
        weight: f64,
    ) -> Option<Arc<Commendation>> {
        let may = |card: &Commendation| self.may_play(&card.meta.id, avoid);
        let is_of_theme = |card: &Commendation| playlist.is_of_theme(&card.meta);
        self.turns.choose(playlist, may, is_of_theme, weight).cloned()
    }

    fn slide(&self, slide: Arc<Slide>) -> Play {
        let role = match &slide.kind {
            SlideKind::YourJobs { roles } if !roles.is_empty() => {
                roles.get(self.role_turn % roles.len()).cloned()
            }
            _ => None,
        };
        Play::Slide(slide, role)
    }

    fn item(&self, cx: PlanContext<'_>, play: Play, beat: Option<u64>, pace: Pace) -> Planned {
        let headline = match &play {
            Play::Slide(slide, _) => Some(&slide.headline),
            Play::Question(question, _) => Some(&question.stem),
            Play::Commendation(card) => Some(&card.act),
            Play::Attract | Play::Closed => None,
        };
        let cycle_beat = beat.unwrap_or(self.beat);
        let lang = self.language(cx, headline, spoken_key(&play), cycle_beat);
        let second = match (&play, cx.content.kiosk.bilingual) {
            (Play::Slide(slide, _), Bilingual::InTurn) => {
                cx.other(&lang).filter(|other| slide.headline.exact(other).is_some())
            }
            _ => None,
        };
        Planned { play, lang, second, beat, pace }
    }

    /// The language of the cycle among those `text` is written in; the next one
    /// where the item came in that language last time.
    fn language(
        &self,
        cx: PlanContext<'_>,
        text: Option<&Text>,
        key: Option<(Id, Option<Id>)>,
        beat: u64,
    ) -> Lang {
        let kiosk = &cx.content.kiosk;
        let in_turn = kiosk.bilingual == Bilingual::InTurn && cx.fixed.is_none();
        let primary = cx.languages().next().unwrap_or(kiosk.primary());
        let written: Vec<&Lang> =
            cx.languages().filter(|l| text.is_none_or(|t| t.exact(l).is_some())).collect();
        let Some(first) = written.first().filter(|_| in_turn) else {
            return primary.clone();
        };
        let cycle = beat / kiosk.rhythm.len().max(1) as u64;
        let turn = usize::try_from(cycle % written.len() as u64).unwrap_or(0);
        let last = key.and_then(|key| self.spoken.get(&key));
        let turn = if last == Some(written[turn]) { turn + 1 } else { turn };
        (*written.get(turn % written.len()).unwrap_or(first)).clone()
    }

    /// Notes that `stage` has come onto the glass.
    pub fn commit(&mut self, stage: &Stage, now: &Now, clock: Timestamp) {
        let item = &stage.item;
        match &item.play {
            Play::Commendation(card) => {
                let (stays, weight) = (stage.stays(), self.presence.weight(&now.wall));
                self.turns.show(card, now.mono, stays.unwrap_or_default(), weight);
            }
            play => self.mark(play, clock),
        }
        if let Some(beat) = item.beat {
            let is_question = matches!(item.play, Play::Question(..));
            let stands_between = is_question && item.pace != Pace::Steady;
            self.beat = if stands_between { beat } else { beat + 1 };
            self.tempo.take(item.pace, is_question);
        }
        if let Some(key) = spoken_key(&item.play) {
            self.strikes.remove(&key.0);
            self.spoken.insert(key, item.lang.clone());
        }
        match &item.play {
            Play::Slide(slide, role) => {
                self.role_turn = self.role_turn.wrapping_add(usize::from(role.is_some()));
                self.since_promise = match slide.kind {
                    SlideKind::Promise { .. } => 0,
                    _ => self.since_promise.saturating_add(1),
                };
            }
            Play::Commendation(_) | Play::Question(..) | Play::Attract | Play::Closed => {}
        }
    }

    /// Notes that `item` was not ready in time: it loses its turn, and has a strike.
    pub fn skip(&mut self, item: &Planned, clock: Timestamp) {
        self.mark(&item.play, clock);
        if let Some(id) = item.play.id() {
            let strikes = self.strikes.entry(id.clone()).or_default();
            *strikes = strikes.saturating_add(1);
        }
    }

    /// Passes over `item` because somebody wishes so: it loses its turn, and has no strike.
    pub fn pass(&mut self, item: &Planned, clock: Timestamp) {
        self.mark(&item.play, clock);
    }

    /// Takes a turn from a play; a card that wasn't seen is only passed over.
    fn mark(&mut self, play: &Play, clock: Timestamp) {
        match play {
            Play::Slide(slide, _) => self.slides.mark(&slide.meta.id),
            Play::Question(question, _) => self.history.show(&question.meta.id, clock),
            Play::Commendation(card) => self.turns.pass_over(&card.meta.id),
            Play::Attract | Play::Closed => {}
        }
    }

    /// Forgets what is no longer there, and the strikes of what was read anew.
    pub fn revise(&mut self, old: &Content, new: &Content) {
        let ids = ids_of(new);
        let dares: HashSet<Id> = dare::all(new).map(|slide| slide.meta.id).collect();
        self.slides.retain(|id| ids.contains(id) || dares.contains(id));
        self.history.bound(|id| ids.contains(id));
        for question in &new.questions {
            let id = &question.meta.id;
            let before = old.questions.iter().find(|q| q.meta.id == *id);
            if before.is_some_and(|before| !before.asks_the_same(question)) {
                self.history.start_anew(id);
            }
        }
        for slide in &new.slides {
            let before = old.slides.iter().find(|s| s.meta.id == slide.meta.id);
            if before.is_some_and(|before| !poll::asks_the_same(before, slide)) {
                self.history.set_votes(slide.meta.id.clone(), Vec::new());
            }
        }
        self.turns.retain(|id| ids.contains(id));
        let has_role = |role: &Id| new.roles.iter().any(|r| r.id == *role);
        self.spoken.retain(|(id, role), _| {
            (ids.contains(id) || dares.contains(id)) && role.as_ref().is_none_or(has_role)
        });
        self.strikes.retain(|id, _| {
            find(&old.slides, id, |s| &s.meta.id, &new.slides)
                || find(&old.questions, id, |q| &q.meta.id, &new.questions)
                || find(&old.commendations, id, |c| &c.meta.id, &new.commendations)
        });
    }
}

/// Every id in `content`.
fn ids_of(content: &Content) -> HashSet<&Id> {
    let slides = content.slides.iter().map(|s| &s.meta.id);
    let questions = content.questions.iter().map(|q| &q.meta.id);
    let cards = content.commendations.iter().map(|c| &c.meta.id);
    slides.chain(questions).chain(cards).collect()
}

/// Whether both lists have the very same item under `id`.
fn find<T>(old: &[Arc<T>], id: &Id, id_of: impl Fn(&T) -> &Id, new: &[Arc<T>]) -> bool {
    let of = |list: &[Arc<T>]| list.iter().find(|t| id_of(t) == id).map(Arc::as_ptr);
    of(old).is_some_and(|before| of(new) == Some(before))
}

/// Under which key the last language of a play is kept.
fn spoken_key(play: &Play) -> Option<(Id, Option<Id>)> {
    let role = match play {
        Play::Slide(_, role) => role.as_ref().map(|r| r.id.clone()),
        _ => None,
    };
    play.id().map(|id| (id.clone(), role))
}

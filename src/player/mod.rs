//! The state machine of the kiosk: content, time and gestures in, a scene out.
//!
//! Nothing here looks at a clock, a file or a window. Given the same content,
//! seed, times and gestures, the same scenes come out.

mod admin;
mod gallery;
mod input;
mod knock;
pub mod lineup;
pub mod planner;
pub mod playlist;
pub mod quiz;
mod recall;
pub mod scene;
mod session;
mod speech;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use crate::content::model::{Commendation, Content, LineupSetting, Slide};
use knock::Knock;
use lineup::plan::Planning;
use planner::Planner;
use planner::item::{Hour, PlanContext, Planned, Play};
use planner::stage::Stage;
use playlist::Playlist;
use playlist::dwell;
use scene::{Event, Facts, FindingLine, Gesture, Mood, Now, Offer, Scene, Tab, View};
use session::admin::PAD_WAIT;
use session::lineup::Lineup;
use session::{Order, Session, SessionContext};

pub use admin::PAUSE_MAX;
pub use gallery::gallery;
pub use input::{Input, Options, Verdict};
pub use session::SETTLE;
pub use session::admin::PIN_DIGITS;
pub use session::lineup::LINEUP_IDLE;
pub use session::visit::RECORD_WAIT;
pub use speech::SPEECH_MAX;

/// How long the old item stays for one that is not ready, before that is passed over.
pub const READY_WAIT: Duration = Duration::from_secs(3);

/// How long nobody may touch the page of a session before it is gone: until "Still here?", and how
/// long that is asked.
///
/// * In a **line-up** both together are [`LINEUP_IDLE`]: its page is read, told and talked about by
///   people who don't touch it.
/// * The **pad** goes by itself after twenty seconds, and doesn't ask.
/// * **Any other page** has the time of the settings, or twice what it takes to read it where that
///   is longer.
pub fn idle(scene: &Scene) -> (Duration, Duration) {
    let [least, warning] = [scene.kiosk.idle_after_s, scene.kiosk.idle_warning_s]
        .map(|seconds| Duration::from_secs(seconds.into()));
    match scene.view {
        View::Lineup(_) => (LINEUP_IDLE.saturating_sub(warning), warning),
        View::Pad(_) => (PAD_WAIT, Duration::ZERO),
        _ => (least.max(2 * dwell::reading(scene)), warning),
    }
}

/// The hour of the day on the wall, 0 to 23.
fn hour(now: &Now) -> u8 {
    u8::try_from(now.wall.hour()).unwrap_or(0)
}

/// The state machine that turns content, times and gestures into scenes and events.
pub struct Player {
    content: Arc<Content>,
    options: Options,
    playlist: Playlist,
    planner: Planner,
    /// The player's own clock: it stood at the first at the second (mono), and runs evenly.
    set: (Timestamp, Duration),
    on: Stage,
    started: Duration,
    next: Stage,
    /// Since when the next one is waited for.
    waiting: Option<Duration>,
    session: Option<Session>,
    /// The line-up that was begun; it outlives the session that it was begun in.
    lineup: Option<Lineup>,
    /// Whether there is a PIN to ask for.
    has_pin: bool,
    /// Number of the last answer.
    tickets: u64,
    /// When somebody last left by a gesture; a second tap of theirs begins nothing.
    left_at: Option<Duration>,
    findings: Arc<[FindingLine]>,
    fault: bool,
    facts: Arc<Facts>,
    knock: Knock,
    /// Up to when no PIN is taken.
    locked_until: Duration,
    /// The loop stands still until then.
    paused_until: Option<Duration>,
    /// Whether there is anything to read a page aloud with.
    has_voice: bool,
    /// Up to when the page is read aloud at the longest, while it is.
    speaks_until: Option<Duration>,
    /// The colours that were fixed at the start.
    own_mood: Option<Mood>,
    /// What new content has changed on the glass, not yet reported.
    unreported: Vec<Event>,
}

impl Player {
    /// Starts with the loop; the first item is on the glass at once.
    pub fn new(content: Arc<Content>, options: Options, now: &Now) -> Self {
        let playlist = Playlist::new(&content, &now.wall);
        let mut planner = Planner::default();
        planner.turns.attend(&playlist);
        let set = (now.wall.timestamp(), now.mono);
        let at = PlanContext::new(&content, &playlist, &options, set.0);
        let first =
            Stage::new(planner.plan(at, None, Hour::ANY), 0, now.mono, at, &planner.history);
        let mut player = Self {
            on: first.clone(),
            next: first,
            content,
            options,
            playlist,
            planner,
            started: now.mono,
            set,
            waiting: None,
            session: None,
            lineup: None,
            has_pin: false,
            tickets: 0,
            left_at: None,
            findings: Arc::from([]),
            fault: false,
            facts: Arc::default(),
            knock: Knock::default(),
            locked_until: Duration::ZERO,
            paused_until: None,
            has_voice: false,
            speaks_until: None,
            own_mood: None,
            unreported: Vec::new(),
        };
        player.own_mood = player.options.mood;
        player.unreported = player.advance(now);
        player
    }

    fn plan_context(&self, now: &Now) -> PlanContext<'_> {
        PlanContext::new(&self.content, &self.playlist, &self.options, self.clock(now))
    }

    /// The clock by which questions are remembered. The wall sets it once; whatever the wall
    /// says later, it runs on with the program's own time.
    fn clock(&self, now: &Now) -> Timestamp {
        let (set, at) = self.set;
        set.checked_add(now.mono.saturating_sub(at)).unwrap_or(set)
    }

    /// The content that is shown, or that is shown from the next boundary on.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// Takes in new content. An item that it no longer has, or that may no longer show, leaves
    /// the glass at once. Of an edited one the new words come at once, without a change in the
    /// rhythm; where its photo or its form is another, the old stays until its time is over, and
    /// so does a question that somebody is answering.
    pub fn set_content(&mut self, content: Arc<Content>, now: &Now) {
        let hushed = self.hush();
        self.unreported.extend(hushed);
        self.planner.revise(&self.content, &content);
        self.content = content;
        let takeovers = self.playlist.takeovers.clone();
        self.take_hour(now);
        let at = PlanContext::new(&self.content, &self.playlist, &self.options, self.clock(now));
        let lineup = self.lineup.take();
        self.lineup = lineup.and_then(|own| own.revise(at, &self.planner.history.lineups));
        if let Some(session) = &mut self.session {
            session.revise(at, self.lineup.is_some());
            self.settle();
        }
        let at = PlanContext::new(&self.content, &self.playlist, &self.options, self.clock(now));
        self.on.reword(at);
        self.plan_next(now);
        let mut events = self.leave_stale(now);
        self.interrupt(&takeovers, now, &mut events);
        self.unreported.extend(events);
    }

    /// Works out what may show from now on.
    fn take_hour(&mut self, now: &Now) {
        self.playlist = Playlist::new(&self.content, &now.wall);
        self.planner.turns.attend(&self.playlist);
    }

    /// Takes in what is wrong with content or machine.
    pub fn set_findings(&mut self, findings: Arc<[FindingLine]>, fault: bool) {
        self.findings = findings;
        self.fault = fault;
        self.settle();
    }

    /// Goes on as far as `now` demands, in one step however long the last is ago.
    pub fn step(&mut self, now: &Now, input: Input) -> Vec<Event> {
        let mut events = std::mem::take(&mut self.unreported);
        if !self.playlist.holds_at(&now.wall) {
            events.extend(self.hush());
            let takeovers = self.playlist.takeovers.clone();
            self.take_hour(now);
            let (lineup, at) = (self.lineup.take(), self.plan_context(now));
            self.lineup = lineup.and_then(|own| own.new_hour(at, &self.planner.history.lineups));
            if let Some(session) = &mut self.session {
                session.new_hour(&self.playlist, self.lineup.is_some());
            }
            events.extend(self.leave_stale(now));
            self.interrupt(&takeovers, now, &mut events);
            self.settle();
        }
        if self.session.as_mut().is_some_and(|s| s.tell(&input.recorded, now.mono)) {
            self.settle();
        }
        if self.administer(now, &input, &mut events) {
            self.settle();
        }
        self.listen(now, input.spoken, &mut events);
        let acted = input.gesture.is_some();
        if let Some(gesture) = input.gesture {
            self.planner.presence.touch(&now.wall);
            if !self.speak(&gesture, now, &mut events) {
                self.gesture(gesture, now, &mut events);
            }
        }
        let session = self.session.as_mut();
        if session.is_some_and(|s| s.idle.is_over(now.mono, acted, input.finger_down)) {
            self.forget_choices();
            self.end_session(now, &mut events);
        }
        if self.session.is_none() && !self.is_paused() && self.speaks_until.is_none() {
            self.play(now, input.ready, &mut events);
        }
        events
    }

    /// What is on the glass.
    pub fn scene(&self, now: &Now) -> Scene {
        let plan = self.plan_context(now);
        let shown_for = now.mono.saturating_sub(self.started);
        let mut scene = match &self.session {
            None => self.on.scene(plan, shown_for),
            Some(session) => self.session_scene(session, plan, now.mono),
        };
        scene.still_here = self.session.as_ref().and_then(|s| s.idle.still_here(now.mono));
        scene.fault = self.fault;
        scene.speech = self.speech(&scene.view);
        scene.ways.lineup = self.offer(&scene.view, plan, now.mono);
        scene
    }

    /// Whether the first page offers a line-up.
    fn offer(&self, view: &View, plan: PlanContext<'_>, now: Duration) -> Offer {
        let PlanContext { content, playlist, .. } = plan;
        let planning = Planning { content, playlist, diary: &self.planner.history.lineups };
        let is_hidden = self.content.kiosk.lineup == LineupSetting::Hidden;
        if *view != View::Home || is_hidden || !planning.has_any() {
            return Offer::None;
        }
        let is_begun = self.lineup.as_ref().is_some_and(|lineup| lineup.may_go_on(now));
        if is_begun { Offer::GoOn } else { Offer::Begin }
    }

    /// What the loop shows next, for warming; `None` while somebody uses it.
    pub fn upcoming(&self, now: &Now) -> Option<Scene> {
        let scene = self.next.scene(self.plan_context(now), Duration::ZERO);
        let speech = self.speech(&scene.view);
        self.session.is_none().then_some(Scene { fault: self.fault, speech, ..scene })
    }

    /// The cards of the wall, in its order, for warming.
    pub fn wall(&self) -> &[Arc<Commendation>] {
        &self.playlist.commendations
    }

    /// Mono time at which the scene changes next without a gesture.
    pub fn next_change(&self, now: &Now) -> Duration {
        let page = match &self.session {
            Some(session) => {
                let idle = session.idle.next_change(now.mono);
                let counts = session.counts_at(self.locked_until, now.mono);
                idle.into_iter().chain(session.tells_at()).chain(counts).min()
            }
            None => {
                let shown_for = now.mono.saturating_sub(self.started);
                let change = self.on.next_change(shown_for).map(|after| self.started + after);
                let waited = self.waiting.map(|since| since + READY_WAIT);
                // Over, and not yet waiting for the next: a step is due.
                let due = change.or(waited).or(self.on.stays().map(|_| now.mono));
                // Where the loop stands still, the page may still change, but doesn't end.
                self.speaks_until
                    .or(self.paused_until)
                    .map_or(due, |until| Some(change.map_or(until, |c| c.min(until))))
            }
        };
        let hour = self.playlist.ends(now);
        page.map_or(hour, |page| page.min(hour)).max(now.mono)
    }

    fn session_scene(&self, session: &Session, plan: PlanContext<'_>, now: Duration) -> Scene {
        Scene {
            view: session.view(plan, &self.planner.history, &self.around(now)),
            second: None,
            other: plan.other(&session.lang),
            lang: session.lang.clone(),
            ease: session.ease,
            in_session: true,
            ..self.on.scene(plan, Duration::ZERO)
        }
    }

    /// Works out how long the page of the session may be looked at.
    fn settle(&mut self) {
        let Some(session) = &self.session else { return };
        // What the page says does not hang on the clock.
        let scene = self.session_scene(session, self.timeless(), self.started);
        let (idle_after, warning) = idle(&scene);
        if let Some(session) = &mut self.session {
            session.idle.wait(idle_after, warning);
        }
    }

    fn gesture(&mut self, gesture: Gesture, now: &Now, events: &mut Vec<Event>) {
        let leaves = gesture == Gesture::Leave;
        if leaves && self.session.is_some() {
            self.left_at = Some(now.mono);
            return self.end_session(now, events);
        }
        let left_ago = self.left_at.map(|at| now.mono.saturating_sub(at));
        let is_echo = self.session.is_none() && left_ago.is_some_and(|ago| ago < SETTLE);
        let is_dot = gesture == Gesture::Findings;
        let is_refused = is_dot && !self.options.owner;
        if leaves || is_echo || is_refused {
            return;
        }
        if self.session.is_none() {
            events.extend(self.planner.turns.leave(now.mono).map(Event::Spotlight));
            events.push(Event::SessionStarted);
        }
        let order = self.in_session(now, |session, (item, open_since), cx| match session {
            None => *session = Some(Session::start(item, open_since, gesture, cx, events)),
            Some(session) => session.gesture(gesture, cx, events),
        });
        if let Some(order) = order {
            self.obey(order, now, events);
        }
        if is_dot {
            self.open(Tab::Findings, now.mono);
        }
        self.settle();
    }

    /// Does something in the session, with what is on the glass in the loop and since when its
    /// question is open; gives what the session asks for.
    fn in_session(
        &mut self,
        now: &Now,
        act: impl FnOnce(&mut Option<Session>, (&Planned, Option<Duration>), &mut SessionContext<'_>),
    ) -> Option<Order> {
        let shown_for = now.mono.saturating_sub(self.started);
        let open_since = self.on.is_open(shown_for).then_some(self.started);
        let guards = self.content.kiosk.lineup == LineupSetting::Pin;
        let plan = PlanContext::new(&self.content, &self.playlist, &self.options, self.clock(now));
        let mut cx = SessionContext {
            plan,
            history: &mut self.planner.history,
            tickets: &mut self.tickets,
            ledger: self.options.ledger,
            now: now.mono,
            locked_until: self.locked_until,
            hour: hour(now),
            lineup: &mut self.lineup,
            guards_lineup: guards && self.has_pin && !self.options.owner,
            owner: self.options.owner,
            order: None,
        };
        act(&mut self.session, (&self.on.item, open_since), &mut cx);
        cx.order
    }

    fn end_session(&mut self, now: &Now, events: &mut Vec<Event>) {
        if self.session.take().is_some() {
            events.extend(self.hush());
            events.push(Event::SessionEnded);
            self.plan_next(now);
            events.extend(self.advance(now));
        }
    }

    /// Puts the next item on the glass, or black outside opening hours, and plans
    /// the one after it. Returns what left and what came on.
    fn advance(&mut self, now: &Now) -> Vec<Event> {
        let hushed = self.hush();
        let left = self.planner.turns.leave(now.mono).map(Event::Spotlight);
        let turn = self.on.turn.wrapping_add(1);
        if self.playlist.closed {
            let plan = self.plan_context(now);
            let closed = self.planner.closed(plan);
            self.on = Stage::new(closed, turn, now.mono, plan, &self.planner.history);
        } else {
            let still_good = self.planner.may_stay(&self.next.item.play, &self.playlist);
            if !still_good || self.next.item.play == Play::Attract {
                self.plan_next(now);
            }
            let clock = self.clock(now);
            self.planner.commit(&self.next, now, clock);
            self.on = self.next.clone();
        }
        self.started = now.mono;
        self.waiting = None;
        self.plan_next(now);
        let shown = self.on.item.play.id().cloned().map(|id| Event::Shown { id });
        hushed.into_iter().chain(left).chain(shown).collect()
    }

    /// Plans what comes after what is on the glass.
    fn plan_next(&mut self, now: &Now) {
        let plan = self.plan_context(now);
        let hour = self.planner.hour(&self.content.kiosk, &now.wall);
        let item = self.planner.plan(plan, self.on.item.play.id(), hour);
        let starts = self.on.stays().map_or(now.mono, |stays| self.started + stays);
        let turn = self.on.turn.wrapping_add(1);
        self.next = Stage::new(item, turn, starts.max(now.mono), plan, &self.planner.history);
    }

    /// After content or the hour has changed: takes off the glass what may not stay.
    /// Returns what left and what came on instead.
    fn leave_stale(&mut self, now: &Now) -> Vec<Event> {
        self.on.revise(&self.playlist);
        self.next.revise(&self.playlist);
        let play = &self.on.item.play;
        let closes = self.playlist.closed && *play != Play::Closed;
        let may_stay = *play == Play::Closed || self.planner.may_stay(play, &self.playlist);
        if self.session.is_some() || (may_stay && !closes) {
            // Or what may not be shown is made ready, and what is shown then isn't.
            if !self.planner.may_stay(&self.next.item.play, &self.playlist) {
                self.plan_next(now);
            }
            return Vec::new();
        }
        self.advance(now)
    }

    /// Has a takeover that wasn't there `before` interrupt a line-up, which may stand for minutes
    /// without a touch. Any other session is over before long.
    fn interrupt(&mut self, before: &[Arc<Slide>], now: &Now, events: &mut Vec<Event>) {
        let is_new = |slide: &Arc<Slide>| !before.iter().any(|old| old.meta.id == slide.meta.id);
        let leads = self.session.as_ref().is_some_and(Session::leads);
        if leads && self.playlist.takeovers.iter().any(is_new) {
            self.end_session(now, events);
        }
    }

    /// Goes on in the loop when the time of the item on the glass is over.
    fn play(&mut self, now: &Now, ready: bool, events: &mut Vec<Event>) {
        let shown_for = now.mono.saturating_sub(self.started);
        let over = match self.on.stays() {
            Some(stays) => shown_for >= stays,
            None => !self.playlist.closed,
        };
        if !over {
            // The room may have closed again while the first item was waited for.
            self.waiting = None;
            return;
        }
        let next = &self.next.item;
        let needs_nothing = next.play.needs_nothing_after(&self.on.item.play)
            || self.planner.is_takeover(next, &self.playlist);
        if ready || needs_nothing {
            events.extend(self.advance(now));
            return;
        }
        let since = *self.waiting.get_or_insert(now.mono);
        if now.mono.saturating_sub(since) >= READY_WAIT {
            self.planner.skip(&self.next.item, self.clock(now));
            events.extend(self.next.item.play.id().cloned().map(|id| Event::Skipped { id }));
            self.waiting = Some(now.mono);
            self.plan_next(now);
        }
    }
}

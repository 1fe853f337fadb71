//! What somebody at the glass sees and chooses, until they leave or walk away.

pub(crate) mod admin;
pub(crate) mod browse;
mod idle;
pub(crate) mod lineup;
mod poll;
mod thanks;
pub(crate) mod visit;
mod visits;

use std::sync::Arc;
use std::time::Duration;

use super::planner::item::{PlanContext, Planned, Play};
use super::playlist::Playlist;
use super::quiz::choose;
use super::quiz::choose::Focus;
use super::quiz::history::History;
use super::scene::{
    Applause, Beside, Deed, Ease, Event, Facts, FindingLine, Gesture, Mood, Playing, Toward, View,
};
use crate::content::model::{Commendation, Id, Lang, Question, Role, SlideKind};
use admin::{Admin, Pad};
use browse::Browse;
use idle::Idle;
use lineup::Lineup;
use poll::Voter;
use thanks::Thanking;
use visit::{Round, Visit};

/// A finger that comes down again so soon after a page has changed meant the page before.
pub const SETTLE: Duration = Duration::from_millis(300);

/// The pages of a session.
#[derive(Clone, Debug)]
enum Page {
    Home,
    Roles,
    Role(Arc<Role>),
    Visit(Box<Visit>),
    Poll(Voter),
    Thanks(Thanking),
    /// The card that closes a visit: what was answered, and whether it was right at once.
    Done(Vec<(Arc<Question>, bool)>),
    Wall,
    /// A card, and the visit it was opened from.
    Card(Arc<Commendation>, Option<Box<Visit>>),
    /// The line-up that the player has under way.
    Lineup,
    Pad(Pad),
    Admin(Admin),
}

/// Somebody at the glass.
#[derive(Clone, Debug)]
pub(super) struct Session {
    page: Page,
    /// The language chosen.
    pub lang: Lang,
    /// What was chosen for ease.
    pub ease: Ease,
    role: Option<Id>,
    browse: Browse,
    /// The cards clapped for since the session began; as many at most as there are cards.
    clapped: Vec<Id>,
    /// What was thanked for since the session began, as far as it counts.
    thanked: Vec<(Id, Deed)>,
    /// The value that somebody has in mind who thanks.
    thanked_for: Option<Id>,
    /// Questions asked since the session began.
    asked: Vec<Id>,
    visits: u64,
    /// What the visit under way is about.
    focus: Focus,
    /// Questions answered at their first try since the session began.
    answered: u32,
    /// When the page last changed under a finger; nothing yet where the first touch acts.
    turned_at: Option<Duration>,
    /// How long nobody has touched it.
    pub idle: Idle,
}

/// What a gesture works with.
pub(super) struct SessionContext<'a> {
    /// Content, playlist and languages.
    pub plan: PlanContext<'a>,
    /// What is remembered of the questions.
    pub history: &'a mut History,
    /// Number of the last answer since the start.
    pub tickets: &'a mut u64,
    /// Whether there is a ledger to wait for.
    pub ledger: bool,
    /// Mono time.
    pub now: Duration,
    /// Up to when no PIN is taken.
    pub locked_until: Duration,
    /// The hour of the day on the wall.
    pub hour: u8,
    /// The line-up that was begun.
    pub lineup: &'a mut Option<Lineup>,
    /// Whether a line-up is begun with the PIN.
    pub guards_lineup: bool,
    /// Whether this is an owner's window, which has no PIN.
    pub owner: bool,
    /// What is asked of the player.
    pub order: Option<Order>,
}

/// What a session asks of the player.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// The line-up is over, and so is the session.
    Leave,
    /// The PIN was right: the line-up begins.
    Lineup,
    Skip,
    Pause,
    Mood(Option<Mood>),
    ToDesktop,
}

/// What the pages show of what is outside the session.
pub(crate) struct Around<'a> {
    /// What the loop has on the glass, and what comes after it.
    pub playing: [Playing; 2],
    pub paused: bool,
    pub facts: &'a Arc<Facts>,
    pub findings: &'a Arc<[FindingLine]>,
    pub locked_until: Duration,
    pub lineup: Option<&'a Lineup>,
    pub now: Duration,
}

/// Whether a gesture asks for a page of its own, wherever the finger came down.
fn goes_elsewhere(gesture: &Gesture) -> bool {
    matches!(
        gesture,
        Gesture::Home
            | Gesture::Back
            | Gesture::Quiz
            | Gesture::QuizOn(_)
            | Gesture::Wall
            | Gesture::Roles
            | Gesture::PickRole(_)
            | Gesture::OpenCard(_)
            | Gesture::Thank
            | Gesture::Findings
            | Gesture::Lineup
    )
}

/// Whether a gesture answers or goes on, so that the second tap of two in a hurry, on what has
/// come to stand where the finger is, must not be taken for it.
fn goes_on(gesture: &Gesture) -> bool {
    matches!(
        gesture,
        Gesture::Pick(_)
            | Gesture::Next
            | Gesture::WhoDid
            | Gesture::Quiz
            | Gesture::QuizOn(_)
            | Gesture::Applaud
            | Gesture::ThankTeam(_)
            | Gesture::ThankFor(_)
            | Gesture::Other
            | Gesture::Hands(_)
    )
}

impl Session {
    /// Begins with a gesture on an item of the loop. A touch joins in with what is
    /// on the glass: a question if it is still open (`open_since`, mono; once its
    /// answer is shown, the next one), the role tiles, a card; else the first page.
    pub(super) fn start(
        item: &Planned,
        open_since: Option<Duration>,
        gesture: Gesture,
        cx: &mut SessionContext<'_>,
        events: &mut Vec<Event>,
    ) -> Self {
        let mut session = Self {
            page: Page::Home,
            lang: item.lang.clone(),
            ease: cx.plan.ease(),
            role: None,
            browse: Browse::default(),
            clapped: Vec::new(),
            thanked: Vec::new(),
            thanked_for: None,
            asked: Vec::new(),
            visits: 0,
            focus: Focus::Anything,
            answered: 0,
            turned_at: None,
            idle: Idle::since(cx.now),
        };
        if !goes_elsewhere(&gesture) {
            session.join(&item.play, open_since, cx, events);
        }
        // A finger on an option of an open question answers at once, and one that asks for a
        // page gets it. After any other a second tap, meant for the page before, does nothing.
        let answers = matches!(gesture, Gesture::Pick(_)) && open_since.is_some();
        let acts = answers || goes_elsewhere(&gesture);
        session.turned_at = (!acts).then_some(cx.now);
        session.gesture(gesture, cx, events);
        session
    }

    fn join(
        &mut self,
        play: &Play,
        open_since: Option<Duration>,
        cx: &mut SessionContext<'_>,
        events: &mut Vec<Event>,
    ) {
        match (play, open_since) {
            (Play::Slide(slide, _), _) if matches!(slide.kind, SlideKind::YourJobs { .. }) => {
                self.open_roles(cx);
            }
            (Play::Slide(slide, _), Some(since)) if Voter::is_asked(slide) => {
                self.turn_to(Page::Poll(Voter::new(slide.clone(), since)), cx.now);
            }
            (Play::Question(question, shown), Some(since)) => {
                let first =
                    Round { question: question.clone(), shown: shown.clone(), again: false };
                self.begin(Some(first), &Focus::Anything, since, cx, events);
            }
            (Play::Question(question, _), None) => {
                self.asked.push(question.meta.id.clone());
                self.begin(None, &Focus::Anything, cx.now, cx, events);
            }
            (Play::Commendation(card), _) => {
                events.push(Event::Opened { id: card.meta.id.clone() });
                self.page = Page::Card(card.clone(), None);
            }
            (Play::Slide(..) | Play::Attract | Play::Closed, _) => {}
        }
    }

    /// The page as the glass shows it.
    pub(super) fn view(
        &self,
        plan: PlanContext<'_>,
        history: &History,
        around: &Around<'_>,
    ) -> View {
        if let Some(view) = self.admin_view(plan, history, around) {
            return view;
        }
        match &self.page {
            Page::Home | Page::Pad(_) | Page::Admin(_) => View::Home,
            Page::Lineup => Self::lineup_view(plan, around.lineup, &history.lineups),
            Page::Roles => View::Roles { roles: plan.content.roles.clone() },
            Page::Role(role) => View::Role { role: role.clone() },
            Page::Visit(visit) => View::Question(self.question_view(visit, plan, history)),
            Page::Poll(voter) => View::Poll(voter.view(history)),
            Page::Thanks(thanking) => View::Thanks(self.thanks_view(thanking, plan)),
            Page::Done(answered) => self.done_view(answered, plan, history),
            Page::Wall => {
                View::Wall(self.browse.view(plan.content, plan.playlist, self.ease.reach))
            }
            Page::Card(card, behind) => View::Commendation {
                commendation: card.clone(),
                opened: true,
                new: plan.playlist.is_new(card),
                beside: match behind {
                    Some(_) => Beside::Asked,
                    None if choose::is_asked_about(plan.playlist, card) => Beside::Questions,
                    None => Beside::Nothing,
                },
                applause: Applause {
                    hands: history.hands(&card.meta.id),
                    given: self.clapped.contains(&card.meta.id),
                },
            },
        }
    }

    /// Acts on a gesture; what happened goes to `events`.
    pub(super) fn gesture(
        &mut self,
        gesture: Gesture,
        cx: &mut SessionContext<'_>,
        events: &mut Vec<Event>,
    ) {
        let settling = self.turned_at.is_some_and(|at| cx.now.saturating_sub(at) < SETTLE);
        if settling && goes_on(&gesture) {
            return;
        }
        let playlist = cx.plan.playlist;
        match gesture {
            Gesture::Touch | Gesture::Leave => {}
            Gesture::Home => self.turn_to(Page::Home, cx.now),
            Gesture::Quiz => {
                let focus = match &self.page {
                    Page::Role(role) => Focus::Role(role.id.clone()),
                    _ => Focus::Anything,
                };
                self.begin(None, &focus, cx.now, cx, events);
            }
            Gesture::QuizOn(value) => {
                self.begin(None, &Focus::Value(value), cx.now, cx, events);
            }
            Gesture::WhoDid => self.who_did(cx, events),
            Gesture::Wall => {
                self.browse = Browse::default();
                self.turn_to(Page::Wall, cx.now);
            }
            Gesture::Roles => self.open_roles(cx),
            Gesture::PickRole(id) => self.open_role(&id, cx),
            Gesture::OpenCard(id) => self.open_card(&id, cx, events),
            Gesture::Back if self.leads() => self.lineup_back(cx, events),
            Gesture::Back => self.back(cx.now),
            Gesture::Pick(option) => self.pick(option, cx, events),
            Gesture::Next if self.leads() => self.lineup_next(cx, events),
            Gesture::Next => self.next(cx, events),
            Gesture::Lineup if cx.guards_lineup => {
                self.open_pad(Toward::Lineup, cx.plan.seed, cx.now);
            }
            Gesture::Lineup => self.open_lineup(cx, events),
            Gesture::Other => self.lineup_other(cx, events),
            Gesture::Hands(hands) => self.lineup_hands(hands, cx, events),
            Gesture::Applaud => self.applaud(cx, events),
            Gesture::Thank => self.thank(cx),
            Gesture::ThankTeam(team) => self.thank_team(&team, cx),
            Gesture::ThankFor(deed) => self.thank_for(deed, cx, events),
            Gesture::WallAll
            | Gesture::WallBy(_)
            | Gesture::WallChoice(_)
            | Gesture::WallFrom(_)
            | Gesture::WallPage(_) => self.leaf(gesture, cx.plan),
            Gesture::Language => {
                if let Some(other) = cx.plan.other(&self.lang) {
                    self.lang = other;
                }
            }
            Gesture::Reach => {
                self.ease.reach = !self.ease.reach;
                self.browse.resize(playlist, self.ease.reach);
            }
            Gesture::LargeText => self.ease.large_text = !self.ease.large_text,
            Gesture::ReducedMotion => self.ease.reduced_motion = !self.ease.reduced_motion,
            // The player opens these.
            Gesture::Findings | Gesture::Speak => {}
            Gesture::Admin(gesture) => self.admin(gesture, cx, events),
        }
    }

    /// Browses the wall, while it is on the glass.
    fn leaf(&mut self, gesture: Gesture, plan: PlanContext<'_>) {
        if !matches!(self.page, Page::Wall) {
            return;
        }
        let (browse, playlist) = (&mut self.browse, plan.playlist);
        match gesture {
            Gesture::WallAll => *browse = Browse::default(),
            Gesture::WallBy(by) => browse.offer(by, playlist),
            Gesture::WallChoice(choice) => browse.choose(choice, playlist),
            Gesture::WallFrom(index) => browse.show_from(index, plan.content, playlist),
            Gesture::WallPage(page) => browse.turn_to(page, playlist, self.ease.reach),
            _ => {}
        }
    }

    /// Claps for the opened card: once a session, however often it is touched or opened.
    fn applaud(&mut self, cx: &mut SessionContext<'_>, events: &mut Vec<Event>) {
        let Page::Card(card, _) = &self.page else { return };
        let id = &card.meta.id;
        if !self.clapped.contains(id) {
            self.clapped.push(id.clone());
            cx.history.applaud(id);
            events.push(Event::Applauded { id: id.clone() });
        }
    }

    fn turn_to(&mut self, page: Page, now: Duration) {
        self.page = page;
        self.turned_at = Some(now);
    }

    fn back(&mut self, now: Duration) {
        let back = match std::mem::replace(&mut self.page, Page::Home) {
            Page::Card(_, Some(visit)) => Page::Visit(visit),
            Page::Card(_, None) => Page::Wall,
            Page::Role(_) => Page::Roles,
            Page::Thanks(thanking) => thanking.back().map_or(Page::Home, Page::Thanks),
            _ => Page::Home,
        };
        self.turn_to(back, now);
    }

    fn open_roles(&mut self, cx: &SessionContext<'_>) {
        if !cx.plan.content.roles.is_empty() {
            self.turn_to(Page::Roles, cx.now);
        }
    }

    fn open_role(&mut self, id: &Id, cx: &SessionContext<'_>) {
        if let Some(role) = cx.plan.content.roles.iter().find(|r| r.id == *id) {
            self.role = Some(id.clone());
            self.turn_to(Page::Role(role.clone()), cx.now);
        }
    }

    fn open_card(&mut self, id: &Id, cx: &SessionContext<'_>, events: &mut Vec<Event>) {
        let cards = &cx.plan.playlist.commendations;
        if let Some(card) = cards.iter().find(|c| c.meta.id == *id) {
            events.push(Event::Opened { id: id.clone() });
            self.turn_to(Page::Card(card.clone(), None), cx.now);
        }
    }

    /// Takes in new content: what may no longer show leaves the glass at once. `has_lineup` says
    /// whether there still is one.
    pub(super) fn revise(&mut self, plan: PlanContext<'_>, has_lineup: bool) {
        let content = plan.content;
        let playlist = plan.playlist;
        let has_question = |id: &Id| playlist.questions.iter().any(|q| q.meta.id == *id);
        let instead = match &mut self.page {
            Page::Roles if content.roles.is_empty() => Some(Page::Home),
            Page::Role(role) => match content.roles.iter().find(|r| r.id == role.id) {
                Some(new) => Some(Page::Role(new.clone())),
                None if content.roles.is_empty() => Some(Page::Home),
                None => Some(Page::Roles),
            },
            Page::Visit(visit) => (!visit.revise(playlist, plan.seed)).then_some(Page::Home),
            Page::Poll(voter) => (!voter.revise(playlist)).then_some(Page::Home),
            Page::Thanks(thanking) => {
                Some(thanking.revised(&content.roles).map_or(Page::Home, Page::Thanks))
            }
            Page::Done(answered) => {
                answered.retain(|(q, _)| has_question(&q.meta.id));
                answered.is_empty().then_some(Page::Home)
            }
            Page::Card(card, behind) => {
                if behind.as_mut().is_some_and(|visit| !visit.revise(playlist, plan.seed)) {
                    *behind = None;
                }
                let new = playlist.commendations.iter().find(|c| c.meta.id == card.meta.id);
                Some(match (new, behind.take()) {
                    (Some(new), behind) => Page::Card(new.clone(), behind),
                    (None, Some(visit)) => Page::Visit(visit),
                    (None, None) => Page::Wall,
                })
            }
            Page::Home
            | Page::Roles
            | Page::Wall
            | Page::Lineup
            | Page::Pad(_)
            | Page::Admin(_) => None,
        };
        self.page = instead.unwrap_or_else(|| self.page.clone());
        self.asked.retain(has_question);
        if !content.roles.iter().any(|r| Some(&r.id) == self.role.as_ref()) {
            self.role = None;
        }
        if !content.kiosk.languages.contains(&self.lang) && plan.fixed != Some(&self.lang) {
            self.lang = plan.languages().next().unwrap_or(&self.lang).clone();
        }
        self.new_hour(playlist, has_lineup);
    }

    /// Takes in what may show from now on. What somebody is reading stays, but for what its
    /// colleague has agreed to no longer.
    pub(super) fn new_hour(&mut self, playlist: &Playlist, has_lineup: bool) {
        if self.leads() && !has_lineup {
            self.page = Page::Home;
        }
        if let Page::Card(card, behind) = &mut self.page {
            match (playlist.card(&card.meta.id), behind.take()) {
                (Some(now), visit) => {
                    *card = now.clone();
                    *behind = visit;
                }
                (None, Some(visit)) => self.page = Page::Visit(visit),
                (None, None) => self.page = Page::Wall,
            }
        }
        self.browse.revise(playlist, self.ease.reach);
    }
}

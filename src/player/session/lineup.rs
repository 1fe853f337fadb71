//! A line-up under way: five pages, led by whoever stands at the glass. It belongs to the player
//! and not to the session, so that it is taken up where it stopped after anything that came in
//! between.

use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;

use super::{Order, Page, Session, SessionContext};
use crate::content::model::{Id, LineupSetting, Meta, Question, Text};
use crate::player::lineup::diary::Diary;
use crate::player::lineup::plan::{Agenda, Planning};
use crate::player::planner::item::PlanContext;
use crate::player::playlist::{dare, dwell};
use crate::player::quiz::choose;
use crate::player::scene::{Event, Hands, Held, LineupPage, LineupView, Part, View, Wording};

/// A line-up that no finger touches for so long is over: ten people stand and talk before it, and
/// the glass says nothing to them meanwhile but that somebody should touch it, at the end.
pub const LINEUP_IDLE: Duration = Duration::from_secs(10 * 60);
/// One that was interrupted is taken up where it stopped within this time; later a new one begins.
pub(crate) const TAKEN_UP_WITHIN: Duration = Duration::from_secs(3600);

/// A line-up that was begun.
#[derive(Clone, Debug)]
pub(crate) struct Lineup {
    agenda: Agenda,
    held: Held,
    /// The page on the glass.
    at: Part,
    /// Whether the answer is shown.
    told: bool,
    /// What was passed over for another one.
    passed: Vec<Id>,
    /// When the question came onto the glass (mono).
    asked_at: Option<Duration>,
    /// When it was last touched (mono).
    touched_at: Duration,
}

impl Lineup {
    /// The next one of the day; `None` where there is nothing to make one of.
    fn begin(planning: Planning<'_>, hour: u8, now: Duration) -> Option<Self> {
        let agenda = planning.agenda();
        let held = agenda.begun(planning.playlist.today, hour);
        let lineup = Self {
            agenda,
            held,
            at: Part::Value,
            told: false,
            passed: Vec::new(),
            asked_at: None,
            touched_at: now,
        };
        (!lineup.agenda.is_empty()).then_some(lineup)
    }

    /// The one that was under way when the program ended, if that was in this hour or the one
    /// before. What may no longer show is left out of it.
    pub(crate) fn after_restart(
        plan: PlanContext<'_>,
        diary: &Diary,
        (date, hour): (Date, u8),
        now: Duration,
    ) -> Option<Self> {
        let held = diary.last().filter(|held| !held.is_whole())?;
        let hours = (date - held.date).get_days() * 24 + i32::from(hour) - i32::from(held.hour);
        let is = |id: &Id, of: &Option<Id>| of.as_ref() == Some(id);
        let (content, playlist) = (plan.content, plan.playlist);
        let agenda = Agenda {
            value: content.values.iter().find(|v| is(&v.id, &held.value)).cloned(),
            story: playlist.slides.iter().find(|s| is(&s.meta.id, &held.story)).cloned(),
            question: playlist.questions.iter().find(|q| is(&q.meta.id, &held.question)).cloned(),
            thanks: held.thanks.as_ref().and_then(|id| playlist.card(id)).cloned(),
            act: dare::all(content).find(|act| is(&act.meta.id, &held.act)).map(Arc::new),
        };
        let mut lineup = Self {
            agenda,
            held: held.clone(),
            at: held.reached,
            told: held.hands.is_some(),
            passed: Vec::new(),
            asked_at: None,
            touched_at: now,
        };
        lineup.keep_to_pages(plan);
        (matches!(hours, 0 | 1) && !lineup.agenda.is_empty()).then_some(lineup)
    }

    /// Whether it may be taken up at `now`.
    pub(crate) fn may_go_on(&self, now: Duration) -> bool {
        !self.held.is_whole() && now.saturating_sub(self.touched_at) <= TAKEN_UP_WITHIN
    }

    /// The pages that have something on them, in their order.
    fn pages(&self, plan: PlanContext<'_>) -> Vec<Part> {
        let has = |part: &Part| match part {
            Part::Value => self.agenda.value.is_some(),
            Part::Story => self.agenda.story.is_some(),
            Part::Question => self.agenda.question.is_some(),
            Part::Thanks => self.agenda.thanks.is_some(),
            Part::Today => self.agenda.act.is_some() || !lines(plan).is_empty(),
        };
        Part::ALL.into_iter().filter(has).collect()
    }

    /// Goes on to the next page that is there, or back to the last, where the one on the glass
    /// has nothing on it any more.
    fn keep_to_pages(&mut self, plan: PlanContext<'_>) {
        let pages = self.pages(plan);
        let next = pages.iter().find(|part| **part >= self.at).or(pages.last());
        self.turn_to(next.copied().unwrap_or(self.at));
    }

    fn turn_to(&mut self, part: Part) {
        if part != self.at {
            self.told = false;
        }
        self.at = part;
        self.held.reached = self.held.reached.max(part);
    }

    /// A finger touched it: what went by since the last touch is time that it took.
    fn touch(&mut self, now: Duration) {
        let took_s = now.saturating_sub(self.touched_at).as_secs();
        self.held.seconds = self.held.seconds.saturating_add(u32::try_from(took_s).unwrap_or(0));
        // Parts of a second count with the next touch.
        self.touched_at += Duration::from_secs(took_s);
    }

    /// As the glass shows it.
    pub(crate) fn view(&self, plan: PlanContext<'_>, diary: &Diary) -> LineupView {
        let pages = self.pages(plan);
        let number = pages.iter().position(|part| *part == self.at).unwrap_or(0) + 1;
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        LineupView {
            progress: (count(number), count(pages.len())),
            has_other: !self.told && planning(plan, diary).count(self.at) > 1,
            page: self.page(plan),
        }
    }

    fn page(&self, plan: PlanContext<'_>) -> LineupPage {
        let agenda = &self.agenda;
        let page = match self.at {
            Part::Value => agenda.value.clone().map(LineupPage::Value),
            Part::Story => agenda.story.clone().map(LineupPage::Story),
            Part::Question => agenda.question.clone().map(|question| LineupPage::Question {
                shown: choose::order(&question, plan.seed, 0),
                told: self.told,
                hands: self.held.hands,
                question,
            }),
            Part::Thanks => agenda.thanks.clone().map(LineupPage::Thanks),
            Part::Today => None,
        };
        let today = || LineupPage::Today { lines: lines(plan), act: agenda.act.clone() };
        page.unwrap_or_else(today)
    }

    /// Shows another item in place of the one on the glass; false where there is none, and where
    /// the answer is shown.
    fn other(&mut self, planning: Planning<'_>) -> bool {
        if self.told || planning.count(self.at) < 2 {
            return false;
        }
        let item = self.held.item(self.at).cloned();
        self.passed.extend(item.clone());
        let mut agenda = self.agenda.clone();
        if !planning.replace(&mut agenda, self.at, &self.passed) {
            // All were passed over; the first one comes again.
            self.passed = item.into_iter().collect();
            planning.replace(&mut agenda, self.at, &self.passed);
        }
        self.take(agenda);
        if self.at == Part::Question {
            (self.held.hands, self.asked_at) = (None, None);
        }
        true
    }

    /// Keeps to another agenda.
    fn take(&mut self, agenda: Agenda) {
        let now = agenda.begun(self.held.date, self.held.hour);
        let Held { seconds, reached, hands, .. } = self.held;
        self.held = Held { seconds, reached, hands, ..now };
        self.agenda = agenda;
    }

    /// Takes in new content: what is there no more, or may no longer show, gives way to what
    /// comes next in its place. `None` if nothing is left.
    pub(crate) fn revise(mut self, plan: PlanContext<'_>, diary: &Diary) -> Option<Self> {
        let (content, playlist, planning) = (plan.content, plan.playlist, planning(plan, diary));
        let old = self.agenda.clone();
        let agenda = Agenda {
            value: old.value.and_then(|v| content.values.iter().find(|n| n.id == v.id).cloned()),
            story: old.story.and_then(|story| {
                let same = playlist.slides.iter().find(|s| s.meta.id == story.meta.id).cloned();
                same.or_else(|| planning.story(&self.passed))
            }),
            question: old.question.and_then(|question| {
                let is_it = |q: &&Arc<Question>| q.meta.id == question.meta.id;
                let same = playlist.questions.iter().find(is_it).cloned();
                let same = same.or_else(|| planning.question(&self.passed));
                if !same.as_ref().is_some_and(|same| same.asks_the_same(&question)) {
                    (self.told, self.held.hands) = (false, None);
                }
                same
            }),
            thanks: old.thanks.and_then(|card| {
                let same = playlist.card(&card.meta.id).cloned();
                same.or_else(|| planning.thanks(&self.passed))
            }),
            act: old.act.and_then(|act| {
                dare::all(content).find(|new| new.meta.id == act.meta.id).map(Arc::new)
            }),
        };
        self.take(agenda);
        self.keep_to_pages(plan);
        (!self.agenda.is_empty()).then_some(self)
    }

    /// Takes in a new hour. What is being told stays, but for what is past its last day, and what
    /// its colleague has agreed to no longer.
    pub(crate) fn new_hour(mut self, plan: PlanContext<'_>, diary: &Diary) -> Option<Self> {
        let is_over = |meta: &Meta| !meta.is_on(plan.playlist.today);
        let story = self.agenda.story.as_ref().map(|story| &story.meta);
        let question = self.agenda.question.as_ref().map(|question| &question.meta);
        if story.into_iter().chain(question).any(is_over) {
            return self.revise(plan, diary);
        }
        if let Some(card) = &self.agenda.thanks {
            let thanks = plan.playlist.card(&card.meta.id).cloned();
            let agenda = Agenda { thanks, ..self.agenda.clone() };
            self.take(agenda);
            self.keep_to_pages(plan);
        }
        Some(self)
    }

    fn report(&self, begins: bool) -> Event {
        Event::Lineup { begins, held: Box::new(self.held.clone()) }
    }
}

/// What was written for today.
fn lines(plan: PlanContext<'_>) -> Vec<Text> {
    let today = plan.content.today.iter().find(|today| today.day == plan.playlist.today);
    today.map_or_else(Vec::new, |today| today.lines.clone())
}

fn planning<'a>(plan: PlanContext<'a>, diary: &'a Diary) -> Planning<'a> {
    Planning { content: plan.content, playlist: plan.playlist, diary }
}

impl Session {
    /// Whether a line-up is on the glass.
    pub(crate) fn leads(&self) -> bool {
        matches!(self.page, Page::Lineup)
    }

    /// Begins a line-up, or takes up the one that was interrupted.
    pub(crate) fn open_lineup(&mut self, cx: &mut SessionContext<'_>, events: &mut Vec<Event>) {
        if cx.plan.content.kiosk.lineup == LineupSetting::Hidden {
            return;
        }
        match cx.lineup.as_mut().filter(|lineup| lineup.may_go_on(cx.now)) {
            Some(lineup) => lineup.touched_at = cx.now,
            None => {
                let planning = planning(cx.plan, &cx.history.lineups);
                let Some(mut lineup) = Lineup::begin(planning, cx.hour, cx.now) else { return };
                lineup.keep_to_pages(cx.plan);
                events.push(lineup.report(true));
                cx.history.lineups.enter(lineup.held.clone(), true);
                *cx.lineup = Some(lineup);
            }
        }
        self.note_lineup_question(cx, events);
        self.turn_to(Page::Lineup, cx.now);
    }

    /// The page of the line-up as the glass shows it.
    pub(super) fn lineup_view(
        plan: PlanContext<'_>,
        lineup: Option<&Lineup>,
        diary: &Diary,
    ) -> View {
        lineup.map_or(View::Home, |lineup| View::Lineup(lineup.view(plan, diary)))
    }

    /// To the next page, or from the question to its answer; the last page is the end.
    pub(super) fn lineup_next(&mut self, cx: &mut SessionContext<'_>, events: &mut Vec<Event>) {
        let Some(lineup) = cx.lineup.as_mut() else { return };
        lineup.touch(cx.now);
        let next = lineup.pages(cx.plan).into_iter().find(|part| *part > lineup.at);
        match next {
            _ if lineup.at == Part::Question && !lineup.told => lineup.told = true,
            Some(next) => lineup.turn_to(next),
            None => {
                lineup.held.reached = Part::Today;
                cx.order = Some(Order::Leave);
            }
        }
        self.lineup_turned(cx, events);
        if cx.order == Some(Order::Leave) {
            *cx.lineup = None;
        }
    }

    /// One page back, or from the answer to its question; from the first page home.
    pub(super) fn lineup_back(&mut self, cx: &mut SessionContext<'_>, events: &mut Vec<Event>) {
        let Some(lineup) = cx.lineup.as_mut() else { return };
        lineup.touch(cx.now);
        let before = lineup.pages(cx.plan).into_iter().rfind(|part| *part < lineup.at);
        match before {
            _ if lineup.at == Part::Question && lineup.told => lineup.told = false,
            Some(before) => lineup.turn_to(before),
            None => return self.turn_to(Page::Home, cx.now),
        }
        self.lineup_turned(cx, events);
    }

    /// Another story, question or colleague.
    pub(super) fn lineup_other(&mut self, cx: &mut SessionContext<'_>, events: &mut Vec<Event>) {
        let planning = planning(cx.plan, &cx.history.lineups);
        let Some(lineup) = cx.lineup.as_mut().filter(|_| self.leads()) else { return };
        lineup.touch(cx.now);
        if lineup.other(planning) {
            self.lineup_turned(cx, events);
        }
    }

    /// How the hands were: once a question. It counts for what the room knows, unless the question
    /// was on the glass for less time than it takes to be read.
    pub(super) fn lineup_hands(
        &mut self,
        hands: Hands,
        cx: &mut SessionContext<'_>,
        events: &mut Vec<Event>,
    ) {
        let Some(lineup) = cx.lineup.as_mut().filter(|_| self.leads()) else { return };
        let is_asked = lineup.at == Part::Question && lineup.told && lineup.held.hands.is_none();
        let Some(question) = lineup.agenda.question.clone().filter(|_| is_asked) else { return };
        let asked_for = lineup.asked_at.map_or(Duration::ZERO, |at| cx.now.saturating_sub(at));
        if asked_for >= dwell::asked(&question, &self.lang) {
            cx.history.show_of_hands(&question.meta.id, hands, cx.plan.clock);
            let id = question.meta.id.clone();
            events.push(Event::Hands { id, question: Wording(question), hands });
            lineup.held.hands = Some(hands);
        }
        self.lineup_next(cx, events);
    }

    /// Something is on the glass that wasn't.
    fn lineup_turned(&mut self, cx: &mut SessionContext<'_>, events: &mut Vec<Event>) {
        if let Some(lineup) = cx.lineup.as_ref() {
            events.push(lineup.report(false));
            cx.history.lineups.enter(lineup.held.clone(), false);
        }
        self.note_lineup_question(cx, events);
        self.turned_at = Some(cx.now);
    }

    /// Notes that the question is asked, when it comes onto the glass.
    fn note_lineup_question(&mut self, cx: &mut SessionContext<'_>, events: &mut Vec<Event>) {
        let Some(lineup) = cx.lineup.as_mut() else { return };
        let is_new = lineup.at == Part::Question && lineup.asked_at.is_none();
        if let Some(question) = lineup.agenda.question.as_ref().filter(|_| is_new) {
            lineup.asked_at = Some(cx.now);
            let id = question.meta.id.clone();
            cx.history.show(&id, cx.plan.clock);
            events.push(Event::Asked { id: id.clone() });
            self.asked.push(id);
        }
    }
}

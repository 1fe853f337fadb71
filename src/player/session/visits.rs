//! The visits of a session: what is asked, what is answered, what is told.

use std::sync::Arc;
use std::time::Duration;

use super::visit::{Given, Next, Round, Visit};
use super::{Page, Session, SessionContext};
use crate::content::model::{Id, Question};
use crate::player::planner::item::PlanContext;
use crate::player::playlist::dwell;
use crate::player::quiz::choose;
use crate::player::quiz::choose::{Focus, VISIT, Visitor};
use crate::player::quiz::history::History;
use crate::player::scene::{Event, LEARNT, QuestionView, View, Wording};

/// Answers after so many in one session say nothing about the room: somebody plays.
const COUNTED: u32 = 12;
/// Who answers in less than this part of the reading time has not read.
pub(super) const READ_PART: u32 = 6;
/// After so many errors in a visit an easier question comes next.
const ERRORS: usize = 2;

impl Session {
    /// Begins a visit, with the question that was joined or with the next one of `focus`.
    /// Nothing happens where there is no question at all.
    pub(super) fn begin(
        &mut self,
        first: Option<Round>,
        focus: &Focus,
        asked_at: Duration,
        cx: &mut SessionContext<'_>,
        events: &mut Vec<Event>,
    ) {
        // What is joined has come onto the glass in the loop.
        let joined = first.is_some();
        let mut rounds: Vec<Round> = first.into_iter().collect();
        self.asked.extend(rounds.iter().map(|r| r.question.meta.id.clone()));
        let mut more = self.choose(VISIT - rounds.len(), focus, cx);
        if more.is_empty() && rounds.is_empty() {
            // Every one has had its turn in this session: begin anew.
            let of_focus = |id: &Id| {
                let questions = &cx.plan.playlist.questions;
                questions.iter().any(|q| q.meta.id == *id && focus.has(q))
            };
            self.asked.retain(|id| !of_focus(id));
            more = self.choose(VISIT, focus, cx);
        }
        if more.is_empty() && rounds.is_empty() && *focus != Focus::Anything {
            return self.begin(None, &Focus::Anything, asked_at, cx, events);
        }
        self.focus = focus.clone();
        self.visits += 1;
        let turn = self.visits;
        let seed = cx.plan.seed;
        rounds.extend(more.into_iter().map(|q| Round::first(q, seed, turn)));
        if rounds.is_empty() {
            return;
        }
        let rest = rounds.split_off(1);
        if let Some(first) = rounds.pop() {
            let visit = Visit::new(first, rest, asked_at);
            if !joined {
                self.note_asked(&visit, cx, events);
            }
            self.turn_to(Page::Visit(Box::new(visit)), cx.now);
        }
    }

    fn visitor<'a>(&'a self, focus: &'a Focus) -> Visitor<'a> {
        Visitor { role: self.role.as_ref(), lang: &self.lang, asked: &self.asked, focus }
    }

    fn choose(&self, n: usize, focus: &Focus, cx: &SessionContext<'_>) -> Vec<Arc<Question>> {
        let moment = cx.plan.moment(cx.history);
        choose::choose(cx.plan.playlist, moment, self.visitor(focus), n)
    }

    fn note_asked(&mut self, visit: &Visit, cx: &mut SessionContext<'_>, events: &mut Vec<Event>) {
        let id = &visit.question().meta.id;
        events.push(Event::Asked { id: id.clone() });
        cx.history.show(id, cx.plan.clock);
        if !self.asked.contains(id) {
            self.asked.push(id.clone());
        }
    }

    /// A question of the visit as the glass shows it.
    pub(super) fn question_view(
        &self,
        visit: &Visit,
        plan: PlanContext<'_>,
        history: &History,
    ) -> QuestionView {
        let mut view = visit.view();
        if visit.is_told() {
            let colleague = choose::colleague(plan.playlist, visit.question(), plan.seed);
            view.colleague = colleague.map(|c| c.meta.id.clone());
            view.room = history.room([&visit.question().meta.id]);
        }
        view
    }

    /// The card that closes a visit.
    pub(super) fn done_view(
        &self,
        answered: &[(Arc<Question>, bool)],
        plan: PlanContext<'_>,
        history: &History,
    ) -> View {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let mut learnt: Vec<&(Arc<Question>, bool)> = answered.iter().collect();
        learnt.sort_by_key(|(_, right)| *right);
        let eligible = choose::eligible(plan.playlist, self.visitor(&Focus::Anything));
        View::VisitDone {
            answered: count(answered.len()),
            right: count(answered.iter().filter(|(_, right)| *right).count()),
            learnt: learnt.into_iter().take(LEARNT).map(|(q, _)| q.clone()).collect(),
            room: history.room(answered.iter().map(|(q, _)| &q.meta.id)),
            more: plan.playlist.questions.iter().any(|q| eligible(q)),
        }
    }

    pub(super) fn who_did(&mut self, cx: &SessionContext<'_>, events: &mut Vec<Event>) {
        let Page::Visit(visit) = &self.page else { return };
        let plan = cx.plan;
        let colleague = choose::colleague(plan.playlist, visit.question(), plan.seed);
        if let Some(card) = colleague.filter(|_| visit.is_told()) {
            events.push(Event::Opened { id: card.meta.id.clone() });
            let page = Page::Card(card.clone(), Some(visit.clone()));
            self.turn_to(page, cx.now);
        }
    }

    pub(super) fn pick(
        &mut self,
        option: usize,
        cx: &mut SessionContext<'_>,
        events: &mut Vec<Event>,
    ) {
        self.vote(option, cx, events);
        if let Page::Visit(visit) = &mut self.page
            && let Some(answer) = visit.pick(option, cx.now)
        {
            events.extend(self.answered(answer, cx));
            self.turned_at = Some(cx.now);
        }
    }

    pub(super) fn next(&mut self, cx: &mut SessionContext<'_>, events: &mut Vec<Event>) {
        self.ease_off(cx);
        let Page::Visit(visit) = &mut self.page else {
            return;
        };
        match visit.next(cx.now) {
            Next::Stays => return,
            Next::Answered(answer) => events.extend(self.answered(answer, cx)),
            Next::Asks => {
                let visit = visit.clone();
                self.note_asked(&visit, cx, events);
            }
            Next::Done => self.page = Page::Done(visit.answered().to_vec()),
        }
        self.turned_at = Some(cx.now);
    }

    /// After two errors an easier question takes the place of the next one.
    fn ease_off(&mut self, cx: &SessionContext<'_>) {
        let Page::Visit(visit) = &self.page else { return };
        let Some(coming) = visit.coming().filter(|_| visit.is_told() && visit.errors() >= ERRORS)
        else {
            return;
        };
        let plan = cx.plan;
        let moment = plan.moment(cx.history);
        let visitor = self.visitor(&self.focus);
        let easier = choose::easier(plan.playlist, moment, visitor, coming);
        let round = easier.map(|question| Round::first(question, plan.seed, self.visits));
        if let (Some(round), Page::Visit(visit)) = (round, &mut self.page) {
            visit.ask_instead(round);
        }
    }

    /// Takes an answer: it is reported, and told at once where there is no ledger.
    fn answered(&mut self, answer: Given, cx: &mut SessionContext<'_>) -> Option<Event> {
        let Page::Visit(visit) = &mut self.page else { return None };
        *cx.tickets += 1;
        if cx.ledger {
            visit.record(*cx.tickets, cx.now);
        }
        self.answered += u32::from(answer.first_try);
        let question = visit.question();
        let read = answer.after >= dwell::asked(question, &self.lang) / READ_PART;
        let counts = answer.first_try && read && self.answered <= COUNTED;
        if counts {
            cx.history.answer(&question.meta.id, answer.right, cx.plan.clock);
        }
        Some(Event::Answered {
            ticket: *cx.tickets,
            id: question.meta.id.clone(),
            question: Wording(question.clone()),
            counts,
            picked: answer.picked,
            right: answer.right,
            first_try: answer.first_try,
            after: answer.after,
        })
    }

    /// Tells what came of an answer whose ticket is `recorded`, or which has waited for too
    /// long. `true` if the page has changed.
    pub(crate) fn tell(&mut self, recorded: &[u64], now: Duration) -> bool {
        let told = match &mut self.page {
            Page::Visit(visit) => visit.tell(recorded, now),
            _ => false,
        };
        if told {
            self.turned_at = Some(now);
        }
        told
    }

    /// When the page changes of itself (mono).
    pub(crate) fn tells_at(&self) -> Option<Duration> {
        match &self.page {
            Page::Visit(visit) => visit.tells_at(),
            _ => None,
        }
    }
}

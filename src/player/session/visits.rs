//! The visits of a session: what is asked, what is answered, what is told.

use std::sync::Arc;
use std::time::Duration;

use super::{Desk, Page, Session};
use crate::content::model::{Id, Question};
use crate::player::dwell;
use crate::player::item::House;
use crate::player::quiz::{self, Focus, VISIT, Visitor};
use crate::player::records::Records;
use crate::player::scene::{Event, LEARNT, QuestionView, View, Wording};
use crate::player::visit::{Answer, Next, Round, Visit};

/// Answers after so many in one session say nothing about the room: somebody plays.
const COUNTED: u32 = 12;
/// Who answers in less than this part of the reading time has not read.
const READ_PART: u32 = 6;
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
        desk: &mut Desk<'_>,
        events: &mut Vec<Event>,
    ) {
        // What is joined has come onto the glass in the loop.
        let joined = first.is_some();
        let mut rounds: Vec<Round> = first.into_iter().collect();
        self.asked.extend(rounds.iter().map(|r| r.question.meta.id.clone()));
        let mut more = self.choose(VISIT - rounds.len(), focus, desk);
        if more.is_empty() && rounds.is_empty() {
            // Every one has had its turn in this session: begin anew.
            let of_focus = |id: &Id| {
                let questions = &desk.house.playlist.questions;
                questions.iter().any(|q| q.meta.id == *id && focus.has(q))
            };
            self.asked.retain(|id| !of_focus(id));
            more = self.choose(VISIT, focus, desk);
        }
        if more.is_empty() && rounds.is_empty() && *focus != Focus::Anything {
            return self.begin(None, &Focus::Anything, asked_at, desk, events);
        }
        self.focus = focus.clone();
        self.visits += 1;
        let turn = self.visits;
        let seed = desk.house.seed;
        rounds.extend(more.into_iter().map(|q| Round::first(q, seed, turn)));
        if rounds.is_empty() {
            return;
        }
        let rest = rounds.split_off(1);
        if let Some(first) = rounds.pop() {
            let visit = Visit::new(first, rest, asked_at);
            if !joined {
                self.note_asked(&visit, desk, events);
            }
            self.turn_to(Page::Visit(Box::new(visit)), desk.now);
        }
    }

    fn visitor<'a>(&'a self, focus: &'a Focus) -> Visitor<'a> {
        Visitor { role: self.role.as_ref(), lang: &self.lang, asked: &self.asked, focus }
    }

    fn choose(&self, n: usize, focus: &Focus, desk: &Desk<'_>) -> Vec<Arc<Question>> {
        let moment = desk.house.moment(desk.records);
        quiz::choose(desk.house.playlist, moment, self.visitor(focus), n)
    }

    fn note_asked(&mut self, visit: &Visit, desk: &mut Desk<'_>, events: &mut Vec<Event>) {
        let id = &visit.question().meta.id;
        events.push(Event::Asked { id: id.clone() });
        desk.records.show(id, desk.house.clock);
        if !self.asked.contains(id) {
            self.asked.push(id.clone());
        }
    }

    /// A question of the visit as the glass shows it.
    pub(super) fn question_view(
        &self,
        visit: &Visit,
        house: House<'_>,
        records: &Records,
    ) -> QuestionView {
        let mut view = visit.view();
        if visit.is_told() {
            let colleague = quiz::colleague(house.playlist, visit.question(), house.seed);
            view.colleague = colleague.map(|c| c.meta.id.clone());
            view.room = records.room([&visit.question().meta.id]);
        }
        view
    }

    /// The card that closes a visit.
    pub(super) fn done_view(
        &self,
        answered: &[(Arc<Question>, bool)],
        house: House<'_>,
        records: &Records,
    ) -> View {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let mut learnt: Vec<&(Arc<Question>, bool)> = answered.iter().collect();
        learnt.sort_by_key(|(_, right)| *right);
        let eligible = quiz::eligible(house.playlist, self.visitor(&Focus::Anything));
        View::VisitDone {
            answered: count(answered.len()),
            right: count(answered.iter().filter(|(_, right)| *right).count()),
            learnt: learnt.into_iter().take(LEARNT).map(|(q, _)| q.clone()).collect(),
            room: records.room(answered.iter().map(|(q, _)| &q.meta.id)),
            more: house.playlist.questions.iter().any(|q| eligible(q)),
        }
    }

    pub(super) fn who_did(&mut self, desk: &Desk<'_>, events: &mut Vec<Event>) {
        let Page::Visit(visit) = &self.page else { return };
        let house = desk.house;
        let colleague = quiz::colleague(house.playlist, visit.question(), house.seed);
        if let Some(card) = colleague.filter(|_| visit.is_told()) {
            events.push(Event::Opened { id: card.meta.id.clone() });
            let page = Page::Card(card.clone(), Some(visit.clone()));
            self.turn_to(page, desk.now);
        }
    }

    pub(super) fn pick(&mut self, option: usize, desk: &mut Desk<'_>, events: &mut Vec<Event>) {
        if let Page::Visit(visit) = &mut self.page
            && let Some(answer) = visit.pick(option, desk.now)
        {
            events.extend(self.answered(answer, desk));
            self.turned_at = Some(desk.now);
        }
    }

    pub(super) fn next(&mut self, desk: &mut Desk<'_>, events: &mut Vec<Event>) {
        self.ease_off(desk);
        let Page::Visit(visit) = &mut self.page else {
            return;
        };
        match visit.next(desk.now) {
            Next::Stays => return,
            Next::Answered(answer) => events.extend(self.answered(answer, desk)),
            Next::Asks => {
                let visit = visit.clone();
                self.note_asked(&visit, desk, events);
            }
            Next::Done => self.page = Page::Done(visit.answered().to_vec()),
        }
        self.turned_at = Some(desk.now);
    }

    /// After two errors an easier question takes the place of the next one.
    fn ease_off(&mut self, desk: &Desk<'_>) {
        let Page::Visit(visit) = &self.page else { return };
        let Some(coming) = visit.coming().filter(|_| visit.is_told() && visit.errors() >= ERRORS)
        else {
            return;
        };
        let house = desk.house;
        let moment = house.moment(desk.records);
        let visitor = self.visitor(&self.focus);
        let easier = quiz::easier(house.playlist, moment, visitor, coming);
        let round = easier.map(|question| Round::first(question, house.seed, self.visits));
        if let (Some(round), Page::Visit(visit)) = (round, &mut self.page) {
            visit.ask_instead(round);
        }
    }

    /// Takes an answer: it is reported, and told at once where there is no ledger.
    fn answered(&mut self, answer: Answer, desk: &mut Desk<'_>) -> Option<Event> {
        let Page::Visit(visit) = &mut self.page else { return None };
        *desk.tickets += 1;
        if desk.ledger {
            visit.record(*desk.tickets, desk.now);
        }
        self.answered += u32::from(answer.first_try);
        let question = visit.question();
        let read = answer.after >= dwell::asked(question, &self.lang) / READ_PART;
        let counts = answer.first_try && read && self.answered <= COUNTED;
        if counts {
            desk.records.answer(&question.meta.id, answer.right, desk.house.clock);
        }
        Some(Event::Answered {
            ticket: *desk.tickets,
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
    pub fn tell(&mut self, recorded: &[u64], now: Duration) -> bool {
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
    pub fn tells_at(&self) -> Option<Duration> {
        match &self.page {
            Page::Visit(visit) => visit.tells_at(),
            _ => None,
        }
    }
}

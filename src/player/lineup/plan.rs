//! What a line-up is made of: content × day × what was held.
//!
//! The value is the day's, and so is the act. The story and the question are of that value, the
//! colleague may be of any. **Nothing is told again within [`APART_DAYS`] days while there is
//! enough**: of what is fresh the fitting comes first, and where nothing is, what was told longest
//! ago. How much is enough, [`lacks`] says.
//!
//! A room with three shifts holds three line-ups a day, before other people each. The second and
//! the third of a day get a story, a question and a colleague of their own **where there are
//! enough for four weeks of such days**; else they get what the first one had. To give each its
//! own out of too little would bring everything round three times as fast, and the same people
//! would hear it again in a week; so they hear it once, and the whole house on the same day.

use std::cmp::Reverse;
use std::sync::Arc;

use jiff::civil::Date;

use super::diary::{Diary, Held};
use crate::content::model::{
    Commendation, Content, Id, Meta, Question, QuestionKind, Slide, SlideKind, Value,
};
use crate::player::playlist::Playlist;
use crate::player::scene::Part;

/// Days within which nothing is told twice, while there is enough: four weeks.
pub const APART_DAYS: i32 = 28;
/// So many line-ups of a day may each have items of their own: early, late and night.
pub const SHIFTS: usize = 3;

/// What one line-up is made of. A page of which nothing may show is left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agenda {
    /// The value of the day.
    pub value: Option<Arc<Value>>,
    /// The story that shows it.
    pub story: Option<Arc<Slide>>,
    /// One question with one right answer.
    pub question: Option<Arc<Question>>,
    /// The colleague who is thanked.
    pub thanks: Option<Arc<Commendation>>,
    /// The act of the day.
    pub act: Option<Arc<Slide>>,
}

impl Agenda {
    /// Whether there is anything to teach; a line-up of today's act alone is none.
    pub fn is_empty(&self) -> bool {
        self.story.is_none() && self.question.is_none() && self.thanks.is_none()
    }

    /// Such a line-up, begun on `date` in `hour`, in which only the first page was seen so far.
    pub fn begun(&self, date: Date, hour: u8) -> Held {
        let id = |meta: &Meta| meta.id.clone();
        Held {
            date,
            hour,
            seconds: 0,
            reached: Part::Value,
            value: self.value.as_ref().map(|value| value.id.clone()),
            story: self.story.as_ref().map(|story| id(&story.meta)),
            question: self.question.as_ref().map(|question| id(&question.meta)),
            hands: None,
            thanks: self.thanks.as_ref().map(|card| id(&card.meta)),
            act: self.act.as_ref().map(|act| id(&act.meta)),
        }
    }
}

/// What a plan is made from: what may show today, and what was held.
#[derive(Clone, Copy)]
pub struct Planning<'a> {
    /// The whole content.
    pub content: &'a Content,
    /// What of it may show now.
    pub playlist: &'a Playlist,
    /// What was held.
    pub diary: &'a Diary,
}

/// Something that may be told.
struct Candidate<'a, T> {
    item: &'a Arc<T>,
    meta: &'a Meta,
    /// Whether another one comes first while both are fresh.
    is_second: bool,
}

/// Where four weeks want more than there is.
#[derive(Clone, Debug, PartialEq)]
pub struct Lack {
    /// What there is too little of.
    pub part: Part,
    /// Of which value; `None` where that doesn't matter.
    pub value: Option<Arc<Value>>,
    /// How many there are.
    pub has: usize,
    /// How many there would have to be.
    pub needs: usize,
    /// After so many days the same comes again.
    pub again_after_days: usize,
}

impl<'a> Planning<'a> {
    /// The next line-up of the day.
    pub fn agenda(&self) -> Agenda {
        Agenda {
            value: self.playlist.theme.clone(),
            story: self.story(&[]),
            question: self.question(&[]),
            thanks: self.thanks(&[]),
            act: self.act(),
        }
    }

    /// The act of the day.
    pub fn act(&self) -> Option<Arc<Slide>> {
        let is_dare = |slide: &&Arc<Slide>| matches!(slide.kind, SlideKind::Dare { .. });
        self.playlist.slides.iter().find(is_dare).cloned()
    }

    /// The story, or another one than those `passed`.
    pub fn story(&self, passed: &[Id]) -> Option<Arc<Slide>> {
        let all = self.stories(self.playlist.theme.as_deref());
        self.pick(Part::Story, &all, self.days_of_a_value(), passed)
    }

    /// The question, or another one than those `passed`.
    pub fn question(&self, passed: &[Id]) -> Option<Arc<Question>> {
        let all = self.questions(self.playlist.theme.as_deref());
        self.pick(Part::Question, &all, self.days_of_a_value(), passed)
    }

    /// The colleague, or another one than those `passed`.
    pub fn thanks(&self, passed: &[Id]) -> Option<Arc<Commendation>> {
        self.pick(Part::Thanks, &self.cards(), days(APART_DAYS), passed)
    }

    /// Where there is too little to keep everything four weeks apart, one line-up a day.
    pub fn lacks(&self) -> Vec<Lack> {
        let values = &self.content.values;
        let mut lacks = Vec::new();
        for value in values.iter().map(Some).chain(values.is_empty().then_some(None)) {
            let is_own = |meta: &&Meta| value.is_none_or(|value| is_of(meta, value));
            let of = |part, has: usize| Lack {
                part,
                value: value.cloned(),
                has,
                needs: self.days_of_a_value(),
                again_after_days: has * values.len().max(1),
            };
            let stories = self.playlist.slides.iter().filter(|slide| is_story(slide));
            lacks.push(of(Part::Story, stories.map(|s| &s.meta).filter(is_own).count()));
            let questions = self.playlist.questions.iter().filter(|q| has_one_answer(q));
            lacks.push(of(Part::Question, questions.map(|q| &q.meta).filter(is_own).count()));
        }
        let daily = |part, has| {
            let needs = days(APART_DAYS);
            Lack { part, value: None, has, needs, again_after_days: has }
        };
        lacks.push(daily(Part::Thanks, self.cards().len()));
        lacks.push(daily(Part::Today, 2 * self.content.roles.len()));
        lacks.retain(|lack| lack.has < lack.needs);
        lacks
    }

    /// On so many days of four weeks at most the same value leads.
    fn days_of_a_value(&self) -> usize {
        days(APART_DAYS).div_ceil(self.content.values.len().max(1))
    }

    fn stories(&self, value: Option<&Value>) -> Vec<Candidate<'a, Slide>> {
        let slides = self.playlist.slides.iter();
        of_value(slides.filter(|slide| is_story(slide)), |slide| &slide.meta, value)
    }

    fn questions(&self, value: Option<&Value>) -> Vec<Candidate<'a, Question>> {
        let questions = self.playlist.questions.iter();
        of_value(questions.filter(|question| has_one_answer(question)), |q| &q.meta, value)
    }

    fn cards(&self) -> Vec<Candidate<'a, Commendation>> {
        let theme = self.playlist.theme.as_deref();
        let cards = self.playlist.commendations.iter();
        let candidate = |item: &'a Arc<Commendation>| {
            let is_second = !theme.is_some_and(|value| is_of(&item.meta, value));
            Candidate { item, meta: &item.meta, is_second }
        };
        cards.map(candidate).collect()
    }

    /// Chooses from `all`, which stand in the order in which they come first, and of which four
    /// weeks with one line-up a day want `needed`.
    fn pick<T>(
        &self,
        part: Part,
        all: &[Candidate<'_, T>],
        needed: usize,
        passed: &[Id],
    ) -> Option<Arc<T>> {
        let today = self.playlist.today;
        let told = self.diary.told_on(part, today);
        let told: Vec<_> = told
            .into_iter()
            .filter_map(|id| all.iter().find(|candidate| candidate.meta.id == *id))
            .collect();
        let own = (all.len() / needed.max(1)).clamp(1, SHIFTS);
        if passed.is_empty() && told.len() >= own {
            // Others stand there now, and hear what was told today.
            let turn = self.diary.count_on(today) % told.len();
            return Some(Arc::clone(told[turn].item));
        }
        let others = all.iter().filter(|one| {
            !passed.contains(&one.meta.id) && !told.iter().any(|told| told.meta.id == one.meta.id)
        });
        let best = others.min_by_key(|one| {
            let last = self.diary.last_told(part, &one.meta.id);
            let is_stale = last.is_some_and(|day| (today - day).get_days().abs() < APART_DAYS);
            (is_stale, !is_stale && one.is_second, last)
        });
        best.map(|one| Arc::clone(one.item))
    }
}

fn days(number: i32) -> usize {
    usize::try_from(number).unwrap_or(0)
}

fn is_of(meta: &Meta, value: &Value) -> bool {
    meta.value.as_ref().is_some_and(|own| own.id == value.id)
}

/// Whether a slide tells of something that happened, or could have this morning.
fn is_story(slide: &Slide) -> bool {
    matches!(
        slide.kind,
        SlideKind::Story { .. }
            | SlideKind::MomentOfTruth { .. }
            | SlideKind::Voice { .. }
            | SlideKind::Answered { .. }
    )
}

/// Whether hands can be shown for one answer after the other.
fn has_one_answer(question: &Question) -> bool {
    matches!(question.kind, QuestionKind::Single | QuestionKind::TrueFalse)
}

/// Those of `value`, or all where it has none; the more important first, and what speaks to
/// everybody before what speaks to some roles.
fn of_value<'a, T: 'a>(
    items: impl Iterator<Item = &'a Arc<T>>,
    meta: impl Fn(&'a T) -> &'a Meta,
    value: Option<&Value>,
) -> Vec<Candidate<'a, T>> {
    let mut all: Vec<_> = items.map(|item| (item, meta(item))).collect();
    let is_own = |meta: &Meta| value.is_some_and(|value| is_of(meta, value));
    if all.iter().any(|(_, meta)| is_own(meta)) {
        all.retain(|(_, meta)| is_own(meta));
    }
    all.sort_by_key(|(_, meta)| Reverse(meta.importance));
    let candidate = |(item, meta): (&'a Arc<T>, &'a Meta)| Candidate {
        item,
        meta,
        is_second: !meta.audience.is_empty(),
    };
    all.into_iter().map(candidate).collect()
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;

    use super::*;
    use crate::content::model::Lang;
    use crate::player::testing::*;

    /// A line-up that was held to its end.
    fn held(agenda: &Agenda, day: Date) -> Held {
        Held { seconds: 300, reached: Part::Today, ..agenda.begun(day, 8) }
    }

    fn story(name: &str, of: &Arc<Value>) -> Arc<Slide> {
        let kind = SlideKind::Story { body: text("It was so"), lesson: text("Do it so") };
        let mut told = Slide { kind, ..slide(name) };
        told.meta.value = Some(Arc::clone(of));
        Arc::new(told)
    }

    /// Two values with so many stories and questions each, two roles, and so many colleagues.
    fn with(stories: usize, cards: usize) -> Content {
        let mut content = Content { slides: vec![Arc::new(slide("a"))], ..small() };
        (content.questions, content.commendations) = (Vec::new(), Vec::new());
        for of in content.values.clone() {
            for n in 0..stories {
                content.slides.push(story(&format!("{}-{n}", of.id), &of));
                let mut asked = single(&format!("q-{}-{n}", of.id));
                asked.meta.value = Some(Arc::clone(&of));
                content.questions.push(Arc::new(asked));
            }
        }
        let card = |n: usize| Arc::new(card(&format!("c{n}"), &format!("p{n}"), "2026-10-01"));
        content.commendations = (0..cards).map(card).collect();
        content
    }

    fn day(n: i64) -> Date {
        jiff::civil::date(2026, 11, 4) + n.days()
    }

    /// What so many line-ups on each of so many days are made of.
    fn plan(content: &Content, number_of_days: i64, a_day: usize) -> Vec<(Date, Agenda)> {
        let mut diary = Diary::default();
        let mut plan = Vec::new();
        for date in (0..number_of_days).map(day) {
            let wall = date.at(12, 0, 0, 0).in_tz("Europe/Berlin").expect("a time");
            let playlist = Playlist::new(content, &wall);
            for _ in 0..a_day {
                let agenda = Planning { content, playlist: &playlist, diary: &diary }.agenda();
                diary.enter(held(&agenda, date), true);
                plan.push((date, agenda));
            }
        }
        plan
    }

    fn story_ids(plan: &[(Date, Agenda)]) -> Vec<&str> {
        let ids = plan.iter().filter_map(|(_, agenda)| agenda.story.as_ref());
        ids.map(|story| story.meta.id.as_str()).collect()
    }

    #[test]
    fn each_value_has_its_day_with_a_story_and_a_question_of_its_own() {
        for (date, agenda) in plan(&with(14, 28), 60, 1) {
            let value = agenda.value.expect("a value leads").id.clone();
            let of = |meta: &Meta| meta.value.as_ref().map(|own| own.id.clone());
            assert_eq!(of(&agenda.story.expect("a story").meta), Some(value.clone()), "{date}");
            assert_eq!(of(&agenda.question.expect("a question").meta), Some(value), "{date}");
            assert!(agenda.thanks.is_some() && agenda.act.is_some());
        }
    }

    #[test]
    fn what_just_suffices_comes_again_after_four_weeks_and_what_lacks_one_a_value_s_turn_sooner() {
        let just = with(14, 28);
        let all = plan(&just, 84, 1);
        let ids = story_ids(&all);
        for (at, id) in ids.iter().enumerate() {
            assert!(!ids[at.saturating_sub(27)..at].contains(id), "{id} on day {at}");
        }
        assert_eq!(ids[..28], ids[28..56], "and then it goes round");
        let one_less = with(13, 28);
        let all = plan(&one_less, 84, 1);
        let ids = story_ids(&all);
        assert_eq!(ids[..26], ids[26..52]);
    }

    #[test]
    fn a_second_shift_has_its_own_where_there_is_enough_and_else_what_the_first_had() {
        for (stories, own) in [(13, 1), (27, 1), (28, 2), (42, 3), (70, 3)] {
            let content = with(stories, 28);
            let all = plan(&content, 40, 3);
            for of_a_day in all.chunks(3) {
                let told: std::collections::HashSet<_> = story_ids(of_a_day).into_iter().collect();
                assert_eq!(told.len(), own, "{stories} stories, {}", of_a_day[0].0);
            }
        }
    }

    #[test]
    fn another_one_is_one_that_was_not_offered_yet_and_isnt_taken_from_the_days_to_come() {
        let content = with(14, 28);
        let playlist = Playlist::new(&content, &noon().wall);
        let mut diary = Diary::default();
        let first = Planning { content: &content, playlist: &playlist, diary: &diary };
        let mut passed = Vec::new();
        while let Some(other) = first.story(&passed) {
            assert!(!passed.contains(&other.meta.id));
            passed.push(other.meta.id.clone());
        }
        assert_eq!(passed.len(), 14, "all of the value, each once");
        let mut agenda = first.agenda();
        agenda.story = first.story(&passed[..1]);
        diary.enter(held(&agenda, day(0)), true);
        let tomorrow = Planning { content: &content, playlist: &playlist, diary: &diary };
        assert_eq!(tomorrow.story(&[]).map(|s| s.meta.id.clone()), Some(passed[1].clone()));
        let later = Playlist::new(
            &content,
            &later(&noon(), std::time::Duration::from_secs(2 * 86_400)).wall,
        );
        let next = Planning { playlist: &later, ..tomorrow }.story(&[]).expect("a story");
        assert_eq!(next.meta.id, passed[0], "the one that was passed over comes next");
    }

    #[test]
    fn what_was_given_up_or_hurried_through_wasnt_told() {
        let content = with(14, 28);
        let playlist = Playlist::new(&content, &noon().wall);
        let mut diary = Diary::default();
        let agenda = Planning { content: &content, playlist: &playlist, diary: &diary }.agenda();
        let whole = held(&agenda, day(0));
        for poor in
            [Held { seconds: 59, ..whole.clone() }, Held { reached: Part::Story, ..whole.clone() }]
        {
            diary.enter(poor, true);
            let again = Planning { content: &content, playlist: &playlist, diary: &diary };
            assert_eq!(again.agenda(), agenda);
        }
        diary.enter(whole, true);
        assert_eq!(diary.count_on(day(0)), 1, "the others are forgotten");
        assert_eq!(diary.held().count(), 1);
        // Somebody interrupted it for good before the colleague was thanked.
        let mut short = Diary::default();
        let question = Held { reached: Part::Question, ..held(&agenda, day(-1)) };
        short.enter(question, true);
        let next = Planning { content: &content, playlist: &playlist, diary: &short }.agenda();
        assert_eq!(next.thanks, agenda.thanks);
        assert_ne!(next.story, agenda.story);
    }

    #[test]
    fn what_lacks_is_told_by_value_and_what_suffices_isnt() {
        let lacking = |stories, cards| {
            let content = with(stories, cards);
            let playlist = Playlist::new(&content, &noon().wall);
            let diary = Diary::default();
            Planning { content: &content, playlist: &playlist, diary: &diary }.lacks()
        };
        // Two roles have four acts.
        let act = Lack { part: Part::Today, value: None, has: 4, needs: 28, again_after_days: 4 };
        assert_eq!(lacking(14, 28), [act.clone()]);
        let lacks = lacking(3, 20);
        let told: Vec<_> = lacks
            .iter()
            .map(|lack| {
                let name = lack.value.as_ref().map(|value| value.name.get(&Lang::new("en")));
                (lack.part, name, lack.has, lack.needs, lack.again_after_days)
            })
            .collect();
        assert_eq!(
            told,
            [
                (Part::Story, Some("own-it"), 3, 14, 6),
                (Part::Question, Some("own-it"), 3, 14, 6),
                (Part::Story, Some("respect"), 3, 14, 6),
                (Part::Question, Some("respect"), 3, 14, 6),
                (Part::Thanks, None, 20, 28, 20),
                (Part::Today, None, 4, 28, 4),
            ]
        );
    }

    #[test]
    fn a_clock_that_once_ran_ahead_brings_nothing_back_sooner_and_hides_nothing_for_ever() {
        let content = with(2, 3);
        let playlist = Playlist::new(&content, &noon().wall);
        let mut diary = Diary::default();
        let first = Planning { content: &content, playlist: &playlist, diary: &diary }.agenda();
        diary.enter(held(&first, jiff::civil::date(2090, 1, 1)), true);
        let next = Planning { content: &content, playlist: &playlist, diary: &diary }.agenda();
        assert!(next.story.is_some() && next.story != first.story);
    }
}

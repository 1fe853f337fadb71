//! What a line-up is made of: content × day × what was held.
//!
//! The value is the day's, and so is the act. The story and the question are of that value, the
//! colleague may be of any. **Nothing is told again within [`APART_DAYS`] days while there is
//! enough**: of what is fresh the fitting comes first, and where nothing is, what was told longest
//! ago. How much is enough, `lacks` says.
//!
//! A room with three shifts holds three line-ups a day, before other people each. The second and
//! the third of a day get a story, a question and a colleague of their own **where there are
//! enough for four weeks of such days**; else they get what the first one had. To give each its
//! own out of too little would bring everything round three times as fast, and the same people
//! would hear it again in a week; so they hear it once, and the whole house on the same day.

use std::cmp::Reverse;
use std::sync::Arc;

use jiff::civil::Date;

use super::diary::Diary;
use crate::content::model::{
    Commendation, Content, Id, Meta, Question, QuestionKind, Slide, SlideKind, Value,
};
use crate::player::playlist::Playlist;
use crate::player::scene::{Held, Part};

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

    /// How many items there are to choose from for a page.
    pub fn count(&self, part: Part) -> usize {
        let theme = self.playlist.theme.as_deref();
        match part {
            Part::Story => self.stories(theme).len(),
            Part::Question => self.questions(theme).len(),
            Part::Thanks => self.cards().len(),
            Part::Value | Part::Today => 1,
        }
    }

    /// Puts another item than those `passed` on a page of `agenda`; false if there is none.
    pub fn replace(&self, agenda: &mut Agenda, part: Part, passed: &[Id]) -> bool {
        match part {
            Part::Story => put(&mut agenda.story, self.story(passed)),
            Part::Question => put(&mut agenda.question, self.question(passed)),
            Part::Thanks => put(&mut agenda.thanks, self.thanks(passed)),
            Part::Value | Part::Today => false,
        }
    }

    /// Whether there is anything to make a line-up of.
    pub fn has_any(&self) -> bool {
        [Part::Story, Part::Question, Part::Thanks].into_iter().any(|part| self.count(part) > 0)
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

fn put<T>(place: &mut Option<T>, new: Option<T>) -> bool {
    let is_there = new.is_some();
    *place = new.or(place.take());
    is_there
}

fn days(number: i32) -> usize {
    usize::try_from(number).unwrap_or(0)
}

fn is_of(meta: &Meta, value: &Value) -> bool {
    meta.value.as_ref().is_some_and(|own| own.id == value.id)
}

/// Whether a slide tells of something that happened, or could have this morning.
pub(crate) fn is_story(slide: &Slide) -> bool {
    matches!(
        slide.kind,
        SlideKind::Story { .. }
            | SlideKind::MomentOfTruth { .. }
            | SlideKind::Voice { .. }
            | SlideKind::Answered { .. }
    )
}

/// Whether hands can be shown for one answer after the other.
pub(crate) fn has_one_answer(question: &Question) -> bool {
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

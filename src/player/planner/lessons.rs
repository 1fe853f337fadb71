//! How often a slide comes up against its neighbours: by its importance, by today's value, and by
//! how little the room knows of what it teaches.
//!
//! A slide's questions are the live ones that teach a row of the philosophy that it teaches, too
//! (`teaches`); where there is none, those of its value. What the room needs of them on average
//! ([`Moment::need`]) is held against what it needs on average of the slides of the same pole, and
//! so often the slide comes. So need moves turns about within a pole, and neither pole gains by it.
//! A slide without a question comes as its importance says. No slide comes more than
//! [`FACTOR_MAX`] times as often by need, or as seldom, so that none starves.

use std::collections::HashMap;
use std::sync::Arc;

use crate::content::model::{Id, Meta, Pole, Question, Slide};
use crate::numbers::{as_f64, round_u32};
use crate::player::playlist::Playlist;
use crate::player::quiz::need::Moment;

/// How much more often, or more seldom, a slide comes at most by need.
pub const FACTOR_MAX: f64 = 2.0;
/// Weights are counted in such parts of an importance of 1.
const STEPS: f64 = 16.0;

/// How a slide stands among its neighbours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lesson {
    /// How much the room needs what it teaches, 0.3 to 1; `None` where no question is about it.
    pub need: Option<f64>,
    /// How much more often it comes by that, 1 ÷ [`FACTOR_MAX`] to [`FACTOR_MAX`].
    pub factor: f64,
    /// What it weighs: its importance, doubled where it is of today's value, in parts, times the
    /// factor; 1 or more.
    pub weight: u64,
}

/// The live slides that have no list of their own.
#[derive(Debug)]
pub struct Lessons<'a>(HashMap<&'a Id, Lesson>);

impl<'a> Lessons<'a> {
    /// How they stand at this moment.
    pub fn of(playlist: &'a Playlist, moment: Moment<'_>) -> Self {
        let needs = needs(&playlist.slides, &playlist.questions, moment);
        let base = |slide: &Slide| as_f64(playlist.weight(&slide.meta));
        // The mean need of a pole's slides, so that the pole weighs as much as without need.
        let mean = |pole: Pole| {
            let all = playlist.slides.iter().zip(&needs);
            let known = all.filter(|(slide, _)| slide.meta.pole == pole);
            let known = known.filter_map(|(slide, need)| Some((base(slide), (*need)?)));
            let (sum, whole) = known.fold((0.0, 0.0), |(s, w), (b, need)| (s + b * need, w + b));
            sum / whole
        };
        let (care, dignity) = (mean(Pole::Care), mean(Pole::Dignity));
        let lesson = |(slide, &need): (&'a Arc<Slide>, &Option<f64>)| {
            let mean = if slide.meta.pole == Pole::Care { care } else { dignity };
            let factor = need.map_or(1.0, |need| need / mean);
            let factor = factor.clamp(1.0 / FACTOR_MAX, FACTOR_MAX);
            let weight = u64::from(round_u32(base(slide) * STEPS * factor));
            (&slide.meta.id, Lesson { need, factor, weight })
        };
        Self(playlist.slides.iter().zip(&needs).map(lesson).collect())
    }

    /// How the slide of this id stands; `None` where it isn't among them.
    pub fn get(&self, id: &Id) -> Option<Lesson> {
        self.0.get(id).copied()
    }
}

/// What the room needs of each slide, 0.3 to 1; `None` where no question is about it.
fn needs(
    slides: &[Arc<Slide>],
    questions: &[Arc<Question>],
    moment: Moment<'_>,
) -> Vec<Option<f64>> {
    let asked: Vec<(&Meta, f64)> =
        questions.iter().map(|question| (&question.meta, moment.need(question))).collect();
    slides.iter().map(|slide| need(&slide.meta, &asked)).collect()
}

/// What the room needs of a slide, by its questions and what it needs of each.
fn need(slide: &Meta, asked: &[(&Meta, f64)]) -> Option<f64> {
    let of = |is_its: &dyn Fn(&Meta) -> bool| {
        let its = asked.iter().filter(|(question, _)| is_its(question));
        let (sum, count) = its.fold((0.0, 0_u32), |(sum, n), (_, need)| (sum + need, n + 1));
        (count > 0).then(|| sum / f64::from(count))
    };
    of(&|question| question.teaches.iter().any(|row| slide.teaches.contains(row))).or_else(|| {
        let value = slide.value.as_ref()?;
        of(&|question| question.value.as_ref().is_some_and(|of| of.id == value.id))
    })
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::model::Content;
    use crate::player::quiz::history::History;
    use crate::player::testing::{empty, id, noon, single, slide, value};

    fn taught(name: &str, row: &str, pole: Pole) -> Slide {
        let own = slide(name);
        Slide { meta: Meta { teaches: vec![row.into()], pole, ..own.meta.clone() }, ..own }
    }

    fn asked(name: &str, row: &str) -> Question {
        let own = single(name);
        Question { meta: Meta { teaches: vec![row.into()], ..own.meta.clone() }, ..own }
    }

    /// Three slides of care, of which the room knows the second least, two of dignity, one without
    /// a question.
    fn house() -> (Content, History) {
        let slides = [
            taught("known", "A1", Pole::Care),
            taught("unknown", "A2", Pole::Care),
            taught("between", "A3", Pole::Care),
            taught("first", "B1", Pole::Dignity),
            taught("second", "B2", Pole::Dignity),
            slide("unasked"),
        ];
        let rows = ["A1", "A2", "A3", "B1", "B2"];
        let questions = rows.map(|row| Arc::new(asked(&format!("q-{row}"), row))).into();
        let mut history = History::default();
        for (name, right) in [("q-A1", true), ("q-A2", false), ("q-B1", false), ("q-B2", false)] {
            for _ in 0..30 {
                history.answer(&id(name), right, noon().wall.timestamp());
            }
        }
        (Content { slides: slides.map(Arc::new).into(), questions, ..empty() }, history)
    }

    fn lessons(content: &Content, history: &History) -> impl Fn(&str) -> Lesson {
        let playlist = Playlist::new(content, &noon().wall);
        let now = noon().wall.timestamp();
        let theme = playlist.theme.as_ref().map(|theme| &theme.id);
        let all = Lessons::of(&playlist, Moment { history, now, theme, seed: 1 });
        let all: HashMap<Id, Lesson> =
            all.0.iter().map(|(id, lesson)| ((*id).clone(), *lesson)).collect();
        move |name| all[&id(name)]
    }

    #[test]
    fn the_slide_whose_question_the_room_knows_least_weighs_most_of_its_pole() {
        let (content, history) = house();
        let of = lessons(&content, &history);
        let weights = ["known", "between", "unknown"].map(|name| of(name).weight);
        assert!(weights[0] < weights[1] && weights[1] < weights[2], "{weights:?}");
        assert!(of("known").factor >= 1.0 / FACTOR_MAX && of("unknown").factor <= FACTOR_MAX);
        assert_eq!(of("unasked"), Lesson { need: None, factor: 1.0, weight: 48 });
    }

    #[test]
    fn a_pole_weighs_as_much_as_without_need_however_little_is_known_of_it() {
        let (content, history) = house();
        let of = lessons(&content, &history);
        let sum = |names: &[&str]| names.iter().map(|name| of(name).weight).sum::<u64>();
        // Importance 3, in sixteenths: nobody knows anything of dignity, and it gains nothing.
        assert_eq!((of("first").weight, sum(&["first", "second"])), (48, 96));
        assert!(sum(&["known", "unknown", "between"]).abs_diff(3 * 48) <= 2);
    }

    #[test]
    fn importance_and_todays_value_count_as_ever() {
        let (mut content, history) = house();
        let plain = lessons(&content, &history)("between");
        content.values = vec![value("own-it")];
        let edit =
            |slide: &mut Arc<Slide>, edit: fn(&mut Meta)| edit(&mut Arc::make_mut(slide).meta);
        edit(&mut content.slides[2], |meta| meta.value = Some(value("own-it")));
        let of_theme = lessons(&content, &history)("between");
        assert_eq!(of_theme.need, plain.need);
        // It weighs twice, and its pole's mean need has moved towards its own.
        assert!(of_theme.weight.abs_diff(2 * plain.weight) <= 5);
    }

    #[test]
    fn a_slide_whose_row_nobody_asks_about_goes_by_its_value() {
        let (mut content, history) = house();
        let own_it = value("own-it");
        for slide in &mut content.slides[5..] {
            Arc::make_mut(slide).meta.value = Some(own_it.clone());
        }
        Arc::make_mut(&mut content.questions[0]).meta.value = Some(own_it.clone());
        Arc::make_mut(&mut content.questions[1]).meta.value = Some(own_it);
        let of = lessons(&content, &history);
        let [known, unknown] = ["known", "unknown"].map(|name| of(name).need.expect("a question"));
        let both = of("unasked").need.expect("two questions");
        assert!((both - (known + unknown) / 2.0).abs() < 1e-9);
    }
}

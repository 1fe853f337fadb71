//! Whether every role is spoken to, and whether the two poles are in balance.

use crate::content::finding::{Finding, warning};
use crate::content::model::PathStep::{Entry, Field};
use crate::content::model::{Content, Id, Meta, Pole, SlideKind};

use crate::content::finding::phrase::count;

use crate::content::lint::locate::Locator;

/// Fewest slides for a role.
const SLIDES_MIN: usize = 1;
/// Fewest questions for a role.
const QUESTIONS_MIN: usize = 2;
/// Smallest share of a pole among slides and questions, in percent.
const POLE_PERCENT_MIN: usize = 30;

/// Who is spoken to, and how the poles stand to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// In the order of the role tiles.
    pub roles: Vec<RoleCoverage>,
    /// Slides and questions about care for customers.
    pub care: usize,
    /// Slides and questions about the dignity of staff.
    pub dignity: usize,
}

/// What there is for a role. The your-jobs slide itself doesn't count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleCoverage {
    /// The id of the role.
    pub id: Id,
    /// Slides that are for everyone or name it.
    pub slides: usize,
    /// Of these, those that name it.
    pub slides_own: usize,
    /// Questions that are for everyone or name it.
    pub questions: usize,
    /// Of these, those that name it.
    pub questions_own: usize,
}

impl Coverage {
    /// The share of a pole in percent, rounded; 0 where there is nothing.
    pub fn percent(&self, pole: Pole) -> usize {
        let all = self.care + self.dignity;
        let rounded = self.of(pole) * 100 + all / 2;
        rounded.checked_div(all).unwrap_or(0)
    }

    /// Slides and questions of a pole.
    fn of(&self, pole: Pole) -> usize {
        match pole {
            Pole::Care => self.care,
            Pole::Dignity => self.dignity,
        }
    }
}

/// Counts slides and questions by role and by pole.
pub fn coverage(content: &Content) -> Coverage {
    let jobs = |k: &SlideKind| matches!(k, SlideKind::YourJobs { .. });
    let slides = content.slides.iter().filter(|s| !jobs(&s.kind));
    let slides: Vec<&Meta> = slides.map(|s| &s.meta).collect();
    let questions: Vec<&Meta> = content.questions.iter().map(|q| &q.meta).collect();
    let own = |list: &[&Meta], role: &Id| list.iter().filter(|m| m.audience.contains(role)).count();
    let common = |list: &[&Meta]| list.iter().filter(|m| m.audience.is_empty()).count();
    let roles = content.roles.iter().map(|role| {
        let (slides_own, questions_own) = (own(&slides, &role.id), own(&questions, &role.id));
        RoleCoverage {
            id: role.id.clone(),
            slides: common(&slides) + slides_own,
            slides_own,
            questions: common(&questions) + questions_own,
            questions_own,
        }
    });
    let poles = || slides.iter().chain(&questions).map(|m| m.pole);
    Coverage {
        roles: roles.collect(),
        care: poles().filter(|&p| p == Pole::Care).count(),
        dignity: poles().filter(|&p| p == Pole::Dignity).count(),
    }
}

pub(in crate::content::lint) fn findings(
    content: &Content,
    locator: &mut Locator<'_>,
) -> Vec<Finding> {
    let coverage = coverage(content);
    let mut found = Vec::new();
    let jobs = content.slides.iter();
    let jobs = jobs.map(|s| (&s.meta, &s.kind));
    let mut jobs = jobs.filter(|(_, kind)| matches!(kind, SlideKind::YourJobs { .. }));
    if let Some((meta, _)) = jobs.next() {
        for (i, role) in coverage.roles.iter().enumerate() {
            if role.slides >= SLIDES_MIN && role.questions >= QUESTIONS_MIN {
                continue;
            }
            let place = [Field("roles"), Entry(i), Field("id")];
            found.extend(
                locator.say(
                    meta,
                    &place,
                    warning("role-coverage")
                        .what(format!(
                            "the role `{}` has {} and {}",
                            role.id,
                            count(role.slides, "slide"),
                            count(role.questions, "question")
                        ))
                        .todo(format!(
                            "write for it, or for everyone, until there are {} and {}",
                            count(SLIDES_MIN, "slide"),
                            count(QUESTIONS_MIN, "question")
                        )),
                ),
            );
        }
    }
    found.extend(balance(&coverage));
    found
}

fn balance(coverage: &Coverage) -> Option<Finding> {
    let all = coverage.care + coverage.dignity;
    let poor = [Pole::Care, Pole::Dignity]
        .into_iter()
        .find(|&pole| coverage.of(pole) * 100 < all * POLE_PERCENT_MIN)?;
    let name = match poor {
        Pole::Care => "care for customers (Care)",
        Pole::Dignity => "the dignity of staff (Dignity)",
    };
    let percent = coverage.percent(poor);
    Some(
        warning("balance")
            .what(format!("{name} makes up only {percent} % of slides and questions"))
            .todo(format!("write more on it, until it is at least {POLE_PERCENT_MIN} %")),
    )
}

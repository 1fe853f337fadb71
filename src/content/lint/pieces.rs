//! Every text of an item, with its name in the table of limits and its place.

use crate::content::model::{
    Commendation, Question, QuestionKind, Role, Slide, SlideKind, Step as Rung, Text,
};

use super::locate::Step::{self, Field, Item};

/// A text of an item.
pub(super) struct Piece<'a> {
    /// Its name in [`super::LIMITS`]; names that aren't there have no limit.
    pub limit: &'static str,
    /// Where it stands.
    pub path: Vec<Step>,
    pub text: &'a Text,
}

fn field<'a>(limit: &'static str, name: &'static str, text: &'a Text) -> Piece<'a> {
    Piece { limit, path: vec![Field(name)], text }
}

/// The texts of a slide. Those of a your-jobs slide's roles come from [`role`].
pub(super) fn slide(slide: &Slide) -> Vec<Piece<'_>> {
    let mut pieces = vec![field("headline", "headline", &slide.headline)];
    match &slide.kind {
        SlideKind::Principle { body } | SlideKind::Promise { body } => {
            pieces.push(field("body", "body", body));
        }
        SlideKind::YourJobs { .. } => {}
        SlideKind::MomentOfTruth { touchpoint, act } => {
            pieces.push(field("touchpoint", "touchpoint", touchpoint));
            pieces.push(field("act", "act", act));
        }
        SlideKind::Story { body, lesson } => {
            pieces.push(field("story body", "body", body));
            pieces.push(field("lesson", "lesson", lesson));
        }
        SlideKind::MythAndFact { myth, fact, because } => {
            pieces.push(field("myth", "myth", myth));
            pieces.push(field("fact", "fact", fact));
            pieces.push(field("because", "because", because));
        }
        SlideKind::Chain { links, body } => {
            pieces.extend(list("chain link", "links", links));
            pieces.push(field("body", "body", body));
        }
        SlideKind::BoundaryLadder { steps, decides } => {
            pieces.extend(steps.iter().enumerate().flat_map(rung));
            pieces.push(field("decides", "decides", decides));
        }
        SlideKind::HelpCard { steps, tell } => {
            pieces.extend(list("help step", "steps", steps));
            pieces.push(field("tell", "tell", tell));
        }
    }
    pieces
}

fn list<'a>(
    limit: &'static str,
    name: &'static str,
    texts: &'a [Text],
) -> impl Iterator<Item = Piece<'a>> {
    let each = texts.iter().enumerate();
    each.map(move |(i, text)| Piece { limit, path: vec![Field(name), Item(i)], text })
}

fn rung((i, rung): (usize, &Rung)) -> [Piece<'_>; 2] {
    let piece =
        |limit, name, text| Piece { limit, path: vec![Field("steps"), Item(i), Field(name)], text };
    [piece("ladder title", "title", &rung.title), piece("ladder step", "text", &rung.text)]
}

/// The texts of a role of the your-jobs slide, `index` from 0.
pub(super) fn role(index: usize, role: &Role) -> Vec<Piece<'_>> {
    let piece = |limit, tail: &[Step], text| {
        let mut path = vec![Field("roles"), Item(index)];
        path.extend_from_slice(tail);
        Piece { limit, path, text }
    };
    let [first, second] = &role.acts;
    vec![
        piece("role name", &[Field("name")], &role.name),
        piece("job_one", &[Field("job_one")], &role.job_one),
        piece("job_two", &[Field("job_two")], &role.job_two),
        piece("acts", &[Field("acts"), Item(0)], first),
        piece("acts", &[Field("acts"), Item(1)], second),
    ]
}

/// The texts of a question.
pub(super) fn question(question: &Question) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let situation = question.situation.as_ref();
    pieces.extend(situation.map(|s| field("question situation", "situation", s)));
    pieces.push(field("stem", "stem", &question.stem));
    for (i, choice) in question.options.iter().enumerate() {
        let (list, text_limit) = match question.kind {
            QuestionKind::Single | QuestionKind::Several => ("options", "option"),
            QuestionKind::Order => ("steps", "order step"),
            QuestionKind::TrueFalse => {
                let name = if i == 0 { "if_true" } else { "if_false" };
                pieces.push(field("rationale", name, &choice.rationale));
                continue;
            }
        };
        let piece = |limit, name, text| Piece {
            limit,
            path: vec![Field(list), Item(i), Field(name)],
            text,
        };
        pieces.push(piece(text_limit, "text", &choice.text));
        pieces.push(piece("rationale", "rationale", &choice.rationale));
    }
    pieces.push(field("takeaway", "takeaway", &question.takeaway));
    pieces
}

/// The texts of a commendation that stand on its page.
pub(super) fn commendation(thanks: &Commendation) -> Vec<Piece<'_>> {
    vec![
        field("commendation situation", "situation", &thanks.situation),
        field("commendation act", "act", &thanks.act),
        field("effect", "effect", &thanks.effect),
    ]
}

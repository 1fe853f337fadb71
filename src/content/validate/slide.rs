//! The rules for slides.

use std::sync::Arc;

use crate::content::finding::phrase::short;
use crate::content::model::{Meta, Role, Rung, Slide, SlideKind, Text};
use crate::content::ron::raw::{RawItem, RawPhoto, RawRole, RawStep, RawText};

use super::fields::{counted, id, photo, text, texts};
use super::{At, Cx};

/// Most roles of the your-jobs slide: so many tiles fit.
const ROLES_MAX: usize = 12;

/// Checks a slide. `None` if it has an error; questions and commendations don't come here.
pub(super) fn slide(cx: &mut Cx<'_>, at: At<'_>, meta: Meta, raw: RawItem) -> Option<Slide> {
    let t = |cx: &mut Cx<'_>, name: &str, raw: RawText| text(cx, at.field(name), raw);
    let (headline, photo, kind) = match raw {
        RawItem::Principle(s) => {
            let body = t(cx, "body", s.body);
            (s.headline, s.photo, body.map(|body| SlideKind::Principle { body }))
        }
        RawItem::Promise(s) => {
            let body = t(cx, "body", s.body);
            (s.headline, s.photo, body.map(|body| SlideKind::Promise { body }))
        }
        RawItem::YourJobs(s) => {
            let roles = roles(cx, at.field("roles"), s.roles);
            (s.headline, s.photo, Some(SlideKind::YourJobs { roles }))
        }
        RawItem::MomentOfTruth(s) => {
            let both = (t(cx, "touchpoint", s.touchpoint), t(cx, "act", s.act));
            let kind = both.0.zip(both.1);
            let kind = kind.map(|(touchpoint, act)| SlideKind::MomentOfTruth { touchpoint, act });
            (s.headline, s.photo, kind)
        }
        RawItem::Story(s) => {
            let both = (t(cx, "body", s.body), t(cx, "lesson", s.lesson));
            let kind = both.0.zip(both.1);
            let kind = kind.map(|(body, lesson)| SlideKind::Story { body, lesson });
            (s.headline, s.photo, kind)
        }
        RawItem::MythAndFact(s) => {
            let (myth, fact) = (t(cx, "myth", s.myth), t(cx, "fact", s.fact));
            let all = myth.zip(fact).zip(t(cx, "because", s.because));
            let kind =
                all.map(|((myth, fact), because)| SlideKind::MythAndFact { myth, fact, because });
            (s.headline, s.photo, kind)
        }
        RawItem::Chain(s) => {
            let links = texts(cx, at.field("links"), s.links, 3..=5);
            let kind = t(cx, "body", s.body).map(|body| SlideKind::Chain { links, body });
            (s.headline, s.photo, kind)
        }
        RawItem::BoundaryLadder(s) => {
            let steps = steps(cx, at.field("steps"), s.steps);
            let decides = t(cx, "decides", s.decides);
            let kind = decides.map(|decides| SlideKind::BoundaryLadder { steps, decides });
            (s.headline, s.photo, kind)
        }
        RawItem::HelpCard(s) => {
            let steps = texts(cx, at.field("steps"), s.steps, 3..=6);
            let kind = t(cx, "tell", s.tell).map(|tell| SlideKind::HelpCard { steps, tell });
            (s.headline, s.photo, kind)
        }
        RawItem::Single(_)
        | RawItem::Several(_)
        | RawItem::TrueFalse(_)
        | RawItem::Order(_)
        | RawItem::Commendation(_) => return None,
    };
    finish(cx, at, meta, headline, photo, kind)
}

fn finish(
    cx: &mut Cx<'_>,
    at: At<'_>,
    meta: Meta,
    headline: RawText,
    raw_photo: Option<RawPhoto>,
    kind: Option<SlideKind>,
) -> Option<Slide> {
    let headline: Option<Text> = text(cx, at.field("headline"), headline);
    let photo = photo(cx, at.field("photo"), raw_photo);
    Some(Slide { meta, headline: headline?, photo, kind: kind? })
}

fn steps(cx: &mut Cx<'_>, at: At<'_>, raw: Vec<RawStep>) -> Vec<Rung> {
    counted(cx, at, raw.len(), 3..=5);
    let each = raw.into_iter().enumerate();
    each.filter_map(|(i, raw)| {
        let at = at.item(i);
        let title = text(cx, at.field("title"), raw.title);
        let text = text(cx, at.field("text"), raw.text);
        Some(Rung { title: title?, text: text? })
    })
    .collect()
}

fn roles(cx: &mut Cx<'_>, at: At<'_>, raw: Vec<RawRole>) -> Vec<Arc<Role>> {
    counted(cx, at, raw.len(), 1..=ROLES_MAX);
    let mut roles: Vec<Arc<Role>> = Vec::new();
    for (i, raw) in raw.into_iter().enumerate() {
        let at = at.item(i);
        if roles.iter().any(|r| r.id.as_str() == raw.id) {
            cx.error(at.field("id"), "duplicate-id")
                .what(format!("the role `{}` stands here twice", short(&raw.id)))
                .todo("give one of the two another id");
        }
        roles.extend(role(cx, at, raw).map(Arc::new));
    }
    roles
}

fn role(cx: &mut Cx<'_>, at: At<'_>, raw: RawRole) -> Option<Role> {
    let id = id(cx, at.field("id"), &raw.id);
    let name = text(cx, at.field("name"), raw.name);
    let job_one = text(cx, at.field("job_one"), raw.job_one);
    let job_two = text(cx, at.field("job_two"), raw.job_two);
    let acts = texts(cx, at.field("acts"), raw.acts, 2..=2);
    Some(Role {
        id,
        name: name?,
        job_one: job_one?,
        job_two: job_two?,
        acts: acts.try_into().ok()?,
    })
}

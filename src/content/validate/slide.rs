//! The rules for slides.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::content::finding::phrase::short;
use crate::content::model::{Meta, Role, Rung, Slide, SlideKind, Text};
use crate::content::ron::raw::{self, RawItem, RawPhoto, RawRole, RawStep, RawText};

use super::fields::{counted, date, id, photo, text, texts, whole};
use super::{At, Cx};

/// Most roles of the your-jobs slide: so many tiles fit.
const ROLES_MAX: usize = 12;
/// Most options of a poll: so many are told apart from three metres.
const POLL_OPTIONS_MAX: usize = 5;
/// Most characters of the number on a figure slide: so many can be drawn large.
const NUMBER_CHARS_MAX: usize = 8;
/// For how many days a number is good where its author doesn't say: a quarter and a week.
const GOOD_FOR_DAYS_DEFAULT: u32 = 99;
/// For how many days a number can be good at most: two years.
const GOOD_FOR_DAYS_MAX: u32 = 730;

/// Checks a slide. `None` if it has an error; questions and commendations don't come here.
pub(super) fn slide(cx: &mut Cx<'_>, at: At<'_>, mut meta: Meta, raw: RawItem) -> Option<Slide> {
    let t = |cx: &mut Cx<'_>, name: &str, raw: RawText| text(cx, at.field(name), raw);
    let both = |cx: &mut Cx<'_>, texts| both(cx, at, texts);
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
            let kind = both(cx, [("touchpoint", s.touchpoint), ("act", s.act)]);
            let kind = kind.map(|(touchpoint, act)| SlideKind::MomentOfTruth { touchpoint, act });
            (s.headline, s.photo, kind)
        }
        RawItem::Story(s) => {
            let kind = both(cx, [("body", s.body), ("lesson", s.lesson)]);
            let kind = kind.map(|(body, lesson)| SlideKind::Story { body, lesson });
            (s.headline, s.photo, kind)
        }
        RawItem::MythAndFact(s) => {
            let said = both(cx, [("myth", s.myth), ("fact", s.fact)]);
            let all = said.zip(t(cx, "because", s.because));
            let kind =
                all.map(|((myth, fact), because)| SlideKind::MythAndFact { myth, fact, because });
            (s.headline, s.photo, kind)
        }
        RawItem::Voice(_) | RawItem::Figure(_) | RawItem::Answered(_) | RawItem::Craft(_) => {
            proof(cx, at, &mut meta, raw)?
        }
        RawItem::Poll(s) => {
            let options = texts(cx, at.field("options"), s.options, 2..=POLL_OPTIONS_MAX);
            (s.headline, None, Some(SlideKind::Poll { options }))
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

/// Two texts; both are looked at, so that both are told of.
fn both(cx: &mut Cx<'_>, at: At<'_>, [a, b]: [(&str, RawText); 2]) -> Option<(Text, Text)> {
    let (a, b) = (text(cx, at.field(a.0), a.1), text(cx, at.field(b.0), b.1));
    a.zip(b)
}

/// What a slide is made of: its headline, its photo, and what kind of page it is.
type Parts = (RawText, Option<RawPhoto>, Option<SlideKind>);

/// The kinds of slide that show that the philosophy is lived. `None` for the others.
fn proof(cx: &mut Cx<'_>, at: At<'_>, meta: &mut Meta, raw: RawItem) -> Option<Parts> {
    Some(match raw {
        RawItem::Voice(s) => {
            let kind = both(cx, at, [("by", s.by), ("thanks_to", s.thanks_to)]);
            (s.headline, None, kind.map(|(by, thanks_to)| SlideKind::Voice { by, thanks_to }))
        }
        RawItem::Figure(mut s) => {
            let headline = std::mem::replace(&mut s.headline, RawText(Vec::new()));
            (headline, None, figure(cx, at, meta, s))
        }
        RawItem::Answered(s) => {
            let kind = both(cx, at, [("asked", s.asked), ("done", s.done)]);
            (s.headline, None, kind.map(|(asked, done)| SlideKind::Answered { asked, done }))
        }
        RawItem::Craft(s) => {
            must_have_picture(cx, at, s.photo.as_ref());
            let body = text(cx, at.field("body"), s.body);
            (s.headline, s.photo, body.map(|body| SlideKind::Craft { body }))
        }
        _ => return None,
    })
}

/// A number with where it comes from. From the day on which it is too old it isn't shown: that
/// becomes the end of the slide, or the author's own end where it comes sooner.
fn figure(cx: &mut Cx<'_>, at: At<'_>, meta: &mut Meta, raw: raw::Figure) -> Option<SlideKind> {
    let number = number(cx, at.field("number"), &raw.number);
    // A source that is written and no good has been told.
    if meta.source.is_none() && at.has_text("source").is_none() {
        cx.error(at, "no-source")
            .what("a number must say where it comes from")
            .todo("add `source: (en: \"…\", zh: \"…\"),`, such as \"Complaints book\"");
    }
    let of = text(cx, at.field("of"), raw.of);
    let counted = date(cx, at.field("counted"), &raw.counted)?;
    let days = at.field("good_for_days");
    let days = whole(cx, days, raw.good_for_days, 1..=GOOD_FOR_DAYS_MAX, GOOD_FOR_DAYS_DEFAULT);
    let last = counted.checked_add(i64::from(days).days()).unwrap_or(Date::MAX);
    meta.until = Some(meta.until.map_or(last, |until| until.min(last)));
    Some(SlideKind::Figure { number, of: of?, counted })
}

fn number(cx: &mut Cx<'_>, at: At<'_>, raw: &str) -> String {
    let number = raw.trim();
    let chars = number.chars().count();
    if chars == 0 {
        cx.error(at, "empty-text")
            .what("the number is empty")
            .todo("write it as it is to be seen, such as \"3\" or \"98%\"");
    } else if chars > NUMBER_CHARS_MAX {
        cx.error(at, "text-too-long")
            .what(format!(
                "the number has {chars} characters, and {NUMBER_CHARS_MAX} can be drawn large"
            ))
            .todo("shorten it, such as \"98%\"; what it counts stands in `of`");
    }
    number.to_owned()
}

/// A craft slide shows what it tells.
fn must_have_picture(cx: &mut Cx<'_>, at: At<'_>, photo: Option<&RawPhoto>) {
    if photo.is_none() {
        cx.error(at, "missing-field").what("it has no picture").todo(
            "put a photo or a drawing into photos/ and add `photo: (path: \"photos/…\", alt: (…)),`",
        );
    }
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

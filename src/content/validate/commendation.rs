//! The rules for commendations. No consent, no name; no consent to the photo, no photo.

use crate::content::model::{Commendation, Meta, Quote, Skill};
use crate::content::raw;

use super::fields::{date, optional, photo, text};
use super::meta::must_have_value;
use super::{At, Cx, Item};

/// Checks a commendation. Without a consent to its words it is kept back, with a warning.
pub(super) fn commendation(
    cx: &mut Cx<'_>,
    at: At<'_>,
    meta: Meta,
    raw: raw::Commendation,
) -> Option<Item> {
    must_have_value(cx, at);
    let name = text(cx, at.field("name"), raw.name);
    let team = text(cx, at.field("team"), raw.team);
    let day = date(cx, at.field("date"), &raw.date);
    let situation = text(cx, at.field("situation"), raw.situation);
    let act = text(cx, at.field("act"), raw.act);
    let effect = text(cx, at.field("effect"), raw.effect);
    let quote = raw.quote.and_then(|q| {
        let here = at.field("quote");
        let words = text(cx, here.field("text"), q.text);
        let from = text(cx, here.field("from"), q.from);
        Some(Quote { text: words?, from: from? })
    });
    let helped_by = optional(cx, at.field("helped_by"), raw.helped_by);
    let consent = consent(cx, at.field("consent"), raw.consent);
    // Without consent the photo isn't even looked for.
    let raw_photo = raw.photo.filter(|_| consent.photo);
    let photo = photo(cx, at.field("photo"), raw_photo);
    if !consent.words && !cx.failed {
        let what = "there is no consent to show these words, so they aren't shown";
        let todo = "ask; then add `consent: (words: \"2026-11-04\"),` with the day of the consent";
        cx.warn(at, "no-consent", what, todo);
        return Some(Item::Unshown);
    }
    Some(Item::Commendation(Commendation {
        meta,
        name: name.filter(|_| consent.name),
        team: team?,
        behind_the_scenes: raw.behind_the_scenes == Some(true),
        date: day?,
        situation: situation?,
        act: act?,
        effect: effect?,
        quote,
        skill: raw.skill.map(Skill::from),
        helped_by,
        photo,
    }))
}

/// What somebody has agreed to.
#[derive(Clone, Copy, Default)]
struct Consent {
    words: bool,
    name: bool,
    photo: bool,
}

fn consent(cx: &mut Cx<'_>, at: At<'_>, raw: Option<raw::RawConsent>) -> Consent {
    let Some(raw) = raw else {
        return Consent::default();
    };
    let mut given = |name: &str, day: Option<String>| {
        day.is_some_and(|day| date(cx, at.field(name), &day).is_some())
    };
    Consent {
        words: given("words", raw.words),
        name: given("name", raw.name),
        photo: given("photo", raw.photo),
    }
}

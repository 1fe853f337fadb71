//! The rules for commendations. No approval, no consent: not shown. No consent to the name, no
//! name; none to the photo, no photo.

use unicode_normalization::UnicodeNormalization;

use crate::content::approval::are_two;
use crate::content::model::names::{is_interpunct, is_said};
use crate::content::model::{Commendation, Consents, Meta, Quote, Skill, Speaker, Term, Text, Who};
use crate::content::pace::is_han;
use crate::content::ron::raw;
use crate::content::ron::raw::RawStatus;

use super::fields::{date, id, optional, photo, text};
use super::meta::must_have_value;
use super::{At, Checked, Cx};

/// Letters of the shortest part of a name that is looked for in the story.
const NAME_PART_LEAST: usize = 3;

/// Checks a commendation. One that isn't approved, or without a consent to its words, is kept
/// back with a warning.
pub(super) fn commendation(
    cx: &mut Cx<'_>,
    at: At<'_>,
    meta: Meta,
    (raw, approved): (raw::Commendation, Option<raw::RawApproved>),
) -> Option<Checked> {
    must_have_value(cx, at);
    let who = raw.who.map_or_else(Who::default, Who::from);
    let person = raw.person.map(|person| id(cx, at.field("person"), &person));
    let name = optional(cx, at.field("name"), raw.name);
    let team = text(cx, at.field("team"), raw.team);
    let day = date(cx, at.field("date"), &raw.date);
    let situation = text(cx, at.field("situation"), raw.situation);
    let act = text(cx, at.field("act"), raw.act);
    let effect = text(cx, at.field("effect"), raw.effect);
    let quote = raw.quote.and_then(|raw| quote(cx, at.field("quote"), raw));
    let helped_by = optional(cx, at.field("helped_by"), raw.helped_by);
    let consent = consents(cx, at.field("consent"), raw.consent);
    // Without consent the photo isn't even looked for.
    let asked = consent.as_ref().is_some_and(|consent| consent.photo.is_some());
    let photo = photo(cx, at.field("photo"), raw.photo.filter(|_| asked));
    let approved = is_approved(cx, at, raw.status, approved);
    no_team_name(cx, at, who, name.as_ref());
    if cx.failed {
        return None;
    }
    let (situation, act, effect) = (situation?, act?, effect?);
    let told = [&situation, &act, &effect].into_iter().chain(quote.as_ref().map(|q| &q.text));
    let told_by_name = name.as_ref().is_some_and(|name| told.into_iter().any(|t| says(t, name)));
    let told = may_be_told(cx, at, told_by_name, consent.as_ref());
    let Some(consents) = consent.filter(|_| approved && told) else {
        return Some(Checked::Unshown);
    };
    Some(Checked::Commendation(Commendation {
        meta,
        who,
        person,
        name: name.filter(|_| consents.name.is_some()),
        team: team?,
        behind_the_scenes: raw.behind_the_scenes == Some(true),
        date: day?,
        situation,
        act,
        effect,
        quote,
        skill: raw.skill.map(Skill::from),
        helped_by,
        photo,
        consents,
        told_by_name,
        nominated_by: raw.nominated_by,
    }))
}

fn quote(cx: &mut Cx<'_>, at: At<'_>, raw: raw::RawQuote) -> Option<Quote> {
    let words = text(cx, at.field("text"), raw.text);
    let by = optional(cx, at.field("by"), raw.by);
    Some(Quote { text: words?, from: Speaker::from(raw.from), by })
}

fn no_team_name(cx: &mut Cx<'_>, at: At<'_>, who: Who, name: Option<&Text>) {
    if who == Who::Team && name.is_some() {
        let what = "thanks to a whole team have no name of a person";
        cx.error(at.field("name"), "team-with-name")
            .what(what)
            .todo("take `name` out; the team is called what `team` says");
    }
}

/// Whether it may be shown, as far as those who decide about it go.
fn is_approved(
    cx: &mut Cx<'_>,
    at: At<'_>,
    status: Option<RawStatus>,
    approved: Option<raw::RawApproved>,
) -> bool {
    if status != Some(RawStatus::Approved) {
        cx.warn(at.field("status"), "draft").what("it is a draft, so it isn't shown").todo(
            "once it is approved, write `status: Approved,` and who approved it: \
                    `approved: (by: \"…\", second: \"…\"),`",
        );
        return false;
    }
    let here = at.field("approved");
    let Some(approved) = approved.filter(|approved| !approved.by.trim().is_empty()) else {
        cx.warn(here, "no-approval")
            .what("it doesn't say who approved it, so it isn't shown")
            .todo("add `approved: (by: \"…\", second: \"…\"),` with two names");
        return false;
    };
    if let Some(on) = &approved.on {
        date(cx, here.field("on"), on);
    }
    let second = approved.second.as_deref().map(str::trim).unwrap_or_default();
    if !are_two(&approved.by, second) {
        cx.warn(here, "one-pair-of-eyes")
            .what("nobody but the one who approved it has looked at it")
            .todo("ask a second pair of eyes, and write their name: `second: \"…\"`");
    }
    true
}

/// What they have agreed to: `None` without a consent to the words.
fn consents(cx: &mut Cx<'_>, at: At<'_>, raw: Option<raw::RawConsent>) -> Option<Consents> {
    let raw = raw?;
    let mut term = |part: &str, ends: &str, given: Option<String>, until: Option<String>| {
        let from = given.and_then(|day| date(cx, at.field(part), &day));
        let until_day = until.as_ref().and_then(|day| date(cx, at.field(ends), day));
        if let (Some(from), Some(until)) = (from, until_day)
            && until < from
        {
            cx.error(at.field(ends), "bad-range")
                .what(format!("the consent ends ({until}) before it begins ({from})"))
                .todo("fix one of the two dates");
        }
        // An end that can't be read is no consent without an end.
        from.filter(|_| until.is_none() || until_day.is_some())
            .map(|from| Term { from, until: until_day })
    };
    let words = term("words", "words_until", raw.words, raw.words_until);
    let name = term("name", "name_until", raw.name, raw.name_until);
    let photo = term("photo", "photo_until", raw.photo, raw.photo_until);
    Some(Consents { words: words?, name, photo })
}

/// Whether the story may be told with these consents.
fn may_be_told(cx: &mut Cx<'_>, at: At<'_>, told_by_name: bool, given: Option<&Consents>) -> bool {
    let Some(given) = given else {
        cx.warn(at, "no-consent")
            .what("there is no consent to show these words, so they aren't shown")
            .todo("ask; then add `consent: (words: \"2026-11-04\"),` with the day of the consent");
        return false;
    };
    if told_by_name && given.name.is_none() {
        cx.warn(at, "named-without-consent")
            .what(
                "the story says the name of somebody who hasn't agreed to that, \
                    so it isn't shown",
            )
            .todo(
                "tell it without the name, or ask; then add `name: \"2026-11-04\"` to \
                    `consent`, with the day of the consent",
            );
        return false;
    }
    true
}

/// Whether `text` says the name, or a part of it, in whatever language.
fn says(text: &Text, name: &Text) -> bool {
    name.iter().any(|(_, name)| text.iter().any(|(_, text)| has_name(text, name)))
}

fn has_name(text: &str, name: &str) -> bool {
    let (text, name): (String, String) = (text.nfkc().collect(), name.nfkc().collect());
    let parts = name.split(|c: char| c.is_whitespace() || is_interpunct(c));
    parts.filter(|part| !part.is_empty()).any(|part| {
        if part.chars().any(is_han) {
            let is_there = part.chars().count() > 1 && text.contains(part);
            return is_there || is_said(&name, &text);
        }
        // "O’Brien" has an apostrophe in it, which may be any.
        let is_joined = part.contains(|c: char| !c.is_alphanumeric());
        let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
        part.chars().count() >= NAME_PART_LEAST
            && (words.any(|word| word == part) || (is_joined && is_said(part, &text)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_or_a_part_of_it_is_found_where_it_is_a_word_of_its_own() {
        for (name, text, said) in [
            ("Mei Lin", "Mei went", true),
            ("Mei Lin", "She asked Lin.", true),
            ("Mei Lin", "A meilinlike thing", false),
            ("Mei Lin", "mei went", false),
            ("Mei Lin", "half-Mei", false),
            ("Jo Li", "Jo and Li", false),
            ("Mary O’Brien", "O'Brien went", true),
            ("Mary O’Brien", "Brien went", false),
            ("Anna-Lena Öst", "Anna-Lena went", true),
            ("Anna-Lena Öst", "Lena went", false),
            ("普丽娅·奈尔", "后来普丽娅来了", true),
            ("普丽娅·奈尔", "后来奈尔来了", true),
            ("林美", "林先生来了", false),
            ("林美", "是林 美做的", true),
            ("林 美", "树林里很美", false),
            ("Mei Lin", "", false),
        ] {
            assert_eq!(has_name(text, name), said, "{name} in {text}");
        }
    }
}

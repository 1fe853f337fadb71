//! What is one mistake about a language is told once, and not at every text.

use crate::content::finding::source::Source;
use crate::content::finding::{Finding, phrase, warning};
use crate::content::model::Lang;
use crate::content::validate::{At, World, missing_language, unlisted_language};

/// Where `kiosk.ron` names its languages: findings that have a place and no words yet.
#[derive(Default)]
pub(super) struct Named {
    list: Option<Finding>,
    each: Vec<(Lang, Finding)>,
}

impl Named {
    /// The places of `tags` in the settings at `at`.
    pub(super) fn at(source: &Source<'_>, at: At<'_>, tags: &[String]) -> Self {
        let list = at.field("languages");
        let place = |at: At<'_>, code| warning(code).at(source, at.span());
        let each = tags.iter().enumerate();
        let each = each.map(|(i, tag)| (Lang::new(tag), place(list.item(i), "unwritten-language")));
        Self { each: each.collect(), list: Some(place(list, "unlisted-language")) }
    }
}

/// Puts one finding in `kiosk.ron` in the place of those about every text, where a language of
/// the kiosk is written nowhere, or one that isn't the kiosk's in several texts.
pub(super) fn fold(findings: &mut Vec<Finding>, named: &Named, world: &World<'_>) {
    let unlisted = world.texts.often_unlisted();
    let mut strays = Vec::new();
    for lang in &unlisted {
        let told = unlisted_language(lang, &world.languages);
        let places = take(findings, &told);
        strays.extend(places.first().map(|first| (lang, places.len(), first.clone())));
    }
    let unwritten = world.texts.unwritten();
    for lang in &unwritten {
        let places = take(findings, &missing_language(lang));
        let listed = named.each.iter().find(|(l, _)| l == lang);
        if let (Some((_, place)), Some(first)) = (listed, places.first()) {
            findings.push(no_text(place.clone(), lang, places.len(), first, &unlisted));
        }
    }
    // What stands in another language most likely is what should have been listed.
    if unwritten.is_empty() {
        let told = strays.iter().filter_map(|(lang, count, first)| {
            Some(not_listed(named.list.clone()?, lang, *count, first))
        });
        findings.extend(told);
    }
}

/// Takes out all findings that say the same as `told`; their places, in the order of reading.
fn take(findings: &mut Vec<Finding>, told: &Finding) -> Vec<String> {
    let is_same = |f: &Finding| f.code == told.code && f.what == told.what;
    let mut taken: Vec<Finding> = findings.extract_if(.., |f| is_same(f)).collect();
    taken.sort_by(|a, b| (&a.file, a.span.start).cmp(&(&b.file, b.span.start)));
    taken.iter().map(Finding::place).collect()
}

fn no_text(place: Finding, lang: &Lang, count: usize, first: &str, unlisted: &[Lang]) -> Finding {
    let texts = phrase::count(count, "text");
    let todo = match unlisted {
        [] => format!("take `\"{lang}\"` out until the texts are translated"),
        [one] => format!("did you mean `{one}`? That is what they are written in"),
        more => {
            let tags: Vec<_> = more.iter().map(|lang| format!("\"{lang}\"")).collect();
            format!("write {} in its place: that is what they are written in", tags.join(", "))
        }
    };
    place
        .what(format!("no text is written in `{lang}`: it is missing from {texts}, first {first}"))
        .todo(todo)
}

fn not_listed(place: Finding, lang: &Lang, count: usize, first: &str) -> Finding {
    let texts = phrase::count(count, "text");
    let tag = phrase::short(lang.as_str());
    place
        .what(format!("`{tag}` isn't listed, and is written in {texts}, first {first}"))
        .todo(format!("add `\"{tag}\"` to the list, or take those texts out"))
}

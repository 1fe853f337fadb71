//! The rules for what every item may say.

use std::path::PathBuf;
use std::sync::Arc;

use crate::content::finding::phrase::{short, suggest};
use crate::content::model::{Id, Meta, Needs, Pole, Value};
use crate::content::ron::raw::RawMeta;

use super::fields::{date, dayparts, id, optional, whole};
use super::season;
use super::{At, Cx};

/// Importance of an item that names none.
const IMPORTANCE_DEFAULT: u32 = 3;

/// Checks what every item may say. Faults are noted in `cx`, and something is given back all
/// the same, so that the rest of the item is looked at too.
pub(super) fn meta(cx: &mut Cx<'_>, at: At<'_>, raw: RawMeta) -> Meta {
    let id = id(cx, at.field("id"), &raw.id);
    let value = value(cx, at.field("value"), raw.value.as_deref());
    let pole = pole(cx, at, &raw, value.as_deref());
    let audience = audience(cx, at.field("audience"), &raw.audience);
    let from = raw.from.and_then(|d| date(cx, at.field("from"), &d));
    let until_written = raw.until.is_some();
    let until = raw.until.and_then(|d| date(cx, at.field("until"), &d));
    let season_written = raw.each_year.is_some() || !raw.dates.is_empty();
    let season = season::season(cx, at, raw.each_year, raw.dates);
    if let (Some(from), Some(until)) = (from, until) {
        if until < from {
            season::backwards(cx, at.field("until"), from, until);
        } else {
            season::never(cx, at.field("until"), &season, from, until);
        }
    }
    if raw.takeover && !until_written && !season_written {
        cx.error(at.field("takeover"), "endless-takeover")
            .what("a takeover interrupts everything, so it must have an end")
            .todo("add `until: \"2026-12-31\",`");
    }
    if let Some(revised) = &raw.revises {
        super::fields::id(cx, at.field("revises"), revised);
    }
    let importance = whole(cx, at.field("importance"), raw.importance, 1..=5, IMPORTANCE_DEFAULT);
    Meta {
        id,
        file: PathBuf::from(cx.source.file),
        value,
        pole,
        audience,
        from,
        until,
        season,
        dayparts: dayparts(cx, at.field("dayparts"), raw.dayparts),
        importance: u8::try_from(importance).unwrap_or(u8::MAX),
        takeover: raw.takeover,
        needs: raw.needs.map_or(Needs::Nothing, Needs::from),
        teaches: raw.teaches,
        source: optional(cx, at.field("source"), raw.source),
        owner: raw
            .owner
            .map(|owner| short(owner.trim()).to_owned())
            .filter(|owner| !owner.is_empty()),
        silenced: raw.silence.into_iter().map(|s| (s.rule, s.because)).collect(),
    }
}

/// Questions and commendations must name a value.
pub(super) fn must_have_value(cx: &mut Cx<'_>, at: At<'_>) {
    if matches!(at.has_text("value"), None | Some("None")) {
        cx.error(at, "missing-field")
            .what("it names no value")
            .todo("add `value: \"…\",` with the id of a value from values.ron");
    }
}

fn value(cx: &mut Cx<'_>, at: At<'_>, raw: Option<&str>) -> Option<Arc<Value>> {
    let raw = raw?;
    let world = cx.world;
    let values = world.values.as_ref()?;
    let found = values.iter().find(|v| v.id.as_str() == raw).cloned();
    if found.is_none() && !world.values_broken {
        cx.error(at, "unknown-value")
            .what(format!("there is no value `{}` in values.ron", short(raw)))
            .todo(suggest(raw, values.iter().map(|v| v.id.as_str())));
    }
    found
}

fn pole(cx: &mut Cx<'_>, at: At<'_>, raw: &RawMeta, value: Option<&Value>) -> Pole {
    let own = raw.pole.map(Pole::from);
    if let Some(pole) = own.or(value.map(|v| v.pole)) {
        return pole;
    }
    if raw.value.is_none() {
        cx.error(at, "no-pole")
            .what("it has neither a value nor a pole")
            .todo("add `value: \"…\",` or `pole: Care,` or `pole: Dignity,`");
    }
    // The value that is named could not be read; that has a finding of its own.
    Pole::Care
}

fn audience(cx: &mut Cx<'_>, at: At<'_>, raw: &[String]) -> Vec<Id> {
    let world = cx.world;
    if let Some(roles) = &world.roles {
        for (i, role) in raw.iter().enumerate() {
            if !roles.contains(role) {
                cx.error(at.item(i), "unknown-role")
                    .what(format!("there is no role `{}` on the your-jobs slide", short(role)))
                    .todo(suggest(role, roles.iter().map(String::as_str)));
            }
        }
    }
    raw.iter().map(|role| Id::new(role)).collect()
}

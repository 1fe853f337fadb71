//! The pages on which something is told: the value, the story, the thanks, and what is so today.

use egui::{Rect, pos2, vec2};

use super::{begin, begin_in, cue, far, foot, on_band, on_paper, on_tint, statement, tell};
use crate::content::model::{Commendation, Slide, SlideKind, Text, Value};
use crate::player::scene::LineupView;
use crate::screens::column::Pen;
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::pages::{commendation, slides};
use crate::screens::theme::{space, steps};
use crate::screens::widgets::portrait;

/// The value of the day, in a sentence to say aloud.
pub(super) fn value(glass: &mut Glass<'_>, view: &LineupView, value: &Value) {
    let look = on_band(glass.p.pole(value.pole));
    let label = glass.say("lineup-value");
    let room = begin(glass, view, look, &label);
    let hint = glass.say("lineup-value-cue");
    let room = cue(glass, look, room, &[&hint]);
    let parts = [
        far(glass, glass.text(&value.name), Face::Statement, steps::LINEUP_HEADLINE, look.ink, 0.0),
        far(glass, glass.text(&value.meaning), Face::Text, steps::LINEUP_BODY, look.ink, 36.0),
    ];
    statement(glass, &parts, room);
    foot(glass, view, "lineup-next");
}

/// The story that shows it: what all are to remember large, what is told at the foot.
pub(super) fn story(glass: &mut Glass<'_>, view: &LineupView, slide: &Slide) {
    let look = on_paper(glass, glass.p.pole(slide.meta.pole));
    let (large, told): (Option<&Text>, Option<&Text>) = match &slide.kind {
        SlideKind::Story { body, lesson } => (Some(lesson), Some(body)),
        SlideKind::MomentOfTruth { touchpoint, act } => (Some(act), Some(touchpoint)),
        SlideKind::Voice { by, thanks_to } => (Some(thanks_to), Some(by)),
        SlideKind::Answered { asked, done } => (Some(done), Some(asked)),
        _ => (None, None),
    };
    let label = match &slide.kind {
        SlideKind::MomentOfTruth { .. } => "moment",
        SlideKind::Answered { .. } => "answered",
        SlideKind::Voice { .. } => "lineup-voice",
        _ => "story",
    };
    let label = glass.say(label);
    let room = begin(glass, view, look, &label);
    let hint = glass.say("lineup-story-cue");
    let told = told.map_or("", |text| glass.text(text));
    let headline = glass.text(&slide.headline);
    let quoted = matches!(slide.kind, SlideKind::Voice { .. }).then(|| format!("“{headline}”"));
    let headline = quoted.as_deref().unwrap_or(headline);
    let large = large.map_or("", |text| glass.text(text));
    let parts = [
        far(glass, headline, Face::Statement, steps::LINEUP_HEADLINE, look.ink, 0.0),
        far(glass, large, Face::Text, steps::LINEUP_BODY, look.ink, 44.0),
    ];
    let tight = (&[&hint, told, large][..], &parts[..1]);
    let tight = Some(tight).filter(|_| !large.is_empty());
    tell(glass, look, room, (&[&hint, told], &parts), tight, |rest| rest);
    foot(glass, view, "lineup-next");
}

/// One colleague: who and what they did large, how it came and what came of it at the foot.
pub(super) fn thanks(glass: &mut Glass<'_>, view: &LineupView, card: &Commendation) {
    let look = on_tint(glass, glass.p.thanks);
    let label = format!("{} · {}", glass.say("thanks"), glass.text(&card.team));
    let (picture, text) = slides::split(glass, PICTURE_SHARE);
    let top = glass.m.page().min.y.max(text.min.y);
    begin_in(glass, view, look);
    // The line of progress is as whole here as on the other pages.
    let picture = picture.with_min_y(glass.m.u(2.0 * space::LINE_TOP));
    portrait::paint(glass, card, picture, 0.0);
    let room = super::label(glass, look, &label, text.with_min_y(top));
    let hint = glass.say("lineup-thanks-cue");
    let told = [&card.situation, &card.effect].map(|text| glass.text(text));
    let rest = cue(glass, look, room, &[&hint, told[0], told[1]]);
    let name = commendation::name(glass, card);
    let parts = [
        far(glass, &name, Face::Statement, steps::LINEUP_HEADLINE, look.ink, 0.0),
        far(glass, glass.text(&card.act), Face::Text, steps::LINEUP_DEED, look.ink, 28.0),
    ];
    statement(glass, &parts, rest);
    foot(glass, view, "lineup-next");
}

/// How much of the page the picture of a colleague takes.
const PICTURE_SHARE: f32 = 0.3;

/// What was written for this day, and an act to do.
pub(super) fn today(glass: &mut Glass<'_>, view: &LineupView, lines: &[Text], act: Option<&Slide>) {
    let m = glass.m;
    let look = on_tint(glass, glass.p.care);
    let label = glass.say(if lines.is_empty() { "dare" } else { "lineup-today" });
    let room = begin(glass, view, look, &label);
    let role = act.and_then(|act| match &act.kind {
        SlideKind::Dare { role } => Some(glass.text(role)),
        _ => None,
    });
    let hint = glass.say("lineup-today-cue");
    let lines: Vec<&str> = lines.iter().map(|line| glass.text(line)).collect();
    let mut parts: Vec<_> = lines
        .iter()
        .map(|line| far(glass, line, Face::Statement, steps::LINEUP_HEADLINE, look.ink, 60.0))
        .collect();
    let alone = lines.is_empty();
    let sizes = if alone { steps::LINEUP_HEADLINE } else { steps::LINEUP_BODY };
    let face = if alone { Face::Statement } else { Face::Text };
    let dare = if alone { String::new() } else { glass.say("dare") };
    let pen = Pen::of(glass);
    let said = parts.len();
    // Where the act has no room, it is read out before the leader asks for the last word.
    let whose = format!("{dare} · {}", role.unwrap_or(""));
    let mut tight = None;
    if let Some(act) = act {
        parts.push(
            pen.far(&dare, Face::Strong, steps::LINEUP_LABEL).coloured(look.label).below(56.0),
        );
        parts.push(far(glass, glass.text(&act.headline), face, sizes, look.ink, 14.0));
        let role = role.unwrap_or("");
        let part = pen.far(role, Face::Strong, steps::LINEUP_LABEL);
        parts.push(part.coloured(look.accent.text).below(24.0));
        // An act that stands alone is what the page is for.
        tight = Some([whose.as_str(), glass.text(&act.headline), &hint]).filter(|_| !alone);
    }
    // A box to tick in one's mind, beside an act that stands alone.
    let across = m.u(230.0);
    let within = |room: Rect| match (alone, m.portrait) {
        (true, false) => room.with_min_x(room.min.x + across + m.u(space::LARGE)),
        (true, true) => room.with_min_y(room.min.y + across + m.u(space::MEDIUM)),
        (false, _) => room,
    };
    let tight = tight.as_ref().map(|words| (&words[..], &parts[..said]));
    let stands = tell(glass, look, room, (&[&hint], &parts), tight, within);
    if alone && act.is_some() {
        let middle = if m.portrait {
            pos2(room.min.x + across / 2.0, stands.min.y - m.u(space::MEDIUM) - across / 2.0)
        } else {
            pos2(room.min.x + across / 2.0, stands.center().y)
        };
        let tick_box = Rect::from_center_size(middle, vec2(across, across));
        glass.area(tick_box, m.u(44.0), glass.p.card);
        glass.rim(tick_box, m.u(44.0), m.u(16.0), look.accent.fill);
    }
    foot(glass, view, "lineup-done");
}

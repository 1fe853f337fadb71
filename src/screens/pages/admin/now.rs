//! What is playing and why, what comes after it, and what content it is from.

use egui::{Rect, vec2};

use super::{Frame, facts};
use crate::content::Origin;
use crate::player::scene::{AdminGesture, AdminView, Gesture, Playing, Why};
use crate::screens::column::{self, Pen, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::i18n::Arg;
use crate::screens::theme::{space, steps};
use crate::screens::widgets::button;
use crate::screens::widgets::button::Button;

/// Draws what is playing.
pub(super) fn draw(glass: &mut Glass<'_>, view: &AdminView, frame: &Frame) {
    let m = glass.m;
    let gap = m.u(space::SMALL);
    let (cards, below) =
        frame.content.split_top_bottom_at_fraction(if m.portrait { 0.7 } else { 0.76 });
    let cards = cards.with_max_y(cards.max.y - m.u(space::FOOT));
    let (one, other) = if m.portrait {
        let (one, other) = cards.split_top_bottom_at_fraction(0.5);
        (one.with_max_y(one.max.y - gap / 2.0), other.with_min_y(other.min.y + gap / 2.0))
    } else {
        let (one, other) = cards.split_left_right_at_fraction(0.5);
        (one.with_max_x(one.max.x - gap / 2.0), other.with_min_x(other.min.x + gap / 2.0))
    };
    let on_glass = if view.paused { "playing-paused" } else { "playing-now" };
    card(glass, one, on_glass, &view.on_glass);
    card(glass, other, "playing-next", &view.next);
    let known = &view.facts;
    let origin = match known.origin {
        Origin::Folder => "origin-folder",
        Origin::LastGood => "origin-last-good",
        Origin::Example => "origin-example",
    };
    let content = [
        (glass.say("fact-fingerprint"), known.fingerprint.clone()),
        (glass.say("fact-taken"), known.taken.clone()),
        (glass.say("fact-origin"), glass.say(origin)),
    ];
    facts(glass, below, &content, if m.portrait { 2 } else { 3 });
    let skip = Gesture::Admin(AdminGesture::Skip);
    let pause = Gesture::Admin(AdminGesture::Pause);
    let stands = if view.paused { "playing-go-on" } else { "playing-pause" };
    let buttons = vec![
        Button::new("admin-skip", glass.say("playing-skip"), skip),
        Button::new("admin-pause", glass.say(stands), pause).chosen(view.paused),
    ];
    let high = frame.controls.height();
    let wide: f32 = buttons.iter().map(|one| button::width(glass, one, high)).sum();
    let wide = (wide + m.u(16.0)).min(frame.controls.width());
    // Beside the ways to the other parts they keep to the other side.
    let left = if m.portrait { frame.controls.min.x } else { frame.controls.max.x - wide };
    button::row(glass, frame.controls.with_min_x(left), buttons, high);
}

/// An item and why it plays.
fn card(glass: &mut Glass<'_>, rect: Rect, label: &str, playing: &Playing) {
    let p = glass.p;
    glass.area(rect, glass.m.u(space::ROUND), p.card);
    glass.rim(rect, glass.m.u(space::ROUND), glass.m.u(2.0).max(1.0), p.line);
    let label = glass.say(label);
    let lang = &glass.scene.lang;
    let title = match &playing.title {
        Some(title) => title.get(lang).to_owned(),
        None if playing.why == Why::Closed => glass.say("playing-closed"),
        None => glass.say("playing-attract"),
    };
    let place = playing.id.iter().map(|id| id.as_str().to_owned());
    let place = place.chain(playing.file.iter().map(|file| file.display().to_string()));
    let place = place.collect::<Vec<_>>().join(" · ");
    let why = why(glass, &playing.why);
    let pen = Pen::of(glass);
    let parts = [
        pen.near(&label, Face::Strong, steps::LABEL).coloured(p.care.text),
        pen.near(&title, Face::Statement, steps::READ).below(20.0),
        pen.near(&place, Face::Text, steps::LABEL).coloured(p.soft).below(14.0),
        pen.near(&why, Face::Text, steps::SMALL).below(30.0),
    ];
    let inside = rect.shrink2(vec2(glass.m.u(36.0), glass.m.u(28.0)));
    column::set(glass, &parts, inside.width(), inside.height()).paint(glass, inside, Stand::Top);
}

/// Why an item plays, in a sentence or two.
fn why(glass: &Glass<'_>, why: &Why) -> String {
    let sentence = match why {
        Why::Takeover => glass.say("why-takeover"),
        Why::Standby => glass.say("why-standby"),
        Why::Closed => glass.say("why-closed"),
        Why::Owed { .. } => glass.say("why-owed"),
        Why::Turn { importance, .. } => {
            glass.say_with("why-turn", &[("number", Arg::Number((*importance).into()))])
        }
        Why::Need { known_percent, days_tenths, .. } => {
            let known = known_percent.map_or_else(
                || glass.say("why-known-little"),
                |percent| glass.say_with("why-known", &[("number", Arg::Number(percent.into()))]),
            );
            let shown = days_tenths.map_or_else(
                || glass.say("why-never-shown"),
                |tenths| {
                    let days = format!("{}.{}", tenths / 10, tenths % 10);
                    glass.say_with("why-shown", &[("count", Arg::Text(&days))])
                },
            );
            joined(glass, &[known, shown])
        }
    };
    let theme = matches!(
        why,
        Why::Turn { theme: true, .. } | Why::Need { theme: true, .. } | Why::Owed { theme: true }
    );
    if theme { joined(glass, &[sentence, glass.say("why-theme")]) } else { sentence }
}

/// Sentences one after the other: Chinese has no space between them.
fn joined(glass: &Glass<'_>, sentences: &[String]) -> String {
    sentences.join(if glass.scene.lang.is_han() { "" } else { " " })
}

//! The five pages of a line-up. Ten people read them from five metres, and one stands at the
//! glass: what all are to read is large and at most a dozen words; what only the leader needs, to
//! tell it, stands at the foot at arm's length.
//!
//! One family: the line of progress along the top, the label in the upper left, the statement in
//! the middle, the leader's words at the foot. The ground says from afar which page it is.

mod question;
mod telling;

use egui::{Align, Color32, Rect, pos2, vec2};

use crate::numbers::as_f32;
use crate::player::scene::{Gesture, LineupPage, LineupView};
use crate::screens::column::{self, Column, Part, Pen, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::metrics::each;
use crate::screens::theme::{Accent, space, steps};
use crate::screens::widgets::bar;
use crate::screens::widgets::button::{self, Button};

/// What a page is drawn in.
#[derive(Clone, Copy)]
struct Look {
    ground: Color32,
    ink: Color32,
    soft: Color32,
    label: Color32,
    accent: Accent,
}

/// Draws a page of a line-up.
pub(super) fn draw(glass: &mut Glass<'_>, view: &LineupView) {
    match &view.page {
        LineupPage::Value(value) => telling::value(glass, view, value),
        LineupPage::Story(slide) => telling::story(glass, view, slide),
        LineupPage::Question { question, shown, told: false, .. } => {
            question::asked(glass, view, question, shown);
        }
        LineupPage::Question { question, hands, .. } => {
            question::told(glass, view, question, *hands);
        }
        LineupPage::Thanks(card) => telling::thanks(glass, view, card),
        LineupPage::Today { lines, act } => telling::today(glass, view, lines, act.as_deref()),
    }
}

/// On the tint of an accent.
fn on_tint(glass: &Glass<'_>, accent: Accent) -> Look {
    let p = glass.p;
    Look { ground: accent.tint, ink: p.ink, soft: p.ink, label: p.ink, accent }
}

/// On paper.
fn on_paper(glass: &Glass<'_>, accent: Accent) -> Look {
    let p = glass.p;
    Look { ground: p.paper, ink: p.ink, soft: p.soft, label: accent.text, accent }
}

/// On the band of an accent.
fn on_band(accent: Accent) -> Look {
    Look {
        ground: accent.band,
        ink: accent.on_band,
        soft: accent.soft_on_band,
        label: accent.soft_on_band,
        accent,
    }
}

/// Fills the ground, draws the line of progress and the label, and gives the room beneath.
fn begin(glass: &mut Glass<'_>, view: &LineupView, look: Look, label: &str) -> Rect {
    begin_in(glass, view, look);
    self::label(glass, look, label, glass.m.page())
}

/// Fills the ground and draws the line of progress.
fn begin_in(glass: &Glass<'_>, view: &LineupView, look: Look) {
    let m = glass.m;
    let ground = Rect::from_min_max(m.glass.min, pos2(m.glass.max.x, m.bar().min.y));
    glass.area(ground, 0.0, look.ground);
    progress(glass, view, look, m.page());
}

/// Draws the label at the top of `room`, and gives the room beneath.
fn label(glass: &mut Glass<'_>, look: Look, label: &str, room: Rect) -> Rect {
    let size = vec2(room.width(), glass.m.u(160.0));
    let label = glass.fit(label, Face::Strong, steps::LINEUP_LABEL, true, size);
    glass.put(&label, room.min, Align::Min, look.label);
    room.with_min_y(room.min.y + label.size.y + glass.m.u(space::SMALL))
}

/// A soft line along the top: as many pieces as there are pages, those that were reached filled.
fn progress(glass: &Glass<'_>, view: &LineupView, look: Look, page: Rect) {
    let m = glass.m;
    let (number, total) = view.progress;
    let (high, gap) = (m.u(8.0), m.u(12.0));
    let wide = each(page.width(), usize::try_from(total.max(1)).unwrap_or(1), gap);
    for index in 0..total {
        let left = page.min.x + as_f32(index) * (wide + gap);
        let piece = Rect::from_min_size(pos2(left, m.u(space::LINE_TOP)), vec2(wide, high));
        // What is still to come is seen, and no more.
        let share = if index < number { 0.85 } else { 0.22 };
        glass.area(piece, high / 2.0, look.ground.lerp_to_gamma(look.ink, share));
    }
}

/// The leader's words at the foot of `room`, with a line above them; gives the room that is left.
/// A page without any keeps its room.
fn cue(glass: &mut Glass<'_>, look: Look, room: Rect, words: &[&str]) -> Rect {
    cue_within(glass, look, room, words, cue_share(glass))
}

/// How much of a page's height the leader's words take at most.
fn cue_share(glass: &Glass<'_>) -> f32 {
    if glass.m.portrait { 0.34 } else { 0.36 }
}

fn cue_within(glass: &mut Glass<'_>, look: Look, room: Rect, words: &[&str], share: f32) -> Rect {
    let m = glass.m;
    let parts = cue_parts(glass, look, words);
    let column = column::set(glass, &parts, room.width(), room.height() * share);
    let at = room.with_min_y(room.max.y - column.height);
    column.paint(glass, at, Stand::Top);
    let rest = above_cue(glass, room, column.height);
    let line = Rect::from_min_size(
        pos2(room.min.x, cue_line(glass, at.min.y)),
        vec2(room.width(), m.u(2.0).max(1.0)),
    );
    glass.area(line, 0.0, look.ground.lerp_to_gamma(look.ink, 0.22));
    rest
}

fn cue_parts<'a>(glass: &Glass<'a>, look: Look, words: &[&'a str]) -> Vec<Part<'a>> {
    let pen = Pen::of(glass);
    let mut parts: Vec<Part<'_>> = Vec::with_capacity(words.len());
    for text in words {
        let is_first = parts.is_empty();
        let (face, ink) =
            if is_first { (Face::Strong, look.label) } else { (Face::Text, look.soft) };
        parts.push(pen.near(text, face, steps::LINEUP_CUE).coloured(ink).below(10.0));
    }
    parts
}

/// Where the line above the leader's words stands, which begin at `top`.
fn cue_line(glass: &Glass<'_>, top: f32) -> f32 {
    top - glass.m.u(22.0)
}

/// What is left of `room` above words of that height.
fn above_cue(glass: &Glass<'_>, room: Rect, height: f32) -> Rect {
    let line = cue_line(glass, room.max.y - height);
    room.with_max_y(line - glass.m.u(space::SMALL))
}

/// What the leader reads at the foot, and what all read.
type Told<'t, 'p> = (&'t [&'t str], &'t [Part<'p>]);

/// What all read, and at the foot what the leader reads. Where that has no room at a size that is
/// read from five metres, it stands closer, and where that isn't enough it is told in the `tight`
/// way: less for all, and more to be read out.
/// Gives where the statement stands.
fn tell(
    glass: &mut Glass<'_>,
    look: Look,
    room: Rect,
    (words, parts): Told<'_, '_>,
    tight: Option<Told<'_, '_>>,
    within: impl Fn(Rect) -> Rect,
) -> Rect {
    let high = room.height() * cue_share(glass);
    let cue_parts = cue_parts(glass, look, words);
    let foot = column::try_set(glass, &cue_parts, vec2(room.width(), high));
    let rest = within(above_cue(glass, room, foot.map_or(high, |column| column.height)));
    let has_room = |parts: &[Part<'_>]| column::try_set(glass, parts, rest.size()).is_some();
    let closer: Vec<Part<'_>> = parts.iter().map(|part| part.spaced(1.0 / HAN_ABOVE)).collect();
    let parts = if has_room(parts) { parts } else { &closer };
    let Some((words, parts)) = tight.filter(|_| !has_room(parts)) else {
        let rest = cue(glass, look, room, words);
        return statement(glass, parts, within(rest));
    };
    let rest = cue_within(glass, look, room, words, MORE_SHARE);
    statement(glass, parts, within(rest))
}

/// How much of a page's height the leader's words take at most where they are more than usual.
const MORE_SHARE: f32 = 0.46;

/// How much more space there is above a text in Han script.
const HAN_ABOVE: f32 = 1.6;

/// A statement for everybody; `sizes` are those of Latin and of Han script.
fn far<'a>(
    glass: &Glass<'a>,
    text: &'a str,
    face: Face,
    sizes: [&'a [f32]; 2],
    ink: Color32,
    above: f32,
) -> Part<'a> {
    let pen = Pen::of(glass);
    let is_han = pen.lang.is_han();
    // Rows of Han script stand further apart, and so must what follows them.
    let above = if is_han { above * HAN_ABOVE } else { above };
    pen.far(text, face, sizes[usize::from(is_han)]).coloured(ink).below(above).aloud()
}

/// Sets `parts` into `room` and paints them in its middle.
fn statement(glass: &mut Glass<'_>, parts: &[Part<'_>], room: Rect) -> Rect {
    let column: Column = column::set(glass, parts, room.width(), room.height());
    column.paint(glass, room, Stand::Middle)
}

/// The bar: back on the left, another item and the next page on the right.
fn foot(glass: &mut Glass<'_>, view: &LineupView, next: &str) {
    let (number, _) = view.progress;
    let back = (number > 1).then(|| Button::new("lineup-back", glass.say("back"), Gesture::Back));
    let leave = bar::leave(glass, "lineup-leave");
    let left = back.into_iter().chain([leave]).collect();
    let mut right = Vec::new();
    // In portrait the bar has no room for what the page says already.
    let other = match &view.page {
        _ if glass.m.portrait => "lineup-other-short",
        LineupPage::Story(_) => "lineup-other-story",
        LineupPage::Thanks(_) => "lineup-other-thanks",
        _ => "lineup-other-question",
    };
    if view.has_other {
        right.push(Button::new("lineup-other", glass.say(other), Gesture::Other));
    }
    let strong = button::Look::Strong(glass.p.care);
    right.push(Button::new("lineup-next", glass.say(next), Gesture::Next).look(strong));
    bar::show(glass, left, right);
}

//! The drawings of pages without a photo: shapes in the palette, composed from the item's id,
//! so that each page has its own and always the same.

use std::f32::consts::{FRAC_PI_2, PI, TAU};
use std::hash::{Hash, Hasher};

use siphasher::sip::SipHasher13;

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use super::fonts::{Face, font};
use super::theme::{Accent, Palette, steps};
use crate::content::model::Lang;
use crate::numbers::{as_f32, ceil_usize};
use crate::player::quiz::shuffle::SplitMix;

/// The families of drawings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Motif {
    /// Two discs that share a lens, each with its number: the two jobs in one person.
    TwoJobs,
    /// Two discs that share a lens: palm and back of one hand, two jobs in one person.
    Lens,
    /// A mosaic of quarter discs.
    Mosaic,
    /// Quarter rings around a corner.
    Rings,
    /// A sun that stands over hills.
    Hills,
    /// Bars like shelves, one of them in the other colour.
    Shelves,
}

const FAMILIES: [Motif; 5] =
    [Motif::Mosaic, Motif::Rings, Motif::Hills, Motif::Lens, Motif::Shelves];

/// A handful of small numbers that depend on a name alone.
struct Dice(SplitMix);

impl Dice {
    fn of(name: &str) -> Self {
        // The standard library's own hash may be another one with the next compiler, and then
        // every page would have another drawing.
        let mut hasher = SipHasher13::new();
        name.hash(&mut hasher);
        Self(SplitMix(hasher.finish()))
    }

    /// A number below `sides`.
    fn roll(&mut self, sides: u16) -> u16 {
        // Below `sides`, so that it fits.
        u16::try_from(self.0.below(usize::from(sides))).unwrap_or(0)
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.0.below(from.len())]
    }
}

/// The family that a name belongs to.
pub(super) fn family(name: &str) -> Motif {
    Dice::of(name).pick(&FAMILIES)
}

/// Fills `rect` with the drawing that belongs to `name`.
pub(super) fn paint(
    painter: &Painter,
    rect: Rect,
    motif: Motif,
    name: &str,
    p: &Palette,
    accent: Accent,
) {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    painter.rect_filled(rect, 0.0, accent.tint);
    let mut dice = Dice::of(name);
    dice.roll(2);
    match motif {
        Motif::TwoJobs => {
            let [one, two] = lens(&painter, rect, p, accent);
            for (number, at, colour) in [("1", one, accent.on_fill), ("2", two, p.thanks.on_fill)] {
                numeral(&painter, number, at, rect.size().min_elem(), colour);
            }
        }
        Motif::Lens => {
            lens(&painter, rect, p, accent);
        }
        Motif::Mosaic => mosaic(&painter, rect, &mut dice, p, accent),
        Motif::Rings => rings(&painter, rect, &mut dice, p, accent),
        Motif::Hills => hills(&painter, rect, &mut dice, p, accent),
        Motif::Shelves => shelves(&painter, rect, &mut dice, p, accent),
    }
}

fn fan(centre: Pos2, radius: f32, from: f32, to: f32, colour: Color32) -> Shape {
    let steps = ceil_usize((to - from).abs() / TAU * 128.0);
    let mut points = vec![centre];
    points.extend((0..=steps).map(|i| {
        let angle = from + (to - from) * as_f32(i) / as_f32(steps);
        centre + vec2(angle.cos(), angle.sin()) * radius
    }));
    Shape::convex_polygon(points, colour, Stroke::NONE)
}

fn numeral(painter: &Painter, number: &str, at: Pos2, short: f32, colour: Color32) {
    let wanted = short * 0.22;
    let sizes = steps::NUMERAL.iter().chain(steps::LAST_RESORT).copied();
    let px = sizes.filter(|px| *px <= wanted).fold(24.0, f32::max);
    let font = font(Face::Statement, &Lang::new("en"), px);
    painter.text(at, egui::Align2::CENTER_CENTER, number, font, colour);
}

/// Two discs and the lens they share; gives the middles of what each has for itself.
fn lens(painter: &Painter, rect: Rect, p: &Palette, accent: Accent) -> [Pos2; 2] {
    let wide = rect.width() > rect.height();
    let radius = if wide {
        (rect.height() * 0.36).min(rect.width() * 0.28)
    } else {
        (rect.width() * 0.36).min(rect.height() * 0.27)
    };
    let apart = if wide { vec2(radius * 0.52, 0.0) } else { vec2(radius * 0.2, radius * 0.5) };
    let (one, two) = (rect.center() - apart, rect.center() + apart);
    painter.circle_filled(one, radius, accent.fill);
    painter.circle_filled(two, radius, p.thanks.fill);
    let axis = (two - one).angle();
    let half = ((two - one).length() / 2.0 / radius).acos();
    let arc = |centre: Pos2, middle: f32| {
        (0..48).map(move |i| {
            let angle = middle - half + half * 2.0 * as_f32(i) / 48.0;
            centre + vec2(angle.cos(), angle.sin()) * radius
        })
    };
    // Each arc leaves out its last point, which is the other's first: a side without length
    // would be drawn as a spike.
    let points: Vec<Pos2> = arc(one, axis).chain(arc(two, axis + PI)).collect();
    painter.add(Shape::convex_polygon(points, p.ink, Stroke::NONE));
    let out = Vec2::angled(axis) * radius * 0.36;
    [one - out, two + out]
}

fn mosaic(painter: &Painter, rect: Rect, dice: &mut Dice, p: &Palette, accent: Accent) {
    let short = rect.width().min(rect.height());
    let tile = short / if short == rect.width() { 3.0 } else { 4.0 };
    let columns = ceil_usize(rect.width() / tile);
    let rows = ceil_usize(rect.height() / tile);
    let fills = [accent.fill, accent.fill, p.thanks.fill, p.paper, p.ink];
    for row in 0..rows {
        for column in 0..columns {
            let min = rect.min + vec2(as_f32(column), as_f32(row)) * tile;
            let cell = Rect::from_min_size(min, vec2(tile, tile));
            let colour = dice.pick(&fills);
            match dice.roll(7) {
                0..=3 => {
                    let corner = dice.roll(4);
                    let at = [
                        cell.left_top(),
                        cell.right_top(),
                        cell.right_bottom(),
                        cell.left_bottom(),
                    ][usize::from(corner)];
                    let from = f32::from(corner) * FRAC_PI_2;
                    painter.add(fan(at, tile, from, from + FRAC_PI_2, colour));
                }
                4 => {
                    painter.circle_filled(cell.center(), tile * 0.32, colour);
                }
                5 => {
                    let (at, from) = if dice.roll(2) == 0 {
                        (cell.center_top(), 0.0)
                    } else {
                        (cell.center_bottom(), PI)
                    };
                    painter.add(fan(at, tile / 2.0, from, from + PI, colour));
                }
                _ => {}
            }
        }
    }
}

fn rings(painter: &Painter, rect: Rect, dice: &mut Dice, p: &Palette, accent: Accent) {
    let corners = [rect.left_bottom(), rect.right_bottom(), rect.left_top(), rect.right_top()];
    let centre = dice.pick(&corners);
    let reach = rect.width().min(rect.height()) * 1.12;
    let colours = [accent.fill, accent.tint, p.thanks.fill, accent.tint, accent.fill, p.paper];
    for (index, colour) in colours.iter().enumerate() {
        let radius = reach * (1.0 - as_f32(index) * 0.155);
        painter.circle_filled(centre, radius, *colour);
    }
    let far = rect.center() + (rect.center() - centre) * 0.62;
    painter.circle_filled(far, reach * 0.13, p.ink);
}

fn hills(painter: &Painter, rect: Rect, dice: &mut Dice, p: &Palette, accent: Accent) {
    let sun = rect.width().min(rect.height()) * 0.23;
    let side = 0.3 + f32::from(dice.roll(5)) * 0.1;
    let at = pos2(rect.min.x + rect.width() * side, rect.min.y + rect.height() * 0.32);
    painter.circle_filled(at, sun, p.thanks.fill);
    let colours = [p.paper, accent.fill, p.ink];
    for (index, colour) in colours.iter().enumerate() {
        let level = rect.min.y + rect.height() * (0.5 + as_f32(index) * 0.17);
        let phase = f32::from(dice.roll(628)) / 100.0;
        let high = rect.height() * 0.07;
        let steps = 64;
        let top = |i: usize| {
            let along = as_f32(i) / as_f32(steps);
            let y = level + (phase + along * (3.4 + as_f32(index))).sin() * high;
            pos2(rect.min.x + rect.width() * along, y)
        };
        // A wavy edge isn't convex, so each strip is a polygon of its own; they overlap by a
        // pixel, or the feathering of their sides would show as lines.
        for i in 0..steps {
            let (a, b) = (top(i), top(i + 1));
            let points = vec![
                a,
                b + vec2(1.5, 0.0),
                pos2(b.x + 1.5, rect.max.y + 2.0),
                pos2(a.x, rect.max.y + 2.0),
            ];
            painter.add(Shape::convex_polygon(points, *colour, Stroke::NONE));
        }
    }
}

fn shelves(painter: &Painter, rect: Rect, dice: &mut Dice, p: &Palette, accent: Accent) {
    let rows = if rect.height() > rect.width() { 7 } else { 5 };
    let pitch = rect.height() / f32::from(rows);
    let special = dice.roll(rows);
    for row in 0..rows {
        let top = rect.min.y + pitch * f32::from(row) + pitch * 0.22;
        let mut x = rect.min.x - rect.width() * (f32::from(dice.roll(20)) / 100.0);
        let mut marked = false;
        while x < rect.max.x {
            let width = rect.width() * (0.18 + f32::from(dice.roll(40)) / 100.0);
            let bar = Rect::from_min_size(pos2(x, top), vec2(width, pitch * 0.56));
            let colour = if row == special && !marked && x > rect.min.x {
                marked = true;
                p.thanks.fill
            } else {
                dice.pick(&[accent.fill, accent.fill, p.paper, p.ink])
            };
            painter.rect_filled(bar, bar.height() / 2.0, colour);
            x += width + pitch * 0.18;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_keeps_its_drawing_whatever_compiles_the_program() {
        let mut dice = Dice::of("palm-and-back");
        assert_eq!([(); 4].map(|()| dice.roll(1_000)), [806, 545, 660, 907]);
    }
}

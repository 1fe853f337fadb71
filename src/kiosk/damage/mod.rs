//! Draws only what has changed, where a CPU plays GPU.
//!
//! A whole page takes llvmpipe some 25 ms, and a finger that comes down changes one button of it.
//! So what has been drawn stays on the glass, and of the next frame only the shapes that are
//! others than before are drawn anew, with whatever else is seen in their place.
//!
//! That wants a glass that keeps what is on it from frame to frame. OpenGL promises nothing of
//! the kind, and a GPU with several buffers doesn't; but Mesa's software drivers under X11 have
//! one and copy it to the window.

#[cfg(target_os = "linux")]
mod presenter;
#[cfg(not(target_os = "linux"))]
#[path = "../elsewhere/presenter.rs"]
mod presenter;

use std::sync::Arc;

use eframe::glow::{self, HasContext as _};
use egui::layers::ShapeIdx;
use egui::{Color32, Context, LayerId, Rect, Shape, epaint::ClippedShape};

use super::fade::{Fade, played_by_cpu};
use presenter::Presenter;

/// Past this share of the glass it is simpler, and no dearer, to draw all of it.
const SHARE_MAX: f32 = 0.5;
/// What is smaller than this share of the glass is shown before the rest of the frame is. More
/// takes the X server as long as it saves.
const SHARE_SHOWN_FIRST: f32 = 0.1;
/// So many places at most are drawn one by one; more are taken together.
const PLACES_MAX: usize = 8;
/// Around a shape, for its softened edge.
const EDGE: f32 = 2.0;

/// A page as it is handed to the painter.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    /// The layer that its shapes stand in.
    pub layer: LayerId,
    /// Behind this shape.
    pub first: ShapeIdx,
    /// All of the glass.
    pub whole: Rect,
    /// What the glass is cleared to beneath it.
    pub ground: Color32,
}

/// What is on the glass.
pub(super) struct Damage {
    /// Set where the glass keeps what is on it.
    gl: Option<Arc<glow::Context>>,
    /// Set where a part of it can be shown before the rest.
    presenter: Option<Presenter>,
    /// The shapes that are on it, and what it was cleared with.
    painted: Option<(Vec<ClippedShape>, Rect, Color32)>,
}

impl Damage {
    /// Looks whether the glass keeps what is on it.
    pub(super) fn new(gl: Option<&Arc<glow::Context>>) -> Self {
        let x11 = std::env::var_os("WAYLAND_DISPLAY").is_none();
        let gl = gl.filter(|gl| x11 && played_by_cpu(gl)).map(Arc::clone);
        let presenter = gl.as_ref().and_then(|_| Presenter::find());
        Self { gl, presenter, painted: None }
    }

    /// Whether frames must clear the glass themselves, since it is kept from being cleared
    /// before them.
    pub(super) fn keeps(&self) -> bool {
        self.gl.is_some()
    }

    /// Keeps what is on the glass from being cleared before the coming frame.
    #[expect(unsafe_code, reason = "OpenGL")]
    pub(super) fn keep(&self) {
        if let Some(gl) = &self.gl {
            // SAFETY: there is one window, so that its context is current on this thread from
            // its start. The painter lifts the mask before it paints.
            unsafe { gl.color_mask(false, false, false, false) };
        }
    }

    /// What is on the glass isn't known any more.
    pub(super) fn forget(&mut self) {
        self.painted = None;
    }

    /// Whether what is on the glass is known, and was cleared to `ground`.
    pub(super) fn knows(&self, whole: Rect, ground: Color32) -> bool {
        let known = self.painted.as_ref();
        known.is_some_and(|(_, area, colour)| (*area, *colour) == (whole, ground))
    }

    /// Takes it that the glass shows this page: it has been copied, and will be shown in the end.
    pub(super) fn remember(&mut self, ctx: &Context, sheet: Sheet) {
        if self.keeps() {
            let shapes = ctx.graphics_mut(|graphics| {
                let list = graphics.entry(sheet.layer);
                list.all_entries().skip(sheet.first.0 + 1).filter(|s| is_page(s)).cloned().collect()
            });
            self.painted = Some((shapes, sheet.whole, sheet.ground));
        }
    }

    /// Takes out of a finished page what is on the glass already, and puts the clearing of the rest
    /// in the place of its first shape.
    pub(super) fn reduce(&mut self, ctx: &Context, sheet: Sheet) {
        let Sheet { layer, first, whole, ground } = sheet;
        if !self.keeps() {
            return;
        }
        ctx.graphics_mut(|graphics| {
            let list = graphics.entry(layer);
            let shapes: Vec<ClippedShape> =
                list.all_entries().filter(|s| is_page(s)).cloned().collect();
            let places = match &self.painted {
                Some((painted, ..)) if self.knows(whole, ground) => {
                    places(changed(painted, &shapes).map(|rect| rect.intersect(whole)))
                }
                _ => vec![whole],
            };
            let share = places.iter().map(|rect| area(*rect)).sum::<f32>() / area(whole);
            self.painted = Some((shapes, whole, ground));
            if share > SHARE_MAX {
                list.set(first, whole, Fade::clear(whole, ground));
                return;
            }
            let clear = places.iter().map(|rect| Shape::rect_filled(*rect, 0.0, ground));
            list.set(first, whole, Shape::Vec(clear.collect()));
            // A shape is drawn once in each place that it is seen in.
            let mut seen = Vec::new();
            for index in first.0 + 1..list.next_idx().0 {
                list.mutate_shape(ShapeIdx(index), |shape| {
                    for place in &places {
                        let clip = shape.clip_rect.intersect(*place);
                        if clip.intersect(extent(shape)).is_positive() {
                            seen.push((clip, shape.shape.clone()));
                        }
                    }
                    shape.shape = Shape::Noop;
                });
            }
            for (clip, shape) in seen {
                list.add(clip, shape);
            }
            let is_small = !places.is_empty() && share < SHARE_SHOWN_FIRST;
            if let Some(presenter) = self.presenter.filter(|_| is_small) {
                list.add(whole, presenter.show(places, whole));
            }
        });
    }
}

/// Whether a shape is of a page, and not of the way from one to the next.
fn is_page(shape: &ClippedShape) -> bool {
    !matches!(shape.shape, Shape::Noop | Shape::Callback(_))
}

/// What a shape covers, with its softened edge, as far as it is seen.
fn extent(shape: &ClippedShape) -> Rect {
    shape.shape.visual_bounding_rect().expand(EDGE).intersect(shape.clip_rect)
}

fn area(rect: Rect) -> f32 {
    if rect.is_positive() { rect.area() } else { 0.0 }
}

/// Where two drawings differ. Shapes that are alike from the first on or from the last back are
/// the same; those between are looked at place by place where there are as many, or else all
/// taken for others.
fn changed<'a>(
    before: &'a [ClippedShape],
    after: &'a [ClippedShape],
) -> impl Iterator<Item = Rect> + use<'a> {
    let alike = |(a, b): &(&ClippedShape, &ClippedShape)| a == b;
    let head = before.iter().zip(after).take_while(alike).count();
    let (before, after) = (&before[head..], &after[head..]);
    let tail = before.iter().rev().zip(after.iter().rev()).take_while(alike).count();
    let before = &before[..before.len() - tail];
    let after = &after[..after.len() - tail];
    let paired = before.len() == after.len();
    let pairs = before.iter().zip(after).filter(move |(a, b)| paired && a != b);
    let others = pairs.flat_map(|(a, b)| [extent(a), extent(b)]);
    others.chain(before.iter().chain(after).filter(move |_| !paired).map(extent))
}

/// What has changed, in whole pixels and each place once: what touches is taken together.
fn places(changed: impl Iterator<Item = Rect>) -> Vec<Rect> {
    let mut places: Vec<Rect> = Vec::new();
    for rect in changed.filter(Rect::is_positive) {
        let mut rect = Rect::from_min_max(rect.min.floor(), rect.max.ceil());
        // What it touches may touch others once they are one.
        while let Some(at) = places.iter().position(|other| other.intersects(rect)) {
            rect = rect.union(places.swap_remove(at));
        }
        places.push(rect);
    }
    if places.len() > PLACES_MAX {
        return vec![places.into_iter().fold(Rect::NOTHING, Rect::union)];
    }
    places
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    const WHOLE: Rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(100.0, 100.0));

    fn dot(left: f32, colour: Color32) -> ClippedShape {
        let rect = Rect::from_min_max(pos2(left, 10.0), pos2(left + 10.0, 20.0));
        ClippedShape::new(WHOLE, Shape::rect_filled(rect, 0.0, colour))
    }

    fn places_of(before: &[ClippedShape], after: &[ClippedShape]) -> Vec<Rect> {
        places(changed(before, after))
    }

    #[test]
    fn what_stays_as_it_was_is_not_drawn_again() {
        let page = [dot(10.0, Color32::RED), dot(40.0, Color32::RED)];
        assert!(places_of(&page, &page).is_empty());
    }

    #[test]
    fn another_colour_is_drawn_where_the_shape_is_and_nowhere_else() {
        let page = |colour| [dot(10.0, Color32::RED), dot(40.0, colour), dot(70.0, Color32::RED)];
        let places = places_of(&page(Color32::RED), &page(Color32::GREEN));
        let [place] = places[..] else { panic!("{places:?}") };
        assert!(place.contains_rect(Rect::from_min_max(pos2(40.0, 10.0), pos2(50.0, 20.0))));
        assert!(place.min.x > 30.0 && place.max.x < 60.0, "{place}");
    }

    #[test]
    fn two_that_change_far_from_each_other_are_drawn_without_what_lies_between() {
        let page = |colour| [dot(10.0, colour), dot(40.0, Color32::RED), dot(70.0, colour)];
        let places = places_of(&page(Color32::RED), &page(Color32::GREEN));
        assert_eq!(places.len(), 2, "{places:?}");
        assert!(!places.iter().any(|place| place.contains(pos2(45.0, 15.0))), "{places:?}");
    }

    #[test]
    fn places_that_touch_are_one_and_too_many_are_one_too() {
        let near =
            [0.0, 22.0, 11.0].map(|x| Rect::from_min_size(pos2(x, 0.0), egui::vec2(12.0, 9.5)));
        let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(34.0, 10.0));
        assert_eq!(places(near.into_iter()), [all]);
        let many = (0..=PLACES_MAX).map(|n| dot(n as f32 * 20.0, Color32::RED));
        let many: Vec<Rect> = places(many.map(|dot| dot.shape.visual_bounding_rect()));
        assert_eq!(many.len(), 1);
        assert!(many[0].width() > 20.0 * PLACES_MAX as f32);
    }

    #[test]
    fn what_has_come_or_gone_is_drawn_over() {
        let one = [dot(10.0, Color32::RED)];
        let two = [dot(10.0, Color32::RED), dot(40.0, Color32::RED)];
        for (before, after) in [(&one[..], &two[..]), (&two, &one)] {
            let places = places_of(before, after);
            let covers = |x| places.iter().any(|place| place.contains(pos2(x, 15.0)));
            assert!(covers(45.0) && !covers(15.0), "{places:?}");
        }
    }

    #[test]
    fn what_is_cut_off_anyway_changes_nothing_outside() {
        let clip = Rect::from_min_max(pos2(0.0, 0.0), pos2(45.0, 100.0));
        let cut = |colour| [ClippedShape { clip_rect: clip, ..dot(40.0, colour) }];
        let places = places_of(&cut(Color32::RED), &cut(Color32::GREEN));
        assert!(places.iter().all(|place| place.max.x <= 45.0), "{places:?}");
    }
}

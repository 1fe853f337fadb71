//! Draws only what has changed, where a CPU plays GPU.
//!
//! A whole page takes llvmpipe some 25 ms, and a finger that comes down changes one button of it.
//! So what has been drawn stays on the glass, and of the next frame only the shapes that are
//! others than before are drawn anew, with whatever else is seen in their place.
//!
//! That wants a glass that keeps what is on it from frame to frame. OpenGL promises nothing of
//! the kind, and a GPU with several buffers doesn't; but Mesa's software drivers under X11 have
//! one and copy it to the window.

use std::sync::Arc;

use eframe::glow::{self, HasContext as _};
use egui::layers::ShapeIdx;
use egui::{Color32, Context, LayerId, Rect, Shape, epaint::ClippedShape};

use super::fade::{Fade, played_by_cpu};

/// Past this share of the glass it is simpler, and no dearer, to draw all of it.
const SHARE_MAX: f32 = 0.5;
/// Around a shape, for its softened edge.
const EDGE: f32 = 2.0;

/// What is on the glass.
pub struct Retouch {
    /// Set where the glass keeps what is on it.
    gl: Option<Arc<glow::Context>>,
    /// The shapes that are on it, and what it was cleared with.
    painted: Option<(Vec<ClippedShape>, Rect, Color32)>,
}

impl Retouch {
    /// Looks whether the glass keeps what is on it.
    pub fn new(gl: Option<&Arc<glow::Context>>) -> Self {
        let x11 = std::env::var_os("WAYLAND_DISPLAY").is_none();
        let gl = gl.filter(|gl| x11 && played_by_cpu(gl)).map(Arc::clone);
        Self { gl, painted: None }
    }

    /// Whether frames must clear the glass themselves, since it is kept from being cleared
    /// before them.
    pub fn keeps(&self) -> bool {
        self.gl.is_some()
    }

    /// Keeps what is on the glass from being cleared before the coming frame.
    #[expect(unsafe_code, reason = "OpenGL")]
    pub fn keep(&self) {
        if let Some(gl) = &self.gl {
            // SAFETY: there is one window, so that its context is current on this thread from
            // its start. The painter lifts the mask before it paints.
            unsafe { gl.color_mask(false, false, false, false) };
        }
    }

    /// What is on the glass isn't known any more.
    pub fn forget(&mut self) {
        self.painted = None;
    }

    /// Takes out of a finished `layer` what is on the glass already, and puts the clearing of
    /// the rest to `ground` in the place of `first`, its first shape.
    pub fn reduce(
        &mut self,
        ctx: &Context,
        layer: LayerId,
        first: ShapeIdx,
        whole: Rect,
        ground: Color32,
    ) {
        if !self.keeps() {
            return;
        }
        ctx.graphics_mut(|graphics| {
            let list = graphics.entry(layer);
            let shapes: Vec<ClippedShape> =
                list.all_entries().filter(|s| s.shape != Shape::Noop).cloned().collect();
            let changed = match &self.painted {
                Some((painted, area, colour)) if (*area, *colour) == (whole, ground) => {
                    changed(painted, &shapes).intersect(whole)
                }
                _ => whole,
            };
            self.painted = Some((shapes, whole, ground));
            if area(changed) > area(whole) * SHARE_MAX {
                list.set(first, whole, Fade::clear(whole, ground));
                return;
            }
            for index in first.0..list.next_idx().0 {
                list.mutate_shape(ShapeIdx(index), |s| {
                    s.clip_rect = s.clip_rect.intersect(changed);
                    if !s.clip_rect.is_positive() {
                        s.shape = Shape::Noop;
                    }
                });
            }
            list.set(first, changed, Shape::rect_filled(changed, 0.0, ground));
        });
    }
}

fn area(rect: Rect) -> f32 {
    if rect.is_positive() { rect.area() } else { 0.0 }
}

/// Where two drawings differ, in whole pixels; nothing, if they don't. Shapes that are alike from
/// the first on or from the last back are the same; those between are looked at place by place
/// where there are as many, or else all taken for others.
fn changed(before: &[ClippedShape], after: &[ClippedShape]) -> Rect {
    let alike = |(a, b): &(&ClippedShape, &ClippedShape)| a == b;
    let head = before.iter().zip(after).take_while(alike).count();
    let (before, after) = (&before[head..], &after[head..]);
    let tail = before.iter().rev().zip(after.iter().rev()).take_while(alike).count();
    let before = &before[..before.len() - tail];
    let after = &after[..after.len() - tail];
    let place =
        |s: &ClippedShape| s.shape.visual_bounding_rect().expand(EDGE).intersect(s.clip_rect);
    let union = |all: Rect, rect: Rect| if rect.is_positive() { all.union(rect) } else { all };
    let pairs = before.iter().zip(after).filter(|_| before.len() == after.len());
    let others = pairs.filter(|(a, b)| a != b).flat_map(|(a, b)| [place(a), place(b)]);
    let all = before.iter().chain(after).filter(|_| before.len() != after.len()).map(place);
    let changed = others.chain(all).fold(Rect::NOTHING, union);
    if !changed.is_positive() {
        return Rect::NOTHING;
    }
    Rect::from_min_max(changed.min.floor(), changed.max.ceil())
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

    #[test]
    fn what_stays_as_it_was_is_not_drawn_again() {
        let page = [dot(10.0, Color32::RED), dot(40.0, Color32::RED)];
        assert!(!changed(&page, &page).is_positive());
    }

    #[test]
    fn another_colour_is_drawn_where_the_shape_is_and_nowhere_else() {
        let page = |colour| [dot(10.0, Color32::RED), dot(40.0, colour), dot(70.0, Color32::RED)];
        let place = changed(&page(Color32::RED), &page(Color32::GREEN));
        assert!(place.contains_rect(Rect::from_min_max(pos2(40.0, 10.0), pos2(50.0, 20.0))));
        assert!(place.min.x > 30.0 && place.max.x < 60.0, "{place}");
    }

    #[test]
    fn what_has_come_or_gone_is_drawn_over() {
        let one = [dot(10.0, Color32::RED)];
        let two = [dot(10.0, Color32::RED), dot(40.0, Color32::RED)];
        for (before, after) in [(&one[..], &two[..]), (&two, &one)] {
            let place = changed(before, after);
            assert!(place.contains(pos2(45.0, 15.0)) && !place.contains(pos2(15.0, 15.0)));
        }
    }

    #[test]
    fn what_is_cut_off_anyway_changes_nothing_outside() {
        let clip = Rect::from_min_max(pos2(0.0, 0.0), pos2(45.0, 100.0));
        let cut = |colour| [ClippedShape { clip_rect: clip, ..dot(40.0, colour) }];
        assert!(changed(&cut(Color32::RED), &cut(Color32::GREEN)).max.x <= 45.0);
    }
}

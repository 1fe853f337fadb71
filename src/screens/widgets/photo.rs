//! A photo in its place: the place is held in the photo's own colour until it is there, and it
//! fades in over it. Whatever has arrived, the place is the same.

use egui::{Color32, Rect, Shape, Vec2, epaint, pos2, vec2};

use crate::content::model::Photo;
use crate::screens::glass::{Glass, Print, Size};
use crate::screens::photo_size;

/// Fills `rect` with the photo, cropped around its focus, or holds its place. False if there
/// will be none, and nothing has been drawn.
pub(crate) fn paint(glass: &Glass<'_>, photo: &Photo, rect: Rect, round: f32) -> bool {
    let place = glass.photo(&photo.path);
    let size = photo_size(glass.scene);
    // Until the right one is there, one of another size is better than none.
    let other = Size::ALL.into_iter().filter(|other| *other != size);
    let other = other.filter_map(|other| place.print(other)).next();
    let own = place.print(size);
    if place.lacking && own.or(other).is_none() {
        return false;
    }
    let whole = |print: &Option<Print>| print.is_some_and(|print| print.share >= 1.0);
    let (other, covers) = if whole(&own) { (None, true) } else { (other, whole(&other)) };
    if !covers {
        glass.area(rect, round, place.colour.unwrap_or(glass.p.raised));
    }
    for print in other.into_iter().chain(own).filter(|print| print.share > 0.0) {
        let uv = crop(print.size, rect.size(), photo.focus);
        let tint = Color32::WHITE.gamma_multiply(print.share.min(1.0));
        let shape = epaint::RectShape::filled(rect, round, tint);
        glass.painter().add(Shape::Rect(shape.with_texture(print.texture, uv)));
    }
    true
}

/// Where in its frame a photo's focus stands, as fractions: beneath the middle, for above a
/// face there is hair, and a head must not be cropped.
const FOCUS_STANDS_AT: [f32; 2] = [0.5, 0.64];

/// The part of a picture of size `picture` that fills a frame of size `frame` with `focus`
/// (fractions) as near to [`FOCUS_STANDS_AT`] as the edges allow.
fn crop(picture: Vec2, frame: Vec2, focus: [f32; 2]) -> Rect {
    let scale = (frame.x / picture.x).max(frame.y / picture.y);
    let part = vec2(frame.x / (picture.x * scale), frame.y / (picture.y * scale));
    let from = |axis: usize| {
        let wanted = focus[axis] - part[axis] * FOCUS_STANDS_AT[axis];
        // A part may be more than the whole by the last bit of a float.
        wanted.clamp(0.0, (1.0 - part[axis]).max(0.0))
    };
    Rect::from_min_size(pos2(from(0), from(1)), part)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_the_shapes_the_focus_stays_in_the_frame(
            picture in (1.0f32..5000.0, 1.0f32..5000.0),
            frame in (1.0f32..8000.0, 1.0f32..8000.0),
            focus in (0.0f32..=1.0, 0.0f32..=1.0),
        ) {
            let uv = crop(picture.into(), frame.into(), focus.into());
            prop_assert!(uv.expand(1e-4).contains(pos2(focus.0, focus.1)), "{uv:?}");
            prop_assert!(uv.min.x >= 0.0 && uv.min.y >= 0.0, "{uv:?}");
            prop_assert!(uv.max.x < 1.001 && uv.max.y < 1.001, "{uv:?}");
            // Nothing is stretched: a pixel is as wide as it is high.
            let (wide, high) = (frame.0 / (uv.width() * picture.0), frame.1 / (uv.height() * picture.1));
            prop_assert!((wide / high - 1.0).abs() < 0.01, "{wide} by {high}");
        }
    }

    #[test]
    fn a_crop_keeps_the_focus_inside_and_the_shape_of_the_frame() {
        for focus in [[0.5, 0.42], [0.0, 0.0], [1.0, 1.0]] {
            let uv = crop(vec2(800.0, 800.0), vec2(400.0, 200.0), focus);
            assert!((uv.width() / uv.height() - 2.0).abs() < 1e-4);
            assert!(uv.min.x >= 0.0 && uv.min.y >= 0.0 && uv.max.x <= 1.0 && uv.max.y <= 1.0);
            assert!(uv.expand(1e-4).contains(pos2(focus[0], focus[1])));
        }
    }

    #[test]
    fn a_wide_crop_of_a_portrait_leaves_more_room_above_the_face_than_beneath_it() {
        let uv = crop(vec2(800.0, 800.0), vec2(500.0, 300.0), [0.5, 0.42]);
        assert!(0.42 - uv.min.y > uv.max.y - 0.42, "{uv:?}");
    }
}

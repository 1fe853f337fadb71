//! Coordinates, pixels and channels: the few places where the arithmetic of a triangle leaves one
//! kind of number for another.

/// A side, a place or an area as an `f32`: exact up to 2^24, the nearest `f32` beyond.
#[expect(clippy::cast_precision_loss, reason = "a texture's sides are exact, areas near enough")]
pub(super) const fn real(number: i64) -> f32 {
    number as f32
}

/// A side or a place of a texture as an `f32`, exact up to 2^24.
#[expect(clippy::cast_precision_loss, reason = "no texture has a side of sixteen million")]
pub(super) const fn side(pixels: usize) -> f32 {
    pixels as f32
}

/// The whole number nearest to a coordinate, halves away from 0; 0 for what is no number.
#[expect(clippy::cast_possible_truncation, reason = "rounded before; `as` stops at i64's ends")]
pub(super) fn nearest(coordinate: f32) -> i64 {
    coordinate.round() as i64
}

/// The whole part of a place in a texture, from 0; 0 for what is negative or no number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is cut off is asked for: the place between two texels is dealt with apart"
)]
pub(super) const fn texel(place: f32) -> usize {
    place as usize
}

/// A channel of a colour from its value, 0.0 to 255.0, rounded; what lies beyond stops there.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "rounded before; `as` stops at 0 and 255"
)]
pub(super) fn channel(value: f32) -> u8 {
    (value + 0.5) as u8
}

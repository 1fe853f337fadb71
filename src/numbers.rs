//! From one kind of number to another, where `From` has no way because something could be lost:
//! each says what is lost, and why nobody misses it. Every other conversion is `From` or
//! `TryFrom`; the lints in `Cargo.toml` see to that.

/// A count as an `f32`, for measures in pixels and seconds: exact up to 2^24, the nearest `f32`
/// above, and never more than `u32::MAX` comes to. No page has sixteen million of anything.
#[expect(
    clippy::cast_precision_loss,
    reason = "exact for all that is drawn; otherwise the nearest"
)]
pub(crate) fn as_f32(count: impl TryInto<u32>) -> f32 {
    count.try_into().unwrap_or(u32::MAX) as f32
}

/// A count as an `f64`, for shares and sums: exact up to 2^53, the nearest `f64` above, and for a
/// negative one the largest there is.
#[expect(
    clippy::cast_precision_loss,
    reason = "exact for all that is counted; otherwise the nearest"
)]
pub(crate) fn as_f64(count: impl TryInto<u64>) -> f64 {
    count.try_into().unwrap_or(u64::MAX) as f64
}

/// The `f32` nearest to `number`: seven digits of it, infinite beyond 3.4 × 10^38.
#[expect(clippy::cast_possible_truncation, reason = "seven digits are enough for who asks")]
pub(crate) const fn nearest_f32(number: f64) -> f32 {
    number as f32
}

/// The whole part of `number`, 0 where it is negative or no number, `u32::MAX` where it is more.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` stops at both ends of u32, as it says above"
)]
pub(crate) const fn floor_u32(number: f64) -> u32 {
    number as u32
}

/// The whole number nearest to `number`, halves away from 0; its ends are those of [`floor_u32`].
pub(crate) fn round_u32(number: f64) -> u32 {
    floor_u32(number.round())
}

/// The least whole number that isn't below `number`; its ends are those of [`floor_u32`].
pub(crate) fn ceil_usize(number: f32) -> usize {
    floor_u32(f64::from(number.ceil())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_place_in_the_other_kind_stops_at_its_ends() {
        assert_eq!(as_f32(usize::MAX), 4_294_967_296.0);
        assert_eq!(as_f64(u64::MAX), 18_446_744_073_709_551_616.0);
        assert_eq!(nearest_f32(1e300), f32::INFINITY);
        for (number, whole) in [(-1.0, 0), (f64::NAN, 0), (1e30, u32::MAX), (2.5, 2)] {
            assert_eq!(floor_u32(number), whole, "{number}");
        }
    }

    #[test]
    fn what_is_counted_and_drawn_stays_as_it_is() {
        assert_eq!(as_f32(16_777_216_usize), 16_777_216.0);
        assert_eq!(as_f64(9_007_199_254_740_992_u64), 9_007_199_254_740_992.0);
        assert_eq!((round_u32(2.5), round_u32(2.4)), (3, 2));
        assert_eq!((ceil_usize(2.1), ceil_usize(2.0), ceil_usize(-0.5)), (3, 2, 0));
    }
}

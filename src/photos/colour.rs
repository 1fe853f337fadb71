//! The colour that holds a photo's place until the photo is there.

/// So many pixels are looked at; more wouldn't change the colour.
const SAMPLES_MAX: usize = 16_384;
/// Colours that share so many upper bits of each channel are of a kind.
const KIND_BITS: u32 = 3;

/// The dominant colour of RGBA pixels: the mean of the kind of colour that most of them are of.
/// The mean of all would be a grey-brown that is nowhere in the picture.
pub(super) fn dominant(rgba: &[u8]) -> [u8; 3] {
    let mut kinds = vec![(0u32, [0u32; 3]); 1 << (3 * KIND_BITS)];
    let stride = (rgba.len() / 4).div_ceil(SAMPLES_MAX).max(1);
    for pixel in rgba.chunks_exact(4).step_by(stride) {
        let kind = pixel[..3].iter().fold(0, |kind, &channel| {
            (kind << KIND_BITS) | usize::from(channel >> (8 - KIND_BITS))
        });
        let (count, sums) = &mut kinds[kind];
        *count += 1;
        for (sum, &channel) in sums.iter_mut().zip(pixel) {
            *sum += u32::from(channel);
        }
    }
    let (count, sums) = kinds.into_iter().max_by_key(|kind| kind.0).unwrap_or_default();
    // A mean of bytes is one.
    sums.map(|sum| u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dominant_colour_is_that_of_most_pixels_and_not_the_mean_of_all() {
        let mut rgba = [200, 40, 40, 255].repeat(60);
        rgba.extend([20, 20, 200, 255].repeat(40));
        assert_eq!(dominant(&rgba), [200, 40, 40]);
    }

    #[test]
    fn shades_of_one_kind_are_one_colour() {
        let shades = (0..8).flat_map(|n| [64 + n, 64, 64, 255].repeat(5));
        let mut rgba: Vec<u8> = shades.collect();
        rgba.extend([250, 250, 250, 255].repeat(30));
        assert_eq!(dominant(&rgba), [67, 64, 64]);
    }

    #[test]
    fn many_pixels_and_none_give_a_colour_too() {
        assert_eq!(dominant(&[9, 8, 7, 255].repeat(100_000)), [9, 8, 7]);
        assert_eq!(dominant(&[]), [0, 0, 0]);
    }
}

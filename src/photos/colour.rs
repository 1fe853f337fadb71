//! The colour that holds a photo's place until the photo is there.

use super::decode;

/// Of how much of a file the beginning is looked at for a quick colour, in bytes: all of EXIF.
pub const HEAD_BYTES: u64 = 128 * 1024;
/// Longest side of the small picture that a quick colour is taken from, in pixels.
const THUMBNAIL_PX: u32 = 64;
/// The largest small picture within a file that is opened, in bytes.
const THUMBNAIL_BYTES_MAX: usize = 64 * 1024;
/// So many pixels are looked at; more wouldn't change the colour.
const SAMPLES_MAX: usize = 16_384;
/// Colours that share so many upper bits of each channel are of a kind.
const KIND_BITS: u32 = 3;

/// The dominant colour of RGBA pixels: the mean of the kind of colour that most of them are of.
/// The mean of all would be a grey-brown that is nowhere in the picture.
pub fn dominant(rgba: &[u8]) -> [u8; 3] {
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
    sums.map(|sum| (sum / count.max(1)) as u8)
}

/// The colour of a JPEG by the small picture that cameras put into its EXIF data, which takes a
/// hundredth of the time of the photo itself. `head` is the beginning of the file, at least
/// [`HEAD_BYTES`] where it has as many. `None` if there is none.
pub fn quick(head: &[u8]) -> Option<[u8; 3]> {
    let exif = exif(head)?;
    let small = thumbnail(exif)?;
    decode::decode(small, THUMBNAIL_PX).ok().map(|picture| picture.colour)
}

/// The EXIF data of a JPEG, from their TIFF header on.
fn exif(head: &[u8]) -> Option<&[u8]> {
    let mut at = 2;
    head.starts_with(b"\xFF\xD8").then_some(())?;
    loop {
        let &[0xFF, marker, high, low] = head.get(at..at + 4)? else {
            return None;
        };
        let length = usize::from(u16::from_be_bytes([high, low])).max(2);
        let body = head.get(at + 4..at + 2 + length)?;
        if marker == 0xE1 && body.starts_with(b"Exif\0\0") {
            return Some(&body[6..]);
        }
        // Behind it begins the picture.
        if marker == 0xDA {
            return None;
        }
        at += 2 + length;
    }
}

/// The JPEG in EXIF data: they have two directories, and the second describes it.
fn thumbnail(exif: &[u8]) -> Option<&[u8]> {
    let little = match exif.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let two = exif.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(usize::from(if little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) }))
    };
    let long = |at: usize| {
        let four = exif.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) } as usize)
    };
    let first = long(4)?;
    let second = long(first.checked_add(2 + 12 * short(first)?)?)?;
    let find = |tag: usize| {
        let entries = (0..short(second)?).map(|n| second + 2 + 12 * n);
        let at = entries.into_iter().find(|&at| short(at) == Some(tag))?;
        long(at + 8)
    };
    let (from, length) = (find(0x0201)?, find(0x0202)?);
    (length <= THUMBNAIL_BYTES_MAX).then_some(())?;
    exif.get(from..from.checked_add(length)?)
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

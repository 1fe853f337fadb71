//! A picture that is decoded at a scale is the picture that it was, only smaller.

use image::RgbaImage;

use super::*;

/// What no camera's sampling, and no marker between, may change.
const FILES: [(&str, &[u8]); 5] = [
    ("4:4:4", include_bytes!("../../../tests/fixtures/images/waves-444.jpg")),
    ("4:2:2", include_bytes!("../../../tests/fixtures/images/waves-422.jpg")),
    ("4:2:0", include_bytes!("../../../tests/fixtures/images/waves-420.jpg")),
    ("restarts", include_bytes!("../../../tests/fixtures/images/waves-restarts.jpg")),
    ("grey", include_bytes!("../../../tests/fixtures/images/waves-grey.jpg")),
];
/// The parts of its side that a picture is decoded at.
const PARTS: [u32; 3] = [2, 4, 8];
/// How far two pictures are apart that show the same, in levels of 255: in the mean of all pixels'
/// brightness, and in that of each channel of the whole.
const SAME_LEVELS: f64 = 4.0;

/// A picture at a part of its size, as it is decoded.
fn scaled(bytes: &[u8], part: u32) -> Result<RgbaImage, PhotoFault> {
    let frame = header(bytes, Extent::Whole)?.frame;
    let wanted = (frame.width.div_ceil(part), frame.height.div_ceil(part));
    let scale = Scale::for_size(&frame, wanted).expect("it can be made so small");
    let pixels = scaled::decode(bytes, scale)?;
    assert_eq!((pixels.width, pixels.height), wanted);
    Ok(upright(&pixels))
}

fn whole(bytes: &[u8]) -> Result<RgbaImage, PhotoFault> {
    pixels(bytes, &header(bytes, Extent::Whole)?).map(|pixels| upright(&pixels))
}

fn upright(pixels: &Pixels) -> RgbaImage {
    let mut rgba = Vec::new();
    pixels.append_rows(0, pixels.height, [0; 3], &mut rgba);
    RgbaImage::from_raw(pixels.width, pixels.height, rgba).expect("they are as many")
}

/// How far `small` is from `large` made as small, in levels of 255. Of single pixels it is the
/// brightness that counts: where colours are stored at half the size of the picture, so they are
/// of a small one.
fn distance(small: &RgbaImage, large: &RgbaImage, part: u32) -> f64 {
    let square = |x: u32, y: u32| {
        let (right, foot) = (large.width().min((x + 1) * part), large.height().min((y + 1) * part));
        mean((y * part..foot).flat_map(|y| (x * part..right).map(move |x| brightness(large, x, y))))
    };
    let pixels =
        small.enumerate_pixels().map(|(x, y, _)| (brightness(small, x, y) - square(x, y)).abs());
    let whole = |picture: &RgbaImage, channel: usize| {
        mean(picture.pixels().map(|pixel| f64::from(pixel.0[channel])))
    };
    let colours = (0..3).map(|channel| (whole(small, channel) - whole(large, channel)).abs());
    colours.fold(mean(pixels), f64::max)
}

fn brightness(picture: &RgbaImage, x: u32, y: u32) -> f64 {
    let [r, g, b, _] = picture.get_pixel(x, y).0.map(f64::from);
    0.299 * r + 0.587 * g + 0.114 * b
}

fn mean(levels: impl Iterator<Item = f64>) -> f64 {
    let (count, sum) = levels.fold((0.0, 0.0), |(count, sum), level| (count + 1.0, sum + level));
    sum / count
}

#[test]
fn a_picture_at_a_scale_is_the_picture_made_smaller() {
    for (name, bytes) in FILES {
        let large = whole(bytes).expect("it is good");
        for part in PARTS {
            let small = scaled(bytes, part).unwrap_or_else(|fault| panic!("{name}: {fault}"));
            let apart = distance(&small, &large, part);
            assert!(apart < SAME_LEVELS, "{name} at 1/{part}: {apart} levels");
        }
    }
}

#[test]
fn a_picture_cut_off_anywhere_is_refused_at_a_scale_too() {
    for (name, bytes) in FILES {
        let scan = bytes.windows(2).position(|pair| pair == [0xFF, 0xDA]).expect("a scan") + 20;
        for at in (scan..bytes.len() - 4).step_by(61) {
            // An end where none is: the scan stops in the middle all the same.
            let cut = [&bytes[..at], &[0xFF, 0xD9]].concat();
            // What has too few bytes by far is known by its header.
            let told = header(&cut, Extent::Whole).err().unwrap_or(PhotoFault::CutOff);
            assert_eq!(scaled(&cut, 2), Err(told), "{name} cut at {at}");
        }
    }
}

#[test]
fn a_changed_byte_is_refused_or_decodes_as_it_does_whole() {
    for (name, bytes) in FILES {
        for at in (2..bytes.len()).step_by(23) {
            let mut bytes = bytes.to_vec();
            bytes[at] ^= 0x55;
            if let (Ok(small), Ok(large)) = (scaled_if_any(&bytes), whole(&bytes)) {
                let apart = distance(&small, &large, 2);
                assert!(apart < 2.0 * SAME_LEVELS, "{name} with another byte at {at}: {apart}");
            }
        }
    }
}

/// As [`scaled`], but a picture that isn't in one pass any more is none.
fn scaled_if_any(bytes: &[u8]) -> Result<RgbaImage, PhotoFault> {
    let in_one_pass = header(bytes, Extent::Whole).is_ok_and(|header| !header.frame.progressive);
    if in_one_pass { scaled(bytes, 2) } else { Err(PhotoFault::Unsupported(Feature::Encoding)) }
}

#[test]
fn the_scale_is_the_smallest_that_has_every_pixel_wanted() {
    let frame = |width, height| FrameHeader {
        width,
        height,
        progressive: false,
        sampling: vec![(2, 2), (1, 1), (1, 1)],
    };
    let size = |frame: &FrameHeader, wanted| {
        Scale::for_size(frame, wanted).map(|scale| (scale.width, scale.height))
    };
    let photo = frame(4000, 3000);
    assert_eq!(size(&photo, (500, 375)), Some((500, 375)));
    assert_eq!(size(&photo, (501, 375)), Some((1000, 750)));
    assert_eq!(size(&photo, (1440, 1080)), Some((2000, 1500)));
    assert_eq!(size(&photo, (2001, 1500)), None);
    assert_eq!(size(&frame(16_001, 3), (1440, 1)), Some((2001, 1)), "a thin one keeps its width");
    // 50 megapixels take 150 MB at their own size, which is more than may be taken.
    assert_eq!(size(&frame(8192, 6144), (4097, 3000)), Some((4096, 3072)));
}

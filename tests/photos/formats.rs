//! What is decoded, and that it comes out right.

use breakroom::photos::{decode, probe};
use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};

use crate::samples::*;

const PAPER: [u8; 3] = [0xF8, 0xF2, 0xE7];

#[track_caller]
fn check_fixture(name: &str, size: (u32, u32)) {
    let bytes = fixture(name);
    assert_quarters(&decode(&bytes, 4096).expect(name), size);
    assert_eq!(probe(&bytes), Ok(size));
}

#[test]
fn plain_files_of_every_kind_decode() {
    let picture = quarters(48, 32);
    assert_quarters(&decode(&jpeg(&picture), 4096).unwrap(), (48, 32));
    assert_quarters(&decode(&png(&picture), 4096).unwrap(), (48, 32));
    let gif = file(&DynamicImage::ImageRgba8(picture.to_rgba8()), ImageFormat::Gif);
    assert_quarters(&decode(&gif, 4096).unwrap(), (48, 32));
    assert_quarters(&decode(&file(&picture, ImageFormat::WebP), 4096).unwrap(), (48, 32));
    check_fixture("lossy.webp", (48, 32));
    check_fixture("progressive.jpg", (48, 32));
}

// Case: Images: CMYK
#[test]
fn inks_marked_as_adobes_come_out_in_their_colours() {
    check_fixture("cmyk.jpg", (48, 32));
}

// Case: Images: a palette
// Case: Images: interlaced
#[test]
fn palette_and_interlaced_pngs_decode() {
    check_fixture("palette.png", (48, 32));
    check_fixture("interlaced.png", (13, 11));
}

// Case: Images: 1 bit
#[test]
fn a_one_bit_png_is_black_and_white() {
    let picture = decode(&fixture("bit1.png"), 4096).unwrap();
    assert_eq!(pixel(&picture, 0, 0), [255; 3]);
    assert_eq!(pixel(&picture, 7, 7), [0; 3]);
}

// Case: Images: 16 bits a channel
#[test]
fn sixteen_bits_a_channel_keep_their_upper_half() {
    let deep = DynamicImage::ImageRgb16(quarters(48, 32).to_rgb16());
    assert_eq!(corners(&decode(&png(&deep), 4096).unwrap()), QUARTERS);
    let deep = DynamicImage::ImageLumaA16(quarters(48, 32).to_luma_alpha16());
    let [red, ..] = corners(&decode(&png(&deep), 4096).unwrap());
    assert!(red[0] == red[1] && red[1] == red[2] && red[0].abs_diff(67) < 10, "{red:?}");
}

// Case: Images: grey
#[test]
fn grey_jpegs_and_pngs_are_grey() {
    let grey = quarters(48, 32).grayscale();
    for bytes in [jpeg(&grey), png(&grey)] {
        let expected = grey.to_luma8();
        let expected = [expected.get_pixel(3, 3).0[0]; 3];
        assert_close(&[corners(&decode(&bytes, 4096).unwrap())[0]], &[expected], 4);
    }
}

// Case: Images: transparent
#[test]
fn what_is_transparent_lies_on_paper() {
    let mut picture = RgbaImage::from_pixel(4, 1, Rgba([0, 0, 0, 0]));
    picture.put_pixel(1, 0, Rgba([0, 0, 0, 255]));
    picture.put_pixel(2, 0, Rgba([0, 0, 0, 128]));
    let found = decode(&png(&DynamicImage::ImageRgba8(picture)), 4096).unwrap();
    assert!(found.rgba.chunks(4).all(|pixel| pixel[3] == 255));
    assert_eq!(pixel(&found, 0, 0), PAPER);
    assert_eq!(pixel(&found, 1, 0), [0; 3]);
    assert_close(&[pixel(&found, 2, 0)], &[PAPER.map(|c| c / 2)], 1);
}

// Case: Images: an animated GIF
// Case: Images: an animated WebP
// Case: Images: an animated PNG
#[test]
fn of_an_animation_the_first_frame_is_taken() {
    check_fixture("animated.gif", (48, 32));
    check_fixture("animated.png", (48, 32));
    check_fixture("animated.webp", (48, 32));
}

// Case: Images: EXIF 1 to 8
#[test]
fn the_eight_orientations_are_turned_upright() {
    // How the quarters stand once a picture stored upright is turned as each value says.
    let turned: [[usize; 4]; 8] = [
        [0, 1, 2, 3],
        [1, 0, 3, 2],
        [3, 2, 1, 0],
        [2, 3, 0, 1],
        [0, 2, 1, 3],
        [2, 0, 3, 1],
        [3, 1, 2, 0],
        [1, 3, 0, 2],
    ];
    let stored = jpeg(&quarters(48, 32));
    for (order, value) in turned.iter().zip(1..) {
        let bytes = with_exif(&stored, &exif_orientation(value));
        let picture = decode(&bytes, 4096).unwrap();
        let size = if value < 5 { (48, 32) } else { (32, 48) };
        assert_eq!((picture.width, picture.height), size, "orientation {value}");
        assert_eq!(probe(&bytes), Ok(size), "orientation {value}");
        assert_close(&corners(&picture), &order.map(|n| QUARTERS[n]), 12);
    }
}

// Case: Images: broken EXIF
#[test]
fn broken_exif_leaves_a_picture_as_it_is_stored() {
    let stored = jpeg(&quarters(48, 32));
    let whole = exif_orientation(6);
    let mut far = whole.clone();
    far[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
    let broken = [&b""[..], b"II", b"no exif at all", &whole[..12], &far];
    for exif in broken.into_iter().chain([exif_orientation(0).as_slice(), &exif_orientation(9)]) {
        assert_quarters(&decode(&with_exif(&stored, exif), 4096).unwrap(), (48, 32));
    }
}

#[test]
fn a_picture_is_shrunk_to_what_was_asked_for_and_never_enlarged() {
    let bytes = png(&quarters(600, 400));
    assert_quarters(&decode(&bytes, 150).unwrap(), (150, 100));
    assert_quarters(&decode(&bytes, 601).unwrap(), (600, 400));
    let tall = png(&quarters(40, 400));
    assert_quarters(&decode(&tall, 100).unwrap(), (10, 100));
    let one = decode(&bytes, 0).unwrap();
    assert_eq!((one.width, one.height), (1, 1));
}

#[test]
fn shrinking_in_stripes_leaves_no_seams() {
    let slope = image::RgbImage::from_fn(300, 300, |_, y| image::Rgb([(y * 255 / 299) as u8; 3]));
    let picture = decode(&png(&DynamicImage::ImageRgb8(slope)), 150).unwrap();
    for y in 1..picture.height {
        let (above, below) = (pixel(&picture, 9, y - 1)[0], pixel(&picture, 9, y)[0]);
        assert!((0..=4).contains(&(i32::from(below) - i32::from(above))), "row {y}");
    }
}

#[test]
fn no_picture_is_larger_than_a_texture_may_be() {
    let picture = decode(&png(&quarters(5000, 10)), 10_000).unwrap();
    assert_eq!((picture.width, picture.height), (4096, 8));
}

// Case: Images: 1×1
#[test]
fn the_smallest_and_the_thinnest_pictures_decode() {
    let red = image::Rgb([200, 30, 40]);
    let one = DynamicImage::ImageRgb8(image::RgbImage::from_pixel(1, 1, red));
    let picture = decode(&png(&one), 4096).unwrap();
    assert_eq!((picture.width, picture.height, picture.colour), (1, 1, red.0));
    let thin = decode(&png(&quarters(1, 16_384)), 1000).unwrap();
    assert_eq!((thin.width, thin.height), (1, 1000));
}

#[test]
fn the_colour_is_that_of_most_of_it() {
    let picture = decode(&png(&quarters(48, 32)), 4096).unwrap();
    assert!(QUARTERS.contains(&picture.colour), "{:?}", picture.colour);
    let mostly = quarters(48, 32).crop_imm(0, 0, 30, 32).crop_imm(0, 0, 30, 16);
    assert_eq!(decode(&png(&mostly), 4096).unwrap().colour, QUARTERS[0]);
}

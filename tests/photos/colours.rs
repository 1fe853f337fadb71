//! Colour profiles: what is stored in other colours than sRGB comes out in sRGB, and a profile
//! that makes no sense does no harm.

use breakroom::photos::decode;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, GrayImage, ImageEncoder, Luma, Rgb, RgbImage, Rgba, RgbaImage};
use moxcms::ColorProfile;

use crate::samples::*;

const PAPER: [u8; 3] = [0xF8, 0xF2, 0xE7];
/// The red of sRGB as a screen with wider colours stores it.
const RED_IN_P3: [u8; 3] = [234, 51, 35];
const RED: [u8; 3] = [255, 0, 0];

fn p3() -> Vec<u8> {
    ColorProfile::new_display_p3().encode().expect("a profile")
}

fn plain() -> DynamicImage {
    DynamicImage::ImageRgb8(RgbImage::from_pixel(32, 32, Rgb(RED_IN_P3)))
}

fn png_with(picture: &DynamicImage, icc: Vec<u8>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = PngEncoder::new(&mut out);
    encoder.set_icc_profile(icc).expect("PNG has profiles");
    picture.write_with_encoder(encoder).expect("a picture in memory");
    out
}

#[track_caller]
fn check(name: &str, file: &[u8], expected: [u8; 3], tolerance: u8) {
    let picture = decode(file, 4096).expect(name);
    assert_close(&[pixel(&picture, 9, 9)], &[expected], tolerance);
    assert!(picture.rgba.chunks(4).all(|pixel| pixel[3] == 255), "{name} is opaque");
    assert_close(&[picture.colour], &[expected], tolerance);
}

// Case: Images: an ICC profile
#[test]
fn wider_colours_become_those_of_srgb_in_every_kind_of_file() {
    check("JPEG", &with_profile(&jpeg(&plain()), &p3()), RED, 5);
    check("PNG", &png_with(&plain(), p3()), RED, 3);
    let mut webp = Vec::new();
    let mut encoder = WebPEncoder::new_lossless(&mut webp);
    encoder.set_icc_profile(p3()).expect("WebP has profiles");
    plain().write_with_encoder(encoder).expect("a picture in memory");
    check("WebP", &webp, RED, 3);
    // Without a profile they are what they are.
    check("plain PNG", &png(&plain()), RED_IN_P3, 0);
}

#[test]
fn sixteen_bits_and_what_is_shrunk_have_their_profile_too() {
    let deep = DynamicImage::ImageRgb16(plain().to_rgb16());
    check("16 bits", &png_with(&deep, p3()), RED, 3);
    let large = DynamicImage::ImageRgb8(RgbImage::from_pixel(300, 200, Rgb(RED_IN_P3)));
    let picture = decode(&png_with(&large, p3()), 30).unwrap();
    assert_close(&[pixel(&picture, 9, 9)], &[RED], 3);
}

#[test]
fn srgb_itself_changes_nothing() {
    let srgb = ColorProfile::new_srgb().encode().expect("a profile");
    check("sRGB", &png_with(&plain(), srgb), RED_IN_P3, 1);
}

#[test]
fn grey_has_profiles_of_its_own() {
    let grey = DynamicImage::ImageLuma8(GrayImage::from_pixel(32, 32, Luma([128])));
    let linear = ColorProfile::new_gray_with_gamma(1.0).encode().expect("a profile");
    check("grey PNG", &png_with(&grey, linear.clone()), [188; 3], 3);
    check("grey JPEG", &with_profile(&jpeg(&grey), &linear), [188; 3], 5);
}

#[test]
fn what_is_transparent_lies_on_the_same_paper_whatever_its_colours() {
    let nothing = RgbaImage::from_pixel(32, 32, Rgba([0, 0, 0, 0]));
    check("nothing", &png_with(&DynamicImage::ImageRgba8(nothing), p3()), PAPER, 2);
}

#[test]
fn a_profile_that_makes_no_sense_is_as_good_as_none() {
    let good = p3();
    let of_space = |space: &[u8; 4]| {
        let mut other = good.clone();
        other[16..20].copy_from_slice(space);
        other
    };
    let mut black = ColorProfile::new_display_p3();
    black.red_colorant = Default::default();
    black.green_colorant = Default::default();
    black.blue_colorant = Default::default();
    let profiles = [
        Vec::new(),
        b"no profile at all".to_vec(),
        good[..good.len() / 2].to_vec(),
        good[..130].to_vec(),
        vec![0; 4000],
        vec![0xFF; 4000],
        of_space(b"CMYK"),
        of_space(b"Lab "),
        of_space(b"????"),
        black.encode().expect("a profile"),
    ];
    for (n, icc) in profiles.into_iter().enumerate() {
        check(&format!("profile {n}"), &with_profile(&jpeg(&plain()), &icc), RED_IN_P3, 5);
    }
}

#[test]
fn a_profile_whose_parts_are_not_all_there_is_as_good_as_none() {
    let whole = with_profile(&jpeg(&plain()), &p3());
    let length = usize::from(u16::from_be_bytes([whole[4], whole[5]])) + 2;
    let without_second = [&whole[..2], &whole[2 + length..]].concat();
    check("one part of two", &without_second, RED_IN_P3, 5);
    let twice = [&whole[..2 + length], &whole[2..]].concat();
    check("one part twice", &twice, RED_IN_P3, 5);
}

#[test]
fn flipped_bytes_in_a_profile_never_lose_a_photo() {
    let good = p3();
    let stored = jpeg(&plain());
    for at in 0..good.len() {
        let mut icc = good.clone();
        icc[at] ^= 0xA5;
        let picture = decode(&with_profile(&stored, &icc), 32).expect("the photo is good");
        assert!(picture.rgba.chunks(4).all(|pixel| pixel[3] == 255));
    }
}

#[test]
fn inks_are_shown_as_before_whatever_their_profile_says() {
    let inks = fixture("cmyk.jpg");
    let mut icc = p3();
    icc[16..20].copy_from_slice(b"CMYK");
    for profile in [p3(), icc] {
        assert_quarters(&decode(&with_profile(&inks, &profile), 4096).unwrap(), (48, 32));
    }
}

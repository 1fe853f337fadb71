//! What is refused, and that it is refused for the right reason.

use breakroom::photos::fault::{Cause, Exceeded, Feature, PhotoFault, Seems};
use breakroom::photos::{Extent, decode, judge, look, probe, read};
use image::{DynamicImage, ImageFormat};

use crate::samples::*;

#[track_caller]
fn check(bytes: &[u8], expected: &PhotoFault) {
    assert_eq!(decode(bytes, 1000).as_ref(), Err(expected));
    assert_eq!(probe(bytes).as_ref(), Err(expected));
    let (what, todo) = expected.message();
    assert!(!what.is_empty() && !todo.is_empty());
}

fn cut_at_every_tenth(name: &str, whole: &[u8]) {
    assert!(decode(whole, 1000).is_ok(), "{name} is whole");
    for tenth in 1..=9 {
        let part = &whole[..whole.len() * tenth / 10];
        let refused = Err(PhotoFault::CutOff);
        assert_eq!(decode(part, 1000), refused, "{name} cut at {tenth}0 %");
        // A GIF does not say how long it is, so that only decoding shows what is missing.
        if name != "GIF" {
            assert_eq!(probe(part), Err(PhotoFault::CutOff), "{name} at {tenth}0 %");
        }
    }
}

// Case: Images: cut at 10 to 90 %
#[test]
fn a_file_cut_at_any_tenth_is_refused() {
    cut_at_every_tenth("baseline JPEG", &busy_jpeg());
    cut_at_every_tenth("progressive JPEG", &fixture("progressive-noise.jpg"));
    let picture = image::load_from_memory(&busy_jpeg()).unwrap();
    cut_at_every_tenth("PNG", &png(&picture));
    cut_at_every_tenth("WebP", &file(&picture, ImageFormat::WebP));
    let gif = file(&DynamicImage::ImageRgba8(picture.to_rgba8()), ImageFormat::Gif);
    cut_at_every_tenth("GIF", &gif);
}

#[test]
fn a_jpeg_without_its_last_bytes_is_refused() {
    let whole = busy_jpeg();
    for missing in 1..=40 {
        check(&whole[..whole.len() - missing], &PhotoFault::CutOff);
    }
}

#[test]
fn a_jpeg_whose_tail_is_still_zeros_is_refused() {
    let mut bytes = busy_jpeg();
    let half = bytes.len() / 2;
    bytes[half..].fill(0);
    check(&bytes, &PhotoFault::CutOff);
}

#[test]
fn a_cut_picture_with_a_whole_thumbnail_is_refused() {
    let mut exif = exif_orientation(1);
    exif.extend(jpeg(&quarters(16, 16)));
    let whole = with_exif(&busy_jpeg(), &exif);
    assert!(decode(&whole, 1000).is_ok());
    check(&whole[..whole.len() / 2], &PhotoFault::CutOff);
}

#[test]
fn a_jpeg_damaged_in_the_middle_is_refused() {
    let mut bytes = busy_jpeg();
    let half = bytes.len() / 2;
    // Ones only, which no code begins with.
    for pair in bytes[half..half + 64].chunks_exact_mut(2) {
        pair.copy_from_slice(&[0xFF, 0]);
    }
    assert_eq!(decode(&bytes, 1000), Err(PhotoFault::Unreadable(Cause::Damaged)));
}

#[test]
fn what_follows_the_end_of_a_jpeg_does_no_harm() {
    let mut bytes = jpeg(&quarters(48, 32));
    bytes.extend(b"a maker's trailer");
    assert_quarters(&decode(&bytes, 1000).unwrap(), (48, 32));
}

// Case: Images: SVG as PNG
// Case: Images: HTML as JPEG
// Case: Images: a git-LFS pointer
#[test]
fn other_things_are_named_for_what_they_are() {
    let avif = b"\0\0\0\x18ftypavif\0\0\0\0mif1avif";
    let pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n";
    let cases: [(&[u8], Seems); 14] = [
        (b"", Seems::Empty),
        (avif, Seems::Avif),
        (b"<?xml version=\"1.0\"?>\n<svg xmlns=\"x\"/>", Seems::Svg),
        (b"\n <!doctype HTML><svg/>", Seems::Html),
        (pointer, Seems::LfsPointer),
        (b"%PDF-1.7\n", Seems::Pdf),
        (b"II*\0\x08\0\0\0", Seems::Tiff),
        (b"MM\0*\0\0\0\x08", Seems::Tiff),
        (b"<html><svg/></html>", Seems::Html),
        (b"RIFF\x24\0\0\0WAVEfmt ", Seems::Unknown),
        (b"FORM\0\0\0\x24WEBPVP8 ", Seems::Unknown),
        (b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0", Seems::Bmp),
        (b"BMW drives up to the front desk", Seems::Unknown),
        (&[0; 500], Seems::Unknown),
    ];
    for (bytes, seems) in cases {
        check(bytes, &PhotoFault::NotAPicture(seems));
    }
}

// Case: Images: a wrong extension
#[test]
fn the_name_of_a_file_says_nothing_of_its_content() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("really-a-png.jpg");
    std::fs::write(&path, png(&quarters(48, 32))).unwrap();
    assert_eq!((judge(&path), look(&path)), (Ok((48, 32)), Ok((48, 32))));
    assert_quarters(&decode(&read(&path, Extent::Whole).unwrap(), 1000).unwrap(), (48, 32));
}

// Case: Images: a JPEG of 100 MP
// Case: Images: a PNG of 16k
// Case: Images: a header-only bomb
// Case: Images: 1×20000
#[test]
fn headers_that_claim_too_much_are_refused_by_their_size() {
    let huge = |width, height| PhotoFault::TooLarge(Exceeded::Pixels(width, height));
    check(&png_claiming(30_000, 30_000), &huge(30_000, 30_000));
    check(&jpeg_claiming(30_000, 30_000), &huge(30_000, 30_000));
    check(&png_claiming(16_384, 16_384), &huge(16_384, 16_384));
    check(&jpeg_claiming(12_000, 8_400), &huge(12_000, 8_400));
    check(&png_claiming(1, 20_000), &huge(1, 20_000));
    check(&jpeg_claiming(1, 20_000), &huge(1, 20_000));
    let (what, _) = huge(12_000, 8_400).message();
    assert!(what.contains("12000 × 8400") && what.contains("67 million"), "{what}");
}

// Case: Images: a header-only bomb
#[test]
fn a_header_within_the_limits_and_nothing_behind_it_is_refused() {
    check(&jpeg_claiming(6000, 4000), &PhotoFault::Unreadable(Cause::Damaged));
    for bytes in [png_claiming(6000, 4000), jpeg_claiming(64, 64)] {
        assert!(matches!(
            decode(&bytes, 1000),
            Err(PhotoFault::CutOff | PhotoFault::Unreadable(Cause::Damaged))
        ));
    }
}

#[test]
fn a_picture_that_takes_too_much_memory_is_refused() {
    let mut passes = jpeg_claiming(8000, 6000);
    let frame = passes.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    passes[frame + 1] = 0xC2;
    check(&passes, &PhotoFault::TooLarge(Exceeded::Memory));
    let deep = png_of_depth(7000, 7000, 16);
    check(&deep, &PhotoFault::TooLarge(Exceeded::Memory));
}

// Case: Images: a compressed bomb
#[test]
fn a_small_file_that_unpacks_to_much_is_decoded_within_the_limits_or_refused() {
    // 49 megapixels of nothing in some 50 kB.
    let wide = png(&DynamicImage::new_luma8(7_000, 7_000));
    assert!(wide.len() < 500_000);
    let picture = decode(&wide, 100).unwrap();
    assert_eq!((picture.width, picture.height), (100, 100));
    // A megabyte of profile, ten megabytes of text: neither is needed for the picture.
    let plain = png(&quarters(48, 32));
    for (kind, head, length) in
        [(b"iCCP", &b"p\0\0"[..], 40_000_000), (b"zTXt", b"t\0\0", 40_000_000)]
    {
        let bomb = [head, &deflated_zeros(length)].concat();
        let bytes = [&plain[..33], &png_chunk(kind, &bomb), &plain[33..]].concat();
        match decode(&bytes, 1000) {
            Ok(picture) => assert_quarters(&picture, (48, 32)),
            Err(fault) => {
                assert!(matches!(fault, PhotoFault::TooLarge(_) | PhotoFault::Unreadable(_)))
            }
        }
    }
}

#[test]
fn a_file_past_its_size_limit_is_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.jpg");
    let file = std::fs::File::create(&path).unwrap();
    file.set_len(41_000_000).unwrap();
    assert_eq!(
        read(&path, Extent::Whole),
        Err(PhotoFault::TooLarge(Exceeded::FileBytes(41_000_000)))
    );
}

// Case: Images: YCCK
#[test]
fn inks_of_unknown_sense_are_refused() {
    check(&fixture("ycck.jpg"), &PhotoFault::Unsupported(Feature::PrintColours));
    check(&fixture("cmyk-unmarked.jpg"), &PhotoFault::Unsupported(Feature::PrintColours));
}

#[test]
fn arithmetic_lossless_and_twelve_bit_jpegs_are_refused() {
    let whole = jpeg(&quarters(48, 32));
    let frame = whole.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    for marker in [0xC3, 0xC9, 0xCA] {
        let mut bytes = whole.clone();
        bytes[frame + 1] = marker;
        check(&bytes, &PhotoFault::Unsupported(Feature::Encoding));
    }
    let mut bytes = whole.clone();
    bytes[frame + 4] = 12;
    check(&bytes, &PhotoFault::Unsupported(Feature::Encoding));
}

#[test]
fn flipped_bytes_never_panic() {
    let files =
        [busy_jpeg(), fixture("palette.png"), fixture("animated.gif"), fixture("animated.webp")];
    for whole in files {
        for at in (0..whole.len()).step_by(whole.len() / 150 + 1) {
            let mut bytes = whole.clone();
            bytes[at] ^= 0xA5;
            if let Ok(picture) = decode(&bytes, 64) {
                assert!(picture.width <= 64 && picture.height <= 64);
            }
        }
    }
}

// Case: Content: a photo missing
// Case: Content: a photo that is a folder
#[test]
fn paths_that_are_no_files_are_refused_without_blocking() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(read(&folder.path().join("gone.jpg"), Extent::Whole), Err(PhotoFault::Missing));
    assert_eq!(read(folder.path(), Extent::Whole), Err(PhotoFault::Unreadable(Cause::Folder)));
    #[cfg(unix)]
    assert_eq!(
        read("/dev/zero".as_ref(), Extent::Head),
        Err(PhotoFault::Unreadable(Cause::NotAFile))
    );
}

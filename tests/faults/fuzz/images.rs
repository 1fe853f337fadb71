//! Pictures.

use std::fs;
use std::path::Path;

use breakroom::photos::{decode, probe};

use super::{damaged, fuzz};

/// The longest side that is asked for, in pixels.
const SIDE: u32 = 96;
/// Samples are small, for what matters is in their heads.
const SAMPLE_BYTES_MAX: u64 = 60_000;

/// Marks of the formats, and sizes that nobody has.
const WORDS: &[&str] = &[
    "\u{0}\u{0}\u{0}\u{0}",
    "IHDR",
    "IDAT",
    "IEND",
    "PLTE",
    "acTL",
    "iCCP",
    "eXIf",
    "GIF89a",
    "RIFF",
    "WEBP",
    "VP8X",
    "VP8L",
    "ANMF",
    "JFIF",
    "Exif\u{0}\u{0}",
    "ICC_PROFILE\u{0}",
    "Adobe",
    "ftypheic",
    "meta",
    "iloc",
    "iprp",
    "ipma",
    "ispe",
    "irot",
    "imir",
    "grid",
    "hvcC",
    "colr",
    "\u{7f}\u{7f}\u{7f}\u{7f}",
    "<svg",
    "<html",
];

fn body(bytes: &[u8]) {
    if let Ok((width, height)) = probe(bytes) {
        assert!(width >= 1 && height >= 1);
    }
    if let Ok(picture) = decode(bytes, SIDE) {
        assert!(
            picture.width.max(picture.height) <= SIDE && picture.width.min(picture.height) >= 1
        );
        let pixels = picture.width as usize * picture.height as usize;
        assert_eq!(picture.rgba.len(), pixels * 4);
        assert!(picture.rgba.chunks_exact(4).all(|pixel| pixel[3] == 255), "a picture is opaque");
    }
}

// Case: Long run: byte soup and damaged pictures
#[test]
fn no_damage_to_a_picture_panics_or_gives_one_of_the_wrong_size() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/images");
    let mut samples = Vec::new();
    let entries = fs::read_dir(folder).expect("the fixtures");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    for path in paths {
        let is_picture = path.extension().is_some_and(|end| end != "py" && end != "md");
        if is_picture && path.metadata().expect("a file").len() <= SAMPLE_BYTES_MAX {
            samples.push(fs::read(path).expect("a fixture"));
        }
    }
    assert!(samples.len() > 15, "{}", samples.len());
    let mut png = std::io::Cursor::new(Vec::new());
    let picture =
        image::RgbImage::from_fn(40, 30, |x, y| image::Rgb([(x * 6) as u8, (y * 8) as u8, 90]));
    image::DynamicImage::from(picture).write_to(&mut png, image::ImageFormat::Png).expect("a PNG");
    samples.push(png.into_inner());
    fuzz(300, damaged(samples, WORDS), body);
}

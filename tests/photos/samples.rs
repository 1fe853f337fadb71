//! Pictures for the tests: four quarters of known colours, and ways to spoil them.

use std::io::Cursor;
use std::path::Path;

use breakroom::photos::Picture;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// Upper left, upper right, lower left, lower right.
pub const QUARTERS: [[u8; 3]; 4] = [[200, 30, 40], [20, 110, 60], [30, 60, 180], [240, 230, 190]];

/// The four quarters.
pub fn quarters(width: u32, height: u32) -> DynamicImage {
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| {
        let right = usize::from(x >= width / 2);
        let below = usize::from(y >= height / 2);
        Rgb(QUARTERS[right + 2 * below])
    }))
}

/// A picture as a PNG file.
pub fn png(picture: &DynamicImage) -> Vec<u8> {
    file(picture, ImageFormat::Png)
}

/// A picture as a file.
pub fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, format).expect("a picture in memory");
    out.into_inner()
}

/// A picture as a JPEG file.
pub fn jpeg(picture: &DynamicImage) -> Vec<u8> {
    let mut out = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut out, 90);
    picture.write_with_encoder(encoder).expect("a picture in memory");
    out
}

/// A JPEG with enough in it that every tenth of the file holds pixels.
pub fn busy_jpeg() -> Vec<u8> {
    let picture = RgbImage::from_fn(160, 120, |x, y| {
        let noise = (x * 7919 + y * 104_729) ^ (x * y);
        Rgb([noise as u8, (noise >> 3) as u8, (x + y) as u8])
    });
    jpeg(&DynamicImage::ImageRgb8(picture))
}

/// The same JPEG with an EXIF segment of these bytes.
pub fn with_exif(jpeg: &[u8], exif: &[u8]) -> Vec<u8> {
    let length = (exif.len() + 8) as u16;
    let mut out = jpeg[..2].to_vec();
    out.extend([0xFF, 0xE1]);
    out.extend(length.to_be_bytes());
    out.extend(b"Exif\0\0");
    out.extend(exif);
    out.extend(&jpeg[2..]);
    out
}

/// EXIF data that hold an orientation and nothing else.
pub fn exif_orientation(orientation: u8) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    exif
}

/// EXIF data that hold a small picture and nothing else, as cameras write them.
pub fn exif_thumbnail(jpeg: &[u8]) -> Vec<u8> {
    // No entries in the first directory, and two in the second: where it is and how long.
    let mut exif = b"MM\0*\0\0\0\x08\0\0\0\0\0\x0E\0\x02".to_vec();
    let from = exif.len() as u32 + 2 * 12 + 4;
    for (tag, value) in [(0x0201u16, from), (0x0202, jpeg.len() as u32)] {
        exif.extend(tag.to_be_bytes());
        exif.extend([0, 4, 0, 0, 0, 1]);
        exif.extend(value.to_be_bytes());
    }
    exif.extend([0; 4]);
    exif.extend(jpeg);
    exif
}

/// The same file with a colour profile in it.
pub fn with_profile(jpeg: &[u8], icc: &[u8]) -> Vec<u8> {
    // In two parts, the second first, as no writer does and any reader must bear.
    let (first, second) = icc.split_at(icc.len() / 2);
    let mut out = jpeg[..2].to_vec();
    for (number, part) in [(2, second), (1, first)] {
        out.extend([0xFF, 0xE2]);
        out.extend((part.len() as u16 + 16).to_be_bytes());
        out.extend(b"ICC_PROFILE\0");
        out.extend([number, 2]);
        out.extend(part);
    }
    out.extend(&jpeg[2..]);
    out
}

/// A picture that `make.py` has made.
pub fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/images");
    std::fs::read(folder.join(name)).expect("a fixture of the repository")
}

/// A PNG that claims a size and holds next to nothing.
pub fn png_claiming(width: u32, height: u32) -> Vec<u8> {
    png_of_depth(width, height, 8)
}

/// The same with so many bits a channel.
pub fn png_of_depth(width: u32, height: u32, bits: u8) -> Vec<u8> {
    let mut bytes = png(&DynamicImage::new_rgb8(1, 1));
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    bytes[24] = bits;
    let sum = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

/// A JPEG that claims a size and holds next to nothing.
pub fn jpeg_claiming(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = jpeg(&DynamicImage::new_rgb8(8, 8));
    let frame = bytes.windows(2).position(|pair| pair == [0xFF, 0xC0]);
    let at = frame.expect("a baseline frame") + 5;
    bytes[at..at + 2].copy_from_slice(&height.to_be_bytes());
    bytes[at + 2..at + 4].copy_from_slice(&width.to_be_bytes());
    bytes
}

/// A part of a PNG file.
pub fn png_chunk(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let named = [kind, body].concat();
    let length = (body.len() as u32).to_be_bytes();
    [&length[..], &named, &crc32(&named).to_be_bytes()].concat()
}

/// So many zeros as PNG packs them, which a PNG of one row has done.
pub fn deflated_zeros(length: usize) -> Vec<u8> {
    // As rows of 4,000 zeros with a zero before each.
    let rows = length / 4_001 + 1;
    let packed = png(&DynamicImage::new_luma8(4_000, rows as u32));
    let mut out = Vec::new();
    let mut at = 8;
    while let Some(head) = packed.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        if &head[4..] == b"IDAT" {
            out.extend(&packed[at + 8..at + 8 + length]);
        }
        at += length + 12;
    }
    out
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum: u32, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| {
            (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg())
        })
    })
}

/// The colours of the four quarters as decoded, upper left first.
pub fn corners(picture: &Picture) -> [[u8; 3]; 4] {
    let (right, below) =
        (picture.width - 1 - picture.width / 8, picture.height - 1 - picture.height / 8);
    let (left, above) = (picture.width / 8, picture.height / 8);
    [(left, above), (right, above), (left, below), (right, below)]
        .map(|(x, y)| pixel(picture, x, y))
}

/// One pixel's colour.
pub fn pixel(picture: &Picture, x: u32, y: u32) -> [u8; 3] {
    let at = ((y * picture.width + x) * 4) as usize;
    [picture.rgba[at], picture.rgba[at + 1], picture.rgba[at + 2]]
}

/// Fails unless the colours are the same but for what compression changes.
#[track_caller]
pub fn assert_close(found: &[[u8; 3]], expected: &[[u8; 3]], tolerance: u8) {
    let near = |a: &[u8; 3], b: &[u8; 3]| a.iter().zip(b).all(|(a, b)| a.abs_diff(*b) <= tolerance);
    let all = found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| near(a, b));
    assert!(all, "found {found:?}, expected {expected:?}");
}

/// Fails unless the picture is the four quarters, of this size, opaque.
#[track_caller]
pub fn assert_quarters(picture: &Picture, size: (u32, u32)) {
    assert_eq!((picture.width, picture.height), size);
    assert_eq!(picture.rgba.len(), (size.0 * size.1 * 4) as usize);
    assert!(picture.rgba.chunks(4).all(|pixel| pixel[3] == 255));
    assert_close(&corners(picture), &QUARTERS, 12);
}

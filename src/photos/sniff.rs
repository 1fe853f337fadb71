//! What a file is, by its first bytes; its name says nothing.

use super::fault::{PhotoFault, Seems};

/// The kinds of picture that are decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PictureKind {
    /// JPEG, baseline or progressive.
    Jpeg,
    /// HEIC, or what else is in the same container.
    Heic,
    /// PNG, still or animated.
    Png,
    /// GIF, still or animated.
    Gif,
    /// WebP, still or animated.
    WebP,
}

/// How the name of a picture's file ends, by its first bytes: `jpg`, `heic`, `png`, `gif` or `webp`;
/// `None` if they are of no picture that is decoded.
pub fn extension(bytes: &[u8]) -> Option<&'static str> {
    Some(match kind(bytes).ok()? {
        PictureKind::Jpeg => "jpg",
        PictureKind::Heic => "heic",
        PictureKind::Png => "png",
        PictureKind::Gif => "gif",
        PictureKind::WebP => "webp",
    })
}

/// How far into a container the names of what it is are looked at, in bytes.
const BRANDS_BYTES_MAX: usize = 256;
/// How far into a text file its nature is looked for, in bytes.
const TEXT_HEAD_BYTES: usize = 1024;

/// Tells by its first bytes which kind of picture a file is.
///
/// # Errors
/// [`PhotoFault::NotAPicture`] with what they seem to be instead.
pub(super) fn kind(bytes: &[u8]) -> Result<PictureKind, PhotoFault> {
    if bytes.starts_with(b"\xFF\xD8\xFF") {
        return Ok(PictureKind::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
        return Ok(PictureKind::Png);
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return Ok(PictureKind::Gif);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Ok(PictureKind::WebP);
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return container(bytes);
    }
    Err(PhotoFault::NotAPicture(other(bytes)))
}

/// What a file is whose container could have a film in it as well.
fn container(bytes: &[u8]) -> Result<PictureKind, PhotoFault> {
    let length = bytes.first_chunk().map_or(0, |four| u32::from_be_bytes(*four));
    let length = usize::try_from(length).unwrap_or(usize::MAX).min(BRANDS_BYTES_MAX);
    let brands = bytes.get(8..length.min(bytes.len())).unwrap_or_default();
    let has =
        |wanted: &[&[u8; 4]]| brands.as_chunks::<4>().0.iter().any(|brand| wanted.contains(&brand));
    if has(&[b"avif", b"avis"]) {
        Err(PhotoFault::NotAPicture(Seems::Avif))
    } else if has(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"]) {
        Ok(PictureKind::Heic)
    } else {
        Err(PhotoFault::NotAPicture(Seems::Unknown))
    }
}

fn other(bytes: &[u8]) -> Seems {
    if bytes.is_empty() {
        return Seems::Empty;
    }
    if bytes.starts_with(b"%PDF") {
        return Seems::Pdf;
    }
    if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") {
        return Seems::Tiff;
    }
    // A bitmap's length stands after its two letters, and its reserved bytes are zero.
    if bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]) {
        return Seems::Bmp;
    }
    text(bytes)
}

fn text(bytes: &[u8]) -> Seems {
    let head = &bytes[..bytes.len().min(TEXT_HEAD_BYTES)];
    let head = String::from_utf8_lossy(head).to_lowercase();
    let head = head.trim_start_matches('\u{feff}').trim_start();
    if head.starts_with("version https://git-lfs") {
        return Seems::LfsPointer;
    }
    if !head.starts_with('<') {
        return Seems::Unknown;
    }
    // A web page may hold a drawing and a drawing never a web page, so the page is looked for first.
    if head.contains("<!doctype html") || head.contains("<html") {
        Seems::Html
    } else if head.contains("<svg") {
        Seems::Svg
    } else {
        Seems::Unknown
    }
}

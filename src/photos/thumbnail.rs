//! The small picture that cameras put into the EXIF data of a JPEG.

/// The largest small picture that is taken from a file, in bytes.
const THUMBNAIL_BYTES_MAX: usize = 64 * 1024;

/// The small JPEG within a JPEG, as the camera made it: not turned upright. `head` is the
/// beginning of the file, [`HEAD_BYTES`](super::limits::HEAD_BYTES) of it where it has as many.
/// `None` if there is none.
pub(super) fn find(head: &[u8]) -> Option<&[u8]> {
    in_exif(exif(head)?)
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
fn in_exif(exif: &[u8]) -> Option<&[u8]> {
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

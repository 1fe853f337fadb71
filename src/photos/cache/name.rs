//! What a picture on disk is called: from the names alone it is known which photos there are
//! pictures of, and in what colours.

use std::fmt;
use std::path::Path;

/// 128 bits of BLAKE3, as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Digest([u8; 16]);

impl Digest {
    /// The digest of some bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut mark = [0; 16];
        mark.copy_from_slice(&blake3::hash(bytes).as_bytes()[..16]);
        Self(mark)
    }

    /// The digest of a photo's path in the content folder.
    pub(crate) fn of_path(path: &Path) -> Self {
        Self::of(path.as_os_str().as_encoded_bytes())
    }

    fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit());
        let number = u128::from_str_radix(text, 16).ok().filter(|_| digits)?;
        Some(Self(number.to_be_bytes()))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Identifies a decoded picture: of which photo, in which version of its file, in which size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct RenditionKey {
    /// The digest of the photo's path.
    pub path: Digest,
    /// The digest of the bytes of its file, so that an edited photo never shows an old picture.
    pub content: Digest,
    /// The longer side at most, in pixels.
    pub longest_px: u32,
}

/// The name of a decoded picture's file: its key and its dominant colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// Identifies the picture.
    pub key: RenditionKey,
    /// The colour that most of the picture has.
    pub colour: [u8; 3],
}

impl Name {
    /// Parses a file's name. `None` if it is none of ours.
    pub(crate) fn parse(file: &str) -> Option<Self> {
        let mut parts = file.strip_suffix(".jpg")?.split('-');
        let mut next = || parts.next();
        let (path, content) = (Digest::parse(next()?)?, Digest::parse(next()?)?);
        let longest_px = next()?.parse().ok()?;
        let colour = u32::from_str_radix(next()?, 16).ok()?.to_be_bytes();
        let name = Self {
            key: RenditionKey { path, content, longest_px },
            colour: [colour[1], colour[2], colour[3]],
        };
        // No other way of writing the same is ours.
        (name.to_string() == file).then_some(name)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let RenditionKey { path, content, longest_px } = self.key;
        let [r, g, b] = self.colour;
        write!(f, "{path}-{content}-{longest_px}-{r:02x}{g:02x}{b:02x}.jpg")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_all_that_it_was_made_of() {
        let key = RenditionKey {
            path: Digest::of_path("photos/mei.jpg".as_ref()),
            content: Digest::of(b"a photo"),
            longest_px: 640,
        };
        let name = Name { key, colour: [1, 0x22, 255] };
        assert!(name.to_string().ends_with("-640-0122ff.jpg"), "{name}");
        assert_eq!(Name::parse(&name.to_string()), Some(name));
    }

    #[test]
    fn what_is_named_otherwise_is_none_of_ours() {
        let mark = "0".repeat(32);
        let good = format!("{mark}-{mark}-640-0122ff.jpg");
        assert!(Name::parse(&good).is_some());
        for other in [
            "mei.jpg".into(),
            good.replace(".jpg", ".png"),
            good.replace("640", "+640"),
            good.replace("640", "0640"),
            good.replace("0122ff", "0122FF"),
            good.replace("0122ff", "010122ff"),
            good.replacen('0', "g", 1),
            good.replacen('0', "", 1),
            format!("{good}.jpg"),
            good.replace(".jpg", "-1.jpg"),
        ] {
            assert_eq!(Name::parse(&other), None, "{other}");
        }
    }
}

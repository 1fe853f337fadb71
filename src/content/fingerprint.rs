//! Eight characters by which a content is known, on the glass, in the terminal and in a fleet's
//! monitoring: whether a screen has taken what was sent to it is a look at two of them.

use super::folder::disk::Files;

/// Bytes of the hash that are shown, as two characters each.
const BYTES: usize = 4;

/// The fingerprint of a content folder: of every text file that is read in it, its path and its
/// bytes. Photos count by the names that these files give them. It is the same on every machine.
pub fn fingerprint(files: &Files) -> String {
    let mut hasher = blake3::Hasher::new();
    // Lengths go before, so that no two folders run into the same bytes.
    let mut add = |bytes: &[u8]| {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        hasher.update(&length.to_le_bytes());
        hasher.update(bytes);
    };
    for (path, bytes) in &files.map {
        add(path.as_bytes());
        add(bytes);
    }
    hasher.finalize().as_bytes()[..BYTES].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(files: &[(&str, &str)]) -> String {
        let mut folder = Files::default();
        for (path, text) in files {
            folder.insert(*path, text.as_bytes().to_vec());
        }
        fingerprint(&folder)
    }

    #[test]
    fn it_is_eight_characters_that_every_byte_and_every_name_changes_and_nothing_else() {
        let one = of(&[("kiosk.ron", "(a)"), ("values.ron", "[]")]);
        assert_eq!(one, "93baffe2", "it is the same for ever, and on every machine");
        assert_eq!(one, of(&[("values.ron", "[]"), ("kiosk.ron", "(a)")]));
        for other in [
            of(&[("kiosk.ron", "(b)"), ("values.ron", "[]")]),
            of(&[("kiosk.rom", "(a)"), ("values.ron", "[]")]),
            of(&[("kiosk.ron", "(a)")]),
            of(&[("kiosk.ron", "(a"), ("values.ron", ")[]")]),
            of(&[("kiosk.ron", "(a)values.ron[]")]),
            of(&[]),
        ] {
            assert_ne!(one, other);
            assert_eq!(other.len(), 8);
        }
    }
}

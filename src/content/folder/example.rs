//! The example folder, built into the program: what is shown where there is nothing else.

use std::path::Path;

use include_dir::{Dir, include_dir};

use super::disk::Files;
use super::photo::PhotoFact;

/// The width and the height of every photo of the example, in pixels.
pub const EXAMPLE_PHOTO_PX: u32 = 800;

static EXAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content");

/// The content files of the example.
pub fn example_files() -> Files {
    let mut files = Files::default();
    let mut pending = vec![&EXAMPLE];
    while let Some(dir) = pending.pop() {
        pending.extend(dir.dirs());
        for file in dir.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            if path.ends_with(".ron") || path.ends_with(".ftl") {
                files.insert(path, file.contents());
            }
        }
    }
    files
}

/// The bytes of a photo of the example, by its path such as `photos/mei.jpg`.
pub fn example_photo(path: &Path) -> Option<&'static [u8]> {
    EXAMPLE.get_file(path).map(include_dir::File::contents)
}

/// What is known about a photo of the example.
pub fn example_photo_fact(path: &Path) -> PhotoFact {
    let present = PhotoFact::Present { width: EXAMPLE_PHOTO_PX, height: EXAMPLE_PHOTO_PX };
    example_photo(path).map_or(PhotoFact::Missing, |_| present)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::read;

    #[test]
    fn the_example_has_no_error_and_something_to_show() {
        let (content, findings) = read(&example_files(), &example_photo_fact);
        let errors = findings.iter().filter(|f| f.is_error());
        let told: Vec<_> = errors.map(|f| f.one_line()).collect();
        assert_eq!(told, Vec::<String>::new());
        assert!(!content.slides.is_empty() && !content.values.is_empty());
    }
}

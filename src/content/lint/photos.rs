//! Photos too small for the panel, and those that turn out to be none.

use std::path::{Path, PathBuf};

use crate::content::finding::{Finding, warning};
use crate::content::folder::disk::Files;
use crate::content::folder::photo::PhotoFact;
use crate::content::model::PathStep::Field;
use crate::content::model::{Content, Meta, Photo};

use super::locate::Locator;

/// Fewest pixels of a photo's short side.
pub const PHOTO_PX_MIN: u32 = 480;

pub(super) fn findings(
    content: &Content,
    fact: &dyn Fn(&Path) -> PhotoFact,
    locator: &mut Locator<'_>,
) -> Vec<Finding> {
    let small = |(meta, photo): (_, &Photo)| small(meta, photo, &fact(&photo.path), locator);
    photos(content).filter_map(small).collect()
}

/// The findings about photos of which something came out later than the content was read: the same
/// as if it had been known then. `files` are those that `content` was read from.
pub fn found_late(
    content: &Content,
    files: &Files,
    facts: &[(PathBuf, PhotoFact)],
) -> Vec<Finding> {
    let mut locator = Locator::new(files);
    let mut findings = Vec::new();
    for (meta, photo) in photos(content) {
        let fact = facts.iter().find(|(path, _)| *path == photo.path);
        let finding = fact.and_then(|(path, fact)| fact.finding(&path.to_string_lossy()));
        let file = meta.file.to_string_lossy();
        let path = [Field("photo"), Field("path")];
        findings.extend(finding.map(|f| locator.say_in(&file, &meta.id, &path, f)));
    }
    findings
}

/// The photos of all items, with whose they are.
fn photos(content: &Content) -> impl Iterator<Item = (&Meta, &Photo)> {
    let slides = content.slides.iter().map(|s| (&s.meta, &s.photo));
    let thanks = content.commendations.iter().map(|c| (&c.meta, &c.photo));
    slides.chain(thanks).filter_map(|(meta, photo)| Some((meta, photo.as_ref()?)))
}

fn small(
    meta: &Meta,
    photo: &Photo,
    fact: &PhotoFact,
    locator: &mut Locator<'_>,
) -> Option<Finding> {
    // Missing and unreadable ones were found by the reading.
    let PhotoFact::Present { width, height } = *fact else {
        return None;
    };
    if width.min(height) >= PHOTO_PX_MIN {
        return None;
    }
    let path = [Field("photo"), Field("path")];
    locator.say(
        meta,
        &path,
        warning("small-photo")
            .what(format!(
                "`{}` has {width} × {height} pixels, which is blurred on a large panel",
                photo.path.display()
            ))
            .todo(format!("take one with at least {PHOTO_PX_MIN} pixels on its short side")),
    )
}

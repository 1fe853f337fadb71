//! Photos too small for the panel.

use std::path::Path;

use crate::content::finding::{Finding, warning};
use crate::content::folder::disk::PhotoFact;
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
    let slides = content.slides.iter().map(|s| (&s.meta, &s.photo));
    let thanks = content.commendations.iter().map(|c| (&c.meta, &c.photo));
    let photos = slides.chain(thanks);
    let with_photo = photos.filter_map(|(meta, photo)| Some((meta, photo.as_ref()?)));
    with_photo.filter_map(|(meta, photo)| small(meta, photo, &fact(&photo.path), locator)).collect()
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

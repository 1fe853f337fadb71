//! What only the glass can tell about texts: which have no room at a readable size, and which
//! have characters that no face can draw.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::content::finding::source::Source;
use crate::content::model::{Content, Lang, Meta};
use crate::content::{Files, Finding};
use crate::player::gallery;
use crate::player::scene::{Mood, Scene, View};
use crate::screens::offscreen::Offscreen;

/// The glasses that texts must fit, in pixels.
const GLASSES: [[usize; 2]; 2] = [[1920, 1080], [1080, 1920]];

/// Looks at every page on every glass. All findings are warnings.
pub fn findings(content: &Content, files: &Files, offscreen: &mut Offscreen) -> Vec<Finding> {
    let mut found = glyphs(files, offscreen);
    // One finding a text, however many pages and glasses it stands on.
    let mut told = BTreeSet::new();
    for lang in &content.kiosk.languages {
        for (_, scene) in gallery(content, lang, Mood::Day, Arc::from([])) {
            let Some(meta) = meta(&scene) else { continue };
            for glass in GLASSES {
                let misfits = offscreen.misfits(&scene, glass);
                let Some((finding, text)) = misfit(meta, &misfits, files, (glass, lang)) else {
                    continue;
                };
                if told.insert((meta.id.clone(), text)) {
                    found.push(finding);
                }
            }
        }
    }
    found
}

/// The item that a page belongs to.
fn meta(scene: &Scene) -> Option<&Meta> {
    match &scene.view {
        View::Slide { slide, .. } => Some(&slide.meta),
        View::Question(view) => Some(&view.question.meta),
        View::Commendation { commendation, .. } => Some(&commendation.meta),
        _ => None,
    }
}

/// A finding about the longest of `misfits` that stands in the item's file; texts that share a
/// column are misfits together, and that one is the likeliest to shorten.
fn misfit(
    meta: &Meta,
    misfits: &[String],
    files: &Files,
    ([width, height], lang): ([usize; 2], &Lang),
) -> Option<(Finding, String)> {
    let file = meta.file.to_string_lossy();
    let source = std::str::from_utf8(files.get(&file)?).ok()?;
    let item = source.find(&format!("\"{}\"", meta.id))?;
    let (text, at) = misfits
        .iter()
        .filter_map(|text| Some((text, item + source[item..].find(text.as_str())?)))
        .max_by_key(|(text, _)| text.chars().count())?;
    let what = format!(
        "in {lang} there is no room for this text at a readable size on a screen of {width} × {height}"
    );
    let todo = "shorten it, or the texts beside it";
    let span = at..at + text.len();
    let source = Source::new(&file, source);
    Some((Finding::warning("no-room", &source, span, what, todo), text.clone()))
}

/// Characters that no face has, at the first place in each file.
fn glyphs(files: &Files, offscreen: &mut Offscreen) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, bytes) in files.map.iter().filter(|(path, _)| path.ends_with(".ron")) {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        for missing in offscreen.missing_glyphs(text) {
            let Some(at) = text.find(missing) else { continue };
            let code = u32::from(missing);
            let what = format!("no font on this kiosk has the character {missing} (U+{code:04X})");
            let todo = "write it with other characters; it would show as an empty box";
            let span = at..at + missing.len_utf8();
            let source = Source::new(path, text);
            found.push(Finding::warning("no-glyph", &source, span, what, todo));
        }
    }
    found
}

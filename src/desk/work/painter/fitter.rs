//! Whether texts have room on the glass: page by page while nothing else is to be drawn, so that a
//! letter never waits for it.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;
use std::vec::IntoIter;

use crate::content::model::{Content, Lang};
use crate::content::{Files, Finding};
use crate::player::scene::Scene;
use crate::screens::fit::{GLASSES, Misfit, of_page, pages, told};
use crate::screens::offscreen::Offscreen;

/// Of so many pages it is remembered; then all is forgotten.
const KNOWN_MAX: usize = 20_000;

/// What is known of pages on each glass, by all that is on them.
#[derive(Default)]
pub(super) struct Known(HashMap<u64, Option<Misfit>>);

/// Content that is being looked at.
pub(super) struct Fitting {
    content: Arc<Content>,
    files: Files,
    languages: IntoIter<Lang>,
    pages: IntoIter<(Scene, [usize; 2])>,
    found: Vec<Misfit>,
}

impl Fitting {
    /// One of which no page has been looked at.
    pub(super) fn new(content: Arc<Content>, files: Files) -> Self {
        let languages = content.kiosk.languages.clone().into_iter();
        let pages = Vec::new().into_iter();
        Self { content, files, languages, pages, found: Vec::new() }
    }

    /// Looks at the next page on the next glass. Once all were, answers with what is wrong, and
    /// with the files in which it stands.
    pub(super) fn step(
        &mut self,
        known: &mut Known,
        offscreen: &mut Offscreen,
    ) -> Option<(Vec<Finding>, Files)> {
        let Some((page, glass)) = self.pages.next() else {
            let Some(lang) = self.languages.next() else {
                let found = std::mem::take(&mut self.found);
                let found = told(&self.content, &self.files, found, offscreen);
                return Some((found, std::mem::take(&mut self.files)));
            };
            let each = pages(&self.content, &lang);
            let each = each.flat_map(|page| GLASSES.map(|glass| (page.clone(), glass)));
            self.pages = each.collect::<Vec<_>>().into_iter();
            return None;
        };
        let mut mark = DefaultHasher::new();
        (format!("{page:?}"), glass).hash(&mut mark);
        if known.0.len() >= KNOWN_MAX {
            known.0.clear();
        }
        let look = || of_page(&page, glass, offscreen);
        let own = known.0.entry(mark.finish()).or_insert_with(look);
        self.found.extend(own.iter().cloned());
        None
    }
}

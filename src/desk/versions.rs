//! What an item was on the screen: its versions, and the one that is looked at beside the item as
//! it is now.

use std::sync::Arc;

use egui::{Context, Rect, TextureHandle, TextureOptions};

use super::proof::Piece;
use super::work::painter::{Compared, Look, Pair};
use super::{Chosen, Desk, Place};
use crate::content::approval::{Mark, Version, versions};
use crate::desk::sitting::rows::State;

/// A page with the places of what is other on it.
pub(super) type Side = (TextureHandle, Vec<Rect>);

/// What is looked at.
#[derive(Default)]
pub(super) struct Versions {
    /// Those of the item that was chosen, the newest first.
    pub list: Arc<[Version]>,
    /// The number of the one that is looked at.
    pub at: usize,
    /// The mark of the item as it is now.
    pub now: Option<Mark>,
    /// The page of the version and the page as it is now.
    pub pages: [Option<Side>; 2],
    /// How large each is seen, in pixels of the window.
    pub size: [u32; 2],
    /// Of which item the list is, of which version of the sitting, and of which content.
    of: Option<(u64, u64, Chosen)>,
    /// What was drawn last.
    drawn: Option<(u64, Chosen, usize, Look)>,
}

impl Desk {
    /// Brings the list up to date, and asks for the two pages where they aren't there yet.
    pub(super) fn ask_versions(&mut self, ctx: &Context) {
        let Some(chosen) = self.chosen.clone().filter(|_| self.place == Place::Versions) else {
            return;
        };
        let Some(piece) = self.piece(&chosen.file, chosen.index) else { return };
        let of = (self.sitting.version(), self.contents, chosen.clone());
        if self.versions.of.as_ref() != Some(&of) {
            self.list_versions(&chosen, &piece);
            self.versions.of = Some(of.clone());
        }
        let Some(version) = self.versions.list.get(self.versions.at) else { return };
        let look = Look { size: self.versions.size, ..self.preview.look.clone() };
        let wanted = (of.0, chosen, self.versions.at, look);
        if self.versions.drawn.as_ref() == Some(&wanted) || wanted.3.size == [0, 0] {
            return;
        }
        let old = Piece { item: version.item.clone(), ..piece.clone() };
        let (look, today) = (wanted.3.clone(), self.today());
        self.painter.compare(Pair { pieces: [old, piece], look, today });
        self.versions.drawn = Some(wanted);
        ctx.request_repaint();
    }

    fn list_versions(&mut self, chosen: &Chosen, piece: &Piece) {
        let row = self.rows.all.iter().find(|row| row.id == chosen.id);
        let id = row.and_then(|row| row.revises.clone()).unwrap_or_else(|| chosen.id.clone());
        let is_gone = row.is_none_or(|row| row.state == State::Withdrawn);
        let mut list = versions(self.sitting.disk(), &id);
        // Of what is withdrawn, and of whoever left, nothing is brought back.
        let gone = self.content.as_ref().map(|content| Arc::clone(&content.gone));
        list.retain(|version| {
            let is_named = gone.as_ref().is_some_and(|gone| gone.is_named_in(&version.item));
            !is_gone && !is_named
        });
        let is_other = self.versions.of.as_ref().is_none_or(|(.., own)| own != chosen);
        self.versions.now = Mark::of(&piece.item);
        if is_other {
            let is_now = |version: &Version| Some(version.name.mark) == self.versions.now;
            // The newest says nothing new beside itself.
            self.versions.at = usize::from(list.len() > 1 && is_now(&list[0]));
            self.versions.pages = [None, None];
        }
        self.versions.at = self.versions.at.min(list.len().saturating_sub(1));
        self.versions.list = list.into();
    }

    pub(super) fn compared(&mut self, ctx: &Context, pages: [Option<Compared>; 2]) {
        let hang = |page: Compared| {
            let Compared { picture, marks } = page;
            (ctx.load_texture("version", picture, TextureOptions::LINEAR), marks)
        };
        self.versions.pages = pages.map(|page| page.map(hang));
    }

    /// A version is begun anew as a draft; the item stays as it is.
    pub(super) fn bring_back(&mut self, number: usize) {
        let Some(version) = self.versions.list.get(number).cloned() else { return };
        let revised = self.chosen.as_ref().and_then(|chosen| {
            let row = self.rows.all.iter().find(|row| row.id == chosen.id)?;
            row.revises.clone()
        });
        // Beside a new version that is written already its item is meant.
        if let Some(id) = revised
            && let Some(row) = self.rows.all.iter().find(|row| row.id == id)
        {
            let (file, index) = (row.file.to_string(), row.index);
            self.choose(&file, index);
        }
        self.revise(Some(&version.item));
        self.place = Place::Item;
    }
}

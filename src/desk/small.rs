//! The small pages of the list, of the day and of pictures, as many as are kept at hand.

use std::collections::{HashMap, VecDeque};

use egui::TextureHandle;

/// What they may take together, in bytes: 400 pages of the list, or ten pictures of forms. Then
/// those that have been there longest go; whoever sees the place of one asks for it again.
const KEPT_BYTES: usize = 24_000_000;
/// Bytes of a pixel.
const PIXEL: usize = 4;

/// Small pages by what each is known by.
#[derive(Default)]
pub(super) struct SmallPages {
    /// `None` for what no page can be made of.
    pages: HashMap<u64, Option<TextureHandle>>,
    /// The first came first.
    order: VecDeque<u64>,
    bytes: usize,
}

impl SmallPages {
    /// What is known of a page; `None` if it has to be asked for.
    pub(super) fn get(&self, mark: u64) -> Option<Option<&TextureHandle>> {
        self.pages.get(&mark).map(Option::as_ref)
    }

    /// Takes in a page, or that there is none.
    pub(super) fn put(&mut self, mark: u64, page: Option<TextureHandle>) {
        self.bytes += bytes(page.as_ref());
        match self.pages.insert(mark, page) {
            Some(old) => self.bytes -= bytes(old.as_ref()),
            None => self.order.push_back(mark),
        }
        // The last is what somebody is looking at, however large it is.
        while self.bytes > KEPT_BYTES
            && self.order.len() > 1
            && let Some(oldest) = self.order.pop_front()
        {
            let gone = self.pages.remove(&oldest).flatten();
            self.bytes -= bytes(gone.as_ref());
        }
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

/// What a page takes, in bytes.
fn bytes(page: Option<&TextureHandle>) -> usize {
    page.map_or(0, |page| page.size().iter().product::<usize>() * PIXEL)
}

#[cfg(test)]
mod tests {
    use egui::{Color32, ColorImage, Context, RawInput, TextureOptions};

    use super::*;

    #[test]
    fn the_oldest_go_when_all_together_take_too_much() {
        let ctx = Context::default();
        let input = RawInput { max_texture_side: Some(4_096), ..Default::default() };
        ctx.run_ui(input, |_| {}).drop_without_applying_deltas();
        let page = |side| {
            let image = ColorImage::filled([side, side], Color32::WHITE);
            Some(ctx.load_texture("page", image, TextureOptions::LINEAR))
        };
        let mut small = SmallPages::default();
        small.put(0, None);
        // Each takes 4 MB; one that comes again takes no more.
        for mark in [1, 2, 3, 3, 4, 5] {
            small.put(mark, page(1000));
        }
        assert!((0..=5).all(|mark| small.get(mark).is_some()), "there is room");
        small.put(6, page(1100));
        assert_eq!([0, 1, 2].map(|mark| small.get(mark).is_some()), [false, false, true]);
        small.put(7, page(3000));
        assert!((2..=6).all(|mark| small.get(mark).is_none()) && small.get(7).is_some());
        small.clear();
        small.put(8, page(1000));
        assert!(small.get(7).is_none() && small.bytes == 4_000_000);
    }
}

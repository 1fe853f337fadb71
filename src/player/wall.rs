//! Browsing the wall: by value, by month, page by page; the newest first.

use std::sync::Arc;

use super::playlist::Playlist;
use super::scene::{Month, WALL_PAGE, WALL_PAGE_REACH, WallView};
use crate::content::model::{Commendation, Content, Id};

/// What somebody browses the wall by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Browse {
    value: Option<Id>,
    month: Option<Month>,
    page: usize,
}

fn month_of(card: &Commendation) -> Month {
    (card.date.year(), card.date.month())
}

fn is_of(card: &Commendation, value: &Id) -> bool {
    card.meta.value.as_ref().is_some_and(|v| v.id == *value)
}

impl Browse {
    fn cards<'a>(&self, playlist: &'a Playlist) -> impl Iterator<Item = &'a Arc<Commendation>> {
        let (value, month) = (self.value.clone(), self.month);
        playlist.commendations.iter().filter(move |card| {
            value.as_ref().is_none_or(|v| is_of(card, v))
                && month.is_none_or(|m| month_of(card) == m)
        })
    }

    /// By another value, or all. A value without cards is ignored; a month that
    /// has none of the value's is dropped.
    pub fn by_value(&mut self, value: Option<Id>, playlist: &Playlist) {
        let both = Self { value: value.clone(), month: self.month, page: 0 };
        let alone = Self { value, month: None, page: 0 };
        self.take(both, alone, playlist);
    }

    /// By another month, or all; the same with the month first.
    pub fn by_month(&mut self, month: Option<Month>, playlist: &Playlist) {
        let both = Self { value: self.value.clone(), month, page: 0 };
        let alone = Self { value: None, month, page: 0 };
        self.take(both, alone, playlist);
    }

    fn take(&mut self, both: Self, alone: Self, playlist: &Playlist) {
        for browse in [both, alone] {
            if browse.cards(playlist).next().is_some() {
                *self = browse;
                return;
            }
        }
    }

    /// Another page; one past the end is ignored.
    pub fn turn_to(&mut self, page: usize, playlist: &Playlist, reach: bool) {
        if page < self.pages(playlist, reach) {
            self.page = page;
        }
    }

    fn pages(&self, playlist: &Playlist, reach: bool) -> usize {
        self.cards(playlist).count().div_ceil(page_size(reach)).max(1)
    }

    /// The page on which the cards of the present page stand after the reach button.
    pub fn resize(&mut self, playlist: &Playlist, reach: bool) {
        let first_card = self.page * page_size(!reach);
        self.page = (first_card / page_size(reach)).min(self.pages(playlist, reach) - 1);
    }

    /// Takes in a new playlist: filters that find nothing fall.
    pub fn revise(&mut self, playlist: &Playlist, reach: bool) {
        if self.cards(playlist).next().is_none() {
            *self = Self::default();
        }
        self.page = self.page.min(self.pages(playlist, reach) - 1);
    }

    /// The page as the glass shows it.
    pub fn view(&self, content: &Content, playlist: &Playlist, reach: bool) -> WallView {
        let size = page_size(reach);
        let pages = self.pages(playlist, reach);
        let page = self.page.min(pages - 1);
        let mut months: Vec<Month> = playlist.commendations.iter().map(|c| month_of(c)).collect();
        months.dedup();
        let has_cards = |v: &Id| playlist.commendations.iter().any(|card| is_of(card, v));
        let cards = |page| self.cards(playlist).skip(page * size).take(size).cloned();
        let (next, before) = ((page + 1) % pages, (page + pages - 1) % pages);
        let mut near = vec![next, before];
        near.dedup();
        near.retain(|other| *other != page);
        WallView {
            cards: cards(page).collect(),
            near: near.into_iter().flat_map(cards).collect(),
            value: self.value.clone(),
            values: content.values.iter().filter(|v| has_cards(&v.id)).cloned().collect(),
            month: self.month,
            months,
            page,
            pages,
        }
    }
}

fn page_size(reach: bool) -> usize {
    if reach { WALL_PAGE_REACH } else { WALL_PAGE }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    /// Own-it has cards in May and June, respect has one in June.
    fn content() -> Content {
        let (own_it, respect) = (value("own-it"), value("respect"));
        let of = |name: &str, date: &str, value: &Arc<crate::content::model::Value>| {
            let mut thanks = card(name, name, date);
            thanks.meta.value = Some(value.clone());
            Arc::new(thanks)
        };
        Content {
            commendations: vec![
                of("a", "2026-05-01", &own_it),
                of("b", "2026-06-01", &own_it),
                of("c", "2026-06-02", &respect),
            ],
            values: vec![own_it, respect, value("unseen")],
            ..empty()
        }
    }

    fn ids(view: &WallView) -> Vec<&str> {
        view.cards.iter().map(|c| c.meta.id.as_str()).collect()
    }

    #[test]
    fn value_and_month_narrow_together_and_the_elder_choice_falls_where_nothing_is_left() {
        let content = content();
        let playlist = Playlist::new(&content, &noon().wall);
        let mut browse = Browse::default();
        let view = |browse: &Browse| browse.view(&content, &playlist, false);
        assert_eq!(ids(&view(&browse)), ["c", "b", "a"]);
        assert_eq!(view(&browse).months, [(2026, 6), (2026, 5)]);
        assert_eq!(view(&browse).values.len(), 2, "only values with cards");
        browse.by_value(Some(id("own-it")), &playlist);
        browse.by_month(Some((2026, 6)), &playlist);
        assert_eq!(ids(&view(&browse)), ["b"]);
        browse.by_month(Some((2026, 5)), &playlist);
        assert_eq!(ids(&view(&browse)), ["a"]);
        browse.by_value(Some(id("respect")), &playlist);
        assert_eq!((ids(&view(&browse)), view(&browse).month), (vec!["c"], None));
        browse.by_month(Some((2026, 5)), &playlist);
        assert_eq!((ids(&view(&browse)), view(&browse).value), (vec!["a"], None));
        browse.by_value(Some(id("unseen")), &playlist);
        assert_eq!(ids(&view(&browse)), ["a"], "a value without cards is ignored");
    }

    #[test]
    fn near_are_the_cards_of_the_next_page_and_then_of_the_one_before_each_once() {
        let names: Vec<String> = (0..9).map(|n| format!("c{n}")).collect();
        let dated = |name: &String| Arc::new(card(name, name, "2026-06-01"));
        let walls = |count: usize| Content {
            commendations: names[..count].iter().map(dated).collect(),
            ..empty()
        };
        let near = |count: usize, page: usize| {
            let content = walls(count);
            let playlist = Playlist::new(&content, &noon().wall);
            let mut browse = Browse::default();
            browse.turn_to(page, &playlist, true);
            let view = browse.view(&content, &playlist, true);
            let of = |cards: &[Arc<Commendation>]| -> Vec<Id> {
                cards.iter().map(|card| card.meta.id.clone()).collect()
            };
            let page = |page: usize| {
                let mut other = browse.clone();
                other.turn_to(page, &playlist, true);
                of(&other.view(&content, &playlist, true).cards)
            };
            (of(&view.near), [page(0), page(1), page(2)])
        };
        let (of_first, pages) = near(9, 0);
        assert_eq!(of_first, [&pages[1][..], &pages[2]].concat());
        let (of_last, pages) = near(9, 2);
        assert_eq!(of_last, [&pages[0][..], &pages[1]].concat());
        let (of_two, pages) = near(6, 0);
        assert_eq!(of_two, pages[1]);
        assert!(near(3, 0).0.is_empty());
    }

    #[test]
    fn a_wall_without_cards_has_one_empty_page() {
        let playlist = Playlist::new(&empty(), &noon().wall);
        let view = Browse::default().view(&empty(), &playlist, true);
        assert_eq!((view.cards.len(), view.page, view.pages), (0, 0, 1));
    }
}

//! Browsing the wall: by value, skill, team or month, page by page; the newest first.

use std::sync::Arc;

use crate::content::model::{Commendation, Content, Skill, Text};
use crate::player::playlist::Playlist;
use crate::player::scene::{By, Choice, Month, WALL_FEW, WALL_PAGE, WALL_PAGE_REACH, WallView};

/// What somebody browses the wall by.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Browse {
    by: Option<By>,
    chosen: Option<Choice>,
    from: usize,
    page: usize,
}

impl Browse {
    fn cards<'a>(&'a self, playlist: &'a Playlist) -> impl Iterator<Item = &'a Arc<Commendation>> {
        let chosen = self.chosen.as_ref();
        playlist.commendations.iter().filter(move |card| chosen.is_none_or(|c| is_of(card, c)))
    }

    /// Offers what there is to choose by `by`; until something is chosen, all cards are shown.
    /// Ignored where it tells no cards apart.
    pub(crate) fn offer(&mut self, by: By, playlist: &Playlist) {
        if self.by != Some(by) && tells_apart(by, playlist) {
            *self = Self { by: Some(by), ..Self::default() };
        }
    }

    /// Only the cards of `choice`; one without cards is ignored.
    pub(crate) fn choose(&mut self, choice: Choice, playlist: &Playlist) {
        let by = choice.by();
        let offered = playlist.commendations.iter().any(|card| is_of(card, &choice));
        let other = !self.chosen.as_ref().is_some_and(|chosen| same(chosen, &choice));
        if offered && other && tells_apart(by, playlist) {
            let from = if self.by == Some(by) { self.from } else { 0 };
            *self = Self { by: Some(by), chosen: Some(choice), from, page: 0 };
        }
    }

    /// Shows what there is to choose from `index` on; one past the end is ignored.
    pub(crate) fn show_from(&mut self, index: usize, content: &Content, playlist: &Playlist) {
        if index < self.choices(content, playlist).len() {
            self.from = index;
        }
    }

    /// Another page; one past the end is ignored.
    pub(crate) fn turn_to(&mut self, page: usize, playlist: &Playlist, reach: bool) {
        if page < self.pages(playlist, reach) {
            self.page = page;
        }
    }

    fn pages(&self, playlist: &Playlist, reach: bool) -> usize {
        self.cards(playlist).count().div_ceil(page_size(reach)).max(1)
    }

    /// The page on which the cards of the present page stand after the reach button.
    pub(crate) fn resize(&mut self, playlist: &Playlist, reach: bool) {
        let first_card = self.page * page_size(!reach);
        self.page = (first_card / page_size(reach)).min(self.pages(playlist, reach) - 1);
    }

    /// Takes in a new playlist: what was chosen falls where nothing is left of it.
    pub(crate) fn revise(&mut self, playlist: &Playlist, reach: bool) {
        if self.cards(playlist).next().is_none() {
            self.chosen = None;
        }
        if self.by.is_some_and(|by| !tells_apart(by, playlist)) {
            *self = Self::default();
        }
        self.page = self.page.min(self.pages(playlist, reach) - 1);
    }

    fn choices(&self, content: &Content, playlist: &Playlist) -> Vec<Choice> {
        self.by.map_or_else(Vec::new, |by| choices(by, content, playlist))
    }

    /// The page as the glass shows it.
    pub(crate) fn view(&self, content: &Content, playlist: &Playlist, reach: bool) -> WallView {
        let size = page_size(reach);
        let total = self.cards(playlist).count();
        let pages = total.div_ceil(size).max(1);
        let page = self.page.min(pages - 1);
        let cards = |page| self.cards(playlist).skip(page * size).take(size).cloned();
        let (next, before) = ((page + 1) % pages, (page + pages - 1) % pages);
        let mut near = vec![next, before];
        near.dedup();
        near.retain(|other| *other != page);
        let choices = self.choices(content, playlist);
        WallView {
            new: cards(page).map(|card| playlist.is_new(&card)).collect(),
            cards: cards(page).collect(),
            near: near.into_iter().flat_map(cards).collect(),
            total,
            ways: By::ALL.into_iter().filter(|by| tells_apart(*by, playlist)).collect(),
            by: self.by,
            from: self.from.min(choices.len().saturating_sub(1)),
            // As it is offered: new content may call it by another name.
            chosen: self
                .chosen
                .as_ref()
                .and_then(|chosen| choices.iter().find(|choice| same(choice, chosen)).cloned()),
            choices,
            page,
            pages,
        }
    }
}

fn page_size(reach: bool) -> usize {
    if reach { WALL_PAGE_REACH } else { WALL_PAGE }
}

fn month_of(card: &Commendation) -> Month {
    (card.date.year(), card.date.month())
}

/// What of `by` a card is.
fn choice_of(card: &Commendation, by: By) -> Option<Choice> {
    match by {
        By::Value => card.meta.value.clone().map(Choice::Value),
        By::Skill => card.skill.map(Choice::Skill),
        By::Team => Some(Choice::Team(card.team.clone())),
        By::Month => Some(Choice::Month(month_of(card))),
    }
}

fn is_of(card: &Commendation, choice: &Choice) -> bool {
    match choice {
        Choice::Value(value) => card.meta.value.as_ref().is_some_and(|v| v.id == value.id),
        Choice::Skill(skill) => card.skill == Some(*skill),
        Choice::Team(team) => same_team(&card.team, team),
        Choice::Month(month) => month_of(card) == *month,
    }
}

fn same(one: &Choice, other: &Choice) -> bool {
    match (one, other) {
        (Choice::Value(one), Choice::Value(other)) => one.id == other.id,
        (Choice::Team(one), Choice::Team(other)) => same_team(one, other),
        _ => one == other,
    }
}

/// Whether two teams are called the same in any language: one of them may not be translated.
fn same_team(one: &Text, other: &Text) -> bool {
    one.iter().any(|(lang, name)| other.exact(lang).is_some_and(|other| other == name))
}

/// Whether there are cards enough to browse, and cards that differ in `by`.
fn tells_apart(by: By, playlist: &Playlist) -> bool {
    let cards = &playlist.commendations;
    let mut own = cards.iter().filter_map(|card| choice_of(card, by));
    let Some(first) = own.next() else { return false };
    cards.len() > WALL_FEW && cards.iter().any(|card| !is_of(card, &first))
}

/// What there is to choose by `by`: values and skills in their own order, teams by their name
/// in the primary language, the newest month first.
fn choices(by: By, content: &Content, playlist: &Playlist) -> Vec<Choice> {
    let mut all: Vec<Choice> = Vec::new();
    for card in &playlist.commendations {
        if !all.iter().any(|choice| is_of(card, choice)) {
            all.extend(choice_of(card, by));
        }
    }
    let rank = |choice: &Choice| match choice {
        Choice::Value(value) => content.values.iter().position(|v| v.id == value.id),
        Choice::Skill(skill) => SKILLS.iter().position(|s| s == skill),
        Choice::Team(_) | Choice::Month(_) => None,
    };
    let name = |choice: &Choice| match (choice, content.kiosk.languages.first()) {
        (Choice::Team(team), Some(lang)) => team.get(lang).to_owned(),
        _ => String::new(),
    };
    // The months stand in their order already, for the cards do.
    all.sort_by_cached_key(|choice| (rank(choice).unwrap_or(usize::MAX), name(choice)));
    all
}

const SKILLS: [Skill; 5] =
    [Skill::Warmth, Skill::Product, Skill::Technique, Skill::Communication, Skill::Psychology];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::model::Id;
    use crate::content::model::Lang;
    use crate::player::testing::*;

    /// Own-it has cards in May and June, respect has two in June; two teams, one skill.
    fn content() -> Content {
        let (own_it, respect) = (value("own-it"), value("respect"));
        let of = |name: &str, date: &str, value: &Arc<crate::content::model::Value>, team: &str| {
            let mut thanks = card(name, name, date);
            thanks.meta.value = Some(value.clone());
            thanks.team = text(team);
            Arc::new(thanks)
        };
        let mut skilled = of("d", "2026-06-03", &respect, "Stores");
        Arc::make_mut(&mut skilled).skill = Some(Skill::Product);
        Content {
            commendations: vec![
                of("a", "2026-05-01", &own_it, "Stores"),
                of("b", "2026-06-01", &own_it, "Front cx"),
                of("c", "2026-06-02", &respect, "Stores"),
                skilled,
            ],
            values: vec![respect, own_it, value("unseen")],
            ..empty()
        }
    }

    fn ids(view: &WallView) -> Vec<&str> {
        view.cards.iter().map(|c| c.meta.id.as_str()).collect()
    }

    #[test]
    fn by_each_way_the_choices_with_cards_are_offered_and_each_shows_its_own() {
        let content = content();
        let playlist = Playlist::new(&content, &noon().wall);
        let mut browse = Browse::default();
        let view = |browse: &Browse| browse.view(&content, &playlist, false);
        assert_eq!(ids(&view(&browse)), ["d", "c", "b", "a"]);
        assert_eq!(view(&browse).ways, By::ALL);
        assert_eq!((view(&browse).choices.len(), view(&browse).by), (0, None));
        let expected: [(By, &[&[&str]]); 4] = [
            (By::Value, &[&["d", "c"], &["b", "a"]]),
            (By::Skill, &[&["d"]]),
            (By::Team, &[&["b"], &["d", "c", "a"]]),
            (By::Month, &[&["d", "c", "b"], &["a"]]),
        ];
        for (by, groups) in expected {
            browse.offer(by, &playlist);
            assert_eq!(view(&browse).chosen, None);
            assert_eq!(view(&browse).total, 4, "all, until something is chosen");
            let choices = view(&browse).choices;
            assert_eq!(choices.len(), groups.len(), "{by:?}: only what has cards");
            for (choice, group) in choices.into_iter().zip(groups) {
                browse.choose(choice.clone(), &playlist);
                assert_eq!(ids(&view(&browse)), *group);
                assert_eq!(view(&browse).chosen, Some(choice));
                assert_eq!(view(&browse).total, group.len());
            }
        }
    }

    #[test]
    fn what_points_nowhere_changes_nothing() {
        let content = content();
        let playlist = Playlist::new(&content, &noon().wall);
        let mut browse = Browse::default();
        browse.offer(By::Team, &playlist);
        let before = browse.clone();
        browse.choose(Choice::Value(value("unseen")), &playlist);
        browse.choose(Choice::Skill(Skill::Warmth), &playlist);
        browse.choose(Choice::Team(text("Out in the yard")), &playlist);
        browse.choose(Choice::Month((1999, 1)), &playlist);
        browse.show_from(2, &content, &playlist);
        browse.turn_to(1, &playlist, false);
        assert_eq!(browse, before);
    }

    #[test]
    fn a_team_that_is_called_the_same_in_one_language_is_one_team() {
        let mut content = content();
        let english = Text::new(vec![(Lang::new("en"), "Stores".into())]).expect("a language");
        Arc::make_mut(&mut content.commendations[0]).team = english;
        let playlist = Playlist::new(&content, &noon().wall);
        let mut browse = Browse::default();
        browse.offer(By::Team, &playlist);
        assert_eq!(browse.view(&content, &playlist, false).choices.len(), 2);
        browse.choose(Choice::Team(text("Stores")), &playlist);
        assert_eq!(ids(&browse.view(&content, &playlist, false)), ["d", "c", "a"]);
    }

    #[test]
    fn what_was_chosen_falls_when_its_last_card_goes_and_what_tells_no_cards_apart_isnt_offered() {
        let mut content = content();
        let playlist = Playlist::new(&content, &noon().wall);
        let mut browse = Browse::default();
        browse.choose(Choice::Team(text("Front cx")), &playlist);
        Arc::make_mut(&mut content.commendations[1]).team = text("Stores");
        let playlist = Playlist::new(&content, &noon().wall);
        browse.revise(&playlist, false);
        let view = browse.view(&content, &playlist, false);
        assert_eq!((view.total, view.by, view.chosen), (4, None, None));
        assert_eq!(view.ways, [By::Value, By::Skill, By::Month]);
    }

    #[test]
    fn a_few_cards_are_not_browsed() {
        let mut content = content();
        content.commendations.truncate(WALL_FEW);
        let playlist = Playlist::new(&content, &noon().wall);
        let mut browse = Browse::default();
        browse.offer(By::Month, &playlist);
        let view = browse.view(&content, &playlist, false);
        assert_eq!((view.ways.len(), view.by, view.total), (0, None, WALL_FEW));
    }

    #[test]
    fn a_thousand_cards_have_their_pages_and_each_stands_on_one_of_them() {
        let card = |i: i32| {
            let date = jiff::civil::date(2026, 1, 1) - jiff::Span::new().days(i);
            Arc::new(card(&format!("c{i}"), "Ada", &date.to_string()))
        };
        let content = Content { commendations: (0..1000).map(card).collect(), ..empty() };
        let playlist = Playlist::new(&content, &noon().wall);
        for (reach, pages) in [(false, 167), (true, 334)] {
            let mut browse = Browse::default();
            let mut seen = 0;
            for page in 0..pages {
                browse.turn_to(page, &playlist, reach);
                let view = browse.view(&content, &playlist, reach);
                assert_eq!((view.page, view.pages, view.total), (page, pages, 1000));
                assert_eq!(view.cards[0].meta.id.as_str(), format!("c{seen}"));
                assert_eq!(view.new.len(), view.cards.len());
                seen += view.cards.len();
            }
            assert_eq!(seen, 1000);
        }
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

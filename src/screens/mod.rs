//! A scene on the glass. One file a page or a widget; each page is a function that draws on
//! a [`glass::Glass`] and leaves there what the finger said.

pub mod column;
pub mod fit;
pub mod fonts;
pub mod glass;
pub mod i18n;
pub mod metrics;
mod motif;
pub mod offscreen;
pub mod pages;
pub mod reading;
pub mod seen;
pub mod theme;
pub mod typeset;
mod widgets;

use std::path::Path;
use std::sync::Arc;

use egui::{Color32, Id, Ui};

use crate::content::model::{Commendation, Photo};
use crate::player::scene::{Corner, Gesture, LineupPage, Scene, View};
use glass::{Glass, Shelf, Size};
use i18n::Words;
use pages::poster;

/// What came of drawing a scene.
pub struct Drawn {
    /// What the finger or the keyboard said.
    pub gesture: Option<Gesture>,
    /// The corner in which a tap ended, whatever else it said.
    pub knock: Option<Corner>,
    /// Texts that had to be set below the floor of their kind.
    pub misfits: Vec<String>,
}

/// Draws a scene over the whole of `ui`, whose ground must already have the colour of
/// [`ground`].
pub fn draw(ui: &mut Ui, scene: &Scene, words: &Words, photos: &Shelf) -> Drawn {
    // What lies beneath "Still here?" cannot be seen, so neither a finger nor a key may work it.
    let live = scene.still_here.is_none();
    let mut glass = Glass::new(ui, scene, words, photos, live);
    let anywhere = touch_name(&glass);
    let whole = glass.m.glass;
    let touch = Id::unique("anywhere");
    // First of all, and so beneath all: a touch on the loop that hits no control.
    if !scene.in_session && live {
        glass.control(whole, touch, &anywhere, Gesture::Touch);
    }
    pages::draw(&mut glass);
    if let Some(still_here) = scene.still_here {
        glass.listen();
        widgets::still_here::paint(&mut glass, still_here);
        glass.control(whole, touch, &anywhere, Gesture::Touch);
        // The keyboard's place is gone with the page; the next key is an answer.
        glass.ui.memory_mut(|memory| memory.request_focus(touch));
    }
    let knock = glass.knock();
    let (gesture, misfits) = glass.finish();
    Drawn { gesture, knock, misfits }
}

/// Draws a scene that no finger can reach: one that is leaving, or one that is to come and
/// is only laid out, so that its letters are on the GPU before it is shown.
pub fn draw_deaf(ui: &mut Ui, scene: &Scene, words: &Words, photos: &Shelf) {
    pages::draw(&mut Glass::new(ui, scene, words, photos, false));
}

/// Draws the card of a scene as a sheet of paper over the whole of `ui`; any other page leaves
/// it blank. Sizes larger than `from` aren't tried. Gives those taken, and the texts that had no
/// good room.
pub fn draw_poster(
    ui: &mut Ui,
    scene: &Scene,
    (words, photos): (&Words, &Shelf),
    from: poster::Sizes,
) -> (poster::Sizes, Vec<String>) {
    let mut glass = Glass::of_paper(ui, scene, words, photos);
    let mut sizes = from;
    if let View::Commendation { commendation, .. } = &scene.view {
        sizes = poster::draw(&mut glass, commendation, from);
    }
    (sizes, glass.finish().1)
}

/// What a touch on no control in particular does, for those who cannot see it.
fn touch_name(glass: &Glass<'_>) -> String {
    glass.say(if glass.scene.still_here.is_some() {
        "still-here-about"
    } else {
        "home-title-attract"
    })
}

/// The colour that the glass is cleared with before a scene is drawn: cheaper by far than a
/// rectangle where a CPU draws.
pub fn ground(scene: &Scene) -> Color32 {
    match scene.view {
        View::Closed => theme::NIGHT,
        View::Chart(chart) => pages::chart_ground(chart),
        _ => theme::Palette::of(scene.mood).paper,
    }
}

fn path(photo: &Option<Photo>) -> Option<&Path> {
    photo.as_ref().map(|photo| photo.path.as_path())
}

/// The photos a scene shows, in the order in which they are read.
pub fn photos(scene: &Scene) -> Vec<&Path> {
    match &scene.view {
        View::Slide { slide, .. } => path(&slide.photo).into_iter().collect(),
        View::Commendation { commendation, .. } => path(&commendation.photo).into_iter().collect(),
        View::Wall(wall) => card_photos(&wall.cards).collect(),
        View::Lineup(view) => match &view.page {
            LineupPage::Thanks(card) => path(&card.photo).into_iter().collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The photos of cards, in their order.
pub fn card_photos(cards: &[Arc<Commendation>]) -> impl Iterator<Item = &Path> {
    cards.iter().filter_map(|card| path(&card.photo))
}

/// The photos that are a touch away from a scene, the likeliest first.
pub fn photos_near(scene: &Scene) -> Vec<&Path> {
    match &scene.view {
        View::Wall(wall) => card_photos(&wall.near).collect(),
        _ => Vec::new(),
    }
}

/// How large the photos of a scene are on the glass.
pub fn photo_size(scene: &Scene) -> Size {
    match &scene.view {
        View::Wall(_) => Size::Card,
        _ => Size::Page,
    }
}

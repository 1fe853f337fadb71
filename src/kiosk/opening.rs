//! What is ready before the window is: opening one takes as long as decoding the photo of the
//! first page. What the kernel refuses to all threads once the window is open isn't refused to
//! those yet; to the program's folders they are kept from the first file on.

use std::sync::Arc;

use egui::Vec2;

use super::Run;
use super::clock::Clock;
use super::textures::Textures;
use crate::content::Loaded;
use crate::player::{Options, Player};

/// More items than that are not laid out twice, to know the first page early.
const ITEMS_MAX: usize = 5_000;

/// What doesn't need a window.
pub(super) struct Opening {
    /// Begun before there was anything to be seen.
    pub clock: Clock,
    /// How the player plays.
    pub options: Options,
    /// The photos, of which that of the first page is under way.
    pub textures: Textures,
}

impl Opening {
    /// Begins with the content of a first reading for a glass of so many pixels, if that is known.
    /// Each thread that decodes calls `enclose` before it reads a file.
    pub(super) fn new(
        run: &Run,
        loaded: &Loaded,
        glass: Option<Vec2>,
        enclose: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        let content = &loaded.content;
        let clock = Clock::start(run.now, &content.kiosk);
        let now = clock.now();
        // What is tried in a window, or at a pretended time, isn't counted.
        let keeps_books = run.state.is_some() && run.window.is_none() && run.now.is_none();
        let options = Options {
            lang: run.lang.clone(),
            mood: run.mood,
            seed: now.wall.timestamp().as_microsecond().cast_unsigned(),
            owner: run.window.is_some(),
            ledger: keeps_books,
        };
        let (folder, state) = (run.content.as_deref(), run.state.as_deref());
        let mut textures = Textures::new(folder, state, loaded, enclose);
        let items = content.slides.len() + content.questions.len() + content.commendations.len();
        if let Some(glass) = glass
            && items <= ITEMS_MAX
        {
            let player = Player::new(Arc::new(content.clone()), options.clone(), &now);
            textures.expect(&player.scene(&now), glass.max_elem());
        }
        Self { clock, options, textures }
    }
}

//! Items whose drawing has failed. Each is left out of the content, so that the loop, the wall and
//! the quiz go on as if it had been withdrawn, until it is another: when its file has changed.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

use egui::Ui;
use egui::layers::ShapeIdx;

use crate::content::finding::error;
use crate::content::lint::Locator;
use crate::content::model::{Commendation, Content, Meta, Question, Slide};
use crate::content::{Files, Finding};
use crate::player::scene::{Scene, View};

/// More items than this aren't told apart any more: the fault lies elsewhere then.
const ITEMS_MAX: usize = 100;

/// What a panic carries.
pub(in crate::kiosk) type Panic = Box<dyn Any + Send>;

/// An item that can't be drawn, as it was when that came out.
#[derive(Clone, Debug, PartialEq)]
enum Item {
    Slide(Arc<Slide>),
    Question(Arc<Question>),
    Commendation(Arc<Commendation>),
}

/// The items that are left out.
#[derive(Clone, Debug, Default)]
pub(in crate::kiosk) struct Quarantine {
    items: Vec<Item>,
}

/// Draws on `ui`. Of a drawing that panics nothing is left on it.
///
/// # Errors
/// The panic. egui's own locks are free again, for they are those of parking_lot, which a panic
/// doesn't poison.
pub(in crate::kiosk) fn guarded<T>(
    ui: &mut Ui,
    draw: impl FnOnce(&mut Ui) -> T,
) -> Result<T, Panic> {
    let (ctx, layer) = (ui.ctx().clone(), ui.layer_id());
    let first = ctx.graphics_mut(|graphics| graphics.entry(layer).next_idx());
    panic::catch_unwind(AssertUnwindSafe(|| draw(ui))).inspect_err(|_| {
        ctx.graphics_mut(|graphics| {
            let list = graphics.entry(layer);
            for index in first.0..list.next_idx().0 {
                list.reset_shape(ShapeIdx(index));
            }
        });
    })
}

impl Quarantine {
    /// Takes the item that is the whole of `scene` from `content`, and leaves it out from now on.
    /// False if no single item is, if it isn't in the content, or if there are too many by now.
    pub(in crate::kiosk) fn put(&mut self, scene: &Scene, content: &mut Content) -> bool {
        let item = match &scene.view {
            View::Slide { slide, .. } => Item::Slide(Arc::clone(slide)),
            View::Poll(view) => Item::Slide(Arc::clone(&view.slide)),
            View::Question(view) => Item::Question(Arc::clone(&view.question)),
            View::Commendation { commendation, .. } => Item::Commendation(Arc::clone(commendation)),
            _ => return false,
        };
        let is_out = self.items.len() < ITEMS_MAX && item.take_from(content);
        if is_out {
            self.items.push(item);
        }
        is_out
    }

    /// Takes what is left out from new `content`, and forgets what isn't in that as it was.
    pub(in crate::kiosk) fn filter(&mut self, content: &mut Content) {
        self.items.retain(|item| item.take_from(content));
    }

    /// What is told of the items that are left out; `files` are those of the content.
    pub(in crate::kiosk) fn findings(&self, files: &Files) -> Vec<Finding> {
        let mut locator = Locator::new(files);
        let finding = |item: &Item| {
            let meta = item.meta();
            let finding = error("unfit-item")
                .what(format!(
                    "the program fails at drawing `{}`, so it is left out",
                    meta.id.as_str()
                ))
                .todo(
                    "it is tried again when its file changes; word it otherwise, and report it \
                     with the line of the log that says where the program fails",
                );
            locator.say_in(&meta.file.to_string_lossy(), &meta.id, &[], finding)
        };
        self.items.iter().map(finding).collect()
    }
}

impl Item {
    /// Takes it from `content`; whether it was there, as it is.
    fn take_from(&self, content: &mut Content) -> bool {
        match self {
            Self::Slide(slide) => take(&mut content.slides, slide),
            Self::Question(question) => take(&mut content.questions, question),
            Self::Commendation(thanks) => take(&mut content.commendations, thanks),
        }
    }

    fn meta(&self) -> &Meta {
        match self {
            Self::Slide(slide) => &slide.meta,
            Self::Question(question) => &question.meta,
            Self::Commendation(thanks) => &thanks.meta,
        }
    }
}

/// Takes an item from a list; whether it was there, as it is.
fn take<T: PartialEq>(list: &mut Vec<Arc<T>>, item: &Arc<T>) -> bool {
    let before = list.len();
    list.retain(|other| other != item);
    list.len() < before
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::time::Duration;

    use egui::{Context, RawInput, Shape};

    use super::*;
    use crate::content::model::Lang;
    use crate::content::{Loaded, Origin, read, testing};
    use crate::kiosk::engine::Engine;
    use crate::kiosk::recorder::Recorder;
    use crate::player::Options;
    use crate::player::scene::{Gesture, Now};
    use crate::player::testing::{later, noon};
    use crate::screens::glass::Shelf;
    use crate::screens::i18n::Words;
    use crate::screens::{self, fonts};

    /// A folder with a good slide and one that can't be drawn, whose headline is this.
    fn loaded(headline: &str) -> Loaded {
        let slide = |id: &str, headline: &str| {
            format!(
                "Principle(id: \"{id}\", value: \"own-it\", headline: (en: \"{headline}\", \
                 zh: \"题\"), body: (en: \"B\", zh: \"文\"))"
            )
        };
        let mut files = testing::good();
        let slides = format!("[\n{},\n{},\n]", slide("good", "H"), slide("bad", headline));
        files.insert("philosophy/more.ron", slides.into_bytes());
        let (content, findings) = read(&files, &testing::any_photo);
        Loaded { content, findings, files, origin: Origin::Folder }
    }

    /// Seconds between two frames, and how many there are of them.
    const FRAME_S: u64 = 5;
    const FRAMES: u64 = 60;

    /// The slides that a run of the kiosk was to draw, and how often each.
    type Drawn = BTreeMap<String, u32>;

    /// Plays and draws for five minutes from `start`. Drawing the slide `bad` panics in the middle
    /// of it, and in one of egui's locks, as long as it says that it is unfit.
    fn play(engine: &mut Engine, ctx: &Context, start: &Now, words: &Words) -> Drawn {
        let mut drawn = Drawn::new();
        for frame in 0..FRAMES {
            let now = later(start, Duration::from_secs(frame * FRAME_S));
            engine.step(&now, false, true);
            let scene = engine.player().scene(&now);
            let View::Slide { slide, .. } = &scene.view else { continue };
            *drawn.entry(slide.meta.id.as_str().to_owned()).or_default() += 1;
            let is_unfit = slide.headline.get(&Lang::new("en")) == "Unfit";
            let mut is_left = None;
            let output = ctx.run_ui(RawInput::default(), |ui| {
                let done = guarded(ui, |ui| {
                    screens::draw(ui, &scene, words, &Shelf::default());
                    ui.ctx().data_mut(|_| assert!(!is_unfit, "it can't be drawn"));
                });
                let shapes = ui.ctx().graphics_mut(|graphics| {
                    let all = graphics.entry(ui.layer_id()).all_entries();
                    all.filter(|shape| shape.shape != Shape::Noop).count()
                });
                is_left = done.err().map(|_| shapes);
            });
            output.drop_without_applying_deltas();
            if let Some(shapes) = is_left {
                assert_eq!(shapes, 0, "nothing of it is left on the glass");
                assert!(engine.cannot_draw(&scene, &now));
            }
        }
        drawn
    }

    // Case: Process: a panic in one item's drawing
    #[test]
    fn an_item_whose_drawing_panics_is_left_out_and_told_until_it_changes_and_the_loop_goes_on() {
        let ctx = Context::default();
        fonts::install(&ctx);
        let words = Words::of_files(&testing::good());
        let recorder = Recorder::open(None, || {});
        let mut now = noon();
        let mut engine = Engine::new(loaded("Unfit"), Options::default(), recorder, &now);
        let drawn = play(&mut engine, &ctx, &now, &words);
        assert_eq!(drawn["bad"], 1, "it isn't tried again: {drawn:?}");
        assert!(drawn["good"] > 10, "the loop goes on: {drawn:?}");
        let told = |engine: &Engine| {
            let unfit = engine.findings().filter(|finding| finding.code == "unfit-item");
            unfit.map(Finding::one_line).collect::<Vec<_>>()
        };
        let [finding] = &told(&engine)[..] else { panic!("{:?}", told(&engine)) };
        assert!(finding.starts_with("philosophy/more.ron:3:"), "{finding}");
        assert!(finding.contains("fails at drawing `bad`"), "{finding}");

        // Read anew as it was, it stays out: another file has changed.
        now = later(&now, Duration::from_secs(600));
        engine.take(loaded("Unfit"), &now);
        assert!(!play(&mut engine, &ctx, &now, &words).contains_key("bad"));
        assert_eq!(told(&engine).len(), 1);

        now = later(&now, Duration::from_secs(600));
        engine.take(loaded("Fit again"), &now);
        let drawn = play(&mut engine, &ctx, &now, &words);
        assert!(drawn["bad"] > 10, "it is tried again: {drawn:?}");
        assert_eq!(told(&engine), Vec::<String>::new());
    }

    #[test]
    fn a_page_that_is_no_single_item_is_left_where_somebody_called_it_and_else_is_the_programs() {
        let mut now = noon();
        let recorder = Recorder::open(None, || {});
        let mut engine = Engine::new(loaded("H"), Options::default(), recorder, &now);
        engine.touch(&now, Gesture::Touch, true);
        let called = engine.player().scene(&now);
        assert!(called.in_session);
        assert!(engine.cannot_draw(&called, &now), "the loop goes on instead");
        now = later(&now, Duration::from_secs(1));
        let scene = engine.player().scene(&now);
        assert!(!scene.in_session);
        let closed = Scene { view: View::Closed, ..scene };
        assert!(!engine.cannot_draw(&closed, &now), "nothing could be shown instead");
    }
}

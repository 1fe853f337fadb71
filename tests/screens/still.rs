//! While a page dwells, drawing it asks for nothing: when it changes next is the player's to
//! say, and nobody else's.

use std::time::Duration;

use breakroom::player::scene::{Mood, Scene};
use breakroom::screens::glass::Shelf;
use breakroom::screens::i18n::Words;
use breakroom::screens::{self, fonts};
use egui::{Context, Event, FullOutput, RawInput, Rect, ViewportId, pos2};

use crate::rig::{LANDSCAPE, gallery, scene};

/// egui asks for a second frame by itself after its first.
const FIRST_FRAMES: u32 = 3;

fn frame(ctx: &Context, scene: &Scene, events: Vec<Event>) -> FullOutput {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), LANDSCAPE)),
        events,
        ..Default::default()
    };
    let (words, shelf) = (Words::new([]), Shelf::default());
    ctx.run_ui(input, |ui| {
        screens::draw(ui, scene, &words, &shelf);
    })
}

fn assert_still(ctx: &Context, output: FullOutput, name: &str) {
    let wanted = output.viewport_output[&ViewportId::ROOT].repaint_delay;
    output.drop_without_applying_deltas();
    assert_eq!(wanted, Duration::MAX, "{name}: {:?}", ctx.repaint_causes());
    assert!(!ctx.has_requested_repaint(), "{name}: {:?}", ctx.repaint_causes());
}

fn settled() -> Context {
    let ctx = Context::default();
    fonts::install(&ctx);
    let any = scene("home", "en", Mood::Day);
    for _ in 0..FIRST_FRAMES {
        frame(&ctx, &any, Vec::new()).drop_without_applying_deltas();
    }
    ctx
}

#[test]
fn drawing_any_page_asks_for_no_repaint() {
    let ctx = settled();
    for lang in ["en", "zh"] {
        for (name, scene) in gallery(lang, Mood::Day) {
            let output = frame(&ctx, &scene, Vec::new());
            assert_still(&ctx, output, &name);
        }
    }
}

#[test]
fn a_question_being_thought_about_is_repainted_by_the_player_alone() {
    let ctx = settled();
    let thinking = gallery("zh", Mood::Evening).into_iter().find(|(n, _)| n.ends_with("thinking"));
    let (name, scene) = thinking.expect("a question of the silent quiz");
    for _ in 0..3 {
        let output = frame(&ctx, &scene, Vec::new());
        assert_still(&ctx, output, &name);
    }
}

#[test]
fn a_mouse_that_was_left_lying_on_a_control_asks_for_nothing_either() {
    let ctx = settled();
    let home = scene("home", "en", Mood::Day);
    let on_a_tile = Event::PointerMoved(pos2(300.0, 600.0));
    frame(&ctx, &home, vec![on_a_tile]).drop_without_applying_deltas();
    for _ in 0..FIRST_FRAMES {
        frame(&ctx, &home, Vec::new()).drop_without_applying_deltas();
    }
    let output = frame(&ctx, &home, Vec::new());
    assert_still(&ctx, output, "home under a mouse");
}

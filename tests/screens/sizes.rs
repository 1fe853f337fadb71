//! Glasses of every size: nothing fails, and something is drawn.

use breakroom::kiosk::atlas::{Atlas, is_torn};
use breakroom::player::scene::Mood;
use breakroom::screens::glass::Shelf;
use breakroom::screens::i18n::Words;
use breakroom::screens::offscreen::Offscreen;
use breakroom::screens::{draw_deaf, fonts, ground};
use egui::{Context, Pos2, RawInput, Rect, Vec2};

use crate::rig::{gallery, scene};

/// Every page laid out at `size`; text larger than usual if `large`.
fn lay_out(size: [usize; 2], large: bool) {
    let mut offscreen = Offscreen::new(Words::new([]));
    for lang in ["en", "zh"] {
        for (_, mut scene) in gallery(lang, Mood::Day) {
            scene.ease.large_text = large;
            offscreen.misfits(&scene, size);
        }
    }
}

/// A few pages drawn at `size`: not one of them is blank.
fn draw(size: [usize; 2], names: &[&str]) {
    let mut offscreen = Offscreen::new(Words::new([]));
    for name in names {
        let scene = scene(name, "zh", Mood::Evening);
        let picture = offscreen.draw(&scene, size);
        let blank = ground(&scene).to_array();
        let painted = picture.pixels().filter(|pixel| pixel.0 != blank).count();
        let share = painted as f32 / (size[0] * size[1]) as f32;
        assert!(share > 0.05, "{name} at {size:?}: {share}");
    }
}

const FEW: &[&str] = &["slide-our-line", "home", "roles", "wall-1", "still-here"];

// Case: Display: 320×240
#[test]
fn a_very_small_glass() {
    lay_out([320, 240], false);
    lay_out([240, 320], true);
    draw([320, 240], FEW);
}

// Case: Display: 800×480
#[test]
fn a_small_glass() {
    lay_out([800, 480], false);
    lay_out([480, 800], true);
    draw([800, 480], FEW);
}

// Case: Display: 3840×2160
#[test]
fn a_glass_of_4k() {
    let mut offscreen = Offscreen::new(Words::new([]));
    for (_, scene) in gallery("en", Mood::Day).into_iter().step_by(3) {
        offscreen.misfits(&scene, [3840, 2160]);
    }
    draw([3840, 2160], &["slide-our-line"]);
}

// Case: Display: 7680×4320
#[test]
fn a_glass_of_8k() {
    let mut offscreen = Offscreen::new(Words::new([]));
    for name in FEW {
        offscreen.misfits(&scene(name, "en", Mood::Day), [7680, 4320]);
    }
    draw([7680, 4320], &["slide-our-line"]);
}

/// The most that the glyph atlas may take, in memory and once more on the GPU.
const ATLAS_BYTES_MAX: usize = 128 << 20;

// Case: Display: 7680×4320
#[test]
fn the_letters_of_a_page_and_of_the_next_one_find_room_in_the_atlas_past_4k() {
    let words = Words::new([]);
    let pages: Vec<_> = ["en", "zh"]
        .into_iter()
        .flat_map(|lang| gallery(lang, Mood::Day).into_iter().step_by(4))
        .collect();
    for size in [Vec2::new(3840.0, 2160.0), Vec2::new(5120.0, 2880.0), Vec2::new(7680.0, 4320.0)] {
        let (ctx, mut atlas) = (Context::default(), Atlas::default());
        fonts::install(&ctx);
        ctx.run_ui(RawInput::default(), |_| {}).drop_without_applying_deltas();
        let mut most = 0;
        for pair in pages.windows(2) {
            let mut input = RawInput {
                screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
                max_texture_side: Some(16_384),
                ..Default::default()
            };
            atlas.fit(&ctx, &mut input);
            let output = ctx.run_ui(input, |ui| {
                for (_, scene) in pair {
                    draw_deaf(ui, scene, &words, &Shelf::default());
                }
            });
            output.drop_without_applying_deltas();
            assert!(!is_torn(&ctx), "{} at {size}", pair[0].0);
            let [width, height] = ctx.fonts(|fonts| fonts.font_image_size());
            most = most.max(4 * width * height);
        }
        assert!(most <= ATLAS_BYTES_MAX, "{most} bytes at {size}");
    }
}

#[test]
fn a_glass_of_a_single_pixel_and_a_strip() {
    let mut offscreen = Offscreen::new(Words::new([]));
    for size in [[1, 1], [1920, 1], [1, 1920], [64, 2000], [2000, 64]] {
        for (_, scene) in gallery("en", Mood::Day).into_iter().step_by(4) {
            offscreen.misfits(&scene, size);
        }
    }
}

#[test]
fn with_a_small_atlas_pages_are_the_same_on_any_glass() {
    // A letter's edges are reckoned from where it stands in the atlas.
    const LEVELS: u8 = 2;
    let mut large = Offscreen::new(Words::new([]));
    let mut small = Offscreen::small(Words::new([]));
    for (size, step) in [([1920, 1080], 5), ([1080, 1920], 9), ([3840, 2160], 30)] {
        for (name, scene) in gallery("zh", Mood::Day).into_iter().step_by(step) {
            let [one, other] = [&mut small, &mut large].map(|glass| glass.draw(&scene, size));
            let apart = one.iter().zip(other.iter()).map(|(a, b)| a.abs_diff(*b)).max();
            assert!(apart <= Some(LEVELS), "{name} at {size:?}: {apart:?} levels");
        }
    }
}

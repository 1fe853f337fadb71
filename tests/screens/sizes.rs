//! Glasses of every size: nothing fails, and something is drawn.

use breakroom::player::scene::Mood;
use breakroom::screens::ground;
use breakroom::screens::i18n::Words;
use breakroom::screens::offscreen::Offscreen;

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

#[test]
fn a_glass_of_a_single_pixel_and_a_strip() {
    let mut offscreen = Offscreen::new(Words::new([]));
    for size in [[1, 1], [1920, 1], [1, 1920], [64, 2000], [2000, 64]] {
        for (_, scene) in gallery("en", Mood::Day).into_iter().step_by(4) {
            offscreen.misfits(&scene, size);
        }
    }
}

//! A glass whose size changes all the time.

use breakroom::content::model::Lang;
use breakroom::player::gallery;
use breakroom::player::scene::{Mood, Scene};

use crate::brush::{Brush, PIXELS_OFF, off};
use crate::glass::{Dice, example};

const TIMES: usize = 1_000;
const SIZE: [usize; 2] = [800, 480];

fn pages() -> Vec<Scene> {
    let all = gallery(&example(), &Lang::new("zh"), Mood::Day, [].into());
    all.into_iter().map(|(_, scene)| scene).step_by(9).collect()
}

/// After all these sizes a page looks as it does at first, and nothing has grown.
fn stands_as_before(size: impl Fn(usize, &mut Dice) -> [usize; 2]) {
    let (pages, mut dice) = (pages(), Dice(5));
    let mut brush = Brush::new();
    let mut grown = Vec::new();
    for n in 0..TIMES {
        let size = size(n, &mut dice);
        brush.lay_out(&pages[n % pages.len()], size);
        grown.push(brush.ctx.tex_manager().read().num_allocated());
    }
    assert_eq!(grown.first(), grown.last(), "textures are flat");
    let [width, height] = brush.ctx.fonts(|fonts| fonts.font_image_size());
    assert!(width <= 4096 && height <= 4096, "{width} × {height}");
    let scene = &pages[0];
    let seen = off(&brush.draw(scene, SIZE), &Brush::new().draw(scene, SIZE));
    assert!(seen <= PIXELS_OFF, "{seen} pixels are off");
}

// Case: Display: resized 1,000 times
#[test]
fn after_a_thousand_sizes_a_page_looks_as_it_did_at_first() {
    stands_as_before(|_, dice| [1 + dice.below(1_600), 1 + dice.below(1_200)]);
}

// Case: Display: rotated 1,000 times
#[test]
fn after_a_thousand_turns_a_page_looks_as_it_did_at_first() {
    let [long, short] = SIZE;
    stands_as_before(|n, _| if n % 2 == 0 { [long, short] } else { [short, long] });
}

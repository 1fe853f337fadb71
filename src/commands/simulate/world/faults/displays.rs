//! The glass becomes another one.

use crate::commands::simulate::world::{Done, World};

/// Sizes of panels and windows, in pixels.
const SIZES: [[u16; 2]; 8] = [
    [1920, 1080],
    [1280, 720],
    [800, 480],
    [1366, 768],
    [3840, 2160],
    [2560, 1440],
    [320, 240],
    [1024, 600],
];

/// Gives the glass another size, or turns it. What is on it is drawn at once.
pub(in crate::commands::simulate) fn act(world: &mut World) -> Done {
    let [width, height] = match world.dice.roll(3) {
        0 => world.glass.size,
        _ => world.dice.pick(&SIZES).copied().unwrap_or([1920, 1080]),
    };
    let turned = world.dice.once_in(2);
    world.glass.size = if turned { [height, width] } else { [width, height] };
    let [width, height] = world.glass.size;
    world.log.say(&format!("displays: the glass is {width}x{height}"));
    world.with_life(|world, life| {
        let (now, scene) = (life.now(&world.clock), life.scene(&world.clock));
        match world.glass.show(life, &now, &scene, false) {
            Some(what) => crate::commands::simulate::world::promises::broken(what),
            None => Ok(()),
        }
    })
}

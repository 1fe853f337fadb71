//! Somebody comes by, touches what is there and what isn't, and walks away.

use std::time::Duration;

use super::disks;
use crate::commands::simulate::dice::Dice;
use crate::commands::simulate::life::Life;
use crate::commands::simulate::world::{Done, Task, World};
use crate::content::model::{Content, Id};
use crate::player::scene::{By, Choice, Gesture, Hands, LineupPage, Phase, Scene, View};

/// Touches of one visit at most.
const TOUCHES_MAX: u64 = 40;
/// One visit in so many is made with touches of the drawn page.
const DRAWN_ONE_IN: u64 = 24;
/// What stands for a visit of that kind in the count of touches.
const DRAWN: u32 = 1000;

/// Somebody comes by.
pub(in crate::commands::simulate) fn act(world: &mut World) -> Done {
    let drawn = world.dice.once_in(DRAWN_ONE_IN);
    let most = if drawn { 12 } else { TOUCHES_MAX };
    let touches = 1 + u32::try_from(world.dice.roll(most)).unwrap_or(0);
    world.log.say(&format!("fingers: somebody comes, for {touches} touches"));
    disks::somebody_comes(world);
    world.plan(Duration::ZERO, Task::Touch(touches + if drawn { DRAWN } else { 0 }));
    Ok(())
}

/// One touch, and the plan of the next; after the last they walk away.
pub(in crate::commands::simulate) fn touch(world: &mut World, left: u32) -> Done {
    world.with_life(|world, life| {
        let scene = life.scene(&world.clock);
        let gesture = match left {
            DRAWN.. => {
                let at = [0, 1].map(|_| u16::try_from(world.dice.roll(1001)).unwrap_or(500));
                let now = life.now(&world.clock);
                world.touched = world.clock.awake;
                world.glass.tap(life, &now, &scene, at)
            }
            _ => Some(gesture(&mut world.dice, &scene, life)),
        };
        let Some(gesture) = gesture else { return Ok(()) };
        world.log.say(&format!("fingers: {gesture:?}"));
        world.touched = world.clock.awake;
        let events = life.touch(&world.clock, gesture, &mut world.dice);
        world.after(life, &events)
    })?;
    if world.dice.once_in(12) && !world.finger_down && world.life.is_some() {
        world.finger_down = true;
        let holds = world.dice.between(Duration::from_millis(50), Duration::from_secs(70));
        world.plan(holds, Task::FingerUp);
        world.wake();
    }
    if left > 1 && left != DRAWN + 1 {
        let pause = match world.dice.roll(10) {
            0 => world.dice.between(Duration::from_secs(10), Duration::from_secs(60)),
            _ => world.dice.between(Duration::from_millis(20), Duration::from_secs(6)),
        };
        world.plan(pause, Task::Touch(left - 1));
    }
    Ok(())
}

/// What a finger may say to this page, and now and then what it can't.
fn gesture(dice: &mut Dice, scene: &Scene, life: &Life) -> Gesture {
    if dice.once_in(5) {
        return wild(dice, life.engine.player().content());
    }
    match &scene.view {
        View::Question(view) => match view.phase {
            Phase::Asking | Phase::Thinking { .. } if dice.once_in(4) => Gesture::Next,
            Phase::Asking | Phase::Thinking { .. } => {
                Gesture::Pick(dice.index(view.question.options.len()))
            }
            _ if dice.once_in(6) => Gesture::WhoDid,
            _ => Gesture::Next,
        },
        View::Wall(wall) => match wall.cards.get(dice.index(wall.cards.len())) {
            Some(card) if !dice.once_in(3) => Gesture::OpenCard(card.meta.id.clone()),
            _ => Gesture::WallPage(dice.index(4)),
        },
        View::Commendation { opened: true, .. } if dice.once_in(2) => Gesture::Applaud,
        View::Home if dice.once_in(4) => Gesture::Lineup,
        View::Home if dice.once_in(2) => Gesture::Quiz,
        View::Lineup(view) => match view.page {
            LineupPage::Question { told: true, hands: None, .. } if !dice.once_in(4) => {
                Gesture::Hands(*dice.pick(&Hands::ALL).unwrap_or(&Hands::Split))
            }
            _ if dice.once_in(5) => Gesture::Other,
            _ if dice.once_in(8) => Gesture::Back,
            _ => Gesture::Next,
        },
        _ => wild(dice, life.engine.player().content()),
    }
}

/// Any gesture, of things that are there and that aren't.
fn wild(dice: &mut Dice, content: &Content) -> Gesture {
    let card = dice.pick(&content.commendations).map(|card| card.meta.id.clone());
    let value = dice.pick(&content.values);
    let id = |id: Option<Id>| id.unwrap_or_else(|| Id::new("nobody"));
    match dice.roll(25) {
        0..=3 => Gesture::Touch,
        4 => Gesture::Home,
        5 => Gesture::Leave,
        6 | 7 => Gesture::Quiz,
        8 => Gesture::QuizOn(id(value.map(|value| value.id.clone()))),
        9 => Gesture::WhoDid,
        10 => Gesture::Wall,
        11 => Gesture::Roles,
        12 => Gesture::PickRole(id(dice.pick(&content.roles).map(|role| role.id.clone()))),
        13 => Gesture::OpenCard(id(card)),
        14 => Gesture::Back,
        15 => dice.pick(&By::ALL).map_or(Gesture::WallAll, |by| Gesture::WallBy(*by)),
        16 => value
            .map_or(Gesture::WallAll, |value| Gesture::WallChoice(Choice::Value(value.clone()))),
        17 => Gesture::WallFrom(dice.index(9)),
        18 => Gesture::Language,
        19 => Gesture::Reach,
        20 => Gesture::LargeText,
        21 => Gesture::Lineup,
        22 => Gesture::Other,
        23 => Gesture::Hands(Hands::Wrong),
        _ => Gesture::ReducedMotion,
    }
}

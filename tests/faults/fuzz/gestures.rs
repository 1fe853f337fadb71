//! What fingers say to the player, without a page between them: far more of it than a glass could
//! be touched in a test.

use std::sync::Arc;
use std::time::Duration;

use breakroom::content::example;
use breakroom::content::model::Id;
use breakroom::player::scene::{By, Choice, Gesture, Hands, View};
use breakroom::player::testing::{later, noon};
use breakroom::player::{Input, Options, Player, idle};
use proptest::prelude::*;

use super::fuzz;

/// Two bytes are a touch: when, and what it says.
fn gesture(say: u8, player: &Player) -> Gesture {
    let content = player.content();
    let nth = usize::from(say / 28);
    let value = &content.values[nth % content.values.len()];
    match say % 28 {
        0..=3 => Gesture::Pick(nth),
        4 | 5 => Gesture::Next,
        6 => {
            [Gesture::Lineup, Gesture::Other, Gesture::Hands(Hands::ALL[nth % 3])][nth % 3].clone()
        }
        7 | 8 => Gesture::Touch,
        9 | 10 => Gesture::Quiz,
        11 => Gesture::QuizOn(value.id.clone()),
        12 => Gesture::WhoDid,
        13 => Gesture::Wall,
        14 => Gesture::Roles,
        15 => Gesture::PickRole(content.roles[nth % content.roles.len()].id.clone()),
        16 => Gesture::OpenCard(
            content.commendations[nth % content.commendations.len()].meta.id.clone(),
        ),
        17 => Gesture::OpenCard(Id::new("nobody")),
        18 => Gesture::Applaud,
        19 => Gesture::Back,
        20 => Gesture::WallBy(By::ALL[nth % By::ALL.len()]),
        21 => Gesture::WallChoice(Choice::Value(Arc::clone(value))),
        22 => Gesture::WallFrom(nth),
        23 => Gesture::WallPage(nth),
        24 => Gesture::Language,
        25 => Gesture::Reach,
        26 => Gesture::LargeText,
        _ => Gesture::Home,
    }
}

fn body(bytes: &[u8]) {
    let content = Arc::new(example().content);
    let mut now = noon();
    let mut player = Player::new(content, Options { seed: 7, ..Options::default() }, &now);
    for touch in bytes.chunks_exact(2) {
        // A third of them come within a second; others after up to two minutes.
        let [after, say] = [touch[0], touch[1]];
        let after = if after < 86 { u64::from(after) * 11 } else { u64::from(after) * 450 };
        now = later(&now, Duration::from_millis(after));
        let gesture = (say != 255).then(|| gesture(say, &player));
        let finger_down = say == 255;
        player
            .step(&now, Input { gesture, finger_down, ready: after % 7 != 0, ..Input::default() });
        let scene = player.scene(&now);
        assert!(
            !matches!(scene.view, View::Closed | View::Admin(_)),
            "V1 and V6: {:?}",
            scene.view
        );
    }
    let (after, warning) = idle(&player.scene(&now));
    let home = after + warning;
    player.step(&now, Input::default());
    now = later(&now, home + Duration::from_secs(1));
    player.step(&now, Input::default());
    // At midnight the wall begins with other cards, and what it says then may take longer to read.
    let (after, warning) = idle(&player.scene(&now));
    now = later(&now, (after + warning).saturating_sub(home));
    player.step(&now, Input::default());
    assert!(!player.scene(&now).in_session, "it is back in the loop after the idle time");
}

// Case: Long run: wild gestures in long rows
#[test]
fn whatever_fingers_say_the_loop_is_back_after_the_idle_time() {
    let touches = prop::collection::vec(any::<u8>(), 0..8_000);
    fuzz(25, touches, body);
}

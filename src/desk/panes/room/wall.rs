//! Whether the wall was fair.

use egui::Ui;

use super::part;
use crate::desk::kit::Kit;
use crate::report::wall::{Behind, Wait, Wall};
use crate::screens::i18n::Arg;

/// Says it in sentences; by card the report on paper tells it.
pub(super) fn show(kit: Kit<'_>, ui: &mut Ui, wall: &Wall) {
    part(kit, ui, "room-wall");
    if wall.cards.is_empty() {
        kit.note(ui, &kit.say("room-no-cards"));
        return;
    }
    let new = wall.cards.iter().filter(|card| card.is_new).count();
    let unseen = wall.cards.iter().filter(|card| card.fair.is_none()).count();
    let args = [
        ("cards", Arg::count(wall.cards.len())),
        ("new", Arg::count(new)),
        ("unseen", Arg::count(unseen)),
    ];
    kit.body(ui, &kit.say_with("room-cards", &args));
    if let Some(Wait { turns, rounds, .. }) = wall.longest_wait {
        let rounds = format!("{rounds:.1}");
        let turns = usize::try_from(turns).unwrap_or(usize::MAX);
        let args = [("turns", Arg::count(turns)), ("rounds", Arg::Text(&rounds))];
        kit.body(ui, &kit.say_with("room-wait", &args));
    }
    if let Some(Behind { of_cards, of_time }) = wall.behind_the_scenes {
        let [cards, time] = [of_cards, of_time].map(|share| format!("{:.0}", share * 100.0));
        let args = [("cards", Arg::Text(&cards)), ("time", Arg::Text(&time))];
        kit.body(ui, &kit.say_with("room-behind", &args));
    }
    if let Some(even) = wall.weeks.last() {
        let jain = format!("{:.2}", even.jain);
        let args = [("jain", Arg::Text(&jain)), ("week", Arg::Text(&even.week))];
        kit.body(ui, &kit.say_with("room-even", &args));
    }
    match wall.hands {
        Some(hands) => {
            let hands = usize::try_from(hands).unwrap_or(usize::MAX);
            kit.body(ui, &kit.say_with("room-hands", &[("count", Arg::count(hands))]));
        }
        None => {
            kit.body(ui, &kit.say("room-few-hands"));
        }
    }
}

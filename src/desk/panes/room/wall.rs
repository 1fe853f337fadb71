//! Whether the wall was fair.

use egui::Ui;

use super::{part, table};
use crate::desk::Desk;
use crate::desk::form::said;
use crate::desk::kit::Kit;
use crate::report::shifts::Team;
use crate::report::wall::{Behind, CardLine, Wait, Wall};
use crate::screens::i18n::Arg;

const CARDS: [table::Column; 6] = [
    ("column-card", 4.0, false),
    ("column-day", 1.7, true),
    ("column-shown", 1.2, true),
    ("column-share", 1.4, true),
    ("column-fair", 1.5, true),
    ("column-waited", 1.5, true),
];
const TEAMS: [table::Column; 5] = [
    ("column-team", 4.0, false),
    ("column-cards", 1.2, true),
    ("column-early", 1.6, true),
    ("column-late", 1.6, true),
    ("column-night", 1.6, true),
];

/// Says it in sentences, and card by card.
pub(super) fn show(of: &Desk, kit: Kit<'_>, ui: &mut Ui, wall: &Wall) {
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
    part(kit, ui, "room-by-card");
    kit.note(ui, &kit.say("room-by-card-about"));
    table::show(kit, ui, &CARDS, wall.cards.iter().map(|card| card_line(of, kit, card)));
    part(kit, ui, "room-teams");
    let row = |team: &Team| {
        let minutes = team.minutes().map(|minutes| minutes.to_string());
        [vec![team.team.clone(), team.cards.to_string()], minutes.to_vec()].concat()
    };
    table::show(kit, ui, &TEAMS, wall.covered.teams.iter().map(row));
}

/// A card with what it had of the glass.
fn card_line(of: &Desk, kit: Kit<'_>, card: &CardLine) -> Vec<String> {
    let percent = |share: f64| format!("{:.2} %", share * 100.0);
    let row = of.rows.all.iter().find(|row| row.id == card.id);
    let name = row.map_or(card.team.as_str(), |row| row.name(kit.lang));
    vec![
        name.to_owned(),
        said(kit, card.date),
        card.shown.to_string(),
        percent(card.share),
        card.fair.map_or_else(|| "–".to_owned(), percent),
        card.waited.to_string(),
    ]
}

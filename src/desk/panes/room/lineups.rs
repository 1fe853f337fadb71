//! The line-ups that were held, and what was taught in them.

use egui::Ui;

use super::{bars, part, table};
use crate::desk::form::said;
use crate::desk::kit::Kit;
use crate::report::counts::Count;
use crate::report::lineups::{Lineups, Taught};
use crate::screens::i18n::Arg;

const COLUMNS: [table::Column; 4] = [
    ("column-page", 1.2, false),
    ("column-taught", 5.0, false),
    ("column-times", 1.0, true),
    ("column-last", 1.8, true),
];

/// Draws it.
pub(super) fn show(kit: Kit<'_>, ui: &mut Ui, lineups: &Lineups) {
    part(kit, ui, "room-lineups");
    let minutes = usize::try_from(lineups.minutes).unwrap_or(usize::MAX);
    let day = said(kit, lineups.last);
    let args = [
        ("count", Arg::count(lineups.held)),
        ("minutes", Arg::count(minutes)),
        ("day", Arg::Text(&day)),
    ];
    kit.body(ui, &kit.say_with("room-lineups-held", &args));
    let [right, split, wrong] = lineups.hands;
    if right + split + wrong > 0 {
        let args = [
            ("right", Arg::count(right)),
            ("split", Arg::count(split)),
            ("wrong", Arg::count(wrong)),
        ];
        kit.body(ui, &kit.say_with("room-lineups-hands", &args));
    }
    let weeks = lineups.weeks.iter().map(|(week, count)| (week.clone(), Some(*count)));
    let weeks: Vec<(String, Count)> = weeks.collect();
    bars::columns(kit, ui, &kit.say("room-lineups-weeks"), &weeks);
    let row = |taught: &Taught| {
        let text = if taught.text.is_empty() { &taught.id } else { &taught.text };
        let page = kit.say(&format!("taught-{}", taught.page));
        vec![page, text.clone(), taught.times.to_string(), said(kit, taught.last)]
    };
    table::show(kit, ui, &COLUMNS, lineups.taught.iter().map(row));
}

//! What is asked before the desk goes on: about a withdrawal, about what the last sitting left,
//! and about what both sides have changed.

use egui::{Frame, Id, Margin, Modal, Ui};

use crate::content::ron::edit::Sketch;
use crate::desk::kit::{Kit, Rank};
use crate::desk::sitting::Conflict;
use crate::desk::{Act, Desk};
use crate::screens::theme::desk;

/// The width of a question, in points.
const WIDE: f32 = 520.0;

/// Asks, if there is something to ask.
pub fn show(of: &Desk, kit: Kit<'_>, ui: &Ui, acts: &mut Vec<Act>) {
    if of.asks_withdrawal {
        ask(kit, ui, "withdraw-title", |ui| {
            kit.body(ui, &kit.say("withdraw-about"));
            answers(
                kit,
                ui,
                [("withdraw-yes", Act::WithdrawNow), ("withdraw-no", Act::Never)],
                true,
                acts,
            );
        });
    } else if !of.left.is_empty() {
        ask(kit, ui, "left-title", |ui| {
            kit.body(ui, &kit.say("left-about"));
            for draft in &of.left {
                kit.note(ui, &draft.file);
            }
            answers(
                kit,
                ui,
                [("left-take", Act::Draft(true)), ("left-drop", Act::Draft(false))],
                true,
                acts,
            );
        });
    } else if let Some(conflict) = of.sitting.conflicts().first() {
        ask(kit, ui, "odds-title", |ui| odds(kit, ui, conflict, acts));
    }
}

/// A question over everything else.
pub(super) fn ask(kit: Kit<'_>, ui: &Ui, title: &str, add: impl FnOnce(&mut Ui)) {
    let frame = Frame::NONE
        .fill(kit.p.card)
        .stroke(egui::Stroke::new(desk::LINE, kit.p.line))
        .corner_radius(desk::ROUND)
        .inner_margin(Margin::same(24));
    let backdrop = kit.p.veil.gamma_multiply(0.5);
    Modal::new(Id::unique(("ask", title))).frame(frame).backdrop_color(backdrop).show(
        ui.ctx(),
        |ui| {
            ui.set_width(WIDE);
            kit.title(ui, &kit.say(title));
            add(ui);
        },
    );
}

/// Its two answers; the first can be given if it `may`.
pub(super) fn answers(
    kit: Kit<'_>,
    ui: &mut Ui,
    both: [(&str, Act); 2],
    may: bool,
    acts: &mut Vec<Act>,
) {
    ui.add_space(desk::GAP);
    ui.horizontal(|ui| {
        for (rank, (key, act)) in [Rank::Strong, Rank::Quiet].into_iter().zip(both) {
            let can = may || rank != Rank::Strong;
            if kit.button_if(ui, &kit.say(key), rank, can).clicked() {
                acts.push(act);
            }
        }
    });
}

fn odds(kit: Kit<'_>, ui: &mut Ui, conflict: &Conflict, acts: &mut Vec<Act>) {
    kit.body(ui, &kit.say("odds-about"));
    kit.note(ui, &format!("{} · {}", conflict.file, conflict.item));
    let plain = |written: &Option<String>| match written {
        Some(written) => Sketch::new(written).said(&[]).unwrap_or_else(|| written.clone()),
        None => kit.say("taken-out"),
    };
    for (key, written) in [("odds-ours", &conflict.ours), ("odds-theirs", &conflict.theirs)] {
        ui.add_space(desk::GAP);
        kit.label(ui, &kit.say(key));
        kit.body(ui, &plain(written));
    }
    answers(
        kit,
        ui,
        [("odds-keep-ours", Act::Decide(0, true)), ("odds-keep-theirs", Act::Decide(0, false))],
        true,
        acts,
    );
}

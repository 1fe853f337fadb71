//! What is told of a field, at its place, with a button for each way out that a machine can go.

use egui::{Frame, Margin, Ui};

use crate::content::finding::Severity;
use crate::content::repair::{Does, Repair};
use crate::desk::kit::{Kit, Rank};
use crate::screens::fonts::Face;
use crate::screens::i18n::Arg;
use crate::screens::theme::desk;

/// Most characters of what is to be written that a button says.
const SAID_CHARS_MAX: usize = 32;

/// A finding as it is shown: how bad, what is wrong, and what to do.
pub struct Words<'a> {
    /// Whether something isn't shown because of it.
    pub severity: Severity,
    /// What is wrong.
    pub what: &'a str,
    /// What to do about it.
    pub todo: &'a str,
}

/// Draws a finding. Answers with the number of the way out that was pressed.
pub fn finding(kit: Kit<'_>, ui: &mut Ui, words: &Words<'_>, ways: &[Repair]) -> Option<usize> {
    let is_error = words.severity == Severity::Error;
    let (fill, bar, ink) = match is_error {
        true => (kit.p.wrong.tint, kit.p.wrong.fill, kit.p.wrong.text),
        false => (kit.p.thanks.tint, kit.p.amber, kit.p.thanks.text),
    };
    let frame = Frame::NONE.fill(fill).corner_radius(desk::ROUND).inner_margin(Margin {
        left: 14,
        right: 10,
        top: 6,
        bottom: 7,
    });
    let mut pressed = None;
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        let word = kit.say(if is_error { "error" } else { "warning" });
        let what = format!("{word}: {}", words.what);
        kit.text(ui, &what, Face::Strong, desk::SMALL, ink);
        kit.text(ui, words.todo, Face::Text, desk::SMALL, kit.p.ink);
        if !ways.is_empty() {
            ui.add_space(desk::TIGHT);
            ui.horizontal_wrapped(|ui| {
                for (index, way) in ways.iter().enumerate() {
                    if kit.button(ui, &said(kit, &way.does), Rank::Quiet).clicked() {
                        pressed = Some(index);
                    }
                }
            });
        }
    });
    let mut edge = shown.response.rect;
    edge.max.x = edge.min.x + 4.0;
    ui.painter().rect_filled(edge, 2.0, bar);
    pressed
}

/// What a way out is called.
fn said(kit: Kit<'_>, does: &Does) -> String {
    let (key, what) = match does {
        Does::Write(what) => ("repair-write", what.as_str()),
        Does::Add(what) => ("repair-add", what.as_str()),
        Does::TakeOut => ("repair-take-out", ""),
    };
    let line = what.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = match line.char_indices().nth(SAID_CHARS_MAX) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    };
    kit.say_with(key, &[("what", Arg::Text(&short))])
}

//! One proposal: what it says, what is to be known of it, and what can be done with it.

use egui::{Align, Id, Layout, Ui, vec2};

use super::{WIDE, tell, waits, whom};
use crate::desk::form::said as day_said;
use crate::desk::inbox::{Deed, message, said};
use crate::desk::kit::{Kit, Rank};
use crate::desk::work::inbox::Pending;
use crate::desk::{Act, Desk};
use crate::screens::fonts::Face;
use crate::screens::i18n::Arg;
use crate::screens::theme::desk;

/// Reasons that can be chosen.
const REASONS: [&str; 4] = ["why-twice", "why-self", "why-no-act", "why-customer"];
/// The width of the message beside it, in points, and the least that the proposal has then.
const MESSAGE: f32 = 380.0;
const LEAST: f32 = 400.0;

/// Draws it.
pub(super) fn show(of: &Desk, kit: Kit<'_>, ui: &mut Ui, pending: &Pending, acts: &mut Vec<Act>) {
    beside(of, kit, ui, pending, acts, |ui, acts| {
        kit.title(ui, said(&pending.story[1], kit.lang));
        kit.note(ui, &about(of, kit, pending));
        story(kit, ui, pending);
        for told in &pending.told {
            ui.add_space(desk::GAP);
            tell(kit, ui, told);
        }
        ui.add_space(desk::PART);
        if kit.button(ui, &kit.say("take-over"), Rank::Strong).clicked() {
            acts.push(Act::Inbox(Deed::TakeOver));
        }
        kit.note(ui, &kit.say("take-over-about"));
        ui.add_space(desk::PART);
        decline(of, kit, ui, acts);
    });
}

/// What was taken over last: the message is still to be sent.
pub(super) fn taken(of: &Desk, kit: Kit<'_>, ui: &mut Ui, pending: &Pending, acts: &mut Vec<Act>) {
    beside(of, kit, ui, pending, acts, |ui, acts| {
        kit.title(ui, &kit.say("inbox-taken"));
        kit.body(ui, said(&pending.story[1], kit.lang));
        kit.note(ui, &kit.say("inbox-taken-about"));
        ui.add_space(desk::GAP);
        ui.horizontal(|ui| {
            let row = of.rows.all.iter().find(|row| row.id == pending.id);
            if let Some(row) = row
                && kit.button(ui, &kit.say("open-item"), Rank::Quiet).clicked()
            {
                acts.push(Act::Choose(row.file.to_string(), row.index));
            }
            if let Some(next) = of.inbox.pending()
                && kit.button(ui, &kit.say("inbox-next"), Rank::Strong).clicked()
            {
                acts.push(Act::Inbox(Deed::Choose(next.mark.clone())));
            }
        });
    });
}

/// The proposal with the message to whom it thanks beside it, or beneath it where there is no room.
fn beside(
    of: &Desk,
    kit: Kit<'_>,
    ui: &mut Ui,
    pending: &Pending,
    acts: &mut Vec<Act>,
    add: impl FnOnce(&mut Ui, &mut Vec<Act>),
) {
    let room = ui.available_width() - MESSAGE - 2.0 * desk::PART;
    if room < LEAST {
        add(ui, acts);
        ui.add_space(2.0 * desk::PART);
        consent(of, kit, ui, pending, acts);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0 * desk::PART;
        let layout = Layout::top_down(Align::Min);
        ui.allocate_ui_with_layout(vec2(room.min(WIDE), 0.0), layout, |ui| {
            ui.set_width(room.min(WIDE));
            ui.spacing_mut().item_spacing.x = desk::TIGHT;
            add(ui, acts);
        });
        ui.allocate_ui_with_layout(vec2(MESSAGE, 0.0), layout, |ui| {
            ui.set_width(MESSAGE);
            ui.spacing_mut().item_spacing.x = desk::TIGHT;
            consent(of, kit, ui, pending, acts);
        });
    });
}

fn about(of: &Desk, kit: Kit<'_>, pending: &Pending) -> String {
    let today = (of.options.clock)().date();
    let mut parts = vec![whom(kit, pending)];
    let team = said(&pending.team, kit.lang);
    if !team.is_empty() && parts[0] != team {
        parts.push(team.to_owned());
    }
    parts.extend(pending.date.map(|date| day_said(kit, date)));
    let value = of.world.values.iter().find(|(id, _)| *id == pending.value);
    parts.extend(value.map(|(_, name)| name.clone()));
    let row = kit.say_with("inbox-row", &[("row", Arg::count(pending.row))]);
    parts.extend([row, waits(kit, pending, today)]);
    parts.join(" · ")
}

fn story(kit: Kit<'_>, ui: &mut Ui, pending: &Pending) {
    let parts = ["inbox-situation", "inbox-act", "inbox-effect"];
    for (key, texts) in parts.iter().zip(&pending.story) {
        ui.add_space(desk::GAP);
        kit.label(ui, &kit.say(key));
        if texts.is_empty() {
            kit.note(ui, "—");
        }
        for (tag, text) in texts {
            let lang = crate::content::model::Lang::new(tag);
            let font = crate::screens::fonts::font(Face::Text, &lang, desk::TEXT);
            let words = egui::RichText::new(text).font(font).color(kit.p.ink);
            ui.add(egui::Label::new(words).wrap().selectable(false));
        }
    }
    if let Some(nominator) = &pending.nominated_by {
        ui.add_space(desk::GAP);
        kit.note(ui, &kit.say_with("inbox-by", &[("name", Arg::Text(nominator))]));
    }
}

/// Why it is declined, chosen or written.
fn decline(of: &Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    let reason = &of.inbox.reason;
    kit.label(ui, &kit.say("decline-why"));
    let names = REASONS.map(|key| kit.say(key));
    let at = names.iter().position(|name| name == reason);
    if let Some(chosen) = kit.segments(ui, &kit.say("decline-why"), &names, at) {
        acts.push(Act::Inbox(Deed::Reason(names[chosen].clone())));
    }
    let id = Id::unique("why it is declined");
    let name = kit.say("decline-words");
    if let (_, Some(typed)) = kit.entry(ui, id, &name, (reason, kit.lang), 1) {
        acts.push(Act::Inbox(Deed::Reason(typed)));
    }
    kit.note(ui, &kit.say("decline-about"));
    ui.add_space(desk::TIGHT);
    let is_said = !reason.trim().is_empty();
    if kit.button_if(ui, &kit.say("decline"), Rank::Danger, is_said).clicked() {
        acts.push(Act::Inbox(Deed::Decline));
    }
}

/// The message that asks for consent, to be copied.
fn consent(of: &Desk, kit: Kit<'_>, ui: &mut Ui, pending: &Pending, acts: &mut Vec<Act>) {
    let message = message(kit.words, &of.world.languages, pending);
    ui.horizontal(|ui| {
        kit.heading(ui, &kit.say("mail-title"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if kit.button(ui, &kit.say("mail-copy"), Rank::Quiet).clicked() {
                acts.push(Act::Inbox(Deed::Copy(message.clone())));
            }
        });
    });
    kit.note(ui, &kit.say("mail-about"));
    ui.add_space(desk::TIGHT);
    let frame = egui::Frame::NONE
        .fill(kit.p.card)
        .stroke(egui::Stroke::new(desk::LINE, kit.p.line))
        .corner_radius(desk::ROUND)
        .inner_margin(egui::Margin::same(14));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        kit.body(ui, &message);
    });
}

//! The inbox: what the sheet of the firm's own form proposes, and what is done with it.

mod proposal;

use egui::{Frame, Id, Margin, Panel, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use jiff::civil::Date;

use crate::content::finding::Severity;
use crate::desk::form::{Words, finding};
use crate::desk::inbox::{Deed, said};
use crate::desk::kit::{Kit, Rank};
use crate::desk::proof::Told;
use crate::desk::work::inbox::Pending;
use crate::desk::{Act, Desk};
use crate::screens::fonts::Face;
use crate::screens::i18n::Arg;
use crate::screens::theme::{Accent, desk};

/// The widest that running text is set, in points.
const WIDE: f32 = 640.0;

/// Draws it.
pub fn show(of: &Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    let report = of.inbox.report.clone();
    if report.sheet.is_none() {
        page(ui, |ui| unnamed(of, kit, ui, acts));
        return;
    }
    let list = Frame::NONE.fill(kit.p.paper);
    Panel::left("proposals").frame(list).exact_size(desk::LIST).resizable(false).show(ui, |ui| {
        proposals(of, kit, ui, acts);
    });
    page(ui, |ui| {
        for told in &report.trouble {
            tell(kit, ui, told);
            ui.add_space(desk::GAP);
        }
        if let Some(taken) = &of.inbox.taken {
            proposal::taken(of, kit, ui, taken, acts);
        } else if let Some(pending) = of.inbox.pending() {
            proposal::show(of, kit, ui, pending, acts);
        } else {
            kit.title(ui, &kit.say("inbox-empty"));
            let sheet = report.sheet.as_deref().unwrap_or_default();
            kit.note(ui, &kit.say_with("inbox-empty-about", &[("sheet", Arg::Text(sheet))]));
        }
    });
}

fn page(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt("inbox").auto_shrink(false).show(ui, |ui| {
        let inside = Frame::NONE.inner_margin(Margin { left: 28, right: 28, top: 16, bottom: 40 });
        inside.show(ui, |ui| {
            add(ui);
        });
    });
}

/// What is to be known of a row, or of the sheet.
fn tell(kit: Kit<'_>, ui: &mut Ui, told: &Told) {
    let words = Words { severity: told.severity, what: &told.what, todo: &told.todo };
    finding(kit, ui, &words, &[]);
}

/// Where no sheet is named yet: what the inbox is for, and which sheet is to be watched.
fn unnamed(of: &Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    ui.set_width(WIDE.min(ui.available_width()));
    kit.title(ui, &kit.say("inbox-unnamed"));
    kit.body(ui, &kit.say("inbox-unnamed-about"));
    for told in &of.inbox.report.trouble {
        ui.add_space(desk::GAP);
        tell(kit, ui, told);
    }
    ui.add_space(desk::PART);
    kit.label(ui, &kit.say("inbox-sheet"));
    let sheet = &of.inbox.sheet;
    let id = Id::unique("the inbox's sheet");
    let name = kit.say("inbox-where");
    if let (_, Some(typed)) = kit.entry(ui, id, &name, (sheet, kit.lang), 1) {
        acts.push(Act::Inbox(Deed::Sheet(typed)));
    }
    kit.note(ui, &kit.say("inbox-sheet-about"));
    ui.add_space(desk::GAP);
    let is_said = !sheet.trim().is_empty();
    if kit.button_if(ui, &kit.say("inbox-watch"), Rank::Strong, is_said).clicked() {
        acts.push(Act::Inbox(Deed::Watch));
    }
}

fn proposals(of: &Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    let report = &of.inbox.report;
    let sheet = report.sheet.as_deref().unwrap_or_default();
    let count = report.pending.len() + report.more;
    let inside = Frame::NONE.inner_margin(Margin { left: 20, right: 14, top: 12, bottom: 8 });
    inside.show(ui, |ui| {
        kit.heading(ui, &kit.say_with("inbox-count", &[("count", Arg::count(count))]));
        kit.note(ui, &kit.say_with("inbox-from", &[("sheet", Arg::Text(sheet))]));
    });
    let today = (of.options.clock)().date();
    let chosen = of.inbox.pending().filter(|_| of.inbox.taken.is_none());
    let chosen = chosen.map(|pending| pending.mark.clone());
    ui.spacing_mut().item_spacing.y = 0.0;
    let scroll = ScrollArea::vertical().id_salt("proposals").auto_shrink(false);
    scroll.show_rows(ui, desk::ITEM, report.pending.len(), |ui, range| {
        for pending in &report.pending[range] {
            let on = chosen.as_ref() == Some(&pending.mark);
            if entry(kit, ui, (pending, today), on) {
                acts.push(Act::Inbox(Deed::Choose(pending.mark.clone())));
            }
        }
    });
}

/// A row of the list; whether it was pressed.
fn entry(kit: Kit<'_>, ui: &mut Ui, (pending, today): (&Pending, Date), on: bool) -> bool {
    let size = vec2(ui.available_width(), desk::ITEM);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, Id::unique(("proposal", &pending.mark)), Sense::click());
    let (whom, waits) = (whom(kit, pending), waits(kit, pending, today));
    let act = said(&pending.story[1], kit.lang);
    response.widget_info(|| {
        let label = format!("{whom} · {act} · {waits}");
        WidgetInfo::selected(egui::Role::ListItem, true, on, label)
    });
    let fill = match (on, response.hovered()) {
        (true, _) => Some(kit.p.care.tint),
        (false, true) => Some(kit.p.raised),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, 0.0, fill);
    }
    if on {
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 0.0, kit.p.care.fill);
    }
    let line = |top: f32, left: f32| {
        let corner = pos2(rect.min.x + left, rect.min.y + top);
        Rect::from_min_max(corner, pos2(rect.max.x - 14.0, corner.y + 20.0))
    };
    ui.painter().circle_filled(
        pos2(rect.min.x + 24.0, rect.min.y + 18.0),
        4.0,
        state(kit, pending).fill,
    );
    kit.put_line(ui, line(8.0, 36.0), &format!("{whom} · {waits}"), Face::Strong, kit.p.ink);
    kit.put_line(ui, line(31.0, 36.0), act, Face::Text, kit.p.soft);
    kit.follow(&response);
    if response.has_focus() {
        let stroke = Stroke::new(desk::FOCUS, kit.p.care.fill);
        ui.painter().rect_stroke(rect, 0.0, stroke, egui::StrokeKind::Inside);
    }
    response.clicked()
}

/// The colour of what is known of it: a fault, something to look at, or nothing.
fn state(kit: Kit<'_>, pending: &Pending) -> Accent {
    let worst = pending.told.iter().map(|told| told.severity).min();
    match worst {
        Some(Severity::Error) => kit.p.wrong,
        Some(Severity::Warning) => kit.p.thanks,
        None => kit.p.right,
    }
}

/// Whom it thanks: a name, or where they work.
fn whom(kit: Kit<'_>, pending: &Pending) -> String {
    let named = if pending.is_team { &pending.team } else { &pending.name };
    let named = if named.is_empty() { &pending.team } else { named };
    match said(named, kit.lang) {
        "" => kit.say("inbox-nobody"),
        name => name.to_owned(),
    }
}

/// For how long it has waited.
fn waits(kit: Kit<'_>, pending: &Pending, today: Date) -> String {
    let days = (today - pending.since).get_days();
    kit.say_with("inbox-waits", &[("count", Arg::Number(days.max(0).into()))])
}

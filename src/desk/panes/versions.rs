//! What an item was on the screen: its versions, and one of them beside the item as it is now,
//! with the words marked that are others.

use egui::{Color32, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::content::approval::Version;
use crate::desk::approval::Step;
use crate::desk::form::said;
use crate::desk::kit::{Kit, Rank};
use crate::desk::panes::page::ways;
use crate::desk::versions::Side;
use crate::desk::{Act, Desk, Place};
use crate::numbers::{as_f32, round_u32};
use crate::screens::fonts::Face;
use crate::screens::i18n::Arg;
use crate::screens::theme::{Accent, desk};

/// The most of the pane that the list takes, in points.
const LIST_MAX: f32 = 172.0;
/// How much of the words beneath shows through a mark.
const MARK: f32 = 0.28;

/// Draws it.
pub fn show(of: &mut Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    let inside = egui::Frame::NONE.inner_margin(egui::Margin::symmetric(24, 12));
    inside.show(ui, |ui| {
        ui.horizontal(|ui| {
            kit.title(ui, &kit.say("versions-title"));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if kit.button(ui, &kit.say("versions-back"), Rank::Quiet).clicked() {
                    acts.push(Act::Go(Place::Item));
                }
            });
        });
        let list = of.versions.list.clone();
        if list.is_empty() {
            kit.body(ui, &kit.say("versions-none"));
            return;
        }
        ScrollArea::vertical().id_salt("versions").max_height(LIST_MAX).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (number, version) in list.iter().enumerate() {
                if entry(of, kit, ui, version, number) {
                    acts.push(Act::Step(Step::Look(number)));
                }
            }
        });
        ui.add_space(desk::GAP);
        ways(of, kit, ui);
        ui.add_space(desk::GAP);
        pages(of, kit, ui);
        ui.add_space(desk::GAP);
        if kit.button(ui, &kit.say("versions-bring-back"), Rank::Strong).clicked() {
            acts.push(Act::Step(Step::BringBack(of.versions.at)));
        }
        kit.note(ui, &kit.say("versions-bring-back-about"));
    });
}

/// When a version was approved, and by whom.
fn words(kit: Kit<'_>, version: &Version) -> String {
    let time = version.name.time;
    let day = said(kit, time.date());
    let [by, second] = &version.by;
    format!("{day} · {} · {by} · {second}", time.strftime("%H:%M"))
}

/// A row; whether it was pressed.
fn entry(of: &Desk, kit: Kit<'_>, ui: &mut Ui, version: &Version, number: usize) -> bool {
    let is_now = of.versions.now == Some(version.name.mark);
    let mut label = words(kit, version);
    if is_now {
        label = format!("{label} · {}", kit.say("versions-as-now"));
    }
    let size = vec2(ui.available_width(), desk::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let is_on = of.versions.at == number;
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, is_on, &label));
    let fill = match (is_on, response.hovered()) {
        (true, _) => Some(kit.p.care.tint),
        (false, true) => Some(kit.p.raised),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, f32::from(desk::ROUND), fill);
    }
    let face = if is_on { Face::Strong } else { Face::Text };
    kit.put_line(ui, rect.shrink2(vec2(10.0, 0.0)), &label, face, kit.p.ink);
    kit.focus(ui, &response, rect);
    response.clicked()
}

fn pages(of: &mut Desk, kit: Kit<'_>, ui: &mut Ui) {
    let width = kit.column(ui, 2);
    let [long, short] = of.options.glass.map(as_f32);
    let size = if of.preview.look.portrait {
        let high = (ui.available_height() - 120.0).clamp(240.0, width * long / short);
        vec2(high * short / long, high)
    } else {
        vec2(width, width * short / long)
    };
    let scale = ui.ctx().pixels_per_point();
    let px = |points: f32| round_u32(f64::from((points * scale).max(1.0)));
    of.versions.size = [px(size.x), px(size.y)];
    let then = of.versions.list.get(of.versions.at).map(|version| words(kit, version));
    let names = [then.unwrap_or_default(), kit.say("versions-now")];
    let accents = [kit.p.wrong, kit.p.right];
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = desk::GAP;
        for (at, name) in names.iter().enumerate() {
            ui.allocate_ui(vec2(width, size.y + desk::ROW), |ui| {
                ui.set_width(width);
                ui.vertical(|ui| {
                    kit.label(ui, name);
                    page(kit, ui, of.versions.pages[at].as_ref(), (name, accents[at]), size, at);
                });
            });
        }
    });
    let is_there = of.versions.pages.iter().all(Option::is_some);
    let count: usize = of.versions.pages.iter().flatten().map(|(_, marks)| marks.len()).sum();
    if is_there {
        kit.note(ui, &kit.say(if count == 0 { "versions-same" } else { "versions-other" }));
    }
}

/// A page with marks: a bar beneath what came, a line through what went.
fn page(
    kit: Kit<'_>,
    ui: &mut Ui,
    side: Option<&Side>,
    (name, accent): (&str, Accent),
    size: egui::Vec2,
    at: usize,
) {
    let (place, response) = ui.allocate_exact_size(size, Sense::hover());
    let marks = side.map_or(0, |(_, marks)| marks.len());
    let label =
        kit.say_with("versions-page", &[("name", Arg::Text(name)), ("count", Arg::count(marks))]);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &label));
    ui.painter().rect_filled(place, 2.0, kit.p.card);
    if let Some((picture, marks)) = side {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(picture.id(), place, whole, Color32::WHITE);
        for mark in marks {
            let point = |share: egui::Pos2| place.min + share.to_vec2() * place.size();
            let rect = Rect::from_min_max(point(mark.min), point(mark.max)).expand(1.0);
            ui.painter().rect_filled(rect, 2.0, accent.fill.gamma_multiply(MARK));
            let y = if at == 0 { rect.center().y } else { rect.max.y };
            // Set off, for a page may have any colour.
            ui.painter().hline(rect.x_range(), y, Stroke::new(2.0 * desk::FOCUS, kit.p.card));
            ui.painter().hline(rect.x_range(), y, Stroke::new(desk::FOCUS, accent.fill));
        }
    } else {
        kit.put_line(ui, place.shrink(12.0), &kit.say("versions-no-page"), Face::Text, kit.p.soft);
    }
    let rim = Stroke::new(desk::LINE, kit.p.line);
    ui.painter().rect_stroke(place, 2.0, rim, egui::StrokeKind::Outside);
}

//! What the answers say: by value, week by week, by question, and by hour.

use egui::{Frame, Margin, Ui, vec2};

use super::bars;
use super::part;
use crate::content::model::Pole;
use crate::desk::kit::Kit;
use crate::desk::{Act, Desk};
use crate::numbers::as_f32;
use crate::report::counts::{Count, Line};
use crate::report::figures::Figures;
use crate::report::interval::percent;
use crate::report::items::Failing;
use crate::screens::fonts::Face;
use crate::screens::i18n::Arg;
use crate::screens::theme::{Accent, desk};

/// The least width of a line week by week, in points.
const LINE_LEAST: f32 = 260.0;

/// Draws them.
pub(super) fn show(of: &Desk, kit: Kit<'_>, ui: &mut Ui, figures: &Figures, acts: &mut Vec<Act>) {
    part(kit, ui, "room-values");
    for line in &figures.values {
        known(kit, ui, line);
    }
    part(kit, ui, "room-weeks");
    weeks(kit, ui, figures);
    part(kit, ui, "room-failing");
    if figures.failing.is_empty() {
        kit.note(ui, &kit.say("room-none-fails"));
    }
    for failing in &figures.failing {
        fails(of, kit, ui, (figures, failing), acts);
    }
    part(kit, ui, "room-questions");
    for item in &figures.questions {
        question(of, kit, ui, &item.line, acts);
    }
    if !figures.unanswered.is_empty() {
        let args = [("count", Arg::count(figures.unanswered.len()))];
        kit.note(ui, &kit.say_with("room-unanswered", &args));
    }
    part(kit, ui, "room-hours");
    let hours = figures.hours.iter().enumerate();
    let hours: Vec<(String, Count)> = hours.map(|(hour, n)| (format!("{hour:02}"), *n)).collect();
    bars::columns(kit, ui, &kit.say("room-hours"), &hours);
}

fn accent(kit: Kit<'_>, line: &Line) -> Accent {
    kit.p.pole(line.pole.unwrap_or(Pole::Care))
}

/// A bar of what is known, with what it is built on beneath it.
fn known(kit: Kit<'_>, ui: &mut Ui, line: &Line) {
    match line.know {
        Some(know) => bars::row(kit, ui, &line.text, (know.share, Some(know)), accent(kit, line)),
        None => {
            kit.body(ui, &line.text);
        }
    }
    kit.note(ui, &counted(kit, line));
}

/// How many answers it is built on, and how many of them were right.
fn counted(kit: Kit<'_>, line: &Line) -> String {
    let Some(answers) = line.answers else { return kit.say("room-few") };
    if answers == 0 {
        return kit.say("room-none-yet");
    }
    let answers = usize::try_from(answers).unwrap_or(usize::MAX);
    let right = line.right.map_or(0.0, |right| percent(right.share));
    let right = format!("{right}");
    let args = [("count", Arg::count(answers)), ("right", Arg::Text(&right))];
    kit.say_with("room-counted", &args)
}

/// The whole room and each value, side by side as there is room.
fn weeks(kit: Kit<'_>, ui: &mut Ui, figures: &Figures) {
    let whole = (kit.say("room-whole"), &figures.weeks, kit.p.care);
    let each = figures.values.iter().map(|l| (l.text.clone(), &l.weeks, accent(kit, l)));
    let all: Vec<_> = std::iter::once(whole).chain(each).collect();
    let room = ui.available_width();
    let count = (1..=4).rev().find(|n| room / as_f32(*n) >= LINE_LEAST).unwrap_or(1_usize);
    let width = kit.column(ui, count);
    for row in all.chunks(count) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = desk::GAP;
            for (name, weeks, accent) in row {
                ui.allocate_ui(vec2(width, 0.0), |ui| {
                    ui.set_width(width);
                    bars::weeks(kit, ui, name, weeks, *accent);
                });
            }
        });
        ui.add_space(desk::TIGHT);
    }
}

/// A question that may not test what it should, and why.
fn fails(
    of: &Desk,
    kit: Kit<'_>,
    ui: &mut Ui,
    (figures, failing): (&Figures, &Failing),
    acts: &mut Vec<Act>,
) {
    let frame = Frame::NONE
        .fill(kit.p.thanks.tint)
        .corner_radius(desk::ROUND)
        .inner_margin(Margin::symmetric(14, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let asked = figures.questions.iter().find(|item| item.line.id == failing.id);
        let text = asked.map_or(failing.id.as_str(), |item| &item.line.text);
        open(of, kit, ui, (&failing.id, text), acts);
        let option = failing.option.as_deref().unwrap_or_default();
        let share = format!("{}", failing.percent);
        let args = [("option", Arg::Text(option)), ("percent", Arg::Text(&share))];
        kit.text(
            ui,
            &kit.say_with(&format!("fails-{}", failing.rule), &args),
            Face::Text,
            desk::TEXT,
            kit.p.ink,
        );
    });
    ui.add_space(desk::TIGHT);
}

fn question(of: &Desk, kit: Kit<'_>, ui: &mut Ui, line: &Line, acts: &mut Vec<Act>) {
    open(of, kit, ui, (&line.id, &line.text), acts);
    if let Some(know) = line.know {
        bars::row(kit, ui, &counted(kit, line), (know.share, Some(know)), accent(kit, line));
    } else {
        kit.note(ui, &counted(kit, line));
    }
    ui.add_space(desk::TIGHT);
}

/// What a question asks, which leads to it where it is in the folder.
fn open(of: &Desk, kit: Kit<'_>, ui: &mut Ui, (id, text): (&str, &str), acts: &mut Vec<Act>) {
    match of.rows.all.iter().find(|row| row.id == id) {
        Some(row) => {
            if kit.link(ui, text).clicked() {
                acts.push(Act::Choose(row.file.to_string(), row.index));
            }
        }
        None => {
            kit.body(ui, text);
        }
    }
}

//! The list of all items: searched, filtered, and in the order of what is to be done.

use std::collections::BTreeSet;

use egui::{Align, Id, Layout, Rect, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::content::fields::{self, ItemKind, TODAY};
use crate::desk::form::said;
use crate::desk::kit::{Kit, Rank};
use crate::desk::sitting::rows::{Row, State};
use crate::desk::{Act, Desk, Place};
use crate::screens::fonts::Face;
use crate::screens::i18n::Arg;
use crate::screens::theme::{Accent, desk};

/// What of the list is seen.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words that an item must have.
    pub words: String,
    /// A kind, by the folder that it belongs in.
    pub folder: Option<&'static str>,
    /// How far it must have come.
    pub state: Option<usize>,
    /// The value it must belong to.
    pub value: Option<String>,
    /// The team that it must thank, as it is called in one of the languages.
    pub team: Option<String>,
    /// Whether what needs doing stands first; in the order of the files otherwise.
    pub by_need: bool,
}

const FOLDERS: [(&str, &str); 4] = [
    ("folder-philosophy", "philosophy/"),
    ("folder-questions", "questions/"),
    ("folder-commendations", "commendations/"),
    ("folder-today", TODAY.folder),
];

/// The states that can be asked for, each with its name.
const STATES: [&str; 9] = [
    "state-fault",
    "state-draft",
    "state-waits",
    "state-no-consent",
    "state-later",
    "state-shown",
    "state-rests",
    "state-ended",
    "state-withdrawn",
];

fn place_of(state: State) -> usize {
    match state {
        State::Fault => 0,
        State::Draft => 1,
        State::Waits => 2,
        State::NoConsent => 3,
        State::From(_) => 4,
        State::Shown => 5,
        State::Rests(_) => 6,
        State::Ended(_) => 7,
        State::Withdrawn => 8,
    }
}

impl Filter {
    fn takes(&self, row: &Row, words: &[String]) -> bool {
        let folder = || kind(row).map(|kind| kind.folder);
        self.folder.is_none_or(|wanted| folder() == Some(wanted))
            && self.state.is_none_or(|wanted| place_of(row.state) == wanted)
            && self.value.as_ref().is_none_or(|wanted| row.value.as_ref() == Some(wanted))
            && self.team.as_ref().is_none_or(|wanted| is_of(row, wanted))
            && row.has(words)
    }

    /// The numbers of the rows that are seen, in their order.
    fn of(&self, rows: &[Row]) -> Vec<usize> {
        let words: Vec<String> =
            self.words.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let mut seen: Vec<usize> =
            (0..rows.len()).filter(|&at| self.takes(&rows[at], &words)).collect();
        if self.by_need {
            seen.sort_by_key(|&at| (!rows[at].changed, place_of(rows[at].state)));
        }
        seen
    }
}

fn is_of(row: &Row, team: &str) -> bool {
    row.team.iter().any(|(_, own)| own == team)
}

/// Draws it.
pub fn show(of: &mut Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    let edge = ui.max_rect();
    ui.painter().vline(edge.max.x - 0.5, edge.y_range(), egui::Stroke::new(desk::LINE, kit.p.line));
    let inside =
        egui::Frame::NONE.inner_margin(egui::Margin { left: 20, right: 14, top: 4, bottom: 6 });
    inside.show(ui, |ui| head(of, kit, ui, acts));
    let seen = of.filter.of(&of.rows.all);
    let mut wanted = Vec::new();
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("items").auto_shrink(false).show_rows(
        ui,
        desk::ITEM,
        seen.len(),
        |ui, range| {
            for &at in &seen[range] {
                let row = &of.rows.all[at];
                if entry(of, kit, ui, row) {
                    acts.push(Act::Choose(row.file.to_string(), row.index));
                }
                if of.small.get(row.mark).is_none() {
                    wanted.push(row.clone());
                }
            }
        },
    );
    for row in wanted {
        of.small_page(&row);
    }
}

fn head(of: &mut Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    let words = of.filter.words.clone();
    ui.horizontal(|ui| {
        let add = kit.say("new");
        let width = ui.available_width() - 96.0;
        ui.allocate_ui(vec2(width, desk::ROW), |ui| {
            ui.set_width(width);
            let id = Id::unique("search");
            let (response, typed) = kit.entry(ui, id, &kit.say("search"), (&words, kit.lang), 1);
            if words.is_empty() && !response.has_focus() {
                let at = response.rect.shrink2(vec2(9.0, 0.0));
                kit.put_line(ui, at, &kit.say("search"), Face::Text, kit.p.soft);
            }
            if let Some(typed) = typed {
                of.filter.words = typed;
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if kit.button(ui, &add, Rank::Strong).clicked() {
                acts.push(Act::Go(Place::New));
            }
        });
    });
    let all = kit.say("all");
    let mut names = vec![all];
    names.extend(FOLDERS.iter().map(|(key, _)| kit.say(key)));
    let folder = of.filter.folder;
    let at = FOLDERS.iter().position(|(_, own)| Some(*own) == folder).map_or(0, |at| at + 1);
    if let Some(chosen) = kit.segments(ui, &kit.say("filter-kind"), &names, Some(at)) {
        of.filter.folder = chosen.checked_sub(1).map(|at| FOLDERS[at].1);
    }
    ui.horizontal(|ui| {
        let width = kit.column(ui, 2);
        ui.spacing_mut().item_spacing.x = desk::GAP;
        ui.allocate_ui(vec2(width, desk::ROW), |ui| states(of, kit, ui));
        ui.allocate_ui(vec2(width, desk::ROW), |ui| values(of, kit, ui));
    });
    let count = of.filter.of(&of.rows.all).len();
    ui.horizontal(|ui| {
        let width = kit.column(ui, 2);
        ui.spacing_mut().item_spacing.x = desk::GAP;
        ui.allocate_ui(vec2(width, desk::ROW), |ui| teams(of, kit, ui));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (need, on) = (kit.say("sort-need"), of.filter.by_need);
            if kit.chip(ui, &need, &need, on).clicked() {
                of.filter.by_need = !on;
            }
        });
    });
    kit.note(ui, &kit.say_with("items-count", &[("count", Arg::count(count))]));
}

fn states(of: &mut Desk, kit: Kit<'_>, ui: &mut Ui) {
    let mut names = vec![kit.say("any-state")];
    names.extend(STATES.iter().map(|key| kit.say(key)));
    let at = of.filter.state.map_or(0, |state| state + 1);
    if let Some(chosen) = kit.dropdown(ui, &kit.say("filter-state"), &names, at) {
        of.filter.state = chosen.checked_sub(1);
    }
}

fn values(of: &mut Desk, kit: Kit<'_>, ui: &mut Ui) {
    let mut names = vec![kit.say("any-value")];
    names.extend(of.world.values.iter().map(|(_, name)| name.clone()));
    let own = of.filter.value.as_ref();
    let at = of.world.values.iter().position(|(id, _)| Some(id) == own).map_or(0, |at| at + 1);
    if let Some(chosen) = kit.dropdown(ui, &kit.say("filter-value"), &names, at) {
        of.filter.value = chosen.checked_sub(1).map(|at| of.world.values[at].0.clone());
    }
}

fn teams(of: &mut Desk, kit: Kit<'_>, ui: &mut Ui) {
    let in_lang = |row: &Row| row.team_in(kit.lang).map(str::to_owned);
    let teams: BTreeSet<String> = of.rows.all.iter().filter_map(in_lang).collect();
    let teams: Vec<String> = teams.into_iter().collect();
    let mut names = vec![kit.say("any-team")];
    names.extend(teams.iter().cloned());
    let at = of.filter.team.as_ref().and_then(|own| teams.iter().position(|team| team == own));
    if let Some(chosen) =
        kit.dropdown(ui, &kit.say("filter-team"), &names, at.map_or(0, |at| at + 1))
    {
        of.filter.team = chosen.checked_sub(1).map(|at| teams[at].clone());
    }
}

/// A row; whether it was pressed.
fn entry(of: &Desk, kit: Kit<'_>, ui: &mut Ui, row: &Row) -> bool {
    let size = vec2(ui.available_width(), desk::ITEM);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let id = Id::unique(("row", &row.file, row.index));
    let response = ui.interact(rect, id, Sense::click());
    let title = row.name(kit.lang);
    let state = state_words(kit, row);
    let is_on = of.place == Place::Item
        && of.chosen.as_ref().is_some_and(|own| own.file == *row.file && own.index == row.index);
    response.widget_info(|| {
        let label = format!("{title} · {state}");
        WidgetInfo::selected(egui::Role::ListItem, true, is_on, label)
    });
    kit.follow(&response);
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    let fill = match (is_on, response.hovered()) {
        (true, _) => Some(kit.p.care.tint),
        (false, true) => Some(kit.p.raised),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, 0.0, fill);
    }
    if is_on {
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 0.0, kit.p.care.fill);
    }
    let page = Rect::from_min_size(rect.min + vec2(20.0, 8.5), vec2(80.0, 45.0));
    ui.painter().rect_filled(page, 3.0, kit.p.raised);
    if let Some(Some(texture)) = of.small.get(row.mark) {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture.id(), page, whole, egui::Color32::WHITE);
    }
    let rim = egui::Stroke::new(desk::LINE, kit.p.line);
    ui.painter().rect_stroke(page, 3.0, rim, egui::StrokeKind::Outside);
    let left = page.max.x + 12.0;
    let line = |top: f32| {
        Rect::from_min_max(
            pos2(left, rect.min.y + top),
            pos2(rect.max.x - 14.0, rect.min.y + top + 20.0),
        )
    };
    kit.put_line(ui, line(8.0), title, Face::Strong, kit.p.ink);
    let dot = pos2(left + 4.0, rect.min.y + 41.0);
    ui.painter().circle_filled(dot, 4.0, accent(kit, row.state).fill);
    let mut second = line(31.0);
    second.min.x += 14.0;
    let kind = kind_words(kit, row);
    let unsaved = if row.changed { format!(" · {}", kit.say("unsaved")) } else { String::new() };
    kit.put_line(ui, second, &format!("{state} · {kind}{unsaved}"), Face::Text, kit.p.soft);
    if response.has_focus() {
        let stroke = egui::Stroke::new(desk::FOCUS, kit.p.care.fill);
        ui.painter().rect_stroke(rect, 0.0, stroke, egui::StrokeKind::Inside);
    }
    response.clicked()
}

fn kind(row: &Row) -> Option<&'static ItemKind> {
    if row.head == TODAY.head { Some(&TODAY) } else { fields::kind(&row.head) }
}

/// The kind of an item.
pub fn kind_words(kit: Kit<'_>, row: &Row) -> String {
    let known = kind(row).map(|kind| format!("kind-{}", kind.head));
    kit.say(known.as_deref().unwrap_or("kind-unknown"))
}

/// How far an item has come, in words.
pub fn state_words(kit: Kit<'_>, row: &Row) -> String {
    match row.state {
        State::From(day) => kit.say_with("state-from", &[("day", Arg::Text(&said(kit, day)))]),
        State::Rests(day) => {
            kit.say_with("state-rests-until", &[("day", Arg::Text(&said(kit, day)))])
        }
        State::Ended(day) => kit.say_with("state-ended-on", &[("day", Arg::Text(&said(kit, day)))]),
        state => kit.say(STATES[place_of(state)]),
    }
}

/// The colour of how far it has come.
pub fn accent(kit: Kit<'_>, state: State) -> Accent {
    match state {
        State::Fault => kit.p.wrong,
        State::Draft | State::Waits | State::NoConsent => kit.p.thanks,
        State::From(_) | State::Rests(_) => kit.p.dignity,
        State::Shown => kit.p.right,
        State::Ended(_) | State::Withdrawn => Accent { fill: kit.p.soft, ..kit.p.care },
    }
}

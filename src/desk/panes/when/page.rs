//! The page of the moment as the glass draws it, what it is, and the pages around it.

use egui::{Color32, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use jiff::Timestamp;

use super::{colour, end, seconds};
use crate::desk::almanac::weave::Thread;
use crate::desk::almanac::{Day, Shown};
use crate::desk::kit::{Kit, Rank, Sign};
use crate::desk::{Act, Desk};
use crate::numbers::{as_f32, floor_u32, round_u32};
use crate::screens::fonts::Face;
use crate::screens::i18n::Arg;
use crate::screens::theme::desk;

/// The size of a page in the row beneath, and what stands under it, in points.
const SMALL: [f32; 2] = [128.0, 72.0];
const UNDER: f32 = 22.0;
/// The least and the most height of the page itself.
const HIGH: [f32; 2] = [150.0, 560.0];
/// The least width of what is said beside it.
const BESIDE: f32 = 220.0;

/// Draws it; the moment that was chosen.
pub(super) fn show(
    of: &mut Desk,
    kit: Kit<'_>,
    ui: &mut Ui,
    (day, at): (&Day, usize),
    acts: &mut Vec<Act>,
) -> Option<Timestamp> {
    let [long, short] = of.options.glass.map(as_f32);
    let high = ui.available_height() - SMALL[1] - UNDER - desk::PART;
    let wide = (ui.available_width() - BESIDE - desk::PART).min(high * long / short);
    let high = (wide * short / long).clamp(HIGH[0], HIGH[1]);
    let size = vec2(high * long / short, high);
    let mut chosen = None;
    ui.horizontal_top(|ui| {
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let name = kit.say("page-name");
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        let px = |points: f32| round_u32(f64::from(points * ui.ctx().pixels_per_point()));
        of.when.size = [px(size.x), px(size.y)];
        picture(kit, ui, rect, of.when.picture.as_ref().map(egui::TextureHandle::id));
        ui.add_space(desk::PART);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            chosen = beside(of, kit, ui, (day, at), acts);
        });
    });
    ui.add_space(desk::PART);
    row(of, kit, ui, (day, at)).or(chosen)
}

/// What the page is, and the ways to the ones before and after it.
fn beside(
    of: &Desk,
    kit: Kit<'_>,
    ui: &mut Ui,
    (day, at): (&Day, usize),
    acts: &mut Vec<Act>,
) -> Option<Timestamp> {
    let page = &day.pages[at];
    let mut chosen = None;
    ui.horizontal(|ui| {
        let before = at.checked_sub(1).and_then(|at| day.pages.get(at));
        for (sign, key, to) in
            [(Sign::Back, "page-before", before), (Sign::On, "page-after", day.pages.get(at + 1))]
        {
            if kit.sign(ui, sign, &kit.say(key), to.is_some()).clicked() {
                chosen = to.map(|page| page.from);
            }
        }
        let [from, until] = [page.from, page.until].map(|at| seconds(at, &day.zone));
        kit.note(ui, &format!("{from} – {until}"));
    });
    ui.add_space(desk::TIGHT);
    let row = page.id().and_then(|id| of.row_of(id));
    let title = page.title(kit.lang);
    kit.heading(
        ui,
        if title.is_empty() { kit.say("when-invite") } else { title.to_owned() }.as_str(),
    );
    for words in about(kit, day, page, row.map(|row| row.head.as_str())) {
        kit.note(ui, &words);
    }
    if let Some(row) = row {
        ui.add_space(desk::TIGHT);
        if kit.button(ui, &kit.say("open-item"), Rank::Quiet).clicked() {
            acts.push(Act::Choose(row.file.to_string(), row.index));
        }
    }
    chosen
}

/// Why it is there.
fn about(kit: Kit<'_>, day: &Day, page: &Shown, head: Option<&str>) -> Vec<String> {
    let mut said: Vec<String> =
        head.map(|head| kit.say(&format!("kind-{head}"))).into_iter().collect();
    let Some(id) = page.id() else { return said };
    if let Some(takeover) = day
        .takeovers
        .iter()
        .find(|own| own.id == *id && own.from <= page.from && page.from < own.until)
    {
        let until = end(takeover.until, &day.zone);
        said.push(kit.say_with("when-all-there-is", &[("until", Arg::Text(&until))]));
    }
    let times =
        day.pages.iter().filter(|other| other.id() == Some(id) && !is_answer(other)).count();
    said.push(kit.say_with("when-times", &[("count", Arg::count(times))]));
    said
}

/// Whether it is the second part of a question, its answer.
fn is_answer(page: &Shown) -> bool {
    use crate::player::scene::{Phase, View};
    matches!(&page.scene.view, View::Question(asked) if matches!(asked.phase, Phase::Answered { .. }))
}

/// The page before, this one, and those that come; the moment of the one that was pressed.
fn row(of: &mut Desk, kit: Kit<'_>, ui: &mut Ui, (day, at): (&Day, usize)) -> Option<Timestamp> {
    let each = SMALL[0] + desk::GAP;
    let room = floor_u32(f64::from((ui.available_width() + desk::GAP) / each)) as usize;
    let first = at.saturating_sub(1);
    let mut chosen = None;
    let origin = ui.cursor().min;
    for (place, number) in (first..day.pages.len()).take(room).enumerate() {
        let page = &day.pages[number];
        let corner = origin + vec2(each * as_f32(place), 0.0);
        let rect = Rect::from_min_size(corner, vec2(SMALL[0], SMALL[1] + UNDER));
        let id = egui::Id::unique(("page of the day", place));
        let response = ui.interact(rect, id, Sense::click());
        let time = seconds(page.from, &day.zone);
        let name = format!("{time} {}", page.title(kit.lang));
        let on = number == at;
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, name.trim()));
        let seen = Rect::from_min_size(corner, vec2(SMALL[0], SMALL[1]));
        of.small_shown(number);
        let texture = of.small.get(of.when.mark(number)).flatten();
        picture(kit, ui, seen, texture.map(egui::TextureHandle::id));
        if on || response.has_focus() || response.hovered() {
            let ink = if on || response.has_focus() { kit.p.ink } else { kit.p.soft };
            let stroke = Stroke::new(desk::FOCUS, ink);
            ui.painter().rect_stroke(seen.expand(1.0), 3.0, stroke, StrokeKind::Outside);
        }
        let dot = pos2(seen.min.x + 4.0, seen.max.y + UNDER / 2.0);
        let fill = Thread::of(page).map_or(kit.p.line, |thread| colour(kit, thread));
        ui.painter().circle_filled(dot, 4.0, fill);
        let under = Rect::from_min_max(pos2(seen.min.x + 14.0, seen.max.y + 2.0), rect.max);
        let (face, ink) = if on { (Face::Strong, kit.p.ink) } else { (Face::Text, kit.p.soft) };
        kit.put_line(ui, under, &time, face, ink);
        if response.clicked() {
            chosen = Some(page.from);
        }
    }
    ui.allocate_space(vec2(ui.available_width(), SMALL[1] + UNDER));
    chosen
}

/// A page in its place, or only its place.
fn picture(kit: Kit<'_>, ui: &Ui, rect: Rect, texture: Option<egui::TextureId>) {
    ui.painter().rect_filled(rect, 2.0, kit.p.raised);
    if let Some(texture) = texture {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture, rect, whole, Color32::WHITE);
    }
    let rim = Stroke::new(desk::LINE, kit.p.line);
    ui.painter().rect_stroke(rect, 2.0, rim, StrokeKind::Outside);
}

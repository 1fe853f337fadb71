//! The day as a ribbon, woven of what the loop shows, and one hour of it page by page.

use egui::{Align2, EventFilter, Key, Mesh, Pos2, Rect, Response, Role, Sense, Shape, Stroke};
use egui::{Ui, WidgetInfo, pos2, vec2};
use jiff::{SignedDuration, Timestamp};

use super::{clock, colour};
use crate::desk::Desk;
use crate::desk::almanac::Day;
use crate::desk::almanac::weave::{ALL, Stretch, Thread};
use crate::desk::kit::Kit;
use crate::numbers::{as_f32, nearest_f32};
use crate::screens::fonts::Face;
use crate::screens::i18n::Arg;
use crate::screens::theme::desk;

/// Fewest points between the names of two hours.
const HOUR_LEAST: f32 = 46.0;
const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// A stretch of time over a stretch of the window.
#[derive(Clone, Copy)]
struct Scale {
    rect: Rect,
    from: Timestamp,
    /// In seconds.
    long: f64,
}

impl Scale {
    fn new(rect: Rect, [from, until]: [Timestamp; 2]) -> Self {
        Self { rect, from, long: until.duration_since(from).as_secs_f64().max(1.0) }
    }

    fn x(&self, at: Timestamp) -> f32 {
        let share = at.duration_since(self.from).as_secs_f64() / self.long;
        self.rect.min.x + self.rect.width() * nearest_f32(share.clamp(0.0, 1.0))
    }

    fn at(&self, x: f32) -> Timestamp {
        let share = ((x - self.rect.min.x) / self.rect.width().max(1.0)).clamp(0.0, 1.0);
        let after = SignedDuration::try_from_secs_f64(f64::from(share) * self.long);
        after.ok().and_then(|after| self.from.checked_add(after).ok()).unwrap_or(self.from)
    }
}

/// The whole day; the moment that was chosen on it.
pub(super) fn day(
    of: &Desk,
    kit: Kit<'_>,
    ui: &mut Ui,
    day: &Day,
    moment: Timestamp,
) -> Option<Timestamp> {
    let open = day.open?;
    let size = vec2(ui.available_width(), desk::MARKS + desk::RIBBON + desk::HOURS);
    let (whole, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let ribbon =
        Rect::from_min_size(whole.min + vec2(0.0, desk::MARKS), vec2(whole.width(), desk::RIBBON));
    let scale = Scale::new(ribbon, open);
    let page = &day.pages[day.at(moment)];
    let value = format!("{} {}", clock(moment, &day.zone), page.title(kit.lang));
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Slider, true, kit.say("when-day"));
        info.current_text_value = Some(value.clone());
        info
    });
    let round = f32::from(desk::ROUND);
    ui.painter().rect_filled(ribbon, round, kit.p.raised);
    weave(kit, ui, day, ribbon);
    // The corners of what is woven are cut by the paper around it.
    let cut = Stroke::new(round, kit.p.paper);
    ui.painter().rect_stroke(ribbon.expand(round), round * 2.0, cut, egui::StrokeKind::Inside);
    hours(kit, ui, (day, open), scale);
    marks(of, kit, ui, day, scale);
    cursor(kit, ui, scale.x(moment), ribbon);
    kit.focus(ui, &response, ribbon);
    let by_key = turned(ui, &response, day, moment);
    let by_hand = response.interact_pointer_pos().map(|at| scale.at(at.x));
    by_hand.filter(|at| *at != moment).or(by_key)
}

/// What the arrow keys ask for: the page before or after.
fn turned(ui: &Ui, response: &Response, day: &Day, moment: Timestamp) -> Option<Timestamp> {
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let at = day.at(moment);
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    let to = if pressed(Key::ArrowRight) {
        at + 1
    } else if pressed(Key::ArrowLeft) {
        at.checked_sub(1)?
    } else {
        return None;
    };
    day.pages.get(to).map(|page| page.from)
}

/// The threads, minute by minute, each as thick as its share.
fn weave(kit: Kit<'_>, ui: &Ui, day: &Day, ribbon: Rect) {
    let (minutes, stretch) = (&day.weave.minutes, &day.weave.stretch);
    let step = ribbon.width() / as_f32(minutes.len().max(1));
    let edges = |at: usize| {
        let mut edges = [ribbon.min.y; ALL.len() + 1];
        for thread in 0..ALL.len() {
            edges[thread + 1] = edges[thread] + minutes[at][thread] * ribbon.height();
        }
        edges
    };
    let mut mesh = Mesh::default();
    let mut seams: Vec<Vec<Pos2>> = vec![Vec::new(); ALL.len() - 1];
    for at in 0..minutes.len() {
        let left = ribbon.min.x + step * as_f32(at);
        let here = edges(at);
        // Where the loop gives way to something else, it does so at once.
        let goes_on = stretch.get(at + 1) == Some(&stretch[at]);
        let next = if goes_on { edges(at + 1) } else { here };
        if stretch[at] == Stretch::Closed {
            continue;
        }
        for (thread, own) in ALL.iter().enumerate() {
            let corners = [
                pos2(left, here[thread]),
                pos2(left + step, next[thread]),
                pos2(left + step, next[thread + 1]),
                pos2(left, here[thread + 1]),
            ];
            quad(&mut mesh, corners, colour(kit, *own));
        }
        if stretch[at] == Stretch::Loop {
            for (seam, edge) in seams.iter_mut().zip(&here[1..]) {
                seam.push(pos2(left, *edge));
            }
        }
        if !goes_on || at + 1 == minutes.len() {
            ui.painter().add(Shape::mesh(std::mem::take(&mut mesh)));
            for seam in seams.iter_mut().map(std::mem::take) {
                ui.painter().line(seam, Stroke::new(desk::LINE, kit.p.paper));
            }
        }
    }
}

fn quad(mesh: &mut Mesh, corners: [Pos2; 4], colour: egui::Color32) {
    let first = u32::try_from(mesh.vertices.len()).unwrap_or(0);
    for corner in corners {
        mesh.colored_vertex(corner, colour);
    }
    mesh.add_triangle(first, first + 1, first + 2);
    mesh.add_triangle(first, first + 2, first + 3);
}

/// The full hours beneath the ribbon, as many as there is room for.
fn hours(kit: Kit<'_>, ui: &Ui, (day, open): (&Day, [Timestamp; 2]), scale: Scale) {
    let apart = scale.rect.width() * nearest_f32(3600.0 / scale.long);
    let every = (1..).find(|n| apart * as_f32(*n) >= HOUR_LEAST).unwrap_or(1_usize);
    let first = open[0].to_zoned(day.zone.clone());
    let Ok(first) =
        first.round(jiff::ZonedRound::new().smallest(jiff::Unit::Hour).mode(jiff::RoundMode::Ceil))
    else {
        return;
    };
    let mut at = first.timestamp();
    let font = kit.font(Face::Text, desk::SMALL - 1.0);
    let top = scale.rect.max.y;
    for number in 0..25_usize {
        if at > open[1] {
            break;
        }
        if number.is_multiple_of(every) {
            let x = scale.x(at);
            let tick = [pos2(x, top + 2.0), pos2(x, top + 5.0)];
            ui.painter().line_segment(tick, Stroke::new(desk::LINE, kit.p.line));
            let place = (x, pos2(x, top + 6.0));
            let (edge, room) = (scale.rect, 18.0);
            let align = if place.0 < edge.min.x + room {
                Align2::LEFT_TOP
            } else if place.0 > edge.max.x - room {
                Align2::RIGHT_TOP
            } else {
                Align2::CENTER_TOP
            };
            ui.painter().text(place.1, align, clock(at, &day.zone), font.clone(), kit.p.soft);
        }
        let Ok(next) = at.checked_add(HOUR) else { break };
        at = next;
    }
}

/// Above the ribbon: what interrupts everything, and when the colours of the evening come.
fn marks(of: &Desk, kit: Kit<'_>, ui: &Ui, day: &Day, scale: Scale) {
    let line = scale.rect.min.y - 5.0;
    let face = kit.font(Face::Text, desk::SMALL);
    for takeover in &day.takeovers {
        let (from, until) = (scale.x(takeover.from), scale.x(takeover.until));
        let stroke = Stroke::new(desk::FOCUS, kit.p.ink);
        ui.painter().line_segment([pos2(from, line), pos2(until, line)], stroke);
        let title = of.row_of(&takeover.id).map_or("", |row| row.title(kit.lang));
        let words = kit.say_with("when-takeover", &[("title", Arg::Text(title))]);
        let place = Rect::from_min_max(
            pos2(from, scale.rect.min.y - desk::MARKS),
            pos2((from + 320.0).min(scale.rect.max.x), line),
        );
        kit.put_line(ui, place, &words, Face::Text, kit.p.ink);
    }
    for pair in day.pages.windows(2).filter(|pair| pair[0].scene.mood != pair[1].scene.mood) {
        let x = scale.x(pair[1].from);
        let edge = [pos2(x, scale.rect.min.y - 4.0), pos2(x, scale.rect.max.y + 4.0)];
        ui.painter().line_segment(edge, Stroke::new(desk::LINE, kit.p.ink));
        let key = format!("when-{:?}", pair[1].scene.mood);
        let at = pos2(x + 5.0, line - 1.0);
        ui.painter().text(at, Align2::LEFT_BOTTOM, kit.say(&key), face.clone(), kit.p.soft);
    }
}

fn cursor(kit: Kit<'_>, ui: &Ui, x: f32, over: Rect) {
    let line = [pos2(x, over.min.y - 3.0), pos2(x, over.max.y + 3.0)];
    ui.painter().line_segment(line, Stroke::new(3.0 * desk::LINE + 2.0, kit.p.paper));
    ui.painter().line_segment(line, Stroke::new(desk::FOCUS, kit.p.ink));
    ui.painter().circle_filled(line[1], 4.0, kit.p.ink);
}

/// The hour around the moment, page by page; the moment that was chosen on it.
pub(super) fn hour(
    kit: Kit<'_>,
    ui: &mut Ui,
    day: &Day,
    moment: Timestamp,
    at: usize,
) -> Option<Timestamp> {
    let size = vec2(ui.available_width(), desk::STRIPES + desk::HOURS);
    let (whole, response) = ui.allocate_exact_size(size, Sense::click());
    let rect = Rect::from_min_size(whole.min, vec2(whole.width(), desk::STRIPES));
    let begins = moment.to_zoned(day.zone.clone());
    let begins = begins
        .round(jiff::ZonedRound::new().smallest(jiff::Unit::Hour).mode(jiff::RoundMode::Trunc))
        .ok()?
        .timestamp();
    let ends = begins.checked_add(HOUR).ok()?;
    let scale = Scale::new(rect, [begins, ends]);
    let name = kit.say_with("when-hour", &[("hour", Arg::Text(&clock(begins, &day.zone)))]);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    let first = day.pages.partition_point(|page| page.until <= begins);
    for (number, page) in day.pages.iter().enumerate().skip(first) {
        if page.from >= ends {
            break;
        }
        let (left, right) = (scale.x(page.from), scale.x(page.until));
        let on = number == at;
        let grown = if on { 0.0 } else { 3.0 };
        let gap = if right - left > 3.0 { 1.0 } else { 0.0 };
        let stripe = Rect::from_min_max(
            pos2(left, rect.min.y + grown),
            pos2((right - gap).max(left), rect.max.y - grown),
        );
        let fill = Thread::of(page).map_or(kit.p.line, |thread| colour(kit, thread));
        ui.painter().rect_filled(stripe, 1.0, fill);
        if on {
            let around = stripe.expand(1.5);
            let stroke = Stroke::new(desk::FOCUS, kit.p.ink);
            ui.painter().rect_stroke(around, 2.0, stroke, egui::StrokeKind::Outside);
        }
    }
    let font = kit.font(Face::Text, desk::SMALL - 1.0);
    for quarter in 0..=4_u8 {
        let Ok(at) = begins.checked_add(SignedDuration::from_mins(15 * i64::from(quarter))) else {
            continue;
        };
        let align = match quarter {
            0 => Align2::LEFT_TOP,
            4 => Align2::RIGHT_TOP,
            _ => Align2::CENTER_TOP,
        };
        let place = pos2(scale.x(at), rect.max.y + 4.0);
        ui.painter().text(place, align, clock(at, &day.zone), font.clone(), kit.p.soft);
    }
    response.interact_pointer_pos().map(|at| scale.at(at.x)).filter(|_| response.clicked())
}

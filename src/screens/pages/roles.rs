//! "What were you hired to do?": the tiles, and the page behind each.

use std::f32::consts::{FRAC_PI_2, PI};

use egui::{Align, Color32, Id, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use super::slides::your_jobs::{JobCard, paint_jobs};
use crate::content::model::{Lang, Role};
use crate::numbers::as_f32;
use crate::player::scene::Gesture;
use crate::screens::column;
use crate::screens::column::{Pen, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::metrics::each;
use crate::screens::theme::{space, steps};
use crate::screens::widgets::bar;
use crate::screens::widgets::button::{Button, Look};
use crate::screens::widgets::icon;
use crate::screens::widgets::icon::Icon;
use std::sync::Arc;

/// On more tiles than these there is room for one language only.
const TILES_BILINGUAL_MAX: usize = 10;
/// Straight pieces of an arc: enough for the edge of a disc on the largest glass.
const ARC_STEPS: usize = 64;

/// Draws the tiles.
pub(super) fn draw_tiles(glass: &mut Glass<'_>, roles: &[Arc<Role>]) {
    let m = glass.m;
    let page = m.page();
    let reach = glass.scene.ease.reach;
    let (title, about) = (glass.say("roles-title"), glass.say("roles-about"));
    let pen = column::Pen::of(glass);
    let parts = [
        pen.near(&title, Face::Statement, steps::TITLE),
        pen.near(&about, Face::Text, steps::READ).coloured(glass.p.soft).below(18.0),
    ];
    let head = column::set(glass, &parts, page.width(), page.height() * 0.4).paint(
        glass,
        page,
        Stand::Top,
    );
    let mut grid = m.controls(reach);
    grid.min.y = grid.min.y.max(head.max.y + m.u(space::MEDIUM));
    // Where the buttons are lowered there is room for two rows, or upright for four.
    let columns = match (m.portrait, reach, roles.len()) {
        (true, true, 9..) => 3,
        (true, ..) => 2,
        (false, _, ..=6) => 3,
        (false, true, many @ 9..) => many.div_ceil(2),
        (false, ..) => 4,
    };
    let rows = roles.len().div_ceil(columns).max(1);
    let gap = m.u(24.0);
    let size =
        vec2(each(grid.width(), columns, gap), each(grid.height(), rows, gap).min(m.u(300.0)));
    let top = grid.max.y - size.y * as_f32(rows) - gap * as_f32(rows - 1);
    for (index, role) in roles.iter().enumerate() {
        let at = pos2(
            grid.min.x + (size.x + gap) * as_f32(index % columns),
            top + (size.y + gap) * as_f32(index / columns),
        );
        let second = glass.scene.other.clone().filter(|_| roles.len() <= TILES_BILINGUAL_MAX);
        tile(glass, Rect::from_min_size(at, size), (role, second.as_ref()), index);
    }
    let home = Button::new("roles-home", glass.say("home"), Gesture::Home);
    let leave = bar::leave(glass, "roles-leave");
    bar::show(glass, vec![home, leave], Vec::new());
}

/// One tile; `second` is the other language, where its name stands there as well.
fn tile(glass: &mut Glass<'_>, rect: Rect, (role, second): (&Role, Option<&Lang>), index: usize) {
    let m = glass.m;
    let p = glass.p;
    let name = glass.text(&role.name).to_owned();
    let accent = [p.care, p.thanks, p.dignity][index % 3];
    let hold = glass.control(
        rect,
        Id::unique(("role", role.id.as_str())),
        &name,
        Gesture::PickRole(role.id.clone()),
    );
    let round = m.u(space::ROUND);
    glass.area(rect, round, if hold.pressed { accent.fill } else { accent.tint });
    let radius = rect.height() * 0.36;
    let centre = pos2(rect.max.x - radius * 0.86, rect.max.y - radius * 0.42);
    if !hold.pressed {
        glass.painter().add(corner_disc(rect, round, (centre, radius), accent.fill));
        let colour = accent.on_fill;
        icon::paint(
            glass.painter(),
            Icon::Right,
            centre + vec2(radius * 0.02, -radius * 0.26),
            radius * 0.6,
            colour,
        );
    }
    glass.focus_mark(rect, round, hold);
    let colour = if hold.pressed { accent.on_fill } else { p.ink };
    let inside = rect.shrink(m.u(30.0)).with_max_x(rect.max.x - m.u(24.0));
    let pen = column::Pen::of(glass);
    let mut parts = vec![pen.near(&name, Face::Strong, steps::LINK).coloured(colour)];
    let second = second.and_then(|lang| Some((lang, role.name.exact(lang)?)));
    if let Some((lang, text)) = second {
        let pen = Pen { lang, ..pen };
        parts.push(pen.near(text, Face::Text, steps::LABEL).coloured(colour).below(8.0));
    }
    let room = inside.with_max_y(rect.max.y - m.u(20.0));
    column::set(glass, &parts, room.width(), room.height()).paint(glass, room, Stand::Top);
}

/// What of a disc lies in the lower right corner of `rect`, whose corners are rounded.
fn corner_disc(rect: Rect, round: f32, (centre, radius): (Pos2, f32), fill: Color32) -> Shape {
    let arc = |centre: Pos2, radius: f32, [from, to]: [f32; 2]| {
        let angle = move |step| from + (to - from) * as_f32(step) / as_f32(ARC_STEPS);
        (0..=ARC_STEPS).map(move |step| centre + radius * Vec2::angled(angle(step)))
    };
    // From where its edge leaves the tile on the right, round to where it does so below.
    let left = (rect.max - centre) / radius;
    let edge = arc(centre, radius, [-left.x.acos(), -PI - left.y.asin()]);
    let corner = arc(rect.max - Vec2::splat(round), round, [FRAC_PI_2, 0.0]);
    Shape::convex_polygon(edge.chain(corner).collect(), fill, Stroke::NONE)
}

/// Draws one role: job one, job two, the third where there is one, and two things to do.
pub(super) fn draw_role(glass: &mut Glass<'_>, role: &Role) {
    let m = glass.m;
    let p = glass.p;
    let page = m.page();
    let name = glass.text(&role.name);
    let title =
        glass.fit(name, Face::Statement, steps::TITLE, false, vec2(page.width(), m.u(180.0)));
    glass.put(&title, page.min, Align::Min, p.ink);
    let rest = page.with_min_y(page.min.y + title.size.y + m.u(36.0));
    let gap = m.u(24.0);
    let (left, acts) = if m.portrait {
        let (a, b) = rest.split_top_bottom_at_fraction(0.56);
        (a.with_max_y(a.max.y - gap / 2.0), b.with_min_y(b.min.y + gap / 2.0))
    } else {
        let (a, b) = rest.split_left_right_at_fraction(0.56);
        (a.with_max_x(a.max.x - gap / 2.0), b.with_min_x(b.min.x + gap / 2.0))
    };
    let third = glass.scene.kiosk.third_job.clone();
    let share = if third.is_some() { 0.36 } else { 0.5 };
    let high = (left.height() - gap) * share;
    let one = left.with_max_y(left.min.y + high);
    let two = Rect::from_min_max(
        pos2(left.min.x, one.max.y + gap),
        pos2(left.max.x, one.max.y + gap + high),
    );
    let jobs = [
        JobCard { card: one, label: "job-one", text: glass.text(&role.job_one), accent: None },
        JobCard {
            card: two,
            label: "job-two",
            text: glass.text(&role.job_two),
            accent: Some(p.care),
        },
    ];
    paint_jobs(glass, &jobs);
    if let Some(third) = third {
        let rect = left.with_min_y(two.max.y + gap);
        let text = format!("{}\n{}", glass.text(&third.name), glass.text(&third.ask));
        third_job(glass, rect, &text);
    }
    acts_in(glass, acts, role);
    let back = Button::new("role-back", glass.say("back"), Gesture::Back);
    let leave = bar::leave(glass, "role-leave");
    let quiz = Button::new("role-quiz", glass.say("quiz-role"), Gesture::Quiz);
    let quiz = quiz.look(Look::Strong(glass.p.care));
    bar::show(glass, vec![back, leave], vec![quiz]);
}

fn third_job(glass: &mut Glass<'_>, rect: Rect, text: &str) {
    let p = glass.p;
    glass.area(rect, glass.m.u(space::ROUND), p.thanks.tint);
    let inside = rect.shrink2(vec2(glass.m.u(44.0), glass.m.u(20.0)));
    let label = glass.say("job-three");
    let pen = column::Pen::of(glass);
    let parts = [
        pen.near(&label, Face::Strong, &steps::LABEL[1..]).coloured(p.thanks.text),
        pen.near(text, Face::Text, steps::SMALL).below(6.0),
    ];
    column::set(glass, &parts, inside.width(), inside.height()).paint(glass, inside, Stand::Middle);
}

fn acts_in(glass: &mut Glass<'_>, rect: Rect, role: &Role) {
    let m = glass.m;
    let p = glass.p;
    glass.area(rect, m.u(space::ROUND), p.card);
    glass.rim(rect, m.u(space::ROUND), m.u(2.0).max(1.0), p.line);
    let inside = rect.shrink(m.u(44.0));
    let label = glass.say("today-acts");
    let head =
        glass.fit(&label, Face::Strong, steps::LABEL, false, vec2(inside.width(), m.u(140.0)));
    glass.put(&head, inside.min, Align::Min, p.care.text);
    let rest = inside.with_min_y(inside.min.y + head.size.y + m.u(28.0));
    let half = rest.height() / as_f32(role.acts.len());
    let across = m.u(64.0);
    let rows = [0.0, 1.0].map(|index| {
        let top = rest.min.y + half * index;
        Rect::from_min_size(pos2(rest.min.x, top), vec2(rest.width(), half))
    });
    let rooms = rows.map(|row| row.with_min_x(row.min.x + across + m.u(28.0)));
    let pen = column::Pen::of(glass);
    let parts = [0, 1].map(|index| {
        let text = role.acts[index].get(pen.lang);
        [pen.near(text, Face::Text, steps::ACT)]
    });
    let columns =
        column::set_alike(glass, &[(&parts[0], rooms[0].size()), (&parts[1], rooms[1].size())]);
    for ((row, room), column) in rows.iter().zip(rooms).zip(columns) {
        let at = pos2(row.min.x + across / 2.0, row.center().y);
        icon::badge(glass.painter(), Icon::Tick, at, across, (p.care.tint, p.care.text));
        column.paint(glass, room, Stand::Middle);
    }
}

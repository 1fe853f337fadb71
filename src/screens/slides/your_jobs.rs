//! The signature slide: what one role was hired for, and the job that comes with it. Another
//! role each time it comes around; a touch opens the tiles of all of them.

use egui::{Rect, pos2};

use crate::content::model::{Role, Slide};
use crate::screens::column::{self, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::theme::{Accent, space, steps};

pub fn draw(glass: &mut Glass<'_>, slide: &Slide, role: Option<&Role>) {
    let m = glass.m;
    let page = m.page();
    let view = super::Reader::of(glass);
    let kicker = role.map_or_else(String::new, |role| glass.text(&role.name).to_owned());
    let mut parts = vec![
        view.label(&kicker, glass.p.care),
        view.headline(slide, true),
    ];
    parts.extend(view.second(slide));
    let head = column::set(glass, &parts, page.width(), page.height() * 0.5);
    let top = head.paint(glass, page, Stand::Top).max.y + m.u(space::MEDIUM);
    let Some(role) = role else { return };

    let rest = Rect::from_min_max(pos2(page.min.x, top), page.max);
    let gap = m.u(28.0);
    let (one, two) = if m.portrait {
        let (a, b) = rest.split_top_bottom_at_fraction(0.5);
        (
            a.with_max_y(a.max.y - gap / 2.0),
            b.with_min_y(b.min.y + gap / 2.0),
        )
    } else {
        let (a, b) = rest.split_left_right_at_fraction(0.46);
        (
            a.with_max_x(a.max.x - gap / 2.0),
            b.with_min_x(b.min.x + gap / 2.0),
        )
    };
    let p = glass.p;
    let plain = Accent {
        fill: p.ink,
        tint: p.raised,
        text: p.soft,
        on_fill: p.paper,
    };
    job(
        glass,
        one,
        "job-one",
        glass.text(&role.job_one),
        plain.tint,
        (plain.text, p.ink),
    );
    job(
        glass,
        two,
        "job-two",
        glass.text(&role.job_two),
        p.care.fill,
        (p.care.tint, p.care.on_fill),
    );
}

/// A card with a label and a job.
pub fn job(
    glass: &mut Glass<'_>,
    card: Rect,
    label: &str,
    text: &str,
    fill: egui::Color32,
    (label_colour, colour): (egui::Color32, egui::Color32),
) {
    glass.area(card, glass.m.u(space::ROUND), fill);
    let inside = card.shrink(glass.m.u(44.0));
    let view = super::Reader::of(glass);
    let label = glass.say(label);
    let parts = [
        view.near(&label, Face::Strong, steps::READ, 0.0)
            .coloured(label_colour),
        view.near(text, Face::Statement, steps::JOB, 18.0)
            .coloured(colour),
    ];
    column::set(glass, &parts, inside.width(), inside.height()).paint(glass, inside, Stand::Middle);
}

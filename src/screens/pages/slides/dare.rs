//! Today's dare: one act, with a box to tick in one's mind.

use egui::{Rect, pos2, vec2};

use crate::content::model::{Slide, Text};
use crate::screens::column::{self, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::theme::{space, steps};

pub(super) fn draw(glass: &mut Glass<'_>, slide: &Slide, role: &Text) {
    let m = glass.m;
    let accent = super::accent(glass, slide);
    let ground = Rect::from_min_max(m.glass.min, pos2(m.glass.max.x, m.bar().min.y));
    glass.area(ground, 0.0, accent.tint);
    let page = m.page();
    let across = m.u(230.0);
    let gap = m.u(space::LARGE);
    let words = if m.portrait {
        page.with_min_y(page.min.y + across + gap)
    } else {
        page.with_min_x(page.min.x + across + gap)
    };
    let view = super::SlideTexts::of(glass);
    let label = glass.say("dare");
    let act = slide.headline.get(&glass.scene.lang);
    let sizes = super::pick(&glass.scene.lang, steps::DARE, steps::DARE_HAN);
    let mut parts =
        vec![view.label(&label, accent), view.pen().far(act, Face::Statement, sizes).below(28.0)];
    let name = glass.text(role);
    parts.push(view.near(name, Face::Strong, steps::TOUCHPOINT, 40.0).coloured(accent.text));
    let column = column::set(glass, &parts, words.width(), words.height());
    let stands = column.paint(glass, words, Stand::Middle);
    let middle = if m.portrait {
        pos2(page.min.x + across / 2.0, stands.min.y - gap - across / 2.0)
    } else {
        pos2(page.min.x + across / 2.0, stands.center().y)
    };
    let tick_box = Rect::from_center_size(middle, vec2(across, across));
    glass.area(tick_box, m.u(44.0), glass.p.card);
    glass.rim(tick_box, m.u(44.0), m.u(16.0), accent.fill);
}

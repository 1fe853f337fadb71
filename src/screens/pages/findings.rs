//! What is wrong with the content folder, for its owner. Passers-by never get here.

use egui::{Align, Rect, pos2, vec2};

use crate::numbers::as_f32;
use crate::player::scene::FindingLine;
use crate::screens::column;
use crate::screens::column::Stand;
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::i18n::Arg;
use crate::screens::theme::{space, steps};
use crate::screens::widgets::bar;
use crate::screens::widgets::icon;
use crate::screens::widgets::icon::Icon;

/// Findings on one page; `breakroom check` lists all of them.
const SHOWN_MAX: usize = 4;

/// Draws the owner's page of findings, the errors first.
pub(super) fn draw(glass: &mut Glass<'_>, findings: &[FindingLine]) {
    let m = glass.m;
    let p = glass.p;
    let page = m.page();
    let key = if findings.is_empty() { "findings-none" } else { "findings-title" };
    let title = glass.say(key);
    let title =
        glass.fit(&title, Face::Statement, steps::TITLE, false, vec2(page.width(), m.u(200.0)));
    glass.put(&title, page.min, Align::Min, p.ink);
    let more = findings.len().saturating_sub(SHOWN_MAX);
    let mut room = page.with_min_y(page.min.y + title.size.y + m.u(36.0));
    if more > 0 {
        let text = glass.say_with("findings-more", &[("count", Arg::count(more))]);
        let block =
            glass.fit(&text, Face::Text, steps::SMALL, false, vec2(page.width(), m.u(100.0)));
        let at = pos2(room.min.x, room.max.y - block.size.y);
        glass.put(&block, at, Align::Min, p.soft);
        room.max.y = at.y - m.u(20.0);
    }
    let gap = m.u(20.0);
    let high = ((room.height() + gap) / as_f32(SHOWN_MAX) - gap).min(m.u(260.0));
    for (index, finding) in findings.iter().take(SHOWN_MAX).enumerate() {
        let top = room.min.y + (high + gap) * as_f32(index);
        row(glass, Rect::from_min_size(pos2(room.min.x, top), vec2(room.width(), high)), finding);
    }
    let leave = bar::leave(glass, "findings-leave");
    bar::show(glass, vec![leave], Vec::new());
}

fn row(glass: &mut Glass<'_>, rect: Rect, finding: &FindingLine) {
    let m = glass.m;
    let p = glass.p;
    let accent = if finding.error { p.wrong } else { p.thanks };
    glass.area(rect, m.u(space::ROUND), p.card);
    glass.rim(rect, m.u(space::ROUND), m.u(space::RIM), accent.fill);
    let across = m.u(56.0);
    let at = pos2(rect.min.x + m.u(32.0) + across / 2.0, rect.center().y);
    let sign = if finding.error { Icon::Cross } else { Icon::Right };
    icon::badge(glass.painter(), sign, at, across, (accent.fill, accent.on_fill));
    let inside =
        rect.with_min_x(at.x + across / 2.0 + m.u(28.0)).shrink2(vec2(m.u(16.0), m.u(12.0)));
    let kind = glass.say(if finding.error { "error" } else { "warning" });
    let place = format!("{kind} · {}", finding.place);
    let pen = column::Pen::of(glass);
    let part = |text, face, sizes, colour, above| {
        pen.near(text, face, sizes).coloured(colour).below(above)
    };
    let parts = [
        part(place.as_str(), Face::Strong, &steps::LABEL[2..], accent.text, 0.0),
        part(finding.what.as_str(), Face::Text, steps::SMALL, p.ink, 6.0),
        part(finding.todo.as_str(), Face::Text, &steps::SMALL[2..], p.soft, 6.0),
    ];
    column::set(glass, &parts, inside.width(), inside.height()).paint(glass, inside, Stand::Middle);
}

//! If it happened to you: what to do, one short step after the other, and whom to tell.

use egui::{Align, Rect, pos2, vec2};

use crate::content::model::{Slide, Text};
use crate::screens::column::{self, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::theme::{space, steps};

pub fn draw(glass: &mut Glass<'_>, slide: &Slide, lines: &[Text], tell: &Text) {
    let m = glass.m;
    let accent = super::accent(glass, slide);
    let (panel, text) = super::split(glass, if m.portrait { 0.4 } else { 0.44 });
    glass.area(panel, 0.0, accent.fill);
    let inside = Rect::from_min_max(
        panel.min + vec2(m.u(space::MARGIN), m.u(72.0)),
        panel.max - vec2(m.u(space::LARGE), m.u(space::MEDIUM)),
    );
    let view = super::Reader::of(glass);
    let label = glass.say("help");
    let mut parts = vec![
        view.label(&label, accent).coloured(accent.on_fill),
        view.headline(slide, true).coloured(accent.on_fill),
    ];
    parts.extend(view.second(slide).map(|part| part.coloured(accent.tint)));
    column::set(glass, &parts, inside.width(), inside.height()).paint(glass, inside, Stand::Middle);

    let text = super::with_source(glass, slide, text);
    let tell = format!("{}: {}", glass.say("tell"), glass.text(tell));
    let tell = if glass.scene.lang.is_han() {
        tell.replacen(": ", "：", 1)
    } else {
        tell
    };
    let parts = [view
        .near(&tell, Face::Strong, steps::READ, 0.0)
        .coloured(accent.text)];
    let foot = column::set(glass, &parts, text.width(), text.height() * 0.3);
    foot.paint(glass, text, Stand::Bottom);
    let room = text.with_max_y(text.max.y - foot.height - m.u(space::MEDIUM));
    steps_in(glass, room, lines, accent);
}

fn steps_in(
    glass: &mut Glass<'_>,
    room: Rect,
    lines: &[Text],
    accent: crate::screens::theme::Accent,
) {
    let m = glass.m;
    let pitch = (room.height() / lines.len().max(1) as f32).min(m.u(190.0));
    let top = room.center().y - pitch * lines.len() as f32 / 2.0;
    for (index, line) in lines.iter().enumerate() {
        let row = Rect::from_min_size(
            pos2(room.min.x, top + pitch * index as f32),
            vec2(room.width(), pitch),
        );
        let across = m.u(76.0).min(pitch * 0.8);
        let at = pos2(row.min.x + across / 2.0, row.center().y);
        glass.painter().circle_filled(at, across / 2.0, accent.tint);
        let number = glass.fit(
            &(index + 1).to_string(),
            Face::Statement,
            &[48.0, 40.0, 32.0],
            false,
            vec2(across, across),
        );
        let lift = number.px * 0.04;
        glass.put(
            &number,
            pos2(at.x, at.y - number.size.y / 2.0 + lift),
            Align::Center,
            accent.text,
        );
        let inside = row
            .with_min_x(row.min.x + across + m.u(32.0))
            .shrink2(vec2(0.0, m.u(8.0)));
        let view = super::Reader::of(glass);
        let parts = [view.near(glass.text(line), Face::Text, steps::STORY, 0.0)];
        column::set(glass, &parts, inside.width(), inside.height()).paint(
            glass,
            inside,
            Stand::Middle,
        );
    }
}

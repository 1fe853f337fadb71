//! A customer's words, and whose work is behind them.

use egui::{Align, Rect, pos2, vec2};

use crate::content::model::{Lang, Slide, Text};
use crate::screens::column::{self, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::i18n::Arg;
use crate::screens::theme::{space, steps};
use crate::screens::typeset::{self, Breaks, Style};

pub(super) fn draw(glass: &mut Glass<'_>, slide: &Slide, by: &Text, thanks_to: &Text) {
    let m = glass.m;
    let accent = super::accent(glass, slide);
    let page = super::with_source(glass, slide, m.page());
    // Thanks stand on a band of their own along the foot; the words have all the rest.
    let view = super::SlideTexts::of(glass);
    let label = glass.say("voice-thanks");
    let p = glass.p;
    let thanks = [
        view.near(&label, Face::Strong, steps::LABEL, 0.0).coloured(p.thanks.text),
        view.near(glass.text(thanks_to), Face::Statement, steps::LESSON, 14.0),
    ];
    let pad = m.u(space::MEDIUM);
    let wide = page.width() - 2.0 * pad - m.u(14.0);
    let foot = column::set(glass, &thanks, wide, page.height() * 0.3);
    let high = foot.height + 2.0 * m.u(28.0);
    let band = page.with_min_y(page.max.y - high);
    glass.area(band, m.u(space::ROUND), p.thanks.tint);
    let mark = Rect::from_min_max(band.min, pos2(band.min.x + m.u(14.0), band.max.y));
    glass.area(mark, m.u(7.0), p.thanks.fill);
    foot.paint(glass, band.with_min_x(band.min.x + m.u(14.0) + pad), Stand::Middle);

    let room = page.with_max_y(band.min.y - m.u(space::MEDIUM));
    // The Latin mark in every language: the Han one is as wide as a letter, most of it blank.
    let lang = Lang::new("en");
    let style = Style { face: Face::Statement, lang: &lang, px: m.far(steps::MARK) };
    let mark = typeset::set(glass.ui, "“", style, room.width(), Breaks::default());
    // Beside the words, or above them where the glass is upright.
    let (aside, above) =
        if m.portrait { (0.0, mark.size.y * 0.5) } else { (mark.size.x + m.u(space::MEDIUM), 0.0) };
    let words = Rect::from_min_max(room.min + vec2(aside, above), room.max);
    let name = glass.say_with("quote-from", &[("from", Arg::Text(glass.text(by)))]);
    let mut parts = vec![view.headline(slide, m.portrait)];
    parts.extend(view.second(slide));
    parts.push(view.near(&name, Face::Text, steps::TOUCHPOINT, 32.0).coloured(accent.text));
    let column = column::set(glass, &parts, words.width(), words.height());
    let stands = column.paint(glass, words, Stand::Middle);
    glass.put_sign(&mark, pos2(room.min.x, stands.min.y - above), Align::Min, accent.fill);
}

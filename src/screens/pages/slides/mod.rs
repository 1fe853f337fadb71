//! The slides, one composition a file.

mod answered;
mod chain;
mod craft;
mod dare;
mod figure;
mod help;
mod ladder;
mod moment;
mod myth;
pub(super) mod poll;
mod principle;
mod promise;
mod story;
mod voice;
pub(crate) mod your_jobs;

use egui::{Align, Rect, pos2};

use crate::content::model::{Lang, Photo, Role, Slide, SlideKind};
use crate::player::scene::Scene;
use crate::screens::column;
use crate::screens::column::{Part, Pen, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::i18n::Arg;
use crate::screens::motif;
use crate::screens::motif::Motif;
use crate::screens::theme::{Accent, Palette, space, steps};
use crate::screens::widgets::{bar, photo};

/// Draws a slide of the loop.
pub(super) fn draw(glass: &mut Glass<'_>, slide: &Slide, role: Option<&Role>) {
    match &slide.kind {
        SlideKind::Principle { body } => principle::draw(glass, slide, body),
        SlideKind::YourJobs { .. } => your_jobs::draw(glass, slide, role),
        SlideKind::MomentOfTruth { touchpoint, act } => {
            moment::draw(glass, slide, touchpoint, act);
        }
        SlideKind::Story { body, lesson } => story::draw(glass, slide, body, lesson),
        SlideKind::MythAndFact { myth, fact, because } => {
            myth::draw(glass, slide, [myth, fact, because])
        }
        SlideKind::Voice { by, thanks_to } => voice::draw(glass, slide, by, thanks_to),
        SlideKind::Figure { number, of, counted } => {
            figure::draw(glass, slide, number, of, *counted);
        }
        SlideKind::Answered { asked, done } => answered::draw(glass, slide, asked, done),
        SlideKind::Dare { role } => dare::draw(glass, slide, role),
        SlideKind::Craft { body } => craft::draw(glass, slide, body),
        SlideKind::Poll { options } => poll::draw(glass, slide, options, None),
        SlideKind::Chain { links, body } => chain::draw(glass, slide, links, body),
        SlideKind::BoundaryLadder { steps, decides } => ladder::draw(glass, slide, steps, decides),
        SlideKind::HelpCard { steps, tell } => help::draw(glass, slide, steps, tell),
        SlideKind::Promise { body } => promise::draw(glass, slide, body),
    }
    bar::home(glass);
}

/// The page cut in two: `share` of it for a picture that bleeds to the edges of the glass, on
/// alternating sides (above in portrait), and the rest for text.
pub(crate) fn split(glass: &Glass<'_>, share: f32) -> (Rect, Rect) {
    let (glass_rect, page, bar) = (glass.m.glass, glass.m.page(), glass.m.bar());
    let gap = glass.m.u(space::LARGE);
    if glass.m.portrait {
        let edge = glass_rect.min.y + bar.min.y * share;
        let picture = Rect::from_min_max(glass_rect.min, pos2(glass_rect.max.x, edge));
        let text = Rect::from_min_max(pos2(page.min.x, edge + gap), page.max);
        return (picture, text);
    }
    let wide = glass_rect.width() * share;
    if glass.scene.turn.is_multiple_of(2) {
        let edge = glass_rect.max.x - wide;
        let picture =
            Rect::from_min_max(pos2(edge, glass_rect.min.y), pos2(glass_rect.max.x, bar.min.y));
        let text = Rect::from_min_max(page.min, pos2(edge - gap, page.max.y));
        (picture, text)
    } else {
        let edge = glass_rect.min.x + wide;
        let picture = Rect::from_min_max(glass_rect.min, pos2(edge, bar.min.y));
        let text = Rect::from_min_max(pos2(edge + gap, page.min.y), page.max);
        (picture, text)
    }
}

/// Fills `rect` with the slide's photo, or with the motif that belongs to its id.
fn picture(
    glass: &Glass<'_>,
    slide: &Slide,
    own: Option<&Photo>,
    rect: Rect,
    motif: Option<Motif>,
) {
    if own.is_some_and(|own| photo::paint(glass, own, rect, 0.0)) {
        return;
    }
    let id = slide.meta.id.as_str();
    let motif = motif.unwrap_or_else(|| motif::family(id));
    motif::paint(glass.painter(), rect, motif, id, glass.p, accent(glass, slide));
}

fn accent(glass: &Glass<'_>, slide: &Slide) -> Accent {
    glass.p.pole(slide.meta.pole)
}

/// The line above a headline: today's value where the slide belongs to it, else its own.
fn kicker(glass: &Glass<'_>, slide: &Slide) -> String {
    let Some(value) = &slide.meta.value else {
        return String::new();
    };
    let name = glass.text(&value.name);
    if glass.scene.theme.as_ref().is_some_and(|theme| theme.id == value.id) {
        return glass.say_with("today", &[("value", Arg::Text(name))]);
    }
    name.to_owned()
}

/// The source beneath a slide, where it names one.
fn source(glass: &Glass<'_>, slide: &Slide) -> String {
    slide.meta.source.as_ref().map_or_else(String::new, |source| {
        glass.say_with("source", &[("source", Arg::Text(glass.text(source)))])
    })
}

/// Draws the source where it costs the page nothing: in landscape in the free middle of the
/// bar, in portrait at the foot of `room`. Gives the room that is left.
fn with_source(glass: &mut Glass<'_>, slide: &Slide, room: Rect) -> Rect {
    let text = source(glass, slide);
    if text.is_empty() {
        return room;
    }
    let small = &steps::LABEL[2..];
    if glass.m.portrait {
        let size = egui::vec2(room.width(), room.height() * 0.2);
        let block = glass.fit(&text, Face::Text, small, false, size);
        let at = pos2(room.min.x, room.max.y - block.size.y);
        glass.put(&block, at, Align::Min, glass.p.soft);
        return room.with_max_y(at.y - glass.m.u(space::SMALL));
    }
    let [left, right] = bar::home_middle(glass);
    let right = right - glass.m.u(space::SMALL);
    let size = egui::vec2((right - left).max(0.0), glass.m.bar().height());
    let block = glass.fit(&text, Face::Text, small, false, size);
    let at = pos2(right, bar::middle(glass) - block.size.y / 2.0);
    glass.put(&block, at, Align::Max, glass.p.soft);
    room
}

fn pick<'s>(lang: &Lang, latin: &'s [f32], han: &'s [f32]) -> &'s [f32] {
    if lang.is_han() { han } else { latin }
}

/// What the parts of a column are made from: the scene and the colours.
#[derive(Clone, Copy)]
struct SlideTexts<'a> {
    scene: &'a Scene,
    p: &'static Palette,
}

impl<'a> SlideTexts<'a> {
    fn of(glass: &Glass<'a>) -> Self {
        Self { scene: glass.scene, p: glass.p }
    }

    fn pen(self) -> Pen<'a> {
        Pen { lang: &self.scene.lang, ink: self.p.ink }
    }

    /// The label over a headline.
    fn label(self, text: &'a str, accent: Accent) -> Part<'a> {
        self.pen().far(text, Face::Strong, steps::KICKER).coloured(accent.text)
    }

    /// The headline in the scene's language; `beside` much else, or alone.
    fn headline(self, slide: &'a Slide, beside: bool) -> Part<'a> {
        let pen = self.pen();
        let sizes = if beside {
            pick(pen.lang, steps::HEADLINE_BESIDE, steps::HEADLINE_BESIDE_HAN)
        } else {
            pick(pen.lang, steps::HEADLINE, steps::HEADLINE_HAN)
        };
        pen.far(slide.headline.get(pen.lang), Face::Statement, sizes).below(28.0)
    }

    /// The headline in the other language, where the scene asks for it and the text has it.
    fn second(self, slide: &'a Slide) -> Option<Part<'a>> {
        let lang = self.scene.second.as_ref()?;
        let pen = Pen { lang, ink: self.p.soft };
        let sizes = pick(lang, steps::SECOND, steps::SECOND_HAN);
        Some(pen.far(slide.headline.exact(lang)?, Face::Statement, sizes).below(28.0))
    }

    /// Running text read from three metres.
    fn body(self, text: &'a str) -> Part<'a> {
        let pen = self.pen();
        pen.far(text, Face::Text, pick(pen.lang, steps::BODY, steps::BODY_HAN)).below(48.0)
    }

    /// Text read at arm's length.
    fn near(self, text: &'a str, face: Face, sizes: &'a [f32], above: f32) -> Part<'a> {
        self.pen().near(text, face, sizes).below(above)
    }
}

/// How much of the page the picture may take, the most first: what much text needs, the
/// picture gives.
const PICTURE_SHARES: [f32; 4] = [0.33, 0.27, 0.2, 0.12];

/// Label, headline, other headline and a sentence beside a picture.
fn statement(
    glass: &mut Glass<'_>,
    slide: &Slide,
    (label, body): (&str, &str),
    motif: Option<Motif>,
    shares: [f32; 4],
) {
    let view = SlideTexts::of(glass);
    let mut parts = vec![view.label(label, accent(glass, slide)), view.headline(slide, false)];
    parts.extend(view.second(slide));
    parts.push(view.body(body));
    let page = glass.m.page();
    let rest = with_source(glass, slide, page);
    let cut = page.max.y - rest.max.y;
    let places = shares.map(|share| {
        let (picture, text) = split(glass, share);
        (picture, text.with_max_y(text.max.y - cut))
    });
    let fits = places.iter().find_map(|(picture, text)| {
        Some((*picture, *text, column::try_set(glass, &parts, text.size())?))
    });
    let (pictured, text, column) = fits.unwrap_or_else(|| {
        let (picture, text) = places[places.len() - 1];
        (picture, text, column::set(glass, &parts, text.width(), text.height()))
    });
    picture(glass, slide, slide.photo.as_ref(), pictured, motif);
    column.paint(glass, text, Stand::Middle);
}

/// Draws label and headlines of a page that carries much else, and gives the room for the
/// rest: over the whole width where the headline takes one row, else as a panel at the side
/// (above in portrait), where it may take several.
fn head(glass: &mut Glass<'_>, slide: &Slide, label: &str) -> Rect {
    let m = glass.m;
    let accent = accent(glass, slide);
    let page = with_source(glass, slide, m.page());
    let view = SlideTexts::of(glass);
    let mut parts = vec![view.label(label, accent), view.headline(slide, true)];
    parts.extend(view.second(slide));
    let room = egui::vec2(page.width(), page.height() * 0.5);
    if let Some(column) = column::try_set(glass, &parts, room)
        && (m.portrait || column.rows(1) == 1)
    {
        let stands = column.paint(glass, page, Stand::Top);
        return page.with_min_y(stands.max.y + m.u(space::MEDIUM));
    }
    panel_with_head(glass, slide, label).with_max_y(page.max.y)
}

/// How much of the page a panel with the headline may take, the least first.
const PANEL_SHARES: [f32; 4] = [0.42, 0.46, 0.5, 0.53];
/// How much of the height a panel with the headline may take in portrait, the least first.
const PANEL_SHARES_PORTRAIT: [f32; 4] = [0.32, 0.4, 0.46, 0.5];

/// A panel in the accent with label and headlines; gives the room beside it.
fn panel_with_head(glass: &mut Glass<'_>, slide: &Slide, label: &str) -> Rect {
    let accent = accent(glass, slide);
    let view = SlideTexts::of(glass);
    let mut parts = vec![
        view.label(label, accent).coloured(accent.soft_on_band),
        view.headline(slide, true).coloured(accent.on_band),
    ];
    parts.extend(view.second(slide).map(|part| part.coloured(accent.soft_on_band)));
    let shares = if glass.m.portrait { PANEL_SHARES_PORTRAIT } else { PANEL_SHARES };
    let places = shares.map(|share| split(glass, share));
    let fits = places.iter().find_map(|(panel, rest)| {
        let column = column::try_set(glass, &parts, within(glass, *panel).size())?;
        Some((*panel, *rest, column))
    });
    let (panel, rest, column) = fits.unwrap_or_else(|| {
        let (panel, rest) = places[places.len() - 1];
        let inside = within(glass, panel);
        (panel, rest, column::set(glass, &parts, inside.width(), inside.height()))
    });
    glass.area(panel, 0.0, accent.band);
    column.paint(glass, within(glass, panel), Stand::Middle);
    rest
}

/// The room for text in a panel that bleeds to the edges of the glass.
fn within(glass: &Glass<'_>, panel: Rect) -> Rect {
    let m = glass.m;
    let page = m.page();
    let gap = m.u(space::LARGE);
    Rect::from_min_max(
        pos2((panel.min.x + gap).max(page.min.x), (panel.min.y + gap).max(page.min.y)),
        pos2((panel.max.x - gap).min(page.max.x), (panel.max.y - gap * 0.6).min(page.max.y)),
    )
}

/// Whether a room is so narrow that its parts stand one beneath the other.
fn narrow(glass: &Glass<'_>, room: Rect) -> bool {
    glass.m.portrait || room.width() < room.height() * 1.5
}

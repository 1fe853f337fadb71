//! One commendation on a sheet of paper, for the notice board. It is its own composition: made
//! to be printed, on white, and read by who stops in front of it.
//!
//! It speaks one language; beside type that is read from a step and a half away there is no
//! room for a second story. Only the promise at its foot stands in both.

use egui::{Align, Rect, pos2, vec2};

use super::commendation::{name, quote, skill};
use crate::content::model::Commendation;
use crate::numbers::as_f32;
use crate::screens::column;
use crate::screens::column::{Column, Part, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::theme::{Accent, paper};
use crate::screens::widgets::portrait;

/// Which picture and which size of type go together on a sheet: indices into
/// [`paper::PICTURES`] and [`paper::STORY`].
pub type Sizes = (usize, usize);

/// Draws the sheet with the first sizes that fit, none larger than `from`, and gives them.
pub fn draw(glass: &mut Glass<'_>, who: &Commendation, from: Sizes) -> Sizes {
    let m = glass.m;
    let sheet = m.glass.shrink(m.u(paper::MARGIN));
    let rule = sheet.with_max_y(sheet.min.y + m.u(paper::RULE));
    glass.area(rule, 0.0, glass.p.thanks.fill);
    let page = sheet.with_min_y(rule.max.y + m.u(paper::GAP));
    let foot = foot(glass, page);
    let page = page.with_max_y(foot - m.u(paper::GAP));

    let texts = PosterTexts::new(glass, who);
    let (sizes, picture, story) = story(glass, who, &texts, (page, from));
    portrait::paint(glass, who, picture, m.u(paper::ROUND));
    let beside = Rect::from_min_max(
        pos2(picture.max.x + m.u(paper::GAP), picture.min.y),
        pos2(page.max.x, picture.max.y),
    );
    head(glass, who, &texts, beside);
    let room = page.with_min_y(picture.max.y + m.u(paper::GAP));
    let stands = story.paint(glass, room.with_min_x(room.min.x + indent(glass)), Stand::Top);
    // A bar beside the story, as long as it is, in the colour of its value's pole.
    let bar = Rect::from_min_max(
        stands.min - vec2(indent(glass), 0.0),
        pos2(room.min.x + m.u(paper::BAR), stands.max.y),
    );
    glass.area(bar, 0.0, glass.p.pole(who.meta.pole).fill);
    sizes
}

fn indent(glass: &Glass<'_>) -> f32 {
    glass.m.u(paper::BAR) + glass.m.u(paper::GAP)
}

/// What is said in words of the interface.
struct PosterTexts {
    name: String,
    place: String,
    thanks: String,
    quote: String,
}

impl PosterTexts {
    fn new(glass: &Glass<'_>, who: &Commendation) -> Self {
        let name = name(glass, who);
        let team = glass.text(&who.team);
        // A team that is thanked as a whole is named already.
        let team = if name == team { "" } else { team };
        Self {
            place: format!("{team}\n{}", glass.say_date("date-year", who.date)),
            name,
            thanks: glass.say("thanks"),
            quote: quote(glass, who, "\n"),
        }
    }
}

/// Thanks, the name, where and when; and at the bottom the value and the skill.
fn head(glass: &mut Glass<'_>, who: &Commendation, texts: &PosterTexts, room: Rect) {
    let p = glass.p;
    let labels = labels(glass, who);
    let gap = glass.m.u(paper::GAP) / 2.0;
    let step = glass.m.u(paper::LABEL_HIGH) + gap;
    let top = room.max.y + gap - step * as_f32(labels.len());
    for (index, (label, accent)) in labels.iter().enumerate() {
        let at = pos2(room.min.x, top + step * as_f32(index));
        self::label(glass, label, *accent, at, room.width());
    }
    let pen = column::Pen::of(glass);
    let parts = [
        pen.near(&texts.thanks, Face::Strong, paper::THANKS).coloured(p.thanks.text),
        pen.near(&texts.name, Face::Statement, paper::NAME).below(3.0),
        pen.near(&texts.place, Face::Text, paper::SMALL).coloured(p.soft).below(4.0),
    ];
    let room = room.with_max_y(top - gap);
    column::set(glass, &parts, room.width(), room.height()).paint(glass, room, Stand::Top);
}

fn labels(glass: &Glass<'_>, who: &Commendation) -> Vec<(String, Accent)> {
    let p = glass.p;
    let value = who.meta.value.as_ref();
    let value = value.map(|value| (glass.text(&value.name).to_owned(), p.pole(value.pole)));
    value.into_iter().chain(who.skill.map(|shown| (skill(glass, shown), p.thanks))).collect()
}

/// A label whose left upper corner stands at `at`.
fn label(glass: &mut Glass<'_>, text: &str, accent: Accent, at: egui::Pos2, wide: f32) {
    let m = glass.m;
    let (high, pad) = (m.u(paper::LABEL_HIGH), m.u(paper::LABEL_HIGH) / 2.0);
    let block = glass.fit(text, Face::Strong, paper::LABEL, false, vec2(wide - pad * 2.0, high));
    let rect = Rect::from_min_size(at, vec2(block.size.x + pad * 2.0, high));
    glass.area(rect, high / 2.0, accent.tint);
    glass.put_middle(&block, rect.center(), accent.text);
}

/// The story, and where the picture stands: as large as the story leaves it.
fn story(
    glass: &mut Glass<'_>,
    who: &Commendation,
    texts: &PosterTexts,
    (page, from): (Rect, Sizes),
) -> (Sizes, Rect, Column) {
    let room = |glass: &Glass<'_>, high: f32| {
        let high = glass.m.u(high);
        let size = vec2(high * paper::PICTURE_WIDE, high);
        let rest = page.height() - high - glass.m.u(paper::GAP);
        let wide = page.width() - indent(glass);
        (Rect::from_min_size(page.min, size), vec2(wide, rest))
    };
    let pictures = paper::PICTURES.iter().enumerate();
    let all = pictures.flat_map(|(at, (_, sizes))| (0..*sizes).map(move |size| (at, size)));
    let mut last = from;
    for sizes in all.filter(|sizes| *sizes >= from) {
        let (picture, rest) = room(glass, paper::PICTURES[sizes.0].0);
        if let Some(column) = column::try_set(glass, &parts(glass, who, texts, sizes.1), rest) {
            if sizes.1 >= paper::HARD_TO_READ {
                glass.misfit(glass.text(&who.act));
            }
            return (sizes, picture, column);
        }
        last = sizes;
    }
    let (picture, rest) = room(glass, paper::PICTURES[last.0].0);
    let column = column::set(glass, &parts(glass, who, texts, last.1), rest.x, rest.y);
    (last, picture, column)
}

/// What the story is made of, in one of its sizes.
fn parts<'a>(
    glass: &Glass<'a>,
    who: &'a Commendation,
    texts: &'a PosterTexts,
    size: usize,
) -> [Part<'a>; 5] {
    let p = glass.p;
    let pen = column::Pen::of(glass);
    let (act, story) = (&paper::ACT[size..=size], &paper::STORY[size..=size]);
    let helped = who.helped_by.as_ref().map_or("", |text| glass.text(text));
    [
        pen.near(glass.text(&who.situation), Face::Text, story),
        pen.near(glass.text(&who.act), Face::Statement, act).below(6.0),
        pen.near(glass.text(&who.effect), Face::Text, story).below(6.0),
        pen.near(&texts.quote, Face::Statement, story).coloured(p.thanks.text).below(7.0),
        pen.near(helped, Face::Text, story).coloured(p.soft).below(6.0),
    ]
}

/// The promise in both languages, and whose it is. Gives where it begins.
fn foot(glass: &mut Glass<'_>, page: Rect) -> f32 {
    let m = glass.m;
    let p = glass.p;
    let kiosk = glass.scene.kiosk.clone();
    let own = glass.text(&kiosk.promise).to_owned();
    let other = glass.scene.other.clone();
    let other = other.and_then(|lang| Some((kiosk.promise.exact(&lang)?.to_owned(), lang)));
    let firm = glass.text(&kiosk.organisation).to_owned();
    let pen = column::Pen::of(glass);
    let mut parts = vec![pen.near(&own, Face::Statement, paper::PROMISE)];
    if let Some((text, lang)) = &other {
        let pen = column::Pen { lang, ink: p.soft };
        parts.push(pen.near(text, Face::Statement, &paper::PROMISE[1..]).below(1.0));
    }
    let gap = m.u(paper::GAP);
    let room = vec2(page.width() * 0.66, page.height() * 0.2);
    let column = column::set(glass, &parts, room.x, room.y);
    let top = page.max.y - column.height;
    let line = Rect::from_min_max(pos2(page.min.x, top - gap), pos2(page.max.x, top - gap));
    glass.area(line.expand2(vec2(0.0, m.u(paper::HAIR) / 2.0)), 0.0, p.line);
    column.paint(glass, page.with_min_y(top), Stand::Top);
    let room = vec2(page.width() - room.x - gap, column.height);
    let block = glass.fit(&firm, Face::Strong, paper::SMALL, false, room);
    let at = pos2(page.max.x, page.max.y - block.size.y);
    glass.put(&block, at, Align::Max, p.ink);
    line.min.y
}

//! Texts one beneath the other, all stepping down their scales together until the column
//! fits its room.

use egui::{Align, Color32, Rect, Vec2, pos2, vec2};

use super::fonts::Face;
use super::glass::Glass;
use super::theme::steps;
use super::typeset::{Block, Draft, Style};
use crate::content::model::Lang;

/// One text of a column.
#[derive(Clone, Copy)]
pub struct Part<'a> {
    /// What it says.
    text: &'a str,
    /// Its face.
    face: Face,
    /// Its language.
    lang: &'a Lang,
    /// Its scale in reference pixels, the largest first.
    sizes: &'a [f32],
    /// Read from three metres rather than at arm's length.
    far: bool,
    /// Its colour.
    colour: Color32,
    /// The space above it in reference pixels; the first part's is not used.
    above: f32,
    /// Whether it is read out to others: a smaller size is taken for rows that end well.
    aloud: bool,
}

/// What parts are written with: a language and an ink.
#[derive(Clone, Copy)]
pub struct Pen<'a> {
    /// The language that the texts of the pen are in.
    pub lang: &'a Lang,
    /// The colour of the texts of the pen.
    pub ink: Color32,
}

impl<'a> Pen<'a> {
    /// A pen for the scene's own language, in the ink of its page.
    pub fn of(glass: &Glass<'a>) -> Self {
        Self { lang: &glass.scene.lang, ink: glass.p.ink }
    }

    /// A text read from three metres.
    pub fn far(self, text: &'a str, face: Face, sizes: &'a [f32]) -> Part<'a> {
        Part {
            text,
            face,
            lang: self.lang,
            sizes,
            far: true,
            colour: self.ink,
            above: 0.0,
            aloud: false,
        }
    }

    /// A text read at arm's length.
    pub fn near(self, text: &'a str, face: Face, sizes: &'a [f32]) -> Part<'a> {
        Part { far: false, ..self.far(text, face, sizes) }
    }
}

impl Part<'_> {
    /// With so much space above it, in reference pixels.
    pub fn below(mut self, space: f32) -> Self {
        self.above = space;
        self
    }

    /// With so many times the space above it.
    pub fn spaced(mut self, times: f32) -> Self {
        self.above *= times;
        self
    }

    /// Broken phrase by phrase, for it is read out to others: rather a little smaller than with a
    /// Chinese word in two rows, or with a row of Chinese that ends within a phrase.
    pub fn aloud(mut self) -> Self {
        self.aloud = true;
        self
    }

    /// This part in another colour.
    pub fn coloured(mut self, colour: Color32) -> Self {
        self.colour = colour;
        self
    }
}

/// How a column stands in its room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// The column stands at the top of its room.
    Top,
    /// The column stands in the middle of its room.
    Middle,
    /// The column stands at the bottom of its room.
    Bottom,
}

/// A column that has been set.
pub struct Column {
    blocks: Vec<(Block, Color32, f32)>,
    /// The height of the column in pixels.
    pub height: f32,
}

/// Sets the parts into a room of `width` by `height` pixels. Every part takes the same number
/// of steps down its scale; only when all stand at their floors and it still doesn't fit are
/// they set smaller, and the glass notes it.
#[expect(clippy::expect_used, reason = "as many columns come back as rooms are handed in")]
pub fn set(glass: &mut Glass<'_>, parts: &[Part<'_>], width: f32, height: f32) -> Column {
    set_alike(glass, &[(parts, vec2(width, height))]).pop().expect("as many columns as rooms")
}

/// Sets several columns, each into its own room, all at the same step: neighbours of equal
/// rank look equal.
pub fn set_alike(glass: &mut Glass<'_>, columns: &[(&[Part<'_>], Vec2)]) -> Vec<Column> {
    if let Some(set) = try_alike(glass, columns) {
        return set;
    }
    for part in columns.iter().flat_map(|(parts, _)| *parts) {
        glass.misfit(part.text);
    }
    let mut smallest = Vec::new();
    for size in steps::LAST_RESORT {
        smallest = plan(glass, columns, |sizes| sizes[sizes.len() - 1].min(*size));
        if all_fit(&smallest, columns) {
            break;
        }
    }
    smallest.into_iter().map(|plan| plan.set(glass)).collect()
}

/// Sets a column if it fits at the floors of its parts or above them.
pub fn try_set(glass: &Glass<'_>, parts: &[Part<'_>], room: Vec2) -> Option<Column> {
    try_alike(glass, &[(parts, room)])?.pop()
}

fn try_alike(glass: &Glass<'_>, columns: &[(&[Part<'_>], Vec2)]) -> Option<Vec<Column>> {
    let scales = columns.iter().flat_map(|(parts, _)| *parts);
    let levels = scales.map(|part| part.sizes.len()).max().unwrap_or(1);
    let at = |level: usize| {
        let plans = plan(glass, columns, |sizes| sizes[level.min(sizes.len() - 1)]);
        all_fit(&plans, columns).then_some(plans)
    };
    let (level, mut best) = (0..levels).find_map(|level| Some((level, at(level)?)))?;
    for lower in (level + 1..levels).take(WHOLE_STEPS) {
        let now = ends(&best);
        if now == (0, 0) {
            break;
        }
        // Where only a few of the rows would end better, larger type is worth more.
        let is_better = |new: (usize, usize)| new.0 < now.0 || new.0 == now.0 && new.1 == 0;
        // A smaller size fits, but for what a rounding may do.
        best = at(lower).filter(|plans| is_better(ends(plans))).unwrap_or(best);
    }
    Some(best.into_iter().map(|plan| plan.set(glass)).collect())
}

/// How many steps smaller a text becomes at most for its rows to end well.
const WHOLE_STEPS: usize = 3;

/// How many rows of what is read out end within a word, and how many within a phrase.
fn ends(plans: &[Trial<'_>]) -> (usize, usize) {
    let sum = |(splits, loose), plan: &Trial<'_>| (splits + plan.ends.0, loose + plan.ends.1);
    plans.iter().fold((0, 0), sum)
}

fn all_fit(plans: &[Trial<'_>], columns: &[(&[Part<'_>], Vec2)]) -> bool {
    plans.iter().zip(columns).all(|(plan, (_, room))| plan.fits(*room))
}

fn plan<'a>(
    glass: &Glass<'_>,
    columns: &[(&[Part<'a>], Vec2)],
    size: impl Fn(&[f32]) -> f32,
) -> Vec<Trial<'a>> {
    columns.iter().map(|(parts, room)| Trial::new(glass, parts, room.x, &size)).collect()
}

/// A column whose rows are decided.
struct Trial<'a> {
    drafts: Vec<(Draft<'a>, Color32, f32)>,
    height: f32,
    ends: (usize, usize),
}

impl<'a> Trial<'a> {
    fn new(
        glass: &Glass<'_>,
        parts: &[Part<'a>],
        width: f32,
        size: impl Fn(&[f32]) -> f32,
    ) -> Self {
        let mut drafts = Vec::with_capacity(parts.len());
        let (mut height, mut ends) = (0.0, (0, 0));
        for part in parts.iter().filter(|part| !part.text.is_empty()) {
            let reference = size(part.sizes);
            let px = if part.far { glass.m.far(reference) } else { glass.m.near(reference) };
            let style = Style { face: part.face, lang: part.lang, px };
            let draft = Draft::new(glass.ui, part.text, style, width, glass.breaks(part.aloud));
            let above = if drafts.is_empty() { 0.0 } else { glass.m.u(part.above) };
            height += above + draft.size.y;
            if part.aloud {
                ends = (ends.0 + draft.splits, ends.1 + draft.loose);
            }
            drafts.push((draft, part.colour, above));
        }
        Self { drafts, height, ends }
    }

    fn fits(&self, room: Vec2) -> bool {
        self.height <= room.y + 0.5 && self.drafts.iter().all(|(draft, ..)| draft.fits(room))
    }

    fn set(self, glass: &Glass<'_>) -> Column {
        let set = |(draft, colour, above): (Draft<'_>, _, _)| (draft.set(glass.ui), colour, above);
        Column { blocks: self.drafts.into_iter().map(set).collect(), height: self.height }
    }
}

impl Column {
    /// How many rows the part at `index` takes.
    pub fn rows(&self, index: usize) -> usize {
        self.blocks.get(index).map_or(0, |(block, ..)| block.rows())
    }

    /// Paints the column at the left of `room`.
    pub fn paint(&self, glass: &Glass<'_>, room: Rect, stand: Stand) -> Rect {
        self.paint_aligned(glass, room, stand, Align::Min)
    }

    /// Paints the column in `room`, and says where it stands.
    pub fn paint_aligned(&self, glass: &Glass<'_>, room: Rect, stand: Stand, align: Align) -> Rect {
        let free = room.height() - self.height;
        let top = room.min.y
            + match stand {
                Stand::Top => 0.0,
                Stand::Middle => (free / 2.0).max(0.0),
                Stand::Bottom => free.max(0.0),
            };
        let x = match align {
            Align::Min => room.min.x,
            Align::Center => room.center().x,
            Align::Max => room.max.x,
        };
        let mut y = top;
        for (block, colour, above) in &self.blocks {
            y += above;
            glass.put(block, pos2(x, y), align, *colour);
            y += block.size.y;
        }
        Rect::from_min_size(pos2(room.min.x, top), vec2(room.width(), self.height))
    }
}

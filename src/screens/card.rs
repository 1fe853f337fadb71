//! A card of the wall, opened: the whole story, and the applause.

use egui::{Align, Rect, pos2};

use super::column::{self, Part, Stand};
use super::commendation::{chips_height, chips_in, date, name, part, quote};
use super::fonts::Face;
use super::glass::Glass;
use super::theme::{space, steps};
use super::widgets::bar;
use super::widgets::button::{Button, Look};
use super::widgets::{applause, portrait};
use super::words::Arg;
use crate::content::model::Commendation;
use crate::player::scene::{Applause, Beside, Gesture};

/// The picture's share of the page, in landscape and in portrait: as large as the story leaves
/// it, for a story mustn't get hard to read.
const PICTURES: [&[f32]; 2] = [&[0.34, 0.3, 0.26], &[0.36, 0.33, 0.3, 0.27]];

/// Draws the page.
pub fn draw(
    glass: &mut Glass<'_>,
    who: &Commendation,
    new: bool,
    beside: Beside,
    clapped: Applause,
) {
    let chips = chips_height(glass);
    let gap = glass.m.u(space::FOOT);
    let above = |text: Rect| text.with_max_y(text.max.y - chips - gap);
    let texts = Texts::new(glass, who, new);
    let parts = story(glass, who, &texts);
    let shares = PICTURES[usize::from(glass.m.portrait)];
    let fits = shares.iter().find_map(|share| {
        let (picture, text, hands) = places(glass, *share);
        let column = column::try_set(glass, &parts, above(text).size())?;
        Some((picture, text, hands, column))
    });
    let (picture, text, hands, column) = fits.unwrap_or_else(|| {
        let (picture, text, hands) = places(glass, shares[shares.len() - 1]);
        let room = above(text).size();
        (picture, text, hands, column::set(glass, &parts, room.x, room.y))
    });
    portrait::paint(glass, who, picture, 0.0);
    column.paint_aligned(glass, above(text), Stand::Middle, Align::Min);
    chips_in(glass, who, text.with_min_y(text.max.y - chips));
    applause::show(glass, clapped, hands);
    foot(glass, who, beside);
}

/// Where the picture is, the text, and the applause: beneath the picture in landscape, at the
/// foot of the page in portrait.
fn places(glass: &Glass<'_>, share: f32) -> (Rect, Rect, Rect) {
    let m = glass.m;
    let page = m.page();
    let (picture, text) = super::slides::split(glass, share);
    let top = page.max.y - applause::height(glass);
    if m.portrait {
        let text_ends = top - m.u(space::MEDIUM);
        return (picture, text.with_max_y(text_ends), page.with_min_y(top));
    }
    let hands = Rect::from_min_max(
        pos2(picture.min.x.max(page.min.x), top),
        pos2(picture.max.x.min(page.max.x), page.max.y),
    );
    (picture.with_max_y(top - m.u(space::FOOT)), text, hands)
}

/// What is said in words of the interface.
struct Texts {
    thanks: String,
    name: String,
    place: String,
    quote: String,
}

impl Texts {
    fn new(glass: &Glass<'_>, who: &Commendation, new: bool) -> Self {
        let (team, when) = (glass.text(&who.team), date(glass, who, "date-year"));
        let args = [("team", Arg::Text(team)), ("date", Arg::Text(&when))];
        Self {
            thanks: glass.say(if new { "thanks-new" } else { "thanks" }),
            name: name(glass, who),
            place: glass.say_with("team-date", &args),
            quote: quote(glass, who, " "),
        }
    }
}

/// The whole story.
fn story<'a>(glass: &Glass<'a>, who: &'a Commendation, texts: &'a Texts) -> [Part<'a>; 9] {
    let p = glass.p;
    let helped = who.helped_by.as_ref().map_or("", |text| glass.text(text));
    let source = who.meta.source.as_ref().map_or("", |text| glass.text(text));
    let large = glass.scene.ease.large_text;
    let [title, act, read, label] = if large { steps::LARGER_CARD } else { steps::CARD };
    let near = |text, face, sizes, above| part(glass, text, face, sizes, false, above);
    [
        near(&texts.thanks, Face::Strong, label, 0.0).coloured(p.thanks.text),
        near(&texts.name, Face::Statement, title, 10.0),
        near(&texts.place, Face::Text, label, 10.0).coloured(p.soft),
        near(glass.text(&who.situation), Face::Text, read, 32.0),
        near(glass.text(&who.act), Face::Strong, act, 20.0),
        near(glass.text(&who.effect), Face::Text, read, 20.0),
        near(&texts.quote, Face::Statement, read, 32.0).coloured(p.thanks.text),
        near(helped, Face::Text, read, 28.0),
        near(source, Face::Text, &label[2..], 20.0).coloured(p.soft),
    ]
}

fn foot(glass: &mut Glass<'_>, who: &Commendation, beside: Beside) {
    let asked = beside == Beside::Asked;
    let back = glass.say(if asked { "back-to-question" } else { "back" });
    let back = Button::new("card-back", back, Gesture::Back);
    let leave = bar::leave(glass, "card-leave");
    let left =
        if asked { vec![leave, back.look(Look::Strong(glass.p.care))] } else { vec![back, leave] };
    let value = who.meta.value.as_ref().filter(|_| beside == Beside::Questions);
    let on = value.map(|value| {
        let label = glass.say(if glass.m.portrait { "home-quiz-short" } else { "quiz-on" });
        let on = Button::new("card-quiz", label, Gesture::QuizOn(value.id.clone()));
        on.dot(glass.p.pole(value.pole).fill)
    });
    bar::show(glass, left, on.into_iter().collect());
}

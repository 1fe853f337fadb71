//! A card of the wall, opened: the whole story, and the applause.

use egui::{Align, Rect, Vec2, pos2};

use super::commendation::{chips_height, chips_in, name, part, quote};
use crate::content::model::Commendation;
use crate::player::scene::{Applause, Beside, Gesture};
use crate::screens::column;
use crate::screens::column::{Part, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::i18n::Arg;
use crate::screens::theme::{space, steps};
use crate::screens::widgets::bar;
use crate::screens::widgets::button::{Button, Look};
use crate::screens::widgets::{applause, portrait};

/// The picture's share of the page, in landscape and in portrait: as large as the story leaves
/// it, for a story mustn't get hard to read.
const PICTURES: [&[f32]; 2] = [&[0.34, 0.3, 0.26], &[0.36, 0.33, 0.3, 0.27]];

/// Draws a card of the wall, opened, with its whole story.
pub(super) fn draw(
    glass: &mut Glass<'_>,
    who: &Commendation,
    new: bool,
    beside: Beside,
    clapped: Applause,
) {
    let chips = chips_height(glass);
    let gap = glass.m.u(space::FOOT);
    let above = |text: Rect| text.with_max_y(text.max.y - chips - gap);
    let texts = CardTexts::new(glass, who, new);
    let parts = story(glass, who, &texts);
    let shares = PICTURES[usize::from(glass.m.portrait)];
    // In portrait the name stands beside the face, else above the story.
    let (name, story) = parts.split_at(if glass.m.portrait { NAME_PARTS } else { 0 });
    let fits = shares.iter().find_map(|share| {
        let places = places(glass, *share);
        let name = column::try_set(glass, name, places.name.size())?;
        let story = column::try_set(glass, story, above(places.text).size())?;
        Some((places, name, story))
    });
    let (places, name, story) = fits.unwrap_or_else(|| {
        let places = places(glass, shares[shares.len() - 1]);
        let (beside, room) = (places.name.size(), above(places.text).size());
        let name = column::set(glass, name, beside.x, beside.y);
        (places, name, column::set(glass, story, room.x, room.y))
    });
    portrait::paint(glass, who, places.face, 0.0);
    name.paint_aligned(glass, places.name, Stand::Middle, Align::Min);
    story.paint_aligned(glass, above(places.text), Stand::Middle, Align::Min);
    chips_in(glass, who, places.text.with_min_y(places.text.max.y - chips));
    applause::show(glass, clapped, places.hands);
    foot(glass, who, beside, clapped.given);
}

/// How many parts of the story say whose it is.
const NAME_PARTS: usize = 4;

/// Where everything stands.
struct CardRooms {
    face: Rect,
    /// In portrait, beside the face; of no size in landscape.
    name: Rect,
    text: Rect,
    hands: Rect,
}

/// The applause is beneath the picture in landscape, at the foot of the page in portrait. There
/// the face is no wider than high, lest it lose hair or chin.
fn places(glass: &Glass<'_>, share: f32) -> CardRooms {
    let m = glass.m;
    let page = m.page();
    let (picture, text) = super::slides::split(glass, share);
    let top = page.max.y - applause::height(glass);
    if m.portrait {
        let wide = picture.height().min(picture.width() * FACE_SHARE);
        let face = picture.with_max_x(picture.min.x + wide);
        return CardRooms {
            face,
            name: Rect::from_min_max(
                pos2(face.max.x + m.u(space::MEDIUM), page.min.y),
                pos2(page.max.x, face.max.y),
            ),
            text: text.with_max_y(top - m.u(space::MEDIUM)),
            hands: page.with_min_y(top),
        };
    }
    CardRooms {
        face: picture.with_max_y(top - m.u(space::FOOT)),
        name: Rect::from_min_size(text.min, Vec2::ZERO),
        text,
        hands: Rect::from_min_max(
            pos2(picture.min.x.max(page.min.x), top),
            pos2(picture.max.x.min(page.max.x), page.max.y),
        ),
    }
}

/// The face's share of the glass's width in portrait, at most.
const FACE_SHARE: f32 = 0.46;

/// What is said in words of the interface.
struct CardTexts {
    thanks: String,
    name: String,
    place: String,
    /// In portrait on a line of its own.
    when: String,
    quote: String,
}

impl CardTexts {
    fn new(glass: &Glass<'_>, who: &Commendation, new: bool) -> Self {
        let (team, when) = (glass.text(&who.team), glass.say_date("date-year", who.date));
        let args = [("team", Arg::Text(team)), ("date", Arg::Text(&when))];
        let (place, when) = if glass.m.portrait {
            (team.to_owned(), when)
        } else {
            (glass.say_with("team-date", &args), String::new())
        };
        Self {
            thanks: glass.say(if new { "thanks-new" } else { "thanks" }),
            name: name(glass, who),
            place,
            when,
            quote: quote(glass, who, " "),
        }
    }
}

/// The whole story.
fn story<'a>(glass: &Glass<'a>, who: &'a Commendation, texts: &'a CardTexts) -> [Part<'a>; 10] {
    let p = glass.p;
    let helped = who.helped_by.as_ref().map_or("", |text| glass.text(text));
    let source = who.meta.source.as_ref().map_or("", |text| glass.text(text));
    let large = glass.scene.ease.large_text;
    let [title, act, read, label] = if large { steps::LARGER_CARD } else { steps::CARD };
    let near = |text, face, sizes, above| part(glass, text, face, sizes, false, above);
    [
        near(&texts.thanks, Face::Strong, &label[2..], 0.0).coloured(p.thanks.text),
        near(&texts.name, Face::Statement, title, 10.0),
        near(&texts.place, Face::Text, label, 10.0).coloured(p.soft),
        near(&texts.when, Face::Text, label, 4.0).coloured(p.soft),
        near(glass.text(&who.situation), Face::Text, read, 32.0),
        near(glass.text(&who.act), Face::Strong, act, 20.0),
        near(glass.text(&who.effect), Face::Text, read, 20.0),
        near(&texts.quote, Face::Statement, read, 32.0).coloured(p.thanks.text),
        near(helped, Face::Text, read, 28.0),
        near(source, Face::Text, &label[2..], 20.0).coloured(p.soft),
    ]
}

/// The ways on; to who has clapped, thanks of their own are offered.
fn foot(glass: &mut Glass<'_>, who: &Commendation, beside: Beside, clapped: bool) {
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
    // Beside the way back to a question there is no room for it in portrait.
    let offered = clapped && glass.scene.ways.thanks && !(asked && glass.m.portrait);
    let thank = offered.then(|| {
        let key = if glass.m.portrait { "thank-short" } else { "thank" };
        let thank = Button::new("card-thank", glass.say(key), Gesture::Thank);
        // In portrait the bar has no room for the dot.
        if glass.m.portrait { thank } else { thank.dot(glass.p.thanks.fill) }
    });
    bar::show(glass, left, thank.or(on).into_iter().collect());
}

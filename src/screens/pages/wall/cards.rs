//! The cards on a page of the wall: picture, name and value.

use egui::{Id, Rect, Vec2, pos2, vec2};

use crate::content::model::Commendation;
use crate::player::scene::{Gesture, WallView};
use crate::screens::column::{self, Part, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::i18n::Arg;
use crate::screens::pages::commendation;
use crate::screens::theme::{space, steps};
use crate::screens::widgets::portrait;

/// Draws the cards of `wall` into `cells`, one each.
pub fn draw(glass: &mut Glass<'_>, wall: &WallView, cells: &[Rect]) {
    let cards: Vec<&Commendation> =
        wall.cards.iter().take(cells.len()).map(|card| &**card).collect();
    let names: Vec<String> = cards.iter().map(|who| commendation::name(glass, who)).collect();
    for (index, (who, name)) in cards.iter().zip(&names).enumerate() {
        let new = wall.new.get(index).copied().unwrap_or(false);
        card(glass, who, name, new, cells[index]);
    }
    captions(glass, wall, &cards, &names, cells);
}

/// The card of a person, without its words.
fn card(glass: &mut Glass<'_>, who: &Commendation, name: &str, new: bool, rect: Rect) {
    let m = glass.m;
    let p = glass.p;
    let id = Id::unique(("card", who.meta.id.as_str()));
    let label = label(glass, who, name, new);
    let hold = glass.control(rect, id, &label, Gesture::OpenCard(who.meta.id.clone()));
    let round = m.u(space::ROUND) * 0.8;
    let fill = if hold.pressed { p.thanks.tint } else { p.card };
    glass.area(rect, round, fill);
    glass.rim(rect, round, m.u(2.0).max(1.0), p.line);
    let picture = inside(glass, rect).0;
    portrait::paint(glass, who, picture, round - m.u(6.0));
    if new && !is_low(glass, rect) {
        new_mark(glass, picture);
    }
    glass.focus_mark(rect, round, hold);
}

/// What the card is called for those who can't see it.
fn label(glass: &Glass<'_>, who: &Commendation, name: &str, new: bool) -> String {
    let value = who.meta.value.as_ref().map_or(&who.team, |value| &value.name);
    let date = commendation::date(glass, who, "date");
    let args = [
        ("name", Arg::Text(name)),
        ("value", Arg::Text(glass.text(value))),
        ("date", Arg::Text(&date)),
    ];
    glass.say_with(if new { "card-label-new" } else { "card-label" }, &args)
}

/// The word that somebody is there for the first week, at the foot of the picture: a shoulder
/// may be covered, a head may not.
fn new_mark(glass: &mut Glass<'_>, picture: Rect) {
    let m = glass.m;
    let accent = glass.p.thanks;
    let text = glass.say("new");
    let room = vec2(picture.width() * 0.6, m.u(56.0));
    let block = glass.fit(&text, Face::Strong, &steps::LABEL[2..], false, room);
    let size = vec2(block.size.x + m.u(32.0), block.size.y + m.u(8.0));
    let inset = m.u(12.0);
    let at = pos2(picture.min.x + inset, picture.max.y - inset - size.y);
    let mark = Rect::from_min_size(at, size);
    glass.area(mark, size.y / 2.0, accent.fill);
    glass.put_middle(&block, mark.center(), accent.on_fill);
}

/// Where a card has its picture and where its words. The picture is square or nearly so, or
/// heads would be cropped.
fn inside(glass: &Glass<'_>, card: Rect) -> (Rect, Rect) {
    let m = glass.m;
    // On a glass of a few pixels there is no room for either, and still no size below nothing.
    let inner = card.shrink(m.u(12.0).min(card.size().min_elem() / 4.0));
    if card.width() > card.height() * 1.25 {
        let cut = inner.min.x + inner.height();
        let words = inner.with_min_x(cut + m.u(28.0)).with_max_x(inner.max.x - m.u(16.0));
        return (inner.with_max_x(cut), words);
    }
    // Where a row holds about two words, the name may need two of them.
    let text = if card.width() < m.u(320.0) { 196.0 } else { 140.0 };
    let cut = (inner.max.y - m.u(text)).max(inner.min.y + inner.height() * 0.3);
    let words = inner.with_min_y(cut + m.u(10.0)).shrink2(vec2(m.u(10.0), 0.0));
    (inner.with_max_y(cut), words)
}

/// Whether a card has no room for a value beneath a name of two rows, nor for a mark on its
/// picture: in reach mode the name says enough.
fn is_low(glass: &Glass<'_>, card: Rect) -> bool {
    card.height() < glass.m.u(LOW)
}

/// Under so many reference pixels a card is low.
const LOW: f32 = 200.0;

/// The names and values, all in one size.
fn captions(
    glass: &mut Glass<'_>,
    wall: &WallView,
    cards: &[&Commendation],
    names: &[String],
    cells: &[Rect],
) {
    let pen = column::Pen::of(glass);
    let (soft, thanks) = (glass.p.soft, glass.p.thanks.text);
    let new = glass.say("new");
    let low = cells.first().is_some_and(|cell| is_low(glass, *cell));
    let parts: Vec<[Part<'_>; 2]> = cards
        .iter()
        .zip(names)
        .enumerate()
        .map(|(index, (who, name))| {
            let is_new = wall.new.get(index) == Some(&true);
            let value = who.meta.value.as_ref().map_or("", |value| value.name.get(pen.lang));
            let (second, colour) = match (low, is_new) {
                (false, _) => (value, soft),
                (true, true) => (new.as_str(), thanks),
                (true, false) => ("", soft),
            };
            [
                pen.near(name, Face::Strong, steps::CARD_NAME),
                pen.near(second, Face::Text, steps::LABEL).coloured(colour).below(6.0),
            ]
        })
        .collect();
    let rooms: Vec<Rect> = cells.iter().map(|rect| inside(glass, *rect).1).collect();
    let wanted: Vec<(&[Part<'_>], Vec2)> =
        parts.iter().zip(&rooms).map(|(parts, room)| (parts.as_slice(), room.size())).collect();
    for (column, room) in column::set_alike(glass, &wanted).iter().zip(&rooms) {
        column.paint(glass, *room, Stand::Middle);
    }
}

//! The cards on a page of the wall: picture, name and deed.

use egui::{Align, Id, Rect, Vec2, pos2, vec2};

use crate::content::model::Commendation;
use crate::content::pace::is_han;
use crate::player::scene::{Gesture, WallView};
use crate::screens::column::{self, Part, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::i18n::Arg;
use crate::screens::pages::commendation;
use crate::screens::theme::{space, steps};
use crate::screens::typeset::{self, Draft, Style};
use crate::screens::widgets::portrait;

/// Draws the cards of `wall` into `cells`, one each.
pub(super) fn draw(glass: &mut Glass<'_>, wall: &WallView, cells: &[Rect]) {
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
    let date = glass.say_date("date", who.date);
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

/// A picture beside its words is so many times as wide as it is high.
const UPRIGHT: f32 = 0.84;

/// Where a card has its picture and where its words. The picture is square or nearly so, or
/// heads would be cropped.
fn inside(glass: &Glass<'_>, card: Rect) -> (Rect, Rect) {
    let m = glass.m;
    // On a glass of a few pixels there is no room for either, and still no size below nothing.
    let inner = card.shrink(m.u(12.0).min(card.size().min_elem() / 4.0));
    if card.width() > card.height() * 1.25 {
        let cut = inner.min.x + inner.height() * UPRIGHT;
        let words = inner.with_min_x(cut + m.u(24.0)).with_max_x(inner.max.x - m.u(12.0));
        return (inner.with_max_x(cut), words);
    }
    // Where a row holds about two words, the name may need two of them.
    let text = if is_narrow(glass, card) { 236.0 } else { 180.0 };
    let cut = (inner.max.y - m.u(text)).max(inner.min.y + inner.height() * 0.3);
    let words = inner.with_min_y(cut + m.u(10.0)).shrink2(vec2(m.u(10.0), 0.0));
    (inner.with_max_y(cut), words)
}

/// Whether a card has no room for words beneath a name of two rows, nor for a mark on its
/// picture: in reach mode the name says enough.
fn is_low(glass: &Glass<'_>, card: Rect) -> bool {
    card.height() < glass.m.u(LOW)
}

/// Under so many reference pixels a card is low.
const LOW: f32 = 200.0;

/// The names, all in one size, and beneath each what they did.
fn captions(
    glass: &mut Glass<'_>,
    wall: &WallView,
    cards: &[&Commendation],
    names: &[String],
    cells: &[Rect],
) {
    let pen = column::Pen::of(glass);
    let new = glass.say("new");
    let low = cells.first().is_some_and(|cell| is_low(glass, *cell));
    let parts: Vec<[Part<'_>; 2]> = names
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let marked = low && wall.new.get(index) == Some(&true);
            let second = if marked { new.as_str() } else { "" };
            let second = pen.near(second, Face::Text, steps::LABEL).coloured(glass.p.thanks.text);
            [pen.near(name, Face::Strong, steps::CARD_NAME), second.below(6.0)]
        })
        .collect();
    let rooms: Vec<Rect> = cells.iter().map(|rect| inside(glass, *rect).1).collect();
    let narrow = cells.first().is_some_and(|cell| is_narrow(glass, *cell));
    let share = match (low, narrow) {
        (true, _) => 1.0,
        (false, true) => NAME_SHARE_NARROW,
        (false, false) => NAME_SHARE,
    };
    let wanted: Vec<(&[Part<'_>], Vec2)> = parts
        .iter()
        .zip(&rooms)
        .map(|(parts, room)| (parts.as_slice(), room.size() * vec2(1.0, share)))
        .collect();
    let columns = column::set_alike(glass, &wanted);
    for ((column, room), who) in columns.iter().zip(&rooms).zip(cards) {
        if low {
            column.paint(glass, *room, Stand::Middle);
            continue;
        }
        let name = column.paint(glass, room.shrink2(vec2(0.0, glass.m.u(6.0))), Stand::Top);
        deed(glass, who, room.with_min_y(name.max.y + glass.m.u(8.0)));
    }
}

/// Most of a card's words that the name may take, of 1; on a narrow card it may need three rows.
const NAME_SHARE: f32 = 0.42;
const NAME_SHARE_NARROW: f32 = 0.8;

/// Whether a row of a card holds about two words.
fn is_narrow(glass: &Glass<'_>, card: Rect) -> bool {
    card.width() < glass.m.u(320.0)
}

/// What somebody did, or as much of its beginning as there is room for.
fn deed(glass: &mut Glass<'_>, who: &Commendation, room: Rect) {
    let name = who.name.as_ref().map_or("", |name| glass.text(name));
    let act = without_name(glass.text(&who.act), name);
    let lang = &glass.scene.lang;
    let style = Style { face: Face::Text, lang, px: glass.m.near(steps::CARD_DEED) };
    let set = |text: &str| Draft::new(glass.ui, text, style, room.width(), glass.breaks(false));
    let text = beginning(&act, |text| set(text).fits(room.size()));
    let block = typeset::set(glass.ui, &text, style, room.width(), glass.breaks(false));
    glass.put(&block, room.min, Align::Min, glass.p.soft);
}

/// A deed without the name that it begins with, for that stands above it.
fn without_name(act: &str, name: &str) -> String {
    let first = name.split([' ', '·']).next().unwrap_or_default();
    let rest = [name, first].into_iter().find_map(|name| {
        let rest = act.strip_prefix(name).filter(|_| !name.is_empty())?;
        let goes_on = |c: char| c == ' ' || is_han(c);
        rest.starts_with(goes_on).then(|| rest.trim_start())
    });
    let Some(rest) = rest else { return act.to_owned() };
    let mut chars = rest.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

/// `text`, or the longest beginning of whole words that fits with an ellipsis behind it.
fn beginning(text: &str, fits: impl Fn(&str) -> bool) -> String {
    if fits(text) {
        return text.to_owned();
    }
    let cut = |end: usize| {
        let kept = text[..end].trim_end_matches(|c: char| !c.is_alphanumeric());
        format!("{kept}…")
    };
    let ends: Vec<usize> = text
        .char_indices()
        .filter(|(at, c)| c.is_whitespace() || text[..*at].chars().next_back().is_some_and(is_han))
        .map(|(at, _)| at)
        .collect();
    let fitting = ends.partition_point(|end| fits(&cut(*end)));
    ends[..fitting].last().map_or_else(String::new, |end| cut(*end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn within(chars: usize) -> impl Fn(&str) -> bool {
        move |text| text.chars().count() <= chars
    }

    #[test]
    fn a_deed_with_room_is_whole_and_else_ends_behind_a_word() {
        let deed = "Found the last pair, and oiled them.";
        assert_eq!(beginning(deed, within(36)), deed);
        assert_eq!(beginning(deed, within(35)), "Found the last pair, and oiled…");
        assert_eq!(beginning(deed, within(20)), "Found the last pair…");
        assert_eq!(beginning(deed, within(3)), "");
    }

    #[test]
    fn a_name_that_a_deed_begins_with_isnt_said_twice() {
        let deed = "Mei found the last pair.";
        assert_eq!(without_name(deed, "Mei Lindqvist"), "Found the last pair.");
        assert_eq!(without_name(deed, "Mei"), "Found the last pair.");
        assert_eq!(without_name("Mei’s idea was it.", "Mei Lindqvist"), "Mei’s idea was it.");
        assert_eq!(without_name("Meike found it.", "Mei"), "Meike found it.");
        assert_eq!(without_name("林美翻出最后一对。", "林美"), "翻出最后一对。");
        assert_eq!(without_name(deed, ""), deed);
    }

    #[test]
    fn a_chinese_deed_ends_behind_any_character_but_no_mark() {
        let deed = "翻出最后一对，上好油。";
        assert_eq!(beginning(deed, within(8)), "翻出最后一对…");
        assert_eq!(beginning(deed, within(5)), "翻出最后…");
    }
}

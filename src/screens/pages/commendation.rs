//! A commended colleague in the loop, for three metres, and what the wall and the opened card
//! say in the same words.

use egui::{Align, Rect, pos2, vec2};

use crate::content::model::{Commendation, Skill, Speaker, Who};
use crate::screens::column;
use crate::screens::column::{Part, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::i18n::Arg;
use crate::screens::theme::{Accent, space, steps};
use crate::screens::widgets::bar;
use crate::screens::widgets::portrait;

/// The name, or the team's, or "someone in …" where there is no consent to show a name.
pub(super) fn name(glass: &Glass<'_>, who: &Commendation) -> String {
    match (&who.name, who.who) {
        (Some(name), _) => glass.text(name).to_owned(),
        (None, Who::Team) => glass.text(&who.team).to_owned(),
        (None, Who::Person) => {
            glass.say_with("colleague-in", &[("team", Arg::Text(glass.text(&who.team)))])
        }
    }
}

/// Where and when, such as "Warehouse · 3 November".
fn team_and_date(glass: &Glass<'_>, who: &Commendation) -> String {
    let date = glass.say_date("date", who.date);
    let team = glass.text(&who.team);
    glass.say_with("team-date", &[("team", Arg::Text(team)), ("date", Arg::Text(&date))])
}

/// The name of a skill.
pub(super) fn skill(glass: &Glass<'_>, skill: Skill) -> String {
    glass.say(match skill {
        Skill::Warmth => "skill-warmth",
        Skill::Product => "skill-product",
        Skill::Technique => "skill-technique",
        Skill::Communication => "skill-communication",
        Skill::Psychology => "skill-psychology",
    })
}

/// Somebody's own words, `between`, and whose they are; nothing where nobody said any.
pub(super) fn quote(glass: &Glass<'_>, who: &Commendation, between: &str) -> String {
    let Some(quote) = &who.quote else { return String::new() };
    let by = quote.by.as_ref().map(|by| glass.text(by).to_owned());
    let by = by.unwrap_or_else(|| glass.say(speaker(quote.from)));
    let from = glass.say_with("quote-from", &[("from", Arg::Text(&by))]);
    format!("“{}”{between}{from}", glass.text(&quote.text))
}

fn speaker(speaker: Speaker) -> &'static str {
    match speaker {
        Speaker::Customer => "from-customer",
        Speaker::Peer => "from-peer",
        Speaker::Manager => "from-manager",
        Speaker::Leader => "from-leader",
    }
}

/// A part of a column in the scene's language.
pub(super) fn part<'a>(
    glass: &Glass<'a>,
    text: &'a str,
    face: Face,
    sizes: &'a [f32],
    far: bool,
    above: f32,
) -> Part<'a> {
    let pen = column::Pen::of(glass);
    let part = if far { pen.far(text, face, sizes) } else { pen.near(text, face, sizes) };
    part.below(above)
}

/// How much of the story stands on the page, the most first: with who helped, with what came of
/// it, and in any case what was done.
const AMOUNTS: [usize; 3] = [2, 1, 0];

/// Draws the page. Whoever passes reads a name and a deed from afar; whoever stops reads what
/// came of it and who helped, as far as there is room.
pub(super) fn draw(glass: &mut Glass<'_>, who: &Commendation, new: bool) {
    let m = glass.m;
    let thanks = glass.say(if new { "thanks-new" } else { "thanks" });
    // Where two rows are needed they part between the two, and no dot ends the first.
    let between = if new && m.portrait { "\n" } else { " · " };
    let texts = [format!("{thanks}{between}{}", team_and_date(glass, who)), name(glass, who)];
    let chips = chips_height(glass);
    let shares = if m.portrait { [0.46, 0.38, 0.3] } else { [0.38, 0.34, 0.28] };
    let places = shares.map(|share| super::slides::split(glass, share));
    let above = |text: Rect| text.with_max_y(text.max.y - chips - m.u(space::MEDIUM));
    let fits = AMOUNTS.iter().find_map(|amount| {
        let parts = story(glass, who, &texts, *amount);
        places.iter().find_map(|(picture, text)| {
            let column = column::try_set(glass, &parts, above(*text).size())?;
            Some((*picture, *text, column))
        })
    });
    let (picture, text, column) = fits.unwrap_or_else(|| {
        let (picture, text) = places[places.len() - 1];
        let room = above(text);
        let parts = story(glass, who, &texts, 0);
        (picture, text, column::set(glass, &parts, room.width(), room.height()))
    });
    portrait::paint(glass, who, picture, 0.0);
    column.paint(glass, above(text), Stand::Middle);
    chips_in(glass, who, text.with_min_y(text.max.y - chips));
    bar::home(glass);
}

/// The texts of the page, with as much of the story as `amount` says.
fn story<'a>(
    glass: &Glass<'a>,
    who: &'a Commendation,
    [thanks, name]: &'a [String; 2],
    amount: usize,
) -> Vec<Part<'a>> {
    let p = glass.p;
    let han = glass.scene.lang.is_han();
    let body = if han { steps::BODY_HAN } else { steps::BODY };
    let sizes = if han { steps::NAME_HAN } else { steps::NAME };
    let far = |text, face, sizes, above| part(glass, text, face, sizes, true, above);
    let near = |text, above| part(glass, text, Face::Text, steps::BESIDE_DEED, false, above);
    let mut parts = vec![
        far(thanks, Face::Strong, steps::KICKER, 0.0).coloured(p.thanks.text),
        far(name, Face::Statement, sizes, 18.0),
        far(glass.text(&who.act), Face::Text, body, 36.0),
    ];
    if amount >= 1 {
        parts.push(near(glass.text(&who.effect), 28.0));
    }
    if let Some(helped) = who.helped_by.as_ref().filter(|_| amount >= 2) {
        parts.push(near(glass.text(helped), 16.0).coloured(p.soft));
    }
    parts
}

/// How high the labels of [`chips_in`] are, in pixels.
pub(super) fn chips_height(glass: &Glass<'_>) -> f32 {
    glass.m.u(72.0)
}

/// The value and the skill, as labels: they are not controls and don't look like them.
pub(super) fn chips_in(glass: &mut Glass<'_>, who: &Commendation, room: Rect) {
    let p = glass.p;
    let mut labels: Vec<(String, Accent)> = Vec::new();
    if let Some(value) = &who.meta.value {
        labels.push((glass.text(&value.name).to_owned(), p.pole(value.pole)));
    }
    if let Some(skill_shown) = who.skill {
        labels.push((skill(glass, skill_shown), p.thanks));
    }
    let mut x = room.min.x;
    for (label, accent) in labels {
        let block = glass.fit(
            &label,
            Face::Strong,
            steps::LABEL,
            false,
            vec2(room.width() / 2.0, room.height()),
        );
        let wide = block.size.x + glass.m.u(52.0);
        let chip = Rect::from_min_size(pos2(x, room.min.y), vec2(wide, room.height()));
        glass.area(chip, glass.m.u(14.0), accent.tint);
        let top = chip.center() - vec2(0.0, block.size.y / 2.0);
        glass.put(&block, top, Align::Center, accent.text);
        x = chip.max.x + glass.m.u(16.0);
    }
}

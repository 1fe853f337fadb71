//! A commended colleague: in the loop for three metres, or opened with the whole story.

use egui::{Align, Rect, pos2, vec2};

use super::column::{self, Part, Stand};
use super::fonts::Face;
use super::glass::Glass;
use super::theme::{Accent, space, steps};
use super::widgets::bar;
use super::widgets::button::{Button, Look};
use super::widgets::portrait;
use super::words::Arg;
use crate::content::model::{Commendation, Skill, Speaker, Who};
use crate::player::scene::{Beside, Gesture};

/// Draws the page.
pub fn draw(glass: &mut Glass<'_>, who: &Commendation, opened: bool, new: bool, beside: Beside) {
    if opened {
        open_card(glass, who, new);
        let asked = beside == Beside::Asked;
        let back = if asked { "back-to-question" } else { "back" };
        let back = Button::new("card-back", glass.say(back), Gesture::Back);
        let leave = bar::leave(glass, "card-leave");
        let left = if asked {
            vec![leave, back.look(Look::Strong(glass.p.care))]
        } else {
            vec![back, leave]
        };
        let value = who.meta.value.as_ref().filter(|_| beside == Beside::Questions);
        let on = value.map(|value| {
            let label = glass.say(if glass.m.portrait { "home-quiz-short" } else { "quiz-on" });
            let on = Button::new("card-quiz", label, Gesture::QuizOn(value.id.clone()));
            on.dot(glass.p.pole(value.pole).fill)
        });
        bar::show(glass, left, on.into_iter().collect());
    } else {
        spotlight(glass, who, new);
        bar::home(glass);
    }
}

/// The name, or the team's, or "a colleague in …" where there is no consent to show a name.
pub fn name(glass: &Glass<'_>, who: &Commendation) -> String {
    match (&who.name, who.who) {
        (Some(name), _) => glass.text(name).to_owned(),
        (None, Who::Team) => glass.text(&who.team).to_owned(),
        (None, Who::Person) => {
            glass.say_with("colleague-in", &[("team", Arg::Text(glass.text(&who.team)))])
        }
    }
}

fn team_and_date(glass: &Glass<'_>, who: &Commendation) -> String {
    let date = glass.say_with(
        "date",
        &[
            ("day", Arg::Number(who.date.day().into())),
            ("month", Arg::Number(who.date.month().into())),
        ],
    );
    let team = glass.text(&who.team);
    glass.say_with("team-date", &[("team", Arg::Text(team)), ("date", Arg::Text(&date))])
}

/// The name of a skill.
pub fn skill(glass: &Glass<'_>, skill: Skill) -> String {
    glass.say(match skill {
        Skill::Warmth => "skill-warmth",
        Skill::Product => "skill-product",
        Skill::Technique => "skill-technique",
        Skill::Communication => "skill-communication",
        Skill::Psychology => "skill-psychology",
    })
}

fn speaker(speaker: Speaker) -> &'static str {
    match speaker {
        Speaker::Customer => "from-customer",
        Speaker::Peer => "from-peer",
        Speaker::Manager => "from-manager",
        Speaker::Leader => "from-leader",
    }
}

fn part<'a>(
    glass: &Glass<'a>,
    text: &'a str,
    face: Face,
    sizes: &'a [f32],
    far: bool,
    above: f32,
) -> Part<'a> {
    let pen = glass.pen();
    let part = if far { pen.far(text, face, sizes) } else { pen.near(text, face, sizes) };
    part.below(above)
}

fn spotlight(glass: &mut Glass<'_>, who: &Commendation, new: bool) {
    let m = glass.m;
    let p = glass.p;
    let thanks = glass.say(if new { "thanks-new" } else { "thanks" });
    let name = name(glass, who);
    let place = team_and_date(glass, who);
    let act = glass.text(&who.act);
    let han = glass.scene.lang.is_han();
    let body = if han { steps::BODY_HAN } else { steps::BODY };
    let sizes = if han { steps::NAME_HAN } else { steps::NAME };
    let chips = chips_height(glass);
    let parts = [
        part(glass, &thanks, Face::Strong, steps::KICKER, true, 0.0).coloured(p.thanks.text),
        part(glass, &name, Face::Statement, sizes, true, 20.0),
        part(glass, &place, Face::Text, steps::KICKER, true, 20.0).coloured(p.soft),
        part(glass, act, Face::Text, body, true, 44.0),
    ];
    let shares = if m.portrait { [0.46, 0.38, 0.3] } else { [0.38, 0.34, 0.28] };
    let places = shares.map(|share| super::slides::split(glass, share));
    let above = |text: Rect| text.with_max_y(text.max.y - chips - m.u(space::MEDIUM));
    let fits = places.iter().find_map(|(picture, text)| {
        let column = column::try_set(glass, &parts, above(*text).size())?;
        Some((*picture, *text, column))
    });
    let (picture, text, column) = fits.unwrap_or_else(|| {
        let (picture, text) = places[places.len() - 1];
        let room = above(text);
        (picture, text, column::set(glass, &parts, room.width(), room.height()))
    });
    portrait::paint(glass, who, picture, 0.0);
    column.paint(glass, above(text), Stand::Middle);
    chips_in(glass, who, text.with_min_y(text.max.y - chips));
}

fn chips_height(glass: &Glass<'_>) -> f32 {
    glass.m.u(72.0)
}

/// The value and the skill, as labels: they are not controls and don't look like them.
fn chips_in(glass: &mut Glass<'_>, who: &Commendation, room: Rect) {
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
        glass.put_middle(&block, chip.center(), accent.text);
        x = chip.max.x + glass.m.u(16.0);
    }
}

fn open_card(glass: &mut Glass<'_>, who: &Commendation, new: bool) {
    let m = glass.m;
    let p = glass.p;
    let (picture, text) = super::slides::split(glass, if m.portrait { 0.38 } else { 0.32 });
    portrait::paint(glass, who, picture, 0.0);
    let thanks = glass.say(if new { "thanks-new" } else { "thanks" });
    let name = name(glass, who);
    let place = team_and_date(glass, who);
    let quote = who.quote.as_ref().map_or_else(String::new, |quote| {
        let (open, close) = ("“", "”");
        let by = quote.by.as_ref().map(|by| glass.text(by).to_owned());
        let by = by.unwrap_or_else(|| glass.say(speaker(quote.from)));
        let from = glass.say_with("quote-from", &[("from", Arg::Text(&by))]);
        format!("{open}{}{close}\n{from}", glass.text(&quote.text))
    });
    let helped = who.helped_by.as_ref().map_or("", |text| glass.text(text));
    let source = who.meta.source.as_ref().map_or("", |text| glass.text(text));
    let read = steps::READ;
    let near = |text, face, sizes, above| part(glass, text, face, sizes, false, above);
    let parts = [
        near(&thanks, Face::Strong, steps::LABEL, 0.0).coloured(p.thanks.text),
        near(&name, Face::Statement, steps::TITLE, 10.0),
        near(&place, Face::Text, steps::LABEL, 10.0).coloured(p.soft),
        near(glass.text(&who.situation), Face::Text, read, 40.0),
        near(glass.text(&who.act), Face::Strong, steps::TAKEAWAY, 24.0),
        near(glass.text(&who.effect), Face::Text, read, 24.0),
        near(&quote, Face::Statement, read, 40.0).coloured(p.thanks.text),
        near(helped, Face::Text, read, 40.0),
        near(source, Face::Text, &steps::LABEL[2..], 24.0).coloured(p.soft),
    ];
    let room = text;
    let column = column::set(glass, &parts, room.width(), room.height());
    column.paint_aligned(glass, room, Stand::Middle, Align::Min);
}

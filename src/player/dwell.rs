//! How long a page stays, from what there is to read on it.

use std::time::Duration;

use super::scene::{Phase, QuestionView, Scene, View};
use crate::content::model::{
    Commendation, Kiosk, Lang, Question, QuestionKind, Role, Slide, SlideKind, Text,
};

/// No page of the loop stays shorter.
pub const DWELL_MIN: Duration = Duration::from_secs(8);
/// No page of the loop stays longer.
pub const DWELL_MAX: Duration = Duration::from_secs(25);
/// One step of the bar in the silent quiz.
pub const THINK_STEP: Duration = Duration::from_millis(500);
/// Fewest and most steps of that bar: 8 to 12 seconds.
pub const THINK_STEPS: (u32, u32) = (16, 24);
/// However long a text is, nobody is taken to read it for longer.
const READING_MAX: Duration = Duration::from_secs(300);
/// Time to notice that there is something new, before reading begins.
const NOTICE_MS: u64 = 2000;

/// A character of a script that is read one by one.
fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// Milliseconds to read `text`: words at 2.9 and Han characters at 3.5 a second.
fn reading_ms(text: &str) -> u64 {
    let (mut words, mut han, mut inside) = (0_u64, 0_u64, false);
    for c in text.chars() {
        let letter = c.is_alphanumeric() && !is_han(c);
        han += u64::from(is_han(c));
        words += u64::from(letter && !inside);
        // An apostrophe or a hyphen inside a word does not end it.
        inside = letter || (inside && matches!(c, '\'' | '’' | '-' | '.' | ',' | ':' | '/'));
    }
    words * 10_000 / 29 + han * 10_000 / 35
}

/// Time to read what `scene` shows in its languages, noticing it included; at most five minutes.
pub fn reading(scene: &Scene) -> Duration {
    let lang = &scene.lang;
    let texts = match &scene.view {
        View::Slide { slide, role } => {
            let second = scene.second.as_ref().and_then(|l| slide.headline.exact(l));
            let mut texts = slide_texts(slide, role.as_deref(), &scene.kiosk, lang);
            texts.extend(second);
            texts
        }
        View::Question(view) => question_texts(view, &scene.kiosk, lang),
        View::Commendation { commendation, .. } => commendation_texts(commendation, lang),
        View::Wall(wall) => wall.cards.iter().map(|c| c.act.get(lang)).collect(),
        View::Roles { roles } => roles.iter().map(|r| r.name.get(lang)).collect(),
        View::Role { role } => role_texts(role, &scene.kiosk, lang),
        View::VisitDone { takeaway, .. } => vec![takeaway.takeaway.get(lang)],
        View::Findings(lines) => lines
            .iter()
            .flat_map(|l| [l.place.as_str(), l.what.as_str(), l.todo.as_str()])
            .collect(),
        View::Home => vec![scene.kiosk.promise.get(lang)],
        View::Closed => Vec::new(),
    };
    let ms: u64 = texts.into_iter().map(reading_ms).sum();
    Duration::from_millis(NOTICE_MS + ms).min(READING_MAX)
}

/// How long a page of the loop stays: its reading time, within 8 to 25 seconds.
pub fn dwell(scene: &Scene) -> Duration {
    reading(scene).clamp(DWELL_MIN, DWELL_MAX)
}

/// Steps of the think-time bar for a question as it is asked, 16 to 24.
pub fn think_steps(asked: &Scene) -> u32 {
    let steps = reading(asked).as_millis().div_ceil(THINK_STEP.as_millis());
    u32::try_from(steps).map_or(THINK_STEPS.1, |n| n.clamp(THINK_STEPS.0, THINK_STEPS.1))
}

fn all<'a>(texts: &[&'a Text], lang: &Lang) -> Vec<&'a str> {
    texts.iter().map(|t| t.get(lang)).collect()
}

fn role_texts<'a>(role: &'a Role, kiosk: &'a Kiosk, lang: &Lang) -> Vec<&'a str> {
    let mut texts = all(
        &[
            &role.name,
            &role.job_one,
            &role.job_two,
            &role.acts[0],
            &role.acts[1],
        ],
        lang,
    );
    if let Some(third) = &kiosk.third_job {
        texts.extend(all(&[&third.name, &third.ask], lang));
    }
    texts
}

fn slide_texts<'a>(
    slide: &'a Slide,
    role: Option<&'a Role>,
    kiosk: &'a Kiosk,
    lang: &Lang,
) -> Vec<&'a str> {
    let mut texts = vec![slide.headline.get(lang)];
    texts.extend(match &slide.kind {
        SlideKind::Principle { body } | SlideKind::Promise { body } => all(&[body], lang),
        SlideKind::YourJobs { .. } => {
            role.map_or_else(Vec::new, |role| role_texts(role, kiosk, lang))
        }
        SlideKind::MomentOfTruth { touchpoint, act } => all(&[touchpoint, act], lang),
        SlideKind::Story { body, lesson } => all(&[body, lesson], lang),
        SlideKind::MythAndFact {
            myth,
            fact,
            because,
        } => all(&[myth, fact, because], lang),
        SlideKind::Chain { links, body } => {
            links.iter().chain([body]).map(|t| t.get(lang)).collect()
        }
        SlideKind::BoundaryLadder { steps, decides } => steps
            .iter()
            .flat_map(|s| [&s.title, &s.text])
            .chain([decides])
            .map(|t| t.get(lang))
            .collect(),
        SlideKind::HelpCard { steps, tell } => {
            steps.iter().chain([tell]).map(|t| t.get(lang)).collect()
        }
    });
    texts
}

fn question_texts<'a>(view: &'a QuestionView, kiosk: &'a Kiosk, lang: &Lang) -> Vec<&'a str> {
    let question: &Question = &view.question;
    let mut texts = vec![question.stem.get(lang)];
    if matches!(view.phase, Phase::Answered { .. }) {
        // Everybody reads why the right one is right, and why their own was not.
        texts.extend(
            question
                .options
                .iter()
                .enumerate()
                .filter(|(i, option)| option.right || view.picked.contains(i))
                .flat_map(|(_, option)| [option.text.get(lang), option.rationale.get(lang)]),
        );
        texts.push(question.takeaway.get(lang));
        texts.push(kiosk.promise.get(lang));
        return texts;
    }
    texts.extend(question.situation.as_ref().map(|t| t.get(lang)));
    if question.kind != QuestionKind::TrueFalse {
        texts.extend(question.options.iter().map(|o| o.text.get(lang)));
    }
    texts
}

fn commendation_texts<'a>(card: &'a Commendation, lang: &Lang) -> Vec<&'a str> {
    let mut texts = all(
        &[&card.team, &card.situation, &card.act, &card.effect],
        lang,
    );
    texts.extend(card.name.as_ref().map(|t| t.get(lang)));
    texts.extend(card.quote.as_ref().map(|q| q.text.get(lang)));
    texts.extend(card.helped_by.as_ref().map(|t| t.get(lang)));
    texts
}

//! Texts longer than a passer-by reads.

use crate::content::finding::{Finding, warning};
use crate::content::model::PathStep::{Entry, Field};
use crate::content::model::{Content, Lang, Meta, PathStep, PlacedText, SlideKind, TextKind};
use crate::content::pace::{NOTICE_S, han, seconds, words};
use crate::numbers::as_f32;

use super::locate::Locator;

/// How long a text may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What is limited.
    pub kind: TextKind,
    /// What that is called.
    pub name: &'static str,
    /// In words, for languages that have them.
    pub words: usize,
    /// In characters, for Chinese and Japanese.
    pub han: usize,
}

const fn limit(kind: TextKind, name: &'static str, words: usize, han: usize) -> Limit {
    Limit { kind, name, words, han }
}

/// The limits for authors: one table, here and nowhere else.
pub const LIMITS: &[Limit] = &[
    limit(TextKind::Headline, "headline", 7, 12),
    limit(TextKind::Body, "body", 25, 45),
    limit(TextKind::StoryBody, "story body", 45, 80),
    limit(TextKind::Act, "act", 25, 45),
    limit(TextKind::Fact, "fact", 25, 45),
    limit(TextKind::Because, "because", 25, 45),
    limit(TextKind::Lesson, "lesson", 25, 45),
    limit(TextKind::Said, "customer's words", 14, 24),
    limit(TextKind::SaidBy, "by", 10, 18),
    limit(TextKind::ThanksTo, "thanks_to", 16, 28),
    limit(TextKind::FigureOf, "of", 16, 28),
    limit(TextKind::Asked, "asked", 16, 28),
    limit(TextKind::AskedDone, "done", 20, 36),
    limit(TextKind::Myth, "myth", 12, 20),
    limit(TextKind::Touchpoint, "touchpoint", 10, 18),
    limit(TextKind::ChainLink, "chain link", 5, 9),
    limit(TextKind::LadderTitle, "ladder title", 3, 6),
    limit(TextKind::LadderStep, "ladder step", 12, 22),
    limit(TextKind::HelpStep, "help step", 9, 16),
    limit(TextKind::Decides, "decides", 18, 32),
    limit(TextKind::Tell, "tell", 18, 32),
    limit(TextKind::JobOne, "job_one", 14, 26),
    limit(TextKind::JobTwo, "job_two", 14, 26),
    limit(TextKind::RoleAct, "acts", 14, 26),
    limit(TextKind::QuestionSituation, "question situation", 30, 55),
    limit(TextKind::Stem, "stem", 18, 30),
    limit(TextKind::Choice, "option", 12, 22),
    limit(TextKind::OrderStep, "order step", 8, 15),
    limit(TextKind::Rationale, "rationale", 22, 40),
    limit(TextKind::Takeaway, "takeaway", 16, 28),
    limit(TextKind::ThanksSituation, "commendation situation", 20, 36),
    limit(TextKind::ThanksAct, "commendation act", 26, 48),
    limit(TextKind::Effect, "effect", 20, 36),
    limit(TextKind::TodayLine, "line of a day", 12, 20),
];

pub(super) fn findings(content: &Content, locator: &mut Locator<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let most_s = content.kiosk.dwell_most_s;
    for slide in &content.slides {
        let own = slide.texts();
        too_long(&own, &slide.meta, locator, &mut found);
        let SlideKind::YourJobs { roles } = &slide.kind else {
            found.extend(too_slow(&own, &slide.meta, &[], most_s, locator));
            continue;
        };
        // One role is shown at a time.
        for (i, role) in roles.iter().enumerate() {
            let place = [Field("roles"), Entry(i), Field("id")];
            let mut page = role.texts(i);
            too_long(&page, &slide.meta, locator, &mut found);
            page.extend(slide.texts());
            found.extend(too_slow(&page, &slide.meta, &place, most_s, locator));
        }
    }
    for question in &content.questions {
        // A question waits for its reader, so only its single texts are limited.
        too_long(&question.texts(), &question.meta, locator, &mut found);
    }
    for thanks in &content.commendations {
        let mut story = thanks.texts();
        story.retain(|one| limit_of(one.kind).is_some());
        too_long(&story, &thanks.meta, locator, &mut found);
        found.extend(too_slow(&story, &thanks.meta, &[], most_s, locator));
    }
    found
}

fn limit_of(kind: TextKind) -> Option<&'static Limit> {
    LIMITS.iter().find(|limit| limit.kind == kind)
}

fn too_long(
    texts: &[PlacedText<'_>],
    meta: &Meta,
    locator: &mut Locator<'_>,
    found: &mut Vec<Finding>,
) {
    for one in texts {
        let Some(limit) = limit_of(one.kind) else {
            continue;
        };
        for (lang, text) in one.text.iter() {
            let (has, may, unit) = if lang.is_han() {
                (han(text) + words(text), limit.han, "characters")
            } else {
                (words(text), limit.words, "words")
            };
            if has > may {
                let name = limit.name;
                let finding = warning("too-long")
                    .what(format!("the {name} has {has} {unit}; at most {may} are read in passing"))
                    .todo("shorten it");
                found.extend(locator.say(meta, &one.path_in(lang), finding));
            }
        }
    }
}

/// A page that takes longer to read than it stays.
fn too_slow(
    texts: &[PlacedText<'_>],
    meta: &Meta,
    place: &[PathStep],
    most_s: u32,
    locator: &mut Locator<'_>,
) -> Option<Finding> {
    let mut langs: Vec<&Lang> = Vec::new();
    for (lang, _) in texts.iter().flat_map(|one| one.text.iter()) {
        if !langs.contains(&lang) {
            langs.push(lang);
        }
    }
    let takes = |lang: &Lang| {
        let each = texts.iter().map(|one| seconds(one.text.get(lang)));
        NOTICE_S + each.sum::<f32>()
    };
    let (s, lang) =
        langs.into_iter().map(|lang| (takes(lang), lang)).max_by(|a, b| a.0.total_cmp(&b.0))?;
    if s <= as_f32(most_s) {
        return None;
    }
    let finding = warning("too-slow")
        .what(format!("it takes {s:.1} s to read in `{lang}`, and stays for {most_s} s"))
        .todo("shorten one of its texts");
    locator.say(meta, place, finding)
}

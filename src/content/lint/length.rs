//! Texts longer than a passer-by reads.

use crate::content::finding::Finding;
use crate::content::model::{Content, Lang, Meta, SlideKind};
use crate::content::pace::{NOTICE_S, han, seconds, words};

use super::locate::{Locator, Step};
use super::pieces::{self, Piece};

/// How long a text may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What is limited.
    pub name: &'static str,
    /// In words, for languages that have them.
    pub words: usize,
    /// In characters, for Chinese and Japanese.
    pub han: usize,
}

const fn limit(name: &'static str, words: usize, han: usize) -> Limit {
    Limit { name, words, han }
}

/// The limits for authors: one table, here and nowhere else.
pub const LIMITS: &[Limit] = &[
    limit("headline", 7, 12),
    limit("body", 25, 45),
    limit("story body", 45, 80),
    limit("act", 25, 45),
    limit("fact", 25, 45),
    limit("because", 25, 45),
    limit("lesson", 25, 45),
    limit("myth", 12, 20),
    limit("touchpoint", 10, 18),
    limit("chain link", 5, 9),
    limit("ladder title", 3, 6),
    limit("ladder step", 12, 22),
    limit("help step", 9, 16),
    limit("decides", 18, 32),
    limit("tell", 18, 32),
    limit("job_one", 14, 26),
    limit("job_two", 14, 26),
    limit("acts", 14, 26),
    limit("question situation", 30, 55),
    limit("stem", 18, 30),
    limit("option", 12, 22),
    limit("order step", 8, 15),
    limit("rationale", 22, 40),
    limit("takeaway", 16, 28),
    limit("commendation situation", 20, 36),
    limit("commendation act", 26, 48),
    limit("effect", 20, 36),
];

pub(super) fn findings(content: &Content, locator: &mut Locator<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let most_s = content.kiosk.dwell_most_s;
    for slide in &content.slides {
        let own = pieces::slide(slide);
        too_long(&own, &slide.meta, locator, &mut found);
        let SlideKind::YourJobs { roles } = &slide.kind else {
            found.extend(too_slow(&own, &slide.meta, &[], most_s, locator));
            continue;
        };
        // One role is shown at a time.
        for (i, role) in roles.iter().enumerate() {
            let place = [Step::Field("roles"), Step::Item(i), Step::Field("id")];
            let mut page = pieces::role(i, role);
            too_long(&page, &slide.meta, locator, &mut found);
            page.extend(pieces::slide(slide));
            found.extend(too_slow(&page, &slide.meta, &place, most_s, locator));
        }
    }
    for question in &content.questions {
        // A question waits for its reader, so only its single texts are limited.
        let own = pieces::question(question);
        too_long(&own, &question.meta, locator, &mut found);
    }
    for thanks in &content.commendations {
        let own = pieces::commendation(thanks);
        too_long(&own, &thanks.meta, locator, &mut found);
        found.extend(too_slow(&own, &thanks.meta, &[], most_s, locator));
    }
    found
}

fn too_long(
    pieces: &[Piece<'_>],
    meta: &Meta,
    locator: &mut Locator<'_>,
    found: &mut Vec<Finding>,
) {
    for piece in pieces {
        let Some(limit) = LIMITS.iter().find(|l| l.name == piece.limit) else {
            continue;
        };
        for (lang, text) in piece.text.iter() {
            let (has, may, unit) = if lang.is_han() {
                (han(text) + words(text), limit.han, "characters")
            } else {
                (words(text), limit.words, "words")
            };
            if has > may {
                let mut path = piece.path.clone();
                path.push(Step::Lang(lang.as_str().to_owned()));
                let what = format!(
                    "the {} has {has} {unit}; at most {may} are read in passing",
                    limit.name
                );
                let todo = "shorten it".to_owned();
                found.extend(locator.warning(meta, &path, "too-long", what, todo));
            }
        }
    }
}

/// A page that takes longer to read than it stays.
fn too_slow(
    pieces: &[Piece<'_>],
    meta: &Meta,
    place: &[Step],
    most_s: u32,
    locator: &mut Locator<'_>,
) -> Option<Finding> {
    let mut langs: Vec<&Lang> = Vec::new();
    for (lang, _) in pieces.iter().flat_map(|p| p.text.iter()) {
        if !langs.contains(&lang) {
            langs.push(lang);
        }
    }
    let takes = |lang: &Lang| {
        let texts = pieces.iter().map(|p| seconds(p.text.get(lang)));
        NOTICE_S + texts.sum::<f32>()
    };
    let (s, lang) =
        langs.into_iter().map(|lang| (takes(lang), lang)).max_by(|a, b| a.0.total_cmp(&b.0))?;
    if s <= most_s as f32 {
        return None;
    }
    let what = format!("it takes {s:.1} s to read in `{lang}`, and stays for {most_s} s");
    let todo = "shorten one of its texts".to_owned();
    locator.warning(meta, place, "too-slow", what, todo)
}

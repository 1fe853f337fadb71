//! Praise that tells nothing: no act to copy, no effect to see.

use super::super::phrases::{lower_words, position_of};
use super::super::view::{Flaw, Speech};
use super::WallText;
use crate::content::finding::warning;
use crate::content::pace::{han, words};

/// Praise that could be anybody's.
const VAGUE: &str = "\
    great job, good job, great work, good work, well done, hard work, works hard, \
    worked hard, hard working, always friendly, always helpful, team player, \
    went above and beyond, goes above and beyond, going above and beyond, \
    above and beyond, the extra mile, great attitude, positive attitude, keep it up, \
    does a great job, excellent service, great service, outstanding performance, \
    very dedicated, amazing, fantastic, awesome, excellent, wonderful";
/// Chinese praise that says nothing of what was done.
const VAGUE_HAN: &str = "\
    工作努力, 努力工作, 工作认真, 认真负责, 认真工作, 表现优秀, 表现突出, 表现出色, \
    任劳任怨, 兢兢业业, 态度良好, 态度好, 服务热情, 热情服务, 再接再厉, 吃苦耐劳, \
    尽职尽责, 积极主动, 乐于助人, 爱岗敬业, 团队精神, 干得好, 做得好, 辛苦了";
/// Words that are in every sentence, and so tell nothing.
const FILLERS: &str = "\
    a, an, and, are, as, at, did, does, for, from, had, has, he, her, his, in, is, it, \
    of, on, our, she, so, such, that, the, their, they, this, to, us, very, was, we, \
    were, with, always, really, team, everyone, everybody, all, thank, thanks, you, \
    job, work, day, every";
/// Words that must be left when vague praise and fillers are taken out.
const LEFT_WORDS_MIN: usize = 5;
/// Han characters that must be left when vague praise is taken out; Chinese fillers are few and
/// short.
const LEFT_HAN_MIN: usize = 8;
/// Fewer words can't tell an act or an effect.
const WORDS_MIN: usize = 4;
/// Fewer Han characters can't tell an act or an effect.
const HAN_MIN: usize = 6;

/// See the rule `wall-vague`.
pub(super) fn vague(line: &WallText<'_>) -> Option<Flaw> {
    let phrase = match line.speech {
        Speech::English => vague_english(line.text)?,
        Speech::Chinese => vague_chinese(line.text)?,
        Speech::Other => return None,
    };
    Some(
        line.flaw(
            warning("wall-vague")
                .what(format!("“{phrase}” could be said of anybody"))
                .todo("tell what they did, and what came of it for whom"),
        ),
    )
}

fn vague_english(text: &str) -> Option<&'static str> {
    let all = lower_words(text);
    let phrase = VAGUE.split(", ").find(|phrase| position_of(&all, phrase).is_some())?;
    let mut left = all;
    for vague in VAGUE.split(", ") {
        while let Some(at) = position_of(&left, vague) {
            left.drain(at..at + vague.split(' ').count());
        }
    }
    left.retain(|word| FILLERS.split(", ").all(|filler| filler != word));
    (left.len() < LEFT_WORDS_MIN).then_some(phrase)
}

fn vague_chinese(text: &str) -> Option<&'static str> {
    let phrase = VAGUE_HAN.split(", ").find(|phrase| text.contains(*phrase))?;
    let left = VAGUE_HAN.split(", ").fold(text.to_owned(), |left, vague| left.replace(vague, ""));
    (han(&left) < LEFT_HAN_MIN).then_some(phrase)
}

/// See the rule `wall-too-short`.
pub(super) fn too_short(line: &WallText<'_>) -> Option<Flaw> {
    let short = match line.speech {
        Speech::English => words(line.text) < WORDS_MIN,
        Speech::Chinese => han(line.text) < HAN_MIN && words(line.text) < WORDS_MIN,
        Speech::Other => return None,
    };
    short.then(|| {
        line.flaw(
            warning("wall-too-short")
                .what("it is too short to tell anything")
                .todo("say who did what, in a sentence"),
        )
    })
}

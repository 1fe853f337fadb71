//! The fields of slides, questions and commendations.

use super::{Entries, Field, Form, ItemKind, may, must};
use crate::content::folder::layout;
use crate::content::model::TextKind as Kind;

const PHILOSOPHY: &str = "philosophy/";
const QUESTIONS: &str = "questions/";
const COMMENDATIONS: &str = "commendations/";

const SKILLS: &[&str] = &["Warmth", "Product", "Technique", "Communication", "Psychology"];

/// What every item may say.
pub const COMMON: &[Field] = &[
    must("id", Form::Id),
    may("value", Form::Value),
    may("pole", Form::Choice(&["Care", "Dignity"])),
    may("audience", Form::Roles),
    may("from", Form::Day),
    may("until", Form::Day),
    may("each_year", Form::Record(YEARLY)),
    may("dates", Form::Records(ever(SPELL, 0, 16))),
    may("dayparts", Form::Records(ever(DAYPART, 0, 16))),
    may("importance", Form::Number(1.0, 5.0)),
    may("takeover", Form::Flag),
    may("needs", Form::Choice(&["ThirdJob", "NoThirdJob"])),
    may("teaches", Form::Lines),
    may("source", Form::Text(None)),
    may("silence", Form::Records(ever(SILENCE, 0, 16))),
    may("owner", Form::Line),
    may("draft", Form::Flag),
    may("revises", Form::Line),
    may("approved", Form::Record(APPROVED))
        .begun("// approved: (by: \"Name\", second: \"Other name\"),"),
];

pub(super) const DAYPART: &[Field] =
    &[must("days", Form::Days), must("from", Form::Line), must("to", Form::Line)];
const YEARLY: &[Field] = &[must("from", Form::Line), must("until", Form::Line)];
const SPELL: &[Field] = &[must("from", Form::Day), must("until", Form::Day)];
const SILENCE: &[Field] = &[must("rule", Form::Line), must("because", Form::Line)];
const PHOTO: &[Field] =
    &[must("path", Form::Line), must("alt", Form::Text(None)), may("focus", Form::Point)];

/// Every kind of item that there is.
pub const KINDS: &[ItemKind] = &[
    slide("Principle", PRINCIPLE),
    slide("YourJobs", YOUR_JOBS),
    slide("MomentOfTruth", MOMENT),
    slide("Story", STORY),
    slide("MythAndFact", MYTH),
    slide("Chain", CHAIN),
    slide("BoundaryLadder", LADDER),
    slide("HelpCard", HELP),
    slide("Voice", VOICE),
    ItemKind { begins_with: &["source"], ..slide("Figure", FIGURE) },
    slide("Answered", ANSWERED),
    slide("Craft", CRAFT),
    slide("Poll", POLL),
    slide("Promise", PRINCIPLE),
    question("Single", SINGLE),
    question("Several", SEVERAL),
    question("TrueFalse", TRUE_FALSE),
    question("Order", ORDER),
    ItemKind {
        head: "Commendation",
        folder: COMMENDATIONS,
        fields: COMMENDATION,
        begins_with: &["approved"],
    },
];

/// What was written for one day, in `today.ron`, where no entry has a word before its bracket.
pub const TODAY: ItemKind =
    ItemKind { head: "Today", folder: layout::TODAY, fields: TODAY_FIELDS, begins_with: &[] };

const TODAY_FIELDS: &[Field] =
    &[must("day", Form::Day), must("lines", Form::Texts(Kind::TodayLine, 1, 2))];

const fn slide(head: &'static str, fields: &'static [Field]) -> ItemKind {
    ItemKind { head, folder: PHILOSOPHY, fields, begins_with: &[] }
}

const fn question(head: &'static str, fields: &'static [Field]) -> ItemKind {
    ItemKind { head, folder: QUESTIONS, fields, begins_with: &[] }
}

const fn text(name: &'static str, kind: Kind) -> Field {
    must(name, Form::Text(Some(kind)))
}

/// Entries that a file to fill in does without.
const fn ever(fields: &'static [Field], least: usize, most: usize) -> Entries {
    Entries { fields, least, most, begun: &[] }
}

const fn entries(
    fields: &'static [Field],
    least: usize,
    most: usize,
    begun: &'static [&'static str],
) -> Form {
    Form::Records(Entries { fields, least, most, begun })
}

const HEADLINE: Field = text("headline", Kind::Headline);
const PICTURE: Field = may("photo", Form::Photo(PHOTO));

const PRINCIPLE: &[Field] = &[HEADLINE, PICTURE, text("body", Kind::Body)];
const YOUR_JOBS: &[Field] = &[HEADLINE, PICTURE, must("roles", entries(ROLE, 1, 12, &[""]))];
const ROLE: &[Field] = &[
    must("id", Form::Id),
    text("name", Kind::RoleName),
    text("job_one", Kind::JobOne),
    text("job_two", Kind::JobTwo),
    must("acts", Form::Texts(Kind::RoleAct, 2, 2)),
];
const MOMENT: &[Field] =
    &[HEADLINE, PICTURE, text("touchpoint", Kind::Touchpoint), text("act", Kind::Act)];
const STORY: &[Field] =
    &[HEADLINE, PICTURE, text("body", Kind::StoryBody), text("lesson", Kind::Lesson)];
const MYTH: &[Field] = &[
    HEADLINE,
    PICTURE,
    text("myth", Kind::Myth),
    text("fact", Kind::Fact),
    text("because", Kind::Because),
];
const CHAIN: &[Field] = &[
    HEADLINE,
    PICTURE,
    must("links", Form::Texts(Kind::ChainLink, 3, 5)),
    text("body", Kind::Body),
];
const LADDER: &[Field] = &[
    HEADLINE,
    PICTURE,
    must("steps", entries(RUNG, 3, 5, &["", "", ""])),
    text("decides", Kind::Decides),
];
const RUNG: &[Field] = &[text("title", Kind::LadderTitle), text("text", Kind::LadderStep)];
const VOICE: &[Field] =
    &[text("headline", Kind::Said), text("by", Kind::SaidBy), text("thanks_to", Kind::ThanksTo)];
const FIGURE: &[Field] = &[
    HEADLINE,
    must("number", Form::Line),
    text("of", Kind::FigureOf),
    must("counted", Form::Day).begun("counted: \"TODAY\","),
    may("good_for_days", Form::Number(1.0, 730.0)).begun("good_for_days: 99,"),
];
const ANSWERED: &[Field] = &[HEADLINE, text("asked", Kind::Asked), text("done", Kind::AskedDone)];
const CRAFT: &[Field] = &[
    HEADLINE,
    may("photo", Form::Photo(PHOTO)).begun("photo: (path: \"photos/name.jpg\", alt: EMPTY),"),
    text("body", Kind::Body),
];
const POLL: &[Field] =
    &[text("headline", Kind::Stem), must("options", Form::Texts(Kind::Choice, 2, 5))];
const HELP: &[Field] = &[
    HEADLINE,
    PICTURE,
    must("steps", Form::Texts(Kind::HelpStep, 3, 6)),
    text("tell", Kind::Tell),
];

const DIFFICULTY: Field = may("difficulty", Form::Number(1.0, 5.0)).begun("difficulty: 3,");
const SKILL: Field = may("skill", Form::Choice(SKILLS));
const SITUATION: Field = may("situation", Form::Text(Some(Kind::QuestionSituation)))
    .begun("// situation: (en: \"…\", zh: \"…\"),");
const STEM: Field = text("stem", Kind::Stem);
const TAKEAWAY: Field = text("takeaway", Kind::Takeaway);
const OPTION: &[Field] =
    &[may("right", Form::Flag), text("text", Kind::Choice), text("rationale", Kind::Rationale)];
const STEP: &[Field] = &[text("text", Kind::OrderStep), text("rationale", Kind::Rationale)];

const SINGLE: &[Field] = &[
    DIFFICULTY,
    SKILL,
    SITUATION,
    STEM,
    must("options", entries(OPTION, 2, 6, &["right: true,", "", ""])),
    TAKEAWAY,
];
const SEVERAL: &[Field] = &[
    DIFFICULTY,
    SKILL,
    SITUATION,
    STEM,
    must("options", entries(OPTION, 3, 6, &["right: true,", "right: true,", ""])),
    TAKEAWAY,
];
const TRUE_FALSE: &[Field] = &[
    DIFFICULTY,
    SKILL,
    SITUATION,
    STEM,
    must("answer", Form::Flag).begun("answer: true,"),
    text("if_true", Kind::Rationale),
    text("if_false", Kind::Rationale),
    TAKEAWAY,
];
const ORDER: &[Field] = &[
    DIFFICULTY,
    SKILL,
    SITUATION,
    STEM,
    must("steps", entries(STEP, 3, 6, &["", "", ""])),
    TAKEAWAY,
];

const COMMENDATION: &[Field] = &[
    may("who", Form::Choice(&["Person", "Team"])),
    may("person", Form::Line),
    Field { needed: false, ..text("name", Kind::Name) },
    text("team", Kind::Team),
    must("date", Form::Day).begun("date: \"TODAY\","),
    may("behind_the_scenes", Form::Flag).begun("behind_the_scenes: false,"),
    text("situation", Kind::ThanksSituation),
    text("act", Kind::ThanksAct),
    text("effect", Kind::Effect),
    may("quote", Form::Record(QUOTE))
        .begun("// quote: (text: (en: \"…\", zh: \"…\"), from: Customer),"),
    may("skill", Form::Choice(SKILLS)).begun("// skill: Warmth,"),
    may("helped_by", Form::Text(Some(Kind::HelpedBy)))
        .begun("// helped_by: (en: \"…\", zh: \"…\"),"),
    may("photo", Form::Photo(PHOTO))
        .begun("// photo: (path: \"photos/name.jpg\", alt: (en: \"…\", zh: \"…\")),"),
    may("nominated_by", Form::Line).begun("// nominated_by: \"Name\","),
    may("consent", Form::Record(CONSENT)).begun("// consent: (words: \"TODAY\", name: \"TODAY\"),"),
    may("status", Form::Choice(&["Draft", "Approved", "Withdrawn"])).begun("status: Draft,"),
];

const QUOTE: &[Field] = &[
    text("text", Kind::QuoteText),
    must("from", Form::Choice(&["Customer", "Peer", "Manager", "Leader"])),
    may("by", Form::Text(Some(Kind::QuoteBy))),
];
const CONSENT: &[Field] = &[
    may("words", Form::Day),
    may("words_until", Form::Day),
    may("name", Form::Day),
    may("name_until", Form::Day),
    may("photo", Form::Day),
    may("photo_until", Form::Day),
];
const APPROVED: &[Field] =
    &[must("by", Form::Line), may("second", Form::Line), may("on", Form::Day)];

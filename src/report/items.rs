//! The questions of a report: the wordings of today, the former ones, and those that fail.

use std::collections::BTreeMap;

use serde::Serialize;

use super::counts::{Count, Line, RANKED_LEAST, Sum, Sums, hidden};
use super::interval::percent;
use crate::content::model::{Content, Id, Lang, Question, QuestionKind};
use crate::ledger::{Asked, Counts, Tally, Version, Week};
use crate::numbers::as_f64;
use crate::player::quiz::belief::chance;

/// More than this share on one wrong option, and the question misleads.
const MISLEADING: f64 = 0.5;

/// What is known of one wording of a question.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Item {
    /// What is known of it.
    #[serde(flatten)]
    pub line: Line,
    /// The fingerprint of the wording.
    pub version: String,
    /// The id of the value it belongs to.
    pub value: Option<String>,
    /// The options in the author's order; empty where the wording is no longer in the folder.
    pub options: Vec<OptionLine>,
}

/// An option of a question, and how often it was picked.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct OptionLine {
    /// What the option says.
    pub text: String,
    /// Whether it is right; a step of an order always is.
    pub right: bool,
    /// How many first tries picked it, or put the step in its place.
    pub picked: Count,
}

/// A question that may not test what it should.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Failing {
    /// The question's id.
    pub id: String,
    /// The name of the rule by which it fails, such as `misleading`.
    pub rule: &'static str,
    /// What is the case, and what to do.
    pub why: String,
    /// The option that it is about, if it is about one.
    #[serde(skip)]
    pub option: Option<String>,
    /// The share of first tries that picked it, 0 to 100.
    #[serde(skip)]
    pub percent: f64,
}

/// A question that nobody has answered.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Unanswered {
    /// The question's id.
    pub id: String,
    /// The id of the value it belongs to.
    pub value: Option<String>,
    /// What it asks.
    pub text: String,
}

/// A question as it is worded now, with what it adds to sums.
pub(crate) struct Current {
    /// The value it belongs to.
    pub value: Option<Id>,
    /// What the report says of it.
    pub item: Item,
    weeks: BTreeMap<Week, [Counts; 2]>,
    chance: f64,
}

impl Current {
    /// Adds its answers, unless they are too few to be shown: a sum with them beside the
    /// others without them would tell how many they are.
    pub(crate) fn add_to(&self, sums: &mut Sums) {
        if self.item.line.answers.is_none() {
            return;
        }
        for (week, sides) in &self.weeks {
            sums.add(*week, sides, self.chance);
        }
    }

    /// Whether nobody has answered it.
    pub(crate) fn is_unanswered(&self) -> bool {
        self.item.line.answers == Some(0)
    }
}

impl From<Current> for Unanswered {
    fn from(question: Current) -> Self {
        let Item { line, value, .. } = question.item;
        Self { id: line.id, value, text: line.text }
    }
}

/// All questions of a report.
pub(crate) struct Built {
    /// Questions as they are worded now, in the folder's order.
    pub current: Vec<Current>,
    /// Wordings that are no longer in the folder.
    pub former: Vec<Item>,
    /// Questions that may not test what they should.
    pub failing: Vec<Failing>,
}

/// Sorts what was counted from the week `from` on by wording.
pub(crate) fn build(content: &Content, tally: &Tally, from: Option<Week>) -> Built {
    let lang = content.kiosk.primary();
    let in_time = |week: Week| from.is_none_or(|from| week >= from);
    let mut built = Built { current: Vec::new(), former: Vec::new(), failing: Vec::new() };
    for question in &content.questions {
        let version = Version::of(question);
        let is_it = |asked: &&Asked| asked.id == question.meta.id && asked.version == version;
        let asked = tally.questions.iter().find(is_it);
        let mut picked = vec![0; question.options.len()];
        let mut weeks = BTreeMap::new();
        if let Some(asked) = asked {
            weeks.extend(asked.weeks.iter().filter(|(week, _)| in_time(**week)));
            for ((_, option), counts) in asked.options.iter().filter(|((w, _), _)| in_time(*w)) {
                if let Some(sum) = picked.get_mut(usize::from(*option)) {
                    *sum += counts.first;
                }
            }
        }
        let current = current(question, version, weeks, &picked, lang);
        built.failing.extend(failing(question, &current, &picked, lang));
        built.current.push(current);
    }
    for asked in &tally.questions {
        let is_current = |current: &Current| {
            current.item.line.id == asked.id.as_str()
                && current.item.version == asked.version.to_string()
        };
        if !built.current.iter().any(is_current) {
            built.former.extend(former(asked, content, &in_time));
        }
    }
    built
}

fn current(
    question: &Question,
    version: Version,
    weeks: BTreeMap<Week, [Counts; 2]>,
    picked: &[u64],
    lang: &Lang,
) -> Current {
    let meta = &question.meta;
    let chance = chance(question);
    let mut sums = Sums::default();
    for (week, sides) in &weeks {
        sums.add(*week, sides, chance);
    }
    let line = sums.line(meta.id.as_str(), question.stem.get(lang), Some(meta.pole));
    let options = question.options.iter().zip(hidden(picked)).enumerate();
    let options = options.map(|(index, (option, picked))| OptionLine {
        text: wording(question, index, lang).to_owned(),
        right: option.right,
        picked,
    });
    let value = meta.value.as_ref().map(|value| value.id.clone());
    let item = Item {
        version: version.to_string(),
        value: value.as_ref().map(|value| value.as_str().to_owned()),
        options: options.collect(),
        line,
    };
    Current { value, item, weeks, chance }
}

fn former(asked: &Asked, content: &Content, in_time: &impl Fn(Week) -> bool) -> Option<Item> {
    let mut sums = Sums::default();
    for (week, sides) in asked.weeks.iter().filter(|(week, _)| in_time(**week)) {
        sums.add(*week, sides, 0.0);
    }
    let is_there = content.questions.iter().any(|question| question.meta.id == asked.id);
    let text = if is_there { "an earlier wording" } else { "no longer in the folder" };
    let mut line = sums.line(asked.id.as_str(), text, None);
    // How many options there were to guess among is forgotten.
    line.know = None;
    let item = Item { line, version: asked.version.to_string(), value: None, options: Vec::new() };
    (sums.total().all > 0).then_some(item)
}

fn failing(question: &Question, current: &Current, picked: &[u64], lang: &Lang) -> Vec<Failing> {
    let mut sums = Sums::default();
    current.add_to(&mut sums);
    let Sum { right, all, .. } = sums.total();
    if all < RANKED_LEAST {
        return Vec::new();
    }
    let mut failing = Vec::new();
    let mut say = |rule, why, option: Option<&str>, percent| {
        let id = question.meta.id.as_str().to_owned();
        failing.push(Failing { id, rule, why, option: option.map(str::to_owned), percent });
    };
    if as_f64(right) < current.chance * as_f64(all) {
        let why = "Fewer get it right than guessing would: look at the key and at the stem";
        say("below-chance", why.to_owned(), None, 0.0);
    }
    let options = question.options.iter().zip(picked).enumerate();
    for (index, (_, &picked)) in options.filter(|(_, (option, _))| !option.right) {
        // Its own quotation marks would stand beside ours.
        let text = wording(question, index, lang).trim_matches(['“', '”', '"']);
        if as_f64(picked) > MISLEADING * as_f64(all) {
            let percent = percent(as_f64(picked) / as_f64(all));
            let why = format!("{percent} % pick “{text}”: is it right after all, or misread?");
            say("misleading", why, Some(text), percent);
        } else if picked == 0 && question.kind != QuestionKind::TrueFalse {
            let why = format!("Nobody picks “{text}”: make it tempting, or take it out");
            say("never-picked", why, Some(text), 0.0);
        }
    }
    failing
}

/// What an option says.
fn wording<'a>(question: &'a Question, index: usize, lang: &Lang) -> &'a str {
    match (question.kind, index) {
        (QuestionKind::TrueFalse, 0) => "true",
        (QuestionKind::TrueFalse, _) => "false",
        _ => question.options.get(index).map_or("", |option| option.text.get(lang)),
    }
}

//! The items that the simulated writers write, as RON.

use std::fmt::Write as _;

use jiff::civil::Date;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A slide.
    Slide,
    /// A question.
    Question,
    /// A commendation.
    Card,
}

/// An item as its owner means it.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Its id.
    pub(super) id: String,
    /// Counts its edits, and stands in its text.
    pub(super) version: u32,
    /// Who is thanked, on a card.
    pub(super) name: String,
    /// The last day on which it may be shown, if it has one; for a card, of the consent to words.
    pub(super) until: Option<Date>,
    /// Taken back by its own status.
    pub(super) withdrawn: bool,
}

const GIVEN: [&str; 16] = [
    "Abena", "Bruno", "Chiara", "Dmitri", "Elif", "Farid", "Greta", "Hiro", "Ines", "Jonah",
    "Kalina", "Lucio", "Marit", "Nadia", "Oskar", "Petra",
];
const FAMILY: [&str; 16] = [
    "Quill", "Rosenau", "Sandoval", "Tanaka", "Ulmer", "Varga", "Winther", "Xavier", "Yilmaz",
    "Zander", "Arnesen", "Brandt", "Castell", "Dorne", "Eklund", "Ferrow",
];
const VALUES: [&str; 3] = ["own-it", "respect", "include"];

/// The day of every consent.
pub(super) const CONSENT: Date = jiff::civil::date(2026, 9, 20);

/// The name of the person with this number, which nobody else has among the first 4096.
pub(super) fn name(number: usize) -> String {
    let (given, family) = (GIVEN[number % 16], FAMILY[number / 16 % 16]);
    // The middle initial keeps those apart that come after the first 256.
    let initial = char::from(b'A' + u8::try_from(number / 256 % 16).unwrap_or(0));
    format!("{given} {initial}. {family}")
}

/// The mark of an item's version in its text.
pub(super) fn mark(id: &str, version: u32) -> String {
    format!("{id} in its version {version}")
}

/// A file of these items. `broken` is the index of one with a field that there isn't.
pub(super) fn file(kind: Kind, items: &[Item], broken: Option<usize>) -> String {
    let mut text = String::from("// Written by the simulation.\n[\n");
    for (index, item) in items.iter().enumerate() {
        let written = write_item(kind, index, item);
        let bad = match kind {
            Kind::Slide => written.replace("headline:", "headlin:"),
            Kind::Question => written.replace("stem:", "stam:"),
            Kind::Card => written.replace("effect:", "efect:"),
        };
        text += if broken == Some(index) { &bad } else { &written };
    }
    text + "]\n"
}

fn write_item(kind: Kind, index: usize, item: &Item) -> String {
    let Item { id, version, name, until, withdrawn } = item;
    let (mark, value) = (mark(id, *version), VALUES[index % 3]);
    let mut text = String::new();
    // Writing to a string can't fail.
    let _ = match kind {
        Kind::Slide => {
            let until = until.map_or_else(String::new, |day| format!("until: \"{day}\", "));
            writeln!(
                text,
                "Principle(id: \"{id}\", value: \"{value}\", {until}\
                 headline: (en: \"{mark}\", zh: \"{mark}\"),\n    \
                 body: (en: \"We call back before the day is over.\", zh: \"当天就回电话。\")),"
            )
        }
        Kind::Question => writeln!(
            text,
            "Single(id: \"{id}\", value: \"{value}\", difficulty: 2,\n    \
             stem: (en: \"{mark}: what do you do first?\", zh: \"{mark}：先做什么？\"),\n    \
             takeaway: (en: \"Call first.\", zh: \"先打电话。\"), options: [\n    \
             (text: (en: \"Call\", zh: \"打电话\"), right: true, rationale: (en: \"A voice calms.\", zh: \"声音让人安心。\")),\n    \
             (text: (en: \"Write\", zh: \"写信\"), rationale: (en: \"It takes a day.\", zh: \"要等一天。\")),\n    \
             (text: (en: \"Wait\", zh: \"等着\"), rationale: (en: \"Nobody knows.\", zh: \"没人知道。\"))]),"
        ),
        Kind::Card => {
            let until = until.map_or_else(String::new, |day| format!(", words_until: \"{day}\""));
            let status = if *withdrawn { "Withdrawn" } else { "Approved" };
            writeln!(
                text,
                "Commendation(id: \"{id}\", value: \"{value}\", name: (en: \"{name}\", zh: \"{name}\"),\n    \
                 team: (en: \"Warehouse\", zh: \"仓库\"), date: \"2026-09-{:02}\",\n    \
                 situation: (en: \"A part was missing.\", zh: \"少了一个零件。\"),\n    \
                 act: (en: \"Drove it over, {mark}.\", zh: \"开车送去，{mark}。\"),\n    \
                 effect: (en: \"The line ran again.\", zh: \"生产线又转了。\"), skill: Warmth,\n    \
                 consent: (words: \"{CONSENT}\", name: \"{CONSENT}\"{until}), status: {status},\n    \
                 approved: (by: \"Hana Sato\", second: \"Lars Holm\")),",
                1 + index % 28
            )
        }
    };
    text
}

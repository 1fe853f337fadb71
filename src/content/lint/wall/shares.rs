//! Whether one person, one team or one who puts people forward has too much of the wall.

use std::collections::BTreeMap;

use super::super::locate::Locator;
use crate::content::finding::{Finding, warning};
use crate::content::model::PathStep::Field;
use crate::content::model::{Commendation, Content, Text, Who};

/// On a smaller wall shares mean nothing.
const CARDS_LEAST: usize = 10;
/// Most of the wall that one person may have, in percent.
const PERSON_PERCENT_MAX: usize = 20;
/// Most of it that one team may have.
const TEAM_PERCENT_MAX: usize = 50;
/// Most of it that one person may have put forward.
const NOMINATOR_PERCENT_MAX: usize = 40;

pub(super) fn findings(content: &Content, locator: &mut Locator<'_>) -> Vec<Finding> {
    let first = |text: &Text| text.iter().next().map(|(_, text)| text.trim().to_lowercase());
    let person = |card: &Commendation| {
        let one = card.who == Who::Person;
        let named = card.name.as_ref().and_then(first);
        card.person.as_ref().map(|id| id.as_str().to_owned()).or(named).filter(|_| one)
    };
    let team = |card: &Commendation| first(&card.team);
    let nominator = |card: &Commendation| {
        card.nominated_by
            .as_ref()
            .map(|who| who.trim().to_lowercase())
            .filter(|who| !who.is_empty())
    };
    let shares = [
        Share {
            finding: warning("wall-person-share"),
            field: "name",
            percent_max: PERSON_PERCENT_MAX,
            who: "one person has",
            key: &person,
        },
        Share {
            finding: warning("wall-team-share"),
            field: "team",
            percent_max: TEAM_PERCENT_MAX,
            who: "one team has",
            key: &team,
        },
        Share {
            finding: warning("wall-nominator-share"),
            field: "nominated_by",
            percent_max: NOMINATOR_PERCENT_MAX,
            who: "the same person put forward",
            key: &nominator,
        },
    ];
    shares.into_iter().filter_map(|share| share.exceeded(content, locator)).collect()
}

/// How much of the wall somebody may have.
struct Share<'a> {
    /// What is told where it is more.
    finding: Finding,
    /// The field by which they are known.
    field: &'static str,
    percent_max: usize,
    who: &'static str,
    /// Whose a card is.
    key: &'a dyn Fn(&Commendation) -> Option<String>,
}

impl Share<'_> {
    /// A finding at the newest card of whoever has more. It says no name.
    fn exceeded(self, content: &Content, locator: &mut Locator<'_>) -> Option<Finding> {
        let cards = &content.commendations;
        if cards.len() < CARDS_LEAST {
            return None;
        }
        let mut of: BTreeMap<String, Vec<&Commendation>> = BTreeMap::new();
        for card in cards {
            if let Some(key) = (self.key)(card) {
                of.entry(key).or_default().push(card);
            }
        }
        let (_, theirs) = of.into_iter().max_by_key(|(_, cards)| cards.len())?;
        if theirs.len() * 100 <= cards.len() * self.percent_max {
            return None;
        }
        let newest = theirs.iter().max_by_key(|card| card.date)?;
        let finding = self
            .finding
            .what(format!("{} {} of the {} cards", self.who, theirs.len(), cards.len()))
            .todo("ask around for what others have done");
        let file = newest.meta.file.to_string_lossy();
        Some(locator.say_in(&file, &newest.meta.id, &[Field(self.field)], finding))
    }
}

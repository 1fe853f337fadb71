//! Whether one person, one team or one who puts people forward has too much of the wall.

use std::collections::BTreeMap;

use super::super::locate::{Locator, Step};
use super::super::rules::told;
use crate::content::finding::Finding;
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
    let mut found = Vec::new();
    for (code, field, most, who, key) in [
        ("wall-person-share", "name", PERSON_PERCENT_MAX, "one person has", &person as Key<'_>),
        ("wall-team-share", "team", TEAM_PERCENT_MAX, "one team has", &team),
        (
            "wall-nominator-share",
            "nominated_by",
            NOMINATOR_PERCENT_MAX,
            "the same person put forward",
            &nominator,
        ),
    ] {
        found.extend(share(content, locator, code, field, most, who, key));
    }
    found
}

type Key<'a> = &'a dyn Fn(&Commendation) -> Option<String>;

/// A finding at the newest card of whoever has more than `most` percent. It says no name.
fn share(
    content: &Content,
    locator: &mut Locator<'_>,
    code: &'static str,
    field: &'static str,
    most: usize,
    who: &str,
    key: Key<'_>,
) -> Option<Finding> {
    let cards = &content.commendations;
    if cards.len() < CARDS_LEAST {
        return None;
    }
    let mut of: BTreeMap<String, Vec<&Commendation>> = BTreeMap::new();
    for card in cards {
        if let Some(key) = key(card) {
            of.entry(key).or_default().push(card);
        }
    }
    let (_, theirs) = of.into_iter().max_by_key(|(_, cards)| cards.len())?;
    if theirs.len() * 100 <= cards.len() * most {
        return None;
    }
    let newest = theirs.iter().max_by_key(|card| card.date)?;
    let fact = format!("{who} {} of the {} cards", theirs.len(), cards.len());
    let (what, todo) = told(code, &fact, "ask around for what others have done");
    let file = newest.meta.file.to_string_lossy();
    Some(locator.warning_in(&file, &newest.meta.id, &[Step::Field(field)], code, what, todo))
}

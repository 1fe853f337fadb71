//! What the report says alike in the terminal and on the page.

use crate::content::finding::phrase::count;
use crate::report::counts::{Count, RANKED_LEAST, SHOWN_LEAST};
use crate::report::figures::Figures;
use crate::report::shifts::SHIFTS;
use crate::report::wall::{Behind, Wait, Wall};

/// The heading above what is known of the values.
pub(super) const BY_VALUE: &str = "By value, the least known first";
/// The heading above what is known of the questions.
pub(super) const BY_QUESTION: &str = "By question, the least known first";
/// The heading above former wordings.
pub(super) const FORMER: &str = "Wordings that are no longer shown";
/// The heading above questions that may not test what they should.
pub(super) const FAILING: &str = "Questions to look at";
/// The heading above the hours of the day.
pub(super) const BY_HOUR: &str = "Answers by hour";
/// The heading over the line-ups.
pub(super) const LINEUPS: &str = "Line-ups";
/// The heading above the alternate weeks of a Trial.
pub(super) const TRIAL: &str = "The silent quiz by presence, on trial";
/// The heading above what has grown old in the content folder.
pub(super) const GROWN_OLD: &str = "Grown old, for those in the room";
/// The heading above what a team was thanked for again and again.
pub(super) const THANKED: &str = "Thanked for the same again";
/// The heading above the polls.
pub(super) const POLLS: &str = "What the room thinks";
/// The heading above the wall.
pub(super) const WALL: &str = "The wall";
/// What stands in the place of a share of a card that had no turn yet.
pub(super) const UNSEEN: &str = "not seen yet";

/// What is counted and what is left out; or that there is nothing to count.
pub(super) fn preamble(figures: &Figures) -> String {
    if !figures.has_answers() {
        return match figures.since {
            None => "Nothing has been answered yet.".to_owned(),
            Some(day) => format!("Nothing has been answered since {day}."),
        };
    }
    let since = figures.since.map_or("from the beginning".into(), |day| format!("since {day}"));
    format!(
        "First tries {since}, up to {}. Known is what is right without those who only guessed; \
         the interval is where it lies with 90 % certainty. Counts under {SHOWN_LEAST} are not \
         shown, and nothing is ranked under {RANKED_LEAST}.",
        figures.until
    )
}

/// The one line for all questions that nobody has answered; `None` if there are none.
pub(super) fn unanswered(figures: &Figures) -> Option<String> {
    let number = figures.unanswered.len();
    (number > 0).then(|| format!("{} that nobody has answered yet", count(number, "question")))
}

/// A count for people, or `few` where it is too small to be shown.
pub(super) fn or_few(count: Count, few: &str) -> String {
    count.map_or_else(|| few.to_owned(), |count| count.to_string())
}

/// The wall in sentences without their first capital and full stop.
pub(super) fn said(wall: &Wall) -> Vec<String> {
    let new = wall.cards.iter().filter(|card| card.is_new).count();
    let mut said = vec![format!("{} cards are live, {new} of them new", wall.cards.len())];
    if let Some(Wait { turns, rounds, hours }) = wall.longest_wait {
        said.push(format!(
            "the longest wait was {turns} turns, {rounds:.2} rounds of the wall, about {hours:.1} \
             hours of the loop; two rounds are the bound"
        ));
    }
    if let Some(Behind { of_cards, of_time }) = wall.behind_the_scenes {
        let [of_cards, of_time] = [of_cards, of_time].map(|share| share * 100.0);
        said.push(format!(
            "those behind the scenes are on {of_cards:.1} % of the cards and had {of_time:.1} % of \
             the time"
        ));
    }
    for ((name, from, to), seen) in SHIFTS.iter().zip(wall.covered.seen) {
        said.push(format!(
            "the {name} shift, {from} to {to} o’clock, has seen {seen} of {} cards",
            wall.cards.len()
        ));
    }
    said.push(format!(
        "{} hands were clapped{}",
        or_few(wall.hands, "a few"),
        if wall.hands.is_some() { " for all of them together" } else { "" }
    ));
    said
}

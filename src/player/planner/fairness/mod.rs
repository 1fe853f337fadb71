//! Whose turn it is on the wall: the card that is owed most.
//!
//! While a card is on the glass every live card earns its share of that time, and the one that
//! is seen spends all of it. Time is weighted by when people are there ([`crate::player::playlist::footfall`]),
//! so that an hour at night doesn't pay for an hour at noon. What a card is **owed** is what it
//! has earned and not yet spent, in weighted seconds; over all live cards that comes to nothing.
//! The card owed most comes next, among those that three limits leave:
//!
//! * One person isn't thanked twice within min(6, n − 1) turns, n being the people on the wall.
//! * Nobody waits for more than twice as many turns as there are cards, however much the others
//!   are owed. A turn is given to whoever has waited longest as soon as they could otherwise
//!   not all be served in time, and no earlier. Where some have several cards, whom the first
//!   limit holds up, it may be as many turns more as that takes.
//! * Today's value may go first only among those that are owed nearly as much as the first: what
//!   it takes is less than [`NEARLY`] of a showing, so that nobody falls behind for it.
//!
//! With fewer than eight people the first limit leaves one order only, and they simply take
//! turns; that all cards stay equally long (`Playlist::spotlight`) is what is fair then. Of
//! twelve people and more nobody is ever off their share by eight showings, whatever the hours
//! weigh.
//!
//! **Shares** are equal, twice as large in a card's first seven days. What the first limit
//! leaves to one person is their most; what they can't use, the others get ([`shares`]). So all
//! shares can be had, and nothing is owed without end.
//!
//! **Coming and going.** A new card begins with nothing owed, and waits from then on. One that
//! was away, outside its hours or its dates, comes back with what it was owed when it left, and
//! its waiting, too, begins anew: nobody earns while away, so that nobody floods the wall on
//! coming back. After a restart the ledger tells each card's [`Standing`]; one that is owed more
//! than the rule ever leaves open must have been away, and begins even.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use crate::content::model::{Commendation, Id};
use crate::numbers::as_f64;
use crate::player::playlist::Playlist;
use crate::player::scene::{Spotlight, Standing};

use crate::player::playlist::person;

/// One person is not thanked twice within so many turns, if there are enough people.
pub const PERSON_GAP: usize = 6;
/// How much more of the time a card has while it is new.
pub const NEW_TIMES: f64 = 2.0;
/// Nobody waits for more than so many times as many turns as there are cards.
pub const WAIT_TIMES: usize = 2;
/// Owed less than the first by up to this part of a showing is owed nearly as much.
pub const NEARLY: f64 = 0.5;
/// Nobody is owed, or owes, more than so many showings in the busiest hour.
const OWED_MAX: f64 = 8.0;

/// A live card.
#[derive(Clone, Debug)]
struct Card {
    share: f64,
    owed: f64,
    /// The turn it had last, or that it has waited from.
    since: u64,
    /// Turns within which it is served.
    limit: u64,
    /// Whether it is the only one of its person.
    alone: bool,
}

/// A card that may come next.
struct Waiting<'a> {
    /// Turns in which it can still be served in time, after this one.
    left: i64,
    owed: f64,
    card: &'a Arc<Commendation>,
    alone: bool,
}

/// The card on the glass.
#[derive(Clone, Debug)]
struct Showing {
    id: Id,
    since: Duration,
    /// What it is expected to stay, and was charged for.
    stays: Duration,
    weight: f64,
    waited: u64,
}

/// The turns on the wall.
#[derive(Clone, Debug, Default)]
pub struct Turns {
    clock: f64,
    turn: u64,
    live: HashMap<Id, Card>,
    /// Cards that were live since the start and may be again: what they were owed.
    away: HashMap<Id, f64>,
    /// What the ledger told at the start of cards that were not live yet.
    known: HashMap<Id, Standing>,
    /// The last to have been thanked, the latest last.
    people: VecDeque<String>,
    gap: usize,
    /// Weighted seconds of a showing in the busiest hour.
    showing_s: f64,
    showing: Option<Showing>,
    /// Passed over since the last turn, for want of their picture.
    passed: HashSet<Id>,
}

impl Turns {
    /// Begins with what the ledger remembers.
    pub fn recall(&mut self, known: HashMap<Id, Standing>, playlist: &Playlist) {
        let showing = self.showing.take();
        *self = Self::default();
        let mut latest: Vec<_> = playlist.commendations.iter().collect();
        latest.retain(|card| known.contains_key(&card.meta.id));
        latest.sort_by_key(|card| known.get(&card.meta.id).map(|then| then.turn));
        let latest = latest.iter().rev().take(PERSON_GAP).rev();
        self.people = latest.map(|card| person(card).to_owned()).collect();
        self.clock = known.values().map(|card| card.clock).fold(0.0, f64::max);
        self.turn = known.values().map(|card| card.turn).max().unwrap_or(0);
        self.known = known;
        self.attend(playlist);
        if let Some(on) = showing {
            self.begin(on);
        }
    }

    /// Takes in who is live from now on.
    pub fn attend(&mut self, playlist: &Playlist) {
        let cards = &playlist.commendations;
        self.gap = gap(playlist.people);
        self.showing_s = playlist.spotlight.as_secs_f64();
        let crowd = Crowd::of(playlist);
        let shares = shares(&crowd.entries, self.gap);
        let mut before = std::mem::take(&mut self.live);
        for (at, (card, share)) in cards.iter().zip(shares).enumerate() {
            let (limit, alone) = crowd.limit(at, self.gap);
            let id = &card.meta.id;
            let known = self.known.remove(id);
            let (owed, since) = match (before.remove(id), self.away.remove(id), known) {
                (Some(card), ..) => (card.owed, card.since),
                (None, Some(owed), _) => (owed, self.turn),
                (None, None, Some(standing)) => self.resumed(standing, share, limit),
                (None, None, None) => (0.0, self.turn),
            };
            self.live.insert(id.clone(), Card { share, owed, since, limit, alone });
        }
        self.away.extend(before.into_iter().map(|(id, card)| (id, card.owed)));
        // Who left took along what was owed to them, or left it behind.
        let owed = |card: &Arc<Commendation>| self.live.get(&card.meta.id).map(|card| card.owed);
        let all: f64 = cards.iter().filter_map(owed).sum();
        self.live.values_mut().for_each(|card| card.owed -= card.share * all);
    }

    /// What the ledger's word of a card comes to now: owed, and waiting since.
    fn resumed(&self, then: Standing, share: f64, limit: u64) -> (f64, u64) {
        let earned = share * (self.clock - then.clock).max(0.0);
        let owed = then.owed + earned;
        let was_there = owed.is_finite() && owed.abs() <= OWED_MAX * self.showing_s;
        let waits = self.turn.saturating_sub(then.turn) < limit;
        (if was_there { owed } else { 0.0 }, if waits { then.turn } else { self.turn })
    }

    /// Forgets cards that are not there any more.
    pub fn retain(&mut self, is_there: impl Fn(&Id) -> bool) {
        self.away.retain(|id, _| is_there(id));
        self.known.retain(|id, _| is_there(id));
        self.passed.retain(&is_there);
    }

    /// The card whose turn it is, of those that `may` be shown, in an hour of this `weight`;
    /// if it can be, one of those that `is_of_theme`.
    pub fn choose<'a>(
        &self,
        playlist: &'a Playlist,
        may: impl Fn(&Commendation) -> bool,
        is_of_theme: impl Fn(&Commendation) -> bool,
        weight: f64,
    ) -> Option<&'a Arc<Commendation>> {
        let waiting = self.waiting(playlist, may);
        let is_pressed = (1..).zip(&waiting).any(|(place, turn)| turn.left < place);
        let mut among: Vec<&Waiting<'a>> =
            waiting.iter().filter(|turn| self.is_rested(turn.card)).collect();
        if is_pressed && let Some(urgent) = among.first() {
            return Some(urgent.card);
        }
        if among.is_empty() {
            among = waiting.iter().collect();
        }
        let first = most_owed(&among)?;
        let nearly = NEARLY * self.showing_s * weight;
        among.retain(|turn| turn.owed >= first.owed - nearly && is_of_theme(turn.card));
        Some(most_owed(&among).map_or(first.card, |turn| turn.card))
    }

    /// Whether `id` is owed a whole showing in the busiest hour, or more.
    pub fn is_behind(&self, id: &Id) -> bool {
        self.live.get(id).is_some_and(|card| card.owed >= self.showing_s)
    }

    /// The cards that `may` be shown, those with the fewest turns left first; of equals the
    /// newest, as in the playlist.
    fn waiting<'a>(
        &self,
        playlist: &'a Playlist,
        may: impl Fn(&Commendation) -> bool,
    ) -> Vec<Waiting<'a>> {
        let mut waiting: Vec<Waiting<'a>> = Vec::new();
        for card in playlist.commendations.iter().filter(|card| may(card)) {
            if let Some(live) = self.live.get(&card.meta.id) {
                let waits = (self.turn + 1).saturating_sub(live.since);
                let left = signed(live.limit) - signed(waits);
                waiting.push(Waiting { left, owed: live.owed, card, alone: live.alone });
            }
        }
        waiting.sort_by_key(|turn| turn.left);
        // Cards of one person can't be served one right after the other: the second misses one
        // chance by it, the third two.
        let mut chances: HashMap<&str, i64> = HashMap::new();
        for turn in waiting.iter_mut().filter(|turn| !turn.alone) {
            let missed = chances.entry(person(turn.card)).or_default();
            *missed += 1;
            turn.left -= *missed * signed(self.gap as u64 + 1);
        }
        waiting.sort_by_key(|turn| turn.left);
        waiting
    }

    fn is_rested(&self, card: &Commendation) -> bool {
        let who = person(card);
        !self.passed.contains(&card.meta.id)
            && !self.people.iter().rev().take(self.gap).any(|person| person == who)
    }

    /// Notes that `card` has come onto the glass at `now` (mono), in an hour of this `weight`,
    /// for as long as it `stays`.
    pub fn show(&mut self, card: &Commendation, now: Duration, stays: Duration, weight: f64) {
        self.people.push_back(person(card).to_owned());
        if self.people.len() > PERSON_GAP {
            self.people.pop_front();
        }
        let id = card.meta.id.clone();
        self.begin(Showing { id, since: now, stays, weight, waited: 0 });
    }

    fn begin(&mut self, showing: Showing) {
        self.passed.clear();
        self.turn += 1;
        let mut waited = 0;
        if let Some(card) = self.live.get_mut(&showing.id) {
            waited = self.turn.saturating_sub(card.since);
            card.since = self.turn;
        }
        self.charge(&showing.id, showing.stays.as_secs_f64() * showing.weight);
        self.showing = Some(Showing { waited, ..showing });
    }

    /// Notes that the card on the glass, if there is one, leaves it at `now`.
    pub fn leave(&mut self, now: Duration) -> Option<Spotlight> {
        let Showing { id, since, stays, weight, waited } = self.showing.take()?;
        // A machine that slept showed nothing meanwhile.
        let lasted = now.saturating_sub(since).min(2 * stays);
        let seconds = lasted.as_secs_f64() * weight;
        self.charge(&id, seconds - stays.as_secs_f64() * weight);
        let owed = self.live.get(&id).map_or(0.0, |card| card.owed);
        let standing = Standing { owed, clock: self.clock, turn: self.turn };
        let waited = u32::try_from(waited).unwrap_or(u32::MAX);
        Some(Spotlight { id, lasted, weighted: lasted.mul_f64(weight), waited, standing })
    }

    /// Notes that `id` was passed over: it has had nothing, but others come first now.
    pub fn pass_over(&mut self, id: &Id) {
        self.passed.insert(id.clone());
    }

    /// `id` has been seen for so many weighted seconds.
    fn charge(&mut self, id: &Id, seconds: f64) {
        if !self.live.contains_key(id) {
            return;
        }
        self.clock += seconds;
        let most = OWED_MAX * self.showing_s;
        for (other, card) in &mut self.live {
            let spent = if other == id { seconds } else { 0.0 };
            card.owed = (card.owed + card.share * seconds - spent).clamp(-most, most);
        }
    }
}

/// How many others come between two turns of one person, where there are so many `people`.
pub fn gap(people: usize) -> usize {
    PERSON_GAP.min(people.saturating_sub(1))
}

/// The cards as the rule sees them.
struct Crowd {
    /// Weight and person of each card.
    entries: Vec<(f64, usize)>,
    /// Cards of each person.
    cards_of: Vec<usize>,
}

impl Crowd {
    fn of(playlist: &Playlist) -> Self {
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut cards_of = Vec::new();
        let mut entries = Vec::with_capacity(playlist.commendations.len());
        for card in &playlist.commendations {
            let next = numbers.len();
            let person = *numbers.entry(person(card)).or_insert(next);
            cards_of.resize(numbers.len(), 0);
            cards_of[person] += 1;
            let weight = if playlist.is_new(card) { NEW_TIMES } else { 1.0 };
            entries.push((weight, person));
        }
        Self { entries, cards_of }
    }

    /// Turns within which the card at a place is served: two rounds. Where one person has many
    /// cards, a round of theirs may be the longer one. And whether it is that person's only one.
    fn limit(&self, at: usize, gap: usize) -> (u64, bool) {
        let theirs = self.cards_of[self.entries[at].1];
        let round = self.entries.len().max(theirs * (gap + 1));
        ((WAIT_TIMES * round) as u64, theirs == 1)
    }
}

/// Whoever is owed most; of equals the first, who has waited longest.
fn most_owed<'w, 'a>(among: &[&'w Waiting<'a>]) -> Option<&'w Waiting<'a>> {
    among.iter().copied().rev().max_by(|a, b| a.owed.total_cmp(&b.owed))
}

/// Turns are counted from the first on, and never reach half of what fits.
fn signed(turns: u64) -> i64 {
    i64::try_from(turns).unwrap_or(i64::MAX / 2)
}

/// The share of each card, given its weight and the number of its person, from 0: in
/// proportion to the weights, but no person has more than one of `gap` + 1 turns. They come to
/// 1, where there are people enough for that.
pub fn shares(cards: &[(f64, usize)], gap: usize) -> Vec<f64> {
    let people = cards.iter().map(|(_, person)| person + 1).max().unwrap_or(0);
    let mut weights = vec![0.0; people];
    cards.iter().for_each(|(weight, person)| weights[*person] += weight);
    let most = 1.0 / as_f64(gap + 1);
    let mut is_full = vec![false; people];
    let mut each = 0.0;
    // Each round fills one person at least, or is the last.
    for _ in 0..=people {
        let open = |person: &usize| !is_full[*person];
        let full = (0..people).filter(|person| is_full[*person]).count();
        let left = 1.0 - most * as_f64(full);
        let all: f64 = (0..people).filter(open).map(|person| weights[person]).sum();
        each = if all > 0.0 { left / all } else { 0.0 };
        let over: Vec<usize> =
            (0..people).filter(open).filter(|person| weights[*person] * each > most).collect();
        over.iter().for_each(|person| is_full[*person] = true);
        if over.is_empty() {
            break;
        }
    }
    let of = |(weight, person): &(f64, usize)| match is_full[*person] {
        true => most * weight / weights[*person],
        false => weight * each,
    };
    cards.iter().map(of).collect()
}

#[cfg(test)]
mod tests;

//! The books of the simulation, against which the ledger's are held.

use std::collections::BTreeMap;
use std::path::Path;

use crate::ledger::tally;
use crate::player::scene::{Event, Phase, Scene, View};

/// How often each question was answered, and how often the glass has acknowledged it.
#[derive(Clone, Debug, Default)]
pub(super) struct Accounts {
    /// By id: answers that were given since the ledger was last read.
    answered: BTreeMap<String, u64>,
    /// By id: answers that were acknowledged as being on the disk.
    acknowledged: BTreeMap<String, u64>,
    /// The question whose answer is on its way.
    waiting: Option<String>,
    /// Acknowledged in all.
    pub(super) count: u64,
    /// The ledger has been damaged and may be kept aside yet, with all that is in it.
    pub(super) damaged: bool,
    /// The program has told that it has begun a new one.
    pub(super) is_new: bool,
}

impl Accounts {
    /// Takes in what happened.
    pub(super) fn enter(&mut self, events: &[Event]) {
        for event in events {
            match event {
                Event::Answered { id, .. } => {
                    *self.answered.entry(id.as_str().to_owned()).or_default() += 1;
                    self.waiting = Some(id.as_str().to_owned());
                }
                Event::SessionEnded => self.waiting = None,
                _ => {}
            }
        }
    }

    /// Takes in what is on the glass: right or wrong acknowledges an answer, which is then true.
    /// While the glass says that nothing can be written it is acknowledged as waiting, which is no
    /// promise.
    pub(super) fn look(&mut self, scene: &Scene, unwritten: bool) -> bool {
        let View::Question(view) = &scene.view else { return false };
        let told = matches!(view.phase, Phase::Answered { right: Some(_), .. });
        let of_this = |id: &mut String| told && view.question.meta.id.as_str() == id;
        let Some(id) = self.waiting.take_if(of_this).filter(|_| !unwritten) else { return false };
        *self.acknowledged.entry(id).or_default() += 1;
        self.count += 1;
        true
    }

    /// Holds the ledger in `state` against the books; what is wrong, if anything is.
    pub(super) fn wrong(&mut self, state: &Path) -> Option<String> {
        if self.damaged && self.is_new {
            // What was in it isn't lost; the new one begins anew.
            self.accept(state);
            self.damaged = false;
        }
        let kept = match kept(state) {
            Ok(kept) => kept,
            Err(why) => return Some(format!("V4: {why}")),
        };
        let of = |books: &BTreeMap<String, u64>, id: &String| books.get(id).copied().unwrap_or(0);
        for (id, &least) in &self.acknowledged {
            let found = of(&kept, id);
            if found < least {
                return Some(format!(
                    "V4: of {least} acknowledged answers to {id} {found} are there"
                ));
            }
        }
        for (id, &found) in &kept {
            let most = of(&self.answered, id);
            if found > most {
                return Some(format!(
                    "V4: {found} answers to {id} are there, of {most} that were given"
                ));
            }
        }
        None
    }

    /// Takes the ledger as it is: from now on its counts are the books.
    pub(super) fn accept(&mut self, state: &Path) {
        let kept = kept(state).unwrap_or_default();
        self.answered.clone_from(&kept);
        self.acknowledged = kept;
        self.waiting = None;
        self.is_new = false;
    }
}

fn kept(state: &Path) -> Result<BTreeMap<String, u64>, String> {
    let mut kept = BTreeMap::new();
    if !state.is_dir() {
        return Ok(kept);
    }
    for asked in tally(state)?.unwrap_or_default().questions {
        let of = kept.entry(asked.id.as_str().to_owned()).or_default();
        *of += asked.weeks.values().flatten().map(|counts| counts.total).sum::<u64>();
    }
    Ok(kept)
}

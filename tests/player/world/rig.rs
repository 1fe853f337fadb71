//! A player under test, and dice.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use breakroom::content::model::{Content, Id};
use breakroom::player::scene::{Event, Gesture, Hands, Now, Scene};
use breakroom::player::testing::later;
use breakroom::player::{Input, Options, Player};

use super::Doing;

/// A player under test, with its clock and its content.
pub struct Rig {
    pub player: Player,
    pub now: Now,
    pub whole: Content,
    pub gone: HashSet<Id>,
    pub down: bool,
    pub ready: bool,
    /// After so many more steps the ledger has what was answered; `None`: there is no ledger.
    pub slow: Option<u32>,
    pending: Vec<(u64, u32)>,
}

impl Rig {
    pub fn new(whole: Content, now: Now) -> Self {
        Self::with_ledger(whole, now, None)
    }

    pub fn with_ledger(whole: Content, now: Now, slow: Option<u32>) -> Self {
        let options =
            Options { owner: true, seed: 7, ledger: slow.is_some(), ..Options::default() };
        let player = Player::new(Arc::new(whole.clone()), options, &now);
        Self {
            player,
            now,
            whole,
            gone: HashSet::new(),
            down: false,
            ready: true,
            slow,
            pending: Vec::new(),
        }
    }

    pub fn step(&mut self, gesture: Option<Gesture>) -> Vec<Event> {
        let due = |(ticket, left): &(u64, u32)| (*left == 0).then_some(*ticket);
        let recorded = self.pending.iter().filter_map(due).collect();
        self.pending.retain(|(_, left)| *left > 0);
        self.pending.iter_mut().for_each(|(_, left)| *left -= 1);
        let (finger_down, ready) = (self.down, self.ready);
        let input = Input { gesture, finger_down, ready, recorded, ..Input::default() };
        let events = self.player.step(&self.now, input);
        if let Some(slow) = self.slow {
            self.pending.extend(events.iter().filter_map(|event| match event {
                Event::Answered { ticket, .. } => Some((*ticket, slow)),
                _ => None,
            }));
        }
        events
    }

    pub fn wait(&mut self, time: Duration) -> Vec<Event> {
        self.now = later(&self.now, time);
        self.step(None)
    }

    pub fn tick(&mut self) -> Vec<Event> {
        let next = self.player.next_change(&self.now);
        self.wait(next.saturating_sub(self.now.mono))
    }

    pub fn scene(&self) -> Scene {
        self.player.scene(&self.now)
    }

    pub fn toggle(&mut self, index: usize) {
        let id = Id::new(&format!("i{index}"));
        if !self.gone.remove(&id) {
            self.gone.insert(id);
        }
        let mut left = self.whole.clone();
        left.slides.retain(|s| !self.gone.contains(&s.meta.id));
        left.questions.retain(|q| !self.gone.contains(&q.meta.id));
        left.commendations.retain(|c| !self.gone.contains(&c.meta.id));
        self.player.set_content(Arc::new(left), &self.now);
    }

    pub fn act(&mut self, doing: Doing) {
        match doing {
            Doing::Wait(time) => drop(self.wait(time)),
            Doing::Jump(by) => {
                let wall = self.now.wall.checked_add(jiff::SignedDuration::from_secs(by));
                self.now.wall = wall.unwrap_or_else(|_| self.now.wall.clone());
                self.step(None);
            }
            Doing::Tick => drop(self.tick()),
            Doing::Gesture(gesture) => {
                self.now = later(&self.now, Duration::from_millis(400));
                self.step(Some(gesture));
            }
            Doing::Finger(down) => {
                self.down = down;
                self.step(None);
            }
            Doing::Ready(ready) => {
                self.ready = ready;
                self.step(None);
            }
            Doing::Toggle(index) => self.toggle(index),
        }
    }
}

/// A small generator of its own, so that long runs need no shrinking machinery.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        (mixed ^ (mixed >> 31)) % sides
    }

    pub fn gesture(&mut self) -> Gesture {
        let item = self.roll(45);
        match self.roll(20) {
            0 | 1 => Gesture::Touch,
            2 => Gesture::Quiz,
            3 => Gesture::Wall,
            4..=6 => Gesture::Pick(usize::try_from(self.roll(3)).unwrap_or(0)),
            7 | 8 => Gesture::Next,
            9 => Gesture::Back,
            10 => Gesture::Roles,
            11 => Gesture::OpenCard(Id::new(&format!("i{item}"))),
            12 => Gesture::WallPage(usize::try_from(item).unwrap_or(0)),
            13 => Gesture::Language,
            14 => Gesture::Reach,
            15 => Gesture::WhoDid,
            16 => Gesture::Lineup,
            17 => Gesture::Other,
            18 => Gesture::Hands(Hands::Split),
            _ => Gesture::Leave,
        }
    }
}

//! The way into the admin page and out of the program: the knock, the PIN, and the lock after
//! wrong ones. What the page shows comes from `kiosk/status`.

mod gate;
pub mod pin;
#[cfg(target_os = "linux")]
mod private;
#[cfg(not(target_os = "linux"))]
#[path = "../elsewhere/private.rs"]
mod private;
mod tries;

use std::path::Path;

use egui::{Context, ViewportCommand};

use super::engine::Engine;
use crate::player::scene::{Corner, Event, Gesture, Now};
use gate::Gate;

/// The administrator's side of the program in its window.
pub(super) struct Admin {
    gate: Gate,
    /// In an owner's window there is no PIN to ask for.
    trial: bool,
    leaving: bool,
}

impl Admin {
    /// The gate of the state folder as it was left.
    pub(super) fn open(state: Option<&Path>, trial: bool, now: &Now) -> Self {
        Self { gate: Gate::open(state, now.mono), trial, leaving: false }
    }

    /// Whether the administrator has ended the program.
    pub(super) fn is_leaving(&self) -> bool {
        self.leaving
    }

    /// Passes on what came of a PIN, if anything did by now.
    pub(super) fn judge(&mut self, engine: &mut Engine, now: &Now, ctx: &Context) {
        if let Some(verdict) = self.gate.poll(now.mono) {
            engine.lock(self.gate.locked_until());
            let events = engine.administer(now, None, Some(verdict));
            self.heed(&events, now, ctx);
        }
    }

    /// Passes on a knock; where there is no PIN, there is nothing to knock for. `true` if it was
    /// passed on.
    pub(super) fn knock(&mut self, engine: &mut Engine, now: &Now, corner: Corner) -> bool {
        let heard = self.trial || self.gate.has_pin();
        if heard {
            engine.lock(self.gate.locked_until());
            engine.administer(now, Some(corner), None);
        }
        heard
    }

    /// Tells the player, before it takes a gesture that may want it, whether there is a PIN.
    pub(super) fn prepare(&mut self, engine: &mut Engine, gesture: &Gesture) {
        if *gesture == Gesture::Lineup {
            engine.lock(self.gate.locked_until());
            engine.set_has_pin(!self.trial && self.gate.has_pin());
        }
    }

    /// Does what the player asks for: has a PIN checked, or ends the program.
    pub(super) fn heed(&mut self, events: &[Event], now: &Now, ctx: &Context) {
        for event in events {
            match event {
                Event::Typed(typed) => {
                    let waker = ctx.clone();
                    self.gate.check(typed.clone(), now.mono, move || waker.request_repaint());
                }
                Event::ToDesktop => {
                    tracing::info!("the administrator ends the program");
                    self.leaving = true;
                    ctx.send_viewport_cmd(ViewportCommand::Close);
                }
                _ => {}
            }
        }
    }
}

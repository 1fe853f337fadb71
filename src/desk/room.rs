//! What the room knows: which ledger is read, and what came of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use super::work::room::{Job, Outcome};
use super::{Desk, Place};
use crate::content::ron::edit::quoted;

/// The kiosk's own file in the state folder.
const LEDGER: &str = "ledger.sqlite";

/// Where a copy lies while it is read: in the state folder, or where the system has such things.
pub(super) fn copies(state: Option<&Path>) -> PathBuf {
    let own = format!("breakroom-room-{}", std::process::id());
    state.map_or_else(std::env::temp_dir, |state| state.join("desk")).join(own)
}

/// What is looked at.
#[derive(Default)]
pub(super) struct Room {
    /// What came of reading it last.
    pub outcome: Option<Arc<Outcome>>,
    /// Where a ledger lies, as it is written so far.
    pub path: String,
    /// What was read last: the ledger, and the number of the content.
    read: Option<(PathBuf, u64)>,
}

/// What somebody does there.
#[derive(Clone, Debug)]
pub enum Deed {
    /// Writes where the ledger lies.
    Path(String),
    /// Has it read from now on.
    Name,
    /// Has it read again.
    Again,
}

impl Desk {
    /// The ledger that is read: the one that `desk.ron` names, or that of this machine's kiosk.
    pub(super) fn ledger(&self) -> Option<PathBuf> {
        let named = self.inbox.report.ledger.clone();
        let own = || self.options.state.as_ref().filter(|state| state.join(LEDGER).is_file());
        named.or_else(|| own().cloned())
    }

    /// Does what was asked for.
    pub(super) fn room_deed(&mut self, deed: Deed) {
        match deed {
            Deed::Path(path) => self.room.path = path,
            Deed::Name => {
                let path = quoted(self.room.path.trim());
                self.watcher.set("room", format!("(ledger: {path})"));
            }
            Deed::Again => self.room.read = None,
        }
    }

    /// Asks for the ledger to be read, where that wasn't done yet.
    pub(super) fn ask_room(&mut self, ctx: &Context) {
        let Some(content) = self.content.clone().filter(|_| self.place == Place::Room) else {
            return;
        };
        let Some(ledger) = self.ledger() else { return };
        let wanted = Some((ledger.clone(), self.contents));
        if self.room.read == wanted {
            return;
        }
        self.room.read = wanted;
        let today = (self.options.clock)().date();
        self.reader.ask(Job { content, ledger, today });
        ctx.request_repaint();
    }
}

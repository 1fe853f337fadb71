//! What somebody asks of the desk, done.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use egui::Context;
use jiff::civil::Date;

use super::form::Change;
use super::panes::rough::Stretch;
use super::sitting::Sitting;
use super::{Act, Chosen, Desk, Place, begin, start};
use crate::content::folder::layout::WITHDRAWN;
use crate::content::model::{Lang, PathStep};
use crate::content::read_dir;
use crate::content::repair::languages;
use crate::content::ron::edit::{self, Patch, Sketch};
use crate::screens::theme::desk;

impl Desk {
    /// Does what was asked for.
    pub fn act(&mut self, act: Act, ctx: &Context) {
        let was_withdrawing = std::mem::take(&mut self.asks_withdrawal);
        match act {
            Act::Choose(file, index) => self.choose(&file, index),
            Act::Change(change) => self.change(&change, ctx),
            Act::Undo => self.turned(Sitting::undo),
            Act::Redo => self.turned(Sitting::redo),
            Act::Save => self.save(false),
            Act::SaveAll => self.save(true),
            Act::Go(place) => self.place = place,
            Act::Begin(head) => self.begin(head),
            Act::Copy => self.copy(),
            Act::Delete => self.delete(),
            Act::Step(step) => self.step(step),
            Act::Withdraw => self.asks_withdrawal = true,
            Act::WithdrawNow if was_withdrawing => self.withdraw(),
            Act::WithdrawNow | Act::Never => {}
            Act::Lang => {
                let other = if self.options.lang.is_han() { "en" } else { "zh" };
                self.options.lang = Lang::new(other);
                self.seen = 0;
            }
            Act::Colours => self.options.is_dark = !self.options.is_dark,
            Act::Draft(take) => {
                let left = std::mem::take(&mut self.left);
                if take {
                    self.sitting.take_up(left);
                }
                self.kept = 0;
            }
            Act::Decide(number, ours) => self.sitting.decide(number, ours),
            Act::Make(wishes) => self.make(&wishes),
            Act::Day(day) => self.when.date = Some(day),
            Act::Moment(moment) => self.when.moment = Some(moment),
            Act::Mend { file, of, patches } => self.mend(&file, &of, &patches),
            Act::Picture(picked) => self.picture(picked, ctx),
            Act::Rewrite(range, typed) => self.rewrite(range, typed, ctx),
            Act::Inbox(deed) => self.deed(deed, ctx),
            Act::Room(deed) => self.room_deed(deed),
        }
        // Before the rest of the frame is drawn, which may take its time.
        self.keep();
        ctx.request_repaint();
    }

    pub(super) fn choose(&mut self, file: &str, index: usize) {
        self.sitting.seal();
        self.place = Place::Item;
        let row = self.rows.all.iter().find(|row| *row.file == *file && row.index == index);
        let id = row.map(|row| row.id.clone()).unwrap_or_default();
        let chosen = Chosen { file: file.to_owned(), index, id };
        if self.chosen.as_ref() != Some(&chosen) {
            self.preview.picture = None;
            self.chosen = Some(chosen);
        }
    }

    fn change(&mut self, change: &Change, ctx: &Context) {
        let Some(chosen) = self.chosen.clone() else { return };
        self.typing(ctx);
        let field = change.field.as_ref().map(|field| format!("{}#{field}", chosen.id));
        let made = self.sitting.change(&chosen.file, field.as_deref(), |text| {
            change
                .edits
                .iter()
                .try_fold(text.to_owned(), |text, edit| edit.made(&text, chosen.index))
        });
        if let Err(refusal) = made {
            tracing::warn!("{} can't be changed there: {refusal:?}", chosen.file);
            self.said = Some(("said-refused".to_owned(), false));
        }
    }

    /// Repairs a file, if it still says what it did.
    fn mend(&mut self, file: &str, of: &Arc<[u8]>, patches: &[Patch]) {
        if self.sitting.now().map.get(file) != Some(of) {
            return;
        }
        let mended = |text: &str| Ok(edit::with_patches(text, patches));
        if self.sitting.change(file, None, mended).is_err() {
            self.said = Some(("said-refused".to_owned(), false));
        }
    }

    /// Writes a stretch of the chosen item's file as it stands.
    fn rewrite(&mut self, range: Range<usize>, typed: String, ctx: &Context) {
        let Some(chosen) = self.chosen.clone() else { return };
        self.typing(ctx);
        let end = range.start + typed.len();
        let start = range.start;
        let patch = [Patch { range, with: typed }];
        let field = format!("{}#text", chosen.id);
        let change = |text: &str| Ok(edit::with_patches(text, &patch));
        if self.sitting.change(&chosen.file, Some(&field), change).is_err() {
            self.said = Some(("said-refused".to_owned(), false));
        }
        let version = self.sitting.version();
        self.stretch = Some(Stretch { of: chosen, range: start..end, version });
    }

    /// Takes in that somebody types, or has done something at once: after a pause it is a step of
    /// its own.
    fn typing(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        if now - self.changed_at > desk::STEP_AFTER_S {
            self.sitting.seal();
        }
        self.changed_at = now;
        self.said = None;
    }

    fn turned(&mut self, turn: fn(&mut Sitting) -> Option<String>) {
        if let Some(file) = turn(&mut self.sitting)
            && self.chosen.as_ref().is_none_or(|chosen| chosen.file != file)
            && let Some(row) = self.rows.all.iter().find(|row| *row.file == *file)
        {
            let (file, index) = (row.file.to_string(), row.index);
            self.choose(&file, index);
        }
    }

    /// Saves the item that was chosen, or all that is changed.
    fn save(&mut self, all: bool) {
        self.sitting.seal();
        let files: Vec<(String, String)> = if all {
            let changed = self.sitting.changed().into_iter().map(str::to_owned);
            let text = |file: String| Some((self.sitting.text(&file)?.to_owned(), file));
            changed.filter_map(text).map(|(text, file)| (file, text)).collect()
        } else {
            let Some(chosen) = &self.chosen else { return };
            let text = self.sitting.with_only(&chosen.file, &chosen.id);
            text.map(|text| (chosen.file.clone(), text)).into_iter().collect()
        };
        for (file, text) in files {
            // Half a file would take all its items off the screen.
            if Sketch::new(&text).is_unreadable() {
                self.said = Some(("said-unreadable".to_owned(), false));
                continue;
            }
            let base = self.sitting.disk().map.get(&file).cloned();
            self.keeper.save(&file, base, text);
        }
    }

    fn begin(&mut self, head: &'static str) {
        let today = self.today().unwrap_or(Date::constant(2026, 1, 1));
        let Some((file, id, item)) = begin::item(&self.sitting, head, today) else { return };
        let added = self
            .sitting
            .change(&file, None, |text| edit::insert(text, &[], Sketch::new(text).len(), &item));
        self.added(added.is_ok(), &file, &id);
    }

    fn copy(&mut self) {
        let Some(chosen) = self.chosen.clone() else { return };
        let Some((id, item)) = begin::copy(&self.sitting, &chosen.file, chosen.index) else {
            return;
        };
        let added = self
            .sitting
            .change(&chosen.file, None, |text| edit::insert(text, &[], chosen.index + 1, &item));
        self.added(added.is_ok(), &chosen.file, &id);
    }

    pub(super) fn added(&mut self, is_there: bool, file: &str, id: &str) {
        if !is_there {
            self.said = Some(("said-refused".to_owned(), false));
            return;
        }
        self.look_over();
        let index = self
            .rows
            .all
            .iter()
            .find(|row| *row.file == *file && row.id == id)
            .map(|row| row.index);
        self.choose(file, index.unwrap_or(0));
    }

    fn delete(&mut self) {
        let Some(chosen) = self.chosen.take() else { return };
        let item = [PathStep::Entry(chosen.index)];
        if self.sitting.change(&chosen.file, None, |text| edit::unset(text, &item)).is_err() {
            self.said = Some(("said-refused".to_owned(), false));
        }
    }

    /// Puts the id of the chosen item into the list of those that are withdrawn, on the disk at
    /// once.
    fn withdraw(&mut self) {
        let Some(chosen) = self.chosen.clone().filter(|chosen| !chosen.id.is_empty()) else {
            return;
        };
        let file = WITHDRAWN;
        let added = self.sitting.change(file, None, |text| {
            let text = if text.trim().is_empty() { "[\n]\n" } else { text };
            edit::insert(text, &[], Sketch::new(text).len(), &edit::quoted(&chosen.id))
        });
        match (added, self.sitting.text(file).map(str::to_owned)) {
            (Ok(()), Some(text)) => {
                let base = self.sitting.disk().map.get(file).cloned();
                self.keeper.withdraw(chosen.id, base, text);
            }
            _ => self.said = Some(("said-refused".to_owned(), false)),
        }
    }

    fn make(&mut self, wishes: &start::Wishes) {
        match start::make(Path::new(&self.options.dir), wishes) {
            Ok(()) => {
                self.sitting = Sitting::new(read_dir(&self.options.dir));
                self.preview.look.lang = languages(self.sitting.now())[0].clone();
                self.start.is_open = false;
                self.seen = 0;
                self.kept = self.sitting.version();
                self.checked = None;
            }
            Err(error) => self.start.failed = Some(error.to_string()),
        }
    }
}

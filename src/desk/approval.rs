//! What is let onto the screen: published, or approved by two people; and new versions, which wait
//! beside an item until they take its place.

use std::path::Path;

use super::proof::Piece;
use super::sitting::rows::{Row, State};
use super::work::keeper::{Approval, Saving};
use super::{Desk, begin};
use crate::content::approval::{self, Approvers, Placed, Version, are_two, next_time};
use crate::content::finding::Severity;
use crate::content::folder::layout::KIOSK;
use crate::content::model::PathStep;
use crate::content::photo_fact;
use crate::content::ron::edit::{self, Refusal, Sketch};

use PathStep::{Entry, Field};

/// What is asked of the desk about what shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The item that was chosen is no draft any more.
    Publish,
    /// Two people are asked for their names, for the item that was chosen or for all that shows.
    Ask(Scope),
    /// They have said them.
    Approve,
    /// They haven't.
    Never,
    /// A new version of the item that was chosen is begun.
    Revise,
    /// Of its versions that were on the screen, the one of that number is looked at.
    Look(usize),
    /// That one is begun anew, as a draft.
    BringBack(usize),
}

/// What two people approve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The item that was chosen.
    Item,
    /// All that is on the screen, or waits for approval.
    All,
}

/// What two people are asked.
#[derive(Clone, Debug)]
pub struct Asking {
    /// What they are to approve.
    pub scope: Scope,
    /// What they are called.
    pub names: [String; 2],
    /// What is wrong with the item, so that it can't be shown.
    pub lacks: Vec<String>,
}

impl Asking {
    /// Whether what was said is enough.
    pub fn is_ready(&self) -> bool {
        self.lacks.is_empty() && are_two(&self.names[0], &self.names[1])
    }
}

impl Desk {
    /// Whether only what was approved is shown.
    pub(super) fn is_approval_required(&self) -> bool {
        let sketch = self.sitting.sketch(KIOSK);
        sketch.is_some_and(|sketch| sketch.written(&[Field("approval")]) == Some("Required"))
    }

    /// Whether two people must approve the item of a row before it shows.
    pub(super) fn takes_two(&self, row: &Row) -> bool {
        row.head == begin::THANKS || self.is_approval_required()
    }

    /// What is approved when everything is.
    pub(super) fn to_approve(&self) -> impl Iterator<Item = &Row> {
        let is_meant = |row: &&Row| {
            matches!(
                row.state,
                State::Shown
                    | State::From(_)
                    | State::Rests(_)
                    | State::Ended(_)
                    | State::Waits
                    | State::NoConsent
            )
        };
        let is_required = self.is_approval_required();
        let waits = move |row: &&Row| !is_required || row.state == State::Waits;
        self.rows.all.iter().filter(is_meant).filter(waits)
    }

    /// What two people say they are called, where they are asked.
    pub fn sign(&mut self, names: [&str; 2]) {
        if let Some(asking) = &mut self.asking {
            asking.names = names.map(str::to_owned);
        }
    }

    pub(super) fn step(&mut self, step: Step) {
        let asking = self.asking.take();
        match step {
            Step::Publish if self.lacks().is_empty() => self.let_on(None),
            Step::Publish => self.said = Some(("said-not-yet".to_owned(), false)),
            Step::Ask(scope) => {
                let lacks = if scope == Scope::Item { self.lacks() } else { Vec::new() };
                let names = [self.approver.clone(), String::new()];
                self.asking = Some(Asking { scope, names, lacks });
            }
            Step::Approve => {
                let Some(asking) = asking.filter(Asking::is_ready) else { return };
                self.approver.clone_from(&asking.names[0]);
                match asking.scope {
                    Scope::Item => self.let_on(Some(&asking.names)),
                    Scope::All => self.approve_all(&asking.names),
                }
            }
            Step::Never => {}
            Step::Revise => self.revise(None),
            Step::Look(number) => self.versions.at = number,
            Step::BringBack(number) => self.bring_back(number),
        }
    }

    /// What keeps the item that was chosen off the screen, were it no draft.
    fn lacks(&self) -> Vec<String> {
        let Some(chosen) = &self.chosen else { return Vec::new() };
        let Some(text) = self.sitting.text(&chosen.file) else { return Vec::new() };
        let Some(item) = edit::lifted(text, &[Entry(chosen.index)]) else { return Vec::new() };
        let piece = Piece { files: self.sitting.now().clone(), file: chosen.file.clone(), item };
        let facts = |path: &Path| photo_fact(&self.options.dir, path, &self.options.judge);
        let errors = piece.told(&facts, self.today()).into_iter();
        errors.filter(|told| told.severity == Severity::Error).map(|told| told.what).collect()
    }

    /// The item that was chosen takes its place and is saved, and no other is.
    fn let_on(&mut self, by: Option<&[String; 2]>) {
        let Some(chosen) = self.chosen.clone() else { return };
        self.sitting.seal();
        let time = (self.options.clock)().datetime();
        let approvers = by.map(|[one, other]| Approvers { by: [one, other], time });
        let at = (chosen.file.as_str(), chosen.index);
        let placed = approval::place(self.sitting.now(), at, approvers);
        let Some((placed, approval)) = placed.ok().and_then(|placed| {
            let approval = self.approval(&placed, approvers).ok()?;
            Some((placed, approval))
        }) else {
            self.said = Some(("said-refused".to_owned(), false));
            return;
        };
        self.keeper.approve(approval);
        self.look_over();
        let row = self.rows.all.iter().find(|row| row.id == placed.id && row.revises.is_none());
        if let Some((file, index)) = row.map(|row| (row.file.to_string(), row.index)) {
            self.choose(&file, index);
        }
    }

    /// What is written when an item takes its place; as a step that can be taken back.
    fn approval(
        &mut self,
        placed: &Placed,
        approvers: Option<Approvers<'_>>,
    ) -> Result<Approval, Refusal> {
        let mut approval = Approval::default();
        if let Some(approvers) = approvers.filter(|_| self.is_approval_required()) {
            let time = next_time(self.sitting.disk(), &placed.id, approvers.time);
            let approvers = Approvers { time, ..approvers };
            approval.versions.push(approval::approved(placed, approvers)?);
        }
        for (file, text) in &placed.files {
            self.sitting.change(file, None, |_| Ok(text.clone()))?;
        }
        let ids: Vec<&str> =
            std::iter::once(&placed.id).chain(&placed.was).map(|id| &**id).collect();
        for (file, _) in &placed.files {
            if let Some(ours) = self.sitting.with_these(file, ids.iter().copied()) {
                let base = self.sitting.disk().map.get(file).cloned();
                approval.files.push(Saving { file: file.clone(), base, ours });
            }
        }
        Ok(approval)
    }

    /// Approves all that is on the screen as it is saved, and has approval required from now on.
    fn approve_all(&mut self, names: &[String; 2]) {
        if !self.sitting.changed().is_empty() {
            self.said = Some(("said-save-first".to_owned(), false));
            return;
        }
        let now = (self.options.clock)().datetime();
        let by = [names[0].as_str(), names[1].as_str()];
        let mut approval = Approval::default();
        let mut sketch: Option<(&str, Sketch)> = None;
        for row in self.to_approve() {
            let of_file = sketch.take().filter(|(file, _)| *file == &*row.file);
            let text = || Sketch::new(self.sitting.text(&row.file).unwrap_or_default());
            let of_file = of_file.unwrap_or_else(|| (&row.file, text()));
            let item = of_file.1.lifted(&[Entry(row.index)]);
            let time = next_time(self.sitting.disk(), &row.id, now);
            let version = item.and_then(|item| Version::new(&item, &row.id, by, time).ok());
            approval.versions.extend(version);
            sketch = Some(of_file);
        }
        drop(sketch);
        if !self.is_approval_required() {
            let base = self.sitting.disk().map.get(KIOSK).cloned();
            let set = |text: &str| edit::set(text, &[Field("approval")], "Required");
            let changed = self.sitting.change(KIOSK, None, set);
            let Some(text) = self.sitting.text(KIOSK).filter(|_| changed.is_ok()) else {
                self.said = Some(("said-refused".to_owned(), false));
                return;
            };
            let (file, ours) = (KIOSK.to_owned(), text.to_owned());
            approval.files.push(Saving { file, base, ours });
        }
        self.keeper.approve(approval);
    }

    /// Begins a new version of the item that was chosen, in its own words or in others.
    pub(super) fn revise(&mut self, words: Option<&str>) {
        let Some(chosen) = self.chosen.clone() else { return };
        let begun = begin::revision(&self.sitting, &chosen.file, chosen.index, words);
        let Some((id, item)) = begun else {
            self.said = Some(("said-refused".to_owned(), false));
            return;
        };
        let insert = |text: &str| edit::insert(text, &[], chosen.index + 1, &item);
        let added = self.sitting.change(&chosen.file, None, insert);
        self.added(added.is_ok(), &chosen.file, &id);
    }
}

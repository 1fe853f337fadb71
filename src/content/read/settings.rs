//! The files in the folder's root: settings, values, and what is withdrawn.

use std::sync::Arc;

use crate::content::finding::error;
use crate::content::finding::phrase;
use crate::content::finding::source::Source;
use crate::content::folder::disk::Files;
use crate::content::model::erased::Erased;
use crate::content::model::{Approval, Kiosk, Value};
use crate::content::ron::decode::Shape;
use crate::content::ron::items::{id_of, one};
use crate::content::ron::outline::Node;
use crate::content::ron::raw::{RawKiosk, RawValue};
use crate::content::validate::{self, At, Cx, World};

use super::approved::has_history;
use super::lists::{List, lists_in, misnamed};
use super::{Fate, ItemFate, Reader, languages};
use crate::content::folder::layout::{KIOSK, VALUES};

/// The settings where none can be read. What was approved once says that approval is required, so
/// that a fault in a file of settings lets nothing onto the screen.
fn unread(files: &Files) -> Kiosk {
    let approval = if has_history(files) { Approval::Required } else { Approval::Off };
    Kiosk { approval, ..validate::default_kiosk() }
}

impl Reader {
    pub(super) fn kiosk(&mut self, files: &Files, world: &mut World<'_>) -> Kiosk {
        let Some(opened) = self.open(files, KIOSK, Shape::Fields) else {
            if !files.map.contains_key(KIOSK) && !files.unreadable.contains(KIOSK) {
                let missing = error("missing-file")
                    .what("there is no kiosk.ron, so the settings are the built-in ones")
                    .todo("copy it from the example and write your own")
                    .in_file(KIOSK);
                self.findings.push(missing);
            }
            return unread(files);
        };
        let source = Source::new(KIOSK, &opened.text);
        let Some(root) = &opened.outline.root else {
            return unread(files);
        };
        let fate = self.fates.entry(KIOSK.to_owned()).or_default();
        let plain = opened.outline.plain(&opened.text);
        let raw = match one::<RawKiosk>(&source, &plain, root, &opened.outline) {
            Ok(raw) => raw,
            Err(finding) => {
                self.findings.push(*finding);
                fate.broken = true;
                return unread(files);
            }
        };
        let at = At::new(&opened.text, root);
        let mut cx = Cx::new(world, &source);
        let languages = validate::languages(&mut cx, at, &raw.languages);
        let failed = cx.failed;
        self.languages = languages::Named::at(&source, at, &raw.languages);
        self.findings.append(&mut cx.findings);
        // Texts aren't measured against a list of languages that is wrong itself.
        world.languages = if failed { Vec::new() } else { languages.clone() };
        let mut cx = Cx::new(world, &source);
        let kiosk = validate::kiosk(&mut cx, at, raw, languages);
        self.findings.append(&mut cx.findings);
        // A wrong setting is worth going back to the last good ones for.
        fate.broken = failed || cx.failed;
        kiosk
    }

    pub(super) fn values(&mut self, files: &Files, world: &mut World<'_>) {
        let Some(opened) = self.open(files, VALUES, Shape::List) else {
            if !files.map.contains_key(VALUES) && !files.unreadable.contains(VALUES) {
                let missing = error("missing-file")
                    .what("there is no values.ron, so no value leads a day")
                    .todo("copy it from the example and write your own")
                    .in_file(VALUES);
                self.findings.push(missing);
            }
            return;
        };
        let source = Source::new(VALUES, &opened.text);
        let mut values: Vec<Arc<Value>> = Vec::new();
        let mut fate = Fate::default();
        let plain = opened.outline.plain(&opened.text);
        let entries = opened.outline.root.iter().flat_map(|root| &root.entries);
        for node in entries.map(|e| &e.value) {
            let id = id_of(node, &opened.text);
            let good = match one::<RawValue>(&source, &plain, node, &opened.outline) {
                Ok(raw) => self.value(world, &source, node, raw, &values),
                Err(finding) => {
                    self.findings.push(*finding);
                    None
                }
            };
            let span = node.span.range();
            fate.items.push(ItemFate { id, span, good: good.is_some(), keep: good.is_some() });
            match good {
                Some(value) => values.push(Arc::new(value)),
                None => world.values_broken = true,
            }
        }
        self.fates.insert(VALUES.to_owned(), fate);
        world.values = Some(values);
    }

    fn value(
        &mut self,
        world: &World<'_>,
        source: &Source<'_>,
        node: &Node,
        raw: RawValue,
        before: &[Arc<Value>],
    ) -> Option<Value> {
        let at = At::new(source.text, node);
        let mut cx = Cx::new(world, source);
        if before.iter().any(|v| v.id.as_str() == raw.id) {
            cx.error(at.field("id"), "duplicate-id")
                .what(format!("the value `{}` stands here twice", phrase::short(&raw.id)))
                .todo("give one of the two another id");
        }
        let value = validate::value(&mut cx, at, raw);
        self.findings.append(&mut cx.findings);
        value
    }

    /// What is withdrawn, and who left; and the lists of both, whatever they are called.
    pub(super) fn gone(&mut self, files: &Files) -> (Erased, Vec<List>) {
        let mut gone = Erased::default();
        let lists = lists_in(files);
        for list in &lists {
            list.mark(&mut gone);
            if list.path == list.name {
                let is_broken = list.is_broken || files.unreadable.contains(&list.path);
                self.fates.entry(list.path.clone()).or_default().broken = is_broken;
            } else if files.map.contains_key(&list.path) {
                self.findings.push(misnamed(list, files));
            }
            if files.map.contains_key(&list.path) {
                self.findings.extend(list.findings.iter().cloned());
            }
        }
        (gone, lists)
    }
}

//! The files in the folder's root: settings, values, and what is withdrawn.

use std::collections::HashSet;
use std::sync::Arc;

use crate::content::finding::{Finding, Severity};
use crate::content::folder::Files;
use crate::content::lookalikes::Shape;
use crate::content::model::{Kiosk, Value};
use crate::content::outline::{Node, Outline};
use crate::content::parse::id_of;
use crate::content::raw::{self, RawKiosk, RawValue};
use crate::content::source::Source;
use crate::content::validate::{self, At, Cx, World};
use crate::content::words;

use super::{Fate, ItemFate, KIOSK, Reader, VALUES, WITHDRAWN};

impl Reader {
    pub(super) fn kiosk(&mut self, files: &Files, world: &mut World<'_>) -> Kiosk {
        let Some(opened) = self.open(files, KIOSK, Shape::Fields) else {
            if !files.map.contains_key(KIOSK) && !files.unreadable.contains(KIOSK) {
                let what = "there is no kiosk.ron, so the settings are the built-in ones";
                let todo = "copy it from the example and write your own";
                let missing = Finding::whole(Severity::Error, "missing-file", KIOSK, what, todo);
                self.findings.push(missing);
            }
            return validate::default_kiosk();
        };
        let source = Source::new(KIOSK, &opened.text);
        let Some(root) = &opened.outline.root else {
            return validate::default_kiosk();
        };
        let fate = self.fates.entry(KIOSK.to_owned()).or_default();
        let raw = match one::<RawKiosk>(&source, root, &opened.outline) {
            Ok(raw) => raw,
            Err(finding) => {
                self.findings.push(*finding);
                fate.broken = true;
                return validate::default_kiosk();
            }
        };
        let at = At::new(&opened.text, root);
        let mut cx = Cx::new(world, &source);
        let languages = validate::languages(&mut cx, at, &raw.languages);
        let failed = cx.failed;
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
                let what = "there is no values.ron, so no value leads a day";
                let todo = "copy it from the example and write your own";
                let missing = Finding::whole(Severity::Error, "missing-file", VALUES, what, todo);
                self.findings.push(missing);
            }
            return;
        };
        let source = Source::new(VALUES, &opened.text);
        let mut values: Vec<Arc<Value>> = Vec::new();
        let mut fate = Fate::default();
        let entries = opened.outline.root.iter().flat_map(|root| &root.entries);
        for node in entries.map(|e| &e.value) {
            let id = id_of(node, &opened.text);
            let good = match one::<RawValue>(&source, node, &opened.outline) {
                Ok(raw) => self.value(world, &source, node, raw, &values),
                Err(finding) => {
                    self.findings.push(*finding);
                    None
                }
            };
            fate.items.push(ItemFate { id, span: node.span.range(), good: good.is_some() });
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
            let what = format!("the value `{}` stands here twice", words::short(&raw.id));
            cx.error(at.field("id"), "duplicate-id", what, "give one of the two another id");
        }
        let value = validate::value(&mut cx, at, raw);
        self.findings.append(&mut cx.findings);
        value
    }

    pub(super) fn withdrawn(&mut self, files: &Files) -> HashSet<String> {
        let Some(opened) = self.open(files, WITHDRAWN, Shape::List) else {
            // Better one too many kept back than one that should have been.
            let bytes = files.get(WITHDRAWN).unwrap_or_default();
            let words = bytes.split(|b| !b.is_ascii_alphanumeric() && *b != b'-');
            let words = words.filter(|w| !w.is_empty());
            return words.map(|w| String::from_utf8_lossy(w).into_owned()).collect();
        };
        let source = Source::new(WITHDRAWN, &opened.text);
        let entries = opened.outline.root.iter().flat_map(|root| &root.entries);
        let mut ids = HashSet::new();
        for node in entries.map(|e| &e.value) {
            match raw::read::<String>(node.span.of(&opened.text)) {
                Ok(id) => {
                    ids.insert(id);
                }
                Err(_) => {
                    // Whoever forgets the quotation marks means it all the same.
                    ids.insert(node.span.of(&opened.text).to_owned());
                    let what = "an id is missing its quotation marks";
                    let todo = "write \"its-id\"";
                    let span = node.span.range();
                    self.findings.push(Finding::error("not-a-text", &source, span, what, todo));
                }
            }
        }
        ids
    }
}

/// Reads one value from its span, unless the outline knows of a fault in it.
fn one<T: serde::de::DeserializeOwned>(
    source: &Source<'_>,
    node: &Node,
    outline: &Outline,
) -> Result<T, Box<Finding>> {
    if let Some(fault) = outline.fault_in(node.span) {
        let span = fault.span.range();
        let finding = Finding::error(fault.code, source, span, &*fault.what, &*fault.todo);
        return Err(Box::new(finding));
    }
    raw::read::<T>(node.span.of(source.text)).map_err(|error| {
        let told = words::tell(&error, node, source.text);
        Box::new(Finding::error(told.code, source, told.span, told.what, told.todo))
    })
}

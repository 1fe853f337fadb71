//! `today.ron`: what was written for single days, for the last page of a line-up.

use crate::content::finding::source::Source;
use crate::content::finding::{Finding, error};
use crate::content::folder::disk::Files;
use crate::content::folder::layout::TODAY;
use crate::content::model::Today;
use crate::content::model::erased::Erased;
use crate::content::ron::decode::Shape;
use crate::content::ron::items::one;
use crate::content::ron::raw::RawToday;
use crate::content::validate::{self, At, Cx, World};

use super::leavers::{self, Leaving};

use super::{Fate, ItemFate, Reader};

/// More days than anybody writes ahead.
const DAYS_MAX: usize = 400;

impl Reader {
    /// Reads what was written for single days. A day that names somebody who left, or whose lines
    /// have a fault, is left out.
    pub(super) fn today(&mut self, files: &Files, world: &World<'_>, gone: &Erased) -> Vec<Today> {
        let Some(opened) = self.open(files, TODAY, Shape::List) else { return Vec::new() };
        let source = Source::new(TODAY, &opened.text);
        let plain = opened.outline.plain(&opened.text);
        let (mut days, mut fate) = (Vec::<Today>::new(), Fate::default());
        let entries = opened.outline.root.iter().flat_map(|root| &root.entries);
        for (number, node) in entries.map(|entry| &entry.value).enumerate() {
            let at = At::new(&opened.text, node);
            if number == DAYS_MAX {
                self.findings.push(too_many().at(&source, at.span()));
                break;
            }
            let is_gone = leavers::is_named(at, gone);
            let day = match one::<RawToday>(&source, &plain, node, &opened.outline) {
                Ok(raw) => {
                    let mut cx = Cx::new(world, &source);
                    let day = validate::today(&mut cx, at, raw, &days);
                    self.findings.append(&mut cx.findings);
                    day
                }
                Err(finding) => {
                    self.findings.push(*finding);
                    None
                }
            };
            if is_gone {
                self.findings.extend(leavers::finding(Leaving::Named, &source, at));
            }
            let (good, keep) = (is_gone || day.is_some(), !is_gone && day.is_some());
            let id = at.texts("day").into_iter().next();
            fate.items.push(ItemFate { id, span: node.span.range(), good, keep });
            days.extend(day.filter(|_| !is_gone));
        }
        self.fates.insert(TODAY.to_owned(), fate);
        days
    }
}

fn too_many() -> Finding {
    error("too-many-days")
        .what(format!("there are more than {DAYS_MAX} days, and from here on they aren't read"))
        .todo("take out those that are over")
}

//! Two versions of a file are brought together item by item, and field by field where both have
//! changed one item. What both have changed is for a person to decide.

use std::collections::BTreeMap;

use crate::content::fields::{Field, Form, KIOSK_FIELDS, VALUE_FIELDS};
use crate::content::model::{FieldPath, Lang, PathStep};
use crate::content::ron::edit::{Refusal, Sketch, insert, lifted, put, set, unset};

/// What both sides have changed, each in its own way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The file, relative to the content folder.
    pub file: String,
    /// The id of the item; empty for settings, and where it is about the file as a whole.
    pub item: String,
    /// The way from the item to what is at odds; empty where it is the whole item, or the file.
    pub path: FieldPath,
    /// What was written here; `None` where it was taken out.
    pub ours: Option<String>,
    /// What stands in the folder; `None` where it was taken out.
    pub theirs: Option<String>,
}

/// `theirs` with all that `ours` has changed since `base`, but for what is at odds: there it stays
/// as it is in `theirs`.
pub fn merge(file: &str, base: &str, ours: &str, theirs: &str) -> (String, Vec<Conflict>) {
    if ours == base || ours == theirs {
        return (theirs.to_owned(), Vec::new());
    }
    if theirs == base {
        return (ours.to_owned(), Vec::new());
    }
    let mut merging = Merging { file, text: theirs.to_owned(), conflicts: Vec::new() };
    match merging.items(base, ours, theirs) {
        Some(()) => (merging.text, merging.conflicts),
        None => {
            let whole = Conflict {
                file: file.to_owned(),
                item: String::new(),
                path: Vec::new(),
                ours: Some(ours.to_owned()),
                theirs: Some(theirs.to_owned()),
            };
            (theirs.to_owned(), vec![whole])
        }
    }
}

/// Where the item with that id stands in a file; `None` where it doesn't, or more than once.
pub fn index_of(sketch: &Sketch, id: &str) -> Option<usize> {
    let mut found = (0..sketch.len()).filter(|&index| key(sketch, index).as_deref() == Some(id));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// What an entry of a file is known by: its id, its day, or what it says.
pub(super) fn key(sketch: &Sketch, index: usize) -> Option<String> {
    let field = |name| sketch.said(&[PathStep::Entry(index), PathStep::Field(name)]);
    let named = field("id").or_else(|| field("day"));
    named.or_else(|| sketch.said(&[PathStep::Entry(index)]))
}

struct Merging<'a> {
    file: &'a str,
    text: String,
    conflicts: Vec<Conflict>,
}

impl Merging<'_> {
    /// `None` if one of the files can't be made out, or an entry can't be known by anything.
    fn items(&mut self, base: &str, ours: &str, theirs: &str) -> Option<()> {
        let [b, o, t] = [base, ours, theirs].map(Sketch::new);
        if o.head(&[]).is_none() || t.head(&[]).is_none() {
            return None;
        }
        if o.written(&[])?.starts_with('(') {
            return self.fields("", (&b, &[]), (&o, &[]), (&t, &[])).ok();
        }
        let mut before: Option<String> = None;
        for index in 0..o.len() {
            let id = key(&o, index)?;
            let here = [PathStep::Entry(index)];
            let at = |sketch: &Sketch| index_of(sketch, &id).map(|at| [PathStep::Entry(at)]);
            let (b_at, t_at) = (at(&b), at(&t));
            let written = o.written(&here)?;
            let in_base = b_at.as_ref().and_then(|at| b.written(at));
            let in_theirs = t_at.as_ref().and_then(|at| t.written(at));
            if in_base != Some(written) && in_theirs != Some(written) {
                match (in_base, in_theirs) {
                    (None, None) => self.add(before.as_deref(), &lifted(ours, &here)?).ok()?,
                    (Some(b), Some(t)) if b == t => self.replace(&id, written).ok()?,
                    (Some(_), Some(_)) => {
                        let all = ((&b, &b_at?[..]), (&o, &here[..]), (&t, &t_at?[..]));
                        self.fields(&id, all.0, all.1, all.2).ok()?;
                    }
                    (_, theirs) => self.odds(&id, Vec::new(), Some(written), theirs),
                }
            }
            before = Some(id);
        }
        for index in 0..b.len() {
            let id = key(&b, index)?;
            if index_of(&o, &id).is_some() {
                continue;
            }
            let Some(at) = index_of(&t, &id) else { continue };
            let theirs = t.written(&[PathStep::Entry(at)]);
            if theirs == b.written(&[PathStep::Entry(index)]) {
                let at = index_of(&Sketch::new(&self.text), &id)?;
                self.text = unset(&self.text, &[PathStep::Entry(at)]).ok()?;
            } else {
                self.odds(&id, Vec::new(), None, theirs);
            }
        }
        Some(())
    }

    /// Adds an item behind the one it stood behind, or at the end.
    fn add(&mut self, before: Option<&str>, item: &str) -> Result<(), Refusal> {
        let sketch = Sketch::new(&self.text);
        let behind = before.and_then(|id| index_of(&sketch, id));
        let at = behind.map_or(sketch.len(), |at| at + 1);
        self.text = insert(&self.text, &[], at, item)?;
        Ok(())
    }

    fn replace(&mut self, id: &str, item: &str) -> Result<(), Refusal> {
        let at = index_of(&Sketch::new(&self.text), id).ok_or(Refusal::NoSuchPlace)?;
        self.text = put(&self.text, &[PathStep::Entry(at)], item)?;
        Ok(())
    }

    fn odds(&mut self, id: &str, path: FieldPath, ours: Option<&str>, theirs: Option<&str>) {
        self.conflicts.push(Conflict {
            file: self.file.to_owned(),
            item: id.to_owned(),
            path,
            ours: ours.map(str::to_owned),
            theirs: theirs.map(str::to_owned),
        });
    }

    /// Brings one item, or the settings, together field by field.
    fn fields(&mut self, id: &str, base: Side, ours: Side, theirs: Side) -> Result<(), Refusal> {
        let [b, o, t] = [base, ours, theirs].map(|(sketch, path)| parts(sketch, path));
        let keys: std::collections::BTreeSet<&String> = b.keys().chain(o.keys()).collect();
        for key in keys {
            let says = |parts: &Parts| parts.get(key).map(|(_, written)| written.clone());
            let (base, ours, theirs) = (says(&b), says(&o), says(&t));
            if ours == base || ours == theirs {
                continue;
            }
            let Some((path, _)) = o.get(key).or_else(|| b.get(key)) else { continue };
            if theirs != base {
                self.odds(id, path.clone(), ours.as_deref(), theirs.as_deref());
                continue;
            }
            let item = index_of(&Sketch::new(&self.text), id).map(PathStep::Entry);
            let path: FieldPath = item.into_iter().chain(path.clone()).collect();
            self.text = match ours {
                Some(value) => set(&self.text, &path, &value)?,
                None => unset(&self.text, &path)?,
            };
        }
        Ok(())
    }
}

/// A file's shape and the way to an item in it.
type Side<'a> = (&'a Sketch, &'a [PathStep]);
/// What of an item is decided about by itself, with the way to it and what is written there.
type Parts = BTreeMap<String, (FieldPath, String)>;

/// The parts of an item: its fields, each language of a text by itself, and lists as a whole.
fn parts(sketch: &Sketch, item: &[PathStep]) -> Parts {
    let mut found = Parts::new();
    let kind = match item {
        [PathStep::Entry(index)] => sketch.kind(*index),
        _ => None,
    };
    let fields: Vec<&Field> = match kind {
        Some(kind) => kind.all().collect(),
        None if item.is_empty() => KIOSK_FIELDS.iter().collect(),
        None => VALUE_FIELDS.iter().collect(),
    };
    gather(sketch, item, &Vec::new(), &fields, &mut found);
    found
}

fn gather(
    sketch: &Sketch,
    item: &[PathStep],
    path: &FieldPath,
    fields: &[&'static Field],
    found: &mut Parts,
) {
    for field in fields {
        let mut here = path.clone();
        here.push(PathStep::Field(field.name));
        let whole = [item, &here].concat();
        let Some(written) = sketch.written(&whole) else { continue };
        match field.form {
            Form::Record(inner) | Form::Photo(inner) => {
                gather(sketch, item, &here, &inner.iter().collect::<Vec<_>>(), found);
            }
            Form::Text(_) => {
                for tag in sketch.names(&whole) {
                    let lang = PathStep::In(Lang::new(&tag));
                    let text = [whole.as_slice(), std::slice::from_ref(&lang)].concat();
                    let written = sketch.written(&text).unwrap_or_default().to_owned();
                    let path = [here.as_slice(), &[lang]].concat();
                    found.insert(format!("{path:?}"), (path, written));
                }
            }
            _ => {
                found.insert(format!("{here:?}"), (here, written.to_owned()));
            }
        }
    }
}

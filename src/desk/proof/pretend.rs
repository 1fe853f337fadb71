//! An item as it would be with all that keeps it off the glass out of the way, to be looked at
//! while it is written: its empty texts are held by dots, it is approved, and its words may be
//! shown. Whose name or photo may not be shown keeps it back here, too.

use jiff::civil::Date;

use crate::content::fields::{Field, Form, TODAY};
use crate::content::model::{Lang, PathStep};
use crate::content::ron::edit::{Refusal, Sketch, blanked, quoted, set};

/// What stands where there is no text yet.
const DOTS: &str = "\"…\"";

/// The id of an item.
pub(super) fn id(item: &str) -> Option<String> {
    Sketch::new(&listed(item)).said(&[PathStep::Entry(0), PathStep::Field("id")])
}

/// The item as it is when it is no draft any more, everything else in its place; `None` if it
/// can't be made out.
pub(super) fn finished(item: &str) -> Option<String> {
    let mut text = listed(item);
    for name in ["draft", "revises"] {
        text = blanked(&text, &[PathStep::Entry(0), PathStep::Field(name)]).ok()?;
    }
    text.strip_prefix('[')?.strip_suffix(']').map(str::to_owned)
}

fn listed(item: &str) -> String {
    format!("[{item}]")
}

/// The item with what it lacks, and belonging to `value` if to none; `None` if it can't be made
/// out.
pub(super) fn shown(
    item: &str,
    (languages, value): (&[Lang], Option<&str>),
    today: Option<Date>,
) -> Option<String> {
    let text = listed(&finished(item)?);
    let sketch = Sketch::new(&text);
    let root = [PathStep::Entry(0)];
    let kind = sketch.kind(0)?;
    let mut sheet = Filling { text, languages };
    let is_day = kind.head == TODAY.head;
    let own: Vec<&Field> = if is_day { kind.fields.iter().collect() } else { kind.all().collect() };
    sheet.fill(&root, &own).ok()?;
    if is_day {
        return sheet.text.strip_prefix('[')?.strip_suffix(']').map(str::to_owned);
    }
    let own_value = [&root[..], &[PathStep::Field("value")]].concat();
    if let (true, Some(value)) = (sheet.is_empty(&own_value), value) {
        sheet.set(&own_value, &quoted(value)).ok()?;
    }
    if kind.head == "Commendation" {
        sheet.approve(&root, today).ok()?;
    }
    sheet.text.strip_prefix('[')?.strip_suffix(']').map(str::to_owned)
}

struct Filling<'a> {
    text: String,
    languages: &'a [Lang],
}

impl Filling<'_> {
    fn sketch(&self) -> Sketch {
        Sketch::new(&self.text)
    }

    fn set(&mut self, path: &[PathStep], value: &str) -> Result<(), Refusal> {
        self.text = set(&self.text, path, value)?;
        Ok(())
    }

    /// Fills what is needed and isn't there, and every text that is there and empty.
    fn fill(&mut self, at: &[PathStep], fields: &[&'static Field]) -> Result<(), Refusal> {
        for field in fields {
            let here = [at, &[PathStep::Field(field.name)]].concat();
            let there = self.sketch().written(&here).is_some_and(|written| written != "None");
            if !there && !field.needed {
                continue;
            }
            let inner: Vec<&Field> = field.inner().iter().collect();
            match &field.form {
                Form::Text(_) => self.text(&here)?,
                Form::Texts(_, least, _) => {
                    for index in 0..self.sketch().count(&here).max(*least) {
                        self.text(&[here.as_slice(), &[PathStep::Entry(index)]].concat())?;
                    }
                }
                Form::Records(entries) => {
                    for index in 0..self.sketch().count(&here).max(entries.least) {
                        self.fill(&[here.as_slice(), &[PathStep::Entry(index)]].concat(), &inner)?;
                    }
                }
                Form::Record(_) => self.fill(&here, &inner)?,
                // Without a path there is no photo; what there is, is as it is.
                Form::Photo(_) => {
                    self.text(&[here.as_slice(), &[PathStep::Field("alt")]].concat())?;
                }
                Form::Id if !there || self.is_empty(&here) => self.set(&here, "\"unnamed\"")?,
                Form::Flag if !there => self.set(&here, "true")?,
                Form::Day if !there || self.is_empty(&here) => self.set(&here, "\"2026-01-01\"")?,
                // A line that must be there may be a number.
                Form::Line if field.needed && self.is_empty(&here) => self.set(&here, "\"1\"")?,
                Form::Choice(words) if !there => self.set(&here, words[0])?,
                _ => {}
            }
        }
        Ok(())
    }

    fn is_empty(&self, path: &[PathStep]) -> bool {
        self.sketch().said(path).is_none_or(|text| text.trim().is_empty())
    }

    /// Dots in each language in which a text says nothing.
    fn text(&mut self, path: &[PathStep]) -> Result<(), Refusal> {
        for lang in self.languages {
            let here = [path, &[PathStep::In(lang.clone())]].concat();
            if self.is_empty(&here) {
                self.set(&here, DOTS)?;
            }
        }
        Ok(())
    }

    fn approve(&mut self, root: &[PathStep], today: Option<Date>) -> Result<(), Refusal> {
        let at = |names: &[&'static str]| {
            [root, &names.iter().map(|name| PathStep::Field(name)).collect::<Vec<_>>()].concat()
        };
        self.set(&at(&["status"]), "Approved")?;
        self.set(&at(&["approved"]), "(by: \"a\", second: \"b\")")?;
        let words = at(&["consent", "words"]);
        if self.is_empty(&words) {
            let day = today.map_or_else(|| "2026-01-01".to_owned(), |day| day.to_string());
            self.set(&words, &format!("\"{day}\""))?;
        }
        Ok(())
    }
}

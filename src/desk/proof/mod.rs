//! One item by itself: what is wrong with it, field by field, and its pages as the glass draws
//! them, be it a draft, withdrawn or only half written.

pub mod changes;
mod pretend;

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use crate::content::fields::{Field, Form};
use crate::content::finding::Severity;
use crate::content::folder::layout::{KIOSK, LOCALES, TODAY, VALUES};
use crate::content::lint::{BANK_RULES, lint};
use crate::content::model::{Content, FieldPath, Lang, PathStep};
use crate::content::repair::{Known, Repair, languages, repairs};
use crate::content::ron::edit::{Sketch, unset};
use crate::content::{Files, Finding, PhotoFact, read};
use crate::player::gallery;
use crate::player::scene::{Mood, Scene, View};

/// What is told of an item, and of which of its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The way from the item to the field that is meant; empty where it is about all of it.
    pub path: FieldPath,
    /// Whether something isn't shown because of it.
    pub severity: Severity,
    /// The stable name of what is wrong.
    pub code: &'static str,
    /// What is wrong, as a sentence without an end.
    pub what: String,
    /// What to do about it, as a sentence without an end.
    pub todo: String,
    /// Ways out that a machine can go; places are counted from the item's beginning.
    pub ways: Vec<Repair>,
}

/// A page on which an item is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// In the loop.
    Loop,
    /// A question that waits for an answer.
    Asked,
    /// One of which half is answered.
    Half,
    /// With its answer and the reasons.
    Answered,
    /// Opened by a touch on the wall.
    Opened,
    /// As a card on the wall.
    Wall,
    /// The last page of a line-up.
    LineUp,
}

impl Page {
    /// Every page that an item of this kind has, the one that matters most first.
    pub fn of(head: &str) -> &'static [Self] {
        match head {
            "Commendation" => &[Self::Loop, Self::Opened, Self::Wall],
            "Order" | "Several" => &[Self::Asked, Self::Half, Self::Answered],
            "Single" | "TrueFalse" => &[Self::Asked, Self::Answered],
            "Today" => &[Self::LineUp],
            _ => &[Self::Loop],
        }
    }

    fn is(self, name: &str) -> bool {
        match self {
            Self::Loop => name.starts_with("slide-") || name.starts_with("commendation-"),
            Self::Asked => name.ends_with("-asked"),
            Self::Half => name.ends_with("-half"),
            Self::Answered => name.starts_with("question-") && name.ends_with("-answered"),
            Self::Opened => name.starts_with("card-"),
            Self::Wall => name == "wall-1",
            Self::LineUp => name == "lineup-today-1",
        }
    }
}

/// An item and the folder it is in.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The folder.
    pub files: Files,
    /// The file that the item stands in.
    pub file: String,
    /// All that is written of it.
    pub item: String,
}

/// About many items together, which an item by itself says nothing of.
const ABOUT_MANY: [&str; 5] =
    ["balance", "role-coverage", "item-key-run", "no-texts", "language-missing"];

/// What stands before the item where it is alone in its file.
const BEFORE: &str = "[\n";

/// The repair as it is counted from the beginning of an item of so many bytes; `None` if it
/// reaches beyond.
fn within(mut way: Repair, length: usize) -> Option<Repair> {
    for patch in &mut way.patches {
        let start = patch.range.start.checked_sub(BEFORE.len())?;
        let end = patch.range.end.checked_sub(BEFORE.len()).filter(|end| *end <= length)?;
        patch.range = start..end;
    }
    Some(way)
}

/// Says what is known about a photo.
pub type Facts<'a> = &'a dyn Fn(&Path) -> PhotoFact;

impl Piece {
    /// The settings, the values, the roles, and the item alone in its file, where nobody is asked
    /// for approval.
    fn alone(&self, item: &str) -> Files {
        let mut files = Files::default();
        for (path, bytes) in &self.files.map {
            let has_roles = || bytes.windows(9).any(|word| word == b"YourJobs(");
            let is_setting = path == KIOSK || path == VALUES || path.starts_with(LOCALES);
            let roles = path.starts_with("philosophy/") && *path != self.file && has_roles();
            if path == KIOSK {
                let text = std::str::from_utf8(bytes).unwrap_or_default();
                let text = unset(text, &[PathStep::Field("approval")]);
                let bytes = text.map_or_else(|_| Arc::clone(bytes), |t| t.into_bytes().into());
                files.insert(path.clone(), bytes);
            } else if is_setting || (roles && !item.contains("YourJobs(")) {
                files.insert(path.clone(), Arc::clone(bytes));
            }
        }
        files.insert(self.file.clone(), format!("{BEFORE}{item}\n]\n").into_bytes());
        files
    }

    /// What is told of the item in the words of the checker; of a draft, what would be told of it
    /// if it were none.
    pub fn told(&self, facts: Facts<'_>, today: Option<Date>) -> Vec<Told> {
        let finished = pretend::finished(&self.item);
        let files = self.alone(finished.as_deref().unwrap_or(&self.item));
        let (content, mut findings) = read(&files, facts);
        findings.extend(lint(&content, &files, facts, today));
        self.own(&files, findings, today)
    }

    /// The item alone, if it were no draft; its pages tell which of its texts have no room.
    pub fn by_itself(&self, facts: Facts<'_>) -> (Content, Files) {
        let finished = pretend::finished(&self.item);
        let files = self.alone(finished.as_deref().unwrap_or(&self.item));
        (read(&files, facts).0, files)
    }

    /// What would be advised of an item that nobody has agreed to yet, if it were shown as it is.
    pub fn advice(&self, facts: Facts<'_>, today: Option<Date>) -> Vec<Told> {
        // Languages that it lacks are no matter here.
        let Some(shown) = pretend::shown(&self.item, (&[], None), today) else {
            return Vec::new();
        };
        let files = self.alone(&shown);
        let (content, _) = read(&files, facts);
        let mut told = self.own(&files, lint(&content, &files, facts, today), today);
        // They would lead to places in what is pretended.
        told.iter_mut().for_each(|told| told.ways.clear());
        told
    }

    /// Those findings that are about this item by itself, with the way to its fields; `files` are
    /// those in which it is alone.
    pub fn own(&self, files: &Files, findings: Vec<Finding>, today: Option<Date>) -> Vec<Told> {
        let text = files.get(&self.file).and_then(|bytes| std::str::from_utf8(bytes).ok());
        let sketch = Sketch::new(text.unwrap_or_default());
        let own = |finding: &Finding| {
            let many = BANK_RULES.iter().any(|rule| rule.code == finding.code);
            finding.file == Path::new(&self.file) && !many && !ABOUT_MANY.contains(&finding.code)
        };
        let known = Known::new(&self.files, today);
        let mut told: Vec<Told> = Vec::new();
        for finding in findings.into_iter().filter(own) {
            let path = field_at(&sketch, finding.span.start);
            let ways = repairs(text.unwrap_or_default(), &finding, &known);
            let ways = ways.into_iter().filter_map(|way| within(way, self.item.len())).collect();
            let Finding { severity, code, what, todo, .. } = finding;
            told.push(Told { path, severity, code, what, todo, ways });
        }
        told.sort_by_key(|one| one.severity);
        told
    }

    /// The content in which this item is alone, whatever keeps it off the glass; `None` if it
    /// can't be made out.
    pub fn content(&self, facts: Facts<'_>, today: Option<Date>) -> Option<Content> {
        let values = self.files.get(VALUES).and_then(|bytes| std::str::from_utf8(bytes).ok());
        let first = [PathStep::Entry(0), PathStep::Field("id")];
        let value = values.and_then(|text| Sketch::new(text).said(&first));
        let languages = languages(&self.files);
        let item = pretend::shown(&self.item, (&languages, value.as_deref()), today)?;
        let (mut content, _) = read(&self.alone(&item), facts);
        if self.file == TODAY {
            return (!content.today.is_empty()).then_some(content);
        }
        let id = pretend::id(&item)?;
        content.slides.retain(|slide| slide.meta.id.as_str() == id);
        content.questions.retain(|question| question.meta.id.as_str() == id);
        content.commendations.retain(|card| card.meta.id.as_str() == id);
        let there = content.slides.len() + content.questions.len() + content.commendations.len();
        (there > 0).then_some(content)
    }
}

/// The scene on which `content` is seen like that.
pub fn scene(content: &Content, page: Page, lang: &Lang, mood: Mood) -> Option<Scene> {
    let all = gallery(content, lang, mood, Arc::from([]));
    let (_, mut scene) = all.into_iter().find(|(name, _)| page.is(name))?;
    // Odd turns are mirrored.
    scene.turn = 0;
    if let View::Slide { .. } = scene.view {
        scene.in_session = false;
    }
    Some(scene)
}

/// The way from the one item of a file to the innermost field around a place.
fn field_at(sketch: &Sketch, at: usize) -> FieldPath {
    let item = [PathStep::Entry(0)];
    let kind = sketch.kind(0);
    let fields: Vec<&Field> = kind.map(|kind| kind.all().collect()).unwrap_or_default();
    let mut path = item.to_vec();
    descend(sketch, at, &fields, &mut path);
    path.remove(0);
    path
}

fn descend(sketch: &Sketch, at: usize, fields: &[&'static Field], path: &mut FieldPath) {
    let around = |path: &[PathStep]| sketch.span(path).is_some_and(|span| span.contains(&at));
    for field in fields {
        path.push(PathStep::Field(field.name));
        if around(path) {
            let inner: Vec<&Field> = field.inner().iter().collect();
            let is_list = matches!(field.form, Form::Texts(..) | Form::Records(_));
            for index in 0..if is_list { sketch.count(path) } else { 0 } {
                path.push(PathStep::Entry(index));
                if around(path) {
                    break;
                }
                path.pop();
            }
            if inner.is_empty() {
                language(sketch, at, path);
            } else {
                descend(sketch, at, &inner, path);
            }
            return;
        }
        path.pop();
    }
}

fn language(sketch: &Sketch, at: usize, path: &mut FieldPath) {
    for tag in sketch.names(path) {
        path.push(PathStep::In(Lang::new(&tag)));
        if sketch.span(path).is_some_and(|span| span.contains(&at)) {
            return;
        }
        path.pop();
    }
}

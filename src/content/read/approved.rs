//! Where approval is required: an item shows in words that two people have approved, and in no
//! others. Of one that was changed since, the newest approved version stands in.
//!
//! What shows less holds at once, and nobody is asked: the version that stands in shows no more of
//! anybody than the item as it is written now agrees to, no longer, and no photo that was taken
//! out.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use crate::content::approval::{Mark, Version, VersionName};
use crate::content::finding::source::Source;
use crate::content::finding::{Finding, error, warning};
use crate::content::folder::disk::Files;
use crate::content::folder::layout::{HISTORY, KIOSK};
use crate::content::model::erased::Erased;
use crate::content::model::{Meta, Photo};
use crate::content::ron::decode::Shape;
use crate::content::ron::items::{open, parse};
use crate::content::ron::outline::Node;
use crate::content::validate::{self, At, Checked, Cx, TextCount, World};

use super::leavers;
use super::twice;

/// What was approved, by the ids of items.
pub(super) struct Approved<'a> {
    files: &'a Files,
    /// The newest first.
    versions: HashMap<String, Vec<VersionName>>,
    /// The files of the versions that are in the content.
    pub used: BTreeSet<String>,
    pub findings: Vec<Finding>,
}

/// An item as it is written now.
pub(super) struct Written<'a> {
    pub id: &'a str,
    pub node: &'a Node,
    pub source: &'a Source<'a>,
    pub gone: &'a Erased,
}

impl Written<'_> {
    fn at(&self) -> At<'_> {
        At::new(self.source.text, self.node)
    }
}

impl<'a> Approved<'a> {
    pub(super) fn of(files: &'a Files) -> Self {
        let mut versions: HashMap<String, Vec<VersionName>> = HashMap::new();
        let mut findings = Vec::new();
        for path in history(files) {
            match VersionName::read(path) {
                Some(name) => versions.entry(name.id.clone()).or_default().push(name),
                None => findings.push(bad(path)),
            }
        }
        for of_item in versions.values_mut() {
            of_item.sort_by_key(|name| Reverse((name.time, name.mark)));
        }
        if versions.is_empty() {
            findings.push(nothing_yet());
        }
        Self { files, versions, used: BTreeSet::new(), findings }
    }

    /// What shows of an item which is `checked` as it is written, or has a fault.
    pub(super) fn shown(
        &mut self,
        checked: Option<Checked>,
        written: &Written<'_>,
        world: &World<'_>,
    ) -> Option<Checked> {
        // What is kept back without regard to approval is kept back.
        if matches!(checked, Some(Checked::Unshown)) {
            return checked;
        }
        let names = self.versions.get(written.id).cloned().unwrap_or_default();
        let mark = Mark::at(written.source.text, written.node);
        let mut own = names.iter().filter(|name| name.mark == mark);
        if checked.is_some() && own.any(|name| self.read(name).is_some()) {
            return checked;
        }
        let (stand_in, day) = names
            .iter()
            .find_map(|name| self.stand_in(name, written, world))
            .map_or((None, None), |(item, day)| (Some(item), Some(day)));
        if checked.is_some() && !self.versions.is_empty() {
            let span = written.at().span();
            self.findings.push(waits(day, names.first()).at(written.source, span));
        }
        stand_in.or(checked.map(|_| Checked::Unshown))
    }

    /// A version as it lies in the folder, unless something is wrong with it, which is told.
    fn read(&mut self, name: &VersionName) -> Option<Version> {
        let path = name.path();
        let text = std::str::from_utf8(self.files.get(&path)?).ok()?;
        let version = Version::read(name.clone(), text);
        if version.is_some() {
            self.used.insert(path);
        } else if !self.findings.iter().any(|f| f.file == std::path::Path::new(&path)) {
            self.findings.push(bad(&path));
        }
        version
    }

    fn stand_in(
        &mut self,
        name: &VersionName,
        written: &Written<'_>,
        world: &World<'_>,
    ) -> Option<(Checked, Date)> {
        self.read(name)?;
        let path = name.path();
        let mut passed_over = Vec::new();
        let opened = open(&path, self.files.get(&path)?, Shape::List, &mut passed_over)?;
        let mut file = parse(&path, opened, &mut passed_over);
        let raw = file.items.first_mut()?.take()?;
        let node = &file.root.as_ref()?.entries.first()?.value;
        let at = At::new(&file.text, node);
        if leavers::leaves(at, Some(written.id), written.gone).is_some() {
            return None;
        }
        // Its texts aren't counted among those of the folder.
        let world = World {
            languages: world.languages.clone(),
            values: world.values.clone(),
            roles: world.roles.clone(),
            texts: TextCount::default(),
            ..*world
        };
        let source = Source::new(&path, &file.text);
        let mut cx = Cx::new(&world, &source);
        let item = validate::item(&mut cx, at, raw)?;
        Some((no_more_than(item, written), name.time.date()))
    }
}

/// The approved version of an item with no more shown than the item as it is written now.
fn no_more_than(mut item: Checked, written: &Written<'_>) -> Checked {
    let at = written.at();
    let photos = at.field("photo").texts("path");
    let is_there =
        |photo: &Photo| photos.iter().any(|path| photo.path.as_os_str() == path.as_str());
    match &mut item {
        Checked::Slide(slide) => {
            slide.photo = slide.photo.take().filter(is_there);
            no_longer_than(&mut slide.meta, at);
        }
        Checked::Question(question) => no_longer_than(&mut question.meta, at),
        Checked::Commendation(thanks) => {
            thanks.photo = thanks.photo.take().filter(is_there);
            no_longer_than(&mut thanks.meta, at);
        }
        Checked::Unshown => {}
    }
    match item {
        Checked::Commendation(thanks) => {
            let shown = twice::shown(written.node, written.source.text);
            let limited = shown.and_then(|shown| shown.limit(thanks));
            limited.map_or(Checked::Unshown, Checked::Commendation)
        }
        item => item,
    }
}

fn no_longer_than(meta: &mut Meta, at: At<'_>) {
    let day = |field| at.texts(field).first()?.trim().parse::<Date>().ok();
    meta.from = meta.from.max(day("from"));
    meta.until = match (meta.until, day("until")) {
        (Some(approved), Some(now)) => Some(approved.min(now)),
        (approved, now) => approved.or(now),
    };
    meta.takeover &= at.has_text("takeover") == Some("true");
}

/// The paths of what lies in the folder of what was approved.
fn history(files: &Files) -> impl Iterator<Item = &String> {
    files.map.keys().filter(|path| path.starts_with(HISTORY))
}

/// Whether something was ever approved in a folder.
pub(super) fn has_history(files: &Files) -> bool {
    history(files).next().is_some()
}

/// What is told of versions that are there and shouldn't be: of what is withdrawn, and of whoever
/// left; and of all of them where approval isn't required.
pub(super) fn left(files: &Files, gone: &Erased, is_required: bool) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut told = BTreeSet::new();
    for path in history(files) {
        let text = std::str::from_utf8(files.get(path).unwrap_or_default()).unwrap_or_default();
        let id = VersionName::read(path).map(|name| name.id);
        let (what, todo) = match id.filter(|id| gone.has_id(id)) {
            Some(id) if told.insert(id.clone()) => (
                "this is a version of something that is withdrawn",
                format!("delete every file of {HISTORY} that begins with `{id}.`"),
            ),
            None if gone.is_named_in(text) => (
                "this version names somebody who is on the list of leavers.ron",
                "delete it".to_owned(),
            ),
            _ => continue,
        };
        found.push(warning("history-left").what(what).todo(todo).in_file(path));
    }
    if !is_required && has_history(files) {
        found.push(
            warning("unread-folder")
                .what("nothing of what was approved is looked at, since approval isn't required")
                .todo(format!("write `approval: Required,` into {KIOSK}, or delete this folder"))
                .in_file(HISTORY),
        );
    }
    found
}

fn bad(path: &str) -> Finding {
    warning("bad-version")
        .what("this is no approved version: it was changed, isn't whole, or lacks one of two names")
        .todo("let the item be approved anew in `breakroom desk`, and delete this file")
        .in_file(path)
}

fn nothing_yet() -> Finding {
    error("nothing-approved")
        .what("only what was approved is shown, and nothing has been approved yet")
        .todo(
            "approve what is to be shown in `breakroom desk`, all of it at once if you like; or \
             take `approval` out",
        )
        .in_file(KIOSK)
}

/// An item whose words nobody has approved; those of `day` stand in, and lie in the file of
/// `newest`.
fn waits(day: Option<Date>, newest: Option<&VersionName>) -> Finding {
    let told = warning("not-approved");
    let todo = "let two people approve it in `breakroom desk`";
    match (day, newest) {
        (Some(day), Some(newest)) => told
            .what(format!(
                "this isn't what was approved, so what was approved on {day} stays on the screen"
            ))
            .todo(format!("{todo}; or write again what stands in {}", newest.path())),
        (_, Some(_)) => told
            .what("this isn't what was approved, and what was can't be shown, so nothing is")
            .todo(todo),
        (_, None) => told.what("nobody has approved this yet, so it isn't shown").todo(todo),
    }
}

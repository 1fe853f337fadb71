//! From the bytes of a folder to its content: the one way in.

mod languages;
mod leavers;
mod settings;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::finding::source::Source;
use super::finding::{Finding, error, limited, warning};
use super::folder::disk::Files;
use super::folder::layout::{FOLDERS, SETTINGS};
use super::folder::photo::PhotoFact;
use super::model::erased::Erased;
use super::model::{Content, SlideKind};
use super::ron::decode::Shape;
use super::ron::items::{Opened, Parsed, id_of, open, parse};
use super::ron::raw::RawItem;
use super::validate::{self, At, Checked, Cx, TextCount, World};
use crate::content::finding::phrase;

/// What became of a file, for the keeping of what was good.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fate {
    /// The file couldn't be read at all.
    pub broken: bool,
    /// The file's items, in the order in which they stand.
    pub items: Vec<ItemFate>,
}

/// What became of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ItemFate {
    /// The item's id as it is written, if it can be made out.
    pub id: Option<String>,
    /// The bytes of the file's text that are the item's.
    pub span: Range<usize>,
    /// Whether the item is in the content or was kept back on purpose.
    pub good: bool,
    /// Whether it is in the content, and so worth keeping. What is withdrawn, a draft, or
    /// without a consent is kept nowhere.
    pub keep: bool,
}

/// All that a reading gives.
pub(super) struct Reading {
    pub content: Content,
    pub findings: Vec<Finding>,
    pub fates: BTreeMap<String, Fate>,
    pub gone: Erased,
}

/// Reads a folder: everything in it that is good, and a finding for everything that isn't.
///
/// `photo` says what is known about a photo, by its path relative to the folder.
pub fn read(files: &Files, photo: &dyn Fn(&Path) -> PhotoFact) -> (Content, Vec<Finding>) {
    let reading = read_all(files, photo);
    (reading.content, reading.findings)
}

pub(super) fn read_all(files: &Files, photo: &dyn Fn(&Path) -> PhotoFact) -> Reading {
    let mut world = World {
        languages: Vec::new(),
        values: None,
        values_broken: false,
        roles: None,
        texts: TextCount::default(),
        photo,
    };
    let mut reader = Reader {
        findings: files.findings.clone(),
        fates: BTreeMap::new(),
        languages: languages::Named::default(),
    };
    if files.is_gone() && files.unreadable.is_empty() {
        reader.findings.push(nothing_there(files));
        return reader.nothing();
    }
    let kiosk = reader.kiosk(files, &mut world);
    reader.values(files, &mut world);
    let (mut gone, lists) = reader.gone(files);
    let mut parsed = reader.items(files);
    // While a file can't be read, an entry may well be about what is in it.
    let whole = reader.items_are_whole();
    let misses = leavers::misses(&lists, &parsed).into_iter();
    reader.findings.extend(misses.filter(|miss| whole || miss.is_error()));
    world.roles = role_ids(&parsed);
    leavers::learn(&parsed, &mut gone);
    let mut content = Content {
        kiosk: Arc::new(kiosk),
        values: world.values.clone().unwrap_or_default(),
        roles: Vec::new(),
        slides: Vec::new(),
        questions: Vec::new(),
        commendations: Vec::new(),
        gone: Arc::default(),
    };
    let mut seen = HashMap::new();
    for file in &mut parsed {
        reader.check(file, &world, &mut gone, &mut seen, &mut content);
    }
    content.gone = Arc::new(gone.clone());
    reader.strays(files);
    languages::fold(&mut reader.findings, &reader.languages, &world);
    if whole && !parsed.is_empty() && !parsed.iter().any(has_your_jobs) {
        let none = warning("no-roles")
            .what("there is no your-jobs slide, so nobody can choose a role")
            .todo("add YourJobs( … ) with your roles to a file in philosophy/")
            .in_file(FOLDERS[0]);
        reader.findings.push(none);
    }
    Reading { content, findings: limited(reader.findings), fates: reader.fates, gone }
}

/// Whether a your-jobs slide is there, even if it cannot be read.
fn has_your_jobs(file: &Parsed) -> bool {
    let entries = file.root.iter().flat_map(|root| &root.entries);
    let mut heads = entries.map(|e| e.value.head.of(&file.text));
    heads.any(|head| head == "YourJobs")
}

fn nothing_there(files: &Files) -> Finding {
    let (what, todo) = if files.missing {
        let what = "the content folder isn't there or can't be read";
        (what, "put it back, or let the kiosk's user read it")
    } else {
        let what = "the content folder is empty";
        (what, "is a disk missing that should be mounted there?")
    };
    error("no-folder").what(what).todo(todo)
}

/// The roles that audiences may name, or `None` if no your-jobs slide could be read.
fn role_ids(parsed: &[Parsed]) -> Option<Vec<String>> {
    let items = parsed.iter().flat_map(|f| &f.items).flatten();
    let roles: Vec<String> = items
        .filter_map(|raw| match raw {
            RawItem::YourJobs(slide) => Some(slide.roles.iter().map(|r| r.id.clone())),
            _ => None,
        })
        .flatten()
        .collect();
    (!roles.is_empty()).then_some(roles)
}

/// Collects findings and fates file by file.
struct Reader {
    findings: Vec<Finding>,
    fates: BTreeMap<String, Fate>,
    languages: languages::Named,
}

/// Where an id was first used.
type Seen = HashMap<String, (String, usize)>;

impl Reader {
    fn nothing(self) -> Reading {
        Reading {
            content: Content {
                kiosk: Arc::new(validate::default_kiosk()),
                values: Vec::new(),
                roles: Vec::new(),
                slides: Vec::new(),
                questions: Vec::new(),
                commendations: Vec::new(),
                gone: Arc::default(),
            },
            findings: self.findings,
            fates: self.fates,
            gone: Erased::default(),
        }
    }

    /// Opens a file; `None` if it is missing or broken, with a finding and its fate noted.
    fn open(&mut self, files: &Files, path: &str, shape: Shape) -> Option<Opened> {
        let fate = self.fates.entry(path.to_owned()).or_default();
        let Some(bytes) = files.get(path) else {
            fate.broken = files.unreadable.contains(path);
            return None;
        };
        let opened = open(path, bytes, shape, &mut self.findings);
        fate.broken = opened.is_none();
        opened
    }

    fn items(&mut self, files: &Files) -> Vec<Parsed> {
        let inside = |p: &&String| p.ends_with(".ron") && FOLDERS.iter().any(|f| p.starts_with(f));
        let mut parsed = Vec::new();
        for path in files.map.keys().chain(&files.unreadable).filter(inside) {
            if let Some(opened) = self.open(files, path, Shape::List) {
                parsed.push(parse(path, opened, &mut self.findings));
            }
        }
        parsed
    }

    /// Whether every file of items could be read, though maybe not every item.
    fn items_are_whole(&self) -> bool {
        let item_files = self.fates.iter().filter(|(path, _)| path.contains('/'));
        item_files.map(|(_, fate)| fate).all(|fate| !fate.broken)
    }

    /// Checks the items of a file and puts the good ones into the content.
    fn check(
        &mut self,
        file: &mut Parsed,
        world: &World<'_>,
        gone: &mut Erased,
        seen: &mut Seen,
        content: &mut Content,
    ) {
        let source = Source::new(&file.path, &file.text);
        let mut fate = Fate::default();
        let entries = file.root.iter().flat_map(|root| &root.entries);
        for (item, entry) in file.items.iter_mut().zip(entries) {
            let id = id_of(&entry.value, &file.text);
            let at = At::new(&file.text, &entry.value);
            let leaves = leavers::leaves(at, id.as_deref(), gone);
            if let (Some(why), Some(id)) = (leaves, &id) {
                gone.add_id(id);
                self.findings.extend(leavers::finding(why, &source, at));
            }
            let (mut good, mut keep) = (leaves.is_some(), false);
            if let Some(raw) = item.take().filter(|_| leaves.is_none()) {
                let mut cx = Cx::new(world, &source);
                unique(&mut cx, at, id.as_deref(), seen);
                one_your_jobs(&mut cx, at, &raw, content);
                let checked = validate::item(&mut cx, at, raw);
                self.findings.append(&mut cx.findings);
                good = checked.is_some();
                keep = checked.as_ref().is_some_and(|item| !matches!(item, Checked::Unshown));
                checked.into_iter().for_each(|item| place(item, content));
            }
            let span = entry.value.span.range();
            fate.items.push(ItemFate { id, span, good, keep });
        }
        self.fates.insert(file.path.clone(), fate);
    }

    /// Files in the folder's root that nothing reads.
    fn strays(&mut self, files: &Files) {
        for path in files.map.keys() {
            let known = SETTINGS.contains(&path.as_str());
            if path.ends_with(".ron") && !path.contains('/') && !known {
                let todo = match phrase::nearest(path, SETTINGS) {
                    Some(name) => format!("is it meant to be called `{name}`?"),
                    None => "move it into philosophy/, questions/ or commendations/".to_owned(),
                };
                let stray = warning("stray-file")
                    .what("this file isn't read where it lies")
                    .todo(todo)
                    .in_file(path);
                self.findings.push(stray);
            }
        }
    }
}

fn unique(cx: &mut Cx<'_>, at: At<'_>, id: Option<&str>, seen: &mut Seen) {
    let Some(id) = id else {
        return;
    };
    let here = at.field("id");
    if let Some((file, line)) = seen.get(id) {
        cx.error(here, "duplicate-id")
            .what(format!("the id `{}` is already used in {file}:{line}", phrase::short(id)))
            .todo("give one of the two another id");
        return;
    }
    let place = (cx.source.file.to_owned(), cx.source.line(here.span().start));
    seen.insert(id.to_owned(), place);
}

fn one_your_jobs(cx: &mut Cx<'_>, at: At<'_>, raw: &RawItem, content: &Content) {
    if matches!(raw, RawItem::YourJobs(_)) && !content.roles.is_empty() {
        cx.error(at, "second-your-jobs")
            .what("there is a your-jobs slide already")
            .todo("put all roles into one of the two, and take the other out");
    }
}

fn place(item: Checked, content: &mut Content) {
    match item {
        Checked::Slide(slide) => {
            if let SlideKind::YourJobs { roles } = &slide.kind {
                content.roles.clone_from(roles);
            }
            content.slides.push(Arc::new(slide));
        }
        Checked::Question(question) => content.questions.push(Arc::new(question)),
        Checked::Commendation(thanks) => content.commendations.push(Arc::new(thanks)),
        Checked::Unshown => {}
    }
}

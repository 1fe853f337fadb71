//! From the bytes of a folder to its content: the one way in.

mod approved;
mod drafts;
mod languages;
mod leavers;
mod lists;
mod settings;
mod today;
mod twice;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::finding::source::Source;
use super::finding::{Finding, error, limited, warning};
use super::folder::copies::beginnings;
use super::folder::disk::Files;
use super::folder::layout::{FOLDERS, LEAVERS, SETTINGS, WITHDRAWN, is_among_items, list_of};
use super::folder::passed_over::ONE_TOO_DEEP;
use super::folder::photo::PhotoFact;
use super::model::erased::Erased;
use super::model::{Approval, Content, SlideKind};
use super::ron::decode::Shape;
use super::ron::items::{Opened, Parsed, id_of, open, parse};
use super::ron::raw::RawItem;
use super::validate::{self, At, Checked, Cx, TextCount, World};
use crate::content::finding::phrase;

use approved::{Approved, Written};
use drafts::Drafts;
use leavers::Leaves;
use lists::List;
pub use lists::list_in_doubt;
pub(super) use lists::{broken_lists, hide_all_in_doubt, listed};
use twice::{Place, Twice};

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
    /// The files of the approved versions that are in the content.
    pub used: BTreeSet<String>,
    /// Whether there are more items than [`ITEMS_MAX`], and so not all of them were read.
    pub is_overfull: bool,
}

impl Reading {
    /// A list of what must go that can't be read to its end.
    pub(super) fn broken_list(&self) -> Option<&'static str> {
        [WITHDRAWN, LEAVERS].into_iter().find(|path| self.is_broken(path))
    }

    /// Takes in what else is gone, and isn't in the folder.
    pub(super) fn take_in(&mut self, gone: &Erased) {
        self.gone.extend(gone);
        self.content.gone = Arc::new(self.gone.clone());
    }

    /// The ids of all items that can be made out, good or bad.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.fates.values().flat_map(|fate| &fate.items).filter_map(|item| item.id.as_deref())
    }

    /// Whether a file is there and can't be read.
    pub(super) fn is_broken(&self, path: &str) -> bool {
        self.fates.get(path).is_some_and(|fate| fate.broken)
    }
}

/// Most items of a folder: ten times what a loop of a working day has room for, and what is read
/// and shown in a hundred megabytes of memory.
pub const ITEMS_MAX: usize = 20_000;

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
        drafts: Drafts::default(),
        is_overfull: false,
    };
    if files.is_gone() && files.unreadable.is_empty() {
        reader.findings.push(nothing_there(files));
        return reader.nothing();
    }
    let kiosk = reader.kiosk(files, &mut world);
    reader.values(files, &mut world);
    let (mut gone, lists) = reader.gone(files);
    let mut parsed = reader.items(files, &lists);
    let mut copies = copies(files);
    reader.set_versions_apart(&mut parsed, &mut copies);
    // While a file can't be read, an entry may well be about what is in it.
    let whole = reader.items_are_whole();
    let misses = leavers::misses(&lists, &parsed).into_iter();
    reader.findings.extend(misses.filter(|miss| whole || miss.is_error()));
    world.roles = role_ids(&parsed);
    leavers::learn(&parsed, &lists, &mut gone);
    let leaving = leavers::leaving(&parsed, &copies, &mut gone);
    let is_required = kiosk.approval == Approval::Required;
    let mut verdicts = Verdicts {
        twice: twice::find(&parsed, &copies),
        leaving,
        gone: &gone,
        standing: drafts::standing_ids(&parsed),
        approved: is_required.then(|| Approved::of(files)),
        in_doubt: lists.iter().any(|list| list.is_broken),
    };
    let mut content = Content {
        kiosk: Arc::new(kiosk),
        values: world.values.clone().unwrap_or_default(),
        roles: Vec::new(),
        slides: Vec::new(),
        questions: Vec::new(),
        commendations: Vec::new(),
        today: reader.today(files, &world, &gone),
        gone: Arc::default(),
    };
    for (number, file) in parsed.iter_mut().enumerate() {
        reader.check((number, file), &world, &mut verdicts, &mut content);
    }
    let approved = verdicts.approved.map(|approved| (approved.used, approved.findings));
    let (used, waiting) = approved.unwrap_or_default();
    reader.findings.extend(waiting);
    reader.findings.extend(approved::left(files, &gone, is_required));
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
    reader.drafts.soften(&mut reader.findings);
    let (findings, fates) = (limited(reader.findings), reader.fates);
    Reading { content, findings, fates, gone, used, is_overfull: reader.is_overfull }
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
        (what, "put it back, or let the kiosk's user read it".to_owned())
    } else if let Some(deep) = files.findings.iter().find(|f| f.code == ONE_TOO_DEEP) {
        let folder = deep.file.display();
        let what = "there is no content in the content folder itself";
        (what, format!("it lies one folder too deep: move what is in `{folder}` up"))
    } else {
        let what = "the content folder is empty";
        (what, "is a disk missing that should be mounted there?".to_owned())
    };
    error("no-folder").what(what).todo(todo)
}

fn too_many(path: &str) -> Finding {
    error("too-many-items")
        .what("with this file there are more than 20,000 items, so it and what follows isn't read")
        .todo("take some out; until then the kiosk keeps what was good before")
        .in_file(path)
}

/// The roles that audiences may name, or `None` if no your-jobs slide could be read.
fn role_ids(parsed: &[Parsed]) -> Option<Vec<String>> {
    let mut roles = Vec::new();
    for file in parsed {
        let nodes = file.root.iter().flat_map(|root| &root.entries).map(|entry| &entry.value);
        for (node, item) in nodes.zip(&file.items) {
            if let Some(RawItem::YourJobs(slide)) = item
                && !drafts::is_draft(At::new(&file.text, node))
            {
                roles.extend(slide.roles.iter().map(|role| role.id.clone()));
            }
        }
    }
    (!roles.is_empty()).then_some(roles)
}

/// Collects findings and fates file by file.
struct Reader {
    findings: Vec<Finding>,
    fates: BTreeMap<String, Fate>,
    languages: languages::Named,
    drafts: Drafts,
    is_overfull: bool,
}

/// What is known of all items before each is checked by itself.
struct Verdicts<'a> {
    twice: HashMap<String, Twice>,
    leaving: Leaves,
    gone: &'a Erased,
    /// The ids of what isn't a draft.
    standing: HashSet<String>,
    /// `None` where approval isn't required.
    approved: Option<Approved<'a>>,
    /// Whether each of those who are thanked may have to go.
    in_doubt: bool,
}

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
                today: Vec::new(),
                gone: Arc::default(),
            },
            findings: self.findings,
            fates: self.fates,
            gone: Erased::default(),
            used: BTreeSet::new(),
            is_overfull: false,
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

    fn items(&mut self, files: &Files, lists: &[List]) -> Vec<Parsed> {
        let is_list = |path: &str| lists.iter().any(|list| list.path == path);
        let inside = |p: &&String| p.ends_with(".ron") && is_among_items(p) && !is_list(p);
        let mut parsed = Vec::new();
        let mut room = ITEMS_MAX;
        for path in files.map.keys().chain(&files.unreadable).filter(inside) {
            if let Some(opened) = self.open(files, path, Shape::List) {
                let items = opened.outline.root.as_ref().map_or(0, |root| root.entries.len());
                let Some(left) = room.checked_sub(items) else {
                    self.findings.push(too_many(path));
                    self.is_overfull = true;
                    break;
                };
                room = left;
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

    /// Sets apart, as copies, files that have most of their items in common with one whose name
    /// theirs begins with: they are versions of it, such as OneDrive makes them.
    fn set_versions_apart(&mut self, files: &mut Vec<Parsed>, copies: &mut Vec<Parsed>) {
        let ids: HashMap<String, HashSet<String>> =
            files.iter().map(|file| (file.path.clone(), twice::ids(file).collect())).collect();
        let original_of = |file: &Parsed| {
            let own = ids.get(&file.path)?;
            let is_version = |path: &String| {
                let common = ids.get(path).map_or(0, |ids| own.intersection(ids).count());
                common > 0 && 2 * common >= own.len()
            };
            beginnings(&file.path).find(is_version)
        };
        let mut kept = Vec::with_capacity(files.len());
        for file in files.drain(..) {
            let Some(original) = original_of(&file) else {
                kept.push(file);
                continue;
            };
            self.findings.push(
                warning("copy")
                    .what(format!("this is a version of `{original}`, so nothing of it is shown"))
                    .todo(
                        "take from it what the other lacks, and delete it; if both are needed, \
                           give each item an id of its own",
                    )
                    .in_file(&file.path),
            );
            copies.push(file);
        }
        *files = kept;
    }

    /// Checks the items of a file and puts the good ones into the content.
    fn check(
        &mut self,
        (number, file): (usize, &mut Parsed),
        world: &World<'_>,
        verdicts: &mut Verdicts<'_>,
        content: &mut Content,
    ) {
        let source = Source::new(&file.path, &file.text);
        let mut fate = Fate::default();
        let entries = file.root.iter().flat_map(|root| &root.entries);
        for (index, (item, entry)) in file.items.iter_mut().zip(entries).enumerate() {
            let id = id_of(&entry.value, &file.text);
            let at = At::new(&file.text, &entry.value);
            let twice = id.as_deref().and_then(|id| verdicts.twice.get(id));
            let why = verdicts.leaving.why[number][index];
            let is_gone = id.as_deref().is_some_and(|id| verdicts.gone.has_id(id));
            let taken_in = id.as_deref().and_then(|id| verdicts.leaving.taken_in.get(id));
            self.findings.extend(why.and_then(|why| leavers::finding(why, &source, at)));
            if is_gone && why.is_none() {
                self.findings.push(taken_back(at.field("id"), &source, taken_in));
            }
            let leaves = why.is_some() || is_gone;
            let is_draft = !leaves && drafts::is_draft(at);
            let span = entry.value.span.range();
            let mut checked = None;
            if let Some(raw) = item.take().filter(|_| !leaves) {
                let mut cx = Cx::new(world, &source);
                if let Some(twice) = twice {
                    once(&mut cx, at.field("id"), twice, (number, index));
                }
                if !is_draft {
                    one_your_jobs(&mut cx, at, &raw, content);
                }
                checked = validate::item(&mut cx, at, raw);
                if is_draft {
                    drafts::tell(&mut cx, at, &verdicts.standing);
                }
                self.findings.append(&mut cx.findings);
            }
            let (mut good, mut keep) = (leaves || is_draft, false);
            if is_draft {
                self.drafts.add(&file.path, span.clone());
            } else if !leaves {
                good = checked.is_some();
                let stands = twice.is_none_or(|twice| twice.stands == (number, index));
                if let (Some(approved), true) = (&mut verdicts.approved, stands) {
                    let id = id.as_deref().unwrap_or_default();
                    let (node, source) = (&entry.value, &source);
                    let written = Written { id, node, source, gone: verdicts.gone };
                    checked = approved.shown(checked, &written, world);
                }
                let checked = checked.map(|checked| limited_by(twice, checked));
                let is_shown = !matches!(checked, None | Some(Checked::Unshown));
                let in_doubt =
                    verdicts.in_doubt && matches!(checked, Some(Checked::Commendation(_)));
                // What one version holds back must not come back when that one is gone.
                let is_limited = twice.is_some_and(|twice| twice.is_limited);
                keep = good && is_shown && !is_limited && !in_doubt;
                checked.into_iter().for_each(|item| place(item, content));
            }
            fate.items.push(ItemFate { id, span, good, keep });
        }
        self.fates.insert(file.path.clone(), fate);
    }

    /// Files in the folder's root that nothing reads.
    fn strays(&mut self, files: &Files) {
        for path in files.map.keys() {
            let known = SETTINGS.contains(&path.as_str()) || list_of(path).is_some();
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

/// The copies of files of items. What is wrong in them is nobody's concern.
fn copies(files: &Files) -> Vec<Parsed> {
    let items = files.copies.iter().filter(|(path, _)| is_among_items(path));
    let parsed = items.filter_map(|(path, bytes)| {
        let mut passed_over = Vec::new();
        let opened = open(path, bytes, Shape::List, &mut passed_over)?;
        Some(parse(path, opened, &mut passed_over))
    });
    parsed.collect()
}

/// An item of which another version, elsewhere, is withdrawn or tells of somebody who left.
fn taken_back(at: At<'_>, source: &Source<'_>, taken_in: Option<&Place>) -> Finding {
    let elsewhere = match taken_in {
        Some(Place { file, line }) => format!("in {file}:{line}"),
        None => "elsewhere".to_owned(),
    };
    error("duplicate-id")
        .what(format!("what has this id {elsewhere} is taken off the screen, so this is too"))
        .todo("delete one of the two; or give this one another id, if it is something else")
        .at(source, at.span())
}

/// Tells of an id that is used twice, and drops the item unless it is the one that stands.
fn once(cx: &mut Cx<'_>, at: At<'_>, twice: &Twice, here: (usize, usize)) {
    let Place { file, line } = &twice.place;
    if twice.stands != here {
        let (order, why) = match twice.stands < here {
            true => ("already used", ""),
            false => ("used again", ", and that one is shown, for it shows less"),
        };
        let id = at.item_text().trim_matches('"');
        cx.error(at, "duplicate-id")
            .what(format!("the id `{}` is {order} in {file}:{line}{why}", phrase::short(id)))
            .todo("give one of the two another id");
    } else if let Some(Place { file, line }) = &twice.held_back_by {
        cx.warn(at, "copy-shows-less")
            .what(format!("a copy of it, in {file}:{line}, shows less, so no more is shown"))
            .todo("see which of the two is right, and delete that copy");
    }
}

/// The item with no more shown than all its versions agree to.
fn limited_by(twice: Option<&Twice>, item: Checked) -> Checked {
    match (item, twice.and_then(|twice| twice.shown)) {
        (Checked::Commendation(thanks), Some(shown)) => {
            shown.limit(thanks).map_or(Checked::Unshown, Checked::Commendation)
        }
        (item, _) => item,
    }
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

//! The items of the folder as the list shows them.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use jiff::civil::Date;

use super::Sitting;
use crate::content::Finding;
use crate::content::fields;
use crate::content::folder::layout::FOLDERS;
use crate::content::model::{Content, Id, Lang, PathStep};
use crate::content::ron::edit::Sketch;

use PathStep::{Entry, Field};

/// How far an item has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It isn't shown, or not as written, until something is fixed.
    Fault,
    /// It is on no screen yet.
    Draft,
    /// Two people must approve it as it is written now.
    Waits,
    /// Whom it thanks hasn't agreed to its words.
    NoConsent,
    /// It shows from that day on.
    From(Date),
    /// It is on the screen.
    Shown,
    /// It was on the screen up to that day.
    Ended(Date),
    /// It was taken off the screen for good.
    Withdrawn,
}

/// What is said of an item in the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// The file it stands in.
    pub file: Arc<str>,
    /// Its number in the file.
    pub index: usize,
    /// Its id, empty if it has none, and of a file whose items can't be told apart.
    pub id: String,
    /// Its kind, such as `Principle`, as it is written.
    pub head: String,
    /// What it says first, by language.
    pub titles: Vec<(Lang, String)>,
    /// The value it belongs to.
    pub value: Option<String>,
    /// The id of the item that it is a new version of.
    pub revises: Option<String>,
    /// Where those work whom it thanks, by language.
    pub team: Vec<(Lang, String)>,
    /// How far it has come.
    pub state: State,
    /// Whether something of it isn't saved.
    pub changed: bool,
    /// All its texts in small letters, to be searched.
    hay: String,
    /// Known by it: all that is written of it.
    pub mark: u64,
}

impl Row {
    /// What it says first in `lang`, or in another language.
    pub fn title(&self, lang: &Lang) -> &str {
        in_lang(&self.titles, lang)
    }

    /// What it is called where there must be something: by its title, its id or its file.
    pub fn name(&self, lang: &Lang) -> &str {
        let names = [self.title(lang), &self.id, &self.file];
        names.into_iter().find(|name| !name.trim().is_empty()).unwrap_or_default()
    }

    /// Whether it stands for a file whose items can't be told apart.
    pub fn is_file(&self) -> bool {
        self.id.is_empty() && self.head.is_empty()
    }

    /// Whether all of these words, in small letters, are in its texts.
    pub fn has(&self, words: &[String]) -> bool {
        words.iter().all(|word| self.hay.contains(word.as_str()))
    }
}

fn in_lang<'a>(texts: &'a [(Lang, String)], lang: &Lang) -> &'a str {
    let exact = texts.iter().find(|(own, _)| own == lang || *own == lang.primary());
    exact.or(texts.first()).map_or("", |(_, text)| text)
}

/// What is known of the folder as a whole.
#[derive(Debug, Default)]
pub struct Checked {
    /// The ids of what is in the content.
    shown: HashSet<String>,
    /// Of each file, where its errors stand.
    errors: HashMap<String, Vec<usize>>,
    /// Of each file, where something waits for approval.
    waiting: HashMap<String, Vec<usize>>,
    /// Nothing has ever been approved, and it is to be.
    is_unapproved: bool,
    /// The ids that are withdrawn.
    withdrawn: HashSet<String>,
    today: Option<Date>,
}

impl Checked {
    /// From what a reading has given.
    pub fn new(
        content: &Content,
        findings: &[Finding],
        sitting: &Sitting,
        today: Option<Date>,
    ) -> Self {
        let ids = |id: &Id| id.as_str().to_owned();
        let slides = content.slides.iter().map(|slide| ids(&slide.meta.id));
        let questions = content.questions.iter().map(|question| ids(&question.meta.id));
        let cards = content.commendations.iter().map(|card| ids(&card.meta.id));
        let places = |is_meant: &dyn Fn(&Finding) -> bool| {
            let mut places: HashMap<String, Vec<usize>> = HashMap::new();
            for finding in findings.iter().filter(|finding| is_meant(finding)) {
                let file = finding.file.to_string_lossy().into_owned();
                places.entry(file).or_default().push(finding.span.start);
            }
            places
        };
        let errors = places(&Finding::is_error);
        let waiting = places(&|finding| finding.code == "not-approved");
        let is_unapproved = findings.iter().any(|finding| finding.code == "nothing-approved");
        let list = sitting.text("withdrawn.ron").map(Sketch::new);
        let withdrawn = list
            .iter()
            .flat_map(|list| (0..list.len()).filter_map(|index| list.said(&[Entry(index)])));
        let shown = slides.chain(questions).chain(cards).collect();
        let withdrawn = withdrawn.collect();
        Self { shown, errors, waiting, is_unapproved, withdrawn, today }
    }
}

/// The rows of every file, kept as long as the file is the same.
#[derive(Debug, Default)]
pub struct Rows {
    files: HashMap<String, (Arc<[u8]>, Vec<Row>)>,
    /// All of them, file by file.
    pub all: Vec<Row>,
}

impl Rows {
    /// Takes in what has changed.
    pub fn update(&mut self, sitting: &Sitting, checked: Option<&Checked>) {
        let items = |file: &str| {
            FOLDERS.iter().any(|folder| file.starts_with(folder)) && file.ends_with(".ron")
        };
        self.files.retain(|file, _| sitting.now().map.contains_key(file));
        self.all.clear();
        for (file, bytes) in sitting.now().map.iter().filter(|(file, _)| items(file)) {
            let known = self.files.get(file).filter(|(own, _)| own == bytes).is_some();
            if !known {
                let text = std::str::from_utf8(bytes).unwrap_or_default();
                self.files.insert(file.clone(), (bytes.clone(), rows(file, text)));
            }
            let Some((_, rows)) = self.files.get_mut(file) else { continue };
            let same = sitting.disk().map.get(file) == Some(bytes);
            for row in rows.iter_mut() {
                row.changed = !same && sitting.is_changed(file, &row.id);
            }
            if let Some(checked) = checked {
                let text = std::str::from_utf8(bytes).unwrap_or_default();
                states(rows, text, checked);
            }
            self.all.extend(rows.iter().cloned());
        }
    }
}

fn rows(file: &str, text: &str) -> Vec<Row> {
    let sketch = Sketch::new(text);
    let name: Arc<str> = file.into();
    if sketch.is_unreadable() {
        return vec![whole(&name, text)];
    }
    (0..sketch.len()).map(|index| row(&sketch, &name, index)).collect()
}

/// The row of a file whose items can't be told apart.
fn whole(file: &Arc<str>, text: &str) -> Row {
    let mut mark = DefaultHasher::new();
    text.hash(&mut mark);
    Row {
        file: file.clone(),
        index: 0,
        id: String::new(),
        head: String::new(),
        titles: Vec::new(),
        value: None,
        revises: None,
        team: Vec::new(),
        state: State::Fault,
        changed: false,
        hay: text.to_lowercase(),
        mark: mark.finish(),
    }
}

fn row(sketch: &Sketch, file: &Arc<str>, index: usize) -> Row {
    let at = |name| vec![Entry(index), Field(name)];
    let texts = |name: &'static str| -> Vec<(Lang, String)> {
        let tags = sketch.names(&at(name)).into_iter().map(|tag| Lang::new(&tag));
        tags.filter_map(|lang| {
            let path = [at(name), vec![PathStep::In(lang.clone())]].concat();
            Some((lang, sketch.said(&path)?))
        })
        .collect()
    };
    let head = sketch.head(&[Entry(index)]).unwrap_or_default().to_owned();
    let first = match fields::kind(&head).map(|kind| kind.folder) {
        Some("questions/") => "stem",
        Some("commendations/") => "act",
        _ => "headline",
    };
    let written = sketch.written(&[Entry(index)]).unwrap_or_default();
    let mut mark = DefaultHasher::new();
    written.hash(&mut mark);
    Row {
        file: file.clone(),
        index,
        id: sketch.said(&at("id")).unwrap_or_default(),
        head,
        titles: texts(first),
        value: sketch.said(&at("value")),
        revises: sketch.said(&at("revises")),
        team: texts("team"),
        state: if sketch.is_faulty(index) { State::Fault } else { State::Shown },
        changed: false,
        hay: written.to_lowercase(),
        mark: mark.finish(),
    }
}

fn states(rows: &mut [Row], text: &str, checked: &Checked) {
    let sketch = Sketch::new(text);
    for row in rows {
        let at = |name| vec![Entry(row.index), Field(name)];
        let day = |name| sketch.said(&at(name)).and_then(|day| day.parse::<Date>().ok());
        let span = sketch.span(&[Entry(row.index)]).unwrap_or_default();
        let is_in = |places: &HashMap<String, Vec<usize>>| {
            places.get(&*row.file).is_some_and(|all| all.iter().any(|at| span.contains(at)))
        };
        let is_draft = row.revises.is_some() || sketch.written(&at("draft")) == Some("true");
        let status = sketch.written(&at("status"));
        let is_card = row.head == "Commendation";
        row.state = match (day("from"), day("until"), checked.today) {
            _ if checked.withdrawn.contains(&row.id) || status == Some("Withdrawn") => {
                State::Withdrawn
            }
            _ if is_in(&checked.errors) || sketch.is_faulty(row.index) => State::Fault,
            _ if is_draft || (is_card && status != Some("Approved")) => State::Draft,
            _ if checked.is_unapproved || is_in(&checked.waiting) => State::Waits,
            _ if is_card && !checked.shown.contains(&row.id) => State::NoConsent,
            (Some(from), _, Some(today)) if today < from => State::From(from),
            (_, Some(until), Some(today)) if until < today => State::Ended(until),
            _ => State::Shown,
        };
    }
}

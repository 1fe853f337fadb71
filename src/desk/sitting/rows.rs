//! The items of the folder as the list shows them.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::Sitting;
use crate::content::Finding;
use crate::content::fields;
use crate::content::folder::layout::{FOLDERS, TODAY};
use crate::content::model::{Content, Id, Lang, Meta, PathStep, Season};
use crate::content::ron::edit::Sketch;

use PathStep::{Entry, Field};

/// Within so many days there is one of every season that comes each year, 29 February as well.
const SEASON_DAYS_MAX: usize = 8 * 366;

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
    /// It is on the screen in its season, which it isn't; and again from that day on.
    Rests(Date),
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
    hay: Arc<str>,
    /// Known by it: all that is written of it.
    pub mark: u64,
    /// What its state follows from.
    written: Written,
}

/// What is written of an item from which its state follows.
#[derive(Clone, Debug, Default)]
struct Written {
    /// Where it stands in its file.
    span: Range<usize>,
    is_faulty: bool,
    is_draft: bool,
    /// Of thanks, how far they have come by what they say themselves.
    status: Option<String>,
    from: Option<Date>,
    until: Option<Date>,
}

impl Row {
    /// What it says first in `lang`, or in another language.
    pub fn title(&self, lang: &Lang) -> &str {
        in_lang(&self.titles, lang)
    }

    /// The team that it thanks, in `lang` or in another language.
    pub fn team_in(&self, lang: &Lang) -> Option<&str> {
        Some(in_lang(&self.team, lang)).filter(|team| !team.is_empty())
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
    /// The ids of what is in the content, each with its season.
    shown: HashMap<String, Season>,
    /// Of each file, where its errors stand, in their order.
    errors: HashMap<String, Vec<usize>>,
    /// Of each file, where something waits for approval, in their order.
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
        let id = |id: &Id| id.as_str().to_owned();
        let own = |meta: &Meta| (id(&meta.id), meta.season.clone());
        let slides = content.slides.iter().map(|slide| own(&slide.meta));
        let questions = content.questions.iter().map(|question| own(&question.meta));
        let cards = content.commendations.iter().map(|card| own(&card.meta));
        let places = |is_meant: &dyn Fn(&Finding) -> bool| {
            let mut places: HashMap<String, Vec<usize>> = HashMap::new();
            for finding in findings.iter().filter(|finding| is_meant(finding)) {
                let file = finding.file.to_string_lossy().into_owned();
                places.entry(file).or_default().push(finding.span.start);
            }
            places.values_mut().for_each(|places| places.sort_unstable());
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

    /// How far an item has come.
    fn state(&self, row: &Row) -> State {
        let Written { span, is_faulty, is_draft, status, from, until } = &row.written;
        let is_in = |places: &HashMap<String, Vec<usize>>| {
            let places = places.get(&*row.file);
            places.is_some_and(|places| {
                let first = places.partition_point(|at| *at < span.start);
                places.get(first).is_some_and(|at| *at < span.end)
            })
        };
        let status = status.as_deref();
        let is_card = row.head == "Commendation";
        let is_day = row.head == fields::TODAY.head;
        let shown = self.shown.get(&row.id);
        match (*from, *until, self.today) {
            _ if self.withdrawn.contains(&row.id) || status == Some("Withdrawn") => {
                State::Withdrawn
            }
            _ if is_in(&self.errors) || *is_faulty => State::Fault,
            _ if *is_draft || (is_card && status != Some("Approved")) => State::Draft,
            _ if !is_day && (self.is_unapproved || is_in(&self.waiting)) => State::Waits,
            _ if is_card && shown.is_none() => State::NoConsent,
            (Some(from), _, Some(today)) if today < from => State::From(from),
            (_, Some(until), Some(today)) if until < today => State::Ended(until),
            (_, until, Some(today)) => {
                shown.map_or(State::Shown, |season| in_season(season, today, until))
            }
            _ => State::Shown,
        }
    }
}

/// Whether something shows that has this season and ends then.
fn in_season(season: &Season, today: Date, until: Option<Date>) -> State {
    if season.has(today) {
        return State::Shown;
    }
    let next = today.series(1.day()).take(SEASON_DAYS_MAX).find(|day| season.has(*day));
    match next.filter(|next| until.is_none_or(|until| *next <= until)) {
        Some(next) => State::Rests(next),
        None => State::Ended(season.last().or(until).unwrap_or(today)),
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
            let within = FOLDERS.iter().any(|folder| file.starts_with(folder));
            (within && file.ends_with(".ron")) || file == TODAY
        };
        self.files.retain(|file, _| sitting.now().map.contains_key(file));
        self.all.clear();
        for (file, bytes) in sitting.now().map.iter().filter(|(file, _)| items(file)) {
            let known = self.files.get(file).filter(|(own, _)| own == bytes).is_some();
            if !known {
                let rows = rows(file, bytes, sitting);
                self.files.insert(file.clone(), (bytes.clone(), rows));
            }
            let Some((_, rows)) = self.files.get_mut(file) else { continue };
            let ids: Vec<String> = match sitting.disk().map.get(file) == Some(bytes) {
                true => Vec::new(),
                false => rows.iter().map(|row| row.id.clone()).collect(),
            };
            let changed = sitting.changed_of(file, ids.iter().map(String::as_str));
            for row in rows.iter_mut() {
                row.changed = changed.contains(row.id.as_str());
                if let Some(checked) = checked {
                    row.state = checked.state(row);
                }
            }
            self.all.extend(rows.iter().cloned());
        }
    }
}

/// The rows of a file. Of one that is changed its shape is at hand.
fn rows(file: &str, bytes: &Arc<[u8]>, sitting: &Sitting) -> Vec<Row> {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let is_changed = sitting.disk().map.get(file) != Some(bytes);
    let at_hand = if is_changed { sitting.sketch(file) } else { None };
    let sketch = at_hand.unwrap_or_else(|| Arc::new(Sketch::new(text)));
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
        hay: text.to_lowercase().into(),
        mark: mark.finish(),
        written: Written { span: 0..usize::MAX, is_faulty: true, ..Written::default() },
    }
}

fn row(sketch: &Sketch, file: &Arc<str>, index: usize) -> Row {
    let at = |name| vec![Entry(index), Field(name)];
    let texts = |way: &[PathStep]| -> Vec<(Lang, String)> {
        let here = [&[Entry(index)], way].concat();
        let tags = sketch.names(&here).into_iter().map(|tag| Lang::new(&tag));
        tags.filter_map(|lang| {
            let path = [here.as_slice(), &[PathStep::In(lang.clone())]].concat();
            Some((lang, sketch.said(&path)?))
        })
        .collect()
    };
    let kind = sketch.kind(index);
    let is_day = kind.is_some_and(|kind| kind.folder == TODAY);
    let written_head = || sketch.head(&[Entry(index)]).unwrap_or_default();
    let head = kind.map_or_else(written_head, |kind| kind.head).to_owned();
    let first = match kind.map(|kind| kind.folder) {
        Some("questions/") => vec![Field("stem")],
        Some("commendations/") => vec![Field("act")],
        Some(TODAY) => vec![Field("lines"), Entry(0)],
        _ => vec![Field("headline")],
    };
    let written = sketch.written(&[Entry(index)]).unwrap_or_default();
    let mut mark = DefaultHasher::new();
    written.hash(&mut mark);
    let day = |name| sketch.said(&at(name)).and_then(|day| day.parse::<Date>().ok());
    let revises = sketch.said(&at("revises"));
    let own = Written {
        span: sketch.span(&[Entry(index)]).unwrap_or_default(),
        is_faulty: sketch.is_faulty(index),
        is_draft: revises.is_some() || sketch.written(&at("draft")) == Some("true"),
        status: sketch.written(&at("status")).map(str::to_owned),
        // What is so on one day begins and ends with it.
        from: day(if is_day { "day" } else { "from" }),
        until: day(if is_day { "day" } else { "until" }),
    };
    Row {
        file: file.clone(),
        index,
        id: sketch.said(&at(if is_day { "day" } else { "id" })).unwrap_or_default(),
        head,
        titles: texts(&first),
        value: sketch.said(&at("value")),
        revises,
        team: texts(&[Field("team")]),
        state: if own.is_faulty { State::Fault } else { State::Shown },
        changed: false,
        hay: written.to_lowercase().into(),
        mark: mark.finish(),
        written: own,
    }
}

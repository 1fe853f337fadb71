//! The inbox of the desk: which sheet it watches, and what became of the rows of it.
//!
//! `desk.ron` and `inbox.ron` are the desk's own. The kiosk reads neither of them, so that what is
//! wrong in them changes nothing on the glass.

mod answers;

use std::path::{Path, PathBuf};

use super::finding::source::Source;
use super::finding::{Finding, error, warning};
use super::folder::disk::read_some;
use super::folder::layout::DESK;
use super::model::{DateOrder, PathStep};
use super::ron::decode::Shape;
use super::ron::edit::{Refusal, set};
use super::ron::items::{one, open};
use super::ron::outline::{Node, Outline};
use super::ron::raw::{RawDesk, RawInbox};

pub use answers::{Answer, Answers, ENTRIES_MAX, Fate, REASON_CHARS_MAX};

/// Settings in which there is nothing yet.
const EMPTY: &str = "// The desk's own settings, which no screen reads.\n(\n)\n";
/// Endings of sheets that can be read.
const SHEETS: [&str; 3] = ["xlsx", "csv", "tsv"];

/// The sheet that the inbox watches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inbox {
    /// Where it lies.
    pub sheet: PathBuf,
    /// Which part of a workbook is meant; `None` takes the first one with the columns.
    pub tab: Option<String>,
    /// What `4/11/2026` is.
    pub dates: Option<DateOrder>,
    /// The language of texts whose column says none.
    pub lang: Option<String>,
    /// What columns are, each as `name=Nominee`.
    pub columns: Vec<String>,
}

/// What `desk.ron` says.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The sheet to be watched, if one is named.
    pub inbox: Option<Inbox>,
    /// The ledger of a kiosk, if one is named: its file, or the folder that it lies in.
    pub ledger: Option<PathBuf>,
    /// What is wrong with the file.
    pub findings: Vec<Finding>,
}

/// The text of `desk.ron` with one of its settings changed, and all else as it was.
///
/// # Errors
/// It can't be changed there.
pub fn with_setting(text: &str, name: &'static str, value: &str) -> Result<String, Refusal> {
    let text = if text.trim().is_empty() { EMPTY } else { text };
    set(text, &[PathStep::Field(name)], value)
}

/// Reads the desk's settings in the folder at `dir`; nothing where there are none.
pub fn read(dir: &Path) -> Reading {
    let files = read_some(dir, [DESK]);
    let mut reading = Reading::default();
    let Some(bytes) = files.get(DESK) else { return reading };
    let Some(opened) = open(DESK, bytes, Shape::Fields, &mut reading.findings) else {
        return reading;
    };
    let source = Source::new(DESK, &opened.text);
    let Some(root) = &opened.outline.root else { return reading };
    let plain = opened.outline.plain(&opened.text);
    match settings(&source, &plain, (root, &opened.outline)) {
        Ok(raw) => {
            let place = |name: &str| {
                let inbox = root.field(&opened.text, "inbox");
                let field = inbox.and_then(|node| node.field(&opened.text, name)).or(inbox);
                field.map_or(root.span, |node| node.span).range()
            };
            let mut checked = Checked { source: &source, place: &place, findings: Vec::new() };
            reading.ledger = raw.room.map(|room| dir.join(room.ledger.trim()));
            reading.inbox = raw.inbox.and_then(|inbox| checked.inbox(dir, inbox));
            reading.findings.append(&mut checked.findings);
        }
        Err(finding) => reading.findings.push(*finding),
    }
    reading
}

fn settings(
    source: &Source<'_>,
    plain: &str,
    (root, outline): (&Node, &Outline),
) -> Result<RawDesk, Box<Finding>> {
    one::<RawDesk>(source, plain, root, outline)
}

/// What is found while the settings are checked.
struct Checked<'a> {
    source: &'a Source<'a>,
    place: &'a dyn Fn(&str) -> std::ops::Range<usize>,
    findings: Vec<Finding>,
}

impl Checked<'_> {
    fn tell(&mut self, finding: Finding, field: &str) {
        self.findings.push(finding.at(self.source, (self.place)(field)));
    }

    fn inbox(&mut self, dir: &Path, raw: RawInbox) -> Option<Inbox> {
        let named = raw.sheet.trim();
        let path = dir.join(named);
        let end = path.extension().map(|end| end.to_string_lossy().to_lowercase());
        if named.is_empty() || !end.is_some_and(|end| SHEETS.contains(&end.as_str())) {
            let finding = error("inbox-sheet")
                .what(format!("`{named}` names no sheet"))
                .todo("write where it lies, such as \"../praise.xlsx\" (.xlsx, .csv or .tsv)");
            self.tell(finding, "sheet");
            return None;
        }
        let real = |path: &Path| path.canonicalize().ok();
        if !path.is_file() {
            let finding = warning("inbox-sheet")
                .what(format!("there is no sheet at {named}"))
                .todo("see whether it was moved, or the share that it lies on is away");
            self.tell(finding, "sheet");
        } else if real(&path).zip(real(dir)).is_some_and(|(path, dir)| path.starts_with(dir)) {
            let finding = warning("inbox-within")
                .what("the sheet lies in the content folder, and goes with it to every screen")
                .todo("put it beside the folder: there are names in it that nobody has agreed to");
            self.tell(finding, "sheet");
        }
        for (index, column) in raw.columns.iter().flatten().enumerate() {
            if !column.contains('=') {
                let finding = error("inbox-column")
                    .what(format!("entry {} of `columns` says no column", index + 1))
                    .todo("write what it is and which, such as \"name=Nominee\" or \"name=F\"");
                self.tell(finding, "columns");
            }
        }
        Some(Inbox {
            sheet: path,
            tab: raw.tab,
            dates: raw.dates.map(DateOrder::from),
            lang: raw.lang,
            columns: raw.columns.unwrap_or_default(),
        })
    }
}

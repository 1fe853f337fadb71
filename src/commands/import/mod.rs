//! `breakroom import`: takes a spreadsheet of commendations into the content folder.
//!
//! A sheet is read as rows of texts (`sheet`, `text`, `book`), its columns are known by their
//! names (`columns`, `field`), each row becomes a commendation or a finding (`row`, `cells`,
//! `answer`, `day`), each is compared with what is there (`plan`), written as text (`compose`),
//! and read as the kiosk would read it (`verify`) before a file is replaced.

mod answer;
mod args;
mod book;
mod cells;
mod columns;
mod compose;
mod day;
mod field;
mod item;
mod plan;
mod preview;
mod row;
mod sheet;
mod text;
mod verify;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub use args::{Args, HELP};
pub use day::Order as DateOrder;
pub use sheet::{CELL_CHARS_MAX, COLUMNS_MAX, ROWS_MAX, SHEET_BYTES_MAX};

use super::{Exit, Failure, places};
use crate::content::finding::Finding;
use crate::content::finding::phrase::count;
use crate::content::folder::disk::Files;
use crate::content::model::Content;
use crate::content::{photo_fact, read, read_dir};
use crate::kiosk::judge::look;

use answer::Status;
use cells::{Cells, Ways};
use columns::Columns;
use item::Item;
use plan::{Fate, Plan};
use sheet::{Place, Refusal, Sheet};
use verify::{Draft, Origin};

/// Most characters of the sheet's name in the name of the file that is written.
const STEM_CHARS_MAX: usize = 60;
/// Fewest cells of a row that is a commendation: a single one is a heading or a sum.
const CELLS_LEAST: usize = 2;

/// What becomes of what the sheet doesn't have any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Missing {
    /// They are taken out of the file
    Remove,
    /// They stay as they are
    Keep,
}

/// Reads the sheet, says on `out` what was understood, and writes it if that is wished and
/// nothing is wrong. Answers [`Exit::Faulty`] if something is, so that nothing is written.
///
/// # Errors
/// A file or folder can't be read or written, or the wish can't be met.
pub fn run(args: &Args, out: &mut dyn Write) -> Result<Exit, Failure> {
    let Some(dir) = places::content(args.content.clone()) else {
        let words = "there is no content folder here; name one: --content DIR";
        return Err(Failure::new(Exit::Usage, words));
    };
    let name = args.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = Folder::open(dir, args)?;
    let sheet = match sheet::open(&args.file, &name) {
        Ok(sheet) => sheet,
        Err(Refusal::Disk(error)) => return Err(Failure::new(Exit::Files, error)),
        Err(Refusal::Told(finding)) => {
            let told = writeln!(out, "{}\n\nNothing has been written.", preview::shown(&finding));
            return told.map(|()| Exit::Faulty).map_err(|error| Failure::unprinted(&error));
        }
    };
    let import = Import { args, name: &name, folder: &folder, sheet: &sheet };
    import.run(out)
}

/// The ids of all items of a folder, and the file of each.
pub(super) fn ids_in(files: &Files) -> std::collections::HashMap<String, String> {
    plan::before(files, "").elsewhere
}

/// The content folder as it is.
struct Folder {
    dir: PathBuf,
    files: Files,
    content: Content,
    languages: Vec<String>,
    /// The path of the imported file within it.
    target: String,
}

impl Folder {
    fn open(dir: PathBuf, args: &Args) -> Result<Self, Failure> {
        let failed = |exit, words: String| Err(Failure::new(exit, words));
        let files = read_dir(&dir);
        if files.missing {
            let words = format!("there is no content folder at {}", dir.display());
            return failed(Exit::Files, words);
        }
        let (content, _) = read(&files, &|path| photo_fact(&dir, path, &look));
        let languages: Vec<String> =
            content.kiosk.languages.iter().map(|lang| lang.as_str().to_owned()).collect();
        if let Some(lang) = args.lang.as_ref().filter(|lang| !languages.contains(lang)) {
            let known = languages.join(", ");
            let words = format!("kiosk.ron has no language `{lang}`, only {known}");
            return failed(Exit::Usage, words);
        }
        if content.values.is_empty() {
            let check = places::check_command(args.content.as_deref());
            let what = format!("there are no values to be read in values.ron; see: {check}");
            return failed(Exit::Files, what);
        }
        let target = format!("commendations/imported-{}.ron", stem(&args.file));
        if let Some(bytes) = files.get(&target)
            && !String::from_utf8_lossy(bytes)
                .trim_start_matches('\u{FEFF}')
                .starts_with(compose::MARK)
        {
            let what = "was not written by an import, so it isn't replaced; give it another name";
            return failed(Exit::Files, format!("{target} {what}"));
        }
        Ok(Self { dir, files, content, languages, target })
    }
}

/// The sheet's own name, fit for a file's name: letters, digits and hyphens.
fn stem(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let plain = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let spaced: String = stem.chars().take(STEM_CHARS_MAX).map(plain).collect();
    let name = spaced.split_whitespace().collect::<Vec<_>>().join("-");
    if name.is_empty() { "sheet".to_owned() } else { name }
}

struct Import<'a> {
    args: &'a Args,
    name: &'a str,
    folder: &'a Folder,
    sheet: &'a Sheet,
}

impl Import<'_> {
    fn run(&self, out: &mut dyn Write) -> Result<Exit, Failure> {
        let (columns, mut findings) = columns::read(self.sheet, self.name, &self.folder.languages);
        if !columns.taken.is_empty() {
            preview::columns(self.name, self.sheet, &columns, out)
                .map_err(|error| Failure::unprinted(&error))?;
        }
        if !findings.is_empty() {
            preview::findings(&findings, out).map_err(|error| Failure::unprinted(&error))?;
            let last =
                writeln!(out, "\nNothing has been written: mend the names of the columns first.");
            return last.map(|()| Exit::Faulty).map_err(|error| Failure::unprinted(&error));
        }
        let (items, left_out) = self.rows(&columns, &mut findings);
        let before = plan::before(&self.folder.files, &self.folder.target);
        let mut plan = plan::plan(self.name, items, &before, &self.folder.content.gone);
        plan.left_out.extend(left_out);
        plan.left_out.sort();
        findings.append(&mut plan.findings);
        let (text, items) = self.composed(&plan);
        let draft = Draft { target: &self.folder.target, text: &text, items };
        let origin = Origin { file: self.name, rows: &self.sheet.rows, columns: &columns };
        let verdict = verify::verify(&self.folder.dir, &self.folder.files, &draft, &origin);
        findings.extend(verdict.errors.iter().cloned());
        findings.sort_by_key(|finding| finding.span.start);
        let wrong = findings.iter().any(Finding::is_error);
        let mut printed = preview::counts(&plan, &findings, out);
        printed = printed.and_then(|()| {
            preview::first_ones(&plan, &verdict, &self.folder.content.values, out)?;
            preview::notes(&verdict.notes, out)?;
            preview::findings(&findings, out)
        });
        printed.map_err(|error| Failure::unprinted(&error))?;
        self.finish(&plan, &text, wrong, out)
    }

    /// The rows as commendations, and those that are left out for what they say themselves.
    fn rows(
        &self,
        columns: &Columns,
        findings: &mut Vec<Finding>,
    ) -> (Vec<Item>, Vec<(usize, String)>) {
        let ways = Ways {
            languages: self.folder.languages.clone(),
            lang: self.args.lang.clone(),
            dates: self.args.dates,
        };
        let (mut items, mut left_out) = (Vec::new(), Vec::new());
        for row in &self.sheet.rows[columns.at + 1..] {
            let filled = row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
            if filled < CELLS_LEAST {
                let why = "only one of its cells is filled, as in a heading";
                left_out.push((row.number, why.to_owned()));
                continue;
            }
            let mut cells = Cells::new(self.name, row, columns, &ways);
            let item = row::read(&mut cells, &self.folder.content.values);
            self.too_wide(&mut cells);
            match (item, row::status(&mut Cells::new(self.name, row, columns, &ways))) {
                // What is to leave need not be complete.
                (None, Status::Withdrawn) => {
                    left_out.push((row.number, plan::WITHDRAWN.to_owned()))
                }
                (None, Status::Rejected) => left_out.push((row.number, plan::REJECTED.to_owned())),
                (item, _) => {
                    findings.append(&mut cells.findings);
                    items.extend(item.filter(|_| !cells.failed));
                }
            }
        }
        (items, left_out)
    }

    /// A row with more cells than there are columns has a mark too many in one of its texts, and
    /// all that follows is in the wrong column.
    fn too_wide(&self, cells: &mut Cells<'_>) {
        let width = self.sheet.rows[cells.columns.at].cells.len();
        if let Some(cell) = cells.row.cells.get(width..).and_then(|beyond| beyond.last()) {
            let column = cells.row.cells.len() - 1;
            let place = Place { file: self.name, row: cells.row.number, column, header: "", cell };
            let what = format!("the row has {} cells, and there are {width} columns", column + 1);
            let todo = "give the .xlsx file itself, or put texts with commas in quotation marks";
            let severity = crate::content::Severity::Error;
            cells.findings.push(place.finding(severity, "too-many-cells", what, todo));
            cells.failed = true;
        }
    }

    /// The file as it would be, with where each item begins and its row.
    fn composed(&self, plan: &Plan) -> (String, Vec<(usize, usize)>) {
        let mut all: Vec<(String, &str, usize, &str)> = plan
            .items
            .iter()
            .map(|p| (p.item.date.to_string(), p.item.id.as_str(), p.item.row, p.text.as_str()))
            .collect();
        if self.args.missing == Some(Missing::Keep) {
            let kept = plan.missing.iter();
            all.extend(kept.map(|(id, (day, text))| (day.clone(), id.as_str(), 0, text.as_str())));
            all.sort();
        }
        let (text, starts) = compose::file(self.name, all.iter().map(|(.., text)| *text));
        (text, starts.into_iter().zip(all.iter().map(|(_, _, row, _)| *row)).collect())
    }

    /// Writes the file if all is well, and says what was done.
    fn finish(
        &self,
        plan: &Plan,
        text: &str,
        wrong: bool,
        out: &mut dyn Write,
    ) -> Result<Exit, Failure> {
        let target = &self.folder.target;
        let missing = count(plan.missing.len(), "commendation");
        let undecided = !plan.missing.is_empty() && self.args.missing.is_none();
        if !plan.missing.is_empty() {
            let fate = match self.args.missing {
                None => "",
                Some(Missing::Remove) => ", and taken out of the file",
                Some(Missing::Keep) => ", and kept in the file",
            };
            let said = writeln!(
                out,
                "\n{missing} of {target} not in this sheet any more{fate}: {}",
                plan.missing.keys().take(LISTED_MAX).cloned().collect::<Vec<_>>().join(", ")
            );
            said.map_err(|error| Failure::unprinted(&error))?;
        }
        let unchanged = self.folder.files.get(target) == Some(text.as_bytes());
        let nothing = plan.items.is_empty() && self.folder.files.get(target).is_none();
        let mut say = |words: String, exit: Exit| match writeln!(out, "\n{words}") {
            Ok(()) => Ok(exit),
            Err(error) => Err(Failure::unprinted(&error)),
        };
        if wrong {
            return say(
                "Nothing has been written: mend the errors above, and try again.".into(),
                Exit::Faulty,
            );
        }
        if undecided {
            let words = "Nothing has been written. Say what is to become of those that the sheet \
                         doesn't have: add `--missing remove` or `--missing keep`.";
            return say(words.into(), if self.args.yes { Exit::Faulty } else { Exit::Done });
        }
        if nothing {
            return say("There is nothing to write.".into(), Exit::Done);
        }
        if unchanged {
            return say(
                format!("{target} is as it should be; there is nothing to write."),
                Exit::Done,
            );
        }
        if !self.args.yes {
            let words = format!(
                "Nothing has been written yet. If this is right, run it again with \
                                 `--yes`, and it goes to {target}."
            );
            return say(words, Exit::Done);
        }
        let path = self.folder.dir.join(target);
        write_whole(&path, text).map_err(|error| {
            Failure::new(Exit::Files, format!("{target} can't be written ({error})"))
        })?;
        let changed = plan.items.iter().filter(|planned| planned.fate != Fate::Unchanged).count();
        let all = count(plan.items.len(), "commendation");
        say(
            format!(
                "Written: {} ({all}, {changed} of them new or changed). \
                     Next: {}",
                path.display(),
                places::check_command(self.args.content.as_deref())
            ),
            Exit::Done,
        )
    }
}

/// So many ids are listed.
const LISTED_MAX: usize = 20;

/// Writes a file such that there is always either the old or the new one, whole.
fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    // Files with this ending aren't read by the kiosk.
    let temporary = path.with_extension("ron.tmp");
    let mut file = File::create(&temporary)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&temporary, path)?;
    File::open(folder)?.sync_all()
}

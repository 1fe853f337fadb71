//! `breakroom import`: takes a spreadsheet of commendations into the content folder.
//!
//! What the sheet says is read by [`crate::sheets`], said (`preview`), and only then a file is
//! replaced (`folder`).

mod args;
mod folder;
mod preview;

use std::io::{self, Write};

pub use crate::content::model::DateOrder;
pub use crate::sheets::sheet::SHEET_BYTES_MAX;
pub use crate::sheets::sheet::table::{CELL_CHARS_MAX, COLUMNS_MAX, ROWS_MAX};
pub use args::{Args, HELP, Missing};

use super::{Exit, Failure, places};
use crate::content::finding::Finding;
use crate::content::finding::phrase::count;
use crate::content::folder::disk::Files;

use crate::kiosk::judge::look;
use crate::sheets::item::Nomination;
use crate::sheets::plan::verify::{NewFile, Provenance};
use crate::sheets::plan::{self, Change, ImportPlan, Setting, compose, standing, verify};
use crate::sheets::rows::{self, cells::Conventions};
use crate::sheets::sheet::table::{SheetChoice, Table};
use crate::sheets::sheet::{self, OpenError, columns, table};
use folder::ContentFolder;

/// So many ids are listed.
const LISTED_MAX: usize = 20;

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
    let folder = ContentFolder::open(dir, args)?;
    let choice = SheetChoice { sheet: args.sheet.as_deref(), hidden: args.hidden };
    let table = match sheet::open(&args.file, &name, choice) {
        Ok(table) => table,
        Err(OpenError::Disk(error)) => return Err(Failure::new(Exit::Files, error)),
        Err(OpenError::Told(finding)) => {
            return printed(|| {
                writeln!(out, "{}\n\nNothing has been written.", table::shown(&finding))
            })
            .map(|()| Exit::Faulty);
        }
    };
    Import { args, name: &name, folder: &folder, table: &table }.run(out)
}

/// The ids of all items of a folder, and the file of each.
pub(super) fn ids_in(files: &Files) -> std::collections::HashMap<String, String> {
    standing::Standing::read(files).beside("")
}

fn printed(print: impl FnOnce() -> io::Result<()>) -> Result<(), Failure> {
    print().map_err(|error| Failure::unprinted(&error))
}

struct Import<'a> {
    args: &'a Args,
    name: &'a str,
    folder: &'a ContentFolder,
    table: &'a Table,
}

impl Import<'_> {
    fn run(&self, out: &mut dyn Write) -> Result<Exit, Failure> {
        let (args, folder, table) = (self.args, self.folder, self.table);
        let (columns, findings) = columns::read(table, self.name, &folder.languages, &args.column);
        let mut notes = table.notes.clone();
        notes.extend(columns.notes.iter().cloned());
        printed(|| {
            if !columns.taken.is_empty() {
                preview::columns(self.name, table, &columns, out)?;
            }
            preview::notes(&notes, out)?;
            preview::findings(&findings, out)
        })?;
        if !findings.is_empty() {
            let words = "\nNothing has been written: fix the names of the columns first.";
            return printed(|| writeln!(out, "{words}")).map(|()| Exit::Faulty);
        }
        let conventions = Conventions {
            languages: folder.languages.clone(),
            lang: args.lang.clone(),
            dates: args.dates,
        };
        let read = rows::read(self.name, table, &columns, &conventions, &folder.content);
        let ids = plan::ids(&read.items);
        let target = folder.target(&args.file, &ids)?;
        let setting = Setting {
            file: self.name,
            columns: &columns,
            standing: &folder.standing,
            target: &target,
            content: &folder.content,
        };
        let mut plan = plan::plan(read.items, &setting);
        plan.left_out.extend(read.left_out.iter().cloned());
        plan.left_out.sort();
        let mut findings = read.findings;
        findings.append(&mut plan.findings);
        let (text, items) = self.composed(&plan, &target);
        let draft = NewFile { target: &target, text: &text, items };
        let origin = Provenance { file: self.name, rows: &table.rows, columns: &columns };
        let verdict = verify::verify((&folder.dir, &folder.files), &draft, &origin, look);
        findings.extend(verdict.errors.iter().cloned());
        findings.sort_by_key(|finding| finding.span.start);
        let wrong = findings.iter().any(Finding::is_error);
        printed(|| {
            preview::notes(&read.notes, out)?;
            preview::counts(&plan, &findings, out)?;
            preview::first_ones(&plan, &verdict, &folder.content.values, out)?;
            preview::notes(&verdict.notes, out)?;
            preview::taken_back(&folder.content, &target, &verdict, &plan, out)?;
            preview::findings(&findings, out)
        })?;
        self.finish(&plan, &target, &text, wrong, out)
    }

    /// The file as it would be, with where each item begins and its row.
    fn composed(&self, plan: &ImportPlan, target: &str) -> (String, Vec<(usize, usize)>) {
        let day = |item: &Nomination| item.date.map(|day| day.to_string()).unwrap_or_default();
        let mut all: Vec<(String, &str, usize, &str)> = plan
            .items
            .iter()
            .map(|p| (day(&p.item), p.item.id.as_str(), p.item.row, p.text.as_str()))
            .collect();
        if self.args.missing == Some(Missing::Keep) {
            let kept = plan.missing.iter();
            all.extend(kept.map(|(id, (day, text))| (day.clone(), id.as_str(), 0, text.as_str())));
            all.sort();
        }
        // A sheet that has another name by now still gives the same file.
        let old = self.folder.files.get(target).map(String::from_utf8_lossy);
        let name = old.as_deref().and_then(compose::sheet_of).unwrap_or(self.name);
        let (text, starts) = compose::file(name, all.iter().map(|(.., text)| *text));
        (text, starts.into_iter().zip(all.iter().map(|(_, _, row, _)| *row)).collect())
    }

    /// Writes the file if all is well, and says what was done.
    fn finish(
        &self,
        plan: &ImportPlan,
        target: &str,
        text: &str,
        wrong: bool,
        out: &mut dyn Write,
    ) -> Result<Exit, Failure> {
        let files = &self.folder.files;
        if !plan.missing.is_empty() {
            let said = missing_said(plan, target, self.args.missing);
            printed(|| writeln!(out, "\n{said}"))?;
        }
        let mut say = |words: &str, exit| printed(|| writeln!(out, "\n{words}")).map(|()| exit);
        if wrong {
            let words = "Nothing has been written: fix the errors above, and try again.";
            return say(words, Exit::Faulty);
        }
        if !plan.missing.is_empty() && self.args.missing.is_none() {
            let words = "Nothing has been written. Say what is to become of those that the sheet \
                         doesn't have: add `--missing remove` or `--missing keep`.";
            return say(words, if self.args.yes { Exit::Faulty } else { Exit::Done });
        }
        if plan.items.is_empty() && files.get(target).is_none() {
            return say("There is nothing to write.", Exit::Done);
        }
        if files.get(target) == Some(text.as_bytes()) {
            let words = format!("{target} is as it should be; there is nothing to write.");
            return say(&words, Exit::Done);
        }
        if !self.args.yes {
            let words = format!(
                "Nothing has been written yet. If this is right, run it again with `--yes`, and \
                 it goes to {target}."
            );
            return say(&words, Exit::Done);
        }
        self.folder.write(target, text).map_err(|error| {
            Failure::new(Exit::Files, format!("{target} can't be written ({error})"))
        })?;
        let changed =
            plan.items.iter().filter(|planned| planned.change != Change::Unchanged).count();
        let all = count(plan.items.len(), "commendation");
        let path = self.folder.dir.join(target);
        let words = format!(
            "Written: {} ({all}, {changed} of them new or changed). Next: {}",
            path.display(),
            places::check_command(self.args.content.as_deref())
        );
        say(&words, Exit::Done)
    }
}

/// What the file has and the sheet hasn't any more, and what becomes of it.
fn missing_said(plan: &ImportPlan, target: &str, missing: Option<Missing>) -> String {
    let fate = match missing {
        None => "",
        Some(Missing::Remove) => ", and taken out of the file",
        Some(Missing::Keep) => ", and kept in the file",
    };
    let all = count(plan.missing.len(), "commendation");
    let ids: Vec<String> = plan.missing.keys().take(LISTED_MAX).cloned().collect();
    format!("{all} of {target} not in this sheet any more{fate}: {}", ids.join(", "))
}

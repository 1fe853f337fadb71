//! `breakroom check`: says what is wrong with a content folder, and how well it covers its roles.

use std::io::{self, Write};
use std::path::Path;

use jiff::civil::Date;

use crate::content::finding::phrase::count;
use crate::content::finding::{Finding, limited};
use crate::content::lint::{Coverage, coverage, lint};
use crate::content::model::{Content, Pole};
use crate::content::{load_dir, photo_fact};
use crate::screens::i18n::Words;
use crate::screens::offscreen::Offscreen;

/// How findings are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people: the line with a caret, and a table at the end.
    #[default]
    Human,
    /// For programs: an array of findings.
    Json,
}

/// No finding, or warnings only.
pub const CLEAN: u8 = 0;
/// At least one error.
pub const FAULTY: u8 = 1;

/// Checks the folder at `dir` and prints what it finds to `out`. Gives [`CLEAN`] or [`FAULTY`];
/// an error only if `out` cannot be written to. `today` tells which consents run out.
pub fn run(dir: &Path, format: Format, today: Option<Date>, out: &mut dyn Write) -> io::Result<u8> {
    let loaded = load_dir(dir);
    let mut findings = loaded.findings;
    findings.extend(lint(&loaded.content, &loaded.files, &|path| photo_fact(dir, path), today));
    let mut offscreen = Offscreen::new(Words::of_files(&loaded.files));
    findings.extend(super::fit::findings(&loaded.content, &loaded.files, &mut offscreen));
    let findings = limited(findings);
    match format {
        Format::Human => human(&findings, &loaded.content, out)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &findings)?;
            writeln!(out)?;
        }
    }
    let faulty = findings.iter().any(Finding::is_error);
    Ok(if faulty { FAULTY } else { CLEAN })
}

fn human(findings: &[Finding], content: &Content, out: &mut dyn Write) -> io::Result<()> {
    // Errors last: they are what is nearest to the eye when the list is long.
    let (errors, warnings): (Vec<_>, Vec<_>) = findings.iter().partition(|f| f.is_error());
    for finding in warnings.into_iter().chain(errors) {
        writeln!(out, "{}\n", finding.render())?;
    }
    let errors = findings.iter().filter(|f| f.is_error()).count();
    writeln!(
        out,
        "{}, {}, {}: {}, {}",
        count(content.slides.len(), "slide"),
        count(content.questions.len(), "question"),
        count(content.commendations.len(), "commendation"),
        count(errors, "error"),
        count(findings.len() - errors, "warning")
    )?;
    table(&coverage(content), out)
}

fn table(coverage: &Coverage, out: &mut dyn Write) -> io::Result<()> {
    // Ids are plain ASCII, so their characters are their columns.
    let ids = coverage.roles.iter().map(|r| r.id.as_str().len());
    let width = ids.max().unwrap_or(0).max("role".len());
    if !coverage.roles.is_empty() {
        writeln!(out, "\n{:width$}  slides (own)  questions (own)", "role")?;
    }
    for role in &coverage.roles {
        let slides = format!("{} ({})", role.slides, role.slides_own);
        let questions = format!("{} ({})", role.questions, role.questions_own);
        writeln!(out, "{:width$}  {slides:>12}  {questions:>15}", role.id.as_str())?;
    }
    let (care, dignity) = (coverage.percent(Pole::Care), coverage.percent(Pole::Dignity));
    writeln!(out, "\ncare {care} %, dignity {dignity} % of slides and questions")
}

//! What is wrong with a content folder, in words for the person who writes it.

pub mod phrase;
pub(crate) mod sign;
pub mod source;

use std::fmt;
use std::ops::Range;
use std::path::PathBuf;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use source::Source;

/// How wide a rendered finding may get, in columns. Quoted lines are cut down before that.
const RENDER_COLUMNS: usize = 500;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something isn't shown because of it, or not as written.
    Error,
    /// It is shown, and should be looked at.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

/// One thing that is wrong, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Whether the finding keeps something off the glass.
    pub severity: Severity,
    /// A stable name of the kind of fault, such as `unknown-field`.
    pub code: &'static str,
    /// Relative to the content folder, with `/`.
    pub file: PathBuf,
    /// In bytes of the file's text, after a byte-order mark if there is one.
    pub span: Range<usize>,
    /// The number of the line, from 1.
    pub line: usize,
    /// The place in the line, in characters, from 1.
    pub column: usize,
    /// What is wrong, as a sentence without an end.
    pub what: String,
    /// What to do about it, as a sentence without an end.
    pub todo: String,
    /// The line, cut down to some 200 characters; empty where there is no text to show.
    pub source_line: String,
    /// What is meant, as bytes of `source_line`.
    #[serde(skip)]
    pub caret: Range<usize>,
}

/// An error about the folder as a whole, until it is said where and what: see [`Finding::at`].
/// `code` is the stable name of its kind, such as `unknown-field`.
pub fn error(code: &'static str) -> Finding {
    Finding::new(Severity::Error, code)
}

/// A warning about the folder as a whole, until it is said where and what: see [`Finding::at`].
/// `code` is the stable name of its kind, such as `small-photo`.
pub fn warning(code: &'static str) -> Finding {
    Finding::new(Severity::Warning, code)
}

impl Finding {
    /// A finding about the folder as a whole, not yet worded.
    pub fn new(severity: Severity, code: &'static str) -> Self {
        Self {
            severity,
            code,
            file: PathBuf::new(),
            span: 0..0,
            line: 1,
            column: 1,
            what: String::new(),
            todo: String::new(),
            source_line: String::new(),
            caret: 0..0,
        }
    }

    /// Says what is wrong, as a sentence without capital and point.
    pub fn what(mut self, words: impl Into<String>) -> Self {
        self.what = words.into();
        self
    }

    /// Says what to do about it, as a sentence without capital and point.
    pub fn todo(mut self, words: impl Into<String>) -> Self {
        self.todo = words.into();
        self
    }

    /// Is about `file` as a whole, a path relative to the content folder.
    pub fn in_file(mut self, file: &str) -> Self {
        self.file = PathBuf::from(file);
        self
    }

    /// Points at `span` of a file, in bytes.
    pub fn at(mut self, source: &Source<'_>, span: Range<usize>) -> Self {
        let place = source.place(span.clone());
        self.file = PathBuf::from(source.file);
        self.span = span;
        self.line = place.line;
        self.column = place.column;
        self.source_line = place.quote;
        self.caret = place.caret;
        self
    }

    /// Whether the finding is an error rather than a warning.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The finding's place as `file:line:column`, the last two counted from 1.
    pub fn place(&self) -> String {
        if self.file.as_os_str().is_empty() {
            return "content folder".to_owned();
        }
        format!("{}:{}:{}", self.file.display(), self.line, self.column)
    }

    /// `file:line:column: error: what is wrong; what to do`
    pub fn one_line(&self) -> String {
        let place = self.place();
        format!("{place}: {}: {}; {}", self.severity, self.what, self.todo)
    }

    /// Several lines with the line in question and a caret beneath it, without colours.
    pub fn render(&self) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let folder = self.file.as_os_str().is_empty();
        let file = if folder { "content folder".into() } else { self.file.to_string_lossy() };
        let mut group = Group::with_title(level.primary_title(self.what.as_str()));
        // A tab would be drawn wider than it is counted, and other control characters might
        // steer the terminal; each is one byte, so the caret stays where it is.
        let line = self.source_line.replace(|c: char| c.is_ascii_control(), " ");
        let before = line.get(..self.caret.start).unwrap_or_default();
        let cut_down = before.chars().count() + 1 != self.column;
        if line.is_empty() || cut_down {
            // The renderer would count the column in the line as it is quoted.
            let origin = Origin::path(file.clone()).line(self.line);
            group = group.element(origin.char_column(self.column));
        }
        if !line.is_empty() {
            let caret = AnnotationKind::Primary.span(self.caret.clone());
            let mut snippet = Snippet::source(line).line_start(self.line);
            if !cut_down {
                snippet = snippet.path(file);
            }
            group = group.element(snippet.annotation(caret));
        }
        let group = group.element(Level::HELP.message(self.todo.as_str()));
        let renderer = Renderer::plain().term_width(RENDER_COLUMNS);
        renderer.render(&[group])
    }
}

/// A finding that stands in its list already and is still to be worded.
pub struct Unworded<'a>(pub &'a mut Finding);

impl Unworded<'_> {
    /// Says what is wrong, as a sentence without capital and point.
    pub fn what(self, words: impl Into<String>) -> Self {
        self.0.what = words.into();
        self
    }

    /// Says what to do about it, as a sentence without capital and point.
    pub fn todo(self, words: impl Into<String>) {
        self.0.todo = words.into();
    }
}

/// Most findings that are reported; errors first.
pub const FINDINGS_MAX: usize = 1_000;
const MORE: &str = "more-findings";

/// Sorts findings by file and place, those about the folder as a whole last, and cuts them
/// down to [`FINDINGS_MAX`] and one that says how many there are beyond.
pub fn limited(mut findings: Vec<Finding>) -> Vec<Finding> {
    let beyond = findings.len().saturating_sub(FINDINGS_MAX);
    if beyond > 0 {
        findings.sort_by_key(|f| f.severity);
        findings.truncate(FINDINGS_MAX);
    }
    let place = |f: &Finding| (f.file.as_os_str().is_empty(), f.code == MORE);
    findings
        .sort_by(|a, b| (place(a), &a.file, a.span.start).cmp(&(place(b), &b.file, b.span.start)));
    if beyond > 0 {
        findings.push(
            warning(MORE)
                .what(format!("there are {beyond} more findings"))
                .todo("fix these first and check again"),
        );
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(text: &str, span: Range<usize>) -> Finding {
        error("x").what("it is wrong").todo("fix it").at(&Source::new("a.ron", text), span)
    }

    #[test]
    fn the_caret_stands_beneath_the_fault_in_a_chinese_line() {
        let text = "a\n    zh: \"担当\" en: 1";
        let shown = finding(text, text.find("en").map_or(0..0, |i| i..i + 2)).render();
        insta::assert_snapshot!(shown, @r#"
        error: it is wrong
         --> a.ron:2:14
          |
        2 |     zh: "担当" en: 1
          |                ^^
          |
          = help: fix it
        "#);
    }

    #[test]
    fn one_line_names_place_fault_and_remedy() {
        let line = finding("ab\ncd", 4..5).one_line();
        assert_eq!(line, "a.ron:2:2: error: it is wrong; fix it");
    }

    #[test]
    fn a_finding_about_a_whole_file_has_no_line_to_quote() {
        let whole = warning("x").what("it is gone").todo("write it").in_file("kiosk.ron");
        insta::assert_snapshot!(whole.render(), @r"
        warning: it is gone
        --> kiosk.ron:1:1
         = help: write it
        ");
    }
}

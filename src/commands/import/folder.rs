//! The content folder that a sheet is taken into.

use std::io;
use std::path::{Path, PathBuf};

use super::args::Args;
use crate::commands::{Exit, Failure, places};
use crate::content::folder::disk::{Files, write_whole};
use crate::content::model::Content;
use crate::content::{photo_fact, read, read_dir};
use crate::kiosk::judge::look;
use crate::sheets::plan::standing::{IMPORTED, Standing};

/// Most characters of the sheet's name in the name of the file that is written.
const STEM_CHARS_MAX: usize = 60;

/// A content folder as it is.
pub(super) struct ContentFolder {
    pub dir: PathBuf,
    pub files: Files,
    pub content: Content,
    /// What stands in its files.
    pub standing: Standing,
    pub languages: Vec<String>,
}

impl ContentFolder {
    /// Reads the folder at `dir`.
    ///
    /// # Errors
    /// It isn't there, or can't take what the command line wishes.
    pub(super) fn open(dir: PathBuf, args: &Args) -> Result<Self, Failure> {
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
        let standing = Standing::read(&files);
        Ok(Self { dir, files, content, standing, languages })
    }

    /// The path of the file that a sheet goes to: the one that it was taken into before, as `ids`
    /// of its rows tell, or else one of its own name.
    ///
    /// # Errors
    /// The file is there, and somebody wrote it by hand.
    pub(super) fn target(&self, sheet: &Path, ids: &[Vec<String>]) -> Result<String, Failure> {
        let own = || format!("{IMPORTED}{}.ron", stem(sheet));
        let target = self.standing.imported_before(ids).map_or_else(own, str::to_owned);
        if self.standing.may_replace(&target) {
            return Ok(target);
        }
        let what = "was not written by an import, so it isn't replaced; give it another name";
        Err(Failure::new(Exit::Files, format!("{target} {what}")))
    }

    /// Writes a file of the folder such that there is always either the old or the new one, whole.
    pub(super) fn write(&self, target: &str, text: &str) -> io::Result<()> {
        write_whole(&self.dir.join(target), text.as_bytes())
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

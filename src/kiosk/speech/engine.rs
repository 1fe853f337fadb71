//! The programs that read a text aloud: where they are, and in which voice they speak.

use std::env;
use std::path::{Path, PathBuf};

use crate::content::Files;
use crate::content::Finding;
use crate::content::lint::{speech_not_begun, without_engine};
use crate::content::model::{Content, Lang, SpeechEngine};

/// Where the program of an engine is on this machine: an absolute path, the first of `PATH`.
pub fn find(engine: SpeechEngine) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    let mut programs = env::split_paths(&folders).map(|folder| folder.join(engine.name()));
    programs.find(|program| program.is_absolute() && is_program(program))
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    path.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

/// The voice of a language, by the name that the engine knows: letters and, between them, strokes,
/// so that it is never taken for anything else.
///
/// Chinese has the voice that takes Latin letters for Pinyin: eSpeak's own dictionary turns most
/// characters into that, and the voice called `cmn` alone reads it as English, "na two" for 拿.
pub fn voice(lang: &Lang) -> String {
    let tag = lang.as_str().to_ascii_lowercase();
    let first: String = tag.chars().take_while(char::is_ascii_lowercase).collect();
    match (first.as_str(), tag.as_str()) {
        ("zh", "zh-hk" | "zh-mo") => "yue".to_owned(),
        ("zh", _) => "cmn-latn-pinyin".to_owned(),
        _ => first,
    }
}

/// What is to be told where the settings ask for a voice that this machine doesn't have.
pub fn finding(content: &Content, files: &Files) -> Option<Finding> {
    let engine = content.kiosk.speech?;
    find(engine).is_none().then(|| without_engine(engine, files))
}

/// What is to be told where the settings ask for one that isn't begun, though it is installed.
pub(super) fn not_begun(content: &Content, files: &Files) -> Option<Finding> {
    content.kiosk.speech.map(|_| speech_not_begun(files))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_a_voice_by_the_engines_name() {
        let voices =
            ["en", "zh", "zh-TW", "zh-HK", "pt-BR", "fr"].map(|tag| voice(&Lang::new(tag)));
        assert_eq!(voices, ["en", "cmn-latn-pinyin", "cmn-latn-pinyin", "yue", "pt", "fr"]);
        assert_eq!(voice(&Lang::new("-w/etc/passwd")), "", "and nothing else can be asked for");
    }
}

//! What is told about a folder that changes, or has lost something.

use std::path::Path;

use crate::content::finding::{Finding, error, warning};
use crate::content::folder::disk::Files;

/// The old stays, since `path` says that somebody is still copying, or since several files are
/// changing all the time.
pub(super) fn still_copying(path: Option<&str>) -> Finding {
    let stays = "so what was there before stays on the screen";
    let Some(path) = path else {
        return warning("still-copying")
            .what(format!("several files are changing all the time, {stays}"))
            .todo(
                "let what writes there come to an end; after ten minutes what is there is shown",
            );
    };
    warning("still-copying")
        .what(format!("somebody is still copying into the folder, {stays}"))
        .todo(
            "wait until it is done; if nothing is being copied any more, copy everything again and \
             delete this. After ten minutes what is there is shown",
        )
        .in_file(path)
}

/// A copying program hasn't finished `path` for long.
pub(super) fn left_unfinished(path: &str) -> Finding {
    warning("left-unfinished")
        .what("a copy was broken off and has left this, so some files may still be the old ones")
        .todo("copy everything again, and delete this if it is still there")
        .in_file(path)
}

/// There is nothing of the owner's to show.
pub(super) fn built_in() -> Finding {
    error("built-in")
        .what("there is nothing to show in the content folder; the built-in example is shown")
        .todo("put your content there; `breakroom check` tells what is wrong with it")
}

/// Tells of folders and settings that aren't there any more and stay as they were in `last`.
pub(super) fn tell_of_loss(findings: &mut Vec<Finding>, files: &Files, last: &Files) {
    for finding in findings.iter_mut().filter(|f| f.code == "missing-file") {
        if let Some(name) = finding.file.to_str().filter(|name| last.get(name).is_some()) {
            finding.what = format!("{name} isn't there any more, so it stays as it was");
            finding.todo = "put it back, from a backup or as the example has it".to_owned();
        }
    }
    let lost = |folder: &&String| last.map.keys().any(|path| path.starts_with(folder.as_str()));
    findings.extend(files.absent.iter().filter(lost).map(|folder| {
        let name = Path::new(folder).display();
        error("missing-folder")
            .what("this folder isn't there any more, so what was in it stays on the screen")
            .todo(format!(
                "put it back; or, if nothing of it is to be shown, make an empty folder `{name}`"
            ))
            .in_file(folder)
    }));
}

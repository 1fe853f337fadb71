//! What a command advises can be done as it is written.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use breakroom::content::testing::good;
use tempfile::TempDir;

/// A folder to work in. Its content folder has a blank in its name, and isn't where the program
/// would look by itself.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().expect("a folder"));
        for (path, bytes) in &good().map {
            let full = desk.content().join(path);
            fs::create_dir_all(full.parent().expect("within")).expect("a folder");
            fs::write(full, bytes).expect("written");
        }
        desk
    }

    fn content(&self) -> PathBuf {
        self.0.path().join("our content")
    }

    /// Runs a line of shell in the folder, in which `breakroom` is the program.
    fn shell(&self, line: &str) -> Output {
        let program = Path::new(env!("CARGO_BIN_EXE_breakroom"));
        let path = program.parent().expect("a folder").to_str().expect("a path in Unicode");
        let system = std::env::var("PATH").unwrap_or_default();
        let mut command = Command::new("sh");
        command.env_clear().env("PATH", format!("{path}:{system}"));
        command.current_dir(self.0.path()).args(["-c", line]).output().expect("a shell")
    }

    /// Runs a line that must fail with 2, and gives what it says.
    fn refused(&self, line: &str) -> String {
        let output = self.shell(line);
        let said = String::from_utf8(output.stderr).expect("its words are text");
        assert_eq!(output.status.code(), Some(2), "{line}: {said}");
        said
    }

    /// Runs a line that must end well, and gives what it prints.
    fn done(&self, line: &str) -> String {
        let output = self.shell(line);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{line}: {said}");
        String::from_utf8(output.stdout).expect("its words are text")
    }
}

#[test]
fn the_check_that_is_advised_checks_the_folder_that_was_worked_on() {
    let desk = Desk::new();
    let said = desk.done("breakroom new commendation --content 'our content'");
    let (_, check) = said.trim_end().rsplit_once("missing: ").expect("advice");
    let checked = desk.shell(check);
    let told = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert_eq!(checked.status.code(), Some(1), "the begun item isn't complete: {told}");
    assert!(told.contains("empty-text") || told.contains("commendations/commendation-"), "{told}");

    let refused = desk.shell("breakroom snapshot --poster mei --content 'our content'");
    assert_eq!(refused.status.code(), Some(1));
    let draft = "breakroom snapshot --poster $(basename 'our content/commendations/'*.ron .ron) \
                 --content 'our content'";
    let refused = desk.shell(draft);
    let said = String::from_utf8(refused.stderr).expect("its words are text");
    let (_, check) =
        said.split_once('`').and_then(|(_, rest)| rest.split_once('`')).expect("an id");
    let check = check.split('`').nth(1).expect("advice in quotation marks");
    assert_eq!(desk.shell(check).status.code(), Some(1), "{said}");
}

#[test]
fn what_is_missing_on_the_command_line_is_named_so_that_it_can_be_given() {
    let desk = Desk::new();
    let dir = "'our content'";
    for (line, advice, followed) in [
        ("breakroom check", "breakroom check DIR", format!("breakroom check {dir}")),
        (
            "breakroom new commendation",
            "--content DIR",
            format!("breakroom new commendation --content {dir}"),
        ),
        ("breakroom report", "--state", format!("breakroom report --state state --content {dir}")),
        (
            "breakroom snapshot --out out --only nothing",
            "without --only",
            format!("breakroom snapshot --out out --size 320x180 --content {dir}"),
        ),
    ] {
        let said = desk.refused(line);
        assert!(said.contains(advice), "{line}: {said}");
        desk.done(&followed);
    }
}

#[test]
fn what_was_meant_is_what_is_known() {
    let desk = Desk::new();
    let content = "--content 'our content'";
    let said = desk.refused(&format!("breakroom new slide --kind stroy {content}"));
    let kind = said.split('`').nth(3).expect("a kind");
    desk.done(&format!("breakroom new slide --kind {kind} {content}"));
    let said = desk.refused(&format!("breakroom snapshot --out out --lang fr {content}"));
    let (_, known) = said.trim_end().rsplit_once("only ").expect("a list");
    for lang in known.split(", ") {
        desk.done(&format!("breakroom snapshot --out out --size 320x180 --lang {lang} {content}"));
    }
}

//! A reader that goes away, such as `head` after its ten lines, ends every command quietly.

use std::fs;
use std::io::pipe;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A content folder, a sheet for it, and a state folder, gone with it.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().expect("a folder"));
        for (path, bytes) in &breakroom::content::testing::good().map {
            let full = desk.path("content").join(path);
            fs::create_dir_all(full.parent().expect("within")).expect("a folder");
            fs::write(full, bytes).expect("written");
        }
        let sheet = "Name,Team,Date,Value,Situation,Action,Outcome,Status,Approver,\
                     Second approver,Consent words,Consent name\n\
                     Mei,Stores,2026-11-04,Own it,s,a,o,approved,Ann,Bo,2026-11-05,2026-11-05\n";
        fs::write(desk.path("a.csv"), sheet).expect("written");
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The program with these arguments, run in the folder.
    fn command(&self, args: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_breakroom"));
        command.current_dir(self.0.path()).args(args.split_whitespace());
        for display in ["DISPLAY", "WAYLAND_DISPLAY"] {
            command.env_remove(display);
        }
        command
    }
}

/// A pipe that nobody reads any more.
fn unread() -> Stdio {
    let (reader, writer) = pipe().expect("a pipe");
    drop(reader);
    writer.into()
}

fn run(command: &mut Command) -> Output {
    command.output().expect("the program starts")
}

/// Every way to make the program print, and the exit code of each.
const PRINTS: [(&str, i32); 30] = [
    ("--help", 0),
    ("--version", 0),
    ("run --help", 0),
    ("check --help", 0),
    ("report --help", 0),
    ("snapshot --help", 0),
    ("import --help", 0),
    ("new --help", 0),
    ("pin --help", 0),
    ("pin --state state", 2),
    ("pin --state state --remove", 0),
    ("check content", 0),
    ("check content --format json", 0),
    ("report --state state", 0),
    ("report --state state --format csv", 0),
    ("report --state state --format json", 0),
    ("report --state state --format html", 0),
    ("snapshot --out out --size 320x180 --only slide-jobs", 0),
    ("snapshot --poster nobody --out out", 1),
    ("import a.csv", 0),
    ("import a.csv --yes", 0),
    ("new commendation", 0),
    ("new question --kind none", 2),
    ("report --state state --why nothing", 2),
    ("run --window 320x180", 4),
    ("doctor --help", 0),
    ("doctor --content content --state state", 1),
    ("doctor --content content --state state --json", 1),
    ("doctor --privacy", 0),
    ("completions bash", 0),
];

#[test]
fn every_command_ends_quietly_with_its_own_exit_code_when_its_reader_has_gone() {
    for (args, code) in PRINTS {
        // What is printed goes the one way or the other; first the one is closed, then both.
        let desk = Desk::new();
        let output = run(desk.command(args).stdout(unread()));
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{args}: {said}");
        assert!(!said.contains("panicked") && !said.contains("pipe"), "{args}: {said}");
        let desk = Desk::new();
        let output = run(desk.command(args).stdout(unread()).stderr(unread()));
        assert_eq!(output.status.code(), Some(code), "{args}, with nobody to hear of errors");
    }
}

#[test]
fn what_a_command_was_to_write_is_written_without_a_reader() {
    let desk = Desk::new();
    for args in ["import a.csv --yes", "new commendation", "snapshot --out out --size 320x180"] {
        run(desk.command(args).stdout(unread()));
    }
    let commendations: Vec<_> = fs::read_dir(desk.path("content/commendations"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    assert_eq!(commendations.len(), 2, "{commendations:?}");
    assert!(Path::new(&desk.path("out/index.html")).is_file());
}

#[test]
fn an_output_that_cannot_be_written_is_an_error_and_not_a_reader_that_has_gone() {
    let full = Path::new("/dev/full");
    if !full.exists() {
        return;
    }
    let desk = Desk::new();
    for args in ["check content", "report --state state", "import a.csv"] {
        let out = fs::OpenOptions::new().write(true).open(full).expect("a device");
        let output = run(desk.command(args).stdout(out));
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{args}: {said}");
        assert!(said.contains("the output can't be written"), "{args}: {said}");
    }
}

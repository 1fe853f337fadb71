//! `doctor`, `man` and `completions`: what somebody who looks after the machine is told.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// The program without a display, in `folder`, with a state folder there.
fn run(folder: &Path, args: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_breakroom"));
    command.current_dir(folder).args(args.split_whitespace());
    command.env("BREAKROOM_STATE", folder.join("state"));
    for display in ["DISPLAY", "WAYLAND_DISPLAY"] {
        command.env_remove(display);
    }
    command.output().expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

#[test]
fn doctor_says_of_each_subject_what_was_asked_what_was_found_and_how_to_fix_it() {
    let desk = tempfile::tempdir().expect("a folder");
    let output = run(desk.path(), "doctor");
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "without a display something is wrong: {said}");
    for subject in
        ["display", "renderer", "fonts", "clock", "zone", "content", "permissions", "disk"]
    {
        assert!(said.contains(&format!(" {subject}: ")), "{subject}: {said}");
    }
    assert!(said.contains("error    display: is there a panel"), "{said}");
    assert!(said.contains("fix: start it (systemctl start breakroom-display)"), "{said}");
    assert!(!desk.path().join("state").exists(), "it looks, and makes nothing");
}

#[test]
fn doctor_tells_programs_the_same() {
    let desk = tempfile::tempdir().expect("a folder");
    let output = run(desk.path(), "doctor --json");
    let checks: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(checks.len() >= 9, "{checks:?}");
    for check in &checks {
        for key in ["subject", "asked", "verdict", "found", "fix"] {
            assert!(check[key].is_string(), "{key}: {check}");
        }
        assert_eq!(check["fix"] == "", check["verdict"] == "ok", "{check}");
    }
}

#[test]
fn doctor_says_what_is_read_written_and_counted_and_what_never_is() {
    let desk = tempfile::tempdir().expect("a folder");
    let root = desk.path().canonicalize().expect("a path");
    fs::create_dir_all(root.join("site/content")).expect("a folder");
    fs::create_dir(root.join("state")).expect("a folder");
    let output = run(&root, "doctor --privacy --content site/content");
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{said}");
    let part = |from: &str, to: &str| {
        let after = said.split(from).nth(1).expect("the part is there");
        after.split(to).next().unwrap_or_default().to_owned()
    };
    let (reads, writes) = (part("It reads:", "It writes:"), part("It writes:", "What reads"));
    let speaks = part("What reads", "It counts:");
    assert!(speaks.contains("/dev/snd") && !speaks.contains("site"), "{speaks}");
    assert!(!speaks.contains(&root.join("state").display().to_string()), "{speaks}");
    assert!(reads.contains(&format!("{}: the content", root.join("site").display())), "{reads}");
    assert!(writes.contains(&format!("{}: counts", root.join("state").display())), "{writes}");
    assert!(!writes.contains("site"), "{writes}");
    assert!(part("It never", "\u{0}").contains("network"), "{said}");
}

#[test]
fn the_manual_has_a_page_for_each_command_and_shells_complete_each() {
    let desk = tempfile::tempdir().expect("a folder");
    let output = run(desk.path(), "man .");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let help = text(&run(desk.path(), "--help").stdout);
    let commands = help.split("Commands:").nth(1).and_then(|rest| rest.split("\n\n").next());
    let names: Vec<&str> = commands
        .expect("a list of commands")
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|name| !name.is_empty() && *name != "help")
        .collect();
    assert!(names.len() >= 9, "{names:?}");
    for name in &names {
        let page = desk.path().join(format!("breakroom-{name}.1"));
        assert!(page.is_file(), "{name} has a page");
    }
    let page = fs::read_to_string(desk.path().join("breakroom.1")).expect("the first page");
    assert!(page.contains("Exit codes"), "{page}");
    for shell in ["bash", "zsh", "fish"] {
        let script = text(&run(desk.path(), &format!("completions {shell}")).stdout);
        let missing: Vec<_> = names.iter().filter(|name| !script.contains(**name)).collect();
        assert!(missing.is_empty(), "{shell}: {missing:?}");
    }
}

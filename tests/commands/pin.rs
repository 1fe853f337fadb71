//! `breakroom pin`: how a PIN is set, refused and removed.

use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The program with a state folder, with `typed` on its input.
fn pin(state: &Path, args: &[&str], typed: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_breakroom"));
    command.arg("pin").args(args).arg("--state").arg(state);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // One that is removed isn't asked for.
    let _ = child.stdin.take().expect("piped").write_all(typed.as_bytes());
    child.wait_with_output().expect("the program ends")
}

fn state() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn said(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("its words are text");
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_pin_on_the_input_is_set_for_its_owner_alone_and_removed_again() {
    let state = state();
    // The folder may not be there yet.
    let folder = state.path().join("new");
    assert_eq!(
        said(&pin(&folder, &[], "482615\n")),
        (Some(0), "The PIN is set.\n".into(), String::new())
    );
    let file = folder.join("pin");
    let kept = fs::read_to_string(&file).expect("a PIN is kept");
    assert!(kept.starts_with("$argon2id$") && !kept.contains("482615"), "{kept}");
    assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o600);
    let (code, out, _) = said(&pin(&folder, &["--remove"], ""));
    assert_eq!(
        (code, out.as_str()),
        (Some(0), "The PIN is removed; there is no admin page now.\n")
    );
    assert!(!file.exists());
    let (code, out, _) = said(&pin(&folder, &["--remove"], ""));
    assert_eq!((code, out.as_str()), (Some(0), "There was no PIN to remove.\n"));
}

#[test]
fn a_short_or_trivial_pin_is_refused_in_words_and_the_old_one_stays() {
    let state = state();
    assert_eq!(pin(state.path(), &[], "482615\n").status.code(), Some(0));
    let before = fs::read(state.path().join("pin")).expect("a PIN is kept");
    for (typed, why) in [
        ("12345\n", "6 to 12 digits"),
        ("\n", "6 to 12 digits"),
        ("", "6 to 12 digits"),
        ("48 26 15\n", "the digits 0 to 9"),
        ("123456\n", "guessed at once"),
        ("000000\n", "guessed at once"),
    ] {
        let (code, out, told) = said(&pin(state.path(), &[], typed));
        assert_eq!((code, out.as_str()), (Some(2), ""), "{typed:?}");
        assert!(told.contains(why), "{typed:?}: {told}");
        let digits = typed.trim_end();
        assert!(digits.len() < 3 || !told.contains(digits), "it isn't repeated: {told}");
    }
    assert_eq!(fs::read(state.path().join("pin")).expect("still there"), before);
}

#[test]
fn a_new_pin_forgets_the_wrong_tries_on_the_old_one() {
    let state = state();
    fs::write(state.path().join("pin-tries"), "9 900\n").expect("written");
    assert_eq!(pin(state.path(), &[], "482615\n").status.code(), Some(0));
    assert!(!state.path().join("pin-tries").exists());
}

#[test]
fn a_state_folder_that_cant_be_written_to_is_told_with_its_place() {
    let state = state();
    let file = state.path().join("file");
    fs::write(&file, "").expect("written");
    let (code, out, told) = said(&pin(&file, &[], "482615\n"));
    assert_eq!((code, out.as_str()), (Some(3), ""));
    assert!(told.contains("the PIN can't be changed"), "{told}");
    assert!(told.trim_end().ends_with(&file.display().to_string()), "{told}");
}

/// What is answered on a terminal that `script` makes, where each of `answers` is typed after the
/// next question.
fn on_a_terminal(state: &Path, answers: &[&str]) -> (Option<i32>, String) {
    let program = env!("CARGO_BIN_EXE_breakroom");
    let mut child = Command::new("script")
        .args(["--quiet", "--return", "--command"])
        .arg(format!("{program} pin --state {}", state.display()))
        .arg("/dev/null")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("script is a part of util-linux");
    let (mut keys, mut screen) =
        (child.stdin.take().expect("piped"), child.stdout.take().expect("piped"));
    let mut seen = String::new();
    for answer in answers {
        let mut byte = [0];
        while !seen.ends_with(": ") && screen.read(&mut byte).is_ok_and(|read| read == 1) {
            seen.push(char::from(byte[0]));
        }
        seen.push_str("| ");
        writeln!(keys, "{answer}").expect("typed");
    }
    screen.read_to_string(&mut seen).expect("its words are text");
    (child.wait().expect("it ends").code(), seen)
}

#[test]
fn on_a_terminal_it_asks_twice_and_takes_nothing_that_differs() {
    let state = state();
    let (code, seen) = on_a_terminal(state.path(), &["482615", "482616"]);
    assert_eq!(code, Some(2), "{seen}");
    assert!(seen.contains("two different PINs") && !state.path().join("pin").exists(), "{seen}");
    let (code, seen) = on_a_terminal(state.path(), &["482615", "482615"]);
    assert_eq!(code, Some(0), "{seen}");
    assert!(seen.contains("New PIN: ") && seen.contains("Once more: "), "{seen}");
    assert!(seen.contains("The PIN is set.") && state.path().join("pin").exists(), "{seen}");
    // A trivial one isn't asked for a second time.
    let (code, seen) = on_a_terminal(state.path(), &["123456"]);
    assert_eq!(code, Some(2), "{seen}");
    assert!(seen.contains("guessed at once") && !seen.contains("Once more"), "{seen}");
}

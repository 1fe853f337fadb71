//! What the running program reaches, seen from outside: the kernel keeps it in, and strace sees
//! nothing that `doctor --privacy` doesn't list.

use std::collections::HashMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use breakroom::kiosk::sandbox::reach::{self, Right};

use crate::display::{Display, Kiosk};
use crate::folder::Folder;
use crate::{AMBER, CARE, DIGNITY, PATIENCE};

/// Whether each thread of a process is under a filter of system calls and can't gain rights.
fn is_shut(process: u32) -> bool {
    let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let mut statuses = threads.filter_map(|t| fs::read_to_string(t.path().join("status")).ok());
    statuses.all(|status| status.contains("Seccomp:\t2") && status.contains("NoNewPrivs:\t1"))
}

#[test]
fn the_kernel_filters_the_calls_of_every_thread_once_the_window_is_open() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    let process = kiosk.id();
    kiosk.wait("the filter", PATIENCE, || is_shut(process));
}

/// A folder whose content is a link to `releases/1`, and a release that lies elsewhere.
fn released() -> (Folder, Folder) {
    let folder = Folder::with_pole("Care");
    fs::create_dir(folder.path().join("releases")).expect("a folder");
    fs::rename(folder.content(), folder.path().join("releases/1")).expect("it is moved");
    symlink("releases/1", folder.content()).expect("a link");
    (folder, Folder::with_pole("Dignity"))
}

/// Turns the link of the content to `target` in one step.
fn turn(folder: &Folder, target: &Path) {
    let new = folder.path().join("new");
    symlink(target, &new).expect("a link");
    fs::rename(&new, folder.content()).expect("it is turned");
}

#[test]
fn a_link_to_the_content_is_followed_where_releases_lie_and_nowhere_else() {
    let display = Display::start();
    let (folder, elsewhere) = released();
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    turn(&folder, &elsewhere.content());
    kiosk.wait("the amber dot", PATIENCE, || display.shows_a_dot(AMBER));
    assert!(display.shows(CARE), "what was good last is on, and nothing from elsewhere");
    let second = folder.path().join("releases/2");
    fs::rename(elsewhere.content(), &second).expect("it is moved");
    turn(&folder, &second);
    kiosk.wait("the second release", PATIENCE, || display.shows(DIGNITY));
}

#[test]
fn without_the_sandbox_it_is_the_link_alone_that_counts() {
    let display = Display::start();
    let (folder, elsewhere) = released();
    let mut command = Kiosk::command(&folder);
    command.arg("--no-sandbox");
    let mut kiosk = Kiosk::start_as(command, &display);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    turn(&folder, &elsewhere.content());
    kiosk.wait("the other folder", PATIENCE, || display.shows(DIGNITY));
    assert!(!is_shut(kiosk.id()));
}

/// One call that strace saw.
struct Call<'a> {
    name: &'a str,
    arguments: &'a str,
    result: &'a str,
}

/// The lines of what strace wrote, without the process, each call on one of them: a call that
/// another thread interrupted stands on two.
fn whole(log: &str) -> Vec<String> {
    let mut begun: HashMap<&str, &str> = HashMap::new();
    let mut lines = Vec::new();
    for line in log.lines() {
        let (process, said) = line.split_once(' ').unwrap_or_default();
        let said = said.trim_start();
        if let Some(beginning) = said.strip_suffix("<unfinished ...>") {
            begun.insert(process, beginning);
        } else if let Some((_, end)) = said.split_once(" resumed>") {
            lines.push(begun.remove(process).unwrap_or_default().to_owned() + end);
        } else {
            lines.push(said.to_owned());
        }
    }
    // What never ended was asked for all the same.
    lines.extend(begun.into_values().map(str::to_owned));
    lines
}

/// The call on each line.
fn calls(lines: &[String]) -> impl Iterator<Item = Call<'_>> {
    lines.iter().filter_map(|line| {
        let (name, rest) = line.split_once('(')?;
        let (arguments, result) = rest.rsplit_once(" = ").unwrap_or((rest, ""));
        Some(Call { name, arguments, result })
    })
}

impl Call<'_> {
    /// The path that it leads to: that of the file it opened, else the one that it names.
    fn path(&self) -> PathBuf {
        let between = |text: &str, open, close| -> Option<String> {
            let (inner, _) = text.split_once(open)?.1.split_once(close)?;
            Some(inner.to_owned())
        };
        let opened = between(self.result, '<', '>').filter(|path| path.starts_with('/'));
        let named = between(self.arguments, '"', '"').unwrap_or_default();
        let within = between(self.arguments, '<', '>').unwrap_or_default();
        Path::new(&within).join(opened.unwrap_or(named))
    }

    /// Whether something is written, made or taken away.
    fn writes(&self) -> bool {
        let opens_to = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"];
        match self.name {
            "open" | "openat" => opens_to.iter().any(|flag| self.arguments.contains(flag)),
            "creat" | "truncate" => true,
            name => ["mkdir", "rename", "unlink", "rmdir", "link", "symlink", "mknod", "chmod"]
                .iter()
                .any(|start| name.starts_with(start)),
        }
    }

    fn opens(&self) -> bool {
        self.name.starts_with("open") && !self.result.starts_with("-1")
    }
}

/// Starts the program so that strace writes down what it opens and whom it calls.
fn traced(folder: &Folder, log: &Path) -> Command {
    let program = Kiosk::command(folder);
    let mut strace = Command::new("strace");
    strace
        .args([
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-y",
            "-s",
            "4096",
            "-e",
            "trace=%file,%network",
            "-o",
        ])
        .arg(log);
    strace.arg(program.get_program()).args(program.get_args());
    // Where cargo looks for libraries has nothing to do with the program.
    strace.env_remove("WAYLAND_DISPLAY").env_remove("LD_LIBRARY_PATH");
    strace
}

#[test]
fn it_opens_what_is_on_the_list_writes_to_its_state_alone_and_calls_no_network() {
    let display = Display::start();
    let folder = Folder::with_thanks("kept", "Mei", [255, 0, 255]);
    let secret = tempfile::NamedTempFile::new().expect("a file elsewhere");
    symlink(secret.path(), folder.content().join("philosophy/secret.ron")).expect("a link");
    symlink(secret.path(), folder.content().join("photos/secret.png")).expect("a link");
    let log = folder.path().join("strace");
    let mut kiosk = Kiosk::start_as(traced(&folder, &log), &display);
    kiosk.wait("the face", PATIENCE, || display.shows_a_dot(0xFF00FF));
    let pictures = || fs::read_dir(folder.state().join("photos")).map_or(0, Iterator::count);
    kiosk.wait("a picture on the disk", PATIENCE, || pictures() > 0);
    display.tap([960, 300]);
    folder.put("withdrawn.ron", "[\"kept\"]");
    kiosk.wait("the picture's end", PATIENCE, || pictures() == 0);
    drop(display);
    kiosk.wait_for_end(PATIENCE);

    let mut list = reach::all(Some(&folder.content()), Some(&folder.state()), None);
    list.extend(reach::at_start());
    let within = |path: &Path, writes: bool| {
        let may = |right| !writes || matches!(right, Right::Keep | Right::Drive);
        let is_program = path == Path::new(env!("CARGO_BIN_EXE_breakroom"));
        (is_program && !writes)
            || list.iter().any(|reach| path.starts_with(&reach.path) && may(reach.right))
    };
    let log = fs::read_to_string(&log).expect("what strace saw");
    let mut seen = 0;
    for call in calls(&whole(&log)) {
        let (path, line) = (call.path(), format!("{}({}", call.name, call.arguments));
        seen += usize::from(call.opens());
        assert!(call.name != "socket" || call.arguments.starts_with("AF_UNIX"), "{line}");
        assert!(!matches!(call.name, "listen" | "bind" | "accept" | "accept4"), "{line}");
        assert!(!call.writes() || within(&path, true), "it writes elsewhere: {line}");
        assert!(!call.opens() || within(&path, false), "it reads elsewhere: {line}");
        assert!(!call.opens() || path != secret.path(), "it follows a link out: {line}");
    }
    assert!(seen > 20, "strace saw {seen} files opened");
}

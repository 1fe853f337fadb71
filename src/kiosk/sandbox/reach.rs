//! What the program reaches on the disk: the one list, which Landlock keeps it to and
//! `doctor --privacy` prints.

use std::env;
use std::path::{Path, PathBuf, absolute};

/// What may be done to all that is beneath a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Right {
    /// Read, and map as code.
    Load,
    /// Read.
    Read,
    /// Read, write, make, rename and delete files and folders.
    Keep,
    /// Read, write and command, as a device.
    Drive,
}

/// One place that the program reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// A folder with all that is beneath it, or a file.
    pub path: PathBuf,
    /// What the program may do there.
    pub right: Right,
    /// What it is needed for, in a few words.
    pub why: &'static str,
}

/// Where libraries and drivers are, on Debian and elsewhere.
const LIBRARIES: [&str; 8] =
    ["/usr", "/lib", "/lib32", "/lib64", "/opt", "/nix/store", "/gnu/store", "/run/opengl-driver"];

/// Devices that any program may need, and those of a graphics card.
const DEVICES: [&str; 13] = [
    "/dev/null",
    "/dev/zero",
    "/dev/full",
    "/dev/random",
    "/dev/urandom",
    "/dev/shm",
    "/dev/dri",
    "/dev/dma_heap",
    "/dev/udmabuf",
    "/dev/nvidia0",
    "/dev/nvidiactl",
    "/dev/nvidia-modeset",
    "/dev/nvidia-uvm",
];

/// Devices that speaking needs.
const SPEECH_DEVICES: [&str; 7] =
    ["/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/shm", "/dev/snd"];

/// All that the program reaches once its window is open, with these folders of content and state,
/// and the file that a monitoring reads. What isn't on this machine is on the list all the same.
pub fn all(content: Option<&Path>, state: Option<&Path>, metrics: Option<&Path>) -> Vec<Reach> {
    let mut all: Vec<Reach> = Vec::new();
    let mut add = |path: PathBuf, right, why| all.push(Reach { path, right, why });
    if let Some(content) = content {
        for folder in around(content) {
            add(folder, Right::Read, "the content, and the folder it is exchanged in");
        }
    }
    if let Some(state) = state {
        add(there(state), Right::Keep, "counts, what was good last, pictures as they are shown");
    }
    if let Some(metrics) = metrics {
        // A file is exchanged by a new one beside it.
        add(there(&parent(metrics)), Right::Keep, "the status, for a monitoring");
    }
    for path in LIBRARIES {
        add(path.into(), Right::Load, "libraries and graphics drivers");
    }
    if let Ok(program) = env::current_exe() {
        add(program, Right::Load, "the program itself");
    }
    add("/etc".into(), Right::Read, "their settings, and the machine's time zone");
    add("/proc".into(), Right::Read, "its own memory and threads");
    add("/sys".into(), Right::Read, "which graphics card there is");
    for path in DEVICES {
        add(path.into(), Right::Drive, "the graphics card, chance and nothing");
    }
    all
}

/// All that the helper reaches which reads pages aloud, with the engine at `path` that it starts:
/// neither content nor state.
pub fn speech(path: &Path) -> Vec<Reach> {
    let mut all: Vec<Reach> = Vec::new();
    let mut add = |path: PathBuf, right, why| all.push(Reach { path, right, why });
    for path in LIBRARIES {
        add(path.into(), Right::Load, "the engine, its voices and libraries");
    }
    add(path.to_owned(), Right::Load, "the engine");
    add("/etc".into(), Right::Read, "settings of the sound system");
    add("/proc".into(), Right::Read, "its own memory");
    add("/sys".into(), Right::Read, "which sound card there is");
    let home = env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    for own in [".asoundrc", ".config/pulse"] {
        add(home.join(own), Right::Read, "settings of the sound system");
    }
    if let Some(running) = env::var_os("XDG_RUNTIME_DIR").filter(|value| !value.is_empty()) {
        add(PathBuf::from(running).join("pulse"), Right::Read, "the way to the sound system");
    }
    for path in SPEECH_DEVICES {
        add(path.into(), Right::Drive, "the sound card, chance and nothing");
    }
    all
}

/// What is read besides by opening the window, before the kernel keeps the program in.
pub fn at_start() -> Vec<Reach> {
    let home = env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let key = env::var_os("XAUTHORITY").map_or_else(|| home.join(".Xauthority"), PathBuf::from);
    let read = |path, why| Reach { path, right: Right::Read, why };
    let running = |name| Some(PathBuf::from(env::var_os(name).filter(|value| !value.is_empty())?));
    let running = running("XDG_RUNTIME_DIR").or_else(|| running("RUNTIME_DIRECTORY"));
    let mut all = vec![
        read(key, "the key to the display"),
        read(home.join(".drirc"), "settings of the graphics driver"),
        read(home.join(".icons"), "pointers, of which none is shown"),
    ];
    let lock = |path| Reach { path, right: Right::Keep, why: "that no second kiosk draws there" };
    all.extend(running.map(lock));
    all
}

/// What must be readable to follow a content folder that is moved away and made anew, or is a link
/// that is turned: the folder it stands in, and the one that it stands in now behind the link.
fn around(content: &Path) -> Vec<PathBuf> {
    let named = absolute(content).unwrap_or_else(|_| content.to_owned());
    let real = named.canonicalize().ok();
    let mut folders: Vec<PathBuf> =
        [Some(named), real].into_iter().flatten().map(|path| there(&parent(&path))).collect();
    folders.dedup();
    folders
}

fn parent(path: &Path) -> PathBuf {
    path.parent().unwrap_or(path).to_owned()
}

/// The path itself, or where it will be made: the nearest folder above it that is there.
fn there(path: &Path) -> PathBuf {
    let path = absolute(path).unwrap_or_else(|_| path.to_owned());
    path.ancestors().find(|path| path.exists()).unwrap_or(&path).to_owned()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn paths(all: &[Reach], right: Right) -> Vec<&Path> {
        all.iter().filter(|reach| reach.right == right).map(|reach| reach.path.as_path()).collect()
    }

    #[test]
    fn only_the_state_folder_is_kept_in() {
        let desk = tempfile::tempdir().expect("a folder");
        let state = desk.path().join("state");
        fs::create_dir(&state).expect("a folder");
        let all = all(Some(&desk.path().join("content")), Some(&state), None);
        assert_eq!(paths(&all, Right::Keep), [state.as_path()]);
    }

    #[test]
    fn a_link_to_the_content_may_be_turned_within_the_folders_it_has_to_do_with() {
        let desk = tempfile::tempdir().expect("a folder");
        let root = desk.path().canonicalize().expect("a path");
        let release = root.join("releases/1");
        fs::create_dir_all(&release).expect("a folder");
        std::os::unix::fs::symlink("releases/1", root.join("content")).expect("a link");
        let all = all(Some(&root.join("content")), None, None);
        let read = paths(&all, Right::Read);
        assert!(read.contains(&root.as_path()) && read.contains(&root.join("releases").as_path()));
        assert!(!read.contains(&Path::new("/")), "{read:?}");
    }

    #[test]
    fn a_folder_that_is_not_there_yet_may_be_made() {
        let desk = tempfile::tempdir().expect("a folder");
        let all = all(None, Some(&desk.path().join("a/b")), None);
        assert_eq!(paths(&all, Right::Keep), [desk.path()]);
    }
}

//! What may lie in a content folder without harm.

use std::fs;
use std::path::Path;

use breakroom::content::testing::any_picture;
use breakroom::content::{Files, PhotoFact, load_dir, photo_fact, read_dir};
use breakroom::kiosk::judge::look;

fn write(root: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let full = root.join(path);
    fs::create_dir_all(full.parent().expect("within the root")).expect("a folder");
    fs::write(full, bytes).expect("written");
}

fn paths(files: &Files) -> Vec<&str> {
    files.map.keys().map(String::as_str).collect()
}

fn codes(files: &Files) -> Vec<(&str, String)> {
    let found = files.findings.iter();
    let mut codes: Vec<_> = found.map(|f| (f.code, f.file.display().to_string())).collect();
    codes.sort();
    codes
}

#[test]
fn content_files_are_found_by_their_place_and_nothing_else_is() {
    let dir = tempfile::tempdir().expect("a folder");
    for path in [
        "kiosk.ron",
        "philosophy/a.ron",
        "questions/deep/er/b.ron",
        "locales/fr.ftl",
        "photos/x.ron",
        "other/c.ron",
        "philosophy/notes.txt",
        "locales/deep/x.ftl",
        "readme.md",
    ] {
        write(dir.path(), path, "[]");
    }
    let files = read_dir(dir.path());
    assert_eq!(
        paths(&files),
        ["kiosk.ron", "locales/fr.ftl", "philosophy/a.ron", "questions/deep/er/b.ron"]
    );
    let told = [("stray-file", "photos/x.ron".to_owned()), ("unread-folder", "other/".to_owned())];
    assert_eq!(codes(&files), told);
}

// Case: Content: temporary files of Syncthing
// Case: Content: conflict files of Syncthing
#[test]
fn what_editors_and_synchronisers_leave_behind_is_passed_over_and_conflicts_are_told() {
    let dir = tempfile::tempdir().expect("a folder");
    for name in [
        ".a.ron.swp",
        "a.ron~",
        ".hidden.ron",
        "a.ron.tmp",
        "a.ron.part",
        ".syncthing.a.ron.tmp",
        "~syncthing~a.ron.tmp",
        "#a.ron#",
        "a.sync-conflict-20261103-101500-ABCDEFG.ron",
    ] {
        write(dir.path(), &format!("philosophy/{name}"), "[");
    }
    let files = read_dir(dir.path());
    assert_eq!(paths(&files), Vec::<&str>::new());
    let conflict = "philosophy/a.sync-conflict-20261103-101500-ABCDEFG.ron".to_owned();
    assert_eq!(codes(&files), [("sync-conflict", conflict)]);
}

#[test]
fn a_name_that_another_program_has_lengthened_is_told() {
    let dir = tempfile::tempdir().expect("a folder");
    for path in ["questions/a.ron.txt", "kiosk.RON", "other/b.ron.txt"] {
        write(dir.path(), path, "[]");
    }
    let files = read_dir(dir.path());
    let told = ["kiosk.RON", "questions/a.ron.txt"].map(|path| ("bad-name", path.to_owned()));
    assert_eq!(codes(&files), told);
}

#[test]
fn a_file_too_large_is_told_and_not_read() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = fs::create_dir_all(dir.path().join("philosophy"))
        .and_then(|()| fs::File::create(dir.path().join("philosophy/a.ron")))
        .expect("made");
    file.set_len(16 * 1024 * 1024 + 1).expect("grown");
    let files = read_dir(dir.path());
    assert_eq!(codes(&files), [("file-too-large", "philosophy/a.ron".to_owned())]);
    assert!(files.unreadable.contains("philosophy/a.ron"));
}

// Case: Content: folders nested 100 deep
#[test]
fn folders_nested_a_hundred_deep_are_looked_into_only_so_far() {
    let dir = tempfile::tempdir().expect("a folder");
    let deep = format!("questions/{}a.ron", "d/".repeat(100));
    write(dir.path(), &deep, "[]");
    write(dir.path(), "questions/1/2/3/4/5/6/7/b.ron", "[]");
    assert_eq!(paths(&read_dir(dir.path())), ["questions/1/2/3/4/5/6/7/b.ron"]);
}

#[test]
fn more_files_than_the_limit_are_told_once() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::create_dir(dir.path().join("questions")).expect("made");
    for number in 0..20_050 {
        fs::write(dir.path().join(format!("questions/{number}.ron")), "").expect("written");
    }
    let files = read_dir(dir.path());
    assert_eq!(files.map.len(), 20_000);
    assert_eq!(files.findings.iter().map(|f| f.code).collect::<Vec<_>>(), ["too-many-files"]);
}

#[test]
fn a_folder_that_isnt_there_or_is_a_file_is_told() {
    let dir = tempfile::tempdir().expect("a folder");
    write(dir.path(), "file", "x");
    for root in [dir.path().join("nowhere"), dir.path().join("file")] {
        let loaded = load_dir(&root, any_picture);
        assert!(loaded.files.missing);
        assert_eq!(loaded.findings.iter().map(|f| f.code).collect::<Vec<_>>(), ["no-folder"]);
    }
}

// Case: Content: a photo missing
// Case: Content: a photo that is a folder
// Case: Content: a photo named in another case
#[test]
fn photos_are_known_by_their_headers() {
    let dir = tempfile::tempdir().expect("a folder");
    let root = dir.path();
    fs::create_dir(root.join("photos")).expect("made");
    image::RgbImage::new(640, 480).save(root.join("photos/a.png")).expect("saved");
    write(root, "photos/svg.png", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    write(root, "photos/cut.png", b"\x89PNG\r\n\x1a\n\0\0");
    write(root, "photos/empty.jpg", "");
    fs::create_dir(root.join("photos/folder.png")).expect("made");
    let fact = |path: &str| photo_fact(root, Path::new(path), &look);
    assert_eq!(fact("photos/a.png"), PhotoFact::Present { width: 640, height: 480 });
    assert_eq!(fact("photos/none.png"), PhotoFact::Missing);
    assert_eq!(fact("photos/A.PNG"), PhotoFact::Misnamed("a.png".to_owned()));
    for path in ["photos/svg.png", "photos/cut.png", "photos/empty.jpg", "photos/folder.png"] {
        assert!(matches!(fact(path), PhotoFact::Refused(_)), "{path}");
    }
}

#[cfg(unix)]
mod on_unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    use super::*;

    // Case: Content: a symlink in a circle
    // Case: Content: a symlink out of the folder
    // Case: Content: a symlink to a device
    #[test]
    fn links_in_circles_out_of_the_folder_and_to_devices_are_told_and_not_followed() {
        let dir = tempfile::tempdir().expect("a folder");
        let outside = tempfile::tempdir().expect("a folder");
        write(outside.path(), "secret.ron", "[]");
        write(dir.path(), "philosophy/a.ron", "[]");
        let inside = dir.path().join("philosophy");
        symlink("../philosophy", inside.join("loop")).expect("linked");
        symlink("a.ron", inside.join("b.ron")).expect("linked");
        symlink("nowhere.ron", inside.join("c.ron")).expect("linked");
        symlink(outside.path().join("secret.ron"), inside.join("d.ron")).expect("linked");
        symlink("/dev/zero", inside.join("e.ron")).expect("linked");
        symlink("f.ron", inside.join("f.ron")).expect("linked");
        let files = read_dir(dir.path());
        assert_eq!(paths(&files), ["philosophy/a.ron", "philosophy/b.ron"]);
        let told: Vec<_> = codes(&files).into_iter().map(|(_, file)| file).collect();
        let bad = ["c.ron", "d.ron", "e.ron", "f.ron", "loop"].map(|n| format!("philosophy/{n}"));
        assert_eq!(told, bad);
    }

    // Case: Content: a FIFO
    // Case: Content: a socket
    #[test]
    fn pipes_and_sockets_never_block() {
        let dir = tempfile::tempdir().expect("a folder");
        fs::create_dir(dir.path().join("philosophy")).expect("made");
        let pipe = dir.path().join("philosophy/pipe.ron");
        let made = Command::new("mkfifo").arg(&pipe).status().expect("mkfifo is there");
        assert!(made.success());
        let _socket = UnixListener::bind(dir.path().join("philosophy/socket.ron")).expect("bound");
        let files = read_dir(dir.path());
        assert_eq!(paths(&files), Vec::<&str>::new());
        assert_eq!(codes(&files).iter().map(|c| c.0).collect::<Vec<_>>(), ["not-a-file"; 2]);
        fs::create_dir(dir.path().join("photos")).expect("made");
        fs::rename(pipe, dir.path().join("photos/pipe.png")).expect("moved");
        let fact = photo_fact(dir.path(), Path::new("photos/pipe.png"), &look);
        assert!(matches!(fact, PhotoFact::Refused(_)));
    }

    // Case: Content: names that are not UTF-8
    #[test]
    fn a_name_that_isnt_utf8_is_told() {
        let dir = tempfile::tempdir().expect("a folder");
        fs::create_dir(dir.path().join("philosophy")).expect("made");
        let name = OsStr::from_bytes(b"caf\xE9.ron");
        fs::write(dir.path().join("philosophy").join(name), "[]").expect("written");
        assert_eq!(codes(&read_dir(dir.path()))[0].0, "bad-name");
    }
}

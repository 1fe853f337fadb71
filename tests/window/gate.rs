//! Holds up what the program asks of its disks: a small library before the C library's.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::display::{Display, Kiosk};
use crate::folder::Folder;

/// The gate before the disk, and the library that keeps it.
pub struct Gate {
    folder: PathBuf,
    library: PathBuf,
}

impl Gate {
    pub fn new(folder: &Folder) -> Self {
        let gate =
            Self { folder: folder.path().join("gate"), library: folder.path().join("gate.so") };
        fs::create_dir_all(&gate.folder).expect("a folder for the gate");
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/window/gate.c");
        let built = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-o"])
            .args([gate.library.as_os_str(), source.as_ref()])
            .args(["-ldl"])
            .status();
        assert!(built.is_ok_and(|status| status.success()), "the C compiler builds the gate");
        gate
    }

    pub fn start(&self, display: &Display, folder: &Folder) -> Kiosk {
        let mut command = Kiosk::command(folder);
        // The gate writes to a folder of its own.
        command.arg("--no-sandbox");
        command.env("LD_PRELOAD", &self.library).env("GATE", &self.folder);
        Kiosk::start_as(command, display)
    }

    pub fn close(&self) {
        fs::write(self.folder.join("closed"), "").expect("the gate closes");
    }

    pub fn open(&self) {
        fs::remove_file(self.folder.join("closed")).expect("the gate opens");
    }

    /// Whether a sync stands before it.
    pub fn holds(&self) -> bool {
        self.folder.join("waiting").exists()
    }

    /// Each sync takes so much longer from now on.
    pub fn slow(&self, by: Duration) {
        let file = self.folder.join("ms");
        fs::write(file, by.as_millis().to_string()).expect("the gate slows down");
    }

    /// The content folder doesn't answer from now on, as a share that is gone.
    pub fn take_content_away(&self) {
        fs::write(self.folder.join("away"), "").expect("the share is gone");
    }

    pub fn bring_content_back(&self) {
        fs::remove_file(self.folder.join("away")).expect("the share is back");
    }

    /// Whether a look into the content folder has stood before it.
    pub fn keeps_content(&self) -> bool {
        self.folder.join("asked").exists()
    }
}

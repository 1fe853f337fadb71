//! A folder for the simulated disk, which is gone afterwards.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// Where memory plays disk, on Linux: there a month has its thirty thousand syncs in seconds.
const MEMORY: &str = "/dev/shm";

/// Runs of this process so far: two at once, of one seed, have a folder each.
static RUNS: AtomicU32 = AtomicU32::new(0);

/// The folder of one run.
pub(super) struct Scratch(PathBuf);

impl Scratch {
    /// An empty folder in `parent`, or else in memory, or where temporary files are.
    pub(super) fn new(parent: Option<&Path>, seed: u64) -> io::Result<Self> {
        let memory = Path::new(MEMORY);
        let parent = match parent {
            Some(parent) => parent.to_owned(),
            None if memory.is_dir() => memory.to_owned(),
            None => std::env::temp_dir(),
        };
        let run = RUNS.fetch_add(1, Ordering::Relaxed);
        let path = parent.join(format!("breakroom-simulate-{}-{seed}-{run}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path)?;
        Ok(Self(path))
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

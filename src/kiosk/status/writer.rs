//! Writes the status files on a thread of its own: a disk that hangs must not hold up the glass.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{SyncSender, sync_channel};

use super::report::Report;

/// Whoever writes the files. What comes while it is at it and one more waits is left out; the
/// next is newer anyway.
pub(super) struct Writer(SyncSender<[String; 2]>);

impl Writer {
    /// Starts to write to these two files, in JSON and for Prometheus; `None` where neither is
    /// wanted, or where the system refuses a thread.
    pub(super) fn start(json: Option<PathBuf>, metrics: Option<PathBuf>) -> Option<Self> {
        if json.is_none() && metrics.is_none() {
            return None;
        }
        let (sender, inbox) = sync_channel::<[String; 2]>(1);
        let work = move || {
            let mut files = [File::new(json), File::new(metrics)];
            while let Ok(texts) = inbox.recv() {
                files.iter_mut().zip(&texts).for_each(|(file, text)| file.write(text));
            }
        };
        let thread = std::thread::Builder::new().name("status".into()).spawn(work);
        if let Err(error) = &thread {
            tracing::warn!("no status files are written: {error}");
        }
        thread.is_ok().then_some(Self(sender))
    }

    /// Has it written, unless it is late with the last.
    pub(super) fn write(&self, report: &Report) {
        let _ = self.0.try_send([report.json(), report.metrics()]);
    }
}

/// One of the files; told once when it can't be written, and once when it can again.
struct File {
    path: Option<PathBuf>,
    fails: bool,
}

impl File {
    fn new(path: Option<PathBuf>) -> Self {
        Self { path, fails: false }
    }

    fn write(&mut self, text: &str) {
        let Some(path) = &self.path else { return };
        let written = replace(path, text);
        match &written {
            Err(error) if !self.fails => {
                tracing::warn!("the status can't be written ({error}): {}", path.display());
            }
            Ok(()) if self.fails => {
                tracing::info!("again all right: the status is written: {}", path.display());
            }
            _ => {}
        }
        self.fails = written.is_err();
    }
}

/// Puts the text in the place of the file, so that whoever reads it sees the old or the new one,
/// whole. It needn't outlive a power cut.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let mut temporary = path.to_owned().into_os_string();
    // The collector of node_exporter reads only what ends in `.prom`.
    temporary.push(".tmp");
    fs::write(&temporary, text)?;
    fs::rename(&temporary, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_put_in_its_place_whole_and_a_disk_that_fails_is_told_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("status.json");
        let mut file = File::new(Some(path.clone()));
        file.write("one");
        file.write("two");
        assert_eq!(fs::read_to_string(&path).expect("written"), "two");
        assert_eq!(
            fs::read_dir(folder.path()).expect("a folder").count(),
            1,
            "nothing is left over"
        );
        fs::remove_file(&path).expect("removed");
        fs::create_dir(&path).expect("a folder in its place");
        file.write("three");
        assert!(file.fails);
        fs::remove_dir(&path).expect("removed");
        file.write("four");
        assert!(!file.fails);
        assert_eq!(fs::read_to_string(&path).expect("written"), "four");
    }

    #[test]
    fn without_a_file_to_write_there_is_no_thread() {
        assert!(Writer::start(None, None).is_none());
    }
}

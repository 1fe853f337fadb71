//! What happened, line by line: the same bytes in each run of a seed.

use std::collections::VecDeque;
use std::time::Duration;

/// Lines that are told when a promise is broken.
const LAST: usize = 24;

/// The log of one run.
pub(super) struct Log {
    hash: blake3::Hasher,
    last: VecDeque<String>,
    /// All lines, where they are asked for.
    all: Option<Vec<String>>,
    /// The time that new lines have.
    at: Duration,
    /// Frames so far.
    pub(super) frames: u64,
}

impl Log {
    /// An empty log; with `whole`, one that keeps all lines.
    pub(super) fn new(whole: bool) -> Self {
        let all = whole.then(Vec::new);
        Self {
            hash: blake3::Hasher::new(),
            last: VecDeque::new(),
            all,
            at: Duration::ZERO,
            frames: 0,
        }
    }

    /// Sets the time of the lines to come.
    pub(super) fn at(&mut self, elapsed: Duration) {
        self.at = elapsed;
    }

    /// Adds a line.
    pub(super) fn say(&mut self, what: &str) {
        let line = format!("{} {what}", stamp(self.at));
        self.hash.update(line.as_bytes());
        self.hash.update(b"\n");
        if let Some(all) = &mut self.all {
            all.push(line.clone());
        }
        if self.last.len() == LAST {
            self.last.pop_front();
        }
        self.last.push_back(line);
    }

    /// Takes note of something that happens too often for a line.
    pub(super) fn note(&mut self, what: &str) {
        self.hash.update(what.as_bytes());
    }

    /// The newest lines.
    pub(super) fn last(&self) -> impl Iterator<Item = &str> {
        self.last.iter().map(String::as_str)
    }

    /// All lines; none where they weren't asked for.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.all.iter().flatten().map(String::as_str)
    }

    /// A short name of everything in it.
    pub(super) fn name(&self) -> String {
        self.hash.finalize().to_hex().chars().take(16).collect()
    }
}

/// A time since the beginning, as `12d 03:04:05.678`.
pub(super) fn stamp(at: Duration) -> String {
    let (s, ms) = (at.as_secs(), at.subsec_millis());
    format!("{:>3}d {:02}:{:02}:{:02}.{ms:03}", s / 86_400, s / 3600 % 24, s / 60 % 60, s % 60)
}

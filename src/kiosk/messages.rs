//! One message in the log when something goes wrong, and one when it is over: edges, not ticks.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::content::Finding;

/// What a fault is known by while it lasts: where in its file it stands may change.
type Key = (&'static str, PathBuf, String);

/// What was told and isn't over.
#[derive(Debug, Default)]
pub(super) struct Messages(Vec<Finding>);

impl Messages {
    /// Logs what has begun and what is over since the last call, given all that is wrong now.
    pub(super) fn settle(&mut self, now: Vec<Finding>) {
        let (begun, over) = self.turn(now);
        for finding in begun {
            if finding.is_error() {
                tracing::error!("{}", finding.one_line());
            } else {
                tracing::warn!("{}", finding.one_line());
            }
        }
        for finding in over {
            let place: &Path = &finding.file;
            tracing::info!("again all right: {} ({})", finding.what, place.display());
        }
    }

    /// What has begun and what is over.
    fn turn(&mut self, now: Vec<Finding>) -> (Vec<Finding>, Vec<Finding>) {
        let keys = |findings: &[Finding]| findings.iter().map(key).collect::<HashSet<_>>();
        let (before, after) = (keys(&self.0), keys(&now));
        let begun = now.iter().filter(|finding| !before.contains(&key(finding)));
        let begun = begun.cloned().collect();
        let over = std::mem::replace(&mut self.0, now);
        (begun, over.into_iter().filter(|finding| !after.contains(&key(finding))).collect())
    }
}

fn key(finding: &Finding) -> Key {
    (finding.code, finding.file.clone(), finding.what.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::finding::{error, warning};

    fn codes((begun, over): (Vec<Finding>, Vec<Finding>)) -> [Vec<&'static str>; 2] {
        [begun, over].map(|findings| findings.iter().map(|finding| finding.code).collect())
    }

    fn none() -> Vec<&'static str> {
        Vec::new()
    }

    #[test]
    fn a_fault_is_told_once_when_it_begins_and_once_when_it_is_over() {
        let (comma, disk) =
            (error("comma").what("a comma is missing").in_file("a.ron"), warning("disk"));
        let mut messages = Messages::default();
        assert_eq!(codes(messages.turn(vec![comma.clone()])), [vec!["comma"], none()]);
        // The same again, and on another line, is no news.
        let moved = Finding { line: 9, span: 40..41, ..comma.clone() };
        for _ in 0..100 {
            assert_eq!(codes(messages.turn(vec![moved.clone()])), [none(), none()]);
        }
        assert_eq!(codes(messages.turn(vec![moved, disk.clone()])), [vec!["disk"], none()]);
        assert_eq!(codes(messages.turn(vec![disk])), [none(), vec!["comma"]]);
        assert_eq!(codes(messages.turn(Vec::new())), [none(), vec!["disk"]]);
        assert_eq!(codes(messages.turn(vec![comma])), [vec!["comma"], none()], "it begins anew");
    }
}

//! Which files a thread may open, kept by Landlock.

use landlock::{
    ABI, Access as _, AccessFs, AccessNet, BitFlags, PathBeneath, PathFd, Ruleset,
    RulesetAttr as _, RulesetCreated, RulesetCreatedAttr as _, make_bitflags,
};

use super::reach::{Reach, Right};

/// The Landlock that this was written for (Linux 6.10); of an older one all that it knows is used.
const KNOWN: ABI = ABI::V5;

/// A set of rules that threads can be kept to.
pub(super) struct Files(RulesetCreated);

impl Files {
    /// Rules that allow what is on the list and nothing else. What isn't on this machine is left
    /// out. Fails where the kernel has no Landlock, in its words.
    pub(super) fn new(reaches: &[Reach]) -> Result<Self, String> {
        let told = |error: landlock::RulesetError| error.to_string();
        let rules = Ruleset::default()
            .handle_access(AccessFs::from_all(KNOWN))
            .map_err(told)?
            // No rule lets anything through: no TCP in either direction.
            .handle_access(AccessNet::from_all(ABI::V4))
            .map_err(told)?;
        let mut rules = rules.create().map_err(told)?;
        for reach in reaches {
            // A folder that the program may not open can't be read by it either.
            let Ok(path) = PathFd::new(&reach.path) else { continue };
            let mut allowed = allowed(reach.right);
            if !reach.path.is_dir() {
                allowed &= AccessFs::from_file(KNOWN);
            }
            rules = rules.add_rule(PathBeneath::new(path, allowed)).map_err(told)?;
        }
        Ok(Self(rules))
    }

    /// Keeps the calling thread to the rules, and those that it starts from now on.
    pub(super) fn enclose_thread(&self) -> Result<(), String> {
        let rules = self.0.try_clone().map_err(|error| error.to_string())?;
        let status = rules.restrict_self().map_err(|error| error.to_string())?;
        match status.ruleset {
            landlock::RulesetStatus::NotEnforced => Err("it has no Landlock".into()),
            _ => Ok(()),
        }
    }
}

fn allowed(right: Right) -> BitFlags<AccessFs> {
    let read = make_bitflags!(AccessFs::{ReadFile | ReadDir});
    let make = make_bitflags!(AccessFs::{MakeReg | MakeDir | RemoveFile | RemoveDir | Refer});
    let write = make_bitflags!(AccessFs::{WriteFile | Truncate});
    match right {
        Right::Load => read | AccessFs::Execute,
        Right::Read => read,
        Right::Keep => read | write | make,
        // In the shared memory files are made, too.
        Right::Drive => {
            read | write | AccessFs::IoctlDev | AccessFs::MakeReg | AccessFs::RemoveFile
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::ErrorKind::PermissionDenied;
    use std::thread;

    use super::super::reach;
    use super::*;

    #[test]
    fn a_thread_that_is_enclosed_opens_nothing_outside_and_writes_to_its_state_alone() {
        let desk = tempfile::tempdir().expect("a folder");
        let [site, state, other] = ["site", "state", "other"].map(|name| desk.path().join(name));
        for folder in [&site.join("content"), &state, &other] {
            fs::create_dir_all(folder).expect("a folder");
            fs::write(folder.join("file"), "words").expect("written");
        }
        let rules = Files::new(&reach::all(Some(&site.join("content")), Some(&state), None));
        let rules = rules.expect("a kernel with Landlock");
        let enclosed = thread::scope(|scope| {
            let work = || {
                rules.enclose_thread().expect("enclosed");
                let refused = |done: std::io::Result<()>| {
                    done.is_err_and(|error| error.kind() == PermissionDenied)
                };
                assert!(fs::read(site.join("content/file")).is_ok(), "the content is read");
                assert!(fs::write(state.join("new"), "words").is_ok(), "the state is kept");
                assert!(fs::rename(state.join("new"), state.join("file")).is_ok(), "and renamed");
                assert!(refused(fs::write(site.join("content/file"), "")), "content isn't written");
                assert!(refused(fs::write(site.join("content/new"), "")), "nor added to");
                assert!(refused(fs::read(other.join("file")).map(drop)), "another folder");
                assert!(refused(fs::remove_file(other.join("file"))), "is let be");
                let inherited = || thread::spawn(move || refused(fs::read_dir("/root").map(drop)));
                assert!(inherited().join().expect("no panic"), "its threads inherit that");
            };
            scope.spawn(work).join()
        });
        assert!(enclosed.is_ok());
        assert!(fs::read(other.join("file")).is_ok(), "other threads are let be");
    }
}

//! Gives back memory that only the start, or something rare, has needed.
//!
//! Code and constants of a program and its libraries are mapped when they are touched for the first
//! time, the 64 kB around them with them, and stay mapped. By the first page that is more than what
//! all else takes: a driver that draws without a GPU has its shader compiler mapped, which isn't
//! called again. Unmapped, such pages stay in the system's cache of files for as long as it has
//! room, and the few that are still needed are mapped again from there, in microseconds. Pages that
//! the C library holds though nothing is in them go back as well.

use std::time::Duration;

/// When it is done first, after the start: the second page has been drawn and faded to by then.
const FIRST: Duration = Duration::from_secs(20);
/// And how often from then on, for what only the administrator or a reload has needed.
const EVERY: Duration = Duration::from_secs(3_600);

/// When memory is given back next.
pub(super) struct Trim {
    /// Mono.
    due: Duration,
}

impl Default for Trim {
    fn default() -> Self {
        Self { due: FIRST }
    }
}

impl Trim {
    /// Gives memory back if it is time to, which takes some milliseconds: to be called when nothing
    /// moves on the glass.
    pub(super) fn rest(&mut self, now: Duration) {
        if now >= self.due {
            self.due = now + EVERY;
            give_back();
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn give_back() {}

#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "the system's own calls, which take addresses")]
fn give_back() {
    use rustix::mm::{Advice, madvise};

    #[cfg(target_env = "gnu")]
    // SAFETY: it takes a number, the bytes to be left at the end of the heap.
    unsafe {
        libc::malloc_trim(0);
    }
    let smaps = std::fs::read_to_string("/proc/self/smaps").unwrap_or_default();
    for (start, bytes) in unchanged(&smaps) {
        let start = std::ptr::without_provenance_mut(start);
        // SAFETY: in this range there is a part of the program or of a library, which stays where
        // it is, for nothing here closes a library. No page of it has been changed and none can be:
        // when it is touched again it is what it was.
        let _ = unsafe { madvise(start, bytes, Advice::LinuxDontNeed) };
    }
}

/// Start and bytes of each mapping in `smaps` (proc_pid_smaps(5)) that belongs to a program or a
/// library, may not be written to, and of which no page is this process's own. The loader fills in
/// addresses before it takes the right to write away, so that some have such pages.
#[cfg(target_os = "linux")]
fn unchanged(smaps: &str) -> Vec<(usize, usize)> {
    let lines = || smaps.lines().map(|line| line.split_ascii_whitespace().collect::<Vec<_>>());
    // Of what is no file the number is 0.
    let is_code =
        |line: &Vec<&str>| matches!(line[..], [_, "r-xp", _, _, file, _, ..] if file != "0");
    let code: Vec<_> =
        lines().filter(is_code).filter_map(|line| Some((*line.get(3)?, *line.get(4)?))).collect();
    let (mut found, mut mapping) = (Vec::new(), None);
    for line in lines() {
        match line[..] {
            ["VmFlags:", ..] => found.extend(mapping.take()),
            ["Anonymous:" | "Swap:", bytes, _] if bytes != "0" => mapping = None,
            [range, "r--p" | "r-xp", _, device, file, _, ..] if code.contains(&(device, file)) => {
                mapping = range_of(range);
            }
            _ => {}
        }
    }
    found
}

/// Start and bytes of a range such as `7f00-8f00`.
#[cfg(target_os = "linux")]
fn range_of(range: &str) -> Option<(usize, usize)> {
    let (start, end) = range.split_once('-')?;
    let [start, end] = [start, end].map(|address| usize::from_str_radix(address, 16).ok());
    Some((start?, end?.checked_sub(start?)?))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn whole_libraries_go_but_for_what_the_loader_or_somebody_has_changed() {
        let smaps = "\
1000-3000 r--p 00000000 fe:00 11 /usr/lib/libone.so
Anonymous:             0 kB
Swap:                  0 kB
VmFlags: rd mr mw me sd
3000-7000 r-xp 00002000 fe:00 11 /usr/lib/libone.so
Anonymous:             0 kB
Swap:                  0 kB
VmFlags: rd ex mr mw me sd
7000-8000 r--p 00006000 fe:00 11 /usr/lib/libone.so
Anonymous:             4 kB
Swap:                  0 kB
VmFlags: rd mr mw me ac sd
8000-9000 r--p 00007000 fe:00 11 /usr/lib/libone.so
Anonymous:             0 kB
Swap:                  4 kB
VmFlags: rd mr mw me ac sd
9000-a000 rw-p 00008000 fe:00 11 /usr/lib/libone.so
Anonymous:             0 kB
Swap:                  0 kB
VmFlags: rd wr mr mw me ac sd
a000-b000 r--p 00000000 fe:00 12 /var/lib/data file
Anonymous:             0 kB
Swap:                  0 kB
VmFlags: rd mr mw me sd
b000-c000 r--s 00000000 fe:00 11 /usr/lib/libone.so
Anonymous:             0 kB
Swap:                  0 kB
VmFlags: rd mr mw me sd
c000-d000 rw-p 00000000 00:00 0
Anonymous:             0 kB
Swap:                  0 kB
VmFlags: rd wr mr mw me ac sd
d000-e000 r-xp 00000000 00:00 0 [vdso]
Anonymous:             0 kB
Swap:                  0 kB
VmFlags: rd ex mr mw me de sd
";
        assert_eq!(unchanged(smaps), [(0x1000, 0x2000), (0x3000, 0x4000)]);
        assert_eq!(unchanged(""), []);
    }

    #[test]
    fn code_that_isn_t_running_is_unmapped_and_works_again() {
        let mapped = || {
            let smaps = std::fs::read_to_string("/proc/self/smaps").expect("one's own memory");
            let mut is_ours = false;
            let lines = smaps.lines().filter_map(|line| {
                let words: Vec<&str> = line.split_ascii_whitespace().collect();
                match words[..] {
                    [_, rights, _, _, _, _, ..] if !line.starts_with("Vm") => {
                        is_ours = rights == "r-xp" && line.contains("/breakroom");
                        None
                    }
                    ["Rss:", bytes, _] if is_ours => bytes.parse::<u64>().ok(),
                    _ => None,
                }
            });
            lines.sum::<u64>()
        };
        let before = mapped();
        give_back();
        let after = mapped();
        assert!(after < before, "{after} of {before} kB are still mapped");
    }

    #[test]
    fn it_is_done_once_the_start_is_over_and_then_by_the_hour() {
        let mut trim = Trim::default();
        let mut done = |seconds| {
            let before = trim.due;
            trim.rest(Duration::from_secs(seconds));
            trim.due != before
        };
        assert_eq!([19, 20, 21, 3_619, 3_620].map(&mut done), [false, true, false, false, true]);
    }
}

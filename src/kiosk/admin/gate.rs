//! The gate before the admin page: takes what was typed on the pad, has it checked on a thread of
//! its own, and keeps shut after wrong ones.
//!
//! A try is counted on the disk before it is checked, so that pulling the plug on a wrong answer
//! gains nobody another try; where it can't be counted, it isn't checked. A wait is counted in
//! the program's own running time: setting the clock doesn't shorten it, and a restart begins
//! it anew.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::time::Duration;

use super::pin;
use super::tries::{self, Tries};
use crate::player::Verdict;
use crate::player::scene::Typed;

/// What the thread has to do.
enum Job {
    /// Check this.
    Check(Typed),
    /// The wait is over.
    Over,
}

/// The verdict on a try, and how long none is taken after it.
type Checked = (Verdict, Duration);

/// The gate of one state folder. All times are mono.
pub(in crate::kiosk) struct Gate {
    state: Option<PathBuf>,
    /// Up to here no PIN is taken.
    locked_until: Duration,
    /// The disk has a wait that will have to be taken off it.
    waits: bool,
    /// A try is on its way.
    checking: bool,
    /// The thread, from the first thing that it had to do.
    thread: Option<(Sender<Job>, Receiver<Checked>)>,
}

impl Gate {
    /// The gate of the state folder as it was left, at `now`; without a folder it has no PIN.
    pub(in crate::kiosk) fn open(state: Option<&Path>, now: Duration) -> Self {
        let wait = state.map_or(Duration::ZERO, |state| Tries::load(state).wait);
        Self {
            state: state.map(Path::to_owned),
            locked_until: now + wait,
            waits: !wait.is_zero(),
            checking: false,
            thread: None,
        }
    }

    /// Whether there is a PIN. A new one, for which the tries on the old are forgotten, ends the
    /// wait.
    pub(in crate::kiosk) fn has_pin(&mut self) -> bool {
        let Some(state) = &self.state else { return false };
        if self.waits && Tries::load(state) == Tries::default() {
            (self.waits, self.locked_until) = (false, Duration::ZERO);
        }
        pin::is_set(state)
    }

    /// Up to when no PIN is taken.
    pub(in crate::kiosk) fn locked_until(&self) -> Duration {
        self.locked_until
    }

    /// Has `typed` checked; `wake` is called when there is a verdict. Ignored while the gate is
    /// locked, and while another try is on its way.
    pub(in crate::kiosk) fn check(
        &mut self,
        typed: Typed,
        now: Duration,
        wake: impl Fn() + Send + 'static,
    ) {
        if now >= self.locked_until && !self.checking {
            self.checking = true;
            self.send(Job::Check(typed), wake);
        }
    }

    /// The verdict on what was typed, once it is there.
    pub(in crate::kiosk) fn poll(&mut self, now: Duration) -> Option<Verdict> {
        match self.thread.as_ref().map(|(_, checked)| checked.try_recv()) {
            Some(Ok(checked)) => return Some(self.take(checked, now)),
            // The thread is gone; the next job starts another.
            Some(Err(TryRecvError::Disconnected)) => self.thread = None,
            Some(Err(TryRecvError::Empty)) | None => {}
        }
        if self.checking && self.thread.is_none() {
            // There is no thread to check it.
            self.checking = false;
            return Some(Verdict::Unready);
        }
        if self.waits && now >= self.locked_until && !self.checking {
            self.waits = false;
            self.send(Job::Over, || {});
        }
        None
    }

    fn take(&mut self, (verdict, wait): Checked, now: Duration) -> Verdict {
        self.checking = false;
        self.waits = !wait.is_zero();
        self.locked_until = now + wait;
        verdict
    }

    fn send(&mut self, job: Job, wake: impl Fn() + Send + 'static) {
        if self.thread.is_none() {
            self.thread = self.state.clone().and_then(|state| start(state, wake));
        }
        if let Some((jobs, _)) = &self.thread {
            // Where nobody takes it any more, `poll` says so.
            let _ = jobs.send(job);
        }
    }
}

/// Starts the thread that checks PINs and keeps what was tried; `None` if the system refuses one.
fn start(
    state: PathBuf,
    wake: impl Fn() + Send + 'static,
) -> Option<(Sender<Job>, Receiver<Checked>)> {
    let (jobs, inbox) = channel();
    let (outbox, checked) = channel();
    let work = move || {
        while let Ok(job) = inbox.recv() {
            match job {
                Job::Check(typed) => {
                    if outbox.send(check(&state, &typed)).is_err() {
                        return;
                    }
                    wake();
                }
                Job::Over => over(&state),
            }
        }
    };
    let thread = std::thread::Builder::new().name("pin".into()).spawn(work);
    thread.is_ok().then_some((jobs, checked))
}

/// Counts a try, and then checks it.
fn check(state: &Path, typed: &Typed) -> Checked {
    let tries = Tries::load(state).and_one();
    if let Err(error) = tries.store(state) {
        tracing::error!("the PIN isn't checked, for a wrong one couldn't be counted: {error}");
        return (Verdict::Unready, Duration::ZERO);
    }
    match pin::verify(state, typed.digits()) {
        Ok(true) => {
            if let Err(error) = tries::forget(state) {
                tracing::error!("the wrong PINs before the right one can't be forgotten: {error}");
            }
            (Verdict::Right, Duration::ZERO)
        }
        Ok(false) => {
            tracing::warn!("a wrong PIN was typed, the {}. in a row", tries.wrong);
            (Verdict::Wrong, tries.wait)
        }
        Err(error) => {
            tracing::error!("the PIN can't be checked: {error}; set it anew: breakroom pin");
            (Verdict::Unready, tries.wait)
        }
    }
}

/// Takes a wait that is over off the disk, or the next start would begin it again.
fn over(state: &Path) {
    let kept = Tries { wait: Duration::ZERO, ..Tries::load(state) };
    if let Err(error) = kept.store(state) {
        tracing::warn!("the wait after wrong PINs will begin anew with the next start: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::super::pin::tests::cheap;
    use super::super::tries::WAIT_MAX;
    use super::*;
    use std::fs;

    const PIN: &str = "482615";

    fn with_pin() -> tempfile::TempDir {
        let state = tempfile::tempdir().expect("a folder");
        pin::set_with(state.path(), PIN, cheap()).expect("set");
        state
    }

    /// What comes of `pin` at `now`; `None` if it isn't taken.
    fn verdict(gate: &mut Gate, pin: &str, now: Duration) -> Option<Verdict> {
        gate.check(Typed::new(pin), now, || {});
        if !gate.checking {
            return None;
        }
        let (_, checked) = gate.thread.as_ref().expect("a thread");
        let checked = checked.recv().expect("it answers");
        Some(gate.take(checked, now))
    }

    #[test]
    fn the_pin_opens_and_a_wrong_one_doesnt() {
        let state = with_pin();
        let mut gate = Gate::open(Some(state.path()), Duration::ZERO);
        assert!(gate.has_pin());
        assert_eq!(verdict(&mut gate, "482616", Duration::ZERO), Some(Verdict::Wrong));
        assert_eq!(verdict(&mut gate, PIN, Duration::ZERO), Some(Verdict::Right));
        assert_eq!(Tries::load(state.path()), Tries::default(), "the wrong one is forgotten");
    }

    #[test]
    fn without_a_pin_or_a_state_folder_nothing_opens() {
        let state = tempfile::tempdir().expect("a folder");
        let mut gate = Gate::open(Some(state.path()), Duration::ZERO);
        assert!(!gate.has_pin());
        assert_eq!(verdict(&mut gate, "", Duration::ZERO), Some(Verdict::Unready));
        let mut gate = Gate::open(None, Duration::ZERO);
        assert!(!gate.has_pin());
        gate.check(Typed::new(PIN), Duration::ZERO, || {});
        assert_eq!(gate.poll(Duration::ZERO), Some(Verdict::Unready));
    }

    #[test]
    fn a_try_that_cant_be_counted_isnt_checked() {
        let state = with_pin();
        // Nothing can be written under the name of a folder.
        fs::create_dir(state.path().join("pin-tries.tmp")).expect("a folder in its place");
        let mut gate = Gate::open(Some(state.path()), Duration::ZERO);
        assert_eq!(verdict(&mut gate, PIN, Duration::ZERO), Some(Verdict::Unready));
    }

    #[test]
    fn a_try_is_on_the_disk_before_its_verdict() {
        let state = with_pin();
        // The plug is pulled while the third wrong one is being checked.
        for _ in 0..3 {
            Tries::load(state.path()).and_one().store(state.path()).expect("counted");
        }
        let mut gate = Gate::open(Some(state.path()), Duration::ZERO);
        assert_eq!(gate.locked_until(), Duration::from_secs(30));
        assert_eq!(
            verdict(&mut gate, PIN, Duration::from_secs(29)),
            None,
            "not even the right one"
        );
        assert_eq!(verdict(&mut gate, PIN, Duration::from_secs(30)), Some(Verdict::Right));
    }

    #[test]
    fn a_wait_that_is_over_isnt_begun_again_by_the_next_start_but_its_tries_are_remembered() {
        let state = with_pin();
        let mut gate = Gate::open(Some(state.path()), Duration::ZERO);
        for _ in 0..3 {
            verdict(&mut gate, "739150", Duration::ZERO);
        }
        let over_at = gate.locked_until();
        assert_eq!(gate.poll(over_at), None);
        // The thread does one thing after the other.
        assert_eq!(verdict(&mut gate, "739150", over_at), Some(Verdict::Wrong));
        assert_eq!(Tries::load(state.path()).wrong, 4);
        assert_eq!(gate.locked_until(), over_at + Duration::from_secs(60));
        gate.poll(gate.locked_until());
        drop(gate);
        while Tries::load(state.path()).wait > Duration::ZERO {
            std::thread::yield_now();
        }
        let again = Gate::open(Some(state.path()), Duration::ZERO);
        assert_eq!(again.locked_until(), Duration::ZERO);
        assert_eq!(Tries::load(state.path()).wrong, 4);
    }

    #[test]
    fn a_new_pin_ends_the_wait_of_a_running_gate() {
        let state = with_pin();
        let mut gate = Gate::open(Some(state.path()), Duration::ZERO);
        for _ in 0..3 {
            verdict(&mut gate, "739150", Duration::ZERO);
        }
        assert!(gate.has_pin() && gate.locked_until() > Duration::ZERO);
        pin::set_with(state.path(), "927461", cheap()).expect("set");
        assert!(gate.has_pin());
        assert_eq!(verdict(&mut gate, "927461", Duration::ZERO), Some(Verdict::Right));
    }

    // Case: Touch: 10,000 wrong PINs
    // Case: Touch: wrong PINs with the clock moved
    // Case: Touch: wrong PINs across restarts
    #[test]
    fn ten_thousand_wrong_pins_across_restarts_never_get_in_and_wait_for_their_tries() {
        let state = with_pin();
        let mut gate = Gate::open(Some(state.path()), Duration::ZERO);
        let (mut now, mut waited, mut taken) = (Duration::ZERO, Duration::ZERO, 0_u32);
        for n in 0..10_000_u32 {
            // The gate is told no wall time, so that there is no clock to move; a restart
            // begins its own time anew.
            if n % 7 == 0 {
                let left = gate.locked_until().saturating_sub(now);
                gate = Gate::open(Some(state.path()), Duration::ZERO);
                now = Duration::ZERO;
                assert!(gate.locked_until() >= left, "try {n}: a restart doesn't shorten the wait");
            }
            // The one who tries is patient every tenth time.
            if n % 10 == 0 {
                waited += gate.locked_until().saturating_sub(now);
                now = now.max(gate.locked_until());
            }
            let typed = format!("{:06}", (n * 7_919) % 1_000_000);
            if typed == PIN {
                continue;
            }
            match verdict(&mut gate, &typed, now) {
                None => assert!(now < gate.locked_until()),
                Some(verdict) => {
                    assert_eq!(verdict, Verdict::Wrong, "{typed}");
                    taken += 1;
                }
            }
        }
        assert!(taken > 900, "there is something to count: {taken}");
        assert!(waited >= WAIT_MAX * (taken - 10), "{taken} tries took only {waited:?}");
        now = now.max(gate.locked_until());
        assert_eq!(verdict(&mut gate, PIN, now), Some(Verdict::Right), "the right one still does");
    }
}

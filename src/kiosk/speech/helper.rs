//! The helper: a process of its own, begun before the kernel takes other programs from the kiosk.
//! It is told texts through a pipe, has the engine read them, and reaches nothing else. When the
//! pipe ends, so does it, and so does what it has begun.

use std::io::{BufRead, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::orders::{Answer, Order};

/// How often it is looked whether the engine has come to its end.
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// After so many looks, some three minutes, an engine that hangs is ended.
const LOOKS_MAX: u32 = 3_600;

/// An engine that reads.
struct Reading {
    number: u64,
    child: Child,
    looks: u32,
}

/// Has the program at `engine` read what comes from `orders`, and says on `told` what came of it,
/// until the orders end.
pub(super) fn serve(engine: &Path, orders: impl BufRead + Send + 'static, told: &mut impl Write) {
    let (sender, incoming) = channel();
    thread::spawn(move || {
        let mut orders = orders;
        while let Ok(Some(order)) = Order::read(&mut orders) {
            if sender.send(order).is_err() {
                break;
            }
        }
    });
    let mut reading: Option<Reading> = None;
    while let Ok(order) = next(&incoming, reading.is_some()) {
        if let Some(order) = order {
            reading.take().into_iter().for_each(Reading::end);
            if let Order::Say { number, voice, text } = order {
                reading = Reading::begin(engine, number, &voice, &text);
                if reading.is_none() && Answer::Failed(number).write(told).is_err() {
                    break;
                }
            }
        }
        let Some(answer) = reading.as_mut().and_then(Reading::look) else { continue };
        reading.take().into_iter().for_each(Reading::end);
        if answer.write(told).is_err() {
            break;
        }
    }
    reading.into_iter().for_each(Reading::end);
}

/// The next order; none yet where something is being read, which wants to be looked after.
fn next(orders: &Receiver<Order>, reads: bool) -> Result<Option<Order>, RecvTimeoutError> {
    if !reads {
        return orders.recv().map(Some).map_err(|_| RecvTimeoutError::Disconnected);
    }
    match orders.recv_timeout(LOOK_EVERY) {
        Ok(order) => Ok(Some(order)),
        Err(RecvTimeoutError::Timeout) => Ok(None),
        Err(ended) => Err(ended),
    }
}

impl Reading {
    /// Starts the engine with the text on its standard input; never as an argument, and without a
    /// shell. `None` if it can't be started.
    fn begin(engine: &Path, number: u64, voice: &str, text: &str) -> Option<Self> {
        let mut command = Command::new(engine);
        command.args(["--stdin", "-v", voice]);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        alone(&mut command);
        let mut child = command.spawn().ok()?;
        // No longer than a pipe holds, so that nothing waits for an engine that doesn't read.
        let taken = child.stdin.take().map(|mut stdin| stdin.write_all(text.as_bytes()));
        let reading = Self { number, child, looks: 0 };
        if taken.is_some_and(|taken| taken.is_ok()) {
            return Some(reading);
        }
        reading.end();
        None
    }

    /// What came of it, if it is over.
    fn look(&mut self) -> Option<Answer> {
        self.looks += 1;
        match self.child.try_wait() {
            Ok(Some(status)) if status.success() => Some(Answer::Done(self.number)),
            Ok(None) if self.looks < LOOKS_MAX => None,
            _ => Some(Answer::Failed(self.number)),
        }
    }

    /// Ends it, with all that it has begun, and leaves no zombie.
    fn end(mut self) {
        kill(&mut self.child);
        let _ = self.child.wait();
    }
}

/// In a group of its own, so that what the engine begins ends with it; and it ends with the helper,
/// however that comes to its end.
#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "what is done between fork and exec is one call to the kernel")]
fn alone(command: &mut Command) {
    use rustix::process::{Signal, set_parent_process_death_signal};
    use std::os::unix::process::CommandExt as _;
    command.process_group(0);
    let with_us = || Ok(set_parent_process_death_signal(Some(Signal::KILL))?);
    // SAFETY: it allocates nothing and takes no lock.
    unsafe { command.pre_exec(with_us) };
}

#[cfg(not(target_os = "linux"))]
fn alone(_: &mut Command) {}

#[cfg(target_os = "linux")]
fn kill(child: &mut Child) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    // The engine leads its group until it is waited for, and no other has the number before.
    let _ = group.map(|group| kill_process_group(group, Signal::KILL));
}

#[cfg(not(target_os = "linux"))]
fn kill(child: &mut Child) {
    let _ = child.kill();
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use std::fs;
    use std::io::{BufReader, PipeWriter, pipe};
    use std::os::unix::fs::PermissionsExt as _;
    use std::thread::JoinHandle;

    use super::*;

    /// An engine that does what a script says, and a helper that has it read.
    struct Stand {
        folder: tempfile::TempDir,
        orders: Option<PipeWriter>,
        answers: BufReader<std::io::PipeReader>,
        helper: Option<JoinHandle<()>>,
    }

    impl Stand {
        fn with(script: &str) -> Self {
            let folder = tempfile::tempdir().expect("a folder");
            let engine = folder.path().join("engine");
            let script = format!("#!/bin/sh\ncd {}\n{script}\n", folder.path().display());
            fs::write(&engine, script).expect("a program");
            fs::set_permissions(&engine, fs::Permissions::from_mode(0o755)).expect("a program");
            let ((orders_out, orders), (answers, mut told)) =
                (pipe().expect("a pipe"), pipe().expect("a pipe"));
            let helper =
                thread::spawn(move || serve(&engine, BufReader::new(orders_out), &mut told));
            let answers = BufReader::new(answers);
            Self { folder, orders: Some(orders), answers, helper: Some(helper) }
        }

        fn order(&mut self, order: &Order) {
            order.write(self.orders.as_mut().expect("not ended")).expect("told");
        }

        fn say(&mut self, number: u64, text: &str) {
            self.order(&Order::Say { number, voice: "en".into(), text: text.into() });
        }

        fn answer(&mut self) -> Option<Answer> {
            Answer::read(&mut self.answers)
        }

        /// What a file says, once it is there.
        fn note(&self, name: &str) -> String {
            loop {
                match fs::read_to_string(self.folder.path().join(name)) {
                    Ok(text) if text.ends_with('\n') => return text,
                    _ => thread::sleep(Duration::from_millis(10)),
                }
            }
        }

        /// Ends the orders, and waits until the helper has ended.
        fn end(&mut self) {
            self.orders = None;
            self.helper.take().expect("not ended").join().expect("no panic");
        }
    }

    fn is_gone(process: &str) -> bool {
        !Path::new("/proc").join(process.trim()).exists()
    }

    #[test]
    fn the_text_comes_on_standard_input_and_the_end_is_told() {
        let mut stand = Stand::with("echo \"$@\" >args; cat >text");
        stand.say(5, "$(touch never) `touch never` -w never\n谢谢\n");
        assert_eq!(stand.answer(), Some(Answer::Done(5)));
        assert_eq!(stand.note("args"), "--stdin -v en\n");
        assert_eq!(stand.note("text"), "$(touch never) `touch never` -w never\n谢谢\n");
        assert!(!stand.folder.path().join("never").exists());
    }

    #[test]
    fn an_engine_that_fails_or_isnt_there_is_told() {
        let mut stand = Stand::with("cat >/dev/null; exit 3");
        stand.say(1, "one\n");
        assert_eq!(stand.answer(), Some(Answer::Failed(1)));
        fs::remove_file(stand.folder.path().join("engine")).expect("it was there");
        stand.say(2, "two\n");
        assert_eq!(stand.answer(), Some(Answer::Failed(2)));
    }

    // Whatever it has begun: the script speaks by a program of its own.
    #[test]
    fn a_voice_ends_when_it_is_hushed_when_another_text_comes_and_with_the_orders() {
        let speaks =
            "cat >/dev/null; n=$(ls | wc -l); sleep 60 & echo $! >new; mv new said$n; wait";
        let mut stand = Stand::with(speaks);
        let mut voices = Vec::new();
        for (number, file) in [(1, "said1"), (2, "said2")] {
            stand.say(number, "a text\n");
            voices.push(stand.note(file));
            assert!(!is_gone(&voices[voices.len() - 1]));
        }
        wait_until_gone(&voices[0]);
        stand.order(&Order::Hush);
        wait_until_gone(&voices[1]);
        stand.say(3, "a text\n");
        voices.push(stand.note("said3"));
        stand.end();
        wait_until_gone(&voices[2]);
        assert_eq!(stand.answer(), None, "nothing was read to its end");
    }

    /// A voice that was killed, and that nobody waits for but the system.
    fn wait_until_gone(process: &str) {
        while !is_gone(process) {
            let status = Path::new("/proc").join(process.trim()).join("status");
            let status = fs::read_to_string(status).unwrap_or_default();
            if status.contains("State:\tZ") {
                return;
            }
            thread::sleep(Duration::from_millis(10));
        }
    }
}

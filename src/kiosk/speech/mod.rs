//! Reading a page aloud, where the settings ask for it: a helper process of our own is begun before
//! the window's sandbox is shut, and starts the engine. The kiosk tells it words through a pipe and
//! never waits for it.

pub mod engine;
mod helper;
mod orders;

use std::env;
use std::io::{self, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, SyncSender, TrySendError, channel, sync_channel};
use std::thread;

use crate::content::model::Content;
use crate::content::{Files, Finding};
use crate::player::scene::{Event, Scene};
use crate::screens::i18n::Words;
use crate::screens::reading::{aloud, page};
use orders::{Answer, Order};

/// The name of the helper's command.
pub const COMMAND: &str = "speak";

/// Most orders on their way to the helper. One that has no room is left out: whoever touches
/// faster than that hears nothing anyway.
const ORDERS_MAX: usize = 8;

/// Variables by which the service manager knows the kiosk, and that are nobody else's.
const SUPERVISED_BY: [&str; 3] = ["NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"];

/// The helper's side: reads orders from standard input until it ends, and has the engine at `path`
/// read what they say. `is_kept`: the kernel keeps it, and the engine, to what they need.
pub fn serve(path: &Path, is_kept: bool) {
    if is_kept {
        super::sandbox::keep_speech(path);
    }
    helper::serve(path, BufReader::new(io::stdin()), &mut io::stdout());
}

/// The kiosk's side of what reads pages aloud.
pub(super) struct Voice {
    helper: Option<Helper>,
    /// The number of the last text.
    number: u64,
    /// Whether that is being read, as far as is known.
    speaks: bool,
    /// Whether the settings ask for a voice.
    is_wanted: bool,
    /// What is to be told where there is none, after the last look at the settings.
    lacking: Option<Finding>,
}

/// A helper that was begun; nobody listens to it yet.
pub(super) struct Begun(Option<Child>);

struct Helper {
    orders: SyncSender<Order>,
    answers: Receiver<Option<Answer>>,
}

/// Begins the helper if the settings of `content` ask for a voice and its engine is there.
pub(super) fn begin(content: &Content, is_kept: bool) -> Begun {
    let path = content.kiosk.speech.and_then(engine::find);
    let helper = path.map(|path| command(&path, is_kept).and_then(|mut command| command.spawn()));
    let told = |error| tracing::warn!("pages can't be read aloud, no helper can be begun: {error}");
    Begun(helper.and_then(|begun| begun.map_err(told).ok()))
}

fn command(engine: &Path, is_kept: bool) -> io::Result<Command> {
    let mut command = Command::new(env::current_exe()?);
    command.arg(COMMAND).arg(engine);
    if !is_kept {
        command.arg("--no-sandbox");
    }
    SUPERVISED_BY.iter().for_each(|name| _ = command.env_remove(name));
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    Ok(command)
}

impl Begun {
    /// Listens to the helper from now on; `wake` is called when it has said something.
    pub(super) fn listen(self, wake: impl Fn() + Send + 'static) -> Voice {
        let helper = self.0.and_then(|child| Helper::of(child, wake));
        Voice { helper, number: 0, speaks: false, is_wanted: false, lacking: None }
    }
}

impl Helper {
    fn of(mut child: Child, wake: impl Fn() + Send + 'static) -> Option<Self> {
        let (stdin, stdout) = (child.stdin.take()?, child.stdout.take()?);
        let (orders, incoming) = sync_channel(ORDERS_MAX);
        let (sender, answers) = channel();
        // It ends when the kiosk does, or the helper. The kiosk never waits at the pipe itself.
        thread::spawn(move || pass_on(&incoming, stdin));
        thread::spawn(move || {
            let mut stdout = BufReader::new(stdout);
            while let Some(answer) = Answer::read(&mut stdout) {
                if !tell(&sender, Some(answer)) {
                    break;
                }
                wake();
            }
            // It is gone, and leaves no zombie.
            let _ = child.wait();
            tell(&sender, None);
            wake();
        });
        Some(Self { orders, answers })
    }
}

fn tell(to: &Sender<Option<Answer>>, what: Option<Answer>) -> bool {
    to.send(what).is_ok()
}

fn pass_on(orders: &Receiver<Order>, mut helper: ChildStdin) {
    while let Ok(order) = orders.recv() {
        if order.write(&mut helper).is_err() {
            break;
        }
    }
}

impl Voice {
    /// Takes in the settings as they are now, and whether what they ask for is there.
    pub(super) fn take(&mut self, content: &Content, files: &Files) {
        self.is_wanted = content.kiosk.speech.is_some();
        self.lacking =
            engine::finding(content, files).or_else(|| engine::not_begun(content, files));
    }

    /// Whether there is anything to read a page aloud with.
    pub(super) fn is_there(&self) -> bool {
        self.is_wanted && self.helper.is_some()
    }

    /// What is told of a voice that is asked for and isn't there.
    pub(super) fn finding(&self) -> Option<Finding> {
        self.lacking.clone().filter(|_| self.is_wanted && self.helper.is_none())
    }

    /// Does what the player asks for, with the words of `scene`.
    pub(super) fn heed(&mut self, events: &[Event], scene: &Scene, words: &Words) {
        for event in events {
            match event {
                Event::ReadAloud => {
                    self.number += 1;
                    let (number, voice) = (self.number, engine::voice(&scene.lang));
                    let text = aloud(&page(scene, words), &scene.lang);
                    self.speaks = true;
                    self.order(Order::Say { number, voice, text });
                }
                Event::Hush => {
                    self.speaks = false;
                    self.order(Order::Hush);
                }
                _ => {}
            }
        }
    }

    fn order(&mut self, order: Order) {
        let sent = self.helper.as_ref().map(|helper| helper.orders.try_send(order));
        if matches!(sent, Some(Err(TrySendError::Disconnected(_)))) {
            self.helper = None;
        }
    }

    /// Whether what was being read has come to its end since this was asked last.
    pub(super) fn is_over(&mut self) -> bool {
        let Some(helper) = &self.helper else { return std::mem::take(&mut self.speaks) };
        while let Ok(answer) = helper.answers.try_recv() {
            let (number, failed) = match answer {
                Some(Answer::Done(number)) => (number, false),
                Some(Answer::Failed(number)) => (number, true),
                None => {
                    tracing::warn!("what reads pages aloud is gone; the next start begins it");
                    self.helper = None;
                    return std::mem::take(&mut self.speaks);
                }
            };
            if number != self.number {
                continue;
            }
            if failed {
                tracing::warn!("a page couldn't be read aloud: the engine failed");
            }
            return std::mem::take(&mut self.speaks);
        }
        false
    }
}

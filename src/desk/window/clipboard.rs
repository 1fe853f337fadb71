//! Text copied to and pasted from other programs.
//!
//! Another program may take its time to hand over what it has copied, so that is asked for on a
//! thread. eframe has the same for all its windows, the kiosk's too, where nothing is to be copied
//! and nothing may be pasted.

use std::mem;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use arboard::{GetExtLinux as _, LinuxClipboardKind, SetExtLinux as _};
use egui::{Context, Event, FullOutput, OutputCommand, Plugin, PointerButton, Pos2, RawInput};

/// Longest text that is pasted, in bytes.
const PASTED_BYTES_MAX: usize = 1 << 20;

/// What the toolkit has on a clipboard of its own, so that it says when somebody pastes.
const OWN: &str = "-";

/// What is to be done with the clipboard.
#[derive(Debug)]
enum Job {
    Copy(String),
    /// Text was selected, which X and Wayland paste by the middle button.
    Select(String),
    Paste,
    PasteSelection(Pos2),
}

/// The system's clipboard.
pub(super) struct Clipboard {
    jobs: Sender<Job>,
    arrived: Arc<Mutex<Vec<Event>>>,
    /// Whether the toolkit has [`OWN`].
    is_set: bool,
}

impl Clipboard {
    /// # Errors
    /// The system refuses a thread.
    pub(super) fn new(ctx: &Context) -> std::io::Result<Self> {
        let (jobs, inbox) = channel();
        let arrived = Arc::default();
        let (outbox, ctx) = (Arc::clone(&arrived), ctx.clone());
        thread::Builder::new()
            .name("clipboard".into())
            .spawn(move || work(&inbox, &outbox, &|| ctx.request_repaint()))?;
        Ok(Self { jobs, arrived, is_set: false })
    }

    fn ask(&self, job: Job) {
        if let Err(error) = self.jobs.send(job) {
            tracing::warn!("the clipboard's thread has ended: {error}");
        }
    }
}

impl Plugin for Clipboard {
    fn debug_name(&self) -> &'static str {
        "clipboard"
    }

    fn input_hook(&mut self, _: &Context, input: &mut RawInput) {
        input.events.retain(|event| match event {
            Event::Paste(_) => {
                self.ask(Job::Paste);
                false
            }
            Event::PointerButton { pos, button: PointerButton::Middle, pressed: true, .. } => {
                self.ask(Job::PasteSelection(*pos));
                true
            }
            _ => true,
        });
        let mut arrived = self.arrived.lock().unwrap_or_else(PoisonError::into_inner);
        input.events.append(&mut arrived);
    }

    fn output_hook(&mut self, _: &Context, output: &mut FullOutput) {
        let commands = &mut output.platform_output.commands;
        commands.retain_mut(|command| match command {
            OutputCommand::CopyText(text) => {
                self.ask(Job::Copy(mem::take(text)));
                false
            }
            OutputCommand::TextSelectionSettled(text) => {
                self.ask(Job::Select(mem::take(text)));
                false
            }
            _ => true,
        });
        if !mem::replace(&mut self.is_set, true) {
            commands.push(OutputCommand::CopyText(OWN.to_owned()));
        }
    }
}

fn work(inbox: &Receiver<Job>, outbox: &Mutex<Vec<Event>>, wake: &dyn Fn()) {
    // Connected to once it is needed.
    let mut board = None;
    let (mut copied, mut selected) = (String::new(), String::new());
    while let Ok(job) = inbox.recv() {
        if board.is_none() {
            let told = |error: &arboard::Error| tracing::warn!("there is no clipboard: {error}");
            board = arboard::Clipboard::new().inspect_err(told).ok();
        }
        let event = match job {
            Job::Copy(text) => {
                put(board.as_mut(), LinuxClipboardKind::Clipboard, &text);
                copied = text;
                continue;
            }
            Job::Select(text) => {
                put(board.as_mut(), LinuxClipboardKind::Primary, &text);
                selected = text;
                continue;
            }
            // What was copied here can be pasted here, even if nobody keeps a clipboard.
            Job::Paste => {
                let text = take(board.as_mut(), LinuxClipboardKind::Clipboard);
                Event::Paste(fitting(text.unwrap_or_else(|| copied.clone())))
            }
            Job::PasteSelection(pos) => {
                let text = take(board.as_mut(), LinuxClipboardKind::Primary);
                let text = fitting(text.unwrap_or_else(|| selected.clone()));
                Event::MiddleClickPaste { pos, text }
            }
        };
        outbox.lock().unwrap_or_else(PoisonError::into_inner).push(event);
        wake();
    }
}

fn put(board: Option<&mut arboard::Clipboard>, kind: LinuxClipboardKind, text: &str) {
    if let Some(board) = board
        && let Err(error) = board.set().clipboard(kind).text(text)
    {
        tracing::warn!("nothing can be copied: {error}");
    }
}

/// The text there; `None` where nobody answers, and an empty one where it is no text.
fn take(board: Option<&mut arboard::Clipboard>, kind: LinuxClipboardKind) -> Option<String> {
    match board?.get().clipboard(kind).text() {
        Ok(text) => Some(text),
        Err(arboard::Error::ContentNotAvailable) => Some(String::new()),
        Err(error) => {
            tracing::warn!("nothing can be pasted: {error}");
            None
        }
    }
}

/// With plain line ends, and not past [`PASTED_BYTES_MAX`].
fn fitting(mut text: String) -> String {
    text.truncate(text.floor_char_boundary(PASTED_BYTES_MAX));
    text.replace("\r\n", "\n")
}

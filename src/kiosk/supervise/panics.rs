//! What the log says of a panic: one plain line, with the place in the code and nothing that
//! could be a name.

use std::panic::{self, Location, PanicHookInfo};
use std::thread;

/// Has every panic told in the log from now on, in one line, instead of the several on stderr.
pub fn tell_in_log() {
    panic::set_hook(Box::new(|panic| tracing::error!("{}", told(panic))));
}

/// A panic in one line. Words that were put together while the program ran may quote the content,
/// and so name people; only those that stand in the code are repeated.
fn told(panic: &PanicHookInfo<'_>) -> String {
    let thread = thread::current();
    let thread = thread.name().unwrap_or("without a name");
    let place = panic.location().map(place).unwrap_or_default();
    let words = panic.payload().downcast_ref::<&'static str>();
    let words = words.map(|words| format!(": {}", words.replace('\n', " "))).unwrap_or_default();
    format!("a fault in the program, in its thread {thread}{place}{words}")
}

/// A place in the code, without the folders of the machine that built it.
fn place(location: &Location<'_>) -> String {
    let parts: Vec<&str> = location.file().split('/').collect();
    let from = parts.iter().rposition(|part| *part == "src").map_or(0, |src| src.saturating_sub(1));
    format!(", at {}:{}:{}", parts[from..].join("/"), location.line(), location.column())
}

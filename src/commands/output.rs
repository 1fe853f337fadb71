//! Where commands print to. `println!` panics when whoever read the output has gone away, as
//! `head` does after ten lines; nothing here does.

use std::io::{self, ErrorKind, Write};

/// An output whose reader may go away: from then on everything written to it is dropped, and the
/// command does the rest of its work and ends with the exit code that it would have.
pub struct Output<W> {
    inner: W,
    has_reader: bool,
}

impl<W: Write> Output<W> {
    /// Writes to `inner` as long as somebody reads it.
    pub fn new(inner: W) -> Self {
        Self { inner, has_reader: true }
    }

    fn settle<T>(&mut self, written: io::Result<T>, gone: T) -> io::Result<T> {
        match written {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.has_reader = false;
                Ok(gone)
            }
            written => written,
        }
    }
}

impl<W: Write> Write for Output<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.has_reader {
            return Ok(bytes.len());
        }
        let written = self.inner.write(bytes);
        self.settle(written, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.has_reader {
            return Ok(());
        }
        let flushed = self.inner.flush();
        self.settle(flushed, ())
    }
}

/// Says something on stderr in the program's name. Where nobody can hear it, it is lost.
pub fn say(words: &str) {
    let _ = writeln!(io::stderr(), "breakroom: {words}");
}

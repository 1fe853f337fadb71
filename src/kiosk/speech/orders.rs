//! What goes through the pipe to the helper, and what comes back. An order is a line, and after
//! that of a text its bytes; an answer is a line.

use std::io::{self, BufRead, Read, Write};

use crate::screens::reading::ALOUD_BYTES_MAX;

/// Longest line of an order or an answer, in bytes.
const LINE_MAX: u64 = 80;

/// What the helper is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// A text is read, in a voice; what was being read ends.
    Say {
        /// The number of the order, by which its answer is known.
        number: u64,
        /// The engine's name of the voice: small letters, and strokes but for the first.
        voice: String,
        /// At most [`ALOUD_BYTES_MAX`] bytes.
        text: String,
    },
    /// What is being read ends.
    Hush,
}

/// What the helper answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// The text of the order of that number was read to its end.
    Done(u64),
    /// It couldn't be.
    Failed(u64),
}

fn broken(what: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// A line without its end; `None` at the end of the stream.
fn line(from: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = String::new();
    from.take(LINE_MAX).read_line(&mut line)?;
    match line.strip_suffix('\n') {
        Some(whole) => Ok(Some(whole.to_owned())),
        None if line.is_empty() => Ok(None),
        None => Err(broken("a line without an end")),
    }
}

/// Whether a voice may be called this; never what the engine would take for an option.
fn is_name(voice: &str) -> bool {
    voice.starts_with(|c: char| c.is_ascii_lowercase())
        && voice.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}

impl Order {
    /// Writes it, as one piece.
    pub(super) fn write(&self, to: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Hush => to.write_all(b"hush\n")?,
            Self::Say { number, voice, text } => {
                let mut bytes = format!("say {number} {voice} {}\n", text.len()).into_bytes();
                bytes.extend_from_slice(text.as_bytes());
                to.write_all(&bytes)?;
            }
        }
        to.flush()
    }

    /// Reads the next one; `None` when there are no more.
    pub(super) fn read(from: &mut impl BufRead) -> io::Result<Option<Self>> {
        let Some(line) = line(from)? else { return Ok(None) };
        let mut words = line.split(' ');
        match (words.next(), words.next(), words.next(), words.next(), words.next()) {
            (Some("hush"), None, ..) => Ok(Some(Self::Hush)),
            (Some("say"), Some(number), Some(voice), Some(length), None) => {
                let number = number.parse().map_err(|_| broken("no number"))?;
                let length: usize = length.parse().map_err(|_| broken("no length"))?;
                if !is_name(voice) || length > ALOUD_BYTES_MAX {
                    return Err(broken("no voice, or too long a text"));
                }
                let mut bytes = vec![0; length];
                from.read_exact(&mut bytes)?;
                let text = String::from_utf8(bytes).map_err(|_| broken("no text"))?;
                Ok(Some(Self::Say { number, voice: voice.to_owned(), text }))
            }
            _ => Err(broken("no such order")),
        }
    }
}

impl Answer {
    /// Writes it.
    pub(super) fn write(self, to: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Done(number) => writeln!(to, "done {number}")?,
            Self::Failed(number) => writeln!(to, "failed {number}")?,
        }
        to.flush()
    }

    /// Reads the next one; `None` when there are no more, or what comes can't be understood.
    pub(super) fn read(from: &mut impl BufRead) -> Option<Self> {
        let line = line(from).ok()??;
        let (word, number) = line.split_once(' ')?;
        let number = number.parse().ok()?;
        match word {
            "done" => Some(Self::Done(number)),
            "failed" => Some(Self::Failed(number)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(text: &str) -> Order {
        Order::Say { number: 7, voice: "cmn-latn-pinyin".into(), text: text.into() }
    }

    #[test]
    fn orders_come_out_as_they_went_in_whatever_the_text_says() {
        let all = [say("hush\nsay 1 en 3\n谢谢"), Order::Hush, say(""), say("one\n")];
        let mut pipe = Vec::new();
        all.iter().for_each(|order| order.write(&mut pipe).expect("written"));
        let mut from = pipe.as_slice();
        for order in all {
            assert_eq!(Order::read(&mut from).expect("read"), Some(order));
        }
        assert_eq!(Order::read(&mut from).expect("read"), None);
    }

    #[test]
    fn what_is_no_order_is_refused() {
        let long = format!("say 1 en {}\n", ALOUD_BYTES_MAX + 1);
        let nameless = "say 1 -w/etc/passwd 1\na";
        let lines = [
            "say 1 -v 1\na",
            "say 1 Cmn 1\na",
            "shout\n",
            "say 1 en\n",
            "say x en 1\na",
            nameless,
            "say 1 en 9\nshort",
            &long,
        ];
        for wrong in lines {
            assert!(Order::read(&mut wrong.as_bytes()).is_err(), "{wrong}");
        }
        let endless = "a".repeat(1000);
        assert!(Order::read(&mut endless.as_bytes()).is_err());
    }

    #[test]
    fn answers_come_back_and_nonsense_ends_them() {
        let mut pipe = Vec::new();
        Answer::Done(3).write(&mut pipe).expect("written");
        Answer::Failed(4).write(&mut pipe).expect("written");
        pipe.extend_from_slice(b"what\n");
        let mut from = pipe.as_slice();
        let read: Vec<_> = std::iter::from_fn(|| Answer::read(&mut from)).collect();
        assert_eq!(read, [Answer::Done(3), Answer::Failed(4)]);
    }
}

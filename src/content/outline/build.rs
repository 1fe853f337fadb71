//! From tokens to the tree, with the faults of shape in words.

use super::token::{Kind as Sign, Lexer, Odd, Token, plain_sign};
use super::{Entry, Fault, Kind, NESTING_MAX, Node, Outline, Span};

/// Most faults kept of one text; after that many its shape is beyond telling.
const FAULTS_MAX: usize = 1_000;

/// An open bracket and what was read since.
struct Frame {
    sign: char,
    open: Span,
    line: u32,
    indent: Option<usize>,
    head: Span,
    key: Span,
    slot: Option<Node>,
    entries: Vec<Entry>,
}

impl Frame {
    fn new(sign: char, open: Span, line: u32, indent: Option<usize>) -> Self {
        Self {
            sign,
            open,
            line,
            indent,
            head: Span::default(),
            key: Span::default(),
            slot: None,
            entries: Vec::new(),
        }
    }

    /// Takes the value read last into the entries. Whether there was one.
    fn take_slot(&mut self) -> bool {
        let key = std::mem::take(&mut self.key);
        let Some(value) = self.slot.take() else {
            return false;
        };
        self.entries.push(Entry { key, value });
        true
    }
}

struct Builder<'a> {
    text: &'a str,
    lexer: Lexer<'a>,
    /// The first frame stands for the file itself.
    frames: Vec<Frame>,
    faults: Vec<Fault>,
    /// A bracket whose closing one is set in differently: the likely culprit of a later mismatch.
    suspect: Option<(char, u32)>,
}

/// Reads the shape of `text`, which must have no byte-order mark.
pub fn outline(text: &str) -> Outline {
    let mut builder = Builder {
        text,
        lexer: Lexer::new(text),
        frames: vec![Frame::new('\0', Span::default(), 1, None)],
        faults: Vec::new(),
        suspect: None,
    };
    while let Some(token) = builder.lexer.next() {
        if !builder.take(token) || builder.faults.len() >= FAULTS_MAX {
            break;
        }
    }
    builder.finish()
}

impl Builder<'_> {
    /// Takes a token. Whether the reading can go on.
    fn take(&mut self, token: Token) -> bool {
        if !self.note_odd(token) {
            return false;
        }
        match token.kind {
            Sign::Open(sign) => self.open(sign, token.span),
            Sign::Close(sign) => self.close(sign, token.span),
            Sign::Comma => {
                self.comma(token.span);
                true
            }
            Sign::Colon => {
                self.colon(token.span);
                true
            }
            Sign::Text => self.value(token.span, Kind::Text),
            Sign::Number => self.value(token.span, Kind::Number),
            Sign::Word => self.value(token.span, Kind::Word),
            Sign::Char => self.value(token.span, Kind::Other),
            Sign::Junk => {
                self.junk(token);
                true
            }
        }
    }

    fn note_odd(&mut self, token: Token) -> bool {
        let shown = token.span.of(self.text);
        match token.odd {
            None => {}
            Some(Odd::FullWidth) => {
                let c = shown.chars().next().unwrap_or_default();
                let what = format!("`{c}` is a full-width sign");
                let todo = format!("type a plain `{}`, outside Chinese input", plain_sign(c));
                self.fault(token.span, "full-width", what, todo);
            }
            Some(Odd::CurlyQuotes) => {
                let what = "curly quotation marks can't enclose a text".to_owned();
                let todo = "type straight ones: \"…\" (curly ones are welcome inside)".to_owned();
                self.fault(token.span, "curly-quotes", what, todo);
            }
            Some(Odd::Unclosed) => {
                self.unclosed_text(token.span);
                return false;
            }
            Some(Odd::UnclosedComment) => {
                let what = "the note that `/*` begins is never closed".to_owned();
                self.fatal(
                    token.span,
                    "unclosed-comment",
                    what,
                    "write `*/` at its end".into(),
                );
                return false;
            }
        }
        true
    }

    /// The quotation mark that is missing stands before the first text that runs over a line's
    /// end, or before the first odd place; all that follows is turned inside out.
    fn unclosed_text(&mut self, last: Span) {
        let first_odd = self.faults.first().map(|f| f.span);
        let long = self.lexer.first_long_text;
        let places = [first_odd, long, Some(last)];
        let place = places.into_iter().flatten().min_by_key(|s| s.start);
        let start = place.unwrap_or(last).start;
        let what = "a quotation mark is missing at or before this place".to_owned();
        let todo =
            "each text begins and ends with \" ; look for the one without its end".to_owned();
        self.faults.clear();
        self.fatal(
            Span {
                start,
                end: start + 1,
            },
            "unclosed-text",
            what,
            todo,
        );
    }

    fn open(&mut self, sign: char, span: Span) -> bool {
        if self.frames.len() > NESTING_MAX {
            let what = format!("brackets are nested more than {NESTING_MAX} deep here");
            let todo = "take out the brackets that aren't needed".to_owned();
            self.fatal(span, "too-deep", what, todo);
            return false;
        }
        let mut frame = Frame::new(sign, span, self.lexer.line, None);
        let word = |n: &Node| n.kind == Kind::Word;
        let slot = &mut self.top().slot;
        if sign == '(' && slot.as_ref().is_some_and(word) {
            frame.head = slot.take().map(|n| n.span).unwrap_or_default();
        } else {
            self.part_from_slot();
        }
        let first = if frame.head.is_empty() {
            span
        } else {
            frame.head
        };
        let key = self.top().key;
        let first = if key.is_empty() { first } else { key };
        frame.indent = self.lexer.indent(first.start);
        self.frames.push(frame);
        true
    }

    fn close(&mut self, sign: char, span: Span) -> bool {
        let line = self.lexer.line;
        let Some(mut frame) = self.frames.pop_if(|f| f.sign == opening(sign)) else {
            self.mismatch(sign, span);
            return false;
        };
        let same_indent = match (frame.indent, self.lexer.indent(span.start)) {
            (Some(open), Some(close)) if frame.line != line => open == close,
            _ => true,
        };
        if !same_indent && self.suspect.is_none() {
            self.suspect = Some((frame.sign, frame.line));
        }
        let unfinished = !frame.key.is_empty() && frame.slot.is_none();
        if unfinished {
            self.no_value(frame.key);
        }
        frame.take_slot();
        let head = frame.head;
        let start = if head.is_empty() {
            frame.open.start
        } else {
            head.start
        };
        let kind = match frame.sign {
            '(' => Kind::Parens,
            '[' => Kind::List,
            _ => Kind::Map,
        };
        self.top().slot = Some(Node {
            span: Span {
                start,
                end: span.end,
            },
            head,
            kind,
            entries: frame.entries,
        });
        true
    }

    fn mismatch(&mut self, sign: char, span: Span) {
        let top = self.top();
        let (open, line) = (top.sign, top.line);
        if open == '\0' {
            let what = format!(
                "this `{sign}` closes nothing: no `{}` is open here",
                opening(sign)
            );
            let todo = "take it out, or write the opening one where it belongs".to_owned();
            return self.fatal(span, "stray-bracket", what, todo);
        }
        let what = format!("this `{sign}` doesn't fit the `{open}` opened in line {line}");
        let close = closing(open);
        let todo = match self.suspect {
            Some((open, line)) => {
                format!("a bracket is missing; look first at the `{open}` opened in line {line}")
            }
            None => format!("write the missing `{close}` where it belongs, before this place"),
        };
        self.fatal(span, "mismatched-bracket", what, todo);
    }

    fn comma(&mut self, span: Span) {
        let key = self.top().key;
        if self.top().take_slot() {
            return;
        }
        if key.is_empty() {
            let what = "there is a comma with nothing before it".to_owned();
            self.fault(span, "stray-comma", what, "take it out".into());
        } else {
            self.no_value(key);
        }
    }

    fn colon(&mut self, span: Span) {
        let top = self.top();
        let usable = top.key.is_empty() && top.sign != '[' && top.sign != '\0';
        match top.slot.take() {
            Some(node) if usable && matches!(node.kind, Kind::Word | Kind::Text) => {
                top.key = node.span;
            }
            _ => {
                let what = "a colon can't stand here".to_owned();
                let todo = "fields are written `name: value,` within round brackets".to_owned();
                self.fault(span, "stray-colon", what, todo);
            }
        }
    }

    fn value(&mut self, span: Span, kind: Kind) -> bool {
        self.part_from_slot();
        self.top().slot = Some(Node {
            span,
            head: Span::default(),
            kind,
            entries: Vec::new(),
        });
        true
    }

    /// Two values without a comma between them.
    fn part_from_slot(&mut self) {
        let Some(end) = self.top().slot.as_ref().map(|n| n.span.end) else {
            return;
        };
        let outside = self.frames.len() == 1;
        let place = Span {
            start: end - 1,
            end,
        };
        if outside {
            let what = "there is something after the end".to_owned();
            let todo = "move it inside the bracket that ends here, or take it out".to_owned();
            self.fault(place, "after-end", what, todo);
        } else {
            let what = "a comma is missing after this".to_owned();
            self.fault(place, "missing-comma", what, "write `,` here".into());
        }
        self.top().take_slot();
    }

    fn junk(&mut self, token: Token) {
        if token.odd.is_some() {
            return;
        }
        let shown = token.span.of(self.text);
        let what = format!("`{shown}` can't stand here");
        let todo = match shown {
            "#" | "/" => "a note for people begins with `//`",
            "'" => "texts are written between straight double quotation marks: \"…\"",
            ";" | "；" => "write a comma",
            "=" => "fields are written `name: value`",
            _ => "take it out, or write it inside quotation marks",
        };
        self.fault(token.span, "stray-sign", what, todo.to_owned());
    }

    fn no_value(&mut self, key: Span) {
        let what = format!("`{}` has no value", key.of(self.text));
        self.fault(
            key,
            "no-value",
            what,
            "write one after the colon, or take it out".into(),
        );
    }

    fn top(&mut self) -> &mut Frame {
        self.frames
            .last_mut()
            .expect("the file's own frame is never popped")
    }

    fn fault(&mut self, span: Span, code: &'static str, what: String, todo: String) {
        self.faults.push(Fault {
            span,
            code,
            what,
            todo,
            fatal: false,
        });
    }

    fn fatal(&mut self, span: Span, code: &'static str, what: String, todo: String) {
        self.faults.push(Fault {
            span,
            code,
            what,
            todo,
            fatal: true,
        });
    }

    fn finish(mut self) -> Outline {
        if self.faults.len() >= FAULTS_MAX {
            let what = format!("there are more than {FAULTS_MAX} faults before this place");
            let span = self.faults.last().map(|f| f.span).unwrap_or_default();
            self.fatal(
                span,
                "too-many-faults",
                what,
                "mend the first ones and check again".into(),
            );
        }
        let stopped = self.faults.iter().any(|f| f.fatal);
        if !stopped && self.frames.len() > 1 {
            let top = self.top();
            let (open, line, span) = (top.sign, top.line, top.open);
            let what = format!("this `{open}` opened in line {line} is never closed");
            let todo = match self.suspect {
                Some((open, line)) => format!(
                    "a bracket is missing; look first at the `{open}` opened in line {line}"
                ),
                None => format!(
                    "write `{}` at its end; is the end of the file missing?",
                    closing(open)
                ),
            };
            self.fatal(span, "unclosed-bracket", what, todo);
        }
        let file = &mut self.frames[0];
        file.take_slot();
        // What follows the end of the first value has been named as a fault.
        let root = std::mem::take(&mut file.entries).into_iter().next();
        self.faults.sort_by_key(|f| f.span.start);
        Outline {
            root: root.map(|e| e.value),
            faults: self.faults,
        }
    }
}

fn opening(close: char) -> char {
    match close {
        ')' => '(',
        ']' => '[',
        _ => '{',
    }
}

fn closing(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

//! From tokens to the tree, with the faults of shape in words.

use super::faults::{closing, opening};
use super::token::{Kind as Sign, Lexer, Token};
use super::{Entry, Fault, Kind, NESTING_MAX, Node, Outline, Span};

/// Most faults kept of one text; after that many its shape is beyond telling.
const FAULTS_MAX: usize = 1_000;

/// An open bracket and what was read since.
pub(in crate::content) struct Frame {
    pub sign: char,
    open: Span,
    pub line: u32,
    indent: Option<usize>,
    head: Span,
    pub key: Span,
    pub slot: Option<Node>,
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

pub(in crate::content) struct Builder<'a> {
    pub text: &'a str,
    pub lexer: Lexer<'a>,
    /// The first frame stands for the file itself.
    frames: Vec<Frame>,
    pub faults: Vec<Fault>,
    /// A bracket whose closing one is set in differently: the likely culprit of a later mismatch.
    pub suspect: Option<(char, u32)>,
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
        let first = if frame.head.is_empty() { span } else { frame.head };
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
        let start = if head.is_empty() { frame.open.start } else { head.start };
        let kind = match frame.sign {
            '(' => Kind::Parens,
            '[' => Kind::List,
            _ => Kind::Map,
        };
        self.top().slot =
            Some(Node { span: Span { start, end: span.end }, head, kind, entries: frame.entries });
        true
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
        self.top().slot = Some(Node { span, head: Span::default(), kind, entries: Vec::new() });
        true
    }

    /// Two values without a comma between them.
    fn part_from_slot(&mut self) {
        let Some(end) = self.top().slot.as_ref().map(|n| n.span.end) else {
            return;
        };
        let outside = self.frames.len() == 1;
        let place = Span { start: end - 1, end };
        if outside {
            let what = "there is something after the end".to_owned();
            let todo = "move it inside the bracket that ends here, or take it out".to_owned();
            self.fault(place, "after-end", what, todo);
        } else if self.wants_colon() {
            let what = "a colon is missing after this name".to_owned();
            self.fault(place, "missing-colon", what, "write `name: value`".into());
            let top = self.top();
            top.key = top.slot.take().map(|n| n.span).unwrap_or_default();
            return;
        } else {
            let what = "a comma is missing after this".to_owned();
            self.fault(place, "missing-comma", what, "write `,` here".into());
        }
        self.top().take_slot();
    }

    /// Whether what was read last can only be the name of a field.
    pub fn wants_colon(&mut self) -> bool {
        let top = self.top();
        let word = top.slot.as_ref().is_some_and(|n| n.kind == Kind::Word);
        word && top.key.is_empty() && top.sign == '('
    }

    pub fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("the file's own frame is never popped")
    }

    fn finish(mut self) -> Outline {
        if self.faults.len() >= FAULTS_MAX {
            let what = format!("there are more than {FAULTS_MAX} faults before this place");
            let span = self.faults.last().map(|f| f.span).unwrap_or_default();
            self.fatal(span, "too-many-faults", what, "mend the first ones and check again".into());
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
                None => {
                    format!("write `{}` at its end; is the end of the file missing?", closing(open))
                }
            };
            self.fatal(span, "unclosed-bracket", what, todo);
        }
        let file = &mut self.frames[0];
        file.take_slot();
        // What follows the end of the first value has been named as a fault.
        let root = std::mem::take(&mut file.entries).into_iter().next();
        self.faults.sort_by_key(|f| f.span.start);
        Outline { root: root.map(|e| e.value), faults: self.faults }
    }
}

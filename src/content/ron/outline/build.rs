//! From tokens to the tree.

use super::plain::Edit;
use super::token::{Lexer, SignKind as Sign, Token, opening};
use super::{Entry, Fault, Kind, NESTING_MAX, Node, Outline, Span};
use crate::content::finding::Unworded;
use crate::content::finding::phrase::short;

/// Most faults kept of one text; after that many its shape is beyond telling.
pub(super) const FAULTS_MAX: usize = 1_000;

/// An open bracket and what was read since.
pub(in crate::content) struct Bracket {
    pub sign: char,
    pub open: Span,
    pub line: u32,
    indent: Option<usize>,
    head: Span,
    pub key: Span,
    pub slot: Option<Node>,
    /// Where the value read last ends, with all that stands around it.
    slot_end: u32,
    entries: Vec<Entry>,
}

impl Bracket {
    fn new(sign: char, open: Span, line: u32, indent: Option<usize>) -> Self {
        Self {
            sign,
            open,
            line,
            indent,
            head: Span::default(),
            key: Span::default(),
            slot: None,
            slot_end: 0,
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
    frames: Vec<Bracket>,
    pub faults: Vec<Fault>,
    /// The first bracket that lacks its other one, by how the lines are set in, and its line.
    pub suspect: Option<(char, u32)>,
    edits: Vec<Edit>,
}

/// Reads the shape of `text`, which must have no byte-order mark.
pub fn outline(text: &str) -> Outline {
    let mut builder = Builder {
        text,
        lexer: Lexer::new(text),
        frames: vec![Bracket::new('\0', Span::default(), 1, None)],
        faults: Vec::new(),
        suspect: None,
        edits: Vec::new(),
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
            self.fatal(span, "too-deep")
                .what(format!("brackets are nested more than {NESTING_MAX} deep here"))
                .todo("take out the brackets that aren't needed");
            return false;
        }
        let mut frame = Bracket::new(sign, span, self.lexer.line, None);
        let word = |n: &Node| n.kind == Kind::Word;
        let slot = &mut self.top().slot;
        if sign == '(' && slot.as_ref().is_some_and(word) {
            frame.head = slot.take().map(|n| n.span).unwrap_or_default();
            self.edits.extend(Edit::of_name(frame.head, self.text));
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
        if self.suspect.is_none() && frame.line != line {
            self.suspect = match (frame.indent, self.lexer.indent(span.start)) {
                (Some(open), Some(close)) if open == close => None,
                (Some(open), Some(close)) if open < close => Some((sign, line)),
                (Some(_), None) => Some((sign, line)),
                _ => Some((frame.sign, frame.line)),
            };
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
        let some = head.of(self.text) == "Some";
        let top = self.top();
        top.slot_end = span.end;
        top.slot = match frame.entries.pop_if(|entry| some && entry.key.is_empty()) {
            // What `Some( … )` stands around is the value.
            Some(only) if frame.entries.is_empty() => Some(only.value),
            last => {
                frame.entries.extend(last);
                let span = Span { start, end: span.end };
                Some(Node { span, head, kind, entries: frame.entries })
            }
        };
        true
    }

    fn comma(&mut self, span: Span) {
        let key = self.top().key;
        if self.top().take_slot() {
            return;
        }
        if key.is_empty() {
            self.fault(span, "stray-comma")
                .what("there is a comma with nothing before it")
                .todo("take it out");
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
                let named = top.sign == '(';
                self.edits.extend(Edit::of_name(node.span, self.text).filter(|_| named));
            }
            _ => {
                self.fault(span, "stray-colon")
                    .what("a colon can't stand here")
                    .todo("fields are written `name: value,` within round brackets");
            }
        }
    }

    fn value(&mut self, span: Span, kind: Kind) -> bool {
        if kind == Kind::Word && self.goes_on(span) {
            return true;
        }
        self.part_from_slot();
        let top = self.top();
        top.slot = Some(Node { span, head: Span::default(), kind, entries: Vec::new() });
        top.slot_end = span.end;
        true
    }

    /// Words one after another are most likely a text without its quotation marks. They are
    /// taken as one, and told once.
    fn goes_on(&mut self, span: Span) -> bool {
        let next_field = self.lexer.is_followed_by(&[':', '：', '(', '（']);
        let top = self.top();
        let is_value = !top.key.is_empty() || top.sign == '[';
        let Some(slot) = top.slot.as_mut().filter(|n| n.kind == Kind::Word && is_value) else {
            return false;
        };
        if next_field {
            return false;
        }
        slot.span.end = span.end;
        let words = slot.span;
        top.slot_end = span.end;
        let lines = words.of(self.text).lines();
        let without_comments = lines.map(|line| line.split("//").next().unwrap_or_default());
        let text = short(&without_comments.collect::<Vec<_>>().join("\n"));
        let told = self.faults.last().is_some_and(|f| f.span.start == words.start);
        if !told {
            self.fault(words, "missing-quotes");
        }
        if let Some(fault) = self.faults.last_mut() {
            fault.span = words;
            Unworded(&mut fault.told)
                .what("quotation marks are missing around these words, or a comma between them")
                .todo(format!("if they are one text, write \"{text}\"; if not, write `,` between"));
        }
        true
    }

    /// Two values without a comma between them.
    fn part_from_slot(&mut self) {
        let top = self.top();
        if top.slot.is_none() {
            return;
        }
        let end = top.slot_end;
        let outside = self.frames.len() == 1;
        let place = Span::new(self.text.floor_char_boundary(end as usize - 1), end as usize);
        if outside {
            self.fault(place, "after-end")
                .what("there is something after the end")
                .todo("move it inside the bracket that ends here, or take it out");
        } else if self.wants_colon() {
            self.fault(place, "missing-colon")
                .what("a colon is missing after this name")
                .todo("write `name: value`");
            let top = self.top();
            top.key = top.slot.take().map(|n| n.span).unwrap_or_default();
            return;
        } else {
            self.fault(place, "missing-comma")
                .what("a comma is missing after this")
                .todo("write `,` here");
        }
        self.top().take_slot();
    }

    /// Whether what was read last can only be the name of a field.
    pub(super) fn wants_colon(&mut self) -> bool {
        let top = self.top();
        let word = top.slot.as_ref().is_some_and(|n| n.kind == Kind::Word);
        word && top.key.is_empty() && top.sign == '('
    }

    #[expect(clippy::expect_used, reason = "the first frame, the file's, is never popped")]
    pub(super) fn top(&mut self) -> &mut Bracket {
        self.frames.last_mut().expect("the file's own frame is never popped")
    }

    fn finish(mut self) -> Outline {
        let open = self.frames.len() > 1;
        self.ended(open);
        let file = &mut self.frames[0];
        file.take_slot();
        // What follows the end of the first value has been named as a fault.
        let root = std::mem::take(&mut file.entries).into_iter().next();
        self.faults.sort_by_key(|f| f.span.start);
        let blanks = self.lexer.odd_blanks.into_iter().map(Edit::Blank);
        self.edits.extend(blanks);
        Outline { root: root.map(|e| e.value), faults: self.faults, edits: self.edits }
    }
}

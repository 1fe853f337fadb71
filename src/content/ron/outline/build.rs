//! From tokens to the tree, with the faults of shape in words.

use super::plain::Edit;
use super::token::{Lexer, Odd, SignKind as Sign, Token, is_harmless, plain_sign};
use super::{Entry, Fault, Kind, NESTING_MAX, Node, Outline, Span};
use crate::content::finding::phrase::short;
use crate::content::finding::sign::unseen;
use crate::content::finding::{Unworded, error};

/// Most faults kept of one text; after that many its shape is beyond telling.
const FAULTS_MAX: usize = 1_000;

/// An open bracket and what was read since.
pub(in crate::content) struct Bracket {
    pub sign: char,
    open: Span,
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
    /// A bracket whose closing one is set in differently: the likely culprit of a later mismatch.
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
        let place = Span { start: end - 1, end };
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
        if self.faults.len() >= FAULTS_MAX {
            // The first, of which most of the others come: a quotation mark, more often than not.
            let span = self.faults.first().map(|f| f.span).unwrap_or_default();
            self.fatal(span, "too-many-faults")
                .what(format!("from here on nothing fits together: {FAULTS_MAX} faults or more"))
                .todo("look in this line, and in those above it, for a `\"` that is missing");
        }
        let stopped = self.faults.iter().any(|f| f.fatal);
        if !stopped && self.frames.len() > 1 {
            let top = self.top();
            let (open, line, span) = (top.sign, top.line, top.open);
            let todo = match self.suspect {
                Some((open, line)) => format!(
                    "a bracket is missing; look first at the `{open}` opened in line {line}"
                ),
                None => {
                    format!("write `{}` at its end; is the end of the file missing?", closing(open))
                }
            };
            self.fatal(span, "unclosed-bracket")
                .what(format!("this `{open}` opened in line {line} is never closed"))
                .todo(todo);
        }
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

/// The faults, in words.
impl Builder<'_> {
    fn note_odd(&mut self, token: Token) -> bool {
        let shown = token.span.of(self.text);
        match token.odd {
            None => {}
            Some(Odd::FullWidth) => {
                let c = shown.chars().next().unwrap_or_default();
                self.fault(token.span, "full-width")
                    .what(format!("`{c}` is a full-width sign"))
                    .todo(format!("type a plain `{}`, outside Chinese input", plain_sign(c)));
            }
            Some(Odd::CurlyQuotes) => {
                self.fault(token.span, "curly-quotes")
                    .what("curly quotation marks can't enclose a text")
                    .todo("type straight ones: \"…\" (curly ones are welcome inside)");
            }
            Some(Odd::Unseen) => self.unseen_within(token.span),
            Some(Odd::Extension) => {
                let implicit = "#![enable(implicit_some)]";
                self.fault(token.span, "unknown-extension")
                    .what(format!("`{}` turns something on that isn't read here", short(shown)))
                    .todo(format!("take it out, or write `{implicit}`"));
            }
            Some(Odd::Unclosed) => {
                self.unclosed_text(token.span);
                return false;
            }
            Some(Odd::UnclosedComment) => {
                self.fatal(token.span, "unclosed-comment")
                    .what("the note that `/*` begins is never closed")
                    .todo("write `*/` at its end");
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
        self.faults.clear();
        self.fatal(Span { start, end: start + 1 }, "unclosed-text")
            .what("a quotation mark is missing at or before this place")
            .todo("each text begins and ends with \" ; look for the one without its end");
    }

    fn mismatch(&mut self, sign: char, span: Span) {
        let top = self.top();
        let (open, line) = (top.sign, top.line);
        if open == '\0' {
            return self
                .fatal(span, "stray-bracket")
                .what(format!("this `{sign}` closes nothing: no `{}` is open here", opening(sign)))
                .todo("take it out, or write the opening one where it belongs");
        }
        let close = closing(open);
        let todo = match self.suspect {
            Some((open, line)) => {
                format!("a bracket is missing; look first at the `{open}` opened in line {line}")
            }
            None => format!("write the missing `{close}` where it belongs, before this place"),
        };
        self.fatal(span, "mismatched-bracket")
            .what(format!("this `{sign}` doesn't fit the `{open}` opened in line {line}"))
            .todo(todo);
    }

    fn unseen_within(&mut self, word: Span) {
        let text = word.of(self.text);
        let bare: String = text.chars().filter(|&c| !is_harmless(c)).collect();
        let Some((at, sign)) = text.char_indices().find(|&(_, c)| is_harmless(c)) else {
            return;
        };
        let start = word.start as usize + at;
        self.fault(Span::new(start, start + sign.len_utf8()), "unseen-sign")
            .what(format!("{} stands here and can't be seen", unseen(sign).unwrap_or_default()))
            .todo(format!("delete it, or type `{}` again", short(&bare)));
    }

    fn junk(&mut self, token: Token) {
        if token.odd.is_some() {
            return;
        }
        let shown = token.span.of(self.text);
        if let Some(name) = shown.chars().next().and_then(unseen) {
            self.fault(token.span, "unseen-sign")
                .what(format!("{name} stands here and can't be seen"))
                .todo("take it out");
            return;
        }
        let todo = match shown {
            "#" | "/" => "a note for people begins with `//`",
            "'" => "texts are written between straight double quotation marks: \"…\"",
            ";" | "；" => "write a comma",
            "=" => "fields are written `name: value`",
            _ => "take it out, or write it inside quotation marks",
        };
        if shown == "=" && self.wants_colon() {
            // Go on as if it were a colon, so that it is one fault and not three.
            let top = self.top();
            top.key = top.slot.take().map(|n| n.span).unwrap_or_default();
        }
        self.fault(token.span, "stray-sign")
            .what(format!("`{shown}` can't stand here"))
            .todo(todo.to_owned());
    }

    fn no_value(&mut self, key: Span) {
        let name = key.of(self.text).to_owned();
        self.fault(key, "no-value")
            .what(format!("`{name}` has no value"))
            .todo("write one after the colon, or take it out");
    }

    fn fault(&mut self, span: Span, code: &'static str) -> Unworded<'_> {
        self.add(span, code, false)
    }

    fn fatal(&mut self, span: Span, code: &'static str) -> Unworded<'_> {
        self.add(span, code, true)
    }

    fn add(&mut self, span: Span, code: &'static str, fatal: bool) -> Unworded<'_> {
        let last = self.faults.len();
        self.faults.push(Fault { span, fatal, told: error(code) });
        Unworded(&mut self.faults[last].told)
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

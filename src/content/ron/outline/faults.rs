//! The faults of shape, in words, and where to look for what is missing.

use super::build::{Builder, FAULTS_MAX};
use super::token::{Odd, Token, closing, is_harmless, opening, plain_sign};
use super::{Fault, Span};
use crate::content::finding::phrase::short;
use crate::content::finding::sign::unseen;
use crate::content::finding::{Unworded, error};

impl Builder<'_> {
    pub(super) fn note_odd(&mut self, token: Token) -> bool {
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
                self.unclosed_text(token.span.start);
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

    /// The reading is over, within a bracket that is `open` or not.
    pub(super) fn ended(&mut self, open: bool) {
        if self.faults.len() >= FAULTS_MAX {
            let span = self.faults.first().map(|f| f.span).unwrap_or_default();
            self.fatal(span, "too-many-faults")
                .what(format!("from here on nothing fits together: {FAULTS_MAX} faults or more"))
                .todo("look in this line, and in those above it, for a `\"` that is missing");
        }
        if open && !self.has_stopped() {
            self.never_closed();
        }
        if self.has_stopped() {
            self.turned_inside_out();
        }
    }

    fn has_stopped(&self) -> bool {
        self.faults.iter().any(|f| f.fatal)
    }

    fn never_closed(&mut self) {
        let top = self.top();
        let (open, line, span) = (top.sign, top.line, top.open);
        let todo = match self.suspicion() {
            Some(place) => format!("a bracket is missing; {place}"),
            None => {
                format!("write `{}` at its end; is the end of the file missing?", closing(open))
            }
        };
        self.fatal(span, "unclosed-bracket")
            .what(format!("this `{open}` opened in line {line} is never closed"))
            .todo(todo);
    }

    /// Whatever the reading stopped at, if a quotation mark is missing before it, all from there on
    /// was turned inside out. It is missing in the line of the first text that is none, and next
    /// to it, or where something else in that line is odd.
    fn turned_inside_out(&mut self) {
        let Some(before) = self.lexer.before_turned else { return };
        let odd = self.faults.iter().map(|f| f.span.start).filter(|&at| at >= before.start);
        let start = odd.fold(before.end, u32::min);
        self.faults.retain(|f| f.span.start < before.start && !f.fatal);
        self.unclosed_text(start);
    }

    fn unclosed_text(&mut self, start: u32) {
        let end = self.text.ceil_char_boundary(start as usize + 1);
        self.fatal(Span::new(start as usize, end), "unclosed-text")
            .what("a quotation mark is missing in this line")
            .todo("write `\"` where a text begins or ends without one");
    }

    pub(super) fn mismatch(&mut self, sign: char, span: Span) {
        let top = self.top();
        let (open, line) = (top.sign, top.line);
        let suspicion = self.suspicion();
        if open == '\0' {
            let todo = match suspicion {
                Some(place) => format!("a bracket is missing, or one is too many; {place}"),
                None => "take it out, or write the opening one where it belongs".to_owned(),
            };
            self.fatal(span, "stray-bracket")
                .what(format!("this `{sign}` closes nothing: no `{}` is open here", opening(sign)))
                .todo(todo);
            return;
        }
        let close = closing(open);
        let todo = match suspicion {
            Some(place) => format!("a bracket is missing; {place}"),
            None => format!("write the missing `{close}` where it belongs, before this place"),
        };
        self.fatal(span, "mismatched-bracket")
            .what(format!("this `{sign}` doesn't fit the `{open}` opened in line {line}"))
            .todo(todo);
    }

    /// Where to look for a bracket that is missing: at the first place that is odd for it, or at
    /// the first bracket that is closed where the lines are set in otherwise.
    fn suspicion(&self) -> Option<String> {
        let from_missing =
            |f: &&Fault| matches!(f.told.code, "stray-colon" | "missing-comma" | "after-end");
        let line = |f: &Fault| {
            let before = &self.text.as_bytes()[..f.span.start as usize];
            1 + before.iter().filter(|&&b| b == b'\n').count()
        };
        let odd = self.faults.iter().find(from_missing).map(line);
        let place = match (odd, self.suspect) {
            (Some(odd), suspect) if suspect.is_none_or(|(_, line)| odd <= line as usize) => {
                format!("at line {odd}, and at the one above it")
            }
            (_, Some((sign @ ('(' | '[' | '{'), line))) => {
                format!("at the `{sign}` opened in line {line}")
            }
            (_, Some((sign, line))) => {
                format!("for the one that the `{sign}` in line {line} closes")
            }
            _ => return None,
        };
        Some(format!("look first {place}"))
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

    pub(super) fn junk(&mut self, token: Token) {
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

    pub(super) fn no_value(&mut self, key: Span) {
        let name = key.of(self.text).to_owned();
        self.fault(key, "no-value")
            .what(format!("`{name}` has no value"))
            .todo("write one after the colon, or take it out");
    }

    pub(super) fn fault(&mut self, span: Span, code: &'static str) -> Unworded<'_> {
        self.add(span, code, false)
    }

    pub(super) fn fatal(&mut self, span: Span, code: &'static str) -> Unworded<'_> {
        self.add(span, code, true)
    }

    fn add(&mut self, span: Span, code: &'static str, fatal: bool) -> Unworded<'_> {
        let last = self.faults.len();
        self.faults.push(Fault { span, fatal, told: error(code) });
        Unworded(&mut self.faults[last].told)
    }
}

//! The faults of shape, in words.

use super::build::Builder;
use super::token::{Odd, Token, plain_sign};
use super::{Fault, Span};

impl Builder<'_> {
    pub fn note_odd(&mut self, token: Token) -> bool {
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
                self.fatal(token.span, "unclosed-comment", what, "write `*/` at its end".into());
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
        self.fatal(Span { start, end: start + 1 }, "unclosed-text", what, todo);
    }

    pub fn mismatch(&mut self, sign: char, span: Span) {
        let top = self.top();
        let (open, line) = (top.sign, top.line);
        if open == '\0' {
            let what = format!("this `{sign}` closes nothing: no `{}` is open here", opening(sign));
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

    pub fn junk(&mut self, token: Token) {
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
        if shown == "=" && self.wants_colon() {
            // Go on as if it were a colon, so that it is one fault and not three.
            let top = self.top();
            top.key = top.slot.take().map(|n| n.span).unwrap_or_default();
        }
        self.fault(token.span, "stray-sign", what, todo.to_owned());
    }

    pub fn no_value(&mut self, key: Span) {
        let what = format!("`{}` has no value", key.of(self.text));
        self.fault(key, "no-value", what, "write one after the colon, or take it out".into());
    }

    pub fn fault(&mut self, span: Span, code: &'static str, what: String, todo: String) {
        self.faults.push(Fault { span, code, what, todo, fatal: false });
    }

    pub fn fatal(&mut self, span: Span, code: &'static str, what: String, todo: String) {
        self.faults.push(Fault { span, code, what, todo, fatal: true });
    }
}

pub(in crate::content) fn opening(close: char) -> char {
    match close {
        ')' => '(',
        ']' => '[',
        _ => '{',
    }
}

pub(in crate::content) fn closing(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

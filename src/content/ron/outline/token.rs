//! The words and signs a RON text is made of, read tolerantly.

use unicode_normalization::char::is_combining_mark;

use super::Span;
use crate::content::finding::sign::unseen;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::content) enum SignKind {
    /// `(`, `[` or `{`; the sign meant, even when a full-width one was typed.
    Open(char),
    /// `)`, `]` or `}`.
    Close(char),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// A string or raw string.
    Text,
    /// A character between apostrophes.
    Char,
    /// A number, well-formed or not.
    Number,
    /// An identifier; hyphens count, so that a forgotten quotation mark gives one word.
    Word,
    /// Anything else.
    Junk,
}

/// What is odd about a token, though it is clear what was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::content) enum Odd {
    /// A full-width sign where the plain one belongs.
    FullWidth,
    /// Curly quotation marks around a text.
    CurlyQuotes,
    /// A text whose quotation mark is never closed.
    Unclosed,
    /// A `/*` that is never closed.
    UnclosedComment,
    /// A word or number with a sign in it that can't be seen.
    Unseen,
    /// A `#![ … ]` that turns something on which isn't read here.
    Extension,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub(in crate::content) struct Token {
    pub kind: SignKind,
    pub span: Span,
    pub odd: Option<Odd>,
}

/// Where in the text the reading stands.
pub(in crate::content) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// Line of `at`, from 1.
    pub line: u32,
    line_start: usize,
    /// From the beginning of its line up to the first text that is most likely none: it has no end,
    /// or see [`is_turned`].
    pub before_turned: Option<Span>,
    /// Blanks between tokens that RON doesn't take for blanks.
    pub odd_blanks: Vec<Span>,
    /// Whether there was a token yet.
    begun: bool,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
            line_start: 0,
            before_turned: None,
            odd_blanks: Vec::new(),
            begun: false,
        }
    }

    /// Whether the next sign on the same line is one of `signs`.
    pub(super) fn is_followed_by(&self, signs: &[char]) -> bool {
        self.text[self.at..].trim_start_matches([' ', '\t']).starts_with(signs)
    }

    /// How far the line of `at` is set in, if nothing but blanks stands before `at`.
    pub(super) fn indent(&self, at: u32) -> Option<usize> {
        let before = self.text.as_bytes().get(self.line_start..at as usize)?;
        // A limit, so that a long line of brackets isn't looked at again and again.
        (before.len() <= 128 && before.iter().all(|b| matches!(b, b' ' | b'\t')))
            .then_some(before.len())
    }

    /// The next token, or `None` at the end.
    pub(super) fn next(&mut self) -> Option<Token> {
        if let Some(token) = self.skip_blanks() {
            return Some(token);
        }
        let start = self.at;
        let c = self.peek()?;
        self.begun = true;
        let (kind, odd) = self.token(c);
        let span = Span::new(start, self.at);
        let line_start = self.line_start;
        let goes_on = kind == SignKind::Text && self.count_lines(start);
        if odd == Some(Odd::Unclosed) || (goes_on && is_turned(span.of(self.text))) {
            self.before_turned.get_or_insert(Span::new(line_start, start));
        }
        Some(Token { kind, span, odd })
    }

    fn token(&mut self, c: char) -> (SignKind, Option<Odd>) {
        let plain = plain_sign(c);
        let odd = (plain != c).then_some(Odd::FullWidth);
        let sign = match plain {
            '(' | '[' | '{' => Some(SignKind::Open(plain)),
            ')' | ']' | '}' => Some(SignKind::Close(plain)),
            ',' => Some(SignKind::Comma),
            ':' => Some(SignKind::Colon),
            _ => None,
        };
        if let Some(kind) = sign {
            self.at += c.len_utf8();
            return (kind, odd);
        }
        match c {
            '"' => (SignKind::Text, self.string()),
            '“' | '”' | '„' | '＂' | '‘' | '’' | '「' | '」' => self.curly(c),
            '\'' => (self.char_literal(), None),
            'r' if self.raw_hashes().is_some() => (SignKind::Text, self.raw_string()),
            'r' if self.is_raw_name() => {
                self.at += 2;
                (SignKind::Word, self.run(is_name_part))
            }
            'b' if self.is_bytes() => self.bytes(),
            _ if c.is_ascii_digit() || matches!(c, '+' | '-' | '.') => {
                let part =
                    |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '+' | '-');
                (SignKind::Number, self.run(part))
            }
            _ if (c.is_alphabetic() && unseen(c).is_none()) || c == '_' => {
                (SignKind::Word, self.run(is_name_part))
            }
            _ => {
                self.at += c.len_utf8();
                (SignKind::Junk, None)
            }
        }
    }

    /// Skips blanks and comments. Answers with a token only for a comment without an end.
    fn skip_blanks(&mut self) -> Option<Token> {
        loop {
            let rest = &self.text[self.at..];
            let c = rest.chars().next()?;
            if c == '\n' {
                self.at += 1;
                self.line += 1;
                self.line_start = self.at;
            } else if c.is_ascii_whitespace() {
                self.at += 1;
            } else if c.is_whitespace() || is_harmless(c) {
                let start = self.at;
                self.at += c.len_utf8();
                self.odd_blanks.push(Span::new(start, self.at));
            } else if rest.starts_with("//") {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with("#![") && !self.begun {
                let start = self.at;
                self.at += rest.find(']').map_or(rest.len(), |i| i + 1);
                if !is_known_head(&self.text[start..self.at]) {
                    return Some(Token {
                        kind: SignKind::Junk,
                        span: Span::new(start, self.at),
                        odd: Some(Odd::Extension),
                    });
                }
            } else if rest.starts_with("/*") {
                let start = self.at;
                let closed = self.block_comment();
                self.count_lines(start);
                if !closed {
                    return Some(Token {
                        kind: SignKind::Junk,
                        span: Span::new(start, start + 2),
                        odd: Some(Odd::UnclosedComment),
                    });
                }
            } else {
                return None;
            }
        }
    }

    /// Skips a comment within which others may stand. Whether it has an end.
    fn block_comment(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let mut depth = 0_usize;
        while self.at < bytes.len() {
            match bytes[self.at..] {
                [b'/', b'*', ..] => {
                    depth += 1;
                    self.at += 2;
                }
                [b'*', b'/', ..] => {
                    depth -= 1;
                    self.at += 2;
                    if depth == 0 {
                        return true;
                    }
                }
                _ => self.at += 1,
            }
        }
        false
    }

    fn string(&mut self) -> Option<Odd> {
        let bytes = self.text.as_bytes();
        self.at += 1;
        while self.at < bytes.len() {
            match bytes[self.at] {
                b'\\' => self.at = (self.at + 2).min(bytes.len()),
                b'"' => {
                    self.at += 1;
                    return None;
                }
                _ => self.at += 1,
            }
        }
        // A backslash may have stepped into a character.
        self.at = self.text.len();
        Some(Odd::Unclosed)
    }

    /// A text between curly marks ends with the line at the latest.
    fn curly(&mut self, open: char) -> (SignKind, Option<Odd>) {
        self.at += open.len_utf8();
        let rest = &self.text[self.at..];
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let closing: &[char] = match open {
            '‘' | '’' => &['’', '‘'],
            '「' | '」' => &['」'],
            _ => &['”', '“', '"', '＂'],
        };
        match line.char_indices().find(|(_, c)| closing.contains(c)) {
            Some((i, c)) => {
                self.at += i + c.len_utf8();
                (SignKind::Text, Some(Odd::CurlyQuotes))
            }
            None => (SignKind::Junk, Some(Odd::CurlyQuotes)),
        }
    }

    fn char_literal(&mut self) -> SignKind {
        let mut rest = self.text[self.at + 1..].char_indices();
        let escaped = matches!(rest.next(), Some((_, '\\')));
        if escaped {
            rest.next();
        }
        // An escape such as '\u{4E00}' is at most ten characters long.
        let ends = if escaped { 10 } else { 1 };
        let end = rest.take(ends).find(|&(_, c)| c == '\'' || c == '\n');
        match end {
            Some((i, '\'')) => {
                self.at += 1 + i + 1;
                SignKind::Char
            }
            _ => {
                self.at += 1;
                SignKind::Junk
            }
        }
    }

    /// How many `#` stand between `r` and the quotation mark, if it is a raw string.
    fn raw_hashes(&self) -> Option<usize> {
        let after = &self.text.as_bytes()[self.at + 1..];
        let hashes = after.iter().take_while(|&&b| b == b'#').count();
        (after.get(hashes) == Some(&b'"')).then_some(hashes)
    }

    fn raw_string(&mut self) -> Option<Odd> {
        let hashes = self.raw_hashes().unwrap_or(0);
        let bytes = self.text.as_bytes();
        self.at += hashes + 2;
        while self.at < bytes.len() {
            let mark = bytes[self.at] == b'"';
            self.at += 1;
            if mark {
                let found = bytes[self.at..].iter().take(hashes);
                let found = found.take_while(|&&b| b == b'#').count();
                self.at += found;
                if found == hashes {
                    return None;
                }
            }
        }
        Some(Odd::Unclosed)
    }

    /// Whether a name with `r#` before it stands here, which may have hyphens in it.
    fn is_raw_name(&self) -> bool {
        let after = self.text[self.at..].strip_prefix("r#");
        after.is_some_and(|name| name.starts_with(is_name_part))
    }

    /// Whether bytes stand here: `b"…"`, `b'…'` or `br"…"`.
    fn is_bytes(&self) -> bool {
        let after = &self.text[self.at + 1..];
        let raw = after.strip_prefix('r').map(|rest| rest.trim_start_matches('#'));
        after.starts_with(['"', '\'']) || raw.is_some_and(|rest| rest.starts_with('"'))
    }

    /// Bytes, which no field of ours takes.
    fn bytes(&mut self) -> (SignKind, Option<Odd>) {
        self.at += 1;
        match self.peek() {
            Some('\'') => (self.char_literal(), None),
            Some('"') => (SignKind::Char, self.string()),
            _ => (SignKind::Char, self.raw_string()),
        }
    }

    /// Takes a sign and all that belong to it. Signs between them that can't be seen are taken
    /// along, and told.
    fn run(&mut self, part: impl Fn(char) -> bool) -> Option<Odd> {
        let mut odd = None;
        self.at += self.peek().map_or(0, char::len_utf8);
        loop {
            let rest = &self.text[self.at..];
            self.at += rest.find(|c| !part(c)).unwrap_or(rest.len());
            let rest = &self.text[self.at..];
            let after = rest.trim_start_matches(is_harmless);
            if after.len() == rest.len() || !after.starts_with(&part) {
                return odd;
            }
            odd = Some(Odd::Unseen);
            self.at += rest.len() - after.len();
        }
    }

    /// Counts the line ends from `start` on. Whether there were any.
    fn count_lines(&mut self, start: usize) -> bool {
        let passed = &self.text.as_bytes()[start..self.at];
        let Some(last) = passed.iter().rposition(|&b| b == b'\n') else {
            return false;
        };
        let lines = passed.iter().filter(|&&b| b == b'\n').count();
        self.line += u32::try_from(lines).unwrap_or(u32::MAX);
        self.line_start = start + last + 1;
        true
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }
}

/// Whether a text that runs over a line's end is most likely what stands between two texts, since
/// a quotation mark is missing before it: it ends where a text may begin, or has a note in it.
fn is_turned(text: &str) -> bool {
    let inner = text.trim_end_matches('"').trim_end();
    let is_note = |line: &str| line.trim_start().starts_with("//");
    inner.ends_with([':', '(', '[', '{', ',', '：', '（', '，']) || inner.lines().any(is_note)
}

/// What a name is made of. Hyphens count, as in `zh-TW`.
fn is_name_part(c: char) -> bool {
    let letter = || (c.is_alphanumeric() || is_combining_mark(c)) && unseen(c).is_none();
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-') || (!c.is_ascii() && letter())
}

/// Signs without a width that do no harm between tokens.
pub(in crate::content) fn is_harmless(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Whether the head of a RON file, `#![ … ]`, asks for nothing but what holds here anyway.
fn is_known_head(head: &str) -> bool {
    let words = head.split(|c: char| !c.is_alphanumeric() && c != '_');
    let mut words = words.filter(|word| !word.is_empty());
    match words.next() {
        Some("enable") => words.all(|word| matches!(word, "implicit_some" | "unwrap_newtypes")),
        Some(first) => matches!(first, "type" | "schema"),
        None => false,
    }
}

/// The plain sign for a full-width one.
pub(in crate::content) fn plain_sign(c: char) -> char {
    match c {
        '（' => '(',
        '）' => ')',
        '［' | '【' => '[',
        '］' | '】' => ']',
        '｛' => '{',
        '｝' => '}',
        '，' | '、' => ',',
        '：' => ':',
        other => other,
    }
}

/// The bracket that `close` closes.
pub(super) fn opening(close: char) -> char {
    match close {
        ')' => '(',
        ']' => '[',
        _ => '{',
    }
}

/// The bracket that closes `open`.
pub(super) fn closing(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

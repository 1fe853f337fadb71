//! Does to a file what a finding says, as somebody would who takes it by the word.

use std::ops::Range;

use breakroom::content::Finding;
use breakroom::content::ron::outline::{Entry, outline};

/// What stands for `…` where advice leaves the words to the author, and a value of the right
/// kind where it leaves that.
const WORDS: &[&str] = &["…", "own-it", "x", "2026-11-03"];

/// What the file may look like afterwards; several where the advice leaves a choice.
pub(super) fn tries(text: &str, finding: &Finding) -> Vec<String> {
    let (todo, span) = (finding.todo.as_str(), finding.span.clone());
    let quoted: Vec<&str> = todo.split('`').skip(1).step_by(2).collect();
    let mut tries = Vec::new();
    if let Some(last) = todo.strip_prefix("delete it, or type ") {
        assert!(last.starts_with('`'));
        tries.push(replace(text, span, ""));
    } else if todo.starts_with("did you mean") || todo.starts_with("type a plain") {
        tries.push(replace(text, span.clone(), &as_written(&text[span], quoted[0])));
    } else if todo.starts_with("take it out") || todo.starts_with("take one of the two out") {
        tries.extend([replace(text, span.clone(), ""), without_entry(text, &span, 0)]);
        tries.push(without_entry(text, &span, 1));
    } else if todo.starts_with("keep one of the two") || todo.starts_with("keep `right: true`") {
        tries.push(without_entry(text, &span, 0));
    } else if todo.starts_with("take `") {
        let word = text[span.start..].find(quoted[0]).map(|at| span.start + at);
        let at = word.unwrap_or(span.start);
        tries.push(replace(text, at..at + quoted[0].len(), ""));
        tries.push(without_entry(text, &span, 0));
    } else if let Some(advice) = todo.strip_prefix("add ") {
        for piece in quoted {
            tries.extend(added(text, &span, piece, advice));
        }
    } else if todo.starts_with("write `,` here") {
        tries.push(replace(text, span.end..span.end, ","));
    } else if todo.starts_with("write ") || todo.starts_with("if they are one text") {
        tries.extend(written(text, &span, todo, &quoted));
    } else {
        tries.extend(other(text, &span, todo));
    }
    tries
}

fn replace(text: &str, span: Range<usize>, by: &str) -> String {
    let mut text = text.to_owned();
    text.replace_range(span, by);
    text
}

/// `word` with quotation marks if what it replaces has them.
fn as_written(old: &str, word: &str) -> String {
    if old.starts_with('"') { format!("\"{word}\"") } else { word.to_owned() }
}

/// The entries around `at`, outermost first.
fn with_path<T>(text: &str, at: usize, look: impl FnOnce(&[&Entry]) -> T) -> T {
    let outline = outline(text);
    let root = outline.root.expect("the file has a shape");
    look(&root.path_to(at))
}

/// Without the entry at `span`, or the one so many `levels` around it.
fn without_entry(text: &str, span: &Range<usize>, levels: usize) -> String {
    let whole = with_path(text, span.start, |path| {
        let entry = path.len().checked_sub(1 + levels).map(|i| path[i])?;
        let first = if entry.key.is_empty() { entry.value.span } else { entry.key };
        Some(first.range().start..entry.value.span.range().end)
    });
    let Some(mut whole) = whole else {
        return text.to_owned();
    };
    if text[whole.end..].starts_with(',') {
        whole.end += 1;
    }
    replace(text, whole, "")
}

/// With `piece` added inside the value at `span`, or beside it, or in the item that it is of.
fn added(text: &str, span: &Range<usize>, piece: &str, advice: &str) -> Vec<String> {
    let mut places = Vec::new();
    if advice.contains("to the one that is") || advice.contains("to those that are") {
        // In the first entry of the list.
        places.extend(text[span.start..].find('(').map(|at| span.start + at + 1));
    }
    if text[..span.end].ends_with([')', ']']) {
        places.push(span.end - 1);
    }
    places.extend(text[span.start..].find('(').map(|at| span.start + at + 1));
    with_path(text, span.start, |path| {
        places.extend(path.iter().map(|entry| entry.value.span.range().start));
        places.extend(path.iter().filter(|e| !e.key.is_empty()).map(|e| e.key.range().start));
    });
    let mut pieces: Vec<String> = WORDS.iter().map(|word| piece.replace('…', word)).collect();
    let text_of = piece.replace('…', "(en: \"…\", zh: \"…\")");
    pieces.extend([text_of, piece.replace('…', "[]")]);
    let mut tries = Vec::new();
    for at in places {
        for piece in &pieces {
            let before = text[..at].trim_end();
            let comma = if before.ends_with(['(', '[', ',']) { "" } else { ", " };
            let after = if piece.ends_with(',') { " " } else { ", " };
            let after = if text[at..].starts_with([')', ']']) { "" } else { after };
            tries.push(replace(text, at..at, &format!("{comma}{piece}{after}")));
        }
    }
    tries
}

/// What "write …" may mean: something in place of what is there.
fn written(text: &str, span: &Range<usize>, todo: &str, quoted: &[&str]) -> Vec<String> {
    let mut tries: Vec<String> = Vec::new();
    let put = |word: &str| replace(text, span.clone(), word);
    let words = |word: &str| WORDS.iter().map(|w| put(&word.replace('…', w))).collect::<Vec<_>>();
    for word in quoted {
        let written = as_written(&text[span.clone()], word);
        tries.extend([put(&written), put(word)]);
        tries.push(replace(text, span.start..span.start, word));
        tries.push(replace(text, text.len()..text.len(), word));
    }
    let advice = todo.strip_prefix("write ").unwrap_or(todo);
    if let Some(at) = advice.find('"') {
        let rest = &advice[at + 1..];
        tries.extend(
            rest.find('"').map(|end| words(&format!("\"{}\"", &rest[..end]))).unwrap_or_default(),
        );
    }
    if advice.starts_with("it,") {
        tries.push(put("\"…\""));
    }
    let plain = advice.split([';', ',', ':']).next().unwrap_or_default().trim();
    tries.extend(words(plain));
    if advice.starts_with('(') {
        let end = advice.find(')').map_or(advice.len(), |at| at + 1);
        let inner = &advice[..end];
        tries.extend(words(inner));
        // "… with one entry for each language"
        tries.push(put(&inner.replace(')', ", zh: \"…\")")));
    }
    if let Some(number) = advice.split(" from ").nth(1).and_then(|n| n.split(' ').next()) {
        tries.push(put(number));
    }
    let old = &text[span.clone()];
    if advice.contains("without quotation marks") {
        tries.extend([put(old.trim_matches('"')), put("true")]);
    }
    if advice.contains("in square brackets") {
        tries.push(put(&format!("[{old}]")));
    }
    if let Some(value) = advice.strip_prefix("schema: ") {
        tries.push(put(value));
    }
    tries
}

/// Turns of phrase that are used once or twice.
fn other(text: &str, span: &Range<usize>, todo: &str) -> Vec<String> {
    let old = &text[span.clone()];
    let mut tries = Vec::new();
    if todo.starts_with("a note for people begins with `//`") {
        tries.push(replace(text, span.clone(), "//"));
    } else if todo.starts_with("type straight ones") {
        let first = old.chars().next().map_or(0, char::len_utf8);
        let last = old.chars().next_back().map_or(0, char::len_utf8);
        let inner = &old[first..old.len() - last];
        tries.push(replace(text, span.clone(), &format!("\"{inner}\"")));
    } else if todo.starts_with("name them, such as ") {
        tries.push(replace(text, span.clone(), "[Mon, Tue]"));
    } else if todo.starts_with("if that is meant, write [ ]") {
        tries.push("[ ]".to_owned());
    }
    tries
}

//! Turns of phrase that findings share: the nearest known name, a count, a shortened quotation.

use super::sign::shown;

/// Names longer than this are compared with none: it takes the product of both lengths.
const NAME_BYTES_MAX: usize = 256;

/// The known name nearest to `found`, if one is near enough to be meant.
pub(crate) fn nearest<'a>(
    found: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    if found.len() > NAME_BYTES_MAX {
        return None;
    }
    let lower = found.to_lowercase();
    let scored = known.into_iter().map(|name| {
        let score = strsim::damerau_levenshtein(&lower, &name.to_lowercase());
        (score, name)
    });
    let (score, name) = scored.min()?;
    (score <= 1 + name.chars().count() / 4).then_some(name)
}

/// "Did you mean `x`?", or else the list of what is possible.
pub(crate) fn suggest<'a>(found: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    if let Some(name) = nearest(found, known.clone()) {
        return format!("did you mean `{name}`?");
    }
    let all: Vec<_> = known.into_iter().map(|n| format!("`{n}`")).collect();
    match all.len() {
        0 => "take it out".to_owned(),
        1 => format!("write {}", all[0]),
        _ => format!("write one of {}", all.join(", ")),
    }
}

/// "1 slide", "2 slides".
pub(crate) fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// Cuts down what an owner wrote, for quoting it in a sentence, and writes out what can't be seen.
/// Several lines become one.
pub(crate) fn short(found: &str) -> String {
    const CHARS_MAX: usize = 40;
    let lines = found.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    let in_one_line = found.contains(['\n', '\r']).then(|| lines.collect::<Vec<_>>().join(" "));
    let found = in_one_line.as_deref().unwrap_or(found);
    match found.char_indices().nth(CHARS_MAX) {
        Some((i, _)) => format!("{}…", shown(&found[..i])),
        None => shown(found),
    }
}

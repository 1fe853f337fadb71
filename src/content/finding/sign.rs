//! Signs that can't be seen, by name.

/// The names of those that come with copying from other programs.
const NAMES: &[(char, &str)] = &[
    ('\0', "NULL"),
    ('\u{85}', "NEXT LINE"),
    ('\u{A0}', "NO-BREAK SPACE"),
    ('\u{AD}', "SOFT HYPHEN"),
    ('\u{2002}', "EN SPACE"),
    ('\u{2003}', "EM SPACE"),
    ('\u{2007}', "FIGURE SPACE"),
    ('\u{2009}', "THIN SPACE"),
    ('\u{200B}', "ZERO WIDTH SPACE"),
    ('\u{200C}', "ZERO WIDTH NON-JOINER"),
    ('\u{200D}', "ZERO WIDTH JOINER"),
    ('\u{200E}', "LEFT-TO-RIGHT MARK"),
    ('\u{200F}', "RIGHT-TO-LEFT MARK"),
    ('\u{2028}', "LINE SEPARATOR"),
    ('\u{2029}', "PARAGRAPH SEPARATOR"),
    ('\u{202A}', "LEFT-TO-RIGHT EMBEDDING"),
    ('\u{202B}', "RIGHT-TO-LEFT EMBEDDING"),
    ('\u{202C}', "POP DIRECTIONAL FORMATTING"),
    ('\u{202D}', "LEFT-TO-RIGHT OVERRIDE"),
    ('\u{202E}', "RIGHT-TO-LEFT OVERRIDE"),
    ('\u{202F}', "NARROW NO-BREAK SPACE"),
    ('\u{2060}', "WORD JOINER"),
    ('\u{2066}', "LEFT-TO-RIGHT ISOLATE"),
    ('\u{2067}', "RIGHT-TO-LEFT ISOLATE"),
    ('\u{2068}', "FIRST STRONG ISOLATE"),
    ('\u{2069}', "POP DIRECTIONAL ISOLATE"),
    ('\u{3000}', "IDEOGRAPHIC SPACE"),
    ('\u{3164}', "HANGUL FILLER"),
    ('\u{FE0F}', "VARIATION SELECTOR-16"),
    ('\u{FEFF}', "ZERO WIDTH NO-BREAK SPACE"),
];

/// The name and code of a sign that can't be seen, such as `NO-BREAK SPACE U+00A0`. `None` for
/// one that can, and for the blank, the tab and the line ends that everybody types.
pub(crate) fn unseen(sign: char) -> Option<String> {
    if matches!(sign, ' ' | '\t' | '\n' | '\r') {
        return None;
    }
    let named = NAMES.iter().find(|(c, _)| *c == sign).map(|(_, name)| *name);
    let drawn_as_nothing = sign.is_control() || sign.is_whitespace() || is_ignorable(sign);
    let name = named.or(drawn_as_nothing.then_some("INVISIBLE SIGN"))?;
    Some(format!("{name} U+{:04X}", u32::from(sign)))
}

/// The signs that no program draws, by Unicode's `Default_Ignorable_Code_Point`.
fn is_ignorable(sign: char) -> bool {
    matches!(sign,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// `text` with every sign that can't be seen written out, such as `[ZERO WIDTH SPACE U+200B]`.
pub(crate) fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match unseen(sign) {
            Some(name) => out.extend(["[", &name, "]"]),
            None => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_eye_cant_find_has_a_name_and_what_it_can_has_none() {
        assert_eq!(unseen('\u{A0}').as_deref(), Some("NO-BREAK SPACE U+00A0"));
        assert_eq!(unseen('\u{1}').as_deref(), Some("INVISIBLE SIGN U+0001"));
        assert_eq!(unseen('\u{1680}').as_deref(), Some("INVISIBLE SIGN U+1680"));
        assert_eq!(unseen('\u{E0041}').as_deref(), Some("INVISIBLE SIGN U+E0041"));
        assert!([' ', '\n', 'a', '担', 'é', '👍'].iter().all(|&sign| unseen(sign).is_none()));
        assert_eq!(shown("at\u{200B}tic"), "at[ZERO WIDTH SPACE U+200B]tic");
    }
}

//! What other programs leave in a text: entities and tags of web pages, an emoji's name, a mention
//! of somebody in a chat, letters garbled when a file was saved. The glass would show them letter
//! by letter.

use std::ops::Range;

use encoding_rs::WINDOWS_1252;
use quick_xml::escape::resolve_html5_entity;

/// Longest sign that is looked for, in bytes; what is longer is a text with a `<` in it.
const SIGN_BYTES_MAX: usize = 300;
/// Most times that a text is taken for one that was encoded again and again.
const ROUNDS_MAX: usize = 3;

/// What kind of sign has been left in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LeftoverKind {
    /// `&#39;` for an apostrophe.
    Entity,
    /// `<br>` for a new line.
    Tag,
    /// `:tada:`, or `[微笑]`.
    Emoji,
    /// `<@U024BE7LH>`, or a link.
    Mention,
    /// `â€™` for ’.
    Garbled,
}

/// A sign that another program has left in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Leftover {
    /// What kind of sign it is.
    kind: LeftoverKind,
    /// As it stands there.
    sign: String,
    /// What it stands for; `None` where nobody can tell.
    meant: Option<String>,
}

impl Leftover {
    /// Says what is wrong, as a sentence without capital and point.
    fn what(&self) -> String {
        let said = match self.kind {
            LeftoverKind::Entity => "is how a web page writes a sign",
            LeftoverKind::Tag => "is a mark of a web page",
            LeftoverKind::Emoji => "is the name of an emoji in a chat program",
            LeftoverKind::Mention => "is how a chat program writes a mention or a link",
            LeftoverKind::Garbled => {
                return format!("letters were garbled here when a file was saved: `{}`", self.sign);
            }
        };
        format!("`{}` {said}; it is shown letter by letter", self.sign)
    }

    /// Says what to do about it, as a sentence without capital and point.
    fn todo(&self) -> String {
        match (self.kind, self.meant.as_deref().map(str::trim)) {
            (LeftoverKind::Emoji, _) => "take it out, or say it in words".to_owned(),
            (_, Some("")) => "take it out".to_owned(),
            (_, Some(meant)) => format!("write `{meant}`"),
            (_, None) => "write the name, if they have agreed to it, or take it out".to_owned(),
        }
    }
}

/// The signs that other programs have left in a text, each once.
fn leftovers(text: &str) -> Vec<Leftover> {
    let mut found: Vec<Leftover> = Vec::new();
    for (_, leftover) in signs(text) {
        if !found.contains(&leftover) {
            found.push(leftover);
        }
    }
    found
}

/// Says in words what has been left in a text, and what to do about it; `None` if nothing has.
pub(crate) fn told(text: &str) -> Option<(String, String)> {
    let all = leftovers(text);
    let (first, others) = all.split_first()?;
    let others: Vec<String> = others.iter().map(|other| format!("`{}`", other.sign)).collect();
    let so = if others.len() == 1 { "so is" } else { "so are" };
    let more =
        if others.is_empty() { String::new() } else { format!(", and {so} {}", others.join(", ")) };
    let mut todos: Vec<String> = Vec::new();
    for todo in all.iter().map(Leftover::todo) {
        if !todos.contains(&todo) {
            todos.push(todo);
        }
    }
    Some((first.what() + &more, todos.join("; ")))
}

/// The text with letters and line breaks in place of entities, tags, and mentions and links that
/// say what they mean. What nobody can tell stays.
pub(crate) fn plain(text: &str) -> String {
    let mut text = without_guard(text).to_owned();
    for _ in 0..ROUNDS_MAX {
        let mut out = String::new();
        let mut end = 0;
        for (span, leftover) in signs(&text) {
            let is_plain = !matches!(leftover.kind, LeftoverKind::Emoji | LeftoverKind::Garbled);
            if let Some(meant) = leftover.meant.filter(|_| is_plain) {
                out.push_str(&text[end..span.start]);
                out.push_str(&meant);
                end = span.end;
            }
        }
        if end == 0 {
            break;
        }
        out.push_str(&text[end..]);
        text = tidied(&out);
    }
    text
}

/// Takes off the apostrophe by which a program guards a cell from being taken for a formula, or a
/// number from losing its zeros.
fn without_guard(text: &str) -> &str {
    let Some(rest) = text.strip_prefix('\'') else {
        return text;
    };
    let is_number = !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit());
    if rest.starts_with(['=', '+', '-', '@']) || is_number { rest } else { text }
}

/// Blanks around line breaks taken off, and at most one empty line.
fn tidied(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    lines.join("\n").replace("\n\n\n", "\n\n").trim().to_owned()
}

/// All signs with their places in bytes, in order.
fn signs(text: &str) -> Vec<(Range<usize>, Leftover)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let sign = match c {
            '&' => entity(rest),
            '<' => tag(rest).or_else(|| mention(rest)),
            ':' if stands_apart(text, at, &found) => emoji(rest),
            '[' => chinese_emoji(rest),
            c if !c.is_ascii() => garbled(rest),
            _ => None,
        };
        let length = match sign {
            Some(leftover) => {
                let length = leftover.sign.len();
                found.push((at..at + length, leftover));
                length
            }
            // A run of letters is garbled as a whole or not at all.
            None if !c.is_ascii() => run(rest).len(),
            None => c.len_utf8(),
        };
        at += length;
    }
    found
}

/// What stands from the first sign of a text to the first `end`, both with it.
fn up_to(text: &str, end: char) -> Option<&str> {
    let at = text.char_indices().take_while(|(at, _)| *at < SIGN_BYTES_MAX);
    let (at, _) = at.skip(1).find(|(_, c)| *c == end)?;
    text.get(..at + end.len_utf8())
}

fn leftover(kind: LeftoverKind, sign: &str, meant: Option<String>) -> Leftover {
    Leftover { kind, sign: sign.to_owned(), meant }
}

/// `&amp;`, `&#39;`, `&#x27;`
fn entity(text: &str) -> Option<Leftover> {
    let sign = up_to(text, ';')?;
    let name = sign.strip_prefix('&')?.strip_suffix(';')?;
    let meant = match name.strip_prefix('#') {
        None => resolve_html5_entity(name)?.to_owned(),
        Some(number) => {
            let hex = number.strip_prefix(['x', 'X']);
            let code = hex.map_or(number.parse(), |hex| u32::from_str_radix(hex, 16)).ok()?;
            character(code)?.to_string()
        }
    };
    Some(leftover(LeftoverKind::Entity, sign, Some(meant.replace('\u{a0}', " "))))
}

/// The character of a number as web pages read it, where 128 to 159 are those of Windows.
fn character(code: u32) -> Option<char> {
    if let Ok(byte @ 0x80..=0x9f) = u8::try_from(code) {
        return WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next();
    }
    char::from_u32(code).filter(|c| !c.is_control() || *c == '\n')
}

/// Tags that begin or end a line.
const LINES: [&str; 17] = [
    "br",
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "blockquote",
    "hr",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
];
/// Tags within a line; `at` is a mention in Teams.
const WITHIN: [&str; 17] = [
    "b", "i", "u", "s", "em", "strong", "span", "font", "a", "at", "code", "small", "sub", "sup",
    "img", "td", "th",
];

/// `<br>`, `</p>`, `<span style="…">`
fn tag(text: &str) -> Option<Leftover> {
    let sign = up_to(text, '>')?;
    let inner = sign.trim_matches(['<', '>']).trim_matches('/');
    let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    let rest = inner.get(name.len()..).unwrap_or_default();
    // What follows the name says something about it, or it is no tag: `<i think so>`.
    let says = rest.trim().is_empty() || rest.contains('=');
    if !says || !(rest.is_empty() || rest.starts_with([' ', '\n', '\t'])) {
        return None;
    }
    let meant = match name.as_str() {
        name if LINES.contains(&name) => "\n",
        "td" | "th" => " ",
        name if WITHIN.contains(&name) => "",
        _ => return None,
    };
    Some(leftover(LeftoverKind::Tag, sign, Some(meant.to_owned())))
}

/// `<@U024BE7LH>`, `<@U024BE7LH|mei>`, `<#C01|general>`, `<!here>`, `<https://a.example|the page>`
fn mention(text: &str) -> Option<Leftover> {
    let sign = up_to(text, '>')?;
    let inner = sign.strip_prefix('<')?.strip_suffix('>')?;
    let is_link = ["https://", "http://", "mailto:"].iter().any(|head| inner.starts_with(head));
    let (head, label) = inner.split_once('|').map_or((inner, None), |(a, b)| (a, Some(b)));
    let is_id = |id: &str| !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric());
    let is_mention =
        head.strip_prefix(['@', '#']).is_some_and(|id| is_id(id.trim_start_matches('!')))
            || head.strip_prefix('!').is_some_and(|id| is_id(&id.replace('^', "")));
    // A custom emoji of Discord: `<:party:12345>`.
    let is_emoji = head.starts_with(':') || head.starts_with("a:");
    let meant = match (label, is_link) {
        (Some(label), _) if head.starts_with('#') => Some(format!("#{label}")),
        (Some(label), _) => Some(label.to_owned()),
        (None, true) => Some(inner.trim_start_matches("mailto:").to_owned()),
        (None, false) => None,
    };
    let known = is_link || is_mention || (is_emoji && inner.matches(':').count() == 2);
    known.then(|| leftover(LeftoverKind::Mention, sign, meant))
}

/// Whether a colon begins something: nothing of a word or a time stands before it.
fn stands_apart(text: &str, at: usize, found: &[(Range<usize>, Leftover)]) -> bool {
    let follows = found.last().is_some_and(|(span, _)| span.end == at);
    let before = text[..at].chars().next_back();
    follows || before.is_none_or(|c| !c.is_alphanumeric() && c != ':')
}

/// `:tada:`, `:+1:`, `:woman-raising-hand:`
fn emoji(text: &str) -> Option<Leftover> {
    let sign = up_to(&text[1..], ':').map(|rest| &text[..=rest.len()])?;
    let name = sign.trim_matches(':');
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_+-'".contains(c);
    let has_letter = name.bytes().any(|b| b.is_ascii_lowercase()) || matches!(name, "+1" | "-1");
    let after = text[sign.len()..].chars().next();
    let ends = after.is_none_or(|c| !c.is_ascii_alphanumeric());
    let known = ends && has_letter && name.chars().all(good) && sign.len() > 3;
    known.then(|| leftover(LeftoverKind::Emoji, sign, Some(String::new())))
}

/// Names of emoji that WeChat, QQ, DingTalk and Feishu write in brackets.
const CHINESE_EMOJI: &str = "微笑 玫瑰 强 赞 鼓掌 爱心 握手 抱拳 加油 庆祝 礼物 拥抱 笑脸 大笑 憨笑 愉快 呲牙 \
    偷笑 害羞 撇嘴 大哭 流泪 捂脸 胜利 耶 合十 双手合十 感谢 比心 心 心碎 太阳 蛋糕 烟花 爆竹 福 红包 發 发 旺柴 \
    社会社会 奸笑 嘿哈 机智 皱眉 汗 疑问 送花 鲜花 干杯 撒花 OK 666 加油加油 点赞 棒";

/// `[微笑]`
fn chinese_emoji(text: &str) -> Option<Leftover> {
    let sign = up_to(text, ']')?;
    let name = sign.trim_matches(['[', ']']);
    let known = CHINESE_EMOJI.split_whitespace().any(|known| known == name);
    known.then(|| leftover(LeftoverKind::Emoji, sign, Some(String::new())))
}

/// The letters beyond ASCII with which a text begins.
fn run(text: &str) -> &str {
    &text[..text.find(|c: char| c.is_ascii()).unwrap_or(text.len())]
}

/// Letters in UTF-8 that were read as the old Western coding: `â€™`, `Ã©`, `å…±`.
fn garbled(text: &str) -> Option<Leftover> {
    let sign = run(text);
    let (bytes, _, is_other) = WINDOWS_1252.encode(sign);
    let meant = std::str::from_utf8(&bytes).ok().filter(|_| !is_other)?;
    let likely = |c: char| {
        matches!(c, '\u{a0}'..='\u{24f}' | '\u{2000}'..='\u{206f}' | '\u{20ac}' | '\u{3000}'..='\u{303f}'
            | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}' | '\u{1f300}'..='\u{1faff}')
    };
    let fits = meant.chars().all(likely);
    fits.then(|| leftover(LeftoverKind::Garbled, sign, Some(meant.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs_of(text: &str) -> Vec<String> {
        leftovers(text).into_iter().map(|leftover| leftover.sign).collect()
    }

    #[test]
    fn signs_of_a_web_page_become_letters_and_line_breaks() {
        for (text, expected) in [
            ("She didn&#39;t wait &amp; drove.", "She didn't wait & drove."),
            ("a&#x2019;b &#8217; &eacute; &#146;", "a’b ’ é ’"),
            ("one<br>two<BR/>three<br />four", "one\ntwo\nthree\nfour"),
            ("<p>one</p><p>two</p>", "one\n\ntwo"),
            ("<div style=\"a:b\">one</div><ul><li>two</li></ul>", "one\n\ntwo"),
            ("<b>bold</b> and <span class='x'>more</span>", "bold and more"),
            ("AT&amp;amp;T", "AT&T"),
            ("&lt;p&gt;one&lt;/p&gt;", "one"),
            ("a&nbsp;b", "a b"),
            ("<https://a.example|our page>, <mailto:a@a.example|write>", "our page, write"),
            ("<https://a.example>", "https://a.example"),
            ("Thanks <@U024BE7LH|mei> in <#C01|general>", "Thanks mei in #general"),
            ("<at>Mei Lin</at> did it", "Mei Lin did it"),
            ("'=SUM, '+30, '-1, '@all", "=SUM, '+30, '-1, '@all"),
            ("'00123", "00123"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
            assert!(leftovers(&plain(text)).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_sign_stays() {
        for text in [
            "'Twas late, and '90s music",
            "a < b > c, 3 <4, I <3 you",
            "R&D; M&S & co; &;",
            "<Mei> said; <not a tag at all>; <i think so>",
            "at 10:30:45, and 9:05:a",
            "ratio 1:2:3, a::b::c, std::io::read",
            "To: Mei; Cc: Bo",
            "[sic] [note] [1]",
            "Müller’s café — “naïve”, MALMÖ” and É‘",
            "林美说：“我来。”",
            "https://a.example/a&b;c",
            "C:\\new\\table",
        ] {
            assert_eq!(plain(text), text);
            assert!(leftovers(text).is_empty(), "{text}: {:?}", leftovers(text));
        }
    }

    #[test]
    fn what_nobody_can_tell_is_named() {
        for (text, expected) in [
            ("done :tada: :+1::skin-tone-2:", &[":tada:", ":+1:", ":skin-tone-2:"][..]),
            ("谢谢[微笑][强]", &["[微笑]", "[强]"]),
            (
                "thanks <@U024BE7LH> and <!here>, <!subteam^S12>",
                &["<@U024BE7LH>", "<!here>", "<!subteam^S12>"],
            ),
            ("<@!1234567890> <:party:98765>", &["<@!1234567890>", "<:party:98765>"]),
            ("itâ€™s a cafÃ©", &["â€™", "Ã©"]),
            ("å…±èµ¢", &["å…±èµ¢"]),
        ] {
            assert_eq!(signs_of(text), expected);
            assert_eq!(plain(text), text);
        }
        let (what, todo) = told("done :tada: <@U024BE7LH>").expect("two");
        assert_eq!(
            what,
            "`:tada:` is the name of an emoji in a chat program; it is shown letter by letter, and \
             so is `<@U024BE7LH>`"
        );
        assert!(todo.starts_with("take it out, or say it in words; write the name"), "{todo}");
        assert_eq!(told("done"), None);
        let todo = |text: &str| leftovers(text)[0].todo();
        assert_eq!(todo("itâ€™s"), "write `’`");
        assert_eq!(todo("&#39;"), "write `'`");
        assert_eq!(todo("<br>"), "take it out");
        assert_eq!(todo("<@U1>"), "write the name, if they have agreed to it, or take it out");
    }
}

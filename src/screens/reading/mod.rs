//! The words of items and of pages, in the order in which they are read: for whoever hears them,
//! and for whoever reads them without the glass.

mod items;
mod pages;

pub use pages::page;

use crate::content::model::{Kiosk, Lang, Text};

use super::i18n::{Arg, Words};

/// Most bytes of a page that are read aloud: some five minutes, three times the longest page.
pub const ALOUD_BYTES_MAX: usize = 8 * 1024;

/// A piece of what is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// What the item or page is about.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// The word that a list begins with.
    Label(String),
    /// A paragraph with a word before it.
    Labelled(String, String),
    /// A number, and what it is of.
    Figure(String, String),
    /// Texts of equal rank, and whether their order says something.
    List(Vec<String>, bool),
    /// Somebody's own words, and whose they are.
    Quote(String, String),
    /// Where it comes from.
    Source(String),
    /// The answers of a question under a word of their own.
    Answers(String, Vec<Answer>),
}

/// An option, and what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What it says.
    pub text: String,
    /// The word for right or wrong.
    pub verdict: String,
    /// Why it is that.
    pub why: String,
}

/// Whoever reads: in a language, with the words of the interface.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The words of the interface.
    pub words: &'a Words,
    /// The language that is read in.
    pub lang: &'a Lang,
    /// The settings.
    pub kiosk: &'a Kiosk,
}

impl Reader<'_> {
    /// A text of the interface.
    pub fn say(&self, key: &str) -> String {
        self.words.say(self.lang, key, &[])
    }

    fn say_with(&self, key: &str, name: &str, text: &str) -> String {
        self.words.say(self.lang, key, &[(name, Arg::Text(text))])
    }

    fn text(&self, text: &Text) -> String {
        text.get(self.lang).to_owned()
    }

    fn paragraph(&self, text: &Text) -> Said {
        Said::Text(self.text(text))
    }

    fn labelled(&self, key: &str, text: &Text) -> Said {
        Said::Labelled(self.say(key), self.text(text))
    }

    fn list<'t>(&self, texts: impl IntoIterator<Item = &'t Text>, in_order: bool) -> Said {
        Said::List(texts.into_iter().map(|text| self.text(text)).collect(), in_order)
    }
}

/// What is said, as a voice reads it: each piece a line that ends as a sentence does, and no more
/// than [`ALOUD_BYTES_MAX`] in all.
pub fn aloud(said: &[Said], lang: &Lang) -> String {
    let mut lines = Vec::new();
    for piece in said {
        match piece {
            Said::Heading(text) | Said::Text(text) | Said::Label(text) | Said::Source(text) => {
                lines.push(text.clone());
            }
            Said::Labelled(label, text) => lines.extend([label.clone(), text.clone()]),
            Said::Figure(number, of) => lines.push(format!("{number} {of}")),
            Said::List(entries, _) => lines.extend(entries.iter().cloned()),
            Said::Quote(words, by) => lines.extend([words.clone(), by.clone()]),
            Said::Answers(label, answers) => {
                lines.push(label.clone());
                lines.extend(answers.iter().flat_map(|answer| {
                    [answer.text.clone(), answer.verdict.clone(), answer.why.clone()]
                }));
            }
        }
    }
    let mut text = String::new();
    for line in lines.iter().map(|line| sentence(line, lang)).filter(|line| !line.is_empty()) {
        text.push_str(&line);
        text.push('\n');
    }
    text.truncate(text.floor_char_boundary(ALOUD_BYTES_MAX));
    text
}

/// A line that ends as a sentence does, and has nothing that a voice takes for a command: eSpeak
/// reads what stands in `[[ ]]` as sounds.
fn sentence(line: &str, lang: &Lang) -> String {
    let line = line.replace(|c: char| c.is_control(), " ").replace("[[", "[ [");
    let line = if lang.is_han() { percents(&line) } else { line };
    let line = line.trim();
    let ends = line.ends_with(|c: char| ".!?:;。！？：；…”\"".contains(c));
    let point = match (line.is_empty() || ends, lang.is_han()) {
        (true, _) => "",
        (false, true) => "。",
        (false, false) => ".",
    };
    format!("{line}{point}")
}

/// The line with every share as Chinese says it: the sign stands behind the number, is said before
/// it, and eSpeak says it in English.
fn percents(line: &str) -> String {
    let mut parts = line.split(['%', '％']).peekable();
    let mut said = String::new();
    while let Some(part) = parts.next() {
        let number = part.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let is_share = parts.peek().is_some() && number.len() < part.len();
        said.push_str(number);
        said.push_str(if is_share { "百分之" } else { "" });
        said.push_str(&part[number.len()..]);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_is_a_sentence_of_its_own_in_the_order_in_which_it_stands() {
        let said = [
            Said::Heading("One call is enough".into()),
            Said::Labelled("What we do".into(), "We call back!".into()),
            Said::List(vec!["first".into(), "second".into()], true),
        ];
        let lines = "One call is enough.\nWhat we do.\nWe call back!\nfirst.\nsecond.\n";
        assert_eq!(aloud(&said, &Lang::new("en")), lines);
        let said = [Said::Text("谢谢你".into()), Said::Text("真的？".into())];
        assert_eq!(aloud(&said, &Lang::new("zh")), "谢谢你。\n真的？\n");
    }

    #[test]
    fn chinese_says_a_share_before_its_number() {
        let said = |text: &str, lang| aloud(&[Said::Text(text.into())], &Lang::new(lang));
        assert_eq!(said("97% 答应，2.5％没有。", "zh"), "百分之97 答应，百分之2.5没有。\n");
        assert_eq!(said("有 3 次", "zh"), "有 3 次。\n");
        assert_eq!(said("97% of them", "en"), "97% of them.\n");
    }

    #[test]
    fn no_text_is_a_command_to_the_voice_or_longer_than_it_may_be() {
        let said = [Said::Text("a [[b]] \u{7}\u{1b}c\nd".into()), Said::Text(String::new())];
        let read = aloud(&said, &Lang::new("en"));
        assert_eq!(read, "a [ [b]]   c d.\n");
        let long = [Said::Text("长".repeat(ALOUD_BYTES_MAX))];
        let read = aloud(&long, &Lang::new("zh"));
        assert!(read.len() <= ALOUD_BYTES_MAX && read.len() > ALOUD_BYTES_MAX - 3);
    }
}

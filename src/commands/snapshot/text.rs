//! `breakroom snapshot --text`: every page's words as one page of HTML, for whoever can't use a
//! touchscreen: headings to jump by, the language of each part marked, and what pictures show.

use std::fmt::{self, Write as _};

use crate::commands::markup::{colours, escape};
use crate::content::model::{Content, Lang};
use crate::screens::i18n::Words;
use crate::screens::reading::{Answer, Reader, Said};
use crate::screens::theme::DAY;

/// The name of the file that is written.
pub(super) const FILE: &str = "breakroom.html";

const STYLE: &str = "\
body { font: 1.125rem/1.6 sans-serif; margin: 0 auto; max-width: 42rem; padding: 1rem;\n\
  background: var(--paper); color: var(--ink) }\n\
article { border-top: 1px solid var(--line); padding-bottom: 1rem }\n\
.soft { color: var(--soft) }\n";

/// The words of `content` in each of `langs`, one part after the other.
pub(super) fn html(content: &Content, words: &Words, langs: &[Lang]) -> String {
    let mut page = String::new();
    // Writing to a string can't fail.
    let _ = written(content, words, langs, &mut page);
    page
}

fn written(content: &Content, words: &Words, langs: &[Lang], page: &mut String) -> fmt::Result {
    let first = langs.first().unwrap_or(content.kiosk.primary());
    let title = escape(content.kiosk.organisation.get(first));
    writeln!(
        page,
        "<!doctype html>\n<html lang=\"{first}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>\n{}{STYLE}</style>\n<nav>",
        colours(&DAY)
    )?;
    for lang in langs {
        let name = escape(&words.say(lang, "language-name", &[]));
        writeln!(page, "<a href=\"#{lang}\" lang=\"{lang}\">{name}</a>")?;
    }
    writeln!(page, "</nav>")?;
    for lang in langs {
        let reader = Reader { words, lang, kiosk: &content.kiosk };
        InLang { content, reader, page: &mut *page }.all()?;
    }
    writeln!(page, "</html>")
}

/// One language's part of the page, while it is being written.
struct InLang<'a> {
    content: &'a Content,
    reader: Reader<'a>,
    page: &'a mut String,
}

impl InLang<'_> {
    fn all(mut self) -> fmt::Result {
        let (content, reader) = (self.content, self.reader);
        let (kiosk, lang) = (&content.kiosk, reader.lang);
        writeln!(self.page, "<main id=\"{lang}\" lang=\"{lang}\">")?;
        writeln!(self.page, "<h1>{}</h1>", escape(kiosk.organisation.get(lang)))?;
        let promise = kiosk.promise.get(lang).to_owned();
        self.piece(&Said::Labelled(reader.say("promise"), promise))?;
        self.chapter("text-slides", content.slides.iter().map(|slide| reader.slide(slide)))?;
        if !content.roles.is_empty() {
            self.chapter("roles-title", content.roles.iter().map(|role| reader.role(role)))?;
        }
        let questions = content.questions.iter();
        let questions = questions.map(|question| {
            [reader.asked(question, None), reader.answer(question, false)].concat()
        });
        self.chapter("text-questions", questions)?;
        self.chapter("wall-title", content.commendations.iter().map(|card| reader.card(card)))?;
        writeln!(self.page, "</main>")
    }

    fn chapter(&mut self, key: &str, items: impl Iterator<Item = Vec<Said>>) -> fmt::Result {
        writeln!(self.page, "<h2>{}</h2>", escape(&self.reader.say(key)))?;
        for said in items {
            writeln!(self.page, "<article>")?;
            said.iter().try_for_each(|piece| self.piece(piece))?;
            writeln!(self.page, "</article>")?;
        }
        Ok(())
    }

    fn piece(&mut self, piece: &Said) -> fmt::Result {
        let page = &mut *self.page;
        match piece {
            Said::Heading(text) => writeln!(page, "<h3>{}</h3>", escape(text)),
            Said::Text(text) => writeln!(page, "<p>{}</p>", escape(text)),
            Said::Label(label) => writeln!(page, "<p><strong>{}:</strong></p>", escape(label)),
            Said::Labelled(label, text) => {
                writeln!(page, "<p><strong>{}:</strong> {}</p>", escape(label), escape(text))
            }
            Said::Figure(number, of) => {
                writeln!(page, "<p><strong>{}</strong> {}</p>", escape(number), escape(of))
            }
            Said::List(texts, in_order) => {
                let tag = if *in_order { "ol" } else { "ul" };
                writeln!(page, "<{tag}>")?;
                for text in texts {
                    writeln!(page, "<li>{}</li>", escape(text))?;
                }
                writeln!(page, "</{tag}>")
            }
            Said::Quote(words, by) => {
                let (words, by) = (escape(words), escape(by));
                writeln!(page, "<blockquote><p>{words}</p><p>{by}</p></blockquote>")
            }
            Said::Source(source) => writeln!(page, "<p class=\"soft\">{}</p>", escape(source)),
            Said::Answers(label, answers) => {
                writeln!(page, "<details><summary>{}</summary>\n<ul>", escape(label))?;
                for Answer { text, verdict, why } in answers {
                    let [text, verdict, why] = [text, verdict, why].map(|said| escape(said));
                    writeln!(page, "<li><strong>{text}</strong> ({verdict}): {why}</li>")?;
                }
                writeln!(page, "</ul></details>")
            }
        }
    }
}

//! `breakroom snapshot --text`: every page's words as one page of HTML, for whoever can't use a
//! touchscreen: headings to jump by, the language of each part marked, and what pictures show.

use std::fmt::{self, Write as _};

use crate::commands::markup::{colours, escape};
use crate::content::model::{
    Commendation, Content, Lang, Photo, PlacedText, Question, QuestionKind, Role, Slide, SlideKind,
    Speaker, Text, TextKind,
};
use crate::screens::i18n::{Arg, Words};
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
        InLang { content, words, lang, page: &mut *page }.all()?;
    }
    writeln!(page, "</html>")
}

/// One language's part of the page, while it is being written.
struct InLang<'a> {
    content: &'a Content,
    words: &'a Words,
    lang: &'a Lang,
    page: &'a mut String,
}

impl InLang<'_> {
    fn all(mut self) -> fmt::Result {
        let (content, lang) = (self.content, self.lang);
        let kiosk = &content.kiosk;
        writeln!(self.page, "<main id=\"{lang}\" lang=\"{lang}\">")?;
        writeln!(self.page, "<h1>{}</h1>", escape(kiosk.organisation.get(lang)))?;
        self.labelled("promise", &kiosk.promise)?;
        self.chapter("text-slides")?;
        content.slides.iter().try_for_each(|slide| self.slide(slide))?;
        if !content.roles.is_empty() {
            self.chapter("roles-title")?;
        }
        content.roles.iter().try_for_each(|role| self.role(role))?;
        self.chapter("text-questions")?;
        content.questions.iter().try_for_each(|question| self.question(question))?;
        self.chapter("wall-title")?;
        content.commendations.iter().try_for_each(|card| self.card(card))?;
        writeln!(self.page, "</main>")
    }

    fn say(&self, key: &str) -> String {
        escape(&self.words.say(self.lang, key, &[]))
    }

    fn say_with(&self, key: &str, name: &str, text: &str) -> String {
        escape(&self.words.say(self.lang, key, &[(name, Arg::Text(text))]))
    }

    fn chapter(&mut self, key: &str) -> fmt::Result {
        let title = self.say(key);
        writeln!(self.page, "<h2>{title}</h2>")
    }

    fn heading(&mut self, text: &str) -> fmt::Result {
        writeln!(self.page, "<article>\n<h3>{}</h3>", escape(text))
    }

    /// The end of what began with a heading.
    fn end(&mut self) -> fmt::Result {
        writeln!(self.page, "</article>")
    }

    fn paragraph(&mut self, text: &Text) -> fmt::Result {
        writeln!(self.page, "<p>{}</p>", escape(text.get(self.lang)))
    }

    fn labelled(&mut self, key: &str, text: &Text) -> fmt::Result {
        let label = self.say(key);
        writeln!(self.page, "<p><strong>{label}:</strong> {}</p>", escape(text.get(self.lang)))
    }

    fn list<'t>(&mut self, tag: &str, texts: impl Iterator<Item = &'t Text>) -> fmt::Result {
        writeln!(self.page, "<{tag}>")?;
        for text in texts {
            writeln!(self.page, "<li>{}</li>", escape(text.get(self.lang)))?;
        }
        writeln!(self.page, "</{tag}>")
    }

    fn picture(&mut self, photo: Option<&Photo>) -> fmt::Result {
        let Some(photo) = photo else { return Ok(()) };
        self.labelled("text-picture", &photo.alt)
    }

    fn slide(&mut self, slide: &Slide) -> fmt::Result {
        self.heading(slide.headline.get(self.lang))?;
        if let SlideKind::Figure { number, of, .. } = &slide.kind {
            let of = escape(of.get(self.lang));
            writeln!(self.page, "<p><strong>{}</strong> {of}</p>", escape(number))?;
        } else {
            let texts = slide.texts();
            // A run of entries of one kind is a list.
            for run in texts[1..].chunk_by(|a, b| a.kind == b.kind) {
                self.run(run)?;
            }
        }
        self.picture(slide.photo.as_ref())?;
        if let Some(source) = &slide.meta.source {
            let source = self.say_with("source", "source", source.get(self.lang));
            writeln!(self.page, "<p class=\"soft\">{source}</p>")?;
        }
        self.end()
    }

    fn run(&mut self, run: &[PlacedText<'_>]) -> fmt::Result {
        match run {
            [one] => match label(one.kind) {
                Some(key) => self.labelled(key, one.text),
                None => self.paragraph(one.text),
            },
            many => self.list("ol", many.iter().map(|one| one.text)),
        }
    }

    fn role(&mut self, role: &Role) -> fmt::Result {
        self.heading(role.name.get(self.lang))?;
        self.labelled("job-one", &role.job_one)?;
        self.labelled("job-two", &role.job_two)?;
        if let Some(third) = &self.content.kiosk.third_job {
            self.labelled("job-three", &third.ask)?;
        }
        let title = self.say("today-acts");
        writeln!(self.page, "<p><strong>{title}:</strong></p>")?;
        self.list("ul", role.acts.iter())?;
        self.end()
    }

    fn question(&mut self, question: &Question) -> fmt::Result {
        self.heading(question.stem.get(self.lang))?;
        question.situation.iter().try_for_each(|text| self.paragraph(text))?;
        let in_order = question.kind == QuestionKind::Order;
        let judged = question.kind == QuestionKind::TrueFalse;
        // In the right order the steps would give the answer away.
        let mut options: Vec<_> = question.options.iter().filter(|_| !judged).collect();
        if in_order {
            options.sort_by_key(|option| option.text.get(self.lang));
        }
        if !options.is_empty() {
            self.list("ul", options.into_iter().map(|option| &option.text))?;
        }
        let answer = self.say("answer");
        writeln!(self.page, "<details><summary>{answer}</summary>\n<ul>")?;
        for (option, word) in question.options.iter().zip(["true", "false"].iter().cycle()) {
            let text = match judged {
                true => self.say(word),
                false => escape(option.text.get(self.lang)),
            };
            let verdict = self.say(if option.right { "right-answer" } else { "wrong-answer" });
            let why = escape(option.rationale.get(self.lang));
            writeln!(self.page, "<li><strong>{text}</strong> ({verdict}): {why}</li>")?;
        }
        writeln!(self.page, "</ul></details>")?;
        self.labelled("takeaway", &question.takeaway)?;
        self.end()
    }

    fn card(&mut self, card: &Commendation) -> fmt::Result {
        let team = card.team.get(self.lang);
        let who = match &card.name {
            Some(name) => format!("{} · {team}", name.get(self.lang)),
            None => self.words.say(self.lang, "colleague-in", &[("team", Arg::Text(team))]),
        };
        self.heading(&who)?;
        for text in [&card.situation, &card.act, &card.effect] {
            self.paragraph(text)?;
        }
        if let Some(quote) = &card.quote {
            let key = match quote.from {
                Speaker::Customer => "from-customer",
                Speaker::Peer => "from-peer",
                Speaker::Manager => "from-manager",
                Speaker::Leader => "from-leader",
            };
            let by = quote.by.as_ref().map(|by| escape(by.get(self.lang)));
            let (said, by) = (escape(quote.text.get(self.lang)), by.unwrap_or(self.say(key)));
            writeln!(self.page, "<blockquote><p>{said}</p><p>{by}</p></blockquote>")?;
        }
        card.helped_by.iter().try_for_each(|text| self.paragraph(text))?;
        self.picture(card.photo.as_ref())?;
        self.end()
    }
}

/// The word before a text that needs one to be understood.
fn label(kind: TextKind) -> Option<&'static str> {
    Some(match kind {
        TextKind::Act => "act",
        TextKind::Lesson => "lesson",
        TextKind::Myth => "myth",
        TextKind::Fact => "fact",
        TextKind::ThanksTo => "voice-thanks",
        TextKind::Asked => "asked",
        TextKind::AskedDone => "asked-done",
        _ => return None,
    })
}

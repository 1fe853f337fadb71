//! The inbox: which row is looked at, and what somebody does with it.

use std::sync::Arc;

use egui::Context;

use super::work::inbox::{Pending, Report, Texts, reason};
use super::{Act, Desk};
use crate::content::inbox::Fate;
use crate::content::model::Lang;
use crate::content::ron::edit;
use crate::desk::words::Words;
use crate::screens::i18n::Arg;

/// What is looked at.
#[derive(Default)]
pub(super) struct Inbox {
    /// What there is.
    pub report: Arc<Report>,
    /// The mark of the row that is looked at.
    pub chosen: Option<String>,
    /// Why it is declined, as it is written so far.
    pub reason: String,
    /// What was taken over last: whom it thanks is still to be asked.
    pub taken: Option<Pending>,
    /// The sheet that is to be watched, as it is written so far.
    pub sheet: String,
}

/// What somebody does in the inbox.
#[derive(Clone, Debug)]
pub enum Deed {
    /// Looks at a row.
    Choose(String),
    /// Writes why it is declined.
    Reason(String),
    /// Takes it over into a draft.
    TakeOver,
    /// Declines it for the reason that is written.
    Decline,
    /// Copies the message that asks for consent.
    Copy(String),
    /// Writes which sheet is to be watched.
    Sheet(String),
    /// Has it watched.
    Watch,
}

impl Inbox {
    /// The row that is looked at: the one that was chosen, or the first.
    pub(super) fn pending(&self) -> Option<&Pending> {
        let chosen = self.chosen.as_ref();
        let own = self.report.pending.iter().find(|pending| Some(&pending.mark) == chosen);
        own.or(self.report.pending.first())
    }

    /// Takes in what there is.
    pub(super) fn take(&mut self, report: Report) {
        self.report = Arc::new(report);
    }

    /// Takes a row out of what waits, before the thread has said so.
    fn done(&mut self) -> Option<Pending> {
        let mark = self.pending()?.mark.clone();
        let report = Arc::make_mut(&mut self.report);
        let at = report.pending.iter().position(|pending| pending.mark == mark)?;
        let done = report.pending.remove(at);
        // The one that stood beneath it is looked at next.
        let next = report.pending.get(at).or(report.pending.last());
        self.chosen = next.map(|pending| pending.mark.clone());
        self.reason.clear();
        Some(done)
    }
}

impl Desk {
    /// Does what was asked for in the inbox.
    pub(super) fn deed(&mut self, deed: Deed, ctx: &Context) {
        let inbox = &mut self.inbox;
        match deed {
            Deed::Choose(mark) => {
                inbox.chosen = Some(mark);
                inbox.reason.clear();
                inbox.taken = None;
            }
            Deed::Reason(words) => inbox.reason = words,
            Deed::Sheet(path) => inbox.sheet = path,
            Deed::Watch => {
                let sheet = edit::quoted(inbox.sheet.trim());
                self.watcher.set("inbox", format!("(sheet: {sheet})"));
            }
            Deed::Copy(message) => {
                ctx.copy_text(message);
                self.said = Some(("said-copied".to_owned(), true));
            }
            Deed::Decline => {
                let why = reason(&inbox.reason);
                let today = (self.options.clock)().date();
                if let Some(done) = inbox.done().filter(|_| !why.is_empty()) {
                    self.watcher.answer(&done.mark, Fate::Declined(today, why));
                }
            }
            Deed::TakeOver => self.take_over(ctx),
        }
    }

    /// Makes a draft of the row that is looked at, in a file of its own, on the disk at once. That
    /// it was taken over is remembered once it is there.
    fn take_over(&mut self, ctx: &Context) {
        let Some(pending) = self.inbox.pending().cloned() else { return };
        let file = format!("commendations/{}.ron", pending.id);
        let made =
            self.sitting.change(&file, None, |text| edit::insert(text, &[], 0, &pending.text));
        if made.is_err() {
            self.said = Some(("said-refused".to_owned(), false));
            return;
        }
        self.look_over();
        let own = |row: &&super::Row| *row.file == *file && row.id == pending.id;
        let index = self.rows.all.iter().find(own).map_or(0, |row| row.index);
        self.inbox.done();
        self.inbox.taken = Some(pending);
        self.act(Act::Choose(file, index), ctx);
        self.act(Act::Save, ctx);
    }
}

/// What a text says in a language, or in another.
pub(super) fn said<'a>(texts: &'a Texts, lang: &Lang) -> &'a str {
    let own = texts.iter().find(|(tag, _)| Lang::new(tag).primary() == lang.primary());
    own.or(texts.first()).map_or("", |(_, text)| text)
}

/// The message that asks whoever is thanked, or their team, for consent: in each language that
/// the kiosk speaks and the desk has words for, one beneath the other.
pub(super) fn message(words: &Words, languages: &[Lang], pending: &Pending) -> String {
    let desks = ["en", "zh"].map(Lang::new);
    let spoken = desks.iter().filter(|own| languages.iter().any(|lang| lang.primary() == **own));
    let each = spoken.map(|lang| {
        let whom =
            if pending.is_team || pending.name.is_empty() { &pending.team } else { &pending.name };
        let [situation, act, effect] = &pending.story;
        let args = [
            ("whom", Arg::Text(said(whom, lang))),
            ("situation", Arg::Text(said(situation, lang))),
            ("act", Arg::Text(said(act, lang))),
            ("effect", Arg::Text(said(effect, lang))),
        ];
        words.say(lang, if pending.is_team { "mail-team" } else { "mail-person" }, &args)
    });
    each.collect::<Vec<_>>().join("\n\n———\n\n")
}

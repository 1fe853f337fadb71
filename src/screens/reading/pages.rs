//! What a page on the glass says.

use crate::content::model::Question;
use crate::player::scene::{
    DEEDS, Deed, LineupPage, LineupView, Offer, Phase, PollView, Scene, ThanksStep, ThanksView,
    View, Ways, options,
};
use crate::screens::i18n::{Arg, Words};

use super::{Reader, Said};

/// The words of the page that a scene shows, in its language; nothing for the pages of the
/// administrator.
pub fn page(scene: &Scene, words: &Words) -> Vec<Said> {
    let reader = Reader { words, lang: &scene.lang, kiosk: &scene.kiosk };
    match &scene.view {
        View::Slide { slide, role } => {
            let mut said = reader.slide(slide);
            said.extend(role.iter().flat_map(|role| reader.role(role)));
            said
        }
        View::Question(view) => {
            let mut said = reader.question(&view.question, &view.shown);
            if matches!(view.phase, Phase::Answered { .. }) {
                said.extend(reader.answer(&view.question, true));
            }
            said
        }
        View::Commendation { commendation, .. } => reader.card(commendation),
        View::Poll(view) => reader.poll(view),
        View::Thanks(view) => reader.thanks(view),
        View::Wall(view) => {
            let cards = view
                .cards
                .iter()
                .map(|card| format!("{}: {}", reader.who(card), card.act.get(reader.lang)));
            vec![Said::Heading(reader.say("wall-title")), Said::List(cards.collect(), false)]
        }
        View::Home => reader.home(scene.ways),
        View::Roles { roles } => vec![
            Said::Heading(reader.say("roles-title")),
            reader.list(roles.iter().map(|role| &role.name), false),
        ],
        View::Role { role } => reader.role(role),
        View::VisitDone { learnt, .. } => {
            let mut said = vec![Said::Heading(reader.say("visit-title"))];
            said.push(Said::Label(reader.say("takeaway")));
            said.push(reader.list(learnt.iter().map(|question| &question.takeaway), false));
            said
        }
        View::Lineup(view) => reader.lineup(view),
        View::Pad(_) | View::Admin(_) | View::Touches(_) | View::Chart(_) | View::Closed => {
            Vec::new()
        }
    }
}

impl Reader<'_> {
    fn home(&self, ways: Ways) -> Vec<Said> {
        let three = self.kiosk.third_job.is_some();
        let jobs = if three { "home-roles-three" } else { "home-roles" };
        let thank = ways.thanks.then_some("thank");
        let shift = match ways.lineup {
            Offer::None => None,
            Offer::Begin => Some("lineup-start"),
            Offer::GoOn => Some("lineup-go-on"),
        };
        let keys = [Some("home-quiz"), Some("home-wall"), thank, Some(jobs), shift];
        let names = keys.into_iter().flatten().map(|key| self.say(key));
        vec![Said::Heading(self.say("home-title")), Said::List(names.collect(), false)]
    }

    /// A question as whoever hears it must hear it: what happened before what is asked, as it
    /// stands on the glass.
    fn question(&self, question: &Question, shown: &[usize]) -> Vec<Said> {
        let mut said = self.asked(question, Some(shown));
        if question.situation.is_some() {
            said.swap(0, 1);
        }
        said
    }

    /// A poll, with what came of it where that is told.
    fn poll(&self, view: &PollView) -> Vec<Said> {
        let slide = &view.slide;
        let Some((all, percents)) = view.told() else {
            let key = if view.picked.is_some() { "poll-few" } else { "poll-hint" };
            return [self.slide(slide), vec![Said::Text(self.say(key))]].concat();
        };
        let number = [("number", Arg::Number(all.into()))];
        let shares = options(slide).iter().zip(percents);
        let shares = shares.map(|(option, share)| format!("{}: {share}%", self.text(option)));
        vec![
            Said::Heading(self.text(&slide.headline)),
            Said::Text(self.words.say(self.lang, "poll-all", &number)),
            Said::List(shares.collect(), false),
        ]
    }

    fn thanks(&self, view: &ThanksView) -> Vec<Said> {
        let says = |deed: Deed| self.say(&format!("deed-{}", deed.name()));
        match &view.step {
            ThanksStep::Team(roles) => vec![
                Said::Heading(self.say("thanks-who")),
                Said::Text(self.say("thanks-who-about")),
                self.list(roles.iter().map(|role| &role.name), false),
            ],
            ThanksStep::Deed(role) => vec![
                Said::Heading(self.say_with("thanks-what", "team", role.name.get(self.lang))),
                Said::List(DEEDS.map(says).to_vec(), false),
            ],
            ThanksStep::Done(role, deed) => vec![
                Said::Heading(self.say("thanks-said")),
                Said::Quote(says(*deed), self.text(&role.name)),
                Said::Text(self.say("thanks-said-about")),
            ],
        }
    }

    fn lineup(&self, view: &LineupView) -> Vec<Said> {
        match &view.page {
            LineupPage::Value(value) => {
                vec![Said::Heading(self.text(&value.name)), self.paragraph(&value.meaning)]
            }
            LineupPage::Story(slide) => self.slide(slide),
            LineupPage::Question { question, shown, told, .. } => {
                let mut said = self.question(question, shown);
                if *told {
                    said.extend(self.answer(question, true));
                }
                said
            }
            LineupPage::Thanks(card) => self.card(card),
            LineupPage::Today { lines, act } => {
                let title = self.say(if lines.is_empty() { "dare" } else { "lineup-today" });
                let mut said = vec![Said::Heading(title)];
                said.extend(lines.iter().map(|line| self.paragraph(line)));
                said.extend(act.iter().flat_map(|act| self.slide(act)));
                said
            }
        }
    }
}

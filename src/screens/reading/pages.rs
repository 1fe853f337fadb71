//! What a page on the glass says.

use crate::player::scene::{
    DEEDS, Deed, LineupPage, LineupView, Phase, Scene, ThanksStep, ThanksView, View, Ways,
};
use crate::screens::i18n::Words;

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
            let mut said = reader.asked(&view.question, Some(&view.shown));
            if matches!(view.phase, Phase::Answered { .. }) {
                said.extend(reader.answer(&view.question, true));
            }
            said
        }
        View::Commendation { commendation, .. } => reader.card(commendation),
        View::Poll(view) => reader.slide(&view.slide),
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
        let keys = [Some("home-quiz"), Some("home-wall"), thank, Some(jobs)];
        let names = keys.into_iter().flatten().map(|key| self.say(key));
        vec![Said::Heading(self.say("home-title")), Said::List(names.collect(), false)]
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
                let mut said = self.asked(question, Some(shown));
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

//! What an item says.

use crate::content::model::{
    Commendation, Photo, PlacedText, Question, QuestionKind, Role, Slide, SlideKind, Speaker,
    TextKind, Who,
};

use super::{Answer, Reader, Said};

impl Reader<'_> {
    /// A slide, but for the roles of one that has them.
    pub fn slide(&self, slide: &Slide) -> Vec<Said> {
        let mut said = vec![Said::Heading(self.text(&slide.headline))];
        if let SlideKind::Figure { number, of, .. } = &slide.kind {
            said.push(Said::Figure(number.clone(), self.text(of)));
        } else {
            let texts = slide.texts();
            // A run of entries of one kind is a list.
            said.extend(texts[1..].chunk_by(|a, b| a.kind == b.kind).map(|run| self.run(run)));
        }
        said.extend(self.picture(slide.photo.as_ref()));
        if let Some(source) = &slide.meta.source {
            said.push(Said::Source(self.say_with("source", "source", source.get(self.lang))));
        }
        said
    }

    fn run(&self, run: &[PlacedText<'_>]) -> Said {
        match run {
            [one] => match label(one.kind) {
                Some(key) => self.labelled(key, one.text),
                None => self.paragraph(one.text),
            },
            many => self.list(many.iter().map(|one| one.text), true),
        }
    }

    fn picture(&self, photo: Option<&Photo>) -> Option<Said> {
        Some(self.labelled("text-picture", &photo?.alt))
    }

    /// A role, with its jobs and acts.
    pub fn role(&self, role: &Role) -> Vec<Said> {
        let mut said = vec![
            Said::Heading(self.text(&role.name)),
            self.labelled("job-one", &role.job_one),
            self.labelled("job-two", &role.job_two),
        ];
        if let Some(third) = &self.kiosk.third_job {
            said.push(self.labelled("job-three", &third.ask));
        }
        said.extend([Said::Label(self.say("today-acts")), self.list(role.acts.iter(), false)]);
        said
    }

    /// A question that is asked, with its options in the order of `shown`; where that is `None`,
    /// in one that gives nothing away.
    pub fn asked(&self, question: &Question, shown: Option<&[usize]>) -> Vec<Said> {
        let mut said = vec![Said::Heading(self.text(&question.stem))];
        said.extend(question.situation.iter().map(|text| self.paragraph(text)));
        let judged = question.kind == QuestionKind::TrueFalse;
        let options = match shown {
            Some(shown) => shown.iter().map(|&index| self.option(question, index)).collect(),
            None if judged => Vec::new(),
            None => {
                let mut options: Vec<_> = question.options.iter().collect();
                // In the right order the steps would give the answer away.
                if question.kind == QuestionKind::Order {
                    options.sort_by_key(|option| option.text.get(self.lang));
                }
                options.into_iter().map(|option| self.text(&option.text)).collect()
            }
        };
        said.extend((!options.is_empty()).then_some(Said::List(options, false)));
        said
    }

    /// The answer of a question: each option, or only what is right, with its reason; and what to
    /// take away.
    pub fn answer(&self, question: &Question, only_right: bool) -> Vec<Said> {
        let options = question.options.iter().enumerate();
        let told = options.filter(|(_, option)| option.right || !only_right);
        let answers = told.map(|(index, option)| Answer {
            text: self.option(question, index),
            verdict: self.say(if option.right { "right-answer" } else { "wrong-answer" }),
            why: self.text(&option.rationale),
        });
        vec![
            Said::Answers(self.say("answer"), answers.collect()),
            self.labelled("takeaway", &question.takeaway),
        ]
    }

    /// What an option says: its text, or the word for true or false.
    fn option(&self, question: &Question, index: usize) -> String {
        match question.kind {
            QuestionKind::TrueFalse => self.say(if index == 0 { "true" } else { "false" }),
            _ => question.options.get(index).map_or_else(String::new, |o| self.text(&o.text)),
        }
    }

    /// A commendation.
    pub fn card(&self, card: &Commendation) -> Vec<Said> {
        let mut said = vec![Said::Heading(self.who(card))];
        said.extend([&card.situation, &card.act, &card.effect].map(|text| self.paragraph(text)));
        if let Some(quote) = &card.quote {
            let key = match quote.from {
                Speaker::Customer => "from-customer",
                Speaker::Peer => "from-peer",
                Speaker::Manager => "from-manager",
                Speaker::Leader => "from-leader",
            };
            let by = quote.by.as_ref().map_or_else(|| self.say(key), |by| self.text(by));
            said.push(Said::Quote(self.text(&quote.text), by));
        }
        said.extend(card.helped_by.iter().map(|text| self.paragraph(text)));
        said.extend(self.picture(card.photo.as_ref()));
        said
    }

    /// Who is thanked, with their team; without consent to a name, somebody in it.
    pub(super) fn who(&self, card: &Commendation) -> String {
        let team = card.team.get(self.lang);
        match (&card.name, card.who) {
            (Some(name), _) => format!("{} · {team}", name.get(self.lang)),
            (None, Who::Team) => team.to_owned(),
            (None, Who::Person) => self.say_with("colleague-in", "team", team),
        }
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

//! Thanking a colleague in three taps, or on the firm's own form.

use std::sync::Arc;

use crate::content::model::{Id, Role, Skill, ThanksForm};

/// One of the ready sentences of what somebody did. The interface has its words, `deed-warmth-1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Deed {
    /// The skill that it took.
    pub skill: Skill,
    /// Which of the skill's sentences it is, from 1.
    pub number: u8,
}

/// The ready sentences, two of each skill.
pub const DEEDS: [Deed; 10] = {
    const fn deed(skill: Skill, number: u8) -> Deed {
        Deed { skill, number }
    }
    [
        deed(Skill::Warmth, 1),
        deed(Skill::Warmth, 2),
        deed(Skill::Product, 1),
        deed(Skill::Product, 2),
        deed(Skill::Technique, 1),
        deed(Skill::Technique, 2),
        deed(Skill::Communication, 1),
        deed(Skill::Communication, 2),
        deed(Skill::Psychology, 1),
        deed(Skill::Psychology, 2),
    ]
};

impl Deed {
    /// Its stable name, by which it is counted: `warmth-1`.
    pub fn name(self) -> String {
        let skill = match self.skill {
            Skill::Warmth => "warmth",
            Skill::Product => "product",
            Skill::Technique => "technique",
            Skill::Communication => "communication",
            Skill::Psychology => "psychology",
        };
        format!("{skill}-{}", self.number)
    }
}

/// A page of thanking.
#[derive(Clone, Debug, PartialEq)]
pub struct ThanksView {
    /// How far it has come.
    pub step: ThanksStep,
    /// The address of the firm's own form, with screen and value in it and never a person.
    pub link: Option<String>,
}

/// How far the thanks have come.
#[derive(Clone, Debug, PartialEq)]
pub enum ThanksStep {
    /// Which team was it? Its tiles.
    Team(Vec<Arc<Role>>),
    /// What did they do? One of [`DEEDS`].
    Deed(Arc<Role>),
    /// Thank you.
    Done(Arc<Role>, Deed),
}

/// The address of `form` for somebody who thinks of `value`.
pub(crate) fn link(form: &ThanksForm, value: Option<&Id>) -> String {
    let screen = form.screen.as_ref().map(|screen| format!("screen={screen}"));
    let value = value.map(|value| format!("value={value}"));
    let more: Vec<String> = screen.into_iter().chain(value).collect();
    // What comes after a `#` is for the page itself, and stays behind the rest.
    let (address, place) =
        form.url.split_once('#').map_or((&*form.url, None), |(a, p)| (a, Some(p)));
    let join = match (more.is_empty(), address.contains('?')) {
        (true, _) => "",
        (false, true) => "&",
        (false, false) => "?",
    };
    let place = place.map(|place| format!("#{place}")).unwrap_or_default();
    format!("{address}{join}{}{place}", more.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn screen_and_value_are_put_into_the_address_whatever_it_looks_like() {
        let form = |url: &str, screen: Option<&str>| ThanksForm {
            url: url.into(),
            screen: screen.map(Id::new),
        };
        let value = Id::new("own-it");
        let of = |url, screen, value| link(&form(url, screen), value);
        assert_eq!(of("https://a.b/c", None, None), "https://a.b/c");
        assert_eq!(
            of("https://a.b/c", Some("yard"), Some(&value)),
            "https://a.b/c?screen=yard&value=own-it"
        );
        assert_eq!(of("https://a.b/c?d=1", None, Some(&value)), "https://a.b/c?d=1&value=own-it");
        assert_eq!(of("https://a.b/#top", Some("yard"), None), "https://a.b/?screen=yard#top");
    }

    #[test]
    fn each_deed_has_a_name_of_its_own() {
        let names: std::collections::HashSet<String> = DEEDS.map(Deed::name).into();
        assert_eq!(names.len(), DEEDS.len());
        assert!(names.contains("technique-2"));
    }
}

//! The interface's own texts, in as many languages as there are files for.
//!
//! English and Chinese are built in; a content folder may bring more, or other wordings,
//! in `locales/TAG.ftl`.

use std::collections::HashMap;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::content::Files;
use crate::content::model::Lang;

const BUILT_IN: [(&str, &str); 2] = [
    ("en", include_str!("../../assets/locales/en.ftl")),
    ("zh", include_str!("../../assets/locales/zh.ftl")),
];

/// The texts of every language there is a file for.
pub struct Words {
    bundles: HashMap<Lang, FluentBundle<FluentResource>>,
    fallback: Lang,
}

impl Words {
    /// The built-in languages, overlaid with `files`: pairs of a language tag and the text
    /// of its `.ftl` file. A line that can't be understood is passed over; what it should
    /// have said comes from the built-in file, or from English.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut bundles = HashMap::new();
        for (tag, source) in BUILT_IN.into_iter().chain(files) {
            let Ok(id) = tag.parse::<LanguageIdentifier>() else {
                continue;
            };
            let resource = FluentResource::try_new(source.to_owned())
                .unwrap_or_else(|(partial, _errors)| partial);
            let bundle = bundles.entry(Lang::new(tag)).or_insert_with(|| {
                let mut bundle = FluentBundle::new(vec![id]);
                // Isolation marks are for right-to-left text in left-to-right text; no face
                // of ours has a glyph for them.
                bundle.set_use_isolating(false);
                bundle
            });
            bundle.add_resource_overriding(resource);
        }
        Self { bundles, fallback: Lang::new(BUILT_IN[0].0) }
    }

    /// The built-in languages, overlaid with the `locales/` of a content folder.
    pub fn of_files(files: &Files) -> Self {
        let own = files.map.iter().filter_map(|(path, bytes)| {
            let tag = path.strip_prefix("locales/")?.strip_suffix(".ftl")?;
            Some((tag, std::str::from_utf8(bytes).ok()?))
        });
        Self::new(own)
    }

    /// The text under `key`, with `args` in their places. Where `lang` lacks it, that of the
    /// language without its country, as `zh` for `zh-TW`; or else English, and the key itself
    /// where English lacks it too.
    pub fn say(&self, lang: &Lang, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut values = FluentArgs::new();
        for (name, value) in args {
            match value {
                Arg::Text(text) => values.set(*name, FluentValue::from(*text)),
                Arg::Number(number) => values.set(*name, FluentValue::from(*number)),
                Arg::Year(year) => values.set(*name, FluentValue::from(year.to_string())),
            }
        }
        [lang, &lang.primary(), &self.fallback]
            .into_iter()
            .filter_map(|lang| self.bundles.get(lang))
            .find_map(|bundle| {
                let pattern = bundle.get_message(key)?.value()?;
                let mut errors = Vec::new();
                let text = bundle.format_pattern(pattern, Some(&values), &mut errors);
                errors.is_empty().then(|| text.into_owned())
            })
            .unwrap_or_else(|| key.to_owned())
    }
}

/// What stands in the place of a variable.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    /// A text, put in as it is.
    Text(&'a str),
    /// A number, by which a text may choose its form.
    Number(i64),
    /// A year, which no language groups by thousands.
    Year(i16),
}

impl Arg<'_> {
    /// A count of something, by which a text may choose its form.
    pub fn count(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_built_in_languages_say_the_same_keys() {
        let keys = |source: &str| -> Vec<String> {
            source
                .lines()
                .filter_map(|line| line.split_once(" = "))
                .filter(|(key, _)| !key.starts_with([' ', '#']))
                .map(|(key, _)| key.to_owned())
                .collect()
        };
        assert_eq!(keys(BUILT_IN[0].1), keys(BUILT_IN[1].1));
    }

    #[test]
    fn a_language_of_a_country_speaks_as_the_language_does() {
        let own = "own-key = 自己的";
        let words = Words::new([("zh-TW", own)]);
        let [taiwan, china, sweden] = ["zh_tw", "zh", "sv-SE"].map(Lang::new);
        let key = BUILT_IN[1].1.lines().find_map(|line| line.split_once(" = "));
        let (key, _) = key.expect("there is a text");
        assert_eq!(words.say(&taiwan, key, &[]), words.say(&china, key, &[]));
        assert_ne!(words.say(&taiwan, key, &[]), words.say(&sweden, key, &[]));
        assert_eq!(words.say(&taiwan, "own-key", &[]), "自己的");
    }

    #[test]
    fn every_key_of_both_languages_can_be_said() {
        let words = Words::new([]);
        let args: Vec<(&str, Arg<'_>)> = [
            "value", "source", "promise", "team", "date", "from", "name", "step", "time", "kind",
            "what", "deed",
        ]
        .into_iter()
        .map(|name| (name, Arg::Text("x")))
        .chain(
            ["number", "total", "page", "pages", "answered", "right", "count", "day", "month"]
                .into_iter()
                .map(|name| (name, Arg::Number(2))),
        )
        .chain([("year", Arg::Year(2026))])
        .collect();
        for (tag, source) in BUILT_IN {
            let lang = Lang::new(tag);
            for (key, _) in source.lines().filter_map(|line| line.split_once(" = ")) {
                if key.starts_with([' ', '#', '[', '*']) {
                    continue;
                }
                assert_ne!(words.say(&lang, key, &args), key, "{tag}: {key}");
            }
        }
    }

    #[test]
    fn a_folder_may_bring_a_language_and_gaps_are_filled_with_english() {
        let words = Words::new([("fr", "home = Accueil\nbroken line\n")]);
        let french = Lang::new("fr");
        assert_eq!(words.say(&french, "home", &[]), "Accueil");
        assert_eq!(words.say(&french, "next", &[]), "Next");
    }

    #[test]
    fn dates_are_said_as_each_language_says_them() {
        let words = Words::new([]);
        let args = [("day", Arg::Number(3)), ("month", Arg::Number(11))];
        assert_eq!(words.say(&Lang::new("en"), "date", &args), "3 November");
        assert_eq!(words.say(&Lang::new("zh"), "date", &args), "11月3日");
    }
}

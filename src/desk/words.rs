//! The desk's own words, beside those of the screens.

pub use crate::screens::i18n::Words;

const EN: &str = include_str!("../../assets/locales/desk/en.ftl");
const ZH: &str = include_str!("../../assets/locales/desk/zh.ftl");

/// The words of desk and screens, in English and Chinese.
pub fn words() -> Words {
    Words::new([("en", EN), ("zh", ZH)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::fields::{COMMON, Field, KINDS};
    use crate::content::model::Lang;

    fn keys(source: &str) -> Vec<&str> {
        let keys = source.lines().filter_map(|line| line.split_once(" ="));
        keys.map(|(key, _)| key).filter(|key| !key.starts_with([' ', '#'])).collect()
    }

    #[test]
    fn both_languages_of_the_desk_say_the_same_keys() {
        assert_eq!(keys(EN), keys(ZH));
    }

    #[test]
    fn every_field_and_every_word_to_choose_has_a_name_in_both_languages() {
        let words = words();
        let mut wanted = Vec::new();
        let mut pending: Vec<&Field> =
            COMMON.iter().chain(KINDS.iter().flat_map(|k| k.fields)).collect();
        while let Some(field) = pending.pop() {
            wanted.push(format!("field-{}", field.name));
            if let crate::content::fields::Form::Choice(choices) = &field.form {
                wanted.extend(choices.iter().map(|word| format!("word-{word}")));
            }
            pending.extend(field.inner());
        }
        wanted.extend(KINDS.iter().map(|kind| format!("kind-{}", kind.head)));
        for lang in [Lang::new("en"), Lang::new("zh")] {
            for key in &wanted {
                assert_ne!(words.say(&lang, key, &[]), *key, "{lang}");
            }
        }
    }
}

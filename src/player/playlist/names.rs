//! The names of those who are thanked, as they stand in Chinese texts. No dictionary has them, and a
//! row that ends within one makes two words of a person.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::content::model::Commendation;

/// The names in Han script of two characters or more; a name with a `·` in it is several, for a row
/// may end there.
pub(super) fn in_han(commendations: &[Arc<Commendation>]) -> Arc<[String]> {
    let names = commendations.iter().filter_map(|card| card.name.as_ref());
    let words = names.flat_map(|name| name.iter()).flat_map(|(_, text)| text.split(SIGNS));
    let names: BTreeSet<&str> = words.filter(|word| is_name(word)).collect();
    names.into_iter().map(str::to_owned).collect()
}

/// What stands between the parts of a name.
const SIGNS: [char; 4] = [' ', '·', '・', '•'];

fn is_name(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::model::{Lang, Text};
    use crate::player::testing::card;

    #[test]
    fn the_parts_of_a_name_are_kept_that_are_in_han_script() {
        let named = |en: &str, zh: &str| {
            let texts = vec![(Lang::new("en"), en.into()), (Lang::new("zh"), zh.into())];
            let name = Some(Text::new(texts).expect("a name"));
            Arc::new(Commendation { name, ..card("c", "p", "2026-10-01") })
        };
        let cards =
            [named("Jonas Weber", "约纳斯·韦伯"), named("Mei Lin", "林美"), named("Li", "李")];
        assert_eq!(*in_han(&cards), ["林美", "约纳斯", "韦伯"]);
        assert!(in_han(&[]).is_empty());
    }
}

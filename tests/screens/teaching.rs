//! What the example teaches: every row of the philosophy, seen and asked.

use std::collections::HashSet;
use std::mem::discriminant;

use breakroom::content::model::{Content, Meta};

use crate::rig::example;

fn rows() -> Vec<String> {
    let a = (1..=12).map(|n| format!("A{n}"));
    a.chain((1..=17).map(|n| format!("B{n}"))).collect()
}

fn missing<'a>(metas: impl Iterator<Item = &'a Meta>) -> Vec<String> {
    let taught: HashSet<&str> = metas.flat_map(|m| m.teaches.iter().map(String::as_str)).collect();
    rows().into_iter().filter(|row| !taught.contains(row.as_str())).collect()
}

fn all(content: &Content) -> impl Iterator<Item = &Meta> {
    let slides = content.slides.iter().map(|slide| &slide.meta);
    let questions = content.questions.iter().map(|question| &question.meta);
    slides.chain(questions).chain(content.commendations.iter().map(|card| &card.meta))
}

#[test]
fn every_row_of_the_philosophy_has_a_slide() {
    assert_eq!(missing(example().slides.iter().map(|s| &s.meta)), [""; 0]);
}

#[test]
fn every_row_of_the_philosophy_has_a_question() {
    assert_eq!(missing(example().questions.iter().map(|q| &q.meta)), [""; 0]);
}

#[test]
fn no_item_claims_to_teach_a_row_that_there_is_not() {
    let rows = rows();
    for meta in all(&example()) {
        for row in &meta.teaches {
            assert!(rows.contains(row), "{}: {row}", meta.id);
        }
    }
}

#[test]
fn there_is_enough_of_everything() {
    let content = example();
    assert!(content.slides.len() >= 24, "{} slides", content.slides.len());
    assert!(content.questions.len() >= 48, "{} questions", content.questions.len());
    assert!(content.commendations.len() >= 14, "{} commendations", content.commendations.len());
    let kinds: HashSet<_> = content.slides.iter().map(|slide| discriminant(&slide.kind)).collect();
    assert_eq!(kinds.len(), 14, "kinds of slide");
    let kinds: HashSet<_> = content.questions.iter().map(|q| discriminant(&q.kind)).collect();
    assert_eq!(kinds.len(), 4, "kinds of question");
}

#[test]
fn every_commendation_says_in_both_languages_that_it_is_made_up() {
    for card in &example().commendations {
        let source = card.meta.source.as_ref().unwrap_or_else(|| panic!("{}", card.meta.id));
        for (lang, words) in [("en", ["fiction", "made up", "invented"]), ("zh", ["虚构"; 3])] {
            let text = source.get(&breakroom::content::model::Lang::new(lang)).to_lowercase();
            assert!(words.iter().any(|word| text.contains(word)), "{}: {text}", card.meta.id);
        }
    }
}

#[test]
fn some_people_have_a_picture_and_some_have_not() {
    let content = example();
    let with = content.commendations.iter().filter(|card| card.photo.is_some()).count();
    assert!(with > 0 && with < content.commendations.len(), "{with}");
}

//! `breakroom snapshot --text`: all words of the screen, for whoever can't use it.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use breakroom::content::example;
use breakroom::content::model::Lang;

/// The page that the command writes of the example.
fn page(args: &[&str]) -> String {
    let dir = tempfile::tempdir().expect("a folder");
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut command = Command::new(env!("CARGO_BIN_EXE_breakroom"));
    command.args(["snapshot", "--text", "--content"]).arg(content).arg("--out").arg(dir.path());
    command.args(args).assert().success();
    fs::read_to_string(dir.path().join("breakroom.html")).expect("the page")
}

fn safe(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[test]
fn every_word_of_every_page_is_there_in_both_languages_and_what_each_picture_shows() {
    let page = page(&[]);
    let content = example().content;
    for lang in [Lang::new("en"), Lang::new("zh")] {
        let mut texts: Vec<&str> = Vec::new();
        for slide in &content.slides {
            texts.extend(slide.texts().into_iter().map(|one| one.text.get(&lang)));
            texts.extend(slide.photo.iter().map(|photo| photo.alt.get(&lang)));
        }
        for question in &content.questions {
            texts.extend(question.texts().into_iter().map(|one| one.text.get(&lang)));
        }
        for role in &content.roles {
            texts.extend(role.texts(0).into_iter().map(|one| one.text.get(&lang)));
        }
        assert!(texts.len() > 400, "{}", texts.len());
        let missing: Vec<_> = texts.iter().filter(|text| !page.contains(&safe(text))).collect();
        assert_eq!(missing, Vec::<&&str>::new());
    }
}

#[test]
fn headings_lead_through_it_and_each_language_is_marked() {
    let page = page(&[]);
    for mark in
        ["<html lang=\"en\">", "<main id=\"en\" lang=\"en\">", "<main id=\"zh\" lang=\"zh\">"]
    {
        assert_eq!(page.matches(mark).count(), 1, "{mark}");
    }
    let content = example().content;
    let items = content.slides.len() + content.questions.len() + content.roles.len();
    assert!(page.matches("<h3>").count() >= 2 * items);
    assert_eq!(page.matches("<h2>").count(), 8, "four chapters in each language");
    assert_eq!(page.matches("<article>").count(), page.matches("</article>").count());
    for chapter in ["What we stand for", "Questions", "我们相信什么", "问答"] {
        assert!(page.contains(&format!("<h2>{chapter}</h2>")), "{chapter}");
    }
    assert!(!page.contains("<script"));
}

#[test]
fn one_language_can_be_asked_for() {
    let page = page(&["--lang", "zh"]);
    assert!(page.contains("<html lang=\"zh\">") && !page.contains("<main id=\"en\""));
}

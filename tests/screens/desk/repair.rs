//! What is broken is repaired with the buttons of its findings, and with the text itself.

use breakroom::content::{Finding, load_dir};
use breakroom::kiosk::judge::look;
use breakroom::screens::i18n::Arg;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::rig::{Office, example, write};

const GOOD: &str = r#"[
    Principle(
        id: "ID",
        value: "own-it",
        until: "2027-11-04",
        importance: 3,
        headline: (en: "Say it today.", zh: "今天就说。"),
        body: (en: "Not tomorrow.", zh: "别等明天。"),
    ),
]
"#;

/// How each of ten files is broken: what stands there, and what stands there instead.
const BREAKS: [(&str, &str); 10] = [
    ("importance: 3,", "importance: 3"),
    ("tomorrow.\",", "tomorrow.,"),
    ("    ),\n]", "]"),
    ("importance: 3,", "importance：3，"),
    ("headline:", "headlin:"),
    ("\"own-it\"", "\"own-itt\""),
    ("\"2027-11-04\"", "\"4.11.2027\""),
    ("\"Say it today.\"", "“Say it today.”"),
    ("importance: 3", "importance: 9"),
    ("        importance: 3,\n", "        importance: 3,\n        importance: 3,\n"),
];

/// The buttons for a way out, by their names.
fn ways(office: &Office) -> Vec<String> {
    let args = [("what", Arg::Text("|"))];
    let bare =
        |key: &str| office.say_with(key, &args).split('|').next().unwrap_or_default().to_owned();
    let kinds = [bare("repair-write"), bare("repair-add"), bare("repair-take-out")];
    let buttons = office.harness.query_all_by_role(Role::Button);
    let names = buttons.filter_map(|node| node.accesskit_node().label());
    names.filter(|name| kinds.iter().any(|kind| name.starts_with(kind.as_str()))).collect()
}

#[test]
fn ten_broken_files_are_repaired_with_the_buttons_alone() {
    for lang in ["en", "zh"] {
        let folder = example();
        for (number, (good, bad)) in BREAKS.iter().enumerate() {
            let text = GOOD.replace("ID", &format!("broken-{number}"));
            assert!(text.contains(good), "{good}");
            let path = format!("philosophy/broken-{number}.ron");
            write(folder.path(), &path, text.replace(good, bad).as_bytes());
        }
        let mut office = Office::over(folder, None, lang);
        let place = office.say_count("place-findings", office.harness.state().findings().len());
        let name = format!("{}: {place}", office.say("places"));
        office.press_label(&name);
        for _ in 0..30 {
            let Some(first) = ways(&office).into_iter().next() else { break };
            office.press_first(&first);
        }
        let left = office.harness.state().findings().iter().map(Finding::one_line);
        assert_eq!(left.collect::<Vec<_>>(), Vec::<String>::new(), "{lang}");
        let all = office.say_count("save-all", BREAKS.len());
        office.press_label(&all);
        for number in 0..BREAKS.len() {
            let id = format!("broken-{number}");
            let says = office.file(&format!("philosophy/{id}.ron"));
            // Whether a comma stands behind the last item is a matter of taste.
            let bare = |text: &str| text.split_whitespace().collect::<String>().replace(",]", "]");
            let wanted =
                GOOD.replace("ID", &id).replace("3,", if number == 8 { "5," } else { "3," });
            assert_eq!(bare(&says), bare(&wanted), "{says}");
        }
        let errors = load_dir(office.folder.path(), look).findings;
        assert!(errors.iter().all(|finding| !finding.is_error()), "{errors:?}");
    }
}

#[test]
fn a_field_is_repaired_where_it_is_written() {
    let mut office = Office::new("en");
    office.write("Search in all languages", "our-promise");
    office.open("");
    office.write("Last day", "5.3.2027");
    assert!(office.has("isn't a date"));
    office.press_label("Write \"2027-03-05\"");
    let text = office.harness.state().text("philosophy/we-promise.ron").expect("text");
    assert!(text.contains("until: \"2027-03-05\","), "{text}");
    assert!(!office.has("isn't a date"));
}

const FILE: &str = "philosophy/rough.ron";

/// A folder with a file in which the second of two items lacks something.
fn rough(lacks: &str) -> Office {
    let folder = example();
    let item = |id: &str| {
        let text = GOOD.replace("ID", id);
        text.strip_prefix("[\n")
            .and_then(|text| text.strip_suffix("]\n"))
            .expect("a list")
            .to_owned()
    };
    let text = format!("[\n{}{}]\n", item("one-item"), item("other-item").replacen(lacks, "", 1));
    write(folder.path(), FILE, text.as_bytes());
    Office::over(folder, None, "en")
}

#[test]
fn what_cant_be_made_out_is_written_as_text_and_is_a_form_again_once_it_is_whole() {
    let mut office = rough(":");
    office.write("Search in all languages", "other-item");
    office.open("");
    let field = office.say("faulty-text");
    assert!(office.has(&office.say("faulty")) && office.has("a colon is missing"));
    let text = office.value(&field);
    assert!(text.contains("other-item") && !text.contains("one-item"), "{text}");
    office.write(&field, &text.replace("id ", "id: ").replace("today", "now"));
    assert!(!office.has(&field), "the form is back");
    assert_eq!(office.value("Headline (English)"), "Say it now.");
    office.press("save");
    assert!(
        office.file(FILE).contains("Say it today.") && office.file(FILE).contains("Say it now.")
    );
}

#[test]
fn a_file_whose_items_cant_be_told_apart_is_there_as_a_whole_and_isnt_saved_by_halves() {
    let mut office = rough("\"");
    let before = office.file(FILE);
    office.write("Search in all languages", "other-item");
    office.open(FILE);
    let field = office.say("faulty-text");
    assert_eq!(office.value(&field), before);
    office.write(&field, &format!("{before} "));
    office.press_label("Save all (1)");
    assert_eq!(office.file(FILE), before, "half a file is saved");
    let whole = before.replace("id: other", "id: \"other");
    office.write(&field, &whole);
    assert!(!office.has(&field));
    office.press_label("Save all (2)");
    assert_eq!(office.file(FILE), whole);
}

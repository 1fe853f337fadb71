use breakroom::content::PhotoFact;
use breakroom::screens::fit;
use breakroom::screens::i18n::Words;
use breakroom::screens::offscreen::Offscreen;
use egui::{Key, Modifiers};

use super::rig::Office;

const FILE: &str = "philosophy/we-promise.ron";

#[test]
fn what_is_typed_is_in_the_file_once_it_is_saved_and_nothing_else_is_changed() {
    for (lang, field) in [("en", "Text (English)"), ("zh", "正文 (English)")] {
        let mut office = Office::new(lang);
        let before = office.file(FILE);
        let search = office.say("search");
        office.write(&search, "our-promise");
        office.open("");
        office.write(field, "Signed by every one of us.");
        assert_eq!(office.file(FILE), before, "saved before it was asked");
        office.press("save");
        let old = "Signed by every one of us: counter, desk, bench, shelf and van.";
        assert_eq!(office.file(FILE), before.replace(old, "Signed by every one of us."), "{lang}");
        assert!(office.has(&office.say("said-saved")));
    }
}

#[test]
fn steps_are_taken_back_to_the_beginning_and_again() {
    let mut office = Office::new("en");
    office.write("Search in all languages", "our-promise");
    office.open("");
    let text = |office: &Office| office.harness.state().text(FILE).expect("text").to_owned();
    let first = text(&office);
    office.write("Text (English)", "One.");
    office.write("Headline (English)", "Two.");
    office.press_label("Importance: 5");
    let last = text(&office);
    assert!(last.contains("importance: 5") && last.contains("Two."), "{last}");
    for _ in 0..20 {
        office.keys(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(text(&office), first);
    for _ in 0..20 {
        office.keys(Modifiers::COMMAND, Key::Y);
    }
    assert_eq!(text(&office), last);
}

#[test]
fn what_is_wrong_stands_at_its_field_in_the_words_of_the_checker() {
    let mut office = Office::new("en");
    office.write("Search in all languages", "our-promise");
    office.open("");
    office.write("Headline (English)", "");
    assert!(office.has("Error: "), "an empty text is told");
    office.write("Headline (English)", "one two three four five six seven eight nine ten");
    assert!(office.has("the headline has 10 words; at most 7 are read in passing"));
    assert!(office.has("10 of 7 words"));
}

#[test]
fn what_has_no_room_on_its_page_is_told_at_its_field_in_the_words_of_the_checker() {
    let mut office = Office::new("en");
    office.write("Search in all languages", "our-promise");
    office.open("");
    let long = "Nobody leaves before the customer has what was promised. ".repeat(16);
    office.write("Text (English)", &long);
    let ctx = office.harness.ctx.clone();
    office.harness.state_mut().settle_fit(&ctx);
    office.harness.step();
    // What is saved is looked at anew, and until then what was told stays.
    office.press("save");
    let files = breakroom::content::read_dir(office.folder.path());
    let (mut content, _) =
        breakroom::content::read(&files, &|_| PhotoFact::Present { width: 900, height: 900 });
    content.slides.retain(|slide| slide.meta.id.as_str() == "our-promise");
    (content.questions, content.commendations) = (Vec::new(), Vec::new());
    let mut offscreen = Offscreen::new(Words::of_files(&files));
    let found = fit::findings(&content, &files, &mut offscreen);
    let own = found.iter().find(|finding| finding.code == "no-room").expect("it has no room");
    assert!(office.has(&own.what) && office.has(&own.todo), "{own:?}");
    office.write("Text (English)", "Signed by every one of us.");
    office.harness.state_mut().settle_fit(&ctx);
    office.harness.step();
    assert!(!office.has("there is no room for this text"), "it has room");
}

#[test]
fn fields_of_two_languages_side_by_side_are_equally_high() {
    let mut office = Office::new("en");
    office.write("Search in all languages", "our-promise");
    office.open("");
    for field in ["Headline", "Text"] {
        let [english, chinese] = ["English", "中文"].map(|lang| {
            let label = format!("{field} ({lang})");
            office.write(&label, "");
            office.height(&label)
        });
        assert_eq!(english, chinese, "{field}");
    }
}

#[test]
fn options_are_moved_and_one_of_them_is_right() {
    let mut office = Office::new("en");
    office.write("Search in all languages", "q-few-words");
    office.open("");
    let file = "questions/everyone-welcome.ron";
    let text = |office: &Office| office.harness.state().text(file).expect("text").to_owned();
    let place = |text: &str, part: &str| text.find(part).expect("there");
    let before = text(&office);
    let (first, second) = ("Say it again, slowly", "Ask for a friend to come along");
    assert!(place(&before, first) < place(&before, second));
    office.press_label("Down: Option 1");
    let after = text(&office);
    assert!(place(&after, second) < place(&after, first));
    office.press_label("Right: Option 1");
    let right = text(&office);
    let item = &right[place(&right, "q-few-words")..place(&right, "takeaway")];
    assert_eq!(item.matches("right: true").count(), 1, "{item}");
    assert!(place(item, "right: true") < place(item, first));
}

#[test]
fn a_new_item_of_every_kind_is_begun_and_its_page_is_seen() {
    let mut office = Office::new("en");
    for kind in breakroom::content::fields::KINDS {
        office.press("new");
        office.press(&format!("kind-{}", kind.head));
        assert!(office.harness.state().has_page(), "{}", kind.head);
        let file = format!("{}{}-2026-11-04.ron", kind.folder, kind.head.to_lowercase());
        assert!(office.harness.state().text(&file).is_some(), "{file}");
    }
}

#[test]
fn a_copy_of_thanks_has_nobodys_consent_and_another_id() {
    let mut office = Office::new("en");
    office.write("Search in all languages", "priya-other-half");
    office.open("");
    office.press("copy");
    let text = office.harness.state().text("commendations/2026-autumn.ron").expect("text");
    let copy = &text[text.find("priya-other-half-2").expect("the copy")..];
    let copy = &copy[..copy.find("Commendation(").expect("the next")];
    assert!(copy.contains("status: Draft") && !copy.contains("consent"), "{copy}");
    assert!(!copy.contains("approved"), "{copy}");
}

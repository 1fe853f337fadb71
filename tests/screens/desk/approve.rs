//! From a draft to the glass: publish, approve, change, approve again.

use std::fs;
use std::path::Path;

use breakroom::content::model::{Content, Lang};
use breakroom::content::{Finding, load_dir};
use breakroom::kiosk::judge::look;

use super::rig::Office;

const FILE: &str = "philosophy/we-promise.ron";
const CARD: &str = "commendations/2026-autumn.ron";

/// What a kiosk reads of the folder.
pub fn kiosk(folder: &Path) -> (Content, Vec<Finding>) {
    let loaded = load_dir(folder, look);
    (loaded.content, loaded.findings)
}

/// The English text beneath the headline of the promise's page, on the glass.
pub fn promise(folder: &Path) -> Option<String> {
    use breakroom::content::model::SlideKind::Promise;
    let (content, _) = kiosk(folder);
    let slide = content.slides.iter().find(|s| s.meta.id.as_str() == "our-promise")?;
    let Promise { body } = &slide.kind else { return None };
    Some(body.get(&Lang::new("en")).to_owned())
}

/// Two people approve what the dialog asks them for.
pub fn sign(office: &mut Office, one: &str, other: &str) {
    let (by, second) = (office.say("approve-by"), office.say("approve-second"));
    office.write(&by, one);
    office.write(&second, other);
    office.press("approve-yes");
}

/// A desk over the example in which all that shows was approved by two people.
pub fn approved(lang: &str) -> Office {
    let mut office = Office::new(lang);
    office.press_place("place-findings");
    office.press("approval-begin");
    sign(&mut office, "Ann", "Bo");
    office.press_place("place-items");
    office
}

pub fn find(office: &mut Office, id: &str) {
    let search = office.say("search");
    office.write(&search, id);
    office.open("");
}

fn body(lang: &str) -> &'static str {
    if lang == "en" { "Text (English)" } else { "正文 (English)" }
}

#[test]
fn what_was_approved_stays_on_the_glass_until_its_change_is_approved_too() {
    for lang in ["en", "zh"] {
        let mut office = approved(lang);
        let folder = office.folder.path().to_owned();
        let old = promise(&folder).expect("it is on the glass");
        let (before, _) = kiosk(&folder);
        let same = breakroom::content::example().content;
        assert_eq!(before.slides.len(), same.slides.len(), "all that showed shows");
        assert_eq!(before.commendations.len(), same.commendations.len());
        assert!(office.file("kiosk.ron").contains("approval: Required,"));

        find(&mut office, "our-promise");
        office.write(body(lang), "New words.");
        office.press("save");
        assert!(office.file(FILE).contains("New words."), "{lang}: saved");
        assert!(office.has(&office.say("state-waits")));
        assert_eq!(promise(&folder).as_ref(), Some(&old), "{lang}: and not shown");

        office.press("approve");
        // One person under two names isn't two.
        sign(&mut office, "Ann", " ANN ");
        assert_eq!(promise(&folder), Some(old));
        sign(&mut office, "林美", "Bo");
        assert_eq!(promise(&folder).as_deref(), Some("New words."), "{lang}: approved");
        assert!(!office.has(&office.say("state-waits")));
        assert!(!kiosk(&folder).1.iter().any(|f| f.code == "not-approved"));

        // Somebody changes it in a text editor.
        let by_hand = office.file(FILE).replace("New words.", "By hand.");
        fs::write(folder.join(FILE), by_hand).expect("written");
        assert_eq!(promise(&folder).as_deref(), Some("New words."));
        let told = kiosk(&folder).1.into_iter().find(|f| f.code == "not-approved");
        let told = told.expect("check says so").one_line();
        assert!(told.contains("we-promise.ron:") && told.contains("2026-11-04"), "{told}");
    }
}

#[test]
fn an_item_is_begun_as_a_draft_and_published_once_nothing_is_missing() {
    for lang in ["en", "zh"] {
        let mut office = Office::new(lang);
        let folder = office.folder.path().to_owned();
        let shows = |headline: &str| {
            let (content, _) = kiosk(&folder);
            content.slides.iter().any(|s| s.headline.get(&Lang::new("en")) == headline)
        };
        find(&mut office, "starts-inside");
        office.press("copy");
        assert!(office.has(&office.say("state-draft")), "{lang}: a copy is a draft");
        let headline = if lang == "en" { "Headline (English)" } else { "标题 (English)" };
        office.write(headline, "Copied.");
        office.press("save");
        assert!(office.file("philosophy/craft.ron").contains("Copied.") && !shows("Copied."));
        office.write(headline, "");
        office.press("publish");
        assert!(office.has(&office.say("said-not-yet")) && !shows(""));
        office.write(headline, "Copied.");
        office.press("publish");
        assert!(shows("Copied."), "{lang}: it is published");
        assert!(!office.file("philosophy/craft.ron").contains("draft: true"));
        assert!(!folder.join("history").exists(), "approval isn't required");
    }
}

#[test]
fn publishing_takes_no_half_written_neighbour_along() {
    let mut office = Office::new("en");
    find(&mut office, "starts-inside");
    office.press("copy");
    find(&mut office, "they-come-back-for-people");
    office.write("Headline (English)", "Half wri");
    find(&mut office, "starts-inside-2");
    office.press("publish");
    let file = office.file("philosophy/craft.ron");
    assert!(file.contains("starts-inside-2") && !file.contains("Half wri"));
}

#[test]
fn a_new_version_waits_beside_the_page_and_takes_its_place() {
    for required in [false, true] {
        let mut office = if required { approved("en") } else { Office::new("en") };
        let folder = office.folder.path().to_owned();
        let old = promise(&folder);
        find(&mut office, "our-promise");
        office.press("new-version");
        assert!(office.has("A new version of"));
        office.write("Text (English)", "Later.");
        office.press("save");
        assert!(office.file(FILE).contains("revises: \"our-promise\""));
        assert_eq!(promise(&folder), old, "what shows stays");
        if required {
            office.press("approve");
            sign(&mut office, "Ann", "Bo");
        } else {
            office.press("publish");
        }
        assert_eq!(promise(&folder).as_deref(), Some("Later."), "{required}");
        let file = office.file(FILE);
        assert!(!file.contains("revises") && !file.contains("draft"), "{file}");
        assert_eq!(file.matches("our-promise").count(), 1);
        assert_eq!(kiosk(&folder).1.iter().filter(|f| f.is_error()).count(), 0);
    }
}

#[test]
fn thanks_take_two_people_in_any_folder() {
    let mut office = Office::new("en");
    let folder = office.folder.path().to_owned();
    let card = office.file(CARD);
    fs::write(folder.join(CARD), card.replacen("status: Approved", "status: Draft", 1))
        .expect("written");
    office.settle();
    let mut office = Office::over(office.folder, None, "en");
    let count = |folder: &Path| kiosk(folder).0.commendations.len();
    let before = count(&folder);
    let states = office.say("state-draft");
    let search = office.say("search");
    office.write(&search, "2026-10");
    office.write(&search, "");
    let row = office.rows().into_iter().find(|row| row.contains(&states)).expect("a draft");
    office.open(&row);
    office.press("approve");
    sign(&mut office, "Ann", "Bo");
    assert_eq!(count(&folder), before + 1);
    let file = office.file(CARD);
    assert!(file.contains("approved: (by: \"Ann\", second: \"Bo\", on: \"2026-11-04\")"), "{file}");
}

#[test]
fn what_is_withdrawn_leaves_no_version_behind() {
    let mut office = approved("en");
    let folder = office.folder.path().to_owned();
    let versions = || {
        let names = fs::read_dir(folder.join("history")).expect("history").flatten();
        names.filter(|n| n.file_name().to_string_lossy().starts_with("priya-other-half.")).count()
    };
    assert_eq!(versions(), 1);
    find(&mut office, "priya-other-half");
    office.press("withdraw");
    office.press("withdraw-yes");
    assert!(office.has(&office.say("said-withdrawn")));
    assert_eq!(versions(), 0);
    assert!(!kiosk(&folder).1.iter().any(|f| f.code == "history-left"));
}

#[test]
fn two_desks_approve_different_words_and_nothing_else_shows() {
    let mut one = approved("en");
    let folder = one.folder.path().to_owned();
    let options = super::rig::options(folder.clone(), None, "en", false);
    let mut other = Office::beside(&folder, options);
    for (office, words) in [(&mut one, "One."), (&mut other, "Other.")] {
        find(office, "our-promise");
        office.write("Text (English)", words);
    }
    one.press("approve");
    sign(&mut one, "Ann", "Bo");
    assert_eq!(promise(&folder).as_deref(), Some("One."));
    // The other desk hasn't seen that yet, and has written the same place.
    other.press("approve");
    sign(&mut other, "Cy", "Di");
    let shown = promise(&folder).expect("shown");
    assert!(["One.", "Other."].contains(&shown.as_str()), "{shown}");
    assert!(other.has("Both of you have changed this"));
}

use std::fs;

use breakroom::content::folder::disk::temporaries;

use super::rig::{Office, example};

const FILE: &str = "philosophy/we-promise.ron";
const CARD: &str = "commendations/2026-autumn.ron";

#[test]
fn saving_one_item_takes_no_half_written_neighbour_along() {
    let mut office = Office::new("en");
    let before = office.file(CARD);
    for id in ["priya-other-half", "ivo-instalments"] {
        office.write("Search in all languages", id);
        office.open("");
        office.write("Team (English)", &format!("Team of {id}"));
    }
    office.press("save");
    let after = office.file(CARD);
    assert!(after.contains("Team of ivo-instalments") && !after.contains("Team of priya"));
    assert_eq!(before.lines().count(), after.lines().count());
    office.press_label("Save all (1)");
    assert!(office.file(CARD).contains("Team of priya-other-half"));
}

#[test]
fn what_somebody_else_saves_meanwhile_stays() {
    let mut office = Office::new("en");
    office.write("Search in all languages", "our-promise");
    office.open("");
    office.write("Text (English)", "Mine.");
    let theirs = office.file(FILE).replace("One of us will see it through.", "Theirs.");
    fs::write(office.folder.path().join(FILE), &theirs).expect("written");
    office.press("save");
    let both = office.file(FILE);
    assert!(both.contains("Mine.") && both.contains("Theirs."), "{both}");
}

#[test]
fn where_both_have_changed_one_field_somebody_decides_seeing_both() {
    for (mine, answer) in [(true, "odds-keep-ours"), (false, "odds-keep-theirs")] {
        let mut office = Office::new("en");
        office.write("Search in all languages", "our-promise");
        office.open("");
        office.write("Text (English)", "Mine.");
        let old = "Signed by every one of us: counter, desk, bench, shelf and van.";
        let theirs = office.file(FILE).replace(old, "Theirs.");
        fs::write(office.folder.path().join(FILE), &theirs).expect("written");
        office.press("save");
        assert_eq!(office.file(FILE), theirs, "nothing is written before somebody decides");
        assert!(office.has("Mine.") && office.has("Theirs."));
        office.press(answer);
        if mine {
            office.press("save");
        }
        assert_eq!(office.file(FILE).contains("Mine."), mine);
    }
}

#[test]
fn who_withdraws_is_asked_once_and_it_is_on_the_disk_before_it_is_said() {
    for lang in ["en", "zh"] {
        let mut office = Office::new(lang);
        let search = office.say("search");
        office.write(&search, "priya-other-half");
        office.open("");
        office.press("withdraw");
        assert!(!office.folder.path().join("withdrawn.ron").exists(), "before it was asked");
        office.press("withdraw-yes");
        assert!(office.file("withdrawn.ron").contains("\"priya-other-half\""));
        assert!(office.has(&office.say("said-withdrawn")), "{lang}");
        let content =
            breakroom::content::load_dir(office.folder.path(), breakroom::kiosk::judge::look)
                .content;
        assert!(content.commendations.iter().all(|c| c.meta.id.as_str() != "priya-other-half"));
    }
}

#[test]
fn what_was_typed_and_not_saved_is_offered_at_the_next_start() {
    let state = tempfile::tempdir().expect("a folder");
    let mut office = Office::over(example(), Some(state.path()), "en");
    office.write("Search in all languages", "our-promise");
    office.open("");
    office.write("Text (English)", "Not lost.");
    let Office { harness, folder, .. } = office;
    drop(harness);
    let mut again = Office::over(folder, Some(state.path()), "en");
    assert!(again.has(FILE));
    again.press("left-take");
    assert!(again.harness.state().text(FILE).expect("text").contains("Not lost."));
    again.press_label("Save all (1)");
    assert!(again.file(FILE).contains("Not lost."));
}

#[test]
fn a_disk_that_cant_be_written_to_is_told_and_loses_nothing() {
    let mut office = Office::new("en");
    office.write("Search in all languages", "our-promise");
    office.open("");
    office.write("Text (English)", "Kept.");
    // Folders of these names can't be written over.
    let temporaries = temporaries(&office.folder.path().join(FILE));
    temporaries.iter().for_each(|path| fs::create_dir(path).expect("a folder"));
    office.press("save");
    assert!(office.has(&office.say("said-failed")));
    assert!(office.harness.state().text(FILE).expect("text").contains("Kept."));
    temporaries.iter().for_each(|path| fs::remove_dir(path).expect("taken away"));
    office.press("save");
    assert!(office.file(FILE).contains("Kept."));
}

#[test]
fn what_cant_be_kept_is_told_once_and_kept_once_it_can_be() {
    let state = tempfile::tempdir().expect("a folder");
    let mut office = Office::over(example(), Some(state.path()), "en");
    let slot = fs::read_dir(state.path().join("desk")).expect("a folder").flatten().next();
    // A file stands where a folder must be made.
    let ours = slot.expect("a place for drafts").path().join("ours");
    fs::write(&ours, "").expect("written");
    office.write("Search in all languages", "our-promise");
    office.open("");
    office.write("Text (English)", "Not lost.");
    assert!(office.has(&office.say("said-failed")));
    fs::remove_file(&ours).expect("taken away");
    // It is tried again every two seconds.
    let kept = || fs::read_to_string(ours.join(FILE)).unwrap_or_default();
    for _ in 0..100 {
        if kept().contains("Not lost.") {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("it isn't kept");
}

//! What an item was on the screen: looked at, compared, and brought back.

use std::fs;

use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::approve::{approved, find, kiosk, promise, sign};
use super::rig::Office;

/// The names of the versions that are listed, the newest first.
fn listed(office: &Office) -> Vec<String> {
    let rows = office.harness.query_all_by_role(egui::accesskit::Role::RadioButton);
    rows.filter_map(|node| node.accesskit_node().label()).collect()
}

fn body(lang: &str) -> &'static str {
    if lang == "en" { "Text (English)" } else { "正文 (English)" }
}

#[test]
fn every_version_is_looked_at_compared_and_brought_back() {
    for lang in ["en", "zh"] {
        let mut office = approved(lang);
        let folder = office.folder.path().to_owned();
        let first = promise(&folder).expect("on the glass");
        find(&mut office, "our-promise");
        office.write(body(lang), "Signed by every one of us: counter, bench, van and café.");
        office.press("approve");
        sign(&mut office, "Ann", "林美");
        office.press("versions");
        let rows = listed(&office);
        assert_eq!(rows.len(), 2, "{lang}: {rows:?}");
        assert!(rows[0].contains("12:00 · Ann · 林美 · "), "{rows:?}");
        assert!(rows[1].contains("12:00 · Ann · Bo"), "{rows:?}");
        // The one before is beside it, with the words marked that are others.
        assert!(office.has(&office.say("versions-other")), "{lang}");
        let now = office.say("versions-now");
        let marked = if lang == "en" { "2 places are others" } else { "2 处不同" };
        assert!(office.has(&format!("{now}: ")) || office.has(&format!("{now}：")));
        assert!(office.has(marked), "{lang}");
        let newest = rows[0].clone();
        office.press_label(&newest);
        assert!(office.has(&office.say("versions-same")), "{lang}: beside itself");

        let oldest = rows[1].clone();
        office.press_label(&oldest);
        office.press("versions-bring-back");
        assert!(office.has(&office.say("state-draft")), "{lang}: it is a draft");
        office.press("save");
        assert_ne!(promise(&folder).as_ref(), Some(&first), "{lang}: and on no screen");
        office.press("approve");
        sign(&mut office, "Cy", "Di");
        assert_eq!(promise(&folder).as_ref(), Some(&first), "{lang}: back");
        office.press("versions");
        assert_eq!(listed(&office).len(), 3);
    }
}

#[test]
fn of_what_is_withdrawn_and_of_who_left_no_version_is_shown() {
    let mut office = approved("en");
    let folder = office.folder.path().to_owned();
    find(&mut office, "our-promise");
    office.write("Text (English)", "Signed by Zora Quill.");
    office.press("approve");
    sign(&mut office, "Ann", "Bo");
    office.write("Text (English)", "Signed.");
    office.press("approve");
    sign(&mut office, "Ann", "Bo");
    office.press("versions");
    assert_eq!(listed(&office).len(), 3);
    fs::write(folder.join("leavers.ron"), "[\"Zora Quill\"]").expect("written");
    // The desk looks at the folder twice a second.
    std::thread::sleep(std::time::Duration::from_millis(1_200));
    office.settle();
    office.settle();
    assert_eq!(listed(&office).len(), 2, "{:?}", listed(&office));
    assert!(kiosk(&folder).1.iter().any(|f| f.code == "history-left"));
}

#[test]
fn without_approval_no_versions_are_kept_and_none_are_offered() {
    let mut office = Office::new("en");
    find(&mut office, "our-promise");
    office.write("Text (English)", "Other.");
    office.press("save");
    assert!(!office.has("Versions"));
    assert!(!office.folder.path().join("history").exists());
}

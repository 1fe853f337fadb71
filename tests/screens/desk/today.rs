//! What is so on one day, written in the desk for the last page of a line-up.

use breakroom::content::model::Today;
use breakroom::content::{self, PhotoFact};

use super::rig::Office;

const FILE: &str = "today.ron";

/// What a kiosk would read of the folder.
fn read(office: &Office) -> Vec<Today> {
    let files = content::read_dir(office.folder.path());
    let fact = |_: &std::path::Path| PhotoFact::Present { width: 900, height: 900 };
    content::read(&files, &fact).0.today
}

#[test]
fn the_lines_of_a_day_are_written_in_a_form_and_their_page_is_seen() {
    for lang in ["en", "zh"] {
        let mut office = Office::new(lang);
        office.press("new");
        office.press("kind-Today");
        assert!(office.harness.state().has_page(), "as the line-up shows it");
        assert!(office.has(&office.say("note-Today-lines")));
        let line = office.say("field-lines");
        let says = [("English", "Gate two is shut until noon."), ("中文", "二号门中午前不开。")];
        for (tongue, said) in says {
            office.write(&format!("{line} 1 ({tongue})"), said);
        }
        office.press("save");
        let days = read(&office);
        assert_eq!(days.len(), 1, "{}", office.file(FILE));
        assert_eq!(days[0].day.to_string(), "2026-11-04");
        let own = breakroom::content::model::Lang::new(lang);
        let said = says[usize::from(lang == "zh")].1;
        assert_eq!(days[0].lines.iter().map(|line| line.get(&own)).collect::<Vec<_>>(), [said]);
        office.press("new");
        office.press("kind-Today");
        let text = office.harness.state().text(FILE).expect("text");
        assert!(text.contains("2026-11-05"), "the next day: {text}");
    }
}

#[test]
fn a_line_that_is_too_long_is_told_at_its_field_and_a_day_is_deleted() {
    let mut office = Office::new("en");
    office.press("new");
    office.press("kind-Today");
    let long = "one two three four five six seven eight nine ten eleven twelve thirteen";
    office.write("Line 1 (English)", long);
    assert!(office.has("this line has 13 words"), "the checker's words");
    assert!(office.has("13 of 12 words"));
    office.press("delete");
    let text = office.harness.state().text(FILE).expect("text");
    assert!(!text.contains("2026-11-04"), "{text}");
}

#[test]
fn two_desks_write_two_days_into_one_file() {
    let mut office = Office::new("en");
    office.press("new");
    office.press("kind-Today");
    for tongue in ["English", "中文"] {
        office.write(&format!("Line 1 ({tongue})"), "一 1");
    }
    let other = "[\n    (day: \"2026-12-01\", lines: [(en: \"Stock\", zh: \"盘点\")]),\n]\n";
    super::rig::write(office.folder.path(), FILE, other.as_bytes());
    office.settle();
    office.press("save");
    office.settle();
    let days: Vec<String> = read(&office).iter().map(|today| today.day.to_string()).collect();
    assert!(days.contains(&"2026-11-04".into()) && days.contains(&"2026-12-01".into()), "{days:?}");
}

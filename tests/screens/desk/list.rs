use super::rig::Office;

#[test]
fn all_items_are_there_with_their_state_and_are_searched_in_every_language() {
    for lang in ["en", "zh"] {
        let mut office = Office::new(lang);
        let all = office.rows();
        assert!(!all.is_empty(), "{lang}");
        let shown = office.say("state-shown");
        assert!(all.iter().any(|row| row.contains(&shown)), "{lang}: {all:?}");
        let search = office.say("search");
        office.write(&search, "手心 手背");
        let found = office.rows();
        assert!(!found.is_empty() && found.len() < all.len(), "{lang}: {found:?}");
        office.write(&search, "xyzzy");
        assert_eq!(office.rows(), Vec::<String>::new(), "{lang}");
    }
}

#[test]
fn the_list_is_filtered_by_kind() {
    let mut office = Office::new("en");
    office.press_label("Kind: Questions");
    let rows = office.rows();
    let is_question = |row: &String| row.contains("On the screen");
    assert!(!rows.is_empty() && rows.iter().all(is_question), "{rows:?}");
    office.press_label("Kind: Thanks");
    assert_ne!(office.rows(), rows);
}

#[test]
fn of_many_items_only_those_that_are_seen_are_laid_out() {
    let folder = super::rig::example();
    let one = |n: usize| {
        format!(
            "Principle(id: \"p-{n}\", value: \"own-it\", headline: (en: \"No {n}\", zh: \"第 {n}\"), body: (en: \"b\", zh: \"字\")),\n"
        )
    };
    let text = format!("[{}]", (0..1_000).map(one).collect::<String>());
    super::rig::write(folder.path(), "philosophy/many.ron", text.as_bytes());
    let mut office = Office::over(folder, None, "en");
    assert!(office.rows().len() < 30, "{}", office.rows().len());
    let search = office.say("search");
    office.write(&search, "no 777");
    assert_eq!(office.rows().len(), 1);
}

use breakroom::screens::i18n::Arg;

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
fn the_list_is_filtered_by_value_and_what_needs_doing_stands_first() {
    for lang in ["en", "zh"] {
        let folder = super::rig::example();
        let broken = "[Principle(id: \"zz-last\", value: \"own-it\", headline: (en: \"Zz\"))]";
        super::rig::write(folder.path(), "philosophy/zz.ron", broken.as_bytes());
        let mut office = Office::over(folder, None, lang);
        let fault = office.say("state-fault");
        assert!(!office.rows()[0].contains(&fault), "{lang}: in the order of the files");
        office.press("sort-need");
        assert!(office.rows()[0].contains(&fault), "{lang}: {:?}", office.rows());

        let mut office = Office::new(lang);
        let content = breakroom::content::example().content.clone();
        let value = &content.values[0];
        let metas = content.slides.iter().map(|slide| &slide.meta);
        let metas = metas.chain(content.questions.iter().map(|question| &question.meta));
        let metas = metas.chain(content.commendations.iter().map(|card| &card.meta));
        let count = metas.filter(|meta| meta.value.as_ref() == Some(value)).count();
        let filter = office.say("filter-value");
        office.press_label(&filter);
        office.press_label(value.name.get(&breakroom::content::model::Lang::new(lang)));
        assert!(
            count > 2 && office.has(&office.say_count("items-count", count)),
            "{lang}: {count}"
        );
    }
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

#[test]
fn the_list_is_filtered_by_team_and_says_what_is_out_of_season() {
    for lang in ["en", "zh"] {
        let folder = super::rig::example();
        let one = |id: &str, season: &str| {
            format!(
                "Principle(id: \"{id}\", value: \"own-it\", headline: (en: \"{id}\", zh: \"{id}\"), body: (en: \"b\", zh: \"字\"), {season}),\n"
            )
        };
        let spell =
            |from: &str, until: &str| format!("dates: [(from: \"{from}\", until: \"{until}\")]");
        let text = [
            one("winter-a", "each_year: (from: \"12-20\", until: \"01-06\")"),
            one("winter-b", &spell("2026-02-16", "2026-02-22")),
            one("winter-c", &spell("2026-11-01", "2026-11-08")),
        ];
        super::rig::write(
            folder.path(),
            "philosophy/winter.ron",
            format!("[{}]", text.concat()).as_bytes(),
        );
        let mut office = Office::over(folder, None, lang);
        let search = office.say("search");
        office.write(&search, "winter");
        let rows = office.rows();
        let state = |id: &str| rows.iter().find(|row| row.contains(id)).expect("a row").clone();
        let rests = office.say_with("state-rests-until", &[("day", Arg::Text("\u{1}"))]);
        let rests = rests.replace(['\u{1}', '\u{2068}', '\u{2069}'], "");
        let (first, _) = rests.split_at(rests.char_indices().nth(3).expect("longer").0);
        assert!(state("winter-a").contains(first), "{rows:?}");
        assert!(state("winter-a").contains("2026") && state("winter-a").contains("20"), "{rows:?}");
        assert!(!state("winter-b").contains(first), "its days are over: {rows:?}");
        assert!(state("winter-c").contains(&office.say("state-shown")), "{rows:?}");
        let (filter, rests) = (office.say("filter-state"), office.say("state-rests"));
        office.press_label(&filter);
        office.press_label(&rests);
        assert_eq!(office.rows().len(), 1, "{lang}");

        let mut office = Office::new(lang);
        let filter = office.say("filter-team");
        let content = breakroom::content::example().content.clone();
        let own = &content.commendations[0].team;
        let team = own.get(&breakroom::content::model::Lang::new(lang));
        office.press_label(&filter);
        office.press_label(team);
        let count = content.commendations.iter().filter(|card| card.team == *own).count();
        assert_eq!(office.rows().len(), count, "{lang}: {team}");
    }
}

#[test]
fn at_rest_nothing_is_drawn() {
    let mut office = Office::new("en");
    for place in ["place-items", "place-findings", "place-when", "place-inbox", "place-room"] {
        office.press_place(place);
        // What is still to come, such as the end of a movement, has a second.
        (0..60).for_each(|_| office.harness.step());
        let delays = office.harness.output().viewport_output.values().map(|own| own.repaint_delay);
        assert_eq!(delays.min(), Some(std::time::Duration::MAX), "{place}");
    }
}

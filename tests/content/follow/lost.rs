//! What a folder loses by accident stays on the screen, and what is taken out of it goes.

use super::*;

const QUESTION: &str = r#"[Single(
    id: "q", value: "own-it", stem: (en: "S?"), takeaway: (en: "T"), options: [
        (text: (en: "a"), right: true, rationale: (en: "r")),
        (text: (en: "b"), rationale: (en: "r")),
    ],
)]"#;

/// The folder with a slide, a question and thanks, followed.
fn whole(state: Option<&Path>) -> (tempfile::TempDir, Follower) {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "A");
    write(dir.path(), "questions/a.ron", QUESTION);
    let card = thanks("mei", "words: \"2026-01-06\"", "(en: \"a\")");
    write(dir.path(), "commendations/a.ron", &format!("[{card}]"));
    let (follower, _) = Follower::start(dir.path(), state, Duration::ZERO, any_picture);
    (dir, follower)
}

// Case: Content: a folder of the content gone
#[test]
fn a_folder_of_items_that_is_gone_stays_on_the_screen_and_through_a_restart_and_is_told() {
    for (gone, slides, questions) in [("philosophy", 2, 1), ("questions", 2, 1)] {
        let state = tempfile::tempdir().expect("a folder");
        let (dir, mut follower) = whole(Some(state.path()));
        fs::remove_dir_all(dir.path().join(gone)).expect("removed");
        let news = polled(&mut follower, 1, 20);
        assert_eq!(news.len(), 1, "{gone}");
        let (_, again) =
            Follower::start(dir.path(), Some(state.path()), Duration::ZERO, any_picture);
        for loaded in [&news[0], &again] {
            let found = (loaded.content.slides.len(), loaded.content.questions.len());
            assert_eq!((found, loaded.origin), ((slides, questions), Origin::Folder), "{gone}");
            assert_eq!(errors(loaded), ["missing-folder"]);
            let told = loaded.findings.iter().find(|f| f.is_error()).map(|f| f.one_line());
            assert!(told.is_some_and(|told| told.starts_with(&format!("{gone}/:1:1: error:"))));
        }
    }
}

#[test]
fn a_folder_that_is_emptied_on_purpose_is_left_empty_and_one_that_comes_back_is_told_no_more() {
    let (dir, mut follower) = whole(None);
    let slides = dir.path().join("philosophy");
    fs::remove_dir_all(&slides).expect("removed");
    assert_eq!(headlines(&polled(&mut follower, 1, 5)[0]), ["A", "B"]);
    fs::create_dir(&slides).expect("made");
    let news = polled(&mut follower, 11, 5);
    assert_eq!((headlines(&news[0]).len(), errors(&news[0]).len()), (0, 0));
    assert_eq!(news[0].origin, Origin::Folder, "the question and the thanks are there");
    folder(dir.path(), "Anew");
    assert_eq!(headlines(&polled(&mut follower, 21, 5)[0]), ["Anew", "B"]);
    fs::remove_file(slides.join("a.ron")).expect("removed");
    assert_eq!(headlines(&polled(&mut follower, 31, 5)[0]).len(), 0, "file by file it is meant");
}

#[test]
fn of_thanks_nothing_stays_that_isnt_there() {
    let (dir, mut follower) = whole(None);
    fs::remove_dir_all(dir.path().join("commendations")).expect("removed");
    let news = polled(&mut follower, 1, 5);
    assert_eq!((news[0].content.commendations.len(), errors(&news[0]).len()), (0, 0));
}

#[test]
fn settings_and_values_that_are_gone_stay_as_they_were_and_are_told() {
    let state = tempfile::tempdir().expect("a folder");
    let (dir, mut follower) = whole(Some(state.path()));
    fs::remove_file(dir.path().join("kiosk.ron")).expect("removed");
    fs::remove_file(dir.path().join("values.ron")).expect("removed");
    let news = polled(&mut follower, 1, 5);
    let (_, again) = Follower::start(dir.path(), Some(state.path()), Duration::ZERO, any_picture);
    for loaded in [&news[0], &again] {
        let kiosk = &loaded.content.kiosk;
        assert_eq!(kiosk.organisation.get(kiosk.primary()), "Acme");
        assert_eq!((loaded.content.values.len(), headlines(loaded).len()), (1, 2));
        assert_eq!(errors(loaded), ["missing-file", "missing-file"]);
        assert!(loaded.findings[0].what.ends_with("so it stays as it was"));
    }
}

/// A value, or half of one.
fn value(id: &str, rest: &str) -> String {
    format!("(id: \"{id}\", name: (en: \"{id}\"), {rest}),\n")
}

#[test]
fn a_value_that_is_lost_with_one_that_fails_leaves_the_slides_of_both_and_the_days_in_their_order()
{
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "A");
    let good = "meaning: (en: \"Mine.\"), pole: Care";
    let all = ["own-it", "respect", "help"].map(|id| value(id, good));
    write(dir.path(), "values.ron", &format!("[{}]", all.concat()));
    let of_help = slide("three", "C").replace("own-it", "help");
    write(dir.path(), "philosophy/b.ron", &format!("[{of_help}]"));
    let (mut follower, _) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
    // Somebody marks from the middle of one value to the middle of the next, and deletes it. Another
    // has a new name, and one is new.
    let own = value("own-it", good).replace("Mine", "Ours");
    let half = value("respect", "meaning: (en: \"Mi");
    let half = half.trim_end().trim_end_matches("),").to_owned();
    let edited = format!("[{own}{half}\"), pole: Car),\n{}]", value("dare", good));
    write(dir.path(), "values.ron", &edited);
    let news = polled(&mut follower, 1, 5);
    assert_eq!(
        (headlines(&news[0]), errors(&news[0])),
        (vec!["A".into(), "B".into(), "C".into()], vec!["unknown-word"])
    );
    let values = &news[0].content.values;
    let ids: Vec<&str> = values.iter().map(|value| value.id.as_str()).collect();
    assert_eq!(ids, ["own-it", "respect", "help", "dare"]);
    let primary = news[0].content.kiosk.primary();
    let meanings: Vec<&str> = values.iter().map(|value| value.meaning.get(primary)).collect();
    assert_eq!(meanings, ["Ours.", "Mine.", "Mine.", "Mine."]);
    // Once the file has no fault, what isn't in it is meant to be gone.
    write(dir.path(), "values.ron", &format!("[{own}]"));
    let news = polled(&mut follower, 11, 5);
    assert_eq!((news[0].content.values.len(), errors(&news[0])), (1, vec!["unknown-value"]));
}

#[test]
fn what_names_a_role_that_nobody_has_keeps_its_last_good_version_while_the_roles_fail_too() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "A");
    let jobs = "[YourJobs(id: \"jobs\", value: \"own-it\", headline: (en: \"Jobs\"), roles: [(id: \"sales\", \
                name: (en: \"Sales\"), job_one: (en: \"Sell\"), job_two: (en: \"Care\"), \
                acts: [(en: \"Call\"), (en: \"Write\")])]),\n";
    let for_sales = slide("three", "C").replace("body:", "audience: [\"sales\"], body:");
    write(dir.path(), "philosophy/jobs.ron", &format!("{jobs}{for_sales}]"));
    let (mut follower, first) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
    assert_eq!((headlines(&first).len(), errors(&first).len()), (4, 0));
    let edited = format!("{jobs}{}]", for_sales.replace("\"sales\"", "\"sale\""));
    write(dir.path(), "philosophy/jobs.ron", &edited.replace("job_two", "job_too"));
    let news = polled(&mut follower, 1, 5);
    assert_eq!(headlines(&news[0]).len(), 4, "{:?}", news[0].findings);
}

// Case: Content: 200,000 items
#[test]
fn more_items_than_the_limit_are_refused_and_the_old_stays_but_for_who_is_withdrawn() {
    let (dir, mut follower) = whole(None);
    let slides: String = (0..=ITEMS_MAX).map(|n| slide(&format!("s{n}"), "Too many")).collect();
    write(dir.path(), "philosophy/many.ron", &format!("[{slides}]"));
    let news = polled(&mut follower, 1, 5);
    assert_eq!(
        (headlines(&news[0]), errors(&news[0])),
        (vec!["A".into(), "B".into()], vec!["too-many-items"])
    );
    assert_eq!(news[0].content.commendations.len(), 1);
    write(dir.path(), "withdrawn.ron", "[\"mei\", \"two\"]");
    let news = polled(&mut follower, 11, 5);
    let last = news.last().expect("news");
    assert_eq!((headlines(last), last.content.commendations.len()), (vec!["A".into()], 0));
    // Where nothing was good before, as many are shown as can be read.
    let (_, first) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
    assert_eq!((headlines(&first), first.origin), (vec!["A".into()], Origin::Folder));
    fs::remove_file(dir.path().join("philosophy/many.ron")).expect("removed");
    assert_eq!(errors(polled(&mut follower, 21, 5).last().expect("news")).len(), 0);
}

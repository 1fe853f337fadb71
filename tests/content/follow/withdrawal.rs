//! Whoever is withdrawn leaves first, whatever else goes on in the folder.

use super::*;

const BOTH: &str = "words: \"2026-01-06\", name: \"2026-01-06\"";

fn card(consent: &str) -> String {
    thanks("mei", consent, "(en: \"a\")")
}

/// A folder with two slides and one thanks, followed.
fn with_card() -> (tempfile::TempDir, Follower) {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "A");
    write(dir.path(), "commendations/a.ron", &format!("[{}]", card(BOTH)));
    let (follower, first) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
    assert!(first.content.commendations[0].name.is_some());
    (dir, follower)
}

/// Whether thanks are shown, and a name with them.
fn shown(loaded: &Loaded) -> (usize, bool) {
    let cards = &loaded.content.commendations;
    (cards.len(), cards.iter().any(|card| card.name.is_some()))
}

// Case: Content: withdrawn under a writer that never stops
#[test]
fn under_a_writer_that_never_stops_a_withdrawal_holds_at_the_next_look() {
    let nothing = (0, false);
    let approved = "status: Approved";
    let cases = [
        ("withdrawn.ron", "[\"mei\"]".to_owned(), nothing),
        ("leavers.ron", "[\"Mei\"]".to_owned(), nothing),
        ("withdrawn (1).ron", "[\"mei\"]".to_owned(), nothing),
        ("commendations/a.ron", card(BOTH).replace(approved, "status: Withdrawn"), nothing),
        ("commendations/a.ron", card(BOTH).replace(approved, "status: Draft"), nothing),
        ("commendations/a.ron", card("words: \"2026-01-06\""), (1, false)),
    ];
    for (path, text, expected) in cases {
        let (dir, mut follower) = with_card();
        let text = if path.contains('/') { format!("[{text}]") } else { text };
        write(dir.path(), path, &text);
        let mut gone_at = None;
        for second in 1..=9 {
            write(dir.path(), "philosophy/b.ron", &" ".repeat(second));
            let news = follower.poll(Duration::from_secs(second as u64));
            if news.is_some_and(|news| shown(&news) == expected) && gone_at.is_none() {
                gone_at = Some(second);
            }
        }
        assert_eq!(gone_at, Some(1), "{path}: {text}");
    }
}

#[test]
fn a_list_that_is_still_being_written_takes_nobody_away_before_its_end() {
    let (dir, mut follower) = with_card();
    write(dir.path(), "leavers.ron", "[\"Mei");
    assert!(follower.poll(Duration::from_secs(1)).is_none());
    write(dir.path(), "leavers.ron", "[\"Mei Lin-Baker\"]");
    let news = polled(&mut follower, 2, 5);
    assert_eq!(shown(news.last().expect("news")), (1, true));
}

#[test]
fn what_only_words_have_changed_in_waits_until_it_has_settled() {
    let (dir, mut follower) = with_card();
    for second in 1..=7 {
        let other = card(BOTH).replace("(en: \"a\")", &format!("(en: \"{second}\")"));
        write(dir.path(), "commendations/a.ron", &format!("[{other}]"));
        assert!(follower.poll(Duration::from_secs(second)).is_none(), "at {second} s");
    }
}

#[test]
fn who_is_withdrawn_while_somebody_is_copying_is_gone_and_stays_so() {
    let (dir, mut follower) = with_card();
    let unfinished = dir.path().join("philosophy/.a.ron.Xy12Zz");
    // The new page first: a file that came under its name later would have overtaken the copy.
    folder(dir.path(), "New");
    fs::write(&unfinished, "[").expect("written");
    let held = polled(&mut follower, 1, 5);
    assert_eq!((headlines(&held[0])[0].as_str(), shown(&held[0])), ("A", (1, true)));
    write(dir.path(), "withdrawn.ron", "[\"mei\"]");
    let news = polled(&mut follower, 6, 2);
    assert_eq!((headlines(&news[0])[0].as_str(), shown(&news[0])), ("A", (0, false)));
    // The list is written anew, and isn't whole for a while.
    write(dir.path(), "withdrawn.ron", "[");
    assert!(polled(&mut follower, 8, 5).iter().all(|news| shown(news) == (0, false)));
    write(dir.path(), "withdrawn.ron", "[\"mei\"]");
    fs::remove_file(unfinished).expect("removed");
    let news = polled(&mut follower, 13, 5);
    let last = news.last().expect("news");
    assert_eq!((headlines(last)[0].as_str(), shown(last)), ("New", (0, false)));
}

// Case: Content: a list of who must go is half there, and what it said isn't known
#[test]
fn nobody_is_shown_while_nobody_can_tell_who_has_withdrawn() {
    for list in ["withdrawn.ron", "leavers.ron"] {
        let (dir, _) = with_card();
        let state = tempfile::tempdir().expect("a folder");
        let start = || Follower::start(dir.path(), Some(state.path()), Duration::ZERO, any_picture);
        write(dir.path(), list, "[\"some-other\", \"m");
        // What is kept meanwhile isn't taken for all that there is by the next start, either.
        for start_number in 0..3 {
            let (mut follower, loaded) = start();
            assert_eq!(shown(&loaded).0, 0, "{list}, start {start_number}");
            assert!(errors(&loaded).contains(&"nobody-is-shown"), "{list}");
            assert_eq!(headlines(&loaded), ["A", "B"], "what thanks nobody stays");
            let other = card(BOTH).replace("\"mei\"", "\"other\"");
            write(dir.path(), "commendations/b.ron", &format!("[{other}]"));
            write(dir.path(), "commendations/c.ron", &format!("[{}", start_number));
            let after = polled(&mut follower, 1, 5);
            assert!(after.iter().all(|loaded| shown(loaded).0 == 0), "{list}");
        }
        // Neither is anybody printed, nor in a report.
        let printed = breakroom::content::load_dir(dir.path(), any_picture);
        assert_eq!(shown(&printed).0, 0, "{list}");
        assert!(errors(&printed).contains(&"nobody-is-shown"), "{list}");
        write(dir.path(), list, "[\"some-other\"]");
        let (_, loaded) = start();
        assert_eq!(shown(&loaded).0, 2, "{list}");
        // And from now on it is known.
        write(dir.path(), list, "[\"some-other");
        assert_eq!(shown(&start().1).0, 2, "{list}");
        assert!(!errors(&start().1).contains(&"nobody-is-shown"), "{list}");
    }
}

#[test]
fn who_is_added_to_a_list_that_breaks_is_gone_all_the_same() {
    let ways = [("withdrawn.ron", "mei"), ("leavers.ron", "Mei")];
    let all = ways.iter().flat_map(|way| ["\", ", ""].map(|end| (way.0, way.1, end)));
    for (list, entry, end) in all {
        let (dir, _) = with_card();
        write(dir.path(), list, "[\"some-other\"]");
        let (mut follower, loaded) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
        assert_eq!(shown(&loaded).0, 1, "{list}");
        write(dir.path(), list, &format!("[\"some-other\", \"{entry}{end}"));
        let news = polled(&mut follower, 1, 5);
        assert_eq!(shown(news.last().expect("it is read")).0, 0, "{list} {end}");
        // And whoever was on it before stays off while it is broken.
        write(dir.path(), list, "[");
        let other = card(BOTH).replace("\"mei\"", "\"some-other\"").replace("Mei", "some-other");
        write(dir.path(), "commendations/b.ron", &format!("[{other}]"));
        let news = polled(&mut follower, 10, 5);
        assert_eq!(shown(news.last().expect("it is read")).0, 0, "{list} {end}");
    }
}

#[test]
fn of_a_list_that_cant_be_read_ids_and_whole_names_are_known() {
    // Without quotation marks; and "Mei Lin" is somebody else than Mei.
    let lists = [("withdrawn.ron", "[some-other, mei", 0), ("leavers.ron", "[\"Mei Lin\"", 1)];
    for (list, text, left) in lists {
        let (dir, mut follower) = with_card();
        write(dir.path(), list, text);
        let news = polled(&mut follower, 1, 20);
        assert_eq!(shown(news.last().expect("it is read")).0, left, "{list}");
    }
}

// Case: Content: a list of leavers that breaks off within a name
#[test]
fn a_list_that_breaks_off_after_the_beginning_of_a_name_takes_no_page_with_that_word() {
    let (dir, mut follower) = with_card();
    // "Bea Lund" and "Mei Lin", as far as they have been saved.
    for (second, list) in [(1, "[\"Some Other\", \"B"), (10, "[\n\"B"), (20, "[\"b")] {
        write(dir.path(), "leavers.ron", list);
        let news = polled(&mut follower, second, 5);
        let last = news.last().expect("it is read");
        assert_eq!((headlines(last), shown(last).0), (vec!["A".into(), "B".into()], 1), "{list}");
    }
}

// Case: Content: a list of leavers without quotation marks or a last line end
#[test]
fn the_last_name_of_a_list_without_quotation_marks_is_a_whole_one() {
    let lists = ["Some Other\nBea Lund", "[Some Other,\nBea Lund", "[\"Some Other\",\nBea Lund"];
    for list in lists.into_iter().chain(["[\"Some Other\", Bea Lund"]) {
        let (dir, mut follower) = with_card();
        folder(dir.path(), "Bea Lund helps");
        write(dir.path(), "leavers.ron", list);
        let news = polled(&mut follower, 1, 20);
        assert_eq!(headlines(news.last().expect("it is read")), ["B"], "{list}");
    }
}

// Case: Content: somebody leaves in the same edit as their thanks
#[test]
fn who_leaves_in_the_same_edit_as_their_thanks_is_known_by_their_id() {
    // Deleted, in a file that is under another name now and half saved, and made another's.
    let other = format!("[{}]", card(BOTH).replace("\"mei\"", "\"other\"").replace("Mei", "Tom"));
    for (path, text) in [
        ("commendations/a.ron", "[]".to_owned()),
        ("commendations/b.ron", format!("[{}", card(BOTH))),
        ("commendations/a.ron", other),
    ] {
        let (dir, _) = with_card();
        let state = tempfile::tempdir().expect("a folder");
        let start = || Follower::start(dir.path(), Some(state.path()), Duration::ZERO, any_picture);
        write(dir.path(), "leavers.ron", "[\"Somebody Else\"]");
        assert!(!start().1.content.gone.has_id("mei"));
        fs::remove_file(dir.path().join("commendations/a.ron")).expect("removed");
        write(dir.path(), path, &text);
        write(dir.path(), "leavers.ron", "[\"Somebody Else\", \"Mei\"]");
        let gone = start().1.content.gone;
        assert!(gone.has_id("mei") && !gone.has_id("other"), "{path}: {text}");
    }
}

#[test]
fn a_page_without_the_name_of_who_has_left_stays_though_it_had_it_before() {
    let (dir, _) = with_card();
    let state = tempfile::tempdir().expect("a folder");
    let start = || Follower::start(dir.path(), Some(state.path()), Duration::ZERO, any_picture).1;
    folder(dir.path(), "Mei helps");
    assert_eq!(headlines(&start()), ["Mei helps", "B"]);
    folder(dir.path(), "We help");
    write(dir.path(), "leavers.ron", "[\"Mei\"]");
    let loaded = start();
    let shown = &loaded.content.slides;
    assert_eq!(headlines(&loaded), ["We help", "B"]);
    assert!(shown.iter().all(|slide| !loaded.content.gone.has_id(slide.meta.id.as_str())));
}

//! The shipped example, played for a day.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use breakroom::content::model::{Content, Lang};
use breakroom::content::{self, Files, PhotoFact};
use breakroom::player::scene::{Event, Mood, Now, View};
use breakroom::player::{Input, Options, Player, gallery};

pub fn shipped() -> Content {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut files = Files::default();
    for folder in ["", "philosophy/", "questions/", "commendations/"] {
        for entry in root.join(folder).read_dir().expect("a folder of the example") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|e| e == "ron") {
                let name = path.file_name().expect("a name").to_string_lossy();
                let bytes = std::fs::read(&path).expect("a file of the example");
                files.insert(format!("{folder}{name}"), bytes);
            }
        }
    }
    let present = |_: &Path| PhotoFact::Present { width: 800, height: 800 };
    content::read(&files, &present).0
}

#[test]
fn a_day_of_the_example_shows_every_item_and_leaves_out_no_language() {
    let content = shipped();
    let today = jiff::civil::date(2026, 11, 4);
    let slides = content.slides.iter().filter(|slide| slide.meta.is_on(today)).count();
    let items = slides + content.questions.len() + content.commendations.len();
    let wall = "2026-11-04T00:00:00[Europe/Berlin]".parse().expect("a zoned time");
    let mut now = Now { mono: Duration::ZERO, wall };
    let mut player = Player::new(Arc::new(content), Options::default(), &now);
    let (mut shown, mut languages) = (HashSet::new(), HashSet::new());
    while now.mono < Duration::from_secs(24 * 3600) {
        for event in player.step(&now, Input { ready: true, ..Input::default() }) {
            if let Event::Shown { id } = event {
                let scene = player.scene(&now);
                assert_ne!(scene.view, View::Home);
                languages.insert((id.clone(), scene.lang));
                shown.insert(id);
            }
        }
        let wait = player.next_change(&now) - now.mono;
        now.mono += wait;
        now.wall = now.wall.checked_add(wait).expect("a later time");
    }
    // Some items take turns with a third job, so not all of them may show.
    assert!(shown.len() * 10 >= items * 9, "{} of {items}", shown.len());
    assert_eq!(languages.len(), 2 * shown.len(), "each in both languages");
}

#[test]
fn the_gallery_of_the_example_is_the_same_set_of_names_in_both_languages() {
    let content = shipped();
    let names = |lang: &str| -> Vec<String> {
        let scenes = gallery(&content, &Lang::new(lang), Mood::Day, Arc::from([]));
        scenes.into_iter().map(|(name, _)| name).collect()
    };
    let english = names("en");
    assert_eq!(english, names("zh"));
    assert_eq!(english.iter().collect::<HashSet<_>>().len(), english.len());
    assert!(english.len() > 60, "{}", english.len());
}

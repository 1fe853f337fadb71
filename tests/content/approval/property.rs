//! Whatever two desks and a text editor do in whatever order, no words show that two people
//! haven't approved.

use std::collections::BTreeSet;

use breakroom::content::approval::{revision, standing};
use breakroom::content::model::{Lang, PathStep};
use breakroom::content::ron::edit::{Sketch, insert, unset};
use proptest::prelude::*;

use super::*;

/// What somebody does.
#[derive(Clone, Debug)]
enum Act {
    /// Words are written by hand into an item, or a new item.
    Write(u8, u8),
    /// Two people approve an item at one of two desks, which have what they last took in.
    Approve(bool, usize),
    /// A desk takes in the folder.
    TakeIn(bool),
    /// A new version is begun beside an item, at a desk.
    Revise(u8, u8),
    /// An item is deleted by hand.
    Delete(usize),
    /// Of the versions, the one of that number gets lost on the way, or is cut off.
    Lose(usize, bool),
    /// The settings break, or are whole again.
    Settings(bool),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        4 => (0..3_u8, 0..6_u8).prop_map(|(id, words)| Act::Write(id, words)),
        6 => (any::<bool>(), 0..6_usize).prop_map(|(desk, item)| Act::Approve(desk, item)),
        2 => any::<bool>().prop_map(Act::TakeIn),
        2 => (0..3_u8, 0..6_u8).prop_map(|(id, words)| Act::Revise(id, words)),
        1 => (0..6_usize).prop_map(Act::Delete),
        1 => (0..6_usize, any::<bool>()).prop_map(|(version, cut)| Act::Lose(version, cut)),
        1 => any::<bool>().prop_map(Act::Settings),
    ];
    prop::collection::vec(act, 1..24)
}

/// The folder, and what each of two desks took it to be.
struct Play {
    files: Files,
    desks: [Files; 2],
    /// Each id with words that were approved for it.
    approved: BTreeSet<(String, String)>,
    minute: i32,
    free: usize,
}

fn text(files: &Files) -> String {
    String::from_utf8(files.get(FILE).expect("a file").to_vec()).expect("text")
}

impl Play {
    fn new() -> Self {
        let mut files = required();
        write(&mut files, FILE, &[slide("i0", "w0", ""), slide("i1", "w0", "")]);
        let mut play = Self {
            desks: [files.clone(), files.clone()],
            files,
            approved: BTreeSet::new(),
            minute: 0,
            free: 0,
        };
        play.approve(0, 0);
        play
    }

    fn approve(&mut self, desk: usize, item: usize) {
        let seen = &self.desks[desk];
        let sketch = Sketch::new(&text(seen));
        if sketch.is_empty() {
            return;
        }
        self.minute += 1;
        let by = Approvers { by: ["Ann", "Bo"], time: minute(self.minute) };
        let Ok(placed) = place(seen, (FILE, item % sketch.len()), Some(by)) else { return };
        let version = approved(&placed, by).expect("a version");
        let path = [PathStep::Field("headline"), PathStep::In(Lang::new("en"))];
        let words = Sketch::new(&version.item).said(&path).expect("words");
        self.approved.insert((placed.id.clone(), words));
        self.files.insert(version.name.path(), version.written().expect("text").into_bytes());
        // The desk that saves last writes over what the other has saved: the worst that can be.
        for (path, text) in placed.files {
            self.files.insert(path, text.into_bytes());
        }
        self.desks[desk] = self.files.clone();
    }

    fn act(&mut self, act: &Act) {
        let now = text(&self.files);
        match act {
            Act::Write(id, words) => {
                let item = slide(&format!("i{id}"), &format!("w{words}"), "");
                let at = standing(&self.files, &format!("i{id}"));
                let at = at.map(|(_, at)| at);
                let without = at.map_or(Ok(now.clone()), |at| unset(&now, &[PathStep::Entry(at)]));
                let text = insert(&without.expect("out"), &[], 0, &item).expect("in");
                self.files.insert(FILE, text.into_bytes());
            }
            Act::Approve(desk, item) => self.approve(usize::from(*desk), *item),
            Act::TakeIn(desk) => self.desks[usize::from(*desk)] = self.files.clone(),
            Act::Revise(id, words) => {
                self.free += 1;
                let Some((_, at)) = standing(&self.files, &format!("i{id}")) else { return };
                let item = slide("z", &format!("w{words}"), "");
                let new = revision(&now, at, &format!("r{}", self.free), Some(&item));
                let text = insert(&now, &[], at + 1, &new.expect("a version")).expect("in");
                self.files.insert(FILE, text.into_bytes());
            }
            Act::Delete(item) => {
                let count = Sketch::new(&now).len();
                if count > 0 {
                    let at = PathStep::Entry(item % count);
                    self.files.insert(FILE, unset(&now, &[at]).expect("out").into_bytes());
                }
            }
            Act::Lose(version, cut) => {
                let mut paths = self.files.map.keys().filter(|path| path.starts_with("history/"));
                let Some(path) = paths.nth(*version).cloned() else { return };
                let bytes = self.files.get(&path).expect("it").to_vec();
                self.files.map.remove(&path);
                if *cut {
                    self.files.insert(path, bytes[..bytes.len() / 2].to_vec());
                }
            }
            Act::Settings(whole) => {
                let bytes = if *whole {
                    required().get("kiosk.ron").expect("it").to_vec()
                } else {
                    b"(".to_vec()
                };
                self.files.insert("kiosk.ron", bytes);
            }
        }
    }

    fn check(&self) {
        let has_history = self.files.map.keys().any(|path| path.starts_with("history/"));
        let (content, _) = read(&self.files, &any_photo);
        let is_whole = self.files.get("kiosk.ron").is_some_and(|bytes| bytes.len() > 1);
        // Without settings and without a version nobody knows that approval was ever required.
        if !is_whole && !has_history {
            return;
        }
        let lang = Lang::new("en");
        for slide in &content.slides {
            let shown = (slide.meta.id.as_str().to_owned(), slide.headline.get(&lang).to_owned());
            assert!(self.approved.contains(&shown), "{shown:?} was never approved");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_words_show_that_two_people_have_not_approved(acts in acts()) {
        let mut play = Play::new();
        play.check();
        for act in &acts {
            play.act(act);
            play.check();
        }
    }
}

//! What must hold at every step. The numbers are those of the promises in the project's tests.

use std::fs;
use std::time::Duration;

use super::super::docs::{Person, WITHIN};
use super::super::life::{Life, UNWRITTEN};
use super::{Done, Stop, World};
use crate::content::Finding;
use crate::content::model::Id;
use crate::player::idle;
use crate::player::scene::{LineupPage, Scene, View};

/// No page is read for longer than this.
const READING_MOST: Duration = Duration::from_secs(600);
/// Beyond what is waited for, the next frame may take this long.
const SLACK: Duration = Duration::from_secs(2);
/// Files and bytes that the state folder may come to.
const STATE_FILES_MAX: usize = 200;
const STATE_BYTES_MAX: u64 = 64 << 20;
/// Textures that may be alive: the letters, and some pages of photos.
const TEXTURES_MAX: usize = 80;

/// The ids that a scene shows.
pub(super) fn ids(scene: &Scene) -> Vec<&Id> {
    match &scene.view {
        View::Slide { slide, .. } => vec![&slide.meta.id],
        View::Question(view) => vec![&view.question.meta.id],
        View::Commendation { commendation, .. } => vec![&commendation.meta.id],
        View::Poll(view) => vec![&view.slide.meta.id],
        View::Wall(wall) => wall.cards.iter().chain(&wall.near).map(|card| &card.meta.id).collect(),
        View::VisitDone { learnt, .. } => learnt.iter().map(|asked| &asked.meta.id).collect(),
        View::Lineup(view) => match &view.page {
            LineupPage::Story(slide) => vec![&slide.meta.id],
            LineupPage::Question { question, .. } => vec![&question.meta.id],
            LineupPage::Thanks(card) => vec![&card.meta.id],
            LineupPage::Value(_) | LineupPage::Today { .. } => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// Looks at the glass after a frame.
pub(super) fn look(world: &mut World, life: &Life, scene: &Scene) -> Done {
    let now = life.now(&world.clock);
    let at = world.clock.awake;
    // V1: never blank while the room is open.
    let dark = matches!(scene.view, View::Closed) && world.hours.is_open(&now.wall);
    world.dark_since = dark.then(|| world.dark_since.unwrap_or(at));
    if world.dark_since.is_some_and(|since| at.saturating_sub(since) > WITHIN) {
        return broken(format!("V1: the glass is dark at {}, when the room is open", now.wall));
    }
    // V2: nothing that is gone, or over.
    let next = life.engine.player().upcoming(&now);
    for id in ids(scene).into_iter().chain(next.iter().flat_map(ids)) {
        if world.docs.gone.get(id.as_str()).is_some_and(|from| *from <= at) {
            return broken(format!("V2: {id} is on the glass and should be gone"));
        }
        if at > world.wall_set + WITHIN && world.is_over(id.as_str(), &now.wall) {
            return broken(format!("V2: {id} is on the glass at {}, past its last day", now.wall));
        }
    }
    // V6: what is wrong is a dot, and no page.
    if matches!(scene.view, View::Admin(_)) {
        return broken("V6: a page of faults is on the glass");
    }
    let faulty = life.engine.findings().any(Finding::is_error);
    if scene.fault != faulty {
        let is =
            if faulty { "no dot, and there is a fault" } else { "a dot, and there is no fault" };
        return broken(format!("V6: there is {is}"));
    }
    home(world, scene)
}

/// Whoever walks away leaves the loop behind.
fn home(world: &World, scene: &Scene) -> Done {
    if !scene.in_session || world.finger_down {
        return Ok(());
    }
    let (after, warning) = idle(scene);
    if after > READING_MOST {
        return broken(format!("a page is to be read for {} s", after.as_secs()));
    }
    let left = world.clock.awake.saturating_sub(world.touched);
    if left > after + warning + SLACK {
        return broken(format!(
            "nobody has touched it for {} s, and it isn't back in the loop",
            left.as_secs()
        ));
    }
    Ok(())
}

/// Looks at content and findings, once what was written must be there.
pub(super) fn settled(world: &World, life: &Life) -> Done {
    let findings = life.findings();
    let content = life.engine.player().content();
    if world.all_loose || !world.folder.is_there() {
        return Ok(());
    }
    match world.docs.wrong(content, &findings, world.clock.awake) {
        Some(what) => broken(what),
        None => Ok(()),
    }
}

/// While the folder is away, what was good last is shown.
pub(super) fn carried(world: &World, life: &Life) -> Done {
    let is_loose = world.docs.list.iter().any(|doc| doc.loose) || !world.docs.doubted.is_empty();
    if world.all_loose || is_loose {
        return Ok(());
    }
    let content = life.engine.player().content();
    let has = |id: &String| {
        content.slides.iter().any(|s| s.meta.id.as_str() == id)
            || content.questions.iter().any(|q| q.meta.id.as_str() == id)
            || content.commendations.iter().any(|c| c.meta.id.as_str() == id)
    };
    match world.docs.wanted.keys().find(|id| !has(id)) {
        Some(id) => broken(format!("V3: the folder is away, and {id} with it")),
        None => Ok(()),
    }
}

/// With a good disk, the ledger has all that was answered.
pub(super) fn written(world: &mut World, life: &Life) -> Done {
    let told = life.engine.findings().find(|finding| finding.code == UNWRITTEN);
    match told.filter(|_| world.disk.is_good()) {
        Some(told) => {
            broken(format!("V4: the disk is good again, and it says: {}", told.one_line()))
        }
        None => books(world),
    }
}

/// The ledger's file against what was acknowledged.
pub(super) fn books(world: &mut World) -> Done {
    if !world.disk.is_good() {
        return Ok(());
    }
    match world.accounts.wrong(&world.state) {
        Some(what) => broken(what),
        None => Ok(()),
    }
}

/// No byte of what was withdrawn is left in the state folder.
pub(super) fn erased(world: &mut World) -> Done {
    // Nobody can erase what nobody can know to be gone.
    let is_known = |id: &str| world.docs.gone.get(id).is_some_and(|at| *at <= world.clock.awake);
    let due = |(who, from): &&(Person, Duration)| *from <= world.clock.awake && is_known(&who.id);
    let due: Vec<Person> =
        world.docs.erased.iter().filter(due).map(|(who, _)| who.clone()).collect();
    let words: Vec<&String> = due.iter().flat_map(|who| [&who.id, &who.name]).collect();
    if words.is_empty() || !world.disk.is_good() || !world.disk.works(world.clock.awake) {
        return Ok(());
    }
    for entry in fs::read_dir(&world.state)? {
        let path = entry?.path();
        if !path.is_file() {
            continue;
        }
        let bytes = fs::read(&path)?;
        let has = |word: &&&String| bytes.windows(word.len()).any(|part| part == word.as_bytes());
        if let Some(word) = words.iter().find(has) {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            return broken(format!("V2: {word} was withdrawn and stands in {file}"));
        }
    }
    world.docs.erased.retain(|(who, _)| !due.contains(who));
    Ok(())
}

/// Nothing has grown. How much there is goes into no log, for the decoders have threads of their
/// own: what they have made and written by now isn't the same in each run.
pub(super) fn size(world: &World) -> Done {
    let (mut files, mut bytes) = (0, 0);
    let mut folders = vec![world.state.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let entry = entry?;
            let meta = entry.metadata()?;
            if meta.is_dir() {
                folders.push(entry.path());
            } else {
                (files, bytes) = (files + 1, bytes + meta.len());
            }
        }
    }
    let textures = world.glass.textures();
    if files > STATE_FILES_MAX || bytes > STATE_BYTES_MAX {
        return broken(format!("V5: the state folder has come to {files} files and {bytes} bytes"));
    }
    if textures > TEXTURES_MAX {
        return broken(format!("V5: {textures} textures are alive"));
    }
    Ok(())
}

/// A broken promise.
pub(super) fn broken<T>(what: impl Into<String>) -> Done<T> {
    Err(Stop::Broken(what.into()))
}

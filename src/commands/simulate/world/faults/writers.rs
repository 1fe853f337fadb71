//! Whoever writes the content folder: people, editors and syncs that fail halfway.

use std::time::Duration;

use jiff::civil::Date;
use jiff::{Span, Zoned};

use crate::commands::simulate::docs::{Fault, Person, WITHIN, doc_of};
use crate::commands::simulate::life::Life;
use crate::commands::simulate::texts::{self, Item, Kind};
use crate::commands::simulate::world::promises::{self, broken};
use crate::commands::simulate::world::{Done, Task, World};

/// Items that a file of ours has at most.
const ITEMS_MAX: usize = 9;
/// How long what is wrong stays so, at least and at most.
const WRONG: [Duration; 2] = [Duration::from_secs(15), Duration::from_secs(3 * 3600)];
/// Two files of one burst are written at most so far apart, which is less than the folder is
/// given to settle.
const BURST_GAP_MS: u64 = 850;

/// The lists of who is gone: by id, and by name.
pub(in crate::commands::simulate) const LISTS: [&str; 2] = ["withdrawn.ron", "leavers.ron"];

/// Somebody writes.
pub(in crate::commands::simulate) fn act(world: &mut World) -> Done {
    if !world.folder.is_there() || !world.burst.is_empty() {
        return Ok(());
    }
    let doc = world.dice.index(world.docs.list.len());
    let is_quiet = |world: &World, doc: usize| {
        world.docs.list.get(doc).is_some_and(|doc| {
            let quiet = doc.settled + Duration::from_secs(5) <= world.clock.awake;
            doc.fault == Fault::None && !doc.loose && quiet
        })
    };
    if !is_quiet(world, doc) {
        return Ok(());
    }
    match world.dice.roll(16) {
        0..=2 => edit(world, doc),
        3 => add(world, doc),
        4 => remove(world, doc),
        5 | 6 => half(world, doc),
        7 | 8 => bad_item(world, doc),
        9 => unreadable(world, doc),
        10 => rename(world, doc),
        11 => {
            let docs = (0..world.docs.list.len()).filter(|other| is_quiet(world, *other)).collect();
            burst(world, docs)
        }
        12 => folder_away(world),
        13 => other_file(world),
        14 => withdraw(world),
        _ => ends(world, doc),
    }
}

/// Bumps the version of an item that may be seen; its index.
fn bump(world: &mut World, doc: usize) -> Option<usize> {
    let list = world.docs.list.get_mut(doc)?;
    let seen = |(_, item): &(usize, &Item)| !world.docs.gone.contains_key(&item.id);
    let seen: Vec<usize> = list.items.iter().enumerate().filter(seen).map(|(at, _)| at).collect();
    let index = *world.dice.pick(&seen)?;
    list.items.get_mut(index)?.version += 1;
    Some(index)
}

fn path(world: &World, doc: usize) -> String {
    world.docs.list.get(doc).map_or_else(String::new, |doc| doc.path.clone())
}

fn edit(world: &mut World, doc: usize) -> Done {
    bump(world, doc);
    world.log.say(&format!("writers: {} is edited", path(world, doc)));
    world.write(doc)
}

fn add(world: &mut World, doc: usize) -> Done {
    let Some(kind) = world.docs.list.get(doc).map(|doc| doc.kind) else { return Ok(()) };
    let item = world.docs.make(doc, kind);
    let Some(list) = world.docs.list.get_mut(doc).filter(|doc| doc.items.len() < ITEMS_MAX) else {
        return Ok(());
    };
    world.log.say(&format!("writers: {} is added to {}", item.id, list.path));
    list.items.push(item);
    world.write(doc)
}

fn remove(world: &mut World, doc: usize) -> Done {
    let Some(list) = world.docs.list.get_mut(doc).filter(|doc| doc.items.len() > 2) else {
        return Ok(());
    };
    let index = world.dice.index(list.items.len());
    let item = list.items.remove(index);
    world.log.say(&format!("writers: {} is removed from {}", item.id, list.path));
    world.lose(&item.id);
    world.write(doc)
}

/// Half a file is saved; the rest comes later.
fn half(world: &mut World, doc: usize) -> Done {
    bump(world, doc);
    let text = world.docs.text(doc);
    let cut = text.len() / 10 + world.dice.index(text.len() * 8 / 10);
    let path = path(world, doc);
    world.folder.write(&path, &text.as_bytes()[..cut])?;
    world.log.say(&format!("writers: {path} is saved up to byte {cut}"));
    wrong(world, doc, Fault::Half)
}

/// One item gets a field that there isn't; another may be edited in the same save.
fn bad_item(world: &mut World, doc: usize) -> Done {
    let index = bump(world, doc).unwrap_or(0);
    if let Some(list) = world.docs.list.get_mut(doc) {
        list.fault = Fault::Item(index);
        let other = (index + 1) % list.items.len().max(1);
        if let Some(other) = list.items.get_mut(other) {
            other.version += 1;
        }
    }
    world.write(doc)?;
    world.log.say(&format!("writers: item {index} of {} is broken", path(world, doc)));
    wrong(world, doc, Fault::Item(index))
}

fn unreadable(world: &mut World, doc: usize) -> Done {
    let path = path(world, doc);
    world.folder.write_huge(&path)?;
    world.log.say(&format!("writers: {path} can't be read"));
    wrong(world, doc, Fault::Unreadable)
}

/// Notes what is wrong with a file, and plans that it is put right.
fn wrong(world: &mut World, doc: usize, fault: Fault) -> Done {
    let now = world.clock.awake;
    if let Some(list) = world.docs.list.get_mut(doc) {
        list.fault = fault;
        list.settled = now + WITHIN;
        list.unseen |= world.life.is_none();
    }
    world.stir();
    let [least, most] = WRONG;
    let lasts = world.dice.between(least, most);
    world.plan(lasts, Task::Mend(doc));
    Ok(())
}

/// A file is put right.
pub(in crate::commands::simulate) fn mend(world: &mut World, doc: usize) -> Done {
    if let Some(list) = world.docs.list.get_mut(doc) {
        list.fault = Fault::None;
    }
    world.log.say(&format!("writers: {} is right again", path(world, doc)));
    if world.folder.is_there() && world.life.is_some() {
        whole(world, doc);
    }
    world.write(doc)
}

/// A file can be read to its end: from now on all is known that it says, and who isn't in it.
fn whole(world: &mut World, doc: usize) {
    if let Some(list) = world.docs.list.get_mut(doc) {
        list.loose = false;
    }
    let unknown: Vec<String> = (world.docs.gone.iter())
        .filter(|(id, at)| **at == Duration::MAX && doc_of(id) == Some(doc) && !world.lists(id))
        .map(|(id, _)| id.clone())
        .collect();
    for id in unknown {
        world.docs.lose(&id, world.clock.awake);
    }
}

/// A program has the folder before it: what went while none ran must go now, and of each file that
/// can be read all is known.
pub(in crate::commands::simulate) fn seen(world: &mut World) {
    world.all_loose = false;
    for id in std::mem::take(&mut world.docs.unheard) {
        world.docs.lose(&id, world.clock.awake);
    }
    for doc in 0..world.docs.list.len() {
        if world.docs.list.get(doc).is_some_and(|doc| doc.fault == Fault::None) {
            whole(world, doc);
        }
    }
}

fn rename(world: &mut World, doc: usize) -> Done {
    let from = path(world, doc);
    let stem = from.trim_end_matches(".ron").trim_end_matches("-moved");
    let to = if from.ends_with("-moved.ron") {
        format!("{stem}.ron")
    } else {
        format!("{stem}-moved.ron")
    };
    world.folder.rename(&from, &to)?;
    world.log.say(&format!("writers: {from} is now {to}"));
    if let Some(list) = world.docs.list.get_mut(doc) {
        list.path = to;
    }
    world.docs.want(doc, world.clock.awake);
    world.stir();
    Ok(())
}

/// Several files are written within seconds: the glass has all of them or none.
fn burst(world: &mut World, docs: Vec<usize>) -> Done {
    let mut at = Duration::ZERO;
    for doc in docs.into_iter().take(4) {
        let Some(index) = bump(world, doc) else {
            continue;
        };
        let Some(item) = world.docs.list.get(doc).and_then(|doc| doc.items.get(index)) else {
            continue;
        };
        world.burst.push((item.id.clone(), item.version));
        let now = world.clock.awake;
        if let Some(list) = world.docs.list.get_mut(doc) {
            // Not before the last of them.
            list.settled = now + 2 * WITHIN;
        }
        world.plan(at, Task::Write(doc));
        at += Duration::from_millis(1 + world.dice.roll(BURST_GAP_MS));
    }
    world.log.say(&format!("writers: {} files are synced", world.burst.len()));
    world.plan(at + WITHIN, Task::Synced);
    Ok(())
}

/// After new content: is what is being synced there as a whole?
pub(in crate::commands::simulate) fn whole_burst(world: &World, life: &Life) -> Done {
    let content = life.engine.player().content();
    let is_new = |(id, version): &(String, u32)| {
        let mark = format!("{id} in its version {version}");
        let texts = (content.slides.iter().map(|s| &s.headline))
            .chain(content.questions.iter().map(|q| &q.stem))
            .chain(content.commendations.iter().map(|c| &c.act));
        let mut texts = texts.flat_map(|text| text.iter().map(|(_, words)| words));
        texts.any(|words| {
            words
                .split_once(&mark)
                .is_some_and(|(_, rest)| !rest.starts_with(|c: char| c.is_ascii_digit()))
        })
    };
    let new = world.burst.iter().filter(|entry| is_new(entry)).count();
    if new != 0 && new != world.burst.len() {
        return broken(format!(
            "V2: {new} of {} files of one sync are new on the glass",
            world.burst.len()
        ));
    }
    Ok(())
}

fn folder_away(world: &mut World) -> Done {
    // What is awaited must have come, for else nobody knows what was good last.
    let now = world.clock.awake;
    if world.docs.list.iter().any(|doc| doc.settled > now)
        || world.docs.gone.values().any(|at| *at > now)
    {
        return Ok(());
    }
    world.folder.go()?;
    let lasts = world.dice.between(Duration::from_secs(5), Duration::from_secs(2 * 3600));
    world.log.say(&format!("writers: the folder is away for {} s", lasts.as_secs()));
    world.stir();
    world.plan(WITHIN, Task::Carried);
    world.plan(lasts, Task::FolderBack);
    Ok(())
}

/// The folder comes back.
pub(in crate::commands::simulate) fn folder_back(world: &mut World) -> Done {
    if !world.folder.is_there() {
        world.with_life(|world, life| promises::carried(world, life))?;
        world.folder.come_back()?;
        world.log.say("writers: the folder is back");
        let now = world.clock.awake;
        for doc in &mut world.docs.list {
            doc.settled = now + WITHIN;
        }
        if world.life.is_some() {
            seen(world);
        }
        world.look_for_erased();
        world.stir();
    }
    Ok(())
}

/// A file that isn't ours is saved halfway, or a photo is no picture for a while. Nothing of ours
/// may change by it.
fn other_file(world: &mut World) -> Done {
    let files = ["kiosk.ron", "values.ron", "photos/mei.png", "philosophy/two-jobs.ron"];
    let Some(path) = world.dice.pick(&files).copied() else { return Ok(()) };
    let key = path.to_owned();
    if !world.spoilt.insert(key.clone()) {
        return Ok(());
    }
    let whole = world.folder.read(path)?;
    let cut = whole.len() / 4 + world.dice.index(whole.len() / 2);
    world.folder.write(path, &whole[..cut])?;
    world.log.say(&format!("writers: {path} is saved up to byte {cut}"));
    world.stir();
    let [least, most] = WRONG;
    let lasts = world.dice.between(least, most);
    world.plan(lasts, Task::Restore(key, whole));
    Ok(())
}

/// Somebody withdraws: by id, by name, or by the status of the item.
fn withdraw(world: &mut World) -> Done {
    let now = world.clock.awake;
    let cards: Vec<(usize, usize)> = (world.docs.list.iter().enumerate())
        .filter(|(_, doc)| doc.kind == Kind::Card && doc.items.len() > 2)
        .flat_map(|(at, doc)| (0..doc.items.len()).map(move |item| (at, item)))
        .collect();
    let Some(&(doc, index)) = world.dice.pick(&cards) else { return Ok(()) };
    let Some(item) = world.docs.list.get(doc).and_then(|doc| doc.items.get(index)).cloned() else {
        return Ok(());
    };
    if world.docs.gone.contains_key(&item.id) {
        return Ok(());
    }
    let by = world.dice.roll(3);
    match by {
        0 | 1 => {
            let way = usize::from(by == 1);
            world.withdrawn[way].push((item.id.clone(), item.name.clone()));
            write_list(world, way)?;
            let who = Person { id: item.id.clone(), name: item.name.clone() };
            world.docs.erased.push((who, now));
            world.look_for_erased();
        }
        _ => {
            let fault = world.docs.list.get(doc).map(|doc| doc.fault);
            if fault != Some(Fault::None) {
                return Ok(());
            }
            if let Some(item) =
                world.docs.list.get_mut(doc).and_then(|doc| doc.items.get_mut(index))
            {
                item.withdrawn = true;
            }
            world.lose(&item.id);
            world.write(doc)?;
        }
    }
    world.log.say(&format!("writers: {} is withdrawn, way {by}", item.id));
    world.lose(&item.id);
    world.stir();
    // Over a list of who is gone that is half written later, those stay gone.
    if by < 2 && world.dice.once_in(3) {
        let path = LISTS[usize::from(by == 1)];
        let lasts = world.dice.between(Duration::from_secs(40), Duration::from_secs(3600));
        world.plan(lasts, Task::Spoil(path.to_owned()));
        world.plan(lasts + lasts, Task::Relist(path.to_owned()));
    }
    Ok(())
}

/// A list of who is gone is saved halfway.
pub(in crate::commands::simulate) fn spoil(world: &mut World, path: &str) -> Done {
    let whole = world.folder.read(path)?;
    let cut = 1 + world.dice.index(whole.len().saturating_sub(2));
    world.folder.write(path, &whole[..cut])?;
    world.spoilt.insert(path.to_owned());
    world.log.say(&format!("writers: {path} is saved up to byte {cut}"));
    world.stir();
    Ok(())
}

/// A program starts that finds a list saved halfway. Without a memory it can't know the rest, and
/// neither can it of whom it hasn't heard.
pub(in crate::commands::simulate) fn doubt(
    world: &mut World,
    list: &str,
    forgets: bool,
    unheard: &[String],
) {
    for (id, _) in &world.withdrawn[usize::from(list == LISTS[1])] {
        if forgets || unheard.contains(id) {
            world.docs.gone.insert(id.clone(), Duration::MAX);
        }
    }
    if forgets {
        world.docs.doubted.insert(list.to_owned());
    }
}

/// Writes a list as a whole; from now on all who are on it are known.
fn write_list(world: &mut World, way: usize) -> Done {
    let list = LISTS[way];
    let entries = world.withdrawn[way].clone();
    let quoted: Vec<String> = (entries.iter())
        .map(|(id, name)| format!("\"{}\"", if way == 0 { id } else { name }))
        .collect();
    world.folder.write(list, format!("[{}]\n", quoted.join(", ")).as_bytes())?;
    if !world.spoilt.remove(list) {
        return Ok(());
    }
    let now = world.clock.awake;
    for (id, _) in entries {
        world.lose(&id);
    }
    world.look_for_erased();
    if world.docs.doubted.remove(list) {
        for doc in world.docs.list.iter_mut().filter(|doc| doc.kind == Kind::Card) {
            // Of cards that are broken now nothing was kept meanwhile.
            doc.loose |= doc.fault != Fault::None;
            doc.settled = doc.settled.max(now + WITHIN);
        }
    }
    Ok(())
}

/// And whole again, with all who have been added since.
pub(in crate::commands::simulate) fn relist(world: &mut World, path: &str) -> Done {
    write_list(world, usize::from(path == LISTS[1]))?;
    world.log.say(&format!("writers: {path} is whole again"));
    world.stir();
    Ok(())
}

/// A slide or a card gets a last day, soon.
fn ends(world: &mut World, doc: usize) -> Done {
    let wall: Zoned = world.clock.wall().to_zoned(jiff::tz::TimeZone::UTC);
    // No consent ends before it was given.
    if wall.date() < texts::CONSENT || wall.year() > 2040 {
        return Ok(());
    }
    let days = i64::try_from(world.dice.roll(3)).unwrap_or(0);
    let Some(day): Option<Date> = wall.date().checked_add(Span::new().days(days)).ok() else {
        return Ok(());
    };
    let Some(list) = world.docs.list.get_mut(doc).filter(|doc| doc.kind != Kind::Question) else {
        return Ok(());
    };
    let index = world.dice.index(list.items.len());
    let Some(item) = list.items.get_mut(index) else { return Ok(()) };
    item.until = Some(day);
    let what = format!("writers: the last day of {} is {day}", item.id);
    world.log.say(&what);
    // An edit of the day may come past it; what is over by then has its time to go.
    world.wall_set = world.clock.awake;
    world.write(doc)
}

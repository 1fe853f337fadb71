//! What must leave the screen, looked for by itself and before anything else is taken.
//!
//! A folder that is being written to is read late, and one that is half there later still. But
//! whoever is withdrawn has gone within ten seconds: what the new files hold back is held back
//! from the old ones.

use crate::content::folder::disk::Files;
use crate::content::folder::layout::{LEAVERS, WITHDRAWN, is_among_items, list_of};
use crate::content::model::erased::Erased;
use crate::content::read::{broken_lists, listed};

/// Words without which a file of items takes nothing off the screen.
const SIGNS: [&[u8]; 2] = [b"Commendation", b"Withdrawn"];

/// Whether something in these files may take something off the screen.
pub(super) fn may_withdraw(new: &Files) -> bool {
    new.map.iter().any(|(path, bytes)| {
        let has = |sign: &&[u8]| bytes.windows(sign.len()).any(|part| part == *sign);
        list_of(path).is_some() || (is_among_items(path) && SIGNS.iter().any(has))
    })
}

/// `held`, of which `gone` must not be shown, less what the files of `new` take off the screen:
/// they count as its copies do, of which nothing is shown, and what they hold back is held back.
/// Of a list that can't be read to its end nothing is taken yet.
pub(super) fn less(held: &Files, gone: &Erased, new: &Files) -> Files {
    let mut gone = gone.clone();
    gone.extend(&listed(new));
    let mut less = held.clone();
    let broken = broken_lists(held);
    for name in [WITHDRAWN, LEAVERS] {
        less.insert(name, list_of_gone(name, &gone, !broken.contains(&name)));
    }
    let items = new.map.iter().filter(|(path, _)| is_among_items(path));
    less.copies.extend(items.map(|(path, bytes)| (path.clone(), bytes.clone())));
    less
}

/// A list of what must go, without the ids and names themselves. One that isn't whole lacks its
/// end, so that it is known for what it is when it is read again.
pub(super) fn list_of_gone(name: &str, gone: &Erased, is_whole: bool) -> Vec<u8> {
    let mut list = if name == LEAVERS { gone.people_written() } else { gone.ids_written() };
    if !is_whole {
        list.pop();
    }
    list.into_bytes()
}

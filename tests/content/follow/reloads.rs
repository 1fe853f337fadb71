//! Content that is exchanged again and again leaves nothing behind.

use std::alloc::{GlobalAlloc, Layout, System};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use breakroom::player::scene::Gesture;
use breakroom::player::testing::{later, noon};
use breakroom::player::{Input, Options, Player};

use super::*;

/// How often it is exchanged; 10000 for the figure of `tests/faults/README.md`.
const COUNT_VAR: &str = "RELOADS";
const COUNT: usize = 400;
/// The test starts itself again, for what is counted is of a whole process.
const INSIDE_VAR: &str = "RELOADS_INSIDE";
/// Live bytes that may come and go with the length of a number, or the order of a map.
const TOLERANCE: usize = 2_000;

/// Bytes that are allocated at this moment.
static LIVE: AtomicUsize = AtomicUsize::new(0);

/// The system's allocator, counted.
struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[expect(unsafe_code, reason = "an allocator is written like that; this one only counts")]
// SAFETY: all calls go to the system's allocator as they came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        LIVE.fetch_add(layout.size(), Ordering::Relaxed);
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(block, layout) }
    }
}

fn put(root: &Path, turn: usize) {
    let version = ["One", "Two", "Three"][turn % 3];
    write(root, "philosophy/a.ron", &format!("[{}{}]", slide("one", version), slide("two", "B")));
    let consent = "words: \"2026-01-06\", name: \"2026-01-06\"";
    let card = thanks("mei", consent, &format!("(en: \"{version}\")"));
    // Every third time somebody is withdrawn, and every third time a file is broken.
    write(root, "withdrawn.ron", if turn.is_multiple_of(3) { "[\"mei\"]" } else { "[]" });
    let broken = if turn % 3 == 1 { "[ Principle(" } else { "[]" };
    write(root, "philosophy/b.ron", broken);
    write(root, "commendations/a.ron", &format!("[{card}]"));
}

/// Exchanges the content so often, under a player that shows it; the live bytes at a third of
/// the way, at two thirds and at its end.
fn live_bytes(count: usize) -> Vec<usize> {
    let (dir, state) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("one"));
    folder(dir.path(), "A");
    put(dir.path(), 0);
    let (mut follower, first) =
        Follower::start(dir.path(), Some(state.path()), Duration::ZERO, any_picture);
    let mut now = noon();
    let mut player = Player::new(Arc::new(first.content), Options::default(), &now);
    // A multiple of three, so that the content is the same each time that is counted.
    let third = (count / 9).max(1) * 3;
    let mut live = Vec::new();
    let mut second = 0;
    for turn in 1..=3 * third {
        put(dir.path(), turn);
        let mut taken = 0;
        while taken == 0 {
            second += 1;
            if let Some(news) = follower.poll(Duration::from_secs(second)) {
                taken += 1;
                player.set_content(Arc::new(news.content), &now);
            }
        }
        second += 3;
        if let Some(news) = follower.poll(Duration::from_secs(second)) {
            player.set_content(Arc::new(news.content), &now);
        }
        for gesture in [None, Some(Gesture::Wall), Some(Gesture::Leave), None] {
            now = later(&now, Duration::from_secs(2));
            player.step(&now, Input { gesture, ready: true, ..Input::default() });
        }
        if turn.is_multiple_of(third) {
            live.push(LIVE.load(Ordering::Relaxed));
        }
    }
    live
}

// Case: Long run: 10,000 reloads
#[test]
fn however_often_the_content_is_exchanged_memory_stays_flat() {
    if std::env::var_os(INSIDE_VAR).is_some() {
        let count = std::env::var(COUNT_VAR).ok().and_then(|count| count.parse().ok());
        let live = live_bytes(count.unwrap_or(COUNT));
        println!("live bytes at each third: {live:?}");
        assert!(live[2] <= live[1] + TOLERANCE && live[1] <= live[0] + TOLERANCE, "{live:?}");
        return;
    }
    let name = "follow::reloads::however_often_the_content_is_exchanged_memory_stays_flat";
    let inside = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", name, "--nocapture"])
        .env(INSIDE_VAR, "1")
        .output()
        .expect("it runs once more");
    let told = String::from_utf8_lossy(&inside.stdout);
    print!("{told}");
    assert!(inside.status.success(), "{told}{}", String::from_utf8_lossy(&inside.stderr));
    assert!(told.contains("1 passed"), "the test was found: {told}");
}

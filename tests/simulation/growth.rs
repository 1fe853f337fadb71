//! Nothing grows: memory is counted by the allocator, by the hour of a simulated week.
#![expect(unsafe_code, reason = "an allocator that counts hands on to the system's own")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::fs;

use crate::months::played;

struct Counting;

thread_local! {
    /// Blocks and bytes that this thread has taken and not given back. Tests run side by side.
    static LIVE: Cell<[i64; 2]> = const { Cell::new([0, 0]) };
}

fn count(blocks: i64, bytes: i64) {
    // At the end of a thread there is nobody left to count for.
    let _ = LIVE.try_with(|live| live.set([live.get()[0] + blocks, live.get()[1] + bytes]));
}

// SAFETY: each call is handed on as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(1, layout.size() as i64);
        // SAFETY: as for this function.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        count(-1, -(layout.size() as i64));
        // SAFETY: as for this function.
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(0, size as i64 - layout.size() as i64);
        // SAFETY: as for this function.
        unsafe { System.realloc(block, layout, size) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// The median of the slopes between all pairs of points, which a few that lie far off don't move
/// (Theil and Sen).
fn slope(values: &[f64]) -> f64 {
    let mut slopes = Vec::new();
    for (at, one) in values.iter().enumerate() {
        for (later, other) in values.iter().enumerate().skip(at + 1) {
            slopes.push((other - one) / (later - at) as f64);
        }
    }
    slopes.sort_by(f64::total_cmp);
    slopes[slopes.len() / 2]
}

#[test]
fn a_slope_is_that_of_most_points() {
    let mut line: Vec<f64> = (0..20).map(|hour| 5.0 * f64::from(hour)).collect();
    line[3] = 1e9;
    assert_eq!(slope(&line), 5.0);
}

/// What the process has open: file handles and threads.
fn open() -> [usize; 2] {
    ["/proc/self/fd", "/proc/self/task"].map(|list| fs::read_dir(list).expect("Linux").count())
}

/// Days that are played: five to fill what may be filled, for each value has a day with pages of
/// its own, and four to look at.
const DAYS: u32 = 9;
const WARM_HOURS: u32 = 120;

fn nothing_grows(faults: &str) {
    let (mut blocks, mut bytes, mut sizes) = (Vec::new(), Vec::new(), Vec::new());
    // What a kill of other tests' programs opens meanwhile isn't ours.
    let before = open();
    let outcome = played(&format!("--days {DAYS} --seed 5 --faults {faults}"), &mut |now| {
        if now.hour > WARM_HOURS {
            let [live_blocks, live_bytes] = LIVE.get();
            blocks.push(live_blocks as f64);
            bytes.push(live_bytes as f64);
            sizes.push((now.textures, now.ids));
        }
    });
    assert_eq!(outcome.broken, None, "{}", outcome.words);
    let (blocks_slope, bytes_slope) = (slope(&blocks), slope(&bytes));
    println!(
        "{faults}: {bytes_slope:.1} bytes and {blocks_slope:.2} blocks an hour; {:?}",
        sizes.last()
    );
    println!("{faults}: handles and threads {before:?}, {:?} at the end", open());
    assert!(bytes_slope <= 1000.0, "{bytes_slope} bytes an hour: {bytes:?}");
    let half = sizes.len() / 2;
    let most = |part: &[(usize, usize)]| {
        part.iter().copied().fold((0, 0), |a, b| (a.0.max(b.0), a.1.max(b.1)))
    };
    let (early, late) = (most(&sizes[..half]), most(&sizes[half..]));
    assert!(late.0 <= early.0 + 4, "textures: {early:?}, later {late:?}");
    assert!(late.1 <= early.1 + 8, "ids: {early:?}, later {late:?}");
}

#[test]
fn the_loop_takes_no_more_memory_once_each_value_had_its_day() {
    nothing_grows("none");
}

#[test]
fn visits_and_edits_take_no_more_memory_once_each_value_had_its_day() {
    nothing_grows("writers,fingers");
}

#[test]
fn after_loop_k_and_loop_k_plus_100_as_many_blocks_are_alive() {
    use breakroom::content::example;
    use breakroom::player::testing::{later, noon};
    use breakroom::player::{Input, Options, Player};
    use std::sync::Arc;
    use std::time::Duration;

    let mut now = noon();
    let mut player = Player::new(Arc::new(example().content), Options::default(), &now);
    // The most that is alive in a hundred passes of the rhythm, which has four beats: what is on
    // the glass differs from pass to pass.
    let mut most_of = |passes: u32| {
        let mut most = 0;
        let mut turn = player.scene(&now).turn;
        for _ in 0..4 * passes {
            while player.scene(&now).turn == turn {
                let next = player.next_change(&now).saturating_sub(now.mono);
                now = later(&now, next.max(Duration::from_millis(4)));
                player.step(&now, Input { ready: true, ..Input::default() });
            }
            turn = player.scene(&now).turn;
            most = most.max(LIVE.get()[0]);
        }
        most
    };
    most_of(300);
    let (one, other) = (most_of(100), most_of(100));
    println!("{one} blocks at most, and {other} in the next hundred");
    assert!(other <= one + 4, "{one}, and {other} a hundred loops later");
}

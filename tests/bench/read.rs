//! How long a folder takes to read, and its content to be taken in, by its number of items. Both
//! must be linear: ten times the items, ten times the time. Reading is done off the thread that
//! draws; taking in is done on it, and must be over before a frame is missed.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    unreachable_pub,
    reason = "a test stops where something is wrong, knows its numbers, and is used by nobody"
)]

use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use breakroom::content::folder::example::example_files;
use breakroom::content::{Files, PhotoFact, read};
use breakroom::player::scene::Now;
use breakroom::player::{Options, Player};
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// Items in one file; a folder is made of as many files as it takes.
const ITEMS_PER_FILE: usize = 500;

/// A folder with `count` questions of the usual length, beside the example's settings.
fn folder(count: usize) -> Files {
    let mut files = example_files();
    files.map.retain(|path, _| !path.contains('/') || path.starts_with("philosophy/"));
    for first in (0..count).step_by(ITEMS_PER_FILE) {
        let mut text = String::from("[\n");
        for number in first..count.min(first + ITEMS_PER_FILE) {
            question(number, &mut text);
        }
        text.push_str("]\n");
        files.insert(format!("questions/{first:06}.ron"), text.into_bytes());
    }
    files
}

fn question(number: usize, out: &mut String) {
    let mut options = String::new();
    for option in 0..3 {
        let right = if option == number % 3 { " right: true," } else { "" };
        let written = write!(
            options,
            "        (text: (en: \"Take the call and see it through to its end\", \
             zh: \"接起电话，一直跟到办妥为止\"),{right}\n            \
             rationale: (en: \"Whoever it reaches is the whole company at that moment, number {number}.\", \
             zh: \"电话到了谁手里，那一刻谁就代表整个公司。\")),\n"
        );
        written.expect("a string takes any text");
    }
    let written = write!(
        out,
        "    // Question {number}\n    Single(\n        id: \"q-{number}\",\n        value: \"own-it\",\n        \
         teaches: [\"A1\", \"A3\"],\n        importance: {},\n        \
         dayparts: [(days: [Mon, Tue, Wed, Thu, Fri], from: \"11:00\", to: \"14:00\")],\n        \
         stem: (en: \"A call for somebody else lands at your desk. What now?\", \
         zh: \"一个找别人的电话转到了你这里，怎么办？\"),\n        options: [\n{options}        ],\n        \
         takeaway: (en: \"What reaches me is mine until it is handed on.\", \
         zh: \"到我这里就归我管，直到交接清楚。\"),\n        difficulty: {},\n    ),\n",
        1 + number % 5,
        1 + number % 5
    );
    written.expect("a string takes any text");
}

fn reading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read");
    group.sample_size(10);
    for count in [100, 1_000, 10_000] {
        let files = folder(count);
        let photo = |_: &std::path::Path| PhotoFact::Present { width: 900, height: 900 };
        let (content, _) = read(&files, &photo);
        assert!(content.questions.len() >= count, "the synthetic items are good");
        group.throughput(Throughput::Elements(count as u64));
        group.bench_with_input(BenchmarkId::from_parameter(count), &files, |bencher, files| {
            bencher.iter(|| read(black_box(files), &photo));
        });
    }
    group.finish();
}

/// What the drawing thread does when content has changed: plan anew, and let go of the old.
fn taking_in(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("take in");
    group.sample_size(10);
    for count in [100, 1_000, 10_000] {
        let files = folder(count);
        let photo = |_: &std::path::Path| PhotoFact::Present { width: 900, height: 900 };
        let fresh = || Arc::new(read(&files, &photo).0);
        let wall = "2026-11-05T12:00:00[Europe/Berlin]".parse().expect("a zoned time");
        let now = Now { mono: Duration::ZERO, wall };
        let mut player = Player::new(fresh(), Options::default(), &now);
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(BenchmarkId::from_parameter(count), |bencher| {
            bencher.iter_batched(
                fresh,
                |content| player.set_content(content, &now),
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, reading, taking_in);
criterion_main!(benches);

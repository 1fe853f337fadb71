//! How long it takes to choose a question among many: it happens under a finger.
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

use std::hint::black_box;
use std::sync::Arc;

use breakroom::content::folder::example::example_files;
use breakroom::content::model::{Id, Question};
use breakroom::content::{PhotoFact, read};
use breakroom::player::quiz::history::History;
use breakroom::player::quiz::need::{Moment, choose};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use jiff::{Timestamp, ToSpan};

/// So many questions with a month behind them.
fn bank(count: usize, now: Timestamp) -> (Vec<Arc<Question>>, History) {
    let photo = |_: &std::path::Path| PhotoFact::Present { width: 900, height: 900 };
    let (content, _) = read(&example_files(), &photo);
    let mut history = History::default();
    let example = content.questions.iter().cycle().take(count);
    let questions: Vec<Arc<Question>> = example
        .enumerate()
        .map(|(number, question)| {
            let mut question = Question::clone(question);
            question.meta.id = Id::new(&format!("{}-{number}", question.meta.id));
            Arc::new(question)
        })
        .collect();
    for day in (0..30).rev() {
        for (number, question) in questions.iter().enumerate() {
            let at = now - (day * 24).hours() - i64::try_from(number).unwrap_or(0).seconds();
            history.show(&question.meta.id, at);
            history.answer(&question.meta.id, number % 3 > 0, at);
        }
    }
    (questions, history)
}

fn choosing(criterion: &mut Criterion) {
    let now: Timestamp = "2026-11-04T12:00:00Z".parse().expect("a time");
    let mut group = criterion.benchmark_group("choose");
    for count in [48, 1_000] {
        let (questions, history) = bank(count, now);
        let moment = Moment { history: &history, now, theme: None, seed: 1 };
        group.bench_function(BenchmarkId::from_parameter(count), |bencher| {
            bencher.iter(|| choose(black_box(&questions), moment, |_| true));
        });
    }
    group.finish();
}

criterion_group!(benches, choosing);
criterion_main!(benches);

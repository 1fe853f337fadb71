//! `breakroom lineup`: the plan, on the shipped example.

use std::path::Path;

use breakroom::commands::args::Places;
use breakroom::commands::lineup::{Args, run};
use breakroom::content::example;
use tempfile::TempDir;

/// The plan of the example from Wednesday, 4 November 2026 on.
fn plan(days: i64, shifts: u8) -> String {
    let state = TempDir::new().expect("a folder");
    let content = Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
    let places = Places { content, state: Some(state.path().to_owned()) };
    let now = "2026-11-04T07:30:00+01:00[Europe/Berlin]".parse().expect("a time");
    let mut out = Vec::new();
    run(&Args { places, days, shifts }, &now, &mut out).expect("a plan");
    String::from_utf8(out).expect("a text")
}

/// The ids that stand behind `name`, in their order.
fn ids<'a>(plan: &'a str, name: &str) -> Vec<&'a str> {
    let lines = plan.lines().filter_map(|line| line.trim_start().strip_prefix(name));
    lines.filter_map(|line| line.split_whitespace().next()).collect()
}

#[test]
fn thirty_days_are_printed_each_with_its_value_in_turn_and_all_that_is_told() {
    let plan = plan(30, 1);
    assert!(plan.starts_with("Line-ups, 1 a day from 2026-11-04 on; none was held so far.\n"));
    let days: Vec<&str> = plan.lines().filter(|line| line.contains(" 2026-1")).collect();
    assert_eq!(days.len(), 1 + 30, "{plan}");
    assert!(days[1].starts_with("Wed 2026-11-04  "));
    let values = example().content.values;
    let names: Vec<&str> = values.iter().map(|v| v.name.iter().next().expect("a name").1).collect();
    let first = names.iter().position(|name| days[1].ends_with(name)).expect("a value");
    for (n, day) in days[1..].iter().enumerate() {
        assert!(day.ends_with(names[(first + n) % names.len()]), "{day}");
    }
    for (name, number) in [("story ", 30), ("question ", 30), ("thanks ", 30), ("act ", 30)] {
        assert_eq!(ids(&plan, name).len(), number, "{name}: {plan}");
    }
    assert!(plan.contains("Where it doesn’t suffice"), "{plan}");
}

#[test]
fn what_comes_again_within_four_weeks_is_said_at_its_place_and_at_the_end() {
    let plan = plan(60, 1);
    let content = example().content;
    let cards = content.commendations.len();
    assert!(cards < 28, "else this proves nothing");
    assert!(
        plan.contains(&format!(
            "{cards} colleagues to thank for 28 days, so each comes again after {cards} days"
        )),
        "{plan}"
    );
    let thanks = ids(&plan, "thanks ");
    assert_ne!(thanks[0], thanks[cards - 1]);
    assert_eq!(thanks[0], thanks[cards], "it goes round");
    assert!(plan.contains(&format!("(again after {cards} days)")), "{plan}");
}

#[test]
fn three_shifts_a_day_are_planned_one_after_the_other() {
    let plan = plan(5, 3);
    for number in 1..=3 {
        assert_eq!(plan.matches(&format!("\n  {number}.\n")).count(), 5, "{plan}");
    }
    let stories = ids(&plan, "story ");
    assert_eq!(stories.len(), 15);
    // A value has two stories for each of its days, or one: then every shift hears the same.
    let own = |day: &[&str]| day.iter().collect::<std::collections::HashSet<_>>().len();
    let each: Vec<usize> = stories.chunks(3).map(own).collect();
    assert!(each.contains(&1) && each.iter().any(|n| *n > 1), "{each:?}");
}

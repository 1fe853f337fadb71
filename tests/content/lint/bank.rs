//! The rules about all questions together, at their limits, and the shipped questions.

use std::path::Path;

use breakroom::content::lint::lint;
use breakroom::content::testing::any_picture;
use breakroom::content::testing::{any_photo, good};
use breakroom::content::{Finding, load_dir, photo_fact, read};

/// What the generated questions look like.
#[derive(Clone, Copy)]
struct Sketch {
    kind: Kind,
    /// Where the right option stands.
    place: usize,
    /// Whether the right option is longer than the others in English and in Chinese.
    longest: (bool, bool),
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Plain,
    Scenario,
    Order,
    Judged,
}

fn plain(index: usize) -> Sketch {
    Sketch { kind: Kind::Scenario, place: index % 3, longest: (false, false) }
}

fn text(index: usize, sketch: Sketch) -> String {
    let option = |i: usize| {
        let right = sketch.kind != Kind::Order && i == sketch.place;
        let en = if right && sketch.longest.0 { "Go on" } else { "Go" };
        let zh = if right && sketch.longest.1 { "去吧" } else { "去" };
        let mark = if right { "right: true, " } else { "" };
        format!("(text: (en: \"{en}\", zh: \"{zh}\"), {mark}rationale: (en: \"R\", zh: \"因\")),")
    };
    let options: String = (0..3).map(option).collect();
    let situation =
        if sketch.kind == Kind::Scenario { "situation: (en: \"S\", zh: \"况\")," } else { "" };
    let (kind, fields) = match sketch.kind {
        Kind::Plain | Kind::Scenario => ("Single", format!("{situation} options: [{options}]")),
        Kind::Order => ("Order", format!("steps: [{options}]")),
        Kind::Judged => {
            let because = "if_true: (en: \"R\", zh: \"因\"), if_false: (en: \"R\", zh: \"因\")";
            ("TrueFalse", format!("answer: true, {because}"))
        }
    };
    format!(
        "{kind}(id: \"q{index}\", value: \"own-it\", stem: (en: \"S?\", zh: \"问？\"), {fields}, \
         takeaway: (en: \"T\", zh: \"记\")),\n"
    )
}

/// The findings about a bank in one file, leaving out what is said about single texts.
fn told(sketches: &[Sketch]) -> Vec<Finding> {
    let mut files = good();
    let all: String = sketches.iter().enumerate().map(|(i, s)| text(i, *s)).collect();
    files.insert("questions/a.ron", format!("[{all}]").into_bytes());
    let (content, faults) = read(&files, &any_photo);
    assert_eq!(faults, []);
    let mut found = lint(&content, &files, &any_photo, None);
    found.retain(|f| f.code.starts_with("bank-") || f.code == "item-key-run");
    found
}

fn codes(sketches: &[Sketch]) -> Vec<&'static str> {
    told(sketches).iter().map(|f| f.code).collect()
}

/// Twenty questions, the first `n` of which are changed.
fn twenty(n: usize, change: impl Fn(&mut Sketch)) -> Vec<Sketch> {
    let mut all: Vec<Sketch> = (0..20).map(plain).collect();
    all.iter_mut().take(n).for_each(change);
    all
}

#[test]
fn the_right_option_may_be_the_longest_in_nine_of_twenty_and_each_language_counts_by_itself() {
    assert_eq!(codes(&twenty(9, |s| s.longest = (true, true))), Vec::<&str>::new());
    for (longest, lang) in [((true, false), "`en`"), ((false, true), "`zh`")] {
        let found = told(&twenty(10, |s| s.longest = longest));
        assert_eq!(found.iter().map(|f| f.code).collect::<Vec<_>>(), ["bank-key-longest"]);
        assert!(
            found[0].what.contains(lang) && found[0].what.contains("50 %"),
            "{}",
            found[0].what
        );
    }
    let nine: Vec<_> = twenty(9, |s| s.longest = (true, true)).into_iter().take(9).collect();
    assert_eq!(codes(&nine), Vec::<&str>::new());
}

#[test]
fn the_right_option_may_stand_in_one_place_in_half_of_the_questions() {
    let at = |n: usize| {
        let mut all: Vec<Sketch> = (0..20).map(plain).collect();
        // Every other one first, so that no run comes of it; then one more.
        for (i, sketch) in all.iter_mut().enumerate() {
            let first = i % 2 == 0 || (i == 1 && n == 11);
            sketch.place = if first { 0 } else { 1 + i / 2 % 2 };
        }
        all
    };
    assert_eq!(codes(&at(10)), Vec::<&str>::new());
    let found = told(&at(11));
    assert_eq!(found.iter().map(|f| f.code).collect::<Vec<_>>(), ["bank-key-position"]);
    assert!(found[0].what.contains("number 1 in 55 %"), "{}", found[0].what);
}

#[test]
fn five_in_a_row_in_one_place_are_told_at_the_fifth() {
    let row = |n| -> Vec<Sketch> {
        (0..n).map(|i| Sketch { place: 2, ..plain(i) }).chain((0..2).map(plain)).collect()
    };
    assert_eq!(codes(&row(4)), Vec::<&str>::new());
    let found = told(&row(5));
    assert_eq!(found.iter().map(|f| (f.code, f.line)).collect::<Vec<_>>(), [("item-key-run", 5)]);
    assert_eq!(codes(&row(6)), ["item-key-run"]);
}

#[test]
fn a_quarter_of_the_questions_may_be_statements_to_judge() {
    assert_eq!(codes(&twenty(5, |s| s.kind = Kind::Judged)), Vec::<&str>::new());
    assert_eq!(codes(&twenty(6, |s| s.kind = Kind::Judged)), ["bank-true-false"]);
}

#[test]
fn two_fifths_of_the_questions_are_scenarios_or_steps() {
    assert_eq!(codes(&twenty(12, |s| s.kind = Kind::Plain)), Vec::<&str>::new());
    assert_eq!(codes(&twenty(13, |s| s.kind = Kind::Plain)), ["bank-applied"]);
    let mut steps = twenty(13, |s| s.kind = Kind::Plain);
    steps[0].kind = Kind::Order;
    assert_eq!(codes(&steps), Vec::<&str>::new());
}

#[test]
fn a_value_with_two_questions_is_told_where_it_is_written() {
    let some = |n| (0..n).map(plain).collect::<Vec<_>>();
    assert_eq!(codes(&some(3)), Vec::<&str>::new());
    let found = told(&some(2));
    let lines: Vec<_> = found.iter().map(Finding::one_line).collect();
    assert_eq!(
        lines,
        ["values.ron:2:10: warning: the value `own-it` has 2 questions: its day comes round with \
          the same question every time; write more, until there are 3 (rule `bank-value`)"]
    );
}

#[test]
fn the_shipped_content_passes_every_rule_and_silences_none() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let loaded = load_dir(&dir, any_picture);
    let mut found = loaded.findings;
    found.extend(lint(
        &loaded.content,
        &loaded.files,
        &|path| photo_fact(&dir, path, &any_picture),
        None,
    ));
    let lines: Vec<_> = found.iter().map(Finding::one_line).collect();
    assert_eq!(lines, Vec::<String>::new());
    let silenced =
        |q: &std::sync::Arc<breakroom::content::model::Question>| !q.meta.silenced.is_empty();
    assert!(loaded.content.questions.len() >= 48 && !loaded.content.questions.iter().any(silenced));
}

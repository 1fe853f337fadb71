//! Silencing a rule at one item, with a reason.

use breakroom::content::lint::{BANK_RULES, ITEM_RULES, lint};
use breakroom::content::testing::{any_photo, good, slide};
use breakroom::content::{Finding, read};

/// A question whose last option is `last` and which silences `silence`.
fn told(last: &str, silence: &str) -> Vec<String> {
    let text = format!(
        "[Single(\n    id: \"q\", value: \"own-it\", stem: (en: \"What now?\", zh: \"怎么办？\"),\n    \
         takeaway: (en: \"Ears first.\", zh: \"先听。\"),\n    options: [\n        \
         (text: (en: \"Listen\", zh: \"听完\"), right: true, rationale: (en: \"Yes.\", zh: \"对。\")),\n        \
         (text: (en: \"Hurry\", zh: \"快走\"), rationale: (en: \"No.\", zh: \"不。\")),\n        \
         (text: (en: \"{last}\", zh: \"等等\"), rationale: (en: \"No.\", zh: \"不。\")),\n    ],\n    \
         silence: [{silence}],\n)]"
    );
    let mut files = good();
    files.insert("questions/a.ron", text.into_bytes());
    let (content, faults) = read(&files, &any_photo);
    assert_eq!(faults, []);
    let found = lint(&content, &files, &any_photo, None);
    let about = found.iter().filter(|f| f.file.starts_with("questions"));
    about.map(|f| format!("{}: {}", f.code, f.one_line())).collect()
}

const ALWAYS: &str = "Always wait";

#[test]
fn a_rule_that_is_silenced_with_a_reason_says_nothing() {
    let loud = told(ALWAYS, "");
    assert!(loud.len() == 1 && loud[0].starts_with("item-absolute-distractor"), "{loud:?}");
    let silence = "(rule: \"item-absolute-distractor\", because: \"It is a name.\")";
    assert_eq!(told(ALWAYS, silence), Vec::<String>::new());
}

#[test]
fn another_rule_of_the_same_item_still_speaks() {
    let silence = "(rule: \"item-absolute-distractor\", because: \"It is a name.\")";
    let found = told("All of the above", silence);
    assert!(found.len() == 1 && found[0].starts_with("item-all-of-above"), "{found:?}");
}

#[test]
fn an_unknown_rule_is_told_with_the_one_that_may_be_meant() {
    assert_eq!(
        told("Wait", "(rule: \"item-key-long\", because: \"x\")"),
        [
            "silence-unknown-rule: questions/a.ron:9:22: warning: there is no rule `item-key-long` to \
          silence; did you mean `item-key-longest`?"
        ]
    );
    assert_eq!(
        told("Wait", "(rule: \"bank-value\", because: \"x\")"),
        ["silence-unknown-rule: questions/a.ron:9:22: warning: `bank-value` is about all items \
          together, so one can't silence it; take it out"]
    );
}

#[test]
fn a_silence_without_a_reason_is_told_and_silences_nothing() {
    let found = told(ALWAYS, "(rule: \"item-absolute-distractor\", because: \" \")");
    let codes: Vec<_> = found.iter().filter_map(|l| l.split(':').next()).collect();
    assert_eq!(codes, ["item-absolute-distractor", "silence-no-reason"]);
}

#[test]
fn a_silence_that_silences_nothing_any_more_is_told() {
    assert_eq!(
        told("Wait", "(rule: \"item-clang\", because: \"x\")"),
        [
            "silence-unused: questions/a.ron:9:22: warning: `item-clang` is silenced, and has nothing \
          to say here any more; take it out"
        ]
    );
}

#[test]
fn the_rules_that_are_not_about_questions_are_silenced_in_the_same_way() {
    let long = "headline: (en: \"one two three four five six seven eight\", zh: \"题\"),";
    let found = |fields: &str| {
        let mut files = good();
        files.insert("philosophy/a.ron", slide(fields).into_bytes());
        let (content, _) = read(&files, &any_photo);
        let found = lint(&content, &files, &any_photo, None);
        found
            .iter()
            .filter(|f| f.file.starts_with("philosophy/a.ron"))
            .map(|f| f.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(found(long), ["too-long"]);
    let silenced = format!("{long} silence: [(rule: \"too-long\", because: \"It is a poem.\")],");
    assert_eq!(found(&silenced), Vec::<&str>::new());
}

#[test]
fn every_rule_has_a_name_of_its_own_and_a_reason() {
    let mut codes: Vec<_> = ITEM_RULES.iter().chain(BANK_RULES).map(|r| r.code).collect();
    assert!(ITEM_RULES.iter().chain(BANK_RULES).all(|r| !r.why.is_empty()));
    let count = codes.len();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), count);
}

#[test]
fn a_silence_takes_a_rule_and_a_reason_and_nothing_else() {
    let mut files = good();
    let text = slide("silence: [(rule: \"too-long\")],");
    files.insert("philosophy/a.ron", text.into_bytes());
    let (_, faults) = read(&files, &any_photo);
    assert_eq!(faults.iter().map(|f: &Finding| f.code).collect::<Vec<_>>(), ["missing-field"]);
}

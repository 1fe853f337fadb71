//! Every rule about a single question: one that breaks it, and one that nearly does.

use breakroom::content::lint::lint;
use breakroom::content::testing::{any_photo, good};
use breakroom::content::{Finding, read};

/// Texts in the language that a case isn't about; the first is right.
const PLAIN_EN: [&str; 5] = [
    "Listen until the end",
    "Fetch the manager now",
    "Send it to finance",
    "Write a short note",
    "Wait for a better day",
];
const PLAIN_ZH: [&str; 5] =
    ["听对方讲完", "马上去叫经理", "转给财务处理", "写张便条", "改天再说吧"];
const STEM_EN: &str = "What do you do first?";
const STEM_ZH: &str = "先做什么？";

/// A question in both languages; the first option is right.
#[derive(Clone, Copy)]
struct Case {
    kind: Kind,
    zh: bool,
    stem: &'static str,
    options: &'static [&'static str],
}

#[derive(Clone, Copy)]
enum Kind {
    Single,
    Order,
    Judged(bool),
}

fn en(stem: &'static str, options: &'static [&'static str]) -> Case {
    Case { kind: Kind::Single, zh: false, stem, options }
}

fn zh(stem: &'static str, options: &'static [&'static str]) -> Case {
    Case { zh: true, ..en(stem, options) }
}

fn as_kind(kind: Kind, case: Case) -> Case {
    Case { kind, ..case }
}

impl Case {
    fn text(&self) -> String {
        let stem = if self.zh { (STEM_EN, self.stem) } else { (self.stem, STEM_ZH) };
        let each = self.options.iter().enumerate().map(|(i, text)| {
            let (en, zh) = if self.zh { (PLAIN_EN[i], *text) } else { (*text, PLAIN_ZH[i]) };
            let right = match self.kind {
                Kind::Single if i == 0 => "right: true, ",
                _ => "",
            };
            format!(
                "(text: (en: {en:?}, zh: {zh:?}), {right}rationale: (en: \"Yes.\", zh: \"对。\")),"
            )
        });
        let options: String = each.collect();
        let because =
            "if_true: (en: \"Yes.\", zh: \"对。\"), if_false: (en: \"No.\", zh: \"不。\")";
        let (kind, fields) = match self.kind {
            Kind::Single => ("Single", format!("options: [{options}]")),
            Kind::Order => ("Order", format!("steps: [{options}]")),
            Kind::Judged(answer) => ("TrueFalse", format!("answer: {answer}, {because}")),
        };
        format!(
            "[{kind}(id: \"q\", value: \"own-it\", stem: (en: {:?}, zh: {:?}), {fields}, \
             takeaway: (en: \"Ears first.\", zh: \"先听。\"))]",
            stem.0, stem.1
        )
    }

    fn findings(&self) -> Vec<Finding> {
        let mut files = good();
        files.insert("questions/a.ron", self.text().into_bytes());
        let (content, faults) = read(&files, &any_photo);
        assert_eq!(faults, [], "{}", self.text());
        let mut found = lint(&content, &files, &any_photo, None);
        found.retain(|f| f.code.starts_with("item-"));
        found
    }
}

/// Each of `breaks` has this finding and no other; each of `nearly` has none at all.
fn check(rule: &str, breaks: &[Case], nearly: &[Case]) {
    for case in breaks {
        let codes: Vec<_> = case.findings().iter().map(|f| f.code).collect();
        assert!(!codes.is_empty() && codes.iter().all(|c| *c == rule), "{codes:?}: {}", case.stem);
    }
    for case in nearly {
        let found: Vec<_> = case.findings().iter().map(Finding::one_line).collect();
        assert_eq!(found, Vec::<String>::new(), "{} {:?}", case.stem, case.options);
    }
}

const THREE_EN: &[&str] = &[PLAIN_EN[0], PLAIN_EN[1], PLAIN_EN[2]];
const THREE_ZH: &[&str] = &[PLAIN_ZH[0], PLAIN_ZH[1], PLAIN_ZH[2]];

#[test]
fn a_finding_says_why_and_names_the_rule_at_the_words_it_is_about() {
    let found = zh("先做什么？", &["听对方讲完", "马上去叫经理", "以上都不是"]).findings();
    let lines: Vec<_> = found.iter().map(|f| (f.what.as_str(), f.todo.as_str())).collect();
    assert_eq!(
        lines,
        [(
            "this option speaks about the others: knowing one option gives the rest away",
            "write an option that stands by itself, or leave it out (rule `item-all-of-above`)"
        )]
    );
    assert_eq!(&found[0].source_line[found[0].caret.clone()], "\"以上都不是\"");
    assert!(!found[0].is_error());
}

#[test]
fn three_or_four_options_are_right_and_two_or_five_are_not() {
    let two = &[PLAIN_EN[0], PLAIN_EN[1]];
    let four = &[PLAIN_EN[0], PLAIN_EN[1], PLAIN_EN[2], PLAIN_EN[3]];
    check(
        "item-option-count",
        &[en(STEM_EN, two), en(STEM_EN, &PLAIN_EN)],
        &[en(STEM_EN, THREE_EN), en(STEM_EN, four), as_kind(Kind::Order, en(STEM_EN, &PLAIN_EN))],
    );
}

#[test]
fn an_option_about_the_other_options_is_told() {
    check(
        "item-all-of-above",
        &[
            en(STEM_EN, &[PLAIN_EN[0], PLAIN_EN[1], "None of the above"]),
            en(STEM_EN, &[PLAIN_EN[0], PLAIN_EN[1], "Neither of these"]),
            zh(STEM_ZH, &[PLAIN_ZH[0], PLAIN_ZH[1], "以上皆非"]),
            zh(STEM_ZH, &[PLAIN_ZH[0], PLAIN_ZH[1], "以上都是"]),
            zh(STEM_ZH, &[PLAIN_ZH[0], PLAIN_ZH[1], "都不对"]),
        ],
        &[
            en(STEM_EN, &[PLAIN_EN[0], PLAIN_EN[1], "Above all, call finance"]),
            zh(STEM_ZH, &[PLAIN_ZH[0], PLAIN_ZH[1], "以上门时间为准"]),
            zh(STEM_ZH, &[PLAIN_ZH[0], PLAIN_ZH[1], "两边说的都对"]),
        ],
    );
}

#[test]
fn options_that_are_nearly_the_same_are_told_and_numbers_are_not() {
    check(
        "item-near-equal-options",
        &[
            en(STEM_EN, &[PLAIN_EN[0], PLAIN_EN[1], "Fetch the manager soon"]),
            en(STEM_EN, &[PLAIN_EN[0], "First ask, then go", "Then go, first ask"]),
            zh(STEM_ZH, &[PLAIN_ZH[0], PLAIN_ZH[1], "马上就叫经理"]),
        ],
        &[
            en(STEM_EN, &[PLAIN_EN[0], PLAIN_EN[1], "Fetch a new blanket now"]),
            en(STEM_EN, &[PLAIN_EN[0], "Wait for 10 minutes", "Wait for 60 minutes"]),
            zh(STEM_ZH, &[PLAIN_ZH[0], PLAIN_ZH[1], "马上去叫保安"]),
        ],
    );
}

#[test]
fn a_right_option_longer_by_far_is_told() {
    check(
        "item-key-longest",
        &[
            en(STEM_EN, &["Listen until the very end today", PLAIN_EN[1], PLAIN_EN[2]]),
            zh(STEM_ZH, &["听对方把话从头讲完", PLAIN_ZH[1], PLAIN_ZH[2]]),
        ],
        &[
            en(STEM_EN, &["Listen until the very end here", PLAIN_EN[1], PLAIN_EN[2]]),
            zh(STEM_ZH, &["听对方把话全讲完", PLAIN_ZH[1], PLAIN_ZH[2]]),
        ],
    );
}

#[test]
fn absolutes_in_wrong_options_only_are_told() {
    check(
        "item-absolute-distractor",
        &[
            en(STEM_EN, &[PLAIN_EN[0], "Always fetch the lead", PLAIN_EN[2]]),
            zh(STEM_ZH, &[PLAIN_ZH[0], "一定去叫经理", PLAIN_ZH[2]]),
        ],
        &[
            en(STEM_EN, &[PLAIN_EN[0], "Fetch the lead after all", PLAIN_EN[2]]),
            en(STEM_EN, &["Listen every time", "Always fetch the lead", PLAIN_EN[2]]),
            zh(STEM_ZH, &[PLAIN_ZH[0], "不一定叫经理", PLAIN_ZH[2]]),
            zh(STEM_ZH, &["永远先听完", "一定去叫经理", PLAIN_ZH[2]]),
        ],
    );
}

#[test]
fn a_word_of_the_question_in_the_right_option_alone_is_told() {
    check(
        "item-clang",
        &[
            en("Who handles complaints?", &["The complaint desk", PLAIN_EN[1], PLAIN_EN[2]]),
            zh("接到投诉先找谁？", &["管投诉的人", "管仓库的人", "看门的师傅"]),
        ],
        &[
            en("Who handles complaints?", &["The complaint desk", "A complaint box", PLAIN_EN[2]]),
            en("Who helps a customer?", &["The customer desk", PLAIN_EN[1], PLAIN_EN[2]]),
            zh("接到投诉先找谁？", &["管投诉的人", "不管投诉的人们", "看门的师傅"]),
            zh("客户来了先找谁？", &["客户要找的人", "管仓库的人", "看门的师傅"]),
        ],
    );
}

#[test]
fn options_of_different_form_are_told() {
    check(
        "item-not-parallel",
        &[
            en(STEM_EN, &["Listen to the end.", PLAIN_EN[1], PLAIN_EN[2]]),
            en(STEM_EN, &["By listening now", "You fetch the manager", "With a short note"]),
            en(STEM_EN, &["“Tell me more”", PLAIN_EN[1], PLAIN_EN[2]]),
            en(STEM_EN, &[PLAIN_EN[0], "Walk", "Fetch the old manager again"]),
            zh(STEM_ZH, &["听对方讲完。", PLAIN_ZH[1], PLAIN_ZH[2]]),
            zh(STEM_ZH, &["先听。再商量", PLAIN_ZH[1], PLAIN_ZH[2]]),
            zh(STEM_ZH, &[PLAIN_ZH[0], PLAIN_ZH[1], "等"]),
            as_kind(Kind::Order, zh(STEM_ZH, &["听。", PLAIN_ZH[3], PLAIN_ZH[2]])),
        ],
        &[
            en(STEM_EN, &["Listen to the end.", "Fetch the manager.", "Send it on."]),
            en(STEM_EN, &["You listen now", "You fetch the manager", "They come back"]),
            en(STEM_EN, &["“Tell me more.”", "“I am on my way!”", "“Why so?”"]),
            en(STEM_EN, &[PLAIN_EN[0], "Walk away", "Fetch a manager and wait"]),
            zh(STEM_ZH, &["听对方讲完。", "马上去叫经理。", "转给财务。"]),
            zh(STEM_ZH, &[PLAIN_ZH[0], PLAIN_ZH[1], "等等"]),
        ],
    );
}

#[test]
fn a_stem_that_asks_nothing_is_told_unless_it_instructs_or_is_judged() {
    let shouting = "A man shouts at the counter.";
    check(
        "item-no-question",
        &[
            en(shouting, THREE_EN),
            as_kind(Kind::Order, en(shouting, THREE_EN)),
            en("A man says: “Why me?” and waits.", THREE_EN),
            zh("有人在柜台前喊。", THREE_ZH),
            as_kind(Kind::Order, zh("有人在柜台前喊。", THREE_ZH)),
        ],
        &[
            en("A man shouts. What now?", THREE_EN),
            en("The man asks: “Why me?”", THREE_EN),
            as_kind(Kind::Order, en("Put these steps in order:", THREE_EN)),
            as_kind(Kind::Judged(true), en(shouting, &[])),
            zh("有人喊。怎么办？", THREE_ZH),
            as_kind(Kind::Order, zh("请按先后排好。", THREE_ZH)),
        ],
    );
}

#[test]
fn a_small_negative_in_the_stem_is_told() {
    check(
        "item-plain-negative",
        &[
            en("Which step is not ours?", THREE_EN),
            en("Which step isn’t ours?", THREE_EN),
            as_kind(Kind::Judged(true), en("Night shifts never meet buyers.", &[])),
            zh("下面哪项不属于我们？", THREE_ZH),
            zh("哪一种做法不合规矩？", THREE_ZH),
            zh("不是我们管的是什么？", THREE_ZH),
            zh("谁不应插手？", THREE_ZH),
        ],
        &[
            en("Which step is NOT ours?", THREE_EN),
            en("What does “do not enter” mean?", THREE_EN),
            en("Whether or not it rains, who goes?", THREE_EN),
            zh("下面哪项“不”属于我们？", THREE_ZH),
            zh("哪种不同的意见更好？", THREE_ZH),
            zh("他是不是先管自己的是非？", THREE_ZH),
            zh("不知道怎么办，先找谁？", THREE_ZH),
        ],
    );
}

#[test]
fn two_negatives_in_a_sentence_are_told_whatever_their_size() {
    check(
        "item-double-negative",
        &[
            en("What would you NOT do without a word?", THREE_EN),
            zh("谁不得不留下？", THREE_ZH),
            zh("哪件事没有人不懂？", THREE_ZH),
        ],
        &[
            en("What is NOT ours? And without a word?", THREE_EN),
            en("Why not go without a coat?", THREE_EN),
            en("Who is NEITHER here NOR there?", THREE_EN),
            zh("是不是不急的先等？", THREE_ZH),
            zh("该不该说“不得不”？", THREE_ZH),
        ],
    );
}

#[test]
fn hard_english_and_long_chinese_sentences_are_told() {
    check(
        "item-hard-to-read",
        &[
            en(
                "Which organisational responsibility necessitates interdepartmental communication?",
                &["Documentation requirements", "Administrative authority", "Financial regularity"],
            ),
            zh("清早开门前仓库里有一位老主顾站在雨里等着拿货该干什么？", THREE_ZH),
        ],
        &[
            en(
                "Who looks after the communication between departments?",
                &["Documentation desk", "Office of the manager", "Financial staff"],
            ),
            zh("清早开门前仓库里有一位老主顾站在雨里等着拿货干什么？", THREE_ZH),
            zh("清早开门前。仓库里有一位老主顾站在雨里等着拿货，该干什么？", THREE_ZH),
        ],
    );
}

#[test]
fn an_answer_that_tells_people_to_put_up_with_abuse_is_told() {
    let swallow = "Good staff swallow insults.";
    let bear = "挨骂时要忍一忍。";
    check(
        "item-endures-abuse",
        &[
            en(STEM_EN, &["Put up with shouting", PLAIN_EN[1], PLAIN_EN[2]]),
            en(STEM_EN, &["Smile and just take it", PLAIN_EN[1], PLAIN_EN[2]]),
            en(STEM_EN, &["Ignore these insults", PLAIN_EN[1], PLAIN_EN[2]]),
            as_kind(Kind::Order, en(STEM_EN, &["Endure it for now", PLAIN_EN[1], PLAIN_EN[2]])),
            as_kind(Kind::Judged(true), en(swallow, &[])),
            zh(STEM_ZH, &["先忍一忍", PLAIN_ZH[1], PLAIN_ZH[2]]),
            zh(STEM_ZH, &["不如忍着算了", PLAIN_ZH[1], PLAIN_ZH[2]]),
            zh(STEM_ZH, &["把话吞下去", PLAIN_ZH[1], PLAIN_ZH[2]]),
            zh(STEM_ZH, &["听着，别顶嘴", PLAIN_ZH[1], PLAIN_ZH[2]]),
            as_kind(Kind::Judged(true), zh(bear, &[])),
        ],
        &[
            en(STEM_EN, &["Refuse to put up with it", PLAIN_EN[1], PLAIN_EN[2]]),
            en(STEM_EN, &["Take it to the workshop", PLAIN_EN[1], PLAIN_EN[2]]),
            en(STEM_EN, &["Ignore the rain", PLAIN_EN[1], PLAIN_EN[2]]),
            en(STEM_EN, &[PLAIN_EN[0], "Put up with shouting", PLAIN_EN[2]]),
            as_kind(Kind::Judged(false), en(swallow, &[])),
            zh(STEM_ZH, &["不必忍受，走开", PLAIN_ZH[1], PLAIN_ZH[2]]),
            zh(STEM_ZH, &["忍不住就走开", PLAIN_ZH[1], PLAIN_ZH[2]]),
            zh(STEM_ZH, &[PLAIN_ZH[0], "先忍一忍", PLAIN_ZH[2]]),
            as_kind(Kind::Judged(false), zh(bear, &[])),
        ],
    );
}

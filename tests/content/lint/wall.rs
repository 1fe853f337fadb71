//! Every rule about the wall: one card that breaks it, and one that nearly does.

use breakroom::content::lint::lint;
use breakroom::content::testing::{any_photo, good};
use breakroom::content::{Finding, read};
use jiff::civil::{Date, date};

/// A card in both languages with these in place of what a good one says.
#[derive(Clone, Copy)]
struct Card {
    zh: bool,
    field: &'static str,
    text: &'static str,
}

const ACT: [&str; 2] = ["She stayed until the van was loaded", "她留到货车装完才走"];
const EFFECT: [&str; 2] = ["The order left on the same day", "订单当天就发出去了"];
const REST: [&str; 2] = ["The truck had broken down", "送货的卡车坏在路上"];

fn card(index: usize, case: Option<Card>, more: &str) -> String {
    let text = |field: &str, [en, zh]: [&str; 2]| {
        let [en, zh] = match case.filter(|case| case.field == field) {
            Some(case) if case.zh => [en, case.text],
            Some(case) => [case.text, zh],
            None => [en, zh],
        };
        format!("{field}: (en: \"{en}\", zh: \"{zh}\"), ")
    };
    let [situation, act, effect] =
        [text("situation", REST), text("act", ACT), text("effect", EFFECT)];
    let (helped, said) = (text("helped_by", REST), text("text", REST));
    format!(
        "Commendation(id: \"c-{index}\", value: \"own-it\", date: \"2026-01-05\", {situation}{act}{effect}\
         {helped} quote: ({said} from: Peer), status: Approved, \
         approved: (by: \"Ann\", second: \"Bo\"), {more})"
    )
}

const TEAM: &str = "team: (en: \"Stores\", zh: \"仓库\"),";
const CONSENT: &str = "consent: (words: \"2026-01-06\"),";

fn found(cards: &[String], today: Option<Date>) -> Vec<Finding> {
    let mut files = good();
    files.insert("commendations/a.ron", format!("[{}]", cards.join(",\n")).into_bytes());
    let (content, faults) = read(&files, &any_photo);
    assert_eq!(faults, []);
    assert_eq!(content.commendations.len(), cards.len());
    let mut found = lint(&content, &files, &any_photo, today);
    found.retain(|finding| finding.code.starts_with("wall-"));
    found
}

fn codes(case: Option<Card>, more: &str) -> Vec<&'static str> {
    let more = format!("{TEAM} {CONSENT} {more}");
    found(&[card(1, case, &more)], None).iter().map(|finding| finding.code).collect()
}

fn check(
    zh: bool,
    field: &'static str,
    code: &str,
    breaks: &[&'static str],
    nearly: &[&'static str],
) {
    for &text in breaks {
        assert_eq!(codes(Some(Card { zh, field, text }), ""), [code], "{text}");
    }
    for &text in nearly {
        assert_eq!(codes(Some(Card { zh, field, text }), ""), [""; 0], "{text}");
    }
}

#[test]
fn illness_faith_and_family_are_told_in_every_text() {
    let code = "wall-sensitive";
    for field in ["situation", "act", "effect", "helped_by", "text"] {
        check(
            false,
            field,
            code,
            &[
                "He had just come out of hospital",
                "She drove him to his church",
                "His wife was waiting outside",
            ],
            &[
                "He had come out of the hospitality tent",
                "The driver was waiting outside in person",
            ],
        );
        check(
            true,
            field,
            code,
            &["他刚刚出院，还在住院部", "赶上斋月也照样送到", "他妻子在外面等着"],
            &["机器有点毛病也修好了", "客户在外面等了很久"],
        );
    }
}

#[test]
fn a_customers_name_is_told_and_a_colleague_of_the_same_trade_is_not() {
    let code = "wall-customer-name";
    check(
        false,
        "situation",
        code,
        &["Mrs Jones was waiting outside", "The call came from Dr Osei himself"],
        &["The mrs was waiting outside for it", "Miss nothing and you miss nobody"],
    );
    check(
        true,
        "situation",
        code,
        &["王先生在外面等着", "电话是李女士打来的"],
        &["一位先生在外面等着", "那位女士打来电话"],
    );
}

#[test]
fn how_to_find_somebody_is_told() {
    let code = "wall-contact";
    check(
        false,
        "situation",
        code,
        &[
            "He rang 0151 234 5678 again",
            "She wrote to jo.b@example.com at once",
            "The truck stood at 12 Mill Road",
        ],
        &[
            "He rang 3 times before 17:58",
            "She wrote it on a note at once @ noon",
            "At 17 Tom offered to drive it",
        ],
    );
    check(
        true,
        "situation",
        code,
        &["拨了13800138000好几次", "发到 jo@example.com 去了", "车停在中山路5号门口"],
        &["一天拨了12次电话", "车停在路口5分钟", "那条路有5公里长"],
    );
}

#[test]
fn praise_without_an_act_or_an_effect_is_told() {
    let code = "wall-vague";
    for field in ["act", "effect"] {
        check(
            false,
            field,
            code,
            &["She did a great job, as always", "Hard work and a positive attitude every day"],
            &["Great job or not, she stayed until the last van was loaded"],
        );
        check(
            true,
            field,
            code,
            &["工作努力，认真负责", "表现优秀，再接再厉"],
            &["工作努力之外，还留到货车全部装完才走"],
        );
    }
    // Somebody else's own words may be as they are.
    check(false, "text", code, &[], &["She did a great job, as always"]);
}

#[test]
fn what_is_too_short_to_tell_anything_is_told() {
    for field in ["act", "effect"] {
        check(false, field, "wall-too-short", &["She stayed late"], &["She stayed until nine"]);
        check(true, field, "wall-too-short", &["她留下了"], &["她留到了九点"]);
    }
}

#[test]
fn a_rule_of_the_wall_is_silenced_with_a_reason() {
    let case =
        Some(Card { zh: false, field: "situation", text: "The roof of the church leaked badly" });
    assert_eq!(codes(case, ""), ["wall-sensitive"]);
    let silence = "silence: [(rule: \"wall-sensitive\", because: \"We build churches.\")],";
    assert_eq!(codes(case, silence), [""; 0]);
}

#[test]
fn a_consent_that_ends_within_thirty_days_is_told() {
    let until =
        |day: &str| format!("{TEAM} consent: (words: \"2026-01-06\", words_until: \"{day}\"),");
    let ends = |day: &str, today| found(&[card(1, None, &until(day))], today).len();
    let today = Some(date(2026, 11, 4));
    assert_eq!((ends("2026-12-04", today), ends("2026-12-05", today)), (1, 0));
    assert_eq!((ends("2026-11-03", today), ends("2026-11-03", None)), (1, 0));
    let finding = &found(&[card(1, None, &until("2026-11-03"))], today)[0];
    assert!(finding.one_line().contains("ended on 2026-11-03"), "{}", finding.one_line());
    assert_eq!(finding.code, "wall-consent-ends");
}

/// `theirs` of `all` cards of one person, team or nominator.
fn shares(
    theirs: usize,
    all: usize,
    one: &str,
    other: impl Fn(usize) -> String,
) -> Vec<&'static str> {
    let more = |i: usize| if i < theirs { one.to_owned() } else { other(i) };
    let cards: Vec<_> =
        (0..all).map(|i| card(i, None, &format!("{CONSENT} {}", more(i)))).collect();
    found(&cards, None).iter().map(|finding| finding.code).collect()
}

#[test]
fn whoever_has_too_much_of_the_wall_is_told_from_ten_cards_on() {
    let team = |i: usize| format!("team: (en: \"Team {i}\", zh: \"队{i}\"),");
    let person = |theirs, all| shares(theirs, all, &format!("person: \"p-1\", {}", team(99)), team);
    assert_eq!(
        (person(3, 10), person(2, 10), person(4, 9)),
        (vec!["wall-person-share"], vec![], vec![])
    );
    let crew = |theirs, all| shares(theirs, all, TEAM, team);
    assert_eq!((crew(6, 10), crew(5, 10), crew(9, 9)), (vec!["wall-team-share"], vec![], vec![]));
    let nominated = |who: &str, i: usize| format!("nominated_by: \"{who}\", {}", team(i));
    let one = |theirs: usize| {
        let who = |i: usize| if i < theirs { "Zoe".to_owned() } else { format!("N{i}") };
        shares(0, 10, "", |i| nominated(&who(i), i))
    };
    assert_eq!((one(5), one(4)), (vec!["wall-nominator-share"], vec![]));
}

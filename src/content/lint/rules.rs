//! The names of the rules, and why each is one.

use crate::content::finding::Finding;

/// A rule of the checker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The rule's stable name, as findings carry it and `silence` names it.
    pub code: &'static str,
    /// Why it is a rule, as the end of a sentence.
    pub why: &'static str,
}

const fn rule(code: &'static str, why: &'static str) -> Rule {
    Rule { code, why }
}

/// The rules that an item may silence with a reason.
pub const ITEM_RULES: &[Rule] = &[
    rule("too-long", "it is read in passing"),
    rule("too-slow", "the page goes on before it is read"),
    rule("left-over", "it says nothing to those who read it on the wall"),
    rule("small-photo", "it is blurred on a large panel"),
    rule("role-coverage", "a role that is never spoken to stops looking"),
    rule("item-option-count", "two are a coin's toss, and a fifth is hardly ever picked"),
    rule("item-all-of-above", "knowing one option gives the rest away"),
    rule("item-near-equal-options", "it tests sharp eyes, or shows where the answer lies"),
    rule("item-key-longest", "who knows nothing taps the longest"),
    rule("item-key-run", "who taps the same place again and again is right"),
    rule("item-absolute-distractor", "who knows nothing strikes out the absolute ones"),
    rule("item-clang", "who knows nothing taps what sounds like the question"),
    rule("item-not-parallel", "the odd one out draws the finger, right or wrong"),
    rule("item-no-question", "options can't be weighed before it is clear what is asked"),
    rule("item-plain-negative", "a small negative is overlooked by those who know the answer"),
    rule("item-double-negative", "it tests untangling and not what one knows"),
    rule("item-hard-to-read", "it tests reading and not what one knows"),
    rule("wall-sensitive", "whoever reads it would know what isn’t theirs to know"),
    rule("wall-customer-name", "customers haven’t agreed to hang on a wall"),
    rule("wall-contact", "strangers might use it"),
    rule("wall-vague", "nobody can copy what nobody can picture"),
    rule("wall-too-short", "nobody can copy what nobody can picture"),
    rule("dates-over", "it never shows again"),
    rule("wall-consent-ends", "from then on that part isn’t shown"),
    rule("item-endures-abuse", "we never teach anybody to put up with abuse"),
];

/// The rules about all questions or all thanks together, which no single item can silence.
pub const BANK_RULES: &[Rule] = &[
    rule("bank-key-longest", "who always taps the longest does well without knowing"),
    rule("bank-key-position", "who always taps the same place does well without knowing"),
    rule("bank-true-false", "half of those who know nothing get them right"),
    rule("bank-applied", "doing is learnt from cases and from steps, not from facts"),
    rule("bank-value", "its day comes round with the same question every time"),
    rule("wall-person-share", "a wall of thanks is no wall of one"),
    rule("wall-team-share", "the others will think that nobody looks at them"),
    rule("wall-nominator-share", "one pair of eyes sees one corner"),
];

/// Why `code` is a rule; empty for what is none.
fn why(code: &str) -> &'static str {
    let mut all = ITEM_RULES.iter().chain(BANK_RULES);
    all.find(|rule| rule.code == code).map_or("", |rule| rule.why)
}

/// Families of rules that say their reason: those on how something is written. Rules on length,
/// photos and coverage speak for themselves.
const REASONED: [&str; 3] = ["item-", "bank-", "wall-"];

/// `finding` with why its rule is one, and with the rule's name, by which it can be silenced.
pub(super) fn reasoned(finding: Finding) -> Finding {
    let code = finding.code;
    if !REASONED.iter().any(|family| code.starts_with(family)) {
        return finding;
    }
    let what = format!("{}: {}", finding.what, why(code));
    let todo = format!("{} (rule `{code}`)", finding.todo);
    finding.what(what).todo(todo)
}

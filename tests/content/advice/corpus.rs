//! A broken file for each kind of finding whose advice can be followed by the word, and why the
//! advice of the others needs somebody who knows what is meant.

use breakroom::content::testing::{KIOSK, VALUES, question, slide};

const A: &str = "philosophy/a.ron";
const Q: &str = "questions/a.ron";
/// A number without a source.
const FIGURE: &str = "[\n    Figure(\n        id: \"f\",\n        value: \"own-it\",\n        headline: (en: \"H\", zh: \"题\"),\n        number: \"3\",\n        of: (en: \"O\", zh: \"数\"),\n        counted: \"2026-11-01\",\n    ),\n]";

/// Two slides in one file.
fn two(second: &str) -> String {
    let first = slide("");
    let items = first.strip_suffix("]\n").expect("a list");
    items.to_owned() + slide(second).strip_prefix("[\n").expect("a list")
}

/// A code, and a file about which it is told.
pub(super) type Case = (&'static str, &'static str, String);

pub(super) fn cases() -> Vec<Case> {
    [of_shape(), of_fields(), of_items(), of_settings()].concat()
}

/// Signs, brackets and commas.
fn of_shape() -> Vec<Case> {
    let field = |code, fields: &str| (code, A, slide(fields));
    vec![
        field("stray-comma", "importance: 3,, takeover: false,"),
        field("missing-comma", "importance: 3 takeover: false,"),
        field("missing-comma", "teaches: [\"A1\" \"A2\"],"),
        field("missing-comma", "importance: Some(3) takeover: false,"),
        field("missing-colon", "importance 3,"),
        field("missing-quotes", "teaches: [A one],"),
        field("full-width", "importance： 3,"),
        field("full-width", "importance: 3，"),
        field("curly-quotes", "teaches: [“A1”],"),
        field("stray-sign", "# note"),
        field("stray-sign", "importance: 3, ?"),
        field("unseen-sign", "impor\u{200B}tance: 3,"),
        field("unseen-sign", "importance: \u{202E}3,"),
        ("unclosed-comment", A, slide("") + "/* a note"),
        ("unclosed-comment", A, slide("/* a note\n importance: 3,")),
        ("unclosed-text", A, slide("teaches: [\"A1],\n importance: 3,")),
        ("unclosed-text", A, slide("source: (en: \"E\", zh: \"源),\n importance: 3,")),
        ("unclosed-text", A, slide("source: (en: E\", zh: \"源\"),\n importance: 3,")),
        ("unclosed-text", A, slide("source: (en: \"E\", zh: 源 泉\"),\n importance: 3,")),
        ("unclosed-bracket", A, slide("").trim_end().trim_end_matches(']').to_owned()),
        ("mismatched-bracket", A, slide("").replace("    ),\n]", "]")),
        ("mismatched-bracket", A, slide("source: (en: \"E\", zh: \"源\",\n importance: 3,")),
        ("mismatched-bracket", A, two("id: \"y\",").replacen("    ),\n", "", 1)),
        ("stray-bracket", A, slide("") + ")"),
        ("unknown-extension", A, "#![enable(explicit_struct_names)]\n".to_owned() + &slide("")),
    ]
}

/// Names of fields, and the form of their values.
fn of_fields() -> Vec<Case> {
    let field = |code, fields: &str| (code, A, slide(fields));
    vec![
        field("unknown-field", "importanc: 3,"),
        field("unknown-field", "unknown: 3,"),
        ("missing-field", A, slide("").replace("body: (en: \"B\", zh: \"文\"),", "")),
        ("missing-field", Q, question(OPTIONS).replace("value: \"own-it\",", "pole: Care,")),
        field("duplicate-field", "importance: 3, importance: 3,"),
        field("unknown-word", "pole: care,"),
        field("unknown-word", "needs: FourthJob,"),
        field("bad-value", "headline: (en: \"H\", en: \"H\", zh: \"题\"),"),
        field("not-a-text", "headline: (en: H, zh: \"题\"),"),
        field("not-a-text", "id: own-it,"),
        field("not-a-text", "id: 5,"),
        field("not-a-text", "id: 'y',"),
        field("no-language", "headline: \"H\","),
        field("not-a-word", "pole: \"Care\","),
        field("not-a-number", "importance: \"3\","),
        field("not-yes-or-no", "takeover: yes, until: \"2026-12-31\","),
        field("not-a-list", "audience: \"sales\","),
        field("word-before-bracket", "headline: Text(en: \"H\", zh: \"题\"),"),
        field("out-of-range", "importance: 9,"),
        field("bad-date", "from: \"2026-02-30\","),
        field("bad-day-of-year", "each_year: (from: \"20-01\", until: \"02-20\"),"),
        field("bad-time", "dayparts: [(days: [Mon], from: \"8\", to: \"24:00\")],"),
        field("no-days", "dayparts: [(days: [], from: \"8:00\", to: \"24:00\")],"),
        field("bad-id", "id: \"My Slide\","),
        field("empty-text", "headline: (en: \"H\", zh: \"\"),"),
        field("empty-text", "headline: (),"),
        field("missing-language", "headline: (en: \"H\"),"),
    ]
}

const OPTIONS: &str = r#"(text: (en: "a", zh: "b"), right: true, rationale: (en: "a", zh: "b")),
    (text: (en: "c", zh: "d"), rationale: (en: "a", zh: "b")),"#;

/// What an item says as a whole.
fn of_items() -> Vec<Case> {
    let field = |code, fields: &str| (code, A, slide(fields));
    let long = "headline: (en: \"one two three four five six seven eight\", zh: \"题\"),";
    let silence = |rule: &str| format!("silence: [(rule: \"{rule}\", because: \"So it is.\")],");
    vec![
        ("no-kind", A, slide("").replace("Principle", "")),
        ("unknown-kind", A, slide("").replace("Principle", "Principel")),
        field("unknown-value", "value: \"ownit\","),
        field("unknown-value", "value: \"something-else\","),
        field("unknown-role", "audience: [\"sale\"],"),
        ("duplicate-id", A, two("")),
        ("no-source", A, FIGURE.to_owned()),
        ("no-pole", A, slide("").replace("value: \"own-it\",", "")),
        field("endless-takeover", "takeover: true,"),
        ("no-right-option", Q, question(&OPTIONS.replace("right: true,", ""))),
        (
            "two-right-options",
            Q,
            question(&OPTIONS.replace("zh: \"d\"),", "zh: \"d\"), right: true,")),
        ),
        field("silence-unknown-rule", &format!("{long} {}", silence("too-lng"))),
        field("silence-unknown-rule", &silence("bank-value")),
        field("silence-unused", &silence("too-long")),
    ]
}

/// The files in the folder's root.
fn of_settings() -> Vec<Case> {
    let kiosk = |code, from: &str, to: &str| (code, "kiosk.ron", KIOSK.replace(from, to));
    let languages = "[\"en\", \"zh\"]";
    vec![
        kiosk("unknown-schema", "schema: 1", "schema: 2"),
        kiosk("unknown-field", "promise:", "promises:"),
        kiosk("duplicate-language", languages, "[\"en\", \"zh\", \"en\"]"),
        kiosk("unwritten-language", languages, "[\"fr\", \"zh\"]"),
        kiosk("unwritten-language", languages, "[\"en\", \"zh\", \"fr\"]"),
        kiosk("unlisted-language", languages, "[\"zh\"]"),
        kiosk("out-of-range", "schema: 1", "idle: (after_s: 5)"),
        kiosk("bad-id", "schema: 1", "thanks: (url: \"https://a.b\", screen: \"Break Room\")"),
        ("unknown-word", "values.ron", VALUES.replace("Care", "Caring")),
        ("bad-id", "values.ron", VALUES.replace("own-it", "Own-It")),
        ("empty-file", "withdrawn.ron", String::new()),
        ("not-a-text", "withdrawn.ron", "[jobs-gone]".to_owned()),
        ("goes-nowhere", "withdrawn.ron", "[\"job\"]".to_owned()),
    ]
}

/// Codes whose advice the desk has a button for.
pub(super) const BY_MACHINE: &[&str] = &[
    "bad-date",
    "bad-id",
    "bad-time",
    "bad-value",
    "curly-quotes",
    "duplicate-field",
    "duplicate-id",
    "duplicate-language",
    "empty-file",
    "endless-takeover",
    "full-width",
    "goes-nowhere",
    "mismatched-bracket",
    "missing-colon",
    "missing-comma",
    "missing-field",
    "missing-language",
    "missing-quotes",
    "no-days",
    "no-language",
    "no-pole",
    "no-source",
    "not-a-list",
    "not-a-number",
    "not-a-text",
    "not-a-word",
    "not-yes-or-no",
    "out-of-range",
    "silence-unknown-rule",
    "silence-unused",
    "stray-bracket",
    "stray-comma",
    "stray-sign",
    "two-right-options",
    "unclosed-bracket",
    "unclosed-comment",
    "unclosed-text",
    "unknown-extension",
    "unknown-field",
    "unknown-kind",
    "unknown-role",
    "unknown-schema",
    "unknown-value",
    "unknown-word",
    "unseen-sign",
    "word-before-bracket",
];

/// Codes whose advice can't be followed without knowing more than the file, and why.
pub(super) const BY_HAND: &[(&[&str], &str)] = &[
    (
        &["after-end", "no-value", "stray-colon", "no-name", "unreadable"],
        "what was meant stands only in the author's head",
    ),
    (
        &["too-deep", "too-many-faults", "merge-conflict"],
        "the place is told, and what to do there is to be seen there",
    ),
    (
        &["json", "yaml", "html", "utf-16", "not-utf-8", "nul-byte", "byte-order-mark"],
        "the file is written or saved anew by a program",
    ),
    (
        &["bad-escape", "not-fields", "not-an-item", "no-list", "no-fields", "empty-list"],
        "the form is shown by an example",
    ),
    (
        &["wrong-count", "all-right-options", "one-right-option", "text-too-long"],
        "what is missing or too much, the author must know",
    ),
    (
        &[
            "bad-range",
            "never-shows",
            "dates-over",
            "no-time",
            "dwell-turned-round",
            "bad-language",
            "unknown-time-zone",
            "bad-url",
        ],
        "which of two things is wrong, or what the right one is, isn't in the file",
    ),
    (
        &["second-your-jobs", "no-roles", "team-with-name", "silence-no-reason"],
        "it takes a name, a role or a reason that nobody has thought of yet",
    ),
    (
        &["bad-path", "missing-photo", "unreadable-photo", "small-photo"],
        "a picture must be found or made",
    ),
    (
        &[
            "draft",
            "no-approval",
            "one-pair-of-eyes",
            "no-consent",
            "named-without-consent",
            "not-approved",
            "nothing-approved",
        ],
        "consent and approval are given by people",
    ),
    (
        &["names-a-leaver", "control-character", "no-glyph", "no-room", "lineup-too-long"],
        "the words must change",
    ),
    (
        &["wrong-folder", "stray-file", "missing-file", "no-folder", "built-in", "unreadable-file"],
        "a file or a folder must be moved, made or opened to the kiosk",
    ),
    (
        &["inbox-sheet", "inbox-column", "inbox-within", "inbox-answer"],
        "the sheet is the firm's own, and what it calls its columns its owner knows",
    ),
    (
        &["duplicate-day", "long-line", "too-many-days"],
        "which of the days' words are to go, their author knows",
    ),
    (
        &["unknown-speech-engine", "no-speech-engine", "speech-not-begun"],
        "a program is chosen, installed or started on the machine",
    ),
    (&["missing-folder"], "whether it was meant is known to who took it away"),
    (&["nobody-is-shown"], "who has withdrawn is known to who wrote the list"),
    (&["still-copying", "left-unfinished"], "another program must come to its end, or begin anew"),
    (
        &[
            "file-too-large",
            "folder-too-large",
            "too-many-files",
            "too-many-items",
            "not-a-file",
            "bad-name",
        ],
        "a file must be taken away or renamed",
    ),
    (&["bad-version", "history-left"], "what was approved is deleted by hand alone"),
    (&["revises-nothing"], "which item is meant is known to who wrote it"),
    (
        &["sync-conflict", "bad-link", "copy", "copy-shows-less", "backup"],
        "one of two copies must be chosen",
    ),
    (&["misnamed-list", "unread-folder"], "a file or folder must be moved or called otherwise"),
    (&["other-script"], "how the name is written elsewhere isn't said, for findings are logged"),
    (&["balance"], "more must be written"),
];

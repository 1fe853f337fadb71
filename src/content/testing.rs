//! A small folder without a fault, and what is told about it when something is changed.

use super::model::Content;
use super::{Files, Finding, PhotoFact, PhotoVerdict, read};

/// Settings in two languages.
pub const KIOSK: &str = r#"(
    schema: 1,
    organisation: (en: "Acme", zh: "安可"),
    promise: (en: "We will.", zh: "说到做到。"),
    languages: ["en", "zh"],
)"#;

/// One value.
pub const VALUES: &str = r#"[
    (id: "own-it", name: (en: "Own it", zh: "担当"), meaning: (en: "Mine.", zh: "我的。"), pole: Care),
]"#;

const SLIDES: &str = r#"[
    YourJobs(
        id: "jobs", value: "own-it", headline: (en: "Jobs", zh: "工作"),
        roles: [(
            id: "sales", name: (en: "Sales", zh: "销售"),
            job_one: (en: "Sell", zh: "卖"), job_two: (en: "Care", zh: "用心"),
            acts: [(en: "Call", zh: "打电话"), (en: "Write", zh: "写信")],
        )],
    ),
]"#;

/// A folder without a fault.
pub fn good() -> Files {
    let mut files = Files::default();
    files.insert("kiosk.ron", KIOSK.as_bytes());
    files.insert("values.ron", VALUES.as_bytes());
    files.insert("philosophy/jobs.ron", SLIDES.as_bytes());
    files
}

/// A photo is present wherever one is asked for.
pub fn any_photo(_: &std::path::Path) -> PhotoFact {
    PhotoFact::Present { width: 900, height: 900 }
}

/// Every picture can be shown.
///
/// # Errors
/// None.
pub fn any_picture(_: &std::path::Path) -> PhotoVerdict {
    Ok((900, 900))
}

/// The content and the findings of a good folder with one file more or another.
pub fn read_with(path: &str, bytes: impl AsRef<[u8]>) -> (Content, Vec<Finding>) {
    let mut files = good();
    files.insert(path, bytes.as_ref());
    read(&files, &any_photo)
}

/// The findings about a good folder with one file more or another, as single lines.
pub fn told(path: &str, bytes: impl AsRef<[u8]>) -> String {
    let (_, findings) = read_with(path, bytes);
    let lines: Vec<String> = findings.iter().map(Finding::one_line).collect();
    lines.join("\n")
}

/// A slide's text, with `fields` in place of, or beside, those that a good one has.
pub fn slide(fields: &str) -> String {
    let has = |name: &str| fields.contains(&format!("{name}:"));
    let mut text = String::from("[\n    Principle(\n");
    for (name, good) in [
        ("id", "\"x\""),
        ("value", "\"own-it\""),
        ("headline", "(en: \"H\", zh: \"题\")"),
        ("body", "(en: \"B\", zh: \"文\")"),
    ] {
        if !has(name) {
            text += &format!("        {name}: {good},\n");
        }
    }
    text + "        " + fields + "\n    ),\n]\n"
}

/// A file with one question and these options.
pub fn question(options: &str) -> String {
    format!(
        "[\n    Single(\n        id: \"q\", value: \"own-it\",\n        stem: (en: \"S?\", zh: \"问？\"),\n        \
         takeaway: (en: \"T\", zh: \"记\"),\n        options: [{options}],\n    ),\n]\n"
    )
}

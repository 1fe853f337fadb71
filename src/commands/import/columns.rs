//! Which column is about what, by the names that stand above them.

use unicode_normalization::UnicodeNormalization;

use crate::content::finding::phrase::{nearest, short};
use crate::content::finding::{Finding, Severity};
use crate::content::pace::is_han;

use super::field::{Field, KNOWN, NEEDED};
use super::sheet::{Place, Row, Sheet, letters, refused};

/// Rows among which the names of the columns are looked for; above them a sheet may have titles.
const HEADER_ROWS: usize = 12;
/// Fewest columns that must be known in a row of names.
const KNOWN_LEAST: usize = 2;

/// A column that is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// From 0.
    pub index: usize,
    /// As it stands there.
    pub header: String,
    /// What it is about.
    pub field: Field,
    /// The language that its name says; `None` if it says none.
    pub lang: Option<String>,
    /// Which of the field's names it has: the lower, the more it is meant.
    rank: usize,
}

/// The columns of a sheet.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// Where in the sheet's rows the names stand.
    pub at: usize,
    pub taken: Vec<Column>,
    /// Those that aren't: from 0, with their name and why.
    pub left_out: Vec<(usize, String, String)>,
}

impl Columns {
    /// The columns about a field, in their order.
    pub fn of(&self, field: Field) -> impl Iterator<Item = &Column> {
        self.taken.iter().filter(move |column| column.field == field)
    }

    /// Whether there is a column about a field.
    pub fn has(&self, field: Field) -> bool {
        self.of(field).next().is_some()
    }
}

/// What a column's name says: the field, the language, and which of the field's names it is.
type Said = (Field, Option<String>, usize);

/// How many names of columns stand in a row.
pub(super) fn known_headers(row: &Row) -> usize {
    row.cells.iter().filter(|cell| said(cell, &[]).is_some()).count()
}

/// Finds the names of the columns and what they are about. `languages` are the kiosk's.
pub(super) fn read(sheet: &Sheet, file: &str, languages: &[String]) -> (Columns, Vec<Finding>) {
    let rows = sheet.rows.iter().take(HEADER_ROWS).enumerate();
    // Of rows that are equally good the first one.
    let best =
        rows.map(|(i, row)| (known_headers(row), i)).max_by_key(|&(n, i)| (n, usize::MAX - i));
    let Some((_, at)) = best.filter(|&(known, _)| known >= KNOWN_LEAST) else {
        let todo = "the first row must name the columns: name, team, date, value, situation, \
                    what they did, outcome (姓名、部门、日期、价值观、情况、做了什么、结果)";
        let what = "no row names its columns in words that are known";
        return (Columns::default(), vec![refused("no-header", file, what, todo)]);
    };
    let mut columns = Columns { at, ..Columns::default() };
    let row = &sheet.rows[at];
    for (index, header) in row.cells.iter().enumerate() {
        let header = header.split_whitespace().collect::<Vec<_>>().join(" ");
        match said(&header, languages) {
            Some((field, lang, rank)) => {
                columns.taken.push(Column { index, header, field, lang, rank });
            }
            None if header.is_empty() => {}
            None => columns.left_out.push((index, header.clone(), unknown(&header))),
        }
    }
    tell_languages(&mut columns);
    keep_one_each(&mut columns);
    let findings = missing(&columns, file, row);
    (columns, findings)
}

/// Why a column isn't taken.
fn unknown(header: &str) -> String {
    let key = key(header);
    if matches!(key.as_str(), "consent" | "consented" | "同意" | "是否同意" | "授权") {
        return "a consent is to the words, to the name or to the photo: make three columns, \
                `consent words`, `consent name`, `consent photo`"
            .to_owned();
    }
    match near(&key) {
        Some(word) => format!("not known; did you mean `{word}`?"),
        None => "not known".to_owned(),
    }
}

/// The name that was probably meant.
fn near(key: &str) -> Option<&'static str> {
    // In two Han characters one that is wrong leaves too little.
    let long = key.chars().count() > if key.chars().any(is_han) { 2 } else { 3 };
    nearest(key, names().map(|(_, _, name)| name)).filter(|_| long)
}

fn names() -> impl Iterator<Item = (Field, usize, &'static str)> + Clone {
    KNOWN.iter().flat_map(|(field, _, names)| {
        names.split(' ').enumerate().map(|(rank, name)| (*field, rank, name))
    })
}

/// Letters, digits and Han characters alone, small and in one width.
fn key(header: &str) -> String {
    header.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What a name says: as a whole, without what stands in brackets, or one of several between
/// strokes, as in `Situation / 情况`.
fn said(header: &str, languages: &[String]) -> Option<Said> {
    let plain: String = header.nfkc().collect();
    let bare = without_brackets(&plain);
    let parts = bare.split(['/', '|', '\n']).map(str::to_owned);
    let mut ways = vec![plain.clone(), bare.clone()];
    ways.extend(parts.filter(|part| *part != bare));
    let (found, lang) = ways.iter().find_map(|way| {
        let (lang, rest) = language(way, languages);
        // What is left of a name that says its language alone is no name.
        let key = key(&rest);
        let known = names().find(|(_, _, name)| *name == key);
        known
            .or_else(|| names().find(|(_, _, name)| *name == self::key(way)))
            .map(|found| (found, lang))
    })?;
    let lang = lang.or_else(|| language(&plain, languages).0);
    let (field, rank, _) = found;
    Some((field, lang.filter(|_| field.has_language()), rank))
}

fn without_brackets(header: &str) -> String {
    let mut depth = 0_usize;
    let kept = header.chars().filter(|c| match c {
        '(' | '[' | '{' | '【' | '〔' => {
            depth += 1;
            false
        }
        ')' | ']' | '}' | '】' | '〕' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    kept.collect()
}

/// The language that a name says, and the name without it: `Situation (en)`, `situation_zh`,
/// `English name`, `中文姓名`.
fn language(header: &str, languages: &[String]) -> (Option<String>, String) {
    const HAN: [(&str, &str); 5] =
        [("中文", "zh"), ("英文", "en"), ("汉语", "zh"), ("英语", "en"), ("简体", "zh")];
    let lower = header.to_lowercase();
    for (word, tag) in HAN {
        if lower.contains(word) {
            return (Some(tag.to_owned()), lower.replace(word, " "));
        }
    }
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let tag = |word: &str| match word {
        "en" | "eng" | "english" => Some("en".to_owned()),
        "zh" | "cn" | "chs" | "chinese" | "hans" => Some("zh".to_owned()),
        _ => languages.iter().find(|lang| *lang == word).cloned(),
    };
    let last = words.len().checked_sub(1);
    let ends = [last, (words.len() > 1).then_some(0)];
    for at in ends.into_iter().flatten() {
        if let Some(tag) = tag(words[at]).filter(|_| words.len() > 1) {
            let rest: Vec<&str> =
                words.iter().enumerate().filter(|&(i, _)| i != at).map(|(_, word)| *word).collect();
            // `zh-CN` is one language in two words.
            let rest: Vec<&str> =
                rest.into_iter().filter(|word| !matches!(*word, "zh" | "cn" | "hans")).collect();
            return (Some(tag), rest.join(" "));
        }
    }
    (None, header.to_owned())
}

/// Of two columns about one text, one with an English and one with a Chinese name, each is in the
/// language of its name unless it says another.
fn tell_languages(columns: &mut Columns) {
    let lang = |column: &Column| if column.header.chars().any(is_han) { "zh" } else { "en" };
    let all = columns.taken.clone();
    for column in columns.taken.iter_mut().filter(|c| c.field.has_language() && c.lang.is_none()) {
        let own = lang(column);
        let others = all.iter().filter(|c| c.field == column.field && c.index != column.index);
        let mut langs = others.map(|c| c.lang.as_deref().unwrap_or(lang(c))).peekable();
        if langs.peek().is_some() && langs.all(|other| other != own) {
            column.lang = Some(own.to_owned());
        }
    }
}

/// Of several columns about one thing the one whose name says so most plainly is taken.
fn keep_one_each(columns: &mut Columns) {
    let mut kept: Vec<Column> = Vec::new();
    let mut taken = std::mem::take(&mut columns.taken);
    taken.sort_by_key(|column| (column.rank, column.index));
    for column in taken {
        let same = |c: &&Column| c.field == column.field && c.lang == column.lang;
        match kept.iter().find(same) {
            Some(other) => {
                let why = format!("`{}` is taken for that", short(&other.header));
                columns.left_out.push((column.index, column.header, why));
            }
            None => kept.push(column),
        }
    }
    kept.sort_by_key(|column| column.index);
    columns.left_out.sort();
    columns.taken = kept;
}

/// A finding for each column without which there is no commendation.
fn missing(columns: &Columns, file: &str, row: &Row) -> Vec<Finding> {
    let lacking = NEEDED.into_iter().filter(|field| !columns.has(*field));
    lacking
        .map(|field| {
            let near = columns.left_out.iter().find(|(_, header, _)| {
                let word = near(&key(header));
                word.is_some_and(|word| names().any(|(f, _, name)| f == field && name == word))
            });
            let what = format!("there is no column for the {}", field.word());
            let (column, header, todo) = match near {
                Some((index, header, _)) => {
                    let column = letters(*index);
                    let todo = format!("if it is column {column}, call that `{}`", field.word());
                    (*index, header.as_str(), todo)
                }
                None => (0, "", format!("add a column `{}`", field.word())),
            };
            let place = Place { file, row: row.number, column, header: "", cell: header };
            place.finding(Severity::Error, "no-column", what, todo)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(header: &str) -> Option<(Field, Option<String>)> {
        said(header, &["en".to_owned(), "fr".to_owned()]).map(|(field, lang, _)| (field, lang))
    }

    #[test]
    fn no_two_fields_have_a_name_in_common_and_every_name_is_a_key() {
        let mut all: Vec<&str> = names().map(|(_, _, name)| name).collect();
        assert!(all.iter().all(|name| key(name) == *name), "a name that nothing can match");
        all.sort_unstable();
        let twice: Vec<_> = all.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
        for (field, word, _) in KNOWN {
            assert_eq!(of(word).map(|(field, _)| field), Some(*field), "{word}");
        }
    }

    #[test]
    fn a_name_is_known_in_any_case_spacing_and_dress() {
        for (header, field) in [
            ("Employee Name", Field::Name),
            ("employee_name", Field::Name),
            ("ＥＭＰＬＯＹＥＥ　ＮＡＭＥ *", Field::Name),
            ("姓名（必填）", Field::Name),
            ("Date (YYYY-MM-DD)", Field::Date),
            ("What did they do?", Field::Act),
            ("Team / Department", Field::Team),
            ("情况 / Situation", Field::Situation),
            ("Consent – words", Field::Words),
            ("同意文字 截止", Field::WordsUntil),
        ] {
            assert_eq!(of(header), Some((field, None)), "{header}");
        }
        for header in ["Cost centre", "en", "中文", "", "Consent", "Manager"] {
            assert_eq!(of(header), None, "{header}");
        }
    }

    #[test]
    fn a_name_may_say_its_language() {
        for (header, lang) in [
            ("Situation (en)", "en"),
            ("situation_zh", "zh"),
            ("Situation [zh-CN]", "zh"),
            ("English situation", "en"),
            ("情况（中文）", "zh"),
            ("英文情况", "en"),
            ("Situation FR", "fr"),
        ] {
            assert_eq!(of(header), Some((Field::Situation, Some(lang.into()))), "{header}");
        }
        assert_eq!(of("Date (en)"), Some((Field::Date, None)));
    }

    fn sheet(headers: &[&str]) -> Sheet {
        let cells = headers.iter().map(|&header| header.to_owned()).collect();
        Sheet { form: String::new(), rows: vec![Row { number: 1, cells }] }
    }

    #[test]
    fn the_plainest_name_wins_and_two_scripts_are_two_languages() {
        let sheet = sheet(&["Department", "Team", "Situation", "情况", "Result", "Outcome"]);
        let (columns, _) = read(&sheet, "a.csv", &[]);
        let taken: Vec<_> =
            columns.taken.iter().map(|c| (c.header.as_str(), c.lang.as_deref())).collect();
        assert_eq!(
            taken,
            [("Team", None), ("Situation", Some("en")), ("情况", Some("zh")), ("Outcome", None)]
        );
        let left: Vec<_> = columns.left_out.iter().map(|(_, header, _)| header.as_str()).collect();
        assert_eq!(left, ["Department", "Result"]);
    }

    #[test]
    fn a_near_miss_is_asked_about_and_never_taken() {
        let sheet = sheet(&["Name", "Team", "Date", "Value", "Situaton", "Action", "Outcome"]);
        let (columns, findings) = read(&sheet, "a.csv", &[]);
        assert_eq!(columns.left_out[0].2, "not known; did you mean `situation`?");
        let told: Vec<String> = findings.iter().map(Finding::one_line).collect();
        assert_eq!(
            told,
            ["a.csv:1:5: error: there is no column for the situation; \
              if it is column E, call that `situation`"]
        );
    }
}

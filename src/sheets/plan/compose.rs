//! Writes commendations the way the content folder has them.

use crate::content::ron::edit::quoted;
use jiff::civil::Date;

use crate::sheets::item::{Consent, Nomination, Texts};
use crate::sheets::vocabulary::answer::Status;

/// How the first line of an imported file begins; a file without it isn't ours to replace.
pub(crate) const MARK: &str = "// Thanks to colleagues, imported from ";
/// Widest line on which a text stands with all its languages.
const COLUMNS_MAX: usize = 100;

/// What stands above the items. It doesn't say when, so that the same sheet gives the same file.
pub(crate) fn head(sheet: &str) -> String {
    let sheet: String = sheet.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!(
        "{MARK}{sheet}.\n\
         //\n\
         // Change the sheet and import it again; what is changed here by hand is overwritten then.\n\
         // To go on with an item by hand, move it to another file of this folder: the import\n\
         // knows it by its id and leaves it alone there.\n\
         // To take an item off the screen at once, put its id into withdrawn.ron.\n"
    )
}

/// The name of the sheet that the text of an imported file says it comes from.
pub(crate) fn sheet_of(text: &str) -> Option<&str> {
    text.trim_start_matches('\u{FEFF}').strip_prefix(MARK)?.lines().next()?.strip_suffix('.')
}

/// A whole file of items, and the byte at which each of them begins.
pub(crate) fn file<'a>(sheet: &str, items: impl Iterator<Item = &'a str>) -> (String, Vec<usize>) {
    let mut text = head(sheet) + "[\n";
    let mut starts = Vec::new();
    for item in items {
        text += if starts.is_empty() { "    " } else { "\n    " };
        starts.push(text.len());
        text += item;
        text += ",\n";
    }
    (text + "]\n", starts)
}

/// An item, from its kind to its closing bracket.
pub(crate) fn item(item: &Nomination) -> String {
    let mut out = Lines(String::from("Commendation(\n"));
    out.field("id", &quoted(&item.id));
    out.field("value", &quoted(&item.value));
    out.day("from", item.from);
    out.day("until", item.until);
    if item.is_team {
        out.field("who", "Team");
    }
    if let Some(person) = &item.person {
        out.field("person", &quoted(person));
    }
    out.text("name", &item.name, false);
    out.text("team", &item.team, false);
    if item.behind_the_scenes {
        out.field("behind_the_scenes", "true");
    }
    out.day("date", item.date);
    out.text("situation", &item.situation, true);
    out.text("act", &item.act, true);
    out.text("effect", &item.effect, true);
    if let Some(quote) = &item.quote {
        let by = Some(&quote.by).filter(|by| !by.is_empty());
        let by = by.map(|by| format!("            by: {},\n", inline(by))).unwrap_or_default();
        let text = texts(&quote.text, 16);
        let from = &quote.from;
        let inner = format!(
            "(\n            text: (\n{text}            ),\n            from: {from},\n{by}        )"
        );
        out.field("quote", &inner);
    }
    if let Some(skill) = &item.skill {
        out.field("skill", skill);
    }
    out.text("helped_by", &item.helped_by, true);
    if let Some(photo) = &item.photo {
        let (path, alt) = (quoted(&photo.path), texts(&photo.alt, 16));
        let inner = format!(
            "(\n            path: {path},\n            alt: (\n{alt}            ),\n        )"
        );
        out.field("photo", &inner);
    }
    if let Some(consent) = consent(item) {
        out.field("consent", &consent);
    }
    out.field("status", if item.status == Status::Approved { "Approved" } else { "Draft" });
    if let Some(approved) = approved(item) {
        out.field("approved", &approved);
    }
    if let Some(nominator) = &item.nominated_by {
        out.field("nominated_by", &quoted(nominator));
    }
    out.0 + "    )"
}

fn consent(item: &Nomination) -> Option<String> {
    let parts = [("words", item.words), ("name", item.name_shown), ("photo", item.photo_shown)];
    let dates: Vec<String> = parts
        .into_iter()
        .flat_map(|(part, Consent { given, until })| {
            let given = given.map(|day| format!("{part}: \"{day}\""));
            [given, until.map(|day| format!("{part}_until: \"{day}\""))]
        })
        .flatten()
        .collect();
    (!dates.is_empty()).then(|| format!("({})", dates.join(", ")))
}

fn approved(item: &Nomination) -> Option<String> {
    let by = item.approved_by.as_ref()?;
    let second = item.second.as_ref().map(|name| format!(", second: {}", quoted(name)));
    let on = item.approved_on.map(|day| format!(", on: \"{day}\""));
    let rest = [second, on].into_iter().flatten().collect::<String>();
    Some(format!("(by: {}{rest})", quoted(by)))
}

/// The fields of an item, one after the other.
struct Lines(String);

impl Lines {
    fn field(&mut self, name: &str, value: &str) {
        self.0 += &format!("        {name}: {value},\n");
    }

    fn day(&mut self, name: &str, day: Option<Date>) {
        if let Some(day) = day {
            self.field(name, &format!("\"{day}\""));
        }
    }

    /// A text; with `tall`, or where a line is too short for it, each language on its own line.
    fn text(&mut self, name: &str, words: &Texts, tall: bool) {
        if words.is_empty() {
            return;
        }
        let line = inline(words);
        if tall || line.chars().count() + name.len() > COLUMNS_MAX - 12 {
            self.field(name, &format!("(\n{}        )", texts(words, 12)));
        } else {
            self.field(name, &line);
        }
    }
}

fn inline(words: &Texts) -> String {
    let each: Vec<String> =
        words.iter().map(|(lang, text)| format!("{lang}: {}", quoted(text))).collect();
    format!("({})", each.join(", "))
}

fn texts(words: &Texts, indent: usize) -> String {
    words.iter().map(|(lang, text)| format!("{:indent$}{lang}: {},\n", "", quoted(text))).collect()
}

//! Says what was understood, for somebody who has never seen a content folder.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::Path;

use unicode_width::UnicodeWidthStr;

use crate::content::finding::Finding;
use crate::content::finding::phrase::count;
use crate::content::model::{Content, Value};

use crate::sheets::item::Nomination;
use crate::sheets::plan::verify::Verdict;
use crate::sheets::plan::{Change, ImportPlan, Planned};
use crate::sheets::rows::cells::spoken;
use crate::sheets::sheet::columns::Columns;
use crate::sheets::sheet::table::{Note, Table, letters, shown};
use crate::sheets::vocabulary::answer::Status;

/// So many commendations are shown as they read.
const SHOWN_MAX: usize = 3;
/// So many characters of each text.
const TEXT_CHARS_MAX: usize = 200;
/// So many findings of one kind in one column are shown in full.
const ALIKE_MAX: usize = 3;
/// So many rows, or stretches of them, are named where many have the same to be said.
const RUNS_MAX: usize = 12;
/// So many rows that are left out are named one by one.
const LEFT_OUT_MAX: usize = 20;

/// The table of columns, and what each is taken for.
pub(super) fn columns(
    file: &str,
    sheet: &Table,
    columns: &Columns,
    out: &mut dyn Write,
) -> io::Result<()> {
    let row = sheet.rows.get(columns.at).map_or(1, |row| row.number);
    writeln!(out, "{file}: {}. The columns are named in row {row}:\n", sheet.form)?;
    let mut lines: Vec<(usize, &str, String)> = Vec::new();
    for column in &columns.taken {
        let lang = column.lang.as_ref().map(|lang| format!(" ({lang})")).unwrap_or_default();
        lines.push((column.index, &column.header, format!("{}{lang}", column.field.word())));
    }
    for (index, header, why) in &columns.left_out {
        lines.push((*index, header, format!("- left out: {why}")));
    }
    lines.sort();
    let width = lines.iter().map(|(_, header, _)| header.width()).max().unwrap_or_default();
    for (index, header, said) in lines {
        let gap = " ".repeat(width - header.width());
        writeln!(out, "  {:>2}  {header}{gap}  {said}", letters(index))?;
    }
    Ok(())
}

/// How many rows there are of each kind, and why some are left out.
pub(super) fn counts(
    plan: &ImportPlan,
    findings: &[Finding],
    out: &mut dyn Write,
) -> io::Result<()> {
    let wrong: BTreeSet<usize> =
        findings.iter().filter(|finding| finding.is_error()).map(|finding| finding.line).collect();
    let good = |planned: &&Planned| !wrong.contains(&planned.item.row);
    let of = |change: Change| plan.items.iter().filter(good).filter(|p| p.change == change).count();
    let all = plan.items.iter().filter(good).count() + plan.left_out.len() + wrong.len();
    let mut parts = vec![format!("{} new", of(Change::New))];
    for (number, word) in [
        (of(Change::Changed), "changed"),
        (of(Change::Unchanged), "as before"),
        (plan.left_out.len(), "left out"),
        (wrong.len(), "with an error"),
    ] {
        if number > 0 {
            parts.push(format!("{number} {word}"));
        }
    }
    writeln!(out, "\n{}: {}", count(all, "row"), parts.join(", "))?;
    for (row, why) in plan.left_out.iter().take(LEFT_OUT_MAX) {
        writeln!(out, "  row {row} is left out: {why}")?;
    }
    let more = plan.left_out.len().saturating_sub(LEFT_OUT_MAX);
    if more > 0 {
        writeln!(out, "  and {more} more")?;
    }
    Ok(())
}

/// The first commendations as they would read: new and changed ones before others.
pub(super) fn first_ones(
    plan: &ImportPlan,
    verdict: &Verdict,
    values: &[std::sync::Arc<Value>],
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut items: Vec<&Planned> =
        plan.items.iter().filter(|p| p.change != Change::Unchanged).collect();
    items.sort_by_key(|planned| planned.item.row);
    if !items.is_empty() {
        writeln!(out, "\nHow the first of them read:")?;
    }
    for planned in items.into_iter().take(SHOWN_MAX) {
        let item = &planned.item;
        let change = if planned.change == Change::New { "new" } else { "changed" };
        let value = values.iter().find(|value| value.id.as_str() == item.value);
        let value = value.and_then(|value| value.name.iter().next());
        let value = value.map_or(item.value.as_str(), |(_, name)| name);
        writeln!(out, "\n  row {}, {change} ({})", item.row, item.id)?;
        writeln!(
            out,
            "    {}, {}, {value}",
            whom(item),
            item.date.map(spoken).unwrap_or_default()
        )?;
        writeln!(out, "    Situation:  {}", first(&item.situation))?;
        writeln!(out, "    They did:   {}", first(&item.act))?;
        writeln!(out, "    Outcome:    {}", first(&item.effect))?;
        if let Some(quote) = &item.quote {
            let by = if quote.by.is_empty() { quote.from.to_lowercase() } else { first(&quote.by) };
            writeln!(out, "    Quote:      {} ({by})", first(&quote.text))?;
        }
        if !item.helped_by.is_empty() {
            writeln!(out, "    Helped by:  {}", first(&item.helped_by))?;
        }
        let is_shown = verdict.shown.iter().any(|card| card.meta.id.as_str() == item.id);
        let shown = if is_shown { "shown" } else { "not shown yet" };
        writeln!(out, "    On the screen: {shown}; {}; {}", status(item), consents(item))?;
    }
    Ok(())
}

fn whom(item: &Nomination) -> String {
    let names: BTreeSet<&str> = item.name.iter().map(|(_, name)| name.as_str()).collect();
    let names: Vec<&str> = names.into_iter().collect();
    let team = first(&item.team);
    match (item.is_team, names.is_empty()) {
        (true, _) => format!("the whole team {team}"),
        (false, true) => format!("somebody unnamed in {team}"),
        (false, false) => format!("{}, {team}", names.join(" / ")),
    }
}

/// A text in its first language, on one line, cut down.
fn first(words: &[(String, String)]) -> String {
    let text = words.first().map_or("", |(_, text)| text.as_str());
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(TEXT_CHARS_MAX) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

fn status(item: &Nomination) -> String {
    match (item.status, &item.approved_by) {
        (Status::Approved, Some(_)) => "approved".to_owned(),
        (Status::Approved, None) => "approved, but not said by whom".to_owned(),
        _ => "a draft".to_owned(),
    }
}

fn consents(item: &Nomination) -> String {
    let parts = [("words", item.words), ("name", item.name_shown), ("photo", item.photo_shown)];
    let given: Vec<&str> = parts
        .iter()
        .filter(|(_, consent)| consent.given.is_some())
        .map(|(part, _)| *part)
        .collect();
    match given[..] {
        [] => "no consent".to_owned(),
        _ => format!("consent to {}", given.join(", ")),
    }
}

/// What else should be known, with the rows that it is about.
pub(super) fn notes(notes: &[Note], out: &mut dyn Write) -> io::Result<()> {
    for note in notes {
        let rows: Vec<usize> = note.rows.iter().copied().filter(|row| *row > 0).collect();
        let about = if rows.is_empty() { "note".to_owned() } else { ranges(&rows) };
        if !rows.is_empty() || note.rows.is_empty() {
            writeln!(out, "\n{about}: {}\n  = help: {}", note.what, note.todo)?;
        }
    }
    Ok(())
}

/// What is on the screen today and won't be, or with less, once the sheet is imported.
pub(super) fn taken_back(
    content: &Content,
    target: &str,
    verdict: &Verdict,
    plan: &ImportPlan,
    out: &mut dyn Write,
) -> io::Result<()> {
    let before = content.commendations.iter().filter(|c| c.meta.file == Path::new(target));
    for card in before {
        let id = &card.meta.id;
        // What the sheet doesn't have is spoken of by itself.
        if plan.missing.contains_key(id.as_str()) {
            continue;
        }
        let after = verdict.shown.iter().find(|after| after.meta.id == *id);
        let without = |part: &str| format!("is shown without the {part} from now on");
        let said = match after {
            None => "leaves the screen".to_owned(),
            Some(after) if card.name.is_some() && after.name.is_none() => without("name"),
            Some(after) if card.photo.is_some() && after.photo.is_none() => without("photo"),
            Some(_) => continue,
        };
        writeln!(out, "\n{id} {said}", id = id.as_str())?;
    }
    Ok(())
}

/// `row 3`, `rows 2, 5-9`; `rows` are in order, and of very many only the first are named.
fn ranges(rows: &[usize]) -> String {
    let runs: Vec<&[usize]> = rows.chunk_by(|a, b| a + 1 == *b).collect();
    let named: usize = runs.iter().take(RUNS_MAX).map(|run| run.len()).sum();
    let mut each: Vec<String> = runs
        .into_iter()
        .take(RUNS_MAX)
        .map(|run| match run {
            [one] => one.to_string(),
            [one, .., last] => format!("{one}-{last}"),
            [] => String::new(),
        })
        .collect();
    if named < rows.len() {
        each.push(format!("and {} more", rows.len() - named));
    }
    format!("{} {}", if rows.len() == 1 { "row" } else { "rows" }, each.join(", "))
}

/// All findings, errors last; of many alike the first ones in full.
pub(super) fn findings(findings: &[Finding], out: &mut dyn Write) -> io::Result<()> {
    let mut alike: BTreeMap<(bool, &str, usize), Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        let kind = (finding.is_error(), finding.code, finding.column);
        alike.entry(kind).or_default().push(finding);
    }
    for ((_, _, column), group) in alike {
        for finding in group.iter().take(ALIKE_MAX) {
            writeln!(out, "\n{}", shown(finding))?;
        }
        let rest: BTreeSet<usize> = group.iter().skip(ALIKE_MAX).map(|f| f.line).collect();
        if !rest.is_empty() {
            let rows: Vec<usize> = rest.into_iter().collect();
            let column = letters(column.saturating_sub(1));
            writeln!(out, "\nand the same in column {column} of {}", ranges(&rows))?;
        }
    }
    Ok(())
}

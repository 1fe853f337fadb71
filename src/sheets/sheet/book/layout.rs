//! How a sheet of a workbook is laid out: what is hidden, merged, not reckoned yet, or a picture.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use quick_xml::events::{BytesStart, Event};

use super::parts::{attribute, is_true};
use crate::sheets::sheet::table::{CellFault, ROWS_MAX};

/// Most cells without a text that are remembered; a sheet of nothing else is no table.
const FAULTS_MAX: usize = 100_000;
/// Functions whose value is a picture: of Excel and Google Sheets, and of WPS.
const PICTURES: [&str; 2] = ["IMAGE(", "DISPIMG("];

/// Row and column, each from 0.
pub(crate) type At = (u32, u32);

/// How a sheet is laid out.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    pub hidden_rows: BTreeSet<u32>,
    pub hidden_columns: Vec<RangeInclusive<u32>>,
    /// Cells without a text that aren't empty.
    pub faults: BTreeMap<At, CellFault>,
    /// The first and the last cell of what is merged.
    pub merged: Vec<(At, At)>,
}

impl Layout {
    /// Whether a column isn't to be seen.
    pub(crate) fn hides_column(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|hidden| hidden.contains(&column))
    }

    /// Reads the XML of a sheet; `None` if it is damaged. With `is_reckoned_later` a formula's
    /// zero may be none.
    pub(crate) fn read(xml: &str, is_reckoned_later: bool) -> Option<Self> {
        let mut reader = quick_xml::Reader::from_str(xml);
        reader.config_mut().expand_empty_elements = true;
        let (mut layout, mut at, mut cell) = (Self::default(), (0, 0), Cell::default());
        loop {
            match reader.read_event().ok()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "col" => layout.column(&element),
                    "row" => {
                        at = (row_of(&element).unwrap_or(at.0), 0);
                        if is_hidden(&element, "ht") {
                            layout.hidden_rows.insert(at.0);
                        }
                    }
                    "c" => {
                        let named = attribute(&element, "r").and_then(|name| position(&name));
                        at = named.unwrap_or(at);
                        cell = Cell::new(&element);
                    }
                    "f" => (cell.formula, cell.is_within_formula) = (Some(String::new()), true),
                    "mergeCell" => layout.merge(&element),
                    _ => {}
                },
                Event::Text(text) => cell.text(text.as_ref()),
                Event::End(element) => match element.local_name().as_ref() {
                    "row" => at = (at.0.saturating_add(1), 0),
                    "f" => cell.is_within_formula = false,
                    "c" => {
                        let fault = cell.fault(is_reckoned_later);
                        if let Some(fault) = fault.filter(|_| layout.faults.len() < FAULTS_MAX) {
                            layout.faults.insert(at, fault);
                        }
                        (at.1, cell) = (at.1.saturating_add(1), Cell::default());
                    }
                    _ => {}
                },
                Event::Eof => return Some(layout),
                _ => {}
            }
        }
    }

    fn column(&mut self, element: &BytesStart<'_>) {
        let number = |name| attribute(element, name)?.parse::<u32>().ok()?.checked_sub(1);
        if let (true, Some(first), Some(last)) =
            (is_hidden(element, "width"), number("min"), number("max"))
        {
            self.hidden_columns.push(first..=last);
        }
    }

    fn merge(&mut self, element: &BytesStart<'_>) {
        let range = attribute(element, "ref").unwrap_or_default();
        let ends = range.split_once(':').and_then(|(a, b)| Some((position(a)?, position(b)?)));
        self.merged.extend(ends.filter(|_| self.merged.len() < ROWS_MAX));
    }
}

/// What is known of a cell while its XML is read.
#[derive(Debug, Default)]
struct Cell {
    formula: Option<String>,
    is_within_formula: bool,
    value: String,
    /// Whether its value is a text, which may be an empty one.
    is_text: bool,
    /// Whether an error stands there in place of what older programs can't show.
    is_rich: bool,
}

impl Cell {
    fn new(element: &BytesStart<'_>) -> Self {
        let kind = attribute(element, "t").unwrap_or_default();
        let is_rich = kind == "e" && attribute(element, "vm").is_some();
        Self { is_text: kind == "str", is_rich, ..Self::default() }
    }

    fn text(&mut self, text: &str) {
        match &mut self.formula {
            Some(formula) if self.is_within_formula => formula.push_str(text),
            _ => self.value.push_str(text.trim()),
        }
    }

    fn fault(&self, is_reckoned_later: bool) -> Option<CellFault> {
        let formula = self.formula.as_deref();
        let is_picture = |formula: &str| PICTURES.iter().any(|name| formula.contains(name));
        if self.is_rich || formula.is_some_and(is_picture) {
            return Some(CellFault::Picture);
        }
        let is_unread = self.value.is_empty() && !self.is_text;
        let is_zero = is_reckoned_later && self.value == "0";
        (formula.is_some() && (is_unread || is_zero)).then_some(CellFault::UnreadFormula)
    }
}

/// Whether a row or a column isn't to be seen; `size` is its height or width.
fn is_hidden(element: &BytesStart<'_>, size: &str) -> bool {
    let size = attribute(element, size).and_then(|size| size.parse::<f64>().ok());
    is_true(element, "hidden") || size == Some(0.0)
}

fn row_of(element: &BytesStart<'_>) -> Option<u32> {
    attribute(element, "r")?.parse::<u32>().ok()?.checked_sub(1)
}

/// The row and column of a name such as `C5`, each from 0.
pub(crate) fn position(name: &str) -> Option<At> {
    let name = name.replace('$', "");
    let at = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = name.split_at(at);
    let mut column = 0_u32;
    for letter in letters.bytes().map(|b| b.to_ascii_uppercase()) {
        let digit = letter.checked_sub(b'A').filter(|digit| *digit < 26)?;
        column = column.checked_mul(26)?.checked_add(u32::from(digit) + 1)?;
    }
    Some((number.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// The cells on which the pictures of a drawing stand, by its XML.
pub(crate) fn pictures(drawing: &str) -> BTreeSet<At> {
    let mut reader = quick_xml::Reader::from_str(drawing);
    reader.config_mut().expand_empty_elements = true;
    let (mut found, mut from, mut path) = (BTreeSet::new(), (0, 0), Vec::new());
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) => {
                let name = element.local_name().as_ref().to_owned();
                if name == "pic" {
                    found.insert(from);
                }
                path.push(name);
            }
            Event::End(_) => drop(path.pop()),
            Event::Text(text) => {
                let number = text.as_ref().trim().parse().ok();
                match (path.as_slice(), number) {
                    ([.., parent, name], Some(number)) if parent == "from" && name == "col" => {
                        from.1 = number;
                    }
                    ([.., parent, name], Some(number)) if parent == "from" && name == "row" => {
                        from.0 = number;
                    }
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(rows: &str) -> Layout {
        let xml = format!(
            "<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>\
             <sheetData>{rows}</sheetData><mergeCells><mergeCell ref=\"C5:E5\"/></mergeCells>\
             </worksheet>"
        );
        Layout::read(&xml, false).expect("it is read")
    }

    #[test]
    fn what_is_hidden_or_merged_is_known() {
        let layout = layout(
            "<row r=\"1\"><c r=\"A1\"/></row><row r=\"4\" hidden=\"true\"/><row><c/></row>\
             <row ht=\"0\"/>",
        );
        assert_eq!(layout.hidden_rows.into_iter().collect::<Vec<_>>(), [3, 5]);
        assert_eq!(layout.hidden_columns, [1..=2]);
        assert_eq!(layout.merged, [((4, 2), (4, 4))]);
    }

    #[test]
    fn a_formula_without_a_value_is_unread_and_one_with_an_empty_text_is_not() {
        let xml = "<row r=\"2\"><c r=\"A2\"><f>1+1</f><v/></c><c r=\"B2\"><f>1+1</f></c>\
                   <c r=\"C2\"><f>1+1</f><v>2</v></c><c r=\"D2\" t=\"str\"><f>\"\"</f><v></v></c>\
                   <c><f t=\"shared\" si=\"0\"/></c><c r=\"F2\"><v>5</v></c>\
                   <c r=\"G2\" t=\"e\" vm=\"1\"><v>#VALUE!</v></c>\
                   <c r=\"H2\" t=\"str\"><f>_xlfn.DISPIMG(\"ID_1\",1)</f><v>=DISPIMG</v></c></row>";
        let faults: Vec<(At, CellFault)> = layout(xml).faults.into_iter().collect();
        let (unread, picture) = (CellFault::UnreadFormula, CellFault::Picture);
        assert_eq!(
            faults,
            [
                ((1, 0), unread),
                ((1, 1), unread),
                ((1, 4), unread),
                ((1, 6), picture),
                ((1, 7), picture)
            ]
        );
    }

    #[test]
    fn a_zero_is_no_value_where_the_writer_left_formulas_to_be_reckoned() {
        let xml = "<x><sheetData><row><c><f>A1</f><v>0</v></c></row></sheetData></x>";
        assert!(Layout::read(xml, false).is_some_and(|layout| layout.faults.is_empty()));
        assert_eq!(Layout::read(xml, true).map(|layout| layout.faults.len()), Some(1));
    }

    #[test]
    fn a_picture_stands_where_its_anchor_says() {
        let xml = "<wsDr><twoCellAnchor><from><col>5</col><colOff>0</colOff><row>2</row></from>\
                   <to><col>9</col><row>9</row></to><pic/></twoCellAnchor>\
                   <oneCellAnchor><from><col>1</col><row>1</row></from><sp/></oneCellAnchor></wsDr>";
        assert_eq!(pictures(xml).into_iter().collect::<Vec<_>>(), [(2, 5)]);
    }

    #[test]
    fn a_cell_is_found_by_its_name() {
        for (name, at) in [("A1", Some((0, 0))), ("$ZZ$900", Some((899, 701)))] {
            assert_eq!(position(name), at);
        }
        for name in ["", "A", "1", "A0", "A99999999999", "ZZZZZZZZZ1", "Ä1", "A1B"] {
            assert_eq!(position(name), None, "{name}");
        }
    }
}

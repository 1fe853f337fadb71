//! The files within a workbook, and what they say that the reader of its values doesn't tell:
//! where its sheets are, and how far its values can be trusted.

use std::io::{self, Cursor, Read};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::content::finding::{Finding, error};

/// Most bytes of all that is packed in a workbook.
const UNPACKED_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// What is packed like a workbook and isn't one: a file that it has, and what it is called.
const OTHERS: [(&str, &str); 5] = [
    ("content.xml", "a LibreOffice sheet (.ods)"),
    ("Index/Document.iwa", "a Numbers sheet (.numbers)"),
    ("word/document.xml", "a Word document (.docx)"),
    ("ppt/presentation.xml", "a PowerPoint presentation (.pptx)"),
    ("xl/workbook.bin", "a binary Excel workbook (.xlsb)"),
];

/// The files within a workbook.
pub(crate) struct Parts<'a>(ZipArchive<Cursor<&'a [u8]>>);

/// A file that another one points at.
struct Relation {
    id: String,
    kind: String,
    path: String,
}

/// Where a workbook's sheets are.
pub(crate) struct Workbook {
    /// Each sheet's name and the path of its file.
    pub sheets: Vec<(String, String)>,
    /// Whether the program that wrote it left its formulas to be reckoned when it is opened.
    pub is_reckoned_later: bool,
}

impl<'a> Parts<'a> {
    /// Opens a workbook, if it is one and isn't far larger inside than it looks.
    pub(crate) fn open(file: &str, bytes: &'a [u8]) -> Result<Self, Box<Finding>> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(file))?;
        let mut parts = Self(archive);
        for (name, what) in OTHERS {
            if parts.0.index_for_name(name).is_some() {
                let what = format!("this is {what}");
                let todo = "save it as “Excel workbook (.xlsx)”";
                return Err(error("not-a-workbook").what(what).todo(todo).in_file(file).into());
            }
        }
        if parts.unpacked() > UNPACKED_BYTES_MAX {
            let what = "the workbook is far larger inside than a list of commendations";
            let todo = "save the sheet with the commendations alone as a new .xlsx file";
            return Err(error("bad-workbook").what(what).todo(todo).in_file(file).into());
        }
        Ok(parts)
    }

    /// How many bytes its files really are, counted up to one more than is taken.
    fn unpacked(&mut self) -> u64 {
        let mut sum = 0;
        for index in 0..self.0.len() {
            let Ok(part) = self.0.by_index(index) else { continue };
            let left = UNPACKED_BYTES_MAX + 1 - sum;
            // What can't be unpacked is for those who need it to tell.
            sum += io::copy(&mut part.take(left), &mut io::sink()).unwrap_or_default();
            if sum > UNPACKED_BYTES_MAX {
                break;
            }
        }
        sum
    }

    /// The text of a file, whatever the case of its path.
    pub(crate) fn text(&mut self, path: &str) -> Option<String> {
        let same = |name: &String| name.eq_ignore_ascii_case(path);
        let name = self.0.file_names().flatten().map(|n| n.into_owned()).find(same)?;
        let mut text = String::new();
        let part = self.0.by_name(&name).ok()?;
        part.take(UNPACKED_BYTES_MAX).read_to_string(&mut text).ok()?;
        Some(text.trim_start_matches('\u{FEFF}').to_owned())
    }

    /// The files of a `kind` that the file at `path` points at.
    fn relations(&mut self, path: &str) -> Vec<Relation> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let list = self.text(format!("{folder}/_rels/{name}.rels").trim_start_matches('/'));
        let mut found = Vec::new();
        each_element(&list.unwrap_or_default(), |element| {
            if element.local_name().as_ref() == "Relationship"
                && let Some(target) = attribute(element, "Target")
            {
                let id = attribute(element, "Id").unwrap_or_default();
                let kind = attribute(element, "Type").unwrap_or_default();
                found.push(Relation { id, kind, path: joined(folder, &target) });
            }
        });
        found
    }

    /// The path of the first file of a `kind` that the file at `path` points at.
    pub(crate) fn related(&mut self, path: &str, kind: &str) -> Option<String> {
        let all = self.relations(path).into_iter();
        all.map(|relation| (relation.kind, relation.path)).find_map(|(found, path)| {
            found.rsplit('/').next().is_some_and(|last| last == kind).then_some(path)
        })
    }

    /// Where its sheets are.
    pub(crate) fn workbook(&mut self) -> Option<Workbook> {
        let path = self.related("", "officeDocument")?;
        let relations = self.relations(&path);
        let mut workbook = Workbook { sheets: Vec::new(), is_reckoned_later: false };
        each_element(&self.text(&path)?, |element| match element.local_name().as_ref() {
            "sheet" => {
                let (name, id) = (attribute(element, "name"), attribute(element, "id"));
                let at = relations.iter().find(|relation| Some(&relation.id) == id.as_ref());
                let sheet = name.zip(at.map(|relation| relation.path.clone()));
                workbook.sheets.extend(sheet);
            }
            "calcPr" => workbook.is_reckoned_later = is_true(element, "fullCalcOnLoad"),
            _ => {}
        });
        Some(workbook)
    }
}

/// A workbook that can't be read.
pub(crate) fn damaged(file: &str) -> Finding {
    let what = "the workbook can't be read: it is damaged, or of another kind";
    let todo = "in Excel choose Save As and the type “Excel Workbook (.xlsx)”";
    error("bad-workbook").what(what).todo(todo).in_file(file)
}

/// The path of a `target` that is written in a file of `folder`.
fn joined(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    if target.starts_with('/') {
        path.clear();
    }
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(path.pop()),
            part => path.push(part),
        }
    }
    path.join("/")
}

/// Calls `see` for each element of an XML text, up to where it is damaged.
pub(crate) fn each_element(text: &str, mut see: impl FnMut(&BytesStart<'_>)) {
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => see(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// What an attribute says, by its name without a namespace.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = element.attributes();
    let found = all
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// Whether an attribute is there and says yes.
pub(crate) fn is_true(element: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(element, name).as_deref(), Some("1" | "true"))
}

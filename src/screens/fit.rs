//! What only the glass can tell about texts: which have no room at a readable size, and which
//! have characters that no face can draw.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::content::finding::{sign, warning};
use crate::content::folder::layout::{TODAY, VALUES};
use crate::content::lint::Locator;
use crate::content::model::{
    Content, FieldPath, Id, Lang, Meta, PathStep, PlacedText, SlideKind, Text,
};
use crate::content::{Files, Finding};
use crate::player::gallery;
use crate::player::scene::{LineupPage, Mood, Scene, View};

use super::offscreen::Offscreen;

/// The glasses that texts must fit, in pixels.
pub const GLASSES: [[usize; 2]; 2] = [[1920, 1080], [1080, 1920]];

/// The stable names of what is told here.
pub const CODES: [&str; 3] = ["no-room", "lineup-too-long", "no-glyph"];

/// A text that has no room on a glass.
#[derive(Clone, Debug)]
pub struct Misfit {
    place: Place,
    text: String,
    finding: Finding,
}

/// Where a text stands.
#[derive(Clone, Debug)]
enum Place {
    /// In an item, on a page of the loop or of a visit.
    Item(Box<Meta>, FieldPath),
    /// In an item that a line-up shows.
    Told(Box<Meta>, FieldPath),
    /// In a field of a value.
    Value(Id, &'static str),
    /// In a line of a day.
    Today,
}

impl Place {
    /// What the text belongs to, and whether it is read from five metres.
    fn key(&self) -> (Id, bool) {
        match self {
            Self::Item(meta, _) => (meta.id.clone(), false),
            Self::Told(meta, _) => (meta.id.clone(), true),
            Self::Value(id, _) => (id.clone(), true),
            Self::Today => (Id::new(TODAY), true),
        }
    }
}

/// Looks at every page on every glass. All findings are warnings.
pub fn findings(content: &Content, files: &Files, offscreen: &mut Offscreen) -> Vec<Finding> {
    let mut misfits = Vec::new();
    for lang in &content.kiosk.languages {
        for scene in pages(content, lang) {
            misfits.extend(GLASSES.iter().filter_map(|glass| of_page(&scene, *glass, offscreen)));
        }
    }
    told(content, files, misfits, offscreen)
}

/// Every page in a language.
pub fn pages(content: &Content, lang: &Lang) -> impl Iterator<Item = Scene> + use<> {
    gallery(content, lang, Mood::Day, Arc::from([])).into_iter().map(|(_, scene)| scene)
}

/// The text of a page that has no room on a glass.
pub fn of_page(scene: &Scene, glass: [usize; 2], offscreen: &mut Offscreen) -> Option<Misfit> {
    let lang = &scene.lang;
    let is_lineup = matches!(scene.view, View::Lineup(_));
    let own = texts(scene);
    if own.is_none() && !is_lineup {
        return None;
    }
    let misfits = offscreen.misfits(scene, glass);
    let (place, text) = match &own {
        Some((meta, texts)) => {
            let (path, text) = longest(&misfits, texts, lang)?;
            let meta = Box::new(Meta::clone(meta));
            let place = if is_lineup { Place::Told(meta, path) } else { Place::Item(meta, path) };
            (place, text)
        }
        None => of_no_item(scene, &misfits, lang)?,
    };
    let finding = if is_lineup { not_from_five_metres } else { no_room };
    Some(Misfit { place, text: text.to_owned(), finding: finding(glass, lang) })
}

/// What is told of texts without room, once each, and of characters that no face has.
pub fn told(
    content: &Content,
    files: &Files,
    misfits: Vec<Misfit>,
    offscreen: &mut Offscreen,
) -> Vec<Finding> {
    let mut locator = Locator::new(files);
    let mut found = glyphs(content, &mut locator, offscreen);
    // One finding a text, however many pages and glasses it stands on.
    let mut told = BTreeSet::new();
    for Misfit { place, text, finding } in misfits {
        if told.insert((place.key(), text.clone())) {
            found.extend(say(&place, &text, &mut locator, (finding, &content.kiosk.languages)));
        }
    }
    found
}

/// The finding about a text where it stands, unless its item silences it.
fn say(
    place: &Place,
    text: &str,
    locator: &mut Locator<'_>,
    (finding, languages): (Finding, &[Lang]),
) -> Option<Finding> {
    match place {
        Place::Item(meta, path) | Place::Told(meta, path) => locator.say(meta, path, finding),
        Place::Value(id, field) => {
            Some(locator.say_in(VALUES, id, &[PathStep::Field(field)], finding))
        }
        Place::Today => {
            let written = locator.written(languages);
            let own =
                written.iter().find(|one| one.file == TODAY && one.says.trim() == text.trim());
            Some(match own.zip(text.chars().next()) {
                Some((own, first)) => locator.at(TODAY, own.place_of(first), finding),
                None => finding.in_file(TODAY),
            })
        }
    }
}

/// A text of a line-up that belongs to no item, if one is among `misfits`, and where it stands.
fn of_no_item<'a>(scene: &'a Scene, misfits: &[String], lang: &Lang) -> Option<(Place, &'a str)> {
    let View::Lineup(view) = &scene.view else { return None };
    let among = |text: &'a Text| {
        text.exact(lang).filter(|text| misfits.iter().any(|misfit| misfit.contains(text)))
    };
    match &view.page {
        LineupPage::Value(value) => {
            let texts = [("meaning", &value.meaning), ("name", &value.name)];
            let found = texts.into_iter().find_map(|(field, text)| Some((field, among(text)?)));
            found.map(|(field, text)| (Place::Value(value.id.clone(), field), text))
        }
        LineupPage::Today { lines, .. } => {
            lines.iter().find_map(among).map(|text| (Place::Today, text))
        }
        _ => None,
    }
}

/// The item that a page belongs to, and its texts.
fn texts(scene: &Scene) -> Option<(&Meta, Vec<PlacedText<'_>>)> {
    match &scene.view {
        View::Slide { slide, .. } => {
            let mut texts = slide.texts();
            if let SlideKind::YourJobs { roles } = &slide.kind {
                texts.extend(roles.iter().enumerate().flat_map(|(i, role)| role.texts(i)));
            }
            Some((&slide.meta, texts))
        }
        View::Question(view) => Some((&view.question.meta, view.question.texts())),
        View::Commendation { commendation, .. } => Some((&commendation.meta, commendation.texts())),
        View::Lineup(view) => match &view.page {
            LineupPage::Story(slide) => Some((&slide.meta, slide.texts())),
            LineupPage::Question { question, .. } => Some((&question.meta, question.texts())),
            LineupPage::Thanks(card) => Some((&card.meta, card.texts())),
            LineupPage::Value(_) | LineupPage::Today { .. } => None,
        },
        _ => None,
    }
}

/// The longest of the item's texts that is among `misfits`, alone or in quotation marks, and the
/// way to it; texts that share a column are misfits together, and that one is the likeliest to
/// shorten.
fn longest<'a>(
    misfits: &[String],
    texts: &[PlacedText<'a>],
    lang: &Lang,
) -> Option<(FieldPath, &'a str)> {
    let among = |text: &str| misfits.iter().any(|misfit| misfit.contains(text));
    texts
        .iter()
        .filter_map(|one| Some((one.path_in(lang), one.text.exact(lang)?)))
        .filter(|(_, text)| among(text))
        .max_by_key(|(_, text)| text.chars().count())
}

/// A page of a line-up is read by ten people; no size of it is smaller than that takes.
fn not_from_five_metres([width, height]: [usize; 2], lang: &Lang) -> Finding {
    let screen = format!("a screen of {width} × {height}");
    warning("lineup-too-long")
        .what(format!(
            "in {lang} this text of a line-up can't be read from five metres on {screen}"
        ))
        .todo("shorten it, or the texts beside it")
}

fn no_room([width, height]: [usize; 2], lang: &Lang) -> Finding {
    let screen = format!("a screen of {width} × {height}");
    warning("no-room")
        .what(format!("in {lang} there is no room for this text at a readable size on {screen}"))
        .todo("shorten it, or the texts beside it")
}

/// Characters of texts that no face has, at the first place in each file.
fn glyphs(content: &Content, locator: &mut Locator<'_>, offscreen: &mut Offscreen) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut told = BTreeSet::new();
    for written in locator.written(&content.kiosk.languages) {
        for missing in offscreen.missing_glyphs(&written.says) {
            if told.insert((written.file.clone(), missing)) {
                let place = written.place_of(missing);
                found.push(locator.at(&written.file, place, no_glyph(missing)));
            }
        }
    }
    found
}

fn no_glyph(missing: char) -> Finding {
    let sign = match sign::unseen(missing) {
        Some(name) => name,
        None => format!("{missing} (U+{:04X})", u32::from(missing)),
    };
    warning("no-glyph")
        .what(format!("no font on this kiosk has the character {sign}"))
        .todo("write it with other characters; it would show as an empty box")
}

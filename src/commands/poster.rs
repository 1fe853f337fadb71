//! `breakroom snapshot --poster`: one commendation as a sheet of A4 at 300 dots an inch, for
//! the notice board. What hangs there can't be called back, so nothing is drawn that may not be
//! shown today.

use std::fs;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use png::{ColorType, Encoder, PixelDimensions, Unit};

use super::snapshot::hang;
use crate::content::model::{Commendation, Content, Lang};
use crate::content::{self, Loaded};
use crate::player::gallery;
use crate::player::scene::{Mood, Scene};
use crate::screens::i18n::Words;
use crate::screens::offscreen::Offscreen;

/// Longest side of the photo in pixels: more than the sheet can show.
const PHOTO_PX: u32 = 2400;
/// Dots in a metre at 300 in an inch.
const DOTS_IN_A_METRE: u32 = 11_811;

/// What to draw.
pub struct Order {
    /// The content folder; the built-in example if `None`.
    pub content: Option<PathBuf>,
    /// The file, if it ends in `.png` and there is one language; else the folder for
    /// `ID-LANG.png`.
    pub out: PathBuf,
    /// Languages; the content's own if empty.
    pub langs: Vec<Lang>,
    /// The commendation.
    pub id: String,
    /// The day, by which consents have ended; `None` where the clock can't be trusted.
    pub today: Option<Date>,
}

/// A poster that was drawn.
pub struct Poster {
    /// Where it is.
    pub path: PathBuf,
    /// Texts that had to be set too small.
    pub small: Vec<String>,
}

/// Why there is no poster.
#[derive(Debug)]
pub enum Error {
    /// There is no such commendation, or it may not be shown; in words.
    Refused(String),
    /// A file can't be written; in words, with its path last.
    Failed(String),
}

/// Draws one poster for each language.
///
/// # Errors
/// [`Error`].
pub fn run(order: &Order) -> Result<Vec<Poster>, Error> {
    let loaded = order.content.as_deref().map_or_else(content::example, content::load_dir);
    let card = card(&loaded, &order.id, order.today).map_err(Error::Refused)?;
    let photo = card.photo.clone();
    let mut alone = loaded.content.clone();
    alone.commendations = vec![card];
    let own = &loaded.content.kiosk.languages;
    let langs = if order.langs.is_empty() { own } else { &order.langs };
    let mut posters = Vec::new();
    for lang in langs {
        let Some(scene) = scene(&alone, lang) else { continue };
        let path = path(order, langs, lang)?;
        // A new one for each: one sheet's letters fill much of a glyph atlas.
        let mut offscreen = Offscreen::new(Words::of_files(&loaded.files));
        if let Some(photo) = &photo {
            hang(&mut offscreen, order.content.as_deref(), &loaded, &photo.path, PHOTO_PX);
        }
        let (picture, small) = offscreen.poster(&scene);
        save(&path, &picture)
            .map_err(|error| Error::Failed(format!("can't write ({error}): {}", path.display())))?;
        posters.push(Poster { path, small });
    }
    Ok(posters)
}

/// What may be shown of the commendation `id`, or why nothing may.
fn card(loaded: &Loaded, id: &str, today: Option<Date>) -> Result<Arc<Commendation>, String> {
    let content = &loaded.content;
    if content.gone.has_id(id) {
        return Err(format!("`{id}` is withdrawn; nothing of it may be shown"));
    }
    let Some(card) = content.commendations.iter().find(|card| card.meta.id.as_str() == id) else {
        return Err(unknown(loaded, id));
    };
    let meta = &card.meta;
    if let (Some(today), Some(until)) = (today, meta.until)
        && until < today
    {
        return Err(format!("`{id}` was to be shown until {until}, and that is over"));
    }
    if let (Some(today), Some(from)) = (today, meta.from)
        && today < from
    {
        return Err(format!("`{id}` isn't to be shown before {from}"));
    }
    card.on(today).ok_or_else(|| {
        format!(
            "`{id}` may not be shown: the consent to its words or to its name doesn't hold today"
        )
    })
}

fn unknown(loaded: &Loaded, id: &str) -> String {
    let content = &loaded.content;
    let is = |other: &crate::content::model::Id| other.as_str() == id;
    if content.slides.iter().any(|slide| is(&slide.meta.id)) {
        return format!("`{id}` is a slide; only commendations make posters");
    }
    if content.questions.iter().any(|question| is(&question.meta.id)) {
        return format!("`{id}` is a question; only commendations make posters");
    }
    let written = format!("\"{id}\"");
    let mut files = loaded.files.map.values();
    let is_written = |bytes: &Arc<[u8]>| String::from_utf8_lossy(bytes).contains(&written);
    if !id.is_empty() && files.any(is_written) {
        return format!(
            "`{id}` may not be shown: it isn't approved, its words have no consent, or something \
             in it is wrong; `breakroom check` says which"
        );
    }
    let hint = nearest(content, id).map(|near| format!("; did you mean `{near}`?"));
    format!("there is no commendation `{id}`{}", hint.unwrap_or_default())
}

/// The commendation whose id is most like `id`, if it is like it at all.
fn nearest<'a>(content: &'a Content, id: &str) -> Option<&'a str> {
    let ids = content.commendations.iter().map(|card| card.meta.id.as_str());
    let (score, near) = ids.map(|own| (strsim::damerau_levenshtein(id, own), own)).min()?;
    (score <= 1 + near.chars().count() / 3).then_some(near)
}

fn scene(alone: &Content, lang: &Lang) -> Option<Scene> {
    let scenes = gallery(alone, lang, Mood::Day, Arc::from([]));
    let is_card = |name: &str| name.starts_with("card-");
    scenes.into_iter().find(|(name, _)| is_card(name)).map(|(_, scene)| scene)
}

fn path(order: &Order, langs: &[Lang], lang: &Lang) -> Result<PathBuf, Error> {
    let is_file = order.out.extension().is_some_and(|end| end.eq_ignore_ascii_case("png"));
    if is_file && langs.len() == 1 {
        return Ok(order.out.clone());
    }
    if is_file {
        let all = langs.iter().map(Lang::as_str).collect::<Vec<_>>().join(", ");
        return Err(Error::Failed(format!(
            "there is a poster for each language ({all}): choose one with --lang, or name a \
             folder instead of {}",
            order.out.display()
        )));
    }
    fs::create_dir_all(&order.out).map_err(|error| {
        Error::Failed(format!("can't make the folder ({error}): {}", order.out.display()))
    })?;
    Ok(order.out.join(format!("{}-{lang}.png", order.id)))
}

/// Writes the picture with its size on paper, so that it is printed as large as it is meant.
fn save(path: &Path, picture: &image::RgbaImage) -> Result<(), png::EncodingError> {
    let file = BufWriter::new(fs::File::create(path)?);
    let mut encoder = Encoder::new(file, picture.width(), picture.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: DOTS_IN_A_METRE,
        yppu: DOTS_IN_A_METRE,
        unit: Unit::Meter,
    }));
    let rgb: Vec<u8> = picture.pixels().flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&rgb)?;
    writer.finish()
}

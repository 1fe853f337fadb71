//! `breakroom snapshot --poster`: one commendation as a sheet of A4 at 300 dots an inch, for
//! the notice board. What hangs there can't be called back, so nothing is drawn that may not be
//! shown today.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use png::{ColorType, Encoder, PixelDimensions, Unit};

use super::{Args, hang, make_folder, unwritten};
use crate::commands::output::say;
use crate::commands::{Exit, Failure, places};
use crate::content::finding::phrase::nearest;
use crate::content::model::{Commendation, Content, Lang};
use crate::content::{self, Loaded};
use crate::kiosk::judge::look;
use crate::player::gallery;
use crate::player::scene::{Mood, Scene};
use crate::screens::i18n::Words;
use crate::screens::offscreen::Offscreen;

/// Longest side of the photo in pixels: more than the sheet can show.
const PHOTO_PX: u32 = 2400;
/// Dots in a metre at 300 in an inch.
const DOTS_IN_A_METRE: u32 = 11_811;

/// Draws a poster of the commendation `id` for each language, and prints where they are to `out`.
///
/// # Errors
/// There is no such commendation, it may not be shown `today`, or a file can't be written.
pub(super) fn run(
    id: &str,
    args: &Args,
    today: Option<Date>,
    out: &mut dyn Write,
) -> Result<Exit, Failure> {
    let root = args.places.content();
    let loaded = root.as_deref().map_or_else(content::example, |dir| content::load_dir(dir, look));
    let check = places::check_command(args.places.content.as_deref());
    let card = card(&loaded, id, today, &check).map_err(|why| Failure::new(Exit::Faulty, why))?;
    let photo = card.photo.clone();
    let mut alone = loaded.content.clone();
    alone.commendations = vec![card];
    let langs = args.langs(&loaded.content.kiosk.languages)?;
    let mut posters = Vec::new();
    for lang in &langs {
        let Some(scene) = scene(&alone, lang) else { continue };
        let path = path(id, args.out(), &langs, lang)?;
        // A new one for each: one sheet's letters fill much of a glyph atlas.
        let mut offscreen = Offscreen::new(Words::of_files(&loaded.files));
        if let Some(photo) = &photo {
            hang(&mut offscreen, root.as_deref(), &loaded, &photo.path, PHOTO_PX);
        }
        let (picture, small) = offscreen.poster(&scene);
        save(&path, &picture).map_err(|error| unwritten(&path, &error))?;
        posters.push((path, small));
    }
    for (path, small) in posters {
        writeln!(out, "{}", path.display()).map_err(|error| Failure::unprinted(&error))?;
        for text in &small {
            say(&format!("too long for the sheet, and set small: {text}"));
        }
    }
    Ok(Exit::Done)
}

/// What may be shown of the commendation `id`, or why nothing may.
/// `check` is the command that tells more.
fn card(
    loaded: &Loaded,
    id: &str,
    today: Option<Date>,
    check: &str,
) -> Result<Arc<Commendation>, String> {
    let content = &loaded.content;
    if content.gone.has_id(id) {
        return Err(format!("`{id}` is withdrawn; nothing of it may be shown"));
    }
    let Some(card) = content.commendations.iter().find(|card| card.meta.id.as_str() == id) else {
        return Err(unknown(loaded, id, check));
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
    if today.is_some_and(|today| !meta.season.has(today)) {
        return Err(format!("`{id}` isn't shown today, by its `each_year` or `dates`"));
    }
    card.on(today).ok_or_else(|| {
        format!(
            "`{id}` may not be shown: the consent to its words or to its name doesn't hold today"
        )
    })
}

fn unknown(loaded: &Loaded, id: &str, check: &str) -> String {
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
             in it is wrong; `{check}` says which"
        );
    }
    let ids = content.commendations.iter().map(|card| card.meta.id.as_str());
    let hint = nearest(id, ids).map(|near| format!("; did you mean `{near}`?"));
    format!("there is no commendation `{id}`{}", hint.unwrap_or_default())
}

fn scene(alone: &Content, lang: &Lang) -> Option<Scene> {
    let scenes = gallery(alone, lang, Mood::Day, Arc::from([]));
    let is_card = |name: &str| name.starts_with("card-");
    scenes.into_iter().find(|(name, _)| is_card(name)).map(|(_, scene)| scene)
}

/// Where a poster goes: `out` itself, if it ends in `.png` and there is one language; else
/// `ID-LANG.png` in the folder `out`.
fn path(id: &str, out: &Path, langs: &[Lang], lang: &Lang) -> Result<PathBuf, Failure> {
    let is_file = out.extension().is_some_and(|end| end.eq_ignore_ascii_case("png"));
    if is_file && langs.len() == 1 {
        return Ok(out.to_owned());
    }
    if is_file {
        let all = langs.iter().map(Lang::as_str).collect::<Vec<_>>().join(", ");
        let words = format!(
            "there is a poster for each language ({all}): choose one with --lang, or name a \
             folder instead of {}",
            out.display()
        );
        return Err(Failure::new(Exit::Usage, words));
    }
    make_folder(out)?;
    Ok(out.join(format!("{id}-{lang}.png")))
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

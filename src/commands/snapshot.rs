//! `breakroom snapshot`: every page as a PNG, without a display and without a GPU, and one
//! `index.html` that shows them all.

use std::fmt::Write as _;
use std::fs;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use image::ImageEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};

use jiff::civil::Date;

use crate::content::model::Lang;
use crate::content::{self, Loaded, Origin};
use crate::photos;
use crate::player::gallery;
use crate::player::scene::{FindingLine, Mood};
use crate::screens::i18n::Words;
use crate::screens::offscreen::Offscreen;

/// Longest side of a photo in the pictures, in pixels.
const PHOTO_PX: u32 = 1440;

/// What to draw.
pub struct Order {
    /// The content folder; the built-in example if `None`.
    pub content: Option<PathBuf>,
    /// Where the pictures go.
    pub out: PathBuf,
    /// Sizes in pixels.
    pub sizes: Vec<[u32; 2]>,
    /// Languages; the content's own if empty.
    pub langs: Vec<Lang>,
    /// Moods.
    pub moods: Vec<Mood>,
    /// The day, by which consents have ended; `None` where the clock can't be trusted.
    pub today: Option<Date>,
    /// Only pages whose name has this in it.
    pub only: Option<String>,
}

/// Draws everything that was ordered and says how many pictures that made.
///
/// # Errors
/// The folder for the pictures can't be written to; in words, with its path last.
pub fn run(order: &Order) -> Result<usize, String> {
    let mut loaded = order.content.as_deref().map_or_else(content::example, content::load_dir);
    loaded.content = loaded.content.as_of(order.today);
    fs::create_dir_all(&order.out)
        .map_err(|error| format!("can't make the folder ({error}): {}", order.out.display()))?;
    let mut offscreen = offscreen(order.content.as_deref(), &loaded);
    let findings: Arc<[FindingLine]> = loaded.findings.iter().map(FindingLine::from).collect();
    let own = &loaded.content.kiosk.languages;
    let langs = if order.langs.is_empty() { own } else { &order.langs };
    let mut sheet = Sheet::default();
    for &[width, height] in &order.sizes {
        for lang in langs {
            for &mood in &order.moods {
                let title = format!("{width}x{height}-{lang}-{}", word(mood));
                sheet.chapter(&title);
                for (name, scene) in gallery(&loaded.content, lang, mood, Arc::clone(&findings)) {
                    if order.only.as_ref().is_some_and(|only| !name.contains(only.as_str())) {
                        continue;
                    }
                    let file = format!("{name}-{title}.png");
                    let picture = offscreen.draw(&scene, [width as usize, height as usize]);
                    save(&order.out.join(&file), &picture)?;
                    sheet.picture(&name, &file, [width, height]);
                }
            }
        }
    }
    let index = order.out.join("index.html");
    fs::write(&index, sheet.html())
        .map_err(|error| format!("can't write ({error}): {}", index.display()))?;
    Ok(sheet.count)
}

/// A offscreen with every photo of the content hung.
pub fn offscreen(root: Option<&Path>, loaded: &Loaded) -> Offscreen {
    let mut offscreen = Offscreen::new(Words::of_files(&loaded.files));
    for photo in loaded.content.photos() {
        hang(&mut offscreen, root, loaded, &photo.path, PHOTO_PX);
    }
    offscreen
}

/// Hangs one photo, `longest` pixels long at most; one that can't be shown is left out.
pub fn hang(
    offscreen: &mut Offscreen,
    root: Option<&Path>,
    loaded: &Loaded,
    path: &Path,
    longest: u32,
) {
    let bytes = match (root, loaded.origin) {
        (Some(root), Origin::Folder | Origin::LastGood) => {
            photos::read(&root.join(path), photos::Extent::Whole).ok()
        }
        _ => content::folder::example::example_photo(path).map(<[u8]>::to_vec),
    };
    let picture = bytes.and_then(|bytes| photos::decode(&bytes, longest).ok());
    match picture {
        Some(picture) => offscreen.hang(path, &picture),
        None => offscreen.lack(path),
    }
}

fn word(mood: Mood) -> &'static str {
    match mood {
        Mood::Day => "day",
        Mood::Evening => "evening",
    }
}

fn save(path: &Path, picture: &image::RgbaImage) -> Result<(), String> {
    let fail = |error: &dyn std::fmt::Display| format!("can't write ({error}): {}", path.display());
    let file = fs::File::create(path).map_err(|error| fail(&error))?;
    // Large plain areas: the quickest compression is small enough.
    let encoder = PngEncoder::new_with_quality(
        BufWriter::new(file),
        CompressionType::Fast,
        FilterType::Adaptive,
    );
    let rgb = image::DynamicImage::from(picture.clone()).into_rgb8();
    encoder
        .write_image(&rgb, rgb.width(), rgb.height(), image::ExtendedColorType::Rgb8)
        .map_err(|error| fail(&error))
}

/// The contact sheet.
#[derive(Default)]
struct Sheet {
    body: String,
    count: usize,
}

impl Sheet {
    fn chapter(&mut self, title: &str) {
        // Writing to a string can't fail.
        let _ = writeln!(self.body, "<h2>{title}</h2>");
    }

    fn picture(&mut self, name: &str, file: &str, [width, height]: [u32; 2]) {
        self.count += 1;
        let _ = writeln!(
            self.body,
            "<figure><a href=\"{file}\"><img loading=\"lazy\" src=\"{file}\" alt=\"{name}\" width=\"{width}\" height=\"{height}\"></a><figcaption>{name}</figcaption></figure>"
        );
    }

    fn html(&self) -> String {
        format!(
            "<!doctype html>\n<meta charset=\"utf-8\">\n<title>Breakroom</title>\n<style>\n\
             body {{ font: 16px/1.4 sans-serif; margin: 2rem; background: #efe6d5; color: #1f2529 }}\n\
             figure {{ display: inline-block; margin: 0 1rem 1.5rem 0; vertical-align: top }}\n\
             img {{ width: auto; height: 240px; display: block; border-radius: 6px }}\n\
             </style>\n<h1>{} pages</h1>\n{}",
            self.count, self.body
        )
    }
}

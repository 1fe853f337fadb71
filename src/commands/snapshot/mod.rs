//! `breakroom snapshot`: every page as a PNG, without a display and without a GPU, and one
//! `index.html` that shows them all.

mod poster;
mod text;

use std::fmt::Write as _;
use std::fs;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use image::ImageEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};

use jiff::Zoned;

use super::args::{Places, mood_word, size};
use super::markup::colours;
use super::{Exit, Failure};
use crate::content::model::Lang;
use crate::content::{self, Loaded, Origin};
use crate::kiosk::judge::look;
use crate::photos;
use crate::player::gallery;
use crate::player::scene::{FindingLine, Mood};
use crate::screens::i18n::Words;
use crate::screens::offscreen::Offscreen;
use crate::screens::theme::DAY;

/// Longest side of a photo in the pictures, in pixels.
const PHOTO_PX: u32 = 1440;

/// The size of the pictures unless another is asked for, in pixels.
const SIZE_PX: [u32; 2] = [1920, 1080];

/// Draw every page to PNG, without a display, and a contact sheet of them all; or one
/// commendation as a sheet of A4 for the notice board
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The folders with the content and the state
    #[command(flatten)]
    pub places: Places,
    /// Where the pictures go; for a poster a .png, or the folder for it [default: .]
    #[arg(short, long, value_name = "PATH", required_unless_present = "poster")]
    pub out: Option<PathBuf>,
    /// Instead of the pages: this commendation as a sheet of A4, to be printed
    #[arg(long, value_name = "ID", conflicts_with_all = ["size", "theme", "only"])]
    pub poster: Option<String>,
    /// Instead of the pictures: all words as one page of HTML, for whoever can't use the screen
    #[arg(long, conflicts_with_all = ["poster", "size", "theme", "only"])]
    pub text: bool,
    /// Size in pixels; may be given several times [default: 1920x1080]
    #[arg(long, value_name = "WxH", value_parser = size)]
    pub size: Vec<[u32; 2]>,
    /// Language; may be given several times [default: those of the content]
    #[arg(long, value_name = "TAG")]
    pub lang: Vec<String>,
    /// Colours; may be given several times [default: day]
    #[arg(long, value_enum)]
    pub theme: Vec<Mood>,
    /// Only pages whose name has this in it
    #[arg(long, value_name = "TEXT")]
    pub only: Option<String>,
}

impl Args {
    /// The file or folder that the pictures go to.
    pub fn out(&self) -> &Path {
        self.out.as_deref().unwrap_or(Path::new("."))
    }

    /// The languages to draw: those asked for, else all of the content's `own`.
    ///
    /// # Errors
    /// The content has no language that is asked for.
    pub fn langs(&self, own: &[Lang]) -> Result<Vec<Lang>, Failure> {
        let asked: Vec<Lang> = self.lang.iter().map(|tag| Lang::new(tag)).collect();
        if let Some(unknown) = asked.iter().find(|lang| !own.contains(lang)) {
            let known = own.iter().map(Lang::as_str).collect::<Vec<_>>().join(", ");
            let words = format!("kiosk.ron has no language `{unknown}`, only {known}");
            return Err(Failure::new(Exit::Usage, words));
        }
        Ok(if asked.is_empty() { own.to_vec() } else { asked })
    }
}

/// Draws what is asked for, with only what may be shown `now`, and prints where it is to `out`.
///
/// # Errors
/// There is no such page or language, a picture can't be written, or a poster may not be shown.
pub fn run(args: &Args, now: &Zoned, out: &mut dyn io::Write) -> Result<Exit, Failure> {
    if let Some(id) = &args.poster {
        return poster::run(id, args, super::today(now), out);
    }
    let root = args.places.content();
    let mut loaded =
        root.as_deref().map_or_else(content::example, |dir| content::load_dir(dir, look));
    loaded.content = loaded.content.as_of(super::today(now));
    let folder = args.out();
    make_folder(folder)?;
    if args.text {
        return words_of(args, &loaded, out);
    }
    let sheet = draw(args, root.as_deref(), &loaded)?;
    if let (0, Some(only)) = (sheet.count, &args.only) {
        let words = format!("no page has `{only}` in its name; without --only all are drawn");
        return Err(Failure::new(Exit::Usage, words));
    }
    let index = folder.join("index.html");
    fs::write(&index, sheet.html()).map_err(|error| unwritten(&index, &error))?;
    writeln!(out, "{} pictures: {}", sheet.count, index.display())
        .map_err(|error| Failure::unprinted(&error))?;
    Ok(Exit::Done)
}

/// Writes the page with all words.
fn words_of(args: &Args, loaded: &Loaded, out: &mut dyn io::Write) -> Result<Exit, Failure> {
    let langs = args.langs(&loaded.content.kiosk.languages)?;
    let page = text::html(&loaded.content, &Words::of_files(&loaded.files), &langs);
    let path = args.out().join(text::FILE);
    fs::write(&path, page).map_err(|error| unwritten(&path, &error))?;
    writeln!(out, "{}", path.display()).map_err(|error| Failure::unprinted(&error))?;
    Ok(Exit::Done)
}

/// Draws every page in each size, language and mood.
fn draw(args: &Args, root: Option<&Path>, loaded: &Loaded) -> Result<Sheet, Failure> {
    let mut offscreen = offscreen(root, loaded);
    let findings: Arc<[FindingLine]> = loaded.findings.iter().map(FindingLine::from).collect();
    let sizes = if args.size.is_empty() { &[SIZE_PX][..] } else { &args.size };
    let moods = if args.theme.is_empty() { &[Mood::Day][..] } else { &args.theme };
    let langs = args.langs(&loaded.content.kiosk.languages)?;
    let mut sheet = Sheet::default();
    for &[width, height] in sizes {
        for lang in &langs {
            for &mood in moods {
                let title = format!("{width}x{height}-{lang}-{}", mood_word(mood));
                sheet.chapter(&title);
                for (name, scene) in gallery(&loaded.content, lang, mood, Arc::clone(&findings)) {
                    if args.only.as_ref().is_some_and(|only| !name.contains(only.as_str())) {
                        continue;
                    }
                    let file = format!("{name}-{title}.png");
                    let picture = offscreen.draw(&scene, [width as usize, height as usize]);
                    save(&args.out().join(&file), &picture)?;
                    sheet.picture(&name, &file, [width, height]);
                }
            }
        }
    }
    Ok(sheet)
}

/// An offscreen with every photo of the content hung.
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

/// Makes the folder that pictures go to.
///
/// # Errors
/// It can't be made.
pub fn make_folder(path: &Path) -> Result<(), Failure> {
    fs::create_dir_all(path).map_err(|error| {
        let words = format!("can't make the folder ({error}): {}", path.display());
        Failure::new(Exit::Files, words)
    })
}

/// The failure to write the file at `path`.
pub fn unwritten(path: &Path, error: &dyn std::fmt::Display) -> Failure {
    Failure::new(Exit::Files, format!("can't write ({error}): {}", path.display()))
}

fn save(path: &Path, picture: &image::RgbaImage) -> Result<(), Failure> {
    let file = fs::File::create(path).map_err(|error| unwritten(path, &error))?;
    // Large plain areas: the quickest compression is small enough.
    let encoder = PngEncoder::new_with_quality(
        BufWriter::new(file),
        CompressionType::Fast,
        FilterType::Adaptive,
    );
    let rgb = image::DynamicImage::from(picture.clone()).into_rgb8();
    encoder
        .write_image(&rgb, rgb.width(), rgb.height(), image::ExtendedColorType::Rgb8)
        .map_err(|error| unwritten(path, &error))
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
             {}body {{ font: 16px/1.4 sans-serif; margin: 2rem; background: var(--raised); \
             color: var(--ink) }}\n\
             figure {{ display: inline-block; margin: 0 1rem 1.5rem 0; vertical-align: top }}\n\
             img {{ width: auto; height: 240px; display: block; border-radius: 6px }}\n\
             </style>\n<h1>{} pages</h1>\n{}",
            colours(&DAY),
            self.count,
            self.body
        )
    }
}

//! `breakroom desk`: a window in which the content is written.

use std::env;
use std::path::PathBuf;

use super::args::{Theme, size};
use super::{Exit, Failure, places};
use crate::content::model::Lang;
use crate::desk::{self, Options};
use crate::kiosk::judge::{judge, look};
use crate::kiosk::wall;
use crate::player::scene::Mood;
use crate::screens::theme::desk::GLASS;

/// Open a window to write the content in
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The content folder; one that isn't there yet is made [default: as for the kiosk, else ./content]
    pub dir: Option<PathBuf>,
    /// Where what isn't saved yet is kept [default: ~/.local/state/breakroom]
    #[arg(long, value_name = "DIR")]
    pub state: Option<PathBuf>,
    /// The language of the desk's own words, en or zh [default: that of the system]
    #[arg(long, value_name = "TAG", value_parser = spoken)]
    pub lang: Option<Lang>,
    /// The size of the panel in pixels, for the pages beside the form [default: 1920x1080]
    #[arg(long, value_name = "WxH", value_parser = size)]
    pub panel: Option<[u32; 2]>,
    /// Light or dark
    #[arg(long, value_enum, default_value = "day")]
    pub theme: Theme,
}

/// Shows the desk until its window is closed.
///
/// # Errors
/// There is no display, or graphics fail.
pub fn run(args: &Args) -> Result<Exit, Failure> {
    let options = Options {
        dir: places::content(args.dir.clone()).unwrap_or_else(|| PathBuf::from("content")),
        state: places::state(args.state.clone()),
        lang: args.lang.clone().unwrap_or_else(|| {
            system(&env::var("LC_ALL").or_else(|_| env::var("LANG")).unwrap_or_default())
        }),
        is_dark: args.theme == Theme(Some(Mood::Evening)),
        glass: args.panel.map_or(GLASS, |sides| {
            let [one, other] = sides.map(|side| side as usize);
            [one.max(other), one.min(other)]
        }),
        clock: wall,
        judge: look,
        judge_whole: judge,
        pictures: places::pictures(),
    };
    desk::run(options).map_err(|words| Failure::new(Exit::Display, words))?;
    Ok(Exit::Done)
}

/// The languages of the desk.
const SPOKEN: [&str; 2] = ["en", "zh"];

/// The language of that tag, if the desk speaks it.
///
/// # Errors
/// It doesn't, in words.
fn spoken(tag: &str) -> Result<Lang, String> {
    let lang = Lang::new(tag).primary();
    let own = SPOKEN.into_iter().map(Lang::new).find(|own| *own == lang);
    own.ok_or_else(|| format!("the desk speaks {}", SPOKEN.join(" and ")))
}

/// The system's language, such as `zh_CN.UTF-8`, if the desk speaks it; else English.
fn system(locale: &str) -> Lang {
    let tag = locale.split('.').next().unwrap_or_default().replace('_', "-");
    spoken(&tag).unwrap_or_else(|_| Lang::new(SPOKEN[0]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_that_the_desk_doesnt_speak_is_refused_where_it_is_named() {
        for (tag, lang) in [("en", "en"), ("zh", "zh"), ("zh-TW", "zh"), ("en-GB", "en")] {
            assert_eq!(spoken(tag), Ok(Lang::new(lang)), "{tag}");
        }
        assert_eq!(spoken("de"), Err("the desk speaks en and zh".to_owned()));
        for (locale, lang) in
            [("zh_CN.UTF-8", "zh"), ("de_DE.UTF-8", "en"), ("C", "en"), ("", "en")]
        {
            assert_eq!(system(locale), Lang::new(lang), "{locale}");
        }
    }
}

//! The faces and the chains they stand in.
//!
//! In Latin text the Latin face comes first, or the Han face would draw ’ “ ” · full
//! width; in Han text it is the other way round.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId};

use crate::content::model::Lang;

/// What a text is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// The serif of headlines and numerals.
    Statement,
    /// The sans of everything else.
    Text,
    /// The sans in its strong weight, for what is touched and what stands out.
    Strong,
}

/// Side of the glyph atlas in pixels, and its limit: egui's own growth is unbounded and met the
/// limit of the GPU (<https://github.com/emilk/egui/pull/5257>). It stands in memory twice, so
/// that this one may come to 32 MB; full, it begins anew.
pub const ATLAS_SIDE: usize = 2048;
/// Side of the glyph atlas in pixels for a glass with more than `LARGE_GLASS_PX` on its longer
/// side, whose letters are larger.
const ATLAS_SIDE_LARGE: usize = 4096;
/// Side of the glyph atlas in pixels for a glass with more than `HUGE_GLASS_PX` on its longer side:
/// two pages don't fit into a smaller one, and egui draws letters over others then.
pub const ATLAS_SIDE_MAX: usize = 8192;
/// Up to here an atlas of [`ATLAS_SIDE`] holds two pages with ease.
const LARGE_GLASS_PX: f32 = 2560.0;
/// Up to here one of `ATLAS_SIDE_LARGE` does.
const HUGE_GLASS_PX: f32 = 4096.0;
/// From this share on egui empties its atlas at the beginning of a frame.
const ATLAS_FULL: f32 = 0.8;
/// From this share on an atlas of [`ATLAS_SIDE_MAX`] is emptied, for it grows with what stands in
/// it: to half of its side that is 128 MB, in memory and on the GPU.
const ATLAS_FULL_HUGE: f32 = 0.3;

/// The side of the atlas for a glass of `size` pixels.
pub fn atlas_side(size: egui::Vec2) -> usize {
    match size.max_elem() {
        side if side > HUGE_GLASS_PX => ATLAS_SIDE_MAX,
        side if side > LARGE_GLASS_PX => ATLAS_SIDE_LARGE,
        _ => ATLAS_SIDE,
    }
}

/// The share of an atlas of `side` pixels, 0 to 1, from which on it is to begin anew.
pub fn atlas_full(side: usize) -> f32 {
    if side > ATLAS_SIDE_LARGE { ATLAS_FULL_HUGE } else { ATLAS_FULL }
}

const FILES: &[(&str, &[u8])] = &[
    ("fraunces", include_bytes!("../../assets/fonts/Fraunces-SemiBold.ttf")),
    ("inter", include_bytes!("../../assets/fonts/Inter-Regular.ttf")),
    ("inter-strong", include_bytes!("../../assets/fonts/Inter-SemiBold.ttf")),
    ("serif-sc", include_bytes!("../../assets/fonts/NotoSerifSC-SemiBold.ttf")),
    ("sans-sc", include_bytes!("../../assets/fonts/NotoSansSC-Regular.ttf")),
    ("sans-sc-strong", include_bytes!("../../assets/fonts/NotoSansSC-SemiBold.ttf")),
];

/// Each chain: its family, the Latin face, the Han face. Inter and its kin stand at the end
/// of the serif chains for signs the serif lacks.
const CHAINS: &[(Face, &str, &[&str])] = &[
    (Face::Statement, "statement", &["fraunces", "serif-sc", "inter-strong", "sans-sc-strong"]),
    (Face::Statement, "statement-han", &["serif-sc", "fraunces", "sans-sc-strong", "inter-strong"]),
    (Face::Text, "text", &["inter", "sans-sc"]),
    (Face::Text, "text-han", &["sans-sc", "inter"]),
    (Face::Strong, "strong", &["inter-strong", "sans-sc-strong"]),
    (Face::Strong, "strong-han", &["sans-sc-strong", "inter-strong"]),
];

/// Gives egui our faces and no others, and bounds its atlas.
pub fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in FILES {
        let data = FontData::from_static(bytes);
        fonts.font_data.insert((*name).to_owned(), Arc::new(data));
    }
    for (_, family, chain) in CHAINS {
        let chain = chain.iter().map(|&name| name.to_owned()).collect();
        fonts.families.insert(FontFamily::Name((*family).into()), chain);
    }
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        let chain = vec!["inter".to_owned(), "sans-sc".to_owned()];
        fonts.families.insert(family, chain);
    }
    ctx.set_fonts(fonts);
    ctx.all_styles_mut(|style| style.visuals.text_options.font_hinting = false);
}

/// The font for a face, a language and a size in pixels.
#[expect(clippy::expect_used, reason = "the chains above name every face twice")]
pub fn font(face: Face, lang: &Lang, px: f32) -> FontId {
    let index = CHAINS.iter().position(|(f, _, _)| *f == face).expect("every face has two chains");
    let (_, family, _) = CHAINS[index + usize::from(lang.is_han())];
    FontId::new(px, FontFamily::Name(family.into()))
}

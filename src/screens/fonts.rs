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
    /// The serif of headlines.
    Statement,
    /// The sans of everything else.
    Text,
    /// The sans, strong.
    Strong,
}

/// Largest side of the glyph atlas in pixels: egui's own growth is unbounded and met the
/// limit of the GPU (<https://github.com/emilk/egui/pull/5257>).
pub const ATLAS_SIDE_MAX: usize = 4096;

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
    ctx.all_styles_mut(|style| {
        style.visuals.text_options.max_texture_side =
            std::env::var("ATLAS").ok().and_then(|s| s.parse().ok()).unwrap_or(ATLAS_SIDE_MAX);
        if std::env::var_os("NOBIN").is_some() {
            style.visuals.text_options.subpixel_binning = false;
        }
        style.visuals.text_options.font_hinting = false;
    });
}

/// The font for a face, a language and a size in pixels.
pub fn font(face: Face, lang: &Lang, px: f32) -> FontId {
    let index = CHAINS.iter().position(|(f, _, _)| *f == face).expect("every face has two chains");
    let (_, family, _) = CHAINS[index + usize::from(lang.is_han())];
    FontId::new(px, FontFamily::Name(family.into()))
}

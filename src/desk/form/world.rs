//! What a form refers to beyond its item.

use jiff::civil::Date;

use crate::content::model::{Lang, PathStep};
use crate::content::repair::languages;
use crate::content::ron::edit::Sketch;
use crate::desk::sitting::Sitting;

/// What a form refers to beyond its item.
#[derive(Debug, Default)]
pub struct World {
    /// The languages of the kiosk.
    pub languages: Vec<Lang>,
    /// The ids of the values, each with its name.
    pub values: Vec<(String, String)>,
    /// The ids of the roles, each with its name.
    pub roles: Vec<(String, String)>,
    /// The day.
    pub today: Option<Date>,
}

impl World {
    /// What forms of what is written refer to, with names in `lang` where they have one.
    pub fn of(sitting: &Sitting, lang: &Lang, today: Option<Date>) -> Self {
        let name = |sketch: &Sketch, path: &[PathStep]| {
            let in_lang = |lang: &Lang| {
                sketch
                    .said(&[path, &[PathStep::Field("name"), PathStep::In(lang.clone())]].concat())
            };
            let first = || {
                let tags = sketch.names(&[path, &[PathStep::Field("name")]].concat());
                tags.first().and_then(|tag| in_lang(&Lang::new(tag)))
            };
            in_lang(lang).or_else(first).unwrap_or_default()
        };
        let listed = |sketch: &Sketch, list: &[PathStep]| -> Vec<(String, String)> {
            let entries = (0..sketch.count(list)).map(|at| [list, &[PathStep::Entry(at)]].concat());
            let pair = |path: Vec<PathStep>| {
                let id = sketch.said(&[path.as_slice(), &[PathStep::Field("id")]].concat())?;
                Some((id, name(sketch, &path)))
            };
            entries.filter_map(pair).collect()
        };
        let values = sitting.sketch("values.ron");
        let values = values.map(|sketch| listed(&sketch, &[])).unwrap_or_default();
        let mut roles = Vec::new();
        for (file, bytes) in &sitting.now().map {
            let text = std::str::from_utf8(bytes).unwrap_or_default();
            if file.starts_with("philosophy/") && text.contains("YourJobs(") {
                let Some(sketch) = sitting.sketch(file) else { continue };
                let items = (0..sketch.len()).map(PathStep::Entry);
                let of =
                    items.filter(|at| sketch.head(std::slice::from_ref(at)) == Some("YourJobs"));
                for item in of {
                    roles.extend(listed(&sketch, &[item, PathStep::Field("roles")]));
                }
            }
        }
        Self { languages: languages(sitting.now()), values, roles, today }
    }
}

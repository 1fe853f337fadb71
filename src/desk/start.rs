//! The first page, where there is no folder yet: what is asked, and the folder that is made of it.

use std::io;
use std::path::Path;

use egui::{Frame, Id, Margin, ScrollArea, Ui, vec2};

use super::Act;
use super::kit::{Kit, Rank};
use crate::content::folder::disk::write_whole;
use crate::content::folder::layout::{KIOSK, VALUES};
use crate::content::model::{Lang, PathStep};
use crate::content::ron::edit::{Refusal, Sketch, quoted, set, texts, unset};
use crate::screens::theme::desk;

use PathStep::{Entry, Field};

/// The languages that can be chosen; more are written into `kiosk.ron`.
const LANGUAGES: [&str; 2] = ["en", "zh"];
/// Sizes of panels to choose from, in inches.
const PANELS_IN: [u32; 6] = [10, 24, 32, 43, 55, 65];
/// The file of the example in which the roles stand.
const ROLES: &str = "YourJobs(";

/// What somebody wishes for their screen.
#[derive(Clone, Debug)]
pub struct Wishes {
    /// The firm's name, by language.
    pub name: [String; 2],
    /// What it promises, by language.
    pub promise: [String; 2],
    /// Whether each language is spoken.
    pub speaks: [bool; 2],
    /// The panel's diagonal, in inches.
    pub panel_in: u32,
    /// Whether there is a third job.
    pub third_job: bool,
    /// The roles of the example that there are, by id.
    pub roles: Vec<String>,
    /// Whether the example's pages and questions are kept to begin with.
    pub keeps: bool,
}

/// The first page.
pub struct Start {
    /// Whether it is seen.
    pub is_open: bool,
    /// What the disk said when the folder couldn't be made.
    pub failed: Option<String>,
    wishes: Wishes,
    /// The example's roles, each with its name in both languages.
    roles: Vec<(String, [String; 2])>,
}

impl Start {
    /// The first page, open where there is no folder.
    pub fn new(is_open: bool, lang: &Lang) -> Self {
        let roles = if is_open { example_roles() } else { Vec::new() };
        let wishes = Wishes {
            name: Default::default(),
            promise: Default::default(),
            speaks: [true, lang.is_han()],
            panel_in: 32,
            third_job: false,
            roles: roles.iter().map(|(id, _)| id.clone()).collect(),
            keeps: true,
        };
        Self { is_open, failed: None, wishes, roles }
    }

    /// Draws it.
    pub fn show(&mut self, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let side = ((ui.available_width() - 680.0) / 2.0).clamp(24.0, 600.0);
            ui.horizontal_top(|ui| {
                ui.add_space(side);
                Frame::NONE.inner_margin(Margin::symmetric(0, 40)).show(ui, |ui| {
                    ui.vertical(|ui| {
                        ui.set_width(680.0);
                        self.page(kit, ui, acts);
                    });
                });
            });
        });
    }

    fn page(&mut self, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
        kit.title(ui, &kit.say("start-title"));
        kit.note(ui, &kit.say("start-about"));
        let wishes = &mut self.wishes;
        part(kit, ui, "start-languages");
        ui.horizontal(|ui| {
            for (index, tag) in LANGUAGES.iter().enumerate() {
                let name = kit.words.say(&Lang::new(tag), "language-name", &[]);
                if kit.chip(ui, &name, &name, wishes.speaks[index]).clicked() {
                    wishes.speaks[index] = !wishes.speaks[index];
                }
            }
        });
        for (key, texts) in
            [("start-name", &mut wishes.name), ("start-promise", &mut wishes.promise)]
        {
            part(kit, ui, key);
            both(kit, ui, key, wishes.speaks, texts);
        }
        part(kit, ui, "start-panel");
        let names: Vec<String> = PANELS_IN.iter().map(|inches| format!("{inches}″")).collect();
        let at = PANELS_IN.iter().position(|inches| *inches == wishes.panel_in);
        if let Some(chosen) = kit.segments(ui, &kit.say("start-panel"), &names, at) {
            wishes.panel_in = PANELS_IN[chosen];
        }
        part(kit, ui, "start-roles");
        ui.horizontal_wrapped(|ui| {
            for (id, names) in &self.roles {
                let name = &names[usize::from(kit.lang.is_han())];
                let on = wishes.roles.contains(id);
                if kit.chip(ui, name, name, on).clicked() {
                    wishes.roles.retain(|role| role != id);
                    if !on {
                        wishes.roles.push(id.clone());
                    }
                }
            }
        });
        for (key, value) in
            [("start-third-job", &mut wishes.third_job), ("start-keeps", &mut wishes.keeps)]
        {
            part(kit, ui, key);
            let names = [kit.say("yes"), kit.say("no")];
            let at = usize::from(!*value);
            if let Some(chosen) = kit.segments(ui, &kit.say(key), &names, Some(at)) {
                *value = chosen == 0;
            }
        }
        ui.add_space(desk::PART);
        let ready = wishes.is_ready();
        if kit.button_if(ui, &kit.say("start-make"), Rank::Strong, ready).clicked() {
            acts.push(Act::Make(Box::new(wishes.clone())));
        }
        if !ready {
            kit.note(ui, &kit.say("start-lacks"));
        }
        if let Some(words) = &self.failed {
            kit.text(ui, words, crate::screens::fonts::Face::Text, desk::TEXT, kit.p.wrong.text);
        }
    }
}

fn part(kit: Kit<'_>, ui: &mut Ui, key: &str) {
    ui.add_space(desk::PART);
    kit.heading(ui, &kit.say(key));
    let about = format!("{key}-about");
    let text = kit.say(&about);
    if text != about {
        kit.note(ui, &text);
    }
}

/// A text in both languages, as far as they are spoken.
fn both(kit: Kit<'_>, ui: &mut Ui, key: &str, speaks: [bool; 2], text: &mut [String; 2]) {
    let count = speaks.iter().filter(|speaks| **speaks).count();
    let width = kit.column(ui, count);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = desk::GAP;
        for (index, tag) in LANGUAGES.iter().enumerate().filter(|(index, _)| speaks[*index]) {
            let lang = Lang::new(tag);
            let name = format!("{} ({})", kit.say(key), kit.words.say(&lang, "language-name", &[]));
            ui.allocate_ui(vec2(width, desk::ROW), |ui| {
                ui.set_width(width);
                let id = Id::unique(("start", key, index));
                if let (_, Some(typed)) = kit.entry(ui, id, &name, (&text[index], &lang), 1) {
                    text[index] = typed;
                }
            });
        }
    });
}

impl Wishes {
    fn is_ready(&self) -> bool {
        let said = |texts: &[String; 2]| {
            texts.iter().zip(self.speaks).all(|(text, speaks)| !speaks || !text.trim().is_empty())
        };
        self.speaks.contains(&true)
            && !self.roles.is_empty()
            && said(&self.name)
            && said(&self.promise)
    }

    fn texts(&self, text: &[String; 2]) -> String {
        let spoken: Vec<(Lang, &str)> =
            self.spoken().map(|(at, tag)| (Lang::new(tag), text[at].trim())).collect();
        texts(spoken.iter().map(|(lang, text)| (lang, *text)))
    }

    fn spoken(&self) -> impl Iterator<Item = (usize, &'static str)> {
        let all = LANGUAGES.into_iter().enumerate();
        all.filter(|(index, _)| self.speaks[*index])
    }
}

fn example_roles() -> Vec<(String, [String; 2])> {
    let files = crate::content::example().files;
    let mut found = Vec::new();
    for bytes in files.map.values() {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        if !text.contains(ROLES) {
            continue;
        }
        let sketch = Sketch::new(text);
        for index in 0..sketch.len() {
            let list = [Entry(index), Field("roles")];
            for role in 0..sketch.count(&list) {
                let at = |step| [&list[..], &[Entry(role), step]].concat();
                let name = |tag| {
                    let path = [at(Field("name")), vec![PathStep::In(Lang::new(tag))]].concat();
                    sketch.said(&path).unwrap_or_default()
                };
                let id = sketch.said(&at(Field("id")));
                found.extend(id.map(|id| (id, LANGUAGES.map(name))));
            }
        }
    }
    found
}

/// Makes the folder, `kiosk.ron` last, so that it is there when all else is.
///
/// # Errors
/// What the disk says.
pub fn make(dir: &Path, wishes: &Wishes) -> io::Result<()> {
    let files = crate::content::example().files;
    let mut made: Vec<(String, String)> = Vec::new();
    for (path, bytes) in &files.map {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        let has_roles = text.contains(ROLES);
        let is_wanted = path == VALUES || path == KIOSK || has_roles || wishes.keeps;
        if !is_wanted || path.starts_with("commendations/") {
            continue;
        }
        let text = match path.as_str() {
            KIOSK => settings(text, wishes),
            VALUES => Ok(text.to_owned()),
            _ => items(text, wishes),
        };
        let text = text.map_err(|refusal| io::Error::other(format!("{path}: {refusal:?}")))?;
        if path == KIOSK || path == VALUES || !Sketch::new(&text).is_empty() {
            made.push((path.clone(), text));
        }
    }
    made.sort_by_key(|(path, _)| path == KIOSK);
    for (path, text) in made {
        write_whole(&dir.join(path), text.as_bytes())?;
    }
    Ok(())
}

fn settings(text: &str, wishes: &Wishes) -> Result<String, Refusal> {
    let mut text = set(text, &[Field("organisation")], &wishes.texts(&wishes.name))?;
    text = set(&text, &[Field("promise")], &wishes.texts(&wishes.promise))?;
    let tags: Vec<String> = wishes.spoken().map(|(_, tag)| quoted(tag)).collect();
    text = set(&text, &[Field("languages")], &format!("[{}]", tags.join(", ")))?;
    let inches = wishes.panel_in.to_string();
    text = set(&text, &[Field("panel"), Field("diagonal_in")], &inches)?;
    if wishes.third_job { Ok(text) } else { unset(&text, &[Field("third_job")]) }
}

/// The example's items without the roles that there aren't, and in the languages that are spoken.
fn items(text: &str, wishes: &Wishes) -> Result<String, Refusal> {
    let mut text = text.to_owned();
    for index in (0..Sketch::new(&text).len()).rev() {
        let sketch = Sketch::new(&text);
        let is_jobs = sketch.head(&[Entry(index)]) == Some("YourJobs");
        if !is_jobs && !wishes.keeps {
            text = unset(&text, &[Entry(index)])?;
            continue;
        }
        let of = |list: &'static str, inner: Option<&'static str>| {
            let path = [Entry(index), Field(list)];
            let each = (0..sketch.count(&path)).rev().filter_map(|at| {
                let here = [&path[..], &[Entry(at)]].concat();
                let id = [here.as_slice(), inner.map(Field).as_slice()].concat();
                let id = sketch.said(&id)?;
                (!wishes.roles.contains(&id)).then_some(here)
            });
            each.collect::<Vec<_>>()
        };
        let (roles, audience) = (of("roles", Some("id")), of("audience", None));
        let spoken_to = sketch.count(&[Entry(index), Field("audience")]);
        if spoken_to > 0 && audience.len() == spoken_to {
            text = unset(&text, &[Entry(index)])?;
            continue;
        }
        for path in roles.into_iter().chain(audience) {
            text = unset(&text, &path)?;
        }
        let promise = sketch.head(&[Entry(index)]) == Some("Promise");
        if promise {
            let headline = wishes.texts(&wishes.promise);
            text = set(&text, &[Entry(index), Field("headline")], &headline)?;
        }
    }
    Ok(text)
}

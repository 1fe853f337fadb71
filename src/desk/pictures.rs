//! Pictures that somebody drops on the form or chooses: brought into the folder, named by their
//! item, and taken away again once nobody uses them.

use std::path::{Path, PathBuf};

use egui::Context;

use super::form::Picked;
use super::sitting::drafts::Drafts;
use super::sitting::merge::index_of;
use super::work::errand::Errand;
use super::work::lister::{Listing, Pick, list};
use super::work::painter::{Subject, mark_of};
use super::work::porter::{Porter, Porterage, brought};
use super::{Act, Chosen, Desk, Options};
use crate::content::Finding;
use crate::content::fields::{self, Form, blank};
use crate::content::model::{FieldPath, PathStep};
use crate::content::ron::edit::{self, Sketch, quoted};

use PathStep::{Entry, Field};

/// What is known of pictures.
pub struct Pictures {
    porter: Porter,
    /// Those that were brought in this sitting, or in one that had no end.
    brought: Vec<String>,
    /// The version of the sitting at which it was looked last who uses them.
    swept: u64,
    /// The last that was refused, and for which item.
    refused: Option<(Chosen, Finding)>,
    /// What is chosen from.
    pub(super) pick: Option<Pick>,
    lister: Errand<PathBuf, Listing>,
}

impl Pictures {
    /// # Errors
    /// The system refuses a thread.
    pub(super) fn new(
        options: &Options,
        drafts: Option<&Drafts>,
        wake: impl Fn() + Send + Clone + 'static,
    ) -> std::io::Result<Self> {
        let lists = drafts.map(Drafts::pictures).unwrap_or_default();
        let (dir, judge) = (options.dir.clone(), options.judge_whole);
        Ok(Self {
            brought: lists.iter().flat_map(|list| brought(list)).collect(),
            porter: Porter::start(dir, judge, lists, wake.clone())?,
            swept: 0,
            refused: None,
            pick: None,
            lister: Errand::start("lister", wake, |folder: PathBuf| list(&folder))?,
        })
    }

    /// What is wrong with the picture that was to come to that item last.
    pub(super) fn refused(&self, chosen: &Chosen) -> Option<&Finding> {
        self.refused.as_ref().filter(|(to, _)| to == chosen).map(|(_, finding)| finding)
    }
}

/// Whether an item of this kind has a picture.
fn has_picture(head: &str) -> bool {
    let own = fields::kind(head).map_or(&[][..], |kind| kind.fields);
    own.iter().any(|field| matches!(field.form, Form::Photo(_)))
}

impl Desk {
    /// Whether a picture can be dropped on what is seen.
    pub(super) fn takes_pictures(&self) -> bool {
        let head = self.chosen.as_ref().and_then(|chosen| {
            let sketch = self.sitting.sketch(&chosen.file)?;
            sketch.head(&[Entry(chosen.index)]).map(has_picture)
        });
        self.place == super::Place::Item && head.unwrap_or(false)
    }

    /// Takes in what was dropped on the window.
    pub(super) fn drops(&self, ctx: &Context) -> Option<Act> {
        let first = |input: &egui::InputState| {
            input.raw.dropped_files.first().map(|file| file.path().to_owned())
        };
        let dropped = ctx.input(first)?;
        Some(Act::Picture(Picked::File(dropped)))
    }

    /// Does what was asked for about a picture.
    pub(super) fn picture(&mut self, picked: Picked, ctx: &Context) {
        match picked {
            Picked::Choose => {
                let Some(to) = self.chosen.clone() else { return };
                let folder = match &self.pictures.pick {
                    Some(old) => old.folder.clone(),
                    None => self.options.pictures.clone(),
                };
                self.pictures.pick = Some(Pick::new(to, folder.clone()));
                self.pictures.lister.ask(folder);
            }
            Picked::Folder(folder) => {
                if let Some(pick) = &mut self.pictures.pick {
                    pick.folder.clone_from(&folder);
                    self.pictures.lister.ask(folder);
                }
            }
            Picked::File(path) => {
                self.close_pick();
                let Some(chosen) = self.chosen.clone().filter(|_| self.takes_pictures()) else {
                    self.said = Some(("said-no-picture".to_owned(), false));
                    return;
                };
                self.pictures.refused = None;
                self.pictures.porter.bring(path, &chosen.id, chosen.clone());
            }
            Picked::Never => self.close_pick(),
        }
        ctx.request_repaint();
    }

    fn close_pick(&mut self) {
        if let Some(pick) = &mut self.pictures.pick {
            pick.is_open = false;
        }
    }

    /// Takes in what the threads have done about pictures.
    pub(super) fn take_pictures(&mut self, wait: bool) {
        let pictures = &mut self.pictures;
        let done = if wait { pictures.porter.wait() } else { pictures.porter.take() };
        let listed = if wait { pictures.lister.wait() } else { pictures.lister.take() };
        if let (Some(listing), Some(pick)) = (listed, &mut pictures.pick) {
            pick.listing = listing;
        }
        for one in done {
            match one {
                Porterage::Brought { to, path, is_new } => {
                    if is_new {
                        self.pictures.brought.push(path.clone());
                    }
                    self.hang(&to, &path);
                }
                Porterage::Refused { to, name, fact } => {
                    self.pictures.refused = fact.finding(&name).map(|finding| (to, finding));
                }
                Porterage::Swept(gone) => {
                    self.pictures.brought.retain(|path| !gone.contains(path));
                }
            }
        }
    }

    /// Writes the path of a picture into an item, wherever that stands by now.
    fn hang(&mut self, to: &Chosen, path: &str) {
        let languages = self.world.languages.clone();
        self.sitting.seal();
        let hung = self.sitting.change(&to.file, None, |text| {
            let sketch = Sketch::new(text);
            let index = index_of(&sketch, &to.id).unwrap_or(to.index);
            let at = |rest: &[PathStep]| -> FieldPath {
                [&[Entry(index), Field("photo")], rest].concat()
            };
            let there = sketch.written(&at(&[])).is_some_and(|written| written != "None");
            if !there {
                let alt = blank::text(&languages).replace('\n', "\n    ");
                let photo = format!("(\n    path: {},\n    alt: {alt},\n)", quoted(path));
                return edit::set(text, &at(&[]), &photo);
            }
            let text = edit::set(text, &at(&[Field("path")]), &quoted(path))?;
            // What must stay in the frame is elsewhere in another picture.
            edit::unset(&text, &at(&[Field("focus")]))
        });
        if hung.is_err() {
            self.said = Some(("said-refused".to_owned(), false));
        }
    }

    /// Has pictures taken away that nobody uses any more, nor could by taking a step back.
    pub(super) fn sweep(&mut self) {
        let version = self.sitting.version();
        let waits = !self.left.is_empty() || self.pictures.swept == version;
        if waits || self.pictures.brought.is_empty() {
            return;
        }
        self.pictures.swept = version;
        self.sweep_with(true);
    }

    fn sweep_with(&mut self, steps: bool) {
        let unused = |path: &&String| !self.sitting.names(path, steps);
        let unused: Vec<String> = self.pictures.brought.iter().filter(unused).cloned().collect();
        if !unused.is_empty() {
            self.pictures.porter.sweep(unused);
        }
    }

    /// Ends the sitting: there are no steps any more that could be taken back.
    pub fn end(&mut self) {
        if self.left.is_empty() {
            self.sweep_with(false);
            self.take_pictures(true);
        }
    }

    /// What the picture at a path of the folder is known by, and asked for if it isn't there yet.
    pub(super) fn small_picture(&mut self, path: &Path) {
        let mark = mark_of(path);
        if self.small.get(mark).is_none() {
            self.painter.small(mark, || Some(Subject::Photo(path.to_owned())));
        }
    }
}

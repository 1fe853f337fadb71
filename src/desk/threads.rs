//! What goes to the desk's threads, and what comes back from them.

use egui::{Context, TextureOptions};
use std::sync::Arc;

use super::proof::{Page, Piece};
use super::sitting::rows::{Checked, Row};
use super::work::almanac::Told;
use super::work::checker::Outcome;
use super::work::keeper::News;
use super::work::painter::{Look, Painted, Subject};
use super::{Chosen, Desk, Place, World};
use crate::content::Finding;
use crate::content::model::PathStep;
use crate::content::ron::edit::Sketch;
use crate::screens::fit;

impl Desk {
    /// Waits for all that is under way on other threads; whoever tests it has no time to lose.
    pub fn settle(&mut self, ctx: &Context) {
        self.receive(ctx, true);
        self.take_pictures(true);
        self.look_over();
    }

    /// Takes what has come from other threads.
    pub(super) fn take_in(&mut self, ctx: &Context) {
        self.receive(ctx, false);
        self.take_pictures(false);
    }

    /// What has come, or with `wait` what was asked for.
    fn receive(&mut self, ctx: &Context, wait: bool) {
        let painted = if wait { self.painter.wait() } else { self.painter.take() };
        for painted in painted {
            self.painted(ctx, painted);
        }
        let checked = if wait { self.checker.wait() } else { self.checker.take() };
        if let Some(outcome) = checked {
            self.outcome(outcome);
        }
        let planned = if wait { self.almanac.wait() } else { self.almanac.take() };
        if let Some(told) = planned {
            self.told(told);
        }
        let news = if wait { self.keeper.wait() } else { self.keeper.take() };
        for news in news {
            self.news(news);
        }
        let kept = if wait { self.scribe.wait() } else { self.scribe.take() };
        self.kept(kept);
        let proposed = if wait { self.watcher.wait() } else { self.watcher.take() };
        if let Some(report) = proposed {
            self.inbox.take(report);
        }
        let read = if wait { self.reader.wait() } else { self.reader.take() };
        if let Some(outcome) = read {
            self.room.outcome = Some(Arc::new(outcome));
        }
    }

    fn painted(&mut self, ctx: &Context, painted: Painted) {
        let hang = |name: &str, picture| ctx.load_texture(name, picture, TextureOptions::LINEAR);
        match painted {
            Painted::Preview { of, mut told, picture, .. } => {
                // Whether it has room is told a moment later.
                let old = std::mem::take(&mut self.preview.told).into_iter();
                told.extend(old.filter(|told| fit::CODES.contains(&told.code)));
                (self.preview.of, self.preview.told) = (of, told);
                // While it can't be made out, the page stays as it was.
                if let Some(picture) = picture {
                    self.preview.picture = Some(hang("page", picture));
                }
            }
            Painted::Scene { picture, .. } => {
                self.when.picture = Some(hang("page of the day", picture));
            }
            Painted::Pair { pages, .. } => self.compared(ctx, pages),
            Painted::Unfit { of, told, .. } if of == self.preview.of => {
                self.preview.told.retain(|told| !fit::CODES.contains(&told.code));
                self.preview.told.extend(told);
            }
            // It has been written on.
            Painted::Unfit { .. } => {}
            Painted::AllUnfit { findings, files, .. } => {
                self.unfit = (findings, files);
                self.add_unfit();
            }
            Painted::Small { mark, picture } => {
                self.small.put(mark, picture.map(|picture| hang("small page", picture)));
            }
        }
    }

    fn outcome(&mut self, outcome: Outcome) {
        let today = self.today();
        self.checked =
            Some(Checked::new(&outcome.content, &outcome.findings, &self.sitting, today));
        self.content = Some(Arc::new(outcome.content));
        self.contents += 1;
        (self.findings, self.ways) = (outcome.findings, outcome.ways);
        self.looked_at = outcome.files;
        self.add_unfit();
        self.seen = 0;
        self.tell_watcher();
    }

    /// Adds what has no room to what is wrong in the folder, but for files that have changed since.
    fn add_unfit(&mut self) {
        self.findings.retain(|finding| !fit::CODES.contains(&finding.code));
        let (findings, files) = &self.unfit;
        let is_same = |finding: &&Finding| {
            let file = finding.file.to_string_lossy();
            files.get(&file).is_some_and(|old| self.looked_at.get(&file) == Some(old))
        };
        self.findings.extend(findings.iter().filter(is_same).cloned());
    }

    /// Has all pages looked at whether their texts have room, while that is looked at: it takes a
    /// while.
    pub(super) fn ask_fit(&mut self) {
        let Some(content) = self.content.clone().filter(|_| self.place == Place::Findings) else {
            if self.painter.fit_none() {
                self.fitted = 0;
            }
            return;
        };
        if self.fitted != self.contents {
            self.fitted = self.contents;
            self.painter.fit_all(content, self.looked_at.clone());
        }
    }

    /// Whether that is still under way.
    pub(super) fn is_fitting(&self) -> bool {
        self.painter.is_fitting()
    }

    /// Waits until all pages have been looked at; whoever tests it has no time to lose.
    pub fn settle_fit(&mut self, ctx: &Context) {
        for painted in self.painter.wait_for_fit() {
            self.painted(ctx, painted);
        }
    }

    /// Says to the inbox what there is in the folder.
    fn tell_watcher(&mut self) {
        if let Some(content) = &self.content {
            self.watcher.world(Arc::clone(content), self.sitting.disk().clone());
        }
    }

    fn told(&mut self, told: Told) {
        let now = (self.options.clock)().timestamp();
        self.when.take(told, now);
    }

    fn news(&mut self, news: News) {
        match news {
            News::Saved { file, bytes } => {
                let key = if file == "withdrawn.ron" { "said-withdrawn" } else { "said-saved" };
                self.said = Some((key.to_owned(), true));
                if file.ends_with(".ron") {
                    self.sitting.saved(&file, bytes);
                    self.tell_watcher();
                }
            }
            News::Approved(saved) => {
                self.said = Some(("said-approved".to_owned(), true));
                for (file, bytes) in saved {
                    self.sitting.saved(&file, bytes);
                }
            }
            News::Failed { file, words } => {
                tracing::warn!("{file} can't be written: {words}");
                self.said = Some(("said-failed".to_owned(), false));
            }
            News::AtOdds { .. } => self.said = Some(("said-at-odds".to_owned(), false)),
            News::Arrived(files) => {
                self.sitting.arrived(files);
                self.tell_watcher();
                self.painter.forget_photos();
                self.small.clear();
                // No version is the first but one, so its page is asked for again; what is told of
                // it stays until then.
                if let Some((version, ..)) = &mut self.preview.asked {
                    *version = 0;
                }
            }
        }
    }

    /// Brings the list and what the form refers to up to date with what is written.
    pub(super) fn look_over(&mut self) {
        if self.seen == self.sitting.version() {
            return;
        }
        self.seen = self.sitting.version();
        self.rows.update(&self.sitting, self.checked.as_ref());
        self.world = World::of(&self.sitting, &self.options.lang, self.today());
        if let Some(chosen) = &mut self.chosen {
            let own = |row: &&Row| *row.file == *chosen.file && row.id == chosen.id;
            let known = self.rows.all.iter().find(own).or_else(|| {
                let own_file = |row: &&Row| *row.file == *chosen.file;
                let same = |row: &Row| row.index == chosen.index || row.is_file();
                self.rows.all.iter().filter(own_file).find(|row| same(row))
            });
            match known {
                // While its file can't be read, it is remembered.
                Some(row) if row.is_file() => {}
                Some(row) => {
                    chosen.index = row.index;
                    chosen.id.clone_from(&row.id);
                }
                None => self.chosen = None,
            }
        }
        let today = self.today();
        self.checker.ask(self.seen, self.sitting.now().clone(), today);
    }

    /// The item of a row, with its folder.
    pub(super) fn piece(&self, file: &str, index: usize) -> Option<Piece> {
        let sketch = self.sitting.sketch(file)?;
        let item = sketch.written(&[PathStep::Entry(index)])?.to_owned();
        Some(Piece { files: self.sitting.now().clone(), file: file.to_owned(), item })
    }

    /// Asks for the page of the chosen item, if it isn't the one that was asked for last.
    pub(super) fn ask(&mut self, ctx: &Context) {
        let Some(chosen) = self.chosen.clone() else { return };
        let Some(piece) = self.piece(&chosen.file, chosen.index) else { return };
        let sketch = Sketch::new(&format!("[{}]", piece.item));
        let pages = Page::of(sketch.kind(0).map_or("", |kind| kind.head));
        if !pages.contains(&self.preview.look.page) {
            self.preview.look.page = pages[0];
        }
        let wanted = (self.sitting.version(), chosen, self.preview.look.clone());
        if self.preview.asked.as_ref() == Some(&wanted) {
            return;
        }
        let same = |(_, item, _): &(u64, Chosen, Look)| {
            item.id == wanted.1.id && item.file == wanted.1.file
        };
        if !self.preview.asked.as_ref().is_some_and(same) {
            self.preview.told.clear();
        }
        let today = self.today();
        self.painter.preview(piece, wanted.2.clone(), today);
        self.preview.asked = Some(wanted);
        ctx.request_repaint();
    }

    /// Asks for the small page of a row that is seen.
    pub(super) fn small_page(&mut self, row: &Row) {
        let today = self.today();
        let piece = self.piece(&row.file, row.index);
        self.painter.small(row.mark, || Some(Subject::Item(Box::new(piece?), today)));
    }
}

//! The desk as a picture, to be looked at: with `BREAKROOM_LOOK=FOLDER` the pictures are kept.

use std::path::PathBuf;

use breakroom::content::model::{Lang, PathStep};
use breakroom::desk::approval::{Scope, Step};
use breakroom::desk::form::{Change, Edit};
use breakroom::desk::inbox::Deed;
use breakroom::desk::{Act, Desk, Place};
use breakroom::raster::Canvas;
use egui::{Color32, Context, RawInput, Rect, pos2, vec2};
use tempfile::TempDir;

use super::rig::{example, options, write};

/// Draws a desk with the house's own filler, without a GPU.
struct Easel {
    ctx: Context,
    canvas: Canvas,
    desk: Desk,
    size: [usize; 2],
}

impl Easel {
    fn frame(&mut self) -> image::RgbaImage {
        let [wide, high] = self.size.map(|side| side as f32);
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(wide, high))),
            max_texture_side: Some(4096),
            ..Default::default()
        };
        let desk = &mut self.desk;
        let output = self.ctx.run_ui(input, |ui| desk.ui(ui));
        let drawn = self.canvas.paint(&self.ctx, output, self.size, Color32::BLACK);
        self.desk.settle(&self.ctx);
        drawn
    }

    fn draw(&mut self, name: &str, acts: impl IntoIterator<Item = Act>) {
        for act in acts {
            self.desk.act(act, &self.ctx);
        }
        for _ in 0..3 {
            self.frame();
        }
        let drawn = self.frame();
        let first = drawn.get_pixel(0, 0);
        assert!(drawn.pixels().any(|pixel| pixel != first), "{name} is blank");
        if let Some(folder) = std::env::var_os("BREAKROOM_LOOK") {
            drawn.save(PathBuf::from(folder).join(format!("{name}.png"))).expect("written");
        }
    }
}

/// A desk over the example to be looked at, in that language and in those colours.
fn easel(lang: &str, is_dark: bool, size: [usize; 2]) -> (Easel, TempDir) {
    let folder = example();
    let mut options = options(folder.path().into(), None, lang, is_dark);
    if std::env::var_os("BREAKROOM_LOOK").is_some() {
        options.glass = breakroom::screens::theme::desk::GLASS;
    }
    let desk = Desk::new(options, || {}).expect("a desk");
    (Easel { ctx: Context::default(), canvas: Canvas::default(), desk, size }, folder)
}

const LOOKS: [(&str, bool, [usize; 2]); 2] =
    [("en", false, [1440, 860]), ("zh", true, [1280, 720])];

#[test]
fn the_calendar_is_drawn_in_both_languages_and_in_both_colours() {
    for (lang, is_dark, size) in LOOKS {
        let (mut easel, _folder) = easel(lang, is_dark, size);
        easel.draw(&format!("when-{lang}"), [Act::Go(Place::When)]);
    }
}

/// Everything is approved, then one page is changed and approved again, and both are compared.
fn versions(easel: &mut Easel, lang: &str) {
    for names in [["Ann Arden", "Bo Bell"], ["林美", "Bo Bell"]] {
        let scope = if names[0] == "林美" { Scope::Item } else { Scope::All };
        if scope == Scope::All {
            easel.draw(&format!("approve-all-{lang}"), [Act::SaveAll]);
        } else {
            let path = vec![PathStep::Field("body"), PathStep::In(Lang::new("en"))];
            let edit =
                Edit::Set(path, "\"Signed by each of us: counter, bench and van.\"".to_owned());
            let change = Act::Change(Change { field: None, edits: vec![edit] });
            let choose = Act::Choose("philosophy/we-promise.ron".to_owned(), 0);
            easel.draw(&format!("waits-{lang}"), [choose, change]);
        }
        easel.draw(&format!("sign-{lang}"), [Act::Step(Step::Ask(scope))]);
        easel.desk.sign(names);
        easel.draw(&format!("signed-{lang}"), [Act::Step(Step::Approve)]);
    }
    easel.draw(&format!("versions-{lang}"), [Act::Go(Place::Versions)]);
}

#[test]
fn the_inbox_is_drawn_in_both_languages_and_in_both_colours() {
    let sheet = "Timestamp,Nominee,Team,Date,Value,Situation,What they did,Outcome,Nominator\n\
        2026-11-01,Nadia Osei,Stores,2026-10-30,Own it,A delivery of veneers stood in the rain.,\
        She carried forty boxes inside before noon and dried the labels one by one.,\
        Mrs Miller got her order on the day that she was promised.,Tom Weber\n\
        2026-11-03,Pavel Novak,Workshop,2026-10-31,Own it,A saw had no guard.,\
        He stopped the line and fitted a new guard.,Nobody was hurt.,Mei Lin\n\
        2026-11-04,,Night shift,2026-11-02,Own it,,Very helpful as always,Great,Ana\n";
    for (lang, is_dark, size) in LOOKS {
        let (mut easel, folder) = easel(lang, is_dark, size);
        easel.draw(&format!("inbox-unnamed-{lang}"), [Act::Go(Place::Inbox)]);
        let above = tempfile::tempdir().expect("a folder");
        let path = above.path().join("praise.csv");
        std::fs::write(&path, sheet).expect("written");
        write(folder.path(), "desk.ron", format!("(inbox: (sheet: {path:?}))").as_bytes());
        easel.frame();
        easel.draw(&format!("inbox-{lang}"), []);
        easel.draw(
            &format!("inbox-taken-{lang}"),
            [Act::Inbox(Deed::TakeOver), Act::Go(Place::Inbox)],
        );
    }
}

#[test]
fn what_the_room_knows_is_drawn_in_both_languages_and_in_both_colours() {
    for (lang, is_dark, size) in LOOKS {
        let (mut easel, folder) = easel(lang, is_dark, size);
        easel.draw(&format!("room-unnamed-{lang}"), [Act::Go(Place::Room)]);
        let state = tempfile::tempdir().expect("a folder");
        drop(super::room::ledger(state.path(), folder.path()));
        let text = format!("(room: (ledger: {:?}))", state.path());
        write(folder.path(), "desk.ron", text.as_bytes());
        easel.frame();
        easel.draw(&format!("room-{lang}"), []);
    }
}

#[test]
fn every_part_is_drawn_in_both_languages_and_in_both_colours() {
    for (lang, is_dark, size) in LOOKS {
        let (mut easel, _folder) = easel(lang, is_dark, size);
        easel.draw(&format!("list-{lang}"), []);
        let item = |file: &str| [Act::Choose(file.to_owned(), 0)];
        easel.draw(&format!("question-{lang}"), item("questions/everyone-welcome.ron"));
        easel.draw(&format!("thanks-{lang}"), item("commendations/2026-summer.ron"));
        easel.draw(&format!("promise-{lang}"), item("philosophy/we-promise.ron"));
        easel.draw(&format!("withdraw-{lang}"), [Act::Withdraw]);
        easel.draw(&format!("approve-{lang}"), [Act::Never, Act::Step(Step::Ask(Scope::Item))]);
        easel.draw(&format!("revision-{lang}"), [Act::Step(Step::Revise)]);
        easel.draw(&format!("new-{lang}"), [Act::Never, Act::Go(Place::New)]);
        easel.draw(&format!("findings-{lang}"), [Act::Go(Place::Findings)]);
        versions(&mut easel, lang);
        let empty = tempfile::tempdir().expect("a folder");
        let options = super::rig::options(empty.path().into(), None, lang, is_dark);
        easel.desk = Desk::new(options, || {}).expect("a desk");
        easel.ctx = Context::default();
        easel.canvas = Canvas::default();
        easel.draw(&format!("start-{lang}"), []);
    }
}

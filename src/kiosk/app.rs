//! One frame of the kiosk: take what is new, step the player, draw the scene, pass on what a
//! finger said, and say when the next frame is due.

use std::cell::Cell;
use std::mem::discriminant;
use std::panic;
use std::time::Duration;

use egui::{Color32, Context, CursorIcon, RawInput, Shape, Ui, UiBuilder, ViewportCommand};

use super::Run;
use super::admin::Admin;
use super::atlas::{Atlas, is_torn};
use super::clock::Clock;
use super::damage::{Damage, Sheet};
use super::display::Keeper;
use super::engine::{Engine, LOOK_AT_WALL};
use super::fade::{Fade, Step};
use super::lockdown::Lockdown;
use super::opening::Opening;
use super::recorder::Recorder;
use super::refusal::set;
use super::speech::{Begun, Voice};
use super::status::Status;
use super::supervise::Seat;
use super::supervise::quarantine::{Panic, guarded};
use super::textures::{Frame, Textures};
use super::trim::Trim;
use super::watcher::Following;
use crate::content::Loaded;
use crate::player::scene::{Event, Now, Scene, View};
use crate::screens::glass::Shelf;
use crate::screens::i18n::Words;
use crate::screens::theme::touch;
use crate::screens::{self, fonts, ground};

/// The least time to the next frame that is asked for: none is due before it, and a mistake
/// in a reckoning must not become a busy loop.
const FRAME_LEAST: Duration = Duration::from_millis(4);

/// How long after the start the second page is laid out: at first there is the first page to be
/// drawn, and whoever has waited for it and touches it comes before.
const WARM_FROM: Duration = Duration::from_secs(1);

/// The program in its window: takes the input, lets the player act, draws its scene.
pub(super) struct App {
    clock: Clock,
    engine: Engine,
    words: Words,
    textures: Textures,
    fade: Fade,
    damage: Damage,
    lockdown: Lockdown,
    admin: Admin,
    status: Status,
    voice: Voice,
    following: Following,
    seat: Seat,
    atlas: Atlas,
    keeper: Keeper,
    trim: Trim,
    /// An ordinary window, for trying content.
    trial: bool,
    /// Under Wayland, whose compositor asks for no frame while nobody could see it.
    may_be_unseen: bool,
    /// What was drawn last.
    last: Option<Scene>,
    /// The turn whose successor has been laid out ahead.
    warmed: Option<u32>,
    /// The turn in which the glyph atlas was found full.
    emptied: Option<u32>,
    /// What the glass is cleared with before a frame.
    cleared: Cell<Color32>,
}

impl App {
    /// Sets everything up around a first reading of the content.
    pub(super) fn new(
        cc: &eframe::CreationContext<'_>,
        run: Run,
        (loaded, following): (Loaded, Following),
        (seat, voice, opening): (Seat, Begun, Opening),
    ) -> Self {
        let ctx = &cc.egui_ctx;
        set_up(ctx);
        let waker = ctx.clone();
        following.wake_with(move || waker.request_repaint());
        let keeper = match run.window {
            Some(_) => Keeper::idle(),
            None => Keeper::start(cc, loaded.content.kiosk.monitor.clone()),
        };
        let Opening { clock, options, textures } = opening;
        let now = clock.now();
        let state = run.state.as_deref();
        textures.wake(ctx);
        let words = Words::of_files(&loaded.files);
        let waker = ctx.clone();
        let wake = move || waker.request_repaint();
        let admin = Admin::open(state, run.window.is_some(), &now);
        // What is tried in a window isn't what the machine shows.
        let kept = state.filter(|_| run.window.is_none());
        let paths = (run.content.clone(), kept, run.metrics.clone());
        let status = Status::new(cc.gl.as_ref(), &loaded, paths, &now);
        let recorder = Recorder::open(run.state.as_deref().filter(|_| options.ledger), wake);
        let waker = ctx.clone();
        let mut voice = voice.listen(move || waker.request_repaint());
        voice.take(&loaded.content, &loaded.files);
        let damage = Damage::new(cc.gl.as_ref());
        Self {
            clock,
            engine: Engine::new(loaded, options, recorder, &now),
            words,
            textures,
            fade: Fade::new(cc.gl.as_ref(), damage.keeps()),
            damage,
            lockdown: Lockdown::default(),
            admin,
            status,
            voice,
            following,
            seat,
            atlas: Atlas::default(),
            keeper,
            trim: Trim::default(),
            trial: run.window.is_some(),
            may_be_unseen: set("WAYLAND_DISPLAY").is_some(),
            last: None,
            warmed: None,
            emptied: None,
            cleared: Cell::new(Color32::BLACK),
        }
    }

    /// A decoder that is stuck on a picture of `coming`, which was passed over, is left behind.
    fn give_up(&mut self, events: &[Event], coming: Option<&Scene>) {
        if events.iter().any(|event| matches!(event, Event::Skipped { .. })) {
            self.textures.give_up(&coming.map_or_else(Vec::new, screens::photos));
        }
    }

    /// Takes in what the watcher has sent.
    fn take_news(&mut self) {
        while let Some(loaded) = self.following.news() {
            self.clock.set_zone(&loaded.content.kiosk);
            self.words = Words::of_files(&loaded.files);
            self.textures.revise(&loaded);
            // Somebody may have withdrawn: no fade comes out of a page that isn't there any more.
            self.cut();
            self.last = None;
            let now = self.clock.now();
            self.status.take(&loaded, &now);
            self.voice.take(&loaded.content, &loaded.files);
            self.engine.take(loaded, &now);
            self.warmed = None;
        }
    }

    /// Ends a fade at once: what it has made of the glass isn't any page.
    fn cut(&mut self) {
        if self.fade.running() {
            self.fade.cut();
            self.damage.forget();
        }
    }

    /// Makes photos ready; true when those of the next scene are.
    fn develop(&mut self, ctx: &Context, now: &Now, scene: &Scene) -> bool {
        let next = self.engine.player().upcoming(now);
        let may_upload = !self.fade.running();
        let (cards, now) = (self.engine.player().wall(), now.mono);
        let frame = Frame { scene, cards, next: next.as_ref(), now, may_upload };
        self.textures.develop(ctx, &frame)
    }

    fn paint(&mut self, ui: &mut Ui, now: &Now, scene: &Scene) -> Result<screens::Drawn, Unfit> {
        let whole = ui.max_rect();
        let shelf = self.textures.shelf();
        if !self.damage.keeps() && self.cleared.get() != ground(scene) && !self.fade.running() {
            ui.painter().add(Fade::clear(whole, ground(scene)));
        }
        match self.fade.step(now.mono) {
            step @ (Step::Still | Step::Over { .. }) => {
                if matches!(step, Step::Over { shown: false }) {
                    self.damage.forget();
                }
                let drawn = draw(ui, scene, &self.words, shelf)?;
                self.warm(ui, now, scene)?;
                Ok(drawn)
            }
            Step::Copy(from) => {
                if !self.damage.knows(whole, ground(&from)) {
                    ui.painter().add(Fade::clear(whole, ground(&from)));
                    draw_deaf(ui, &from, &self.words, shelf)?;
                }
                let (layer, ground) = (ui.layer_id(), ground(scene));
                let first = ui.painter().add(self.fade.copy_old(whole, ground));
                let drawn = draw(ui, scene, &self.words, shelf)?;
                self.damage.remember(ui.ctx(), Sheet { layer, first, whole, ground });
                ui.painter().add(self.fade.copy_new(whole));
                Ok(drawn)
            }
            Step::Mix(share) => {
                // Its controls listen already, though only the mixture is seen.
                let mut unseen = unseen(ui);
                let drawn = draw(&mut unseen, scene, &self.words, shelf)?;
                ui.painter().add(self.fade.mix(whole, share));
                Ok(drawn)
            }
        }
    }

    /// Lays out what comes next, once in each turn, so that its letters are on the GPU before
    /// its fade begins.
    fn warm(&mut self, ui: &mut Ui, now: &Now, scene: &Scene) -> Result<(), Unfit> {
        if self.warmed == Some(scene.turn) {
            return Ok(());
        }
        let begun = WARM_FROM.saturating_sub(now.mono);
        if !begun.is_zero() {
            ui.ctx().request_repaint_after(begun);
            return Ok(());
        }
        let Some(next) = self.engine.player().upcoming(now) else {
            return Ok(());
        };
        draw_deaf(&mut unseen(ui), &next, &self.words, self.textures.shelf())?;
        self.warmed = Some(scene.turn);
        // A full atlas begins anew with the next frame, whichever that is: let it be one in
        // which nothing moves, and one that lays out both pages again.
        if self.atlas.is_full(ui.ctx()) && self.emptied != Some(scene.turn) {
            self.emptied = Some(scene.turn);
            self.warmed = None;
            ui.ctx().request_repaint();
        } else if is_torn(ui.ctx()) {
            // A GPU with small textures under a large glass: this page alone is drawn again.
            ui.ctx().request_repaint();
        }
        Ok(())
    }

    /// Makes the frame again without a page that the program fails at drawing.
    fn leave_out(&mut self, ctx: &Context, now: &Now, unfit: Unfit) {
        if !self.engine.cannot_draw(&unfit.scene, now) {
            // There is nothing to be shown instead: the supervisor starts the program anew.
            panic::resume_unwind(unfit.panic);
        }
        self.cut();
        self.damage.forget();
        (self.last, self.warmed) = (None, None);
        ctx.request_discard("a page that can't be drawn");
        ctx.request_repaint();
    }

    fn schedule(&mut self, ctx: &Context) {
        let now = self.clock.now();
        let due = if self.fade.running() {
            Fade::pace()
        } else {
            self.trim.rest(now.mono);
            let next = self.engine.next_change(&now).saturating_sub(now.mono);
            let next = self.textures.pace().map_or(next, |pace| pace.min(next));
            self.status.pace(now.mono).map_or(next, |pace| pace.min(next))
        };
        let due = self.seat.service.painted(now.mono, due);
        ctx.request_repaint_after(due.max(FRAME_LEAST));
    }
}

impl eframe::App for App {
    /// Called before each frame, and alone where the window isn't asked for any; then nothing but
    /// this asks for the next round.
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        let is_closed = self.last.as_ref().is_some_and(|scene| scene.view == View::Closed);
        self.seat.service.come_round(self.clock.mono(), is_closed || self.may_be_unseen);
        let errors = self.engine.findings().filter(|finding| finding.is_error()).count();
        self.seat.service.say([errors, self.engine.findings().count() - errors]);
        ctx.request_repaint_after(
            self.seat.service.round().map_or(LOOK_AT_WALL, |round| round.min(LOOK_AT_WALL)),
        );
        self.take_news();
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        ctx.set_cursor_icon(if self.trial { CursorIcon::Default } else { CursorIcon::None });
        let is_over = self.seat.is_over(&ctx);
        let stays = !self.trial && !is_over && !self.admin.is_leaving();
        if stays && ctx.input(|input| input.viewport().close_requested()) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
        if is_over {
            ctx.send_viewport_cmd(ViewportCommand::Close);
            return;
        }
        self.clock.look();
        let now = self.clock.now();
        let is_over = self.voice.is_over();
        self.engine.hear_voice(self.voice.is_there(), is_over, &now);
        let trouble = self.following.trouble(now.mono).into_iter().chain(self.voice.finding());
        self.engine.hear(trouble.collect());
        let before = self.engine.player().scene(&now);
        let ready = self.develop(&ctx, &now, &before);
        let finger_down = ctx.input(|input| input.pointer.any_down());
        let coming = self.engine.player().upcoming(&now);
        let events = self.engine.step(&now, finger_down, ready);
        self.give_up(&events, coming.as_ref());
        self.admin.judge(&mut self.engine, &now, &ctx);
        let scene = self.engine.player().scene(&now);
        self.voice.heed(&events, &scene, &self.words);
        self.status.keep(&mut self.engine, &scene, &now);
        self.develop(&ctx, &now, &scene);
        let textures = &self.textures;
        self.engine.refuse(textures.faults(), |path, fault| textures.fact(path, fault));
        if let Some(last) = self.last.take() {
            if fades(&last, &scene) {
                self.cut();
                self.fade.begin(last);
            } else if page(&last) != page(&scene) {
                self.cut();
            }
        }
        let first = ui.painter().add(Shape::Noop);
        self.status.paint(ui.max_rect().size(), ctx.pixels_per_point());
        let drawn = match self.paint(ui, &now, &scene) {
            Ok(drawn) => drawn,
            Err(unfit) => return self.leave_out(&ctx, &now, unfit),
        };
        let ground = ground(&scene);
        self.cleared.set(ground);
        if !self.fade.running() {
            self.keeper.light(scene.view != View::Closed);
        }
        self.last = Some(scene);
        if let Some(gesture) = drawn.gesture {
            let now = self.clock.now();
            let coming = self.engine.player().upcoming(&now);
            self.admin.prepare(&mut self.engine, &gesture);
            let events = self.engine.touch(&now, gesture, ready);
            self.give_up(&events, coming.as_ref());
            self.admin.heed(&events, &now, &ctx);
            self.voice.heed(&events, &self.engine.player().scene(&now), &self.words);
            // What it changed is drawn in this very frame.
            ctx.request_discard("a gesture");
        }
        if let Some(corner) = drawn.knock
            && self.admin.knock(&mut self.engine, &self.clock.now(), corner)
        {
            ctx.request_discard("a knock");
        }
        if !self.fade.running() && !ctx.will_discard() {
            let (layer, whole) = (ui.layer_id(), ui.max_rect());
            self.damage.reduce(&ctx, Sheet { layer, first, whole, ground });
        }
        self.schedule(&ctx);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.damage.keep();
        self.cleared.get().to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if self.admin.is_leaving() {
            self.seat.leave();
        }
    }

    fn raw_input_hook(&mut self, ctx: &Context, raw_input: &mut RawInput) {
        // Points are pixels on every panel: one with another scale may have come.
        ctx.set_pixels_per_point(1.0);
        self.lockdown.filter(raw_input);
        self.atlas.fit(ctx, raw_input);
    }
}

/// A page that the program fails at drawing.
struct Unfit {
    scene: Box<Scene>,
    panic: Panic,
}

impl Unfit {
    fn new(scene: &Scene, panic: Panic) -> Self {
        Self { scene: Box::new(scene.clone()), panic }
    }
}

fn draw(ui: &mut Ui, scene: &Scene, words: &Words, shelf: &Shelf) -> Result<screens::Drawn, Unfit> {
    let drawn = guarded(ui, |ui| screens::draw(ui, scene, words, shelf));
    drawn.map_err(|panic| Unfit::new(scene, panic))
}

fn draw_deaf(ui: &mut Ui, scene: &Scene, words: &Words, shelf: &Shelf) -> Result<(), Unfit> {
    let drawn = guarded(ui, |ui| screens::draw_deaf(ui, scene, words, shelf));
    drawn.map_err(|panic| Unfit::new(scene, panic))
}

/// A `Ui` over the same place of which nothing is seen.
fn unseen(ui: &mut Ui) -> Ui {
    let mut unseen = ui.new_child(UiBuilder::new().max_rect(ui.max_rect()));
    unseen.set_opacity(0.0);
    unseen
}

/// Everything of egui that a kiosk must not have.
fn set_up(ctx: &Context) {
    fonts::install(ctx);
    ctx.set_pixels_per_point(1.0);
    ctx.options_mut(|options| {
        options.zoom_with_keyboard = false;
        options.warn_on_id_clash = cfg!(debug_assertions);
        // A tap is a tap however long it takes and however much the finger rolls.
        options.input_options.max_click_duration = f64::MAX;
        options.input_options.max_click_dist = touch::WANDER_MM * 3.0;
    });
}

/// What makes one page another: the turn, the kind of page, the item, and what a question has
/// come to.
fn page(scene: &Scene) -> impl PartialEq + use<> {
    let phase = match &scene.view {
        View::Question(view) => Some(discriminant(&view.phase)),
        _ => None,
    };
    (scene.turn, discriminant(&scene.view), phase, scene.mood, scene.in_session)
}

/// Whether the step from one scene to the other is seen as a fade. A finger gets what it asked
/// for at once; only the loop, and the way back into it, is calm.
fn fades(from: &Scene, to: &Scene) -> bool {
    let still = to.ease.reduced_motion || to.kiosk.reduced_motion;
    !to.in_session && page(from) != page(to) && !still
}

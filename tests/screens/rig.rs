//! A kiosk without a window: the real player and the real screens, a finger, a keyboard, and
//! a clock that is moved by hand.

use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use breakroom::content;
use breakroom::content::folder::example;
use breakroom::content::model::{Content, Lang};
use breakroom::photos;
use breakroom::player::quiz::history::History;
use breakroom::player::scene::{Corner, Event, FindingLine, Gesture, Mood, Now, Scene, View};
use breakroom::player::{self, Input, Options, Player, Verdict};
use breakroom::screens::glass::Shelf;
use breakroom::screens::i18n::{Arg, Words};
use breakroom::screens::metrics::Metrics;
use breakroom::screens::offscreen::Offscreen;
use breakroom::screens::{self, fonts};
use egui::accesskit::{Action, Role};
use egui::{Key, Modifiers, PointerButton, Pos2, Rect, UiBuilder, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

pub const LANDSCAPE: Vec2 = vec2(1920.0, 1080.0);
pub const PORTRAIT: Vec2 = vec2(1080.0, 1920.0);

/// Faults as people make them, told as they are told.
static FINDINGS: LazyLock<Arc<[FindingLine]>> = LazyLock::new(|| {
    let mut files = content::testing::good();
    let slides = "[\n    Principle(\n        id: \"two-jobs\",\n        headlin: (\n            en: \"Everyone here has two jobs.\",\n        ),\n    ),\n]\n";
    files.insert("philosophy/two-jobs.ron", slides.as_bytes().to_vec());
    files.insert(
        "questions/parcel.ron",
        "[Single(id: \"parcel\", stem: (en: \"x\"))".as_bytes().to_vec(),
    );
    files.insert("commendations/2026-11.ron", "{\"id\": \"mei-hinges\"}".as_bytes().to_vec());
    files.insert("philosophy/lang.ron", "[HelpCrad(id: \"h\")]".as_bytes().to_vec());
    files.insert("values2.ron", "[]".as_bytes().to_vec());
    let (_, findings) = content::read(&files, &content::testing::any_photo);
    findings.iter().map(FindingLine::from).collect()
});

static EXAMPLE: LazyLock<Arc<Content>> = LazyLock::new(|| Arc::new(content::example().content));

/// The shipped example, read once.
pub fn example() -> Arc<Content> {
    Arc::clone(&EXAMPLE)
}

/// Every scene of the example, with the findings of a folder in which much is wrong.
pub fn gallery(lang: &str, mood: Mood) -> Vec<(String, Scene)> {
    player::gallery(&EXAMPLE, &Lang::new(lang), mood, Arc::clone(&FINDINGS))
}

/// Whether a page is for trying the glass, and has nothing on it but that.
pub fn tries_the_glass(scene: &Scene) -> bool {
    matches!(scene.view, View::Touches(_) | View::Chart(_))
}

/// The scene of the example with this name.
pub fn scene(name: &str, lang: &str, mood: Mood) -> Scene {
    let found = gallery(lang, mood).into_iter().find(|(n, _)| n == name);
    found.unwrap_or_else(|| panic!("no scene {name}")).1
}

/// A text of the interface.
pub fn say(lang: &str, key: &str) -> String {
    Words::new([]).say(&Lang::new(lang), key, &[])
}

/// A text of the interface with a number in it.
pub fn say_with(lang: &str, key: &str, args: &[(&str, Arg<'_>)]) -> String {
    Words::new([]).say(&Lang::new(lang), key, args)
}

/// A offscreen with the example's photos of `scene` in it.
pub fn offscreen_for(scene: &Scene) -> Offscreen {
    let mut offscreen = Offscreen::new(Words::new([]));
    for path in screens::photos(scene) {
        let picture = example::example_photo(path).map(|bytes| photos::decode(bytes, 720));
        offscreen.hang(path, &picture.expect("a photo of the example").expect("a good photo"));
    }
    offscreen
}

/// What is behind the glass.
pub struct Room {
    /// The player; `None` while a scene is shown that nobody plays.
    player: Option<Player>,
    pub now: Now,
    pub scene: Scene,
    words: Words,
    shelf: Shelf,
    /// What the finger said so far.
    pub said: Vec<Gesture>,
    pub events: Vec<Event>,
    pub misfits: Vec<String>,
    /// The PIN, if there is one.
    pin: Option<String>,
    /// How many of the events were looked through for one that was typed.
    checked: usize,
    /// Tickets of answers that the ledger has since the last step.
    recorded: Vec<u64>,
}

impl Room {
    fn step(&mut self, gesture: Option<Gesture>, finger_down: bool) {
        if let Some(player) = &mut self.player {
            let recorded = std::mem::take(&mut self.recorded);
            let input = Input { gesture, finger_down, ready: true, recorded, ..Input::default() };
            self.events.extend(player.step(&self.now, input));
            self.scene = player.scene(&self.now);
        }
    }

    /// A knock at a corner, where there is a PIN; what was typed is checked at once.
    fn administer(&mut self, knock: Option<Corner>) {
        let (Some(player), Some(pin)) = (&mut self.player, &self.pin) else { return };
        let typed = self.events.iter().skip(self.checked).find_map(|event| match event {
            Event::Typed(typed) => Some(typed.clone()),
            _ => None,
        });
        self.checked = self.events.len();
        let verdict = typed.map(|typed| match typed.digits() == pin {
            true => Verdict::Right,
            false => Verdict::Wrong,
        });
        if knock.is_some() || verdict.is_some() {
            let input = Input { knock, verdict, ready: true, ..Input::default() };
            self.events.extend(player.step(&self.now, input));
            self.scene = player.scene(&self.now);
        }
    }

    fn frame(&mut self, ui: &mut egui::Ui) {
        self.step(None, ui.ctx().input(|input| input.pointer.any_down()));
        // The harness leaves a margin around its ui; the glass has none.
        let whole = ui.ctx().content_rect();
        let mut ui = ui.new_child(UiBuilder::new().max_rect(whole));
        ui.set_clip_rect(whole);
        let drawn = screens::draw(&mut ui, &self.scene, &self.words, &self.shelf);
        self.misfits = drawn.misfits;
        if let Some(gesture) = drawn.gesture {
            self.said.push(gesture.clone());
            self.step(Some(gesture), false);
        }
        self.administer(drawn.knock);
    }
}

/// A control as a finger or a screen reader finds it.
#[derive(Clone, Debug)]
pub struct Control {
    pub name: String,
    pub rect: Rect,
}

/// A kiosk under test.
pub struct Kiosk {
    pub harness: Harness<'static, Room>,
    pub size: Vec2,
}

/// Noon on a working day.
pub fn noon() -> Now {
    let wall = "2026-11-04T12:00:00[Europe/Berlin]".parse().expect("a zoned time");
    Now { mono: Duration::ZERO, wall }
}

impl Kiosk {
    /// Playing the example from its first item, in `lang`.
    pub fn playing(size: Vec2, lang: &str) -> Self {
        Self::playing_content(size, lang, example())
    }

    /// Playing `content` from its first item, in `lang`.
    pub fn playing_content(size: Vec2, lang: &str, content: Arc<Content>) -> Self {
        Self::playing_with(size, lang, content, History::default(), false)
    }

    /// The same with what is remembered of the questions, and with a ledger to wait for.
    pub fn playing_with(
        size: Vec2,
        lang: &str,
        content: Arc<Content>,
        history: History,
        ledger: bool,
    ) -> Self {
        let lang = Lang::new(lang);
        // A language that is fixed would leave the loop no second one to turn to.
        let mut content = Arc::unwrap_or_clone(content);
        let kiosk = Arc::make_mut(&mut content.kiosk);
        kiosk.languages.sort_by_key(|own| *own != lang);
        let options = Options { mood: Some(Mood::Day), seed: 7, ledger, ..Options::default() };
        let mut player = Player::new(Arc::new(content), options, &noon());
        player.set_history(history, &noon());
        let scene = player.scene(&noon());
        Self::new(size, Some(player), scene)
    }

    /// Showing one scene that nobody plays.
    pub fn showing(size: Vec2, scene: Scene) -> Self {
        Self::new(size, None, scene)
    }

    fn new(size: Vec2, player: Option<Player>, scene: Scene) -> Self {
        let room = Room {
            player,
            now: noon(),
            scene,
            words: Words::new([]),
            shelf: Shelf::default(),
            said: Vec::new(),
            events: Vec::new(),
            misfits: Vec::new(),
            pin: None,
            checked: 0,
            recorded: Vec::new(),
        };
        let harness = Harness::builder()
            .with_size(size)
            .with_context_setup(|ctx| {
                fonts::install(ctx);
                ctx.options_mut(|options| {
                    options.warn_on_id_clash = true;
                    options.input_options.max_click_duration = f64::MAX;
                });
            })
            .build_ui_state(|ui, room: &mut Room| room.frame(ui), room);
        Self { harness, size }
    }

    /// Sets the PIN of the admin page.
    pub fn set_pin(&mut self, pin: &str) {
        self.harness.state_mut().pin = Some(pin.to_owned());
    }

    /// The player behind the glass.
    pub fn player(&mut self) -> &mut Player {
        self.harness.state_mut().player.as_mut().expect("it is played")
    }

    /// Puts another scene on the glass.
    pub fn show(&mut self, scene: Scene) {
        self.harness.state_mut().scene = scene;
        self.harness.step();
    }

    /// What is on the glass.
    pub fn scene(&self) -> &Scene {
        &self.harness.state().scene
    }

    /// The measures of the glass.
    pub fn metrics(&self) -> Metrics {
        Metrics::new(self.size, self.scene())
    }

    /// Time passes without a finger.
    pub fn wait(&mut self, time: Duration) {
        let now = &mut self.harness.state_mut().now;
        now.mono += time;
        now.wall = now.wall.checked_add(time).expect("a later time");
        // Once for what the time has changed, once so that the names are those of that page.
        self.harness.run_steps(2);
    }

    /// As long as the glass needs before it listens to the next tap.
    pub fn settle(&mut self) {
        self.wait(player::SETTLE + Duration::from_millis(50));
        // Names and glyphs are looked at here.
        self.harness.run();
    }

    /// A finger comes down, or moves while it is down.
    pub fn press(&mut self, at: Pos2) {
        self.pointer(at, Some(true));
    }

    /// A finger that is down moves.
    pub fn slide(&mut self, to: Pos2) {
        self.pointer(to, None);
    }

    /// A finger is lifted.
    pub fn lift(&mut self, at: Pos2) {
        self.pointer(at, Some(false));
        self.harness.event(egui::Event::PointerGone);
        self.harness.step();
    }

    fn pointer(&mut self, pos: Pos2, pressed: Option<bool>) {
        self.harness.event(egui::Event::PointerMoved(pos));
        if let Some(pressed) = pressed {
            let button = PointerButton::Primary;
            let modifiers = Modifiers::default();
            self.harness.event(egui::Event::PointerButton { pos, button, pressed, modifiers });
        }
        self.harness.step();
    }

    /// A finger taps.
    pub fn tap_at(&mut self, at: Pos2) {
        self.press(at);
        self.lift(at);
        self.settle();
    }

    /// A finger taps the control with this name.
    pub fn tap(&mut self, name: &str) {
        let at = self.control(name).rect.center();
        self.tap_at(at);
    }

    /// Taps the control that an interface text names.
    pub fn tap_key(&mut self, key: &str) {
        let lang = self.scene().lang.clone();
        self.tap(&Words::new([]).say(&lang, key, &[]));
    }

    /// A key goes down and up.
    pub fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.step();
        self.settle();
    }

    /// The control with this name; fails if there is none, or more than one.
    pub fn control(&self, name: &str) -> Control {
        let node = self.harness.get_by_role_and_label(Role::Button, name);
        Control { name: name.to_owned(), rect: node.rect() }
    }

    /// The first control whose name begins like this; fails if there is none.
    pub fn control_named_from(&self, begin: &str) -> Control {
        let found = self.controls().into_iter().find(|control| control.name.starts_with(begin));
        found.unwrap_or_else(|| panic!("no control {begin}…"))
    }

    /// Whether there is a control with this name.
    pub fn has(&self, name: &str) -> bool {
        self.controls().iter().any(|control| control.name == name)
    }

    /// Everything that can be touched.
    pub fn controls(&self) -> Vec<Control> {
        let root = self.harness.root();
        root.children_recursive()
            .filter(|node| node.accesskit_node().data().supports_action(Action::Click))
            .map(|node| Control {
                name: node.accesskit_node().label().unwrap_or_default(),
                rect: node.rect(),
            })
            .collect()
    }

    /// Every text that is read out, besides the names of the controls.
    pub fn texts(&self) -> Vec<String> {
        self.text_places().into_iter().map(|text| text.name).collect()
    }

    /// The same with the places in which they stand.
    pub fn text_places(&self) -> Vec<Control> {
        let root = self.harness.root();
        let texts = root.children_recursive().filter(|n| n.accesskit_node().role() == Role::Label);
        let place = |node: egui_kittest::Node<'_>| {
            Some(Control { name: node.accesskit_node().value()?, rect: node.rect() })
        };
        texts.filter_map(place).collect()
    }

    /// Whether exactly this text is read out.
    pub fn reads(&self, text: &str) -> bool {
        self.texts().iter().any(|own| own == text)
    }

    /// The ledger has these answers.
    pub fn recorded(&mut self, tickets: Vec<u64>) {
        self.harness.state_mut().recorded = tickets;
        self.harness.step();
        self.settle();
    }

    /// What was read aloud has come to its end.
    pub fn spoken(&mut self) {
        let room = self.harness.state_mut();
        let player = room.player.as_mut().expect("it is played");
        let input = Input { spoken: true, ready: true, ..Input::default() };
        room.events.extend(player.step(&room.now, input));
        self.wait(Duration::ZERO);
    }

    /// The name of the control that the keyboard is on.
    pub fn focused(&self) -> Option<String> {
        let root = self.harness.root();
        let on = root.children_recursive().find(|node| node.accesskit_node().is_focused())?;
        on.accesskit_node().label()
    }

    /// What was said since the last call.
    pub fn said(&mut self) -> Vec<Gesture> {
        std::mem::take(&mut self.harness.state_mut().said)
    }

    /// What happened since the last call.
    pub fn events(&mut self) -> Vec<Event> {
        self.harness.state_mut().checked = 0;
        std::mem::take(&mut self.harness.state_mut().events)
    }

    /// Everything that can be touched but the target that is the whole glass.
    pub fn small_controls(&self) -> Vec<Control> {
        let whole = Rect::from_min_size(pos2(0.0, 0.0), self.size);
        self.controls().into_iter().filter(|control| control.rect != whole).collect()
    }

    /// From the loop to the first page of a session.
    pub fn open_home(&mut self) {
        self.tap_at(pos2(self.size.x / 2.0, 8.0));
        if self.scene().view != player::scene::View::Home {
            self.harness.state_mut().step(Some(Gesture::Home), false);
            self.settle();
        }
        self.said();
    }

    /// Straight to a page that a gesture opens.
    pub fn go(&mut self, gesture: Gesture) {
        self.harness.state_mut().step(Some(gesture), false);
        self.settle();
        self.said();
    }
}

/// Reads a file of the repository.
pub fn repository(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

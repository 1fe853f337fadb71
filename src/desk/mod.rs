//! The desk: a window in which the screen is filled without writing RON.
//!
//! What is seen in it is drawn by the scenes of the glass, and what it writes is the same folder,
//! comments and all. [`sitting`] has the folder as it is on the disk and as it is with what has
//! been changed; [`proof`] looks at one item by itself; [`form`] makes a form of the description of
//! its fields; [`work`] draws, checks, reads and writes on threads of its own; [`panes`] are the
//! parts of the window, drawn with the [`kit`].

mod acts;
pub mod almanac;
pub mod approval;
mod begin;
mod draw;
pub mod form;
pub mod inbox;
mod keeping;
pub mod kit;
pub mod panes;
pub mod pictures;
pub mod proof;
pub mod room;
pub mod sitting;
mod small;
pub mod start;
mod threads;
mod versions;
mod when;
mod window;
pub mod words;
pub mod work;

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use egui::{Context, Key, KeyboardShortcut, Modifiers, TextureHandle, Ui};
use jiff::civil::Date;
use jiff::{Timestamp, Zoned};

use crate::content::model::{Content, Lang};
use crate::content::repair::{Repair, languages};
use crate::content::ron::edit::Patch;
use crate::content::{Files, Finding, JudgePhoto, read_dir};
use crate::player::playlist::dayparts;
use crate::player::scene::Mood;
use crate::screens::fonts;
use crate::screens::theme::Palette;
use form::{Change, Picked, World};
use kit::install;
use panes::rough::Stretch;
use pictures::Pictures;
use proof::Told;
use sitting::Sitting;
use sitting::drafts::{Draft, Drafts};
use sitting::rows::{Checked, Row, Rows};
use small::SmallPages;
use when::When;
use words::{Words, words};
use work::almanac::{self as plays, Almanac};
use work::checker::Checker;
use work::inbox::Watcher;
use work::keeper::Keeper;
use work::painter::{Look, Painter};
use work::room::{self as rooms, Reader};
use work::scribe::Scribe;

pub use window::run;

/// What the command line says, and what the desk can't know by itself.
#[derive(Clone, Debug)]
pub struct Options {
    /// The content folder.
    pub dir: PathBuf,
    /// Where what isn't saved is kept; `None` keeps it nowhere.
    pub state: Option<PathBuf>,
    /// The language of the desk's own words.
    pub lang: Lang,
    /// Dark colours.
    pub is_dark: bool,
    /// The glass that pages are drawn for, on its longer and its shorter side, in pixels.
    pub glass: [usize; 2],
    /// What the wall clock shows.
    pub clock: fn() -> Zoned,
    /// Says which pictures can be shown, by the beginnings of their files.
    pub judge: JudgePhoto,
    /// Says the same by all of a file.
    pub judge_whole: JudgePhoto,
    /// Where pictures are looked for first.
    pub pictures: PathBuf,
}

/// What fills the middle of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The form of the item that was chosen.
    Item,
    /// Everything that is wrong in the folder.
    Findings,
    /// A new item is chosen.
    New,
    /// When what plays.
    When,
    /// What the sheet proposes.
    Inbox,
    /// What the item that was chosen was on the screen.
    Versions,
    /// What the room knows.
    Room,
}

impl Place {
    /// Whether the list of all items stands beside it.
    fn has_list(self) -> bool {
        !matches!(self, Self::When | Self::Inbox | Self::Room)
    }
}

/// What somebody has asked for.
#[derive(Clone, Debug)]
pub enum Act {
    /// An item of the list.
    Choose(String, usize),
    /// Something in the form.
    Change(Change),
    /// One step back, or again.
    Undo,
    /// One step again.
    Redo,
    /// The item that was chosen is saved, and no other.
    Save,
    /// All that is changed is saved.
    SaveAll,
    /// Another part of the desk.
    Go(Place),
    /// A new item of that kind.
    Begin(&'static str),
    /// A copy of the item that was chosen.
    Copy,
    /// The item that was chosen is deleted.
    Delete,
    /// Something is let onto the screen, or a new version begun.
    Step(approval::Step),
    /// It is taken off the screen for good; asked first.
    Withdraw,
    /// It was asked, and so it is.
    WithdrawNow,
    /// It was asked, and is not.
    Never,
    /// Another language of the desk.
    Lang,
    /// Other colours of the desk.
    Colours,
    /// What the last sitting left is taken up, or thrown away.
    Draft(bool),
    /// Of a conflict, what was written here, or what is on the disk.
    Decide(usize, bool),
    /// A new folder is made.
    Make(Box<start::Wishes>),
    /// Another day is looked at.
    Day(Date),
    /// Another moment of it.
    Moment(Timestamp),
    /// Stretches of a file that says `of` are written otherwise.
    Mend {
        /// The file.
        file: String,
        /// What it says.
        of: Arc<[u8]>,
        /// What stands there instead.
        patches: Vec<Patch>,
    },
    /// Something about the picture of the chosen item.
    Picture(Picked),
    /// A stretch of the file of the chosen item is written as it stands.
    Rewrite(Range<usize>, String),
    /// Something in the inbox.
    Inbox(inbox::Deed),
    /// Something about what the room knows.
    Room(room::Deed),
}

/// The item that was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The file that it stands in.
    pub file: String,
    /// Its number in the file.
    pub index: usize,
    /// Its id, empty if it has none.
    pub id: String,
}

/// The page beside the form.
struct Preview {
    pub look: Look,
    pub from_afar: bool,
    pub picture: Option<TextureHandle>,
    pub told: Vec<Told>,
    /// The text of the item that this was told of.
    pub of: Arc<str>,
    /// What was asked for last: the version of the sitting, the item, and how it is looked at.
    asked: Option<(u64, Chosen, Look)>,
}

impl Preview {
    fn new(lang: Lang) -> Self {
        let (page, mood, size) = (proof::Page::Loop, Mood::Day, [640, 360]);
        let look = Look { page, lang, mood, portrait: false, size };
        let (told, of) = (Vec::new(), "".into());
        Self { look, from_afar: false, picture: None, told, of, asked: None }
    }
}

/// The window for writing the content.
pub struct Desk {
    options: Options,
    words: Words,
    sitting: Sitting,
    rows: Rows,
    checked: Option<Checked>,
    /// What is good in the folder, and how often it has been another.
    content: Option<Arc<Content>>,
    contents: u64,
    /// All that is wrong in the folder.
    findings: Vec<Finding>,
    /// Of each of the first, ways out that a machine can go.
    ways: Vec<Vec<Repair>>,
    /// The folder that this was told of.
    looked_at: Files,
    /// What has no room on the glass, and the folder in which that was so; and of which content it
    /// was asked last.
    unfit: (Vec<Finding>, Files),
    fitted: u64,
    /// What is written as it stands in its file.
    stretch: Option<Stretch>,
    chosen: Option<Chosen>,
    place: Place,
    world: World,
    filter: panes::list::Filter,
    preview: Preview,
    when: When,
    inbox: inbox::Inbox,
    versions: versions::Versions,
    room: room::Room,
    small: SmallPages,
    pictures: Pictures,
    left: Vec<Draft>,
    asks_withdrawal: bool,
    /// Two people who are asked for their names, and who has approved last.
    asking: Option<approval::Asking>,
    approver: String,
    said: Option<(String, bool)>,
    start: start::Start,
    painter: Painter,
    checker: Checker,
    almanac: Almanac,
    watcher: Watcher,
    reader: Reader,
    keeper: Keeper,
    scribe: Scribe,
    /// What isn't saved can't be kept at the moment.
    is_refused: bool,
    seen: u64,
    kept: u64,
    changed_at: f64,
    dressed: Option<(bool, Lang)>,
}

impl Desk {
    /// A desk over a folder; `wake` draws the next frame.
    ///
    /// # Errors
    /// The system refuses a thread.
    pub fn new(
        options: Options,
        wake: impl Fn() + Send + Clone + 'static,
    ) -> std::io::Result<Self> {
        let dir = options.dir.clone();
        let drafts = options.state.as_deref().map(|state| Drafts::of(state, &dir));
        let left = drafts.as_ref().map(Drafts::read).unwrap_or_default();
        let files = read_dir(&dir);
        let start = start::Start::new(files.is_gone(), &options.lang);
        let preview = Preview::new(languages(&files)[0].clone());
        let mut desk = Self {
            words: words(),
            sitting: Sitting::new(files),
            rows: Rows::default(),
            checked: None,
            content: None,
            contents: 0,
            findings: Vec::new(),
            ways: Vec::new(),
            looked_at: Files::default(),
            unfit: Default::default(),
            fitted: 0,
            stretch: None,
            chosen: None,
            place: Place::Item,
            world: World::default(),
            filter: panes::list::Filter::default(),
            preview,
            when: When::default(),
            inbox: inbox::Inbox::default(),
            versions: versions::Versions::default(),
            room: room::Room::default(),
            small: SmallPages::default(),
            pictures: Pictures::new(&options, drafts.as_ref(), wake.clone())?,
            left,
            asks_withdrawal: false,
            asking: None,
            approver: String::new(),
            said: None,
            start,
            painter: Painter::start((dir.clone(), options.glass), options.judge, wake.clone())?,
            checker: Checker::start(dir.clone(), options.judge, wake.clone())?,
            almanac: plays::start(dir.clone(), wake.clone())?,
            reader: rooms::start(room::copies(options.state.as_deref()), wake.clone())?,
            watcher: Watcher::start(dir.clone(), (options.judge, options.clock), wake.clone())?,
            scribe: Scribe::start(drafts, wake.clone())?,
            is_refused: false,
            keeper: Keeper::start(dir, wake)?,
            options,
            seen: 0,
            kept: 1,
            changed_at: 0.0,
            dressed: None,
        };
        let on_disk = |draft: &Draft| desk.sitting.disk().get(&draft.file) == Some(&draft.ours);
        let stale: Vec<bool> = desk.left.iter().map(on_disk).collect();
        let mut stale = stale.into_iter();
        desk.left.retain(|_| !stale.next().unwrap_or(false));
        desk.look_over();
        Ok(desk)
    }

    /// The day, if the clock shows one that can be.
    fn today(&self) -> Option<Date> {
        let now = (self.options.clock)();
        dayparts::plausible(now.date()).then(|| now.date())
    }

    /// Draws everything.
    pub fn ui(&mut self, ui: &mut Ui) {
        self.dress(ui.ctx());
        self.take_in(ui.ctx());
        let mut acts = self.keys(ui.ctx());
        acts.extend(self.drops(ui.ctx()));
        self.draw(ui, &mut acts);
        for act in acts {
            self.act(act, ui.ctx());
        }
        self.keep();
        self.sweep();
        self.look_over();
        self.ask(ui.ctx());
        self.ask_fit();
        self.ask_when(ui.ctx());
        self.ask_versions(ui.ctx());
        self.ask_room(ui.ctx());
    }

    /// What a file says, with all that has been changed.
    pub fn text(&self, file: &str) -> Option<&str> {
        self.sitting.text(file)
    }

    /// What is wrong in the folder, as it was checked last.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// All that is wrong in the folder, each with the ways out that a machine can go.
    fn all_told(&self) -> impl Iterator<Item = (&Finding, &[Repair])> {
        let ways = self.ways.iter().map(Vec::as_slice).chain(std::iter::repeat(&[][..]));
        self.findings.iter().zip(ways)
    }

    /// Whether the page of the chosen item is seen.
    pub fn has_page(&self) -> bool {
        self.preview.picture.is_some()
    }

    /// Whether the page of an item that says so is seen.
    pub fn has_page_of(&self, words: &str) -> bool {
        self.has_page() && self.preview.of.contains(words)
    }

    /// Faces and colours, once and whenever they change.
    fn dress(&mut self, ctx: &Context) {
        let wanted = (self.options.is_dark, self.options.lang.clone());
        if self.dressed.as_ref() != Some(&wanted) {
            if self.dressed.is_none() {
                fonts::install(ctx);
            }
            install(ctx, self.palette(), wanted.0);
            self.dressed = Some(wanted);
            ctx.request_repaint();
        }
    }

    fn palette(&self) -> &'static Palette {
        Palette::of(if self.options.is_dark { Mood::Evening } else { Mood::Day })
    }

    /// What the keyboard asks for anywhere.
    fn keys(&self, ctx: &Context) -> Vec<Act> {
        let command = |key| KeyboardShortcut::new(Modifiers::COMMAND, key);
        let shift = |key| KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key);
        let known = [
            (shift(Key::Z), Act::Redo),
            (command(Key::Z), Act::Undo),
            (command(Key::Y), Act::Redo),
            (shift(Key::S), Act::SaveAll),
            (command(Key::S), Act::Save),
            (command(Key::N), Act::Go(Place::New)),
        ];
        ctx.input_mut(|input| {
            let pressed = known.into_iter().filter(|(keys, _)| input.consume_shortcut(keys));
            pressed.map(|(_, act)| act).collect()
        })
    }
}

//! The player as a whole, played by hand.

mod administering;
mod holding;
mod lineup_reloading;
mod lining_up;
mod looping;
mod polling;
mod quizzing;
mod reloading;
mod thanking;
mod touching;
mod visiting;

use std::sync::Arc;
use std::time::Duration;

use super::scene::{Event, Gesture, Now, Phase, QuestionView, Scene, View};
use super::testing::{later, noon, question, small};
use super::{Input, Options, Player};
use crate::content::model::{Content, Id, QuestionKind};

/// A player with a clock of its own, and everything that has happened.
struct Bench {
    player: Player,
    now: Now,
    ready: bool,
    down: bool,
    recorded: Vec<u64>,
    events: Vec<Event>,
}

impl Bench {
    fn new(content: Content) -> Self {
        Self::at(content, noon())
    }

    fn at(content: Content, now: Now) -> Self {
        Self::with(content, Options { owner: true, ..Options::default() }, now)
    }

    fn with(content: Content, options: Options, now: Now) -> Self {
        let player = Player::new(Arc::new(content), options, &now);
        let mut bench = Self {
            player,
            now,
            ready: true,
            down: false,
            recorded: Vec::new(),
            events: Vec::new(),
        };
        bench.step(None);
        bench
    }

    fn step(&mut self, gesture: Option<Gesture>) {
        let input = Input {
            gesture,
            finger_down: self.down,
            ready: self.ready,
            recorded: std::mem::take(&mut self.recorded),
            ..Input::default()
        };
        self.events.extend(self.player.step(&self.now, input));
    }

    /// Waits for a time and then steps once.
    fn wait(&mut self, time: Duration) {
        self.now = later(&self.now, time);
        self.step(None);
    }

    /// Waits until the player says that something changes.
    fn tick(&mut self) {
        let next = self.player.next_change(&self.now);
        assert!(next > self.now.mono, "the next change must lie ahead");
        self.wait(next - self.now.mono);
    }

    /// Touches a second later, so that nobody takes it for a double tap.
    fn touch(&mut self, gesture: Gesture) {
        self.now = later(&self.now, Duration::from_secs(1));
        self.step(Some(gesture));
    }

    fn scene(&self) -> Scene {
        self.player.scene(&self.now)
    }

    fn view(&self) -> View {
        self.scene().view
    }

    /// The id of what is on the glass.
    fn shown(&self) -> Option<Id> {
        id_of(&self.view())
    }

    /// Goes on in the loop until the view is as wished; at most 2,000 changes.
    fn until(&mut self, wished: impl Fn(&View) -> bool) {
        for _ in 0..2000 {
            if wished(&self.view()) {
                return;
            }
            self.tick();
        }
        panic!("it never came, the last was {:?}", self.view());
    }

    /// The ids of the next `n` items of the loop, the one on the glass first.
    fn loop_ids(&mut self, n: usize) -> Vec<String> {
        let mut ids = Vec::new();
        let mut turn = None;
        while ids.len() < n {
            let scene = self.scene();
            if turn != Some(scene.turn) {
                turn = Some(scene.turn);
                ids.push(id_of(&scene.view).map_or_else(String::new, |id| id.as_str().to_owned()));
            }
            self.tick();
        }
        ids
    }

    fn question(&self) -> QuestionView {
        match self.view() {
            View::Question(view) => view,
            other => panic!("no question but {other:?}"),
        }
    }

    /// Answers the question on the glass and confirms, rightly or wrongly.
    fn answer(&mut self, right: bool) {
        self.answer_parts(right);
        let is_answered =
            matches!(self.question().phase, Phase::Answered { right: Some(r), .. } if r == right);
        assert!(is_answered, "{:?}", self.question());
    }

    /// Touches what makes the answer, whatever comes of it.
    fn answer_parts(&mut self, right: bool) {
        let view = self.question();
        let n = view.question.options.len();
        if view.question.is_confirmed() {
            let mut order: Vec<usize> =
                if right { (0..n).collect() } else { (0..n).rev().collect() };
            order.truncate(view.question.to_choose());
            for option in order {
                self.touch(Gesture::Pick(option));
            }
            self.touch(Gesture::Next);
        } else {
            self.touch(Gesture::Pick(if right { 0 } else { 1 }));
        }
    }
}

fn id_of(view: &View) -> Option<Id> {
    match view {
        View::Slide { slide, .. } => Some(slide.meta.id.clone()),
        View::Question(view) => Some(view.question.meta.id.clone()),
        View::Commendation { commendation, .. } => Some(commendation.meta.id.clone()),
        _ => None,
    }
}

fn is_thinking(view: &View) -> bool {
    matches!(view, View::Question(QuestionView { phase: Phase::Thinking { .. }, .. }))
}

/// On a silent question of a kind, with five such in the content; nothing reported so far.
fn of_kind(kind: QuestionKind) -> Bench {
    let options = if kind == QuestionKind::TrueFalse { 2 } else { 3 };
    let questions = (0..5).map(|i| Arc::new(question(&format!("q{i}"), kind, options))).collect();
    let mut bench = Bench::new(Content { questions, ..small() });
    bench.until(is_thinking);
    bench.events.clear();
    bench
}

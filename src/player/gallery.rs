//! Every scene worth a picture, for snapshots and for the tests of the screens.

use std::sync::Arc;
use std::time::Duration;

use super::lineup::diary::Diary;
use super::lineup::plan::{Planning, has_one_answer, is_story};
use super::playlist::{Playlist, dare};
use super::quiz::choose;
use super::scene::{
    AdminView, Applause, Beside, By, Chart, DEEDS, Ease, Facts, FindingLine, LEARNT, LineupPage,
    LineupView, Mood, Offer, PadState, PadView, Phase, Playing, PollView, QuestionView, Room,
    Scene, Speech, StillHere, Tab, ThanksStep, ThanksView, Toward, View, WALL_FEW, Ways, Why, poll,
    thanks,
};
use super::session::admin::PIN_DIGITS;
use super::session::browse::Browse;
use crate::content::Origin;
use crate::content::model::{
    Bilingual, Commendation, Content, Id, Lang, Meta, Question, QuestionKind, Slide, SlideKind,
    Text, ThanksForm,
};

/// Steps of the bar in the picture of a question that is being thought about.
const THINKING: Phase = Phase::Thinking { elapsed: 7, total: 20 };
/// What the room knows in the pictures.
const ROOM: Room = Room { share: 0.72, answers: 58 };

/// The form in the pictures.
const FORM: &str = "https://forms.example/thanks";
/// Votes for the options of a poll in the pictures.
const VOTES: [u32; 5] = [7, 19, 11, 2, 0];
/// Hands on the cards in the pictures.
const HANDS: Applause = Applause { hands: 23, given: false };
/// The parts of the admin page in the pictures.
const TABS: [(Tab, &str); 5] = [
    (Tab::Now, "now"),
    (Tab::Findings, "findings"),
    (Tab::Machine, "machine"),
    (Tab::Room, "room"),
    (Tab::Tools, "tools"),
];
/// The charts of the screen test in the pictures.
const CHARTS: [(Chart, &str); 6] = [
    (Chart::Red, "red"),
    (Chart::Green, "green"),
    (Chart::Blue, "blue"),
    (Chart::White, "white"),
    (Chart::Black, "black"),
    (Chart::Grid, "grid"),
];
/// What the wall is browsed by in the pictures.
const WAYS: [(By, &str); 4] =
    [(By::Value, "value"), (By::Skill, "skill"), (By::Team, "team"), (By::Month, "month")];

/// Every scene of `content` in `lang` and `mood`, each under a name of its own:
/// `slide-…`, `poll-…`, `poll-…-few`, `poll-…-answered`, `dare-…`, `question-…-asked`, `question-…-answered`, `order-…-half`,
/// `several-…-half`, `commendation-…`, `card-…`, `wall-1`, `wall-by-…`, `wall-of-…`, `home`, `roles`, `role-…`,
/// `visit-done`, `lineup-…`, `still-here`, `pad…`, `admin-…`, `touches` and `chart-…`. Dates and dayparts do not count here.
pub fn gallery(
    content: &Content,
    lang: &Lang,
    mood: Mood,
    findings: Arc<[FindingLine]>,
) -> Vec<(String, Scene)> {
    let all = Playlist::everything(content);
    let names = Arc::clone(&all.names);
    let mut gallery = Gallery { content, lang, mood, scenes: Vec::new(), names };
    for slide in &content.slides {
        gallery.slide(slide);
        gallery.poll(slide);
    }
    for slide in dare::all(content) {
        gallery.dare(slide);
    }
    for (index, question) in content.questions.iter().enumerate() {
        gallery.question(index, question, &all);
    }
    for card in &all.commendations {
        gallery.commendation(card, &all);
    }
    gallery.wall(&all);
    gallery.pages(findings);
    gallery.scenes
}

struct Gallery<'a> {
    content: &'a Content,
    lang: &'a Lang,
    mood: Mood,
    scenes: Vec<(String, Scene)>,
    names: Arc<[String]>,
}

impl Gallery<'_> {
    fn scene(&self, view: View, in_session: bool) -> Scene {
        let kiosk = &self.content.kiosk;
        let languages = &kiosk.languages;
        let at = languages.iter().position(|l| l == self.lang);
        let other = languages.get(at.map_or(0, |at| (at + 1) % languages.len()));
        let other = other.filter(|other| *other != self.lang).cloned();
        let second = match (&view, kiosk.bilingual) {
            (View::Slide { slide, .. }, Bilingual::InTurn) => {
                other.clone().filter(|l| slide.headline.exact(l).is_some())
            }
            _ => None,
        };
        Scene {
            view,
            lang: self.lang.clone(),
            second,
            other,
            mood: self.mood,
            kiosk: kiosk.clone(),
            theme: self.content.values.first().cloned(),
            turn: u32::try_from(self.scenes.len()).unwrap_or(u32::MAX),
            shift: [0, 0],
            ease: Ease {
                reach: false,
                large_text: kiosk.large_text,
                reduced_motion: kiosk.reduced_motion,
            },
            in_session,
            still_here: None,
            fault: false,
            ways: Ways::of(self.content),
            speech: kiosk.speech.map_or(Speech::None, |_| Speech::Offered),
            names: Arc::clone(&self.names),
        }
    }

    /// A page of the loop.
    fn loops(&mut self, name: String, view: View) {
        let scene = self.scene(view, false);
        self.scenes.push((name, scene));
    }

    /// A page of a session.
    fn used(&mut self, name: String, view: View) {
        let scene = self.scene(view, true);
        self.scenes.push((name, scene));
    }

    fn slide(&mut self, slide: &Arc<Slide>) {
        let role = match &slide.kind {
            SlideKind::YourJobs { roles } => roles.first().cloned(),
            _ => None,
        };
        let view = View::Slide { slide: slide.clone(), role };
        self.loops(format!("slide-{}", slide.meta.id), view);
    }

    fn dare(&mut self, slide: Slide) {
        let name = slide.meta.id.as_str().replace(':', "-");
        self.loops(name, View::Slide { slide: Arc::new(slide), role: None });
    }

    fn question(&mut self, index: usize, question: &Arc<Question>, all: &Playlist) {
        let id = &question.meta.id;
        let shown = choose::order(question, 0, 0);
        let colleague = choose::colleague(all, question, 0).map(|c| c.meta.id.clone());
        let view = |picked: &[usize], phase: Phase| {
            let silent =
                matches!(phase, Phase::Thinking { .. } | Phase::Answered { right: None, .. });
            let is_told = matches!(phase, Phase::Answered { .. });
            View::Question(QuestionView {
                question: question.clone(),
                shown: shown.clone(),
                picked: picked.to_vec(),
                phase,
                progress: (!silent).then_some((1, 3)),
                colleague: colleague.clone().filter(|_| is_told && !silent),
                room: is_told.then_some(ROOM),
            })
        };
        self.used(format!("question-{id}-asked"), view(&[], Phase::Asking));
        if question.kind == QuestionKind::Order {
            let half = &shown[..shown.len().div_ceil(2)];
            self.used(format!("order-{id}-half"), view(half, Phase::Asking));
            self.used(format!("order-{id}-complete"), view(&shown, Phase::Asking));
        }
        if question.kind == QuestionKind::Several {
            let chosen = &shown[..question.to_choose().min(shown.len())];
            self.used(format!("several-{id}-half"), view(&chosen[..1], Phase::Asking));
            self.used(format!("several-{id}-complete"), view(chosen, Phase::Asking));
        }
        if index == 0 {
            let taken = picks(question, &shown, true);
            self.used(format!("question-{id}-recording"), view(&taken, Phase::Recording));
        }
        if index % 5 == 4 {
            let silent = Phase::Answered { right: None, again: false };
            self.loops(format!("question-{id}-thinking"), view(&[], THINKING));
            self.loops(format!("question-{id}-answered"), view(&[], silent));
            return;
        }
        let right = index.is_multiple_of(2);
        let picked = picks(question, &shown, right);
        let answered = Phase::Answered { right: Some(right), again: !right };
        self.used(format!("question-{id}-answered"), view(&picked, answered));
    }

    fn commendation(&mut self, card: &Arc<Commendation>, all: &Playlist) {
        let view = |opened, beside, applause| View::Commendation {
            commendation: card.clone(),
            opened,
            new: all.is_new(card),
            beside,
            applause,
        };
        let id = &card.meta.id;
        let in_loop = view(false, Beside::Nothing, Applause::default());
        self.loops(format!("commendation-{id}"), in_loop);
        let asked = all.commendations.first().is_some_and(|first| first.meta.id == *id);
        let beside = if asked { Beside::Asked } else { Beside::Questions };
        self.used(format!("card-{id}"), view(true, beside, HANDS));
        if asked {
            let given = Applause { hands: HANDS.hands + 1, given: true };
            self.used(format!("card-{id}-applauded"), view(true, beside, given));
            let first = Applause::default();
            self.used(format!("card-{id}-first"), view(true, Beside::Nothing, first));
        }
    }

    /// A poll as somebody sees it who came to it, and after the first vote, and after many.
    fn poll(&mut self, slide: &Arc<Slide>) {
        let votes: Vec<u32> = VOTES.into_iter().take(poll::options(slide).len()).collect();
        if votes.is_empty() {
            return;
        }
        let id = &slide.meta.id;
        let view = |picked, votes| View::Poll(PollView::new(slide.clone(), picked, votes));
        self.used(format!("poll-{id}"), view(None, &votes));
        self.used(format!("poll-{id}-few"), view(Some(0), &[1]));
        self.used(format!("poll-{id}-answered"), view(Some(1), &votes));
    }

    fn wall(&mut self, all: &Playlist) {
        for (reach, suffix) in [(false, ""), (true, "-reach")] {
            let mut browse = Browse::default();
            let pages = browse.view(self.content, all, reach).pages;
            for page in 0..pages {
                browse.turn_to(page, all, reach);
                self.wall_page(format!("wall-{}{suffix}", page + 1), &browse, all, reach);
            }
            for (by, word) in WAYS {
                browse.offer(by, all);
                let choices = browse.view(self.content, all, reach).choices;
                let Some(last) = choices.last() else { continue };
                browse.choose(last.clone(), all);
                browse.show_from(choices.len() - 1, self.content, all);
                self.wall_page(format!("wall-by-{word}{suffix}"), &browse, all, reach);
            }
        }
        self.small_walls(all);
    }

    /// The wall as it is in its first days.
    fn small_walls(&mut self, all: &Playlist) {
        for count in 0..=WALL_FEW.min(all.commendations.len()) {
            let mut few = Playlist::everything(self.content);
            few.commendations.truncate(count);
            for (reach, suffix) in [(false, ""), (true, "-reach")] {
                let name = format!("wall-of-{count}{suffix}");
                self.wall_page(name, &Browse::default(), &few, reach);
            }
        }
    }

    fn wall_page(&mut self, name: String, browse: &Browse, all: &Playlist, reach: bool) {
        let mut scene = self.scene(View::Wall(browse.view(self.content, all, reach)), true);
        scene.ease.reach = reach;
        self.scenes.push((name, scene));
    }

    fn pages(&mut self, findings: Arc<[FindingLine]>) {
        self.used("home".into(), View::Home);
        let mut scene = self.scene(View::Home, true);
        scene.still_here = Some(StillHere {
            left_s: self.content.kiosk.idle_warning_s.div_ceil(2),
            of_s: self.content.kiosk.idle_warning_s,
        });
        self.scenes.push(("still-here".into(), scene));
        if !self.content.roles.is_empty() {
            self.used("roles".into(), View::Roles { roles: self.content.roles.clone() });
        }
        for role in &self.content.roles {
            self.used(format!("role-{}", role.id), View::Role { role: role.clone() });
        }
        self.thanks();
        let learnt: Vec<_> = self.content.questions.iter().take(LEARNT).cloned().collect();
        for (name, count, room) in [("visit-done", LEARNT, Some(ROOM)), ("visit-done-one", 1, None)]
        {
            let learnt: Vec<_> = learnt.iter().take(count).cloned().collect();
            let answered = u32::try_from(learnt.len()).unwrap_or(u32::MAX);
            if answered > 0 {
                let right = answered.saturating_sub(1);
                let done = View::VisitDone { answered, right, learnt, room, more: true };
                self.used(name.into(), done);
            }
        }
        self.lineup();
        self.admin(&findings);
    }

    /// Thanking a colleague, with a form and without.
    fn thanks(&mut self) {
        let roles = &self.content.roles;
        let Some(role) = roles.first() else { return };
        let form = ThanksForm { url: FORM.into(), screen: Some(Id::new("break-room")) };
        let value = self.content.values.first().map(|value| &value.id);
        for (suffix, link) in [("", None), ("-form", Some(thanks::link(&form, value)))] {
            let view = |step| View::Thanks(ThanksView { step, link: link.clone() });
            self.used(format!("thanks-team{suffix}"), view(ThanksStep::Team(roles.clone())));
            let deed = ThanksStep::Done(role.clone(), DEEDS[5]);
            self.used(format!("thanks-done{suffix}"), view(deed));
        }
        let step = ThanksStep::Deed(role.clone());
        self.used("thanks-deed".into(), View::Thanks(ThanksView { step, link: None }));
    }

    /// The pages of a line-up, as each item that may be told there makes them.
    fn lineup(&mut self) {
        let all = Playlist::everything(self.content);
        let diary = Diary::default();
        let planning = Planning { content: self.content, playlist: &all, diary: &diary };
        for value in &self.content.values {
            let page = LineupPage::Value(value.clone());
            self.lineup_page(format!("value-{}", value.id), 1, page);
        }
        for slide in self.content.slides.iter().filter(|slide| is_story(slide)) {
            self.lineup_page(
                format!("story-{}", slide.meta.id),
                2,
                LineupPage::Story(slide.clone()),
            );
        }
        for question in self.content.questions.iter().filter(|q| has_one_answer(q)) {
            let page = |told, hands| LineupPage::Question {
                question: question.clone(),
                shown: choose::order(question, 0, 0),
                told,
                hands,
            };
            let id = &question.meta.id;
            self.lineup_page(format!("question-{id}"), 3, page(false, None));
            self.lineup_page(format!("answer-{id}"), 3, page(true, None));
        }
        for card in &all.commendations {
            let page = LineupPage::Thanks(card.clone());
            self.lineup_page(format!("thanks-{}", card.meta.id), 4, page);
        }
        for (n, act) in dare::all(self.content).enumerate() {
            let lines =
                self.content.today.get(n).map_or_else(Vec::new, |today| today.lines.clone());
            let page = LineupPage::Today { lines, act: Some(Arc::new(act)) };
            self.lineup_page(format!("today-{}", n + 1), 5, page);
        }
        if planning.has_any() {
            for (name, offer) in [("home-lineup", Offer::Begin), ("home-go-on", Offer::GoOn)] {
                let mut scene = self.scene(View::Home, true);
                scene.ways.lineup = offer;
                self.scenes.push((name.into(), scene));
            }
        }
    }

    fn lineup_page(&mut self, name: String, number: u32, page: LineupPage) {
        let told = matches!(page, LineupPage::Question { told: true, .. });
        let has_other = (2..=4).contains(&number) && !told;
        let view = LineupView { progress: (number, 5), has_other, page };
        self.used(format!("lineup-{name}"), View::Lineup(view));
    }

    /// The pad and the page of the administrator, and its tests.
    fn admin(&mut self, findings: &Arc<[FindingLine]>) {
        let fault = findings.iter().any(|finding| finding.error);
        let pad = |typed, state| {
            let keys = [4, 8, 2, 6, 1, 5, 0, 7, 3, 9];
            let enough = typed >= PIN_DIGITS.0;
            View::Pad(PadView { keys, typed, enough, state, toward: Toward::Page })
        };
        self.used("pad".into(), pad(0, PadState::Open));
        self.used("pad-typed".into(), pad(7, PadState::Open));
        self.used("pad-wrong".into(), pad(0, PadState::Wrong));
        self.used("pad-locked".into(), pad(0, PadState::Locked { left_s: 240 }));
        for (tab, word) in TABS {
            self.used(
                format!("admin-{word}"),
                View::Admin(Box::new(self.admin_page(tab, findings))),
            );
            if let Some((_, scene)) = self.scenes.last_mut() {
                scene.fault = fault;
            }
        }
        self.used("touches".into(), View::Touches(vec![[22, 38], [408, 497], [655, 300]]));
        for (chart, word) in CHARTS {
            self.used(format!("chart-{word}"), View::Chart(chart));
        }
    }

    fn admin_page(&self, tab: Tab, findings: &Arc<[FindingLine]>) -> AdminView {
        let playing = |meta: &Meta, title: &Text, why| Playing {
            id: Some(meta.id.clone()),
            file: Some(meta.file.clone()),
            title: Some(title.clone()),
            why,
        };
        let nothing = || Playing { id: None, file: None, title: None, why: Why::Standby };
        let slide = self.content.slides.first().map_or_else(nothing, |slide| {
            playing(&slide.meta, &slide.headline, Why::Turn { theme: true, importance: 3 })
        });
        let need = Why::Need { known_percent: Some(43), days_tenths: Some(21), theme: false };
        let question = self.content.questions.first();
        let question = question.map_or_else(nothing, |q| playing(&q.meta, &q.stem, need));
        let rooms = [Some(Room { share: 0.86, answers: 58 }), Some(ROOM), None];
        let values = self.content.values.iter().cloned().zip(rooms.into_iter().cycle());
        AdminView {
            tab,
            on_glass: slide,
            next: question,
            paused: false,
            facts: Arc::new(facts()),
            findings: findings.clone(),
            from: 0,
            values: values.collect(),
            room: Some(ROOM),
            mood: None,
        }
    }
}

/// What is known of the machine in the pictures.
fn facts() -> Facts {
    Facts {
        uptime: Duration::from_secs(12 * 86_400 + 5 * 3600),
        wall: "2026-11-04 12:00:05".into(),
        zone: "Europe/Berlin +01:00".into(),
        fingerprint: "7d1f03ac".into(),
        origin: Origin::Folder,
        folder: Some("/srv/breakroom/content".into()),
        taken: "2026-11-04 09:12:40".into(),
        memory_bytes: Some(148 << 20),
        frames: 1_204_332,
        glass_px: [1920, 1080],
        renderer: "Mesa Intel(R) UHD Graphics 620 (KBL GT2)".into(),
        answers: Some(1_284),
        visits: Some(611),
        ..Facts::default()
    }
}

/// What somebody has picked who is right, or is not.
fn picks(question: &Question, shown: &[usize], right: bool) -> Vec<usize> {
    match (question.kind, right) {
        (QuestionKind::Order, true) => (0..shown.len()).collect(),
        (QuestionKind::Order, false) => shown.to_vec(),
        _ => {
            let right_first = |i: usize| question.options.get(i).is_some_and(|o| o.right) != right;
            if question.kind == QuestionKind::Several {
                let mut all = shown.to_vec();
                all.sort_by_key(|&i| right_first(i));
                all.truncate(question.to_choose());
                return all;
            }
            let fits = |&i: &usize| question.options.get(i).is_some_and(|o| o.right == right);
            shown.iter().copied().find(fits).into_iter().collect()
        }
    }
}

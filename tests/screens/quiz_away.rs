//! Walking away from the quiz at every step: it asks "Still here?", goes back to the loop, and
//! forgets what was chosen.

use std::sync::Arc;
use std::time::Duration;

use breakroom::content::model::{Content, Id, QuestionKind};
use breakroom::player::RECORD_WAIT;
use breakroom::player::playlist::dwell;
use breakroom::player::quiz::history::History;
use breakroom::player::scene::{Event, Gesture, Phase, View};

use crate::asked::{answer, option, progress, right, view, wrong};
use crate::rig::{Kiosk, LANDSCAPE, PORTRAIT, example, say};

/// The settings of the example.
const IDLE_AFTER: Duration = Duration::from_secs(30);
const WARNING: Duration = Duration::from_secs(20);
const SECOND: Duration = Duration::from_secs(1);

/// Nothing to ask but two questions: an order for one role and a choice for another.
fn two_roles() -> (Arc<Content>, Id) {
    let mut content = Arc::unwrap_or_clone(example());
    let (mine, other) = (content.roles[0].id.clone(), content.roles[1].id.clone());
    let of = |kind| {
        let mut all = content.questions.iter().filter(|q| q.kind == kind && q.meta.value.is_some());
        Arc::unwrap_or_clone(all.next().expect("one of each kind").clone())
    };
    let (mut for_me, mut for_others) = (of(QuestionKind::Order), of(QuestionKind::Single));
    for_me.meta.audience = vec![mine.clone()];
    for_others.meta.audience = vec![other];
    content.questions = vec![Arc::new(for_me), Arc::new(for_others)];
    (Arc::new(content), mine)
}

/// Somebody who has chosen a role, Chinese, larger text, less motion and the low buttons, and
/// begins a visit.
fn visitor(size: egui::Vec2) -> Kiosk {
    let (content, role) = two_roles();
    let mut kiosk = Kiosk::playing_with(size, "en", content, History::default(), true);
    kiosk.open_home();
    kiosk.tap_key("large-text");
    kiosk.tap_key("reduced-motion");
    kiosk.go(Gesture::Reach);
    kiosk.tap(&say("zh", "language-name"));
    kiosk.go(Gesture::PickRole(role));
    kiosk.tap_key("quiz-role");
    assert!(kiosk.reads(&progress("zh", 1, 1)), "only the question of that role");
    kiosk
}

fn tickets(kiosk: &mut Kiosk) -> Vec<u64> {
    let ticket = |event| match event {
        Event::Answered { ticket, .. } => Some(ticket),
        _ => None,
    };
    kiosk.events().into_iter().filter_map(ticket).collect()
}

/// Answers what is asked, and has it recorded.
fn answer_and_record(kiosk: &mut Kiosk, rightly: bool) {
    let question = Arc::clone(&view(kiosk).question);
    let picks = if rightly { right(&question) } else { wrong(&question) };
    answer(kiosk, &question, &picks);
    let tickets = tickets(kiosk);
    kiosk.recorded(tickets);
    assert!(matches!(view(kiosk).phase, Phase::Answered { .. }));
}

/// Nobody touches it any more: it asks in time, and is back in the loop in time.
fn walk_away(kiosk: &mut Kiosk, step: &str) {
    let since = kiosk.harness.state().now.mono;
    let waited = |kiosk: &Kiosk| kiosk.harness.state().now.mono - since;
    while kiosk.scene().still_here.is_none() {
        assert!(waited(kiosk) < Duration::from_secs(300), "{step}: it doesn't ask");
        kiosk.wait(SECOND);
        assert!(kiosk.scene().in_session, "{step}: it asks before it goes");
    }
    let idle = IDLE_AFTER.max(2 * dwell::reading(kiosk.scene()));
    let off = waited(kiosk).abs_diff(idle);
    assert!(off <= 2 * SECOND, "{step}: it asks after {:?}, not {idle:?}", waited(kiosk));
    let lang = kiosk.scene().lang.to_string();
    assert!(kiosk.reads(&say(&lang, "still-here")), "{step}: {:?}", kiosk.texts());
    while kiosk.scene().in_session {
        assert!(waited(kiosk) <= idle + WARNING + 2 * SECOND, "{step}: it stays");
        kiosk.wait(SECOND);
    }
    assert_eq!(kiosk.scene().still_here, None, "{step}");
    assert_eq!(kiosk.events().last(), Some(&shown(kiosk)), "{step}: the loop goes on");
}

fn shown(kiosk: &Kiosk) -> Event {
    let id = match &kiosk.scene().view {
        View::Slide { slide, .. } => &slide.meta.id,
        View::Question(view) => &view.question.meta.id,
        View::Commendation { commendation, .. } => &commendation.meta.id,
        other => panic!("not of the loop: {other:?}"),
    };
    Event::Shown { id: id.clone() }
}

/// The next to come finds nothing of who was there before.
fn assert_forgotten(kiosk: &mut Kiosk, step: &str) {
    kiosk.go(Gesture::Home);
    assert_eq!(kiosk.scene().ease, Default::default(), "{step}");
    let lang = kiosk.scene().lang.to_string();
    kiosk.go(Gesture::Quiz);
    assert!(kiosk.reads(&progress(&lang, 1, 2)), "{step}: whatever the role: {:?}", kiosk.texts());
    assert_eq!(view(kiosk).picked, [0_usize; 0], "{step}");
    assert_eq!(view(kiosk).phase, Phase::Asking, "{step}");
    // The loop turns to its second language by itself; what was chosen is no longer fixed.
    assert!(kiosk.has(&say(if lang == "en" { "zh" } else { "en" }, "language-name")));
}

fn at_each_step(step: &str, size: egui::Vec2, go: impl Fn(&mut Kiosk)) {
    let mut kiosk = visitor(size);
    go(&mut kiosk);
    kiosk.events();
    walk_away(&mut kiosk, step);
    assert_forgotten(&mut kiosk, step);
}

// Case: Touch: walking away from every page
#[test]
fn from_the_first_page() {
    at_each_step("home", LANDSCAPE, |kiosk| kiosk.go(Gesture::Home));
}

// Case: Touch: walking away from every page
#[test]
fn from_a_question_that_nobody_answers() {
    at_each_step("asked", PORTRAIT, |_| {});
}

#[test]
fn from_half_an_answer() {
    at_each_step("half", LANDSCAPE, |kiosk| {
        let question = Arc::clone(&view(kiosk).question);
        let name = option(kiosk, &question, 1);
        kiosk.tap(&name);
        assert_eq!(view(kiosk).picked, [1]);
    });
}

#[test]
fn from_an_answer_that_is_on_its_way_to_the_disk() {
    at_each_step("recording", PORTRAIT, |kiosk| {
        let question = Arc::clone(&view(kiosk).question);
        answer(kiosk, &question, &right(&question));
        assert_eq!(view(kiosk).phase, Phase::Recording);
        // The disk never says anything: what came of it is told all the same, while nobody looks.
        assert!(RECORD_WAIT < IDLE_AFTER);
    });
}

#[test]
fn while_an_answer_is_on_its_way_nothing_is_told() {
    let mut kiosk = visitor(LANDSCAPE);
    let question = Arc::clone(&view(&kiosk).question);
    answer(&mut kiosk, &question, &right(&question));
    let takeaway = question.takeaway.get(&kiosk.scene().lang).to_owned();
    assert!(!kiosk.reads(&say("zh", "verdict-right")) && !kiosk.reads(&takeaway));
    let tickets = tickets(&mut kiosk);
    kiosk.recorded(tickets);
    assert!(kiosk.reads(&say("zh", "verdict-right")) && kiosk.reads(&takeaway));
}

// Case: Touch: walking away from every page
#[test]
fn from_an_answer_and_its_reasons() {
    at_each_step("answered", LANDSCAPE, |kiosk| answer_and_record(kiosk, true));
}

#[test]
fn from_the_card_of_the_colleague_who_did_just_that() {
    at_each_step("colleague", PORTRAIT, |kiosk| {
        answer_and_record(kiosk, true);
        kiosk.tap_key("who-did-short");
        assert!(matches!(kiosk.scene().view, View::Commendation { opened: true, .. }));
    });
}

#[test]
fn from_the_last_question_which_was_missed_before() {
    at_each_step("again", LANDSCAPE, |kiosk| {
        answer_and_record(kiosk, false);
        kiosk.tap_key("next");
        assert!(kiosk.reads(&progress("zh", 2, 2)));
    });
}

// Case: Touch: walking away from every page
#[test]
fn from_the_card_that_closes_a_visit() {
    at_each_step("closing card", PORTRAIT, |kiosk| {
        answer_and_record(kiosk, true);
        kiosk.tap_key("next");
        assert!(matches!(kiosk.scene().view, View::VisitDone { .. }));
    });
}

#[test]
fn from_a_question_of_the_loop_that_was_joined() {
    let mut kiosk = Kiosk::playing(PORTRAIT, "zh");
    while !matches!(kiosk.scene().view, View::Question(_)) {
        kiosk.wait(SECOND);
    }
    kiosk.tap_at(egui::pos2(8.0, 8.0));
    assert!(kiosk.scene().in_session);
    kiosk.events();
    walk_away(&mut kiosk, "joined");
}

//! When what plays: a day of the loop, as the kiosk's own player plays it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use breakroom::content::model::{Content, Daypart, Term};
use breakroom::desk::almanac::notes::Notes;
use breakroom::desk::almanac::weave::Stretch;
use breakroom::desk::almanac::{Day, Shown};
use breakroom::player::playlist::dayparts::EVERY_DAY;
use breakroom::player::scene::{Now, View};
use breakroom::player::testing::{card, slide, small};
use breakroom::player::{Input, Options, Player};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::{Date, Time, date, time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::rig::{Office, example, write};

fn zone() -> TimeZone {
    TimeZone::get("Europe/Berlin").expect("a zone")
}

fn every_day(from: Time, to: Time) -> Daypart {
    Daypart { days: EVERY_DAY.to_vec(), from, to }
}

/// Content that is shown from eight to nine.
fn one_hour() -> Content {
    let mut content = small();
    let open = every_day(time(8, 0, 0, 0), time(9, 0, 0, 0));
    Arc::make_mut(&mut content.kiosk).open = vec![open];
    content
}

fn played(content: Content, day: Date) -> Day {
    Day::play(&Arc::new(content), day, &zone())
}

fn at(day: Date, clock: Time) -> Timestamp {
    day.to_datetime(clock).to_zoned(zone()).expect("a time").timestamp()
}

const DAY: Date = date(2026, 11, 4);

#[test]
fn the_day_is_whole_from_opening_to_closing_and_dark_around_it() {
    let day = played(one_hour(), DAY);
    assert_eq!(day.open, Some([time(8, 0, 0, 0), time(9, 0, 0, 0)].map(|clock| at(DAY, clock))));
    let gap = day.pages.windows(2).find(|pair| pair[0].until != pair[1].from);
    assert!(gap.is_none(), "{gap:?}");
    assert!(day.pages.iter().all(|page| page.scene.view != View::Closed));
    let shown: BTreeSet<_> = day.pages.iter().filter_map(Shown::id).collect();
    assert_eq!(shown.len(), day.items());
    assert_eq!(shown.len(), 13, "all there is has its turn: {shown:?}");
    let mut never = one_hour();
    let none = Daypart { days: Vec::new(), ..every_day(time(8, 0, 0, 0), time(9, 0, 0, 0)) };
    Arc::make_mut(&mut never.kiosk).open = vec![none];
    let closed = played(never, DAY);
    assert!(closed.pages.is_empty() && closed.open.is_none());
    assert_eq!(closed.weave.minutes.len(), 0);
}

/// The days on which the clock is turned are 23 and 25 hours long.
#[test]
fn a_day_has_as_many_hours_as_it_has() {
    for (day, hours) in [(date(2026, 3, 29), 23), (DAY, 24), (date(2026, 10, 25), 25)] {
        let played = played(small(), day);
        let [from, until] = played.open.expect("it is open");
        assert_eq!(until.duration_since(from), SignedDuration::from_hours(hours), "{day}");
    }
}

/// The kiosk looks every quarter of a second whether something is due; the day is played from one
/// due moment to the next.
#[test]
fn the_pages_are_those_of_the_kiosk_that_steps_through_the_same_hour() {
    let content = Arc::new(one_hour());
    let played = Day::play(&content, DAY, &zone());
    let begins = at(DAY, time(0, 0, 0, 0));
    let days = (DAY - date(1970, 1, 1)).get_days();
    let seed = u64::from(days.unsigned_abs());
    let now = |ms: u64| {
        let mono = Duration::from_millis(ms);
        let wall = begins + SignedDuration::try_from(mono).expect("a day");
        Now { mono, wall: wall.to_zoned(zone()) }
    };
    let mut player = Player::new(content, Options { seed, ..Options::default() }, &now(0));
    let mut seen: Vec<String> = Vec::new();
    for ms in (0..9 * 3_600_000 + 1).step_by(250) {
        player.step(&now(ms), Input { ready: true, ..Input::default() });
        let scene = player.scene(&now(ms));
        let page = Shown { from: Timestamp::MIN, until: Timestamp::MIN, scene };
        let id = page.id().map(ToString::to_string).unwrap_or_default();
        if seen.last() != Some(&id) && !id.is_empty() {
            seen.push(id);
        }
    }
    let mut told: Vec<String> =
        played.pages.iter().filter_map(|p| Some(p.id()?.to_string())).collect();
    told.dedup();
    // A quarter of a second late, again and again, comes to a page or two in an hour.
    let same = told.iter().zip(&seen).take_while(|(a, b)| a == b).count();
    assert!(same + 2 >= told.len().min(seen.len()) && same > 100, "{same} of {}", told.len());
}

#[test]
fn a_takeover_is_all_there_is_for_as_long_as_it_lasts() {
    let mut content = one_hour();
    let mut drill = slide("drill");
    drill.meta.takeover = true;
    drill.meta.until = Some(DAY);
    drill.meta.dayparts = vec![every_day(time(8, 20, 0, 0), time(8, 30, 0, 0))];
    content.slides.push(Arc::new(drill));
    let day = played(content.clone(), DAY);
    let [takeover] = &day.takeovers[..] else { panic!("{:?}", day.takeovers) };
    let lasts = [takeover.from, takeover.until];
    assert_eq!(lasts, [time(8, 20, 0, 0), time(8, 30, 0, 0)].map(|clock| at(DAY, clock)));
    let among = |page: &&Shown| page.from >= lasts[0] && page.from < lasts[1];
    assert!(day.pages.iter().filter(among).all(Shown::is_takeover));
    assert_eq!(day.weave.stretch[25], Stretch::Takeover);
    assert_eq!([day.weave.stretch[19], day.weave.stretch[30]], [Stretch::Loop; 2]);
    assert_eq!(played(content, date(2026, 11, 5)).takeovers, []);
}

#[test]
fn the_shares_of_the_threads_come_to_all_that_is_shown() {
    let day = played(one_hour(), DAY);
    assert!(day.weave.minutes.len() >= 60, "{}", day.weave.minutes.len());
    for (minute, shares) in day.weave.minutes.iter().enumerate().take(60) {
        let sum: f32 = shares.iter().sum();
        assert!((sum - 1.0).abs() < 1e-3, "minute {minute}: {shares:?}");
    }
}

#[test]
fn what_begins_and_ends_runs_out_and_grows_old_is_told_and_not_a_day_sooner() {
    let mut content = small();
    let mut dated = slide("dated");
    dated.meta.from = Some(DAY);
    dated.meta.until = Some(date(2026, 11, 6));
    dated.meta.takeover = true;
    dated.meta.owner = Some("Li Na".into());
    content.slides.push(Arc::new(dated));
    let mut thanks = card("c9", "Mei", "2026-11-01");
    let until = Some(date(2026, 12, 4));
    thanks.consents.name = Some(Term { from: date(2026, 11, 1), until });
    content.commendations.push(Arc::new(thanks));
    let changed = |days: i64| {
        move |_: &Path| Some(DAY.checked_sub(jiff::Span::new().days(days)).expect("a day"))
    };
    let notes = Notes::of(&content, [DAY; 2], &changed(183));
    let ids = |ids: &[breakroom::content::model::Id]| -> Vec<String> {
        ids.iter().map(ToString::to_string).collect()
    };
    assert_eq!(ids(&notes.days[&DAY].begins), ["dated"]);
    assert_eq!(ids(&notes.days[&date(2026, 11, 6)].ends), ["dated"]);
    assert_eq!(ids(&notes.days[&date(2026, 11, 5)].takeovers), ["dated"]);
    assert_eq!(notes.days.len(), 3);
    let consents = |today: Date| Notes::of(&content, [DAY, today], &|_| None).consents;
    assert_eq!(consents(date(2026, 11, 3)).len(), 0, "31 days ahead");
    let [ending] = &consents(DAY)[..] else { panic!("one consent runs out") };
    assert_eq!((ending.part, ending.until), ("name", date(2026, 12, 4)));
    assert_eq!(notes.untouched, []);
    let old = Notes::of(&content, [DAY; 2], &changed(184)).untouched;
    assert_eq!(old.len(), content.slides.len() + content.questions.len());
    let owner = old.iter().find(|item| item.id.as_str() == "dated").and_then(|i| i.owner.clone());
    assert_eq!(owner.as_deref(), Some("Li Na"));
}

/// The example, open for an hour, with something that takes over on the day after.
fn office(lang: &str) -> Office {
    let folder = example();
    let kiosk = fs::read_to_string(folder.path().join("kiosk.ron")).expect("the settings");
    let always = "(days: [Mon, Tue, Wed, Thu, Fri, Sat, Sun], from: \"00:00\", to: \"24:00\")";
    let open = "(days: [Mon, Tue, Wed, Thu, Fri], from: \"12:00\", to: \"12:30\")";
    assert!(kiosk.contains(always), "{kiosk}");
    let kiosk = kiosk.replacen(always, open, 1);
    write(folder.path(), "kiosk.ron", kiosk.as_bytes());
    let drill = "[Principle(id: \"drill\", value: \"own-it\", takeover: true, from: \"2026-11-05\", \
                 until: \"2026-11-05\", owner: \"Li Na\", headline: (en: \"Fire drill at ten\", zh: \"十点演习\"), \
                 body: (en: \"Leave by the stairs.\", zh: \"走楼梯离开。\"))]";
    write(folder.path(), "philosophy/drill.ron", drill.as_bytes());
    let mut office = Office::over(folder, None, lang);
    office.press_place("place-when");
    office
}

#[test]
fn a_day_is_chosen_and_its_pages_are_gone_through_in_both_languages() {
    for lang in ["en", "zh"] {
        let mut office = office(lang);
        assert!(office.has("12:00") && office.has("12:30"), "{lang}: from opening to closing");
        let slider = office.say("when-day");
        let shown = |office: &Office| {
            let value = office.harness.get_by_label(&slider).accesskit_node().value();
            value.expect("the page is told")
        };
        let first = shown(&office);
        office.press("page-after");
        let second = shown(&office);
        assert_ne!(first, second, "{lang}");
        office.press("page-before");
        assert_eq!(shown(&office)[5..], first[5..], "{lang}");
        office.harness.get_by_label(&slider).focus();
        office.keys(Modifiers::NONE, Key::ArrowRight);
        assert_eq!(shown(&office), second, "{lang}: by the keyboard");
        office.press("day-after");
        assert!(office.has(&office.say("when-takes-over")), "{lang}");
        let title = if lang == "en" { "Fire drill at ten" } else { "十点演习" };
        assert!(shown(&office).contains(title), "{lang}: {}", shown(&office));
        office.press_label("2026-11-07");
        assert!(office.has(&office.say("when-closed")), "{lang}: a Saturday");
        office.press("to-today");
        assert_eq!(shown(&office)[..5], first[..5], "{lang}");
    }
}

#[test]
fn the_page_of_the_moment_leads_to_its_item() {
    let mut office = office("en");
    office.press("day-after");
    office.press("open-item");
    let headline = office.harness.get_all_by_label_contains("Fire drill at ten").count();
    assert!(headline > 0 && office.has(&office.say("withdraw")), "its form is open");
}

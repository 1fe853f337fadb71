//! The rules for `kiosk.ron` and `values.ron`, and what holds without them.

use crate::content::finding::phrase::short;
use crate::content::model::{
    Approval, Beat, Bilingual, Kiosk, Lang, LineupSetting, Pole, QuizSetting, SpeechEngine, Text,
    ThanksForm, ThemeSetting, ThirdJob, Value,
};
use crate::content::pace::{DWELL_LEAST_S, DWELL_MOST_S};
use crate::content::ron::raw::{
    RawDwell, RawIdle, RawKiosk, RawPanel, RawSpeech, RawThanks, RawTheme, RawThirdJob, RawValue,
};

use super::fields::{counted, dayparts, id, number, text, time, whole};
use super::{At, Cx};

/// Longest address of the form for thanks, in bytes: with more a telephone reads the code badly.
const URL_BYTES_MAX: usize = 200;
/// The version of the folder's format that is read.
const SCHEMA: f64 = 1.0;
/// Most languages of one kiosk.
const LANGUAGES_MAX: usize = 8;
/// Most beats of the rhythm.
const RHYTHM_MAX: usize = 16;
const PANEL_DIAGONAL_IN: f32 = 32.0;
const VIEWING_DISTANCE_M: f32 = 3.0;
const IDLE_AFTER_S: u32 = 30;
const IDLE_WARNING_S: u32 = 20;

/// The settings of a kiosk that has none.
#[expect(clippy::expect_used, reason = "a text is refused only where it has no language")]
pub(crate) fn default_kiosk() -> Kiosk {
    let lang = Lang::new("en");
    let english = |words: &str| {
        Text::new(vec![(lang.clone(), words.to_owned())]).expect("it has one language")
    };
    Kiosk {
        organisation: english("Breakroom"),
        promise: english("Whoever it reaches takes care of it."),
        languages: vec![lang.clone()],
        bilingual: Bilingual::InTurn,
        rhythm: vec![Beat::Slide, Beat::Slide, Beat::Question, Beat::Commendation],
        quiz: QuizSetting::Attended,
        panel_diagonal_in: PANEL_DIAGONAL_IN,
        viewing_distance_m: VIEWING_DISTANCE_M,
        monitor: None,
        open: Vec::new(),
        third_job: None,
        thanks: None,
        lineup: LineupSetting::Open,
        speech: None,
        dwell_least_s: DWELL_LEAST_S,
        dwell_most_s: DWELL_MOST_S,
        idle_after_s: IDLE_AFTER_S,
        idle_warning_s: IDLE_WARNING_S,
        theme: ThemeSetting::Day,
        reduced_motion: false,
        large_text: false,
        time_zone: None,
        approval: Approval::Off,
    }
}

/// The languages that `kiosk.ron` names, for the texts to be checked against.
pub(crate) fn languages(cx: &mut Cx<'_>, at: At<'_>, raw: &[String]) -> Vec<Lang> {
    let at = at.field("languages");
    counted(cx, at, raw.len(), 1..=LANGUAGES_MAX);
    let mut languages: Vec<Lang> = Vec::new();
    for (i, tag) in raw.iter().enumerate() {
        let lang = Lang::new(tag);
        let form = lang.as_str().split('-').all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        });
        if !form {
            cx.error(at.item(i), "bad-language")
                .what(format!("`{}` isn't a language", short(tag)))
                .todo("write its tag, such as \"en\" or \"zh\"");
        } else if languages.contains(&lang) {
            cx.error(at.item(i), "duplicate-language")
                .what(format!("the language `{lang}` stands here twice"))
                .todo("take one of the two out");
        } else {
            languages.push(lang);
        }
    }
    languages
}

/// Checks the settings. What is wrong is noted in `cx` and replaced by its default.
pub(crate) fn kiosk(cx: &mut Cx<'_>, at: At<'_>, raw: RawKiosk, languages: Vec<Lang>) -> Kiosk {
    let default = default_kiosk();
    if raw.schema.is_some_and(|schema| schema.0 != SCHEMA) {
        cx.error(at.field("schema"), "unknown-schema")
            .what("this folder is written for another version of the program")
            .todo(format!("write schema: {SCHEMA}"));
    }
    let organisation = text(cx, at.field("organisation"), raw.organisation);
    let promise = text(cx, at.field("promise"), raw.promise);
    let rhythm: Vec<Beat> = match raw.rhythm {
        Some(beats) => {
            counted(cx, at.field("rhythm"), beats.len(), 1..=RHYTHM_MAX);
            beats.into_iter().take(RHYTHM_MAX).map(Beat::from).collect()
        }
        None => Vec::new(),
    };
    let (panel_diagonal_in, viewing_distance_m) = panel(cx, at.field("panel"), raw.panel);
    let (dwell_least_s, dwell_most_s) = dwell(cx, at.field("dwell"), raw.dwell);
    let (idle_after_s, idle_warning_s) = idle(cx, at.field("idle"), raw.idle);
    let time_zone = time_zone(cx, at.field("time_zone"), raw.time_zone);
    let languages = if languages.is_empty() { default.languages } else { languages };
    Kiosk {
        organisation: organisation.unwrap_or(default.organisation),
        promise: promise.unwrap_or(default.promise),
        languages,
        bilingual: raw.bilingual.map_or(default.bilingual, Bilingual::from),
        rhythm: if rhythm.is_empty() { default.rhythm } else { rhythm },
        quiz: raw.quiz.map_or(default.quiz, QuizSetting::from),
        panel_diagonal_in,
        viewing_distance_m,
        monitor: raw.monitor,
        open: dayparts(cx, at.field("open"), raw.open.unwrap_or_default()),
        third_job: third_job(cx, at.field("third_job"), raw.third_job),
        thanks: thanks(cx, at.field("thanks"), raw.thanks),
        lineup: raw.lineup.map_or(default.lineup, LineupSetting::from),
        speech: speech(cx, at.field("speech"), raw.speech),
        dwell_least_s,
        dwell_most_s,
        idle_after_s,
        idle_warning_s,
        theme: theme(cx, at.field("theme"), raw.theme),
        reduced_motion: raw.reduced_motion == Some(true),
        large_text: raw.large_text == Some(true),
        time_zone,
        approval: raw.approval.map_or(default.approval, Approval::from),
    }
}

fn panel(cx: &mut Cx<'_>, at: At<'_>, raw: Option<RawPanel>) -> (f32, f32) {
    let (diagonal, distance) = raw.map_or((None, None), |p| (p.diagonal_in, p.distance_m));
    let here = at.field("diagonal_in");
    let diagonal = number(cx, here, diagonal, 5.0..=120.0, PANEL_DIAGONAL_IN);
    let here = at.field("distance_m");
    let distance = number(cx, here, distance, 0.5..=10.0, VIEWING_DISTANCE_M);
    (diagonal, distance)
}

/// The least and the most. One that is left out gives way to the other.
fn dwell(cx: &mut Cx<'_>, at: At<'_>, raw: Option<RawDwell>) -> (u32, u32) {
    let (least, most) = raw.map_or((None, None), |d| (d.least_s, d.most_s));
    let both = least.is_some() && most.is_some();
    let here = at.field("least_s");
    let least = whole(cx, here, least, 3..=60, DWELL_LEAST_S);
    let most = whole(cx, at.field("most_s"), most, 3..=60, DWELL_MOST_S.max(least));
    if least <= most {
        return (least, most);
    }
    if both {
        cx.error(here, "dwell-turned-round")
            .what(format!("a page can't stay for at least {least} s and at most {most} s"))
            .todo("write the smaller number as least_s");
        return (DWELL_LEAST_S, DWELL_MOST_S);
    }
    (most, most)
}

fn idle(cx: &mut Cx<'_>, at: At<'_>, raw: Option<RawIdle>) -> (u32, u32) {
    let (after, warning) = raw.map_or((None, None), |i| (i.after_s, i.warning_s));
    let after = whole(cx, at.field("after_s"), after, 30..=300, IDLE_AFTER_S);
    let warning = whole(cx, at.field("warning_s"), warning, 10..=60, IDLE_WARNING_S);
    (after, warning)
}

fn third_job(cx: &mut Cx<'_>, at: At<'_>, raw: Option<RawThirdJob>) -> Option<ThirdJob> {
    let raw = raw?;
    let name = text(cx, at.field("name"), raw.name);
    let ask = text(cx, at.field("ask"), raw.ask);
    Some(ThirdJob { name: name?, ask: ask? })
}

fn thanks(cx: &mut Cx<'_>, at: At<'_>, raw: Option<RawThanks>) -> Option<ThanksForm> {
    let raw = raw?;
    let here = at.field("url");
    let url = raw.url.trim();
    let is_web = ["https://", "http://"].iter().any(|scheme| {
        url.strip_prefix(scheme).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    });
    if !is_web || !url.bytes().all(|byte| byte.is_ascii_graphic()) {
        cx.error(here, "bad-url")
            .what(format!("`{}` isn't the address of a web page", short(url)))
            .todo("copy it from the address line of a browser, such as \"https://forms.example/thanks\"");
        return None;
    }
    if url.len() > URL_BYTES_MAX {
        cx.error(here, "text-too-long")
            .what(format!(
                "the address has {} signs; a code of {URL_BYTES_MAX} is read well",
                url.len()
            ))
            .todo("take the form's short address");
        return None;
    }
    let screen = raw.screen.map(|screen| id(cx, at.field("screen"), &screen));
    Some(ThanksForm { url: url.to_owned(), screen })
}

fn speech(cx: &mut Cx<'_>, at: At<'_>, raw: Option<RawSpeech>) -> Option<SpeechEngine> {
    let name = raw?.engine;
    let engine = SpeechEngine::ALL.into_iter().find(|engine| engine.name() == name);
    if engine.is_none() {
        let known = SpeechEngine::ALL.map(|engine| format!("\"{}\"", engine.name())).join(", ");
        cx.error(at.field("engine"), "unknown-speech-engine")
            .what(format!("`{}` isn't a program that pages can be read aloud with", short(&name)))
            .todo(format!("write {known}, or take `speech` out"));
    }
    engine
}

fn theme(cx: &mut Cx<'_>, at: At<'_>, raw: Option<RawTheme>) -> ThemeSetting {
    match raw {
        None | Some(RawTheme::Day) => ThemeSetting::Day,
        Some(RawTheme::Evening) => ThemeSetting::Evening,
        Some(RawTheme::Auto { evening_from, day_from }) => {
            let evening = time(cx, at.field("evening_from"), &evening_from, false);
            let day = time(cx, at.field("day_from"), &day_from, false);
            match evening.zip(day) {
                Some((evening_from, day_from)) => ThemeSetting::Auto { evening_from, day_from },
                None => ThemeSetting::Day,
            }
        }
    }
}

fn time_zone(cx: &mut Cx<'_>, at: At<'_>, raw: Option<String>) -> Option<String> {
    let name = raw?;
    if jiff::tz::db().get(&name).is_ok() {
        return Some(name);
    }
    cx.error(at, "unknown-time-zone")
        .what(format!("there is no time zone `{}`", short(&name)))
        .todo("write its name as in \"Europe/Berlin\", or leave it out for the machine's own");
    None
}

/// Checks a value. `None` if it has an error.
pub(crate) fn value(cx: &mut Cx<'_>, at: At<'_>, raw: RawValue) -> Option<Value> {
    let id = id(cx, at.field("id"), &raw.id);
    let name = text(cx, at.field("name"), raw.name);
    let meaning = text(cx, at.field("meaning"), raw.meaning);
    let value = Value { id, name: name?, meaning: meaning?, pole: Pole::from(raw.pole) };
    (!cx.failed).then_some(value)
}

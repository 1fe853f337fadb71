//! Why a question is asked, and why a slide comes as often as it does, in the terms of the rules
//! that choose.

use std::fmt::Write as _;

use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::commands::{Exit, Failure};
use crate::content::finding::phrase::{count, nearest};
use crate::content::model::{Content, Question, QuizSetting, Slide};
use crate::ledger::Records;
use crate::numbers::as_f64;
use crate::player::planner::lessons::{FACTOR_MAX, Lessons};
use crate::player::planner::tempo;
use crate::player::planner::tempo::Pace;
use crate::player::playlist::Playlist;
use crate::player::quiz::belief::{Evidence, HANDS_WEIGHT, chance};
use crate::player::quiz::history::{Record, SHARE_DAYS, share_from};
use crate::player::quiz::need;
use crate::player::quiz::need::{Moment, SHARE_TIMES};
use crate::player::scene::{Hands, Part};
use crate::report::counts::SHOWN_LEAST;
use crate::report::interval::percent;

/// Explains the question or the slide `id` as of `now`.
///
/// # Errors
/// There is neither; names the nearest.
pub(super) fn why(
    content: &Content,
    records: &Records,
    id: &str,
    now: &Zoned,
) -> Result<String, Failure> {
    if let Some(slide) = content.slides.iter().find(|slide| slide.meta.id.as_str() == id) {
        return Ok(lesson(content, records, slide, now));
    }
    let Some(question) = content.questions.iter().find(|q| q.meta.id.as_str() == id) else {
        let slides = content.slides.iter().map(|slide| slide.meta.id.as_str());
        let ids = content.questions.iter().map(|question| question.meta.id.as_str()).chain(slides);
        let hint = nearest(id, ids).map(|known| format!("; did you mean {known}?"));
        let words = format!("there is no question and no slide {id}{}", hint.unwrap_or_default());
        return Err(Failure::new(Exit::Usage, words));
    };
    let mut history = records.of_content(content);
    let shown: Vec<_> = records
        .lineups
        .held()
        .filter(|held| held.told(Part::Question) == Some(&question.meta.id))
        .filter_map(|held| Some((held.date, held.hands?)))
        .collect();
    let tries = history.get(&question.meta.id).map_or(0, |record| record.answers);
    // What a few have answered would show through the numbers; then it is the author's guess.
    let is_shown = u64::from(tries) >= SHOWN_LEAST;
    if !is_shown {
        let evidence = shown.iter().fold(Evidence::default(), |evidence, (date, hands)| {
            let day = date.to_zoned(TimeZone::UTC).map_or(now.timestamp(), |day| day.timestamp());
            evidence.after_hands(*hands, day)
        });
        history.take_answers(&question.meta.id, &Record { evidence, ..Record::default() });
    }
    let moment = Moment { history: &history, now: now.timestamp(), theme: None, seed: 0 };
    let why = need::why(question, moment);
    let mut page = String::new();
    let mut line = |name: &str, value: String| {
        // Writing to a string can't fail.
        let _ = writeln!(page, "  {name:<11} {value}");
    };
    let tries = if is_shown {
        format!("{tries} first tries")
    } else {
        let hands = if shown.is_empty() { "" } else { " with the hands" };
        format!("fewer than {SHOWN_LEAST}, so this is the author's guess{hands} alone")
    };
    line("answers", tries);
    if !shown.is_empty() {
        line("hands", hands(&shown));
    }
    let (know, need) = (why.known_percent, moment.need(question));
    let (share, guessed) = (percent(moment.belief(question).share()), percent(chance(question)));
    line("known", format!("{know} %: {share} % get it right, {guessed} % by guessing alone"));
    line("need", format!("{need:.2}, cubed {:.3}", need.powi(3)));
    line("importance", question.meta.importance.to_string());
    if why.days.is_some() {
        let theme = question.meta.value.as_ref();
        let twice = theme.map(|value| format!(", twice that on a day of {}", value.id));
        line("score", format!("{:.2}{}", moment.score(question), twice.unwrap_or_default()));
    }
    line("showings", showings(content, moment, question));
    line("rhythm", rhythm(content, records, now));
    Ok(format!("{id}: {why}\n{page}"))
}

/// How often a slide comes up, and by what.
fn lesson(content: &Content, records: &Records, slide: &Slide, now: &Zoned) -> String {
    let mut history = records.of_content(content);
    for question in &content.questions {
        // What a few have answered would show through; then it is the author's guess.
        let id = &question.meta.id;
        if history.get(id).is_some_and(|of| u64::from(of.answers) < SHOWN_LEAST) {
            history.take_answers(id, &Record::default());
        }
    }
    let (playlist, id) = (Playlist::new(content, now), &slide.meta.id);
    let theme = playlist.theme.as_ref().map(|theme| &theme.id);
    let moment = Moment { history: &history, now: now.timestamp(), theme, seed: 0 };
    let Some(lesson) = Lessons::of(&playlist, moment).get(id) else {
        return format!("{id}: it isn’t one of the slides that take turns now\n");
    };
    let twice = if playlist.is_of_theme(&slide.meta) { ", twice that today" } else { "" };
    let need = match lesson.need {
        Some(need) => format!(
            "{need:.2} for what it teaches: {:.2} times as often as without it, {FACTOR_MAX} times \
             at most; each pole comes as often as ever",
            lesson.factor
        ),
        None => "no question is about it".to_owned(),
    };
    let importance = slide.meta.importance;
    format!("{id}: comes up in its turn\n  importance  {importance}{twice}\n  need        {need}\n")
}

/// When the silent quiz asks.
fn rhythm(content: &Content, records: &Records, now: &Zoned) -> String {
    let (kiosk, presence) = (&content.kiosk, &records.of_content(content).presence);
    let of_beats = |share: f64| format!("{} % of the beats", percent(share));
    let steady = of_beats(tempo::steady(&kiosk.rhythm));
    let Pace::Attended { share, steady: usual } = Pace::at(kiosk, presence, now) else {
        let why = match kiosk.quiz {
            QuizSetting::Steady => "as kiosk.ron says".to_owned(),
            QuizSetting::Trial if !tempo::is_attended(now.date().iso_week_date().week()) => {
                "for this is a steady week of the Trial".to_owned()
            }
            _ if presence.touches_told() < tempo::TOUCHES_LEAST => {
                format!("until {} touches have told them apart", tempo::TOUCHES_LEAST)
            }
            _ => "for the settings’ rhythm leaves nothing to move".to_owned(),
        };
        return format!("{steady} ask in all hours, {why}");
    };
    let [often, seldom] = tempo::shares(usual, presence.busy_part(&kiosk.open));
    let (often, seldom) = (of_beats(often), of_beats(seldom));
    let (weight, mean) = (presence.weight(now), presence.mean_weight(&kiosk.open));
    let now = if weight > mean { "busier" } else { "no busier" };
    format!(
        "{} ask now, for this hour is {now} than the open ones are on average ({weight:.2} against \
         {mean:.2}); {often} ask in busy hours and {seldom} in others, as many a day as with \
         {steady}",
        of_beats(share)
    )
}

/// How hands were in line-ups, and what that counts for.
fn hands(shown: &[(Date, Hands)]) -> String {
    let [right, split, wrong] =
        Hands::ALL.map(|own| shown.iter().filter(|(_, hands)| *hands == own).count());
    format!(
        "in {}: mostly right {right}, divided {split}, mostly wrong {wrong}; each counts for \
         {HANDS_WEIGHT} answers, for some ten people stand there, but hands follow their neighbours'",
        count(shown.len(), "line-up")
    )
}

/// How often a question was shown lately, and how often it may be.
fn showings(content: &Content, moment: Moment<'_>, question: &Question) -> String {
    let from = share_from(moment.now);
    let of = |question: &Question| {
        let record = moment.history.get(&question.meta.id);
        record.map_or(0, |record| u64::from(record.shown_since(from)))
    };
    let all: u64 = content.questions.iter().map(|question| of(question)).sum();
    let most = as_f64(SHARE_TIMES) / as_f64(content.questions.len().max(1));
    let share = if all > 0 { as_f64(of(question)) / as_f64(all) } else { 0.0 };
    format!(
        "{} of {all} in the last {SHARE_DAYS} days, {:.1} %; at most {:.1} %",
        of(question),
        share * 100.0,
        most.min(1.0) * 100.0
    )
}

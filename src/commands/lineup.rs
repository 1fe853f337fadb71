//! `breakroom lineup`: who hears what when, and what there is too little of.

use std::fmt::Write as _;
use std::io::Write;
use std::ops::RangeInclusive;

use jiff::Zoned;
use jiff::civil::{Date, Time};

use super::args::Places;
use super::{Exit, Failure};
use crate::content;
use crate::content::finding::phrase::count;
use crate::content::model::{Commendation, Content, Id, Lang, Value, Who};
use crate::kiosk::judge::look;
use crate::ledger::tally;
use crate::player::lineup::diary::Diary;
use crate::player::lineup::plan::{APART_DAYS, Agenda, Lack, Planning, SHIFTS};
use crate::player::playlist::Playlist;
use crate::player::playlist::dayparts;
use crate::player::scene::{HELD_LEAST_S, Held, Part};

/// So many days can be planned at once.
const DAYS: RangeInclusive<i64> = 1..=366;
/// The day is planned as its noon has it.
const NOON: Time = jiff::civil::time(12, 0, 0, 0);

/// Say who hears what when in the line-ups, and what there is too little of
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The folders with the content and the state
    #[command(flatten)]
    pub places: Places,
    /// How many days from today on
    #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(i64).range(DAYS))]
    pub days: i64,
    /// How many line-ups a day, one for each shift
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=3))]
    pub shifts: u8,
}

/// Prints the plan from the day of `now` on to `out`, as if every line-up of it were held.
///
/// # Errors
/// The ledger can't be read, or `out` can't be written to.
pub fn run(args: &Args, now: &Zoned, out: &mut dyn Write) -> Result<Exit, Failure> {
    let loaded =
        args.places.content().map_or_else(content::example, |dir| content::load_dir(&dir, look));
    let tally = args.places.state().map_or(Ok(None), |state| tally(&state));
    let tally = tally.map_err(|words| Failure::new(Exit::Files, words))?;
    let diary = tally.map_or_else(Diary::default, |tally| tally.records.lineups);
    let plan = plan(&loaded.content, diary, args, now);
    out.write_all(plan.as_bytes()).map_err(|error| Failure::unprinted(&error))?;
    Ok(Exit::Done)
}

/// The plan as a text.
fn plan(content: &Content, mut diary: Diary, args: &Args, now: &Zoned) -> String {
    let mut page = String::new();
    // Writing to a string can't fail.
    let _ = write(content, &mut diary, args, now, &mut page);
    page
}

fn write(
    content: &Content,
    diary: &mut Diary,
    args: &Args,
    now: &Zoned,
    page: &mut String,
) -> std::fmt::Result {
    let lang = content.kiosk.primary();
    let held = match diary.held().count() {
        0 => "none was held so far".to_owned(),
        1 => "one was held so far".to_owned(),
        n => format!("{n} were held so far"),
    };
    let shifts = usize::from(args.shifts).min(SHIFTS);
    writeln!(page, "Line-ups, {} a day from {} on; {held}.", shifts, now.date())?;
    let (first, mut last) = (Playlist::new(content, now), None);
    let mut date = now.date();
    for _ in 0..args.days {
        if is_open(content, date) {
            let wall = noon(date, now);
            let playlist = Playlist::new(content, &wall);
            day(content, (&playlist, date), diary, shifts, lang, page)?;
            last = Some(playlist);
        } else {
            writeln!(page, "\n{}  closed", day_name(date))?;
        }
        let Ok(tomorrow) = date.tomorrow() else { break };
        date = tomorrow;
    }
    let planning = Planning { content, playlist: last.as_ref().unwrap_or(&first), diary };
    lacks(content, &planning.lacks(), now.date(), lang, page)
}

fn noon(date: Date, now: &Zoned) -> Zoned {
    date.to_datetime(NOON).to_zoned(now.time_zone().clone()).unwrap_or_else(|_| now.clone())
}

/// Whether the room opens on `date`.
fn is_open(content: &Content, date: Date) -> bool {
    let open = &content.kiosk.open;
    open.is_empty() || open.iter().any(|part| part.days.contains(&date.weekday()))
}

fn day_name(date: Date) -> String {
    format!("{} {date}", date.strftime("%a"))
}

/// The line-ups of a day.
fn day(
    content: &Content,
    (playlist, date): (&Playlist, Date),
    diary: &mut Diary,
    shifts: usize,
    lang: &Lang,
    page: &mut String,
) -> std::fmt::Result {
    let theme = playlist.theme.as_ref().map_or("", |value| value.name.get(lang));
    writeln!(page, "\n{}  {theme}", day_name(date))?;
    if !dayparts::plausible(date) {
        return writeln!(page, "  the clock can't be right on this day");
    }
    for number in 1..=shifts {
        let agenda = Planning { content, playlist, diary }.agenda();
        if agenda.is_empty() {
            return writeln!(page, "  nothing to make a line-up of");
        }
        if shifts > 1 {
            writeln!(page, "  {number}.")?;
        }
        items(&agenda, diary, date, lang, page)?;
        let begun = agenda.begun(date, u8::try_from(8 * number % 24).unwrap_or(0));
        diary.enter(Held { seconds: HELD_LEAST_S, reached: Part::Today, ..begun }, true);
    }
    Ok(())
}

fn items(
    agenda: &Agenda,
    diary: &Diary,
    date: Date,
    lang: &Lang,
    page: &mut String,
) -> std::fmt::Result {
    let mut line = |name: &str, part, id: &Id, text: &str| {
        let id = id.as_str();
        let again = again(diary, part, &Id::new(id), date);
        writeln!(page, "  {name:<9} {id:<28} {text}{again}")
    };
    if let Some(story) = &agenda.story {
        line("story", Part::Story, &story.meta.id, story.headline.get(lang))?;
    }
    if let Some(question) = &agenda.question {
        line("question", Part::Question, &question.meta.id, question.stem.get(lang))?;
    }
    if let Some(card) = &agenda.thanks {
        line("thanks", Part::Thanks, &card.meta.id, &who(card, lang))?;
    }
    if let Some(act) = &agenda.act {
        line("act", Part::Today, &act.meta.id, act.headline.get(lang))?;
    }
    Ok(())
}

fn who(card: &Commendation, lang: &Lang) -> String {
    let team = card.team.get(lang);
    match (&card.name, card.who) {
        (Some(name), _) => format!("{}, {team}", name.get(lang)),
        (None, Who::Team) => team.to_owned(),
        (None, Who::Person) => format!("somebody, {team}"),
    }
}

/// What is said of an item that was told less than four weeks before; of what an earlier shift of
/// the day has heard nothing, for that is meant.
fn again(diary: &Diary, part: Part, id: &Id, date: Date) -> String {
    let ago = diary.last_told(part, id).map(|told| (date - told).get_days());
    match ago {
        Some(ago @ 1..APART_DAYS) => format!(" (again after {})", count(usize(ago), "day")),
        _ => String::new(),
    }
}

fn usize(number: i32) -> usize {
    usize::try_from(number).unwrap_or(0)
}

/// What there is too little of.
fn lacks(
    content: &Content,
    lacks: &[Lack],
    from: Date,
    lang: &Lang,
    page: &mut String,
) -> std::fmt::Result {
    let never: Vec<&str> = never_leading(content, from).map(|value| value.name.get(lang)).collect();
    if lacks.is_empty() && never.is_empty() {
        return writeln!(page, "\nThere is enough that nothing comes twice within four weeks.");
    }
    writeln!(page, "\nWhere it doesn’t suffice for four weeks without anything twice")?;
    for lack in lacks {
        let value = lack.value.as_ref().map_or("", |value| value.name.get(lang));
        let of = if value.is_empty() { String::new() } else { format!("{value}: ") };
        let (noun, what) = match lack.part {
            Part::Story => ("story", "stories"),
            Part::Question => ("question", "questions that hands can answer"),
            Part::Thanks => ("colleague", "colleagues to thank"),
            Part::Value | Part::Today => ("act", "acts (two of each role)"),
        };
        let then = match lack.has {
            0 => "so one of another value is taken".to_owned(),
            _ => format!("so each comes again after {}", count(lack.again_after_days, "day")),
        };
        let has = if lack.has == 1 { format!("1 {noun}") } else { format!("{} {what}", lack.has) };
        writeln!(page, "  {of}{has} for {}, {then}", count(lack.needs, "day"))?;
    }
    for value in never {
        writeln!(page, "  {value}: never leads on a day on which the room is open")?;
    }
    Ok(())
}

/// The values whose days the room is closed on: by turns of a day each they may always be Sundays.
fn never_leading(content: &Content, from: Date) -> impl Iterator<Item = &Value> {
    let turns = i64::try_from(7 * content.values.len()).unwrap_or(0);
    let days = (0..turns).filter_map(move |n| from.checked_add(jiff::Span::new().days(n)).ok());
    let open: Vec<Date> = days.filter(|date| is_open(content, *date)).collect();
    content.values.iter().map(|value| &**value).filter(move |value| {
        !open
            .iter()
            .any(|date| Playlist::theme_on(content, *date).is_some_and(|t| t.id == value.id))
    })
}

//! The command line.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use breakroom::commands::{check, import, new, places, poster, report, snapshot};
use breakroom::content::model::Lang;
use breakroom::kiosk;
use breakroom::player::playlist::dayparts;
use breakroom::player::scene::Mood;
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::Timestamp;
use jiff::civil::Date;

/// A touch kiosk for the break room: the service philosophy, a quiz, and a wall of thanks.
#[derive(Parser)]
#[command(version, args_conflicts_with_subcommands = true, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    run: Run,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  done; for check: nothing found, or warnings only
  1  check: at least one error in the content; import: one in the sheet, so nothing is written;
     poster: it may not be shown
  2  the command line can't be understood
  3  a file or folder can't be read or written to
  4  there is no display, or it can't be drawn on

Content is looked for at --content, then $BREAKROOM_CONTENT, then ./content, then
breakroom/content in the XDG data folders; if there is none, the built-in example is shown.";

#[derive(Subcommand)]
enum Command {
    /// Show the kiosk, full screen (this is what happens without a command, too)
    Run(Run),
    /// Read the content folder and say what is wrong with it
    Check(Check),
    /// Say what the room knows, how that moved, and which questions fail
    Report(Report),
    /// Draw every page to PNG, without a display, and a contact sheet of them all; or one
    /// commendation as a sheet of A4 for the notice board
    Snapshot(Snapshot),
    /// Take commendations from a spreadsheet; it only says what it would do, until --yes
    #[command(after_help = import::HELP)]
    Import(import::Args),
    /// Begin an item: write a commented file to fill in
    #[command(after_help = new::HELP)]
    New(new::Args),
}

#[derive(Args)]
struct Places {
    /// The content folder
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    /// Where the kiosk keeps what it must remember [default: ~/.local/state/breakroom]
    #[arg(long, value_name = "DIR")]
    state: Option<PathBuf>,
}

#[derive(Args)]
struct Run {
    #[command(flatten)]
    places: Places,
    /// Show an ordinary window of this size instead, to try content
    #[arg(long, value_name = "WxH", value_parser = size)]
    window: Option<[u32; 2]>,
    /// Keep to this language, such as en or zh
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// Keep to the colours of the day or of the evening
    #[arg(long, value_enum, default_value_t = Theme::Auto)]
    theme: Theme,
    /// Start the clock elsewhere, such as 2026-12-24T11:55:00+01:00
    #[arg(long, value_name = "TIMESTAMP")]
    now: Option<Timestamp>,
}

#[derive(Args)]
struct Check {
    /// The content folder [default: as for the kiosk]
    dir: Option<PathBuf>,
    #[command(flatten)]
    places: Places,
    /// For people, or for programs
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Args)]
struct Report {
    #[command(flatten)]
    places: Places,
    /// Only what happened from then on, such as 2026-09-01
    #[arg(long, value_name = "DATE")]
    since: Option<Date>,
    /// How it is written
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    format: ReportFormat,
    /// Instead of a report: why this question is asked
    #[arg(long, value_name = "ID")]
    why: Option<String>,
}

#[derive(Args)]
struct Snapshot {
    #[command(flatten)]
    places: Places,
    /// Where the pictures go; for a poster a .png, or the folder for it [default: .]
    #[arg(short, long, value_name = "PATH", required_unless_present = "poster")]
    out: Option<PathBuf>,
    /// Instead of the pages: this commendation as a sheet of A4, to be printed
    #[arg(long, value_name = "ID", conflicts_with_all = ["size", "theme", "only"])]
    poster: Option<String>,
    /// Size in pixels; may be given several times [default: 1920x1080]
    #[arg(long, value_name = "WxH", value_parser = size)]
    size: Vec<[u32; 2]>,
    /// Language; may be given several times [default: those of the content]
    #[arg(long, value_name = "TAG")]
    lang: Vec<String>,
    /// Colours; may be given several times [default: day]
    #[arg(long, value_enum)]
    theme: Vec<Light>,
    /// Only pages whose name has this in it
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Theme {
    Day,
    Evening,
    Auto,
}

#[derive(Clone, Copy, ValueEnum)]
enum Light {
    Day,
    Evening,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Human,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum ReportFormat {
    Text,
    Csv,
    Json,
    Html,
}

/// Smallest and largest side of a window or a picture in pixels.
const SIDES: std::ops::RangeInclusive<u32> = 160..=8192;

fn size(text: &str) -> Result<[u32; 2], String> {
    let sides = text
        .split_once(['x', 'X', '×'])
        .and_then(|(width, height)| Some([width.parse().ok()?, height.parse().ok()?]));
    match sides {
        Some(sides) if sides.iter().all(|side| SIDES.contains(side)) => Ok(sides),
        Some(_) => Err(format!("each side must be {} to {} pixels", SIDES.start(), SIDES.end())),
        None => Err("write it like 1920x1080".into()),
    }
}

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_target(false)
        .with_max_level(tracing::Level::INFO)
        .init();
    let cli = Cli::parse();
    let code = match cli.command.unwrap_or(Command::Run(cli.run)) {
        Command::Run(args) => run(args),
        Command::Check(args) => check(args),
        Command::Report(args) => report(args),
        Command::Snapshot(args) => snapshot(args),
        Command::Import(args) => import(args),
        Command::New(args) => new(args),
    };
    ExitCode::from(code)
}

fn run(args: Run) -> u8 {
    let mood = match args.theme {
        Theme::Day => Some(Mood::Day),
        Theme::Evening => Some(Mood::Evening),
        Theme::Auto => None,
    };
    let run = kiosk::Run {
        content: places::content(args.places.content),
        state: places::state(args.places.state),
        window: args.window,
        lang: args.lang.as_deref().map(Lang::new),
        mood,
        now: args.now,
    };
    kiosk::run(run).map_or_else(|error| fail(&error, 4), |()| 0)
}

fn check(args: Check) -> u8 {
    let format = match args.format {
        Format::Human => check::Format::Human,
        Format::Json => check::Format::Json,
    };
    let Some(dir) = places::content(args.dir.or(args.places.content)) else {
        return fail("there is no content folder here; name one: breakroom check DIR", 2);
    };
    let mut out = std::io::stdout().lock();
    let checked =
        check::run(&dir, format, today(), &mut out).and_then(|code| out.flush().map(|()| code));
    checked.unwrap_or_else(|error| fail(&format!("the findings can't be printed ({error})"), 3))
}

fn report(args: Report) -> u8 {
    let format = match args.format {
        ReportFormat::Text => report::Format::Text,
        ReportFormat::Csv => report::Format::Csv,
        ReportFormat::Json => report::Format::Json,
        ReportFormat::Html => report::Format::Html,
    };
    let order = report::Order {
        content: places::content(args.places.content),
        state: places::state(args.places.state),
        since: args.since,
        format,
        why: args.why,
        now: kiosk::wall(),
    };
    report::run(&order, &mut std::io::stdout().lock()).map_or_else(|error| fail(&error, 3), |()| 0)
}

fn snapshot(args: Snapshot) -> u8 {
    let langs = args.lang.iter().map(|tag| Lang::new(tag)).collect();
    let out = args.out.unwrap_or_else(|| PathBuf::from("."));
    if let Some(id) = args.poster {
        let content = places::content(args.places.content);
        return print(&poster::Order { content, out, langs, id, today: today() });
    }
    let mut sizes = args.size;
    if sizes.is_empty() {
        sizes.push([1920, 1080]);
    }
    let mut moods: Vec<Mood> = Vec::new();
    for light in args.theme {
        moods.push(match light {
            Light::Day => Mood::Day,
            Light::Evening => Mood::Evening,
        });
    }
    if moods.is_empty() {
        moods.push(Mood::Day);
    }
    let order = snapshot::Order {
        content: places::content(args.places.content),
        out,
        sizes,
        langs,
        moods,
        today: today(),
        only: args.only,
    };
    match snapshot::run(&order) {
        Ok(count) => {
            println!("{count} pictures: {}", order.out.join("index.html").display());
            0
        }
        Err(error) => fail(&error, 3),
    }
}

fn print(order: &poster::Order) -> u8 {
    match poster::run(order) {
        Ok(posters) => {
            for poster in posters {
                println!("{}", poster.path.display());
                for text in &poster.small {
                    eprintln!("breakroom: too long for the sheet, and set small: {text}");
                }
            }
            0
        }
        Err(poster::Error::Refused(why)) => fail(&why, 1),
        Err(poster::Error::Failed(why)) => fail(&why, 3),
    }
}

fn import(args: import::Args) -> u8 {
    let Some(content) = places::content(args.content.clone()) else {
        return fail("there is no content folder here; name one: --content DIR", 2);
    };
    let mut out = std::io::stdout().lock();
    let done = import::run(&args.order(content), &mut out);
    done.unwrap_or_else(|(error, code)| fail(&error, code))
}

fn new(args: new::Args) -> u8 {
    let Some(content) = places::content(args.content.clone()) else {
        return fail("there is no content folder here; name one: --content DIR", 2);
    };
    match args.order(content, kiosk::wall().date()).and_then(|order| new::run(&order)) {
        Ok(path) => {
            println!("{}\nFill it in, and see what is missing: breakroom check", path.display());
            0
        }
        Err((error, code)) => fail(&error, code),
    }
}

/// The day, unless the clock shows one that can't be.
fn today() -> Option<Date> {
    let wall = kiosk::wall();
    dayparts::plausible(&wall).then(|| wall.date())
}

fn fail(error: &str, code: u8) -> u8 {
    eprintln!("breakroom: {error}");
    code
}

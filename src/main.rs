//! The command line: parses it, and hands over.

use std::io::{self, Write as _};
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

#[cfg(target_os = "linux")]
use breakroom::commands::doctor;
use breakroom::commands::output::{Output, say};
use breakroom::commands::{
    Exit, Failure, check, desk, failure, import, lineup, log, manual, memory, new, pin, report,
    run, simulate, snapshot, speak,
};
use breakroom::kiosk;
use breakroom::kiosk::supervise::panics;
use breakroom::kiosk::supervise::signals::Signals;
use clap::{CommandFactory as _, Parser, Subcommand};

/// A touch kiosk for the break room: the service philosophy, a quiz, and a wall of thanks.
#[derive(Parser)]
#[command(version, args_conflicts_with_subcommands = true, after_help = failure::HELP)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    run: run::Args,
}

#[derive(Subcommand)]
enum Command {
    /// Show the kiosk, full screen (this is what happens without a command, too)
    Run(run::Args),
    /// Open a window to write the content in
    Desk(desk::Args),
    /// Read the content folder and say what is wrong with it
    Check(check::Args),
    /// Say what the room knows, how that moved, and which questions fail
    Report(report::Args),
    /// Say who hears what when in the line-ups, and what there is too little of
    Lineup(lineup::Args),
    /// Draw every page to PNG, without a display, and a contact sheet of them all; or one
    /// commendation as a sheet of A4 for the notice board
    Snapshot(snapshot::Args),
    /// Take commendations from a spreadsheet; it only says what it would do, until --yes
    #[command(after_help = import::HELP)]
    Import(import::Args),
    /// Begin an item: write a commented file to fill in
    #[command(after_help = new::HELP)]
    New(new::Args),
    /// Set the PIN that opens the admin page on the glass, or remove it
    #[command(after_help = pin::HELP)]
    Pin(pin::Args),
    /// Say what is wrong with the machine, and how to fix it; or what the program reads and keeps
    #[cfg(target_os = "linux")]
    #[command(after_help = doctor::HELP)]
    Doctor(doctor::Args),
    /// Write the manual pages, one for each command
    Man(manual::ManArgs),
    /// Print what completes the command line in a shell
    Completions(manual::CompletionsArgs),
    /// Play the kiosk for days on a simulated clock, with faults, and say whether it kept its
    /// promises
    #[command(after_help = simulate::HELP)]
    Simulate(simulate::Args),
    /// Read aloud what the kiosk says on standard input
    #[command(hide = true)]
    Speak(speak::Args),
}

fn main() -> ExitCode {
    // Before anything that takes time: none that comes early must end a kiosk.
    let signals = Signals::catch();
    memory::give_back();
    let cli = Cli::parse();
    let command = cli.command.unwrap_or(Command::Run(cli.run));
    // A month of faults is told by the simulation's own log.
    if !matches!(command, Command::Simulate(_)) {
        log::start();
        panics::tell_in_log();
    }
    let done = panic::catch_unwind(AssertUnwindSafe(|| carry_out(command, signals)));
    let done = done.unwrap_or_else(|_| Err(Failure::new(Exit::Fault, failure::FAULT)));
    done.unwrap_or_else(|failure| {
        say(&failure.words);
        failure.exit
    })
    .into()
}

fn carry_out(command: Command, mut signals: Signals) -> Result<Exit, Failure> {
    let is_asked_to_end = match &command {
        Command::Run(_) => true,
        Command::Check(args) => args.watch,
        _ => false,
    };
    if !is_asked_to_end {
        signals.leave();
    }
    let (now, mut out) = (kiosk::wall(), Output::new(io::stdout()));
    let done = match command {
        Command::Run(args) => run::run(&args, signals),
        Command::Desk(args) => desk::run(&args),
        Command::Check(args) if args.watch => check::watch(&args, signals, kiosk::wall),
        Command::Check(args) => check::run(&args, &now, &mut out),
        Command::Report(args) => report::run(&args, &now, &mut out),
        Command::Lineup(args) => lineup::run(&args, &now, &mut out),
        Command::Snapshot(args) => snapshot::run(&args, &now, &mut out),
        Command::Import(args) => import::run(&args, &mut out),
        Command::New(args) => new::run(&args, &now, &mut out),
        Command::Pin(args) => pin::run(&args, &mut out),
        #[cfg(target_os = "linux")]
        Command::Doctor(args) => doctor::run(&args, &now, &mut out),
        Command::Man(args) => manual::man(&args, Cli::command()),
        Command::Completions(args) => manual::completions(&args, Cli::command(), &mut out),
        Command::Simulate(args) => simulate::run(&args, &mut out),
        Command::Speak(args) => Ok(speak::run(&args)),
    };
    done.and_then(|exit| match out.flush() {
        Ok(()) => Ok(exit),
        Err(error) => Err(Failure::unprinted(&error)),
    })
}

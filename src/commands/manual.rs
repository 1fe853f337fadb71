//! `breakroom man` and `breakroom completions`: what the command line itself tells a packager.

use std::io::Write;
use std::path::PathBuf;

use clap::Command;
use clap_complete::Shell;

use super::{Exit, Failure};

/// Write the manual pages, one for each command
#[derive(Clone, Debug, clap::Args)]
pub struct ManArgs {
    /// The folder to write them to; it must be there
    pub dir: PathBuf,
}

/// Print what completes the command line in a shell
#[derive(Clone, Debug, clap::Args)]
pub struct CompletionsArgs {
    /// The shell that reads it
    pub shell: Shell,
}

/// Writes a manual page of `program` and of each of its commands.
///
/// # Errors
/// The folder can't be written to.
pub fn man(args: &ManArgs, program: Command) -> Result<Exit, Failure> {
    clap_mangen::generate_to(program, &args.dir).map_err(|error| {
        let words = format!("the manual can't be written ({error}): {}", args.dir.display());
        Failure::new(Exit::Files, words)
    })?;
    Ok(Exit::Done)
}

/// Prints what completes the command line of `program` to `out`.
///
/// # Errors
/// `out` can't be written to.
pub fn completions(
    args: &CompletionsArgs,
    mut program: Command,
    out: &mut dyn Write,
) -> Result<Exit, Failure> {
    let mut text = Vec::new();
    let name = program.get_name().to_owned();
    clap_complete::generate(args.shell, &mut program, name, &mut text);
    out.write_all(&text).map_err(|error| Failure::unprinted(&error))?;
    Ok(Exit::Done)
}

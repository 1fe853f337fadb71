//! `breakroom speak`: the helper that the kiosk begins to read pages aloud; nobody types it.

use std::path::PathBuf;

use super::Exit;
use crate::kiosk::speech;

/// Read aloud what the kiosk says on standard input
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The program that reads a text aloud
    pub engine: PathBuf,
    /// Let nothing but the user's rights keep it in
    #[arg(long)]
    pub no_sandbox: bool,
}

/// Reads orders from standard input until it ends.
pub fn run(args: &Args) -> Exit {
    speech::serve(&args.engine, !args.no_sandbox);
    Exit::Done
}

//! What the command line may say about an import.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::content::model::DateOrder;

/// What `--help` says at its end.
pub const HELP: &str = "\
Examples:
  breakroom import praise.xlsx                  say what would be taken, write nothing
  breakroom import praise.xlsx --yes            write commendations/imported-praise.ron
  breakroom import praise.csv --dates day-first when 4/11/2026 means 4 November
  breakroom import praise.csv --column name=F   when column F names who is thanked

The first row names the columns, in English or Chinese, in any order:
  needed:     team, date, value, situation, what they did, outcome
              (部门、日期、价值观、情况、做了什么、结果)
  understood: id, employee id, name, person or team, behind the scenes, skill, quote, quote from,
              quote by, helped by, photo file, photo description, consent words, consent name,
              consent photo (each a date, or yes with `consent date`; `… until` for its end),
              status, approver, second approver, approval date, nominator, show from, show until
The particular name wins: beside `nominee` a column `name` is whoever filled in the form. What a
form adds by itself (its times, ids and addresses) is left out. Where in doubt, it asks.
A workbook is read as it is seen: hidden rows and columns are left out.
A text in two languages has two columns, such as `situation (en)` and `situation (zh)`.
What isn't said fails closed: no status is a draft, and no day is no consent.
Running it again with the same sheet changes nothing; with a changed sheet it changes the same
items, whatever the file is called by then. Other files of the folder are never touched.";

/// What becomes of what the sheet doesn't have any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Missing {
    /// They are taken out of the file
    Remove,
    /// They stay as they are
    Keep,
}

/// Take commendations from a spreadsheet; it only says what it would do, until --yes
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Args {
    /// The spreadsheet: .xlsx, .csv or .tsv
    pub file: PathBuf,
    /// The content folder
    #[arg(long, value_name = "DIR")]
    pub content: Option<PathBuf>,
    /// Write it, if nothing is wrong
    #[arg(long)]
    pub yes: bool,
    /// The language of texts whose column says none [default: by their script]
    #[arg(long, value_name = "TAG")]
    pub lang: Option<String>,
    /// What 4/11/2026 means
    #[arg(long, value_enum, value_name = "ORDER")]
    pub dates: Option<DateOrder>,
    /// What a column is, by its name or letter, such as "name=Nominee"; may be given several times
    #[arg(long, value_name = "WHAT=COLUMN")]
    pub column: Vec<String>,
    /// The sheet of a workbook [default: the first one that has the columns]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Take hidden rows and columns as well
    #[arg(long)]
    pub hidden: bool,
    /// What becomes of those that were imported before and aren't in the sheet any more
    #[arg(long, value_enum, value_name = "FATE")]
    pub missing: Option<Missing>,
}

impl ValueEnum for DateOrder {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::DayFirst, Self::MonthFirst, Self::YearFirst]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, help) = match self {
            Self::DayFirst => ("day-first", "4 November 2026"),
            Self::MonthFirst => ("month-first", "11 April 2026"),
            Self::YearFirst => ("year-first", "26 November 2004, where the year has two digits"),
        };
        Some(PossibleValue::new(name).help(help))
    }
}

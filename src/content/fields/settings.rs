//! The fields of `kiosk.ron` and of the entries of `values.ron`.

use super::items::DAYPART;
use super::{Entries, Field, Form, may, must};

/// What `values.ron` says of each value.
pub const VALUE_FIELDS: &[Field] = &[
    must("id", Form::Id),
    must("name", Form::Text(None)),
    must("meaning", Form::Text(None)),
    must("pole", Form::Choice(&["Care", "Dignity"])),
];

/// The settings of `kiosk.ron`.
pub const KIOSK_FIELDS: &[Field] = &[
    may("schema", Form::Number(1.0, 1.0)),
    must("organisation", Form::Text(None)),
    must("promise", Form::Text(None)),
    must("languages", Form::Lines),
    may("bilingual", Form::Choice(&["PrimaryOnly", "InTurn"])),
    may("rhythm", Form::Written),
    may("quiz", Form::Choice(&["Attended", "Steady", "Trial"])),
    may("panel", Form::Record(PANEL)),
    may("monitor", Form::Line),
    may("open", Form::Records(Entries { fields: DAYPART, least: 0, most: 16, begun: &[] })),
    may("third_job", Form::Record(THIRD_JOB)),
    may("thanks", Form::Record(THANKS)),
    may("lineup", Form::Choice(&["Open", "Pin", "Hidden"])),
    may("speech", Form::Record(SPEECH)),
    may("dwell", Form::Record(DWELL)),
    may("idle", Form::Record(IDLE)),
    may("theme", Form::Written),
    may("reduced_motion", Form::Flag),
    may("large_text", Form::Flag),
    may("time_zone", Form::Line),
    may("approval", Form::Choice(&["Off", "Required"])),
];

const PANEL: &[Field] =
    &[may("diagonal_in", Form::Number(5.0, 120.0)), may("distance_m", Form::Number(0.5, 10.0))];
const THIRD_JOB: &[Field] = &[must("name", Form::Text(None)), must("ask", Form::Text(None))];
const THANKS: &[Field] = &[must("url", Form::Line), may("screen", Form::Line)];
const SPEECH: &[Field] = &[must("engine", Form::Line)];
const DWELL: &[Field] =
    &[may("least_s", Form::Number(3.0, 60.0)), may("most_s", Form::Number(3.0, 60.0))];
const IDLE: &[Field] =
    &[may("after_s", Form::Number(30.0, 300.0)), may("warning_s", Form::Number(10.0, 60.0))];

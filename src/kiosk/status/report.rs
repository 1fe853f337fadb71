//! The schema of `status.json`, and the same for Prometheus.

use std::fmt::Write as _;

use jiff::{Timestamp, Zoned};
use serde::Serialize;

use crate::content::{Finding, Origin};
use crate::kiosk::engine::Engine;
use crate::player::scene::{Facts, Playing, Why};

/// The file in the state folder.
pub(super) const FILE: &str = "status.json";
/// The version of the schema: it grows when a field is renamed, goes, or means something else. New
/// fields may come at any time.
const SCHEMA: u32 = 1;
/// Findings that are told one by one; all of them are counted.
const FINDINGS_MAX: usize = 50;

/// What `status.json` holds. It has ids and places in files, and never a name or an answer; times
/// are in UTC, and counts from 1 to 4 are `null`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Report {
    /// [`SCHEMA`].
    schema: u32,
    /// The version of the program.
    version: &'static str,
    /// When this was written. Older than two minutes: the program doesn't run, or hangs.
    written_at: Timestamp,
    /// How long the program has been running, in seconds.
    uptime_s: u64,
    /// The time on the kiosk's wall and its zone, such as `2026-11-04 12:00:05` and
    /// `Europe/Berlin +01:00`.
    wall: String,
    zone: String,
    content: Content,
    findings: Findings,
    /// What the loop has on the glass, and what comes next.
    playing: Item,
    next: Item,
    /// Whether the administrator has the loop stand still.
    paused: bool,
    /// What the program has in memory; `null` where the system doesn't say.
    memory_bytes: Option<u64>,
    /// Frames painted since the start.
    frames: u64,
    /// Answers that aren't known to be on the disk.
    answers_unsaved: u64,
    glass: Glass,
    room: Room,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Content {
    /// As `breakroom check` prints it.
    fingerprint: String,
    /// `folder`, `last-good` or `example`.
    origin: &'static str,
    folder: Option<String>,
    /// When content was last taken.
    taken_at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Findings {
    errors: usize,
    warnings: usize,
    /// The first fifty, as `breakroom check --format json` writes them.
    list: Vec<Finding>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Item {
    /// `null` for a page of the program's own.
    id: Option<String>,
    file: Option<String>,
    /// `takeover`, `turn`, `need`, `owed`, `standby` or `closed`.
    why: &'static str,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Glass {
    width_px: u32,
    height_px: u32,
    scale: f32,
    /// What draws, in OpenGL's words.
    renderer: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Room {
    answers: Option<u64>,
    visits: Option<u64>,
}

impl Report {
    /// What is known at `wall`; content was `taken` then.
    pub(super) fn new(facts: &Facts, engine: &Engine, (taken, wall): (&Zoned, &Zoned)) -> Self {
        let player = engine.player();
        let [playing, next] = player.playing().map(|playing| item(&playing));
        let origin = match facts.origin {
            Origin::Folder => "folder",
            Origin::LastGood => "last-good",
            Origin::Example => "example",
        };
        let [width_px, height_px] = facts.glass_px;
        Self {
            schema: SCHEMA,
            version: facts.version,
            written_at: whole_seconds(wall),
            uptime_s: facts.uptime.as_secs(),
            wall: facts.wall.clone(),
            zone: facts.zone.clone(),
            content: Content {
                fingerprint: facts.fingerprint.clone(),
                origin,
                folder: facts.folder.as_ref().map(|folder| folder.display().to_string()),
                taken_at: whole_seconds(taken),
            },
            findings: findings(engine.findings()),
            playing,
            next,
            paused: player.is_paused(),
            memory_bytes: facts.memory_bytes,
            frames: facts.frames,
            answers_unsaved: facts.waiting,
            glass: Glass {
                width_px,
                height_px,
                scale: facts.scale,
                renderer: facts.renderer.clone(),
            },
            room: Room { answers: facts.answers, visits: facts.visits },
        }
    }

    /// Whether there is news since `before`: that time has passed and frames were painted is none.
    pub(super) fn differs(&self, before: &Self) -> bool {
        let steady = |report: &Self| Self {
            written_at: Timestamp::UNIX_EPOCH,
            uptime_s: 0,
            wall: String::new(),
            memory_bytes: None,
            frames: 0,
            ..report.clone()
        };
        steady(self) != steady(before)
    }

    /// As JSON, in a form that people can read, too.
    pub(super) fn json(&self) -> String {
        // A plain structure can't fail to be written.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// In the text format of Prometheus
    /// (<https://prometheus.io/docs/instrumenting/exposition_formats/>).
    pub(super) fn metrics(&self) -> String {
        let mut page = String::new();
        let mut metric = |name: &str, kind: &str, help: &str, samples: &[(String, String)]| {
            // Writing to a string can't fail.
            let _ =
                writeln!(page, "# HELP breakroom_{name} {help}\n# TYPE breakroom_{name} {kind}");
            for (labels, value) in samples {
                let _ = writeln!(page, "breakroom_{name}{labels} {value}");
            }
        };
        let one = |value: String| [(String::new(), value)];
        let info = labels(&[
            ("version", self.version),
            ("fingerprint", &self.content.fingerprint),
            ("origin", self.content.origin),
            ("renderer", &self.glass.renderer),
        ]);
        metric("info", "gauge", "What runs and what it shows.", &[(info, "1".into())]);
        let written = self.written_at.as_second().to_string();
        metric("written_timestamp_seconds", "gauge", "When this was written.", &one(written));
        let uptime = self.uptime_s.to_string();
        metric("uptime_seconds", "gauge", "How long the program has been running.", &one(uptime));
        let taken = self.content.taken_at.as_second().to_string();
        let help = "When content was last taken.";
        metric("content_taken_timestamp_seconds", "gauge", help, &one(taken));
        let severities = [("error", self.findings.errors), ("warning", self.findings.warnings)];
        let findings = severities.map(|(name, n)| (labels(&[("severity", name)]), n.to_string()));
        metric("findings", "gauge", "What is wrong with content or machine.", &findings);
        let frames = self.frames.to_string();
        metric("frames_painted_total", "counter", "Frames painted since the start.", &one(frames));
        let unsaved = self.answers_unsaved.to_string();
        let help = "Answers that are not known to be on the disk.";
        metric("answers_unsaved", "gauge", help, &one(unsaved));
        let paused = u8::from(self.paused).to_string();
        metric("paused", "gauge", "1 while the loop stands still.", &one(paused));
        for (name, help, count) in [
            ("resident_memory_bytes", "What the program has in memory.", self.memory_bytes),
            ("answers", "Answers counted; missing from 1 to 4.", self.room.answers),
            ("visits", "Sessions begun; missing from 1 to 4.", self.room.visits),
        ] {
            if let Some(count) = count {
                metric(name, "gauge", help, &one(count.to_string()));
            }
        }
        page
    }
}

/// An instant without its parts of a second, which nobody reads.
fn whole_seconds(wall: &Zoned) -> Timestamp {
    Timestamp::from_second(wall.timestamp().as_second()).unwrap_or_default()
}

fn item(playing: &Playing) -> Item {
    Item {
        id: playing.id.as_ref().map(|id| id.as_str().to_owned()),
        file: playing.file.as_ref().map(|file| file.display().to_string()),
        why: match playing.why {
            Why::Takeover => "takeover",
            Why::Turn { .. } => "turn",
            Why::Need { .. } => "need",
            Why::Owed { .. } => "owed",
            Why::Standby => "standby",
            Why::Closed => "closed",
        },
    }
}

fn findings<'a>(all: impl Iterator<Item = &'a Finding>) -> Findings {
    let all: Vec<&Finding> = all.collect();
    let errors = all.iter().filter(|finding| finding.is_error()).count();
    let list = all.iter().take(FINDINGS_MAX).map(|finding| (*finding).clone()).collect();
    Findings { errors, warnings: all.len() - errors, list }
}

/// Labels as Prometheus writes them.
fn labels(labels: &[(&str, &str)]) -> String {
    let escaped =
        |value: &str| value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    let each = labels.iter().map(|(name, value)| format!("{name}=\"{}\"", escaped(value)));
    format!("{{{}}}", each.collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::finding::{error, warning};
    use crate::kiosk::recorder::Recorder;
    use crate::player::Options;
    use crate::player::scene::Now;
    use std::time::Duration;

    fn now() -> Now {
        let wall = "2026-11-04T12:00:05[Europe/Berlin]".parse().expect("a zoned time");
        Now { mono: Duration::ZERO, wall }
    }

    fn report() -> Report {
        let mut loaded = crate::content::example();
        loaded.findings = vec![
            error("comma").what("a \"comma\" is missing").todo("put one").in_file("a.ron"),
            warning("disk").what("the disk is full").todo("make room"),
        ];
        let now = now();
        let recorder = Recorder::open(None, || {});
        let engine = Engine::new(loaded, Options::default(), recorder, &now);
        let facts = Facts {
            uptime: Duration::from_millis(61_900),
            wall: "2026-11-04 12:00:05".into(),
            zone: "Europe/Berlin +01:00".into(),
            fingerprint: "7d1f03ac".into(),
            origin: Origin::Folder,
            folder: Some("/srv/content".into()),
            memory_bytes: Some(1 << 20),
            frames: 42,
            waiting: 3,
            glass_px: [1920, 1080],
            renderer: "Mesa \"soft\"\\pipe".into(),
            answers: Some(128),
            visits: None,
            ..Facts::default()
        };
        Report::new(&facts, &engine, (&now.wall, &now.wall))
    }

    #[test]
    fn the_file_has_what_its_schema_says() {
        let json: serde_json::Value = serde_json::from_str(&report().json()).expect("it is JSON");
        let at = |path: &str| json.pointer(path).unwrap_or_else(|| panic!("no {path} in {json}"));
        for (path, value) in [
            ("/schema", serde_json::json!(1)),
            ("/version", env!("CARGO_PKG_VERSION").into()),
            ("/written_at", "2026-11-04T11:00:05Z".into()),
            ("/uptime_s", 61.into()),
            ("/wall", "2026-11-04 12:00:05".into()),
            ("/zone", "Europe/Berlin +01:00".into()),
            ("/content/fingerprint", "7d1f03ac".into()),
            ("/content/origin", "folder".into()),
            ("/content/folder", "/srv/content".into()),
            ("/content/taken_at", "2026-11-04T11:00:05Z".into()),
            ("/findings/errors", 1.into()),
            ("/findings/warnings", 1.into()),
            ("/findings/list/0/code", "comma".into()),
            ("/findings/list/1/severity", "warning".into()),
            ("/playing/why", "turn".into()),
            ("/paused", false.into()),
            ("/memory_bytes", 1_048_576.into()),
            ("/frames", 42.into()),
            ("/answers_unsaved", 3.into()),
            ("/glass/width_px", 1920.into()),
            ("/glass/height_px", 1080.into()),
            ("/glass/scale", serde_json::json!(1.0)),
            ("/glass/renderer", "Mesa \"soft\"\\pipe".into()),
            ("/room/answers", 128.into()),
            ("/room/visits", serde_json::Value::Null),
        ] {
            assert_eq!(*at(path), value, "{path}");
        }
        assert!(at("/playing/id").is_string() && at("/next/file").is_string());
    }

    #[test]
    fn it_names_nobody_and_has_no_text_of_an_item() {
        let json = report().json();
        for card in &crate::content::example().content.commendations {
            for text in card.name.iter().chain([&card.act]) {
                text.iter().for_each(|(_, text)| assert!(!json.contains(text), "{text}"));
            }
        }
    }

    #[test]
    fn the_metrics_are_in_the_text_format_and_what_may_be_somebody_is_missing() {
        let metrics = report().metrics();
        for line in [
            "# TYPE breakroom_findings gauge",
            "breakroom_findings{severity=\"error\"} 1",
            "breakroom_findings{severity=\"warning\"} 1",
            "breakroom_uptime_seconds 61",
            "breakroom_written_timestamp_seconds 1793790005",
            "breakroom_frames_painted_total 42",
            "breakroom_resident_memory_bytes 1048576",
            "breakroom_answers_unsaved 3",
            "breakroom_answers 128",
        ] {
            assert!(metrics.lines().any(|own| own == line), "{line}\n{metrics}");
        }
        let info = metrics.lines().find(|line| line.starts_with("breakroom_info{"));
        let info = info.expect("there is one");
        assert!(info.contains("fingerprint=\"7d1f03ac\""), "{info}");
        assert!(info.ends_with("renderer=\"Mesa \\\"soft\\\"\\\\pipe\"} 1"), "{info}");
        assert!(!metrics.contains("breakroom_visits"), "{metrics}");
        // Each metric is introduced once, and has nothing but a name, labels and a number.
        for line in metrics.lines().filter(|line| !line.starts_with('#')) {
            let (_, value) = line.rsplit_once(' ').expect("a name and a value");
            assert!(value.parse::<f64>().is_ok(), "{line}");
        }
    }

    #[test]
    fn time_frames_and_memory_alone_are_no_news() {
        let one = report();
        let later = Report {
            written_at: Timestamp::UNIX_EPOCH,
            uptime_s: 99,
            wall: "later".into(),
            memory_bytes: None,
            frames: 99,
            ..one.clone()
        };
        assert!(!later.differs(&one));
        assert!(Report { paused: true, ..later.clone() }.differs(&one));
        assert!(Report { answers_unsaved: 4, ..later }.differs(&one));
    }
}

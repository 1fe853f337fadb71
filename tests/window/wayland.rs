//! The real program under a Wayland compositor without a screen.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::display::Kiosk;
use crate::folder::Folder;
use crate::{CARE, PATIENCE};

/// What fills so many pixels is no dot of a button.
const AREA_PIXELS: usize = 20_000;

/// Weston with one output that nobody sees, gone with it.
struct Compositor {
    weston: Child,
    /// Its socket lies there, and its screenshots.
    folder: tempfile::TempDir,
}

impl Compositor {
    fn start(scale: u32) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the compositor");
        let weston = Command::new("weston")
            .args(["--backend=headless-backend.so", "--use-pixman", "--shell=desktop-shell.so"])
            .args(["--socket=kiosk", "--width=1280", "--height=720", "--idle-time=0"])
            // Screenshots are for everybody.
            .args([&format!("--scale={scale}"), "--debug", "--no-config"])
            .env("XDG_RUNTIME_DIR", folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("weston is installed (script/test does that)");
        let compositor = Self { weston, folder };
        let begun = Instant::now();
        while !compositor.path().join("kiosk").exists() {
            assert!(begun.elapsed() < PATIENCE, "weston doesn't start");
            std::thread::sleep(Duration::from_millis(50));
        }
        compositor
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn on(&self, command: &mut Command) {
        command
            .env("XDG_RUNTIME_DIR", self.path())
            .env("WAYLAND_DISPLAY", "kiosk")
            .env_remove("DISPLAY");
    }

    /// Whether a colour fills a fair part of the output.
    fn shows(&self, colour: u32) -> bool {
        self.shot().is_some_and(|shot| {
            let [_, r, g, b] = colour.to_be_bytes();
            shot.pixels().filter(|pixel| pixel.0 == [r, g, b]).count() >= AREA_PIXELS
        })
    }

    /// What is seen.
    fn shot(&self) -> Option<image::RgbImage> {
        let mut shooter = Command::new("weston-screenshooter");
        self.on(shooter.current_dir(self.path()).stdout(Stdio::null()).stderr(Stdio::null()));
        if !shooter.status().expect("it comes with weston").success() {
            return None;
        }
        let entries = fs::read_dir(self.path()).expect("a folder");
        let shots = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let shots: Vec<PathBuf> =
            shots.filter(|path| path.extension().is_some_and(|kind| kind == "png")).collect();
        let shot = image::open(shots.first()?).ok()?.to_rgb8();
        shots.iter().for_each(|path| fs::remove_file(path).expect("it is ours"));
        Some(shot)
    }
}

impl Drop for Compositor {
    fn drop(&mut self) {
        let _ = self.weston.kill();
        let _ = self.weston.wait();
    }
}

#[test]
fn under_wayland_it_paints_in_pixels_at_every_scale_follows_the_folder_and_ends_on_sigterm() {
    for scale in [1, 2] {
        let compositor = Compositor::start(scale);
        let folder = Folder::with_pole("Care");
        let mut command = Kiosk::command(&folder);
        compositor.on(&mut command);
        let mut kiosk = Kiosk::start_on(command);
        kiosk.wait("the slide", PATIENCE, || compositor.shows(CARE));
        let shot = compositor.shot().expect("a picture");
        assert_eq!(shot.dimensions(), (1280 * scale, 720 * scale));
        // The band goes from one edge to the other, so that the window covers the output.
        let [_, r, g, b] = CARE.to_be_bytes();
        let right = shot.width() - 1;
        for x in [0, right] {
            assert_eq!(shot.get_pixel(x, 10).0, [r, g, b], "{x} at scale {scale}");
        }
        folder.write_pole("Dignity");
        kiosk.wait("the new slide", PATIENCE, || compositor.shows(crate::DIGNITY));
        kiosk.terminate();
        kiosk.wait_for_end(PATIENCE);
    }
}

#[test]
fn a_compositor_that_dies_ends_the_program_with_four() {
    let mut compositor = Compositor::start(1);
    let folder = Folder::with_pole("Care");
    let mut command = Kiosk::command(&folder);
    compositor.on(&mut command);
    let mut kiosk = Kiosk::start_on(command);
    kiosk.wait("the slide", PATIENCE, || compositor.shows(CARE));
    compositor.weston.kill().expect("it can be killed");
    compositor.weston.wait().expect("it is gone");
    kiosk.wait_for_end(PATIENCE);
    assert_eq!(kiosk.exit_code(), Some(4));
}

/// Runs a command that refuses root, as nobody where that is who tests, and gives it `folders`.
fn anybody(folders: [&Path; 2]) -> Command {
    use std::os::unix::fs::MetadataExt as _;
    let is_root = fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0);
    if !is_root {
        return Command::new("env");
    }
    let given = Command::new("chown").args(["-R", "nobody:nogroup"]).args(folders).status();
    assert!(given.is_ok_and(|status| status.success()));
    let mut command = Command::new("setpriv");
    command.args(["--reuid=nobody", "--regid=nogroup", "--clear-groups"]);
    command
}

#[test]
fn a_compositor_that_can_be_is_asked_not_to_blank_while_the_room_is_open_and_no_longer() {
    let runtime = tempfile::tempdir().expect("a folder for the compositor");
    let folder = Folder::with_settings(
        "time_zone: \"UTC\", open: [(days: [Tue], from: \"08:00\", to: \"18:00\")]",
    );
    let mut kiosk = Kiosk::command(&folder);
    // Twenty seconds before a Tuesday's end.
    kiosk.args(["--now", "2026-11-24T17:59:40Z"]);
    let program = runtime.path().join("breakroom");
    fs::copy(kiosk.get_program(), &program).expect("a copy that anybody may start");
    // Cage has one program as its only client. The client's library writes down what it asks for.
    let mut cage = anybody([runtime.path(), folder.path()]);
    cage.args(["cage", "--"]).arg(program).args(kiosk.get_args());
    cage.env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env("HOME", runtime.path())
        .env("XDG_RUNTIME_DIR", runtime.path())
        .envs([("WLR_BACKENDS", "headless"), ("WLR_RENDERER", "pixman")])
        .env("WAYLAND_DEBUG", "client");
    let log = runtime.path().join("log");
    let file = fs::File::create(&log).expect("a log");
    let mut kiosk = Kiosk::start_on_with_log(cage, file);
    let asked = |what: &str| fs::read_to_string(&log).is_ok_and(|log| log.contains(what));
    kiosk.wait("the inhibitor", PATIENCE, || asked(".create_inhibitor("));
    let held = fs::read_to_string(&log).expect("the log");
    assert!(held.contains("zwp_idle_inhibit_manager_v1"), "{held}");
    kiosk.wait("its end", PATIENCE, || {
        let log = fs::read_to_string(&log).unwrap_or_default();
        log.lines().any(|line| line.contains("zwp_idle_inhibitor_v1") && line.contains("destroy"))
    });
    kiosk.terminate();
    kiosk.wait_for_end(PATIENCE);
}

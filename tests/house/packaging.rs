//! The Debian package, its units and its scripts speak of the same files. Whether a kiosk comes of
//! them is tried by `script/package --try`, which takes minutes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::root;

fn file(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn packaging(name: &str) -> String {
    file(&format!("assets/packaging/{name}"))
}

/// The assets of the package: from where in the house, to where on the machine.
fn assets() -> Vec<(String, String)> {
    let manifest = file("Cargo.toml");
    let lines = manifest.lines().skip_while(|line| *line != "[package.metadata.deb]");
    let lines = lines.skip_while(|line| *line != "assets = [").skip(1);
    let assets: Vec<_> = lines
        .take_while(|line| *line != "]")
        .map(|line| {
            let texts: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
            let (from, to) = (texts[0].to_owned(), format!("/{}", texts[1]));
            let name = from.rsplit('/').next().unwrap_or_default().to_owned();
            let to = if to.ends_with('/') { to + &name } else { to };
            (from, to)
        })
        .collect();
    assert!(assets.len() > 8, "{assets:?}");
    assets
}

/// What is behind `name=` in a unit or a file of settings, each time it stands there.
fn values(text: &str, name: &str) -> Vec<String> {
    let pairs = text.lines().filter_map(|line| line.split_once('='));
    pairs.filter(|(key, _)| *key == name).map(|(_, value)| value.to_owned()).collect()
}

fn value(text: &str, name: &str) -> String {
    values(text, name).pop().unwrap_or_else(|| panic!("{name}= is missing"))
}

#[test]
fn every_file_of_the_package_is_there() {
    for (from, _) in assets() {
        let is_built = from.starts_with("target/");
        let folder = from.split('*').next().unwrap_or_default();
        assert!(is_built || root().join(folder).exists(), "{from}");
    }
    for script in ["postinst", "prerm", "postrm"] {
        let text = packaging(&format!("debian/{script}"));
        assert!(text.contains("#DEBHELPER#") && text.contains("set -e"), "{script}");
    }
}

#[test]
fn the_units_call_what_the_package_brings() {
    let brought: BTreeSet<String> = assets().into_iter().map(|(_, to)| to).collect();
    for unit in ["breakroom.service", "breakroom-display.service"] {
        let text = packaging(unit);
        for name in ["ExecStart", "ExecStartPre", "EnvironmentFile"] {
            for path in values(&text, name) {
                let path = path.trim_start_matches('-').split(' ').next().unwrap_or_default();
                assert!(brought.contains(path), "{unit}: {path} isn't in the package");
            }
        }
    }
}

#[test]
fn units_scripts_and_settings_name_the_same_folders() {
    let (kiosk, display) = (packaging("breakroom.service"), packaging("breakroom-display.service"));
    let environment = packaging("environment");
    let state = value(&environment, "BREAKROOM_STATE");
    assert_eq!(state, format!("/var/lib/{}", value(&kiosk, "StateDirectory")));
    assert!(packaging("debian/postrm").contains(&format!("rm -rf {state}\n")));
    assert!(packaging("sysusers.d/breakroom.conf").contains(&state));
    let content = value(&environment, "BREAKROOM_CONTENT");
    assert_eq!(content, value(&packaging("kiosk.conf"), "BREAKROOM_CONTENT"));
    assert!(packaging("debian/postinst").contains(&format!("! -e {content} ]")));
    let runtime = format!("/run/{}/", value(&display, "RuntimeDirectory"));
    assert!(value(&environment, "XAUTHORITY").starts_with(&runtime));
    assert_eq!(value(&kiosk, "User"), value(&display, "Group"));
}

#[test]
fn the_unit_never_gives_up_and_leaves_the_gpu_and_software_gl_what_they_need() {
    let kiosk = packaging("breakroom.service");
    let wanted = BTreeMap::from([
        ("Type", "notify"),
        ("Restart", "always"),
        ("StartLimitIntervalSec", "0"),
        ("RestrictAddressFamilies", "AF_UNIX"),
        ("ProtectSystem", "strict"),
        ("NoNewPrivileges", "yes"),
    ]);
    for (name, wanted) in wanted {
        assert_eq!(value(&kiosk, name), wanted, "{name}");
    }
    assert!(value(&kiosk, "WatchdogSec").parse::<u32>().is_ok_and(|seconds| seconds > 0));
    for ours in ["MemoryDenyWriteExecute", "PrivateDevices", "Requires", "BindsTo"] {
        assert_eq!(values(&kiosk, ours), [""; 0], "{ours}");
    }
}

#[test]
fn every_setting_of_the_display_is_explained_and_heeded() {
    let (script, settings) = (packaging("display"), packaging("kiosk.conf"));
    let explained: Vec<&str> = settings
        .lines()
        .filter_map(|line| line.split_once('='))
        .filter(|(name, _)| name.starts_with("KIOSK_"))
        .map(|(name, _)| name)
        .collect();
    assert!(explained.len() >= 4, "{explained:?}");
    for name in &explained {
        assert!(script.contains(&format!("${{{name}:-")), "{name} isn't heeded");
    }
    for part in script.split("${KIOSK_").skip(1) {
        let name = format!("KIOSK_{}", part.split(':').next().unwrap_or_default());
        assert!(explained.contains(&name.as_str()), "{name} isn't explained");
    }
}

#[test]
fn the_package_depends_on_all_that_the_window_opens_while_it_runs() {
    let manifest = file("Cargo.toml");
    let depends = manifest.split("depends = \"\"\"").nth(1).expect("depends");
    let depends = depends.split("\"\"\"").next().unwrap_or_default();
    let depends: BTreeSet<&str> = depends.split([',', '|']).map(str::trim).collect();
    let packages = file("script/packages");
    let needed = packages.split("need_window() {").nth(1).expect("need_window");
    let needed = needed.split('}').next().unwrap_or_default();
    for package in needed.split_whitespace().filter(|word| *word != "need") {
        assert!(depends.contains(package), "{package}");
    }
}

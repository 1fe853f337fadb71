//! What systemd says of the kiosk's unit.

use std::process::Command;

/// The unit that the Debian package brings.
const UNIT: &str = "breakroom.service";

/// What is known of the unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Service {
    pub is_there: bool,
    pub is_enabled: bool,
    pub is_active: bool,
    /// Whether it is started again whatever it ends with.
    pub restarts_always: bool,
    pub has_watchdog: bool,
    /// How often it was started again since it was started by hand.
    pub restarts: u32,
}

/// Asks systemd. Fails where there is none, in its words.
pub(in super::super) fn gather() -> Result<Service, String> {
    const ASKED: &str = "LoadState,UnitFileState,ActiveState,Restart,WatchdogUSec,NRestarts";
    let output = Command::new("systemctl").args(["show", UNIT, "-p", ASKED]).output();
    let output = output.map_err(|error| format!("systemctl can't be asked: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned());
    }
    Ok(read(&String::from_utf8_lossy(&output.stdout)))
}

fn read(properties: &str) -> Service {
    let of = |name: &str| {
        let mut pairs = properties.lines().filter_map(|line| line.split_once('='));
        pairs.find(|(key, _)| *key == name).map_or("", |(_, value)| value)
    };
    Service {
        is_there: of("LoadState") == "loaded",
        is_enabled: of("UnitFileState") == "enabled",
        is_active: of("ActiveState") == "active",
        restarts_always: of("Restart") == "always",
        has_watchdog: !matches!(of("WatchdogUSec"), "" | "0" | "infinity"),
        restarts: of("NRestarts").parse().unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_read_as_systemd_tells_it() {
        let told = "LoadState=loaded\nActiveState=active\nUnitFileState=enabled\n\
                    Restart=always\nWatchdogUSec=1min\nNRestarts=3\n";
        let all = Service {
            is_there: true,
            is_enabled: true,
            is_active: true,
            restarts_always: true,
            has_watchdog: true,
            restarts: 3,
        };
        assert_eq!(read(told), all);
        assert_eq!(read("LoadState=not-found\nWatchdogUSec=0\n"), Service::default());
    }
}

//! What the system says of the process and of what draws.

use std::fs;

use eframe::glow::{self, HasContext as _};

/// What the process has in memory, in bytes: `VmRSS` of `/proc/self/status`. `None` where the
/// system doesn't say.
pub(super) fn memory_bytes() -> Option<u64> {
    resident(&fs::read_to_string("/proc/self/status").ok()?)
}

fn resident(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim_end().parse().ok()?;
    kib.checked_mul(1024)
}

/// What draws, in OpenGL's own words.
#[expect(unsafe_code, reason = "OpenGL")]
pub(in crate::kiosk) fn renderer(gl: &glow::Context) -> String {
    // SAFETY: called while the window is set up and the context is current.
    unsafe { gl.get_parameter_string(glow::RENDERER) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_what_is_resident_in_bytes() {
        let status = "Name:\tbreakroom\nVmPeak:\t  999 kB\nVmRSS:\t  151552 kB\nThreads:\t9\n";
        assert_eq!(resident(status), Some(148 << 20));
        assert_eq!(resident("Name:\tbreakroom\n"), None);
        assert_eq!(resident("VmRSS:\tmuch kB\n"), None);
        assert!(memory_bytes().is_some_and(|bytes| bytes > 1 << 20));
    }
}

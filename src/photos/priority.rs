//! The priority of threads that whoever draws must not wait for.

/// Of what decodes a photo that is waited for: how far it steps back.
pub(super) const DECODING: i32 = 10;
/// Of what writes a picture to the disk, which nobody waits for. There is no further.
pub(super) const WRITING: i32 = 19;

/// Lets whoever draws go before this thread where both want the same core. It can step back
/// further later, and never forward again.
#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "the system's own call, which Rust has no name for")]
pub(super) fn step_back(nice: i32) {
    use std::ffi::{c_int, c_uint};

    unsafe extern "C" {
        fn setpriority(which: c_int, who: c_uint, priority: c_int) -> c_int;
    }
    const PRIO_PROCESS: c_int = 0;
    const THIS_THREAD: c_uint = 0;
    // SAFETY: it takes three numbers; refused, it changes nothing.
    unsafe { setpriority(PRIO_PROCESS, THIS_THREAD, nice) };
}

#[cfg(not(target_os = "linux"))]
pub(super) fn step_back(_nice: i32) {}

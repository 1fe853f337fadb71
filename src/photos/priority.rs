//! The priority of threads that whoever draws must not wait for.

/// Lets whoever draws go before this thread where both want the same core.
#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "the system's own call, which Rust has no name for")]
pub(super) fn step_back() {
    use std::ffi::{c_int, c_uint};

    unsafe extern "C" {
        fn setpriority(which: c_int, who: c_uint, priority: c_int) -> c_int;
    }
    const PRIO_PROCESS: c_int = 0;
    const THIS_THREAD: c_uint = 0;
    const NICE: c_int = 10;
    // SAFETY: it takes three numbers; refused, it changes nothing.
    unsafe { setpriority(PRIO_PROCESS, THIS_THREAD, NICE) };
}

#[cfg(not(target_os = "linux"))]
pub(super) fn step_back() {}

//! What every command asks of the C library's memory.

/// Lets large blocks go back to the system when they are freed. Left alone, the C library raises
/// its threshold with the first photo, and from then on photos, textures and the driver's
/// surfaces leave holes in a heap that never shrinks.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(unsafe_code, reason = "the C library's own setting, which Rust has no name for")]
pub fn give_back() {
    unsafe extern "C" {
        fn mallopt(parameter: std::ffi::c_int, value: std::ffi::c_int) -> std::ffi::c_int;
    }
    const MMAP_THRESHOLD: std::ffi::c_int = -3;
    const LARGE_BYTES: std::ffi::c_int = 256 * 1024;
    // SAFETY: it takes two numbers, and an unknown one does nothing.
    unsafe { mallopt(MMAP_THRESHOLD, LARGE_BYTES) };
}

/// Other C libraries have no such threshold.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn give_back() {}

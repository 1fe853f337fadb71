//! Which system calls are refused, kept by seccomp. It is a list of what a kiosk never does, and not
//! of what it does: which calls a graphics driver makes changes with every release, and a wall that
//! goes black for a new one helps nobody. The unit of the Debian package allows by list on top.

use std::collections::BTreeMap;

use seccompiler::SeccompCmpOp::{Eq, MaskedEq, Ne};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, TargetArch, apply_filter_all_threads,
};

/// Calls that are refused whatever they ask for.
const NEVER: &[i64] = &[
    // Waiting for somebody to call.
    libc::SYS_listen,
    libc::SYS_accept,
    libc::SYS_accept4,
    // Other programs: starting them, and looking into them.
    libc::SYS_execve,
    libc::SYS_execveat,
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_pidfd_getfd,
    // Another view of the system.
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_move_mount,
    libc::SYS_open_tree,
    libc::SYS_fsopen,
    libc::SYS_fsconfig,
    libc::SYS_fsmount,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_setns,
    libc::SYS_unshare,
    libc::SYS_open_by_handle_at,
    // The kernel itself.
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_kexec_load,
    libc::SYS_reboot,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_syslog,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_keyctl,
    // The machine's clock and name.
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_adjtimex,
    libc::SYS_clock_adjtime,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
];

/// Calls that are answered as by a kernel that doesn't have them yet, for which the C library has
/// another way: their arguments can't be looked into.
const UNKNOWN: &[i64] = &[
    libc::SYS_clone3,
    // Every other call could be made through it.
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
];

/// A process that is forked has no threads of ours to look after it.
#[cfg(target_arch = "x86_64")]
const FORKS: &[i64] = &[libc::SYS_fork, libc::SYS_vfork];
#[cfg(not(target_arch = "x86_64"))]
const FORKS: &[i64] = &[];

/// What the process needs that reads pages aloud: to start the engine.
const STARTS: &[i64] = &[libc::SYS_execve, libc::SYS_execveat, libc::SYS_clone3];

/// Takes from all threads of the process, for good, what the program never does. Fails where the
/// kernel has no seccomp, or not for this machine, in words.
pub(super) fn refuse() -> Result<(), String> {
    apply(programs(refused()?, UNKNOWN)?)
}

/// The same for the process that reads pages aloud, which starts a program, and all that it starts.
pub(super) fn refuse_to_speech() -> Result<(), String> {
    apply(speech_programs()?)
}

fn speech_programs() -> Result<Vec<BpfProgram>, String> {
    let starts = |call: &i64| STARTS.contains(call) || FORKS.contains(call);
    let mut refused = refused()?;
    refused.retain(|call, _| !starts(call) && *call != libc::SYS_clone);
    let unknown: Vec<i64> = UNKNOWN.iter().copied().filter(|call| !starts(call)).collect();
    programs(refused, &unknown)
}

fn apply(programs: Vec<BpfProgram>) -> Result<(), String> {
    for program in programs {
        apply_filter_all_threads(&program).map_err(|error| error.to_string())?;
    }
    Ok(())
}

type Rules = BTreeMap<i64, Vec<SeccompRule>>;

/// The filters as the kernel takes them.
fn programs(refused: Rules, unknown: &[i64]) -> Result<Vec<BpfProgram>, String> {
    let arch: TargetArch =
        std::env::consts::ARCH.try_into().map_err(|_| "not known for this machine".to_owned())?;
    let filter = |rules, errno: i32| {
        let refused = SeccompAction::Errno(errno.cast_unsigned());
        let filter = SeccompFilter::new(rules, SeccompAction::Allow, refused, arch);
        filter.and_then(BpfProgram::try_from).map_err(|error| error.to_string())
    };
    let unknown = unknown.iter().map(|&call| (call, Vec::new())).collect();
    let mut programs = vec![filter(refused, libc::EPERM)?, filter(unknown, libc::ENOSYS)?];
    programs.extend(other_abi());
    Ok(programs)
}

/// The calls that are refused, with what they must ask for to be so.
fn refused() -> Result<Rules, String> {
    let mut refused: Rules = NEVER.iter().chain(FORKS).map(|&call| (call, Vec::new())).collect();
    let unix = u64::from(libc::AF_UNIX.cast_unsigned());
    refused.insert(libc::SYS_socket, vec![when(0, Ne, unix)?]);
    let thread = u64::from(libc::CLONE_THREAD.cast_unsigned());
    refused.insert(libc::SYS_clone, vec![when(0, MaskedEq(thread), 0)?]);
    // Typing into the terminal that it was started from.
    refused.insert(libc::SYS_ioctl, vec![when(1, Eq, libc::TIOCSTI)?]);
    Ok(refused)
}

/// A rule about one argument of a call.
fn when(argument: u8, comparison: SeccompCmpOp, value: u64) -> Result<SeccompRule, String> {
    let condition = SeccompCondition::new(argument, SeccompCmpArgLen::Dword, comparison, value);
    let rule = condition.and_then(|condition| SeccompRule::new(vec![condition]));
    rule.map_err(|error| error.to_string())
}

/// On x86-64 every call has a second number, for the x32 ABI, by which a filter of numbers is gone
/// round; nothing here uses it, so that all of them are refused.
#[cfg(target_arch = "x86_64")]
fn other_abi() -> Option<BpfProgram> {
    use seccompiler::sock_filter;
    const X32: u32 = 0x4000_0000;
    const LOAD_NUMBER: u16 = 0x20;
    const JUMP_IF_NOT_LESS: u16 = 0x35;
    const ANSWER: u16 = 0x06;
    let refuse = libc::SECCOMP_RET_ERRNO | libc::EPERM.cast_unsigned();
    let step = |code, jt, k| sock_filter { code, jt, jf: 0, k };
    Some(vec![
        step(LOAD_NUMBER, 0, 0),
        step(JUMP_IF_NOT_LESS, 1, X32),
        step(ANSWER, 0, libc::SECCOMP_RET_ALLOW),
        step(ANSWER, 0, refuse),
    ])
}

#[cfg(not(target_arch = "x86_64"))]
fn other_abi() -> Option<BpfProgram> {
    None
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind::PermissionDenied;
    use std::net::{TcpStream, UdpSocket};
    use std::os::unix::net::{UnixDatagram, UnixListener};
    use std::process::Command;
    use std::thread;

    use super::*;

    /// Does `work` in a thread from which the calls are taken; other threads keep them.
    fn refused(work: impl FnOnce() + Send + 'static) {
        within(programs(super::refused().expect("rules"), UNKNOWN), work);
    }

    fn within(programs: Result<Vec<BpfProgram>, String>, work: impl FnOnce() + Send + 'static) {
        let work = || {
            for program in programs.expect("filters") {
                seccompiler::apply_filter(&program).expect("a kernel with seccomp");
            }
            work();
        };
        thread::spawn(work).join().expect("no panic");
    }

    fn is_refused<T>(done: &std::io::Result<T>) -> bool {
        done.as_ref().is_err_and(|error| error.kind() == PermissionDenied)
    }

    #[test]
    fn no_socket_leads_to_a_network_and_nothing_listens() {
        refused(|| {
            assert!(is_refused(&UdpSocket::bind("127.0.0.1:0")), "IPv4");
            assert!(is_refused(&UdpSocket::bind("[::1]:0")), "IPv6");
            assert!(is_refused(&TcpStream::connect("127.0.0.1:9")), "TCP");
            assert!(UnixDatagram::unbound().is_ok(), "the display and the supervisor are there");
            let desk = tempfile::tempdir().expect("a folder");
            assert!(is_refused(&UnixListener::bind(desk.path().join("socket"))));
        });
        assert!(UdpSocket::bind("127.0.0.1:0").is_ok(), "other threads are let be");
    }

    #[test]
    fn no_program_is_started_and_threads_still_are() {
        refused(|| {
            assert!(Command::new("true").status().is_err());
            assert!(thread::spawn(|| 7).join().is_ok_and(|seven| seven == 7));
        });
    }

    #[test]
    fn what_reads_aloud_starts_a_program_and_that_has_no_network_either() {
        within(speech_programs(), || {
            assert!(Command::new("true").status().is_ok_and(|status| status.success()));
            assert!(is_refused(&UdpSocket::bind("127.0.0.1:0")));
            let connects = "exec 3<>/dev/tcp/127.0.0.1/9";
            let said = Command::new("bash").args(["-c", connects]).output().expect("bash");
            let said = String::from_utf8_lossy(&said.stderr).into_owned();
            assert!(said.contains("Operation not permitted"), "{said}");
            assert!(UnixDatagram::unbound().is_ok(), "the sound system is there");
        });
    }

    #[cfg(target_arch = "x86_64")]
    #[expect(unsafe_code, reason = "the call has no name in any library")]
    #[test]
    fn the_second_numbers_of_calls_lead_nowhere_either() {
        const X32: i64 = 0x4000_0000;
        refused(|| {
            // SAFETY: asking for one's own process number has no arguments.
            let done = unsafe { libc::syscall(X32 | libc::SYS_getpid) };
            assert_eq!(done, -1);
            assert!(is_refused::<()>(&Err(std::io::Error::last_os_error())));
        });
    }
}

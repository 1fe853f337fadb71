//! What the system says of the disk that the state folder is on.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

/// A file that is written and read again to try the disk.
const PROBE: &str = "doctor.tmp";
const WORDS: &[u8] = b"Breakroom tries whether this disk keeps what is written to it.\n";

/// What is known of a disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Disk {
    /// Where the state folder is, or will be made.
    pub folder: PathBuf,
    /// Room for this user, in bytes.
    pub free_bytes: u64,
    /// Files that there is room for.
    pub free_files: u64,
    /// Whether it is mounted so that nothing can be written.
    pub is_read_only: bool,
    /// Why a file couldn't be written and read again.
    pub refused: Option<String>,
    /// Faults that the file system has counted since it was checked last.
    pub faults: Option<u64>,
    /// How much of a built-in flash memory's life is gone, in steps of a tenth: 1 to 11.
    pub worn_tenths: Option<u8>,
}

/// Looks at the disk that `state` is on. Fails if there is nothing to be known.
pub(in super::super) fn gather(state: &Path) -> Result<Disk, String> {
    let folder = state.ancestors().find(|folder| folder.is_dir());
    let folder = folder.ok_or("no folder above it is there")?.to_owned();
    let room = rustix::fs::statvfs(&folder).map_err(|error| error.to_string())?;
    let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    let real = folder.canonicalize().unwrap_or_else(|_| folder.clone());
    let device = device(&mounts, &real);
    Ok(Disk {
        free_bytes: room.f_bavail.saturating_mul(room.f_frsize),
        free_files: room.f_favail,
        is_read_only: room.f_flag.contains(rustix::fs::StatVfsMountFlags::RDONLY),
        refused: try_it(&folder).err().map(|error| error.to_string()),
        faults: device.as_deref().and_then(faults),
        worn_tenths: device.as_deref().and_then(worn),
        folder,
    })
}

fn try_it(folder: &Path) -> std::io::Result<()> {
    let path = folder.join(PROBE);
    let mut file = File::create(&path)?;
    let mut read = Vec::new();
    let tried = file
        .write_all(WORDS)
        .and_then(|()| file.sync_all())
        .and_then(|()| File::open(&path)?.read_to_end(&mut read));
    fs::remove_file(&path)?;
    tried?;
    let is_same = read == WORDS;
    is_same
        .then_some(())
        .ok_or_else(|| std::io::Error::other("what was read isn't what was written"))
}

/// The device that holds `folder`, such as `sda2`, as the longest mount point above it says.
fn device(mounts: &str, folder: &Path) -> Option<String> {
    let mount = |line: &str| {
        let (place, kind) = line.split_once(" - ")?;
        let point = place.split(' ').nth(4)?.to_owned();
        let source = kind.split(' ').nth(1)?.strip_prefix("/dev/")?.to_owned();
        Some((point, source))
    };
    let above = mounts.lines().filter_map(mount).filter(|(point, _)| folder.starts_with(point));
    above.max_by_key(|(point, _)| point.len()).map(|(_, source)| source)
}

fn faults(device: &str) -> Option<u64> {
    number(&Path::new("/sys/fs/ext4").join(device).join("errors_count"))
}

/// Of a card's two kinds of memory the one that is worn more.
fn worn(device: &str) -> Option<u8> {
    let disk = device.split_once('p').map_or(device, |(disk, _)| disk);
    let path = Path::new("/sys/block").join(disk).join("device/life_time");
    let text = fs::read_to_string(path).ok()?;
    let step = |word: &str| u8::from_str_radix(word.trim_start_matches("0x"), 16).ok();
    text.split_whitespace().filter_map(step).max().filter(|&tenths| tenths > 0)
}

fn number(path: &Path) -> Option<u64> {
    fs::read_to_string(path).ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_disk_of_a_folder_is_that_of_the_nearest_mount_point() {
        let mounts = "22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw\n\
                      23 22 0:5 / /proc rw - proc proc rw\n\
                      24 22 179:1 / /var/lib rw - ext4 /dev/mmcblk0p1 rw\n";
        let of = |folder: &str| device(mounts, Path::new(folder));
        assert_eq!(of("/var/lib/breakroom").as_deref(), Some("mmcblk0p1"));
        assert_eq!(of("/var/library").as_deref(), Some("sda2"));
        assert_eq!(of("/home").as_deref(), Some("sda2"));
    }

    #[test]
    fn a_disk_is_tried_and_nothing_is_left_on_it() {
        let desk = tempfile::tempdir().expect("a folder");
        let disk = gather(&desk.path().join("not/yet")).expect("facts");
        assert_eq!((disk.refused, disk.folder.as_path()), (None, desk.path()));
        assert_eq!(fs::read_dir(desk.path()).expect("a folder").count(), 0);
    }
}

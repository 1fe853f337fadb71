//! Will the disk keep what it is given?

use super::super::check::{Check, Question};
use super::super::facts::disk::Disk;

const QUESTION: Question = Question {
    subject: "disk",
    asked: "has the disk room, can it be written to, and does it hold?",
};

/// Under this the graphics driver, the ledger and the pictures go without.
const ROOM_LEAST_BYTES: u64 = 64 << 20;
/// Under this it is time to look what grows.
const ROOM_GOOD_BYTES: u64 = 512 << 20;
/// Each picture on the disk is a file.
const FILES_LEAST: u64 = 2_000;
/// Nine tenths of its life: from then on a flash memory may fail at any time.
const WORN_TENTHS: u8 = 10;

/// What is known of the disk under the state folder.
pub(in super::super) fn check(disk: &Result<Disk, String>) -> Check {
    let disk = match disk {
        Ok(disk) => disk,
        Err(error) => {
            let found = format!("nothing can be known of it: {error}");
            return QUESTION.error(found, "name a state folder with --state");
        }
    };
    let place = disk.folder.display();
    let found = format!("{} MB free for {place}", disk.free_bytes >> 20);
    if disk.is_read_only {
        return QUESTION.error(
            format!("it is mounted read-only: {place}"),
            "the kernel does so when a disk fails: look at dmesg, then mount it to be written to",
        );
    }
    if let Some(faults) = disk.faults.filter(|&faults| faults > 0) {
        return QUESTION.error(
            format!("the file system has counted {faults} faults since it was checked last"),
            "save what is on it, check it (fsck) and look whether the disk fails (smartctl -a)",
        );
    }
    if disk.free_bytes < ROOM_LEAST_BYTES || disk.free_files < FILES_LEAST {
        return QUESTION.error(found, "make room: du -xh --max-depth 2 / shows what is large");
    }
    if let Some(why) = &disk.refused {
        return QUESTION.error(
            format!("a file couldn't be written and read again in {place}: {why}"),
            "ask as the kiosk's user (breakroom-kiosk doctor); if it stays, look at dmesg",
        );
    }
    if disk.worn_tenths.is_some_and(|tenths| tenths >= WORN_TENTHS) {
        return QUESTION.warning(
            "its flash memory has lived nine tenths of its life or more",
            "put another disk into this machine, and the content and the state folder onto it",
        );
    }
    if disk.free_bytes < ROOM_GOOD_BYTES {
        return QUESTION.warning(found, "make room: du -xh --max-depth 2 / shows what is large");
    }
    QUESTION.ok(format!("{found}, and what was written is read again"))
}

#[cfg(test)]
mod tests {
    use super::super::super::check::Verdict;
    use super::*;

    #[test]
    fn a_disk_is_judged_by_its_room_its_faults_its_age_and_by_a_try() {
        let good = || Disk { free_bytes: 1 << 30, free_files: 90_000, ..Disk::default() };
        let verdict = |disk| check(&Ok(disk)).verdict;
        assert_eq!(verdict(good()), Verdict::Ok);
        assert_eq!(verdict(Disk { free_bytes: 100 << 20, ..good() }), Verdict::Warning);
        assert_eq!(verdict(Disk { free_bytes: 9 << 20, ..good() }), Verdict::Error);
        assert_eq!(verdict(Disk { free_files: 12, ..good() }), Verdict::Error);
        assert_eq!(verdict(Disk { is_read_only: true, ..good() }), Verdict::Error);
        assert_eq!(verdict(Disk { faults: Some(3), ..good() }), Verdict::Error);
        assert_eq!(verdict(Disk { faults: Some(0), ..good() }), Verdict::Ok);
        assert_eq!(verdict(Disk { refused: Some("I/O".into()), ..good() }), Verdict::Error);
        assert_eq!(verdict(Disk { worn_tenths: Some(11), ..good() }), Verdict::Warning);
        assert_eq!(check(&Err("gone".into())).verdict, Verdict::Error);
    }
}

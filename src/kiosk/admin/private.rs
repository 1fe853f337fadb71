//! Files of the state folder that are nobody else's business.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _, chown};
use std::path::Path;

/// Writes a file in the state folder that its owner alone may read, so that at any time the old
/// or the new one is there, whole, and the new one on the disk at the end. Root, who may set the
/// PIN of the kiosk's user, hands it over to whom the folder belongs.
///
/// # Errors
/// What the disk says.
pub(super) fn write_private(state: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let (path, temporary) = (state.join(name), state.join(format!("{name}.tmp")));
    let mut options = OpenOptions::new();
    let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(&temporary)?;
    // One that was left there may have had other rights.
    file.set_permissions(Permissions::from_mode(0o600))?;
    let (owner, own) = (fs::metadata(state)?, file.metadata()?);
    if (owner.uid(), owner.gid()) != (own.uid(), own.gid()) {
        // Only root may; anybody else's file is their own already.
        let _ = chown(&temporary, Some(owner.uid()), Some(owner.gid()));
    }
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&temporary, &path)?;
    // The name, too, must be on the disk.
    File::open(state)?.sync_all()
}

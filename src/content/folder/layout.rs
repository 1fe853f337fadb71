//! What a content folder has in it, by name.

/// The file with the settings of the kiosk.
pub const KIOSK: &str = "kiosk.ron";
/// The file with the values of the organisation.
pub const VALUES: &str = "values.ron";
/// The ids that must go at once.
pub const WITHDRAWN: &str = "withdrawn.ron";
/// The people of whom nothing may be kept.
pub const LEAVERS: &str = "leavers.ron";
/// The files in the folder's root.
pub(in crate::content) const SETTINGS: [&str; 4] = [KIOSK, VALUES, WITHDRAWN, LEAVERS];
/// The folders of items, and what stands in each.
pub const FOLDERS: [&str; 3] = ["philosophy/", "questions/", "commendations/"];
/// The folder of interface texts.
pub const LOCALES: &str = "locales/";
/// The folder of photos.
pub const PHOTOS: &str = "photos/";

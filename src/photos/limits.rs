//! How large a photo may be.

/// The largest photo file that is read, in bytes. A 50-megapixel JPEG at high quality has about
/// 25 MB.
pub const MAX_FILE_BYTES: u64 = 40_000_000;
/// How much of the beginning of a photo file is read for its small picture, in bytes: all of EXIF.
pub const HEAD_BYTES: u64 = 128 * 1024;
/// The longest side of a photo that is opened, in pixels as stored.
pub const MAX_SIDE_PX: u32 = 16_384;
/// The most pixels of a photo that is opened, as stored: those of a
/// telephone that says 64 megapixels, or of its longest panorama.
pub const MAX_PIXELS: u64 = 67_108_864;
/// The most memory that a photo's decoded pixels and its decoder's own tables may take, in bytes:
/// enough for 50 megapixels in ordinary storage.
pub const MAX_DECODE_BYTES: u64 = 120_000_000;
/// The longest side of a decoded picture in pixels, whatever was asked for: past it, texture
/// limits of small graphics chips begin.
pub const MAX_PICTURE_PX: u32 = 4096;

//! A coded picture (HEVC, ITU-T H.265) of a HEIF file: the whole of it, or a tile.

use std::sync::OnceLock;

use heic_decoder::bitreader::{ByteReader, strip_emulation_prevention};
use heic_decoder::hevc::nal::NAL_SPS;
use heic_decoder::hevc::params::{Sps, parse_sps};
use heic_decoder::isobmff::{HevcDecoderConfig, HevcNalArray, ResolvedImage};
use heic_decoder::{ChromaSampling, ColorInfo, DecodedImage, HeifError, Metadata, RgbOptions};
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::container::Container;
use crate::photos::fault::{Cause, Exceeded, Feature, PhotoFault};
use crate::photos::limits::MAX_DECODE_BYTES;
use crate::photos::pixels::check_pixels;
use crate::photos::priority;

/// What the decoder takes for a sample, in bytes: the sample, a mark, and what it notes of blocks.
const BYTES_A_SAMPLE: u64 = 7;

/// A coded picture whose header has been read and found within the limits.
pub(super) struct Coded {
    config: HevcDecoderConfig,
    /// The size in pixels of what is to be seen of it.
    pub size: (u32, u32),
    /// How many pixels at the left and at the top are not to be seen.
    offset: (u32, u32),
    /// The memory that decoding it takes, in bytes.
    pub decode_bytes: u64,
    /// What its colours are, as it says itself.
    pub colour: Option<ColorInfo>,
}

/// What is made of each pixel.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Channels {
    /// Red, green and blue.
    Colour,
    /// One byte, 0 to 255.
    Opacity,
}

impl Channels {
    /// How many bytes a pixel takes.
    pub(super) fn count(self) -> usize {
        match self {
            Self::Colour => 3,
            Self::Opacity => 1,
        }
    }
}

impl Coded {
    /// Reads the header of a coded item.
    ///
    /// # Errors
    /// [`PhotoFault::Unsupported`] if it is coded otherwise, [`PhotoFault::TooLarge`] past a
    /// limit, [`PhotoFault::Unreadable`] if it makes no sense.
    pub(super) fn open(container: &Container<'_>, item: u32) -> Result<Self, PhotoFault> {
        match container.kind(item).as_ref() {
            Some(b"hvc1") => {}
            Some(_) => return Err(PhotoFault::Unsupported(Feature::Encoding)),
            None => return Err(PhotoFault::Unreadable(Cause::Damaged)),
        }
        let damaged = PhotoFault::Unreadable(Cause::Damaged);
        let config = container.property(item, b"hvcC").ok_or_else(|| damaged.clone())?;
        let config = read_config(config)?;
        let sps = read_sps(&config)?;
        let (width, height) = (sps.pic_width_in_luma_samples, sps.pic_height_in_luma_samples);
        check_pixels(width, height)?;
        let [left, right, top, bottom] = sps.conformance_window;
        let seen = |side: u32, before: u32, after: u32| {
            side.checked_sub(before)?.checked_sub(after).filter(|&seen| seen > 0)
        };
        let size = seen(width, left, right).zip(seen(height, top, bottom));
        let samples = u64::from(width) * u64::from(height) * samples_a_pixel(&sps).1
            / samples_a_pixel(&sps).0;
        Ok(Self {
            config,
            size: size.ok_or(damaged)?,
            offset: (left, top),
            decode_bytes: samples * BYTES_A_SAMPLE,
            colour: sps.color_info,
        })
    }

    /// Decodes the pixels that are to be seen. `colour` is how they are meant, where the file
    /// says it.
    ///
    /// # Errors
    /// [`PhotoFault::TooLarge`], [`PhotoFault::Unsupported`] or [`PhotoFault::Unreadable`].
    pub(super) fn decode(
        &self,
        data: &[u8],
        channels: Channels,
        colour: Option<ColorInfo>,
    ) -> Result<Vec<u8>, PhotoFault> {
        if self.decode_bytes > MAX_DECODE_BYTES {
            return Err(PhotoFault::TooLarge(Exceeded::Memory));
        }
        let image = ResolvedImage { hevc_config: self.config.clone(), data: data.to_vec() };
        let (sps, picture) = heic_decoder::decode_one_image(&image)?;
        let (stride, offset) = (picture.y.width, self.offset);
        let pixels = match channels {
            Channels::Opacity => opacity(picture.y.into_samples(), sps.bit_depth_luma),
            Channels::Colour => {
                let (cb_width, cb_height) = (picture.cb.width, picture.cb.height);
                let image = DecodedImage {
                    alpha: None,
                    width: picture.y.width,
                    height: picture.y.height,
                    bit_depth_luma: sps.bit_depth_luma,
                    bit_depth_chroma: sps.bit_depth_chroma,
                    chroma_format_idc: sps.chroma_format_idc,
                    color_info: sps.color_info,
                    chroma_sampling: chroma_sampling(&sps),
                    y: picture.y.into_samples(),
                    cb: picture.cb.into_samples(),
                    cr: picture.cr.into_samples(),
                    cb_width,
                    cb_height,
                    metadata: Metadata::default(),
                };
                to_rgb(&image, colour.or(sps.color_info))?
            }
        };
        cropped(pixels, stride * channels.count(), offset, self.size, channels)
    }
}

impl From<HeifError> for PhotoFault {
    fn from(error: HeifError) -> Self {
        match error {
            HeifError::Unsupported(_) => Self::Unsupported(Feature::Encoding),
            HeifError::LimitExceeded(_) => Self::TooLarge(Exceeded::Memory),
            _ => Self::Unreadable(Cause::Damaged),
        }
    }
}

/// Reads an item's property with the parameters of its coding (ISO/IEC 14496-15, 8.3.3).
fn read_config(body: &[u8]) -> Result<HevcDecoderConfig, HeifError> {
    let mut reader = ByteReader::new(body);
    // What is said of the coding here stands in the parameter sets again.
    reader.skip(21)?;
    let length_size_minus_one = reader.u8()? & 3;
    let mut arrays = Vec::new();
    for _ in 0..reader.u8()? {
        let nal_unit_type = reader.u8()? & 0x3F;
        let mut nalus = Vec::new();
        for _ in 0..reader.u16()? {
            let length = usize::from(reader.u16()?);
            nalus.push(reader.bytes(length)?.to_vec());
        }
        arrays.push(HevcNalArray { nal_unit_type, nalus });
    }
    Ok(HevcDecoderConfig {
        general_profile_idc: 0,
        general_level_idc: 0,
        chroma_format_idc: 0,
        bit_depth_luma_minus8: 0,
        bit_depth_chroma_minus8: 0,
        length_size_minus_one,
        arrays,
    })
}

fn read_sps(config: &HevcDecoderConfig) -> Result<Sps, PhotoFault> {
    let sps = config.nalus_of_type(NAL_SPS).next().and_then(|sps| sps.get(2..));
    let sps = sps.ok_or(PhotoFault::Unreadable(Cause::Damaged))?;
    Ok(parse_sps(&strip_emulation_prevention(sps))?)
}

/// How many samples there are for so many pixels.
fn samples_a_pixel(sps: &Sps) -> (u64, u64) {
    match sps.chroma_format_idc {
        0 => (1, 1),
        1 => (2, 3),
        2 => (1, 2),
        _ => (1, 3),
    }
}

/// Where samples of colour are among those of brightness (ITU-T H.265, figure E.1).
fn chroma_sampling(sps: &Sps) -> ChromaSampling {
    let (sub_x, sub_y) = match sps.chroma_format_idc {
        1 => (2, 2),
        2 => (2, 1),
        _ => (1, 1),
    };
    let (origin_x, origin_y) = match (sps.chroma_format_idc, sps.chroma_location) {
        (1, Some(1)) => (0.5, 0.5),
        (1, Some(2)) => (0.0, 0.0),
        (1, Some(3)) => (0.5, 0.0),
        (1, Some(4)) => (0.0, 1.0),
        (1, Some(5)) => (0.5, 1.0),
        (1, _) => (0.0, 0.5),
        _ => (0.0, 0.0),
    };
    ChromaSampling { sub_x, sub_y, origin_x, origin_y }
}

fn to_rgb(image: &DecodedImage, colour: Option<ColorInfo>) -> Result<Vec<u8>, PhotoFault> {
    let options = RgbOptions { color: colour, ..RgbOptions::default() };
    let convert = || image.to_rgb8_with_options(&options).map(|rgb| rgb.data);
    let rgb = match one_thread() {
        Some(pool) => pool.install(convert),
        None => convert(),
    };
    Ok(rgb?)
}

/// The thread that colours are converted on. Left to itself, the decoder takes every core for
/// it, and whoever draws would have none.
fn one_thread() -> Option<&'static ThreadPool> {
    static POOL: OnceLock<Option<ThreadPool>> = OnceLock::new();
    let build = || {
        let named = ThreadPoolBuilder::new().num_threads(1).thread_name(|_| "photos-colour".into());
        named.start_handler(|_| priority::step_back(priority::DECODING)).build().ok()
    };
    POOL.get_or_init(build).as_ref()
}

/// Samples of so many bits as bytes.
fn opacity(samples: Vec<i32>, bits: u32) -> Vec<u8> {
    let most = (1_i32 << bits) - 1;
    let byte = |sample: i32| {
        let sample = sample.clamp(0, most);
        u8::try_from((i64::from(sample) * 255 + i64::from(most) / 2) / i64::from(most))
    };
    samples.into_iter().map(|sample| byte(sample).unwrap_or(u8::MAX)).collect()
}

/// The part of `pixels` that begins at `offset`, in place.
pub(super) fn cropped(
    mut pixels: Vec<u8>,
    stride: usize,
    (left, top): (u32, u32),
    (width, height): (u32, u32),
    channels: Channels,
) -> Result<Vec<u8>, PhotoFault> {
    let row = width as usize * channels.count();
    let left = left as usize * channels.count();
    let end = (top as usize + height as usize) * stride;
    if left + row > stride || end > pixels.len() {
        return Err(PhotoFault::Unreadable(Cause::Damaged));
    }
    if row < stride || top > 0 {
        for line in 0..height as usize {
            let from = (top as usize + line) * stride + left;
            pixels.copy_within(from..from + row, line * row);
        }
    }
    pixels.truncate(height as usize * row);
    Ok(pixels)
}

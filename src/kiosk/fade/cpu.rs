//! Pages mixed by the CPU, for where a CPU plays GPU.
//!
//! llvmpipe takes 18 ms for a full-screen triangle with two textures. The same mixture of bytes
//! takes 1 to 2 ms in a plain loop, and two copies bring it to the glass: one into a texture, one
//! from there into the frame buffer. The second is a copy to the driver only if the formats match
//! and nothing is turned over, so that the texture is BGRA and upside down by OpenGL's reckoning.
//! It is as small as a band of rows, so that of the mixture only what comes onto the glass leaves
//! the processor's cache.

use std::sync::Arc;

use eframe::glow::{self, HasContext as _};

use super::{gl_int, gl_name};
use crate::numbers::round_u32;

/// Rows that are mixed and handed over at once: few enough that they are still in the cache.
const BAND_ROWS: usize = 32;
/// Bytes of a pixel.
const PIXEL: usize = 4;
/// Has rows read from the highest down, which is how Mesa keeps them: otherwise each is turned
/// over twice (<https://registry.khronos.org/OpenGL/extensions/MESA/MESA_pack_invert.txt>).
const PACK_INVERT: u32 = 0x8758;

/// Whether OpenGL is played by a CPU.
#[expect(unsafe_code, reason = "OpenGL")]
pub(crate) fn played_by_cpu(gl: &glow::Context) -> bool {
    // SAFETY: called while the window is set up and the context is current.
    let renderer = unsafe { gl.get_parameter_string(glow::RENDERER) };
    ["llvmpipe", "softpipe", "Software"].iter().any(|name| renderer.contains(name))
}

/// Two pages in memory and the texture that takes their mixture to the glass.
pub(super) struct CpuMixer {
    gl: Arc<glow::Context>,
    glass: glow::Framebuffer,
    /// As large as a band of rows.
    texture: Option<glow::Texture>,
    /// Whether rows can be read from the highest down.
    inverts: bool,
    /// From the highest row down.
    pages: [Vec<u8>; 2],
    /// Of the pages, in pixels.
    size: [usize; 2],
    /// Which bands of rows, from the top of the glass down, differ between the pages.
    bands: Vec<bool>,
    /// Whether the glass keeps what is on it, so that the other bands needn't be copied to it.
    keeps: bool,
    mixed: Vec<u8>,
}

#[expect(unsafe_code, reason = "OpenGL")]
impl CpuMixer {
    /// `None` unless a CPU plays GPU and can copy between frame buffers. The glass `keeps` what is
    /// on it from frame to frame or doesn't.
    pub(super) fn new(gl: Arc<glow::Context>, keeps: bool) -> Option<Self> {
        // SAFETY: the context is current while the window is set up.
        let glass = unsafe { gl.create_framebuffer().ok()? };
        let version = gl.version();
        let able = version.major >= 3 && !version.is_embedded;
        let inverts = gl.supported_extensions().contains("GL_MESA_pack_invert");
        (able && played_by_cpu(&gl)).then(|| Self {
            gl,
            inverts,
            glass,
            texture: None,
            pages: [Vec::new(), Vec::new()],
            size: [0, 0],
            bands: Vec::new(),
            keeps,
            mixed: Vec::new(),
        })
    }

    /// Reads the glass into a page; the old page, which is 0, comes first.
    pub(super) fn copy(&mut self, page: usize, size: [u32; 2]) {
        self.size = size.map(|side| side as usize);
        let [width, height] = self.size;
        self.pages[page] = vec![0; width * height * PIXEL];
        in_large_pages(&mut self.pages[page]);
        let gl = &self.gl;
        let into = glow::PixelPackData::Slice(Some(&mut self.pages[page]));
        let (wide, high) = (gl_int(width), gl_int(height));
        // SAFETY: called by the painter while the context is current; the page has room for
        // four bytes a pixel.
        unsafe {
            if self.inverts {
                gl.pixel_store_i32(PACK_INVERT, 1);
            }
            gl.read_pixels(0, 0, wide, high, glow::BGRA, glow::UNSIGNED_BYTE, into);
            if self.inverts {
                gl.pixel_store_i32(PACK_INVERT, 0);
            }
        }
        if !self.inverts {
            turn_over(&mut self.pages[page], width * PIXEL);
        }
        if page == 1 {
            self.bands = differing(&self.pages, self.size);
            self.hang();
        }
    }

    /// Makes the texture.
    fn hang(&mut self) {
        let gl = &self.gl;
        // SAFETY: called by the painter while the context is current; nothing is read.
        unsafe {
            let texture = self.texture.take().or_else(|| gl.create_texture().ok());
            gl.bind_texture(glow::TEXTURE_2D, texture);
            gl.tex_parameter_i32(
                glow::TEXTURE_2D,
                glow::TEXTURE_MIN_FILTER,
                gl_name(glow::NEAREST),
            );
            gl.tex_image_2d(
                glow::TEXTURE_2D,
                0,
                gl_name(glow::RGBA),
                gl_int(self.size[0]),
                gl_int(BAND_ROWS),
                0,
                glow::BGRA,
                glow::UNSIGNED_BYTE,
                glow::PixelUnpackData::Slice(None),
            );
            self.attach(texture);
            self.texture = texture;
        }
    }

    /// Shows the mixture of both pages. Whether there are any.
    pub(super) fn mix(&mut self, share: f32) -> bool {
        let Some(texture) = self.texture else {
            return false;
        };
        let gl = &self.gl;
        let [width, height] = self.size;
        let (wide, high) = (gl_int(width), gl_int(height));
        let (mask, filter) = (glow::COLOR_BUFFER_BIT, glow::NEAREST);
        // SAFETY: called by the painter while the context is current, with data as long as the
        // rows they are for; the painter sets its own state anew after a callback.
        unsafe {
            gl.disable(glow::SCISSOR_TEST);
            gl.bind_texture(glow::TEXTURE_2D, Some(texture));
            gl.bind_framebuffer(glow::READ_FRAMEBUFFER, Some(self.glass));
            for (band, differs) in self.bands.iter().enumerate() {
                if self.keeps && !differs {
                    continue;
                }
                let top = band * BAND_ROWS;
                let foot = height.min(top + BAND_ROWS);
                let bytes = top * width * PIXEL..foot * width * PIXEL;
                let [old, new] = self.pages.each_ref().map(|page| &page[bytes.clone()]);
                mix_bytes(old, new, share, &mut self.mixed);
                let (rows, [top, foot]) = (gl_int(foot - top), [top, foot].map(gl_int));
                gl.tex_sub_image_2d(
                    glow::TEXTURE_2D,
                    0,
                    0,
                    0,
                    wide,
                    rows,
                    glow::BGRA,
                    glow::UNSIGNED_BYTE,
                    glow::PixelUnpackData::Slice(Some(&self.mixed)),
                );
                let (above, below) = (high - top, high - foot);
                gl.blit_framebuffer(0, 0, wide, rows, 0, above, wide, below, mask, filter);
            }
            gl.bind_framebuffer(glow::READ_FRAMEBUFFER, None);
        }
        true
    }

    /// Gives the memory back until the next fade.
    pub(super) fn rest(&mut self) {
        self.pages = [Vec::new(), Vec::new()];
        self.mixed = Vec::new();
        if let Some(texture) = self.texture.take() {
            // SAFETY: the context is current while a frame is made.
            unsafe {
                // A texture lives on in what it is attached to.
                self.attach(None);
                self.gl.delete_texture(texture);
            }
        }
    }

    /// Puts a texture, or none, behind the frame buffer that is copied from.
    ///
    /// # Safety
    /// The context must be current.
    unsafe fn attach(&self, texture: Option<glow::Texture>) {
        let (target, place) = (glow::READ_FRAMEBUFFER, glow::COLOR_ATTACHMENT0);
        // SAFETY: the caller's.
        unsafe {
            self.gl.bind_framebuffer(target, Some(self.glass));
            self.gl.framebuffer_texture_2d(target, place, glow::TEXTURE_2D, texture, 0);
            self.gl.bind_framebuffer(target, None);
        }
    }
}

/// The bands of rows, from the top of the glass down, in which the pages differ.
fn differing(pages: &[Vec<u8>; 2], [width, _]: [usize; 2]) -> Vec<bool> {
    let [old, new] = pages.each_ref().map(|page| page.chunks(width * PIXEL * BAND_ROWS));
    old.zip(new).map(|(old, new)| old != new).collect()
}

/// Asks for large pages of memory, which a page of the glass takes 2,000 small ones of: the first
/// touch of each goes through the system.
#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "what is advised of memory has no safe name")]
fn in_large_pages(bytes: &mut [u8]) {
    use rustix::mm::{Advice, madvise};
    use rustix::param::page_size;

    let offset = bytes.as_ptr().align_offset(page_size());
    let Some(aligned) = bytes.get_mut(offset..) else { return };
    // SAFETY: it is our own memory, whose contents the advice doesn't touch. Whoever doesn't know
    // it refuses, and nothing has changed.
    let _ = unsafe { madvise(aligned.as_mut_ptr().cast(), aligned.len(), Advice::LinuxHugepage) };
}

#[cfg(not(target_os = "linux"))]
fn in_large_pages(_bytes: &mut [u8]) {}

/// Turns rows of so many bytes over, so that the first becomes the last.
fn turn_over(page: &mut [u8], row: usize) {
    let (above, below) = page.split_at_mut(page.len() / 2 / row * row);
    for (upper, lower) in above.chunks_exact_mut(row).zip(below.rchunks_exact_mut(row)) {
        upper.swap_with_slice(lower);
    }
}

/// The mixture of two pages' bytes, in place of what is in `out`.
fn mix_bytes(old: &[u8], new: &[u8], share: f32, out: &mut Vec<u8>) {
    // In 256ths: fine enough for eight bits, and a shift divides by it.
    let share = u16::try_from(round_u32(f64::from(share.clamp(0.0, 1.0) * 256.0))).unwrap_or(256);
    out.clear();
    out.extend(old.iter().zip(new).map(|(&old, &new)| {
        // At most 255 × 256 + 128, which fits.
        ((u16::from(old) * (256 - share) + u16::from(new) * share + 128) >> 8) as u8
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of one pixel a row whose bytes are all `value(row)`, the highest row first.
    fn page(rows: usize, value: impl Fn(usize) -> u8) -> Vec<u8> {
        (0..rows).flat_map(|row| [value(row); PIXEL]).collect()
    }

    #[test]
    fn a_mixture_begins_with_the_old_page_and_ends_with_the_new_one() {
        let [old, new] = [page(3, |row| row as u8), page(3, |_| 255)];
        let mixed = |share| {
            let mut out = vec![7];
            mix_bytes(&old, &new, share, &mut out);
            out
        };
        assert_eq!(mixed(0.0), old);
        assert_eq!(mixed(1.0), new);
        assert_eq!(mixed(0.5)[..PIXEL], [128; PIXEL]);
    }

    #[test]
    fn bands_are_counted_from_the_top_and_the_lowest_may_be_a_short_one() {
        let rows = 2 * BAND_ROWS + 1;
        let pages = |other: usize| [page(rows, |_| 0), page(rows, |row| u8::from(row == other))];
        assert_eq!(differing(&pages(0), [1, rows]), [true, false, false]);
        assert_eq!(differing(&pages(BAND_ROWS), [1, rows]), [false, true, false]);
        assert_eq!(differing(&pages(rows - 1), [1, rows]), [false, false, true]);
    }

    #[test]
    fn a_page_that_is_turned_over_has_its_rows_from_the_other_end() {
        for rows in [1, 4, 5] {
            let mut turned = page(rows, |row| row as u8);
            turn_over(&mut turned, PIXEL);
            assert_eq!(turned, page(rows, |row| (rows - 1 - row) as u8));
        }
    }
}

//! Pages mixed by the CPU, for where a CPU plays GPU.
//!
//! llvmpipe takes 18 ms for a full-screen triangle with two textures. The same mixture of bytes
//! takes 2 ms in a plain loop, and two copies bring it to the glass: one into a texture, one from
//! there into the frame buffer. The second is a copy to the driver only if the formats match and
//! nothing is turned over, so that the texture is BGRA and upside down by OpenGL's reckoning.

use std::sync::Arc;

use eframe::glow::{self, HasContext as _};

use super::{gl_int, gl_name};
use crate::numbers::round_u32;

/// Rows that are mixed and handed over at once: few enough that they are still in the cache.
const BAND_ROWS: usize = 32;
/// Bytes of a pixel.
const PIXEL: usize = 4;

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
    texture: Option<glow::Texture>,
    /// As OpenGL reads them, from the lowest row up.
    pages: [Vec<u8>; 2],
    /// Of the pages, in pixels.
    size: [usize; 2],
    /// Which bands of rows, from the top of the glass down, differ between the pages.
    bands: Vec<bool>,
    mixed: Vec<u8>,
}

#[expect(unsafe_code, reason = "OpenGL")]
impl CpuMixer {
    /// `None` unless a CPU plays GPU and can copy between frame buffers.
    pub(super) fn new(gl: Arc<glow::Context>) -> Option<Self> {
        // SAFETY: the context is current while the window is set up.
        let glass = unsafe { gl.create_framebuffer().ok()? };
        let version = gl.version();
        let able = version.major >= 3 && !version.is_embedded;
        (able && played_by_cpu(&gl)).then(|| Self {
            gl,
            glass,
            texture: None,
            pages: [Vec::new(), Vec::new()],
            size: [0, 0],
            bands: Vec::new(),
            mixed: Vec::new(),
        })
    }

    /// Reads the glass into a page; the old page, which is 0, comes first.
    pub(super) fn copy(&mut self, page: usize, size: [u32; 2]) {
        self.size = size.map(|side| side as usize);
        let [width, height] = self.size;
        self.pages[page].resize(width * height * PIXEL, 0);
        let into = glow::PixelPackData::Slice(Some(&mut self.pages[page]));
        // SAFETY: called by the painter while the context is current; the page has room for
        // four bytes a pixel.
        unsafe {
            self.gl.read_pixels(
                0,
                0,
                gl_int(width),
                gl_int(height),
                glow::BGRA,
                glow::UNSIGNED_BYTE,
                into,
            );
        }
        if page == 1 {
            self.bands = differing(&self.pages, self.size);
            self.hang();
        }
    }

    /// Makes the texture and puts the old page on it.
    fn hang(&mut self) {
        let gl = &self.gl;
        let [width, height] = self.size;
        let mut whole = Vec::with_capacity(self.pages[0].len());
        for row in self.pages[0].rchunks_exact(width * PIXEL) {
            whole.extend_from_slice(row);
        }
        // SAFETY: called by the painter while the context is current; the data are as long as
        // the texture is large.
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
                gl_int(width),
                gl_int(height),
                0,
                glow::BGRA,
                glow::UNSIGNED_BYTE,
                glow::PixelUnpackData::Slice(Some(&whole)),
            );
            self.attach(texture);
            self.texture = texture;
        }
    }

    /// Shows the mixture of both pages.
    pub(super) fn mix(&mut self, share: f32) {
        let Some(texture) = self.texture else {
            return;
        };
        let gl = &self.gl;
        let [width, height] = self.size;
        let (wide, high) = (gl_int(width), gl_int(height));
        // SAFETY: called by the painter while the context is current, with data as long as the
        // rows they are for; the painter sets its own state anew after a callback.
        unsafe {
            gl.bind_texture(glow::TEXTURE_2D, Some(texture));
            for band in self.bands.iter().enumerate().filter(|(_, differs)| **differs).map(|b| b.0)
            {
                let top = band * BAND_ROWS;
                let rows = BAND_ROWS.min(height - top);
                self.mixed.clear();
                mix_rows(
                    &self.pages,
                    width,
                    height - top - rows..height - top,
                    share,
                    &mut self.mixed,
                );
                gl.tex_sub_image_2d(
                    glow::TEXTURE_2D,
                    0,
                    0,
                    gl_int(top),
                    wide,
                    gl_int(rows),
                    glow::BGRA,
                    glow::UNSIGNED_BYTE,
                    glow::PixelUnpackData::Slice(Some(&self.mixed)),
                );
            }
            gl.disable(glow::SCISSOR_TEST);
            gl.bind_framebuffer(glow::READ_FRAMEBUFFER, Some(self.glass));
            let (mask, filter) = (glow::COLOR_BUFFER_BIT, glow::NEAREST);
            gl.blit_framebuffer(0, 0, wide, high, 0, high, wide, 0, mask, filter);
            gl.bind_framebuffer(glow::READ_FRAMEBUFFER, None);
        }
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
    let [old, new] = pages.each_ref().map(|page| page.rchunks(width * PIXEL * BAND_ROWS));
    old.zip(new).map(|(old, new)| old != new).collect()
}

/// Appends the mixture of `rows`, counted from the lowest up, to `out`, the highest first.
fn mix_rows(
    pages: &[Vec<u8>; 2],
    width: usize,
    rows: std::ops::Range<usize>,
    share: f32,
    out: &mut Vec<u8>,
) {
    // In 256ths: fine enough for eight bits, and a shift divides by it.
    let new = u16::try_from(round_u32(f64::from(share.clamp(0.0, 1.0) * 256.0))).unwrap_or(256);
    let old = 256 - new;
    let bytes = width * PIXEL;
    for row in rows.rev() {
        let [a, b] = pages.each_ref().map(|page| &page[row * bytes..(row + 1) * bytes]);
        let mixed = a.iter().zip(b).map(|(&a, &b)| {
            // At most 255 × 256 + 128, which fits.
            ((u16::from(a) * old + u16::from(b) * new + 128) >> 8) as u8
        });
        out.extend(mixed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pages of one pixel a row whose bytes are all `value(row)`, the lowest row first.
    fn page(rows: usize, value: impl Fn(usize) -> u8) -> Vec<u8> {
        (0..rows).flat_map(|row| [value(row); PIXEL]).collect()
    }

    #[test]
    fn a_mixture_begins_with_the_old_page_and_ends_with_the_new_one() {
        let pages = [page(3, |row| row as u8), page(3, |_| 255)];
        let mixed = |share| {
            let mut out = Vec::new();
            mix_rows(&pages, 1, 0..3, share, &mut out);
            out
        };
        assert_eq!(mixed(0.0), page(3, |row| 2 - row as u8));
        assert_eq!(mixed(1.0), page(3, |_| 255));
        assert_eq!(mixed(0.5)[..PIXEL], [129; PIXEL]);
    }

    #[test]
    fn bands_are_counted_from_the_top_and_the_lowest_may_be_a_short_one() {
        let rows = 2 * BAND_ROWS + 1;
        let pages = |other: usize| [page(rows, |_| 0), page(rows, |row| u8::from(row == other))];
        assert_eq!(differing(&pages(0), [1, rows]), [false, false, true]);
        assert_eq!(differing(&pages(1), [1, rows]), [false, true, false]);
        assert_eq!(differing(&pages(rows - 1), [1, rows]), [true, false, false]);
    }
}

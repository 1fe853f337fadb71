//! What an item shows: one coded picture, or a grid of them.

use heic_decoder::ColorInfo;
use heic_decoder::bitreader::ByteReader;

use super::coded::{Channels, Coded, cropped};
use super::container::Container;
use super::{damaged, seems};
use crate::photos::fault::PhotoFault;
use crate::photos::pixels::check_pixels;

/// The pixels of an item before they are cropped and turned.
pub(super) struct Canvas {
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// The memory that decoding takes at once, in bytes.
    pub decode_bytes: u64,
    /// The colours as the first tile says itself that they are meant.
    pub colour: Option<ColorInfo>,
    /// The tiles, row by row from the top.
    tiles: Vec<(u32, Coded)>,
    columns: usize,
}

impl Canvas {
    /// Reads the headers of an item's tiles.
    ///
    /// # Errors
    /// Any that [`Coded::open`] has, and [`PhotoFault::Unreadable`] if the tiles don't make a
    /// picture.
    pub(super) fn open(container: &Container<'_>, item: u32) -> Result<Self, PhotoFault> {
        if let Some(fault) = seems(container, item) {
            return Err(fault);
        }
        if container.kind(item) != Some(*b"grid") {
            let coded = Coded::open(container, item)?;
            let size = coded.size;
            return Self::of_tiles(size, vec![(item, coded)], 1);
        }
        let (rows, columns, size) = grid(&container.data(item)?)?;
        check_pixels(size.0, size.1)?;
        let ids = container.refers_to(b"dimg", item);
        if ids.len() != rows * columns {
            return Err(damaged());
        }
        let open = |&id: &u32| Ok((id, Coded::open(container, id)?));
        let tiles = ids.iter().map(open).collect::<Result<Vec<_>, PhotoFault>>()?;
        Self::of_tiles(size, tiles, columns)
    }

    fn of_tiles(
        size: (u32, u32),
        tiles: Vec<(u32, Coded)>,
        columns: usize,
    ) -> Result<Self, PhotoFault> {
        let (_, first) = tiles.first().ok_or_else(damaged)?;
        let tile = first.size;
        let rows = tiles.len() / columns;
        // All of a size, enough of them, and none that nothing is seen of.
        let covers = |side: u32, tile: u32, count: usize| {
            usize::try_from(side.div_ceil(tile)).is_ok_and(|needed| needed == count)
        };
        let whole = covers(size.0, tile.0, columns) && covers(size.1, tile.1, rows);
        if !whole || !tiles.iter().all(|(_, other)| other.size == tile) {
            return Err(damaged());
        }
        let coded = tiles.iter().map(|(_, tile)| tile.decode_bytes).max().unwrap_or(0);
        // A row of them in colour.
        let band = u64::from(size.0) * u64::from(tile.1) * 3;
        let decode_bytes = if tiles.len() == 1 { coded } else { coded + band };
        Ok(Self { size, decode_bytes, colour: first.colour, tiles, columns })
    }

    /// The item of the first tile.
    pub(super) fn first(&self) -> u32 {
        self.tiles.first().map_or(0, |(id, _)| *id)
    }

    /// Looks whether the file has the bytes of every tile.
    ///
    /// # Errors
    /// [`PhotoFault::CutOff`] if it ends before.
    pub(super) fn look_whether_all_is_there(
        &self,
        container: &Container<'_>,
    ) -> Result<(), PhotoFault> {
        self.tiles.iter().try_for_each(|(id, _)| container.data(*id).map(|_| ()))
    }

    /// Decodes the canvas row of tiles by row of tiles, and gives each to `out`: its first row of
    /// pixels, how many there are, and the pixels, as wide as the canvas.
    ///
    /// # Errors
    /// Any that [`Coded::decode`] or `out` has.
    pub(super) fn bands(
        &self,
        container: &Container<'_>,
        channels: Channels,
        colour: Option<ColorInfo>,
        mut out: impl FnMut(u32, u32, Vec<u8>) -> Result<(), PhotoFault>,
    ) -> Result<(), PhotoFault> {
        let mut first = 0;
        for tiles in self.tiles.chunks(self.columns) {
            let (_, one) = tiles.first().ok_or_else(damaged)?;
            let (wide, tall) = one.size;
            let rows = tall.min(self.size.1 - first);
            let row = self.size.0 as usize * channels.count();
            let decode =
                |(id, coded): &(u32, Coded)| coded.decode(&container.data(*id)?, channels, colour);
            let band = if let [tile] = tiles {
                let stride = wide as usize * channels.count();
                cropped(decode(tile)?, stride, (0, 0), (self.size.0, rows), channels)?
            } else {
                let mut band = vec![0; row * rows as usize];
                for (column, tile) in tiles.iter().enumerate() {
                    let pixels = decode(tile)?;
                    let stride = wide as usize * channels.count();
                    let left = column * stride;
                    let seen = stride.min(row - left);
                    let lines = band.chunks_exact_mut(row).zip(pixels.chunks_exact(stride));
                    for (line, pixels) in lines {
                        line[left..left + seen].copy_from_slice(&pixels[..seen]);
                    }
                }
                band
            };
            out(first, rows, band)?;
            first += rows;
        }
        Ok(())
    }
}

/// Rows, columns, and width and height in pixels of a grid (ISO/IEC 23008-12, 6.6.2.3).
fn grid(body: &[u8]) -> Result<(usize, usize, (u32, u32)), PhotoFault> {
    let mut reader = ByteReader::new(body);
    reader.u8()?;
    let long = reader.u8()? & 1 == 1;
    let (rows, columns) = (usize::from(reader.u8()?) + 1, usize::from(reader.u8()?) + 1);
    let mut side = || if long { reader.u32() } else { reader.u16().map(u32::from) };
    Ok((rows, columns, (side()?, side()?)))
}

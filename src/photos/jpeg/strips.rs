//! Cuts a large JPEG into strips that are JPEGs of their own, so that they can be decoded one
//! after the other, in the memory that a strip takes.
//!
//! The decoder can only decode whole pictures. Within a scan nothing but the mean of a block
//! refers to anything before it: that is written anew, and all else is copied bit by bit. Whatever
//! is wrong with the codes comes out on the way.

use std::ops::Range;

use super::bits::{BitReader, BitWriter, HuffmanTable};
use super::{FrameHeader, segments};
use crate::photos::fault::{Cause, PhotoFault};

/// Rows of blocks that make a strip, in the tallest units of a picture: 16 pixels each for most.
const STRIP_UNITS: u32 = 16;
/// Samples in a block.
const BLOCK_SAMPLES: u32 = 64;
/// The categories of differences between means, which are as many bits long.
const CATEGORIES: [u8; 12] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
/// The length of their codes as they are written anew, in bits.
const CATEGORY_BITS: u32 = 4;
/// The longest header of strips, which has tables and little else, in bytes.
const HEAD_BYTES_MAX: usize = 64 * 1024;

/// A part of a picture as a JPEG of its own.
pub(super) struct Strip {
    /// The JPEG file.
    pub jpeg: Vec<u8>,
    /// Its height in pixels.
    pub height: u32,
    /// Which of its rows are new. The others are there for the sake of these, whose colours are
    /// smoothed with those of their neighbours.
    pub rows: Range<u32>,
}

/// The strips of a picture, from the top.
pub(super) struct Strips<'a> {
    plan: Plan,
    /// What every strip begins with, with the height still to be filled in.
    head: Vec<u8>,
    /// Where in `head` the height stands.
    height_at: usize,
    height: u32,
    /// Rows of units in the picture.
    units: u32,
    /// The first that no strip had as new.
    next: u32,
    /// Where the row before `next` begins.
    start: Place<'a>,
}

/// How the blocks of a picture follow each other.
struct Plan {
    /// Of each block of a unit: its component, its table of means and its table of the rest.
    blocks: Vec<(usize, usize, usize)>,
    means: [Option<HuffmanTable>; 4],
    rest: [Option<HuffmanTable>; 4],
    units_a_row: u32,
    unit_height: u32,
    /// After so many units is a restart marker; 0 for none.
    restart_every: u32,
}

/// A place in a scan.
#[derive(Clone, Copy)]
struct Place<'a> {
    reader: BitReader<'a>,
    /// The mean of each component's last block.
    means: [i64; 4],
    /// Units before it.
    units: u32,
}

impl<'a> Strips<'a> {
    /// Prepares to cut up the JPEG in `bytes`. `None` if it can't be cut: its colours come one
    /// after the other, or in several passes.
    ///
    /// # Errors
    /// [`PhotoFault::CutOff`] or [`PhotoFault::Unreadable`] if its header makes no sense.
    pub(super) fn new(bytes: &'a [u8], frame: &FrameHeader) -> Result<Option<Self>, PhotoFault> {
        let damaged = PhotoFault::Unreadable(Cause::Damaged);
        if frame.progressive {
            return Ok(None);
        }
        let mut head = vec![0xFF, 0xD8];
        let mut height_at = None;
        let mut components = Vec::new();
        let (mut means, mut rest) = ([const { None }; 4], [const { None }; 4]);
        let mut restart_every = 0;
        let mut segments = segments(bytes);
        let (scan, at) = loop {
            let segment = segments.next().ok_or(PhotoFault::CutOff)??;
            match segment.marker {
                0xDA => break (segment.body, segment.next),
                0xC4 => read_tables(segment.body, &mut means, &mut rest)?,
                0xDD => restart_every = two_bytes(segment.body)?,
                0xC0 | 0xC1 if height_at.is_none() => {
                    // Behind the marker, the length and the depth.
                    height_at = Some(head.len() + 5);
                    components = segment.body.get(6..).unwrap_or_default().to_vec();
                }
                // Quantisation, and what tells how colours are meant.
                0xDB | 0xE0 | 0xEE => {}
                _ => continue,
            }
            if matches!(segment.marker, 0xC0 | 0xC1 | 0xDB | 0xE0 | 0xEE) {
                append(&mut head, segment.marker, segment.body)?;
            }
        };
        let count = frame.sampling.len();
        if usize::from(*scan.first().ok_or_else(|| damaged.clone())?) != count {
            return Ok(None);
        }
        let blocks = blocks(scan, &components, frame).ok_or_else(|| damaged.clone())?;
        let known = |&(_, mean, other): &(usize, usize, usize)| {
            means[mean].is_some() && rest[other].is_some()
        };
        if !blocks.iter().all(known) {
            return Err(damaged);
        }
        write_tables(&mut head, bytes)?;
        append(&mut head, 0xDA, scan)?;
        let (wide, tall) = frame.unit();
        let plan = Plan {
            blocks,
            means,
            rest,
            units_a_row: frame.width.div_ceil(wide),
            unit_height: tall,
            restart_every,
        };
        let start = Place { reader: BitReader::new(bytes, at), means: [0; 4], units: 0 };
        Ok(Some(Self {
            units: frame.height.div_ceil(tall),
            plan,
            head,
            height_at: height_at.ok_or(damaged)?,
            height: frame.height,
            next: 0,
            start,
        }))
    }

    fn strip(&mut self) -> Result<Strip, PhotoFault> {
        // One row of units more at either end.
        let first = self.next.saturating_sub(1);
        let new_end = (self.next + STRIP_UNITS).min(self.units);
        let end = (new_end + 1).min(self.units);
        let mut place = self.start;
        let mut again = place;
        let mut writer = BitWriter::after(self.head.clone());
        let mut written = [0; 4];
        for row in first..end {
            if row + 1 == new_end {
                again = place;
            }
            for _ in 0..self.plan.units_a_row {
                self.plan.copy_unit(&mut place, &mut writer, &mut written)?;
            }
        }
        let mut jpeg = writer.finish();
        jpeg.extend([0xFF, 0xD9]);
        let tall = self.plan.unit_height;
        let top = first * tall;
        let height = (end * tall).min(self.height) - top;
        let rows = self.next * tall - top..(new_end * tall).min(self.height) - top;
        let two = u16::try_from(height).map_err(|_| PhotoFault::Unreadable(Cause::Damaged))?;
        jpeg[self.height_at..self.height_at + 2].copy_from_slice(&two.to_be_bytes());
        (self.next, self.start) = (new_end, again);
        Ok(Strip { jpeg, height, rows })
    }
}

impl Iterator for Strips<'_> {
    type Item = Result<Strip, PhotoFault>;

    fn next(&mut self) -> Option<Self::Item> {
        (self.next < self.units).then(|| self.strip())
    }
}

impl Plan {
    fn copy_unit(
        &self,
        place: &mut Place<'_>,
        writer: &mut BitWriter,
        written: &mut [i64; 4],
    ) -> Result<(), PhotoFault> {
        if self.restart_every > 0
            && place.units > 0
            && place.units.is_multiple_of(self.restart_every)
        {
            place.reader.restart(place.units / self.restart_every - 1)?;
            place.means = [0; 4];
        }
        for &(component, mean, rest) in &self.blocks {
            let (Some(mean), Some(rest)) = (&self.means[mean], &self.rest[rest]) else {
                return Err(PhotoFault::Unreadable(Cause::Damaged));
            };
            let reader = &mut place.reader;
            place.means[component] += read_difference(reader, mean)?;
            let difference = place.means[component] - written[component];
            written[component] = place.means[component];
            write_difference(writer, difference)?;
            copy_rest(reader, rest, writer)?;
        }
        place.units += 1;
        Ok(())
    }
}

/// Reads by how much a block's mean differs from that of the one before.
fn read_difference(reader: &mut BitReader<'_>, table: &HuffmanTable) -> Result<i64, PhotoFault> {
    let (category, ..) = reader.symbol(table)?;
    if usize::from(category) >= CATEGORIES.len() {
        return Err(PhotoFault::Unreadable(Cause::Damaged));
    }
    let length = u32::from(category);
    let bits = i64::try_from(reader.take(length)?).unwrap_or_default();
    // What begins with a zero is below it.
    let below = length > 0 && bits < 1 << (length - 1);
    Ok(if below { bits - (1 << length) + 1 } else { bits })
}

fn write_difference(writer: &mut BitWriter, difference: i64) -> Result<(), PhotoFault> {
    let size = difference.unsigned_abs();
    let length = 64 - size.leading_zeros();
    let category = u8::try_from(length).ok().filter(|length| CATEGORIES.contains(length));
    let category = category.ok_or(PhotoFault::Unreadable(Cause::Damaged))?;
    writer.put(category.into(), CATEGORY_BITS);
    let all = (1 << length) - 1;
    writer.put(if difference < 0 { all - size } else { size }, length);
    Ok(())
}

/// Copies a block but for its mean.
fn copy_rest(
    reader: &mut BitReader<'_>,
    table: &HuffmanTable,
    writer: &mut BitWriter,
) -> Result<(), PhotoFault> {
    let mut samples = 1;
    while samples < BLOCK_SAMPLES {
        let (symbol, code, length) = reader.symbol(table)?;
        writer.put(code, length);
        let (zeros, size) = (u32::from(symbol >> 4), u32::from(symbol & 15));
        match (zeros, size) {
            (0, 0) => return Ok(()),
            (15, 0) => samples += 16,
            // Other symbols without bits end a block only where there are several passes.
            (_, 0) => return Err(PhotoFault::Unreadable(Cause::Damaged)),
            _ => {
                writer.put(reader.take(size)?, size);
                samples += zeros + 1;
            }
        }
    }
    if samples > BLOCK_SAMPLES {
        return Err(PhotoFault::Unreadable(Cause::Damaged));
    }
    Ok(())
}

/// The blocks of a unit by what the scan and the frame say of its components.
fn blocks(
    scan: &[u8],
    components: &[u8],
    frame: &FrameHeader,
) -> Option<Vec<(usize, usize, usize)>> {
    let mut blocks = Vec::new();
    let places = scan.get(1..)?.chunks_exact(2).zip(components.chunks_exact(3));
    for (number, ((place, component), &(wide, tall))) in places.zip(&frame.sampling).enumerate() {
        // In another order they would be other components.
        if place[0] != component[0] {
            return None;
        }
        let (mean, rest) = (usize::from(place[1] >> 4), usize::from(place[1] & 15));
        let alone = frame.sampling.len() == 1;
        let count = if alone { 1 } else { wide * tall };
        for _ in 0..count {
            blocks.push((number, mean, rest));
        }
    }
    blocks.iter().all(|&(_, mean, rest)| mean < 4 && rest < 4).then_some(blocks)
}

/// Reads a segment of Huffman tables.
fn read_tables(
    body: &[u8],
    means: &mut [Option<HuffmanTable>; 4],
    rest: &mut [Option<HuffmanTable>; 4],
) -> Result<(), PhotoFault> {
    for (kind, counts, symbols) in tables(body)? {
        let tables = if kind >> 4 == 0 { &mut *means } else { &mut *rest };
        let table = tables.get_mut(usize::from(kind & 15));
        *table.ok_or(PhotoFault::Unreadable(Cause::Damaged))? =
            Some(HuffmanTable::new(counts, symbols)?);
    }
    Ok(())
}

/// A table's class and number, how many codes there are of each length, and their symbols.
type Table<'a> = (u8, &'a [u8; 16], &'a [u8]);

fn tables(mut body: &[u8]) -> Result<Vec<Table<'_>>, PhotoFault> {
    let damaged = PhotoFault::Unreadable(Cause::Damaged);
    let mut tables = Vec::new();
    while let Some((&kind, more)) = body.split_first() {
        let (counts, more) = more.split_first_chunk::<16>().ok_or_else(|| damaged.clone())?;
        let count = counts.iter().map(|&count| usize::from(count)).sum();
        let (symbols, more) = more.split_at_checked(count).ok_or_else(|| damaged.clone())?;
        tables.push((kind, counts, symbols));
        body = more;
    }
    Ok(tables)
}

/// Writes the tables of a JPEG into the header of its strips: those of means with every category,
/// the others as they are.
fn write_tables(head: &mut Vec<u8>, bytes: &[u8]) -> Result<(), PhotoFault> {
    let mut counts = [0; 16];
    counts[CATEGORY_BITS as usize - 1] = 12;
    for segment in segments(bytes) {
        let segment = segment?;
        match segment.marker {
            0xDA => break,
            0xC4 => {
                for (kind, own_counts, symbols) in tables(segment.body)? {
                    let mean = kind >> 4 == 0;
                    let counts = if mean { &counts } else { own_counts };
                    let symbols = if mean { &CATEGORIES } else { symbols };
                    append(head, 0xC4, &[&[kind], &counts[..], symbols].concat())?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn append(head: &mut Vec<u8>, marker: u8, body: &[u8]) -> Result<(), PhotoFault> {
    let damaged = PhotoFault::Unreadable(Cause::Damaged);
    if head.len() + body.len() > HEAD_BYTES_MAX {
        return Err(damaged);
    }
    let length = u16::try_from(body.len() + 2).map_err(|_| damaged)?;
    head.extend([0xFF, marker]);
    head.extend(length.to_be_bytes());
    head.extend(body);
    Ok(())
}

fn two_bytes(body: &[u8]) -> Result<u32, PhotoFault> {
    let two = body.first_chunk::<2>().ok_or(PhotoFault::Unreadable(Cause::Damaged))?;
    Ok(u16::from_be_bytes(*two).into())
}

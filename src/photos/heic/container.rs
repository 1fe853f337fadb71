//! The boxes of a HEIF file (ISO/IEC 23008-12): which items there are, where their bytes are, and
//! what is said of them.
//!
//! Bytes are borrowed from the file: however often one item is named, it is there once.

use std::borrow::Cow;
use std::collections::BTreeMap;

use heic_decoder::HeifError;
use heic_decoder::bitreader::ByteReader;

use crate::photos::fault::{Cause, PhotoFault};

/// The largest description of items that is read, in bytes: telephones write some 10,000.
const META_BYTES_MAX: usize = 4_000_000;

/// Four letters that name a kind of box, item, property or reference.
pub(super) type Kind = [u8; 4];

/// A HEIF file's items.
pub(super) struct Container<'a> {
    file: &'a [u8],
    idat: &'a [u8],
    /// The item that is the picture.
    pub primary: u32,
    kinds: BTreeMap<u32, Kind>,
    extents: BTreeMap<u32, Extents>,
    properties: Vec<(Kind, &'a [u8])>,
    /// Which properties an item has, from 1.
    associated: BTreeMap<u32, Vec<usize>>,
    references: Vec<Reference>,
}

/// Where an item's bytes are.
struct Extents {
    /// Within the box for small items instead of the file.
    in_idat: bool,
    /// Their beginnings and lengths.
    ranges: Vec<(u64, u64)>,
}

struct Reference {
    kind: Kind,
    from: u32,
    to: Vec<u32>,
}

impl<'a> Container<'a> {
    /// Reads the description of a file's items, which may be all of it that is there.
    ///
    /// # Errors
    /// [`PhotoFault::CutOff`] if the file ends before it does, [`PhotoFault::Unreadable`] if it
    /// makes no sense.
    pub(super) fn read(file: &'a [u8]) -> Result<Self, PhotoFault> {
        // Behind the description may be anything, even what is no box.
        let meta = boxes(file).find(|found| !matches!(found, Ok((kind, _)) if kind != b"meta"));
        let (_, meta) = meta.ok_or(PhotoFault::CutOff)?.map_err(|_| PhotoFault::CutOff)?;
        if meta.len() > META_BYTES_MAX {
            return Err(PhotoFault::Unreadable(Cause::Damaged));
        }
        let mut found = Self {
            file,
            idat: &[],
            primary: 0,
            kinds: BTreeMap::new(),
            extents: BTreeMap::new(),
            properties: Vec::new(),
            associated: BTreeMap::new(),
            references: Vec::new(),
        };
        let (_, children) = full(meta)?;
        for child in boxes(children) {
            let (kind, body) = child?;
            match &kind {
                b"pitm" => found.primary = primary(body)?,
                b"iinf" => found.kinds = kinds(body)?,
                b"iloc" => found.extents = extents(body)?,
                b"iref" => found.references = references(body)?,
                b"idat" => found.idat = body,
                b"iprp" => found.properties(body)?,
                _ => {}
            }
        }
        Ok(found)
    }

    fn properties(&mut self, body: &'a [u8]) -> Result<(), PhotoFault> {
        for child in boxes(body) {
            let (kind, body) = child?;
            match &kind {
                b"ipco" => {
                    for property in boxes(body) {
                        self.properties.push(property?);
                    }
                }
                b"ipma" => associations(body, &mut self.associated)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// The kind of an item.
    pub(super) fn kind(&self, item: u32) -> Option<Kind> {
        self.kinds.get(&item).copied()
    }

    /// The properties of an item in their order: their kinds and what is in them.
    pub(super) fn properties_of(&self, item: u32) -> impl Iterator<Item = (Kind, &'a [u8])> {
        let numbers = self.associated.get(&item).into_iter().flatten();
        numbers.filter_map(|number| self.properties.get(number.checked_sub(1)?).copied())
    }

    /// What is in an item's first property of that kind.
    pub(super) fn property(&self, item: u32, kind: &Kind) -> Option<&'a [u8]> {
        self.properties_of(item).find(|(other, _)| other == kind).map(|(_, body)| body)
    }

    /// The items that an item refers to, in their order.
    pub(super) fn refers_to(&self, kind: &Kind, from: u32) -> &[u32] {
        let reference = self.references.iter().find(|r| r.kind == *kind && r.from == from);
        reference.map_or(&[], |reference| &reference.to)
    }

    /// The items that refer to an item.
    pub(super) fn referred_by(&self, kind: &Kind, to: u32) -> impl Iterator<Item = u32> {
        self.references
            .iter()
            .filter(move |r| r.kind == *kind && r.to.contains(&to))
            .map(|r| r.from)
    }

    /// An item's bytes.
    ///
    /// # Errors
    /// [`PhotoFault::CutOff`] if the file ends before they do, [`PhotoFault::Unreadable`] if it
    /// isn't said where they are.
    pub(super) fn data(&self, item: u32) -> Result<Cow<'a, [u8]>, PhotoFault> {
        let damaged = PhotoFault::Unreadable(Cause::Damaged);
        let extents = self.extents.get(&item).ok_or_else(|| damaged.clone())?;
        let from = if extents.in_idat { self.idat } else { self.file };
        let mut parts = Vec::new();
        let mut total = 0;
        for &(start, length) in &extents.ranges {
            let start = usize::try_from(start).map_err(|_| damaged.clone())?;
            let length = usize::try_from(length).map_err(|_| damaged.clone())?;
            // A length of zero means all the rest.
            let end = if length == 0 { Some(from.len()) } else { start.checked_add(length) };
            let part = end.and_then(|end| from.get(start..end)).ok_or(PhotoFault::CutOff)?;
            total += part.len();
            // The same bytes over and over would be more than there are.
            if total > from.len() {
                return Err(damaged);
            }
            parts.push(part);
        }
        match parts[..] {
            [] => Err(damaged),
            [part] => Ok(Cow::Borrowed(part)),
            _ => Ok(Cow::Owned(parts.concat())),
        }
    }
}

/// The boxes that follow each other in `data`, up to one that is longer than there is room.
fn boxes(data: &[u8]) -> impl Iterator<Item = Result<(Kind, &[u8]), HeifError>> {
    let mut rest = Some(data);
    std::iter::from_fn(move || {
        let data = rest.take().filter(|data| !data.is_empty())?;
        let mut reader = ByteReader::new(data);
        let found = one_box(&mut reader);
        rest = found.is_ok().then(|| data.get(reader.pos()..)).flatten();
        Some(found)
    })
}

fn one_box<'a>(reader: &mut ByteReader<'a>) -> Result<(Kind, &'a [u8]), HeifError> {
    let size = u64::from(reader.u32()?);
    let kind = reader.fourcc()?;
    let (size, head) = if size == 1 { (reader.u64()?, 16) } else { (size, 8) };
    let length = match size {
        // It goes to the end.
        0 => Some(reader.remaining()),
        _ => size.checked_sub(head).and_then(|length| usize::try_from(length).ok()),
    };
    let length = length.ok_or(HeifError::MalformedBox("shorter than its head"))?;
    Ok((kind, reader.bytes(length)?))
}

/// The version and the flags that some boxes begin with, and what is behind them.
fn full(body: &[u8]) -> Result<((u8, u8), &[u8]), HeifError> {
    let mut reader = ByteReader::new(body);
    let head = reader.u32()?.to_be_bytes();
    Ok(((head[0], head[3]), reader.bytes(reader.remaining())?))
}

/// A number of so many bytes: 0, 2, 4 or 8.
fn number(reader: &mut ByteReader<'_>, bytes: u8) -> Result<u64, HeifError> {
    match bytes {
        0 => Ok(0),
        2 => Ok(reader.u16()?.into()),
        4 => Ok(reader.u32()?.into()),
        8 => reader.u64(),
        _ => Err(HeifError::MalformedBox("a number of odd length")),
    }
}

/// An item's number, of two bytes or four.
fn id(reader: &mut ByteReader<'_>, long: bool) -> Result<u32, HeifError> {
    if long { reader.u32() } else { reader.u16().map(u32::from) }
}

fn primary(body: &[u8]) -> Result<u32, HeifError> {
    let ((version, _), rest) = full(body)?;
    id(&mut ByteReader::new(rest), version > 0)
}

fn kinds(body: &[u8]) -> Result<BTreeMap<u32, Kind>, HeifError> {
    let ((version, _), rest) = full(body)?;
    let mut reader = ByteReader::new(rest);
    id(&mut reader, version > 0)?;
    let mut kinds = BTreeMap::new();
    for entry in boxes(reader.bytes(reader.remaining())?) {
        let (_, body) = entry?;
        let ((version, _), rest) = full(body)?;
        // Older ones have no kinds, and are no pictures.
        if version >= 2 {
            let mut reader = ByteReader::new(rest);
            let item = id(&mut reader, version > 2)?;
            reader.u16()?;
            kinds.insert(item, reader.fourcc()?);
        }
    }
    Ok(kinds)
}

fn extents(body: &[u8]) -> Result<BTreeMap<u32, Extents>, HeifError> {
    let ((version, _), rest) = full(body)?;
    let mut reader = ByteReader::new(rest);
    let [sizes, more] = reader.u16()?.to_be_bytes();
    let (offset, length, base, index) = (sizes >> 4, sizes & 15, more >> 4, more & 15);
    let count = id(&mut reader, version > 1)?;
    let mut extents = BTreeMap::new();
    for _ in 0..count {
        let item = id(&mut reader, version > 1)?;
        let method = if version > 0 { reader.u16()? & 15 } else { 0 };
        reader.u16()?;
        let base = number(&mut reader, base)?;
        let mut ranges = Vec::new();
        for _ in 0..reader.u16()? {
            if version > 0 {
                number(&mut reader, index)?;
            }
            let start = base.checked_add(number(&mut reader, offset)?);
            let start = start.ok_or(HeifError::MalformedBox("beyond any file"))?;
            ranges.push((start, number(&mut reader, length)?));
        }
        // Bytes may also be given by other items', which nobody does.
        if method < 2 {
            extents.insert(item, Extents { in_idat: method == 1, ranges });
        }
    }
    Ok(extents)
}

fn references(body: &[u8]) -> Result<Vec<Reference>, HeifError> {
    let ((version, _), rest) = full(body)?;
    let long = version > 0;
    let mut references = Vec::new();
    for entry in boxes(rest) {
        let (kind, body) = entry?;
        let mut reader = ByteReader::new(body);
        let from = id(&mut reader, long)?;
        let count = reader.u16()?;
        let to = (0..count).map(|_| id(&mut reader, long)).collect::<Result<_, _>>()?;
        references.push(Reference { kind, from, to });
    }
    Ok(references)
}

fn associations(body: &[u8], associated: &mut BTreeMap<u32, Vec<usize>>) -> Result<(), HeifError> {
    let ((version, flags), rest) = full(body)?;
    let mut reader = ByteReader::new(rest);
    for _ in 0..reader.u32()? {
        let item = id(&mut reader, version > 0)?;
        let numbers = associated.entry(item).or_default();
        for _ in 0..reader.u8()? {
            // The highest bit says that a reader has to understand it.
            numbers.push(if flags & 1 == 1 {
                usize::from(reader.u16()? & 0x7FFF)
            } else {
                usize::from(reader.u8()? & 0x7F)
            });
        }
    }
    Ok(())
}

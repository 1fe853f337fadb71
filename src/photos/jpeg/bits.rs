//! The bits of a JPEG scan: read, looked up and written.

use crate::photos::fault::{Cause, PhotoFault};

/// The longest Huffman code, in bits.
const CODE_BITS_MAX: u32 = 16;

/// A Huffman table as a JPEG stores it: how many codes there are of each length, and what they
/// stand for.
pub(super) struct HuffmanTable {
    /// For each sequence of sixteen bits the length of the code that it begins with, 0 for none,
    /// and the symbol.
    codes: Vec<(u8, u8)>,
}

impl HuffmanTable {
    /// A table of `counts[n]` codes with n + 1 bits, for `symbols` in order.
    ///
    /// # Errors
    /// [`PhotoFault::Unreadable`] if there are more codes than fit into sixteen bits.
    pub(super) fn new(counts: &[u8; 16], symbols: &[u8]) -> Result<Self, PhotoFault> {
        let damaged = PhotoFault::Unreadable(Cause::Damaged);
        let mut codes = Vec::with_capacity(1 << CODE_BITS_MAX);
        let mut symbols = symbols.iter();
        for (length, &count) in (1..).zip(counts) {
            for _ in 0..count {
                let &symbol = symbols.next().ok_or_else(|| damaged.clone())?;
                // A shorter code is the beginning of many sequences.
                let begun = 1 << (CODE_BITS_MAX - u32::from(length));
                if codes.len() + begun > 1 << CODE_BITS_MAX {
                    return Err(damaged);
                }
                codes.extend(std::iter::repeat_n((length, symbol), begun));
            }
        }
        codes.resize(1 << CODE_BITS_MAX, (0, 0));
        Ok(Self { codes })
    }
}

/// A place in the bits of a scan. A copy of it is a place to come back to.
#[derive(Clone, Copy)]
pub(super) struct BitReader<'a> {
    bytes: &'a [u8],
    /// Of the next byte that is not in `bits`.
    at: usize,
    /// The next bits, the first being the highest.
    bits: u64,
    /// How many of `bits` are from the scan; behind them are zeros.
    count: u32,
}

impl<'a> BitReader<'a> {
    /// A reader of the scan that begins at `at`.
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at, bits: 0, count: 0 }
    }

    fn fill(&mut self) {
        while self.count <= 56 {
            let step = match self.bytes.get(self.at..) {
                // A zero is put behind each FF that is no marker.
                Some([0xFF, 0, ..]) => 2,
                Some([0xFF, ..] | []) | None => return,
                Some(_) => 1,
            };
            self.bits |= u64::from(self.bytes[self.at]) << (56 - self.count);
            self.count += 8;
            self.at += step;
        }
    }

    /// The next symbol, with its code and the length of that in bits.
    ///
    /// # Errors
    /// [`PhotoFault::CutOff`] if the scan ends before, [`PhotoFault::Unreadable`] if no code
    /// begins so.
    pub(super) fn symbol(&mut self, table: &HuffmanTable) -> Result<(u8, u64, u32), PhotoFault> {
        if self.count < CODE_BITS_MAX {
            self.fill();
        }
        let next = usize::try_from(self.bits >> (64 - CODE_BITS_MAX)).unwrap_or_default();
        let (length, symbol) = table.codes[next];
        if length == 0 {
            // Behind the end are zeros, which may be the beginning of no code.
            let cut = self.count < CODE_BITS_MAX;
            return Err(if cut {
                PhotoFault::CutOff
            } else {
                PhotoFault::Unreadable(Cause::Damaged)
            });
        }
        let length = u32::from(length);
        Ok((symbol, self.take(length)?, length))
    }

    /// The next `length` bits, at most sixteen, as a number.
    ///
    /// # Errors
    /// [`PhotoFault::CutOff`] if the scan ends before.
    pub(super) fn take(&mut self, length: u32) -> Result<u64, PhotoFault> {
        if self.count < length {
            self.fill();
            if self.count < length {
                return Err(PhotoFault::CutOff);
            }
        }
        if length == 0 {
            return Ok(0);
        }
        let taken = self.bits >> (64 - length);
        self.bits <<= length;
        self.count -= length;
        Ok(taken)
    }

    /// Goes on behind the restart marker that has to come next, the `number`th of the scan.
    ///
    /// # Errors
    /// [`PhotoFault::CutOff`] at the end of the scan, [`PhotoFault::Unreadable`] if anything else
    /// is there.
    pub(super) fn restart(&mut self, number: u32) -> Result<(), PhotoFault> {
        self.fill();
        // Up to seven bits fill the last byte.
        if self.count >= 8 {
            return Err(PhotoFault::Unreadable(Cause::Damaged));
        }
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let fill = rest.iter().take_while(|&&byte| byte == 0xFF).count();
        match rest.get(fill) {
            Some(&marker) if fill > 0 && u32::from(marker) == 0xD0 + number % 8 => {
                *self = Self::new(self.bytes, self.at + fill + 1);
                Ok(())
            }
            None | Some(0xD9) => Err(PhotoFault::CutOff),
            Some(_) => Err(PhotoFault::Unreadable(Cause::Damaged)),
        }
    }
}

/// Writes the bits of a scan.
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    /// What isn't a whole byte yet, in its lowest bits.
    bits: u64,
    count: u32,
}

impl BitWriter {
    /// A writer that goes on behind `bytes`.
    pub(super) fn after(bytes: Vec<u8>) -> Self {
        Self { bytes, bits: 0, count: 0 }
    }

    /// Appends the lowest `length` bits of a number, at most 32.
    pub(super) fn put(&mut self, bits: u64, length: u32) {
        self.bits = (self.bits << length) | bits;
        self.count += length;
        while self.count >= 8 {
            self.count -= 8;
            let [.., byte] = (self.bits >> self.count).to_be_bytes();
            self.bytes.push(byte);
            if byte == 0xFF {
                self.bytes.push(0);
            }
        }
    }

    /// Fills the last byte and gives the bytes.
    pub(super) fn finish(mut self) -> Vec<u8> {
        // With ones, as the format wants it.
        let free = (8 - self.count) % 8;
        self.put((1 << free) - 1, free);
        self.bytes
    }
}

//! HEIF files as telephones write them, put together from coded pictures of the fixture folder.

use crate::samples::fixture;

/// A coded picture: what describes its coding, and its bytes.
pub struct Coded {
    pub hvcc: Vec<u8>,
    pub data: Vec<u8>,
}

/// The one coded picture of a fixture.
pub fn coded(name: &str) -> Coded {
    let file = fixture(name);
    Coded { hvcc: body(&file, b"hvcC"), data: body(&file, b"mdat") }
}

fn body(file: &[u8], kind: &[u8; 4]) -> Vec<u8> {
    let at = file.windows(4).position(|four| four == kind).expect("such a box") + 4;
    let size = u32::from_be_bytes(file[at - 8..at - 4].try_into().expect("four bytes"));
    file[at..at - 8 + size as usize].to_vec()
}

/// An item of a file, the first of which is the picture.
pub struct Item {
    pub kind: &'static [u8; 4],
    pub properties: Vec<(&'static [u8; 4], Vec<u8>)>,
    pub data: Vec<u8>,
}

/// What is put into a file.
#[derive(Default)]
pub struct Heif {
    pub items: Vec<Item>,
    /// Kind, item, and the items that it refers to, all from 1.
    pub references: Vec<(&'static [u8; 4], u16, Vec<u16>)>,
}

impl Heif {
    /// A file of one coded picture.
    pub fn of(coded: Coded) -> Self {
        let item =
            Item { kind: b"hvc1", properties: vec![(b"hvcC", coded.hvcc)], data: coded.data };
        Self { items: vec![item], references: Vec::new() }
    }

    /// A file of a grid of these tiles, which stand in it once, however often one is named.
    pub fn grid(columns: u8, rows: u8, size: (u32, u32), tiles: Vec<Coded>, order: &[u16]) -> Self {
        let mut data = vec![0, 1, rows - 1, columns - 1];
        data.extend(size.0.to_be_bytes());
        data.extend(size.1.to_be_bytes());
        let mut items = vec![Item { kind: b"grid", properties: Vec::new(), data }];
        for tile in tiles {
            items.extend(Self::of(tile).items);
        }
        let order = order.iter().map(|tile| tile + 2).collect();
        Self { items, references: vec![(b"dimg", 1, order)] }
    }

    /// With a property of the picture.
    pub fn with(mut self, kind: &'static [u8; 4], body: impl Into<Vec<u8>>) -> Self {
        self.items[0].properties.push((kind, body.into()));
        self
    }

    /// With EXIF data about the picture.
    pub fn with_exif(mut self, exif: &[u8]) -> Self {
        let data = [&[0, 0, 0, 6][..], b"Exif\0\0", exif].concat();
        self.items.push(Item { kind: b"Exif", properties: Vec::new(), data });
        self.references.push((b"cdsc", self.items.len() as u16, vec![1]));
        self
    }

    /// The file.
    pub fn file(&self) -> Vec<u8> {
        let ftyp = boxed(b"ftyp", b"heic\0\0\0\0mif1heic");
        // Offsets are of one length, so that the description is as long with any.
        let start = ftyp.len() + self.meta(0).len() + 8;
        let meta = self.meta(start as u32);
        let data: Vec<u8> = self.items.iter().flat_map(|item| item.data.clone()).collect();
        [ftyp, meta, boxed(b"mdat", &data)].concat()
    }

    fn meta(&self, start: u32) -> Vec<u8> {
        let count = (self.items.len() as u16).to_be_bytes();
        let mut kinds = [&[0; 4][..], &count].concat();
        let mut places = [&[0, 0, 0, 0, 0x44, 0][..], &count].concat();
        let mut properties = Vec::new();
        let mut associated =
            [&[0; 4][..], &u32::from(u16::from_be_bytes(count)).to_be_bytes()].concat();
        let (mut at, mut number) = (start, 0);
        for (id, item) in (1_u16..).zip(&self.items) {
            let id = id.to_be_bytes();
            let entry = [&[2, 0, 0, 0][..], &id, &[0, 0], item.kind, &[0]].concat();
            kinds.extend(boxed(b"infe", &entry));
            let length = item.data.len() as u32;
            places.extend(
                [&id[..], &[0, 0, 0, 1], &at.to_be_bytes(), &length.to_be_bytes()].concat(),
            );
            at += length;
            associated.extend([&id[..], &[item.properties.len() as u8]].concat());
            for (kind, body) in &item.properties {
                number += 1;
                associated.push(number);
                properties.extend(boxed(kind, body));
            }
        }
        let mut references = vec![0; 4];
        for (kind, from, to) in &self.references {
            let count = (to.len() as u16).to_be_bytes();
            let to: Vec<u8> = to.iter().flat_map(|id| id.to_be_bytes()).collect();
            references.extend(boxed(kind, &[&from.to_be_bytes()[..], &count, &to].concat()));
        }
        let all = [
            vec![0; 4],
            boxed(b"hdlr", b"\0\0\0\0\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0"),
            boxed(b"pitm", &[0, 0, 0, 0, 0, 1]),
            boxed(b"iinf", &kinds),
            boxed(b"iloc", &places),
            boxed(b"iref", &references),
            boxed(b"iprp", &[boxed(b"ipco", &properties), boxed(b"ipma", &associated)].concat()),
        ];
        boxed(b"meta", &all.concat())
    }
}

/// A box of that kind.
pub fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [&(body.len() as u32 + 8).to_be_bytes()[..], kind, body].concat()
}

/// A property that says how colours are meant: primaries, transfer and matrix.
pub fn nclx(primaries: u8, transfer: u8, matrix: u8) -> Vec<u8> {
    [b"nclx", &[0, primaries, 0, transfer, 0, matrix, 0x80][..]].concat()
}

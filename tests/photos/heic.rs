//! HEIC as telephones store it: turned by its container, in tiles, in wide colours and deep ones,
//! and broken in every way that there is.

use breakroom::photos::fault::{Cause, Exceeded, Feature, PhotoFault, Seems};
use breakroom::photos::{decode, probe};
use moxcms::ColorProfile;

use crate::heif::{Coded, Heif, Item, boxed, coded, nclx};
use crate::samples::*;

const PAPER: [u8; 3] = [0xF8, 0xF2, 0xE7];
/// What compression may change of a colour.
const NEAR: u8 = 8;

fn quarters_file() -> Heif {
    Heif::of(coded("quarters.heic"))
}

#[track_caller]
fn shown(file: &[u8]) -> [[u8; 3]; 4] {
    corners(&decode(file, 4096).expect("it is good"))
}

/// The colours of the quarters in another order.
fn in_order(order: [usize; 4]) -> [[u8; 3]; 4] {
    order.map(|at| QUARTERS[at])
}

#[test]
fn files_as_an_encoder_writes_them_decode() {
    for name in ["quarters.heic", "422.heic", "444.heic", "ten-bit.heic"] {
        let file = fixture(name);
        assert_eq!(probe(&file), Ok((64, 64)), "{name}");
        assert_quarters(&decode(&file, 1000).expect(name), (64, 64));
    }
    assert_eq!(probe(&fixture("odd.heic")), Ok((51, 35)), "cropped to what is to be seen");
    let odd = decode(&fixture("odd.heic"), 1000).expect("it is good");
    assert_eq!((odd.width, odd.height), (51, 35));
    assert_close(&corners(&odd), &QUARTERS, NEAR);
    assert!(decode(&fixture("busy.heic"), 1000).is_ok());
}

// Case: Images: HEIC under another name
#[test]
fn a_heic_is_one_whatever_it_is_called() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("really-a-heic.jpg");
    std::fs::write(&path, fixture("quarters.heic")).unwrap();
    assert_eq!(breakroom::photos::judge(&path), Ok((64, 64)));
}

#[test]
fn the_container_turns_and_mirrors_a_picture_in_the_order_of_its_properties() {
    let turned = |properties: &[(&'static [u8; 4], u8)]| {
        let mut heif = quarters_file();
        for &(kind, value) in properties {
            heif = heif.with(kind, [value]);
        }
        shown(&heif.file())
    };
    // By quarters to the left.
    assert_close(&turned(&[(b"irot", 0)]), &in_order([0, 1, 2, 3]), NEAR);
    assert_close(&turned(&[(b"irot", 1)]), &in_order([1, 3, 0, 2]), NEAR);
    assert_close(&turned(&[(b"irot", 2)]), &in_order([3, 2, 1, 0]), NEAR);
    assert_close(&turned(&[(b"irot", 3)]), &in_order([2, 0, 3, 1]), NEAR);
    // Top to bottom, and left to right.
    assert_close(&turned(&[(b"imir", 0)]), &in_order([2, 3, 0, 1]), NEAR);
    assert_close(&turned(&[(b"imir", 1)]), &in_order([1, 0, 3, 2]), NEAR);
    assert_close(&turned(&[(b"irot", 1), (b"imir", 1)]), &in_order([3, 1, 2, 0]), NEAR);
    assert_close(&turned(&[(b"imir", 1), (b"irot", 1)]), &in_order([0, 2, 1, 3]), NEAR);
    assert_close(&turned(&[(b"irot", 3), (b"imir", 0)]), &in_order([3, 1, 2, 0]), NEAR);
    assert_close(&turned(&[(b"imir", 0), (b"irot", 2)]), &in_order([1, 0, 3, 2]), NEAR);
}

// Case: Images: HEIF that is turned twice
#[test]
fn exif_turns_a_picture_only_where_its_container_says_nothing() {
    let exif = exif_orientation(6);
    let by_exif = quarters_file().with_exif(&exif).file();
    assert_close(&shown(&by_exif), &in_order([2, 0, 3, 1]), NEAR);
    let said_twice = quarters_file().with(b"irot", [3]).with_exif(&exif).file();
    assert_close(&shown(&said_twice), &in_order([2, 0, 3, 1]), NEAR);
    let upright = quarters_file().with(b"irot", [0]).with_exif(&exif).file();
    assert_close(&shown(&upright), &in_order([0, 1, 2, 3]), NEAR);
}

fn tiles() -> Vec<Coded> {
    ["red.heic", "green.heic", "blue.heic", "pale.heic"].map(coded).into()
}

#[test]
fn a_grid_of_tiles_is_one_picture_and_ends_where_it_says() {
    // The tiles at the right and below are seen in part.
    let grid = Heif::grid(2, 2, (120, 100), tiles(), &[0, 1, 2, 3]);
    let picture = decode(&grid.file(), 1000).unwrap();
    assert_eq!((picture.width, picture.height), (120, 100));
    assert_close(&corners(&picture), &QUARTERS, NEAR);
    for (x, expected) in [(63, QUARTERS[0]), (64, QUARTERS[1])] {
        assert_close(&[pixel(&picture, x, 5)], &[expected], NEAR);
    }
    let turned = Heif::grid(2, 2, (120, 100), tiles(), &[0, 1, 2, 3]).with(b"irot", [3]);
    assert_eq!(probe(&turned.file()), Ok((100, 120)));
    assert_close(&shown(&turned.file()), &in_order([2, 0, 3, 1]), NEAR);
}

#[test]
fn a_grid_of_48_megapixels_is_decoded_in_the_memory_of_a_row_of_tiles() {
    let order: Vec<u16> = (0..126 * 94).map(|n| (n / 126 / 47) * 2 + n % 126 / 63).collect();
    let grid = Heif::grid(126, 94, (8064, 6016), tiles(), &order);
    let picture = decode(&grid.file(), 1440).unwrap();
    assert_eq!((picture.width, picture.height), (1440, 1074));
    assert_close(&corners(&picture), &QUARTERS, NEAR);
}

#[test]
fn a_grid_whose_tiles_make_no_picture_is_refused() {
    let damaged = Err(PhotoFault::Unreadable(Cause::Damaged));
    let cases = [
        ("one too few", Heif::grid(2, 2, (120, 100), tiles(), &[0, 1, 2])),
        ("too small", Heif::grid(2, 2, (129, 100), tiles(), &[0, 1, 2, 3])),
        ("more than are seen", Heif::grid(2, 2, (64, 100), tiles(), &[0, 1, 2, 3])),
        ("none at all", Heif::grid(1, 1, (64, 64), tiles(), &[7])),
        ("no pixels", Heif::grid(1, 1, (0, 64), tiles(), &[0])),
    ];
    for (name, grid) in cases {
        assert_eq!(decode(&grid.file(), 1000), damaged, "{name}");
    }
    let huge = Heif::grid(255, 255, (16_320, 16_320), tiles(), &[0; 255 * 255]);
    let too_large = PhotoFault::TooLarge(Exceeded::Pixels(16_320, 16_320));
    assert_eq!(decode(&huge.file(), 1000), Err(too_large));
}

#[test]
fn wide_colours_become_those_of_srgb() {
    let red_in_p3 = [200, 30, 40];
    let expected = [219, 0, 28];
    let p3 = ColorProfile::new_display_p3().encode().expect("a profile");
    let with_profile = Heif::of(coded("red.heic")).with(b"colr", [b"prof", &p3[..]].concat());
    let by_number = Heif::of(coded("red.heic")).with(b"colr", nclx(12, 13, 6));
    // Both: the profile tells the colours, and the numbers how they are coded.
    let both = Heif::of(coded("red.heic"))
        .with(b"colr", [b"prof", &p3[..]].concat())
        .with(b"colr", nclx(1, 13, 6));
    for heif in [with_profile, by_number, both] {
        assert_close(&shown(&heif.file()), &[expected; 4], NEAR);
    }
    let plain = Heif::of(coded("red.heic")).with(b"colr", nclx(1, 13, 6));
    assert_close(&shown(&plain.file()), &[red_in_p3; 4], NEAR);
    // Nobody knows what a profile means that is none.
    let broken = Heif::of(coded("red.heic")).with(b"colr", *b"profnone");
    assert_close(&shown(&broken.file()), &[red_in_p3; 4], NEAR);
}

#[test]
fn how_colours_are_coded_stands_in_the_container_or_in_the_picture() {
    // As telephones leave it out, the coded picture says it itself.
    assert_close(&shown(&quarters_file().file()), &QUARTERS, NEAR);
    let said = quarters_file().with(b"colr", nclx(1, 13, 6));
    assert_close(&shown(&said.file()), &QUARTERS, NEAR);
    let unknown = quarters_file().with(b"colr", nclx(1, 13, 14));
    let refused = Err(PhotoFault::Unsupported(Feature::Encoding));
    assert_eq!(decode(&unknown.file(), 1000), refused);
}

#[test]
fn what_only_screens_of_high_dynamic_range_show_is_refused_in_words() {
    let file = quarters_file().with(b"colr", nclx(9, 16, 9)).file();
    let fault = PhotoFault::Unsupported(Feature::HighDynamicRange);
    assert_eq!(probe(&file).as_ref(), Err(&fault));
    assert!(fault.message().0.contains("dynamic range"));
}

#[test]
fn what_is_transparent_lies_on_paper() {
    let expected = [PAPER, [134, 176, 146], QUARTERS[2], QUARTERS[3]];
    assert_close(&shown(&fixture("see-through.heic")), &expected, NEAR);
    // Mixed with black already: as light as it is, it is what it was mixed of.
    let (colour, opacity) = (coded("green.heic"), coded("pale.heic"));
    let mut heif = Heif::of(colour);
    heif.items.push(Item {
        kind: b"hvc1",
        properties: vec![
            (b"hvcC", opacity.hvcc),
            (b"auxC", b"\0\0\0\0urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0".to_vec()),
        ],
        data: opacity.data,
    });
    heif.references.push((b"auxl", 2, vec![1]));
    let laid = shown(&heif.file())[0];
    heif.references.push((b"prem", 1, vec![2]));
    let unmixed = shown(&heif.file())[0];
    assert!(laid.iter().zip(unmixed).all(|(a, b)| *a <= b) && laid != unmixed, "{laid:?}");
}

#[test]
fn a_file_cut_anywhere_is_refused_as_cut_off() {
    let files = [
        fixture("busy.heic"),
        quarters_file().file(),
        Heif::grid(2, 2, (120, 100), tiles(), &[0, 1, 2, 3]).file(),
    ];
    for file in files {
        // With less than its first box nobody can say what it is.
        for end in (32..file.len()).step_by(7) {
            assert_eq!(decode(&file[..end], 1000), Err(PhotoFault::CutOff), "at {end}");
            assert_eq!(probe(&file[..end]), Err(PhotoFault::CutOff), "at {end}");
        }
        // What telephones put behind a picture is no part of it.
        let longer = [&file[..], b"SEFT and what else there may be"].concat();
        assert!(decode(&longer, 1000).is_ok());
    }
}

#[test]
fn what_else_comes_in_such_a_container_is_named_in_words() {
    let mut heif = quarters_file();
    heif.items[0].kind = b"av01";
    assert_eq!(probe(&heif.file()), Err(PhotoFault::NotAPicture(Seems::Avif)));
    for kind in [b"jpeg", b"iovl", b"iden", b"unci"] {
        heif.items[0].kind = kind;
        assert_eq!(probe(&heif.file()), Err(PhotoFault::Unsupported(Feature::Encoding)));
    }
    let film = [boxed(b"ftyp", b"isom\0\0\0\0isomavc1"), boxed(b"moov", &[0; 90])].concat();
    assert_eq!(probe(&film), Err(PhotoFault::NotAPicture(Seems::Unknown)));
}

#[test]
fn a_small_file_that_claims_much_is_refused_before_it_takes_memory() {
    // One item whose bytes are the file over and over.
    let plain = quarters_file().file();
    let at = plain.windows(4).position(|four| four == b"iloc").unwrap() + 4;
    let size = u32::from_be_bytes(plain[at - 8..at - 4].try_into().unwrap()) as usize;
    let mut places = plain[at..at - 8 + size].to_vec();
    let extent = places.split_off(14);
    places[12..14].copy_from_slice(&u16::MAX.to_be_bytes());
    places.extend(extent.repeat(u16::MAX.into()));
    let bomb = [&plain[..at - 8], &boxed(b"iloc", &places), &plain[at - 8 + size..]].concat();
    let grown = (bomb.len() - plain.len()) as u32;
    let meta = bomb.windows(4).position(|four| four == b"meta").unwrap();
    let mut bomb = bomb;
    let length = u32::from_be_bytes(bomb[meta - 4..meta].try_into().unwrap()) + grown;
    bomb[meta - 4..meta].copy_from_slice(&length.to_be_bytes());
    assert!(matches!(
        decode(&bomb, 1000),
        Err(PhotoFault::Unreadable(Cause::Damaged) | PhotoFault::CutOff)
    ));
}

/// A sequence of numbers that is the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }
}

/// Changes a file in one to four places: bits, bytes, lengths, or a part that is there twice or
/// not at all.
fn spoiled(file: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len());
        match dice.below(6) {
            0 => bytes[at] ^= 1 << dice.below(8),
            1 => bytes[at] = dice.below(256) as u8,
            2 => bytes[at] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF][dice.below(6)],
            3 => {
                let end = (at + 4).min(bytes.len());
                bytes[at..end].fill(if dice.below(2) == 0 { 0xFF } else { 0 });
            }
            4 => {
                let end = (at + 1 + dice.below(40)).min(bytes.len());
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
            _ => {
                let end = (at + 1 + dice.below(40)).min(bytes.len());
                bytes.drain(at..end);
            }
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

#[test]
fn no_spoiled_file_panics_hangs_or_comes_out_larger_than_it_says() {
    let files = [
        fixture("busy.heic"),
        fixture("see-through.heic"),
        fixture("odd.heic"),
        fixture("ten-bit.heic"),
        fixture("422.heic"),
        Heif::grid(2, 2, (120, 100), tiles(), &[0, 1, 2, 3])
            .with(b"irot", [1])
            .with_exif(&exif_orientation(3))
            .file(),
    ];
    let (mut good, mut refused) = (0, 0);
    for (seed, file) in (1..).zip(&files) {
        let mut dice = Dice(seed);
        for round in 0..400 {
            let bytes = spoiled(file, &mut dice);
            let decoded = decode(&bytes, 64);
            if let Ok((width, height)) = probe(&bytes) {
                assert!(u64::from(width) * u64::from(height) <= 67_108_864, "round {round}");
            } else {
                assert!(decoded.is_err(), "round {round} of file {seed}");
            }
            match decoded {
                Ok(picture) => {
                    good += 1;
                    assert!(picture.width <= 64 && picture.height <= 64);
                    assert_eq!(picture.rgba.len(), (picture.width * picture.height * 4) as usize);
                }
                Err(_) => refused += 1,
            }
        }
    }
    assert!(good > 100 && refused > 500, "{good} good, {refused} refused");
}

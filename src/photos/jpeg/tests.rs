//! A picture that is cut into strips is the picture that it was.

use super::*;

/// What no camera's sampling, and no marker between, may change.
const FILES: [(&str, &[u8]); 5] = [
    ("4:4:4", include_bytes!("../../../tests/fixtures/images/strips-444.jpg")),
    ("4:2:2", include_bytes!("../../../tests/fixtures/images/strips-422.jpg")),
    ("4:2:0", include_bytes!("../../../tests/fixtures/images/strips-420.jpg")),
    ("restarts", include_bytes!("../../../tests/fixtures/images/strips-restarts.jpg")),
    ("grey", include_bytes!("../../../tests/fixtures/images/strips-grey.jpg")),
];

/// A picture in its own size by its strips, and how many there are.
fn by_strips(bytes: &[u8]) -> Result<(Vec<u8>, usize), PhotoFault> {
    let header = header(bytes, Extent::Whole)?;
    let strips = Strips::new(bytes, &header.frame)?.expect("it is in one pass");
    let mut out = Shrinker::new(header.width, header.height, MAX_SIDE_PX, [0; 3]);
    let mut count = 0;
    for strip in strips {
        let Strip { jpeg, height, rows } = strip?;
        out.push_rows(&pixels(&jpeg, &header, height)?, rows)?;
        count += 1;
    }
    Ok((out.finish()?.rgba, count))
}

fn whole(bytes: &[u8]) -> Result<Vec<u8>, PhotoFault> {
    let header = header(bytes, Extent::Whole)?;
    let mut out = Shrinker::new(header.width, header.height, MAX_SIDE_PX, [0; 3]);
    out.push(&pixels(bytes, &header, header.height)?)?;
    Ok(out.finish()?.rgba)
}

#[test]
fn a_picture_in_strips_is_the_same_to_the_bit() {
    for (name, bytes) in FILES {
        let (strips, count) = by_strips(bytes).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert!(count > 2, "{name} is cut");
        assert!(strips == whole(bytes).expect("it is good"), "{name}");
    }
}

#[test]
fn a_picture_cut_off_anywhere_is_refused_strip_by_strip_too() {
    for (name, bytes) in FILES {
        let scan = bytes.windows(2).position(|pair| pair == [0xFF, 0xDA]).expect("a scan") + 20;
        for at in (scan..bytes.len() - 4).step_by(61) {
            // An end where none is: the scan stops in the middle all the same.
            let cut = [&bytes[..at], &[0xFF, 0xD9]].concat();
            assert!(by_strips(&cut).is_err(), "{name} cut at {at}");
        }
    }
}

#[test]
fn a_changed_byte_is_refused_or_decodes_as_it_does_whole() {
    for (name, bytes) in FILES {
        for at in (2..bytes.len()).step_by(23) {
            let mut bytes = bytes.to_vec();
            bytes[at] ^= 0x55;
            if let (Ok((strips, _)), Ok(whole)) = (by_strips_if_any(&bytes), whole(&bytes)) {
                assert!(strips == whole, "{name} with another byte at {at}");
            }
        }
    }
}

/// As [`by_strips`], but a picture that isn't in one pass any more is none.
fn by_strips_if_any(bytes: &[u8]) -> Result<(Vec<u8>, usize), PhotoFault> {
    let header = header(bytes, Extent::Whole)?;
    let strips = Strips::new(bytes, &header.frame)?;
    strips.map_or(Err(PhotoFault::Unsupported(Feature::Encoding)), |_| by_strips(bytes))
}

//! Why a picture cannot be shown, in words for the person who put it there.

use std::fmt;

use super::limits::{MAX_DECODE_BYTES, MAX_FILE_BYTES, MAX_PIXELS, MAX_SIDE_PX};

/// Why a picture cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhotoFault {
    /// There is no such file.
    Missing,
    /// The file or the picture in it is past a limit.
    TooLarge(Exceeded),
    /// The file ends before the picture does.
    CutOff,
    /// The file is something else.
    NotAPicture(Seems),
    /// The file is a picture, but of a kind that cannot be shown right.
    Unsupported(Feature),
    /// The file cannot be read, or what is in it makes no sense.
    Unreadable(Cause),
}

/// The limit that a photo is past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exceeded {
    /// More bytes than [`MAX_FILE_BYTES`], with the file's size in bytes.
    FileBytes(u64),
    /// A side past [`MAX_SIDE_PX`] or more pixels than [`MAX_PIXELS`], with width and height.
    Pixels(u32, u32),
    /// More memory than [`MAX_DECODE_BYTES`]: the picture is stored in a way that takes much to
    /// open.
    Memory,
}

/// What a file that is no picture seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seems {
    /// An empty file.
    Empty,
    /// An AVIF picture.
    Avif,
    /// An SVG drawing.
    Svg,
    /// A web page, usually that of a login or an error.
    Html,
    /// The stand-in that git keeps for a large file.
    LfsPointer,
    /// A PDF document.
    Pdf,
    /// A TIFF picture, or a camera's raw file built on it.
    Tiff,
    /// A Windows bitmap.
    Bmp,
    /// A file of no kind that is known here.
    Unknown,
}

/// What makes a real picture impossible to show right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// Four printing inks, stored in a way whose colours cannot be known for sure.
    PrintColours,
    /// A way of compressing that next to nothing opens.
    Encoding,
    /// Light in steps that only screens of high dynamic range show.
    HighDynamicRange,
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The path leads to a folder.
    Folder,
    /// The path leads to a device, a pipe or a socket.
    NotAFile,
    /// The operating system refused, in its own words.
    System(String),
    /// The picture contradicts itself.
    Damaged,
    /// The picture makes the decoder panic.
    Crashed,
    /// The picture kept the decoder busy until the owner gave up.
    TookTooLong,
}

impl PhotoFault {
    /// Whether the fault may pass without anybody touching the file: a disk or a network was away.
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::Missing | Self::Unreadable(Cause::System(_)))
    }

    /// The words for the person who put the photo there: what is wrong, and what to do about it.
    /// Neither begins with a capital nor ends with a stop.
    pub fn message(&self) -> (String, String) {
        let (what, todo) = match self {
            Self::Missing => (
                "the picture is not in the folder".into(),
                "put the file there, or correct the path; capitals count".into(),
            ),
            Self::TooLarge(limit) => limit.message(),
            Self::CutOff => (
                "the picture is cut off before its end".into(),
                "if it is still being copied, wait; otherwise copy the whole file again".into(),
            ),
            Self::NotAPicture(seems) => seems.message(),
            Self::Unsupported(feature) => feature.message(),
            Self::Unreadable(why) => why.message(),
        };
        (what, todo)
    }
}

impl Exceeded {
    fn message(self) -> (String, String) {
        let mega = 1_000_000;
        let what = match self {
            Self::FileBytes(bytes) => format!(
                "the file has {} MB, and the limit is {} MB",
                bytes.div_ceil(mega),
                MAX_FILE_BYTES / mega
            ),
            Self::Pixels(width, height) => format!(
                "the picture has {width} × {height} pixels, and the limit is {MAX_SIDE_PX} a side \
                 and {} million in all",
                MAX_PIXELS / mega
            ),
            Self::Memory => format!(
                "the picture takes more than {} MB of memory to open",
                MAX_DECODE_BYTES / mega
            ),
        };
        let todo = "save it smaller: 4096 pixels on the longer side are plenty";
        (what, todo.into())
    }
}

impl Seems {
    fn message(self) -> (String, String) {
        let as_jpeg = "open it in a photo program and save it as JPEG";
        let (what, todo) = match self {
            Self::Empty => {
                ("the file is empty", "if it is still being copied, wait; otherwise copy it again")
            }
            Self::Avif => ("this is an AVIF picture", as_jpeg),
            Self::Svg => {
                ("this is an SVG drawing, not a photo", "save it as PNG, 2000 pixels wide")
            }
            Self::Html => (
                "this is a web page, not a picture",
                "download the picture itself; a login or error page was saved in its place",
            ),
            Self::LfsPointer => (
                "this is a git-LFS pointer, not the picture itself",
                "run “git lfs pull” where the folder comes from",
            ),
            Self::Pdf => ("this is a PDF document, not a picture", "save its page as JPEG or PNG"),
            Self::Tiff => ("this is a TIFF or a camera's raw file", as_jpeg),
            Self::Bmp => ("this is a BMP picture", as_jpeg),
            Self::Unknown => {
                ("this is not a picture the kiosk knows", "use a JPEG, HEIC, PNG, WebP or GIF file")
            }
        };
        (what.into(), todo.into())
    }
}

impl Feature {
    fn message(self) -> (String, String) {
        let (what, todo) = match self {
            Self::PrintColours => (
                "the picture is stored in printing inks, and its colours would come out wrong",
                "save it as JPEG in RGB (“sRGB”) colours",
            ),
            Self::Encoding => (
                "the picture is compressed in a rare way that the kiosk cannot open",
                "open it in a photo program and save it as an ordinary JPEG",
            ),
            Self::HighDynamicRange => (
                "the picture is stored for screens of high dynamic range, and would come out dull",
                "save it as JPEG in standard dynamic range (“SDR”)",
            ),
        };
        (what.into(), todo.into())
    }
}

impl Cause {
    fn message(&self) -> (String, String) {
        let again = "open it in a photo program and save it anew as JPEG";
        let (what, todo) = match self {
            Self::Folder => ("this is a folder", "name the picture in it"),
            Self::NotAFile => {
                ("this is no ordinary file", "put the picture itself into the folder")
            }
            Self::System(reason) => {
                return (
                    format!("the file cannot be read ({reason})"),
                    "check that the kiosk's user may read it".into(),
                );
            }
            Self::Damaged => ("the picture is damaged", again),
            Self::Crashed => ("the picture makes the decoder fail", again),
            Self::TookTooLong => ("the picture takes too long to open", again),
        };
        (what.into(), todo.into())
    }
}

impl fmt::Display for PhotoFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, todo) = self.message();
        write!(f, "{what}; {todo}")
    }
}

impl std::error::Error for PhotoFault {}

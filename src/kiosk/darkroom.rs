//! Photos on their way to the glass: decoded elsewhere, uploaded here, and never during a
//! transition.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use egui::{ColorImage, Context, TextureFilter, TextureHandle, TextureOptions, TextureWrapMode};

use crate::content::embedded::example_photo;
use crate::content::{Loaded, Origin};
use crate::photos::{Fault, Library, Picture, State, read};
use crate::screens::glass::{Print, Shelf};

/// What the photos on the GPU may take together, in bytes. A page of the wall shows six.
const TEXTURE_BYTES_MAX: usize = 48_000_000;
/// What decoded photos may take that are on their way there.
const PICTURE_BYTES_MAX: usize = 24_000_000;
/// Longest side of a photo on the GPU in pixels, whatever the panel.
const LONGEST_PX: u32 = 1440;
/// Shrunk on the glass of the wall, so with mipmaps.
const SAMPLING: TextureOptions = TextureOptions {
    magnification: TextureFilter::Linear,
    minification: TextureFilter::Linear,
    wrap_mode: TextureWrapMode::ClampToEdge,
    mipmap_mode: Some(TextureFilter::Linear),
};

struct Hung {
    /// Keeps the texture alive.
    _texture: TextureHandle,
    /// On the GPU.
    bytes: usize,
    /// The file may be another one by now; this one stays until that is there.
    stale: bool,
    /// The asking at which it was last wanted.
    wanted: u64,
}

/// The photos of the content folder.
pub struct Darkroom {
    library: Library,
    shelf: Shelf,
    hung: HashMap<PathBuf, Hung>,
    /// Whether the photos are those of the built-in example.
    example: Arc<AtomicBool>,
    frame: u64,
}

impl Darkroom {
    /// Photos are read from `root`, or from the built-in example; `ctx` is woken when one is
    /// ready.
    pub fn new(root: Option<&Path>, loaded: &Loaded, ctx: &Context) -> Self {
        let example = Arc::new(AtomicBool::new(loaded.origin == Origin::Example));
        let (root, built_in) = (root.map(Path::to_owned), Arc::clone(&example));
        let source = move |path: &Path| match &root {
            Some(root) if !built_in.load(Ordering::Relaxed) => read(&root.join(path)),
            _ => example_photo(path).map(<[u8]>::to_vec).ok_or(Fault::Missing),
        };
        let waker = ctx.clone();
        let wake = move || waker.request_repaint();
        Self {
            library: Library::with_budget(PICTURE_BYTES_MAX, Box::new(source), Box::new(wake)),
            shelf: Shelf::default(),
            hung: HashMap::new(),
            example,
            frame: 0,
        }
    }

    /// The photos that are ready.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Takes in new content: photos that it doesn't have are gone from every place at once,
    /// the others are looked at again.
    pub fn revise(&mut self, loaded: &Loaded) {
        self.example.store(loaded.origin == Origin::Example, Ordering::Relaxed);
        let has: HashSet<&Path> =
            loaded.content.photos().map(|photo| photo.path.as_path()).collect();
        // What has been decoded is of the files as they were.
        self.library.keep_only(&HashSet::new());
        let gone: Vec<PathBuf> =
            self.hung.keys().filter(|path| !has.contains(path.as_path())).cloned().collect();
        for path in gone {
            self.take_down(&path);
        }
        for hung in self.hung.values_mut() {
            hung.stale = true;
        }
    }

    /// Asks for photos, and puts those that are decoded on the GPU if `may_upload`. True when
    /// each is there or never will be.
    pub fn develop(&mut self, ctx: &Context, wanted: &[&Path], may_upload: bool) -> bool {
        self.frame += 1;
        let mut ready = true;
        for path in wanted {
            ready &= self.one(ctx, path, may_upload);
        }
        self.make_room();
        ready
    }

    /// Takes down what has gone longest without being wanted, until the rest is within its
    /// limit; but nothing of this frame, which asks four times.
    fn make_room(&mut self) {
        let mut bytes: usize = self.hung.values().map(|hung| hung.bytes).sum();
        while bytes > TEXTURE_BYTES_MAX {
            let idle = self.hung.iter().filter(|(_, hung)| hung.wanted + 3 < self.frame);
            let Some((path, hung)) = idle.min_by_key(|(_, hung)| hung.wanted) else {
                return;
            };
            bytes -= hung.bytes;
            let path = path.clone();
            self.take_down(&path);
        }
    }

    /// Photos that held up the loop: a decoder that is stuck on one of them is left behind.
    pub fn give_up(&mut self, paths: &[&Path]) {
        for path in paths {
            self.library.give_up(path);
        }
    }

    fn one(&mut self, ctx: &Context, path: &Path, may_upload: bool) -> bool {
        if let Some(hung) = self.hung.get_mut(path) {
            hung.wanted = self.frame;
            if !hung.stale {
                return true;
            }
        }
        let picture = match self.library.want(path, LONGEST_PX) {
            State::Ready(picture) => picture,
            State::Pending => return self.hung.contains_key(path),
            State::Failed(_) => return true,
        };
        if may_upload {
            self.hang(ctx, path, &picture);
        }
        may_upload
    }

    fn hang(&mut self, ctx: &Context, path: &Path, picture: &Picture) {
        let size = [picture.width as usize, picture.height as usize];
        // A picture is opaque, so that this is the same as unmultiplied, and cheaper.
        let image = ColorImage::from_rgba_premultiplied(size, &picture.rgba);
        let texture = ctx.load_texture(path.to_string_lossy(), image, SAMPLING);
        let print = Print { texture: texture.id(), size: texture.size_vec2() };
        self.shelf.put(path, print);
        // The smaller copies for mipmaps come to a third.
        let bytes = picture.rgba.len() / 3 * 4;
        let hung = Hung { _texture: texture, bytes, stale: false, wanted: self.frame };
        self.hung.insert(path.to_owned(), hung);
    }

    fn take_down(&mut self, path: &Path) {
        self.shelf.take(path);
        self.hung.remove(path);
    }
}

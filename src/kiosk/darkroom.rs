//! Photos on their way to the glass: decoded elsewhere, uploaded here, and never during a
//! transition.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use egui::{ColorImage, Context, TextureFilter, TextureHandle, TextureOptions, TextureWrapMode};

use crate::content::embedded::example_photo;
use crate::content::{Loaded, Origin};
use crate::photos::{Fault, Library, Picture, State, read};
use crate::screens::glass::{Print, Shelf};

/// Textures kept at once. A page of the wall shows six; the rest is what comes next and what
/// was there just now.
const TEXTURES_MAX: usize = 24;
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
    picture: Arc<Picture>,
    /// Keeps the texture alive.
    _texture: TextureHandle,
    /// Frame in which it was last wanted.
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
            library: Library::spawn(Box::new(source), Box::new(wake)),
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
        let has = loaded.content.photos().map(|photo| photo.path.clone()).collect();
        self.library.keep_only(&has);
        let gone: Vec<PathBuf> =
            self.hung.keys().filter(|path| !has.contains(*path)).cloned().collect();
        for path in gone {
            self.take_down(&path);
        }
        for path in self.hung.keys() {
            self.library.changed(path);
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
        while self.hung.len() > TEXTURES_MAX {
            let oldest = self.hung.iter().min_by_key(|(_, hung)| hung.wanted);
            let Some(path) = oldest.map(|(path, _)| path.clone()) else {
                break;
            };
            self.take_down(&path);
        }
        ready
    }

    /// Photos that held up the loop: a decoder that is stuck on one of them is left behind.
    pub fn give_up(&mut self, paths: &[&Path]) {
        for path in paths {
            self.library.give_up(path);
        }
    }

    fn one(&mut self, ctx: &Context, path: &Path, may_upload: bool) -> bool {
        let state = self.library.want(path, LONGEST_PX);
        if let Some(hung) = self.hung.get_mut(path) {
            hung.wanted = self.frame;
        }
        let picture = match state {
            State::Ready(picture) => picture,
            State::Pending => return self.hung.contains_key(path),
            State::Failed(_) => return true,
        };
        let same = |hung: &Hung| Arc::ptr_eq(&hung.picture, &picture);
        if self.hung.get(path).is_some_and(same) {
            return true;
        }
        if may_upload {
            self.hang(ctx, path, picture);
        }
        may_upload
    }

    fn hang(&mut self, ctx: &Context, path: &Path, picture: Arc<Picture>) {
        let size = [picture.width as usize, picture.height as usize];
        let image = ColorImage::from_rgba_unmultiplied(size, &picture.rgba);
        let texture = ctx.load_texture(path.to_string_lossy(), image, SAMPLING);
        let print = Print { texture: texture.id(), size: texture.size_vec2() };
        self.shelf.put(path, print);
        let hung = Hung { picture, _texture: texture, wanted: self.frame };
        self.hung.insert(path.to_owned(), hung);
    }

    fn take_down(&mut self, path: &Path) {
        self.shelf.take(path);
        self.hung.remove(path);
    }
}

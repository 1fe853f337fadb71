//! A photo's place on the glass: nothing moves while one arrives.

use std::sync::Arc;

use breakroom::content;
use breakroom::content::model::Lang;
use breakroom::player::gallery;
use breakroom::player::scene::{Mood, Scene};
use breakroom::screens::glass::{Print, Shelf};
use breakroom::screens::i18n::Words;
use breakroom::screens::{self, fonts, photo_size, photos};
use egui::{Color32, Context, RawInput, Rect, Shape, TextureId, Vec2, pos2, vec2};

const COLOUR: [u8; 3] = [12, 201, 77];
const TEXTURE: TextureId = TextureId::User(7);

/// How far a photo has come.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Come {
    Unknown,
    Coloured,
    Here(f32),
    Lacking,
}

/// What of a page has to stay where it is, and where its photos are.
#[derive(Debug, Default, PartialEq)]
struct Drawn {
    texts: Vec<(String, Rect)>,
    coloured: Vec<Rect>,
    /// With how much of each is to be seen, in 255ths.
    photos: Vec<(Rect, u8)>,
}

fn shelf(scene: &Scene, come: Come) -> Shelf {
    let mut shelf = Shelf::default();
    for path in photos(scene) {
        match come {
            Come::Unknown => {}
            Come::Coloured => shelf.hold(path, COLOUR),
            Come::Here(share) => {
                shelf.hold(path, COLOUR);
                let print = Print { texture: TEXTURE, size: vec2(800.0, 600.0), share };
                shelf.put(path, photo_size(scene), print);
            }
            Come::Lacking => shelf.lack(path),
        }
    }
    shelf
}

fn draw(scene: &Scene, size: Vec2, come: Come) -> Drawn {
    let ctx = Context::default();
    fonts::install(&ctx);
    let (words, shelf) = (Words::new([]), shelf(scene, come));
    let input = || RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), size)),
        max_texture_side: Some(fonts::atlas_side(size)),
        ..Default::default()
    };
    // There are no fonts before the first frame.
    ctx.run_ui(input(), |_| {}).drop_without_applying_deltas();
    let mut output = ctx.run_ui(input(), |ui| {
        screens::draw(ui, scene, &words, &shelf);
    });
    let shapes = std::mem::take(&mut output.shapes);
    output.drop_without_applying_deltas();
    let mut drawn = Drawn::default();
    shapes.into_iter().for_each(|clipped| note(clipped.shape, &mut drawn));
    drawn
}

fn note(shape: Shape, drawn: &mut Drawn) {
    match shape {
        Shape::Vec(shapes) => shapes.into_iter().for_each(|shape| note(shape, drawn)),
        Shape::Text(text) => {
            drawn.texts.push((text.galley.text().to_owned(), text.visual_bounding_rect()));
        }
        Shape::Rect(rect) if rect.brush.as_ref().is_some_and(|b| b.fill_texture_id == TEXTURE) => {
            drawn.photos.push((rect.rect, rect.fill.a()));
        }
        Shape::Rect(rect) if rect.fill == Color32::from_rgb(COLOUR[0], COLOUR[1], COLOUR[2]) => {
            drawn.coloured.push(rect.rect);
        }
        _ => {}
    }
}

#[test]
fn nothing_moves_while_photos_arrive() {
    let content = content::example().content;
    let mut seen = 0;
    for (lang, size) in [("en", vec2(1920.0, 1080.0)), ("zh", vec2(1080.0, 1920.0))] {
        let scenes = gallery(&content, &Lang::new(lang), Mood::Day, Arc::from([]));
        for (name, scene) in scenes.into_iter().filter(|(_, scene)| !photos(scene).is_empty()) {
            seen += 1;
            let unknown = draw(&scene, size, Come::Unknown);
            let coloured = draw(&scene, size, Come::Coloured);
            let half = draw(&scene, size, Come::Here(0.5));
            let whole = draw(&scene, size, Come::Here(1.0));
            assert_eq!(coloured.coloured.len(), photos(&scene).len(), "{name}");
            for other in [&unknown, &half, &whole] {
                assert_eq!(other.texts, coloured.texts, "{name}");
            }
            let place = |drawn: &Drawn| drawn.photos.iter().map(|p| p.0).collect::<Vec<_>>();
            assert_eq!(place(&half), coloured.coloured, "{name}");
            assert_eq!(half.coloured, coloured.coloured, "{name} fades in over its colour");
            assert_eq!(place(&whole), coloured.coloured, "{name}");
            assert!(whole.coloured.is_empty(), "{name}: what is hidden isn't drawn");
            assert!(half.photos.iter().all(|p| (120..136).contains(&p.1)), "{:?}", half.photos);
            assert!(whole.photos.iter().all(|p| p.1 == 255), "{:?}", whole.photos);
        }
    }
    assert!(seen > 8, "there are pages with photos");
}

#[test]
fn a_photo_that_is_lacking_gives_its_place_to_a_drawing() {
    let content = content::example().content;
    let size = vec2(1920.0, 1080.0);
    let scenes = gallery(&content, &Lang::new("en"), Mood::Day, Arc::from([]));
    for (name, scene) in scenes.into_iter().filter(|(_, scene)| !photos(scene).is_empty()) {
        let lacking = draw(&scene, size, Come::Lacking);
        assert!(lacking.coloured.is_empty() && lacking.photos.is_empty(), "{name}");
        // Besides the letters of monograms all texts stay where they are.
        let coloured = draw(&scene, size, Come::Coloured);
        for text in &coloured.texts {
            assert!(lacking.texts.contains(text), "{name}: {text:?}");
        }
    }
}

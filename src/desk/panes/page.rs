//! The page beside the form, as the glass draws it.

use egui::{Rect, ScrollArea, Sense, Ui, pos2, vec2};

use crate::desk::Desk;
use crate::desk::kit::Kit;
use crate::desk::proof::Page;
use crate::numbers::{as_f32, round_u32};
use crate::player::scene::Mood;
use crate::screens::i18n::Arg;
use crate::screens::theme::desk;

/// Draws it with the ways of looking at it.
pub fn show(of: &mut Desk, kit: Kit<'_>, ui: &mut Ui) {
    ScrollArea::vertical().id_salt("page").auto_shrink(false).show(ui, |ui| {
        ways(of, kit, ui);
        ui.add_space(desk::GAP);
        page(of, kit, ui);
        ui.add_space(desk::GAP);
        let count = of.preview.told.len();
        kit.note(ui, &kit.say_with("told-count", &[("count", Arg::count(count))]));
    });
}

/// The ways of looking at it.
pub(super) fn ways(of: &mut Desk, kit: Kit<'_>, ui: &mut Ui) {
    let head = of.chosen.as_ref().and_then(|chosen| {
        let sketch = of.sitting.sketch(&chosen.file)?;
        sketch.kind(chosen.index).map(|kind| kind.head)
    });
    let pages = Page::of(head.unwrap_or_default());
    let look = &mut of.preview.look;
    if pages.len() > 1 {
        let names: Vec<String> =
            pages.iter().map(|page| kit.say(&format!("page-{page:?}"))).collect();
        let at = pages.iter().position(|page| *page == look.page);
        if let Some(chosen) = kit.segments(ui, &kit.say("look-page"), &names, at) {
            look.page = pages[chosen];
        }
    }
    ui.horizontal_wrapped(|ui| {
        let languages = of.world.languages.clone();
        let say = |lang| kit.words.say(lang, "language-name", &[]);
        let names: Vec<String> = languages.iter().map(say).collect();
        let at = languages.iter().position(|lang| *lang == look.lang);
        for (index, name) in names.iter().enumerate() {
            let called = format!("{}: {name}", kit.say("look-language"));
            if kit.chip(ui, name, &called, at == Some(index)).clicked() {
                look.lang = languages[index].clone();
            }
        }
        ui.add_space(desk::GAP);
        let evening = kit.say("look-evening");
        if kit.chip(ui, &evening, &evening, look.mood == Mood::Evening).clicked() {
            look.mood = if look.mood == Mood::Day { Mood::Evening } else { Mood::Day };
        }
        let portrait = kit.say("look-portrait");
        if kit.chip(ui, &portrait, &portrait, look.portrait).clicked() {
            look.portrait = !look.portrait;
        }
        let afar = kit.say("look-afar");
        if kit.chip(ui, &afar, &afar, of.preview.from_afar).clicked() {
            of.preview.from_afar = !of.preview.from_afar;
        }
    });
}

fn page(of: &mut Desk, kit: Kit<'_>, ui: &mut Ui) {
    let width = ui.available_width();
    let [long, short] = of.options.glass.map(as_f32);
    let full = if of.preview.look.portrait {
        let high = (ui.available_height() - 60.0).clamp(240.0, width * long / short);
        vec2(high * short / long, high)
    } else {
        vec2(width, width * short / long)
    };
    let afar = of.preview.from_afar;
    let seen = if afar { full / desk::FROM_AFAR } else { full };
    let scale = ui.ctx().pixels_per_point();
    let px = |points: f32| round_u32(f64::from((points * scale).max(1.0)));
    of.preview.look.size = [px(seen.x), px(seen.y)];
    let (rect, response) = ui.allocate_exact_size(vec2(width, full.y), Sense::hover());
    let place = Rect::from_center_size(rect.center(), seen);
    let name = kit.say("page-name");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
    let rim = egui::Stroke::new(desk::LINE, kit.p.line);
    ui.painter().rect_filled(place, 2.0, kit.p.card);
    if let Some(picture) = &of.preview.picture {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(picture.id(), place, whole, egui::Color32::WHITE);
    }
    ui.painter().rect_stroke(place, 2.0, rim, egui::StrokeKind::Outside);
}

//! egui's own widgets in our colours: fields of text, scroll bars, and what pops up.

use egui::style::{ScrollStyle, Selection, WidgetVisuals};
use egui::{CornerRadius, Margin, Shadow, Stroke, Visuals, vec2};

use crate::screens::theme::{Palette, desk};

/// Gives egui the colours of `p` and the spaces of the desk.
pub fn install(ctx: &egui::Context, p: &'static Palette, is_dark: bool) {
    ctx.set_theme(if is_dark { egui::Theme::Dark } else { egui::Theme::Light });
    ctx.all_styles_mut(|style| {
        let hinting = style.visuals.text_options;
        style.visuals = visuals(p, is_dark);
        style.visuals.text_options = hinting;
        style.spacing.item_spacing = vec2(desk::TIGHT, desk::TIGHT);
        style.spacing.interact_size = vec2(desk::ROW, desk::ROW);
        style.spacing.button_padding = vec2(desk::GAP, desk::TIGHT);
        style.spacing.menu_margin = Margin::same(6);
        style.spacing.scroll = ScrollStyle { bar_width: 8.0, ..ScrollStyle::floating() };
        style.interaction.selectable_labels = false;
    });
}

fn visuals(p: &'static Palette, is_dark: bool) -> Visuals {
    let mut visuals = if is_dark { Visuals::dark() } else { Visuals::light() };
    let round = CornerRadius::same(desk::ROUND);
    let widget = |fill, rim, width| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(width, rim),
        corner_radius: round,
        fg_stroke: Stroke::new(desk::LINE, p.ink),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = widget(p.paper, p.line, desk::LINE);
    visuals.widgets.inactive = widget(p.raised, p.line, desk::LINE);
    visuals.widgets.hovered = widget(p.raised, p.soft, desk::LINE);
    visuals.widgets.active = widget(p.raised, p.care.fill, desk::LINE);
    visuals.widgets.open = widget(p.raised, p.soft, desk::LINE);
    visuals.selection =
        Selection { bg_fill: p.care.tint, stroke: Stroke::new(desk::FOCUS, p.care.fill) };
    visuals.override_text_color = Some(p.ink);
    visuals.weak_text_color = Some(p.soft);
    visuals.extreme_bg_color = p.card;
    visuals.text_edit_bg_color = Some(p.card);
    visuals.faint_bg_color = p.raised;
    visuals.panel_fill = p.paper;
    visuals.window_fill = p.card;
    visuals.window_stroke = Stroke::new(desk::LINE, p.line);
    visuals.window_corner_radius = round;
    visuals.menu_corner_radius = round;
    let shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: p.veil.gamma_multiply(0.25) };
    visuals.popup_shadow = shadow;
    visuals.window_shadow = shadow;
    visuals.text_cursor.stroke = Stroke::new(desk::FOCUS, p.care.fill);
    visuals
}

//! Pills: the buttons of every page.

use egui::{Color32, Id, Rect, Vec2, pos2, vec2};

use crate::numbers::as_f32;
use crate::player::scene::Gesture;
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::theme::{Accent, steps};
use crate::screens::widgets::icon::{self, Icon};

/// What a button is among its neighbours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Look {
    /// One of several.
    Quiet,
    /// The one that is chosen.
    Chosen,
    /// The next thing to do.
    Strong(Accent),
}

/// A button in the making: what it says, how it looks, and what a touch of it does.
pub(crate) struct Button {
    /// The button's place in egui's memory.
    pub id: Id,
    /// What the button says; in any case the name of the control.
    pub label: String,
    /// A sign instead of the words.
    pub icon: Option<Icon>,
    /// A dot of meaning before the words.
    pub dot: Option<Color32>,
    /// How much the button stands out.
    pub look: Look,
    /// The gesture that a touch of the button is.
    pub gesture: Gesture,
}

impl Button {
    /// A quiet button with words.
    pub(crate) fn new(id: &'static str, label: String, gesture: Gesture) -> Self {
        Self { id: Id::unique(id), label, icon: None, dot: None, look: Look::Quiet, gesture }
    }

    /// With a dot before the words.
    pub(crate) fn dot(mut self, colour: Color32) -> Self {
        self.dot = Some(colour);
        self
    }

    /// A sign instead of words.
    pub(crate) fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// This button in another rank.
    pub(crate) fn look(mut self, look: Look) -> Self {
        self.look = look;
        self
    }

    /// The one that is chosen, if `chosen`.
    pub(crate) fn chosen(self, chosen: bool) -> Self {
        if chosen { self.look(Look::Chosen) } else { self }
    }
}

/// How wide a button wants to be at height `height`.
pub(crate) fn width(glass: &Glass<'_>, button: &Button, height: f32) -> f32 {
    if button.icon.is_some() {
        return height.max(glass.m.least());
    }
    let label = glass.set(&button.label, Face::Strong, label_px(glass), f32::MAX);
    let dot = if button.dot.is_some() { glass.m.u(38.0) } else { 0.0 };
    (label.size.x + dot + height * 0.76).max(glass.m.least())
}

fn label_px(glass: &Glass<'_>) -> f32 {
    glass.m.near(steps::LABEL[1])
}

/// Draws a button into `rect` and listens to it.
pub(crate) fn show(glass: &mut Glass<'_>, rect: Rect, button: Button) {
    let hold = glass.control(rect, button.id, &button.label, button.gesture.clone());
    let p = glass.p;
    let (fill, colour) = match button.look {
        Look::Quiet => (p.raised, p.ink),
        Look::Chosen => (p.ink, p.paper),
        Look::Strong(accent) => (accent.fill, accent.on_fill),
    };
    let fill = if hold.pressed { fill.lerp_to_gamma(p.soft, 0.35) } else { fill };
    let round = rect.height() / 2.0;
    glass.area(rect, round, fill);
    glass.focus_mark(rect, round, hold);
    if let Some(sign) = button.icon {
        icon::paint(glass.painter(), sign, rect.center(), rect.height() * 0.4, colour);
        return;
    }
    let dot = button.dot.map_or(0.0, |_| glass.m.u(38.0));
    let room = vec2(rect.width() - rect.height() * 0.5 - dot, rect.height());
    let label =
        glass.fit(&button.label, Face::Strong, &[steps::LABEL[1], steps::LABEL[2]], false, room);
    let left = rect.center().x - (label.size.x + dot) / 2.0;
    if let Some(dot_colour) = button.dot {
        let at = pos2(left + glass.m.u(11.0), rect.center().y);
        glass.painter().circle_filled(at, glass.m.u(11.0), dot_colour);
    }
    let middle = pos2(left + dot + label.size.x / 2.0, rect.center().y);
    glass.put_middle(&label, middle, colour);
}

/// Draws buttons from the left of `rect`, each as wide as it wants to be. Where they want more
/// room than there is, all are squeezed alike.
pub(crate) fn row(glass: &mut Glass<'_>, rect: Rect, buttons: Vec<Button>, height: f32) {
    let gap = glass.m.u(16.0);
    let widths: Vec<f32> = buttons.iter().map(|b| width(glass, b, height)).collect();
    // Only the buttons give way: what stands between them keeps a finger on one.
    let gaps = gap * as_f32(buttons.len().saturating_sub(1));
    let squeeze = ((rect.width() - gaps).max(1.0) / widths.iter().sum::<f32>()).min(1.0);
    let mut at = rect.min;
    for (button, width) in buttons.into_iter().zip(widths) {
        let size = Vec2::new(width * squeeze, height);
        show(glass, Rect::from_min_size(at, size), button);
        at.x += size.x + gap;
    }
}

//! Colours, spaces, sizes and durations. No other file has one of its own.
//!
//! The same three accents mean the same thing everywhere: care for customers, dignity of
//! those who serve, and thanks. A glance tells which kind of page it is.

use egui::Color32;

use crate::content::model::Pole;
use crate::player::scene::Mood;

/// The colours of one mood.
#[derive(Debug)]
pub struct Palette {
    /// The ground of every page.
    pub paper: Color32,
    /// The ground of buttons and of empty bars.
    pub raised: Color32,
    /// The ground of cards.
    pub card: Color32,
    /// Hairlines and the rims of cards; never the only mark of a control.
    pub line: Color32,
    /// The colour of text.
    pub ink: Color32,
    /// The colour of text of second rank.
    pub soft: Color32,
    /// The colours of the pole of care for customers.
    pub care: Accent,
    /// Dignity of those who serve.
    pub dignity: Accent,
    /// The colours of thanks.
    pub thanks: Accent,
    /// The colours of a right answer.
    pub right: Accent,
    /// The colours of a wrong answer.
    pub wrong: Accent,
    /// Something is wrong with the content: the small dot.
    pub amber: Color32,
    /// What dims the page behind "Still here?".
    pub veil: Color32,
}

/// A colour that means something, with what goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    /// Large areas, bars, and rims that must be seen.
    pub fill: Color32,
    /// The colour of large quiet areas.
    pub tint: Color32,
    /// Text on paper and on the tint.
    pub text: Color32,
    /// The colour of text on the fill.
    pub on_fill: Color32,
    /// A large area that carries text: the fill by day; in the evening, when so much light
    /// would glare, the tint.
    pub band: Color32,
    /// The colour of text on the band.
    pub on_band: Color32,
    /// The colour of text of second rank on the band.
    pub soft_on_band: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

const fn by_day(fill: u32, tint: u32, text: u32, on_fill: u32) -> Accent {
    Accent {
        fill: rgb(fill),
        tint: rgb(tint),
        text: rgb(text),
        on_fill: rgb(on_fill),
        band: rgb(fill),
        on_band: rgb(on_fill),
        soft_on_band: rgb(tint),
    }
}

const fn by_night(fill: u32, tint: u32, text: u32, on_fill: u32) -> Accent {
    Accent {
        fill: rgb(fill),
        tint: rgb(tint),
        text: rgb(text),
        on_fill: rgb(on_fill),
        band: rgb(tint),
        on_band: rgb(0xF5EDDD),
        soft_on_band: rgb(text),
    }
}

/// Warm paper and dark ink.
pub static DAY: Palette = Palette {
    paper: rgb(0xF8F2E7),
    raised: rgb(0xEFE6D5),
    card: rgb(0xFFFCF6),
    line: rgb(0xD8CCB6),
    ink: rgb(0x1F2529),
    soft: rgb(0x4C5358),
    care: by_day(0x0C6B66, 0xCFE5E0, 0x0A5450, 0xFFFCF6),
    dignity: by_day(0x5A3B86, 0xE2D9EF, 0x4E3277, 0xFFFCF6),
    thanks: by_day(0xE39A1B, 0xFBE7C1, 0x6B4300, 0x14181B),
    right: by_day(0x1F7A3F, 0xD9EEDC, 0x14532A, 0xFFFCF6),
    wrong: by_day(0xA8382B, 0xF7DFDA, 0x82261B, 0xFFFCF6),
    amber: rgb(0xB36B00),
    veil: Color32::from_rgba_unmultiplied_const(0x1F, 0x25, 0x29, 190),
};

/// Dark ground, warm light.
pub static EVENING: Palette = Palette {
    paper: rgb(0x15191C),
    raised: rgb(0x1E2428),
    card: rgb(0x22292E),
    line: rgb(0x39424A),
    ink: rgb(0xF5EDDD),
    soft: rgb(0xC2BBAC),
    care: by_night(0x4FB9AF, 0x17403E, 0x8FDCD3, 0x15191C),
    dignity: by_night(0xB79AE0, 0x352649, 0xD5C2F2, 0x15191C),
    thanks: by_night(0xF0B04A, 0x4A3510, 0xF7CF8C, 0x15191C),
    right: by_night(0x6CC38A, 0x173B24, 0x9FE0B5, 0x15191C),
    wrong: by_night(0xF08B7D, 0x4A211B, 0xF9BDB3, 0x15191C),
    amber: rgb(0xF0B04A),
    veil: Color32::from_rgba_unmultiplied_const(0x08, 0x0A, 0x0B, 205),
};

/// The colour of the whole glass outside opening hours.
pub const NIGHT: Color32 = Color32::BLACK;

impl Palette {
    /// The colours of a mood.
    pub fn of(mood: Mood) -> &'static Self {
        match mood {
            Mood::Day => &DAY,
            Mood::Evening => &EVENING,
        }
    }

    /// The accent of a pole.
    pub fn pole(&self, pole: Pole) -> Accent {
        match pole {
            Pole::Care => self.care,
            Pole::Dignity => self.dignity,
        }
    }
}

/// Sizes of type in reference pixels (a 32-inch panel of 1920 × 1080 read at 3 m), each
/// list from the size we would like down to the smallest we accept. Floors: EN 301 549
/// §5.1.4 and ISO 9241-303 for three metres, 0.7° at 700 mm for arm's length.
pub mod steps {
    /// Headlines in Latin script.
    pub const HEADLINE: &[f32] = &[184.0, 168.0, 152.0, 138.0];
    /// Headlines in Han script.
    pub const HEADLINE_HAN: &[f32] = &[160.0, 144.0, 128.0, 118.0, 108.0];
    /// Headlines on pages that carry much else.
    pub const HEADLINE_BESIDE: &[f32] = &[138.0];
    /// Headlines in Han script on pages that carry much else.
    pub const HEADLINE_BESIDE_HAN: &[f32] = &[120.0, 108.0];
    /// The other language beneath a headline: 60 %, never under the three-metre floor.
    pub const SECOND: &[f32] = &[84.0, 76.0, 66.0];
    /// The other language beneath a headline, in Han script.
    pub const SECOND_HAN: &[f32] = &[84.0, 72.0];
    /// Running text read at three metres.
    pub const BODY: &[f32] = &[84.0, 76.0, 70.0, 66.0];
    /// Running text in Han script read at three metres.
    pub const BODY_HAN: &[f32] = &[84.0, 78.0, 72.0];
    /// The label above a headline: the one line on a slide that may be missed from afar.
    pub const KICKER: &[f32] = &[52.0, 48.0, 44.0];
    /// A job, on its card.
    pub const JOB: &[f32] = &[76.0, 72.0, 66.0, 60.0, 54.0, 48.0];
    /// Something to do today.
    pub const ACT: &[f32] = &[54.0, 50.0, 46.0, 42.0, 38.0];
    /// The title of a rung.
    pub const RUNG: &[f32] = &[56.0, 52.0, 48.0, 44.0, 40.0];
    /// Where the customer meets us.
    pub const TOUCHPOINT: &[f32] = &[60.0, 54.0, 48.0, 44.0];
    /// A story: longer than a body, read by who stops.
    pub const STORY: &[f32] = &[66.0, 60.0, 54.0, 50.0, 46.0, 42.0];
    /// What a story teaches, a myth, a fact.
    pub const LESSON: &[f32] = &[72.0, 66.0, 60.0, 54.0, 50.0, 46.0];
    /// A link of a chain, a rung of the ladder.
    pub const LINK: &[f32] = &[60.0, 54.0, 50.0, 46.0, 42.0, 38.0];
    /// What stands beside a deed in the loop: what came of it, who helped.
    pub const BESIDE_DEED: &[f32] = &[54.0, 50.0, 46.0, 42.0, 38.0];
    /// A name in the spotlight.
    pub const NAME: &[f32] = &[150.0, 138.0, 124.0, 110.0];
    /// A name in Han script.
    pub const NAME_HAN: &[f32] = &[150.0, 132.0, 120.0, 108.0];
    /// A way in on the first page.
    pub const TILE: &[f32] = &[72.0, 64.0, 58.0, 52.0, 46.0, 40.0];
    /// A name on a card of the wall.
    pub const CARD_NAME: &[f32] = &[48.0, 44.0, 40.0, 36.0, 34.0];
    /// What somebody did, on a card of the wall.
    pub const CARD_DEED: f32 = 33.0;
    /// An answer to touch.
    pub const ANSWER: &[f32] = &[48.0, 44.0, 40.0, 36.0];
    /// An answer once its reason stands beneath it, and that reason; they step together.
    pub const ANSWERED: &[f32] = &[44.0, 40.0, 38.0, 36.0, 34.0, 32.0];
    /// The reason beneath an answer; it steps together with [`ANSWERED`].
    pub const REASONS: &[f32] = &[40.0, 37.0, 36.0, 34.0, 33.0, 32.0];
    /// What to take away.
    pub const TAKEAWAY: &[f32] = &[64.0, 58.0, 52.0, 46.0, 40.0];
    /// Titles of pages used at arm's length.
    pub const TITLE: &[f32] = &[96.0, 84.0, 72.0, 64.0];
    /// The question above its answers.
    pub const STEM: &[f32] = &[72.0, 64.0, 56.0, 48.0];
    /// Texts of cards and answers.
    pub const READ: &[f32] = &[48.0, 44.0, 40.0, 36.0];
    /// Where somebody has chosen larger text, an opened card steps further down, to the sizes it
    /// has without: its title, what was done, the story, its labels.
    pub const LARGER_CARD: [&[f32]; 4] = [
        &[96.0, 84.0, 72.0, 64.0, 58.0, 54.0],
        &[64.0, 58.0, 52.0, 46.0, 40.0, 36.0, 34.0],
        &[48.0, 44.0, 40.0, 36.0, 33.0, 30.0],
        &[38.0, 34.0, 32.0, 30.0, 28.0, 27.0],
    ];
    /// An opened card in the usual size: its title, what was done, the story, its labels.
    pub const CARD: [&[f32]; 4] = [TITLE, TAKEAWAY, READ, LABEL];
    /// Reasons, and what stands on cards beneath the first line.
    pub const SMALL: &[f32] = &[40.0, 36.0, 34.0, 32.0];
    /// Labels and buttons.
    pub const LABEL: &[f32] = &[38.0, 34.0, 32.0];
    /// Something to do today, alone on its page.
    pub const DARE: &[f32] = &[138.0, 124.0, 112.0, 100.0, 90.0, 84.0];
    /// Something to do today in Han script, alone on its page.
    pub const DARE_HAN: &[f32] = &[132.0, 120.0, 108.0, 96.0, 88.0, 80.0];
    /// A number that proves something.
    pub const FIGURE: &[f32] = &[360.0, 300.0, 250.0, 210.0, 170.0, 138.0];
    /// The quotation mark before a customer's words.
    pub const MARK: f32 = 300.0;
    /// A name or a headline in a line-up, in Latin and in Han script. Sizes of a line-up are for five
    /// metres, 1.6 times those for three; none is under what a sentence has there.
    pub const LINEUP_HEADLINE: [&[f32]; 2] = [
        &[300.0, 260.0, 221.0, 200.0, 184.0, 168.0, 152.0, 138.0, 124.0, 110.0],
        &[260.0, 220.0, 190.0, 173.0, 160.0, 148.0, 136.0, 126.0, 116.0],
    ];
    /// A sentence in a line-up.
    pub const LINEUP_BODY: [&[f32]; 2] =
        [&[138.0, 128.0, 118.0, 112.0, 106.0], &[138.0, 130.0, 122.0, 118.0, 115.0]];
    /// What somebody did, beside their name, and an answer, which the leader reads out as well.
    pub const LINEUP_DEED: [&[f32]; 2] = [
        &[106.0, 98.0, 90.0, 84.0, 78.0, 72.0, 66.0, 60.0, 54.0, 48.0],
        &[102.0, 98.0, 92.0, 88.0, 82.0, 76.0, 70.0, 64.0, 56.0, 48.0],
    ];
    /// The label of a page of a line-up, and the letter of an answer.
    pub const LINEUP_LABEL: &[f32] = &[64.0, 56.0, 50.0, 44.0, 38.0];
    /// What the leader of a line-up reads at the glass.
    pub const LINEUP_CUE: &[f32] = &[44.0, 40.0, 37.0, 35.0, 33.0, 32.0];
    /// Numbers that are a picture.
    pub const NUMERAL: &[f32] = &[220.0, 180.0, 140.0, 110.0];
    /// Used only when a text would otherwise be lost; the checker reports it.
    pub const LAST_RESORT: &[f32] =
        &[124.0, 110.0, 96.0, 84.0, 72.0, 62.0, 54.0, 46.0, 40.0, 36.0, 32.0, 28.0, 24.0];
}

/// Spaces in reference pixels.
pub mod space {
    /// From the edge of the glass: more than 15 mm.
    pub const MARGIN: f32 = 88.0;
    /// From the upper edge of the glass.
    pub const TOP: f32 = 60.0;
    /// Between a page and the bar beneath it.
    pub const FOOT: f32 = 32.0;
    /// Between things that belong together.
    pub const SMALL: f32 = 20.0;
    /// Between things that do not.
    pub const MEDIUM: f32 = 40.0;
    /// Between parts of a page.
    pub const LARGE: f32 = 64.0;
    /// From the upper edge of the glass to the line of progress of a line-up.
    pub const LINE_TOP: f32 = 24.0;
    /// Rounding of cards and rows.
    pub const ROUND: f32 = 26.0;
    /// The height of the home bar.
    pub const BAR: f32 = 138.0;
    /// Between the bar's upper edge and its buttons.
    pub const BAR_TOP: f32 = 14.0;
    /// Between the bar's buttons and the bezel: 15 mm on the reference panel.
    pub const BEZEL: f32 = 41.0;
    /// The width of rims.
    pub const RIM: f32 = 3.0;
}

/// The poster: A4 upright at 300 dots an inch. Spaces in millimetres, sizes of type in points.
///
/// A notice is read from a step and a half away. There a story of 20 points is seen under 16′
/// (ISO 9241-303: 16′ at least, 20′ with ease), which its scale goes below for long texts alone.
pub mod paper {
    use egui::Color32;

    /// Width of the sheet in millimetres.
    pub const WIDE_MM: f32 = 210.0;
    /// Millimetres in a point of type.
    pub const POINT_MM: f32 = 25.4 / 72.0;
    /// Width and height of the sheet in pixels.
    pub const SIZE: [usize; 2] = [2480, 3508];
    /// Width and height of a sketch of the sheet in pixels, on which sizes are tried: letters of
    /// every size that is tried would be more than a glyph atlas holds.
    pub const SKETCH: [usize; 2] = [827, 1169];
    /// The colour of the paper.
    pub const WHITE: Color32 = Color32::WHITE;
    /// What printers leave blank along the edges, and some air.
    pub const MARGIN: f32 = 15.0;
    /// The rule along the top.
    pub const RULE: f32 = 3.0;
    /// The width of hairlines.
    pub const HAIR: f32 = 0.4;
    /// The bar beside the story.
    pub const BAR: f32 = 2.0;
    /// The space between things.
    pub const GAP: f32 = 7.0;
    /// How far the corners of the picture are rounded.
    pub const ROUND: f32 = 4.0;
    /// Heights of the picture, the largest first, each with how many sizes of [`STORY`] may be
    /// tried beside it: a picture gives way before the story gets hard to read.
    pub const PICTURES: &[(f32, usize)] =
        &[(128.0, 3), (104.0, 7), (92.0, 9), (80.0, 10), (68.0, 14)];
    /// The width of the picture as a part of its height: upright, as people are.
    pub const PICTURE_WIDE: f32 = 0.84;
    /// Height of a label.
    pub const LABEL_HIGH: f32 = 9.0;
    /// Sizes of the word of thanks above the name, in points.
    pub const THANKS: &[f32] = &[26.0, 24.0, 22.0, 20.0];
    /// Sizes of the name, in points.
    pub const NAME: &[f32] = &[60.0, 54.0, 48.0, 44.0, 40.0, 36.0, 32.0, 28.0, 24.0];
    /// Sizes of what they did, in points.
    pub const ACT: &[f32] =
        &[46.0, 43.0, 40.0, 38.0, 36.0, 34.0, 32.0, 30.0, 28.0, 26.0, 24.0, 21.0, 18.0, 15.0];
    /// Sizes of what it was about, what came of it and what was said, in points.
    pub const STORY: &[f32] =
        &[32.0, 30.0, 28.0, 26.0, 25.0, 24.0, 23.0, 22.0, 21.0, 20.0, 18.0, 16.0, 14.0, 12.0];
    /// From this size of a story on it is hard to read: under 20 points.
    pub const HARD_TO_READ: usize = 10;
    /// Sizes of the organisation's promise, in points.
    pub const PROMISE: &[f32] = &[20.0, 18.0, 16.0, 14.0];
    /// Sizes of where and when, and of whose sheet it is, in points.
    pub const SMALL: &[f32] = &[20.0, 18.0, 17.0, 16.0];
    /// Sizes of the labels of value and skill, in points.
    pub const LABEL: &[f32] = &[17.0, 16.0, 15.0, 14.0];
}

/// The pure colours of the screen test, in which a dead pixel stands out.
pub mod chart {
    use egui::Color32;

    /// Only the red parts of the pixels.
    pub const RED: Color32 = Color32::from_rgb(255, 0, 0);
    /// Only the green ones.
    pub const GREEN: Color32 = Color32::from_rgb(0, 255, 0);
    /// Only the blue ones.
    pub const BLUE: Color32 = Color32::from_rgb(0, 0, 255);
    /// All of them.
    pub const WHITE: Color32 = Color32::WHITE;
    /// None of them.
    pub const BLACK: Color32 = Color32::BLACK;
}

/// The desk: sizes at which a tool is read on a monitor, in points.
pub mod desk {
    /// The glass that pages are drawn for, on its longer and its shorter side, in pixels.
    pub const GLASS: [usize; 2] = [1920, 1080];
    /// The size of a small page in the list, in pixels: twice what is seen, for sharp monitors.
    pub const SMALL_PAGE_PX: [u32; 2] = [160, 90];
    /// The longer side of a photo in the form, in pixels.
    pub const PHOTO_PX: u32 = 840;
    /// A page seen from three metres is so many times smaller than one on the desk.
    pub const FROM_AFAR: f32 = 6.0;
    /// Text.
    pub const TEXT: f32 = 14.0;
    /// Labels, and what stands beneath a text.
    pub const SMALL: f32 = 12.5;
    /// The heading of a part.
    pub const HEADING: f32 = 15.0;
    /// The title of a page.
    pub const TITLE: f32 = 22.0;
    /// The height of buttons, fields and rows of choices.
    pub const ROW: f32 = 28.0;
    /// The height of a row of the list.
    pub const ITEM: f32 = 62.0;
    /// The height of the bar at the top.
    pub const BAR: f32 = 52.0;
    /// The width of the list.
    pub const LIST: f32 = 348.0;
    /// The least width of the form.
    pub const FORM: f32 = 420.0;
    /// The width of what stands beside the picture of a day.
    pub const SIDE: f32 = 284.0;
    /// The height of the ribbon of a day, of what is marked above it, of its hours beneath, and of
    /// one hour page by page.
    pub const RIBBON: f32 = 76.0;
    /// What is marked above the ribbon.
    pub const MARKS: f32 = 26.0;
    /// The hours beneath it.
    pub const HOURS: f32 = 22.0;
    /// One hour, page by page.
    pub const STRIPES: f32 = 30.0;
    /// How far what is asked is paler than what is told, from 0 to 1.
    pub const ASKED: f32 = 0.62;
    /// Between things that belong together.
    pub const TIGHT: f32 = 6.0;
    /// Between things beside each other.
    pub const GAP: f32 = 12.0;
    /// Around a part.
    pub const PART: f32 = 20.0;
    /// Rounding of fields and buttons.
    pub const ROUND: u8 = 6;
    /// The width of lines.
    pub const LINE: f32 = 1.0;
    /// The width of the mark around what has the keyboard.
    pub const FOCUS: f32 = 2.0;
    /// So long after a letter the next one belongs to another step, in seconds.
    pub const STEP_AFTER_S: f64 = 1.5;
}

/// Touch, in millimetres on the glass.
pub mod touch {
    /// An answer, a tile, a main button (Colle & Hiszem 2004).
    pub const BUTTON_MM: f32 = 30.0;
    /// Nothing that can be touched is smaller (WCAG 2.5.5).
    pub const LEAST_MM: f32 = 20.0;
    /// A side of the corners that are knocked at: within the margin, clear of every control.
    pub const CORNER_MM: f32 = 30.0;
    /// How far a finger may wander and still be a tap.
    pub const WANDER_MM: f32 = 12.0;
}

/// Durations in milliseconds.
pub mod time {
    /// From one page to the next.
    pub const FADE_MS: u64 = 400;
    /// What arrives so soon after its page is there with it, and doesn't fade in.
    pub const PHOTO_AT_ONCE_MS: u64 = 150;
    /// From a photo's colour to the photo.
    pub const PHOTO_MS: u64 = 200;
    /// Between two frames of that: it is small, and done before anybody could count.
    pub const PHOTO_FRAME_MS: u64 = 30;
    /// Between two frames of a fade: 60 in a second.
    pub const FRAME_MS: u64 = 16;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast as WCAG 2.2 defines them.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |c: Color32| {
            let linear = |v: u8| {
                let v = f32::from(v) / 255.0;
                if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(c.r()) + 0.7152 * linear(c.g()) + 0.0722 * linear(c.b())
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[track_caller]
    fn at_least(ratio: f32, name: &str, over: Color32, under: Color32) {
        let got = contrast(over, under);
        assert!(got >= ratio, "{name}: {got:.2} is under {ratio}");
    }

    #[test]
    fn text_has_seven_to_one_on_every_ground_it_stands_on() {
        for p in [&DAY, &EVENING] {
            for ground in [p.paper, p.raised, p.card] {
                at_least(7.0, "ink", p.ink, ground);
            }
            at_least(7.0, "soft on paper", p.soft, p.paper);
            at_least(7.0, "soft on card", p.soft, p.card);
            for a in [p.care, p.dignity, p.thanks, p.right, p.wrong] {
                at_least(7.0, "ink on tint", p.ink, a.tint);
                at_least(7.0, "accent text on paper", a.text, p.paper);
                at_least(7.0, "accent text on card", a.text, p.card);
            }
        }
    }

    #[test]
    fn bars_and_rims_have_three_to_one_and_large_figures_on_fills_too() {
        for p in [&DAY, &EVENING] {
            for a in [p.care, p.dignity] {
                at_least(4.5, "soft on band", a.soft_on_band, a.band);
                at_least(5.9, "text on band", a.on_band, a.band);
            }
            for a in [p.care, p.dignity, p.right, p.wrong] {
                at_least(3.0, "fill on paper", a.fill, p.paper);
                at_least(3.0, "fill on raised", a.fill, p.raised);
                at_least(4.5, "text on fill", a.on_fill, a.fill);
            }
            at_least(7.0, "text on thanks", p.thanks.on_fill, p.thanks.fill);
            at_least(3.0, "amber", p.amber, p.paper);
        }
    }
}

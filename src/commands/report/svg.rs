//! The drawings of the page: a bar with its uncertainty, a share over weeks, columns, the cards
//! of the wall against their fair share, and the hours of a day.

use std::fmt::Write as _;

use super::words::{UNSEEN, or_few};
use crate::commands::markup::escape;
use crate::numbers::as_f64;
use crate::report::counts::{Count, SHOWN_LEAST, WeekLine};
use crate::report::interval::{Share, percent};
use crate::report::wall::CardLine;

/// Columns nearer than this to each other carry no gap.
const THIN: f64 = 3.0;
/// At most so many labels under an axis.
const LABELS_MAX: usize = 8;

/// A share as a bar, with a fine line over what it lies within.
pub(super) fn bar(share: &Share) -> String {
    const WIDTH: f64 = 380.0;
    let [right, low, high] = [share.share, share.low, share.high].map(|s| s * WIDTH);
    let said = said(share);
    format!(
        "<svg viewBox=\"0 0 380 26\" role=\"img\" aria-label=\"{said}\"><title>{said}</title>\
         <rect width=\"380\" height=\"26\" rx=\"5\" fill=\"var(--raised)\"/>\
         <rect width=\"{right:.1}\" height=\"26\" rx=\"5\" fill=\"var(--fill)\"/>\
         <path d=\"M{low:.1} 13H{high:.1}\" stroke=\"var(--card)\" stroke-width=\"6\"/>\
         <path d=\"M{low:.1} 13H{high:.1}M{low:.1} 7v12M{high:.1} 7v12\" stroke=\"var(--ink)\" \
         stroke-width=\"2\"/></svg>"
    )
}

fn said(share: &Share) -> String {
    let [known, low, high] = share.percents();
    format!("{known} %, {low} to {high} %")
}

/// How a share moved: a line through its weeks, in the band that it lies within. Weeks with
/// too few answers are a gap.
pub(super) fn weeks(weeks: &[WeekLine]) -> String {
    const LEFT: f64 = 48.0;
    const RIGHT: f64 = 412.0;
    const TOP: f64 = 10.0;
    const HEIGHT: f64 = 150.0;
    let step = (RIGHT - LEFT) / as_f64(weeks.len().max(2) - 1);
    let at = |place: usize, share: f64| (LEFT + step * as_f64(place), TOP + HEIGHT * (1.0 - share));
    let mut svg = String::from("<svg viewBox=\"0 0 420 190\" role=\"img\" aria-label=\"By week\">");
    for share in [0.0, 0.5, 1.0] {
        let (_, y) = at(0, share);
        let label = percent(share);
        let _ = write!(
            svg,
            "<path d=\"M{LEFT} {y}H{RIGHT}\" stroke=\"var(--line)\"/>\
             <text x=\"{}\" y=\"{}\" text-anchor=\"end\">{label} %</text>",
            LEFT - 8.0,
            y + 4.5
        );
    }
    let places: Vec<(usize, &WeekLine)> = weeks.iter().enumerate().collect();
    for run in places.split(|(_, week)| week.know.is_none()) {
        let shares = || run.iter().filter_map(|(place, week)| Some((*place, week.know.as_ref()?)));
        let up = path(shares().map(|(place, share)| at(place, share.high)));
        let down = path(shares().rev().map(|(place, share)| at(place, share.low)));
        let line = path(shares().map(|(place, share)| at(place, share.share)));
        if run.len() > 1 {
            let _ = write!(
                svg,
                "<path d=\"M{up}L{down}Z\" fill=\"var(--tint)\"/>\
                 <path d=\"M{line}\" fill=\"none\" stroke=\"var(--fill)\" stroke-width=\"3\" \
                 stroke-linejoin=\"round\" stroke-linecap=\"round\"/>"
            );
        }
        for ((place, week), (_, share)) in run.iter().zip(shares()) {
            let ((x, y), (_, low), (_, high)) =
                (at(*place, share.share), at(*place, share.low), at(*place, share.high));
            if run.len() == 1 {
                let _ = write!(
                    svg,
                    "<path d=\"M{x:.1} {low:.1}V{high:.1}\" stroke=\"var(--tint)\" \
                     stroke-width=\"8\"/>"
                );
            }
            let _ = write!(
                svg,
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"var(--fill)\">\
                 <title>{}: {}</title></circle>",
                week.week,
                self::said(share)
            );
        }
    }
    let ends = [
        weeks.first().map(|week| (LEFT, "start", week)),
        weeks.last().map(|week| (RIGHT, "end", week)),
    ];
    let ends = ends.into_iter().flatten().take(weeks.len());
    for (x, anchor, week) in ends {
        let _ = write!(
            svg,
            "<text x=\"{x}\" y=\"182\" text-anchor=\"{anchor}\">{}</text>",
            escape(&week.week)
        );
    }
    svg + "</svg>"
}

fn path(points: impl Iterator<Item = (f64, f64)>) -> String {
    let points: Vec<String> = points.map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
    points.join("L")
}

/// Cards as columns: the time each had against its fair share, with a line where that is just
/// right. What is past twice the fair share is cut off.
pub(super) fn shares(cards: &[CardLine]) -> String {
    const WIDTH: f64 = 1000.0;
    const LEFT: f64 = 56.0;
    const TOP: f64 = 8.0;
    const HEIGHT: f64 = 180.0;
    const MOST: f64 = 2.0;
    let step = (WIDTH - LEFT) / as_f64(cards.len().max(1));
    let gap = if step > 2.0 * THIN { (step * 0.18).min(8.0) } else { 0.0 };
    let height = |ratio: f64| ratio.min(MOST) / MOST * HEIGHT;
    let foot = TOP + HEIGHT;
    let fair = foot - height(1.0);
    let mut svg = String::from(
        "<svg viewBox=\"0 0 1000 196\" role=\"img\" aria-label=\"Share of the time by card\">",
    );
    for (place, card) in cards.iter().enumerate() {
        let ratio = card.ratio();
        let tall = ratio.map_or(THIN, height).max(THIN);
        let fill = match ratio {
            None => "var(--wrong)",
            Some(_) if card.behind_the_scenes => "var(--dignity)",
            Some(_) => "var(--care)",
        };
        let said = ratio
            .map_or(UNSEEN.to_owned(), |ratio| format!("{:.0} % of its fair share", ratio * 100.0));
        let _ = write!(
            svg,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{tall:.1}\" \
             fill=\"{fill}\"><title>{}: {said}</title></rect>",
            LEFT + step * as_f64(place) + gap / 2.0,
            foot - tall,
            step - gap,
            escape(&card.id)
        );
    }
    let _ = write!(
        svg,
        "<path d=\"M{LEFT} {foot}H{WIDTH}\" stroke=\"var(--line)\" stroke-width=\"2\"/>\
         <path d=\"M{LEFT} {fair}H{WIDTH}\" stroke=\"var(--ink)\" stroke-width=\"1.5\"/>\
         <text x=\"{}\" y=\"{}\" text-anchor=\"end\">fair</text>\
         <text x=\"{}\" y=\"{}\" text-anchor=\"end\">twice</text>",
        LEFT - 8.0,
        fair + 4.5,
        LEFT - 8.0,
        TOP + 9.0
    );
    svg + "</svg>"
}

/// The hours of a day as a strip, the darker the longer; `most` seconds are darkest.
pub(super) fn hours(seconds: &[u64], most: u64) -> String {
    let mut svg = String::from("<svg viewBox=\"0 0 480 26\" role=\"img\" aria-label=\"By hour\">");
    for (hour, &seconds) in seconds.iter().enumerate() {
        let share = as_f64(seconds) / as_f64(most.max(1));
        let _ = write!(
            svg,
            "<rect x=\"{}\" width=\"20\" height=\"26\" fill=\"var(--raised)\"/>\
             <rect x=\"{}\" width=\"19\" height=\"26\" fill=\"var(--care)\" \
             fill-opacity=\"{share:.2}\"><title>{hour:02}:00: {} minutes</title></rect>",
            hour * 20,
            hour * 20,
            seconds / 60
        );
    }
    svg + "</svg>"
}

/// Counts as columns, with their names beneath as far as there is room.
pub(super) fn columns(counts: &[(String, Count)], what: &str) -> String {
    const WIDTH: f64 = 1000.0;
    const TOP: f64 = 22.0;
    const HEIGHT: f64 = 170.0;
    let most = counts.iter().filter_map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let step = WIDTH / as_f64(counts.len().max(1));
    let gap = if step > 2.0 * THIN { step * 0.18 } else { 0.0 };
    let foot = TOP + HEIGHT;
    let mut svg = format!(
        "<svg viewBox=\"0 0 1000 230\" role=\"img\" aria-label=\"{what}\">\
         <path d=\"M0 {foot}H{WIDTH}\" stroke=\"var(--line)\" stroke-width=\"2\"/>\
         <text x=\"0\" y=\"12\">{most} {what} at most</text>"
    );
    let every = counts.len().div_ceil(LABELS_MAX).max(1);
    for (place, (name, count)) in counts.iter().enumerate() {
        let x = step * as_f64(place);
        let tall = as_f64(count.unwrap_or(0)) / as_f64(most) * HEIGHT;
        // Too few to be shown is not none: a mark on the foot.
        let (tall, fill) = match count {
            None => (THIN, "var(--thanks)"),
            Some(_) => (tall, "var(--care)"),
        };
        let number = or_few(*count, &format!("fewer than {SHOWN_LEAST}"));
        if tall > 0.0 {
            let _ = write!(
                svg,
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{tall:.1}\" \
                 fill=\"{fill}\"><title>{name}: {number}</title></rect>",
                x + gap / 2.0,
                foot - tall,
                step - gap
            );
        }
        if place % every == 0 {
            let _ = write!(svg, "<text x=\"{:.1}\" y=\"220\">{name}</text>", x + gap / 2.0);
        }
    }
    svg + "</svg>"
}

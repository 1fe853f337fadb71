//! The signature slide: what one role was hired for, and the job that comes with it. Another
//! role each time it comes around; a touch opens the tiles of all of them.

use egui::Rect;

use crate::content::model::{Role, Slide};
use crate::screens::column::{self, Part, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::theme::{Accent, space, steps};

pub(crate) fn draw(glass: &mut Glass<'_>, slide: &Slide, role: Option<&Role>) {
    let m = glass.m;
    let kicker = role.map_or_else(String::new, |role| glass.text(&role.name).to_owned());
    let rest = super::head(glass, slide, &kicker);
    let Some(role) = role else { return };
    let gap = m.u(28.0);
    let (one, two) = if super::narrow(glass, rest) {
        let (a, b) = rest.split_top_bottom_at_fraction(0.5);
        (a.with_max_y(a.max.y - gap / 2.0), b.with_min_y(b.min.y + gap / 2.0))
    } else {
        let (a, b) = rest.split_left_right_at_fraction(0.46);
        (a.with_max_x(a.max.x - gap / 2.0), b.with_min_x(b.min.x + gap / 2.0))
    };
    let jobs = [
        JobCard { card: one, label: "job-one", text: glass.text(&role.job_one), accent: None },
        JobCard {
            card: two,
            label: "job-two",
            text: glass.text(&role.job_two),
            accent: Some(glass.p.care),
        },
    ];
    paint_jobs(glass, &jobs);
}

/// A card with a job.
pub(crate) struct JobCard<'a> {
    /// Where.
    pub card: Rect,
    /// The key of its label.
    pub label: &'static str,
    /// What the job is.
    pub text: &'a str,
    /// Its colour, or paper.
    pub accent: Option<Accent>,
}

/// Paints the jobs, all in one size.
pub(crate) fn paint_jobs(glass: &mut Glass<'_>, jobs: &[JobCard<'_>]) {
    let p = glass.p;
    let view = super::SlideTexts::of(glass);
    let labels: Vec<String> = jobs.iter().map(|job| glass.say(job.label)).collect();
    let inside = |card: Rect| card.shrink2(egui::vec2(glass.m.u(44.0), glass.m.u(24.0)));
    let insides: Vec<Rect> = jobs.iter().map(|job| inside(job.card)).collect();
    let parts: Vec<[Part<'_>; 2]> = jobs
        .iter()
        .zip(&labels)
        .map(|(job, label)| {
            let (soft, ink) = job.accent.map_or((p.soft, p.ink), |a| (a.soft_on_band, a.on_band));
            [
                view.near(label, Face::Strong, steps::LABEL, 0.0).coloured(soft),
                view.near(job.text, Face::Statement, steps::JOB, 14.0).coloured(ink),
            ]
        })
        .collect();
    let rooms: Vec<(&[Part<'_>], egui::Vec2)> =
        parts.iter().zip(&insides).map(|(p, r)| (p.as_slice(), r.size())).collect();
    let columns = column::set_alike(glass, &rooms);
    for ((job, column), inside) in jobs.iter().zip(columns).zip(insides) {
        let fill = job.accent.map_or(p.raised, |accent| accent.band);
        glass.area(job.card, glass.m.u(space::ROUND), fill);
        column.paint(glass, inside, Stand::Middle);
    }
}

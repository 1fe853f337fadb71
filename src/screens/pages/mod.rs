//! The pages, one file or folder each: functions that draw what a scene says on a glass.

mod admin;
mod card;
mod commendation;
mod home;
mod lineup;
pub mod poster;
mod question;
mod roles;
mod slides;
mod thanks;
mod visit;
mod wall;

pub(super) use admin::chart_ground;

use super::glass::Glass;
use crate::player::scene::View;

/// Draws the page that the scene of `glass` says.
pub fn draw(glass: &mut Glass<'_>) {
    match &glass.scene.view {
        View::Slide { slide, role } => slides::draw(glass, slide, role.as_deref()),
        View::Question(view) => question::draw(glass, view),
        View::Commendation { commendation, opened: false, new, .. } => {
            commendation::draw(glass, commendation, *new);
        }
        View::Commendation { commendation, opened: true, new, beside, applause } => {
            card::draw(glass, commendation, *new, *beside, *applause);
        }
        View::Poll(view) => slides::poll::draw_visited(glass, view),
        View::Thanks(view) => thanks::draw(glass, view),
        View::Wall(view) => wall::draw(glass, view),
        View::Home => home::draw(glass),
        View::Roles { roles } => roles::draw_tiles(glass, roles),
        View::Role { role } => roles::draw_role(glass, role),
        View::VisitDone { answered, right, learnt, room, more } => {
            visit::draw(glass, (*answered, *right), learnt, *room, *more)
        }
        View::Lineup(view) => lineup::draw(glass, view),
        View::Pad(view) => admin::draw_pad(glass, view),
        View::Admin(view) => admin::draw(glass, view),
        View::Touches(places) => admin::draw_touches(glass, places),
        View::Chart(chart) => admin::draw_chart(glass, *chart),
        View::Closed => {}
    }
}

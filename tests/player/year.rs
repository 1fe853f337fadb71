//! The example on each day of a year.

use std::collections::BTreeMap;

use breakroom::content::model::{Content, Meta, Pole};
use breakroom::player::playlist::Playlist;
use jiff::civil::{Date, date};

use crate::example::shipped;

/// What a pole must have of what may show, in percent.
const POLE_PERCENT_MIN: usize = 30;

/// 366 days, so that 29 February is one of them.
fn year() -> impl Iterator<Item = Date> {
    date(2028, 1, 1).series(jiff::Span::new().days(1)).take(366)
}

fn on(content: &Content, day: Date) -> Playlist {
    let noon = day.at(12, 0, 0, 0).in_tz("Europe/Berlin").expect("a time");
    Playlist::new(content, &noon)
}

fn metas(playlist: &Playlist) -> Vec<&Meta> {
    let slides = [&playlist.slides, &playlist.promises, &playlist.takeovers];
    let slides = slides.into_iter().flatten().map(|slide| &slide.meta);
    slides.chain(playlist.questions.iter().map(|question| &question.meta)).collect()
}

#[test]
fn each_day_of_the_year_has_a_page_of_its_own_season_and_nothing_that_is_over() {
    let content = shipped();
    let mut pages: BTreeMap<&str, usize> = BTreeMap::new();
    for day in year() {
        let playlist = on(&content, day);
        let live = metas(&playlist);
        assert!(live.iter().all(|meta| meta.is_on(day)), "{day}");
        let seasonal = content.slides.iter().filter(|slide| {
            let here = live.iter().any(|meta| meta.id == slide.meta.id);
            here && !slide.meta.season.is_all_year()
        });
        let seasonal: Vec<_> = seasonal.map(|slide| slide.meta.id.as_str()).collect();
        assert!(!seasonal.is_empty(), "nothing belongs to {day}");
        for id in seasonal {
            *pages.entry(id).or_default() += 1;
        }
    }
    let mut written = content.slides.iter().filter(|slide| !slide.meta.season.is_all_year());
    let unseen = written.find(|slide| !pages.contains_key(slide.meta.id.as_str()));
    assert_eq!(unseen.map(|slide| &slide.meta.id), None, "it never comes");
    // A page that stays for a third of the year is none of a season.
    assert!(pages.values().all(|days| (5..=100).contains(days)), "{pages:?}");
}

#[test]
fn on_each_day_of_the_year_both_poles_have_their_share() {
    let content = shipped();
    for day in year() {
        let playlist = on(&content, day);
        let live = metas(&playlist);
        let care = live.iter().filter(|meta| meta.pole == Pole::Care).count();
        let least = care.min(live.len() - care);
        assert!(least * 100 >= POLE_PERCENT_MIN * live.len(), "{day}: {least} of {}", live.len());
    }
}

//! A poll in a session: one vote for each time somebody comes to it, and only of those who had
//! time to read it.

use std::sync::Arc;
use std::time::Duration;

use super::visits::READ_PART;
use super::{Page, Session, SessionContext};
use crate::content::model::{Lang, Slide};
use crate::player::playlist::{Playlist, dwell};
use crate::player::quiz::history::History;
use crate::player::scene::{Ballot, Event, PollView, poll};

/// Somebody before a poll.
#[derive(Clone, Debug)]
pub(super) struct Voter {
    slide: Arc<Slide>,
    /// Since when it has been on the glass (mono).
    asked_at: Duration,
    picked: Option<usize>,
}

impl Voter {
    /// Whether `slide` asks something.
    pub(super) fn is_asked(slide: &Slide) -> bool {
        !poll::options(slide).is_empty()
    }

    pub(super) fn new(slide: Arc<Slide>, asked_at: Duration) -> Self {
        Self { slide, asked_at, picked: None }
    }

    pub(super) fn view(&self, history: &History) -> PollView {
        PollView::new(self.slide.clone(), self.picked, history.votes(&self.slide.meta.id))
    }

    /// Takes in what may show now; `false` if it is no longer this poll.
    pub(super) fn revise(&mut self, playlist: &Playlist) -> bool {
        let now = playlist.slides.iter().find(|slide| slide.meta.id == self.slide.meta.id);
        let Some(now) =
            now.filter(|now| poll::options(now).len() == poll::options(&self.slide).len())
        else {
            return false;
        };
        self.slide = now.clone();
        true
    }

    /// Takes the option, if none is taken yet; whether the vote counts.
    fn pick(&mut self, option: usize, now: Duration, lang: &Lang) -> bool {
        if self.picked.is_some() || option >= poll::options(&self.slide).len() {
            return false;
        }
        self.picked = Some(option);
        let reading = dwell::poll(&self.slide, lang);
        now.saturating_sub(self.asked_at) >= reading / READ_PART
    }
}

impl Session {
    /// A finger on an option of the poll on the glass.
    pub(super) fn vote(
        &mut self,
        option: usize,
        cx: &mut SessionContext<'_>,
        events: &mut Vec<Event>,
    ) {
        let Page::Poll(voter) = &mut self.page else { return };
        if voter.pick(option, cx.now, &self.lang) {
            cx.history.vote(&voter.slide.meta.id, option);
            events.push(Event::Voted { poll: Ballot(voter.slide.clone()), option });
        }
    }
}

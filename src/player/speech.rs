//! A page that is read aloud: it stays while it is, and any touch ends that.

use std::time::Duration;

use super::Player;
use super::scene::{Event, Gesture, Now, Speech, View};

/// The longest that a page is read aloud, in case its end is never told.
pub const SPEECH_MAX: Duration = Duration::from_secs(180);

impl Player {
    /// Takes in whether there is anything to read a page aloud with.
    pub fn set_voice(&mut self, has_voice: bool) {
        self.has_voice = has_voice;
        if !has_voice {
            self.speaks_until = None;
        }
    }

    /// What a page says of being read aloud.
    pub(super) fn speech(&self, view: &View) -> Speech {
        let has_words = !matches!(
            view,
            View::Pad(_) | View::Admin(_) | View::Touches(_) | View::Chart(_) | View::Closed
        );
        match self.speaks_until {
            _ if !self.has_voice || !has_words => Speech::None,
            Some(_) => Speech::Speaking,
            None => Speech::Offered,
        }
    }

    /// Ends what is being read aloud, if anything is.
    pub(super) fn hush(&mut self) -> Option<Event> {
        self.speaks_until.take().map(|_| Event::Hush)
    }

    /// Takes in that the page has been read to its end, or for too long; and while it is being
    /// read, whoever listens is there.
    pub(super) fn listen(&mut self, now: &Now, spoken: bool, events: &mut Vec<Event>) {
        if spoken {
            self.speaks_until = None;
        }
        if self.speaks_until.is_some_and(|until| now.mono >= until) {
            events.extend(self.hush());
        }
        if let Some(session) = self.session.as_mut().filter(|_| self.speaks_until.is_some()) {
            session.idle.touch(now.mono);
        }
    }

    /// Takes a gesture as far as it has to do with reading aloud: every one ends that. `true` if
    /// the gesture has done its work with it.
    pub(super) fn speak(&mut self, gesture: &Gesture, now: &Now, events: &mut Vec<Event>) -> bool {
        let hushed = self.hush();
        let was_speaking = hushed.is_some();
        events.extend(hushed);
        let asks = *gesture == Gesture::Speak && !was_speaking;
        if asks && self.scene(now).speech == Speech::Offered {
            self.speaks_until = Some(now.mono + SPEECH_MAX);
            events.push(Event::ReadAloud);
        }
        *gesture == Gesture::Speak || (was_speaking && *gesture == Gesture::Touch)
    }
}

//! May the kiosk do what it must, and no more?

use super::super::check::{Check, Question};
use super::super::facts::folders::Rights;

const QUESTION: Question = Question {
    subject: "permissions",
    asked: "may this user read the content, write the state, and no more?",
};

/// What may be done with the folders of content and state by the user who asks.
pub(in super::super) fn check(
    content: Option<&Rights>,
    state: Option<&Rights>,
    is_root: bool,
) -> Check {
    if let Some(content) = content.filter(|content| content.is_there && !content.is_read) {
        return QUESTION.error(
            format!("the content can't be read: {}", content.path.display()),
            "let this user read it: chmod -R a+rX on the folder, and a+x on those above it",
        );
    }
    let Some(state) = state else {
        return QUESTION.warning(
            "there is no state folder, so nothing is counted",
            "name one with --state, or set HOME",
        );
    };
    let place = state.path.display();
    if state.is_there && !(state.is_read && state.is_written) {
        return QUESTION.error(
            format!("the state folder belongs to somebody else: {place}"),
            "give it to this user: chown -R on the folder",
        );
    }
    if is_root {
        return QUESTION.warning(
            "it is root who asks, and root may do anything",
            "run the kiosk as a user of its own, and ask as that user: breakroom-kiosk doctor",
        );
    }
    if state.is_there && state.is_open_to_all {
        return QUESTION.warning(
            format!("every user of this machine can read the counts: {place}"),
            "take that right away: chmod o-rx on the folder",
        );
    }
    QUESTION.ok(format!("the content is read, and {place} is kept"))
}

#[cfg(test)]
mod tests {
    use super::super::super::check::Verdict;
    use super::*;

    #[test]
    fn a_kiosk_reads_its_content_and_keeps_its_state_alone() {
        let good = || Rights {
            path: "/srv".into(),
            is_there: true,
            is_read: true,
            is_written: true,
            is_open_to_all: false,
        };
        let unread = Rights { is_read: false, ..good() };
        let foreign = Rights { is_written: false, ..good() };
        let open = Rights { is_open_to_all: true, ..good() };
        let verdict = |content: Option<&Rights>, state: Option<&Rights>, root| {
            check(content, state, root).verdict
        };
        let good = &good();
        assert_eq!(verdict(Some(&foreign), Some(good), false), Verdict::Ok);
        assert_eq!(verdict(Some(&unread), Some(good), false), Verdict::Error);
        assert_eq!(verdict(None, Some(&foreign), false), Verdict::Error);
        assert_eq!(verdict(None, Some(&open), false), Verdict::Warning);
        assert_eq!(verdict(None, Some(good), true), Verdict::Warning);
        assert_eq!(verdict(None, None, false), Verdict::Warning);
    }
}

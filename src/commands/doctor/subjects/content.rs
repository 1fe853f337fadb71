//! Is the content good?

use std::path::Path;

use super::super::check::{Check, Question};
use crate::content::finding::phrase::count;
use crate::content::{Finding, Loaded};

const QUESTION: Question =
    Question { subject: "content", asked: "is the content there, and without a fault?" };

/// `folder` is what was read; `None` where the built-in example is shown.
pub(in super::super) fn check(folder: Option<&Path>, loaded: &Loaded) -> Check {
    let Some(folder) = folder else {
        return QUESTION.warning(
            "there is no content folder, so the example of a fictional firm is shown",
            "copy the example and make it yours: cp -r /usr/share/breakroom/content FOLDER, and name \
             it with --content",
        );
    };
    let place = folder.display();
    if loaded.files.missing {
        return QUESTION.error(
            format!("the folder isn't there or can't be read: {place}"),
            "look whether what should be mounted or synced there is, and who may read it",
        );
    }
    let (content, errors) =
        (&loaded.content, loaded.findings.iter().filter(|finding| finding.is_error()).count());
    let items = format!(
        "{}, {}, {} in {place}",
        count(content.slides.len(), "slide"),
        count(content.questions.len(), "question"),
        count(content.commendations.len(), "commendation"),
    );
    let todo = format!("see where and what: breakroom check {place}");
    match (errors, loaded.findings.iter().find(|finding| finding.is_error())) {
        (errors, Some(first)) => QUESTION.error(
            format!("{items}; {}, such as {}", count(errors, "error"), one_line(first)),
            todo,
        ),
        (_, None) if loaded.findings.is_empty() => QUESTION.ok(items),
        (_, None) => {
            QUESTION.warning(format!("{items}; {}", count(loaded.findings.len(), "warning")), todo)
        }
    }
}

fn one_line(finding: &Finding) -> String {
    finding.one_line().replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::super::super::check::Verdict;
    use super::*;
    use crate::content::finding::{error, warning};

    #[test]
    fn content_is_judged_by_the_worst_that_is_found_in_it() {
        let verdict = |findings| {
            let loaded = Loaded { findings, ..crate::content::example() };
            check(Some(Path::new("/srv/content")), &loaded).verdict
        };
        assert_eq!(verdict(vec![]), Verdict::Ok);
        assert_eq!(verdict(vec![warning("a").what("b").todo("c")]), Verdict::Warning);
        assert_eq!(verdict(vec![error("a").what("b").todo("c")]), Verdict::Error);
        assert_eq!(check(None, &crate::content::example()).verdict, Verdict::Warning);
        let mut gone = crate::content::example();
        gone.files.missing = true;
        assert_eq!(check(Some(Path::new("/srv/content")), &gone).verdict, Verdict::Error);
    }
}

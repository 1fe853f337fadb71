//! Two versions of a page compared as the eye does: which of their words are others.

use egui::Rect;
use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::screens::seen::Seen;

/// The places of the words of each page that the other hasn't.
pub fn changes(old: &[Seen], new: &[Seen]) -> [Vec<Rect>; 2] {
    let [one, other] = [old, new].map(|page| page.iter().map(|word| word.text.as_str()).collect());
    let (one, other): (Vec<&str>, Vec<&str>) = (one, other);
    let mut marks = [Vec::new(), Vec::new()];
    for step in capture_diff_slices(Algorithm::Myers, &one, &other) {
        if step.tag() != DiffTag::Equal {
            marks[0].extend(old[step.old_range()].iter().map(|word| word.place));
            marks[1].extend(new[step.new_range()].iter().map(|word| word.place));
        }
    }
    marks.map(joined)
}

/// Words beside each other in one row are one mark.
fn joined(words: Vec<Rect>) -> Vec<Rect> {
    let mut marks: Vec<Rect> = Vec::new();
    for word in words {
        let is_beside = |mark: &&mut Rect| {
            let gap = word.min.x - mark.max.x;
            (word.center().y - mark.center().y).abs() < word.height() / 4.0
                && (0.0..word.height()).contains(&gap.max(0.0))
                && gap > -word.height()
        };
        match marks.last_mut().filter(is_beside) {
            Some(mark) => *mark = mark.union(word),
            None => marks.push(word),
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    /// The words of a row of a page, a tenth of it wide each.
    fn page(text: &str) -> Vec<Seen> {
        let words = text.split(' ').enumerate();
        words
            .map(|(at, word)| {
                let left = at as f32 / 10.0;
                let place = Rect::from_min_max(pos2(left, 0.0), pos2(left + 0.09, 0.1));
                Seen { text: word.to_owned(), place }
            })
            .collect()
    }

    /// From where to where the marks of both pages go, in hundredths of the page.
    fn marked(old: &str, new: &str) -> [Vec<(i32, i32)>; 2] {
        let share = |at: f32| (at * 100.0).round() as i32;
        changes(&page(old), &page(new))
            .map(|marks| marks.iter().map(|m| (share(m.min.x), share(m.max.x))).collect())
    }

    #[test]
    fn only_words_that_are_others_are_marked_and_those_beside_each_other_together() {
        assert_eq!(marked("a b c", "a b c"), [vec![], vec![]]);
        assert_eq!(marked("a b c", "a x c"), [vec![(10, 19)], vec![(10, 19)]]);
        assert_eq!(marked("a d", "a b c d"), [vec![], vec![(10, 29)]]);
        assert_eq!(marked("x b y", "b"), [vec![(0, 9), (20, 29)], vec![]]);
    }
}

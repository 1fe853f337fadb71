//! The texts of the example: their mix, their words, and whether they agree with each other.

use breakroom::content::example;
use breakroom::content::lint::coverage;
use breakroom::content::model::{
    Content, Lang, Question, QuestionKind, Rung, SlideKind, Text, Who,
};
use breakroom::content::pace::{NOTICE_S, seconds};

const EN: &str = include_str!("../../../assets/locales/en.ftl");
const ZH: &str = include_str!("../../../assets/locales/zh.ftl");

fn question(content: &Content, id: &str) -> Question {
    let found = content.questions.iter().find(|question| question.meta.id.as_str() == id);
    (**found.unwrap_or_else(|| panic!("no question {id}"))).clone()
}

/// The steps of the ladder.
fn ladder(content: &Content) -> Vec<Rung> {
    let steps = content.slides.iter().find_map(|slide| match &slide.kind {
        SlideKind::BoundaryLadder { steps, .. } => Some(steps.clone()),
        _ => None,
    });
    steps.expect("a ladder")
}

/// What is written between quotation marks in the example's files, and in the interface.
fn written() -> Vec<(String, String)> {
    let files = example().files;
    let rons = files.map.iter().filter(|(path, _)| path.ends_with(".ron"));
    let mut all = Vec::new();
    for (path, bytes) in rons {
        let text = String::from_utf8(bytes.to_vec()).expect("a text");
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let quoted = lines.flat_map(|line| line.split('"').skip(1).step_by(2));
        all.extend(quoted.map(|text| (path.clone(), text.to_owned())));
    }
    for (path, text) in [("en.ftl", EN), ("zh.ftl", ZH)] {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let values = lines.map(|line| line.split_once(" = ").map_or(line, |(_, value)| value));
        all.extend(values.map(|value| (path.to_owned(), value.to_owned())));
    }
    assert!(all.len() > 1_000, "{} texts", all.len());
    all
}

#[test]
fn at_most_a_third_of_the_slides_are_plain_principles_and_a_quarter_at_least_are_stories() {
    let slides = example().content.slides;
    let plain = slides.iter().filter(|s| matches!(s.kind, SlideKind::Principle { .. })).count();
    let stories = slides.iter().filter(|s| matches!(s.kind, SlideKind::Story { .. })).count();
    assert!(plain * 3 <= slides.len(), "{plain} principles of {} slides", slides.len());
    assert!(stories * 4 >= slides.len(), "{stories} stories of {} slides", slides.len());
}

/// The pages on which the room itself speaks.
const OF_THE_ROOM: [&str; 5] = ["Voice", "Figure", "Answered", "Craft", "Poll"];

#[test]
fn there_are_two_at_least_of_each_page_on_which_the_room_speaks_in_both_languages() {
    let content = example().content;
    for kind in OF_THE_ROOM {
        let is_kind = |slide: &&std::sync::Arc<breakroom::content::model::Slide>| {
            format!("{:?}", slide.kind).starts_with(kind)
        };
        let all: Vec<_> = content.slides.iter().filter(is_kind).collect();
        assert!(all.len() >= 2, "{} of {kind}", all.len());
        for text in all.iter().flat_map(|slide| slide.texts()) {
            let has = ["en", "zh"].map(|lang| text.text.exact(&Lang::new(lang)).is_some());
            assert_eq!(has, [true, true], "{kind}: {:?}", text.text);
        }
    }
}

#[test]
fn feasts_that_move_are_written_out_for_five_years_and_more() {
    let content = example().content;
    let moving: Vec<_> =
        content.slides.iter().filter(|slide| !slide.meta.season.dates.is_empty()).collect();
    assert!(!moving.is_empty());
    for slide in moving {
        let dates = &slide.meta.season.dates;
        let years: Vec<_> = dates.iter().map(|(from, _)| from.year()).collect();
        assert!(years.len() >= 5, "{}: {years:?}", slide.meta.id);
        let follows = years.windows(2).all(|pair| pair[1] == pair[0] + 1);
        assert!(follows && years[0] == 2026, "{}: {years:?}", slide.meta.id);
    }
}

#[test]
fn those_who_deliver_and_those_who_lead_a_shift_have_pages_of_their_own() {
    for role in &coverage(&example().content).roles {
        let own = (role.slides_own, role.questions_own);
        if ["delivery", "shift-lead"].contains(&role.id.as_str()) {
            assert!(own.0 >= 1 && own.1 >= 2, "{}: {own:?}", role.id);
        }
    }
}

/// Seconds that it takes to read what stands on the page of a question once it is answered: the
/// question, the right options with their reasons, what to remember, and the promise.
fn answered_s(content: &Content, question: &Question, lang: &Lang) -> f32 {
    let right = question.options.iter().filter(|option| option.right);
    // A statement to judge stands there once.
    let judged = question.kind == QuestionKind::TrueFalse;
    let texts =
        right.flat_map(|o| [&o.rationale, &o.text].into_iter().take(2 - usize::from(judged)));
    let rest = [&question.stem, &question.takeaway, &content.kiosk.promise];
    NOTICE_S + texts.chain(rest).map(|text| seconds(text.get(lang))).sum::<f32>()
}

#[test]
fn every_answer_can_be_read_before_its_page_goes() {
    let content = example().content;
    let most_s = u16::try_from(content.kiosk.dwell_most_s).expect("seconds of a page");
    for question in &content.questions {
        for tag in ["en", "zh"] {
            let s = answered_s(&content, question, &Lang::new(tag));
            assert!(s <= f32::from(most_s), "{} in {tag}: {s:.1} s", question.meta.id);
        }
    }
}

/// English words that a reader of today would not use, or not like this, each with blanks around
/// it.
const DATED: &[&str] = &[
    " whom ",
    " whoever ",
    " those who ",
    " the one who ",
    " ring ",
    " rings ",
    " rang ",
    " rung ",
    " mend ",
    " mends ",
    " mended ",
    " mending ",
    " hand on ",
    " handed on ",
    " hands on ",
    " make good ",
    " made good ",
    " the house ",
    " our house ",
    " this house ",
    " dearest ",
    " amiss ",
    " dwell ",
    " fetch ",
    " journeys ",
];

#[test]
fn no_text_speaks_the_english_of_another_time_or_calls_the_shop_by_two_names() {
    let mut faults = Vec::new();
    for (path, text) in written() {
        let only_words = |c: char| if c.is_alphanumeric() || c == '’' { c } else { ' ' };
        let words = format!(" {} ", text.to_lowercase().replace(|c| only_words(c) == ' ', " "));
        faults.extend(
            DATED
                .iter()
                .filter(|word| words.contains(**word))
                .map(|w| format!("{path}:{w}: {text}")),
        );
        if text.contains("店面") {
            faults.push(format!("{path}: 店面, and elsewhere 门店: {text}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_blank_stands_before_a_percent_sign_or_three_dots() {
    for (path, text) in written() {
        assert!(!text.contains(" %") && !text.contains(" …"), "{path}: {text}");
    }
}

fn says_all(text: &Text, wanted: [(&str, &[&str]); 2]) -> bool {
    wanted.iter().all(|(tag, words)| {
        let text = text.get(&Lang::new(tag)).to_lowercase();
        words.iter().all(|word| text.contains(word))
    })
}

#[test]
fn the_rules_about_abuse_are_the_same_on_the_ladder_and_in_the_questions() {
    let content = example().content;
    let steps = ladder(&content);
    let asked = question(&content, "q-ladder");
    assert_eq!((steps.len(), asked.options.len()), (4, 4));
    // Anger is heard out, insults are not.
    let anger = [&steps[0].text, &asked.options[0].rationale];
    for text in anger {
        assert!(
            says_all(text, [("en", &["anger isn’t abuse"]), ("zh", &["发火不算辱骂"])]),
            "{text:?}"
        );
    }
    // A warning offers help, and names what follows if the insults go on.
    let fair = question(&content, "q-fair-warning");
    let fair = fair.options.iter().find(|option| option.right).expect("a right warning");
    for warning in [&steps[1].text, &fair.text] {
        let wanted = [
            ("en", &["i want to help", "if the insults go on, i’ll"][..]),
            ("zh", &["我想帮您", "再骂，"][..]),
        ];
        assert!(says_all(warning, wanted), "{warning:?}");
    }
    // Threats and violence don't begin with a warning.
    let threat = question(&content, "q-threat");
    let straight = [&steps[3].text, &asked.options[3].rationale, &threat.takeaway];
    for text in straight {
        let wanted =
            [("en", &["threats", "violence"][..]), ("zh", &["动手", "威胁", "直接到"][..])];
        assert!(says_all(text, wanted), "{text:?}");
    }
}

#[test]
fn what_is_thanked_for_names_its_person_and_begins_with_no_one_unnamed() {
    let lang = Lang::new("en");
    for card in &example().content.commendations {
        let act = card.act.get(&lang);
        let id = &card.meta.id;
        let name = card.name.as_ref().map_or("our colleague", |name| name.get(&lang));
        let first = if card.name.is_some() { name.split(' ').next() } else { Some(name) };
        let first = first.expect("a name").to_lowercase();
        let named = act.to_lowercase().contains(&first);
        assert!(named || card.who == Who::Team, "{id}: {act}");
        for word in ["He ", "She ", "They ", "It ", "His ", "Her ", "Their "] {
            assert!(!act.starts_with(word), "{id}: {act}");
        }
    }
}

#[test]
fn what_is_easily_overlooked_is_thanked_for_and_so_are_those_who_helped() {
    let cards = example().content.commendations;
    for row in ["A4", "A6", "A8", "A12", "B1", "B4", "B7"] {
        assert!(cards.iter().any(|card| card.meta.teaches.iter().any(|r| r == row)), "{row}");
    }
    let helped = cards.iter().filter(|card| card.helped_by.is_some()).count();
    assert!(helped * 4 >= cards.len() * 3, "{helped} of {} name who helped", cards.len());
}

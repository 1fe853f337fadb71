//! How long a page stays, from what there is to read on it.

use std::sync::Arc;
use std::time::Duration;

use crate::content::model::{
    Commendation, Kiosk, Lang, PlacedText, Question, Role, Slide, TextKind,
};
use crate::content::pace::{NOTICE_S, seconds};
use crate::player::scene::{LineupPage, Phase, QuestionView, Scene, Tab, View};

/// One step of the bar in the silent quiz.
pub const THINK_STEP: Duration = Duration::from_millis(500);
/// Fewest and most steps of that bar: 8 to 12 seconds.
pub const THINK_STEPS: (u32, u32) = (16, 24);
/// However long a text is, nobody is taken to read it for longer.
const READING_S_MAX: f32 = 300.0;

/// Time to read what `scene` shows in its languages, noticing it included; at most five minutes.
pub fn reading(scene: &Scene) -> Duration {
    let lang = &scene.lang;
    let texts = match &scene.view {
        View::Slide { slide, role } => {
            let second = scene.second.as_ref().and_then(|l| slide.headline.exact(l));
            let mut texts = slide_texts(slide, role.as_deref(), &scene.kiosk, lang);
            texts.extend(second);
            texts
        }
        View::Thanks(_) => return THANKS,
        View::Poll(poll) => said(poll.slide.texts(), lang),
        View::Question(view) => question_texts(view, &scene.kiosk, lang),
        View::Commendation { commendation, .. } => commendation_texts(commendation, lang),
        View::Wall(wall) => wall.cards.iter().map(|c| c.act.get(lang)).collect(),
        View::Roles { roles } => roles.iter().map(|r| r.name.get(lang)).collect(),
        View::Role { role } => role_texts(role, &scene.kiosk, lang),
        View::VisitDone { learnt, .. } => learnt.iter().map(|q| q.takeaway.get(lang)).collect(),
        View::Admin(view) => view
            .findings
            .iter()
            .filter(|_| view.tab == Tab::Findings)
            .flat_map(|l| [l.place.as_str(), l.what.as_str(), l.todo.as_str()])
            .collect(),
        View::Lineup(view) => lineup_texts(&view.page, lang),
        View::Home => vec![scene.kiosk.promise.get(lang)],
        View::Pad(_) | View::Touches(_) | View::Chart(_) | View::Closed => Vec::new(),
    };
    let reading_s: f32 = texts.into_iter().map(seconds).sum();
    Duration::from_secs_f32((NOTICE_S + reading_s).min(READING_S_MAX))
}

/// How long a page of the loop stays: its reading time, within what the settings allow.
pub fn dwell(scene: &Scene) -> Duration {
    let seconds = |s: u32| Duration::from_secs(s.into());
    let (least, most) = (scene.kiosk.dwell_least_s, scene.kiosk.dwell_most_s);
    reading(scene).min(seconds(most)).max(seconds(least))
}

/// How long each of `cards` stays in the loop: as long as the longest of them takes to read in
/// any language, within what the settings allow.
pub fn spotlight(kiosk: &Kiosk, cards: &[Arc<Commendation>]) -> Duration {
    let reading = |card: &Arc<Commendation>| {
        let langs = kiosk.languages.iter();
        let in_each =
            langs.map(|lang| commendation_texts(card, lang).into_iter().map(seconds).sum());
        in_each.fold(0.0, f32::max)
    };
    let longest = NOTICE_S + cards.iter().map(reading).fold(0.0, f32::max);
    let [least, most] = [kiosk.dwell_least_s, kiosk.dwell_most_s].map(|s| s.into());
    let [least, most] = [least, most].map(Duration::from_secs);
    Duration::from_secs_f32(longest.min(READING_S_MAX)).min(most).max(least)
}

/// Time to read a question as it is asked, noticing it included; at most five minutes.
pub fn asked(question: &Question, lang: &Lang) -> Duration {
    time_for(asked_texts(question, lang))
}

/// Time to notice and to read all of `texts`; at most five minutes.
fn time_for(texts: Vec<&str>) -> Duration {
    let reading_s: f32 = texts.into_iter().map(seconds).sum();
    Duration::from_secs_f32((NOTICE_S + reading_s).min(READING_S_MAX))
}

/// The time it takes to read a page of thanks: ten short sentences, or the tiles of a dozen teams.
pub const THANKS: Duration = Duration::from_secs(12);

/// The time it takes to read a poll.
pub fn poll(slide: &Slide, lang: &Lang) -> Duration {
    time_for(said(slide.texts(), lang))
}

/// Steps of the think-time bar for a question as it is asked, 16 to 24.
pub fn think_steps(asked: &Scene) -> u32 {
    let steps = reading(asked).as_millis().div_ceil(THINK_STEP.as_millis());
    u32::try_from(steps).map_or(THINK_STEPS.1, |n| n.clamp(THINK_STEPS.0, THINK_STEPS.1))
}

/// What `placed` says in `lang`.
fn said<'a>(placed: Vec<PlacedText<'a>>, lang: &Lang) -> Vec<&'a str> {
    placed.into_iter().map(|one| one.text.get(lang)).collect()
}

fn role_texts<'a>(role: &'a Role, kiosk: &'a Kiosk, lang: &Lang) -> Vec<&'a str> {
    let mut texts = said(role.texts(0), lang);
    if let Some(third) = &kiosk.third_job {
        texts.extend([third.name.get(lang), third.ask.get(lang)]);
    }
    texts
}

fn slide_texts<'a>(
    slide: &'a Slide,
    role: Option<&'a Role>,
    kiosk: &'a Kiosk,
    lang: &Lang,
) -> Vec<&'a str> {
    let mut texts = said(slide.texts(), lang);
    texts.extend(role.into_iter().flat_map(|role| role_texts(role, kiosk, lang)));
    texts
}

fn question_texts<'a>(view: &'a QuestionView, kiosk: &'a Kiosk, lang: &Lang) -> Vec<&'a str> {
    let question: &Question = &view.question;
    if matches!(view.phase, Phase::Answered { .. }) {
        let mut texts = vec![question.stem.get(lang)];
        // Everybody reads why the right one is right, and why their own was not.
        texts.extend(
            question
                .options
                .iter()
                .enumerate()
                .filter(|(i, option)| option.right || view.picked.contains(i))
                .flat_map(|(_, option)| [option.text.get(lang), option.rationale.get(lang)]),
        );
        texts.push(question.takeaway.get(lang));
        texts.push(kiosk.promise.get(lang));
        return texts;
    }
    asked_texts(question, lang)
}

fn lineup_texts<'a>(page: &'a LineupPage, lang: &Lang) -> Vec<&'a str> {
    match page {
        LineupPage::Value(value) => vec![value.name.get(lang), value.meaning.get(lang)],
        LineupPage::Story(slide) => said(slide.texts(), lang),
        LineupPage::Question { question, .. } => said(question.texts(), lang),
        LineupPage::Thanks(card) => commendation_texts(card, lang),
        LineupPage::Today { lines, act } => {
            let act = act.iter().map(|act| &act.headline);
            lines.iter().chain(act).map(|text| text.get(lang)).collect()
        }
    }
}

fn asked_texts<'a>(question: &'a Question, lang: &Lang) -> Vec<&'a str> {
    let mut texts = question.texts();
    texts.retain(|one| !matches!(one.kind, TextKind::Rationale | TextKind::Takeaway));
    said(texts, lang)
}

fn commendation_texts<'a>(card: &'a Commendation, lang: &Lang) -> Vec<&'a str> {
    let mut texts = card.texts();
    texts.retain(|one| one.kind != TextKind::QuoteBy);
    said(texts, lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::model::{SlideKind, Text, ThirdJob};
    use crate::content::pace::{WORDS_PER_S, words};
    use crate::numbers::as_f32;
    use crate::player::scene::Mood;
    use crate::player::testing::*;
    use crate::player::{Options, Player};

    /// A scene of one slide with a body of so many words, or Han characters.
    fn scene(words: usize, lang: &str) -> Scene {
        let kind = SlideKind::Principle { body: text(&vec!["word"; words].join(" ")) };
        let mut content = empty();
        content.slides = vec![Arc::new(Slide { kind, ..slide("a") })];
        let options =
            Options { lang: Some(Lang::new(lang)), mood: Some(Mood::Day), ..Options::default() };
        let scene = Player::new(Arc::new(content), options, &noon()).scene(&noon());
        Scene { second: None, ..scene }
    }

    #[test]
    fn reading_takes_two_seconds_and_the_words_or_han_characters_of_its_language() {
        // The headline of the slide has four words, or four characters.
        let english = reading(&scene(25, "en")).as_millis();
        assert_eq!(english, 2000 + 29 * 1000 * 10 / 29);
        let chinese = reading(&scene(31, "zh")).as_millis();
        assert_eq!(chinese, 2000 + 35 * 1000 * 10 / 35);
    }

    #[test]
    fn a_second_headline_is_read_as_well() {
        let one = scene(25, "en");
        let both = Scene { second: Some(Lang::new("zh")), ..one.clone() };
        assert!(reading(&both) > reading(&one) + Duration::from_secs(1));
    }

    #[test]
    fn the_dwell_keeps_within_what_the_settings_allow() {
        let stays = |words, least, most| {
            let mut scene = scene(words, "en");
            let kiosk = Arc::make_mut(&mut scene.kiosk);
            (kiosk.dwell_least_s, kiosk.dwell_most_s) = (least, most);
            dwell(&scene).as_millis()
        };
        assert_eq!(stays(1, 8, 25), 8_000);
        assert_eq!(stays(10_000, 8, 25), 25_000);
        assert_eq!(stays(25, 8, 25), 12_000);
        assert_eq!(stays(25, 5, 5), 5_000);
        assert_eq!(stays(25, 20, 60), 20_000);
    }

    #[test]
    fn no_text_is_long_enough_to_be_read_for_ever() {
        assert_eq!(reading(&scene(100_000, "en")), Duration::from_secs(300));
    }

    /// A scene of `view` in English, with these settings.
    fn showing(view: View, kiosk: Kiosk) -> Scene {
        Scene { view, kiosk: Arc::new(kiosk), ..scene(1, "en") }
    }

    /// Holds that noticing a page and reading so many words of it takes `time`.
    #[track_caller]
    fn is_for(time: Duration, words: usize) {
        let expected = NOTICE_S + as_f32(words) / WORDS_PER_S;
        assert!((time.as_secs_f32() - expected).abs() < 0.01, "{time:?}, not {expected} s");
    }

    /// The words of texts in English.
    fn count(texts: &[PlacedText<'_>]) -> usize {
        texts.iter().map(|one| words(one.text.get(&Lang::new("en")))).sum()
    }

    #[test]
    fn the_jobs_of_a_role_are_read_with_the_third_job_where_there_is_one() {
        let role = role("warehouse");
        let own = count(&role.texts(0));
        assert!(own > 12, "{own}");
        let view = View::Role { role };
        is_for(reading(&showing(view.clone(), kiosk())), own);
        let third = ThirdJob { name: text("Keep it clean"), ask: text("Pick it up") };
        is_for(reading(&showing(view, Kiosk { third_job: Some(third), ..kiosk() })), own + 6);
    }

    #[test]
    fn a_question_that_is_asked_is_read_without_what_stands_there_after_the_answer() {
        let lang = Lang::new("en");
        let mut question = single("q");
        question.situation = Some(text("A van is late"));
        // The situation, the stem, and three options.
        is_for(asked(&question, &lang), 4 + 5 + 3 * 4);
        question.takeaway = text(&"word ".repeat(90));
        question.options[0].rationale = text(&"word ".repeat(90));
        is_for(asked(&question, &lang), 4 + 5 + 3 * 4);
        question.situation = Some(text(&"word ".repeat(10_000)));
        assert_eq!(asked(&question, &lang), Duration::from_secs(300));
    }

    #[test]
    fn every_card_stays_as_long_as_the_longest_takes_in_the_language_that_takes_longest() {
        let within = |least, most| Kiosk { dwell_least_s: least, dwell_most_s: most, ..kiosk() };
        let card = |name| card(name, "Ada", "2026-11-01");
        let one = [Arc::new(card("a"))];
        let own = count(&one[0].texts());
        is_for(spotlight(&within(1, 300), &one), own);
        // The other tells more, in Chinese alone.
        let act = Text::new(vec![
            (Lang::new("en"), "They drove it over".into()),
            (Lang::new("zh"), "字".repeat(100)),
        ]);
        let longer = Commendation { act: act.expect("two languages"), ..card("b") };
        let two = [one[0].clone(), Arc::new(longer)];
        let both = spotlight(&within(1, 300), &two);
        assert!(both > Duration::from_secs_f32(100.0 / 3.5), "{both:?}");
        assert!(both < Duration::from_secs_f32(2.0 + as_f32(100 + own) / 2.9), "{both:?}");
        // It keeps within what the settings allow.
        assert_eq!(spotlight(&within(1, 5), &two), Duration::from_secs(5));
        assert_eq!(spotlight(&within(60, 90), &two), Duration::from_secs(60));
        is_for(spotlight(&within(1, 300), &[]), 0);
        let endless = Commendation { act: text(&"word ".repeat(10_000)), ..card("c") };
        assert_eq!(spotlight(&within(1, 999), &[Arc::new(endless)]), Duration::from_secs(300));
    }
}

//! The real engine reads pages of the example into a file, and what it says is measured.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use breakroom::content::model::Lang;
use breakroom::kiosk::speech::engine::{find, voice};
use breakroom::player::scene::{Mood, Scene};
use breakroom::screens::i18n::Words;
use breakroom::screens::reading::{aloud, page};

/// What the engine writes of a text, with `more` beside what the kiosk asks of it.
fn read(text: &str, lang: &Lang, more: &[&str]) -> Output {
    let engine = breakroom::content::model::SpeechEngine::EspeakNg;
    let engine = find(engine).expect("espeak-ng, which script/test installs");
    let mut command = Command::new(engine);
    command.args(["--stdin", "-v", &voice(lang)]).args(more);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the engine");
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(text.as_bytes()).expect("it reads");
    drop(input);
    let said = child.wait_with_output().expect("an end");
    assert!(said.status.success() && said.stderr.is_empty(), "{said:?}");
    said
}

/// The levels of what is said, −1 to 1, and how many there are a second.
fn sound(text: &str, lang: &Lang) -> (Vec<f64>, f64) {
    let bytes = read(text, lang, &["--stdout"]).stdout;
    assert_eq!((&bytes[..4], &bytes[8..16]), (&b"RIFF"[..], &b"WAVEfmt "[..]));
    let rate = u32::from_le_bytes(bytes[24..28].try_into().expect("four bytes"));
    let levels = bytes[44..].chunks_exact(2).map(|two| i16::from_le_bytes([two[0], two[1]]));
    (levels.map(|level| f64::from(level) / 32_768.0).collect(), f64::from(rate))
}

fn scenes(lang: &Lang) -> Vec<(String, Scene)> {
    let content = breakroom::content::example().content;
    breakroom::player::gallery(&content, lang, Mood::Day, [].into())
}

/// How long a page is read, in seconds for each word, or each Chinese character.
fn pace(name: &str, text: &str, lang: &Lang) -> f64 {
    let (levels, rate) = sound(text, lang);
    let seconds = levels.len() as f64 / rate;
    let loudest = levels.iter().fold(0.0, |most: f64, level| most.max(level.abs()));
    assert!((0.1..0.999).contains(&loudest), "{name}: silent, or cut off at {loudest}");
    let mean = levels.iter().map(|level| level * level).sum::<f64>() / levels.len() as f64;
    assert!(mean.sqrt() > 0.02, "{name}: hardly to be heard: {}", mean.sqrt());
    // Nowhere longer silent than between two sentences.
    let tenths = levels.chunks((rate / 10.0) as usize);
    let (_, pause) = tenths.fold((0, 0), |(now, most), part| {
        let is_silent = part.iter().all(|level| level.abs() < 0.01);
        let now = if is_silent { now + 1 } else { 0 };
        (now, now.max(most))
    });
    assert!(pause <= 15, "{name}: nothing for {pause} tenths of a second");
    // All of it: as long as its lines are one by one.
    let lines = text.lines().map(|line| sound(line, lang).0.len() as f64 / rate);
    let alone: f64 = lines.sum();
    assert!((0.8..1.2).contains(&(seconds / alone)), "{name}: {seconds} s, {alone} by line");
    let count = match lang.is_han() {
        true => text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count(),
        false => text.split_whitespace().count(),
    };
    seconds / count as f64
}

#[test]
fn a_page_is_read_from_its_first_word_to_its_last_in_a_voice_of_its_language() {
    for (tag, fair) in [("en", 0.25..0.6), ("zh", 0.15..0.5)] {
        let lang = Lang::new(tag);
        let scenes = scenes(&lang);
        for name in ["slide-call-not-for-you", "card-jonas-queue", "question-q-threat-asked"] {
            let (_, scene) = scenes.iter().find(|(own, _)| own == name).expect("a page");
            let text = aloud(&page(scene, &Words::new([])), &lang);
            let pace = pace(&format!("{name} in {tag}"), &text, &lang);
            assert!(fair.contains(&pace), "{name} in {tag}: {pace} s for each");
        }
    }
}

// Its dictionary knows most characters by Pinyin, which the voice that is called `cmn` reads as
// English: "na two" for 拿.
#[test]
fn chinese_is_never_read_as_english() {
    let lang = Lang::new("zh");
    for (name, scene) in scenes(&lang) {
        let text = aloud(&page(&scene, &Words::new([])), &lang);
        let is_told = ["card-", "slide-", "poll-", "lineup-today", "home", "thanks-"]
            .iter()
            .any(|begin| name.starts_with(begin));
        if !is_told {
            continue;
        }
        let sounds = read(&text, &lang, &["-q", "-x"]).stdout;
        let sounds = String::from_utf8_lossy(&sounds);
        assert!(!sounds.contains("(en)"), "{name}: {text}{sounds}");
    }
}

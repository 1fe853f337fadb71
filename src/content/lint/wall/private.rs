//! What is nobody's business: illness, faith and family, and who the customers are.

use super::super::phrases::{lower_words, position_of, words_of};
use super::super::view::{Flaw, Speech};
use super::WallText;
use crate::content::finding::warning;
use crate::content::pace::is_han;

/// Words about somebody's health, faith or family, each list with what it is about.
const SENSITIVE_WORDS: &[(&str, &str)] = &[
    (
        "health",
        "ill, illness, sick, disease, cancer, surgery, hospital, diagnosis, diagnosed, \
         pregnant, pregnancy, miscarriage, disabled, disability, wheelchair, depressed, \
         depression, burnout, burn out, therapy, chemotherapy, dementia, addiction, \
         alcoholic",
    ),
    (
        "religion",
        "church, mosque, synagogue, temple, prayer, prayers, prayed, christian, muslim, \
         jewish, hindu, buddhist, catholic, protestant, ramadan, religion, religious",
    ),
    (
        "family",
        "divorce, divorced, husband, wife, widow, widower, son, daughter, children, \
         baby, mother, father, his kids, her kids, girlfriend, boyfriend",
    ),
];
/// Chinese words for what is nobody's business on a wall, by subject.
const SENSITIVE_HAN: &[(&str, &str)] = &[
    (
        "health",
        "生病, 疾病, 病情, 病假, 看病, 重病, 癌, 手术, 住院, 医院, 确诊, 怀孕, 流产, \
         残疾, 轮椅, 抑郁, 化疗, 中风, 痴呆",
    ),
    ("religion", "教堂, 教会, 清真, 寺庙, 祷告, 祈祷, 基督, 穆斯林, 佛教, 信仰, 斋月"),
    (
        "family",
        "离婚, 丈夫, 妻子, 老公, 老婆, 寡妇, 儿子, 女儿, 孩子, 婴儿, 母亲, 父亲, 妈妈, \
         爸爸, 男朋友, 女朋友",
    ),
];
/// Before a name, in small letters.
const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "madam"];
/// After a family name in Chinese.
const TITLES_HAN: &[&str] =
    &["先生", "女士", "太太", "小姐", "夫人", "总经理", "董事长", "教授", "医生", "老板娘"];
/// The commonest hundred family names, which tell 王先生 from 一位先生.
const FAMILY_NAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
/// Digits that make a number one can ring.
const PHONE_DIGITS_MIN: usize = 7;
/// After a house number or before it.
const STREETS: &[&str] =
    &["street", "st", "road", "rd", "avenue", "ave", "lane", "drive", "square", "boulevard"];

/// See the rule `wall-sensitive`.
pub(super) fn sensitive(line: &WallText<'_>) -> Option<Flaw> {
    let (about, word) = match line.speech {
        Speech::English => {
            let words = lower_words(line.text);
            first(SENSITIVE_WORDS, |word| position_of(&words, word).is_some())?
        }
        Speech::Chinese => first(SENSITIVE_HAN, |word| line.text.contains(word))?,
        Speech::Other => return None,
    };
    Some(
        line.flaw(
            warning("wall-sensitive")
                .what(format!("“{word}” is about somebody’s {about}"))
                .todo("leave it out, or say what was done without it"),
        ),
    )
}

fn first(
    lists: &'static [(&str, &str)],
    has: impl Fn(&str) -> bool,
) -> Option<(&'static str, &'static str)> {
    lists.iter().find_map(|(about, words)| {
        words.split(", ").find(|word| has(word)).map(|word| (*about, word))
    })
}

/// See the rule `wall-customer-name`.
pub(super) fn customer(line: &WallText<'_>) -> Option<Flaw> {
    let name = match line.speech {
        Speech::English => titled(line.text)?,
        Speech::Chinese => titled_han(line.text)?,
        Speech::Other => return None,
    };
    Some(
        line.flaw(
            warning("wall-customer-name")
                .what(format!("“{name}” looks like a customer’s name"))
                .todo("write “a customer”"),
        ),
    )
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// A title with a name after it, such as "Mrs Jones".
fn titled(text: &str) -> Option<String> {
    let words = words_of(text);
    let pair = words.windows(2).find(|pair| {
        TITLES.contains(&pair[0].to_lowercase().as_str())
            && is_capital(&pair[0])
            && is_capital(&pair[1])
    })?;
    Some(pair.join(" "))
}

/// A family name with a title after it, such as 王先生.
fn titled_han(text: &str) -> Option<String> {
    TITLES_HAN.iter().find_map(|title| {
        let (before, _) = text.split_once(title)?;
        let name = before.chars().next_back().filter(|c| FAMILY_NAMES.contains(*c))?;
        Some(format!("{name}{title}"))
    })
}

/// See the rule `wall-contact`.
pub(super) fn contact(line: &WallText<'_>) -> Option<Flaw> {
    let found = phone(line.text).or_else(|| mail(line.text)).map(str::to_owned);
    let found = found.or_else(|| address(line.text))?;
    Some(
        line.flaw(
            warning("wall-contact")
                .what(format!("“{found}” tells how to find somebody"))
                .todo("take it out: the wall hangs where anybody reads it"),
        ),
    )
}

/// Digits in a row, with what people put between them.
fn phone(text: &str) -> Option<&str> {
    let part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '/' | '(' | ')' | '+');
    let runs = text.split(|c: char| !part(c)).map(|run| run.trim_matches([' ', '-', '/']));
    let digits = |run: &str| run.chars().filter(char::is_ascii_digit).count();
    runs.into_iter().find(|run| digits(run) >= PHONE_DIGITS_MIN)
}

fn mail(text: &str) -> Option<&str> {
    let ends =
        |c: char| c.is_whitespace() || is_han(c) || matches!(c, ',' | '，' | '。' | '（' | '(');
    text.split(ends).find(|word| {
        word.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.'))
    })
}

/// A house number beside a street: "12 Mill Road", "中山路5号".
fn address(text: &str) -> Option<String> {
    let words = words_of(text);
    let number = |word: &str| word.chars().next().is_some_and(|c| c.is_ascii_digit());
    let street =
        |word: &String| is_capital(word) && STREETS.contains(&word.to_lowercase().as_str());
    let english = words
        .windows(4)
        .chain(words.windows(3))
        .find(|few| number(&few[0]) && is_capital(&few[1]) && few[2..].iter().any(street));
    if let Some(few) = english {
        return Some(few.join(" "));
    }
    let (before, after) = text.split_once(['路', '街', '巷'])?;
    let number: String = after.chars().take_while(char::is_ascii_digit).collect();
    let is_number = !number.is_empty() && after[number.len()..].starts_with('号');
    let name: Vec<char> = before.chars().rev().take_while(|c| is_han(*c)).take(2).collect();
    is_number.then(|| format!("{}…{number}号", name.into_iter().rev().collect::<String>()))
}

//! What the name of a column says: which field it is, in which language, and of whom.

use unicode_normalization::UnicodeNormalization;

use super::field::{Field, KNOWN, OF_A_PERSON};
use crate::content::finding::phrase::nearest;

/// What the name of a column says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Meaning {
    /// What the column is about.
    pub field: Field,
    /// The language of its texts; `None` if the name says none.
    pub lang: Option<String>,
    /// Which of the field's names it has: the lower, the more it is meant. 0 says of whom.
    pub rank: usize,
}

/// Words for whoever is thanked. They stand before or after what is said of them.
const THANKED: &str = "nominee recipient receiver awardee honoree honouree winner \
    beingnominated beingrecognised beingrecognized beingthanked youarenominating \
    youwouldliketonominate youwanttonominate youarethanking youwanttothank youwouldliketothank \
    youwouldliketorecognise youwouldliketorecognize whoareyounominating \
    whowouldyouliketonominate whodoyouwanttonominate whodoyouwanttothank whowouldyouliketothank \
    whowouldyouliketorecognise whowouldyouliketorecognize whoareyouthanking \
    被提名人 被提名者 被提名的同事 被推荐人 被推荐者 获奖人 获奖者 得奖人 受表彰人 受表彰者 被表彰人 被表彰者 表彰对象 \
    受表扬人 被表扬人 被表扬者 表扬对象 被感谢人 感谢对象 接收人 接收者 收件人 要提名谁 想提名谁 要表扬谁 想表扬谁 \
    要感谢谁 想感谢谁 要提名的同事 想提名的同事 要表扬的同事 想表扬的同事 要感谢的同事 想感谢的同事 想感谢的人 要表扬的人";
/// Words for whoever nominates, gives or fills in a form.
const GIVING: &str = "nominator submitter sender giver respondent responder your my \
    提名人 提名者 推荐人 推荐者 提交人 提交者 填写人 填写者 填表人 发送人 赠送人 您的 你的 我的";
/// Those of them that need something that is whose.
const WHOSE: [&str; 5] = ["your", "my", "您的", "你的", "我的"];
/// What a name is called where it is said whose it is.
const NAMES: &str = "name names fullname displayname person theperson nameoftheperson colleague \
    thecolleague nameofthecolleague employee theemployee nameoftheemployee \
    姓名 名字 全名 名称 是谁 您 你 我";
/// Whether what is said of a person is their name.
fn is_name(rest: &str) -> bool {
    rest.is_empty() || NAMES.split_whitespace().any(|name| name == rest)
}

/// What else is said of whoever fills in a form, and isn't taken.
const ASIDES: [&str; 8] =
    ["email", "emailaddress", "manager", "jobtitle", "title", "邮箱", "电子邮件", "职位"];

/// All names of fields, with how many others of the field come before each.
pub(crate) fn names() -> impl Iterator<Item = (Field, usize, &'static str)> + Clone {
    KNOWN.iter().flat_map(|(field, _, names)| {
        names.split(' ').enumerate().map(|(rank, name)| (*field, rank, name))
    })
}

/// The letters, digits and Han characters of a name, small and in one width.
pub(crate) fn key(header: &str) -> String {
    header.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How many names of columns stand among the cells of a row.
pub(crate) fn known_headers(cells: &[String]) -> usize {
    cells.iter().filter(|cell| meaning(cell, &[]).is_some()).count()
}

/// What a name says: as a whole, without what stands in brackets or a number before it, or one
/// of several between strokes, as in `Situation / 情况`. `languages` are the kiosk's.
pub(crate) fn meaning(header: &str, languages: &[String]) -> Option<Meaning> {
    let plain: String = header.nfkc().collect();
    let bare = without_number(&without_brackets(&plain)).to_owned();
    let parts = bare.split(['/', '|', '\n']).map(str::to_owned);
    let mut ways = vec![plain.clone(), bare.clone()];
    ways.extend(parts.filter(|part| *part != bare));
    let (found, lang) = ways.iter().find_map(|way| {
        let (lang, rest) = language(way, languages);
        // What is left of a name that says its language alone is no name.
        by_key(&key(&rest)).or_else(|| by_key(&key(way))).map(|found| (found, lang))
    })?;
    let lang = lang.or_else(|| language(&plain, languages).0);
    let (field, rank) = found;
    Some(Meaning { field, rank, lang: lang.filter(|_| field.has_language()) })
}

fn by_key(key: &str) -> Option<(Field, usize)> {
    let known = names().find(|(_, _, name)| *name == key);
    known.map(|(field, rank, _)| (field, rank + 1)).or_else(|| of_whom(key))
}

/// A name that says whose it is: `Nominee’s department`, `name of the recipient`, `您的姓名`.
fn of_whom(key: &str) -> Option<(Field, usize)> {
    if let Some(rest) = left_of(key, THANKED) {
        let said = rest.iter().find_map(|rest| of_person(rest))?;
        return Some((said, 0));
    }
    // Without what is whose, it says nothing.
    let rest = left_of(key, GIVING).filter(|_| !WHOSE.contains(&key))?;
    if rest.iter().any(|rest| is_name(rest)) {
        return Some((Field::NominatedBy, 0));
    }
    let aside = |rest: &String| ASIDES.contains(&rest.as_str()) || of_person(rest).is_some();
    rest.iter().any(aside).then_some((Field::Form, 0))
}

/// What is said of a person.
fn of_person(rest: &str) -> Option<Field> {
    if is_name(rest) {
        return Some(Field::Name);
    }
    if ["id", "number", "编号"].contains(&rest) {
        return Some(Field::Person);
    }
    let known = names().find(|(field, _, name)| *name == rest && OF_A_PERSON.contains(field));
    known.map(|(field, ..)| field)
}

/// What is left of a key without one of the words for a person, in each way it may be meant.
fn left_of(key: &str, words: &str) -> Option<Vec<String>> {
    let found = words.split_whitespace().find_map(|word| {
        let after = key.strip_prefix(word).map(|rest| rest.trim_start_matches('的'));
        after.or_else(|| {
            let before = key.strip_suffix(word)?;
            Some(before.strip_suffix("the").unwrap_or(before).trim_end_matches("of"))
        })
    })?;
    // "Nominee's" is a key with an s, and "nominee skill" one as well.
    let owned = found.strip_prefix('s').unwrap_or(found);
    Some(vec![found.to_owned(), owned.to_owned()])
}

/// The name that was probably meant.
pub(crate) fn near(key: &str) -> Option<&'static str> {
    // In two Han characters one that is wrong leaves too little.
    let has_han = key.chars().any(crate::content::pace::is_han);
    let long = key.chars().count() > if has_han { 2 } else { 3 };
    nearest(key, names().map(|(_, _, name)| name)).filter(|_| long)
}

/// Takes off the number of a question: `3. What did they do?`, `1、您的姓名`.
fn without_number(header: &str) -> &str {
    let header = header.trim();
    let rest = header.trim_start_matches(|c: char| c.is_ascii_digit());
    let marked = rest.strip_prefix(['.', '、', ')', '．', ':']).filter(|_| rest != header);
    marked.map_or(header, str::trim_start)
}

fn without_brackets(header: &str) -> String {
    let mut depth = 0_usize;
    let kept = header.chars().filter(|c| match c {
        '(' | '[' | '{' | '【' | '〔' => {
            depth += 1;
            false
        }
        ')' | ']' | '}' | '】' | '〕' => {
            // A bracket that nothing opened is no bracket, as in `1) Name`.
            let closes = depth > 0;
            depth = depth.saturating_sub(1);
            !closes
        }
        _ => depth == 0,
    });
    kept.collect()
}

/// The language that a name says, and the name without it: `Situation (en)`, `situation_zh`,
/// `English name`, `中文姓名`.
fn language(header: &str, languages: &[String]) -> (Option<String>, String) {
    const HAN: [(&str, &str); 5] =
        [("中文", "zh"), ("英文", "en"), ("汉语", "zh"), ("英语", "en"), ("简体", "zh")];
    let lower = header.to_lowercase();
    for (word, tag) in HAN {
        if lower.contains(word) {
            return (Some(tag.to_owned()), lower.replace(word, " "));
        }
    }
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let tag = |word: &str| match word {
        "en" | "eng" | "english" => Some("en".to_owned()),
        "zh" | "cn" | "chs" | "chinese" | "hans" => Some("zh".to_owned()),
        _ => languages.iter().find(|lang| *lang == word).cloned(),
    };
    let last = words.len().checked_sub(1);
    let ends = [last, (words.len() > 1).then_some(0)];
    for at in ends.into_iter().flatten() {
        if let Some(tag) = tag(words[at]).filter(|_| words.len() > 1) {
            let rest: Vec<&str> =
                words.iter().enumerate().filter(|&(i, _)| i != at).map(|(_, word)| *word).collect();
            // `zh-CN` is one language in two words.
            let rest: Vec<&str> =
                rest.into_iter().filter(|word| !matches!(*word, "zh" | "cn" | "hans")).collect();
            return (Some(tag), rest.join(" "));
        }
    }
    (None, header.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(header: &str) -> Option<(Field, Option<String>)> {
        let meaning = meaning(header, &["en".to_owned(), "fr".to_owned()]);
        meaning.map(|meaning| (meaning.field, meaning.lang))
    }

    #[test]
    fn no_two_fields_have_a_name_in_common_and_every_name_is_a_key() {
        let mut all: Vec<&str> = names().map(|(_, _, name)| name).collect();
        assert!(all.iter().all(|name| key(name) == *name), "a name that nothing can match");
        all.sort_unstable();
        let twice: Vec<_> = all.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
        for (field, word, _) in KNOWN.iter().filter(|(field, ..)| *field != Field::Form) {
            assert_eq!(of(word).map(|(field, _)| field), Some(*field), "{word}");
        }
    }

    #[test]
    fn a_name_is_known_in_any_case_spacing_and_dress() {
        for (header, field) in [
            ("Employee Name", Field::Name),
            ("employee_name", Field::Name),
            ("ＥＭＰＬＯＹＥＥ　ＮＡＭＥ *", Field::Name),
            ("姓名（必填）", Field::Name),
            ("Date (YYYY-MM-DD)", Field::Date),
            ("What did they do?", Field::Act),
            ("5. What did they do?", Field::Act),
            ("4、做了什么", Field::Act),
            ("Team / Department", Field::Team),
            ("情况 / Situation", Field::Situation),
            ("Consent – words", Field::Words),
            ("同意文字 截止", Field::WordsUntil),
        ] {
            assert_eq!(of(header), Some((field, None)), "{header}");
        }
        for header in ["Cost centre", "en", "中文", "", "Consent", "Manager"] {
            assert_eq!(of(header), None, "{header}");
        }
    }

    #[test]
    fn a_name_may_say_its_language() {
        for (header, lang) in [
            ("Situation (en)", "en"),
            ("situation_zh", "zh"),
            ("Situation [zh-CN]", "zh"),
            ("English situation", "en"),
            ("情况（中文）", "zh"),
            ("英文情况", "en"),
            ("Situation FR", "fr"),
        ] {
            assert_eq!(of(header), Some((Field::Situation, Some(lang.into()))), "{header}");
        }
        assert_eq!(of("Date (en)"), Some((Field::Date, None)));
    }

    #[test]
    fn a_name_may_say_of_whom_it_is() {
        for (header, field) in [
            ("Nominee", Field::Name),
            ("Nominee’s name", Field::Name),
            ("Name of the nominee", Field::Name),
            ("Recipient full name", Field::Name),
            ("Employee being recognised", Field::Name),
            ("Name of the person you are nominating", Field::Name),
            ("2. Who would you like to thank?", Field::Name),
            ("receiver_name", Field::Name),
            ("Nominee First Name", Field::FirstName),
            ("Nominee's Department", Field::Team),
            ("Department of the nominee", Field::Team),
            ("Recipient ID", Field::Person),
            ("被提名人", Field::Name),
            ("被提名人姓名", Field::Name),
            ("被表扬人的部门", Field::Team),
            ("获奖者工号", Field::Person),
            ("3、您想感谢谁？", Field::Name),
            ("Your name", Field::NominatedBy),
            ("Nominator name", Field::NominatedBy),
            ("Name of nominator", Field::NominatedBy),
            ("Submitter", Field::NominatedBy),
            ("giver_name", Field::NominatedBy),
            ("提名人", Field::NominatedBy),
            ("1、您的姓名", Field::NominatedBy),
            ("填写人", Field::NominatedBy),
            ("Your department", Field::Form),
            ("Giver email", Field::Form),
            ("您的部门", Field::Form),
            ("Email Address", Field::Email),
        ] {
            let found = meaning(header, &[]);
            assert_eq!(found.map(|meaning| meaning.field), Some(field), "{header}");
        }
        for header in
            ["Nominee email", "Your feedback", "Recipient score", "My", "Recipients’ mood"]
        {
            assert_eq!(meaning(header, &[]), None, "{header}");
        }
    }
}

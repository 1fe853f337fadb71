//! The words that stand in a sheet for yes and no, a status, a skill, and who is quoted.

use unicode_normalization::UnicodeNormalization;

use crate::content::model::Skill;
use crate::content::model::Speaker;

/// How far a commendation has come, as the sheet says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Draft,
    Approved,
    /// Was taken back.
    Withdrawn,
    /// Was never agreed to.
    Rejected,
}

/// Letters, digits and Han characters alone, small and in one width.
pub(crate) fn folded(cell: &str) -> String {
    cell.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn in_list(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|known| known == word)
}

/// Signs that people write where there is nothing.
pub(crate) fn is_nothing(cell: &str) -> bool {
    let cell = cell.trim();
    matches!(folded(cell).as_str(), "na" | "none" | "null" | "nil" | "无" | "没有" | "暂无")
        || cell.chars().all(|c| matches!(c, '-' | '–' | '—' | '/' | '\\' | '.' | '_'))
}

/// Yes or no, if it is one of the two.
pub(crate) fn yes_no(cell: &str) -> Option<bool> {
    const YES: &str =
        "yes y true 1 x ok agreed given granted consented ja oui 是 有 同意 已同意 对 可以";
    const NO: &str =
        "no n false 0 refused declined notgiven nein non 否 不 不同意 未同意 没有 无 不可以";
    let word = folded(cell);
    if in_list(YES, &word) || matches!(cell.trim(), "✓" | "✔" | "√" | "☑" | "✅") {
        return Some(true);
    }
    let no = in_list(NO, &word) || matches!(cell.trim(), "✗" | "✘" | "×" | "☐" | "❌");
    no.then_some(false)
}

/// The status that a cell names.
pub(crate) fn status(cell: &str) -> Option<Status> {
    const DRAFT: &str = "draft pending submitted new open nominated inreview underreview \
                         awaitingapproval inprogress 草稿 待审 待审批 待批准 审批中 审核中 待审核 已提交 提名";
    const APPROVED: &str =
        "approved accepted granted published 已批准 批准 已通过 通过 已审批 审批通过 已审核 已发布";
    const WITHDRAWN: &str =
        "withdrawn revoked retracted removed cancelled canceled 已撤回 撤回 已撤销 撤销 已取消";
    const REJECTED: &str =
        "rejected declined refused notapproved denied 已驳回 驳回 未通过 不通过 已拒绝 拒绝";
    let word = folded(cell);
    [
        (DRAFT, Status::Draft),
        (APPROVED, Status::Approved),
        (WITHDRAWN, Status::Withdrawn),
        (REJECTED, Status::Rejected),
    ]
    .into_iter()
    .find_map(|(list, status)| in_list(list, &word).then_some(status))
}

/// What each skill is called.
const SKILLS: [(&str, Skill); 5] = [
    (
        "warmth warmheart kindness care empathy attitude 热心 热情 温暖 态度 亲和力 同理心",
        Skill::Warmth,
    ),
    (
        "product products productknowledge knowstheproduct 懂产品 产品 产品知识 商品知识",
        Skill::Product,
    ),
    (
        "technique craft expertise technicalskill technical knowsthecraft 懂技术 技术 技能 专业 专业技能 手艺 操作",
        Skill::Technique,
    ),
    (
        "communication listening explaining listensandsaysitwell 会沟通 沟通 交流 表达 倾听",
        Skill::Communication,
    ),
    ("psychology understanding understandspeople 懂人心 心理 心理学 洞察", Skill::Psychology),
];

/// The skill that a cell names.
pub(crate) fn skill(cell: &str) -> Option<Skill> {
    let word = folded(cell);
    SKILLS.into_iter().find_map(|(list, skill)| in_list(list, &word).then_some(skill))
}

/// What each kind of speaker is called.
const SPEAKERS: [(&str, Speaker); 4] = [
    (
        "customer customers client clients guest user patient visitor buyer 客户 顾客 客人 用户 患者 来宾",
        Speaker::Customer,
    ),
    (
        "peer peers colleague colleagues coworker teammate workmate 同事 同伴 队友 工友 伙伴",
        Speaker::Peer,
    ),
    (
        "manager managers supervisor boss teamleader teamlead lead foreman 主管 经理 上级 上司 组长 班长 店长 部门经理",
        Speaker::Manager,
    ),
    (
        "leader leaders leadership director ceo owner executive president 领导 总经理 总监 董事长 老板 高管",
        Speaker::Leader,
    ),
];

/// Who is quoted, and whether the cell says no more than that.
pub(crate) fn speaker(cell: &str) -> Option<(Speaker, bool)> {
    let word = folded(cell);
    let all = SPEAKERS.into_iter().find(|(list, _)| in_list(list, &word));
    if let Some((_, speaker)) = all {
        return Some((speaker, true));
    }
    // "A customer in the old town": one kind alone must be named in it.
    let lower = cell.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    let named = |list: &str| {
        list.split(' ').any(|known| {
            if known.is_ascii() { words.contains(&known) } else { lower.contains(known) }
        })
    };
    let mut kinds = SPEAKERS.into_iter().filter(|(list, _)| named(list));
    match (kinds.next(), kinds.next()) {
        (Some((_, speaker)), None) => Some((speaker, false)),
        _ => None,
    }
}

/// Whether a whole team is thanked rather than one person.
pub(crate) fn is_team(cell: &str) -> Option<bool> {
    match folded(cell).as_str() {
        "team" | "group" | "department" | "团队" | "小组" | "部门" | "集体" | "班组" => {
            Some(true)
        }
        "person" | "individual" | "employee" | "个人" | "员工" | "个体" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_known_in_both_languages_and_doubt_is_no_answer() {
        for cell in ["Yes", "y", "TRUE", "是", "同意", "✓"] {
            assert_eq!(yes_no(cell), Some(true), "{cell}");
        }
        for cell in ["No", "否", "不同意", "✗", "declined"] {
            assert_eq!(yes_no(cell), Some(false), "{cell}");
        }
        for cell in ["maybe", "yes?no", "待定", ""] {
            assert_eq!(yes_no(cell), None, "{cell}");
        }
    }

    #[test]
    fn not_approved_is_never_taken_for_approved() {
        assert_eq!(status("Approved"), Some(Status::Approved));
        assert_eq!(status("已批准"), Some(Status::Approved));
        assert_eq!(status("Not approved"), Some(Status::Rejected));
        assert_eq!(status("未通过"), Some(Status::Rejected));
        assert_eq!(status("Awaiting approval"), Some(Status::Draft));
        assert_eq!(status("approved by Ann, pending Bo"), None);
    }

    #[test]
    fn a_speaker_is_known_alone_or_amid_words_unless_two_are_named() {
        assert_eq!(speaker("Customer"), Some((Speaker::Customer, true)));
        assert_eq!(speaker("a customer in Leeds"), Some((Speaker::Customer, false)));
        assert_eq!(speaker("老客户陈女士"), Some((Speaker::Customer, false)));
        assert_eq!(speaker("a customer’s manager"), None);
        assert_eq!(speaker("Mrs Chen"), None);
    }
}

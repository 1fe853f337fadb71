//! What a column may be about, and what such columns are called in English and Chinese.

/// What a column of a sheet tells. `Email` is an address, which names the nominator at best;
/// `Form` is about an answer to a form, or whoever gave it, and never taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Field {
    Id,
    Person,
    Name,
    FirstName,
    LastName,
    Who,
    Team,
    BehindTheScenes,
    Date,
    Value,
    Skill,
    Situation,
    Act,
    Effect,
    Quote,
    QuoteFrom,
    QuoteBy,
    HelpedBy,
    Photo,
    PhotoAlt,
    Words,
    WordsOn,
    WordsUntil,
    NameShown,
    NameOn,
    NameUntil,
    PhotoShown,
    PhotoOn,
    PhotoUntil,
    ConsentOn,
    Status,
    ApprovedBy,
    Second,
    ApprovedOn,
    NominatedBy,
    Email,
    From,
    Until,
    Form,
}

/// Without these there is no commendation.
pub(crate) const NEEDED: [Field; 6] =
    [Field::Team, Field::Date, Field::Value, Field::Situation, Field::Act, Field::Effect];

impl Field {
    /// What it is called in the table of columns, and how a column is best called.
    pub(crate) fn word(self) -> &'static str {
        KNOWN.iter().find(|(field, ..)| *field == self).map_or("", |(_, word, _)| word)
    }

    /// Whether it is a text that has a language.
    pub(crate) fn has_language(self) -> bool {
        matches!(
            self,
            Self::Name
                | Self::Team
                | Self::Situation
                | Self::Act
                | Self::Effect
                | Self::Quote
                | Self::QuoteBy
                | Self::HelpedBy
                | Self::PhotoAlt
        )
    }
}

/// Each field, what it is best called, and what else it is called: small letters, digits and Han
/// characters alone, parted by blanks. Where several columns would do, the earlier name wins, so
/// that the particular word stands before the general one.
pub(crate) const KNOWN: &[(Field, &str, &str)] = &[
    (
        Field::Id,
        "id",
        "commendationid recognitionid nominationid caseid recordid 表彰编号 表扬编号 提名编号 id 编号 序列号 序号",
    ),
    (
        Field::Person,
        "employee id",
        "employeeid employeenumber employeeno personid personnelnumber personnelno staffid staffnumber staffno workerid badgenumber empid empno 工号 员工工号 员工编号 员工号 人员编号 职工号",
    ),
    (
        Field::Name,
        "name",
        "employeename colleaguename colleague staffname personname worker 员工姓名 同事姓名 同事 name fullname employee 姓名 员工 名称",
    ),
    (Field::FirstName, "first name", "firstname givenname forename preferredname 名"),
    (Field::LastName, "last name", "lastname surname familyname 姓"),
    (
        Field::Who,
        "person or team",
        "personorteam who recipienttype nomineetype individualorteam awardtype 个人或团队 对象类型 表彰类型 个人团队",
    ),
    (
        Field::Team,
        "team",
        "team teamname department dept departmentname unit orgunit businessunit division group location 团队 部门 班组 所在部门 所属部门 所在团队 科室 单位",
    ),
    (
        Field::BehindTheScenes,
        "behind the scenes",
        "behindthescenes backoffice backstage 幕后 幕后岗位 后台 是否幕后 后台岗位",
    ),
    (
        Field::Date,
        "date",
        "dateofdeed deeddate eventdate happenedon recognitiondate dateofrecognition commendationdate awarddate 发生日期 发生时间 事迹日期 表彰日期 表扬日期 date 日期 when 时间",
    ),
    (
        Field::Value,
        "value",
        "corevalue companyvalue servicevalue valueshown valueid value 核心价值观 体现价值观 价值观 价值 recognitioncategory 表彰类别 hashtag category 类别",
    ),
    (
        Field::Skill,
        "skill",
        "skill serviceskill skillshown competency competence 技能 服务技能 体现技能 能力",
    ),
    (
        Field::Situation,
        "situation",
        "situation context background whatwasthecase whathappened thesituation circumstances 情况 情境 背景 当时情况 事情经过 起因 情形",
    ),
    (
        Field::Act,
        "what they did",
        "whattheydid whatdidtheydo act action actions deed 做了什么 行动 事迹 所做的事 具体做法 具体事迹 做法 behaviour behavior citation contribution 行为 表现 description reasonfornomination reason message 事迹描述 提名理由 推荐理由 理由",
    ),
    (
        Field::Effect,
        "outcome",
        "outcome effect result results impact whatcameofit benefit 结果 成果 效果 影响 成效",
    ),
    (
        Field::Quote,
        "quote",
        "quote quotation testimonial customerquote feedback inthewordsofthecustomer ownwords 引语 原话 评价 客户评价 反馈 客户原话",
    ),
    (
        Field::QuoteFrom,
        "quote from",
        "quotefrom quotesource whosaidit saidby sourceofquote 引语来源 评价来源 谁说的 反馈来源 评价人类型",
    ),
    (
        Field::QuoteBy,
        "quote by",
        "quoteby quotename nameofquoted speaker 评价人 说话人 引语作者 反馈人",
    ),
    (
        Field::HelpedBy,
        "helped by",
        "helpedby helper helpers supportedby withhelpfrom assistedby 协助人 帮手 协助者 幕后协助 帮忙的人 协助",
    ),
    (
        Field::Photo,
        "photo file",
        "photofile photo picture image photofilename imagefile photopath picturefile 照片 照片文件 图片 照片文件名 照片名",
    ),
    (
        Field::PhotoAlt,
        "photo description",
        "photodescription alttext photoalt alternativetext imagedescription 照片说明 照片描述 图片说明 替代文字",
    ),
    (
        Field::Words,
        "consent words",
        "consentwords wordsconsent consenttowords consentstory consenttext consenttopublish 同意文字 文字同意 同意公开事迹 同意展示文字 同意发布",
    ),
    (
        Field::WordsOn,
        "consent words date",
        "consentwordsdate wordsconsentdate consentwordson 同意文字日期 文字同意日期",
    ),
    (
        Field::WordsUntil,
        "consent words until",
        "consentwordsuntil wordsconsentuntil consentwordsend wordsconsentend consentwordsexpiry 同意文字截止 文字同意截止 文字同意截止日期 同意文字截止日期 文字同意到期",
    ),
    (
        Field::NameShown,
        "consent name",
        "consentname nameconsent consenttoname 同意姓名 姓名同意 同意公开姓名 同意展示姓名",
    ),
    (
        Field::NameOn,
        "consent name date",
        "consentnamedate nameconsentdate consentnameon 同意姓名日期 姓名同意日期",
    ),
    (
        Field::NameUntil,
        "consent name until",
        "consentnameuntil nameconsentuntil consentnameend nameconsentend consentnameexpiry 同意姓名截止 姓名同意截止 姓名同意截止日期 同意姓名截止日期 姓名同意到期",
    ),
    (
        Field::PhotoShown,
        "consent photo",
        "consentphoto photoconsent consenttophoto consentpicture 同意照片 照片同意 同意公开照片 同意展示照片",
    ),
    (
        Field::PhotoOn,
        "consent photo date",
        "consentphotodate photoconsentdate consentphotoon 同意照片日期 照片同意日期",
    ),
    (
        Field::PhotoUntil,
        "consent photo until",
        "consentphotountil photoconsentuntil consentphotoend photoconsentend consentphotoexpiry 同意照片截止 照片同意截止 照片同意截止日期 同意照片截止日期 照片同意到期",
    ),
    (
        Field::ConsentOn,
        "consent date",
        "consentdate dateofconsent consentgivenon consentedon 同意日期 授权日期 签署日期",
    ),
    (Field::Status, "status", "status state approvalstatus workflowstatus 状态 审批状态 审核状态"),
    (
        Field::ApprovedBy,
        "approver",
        "approver approvedby firstapprover approvername approver1 批准人 审批人 审核人 批准者 一审",
    ),
    (
        Field::Second,
        "second approver",
        "secondapprover approver2 secondapprovedby secondpairofeyes cosigner reviewer reviewedby 复核人 第二审批人 二审 第二批准人 复审人",
    ),
    (
        Field::ApprovedOn,
        "approval date",
        "approvaldate approvedon dateapproved dateofapproval 批准日期 审批日期 审核日期",
    ),
    (
        Field::NominatedBy,
        "nominator",
        "nominator nominatedby recognizedby recognisedby givenby submittedby 填写人姓名",
    ),
    (
        Field::Email,
        "email",
        "email emailaddress mail username useremail 电子邮件 电子邮件地址 电子邮箱 邮箱 用户名",
    ),
    (
        Field::From,
        "show from",
        "showfrom validfrom displayfrom startdate 展示开始 开始日期 展示起始日期 有效期起",
    ),
    (
        Field::Until,
        "show until",
        "showuntil validuntil displayuntil enddate expirydate 展示截止 结束日期 展示截止日期 有效期止",
    ),
    (
        Field::Form,
        "answer to a form",
        "starttime completiontime lastmodifiedtime timestamp submissiondate submissiontime submissionid submissionip lastupdatedate responseid responsenumber respondentid datesubmitted submittedat createdat amount points 开始时间 完成时间 上次修改时间 时间戳记 时间戳 提交时间 提交日期 提交答卷时间 所用时间 来源详情 来自ip 提交id 答卷编号",
    ),
];

/// What forms call the time at which they were sent, the best first.
pub(crate) const SENT: [&str; 15] = [
    "completiontime",
    "完成时间",
    "timestamp",
    "时间戳记",
    "时间戳",
    "submissiondate",
    "submissiontime",
    "datesubmitted",
    "submittedat",
    "createdat",
    "提交时间",
    "提交日期",
    "提交答卷时间",
    "starttime",
    "开始时间",
];

/// Names of an id that as often as not count the rows or the answers to a form.
pub(crate) const GENERAL_IDS: [&str; 4] = ["id", "编号", "序列号", "序号"];
/// Names of a person that as often as not are those of whoever filled in a form.
pub(crate) const GENERAL_NAMES: [&str; 6] =
    ["name", "fullname", "employee", "姓名", "员工", "名称"];
/// Fields that may be said of a person, as in `nominee department`.
pub(crate) const OF_A_PERSON: [Field; 9] = [
    Field::Name,
    Field::FirstName,
    Field::LastName,
    Field::Person,
    Field::Team,
    Field::Who,
    Field::BehindTheScenes,
    Field::Photo,
    Field::PhotoAlt,
];

# 编辑台的中文界面：写内容的窗口。

# 顶栏
places = 编辑台的各部分
place-items = 条目
place-findings = 待处理（{ $count }）
place-when = 日历
place-room = 答题情况
place-inbox = { $count ->
    [0] 收件箱
   *[other] 收件箱（{ $count }）
}
undo = 撤销
redo = 重做
all-saved = 都已保存
save-all = 全部保存（{ $count }）
to-dark = 深色
to-light = 浅色
other-language = English
said-saved = 已保存。
said-withdrawn = 已撤下，屏幕上不再出现。
said-failed = 没能保存。你写的还在，请再试一次。
said-at-odds = 同一处别人也改了，请你定夺。
said-unreadable = 有个文件还读不懂，没有保存。
said-refused = 这里改不了。

# 列表
search = 搜索各种语言的文字
new = + 新建
all = 全部
folder-philosophy = 页面
folder-questions = 题目
folder-commendations = 感谢
folder-today = 当天
filter-kind = 类别
filter-state = 列表中的状态
filter-value = 列表中的价值观
any-state = 所有状态
any-value = 所有价值观
filter-team = 列表中的团队
any-team = 所有团队
items-count = { $count } 条
sort-need = 待办的排前面
state-fault = 有错
state-draft = 草稿
state-no-consent = 等待本人同意
state-later = 以后播出
state-from = { $day }起
state-shown = 正在播出
state-rests = 时节未到
state-rests-until = 时节未到，{ $day }再播出
state-ended = 已结束
state-ended-on = { $day }已结束
state-withdrawn = 已撤下
unsaved = 未保存
no-title = 还没写字

# 条目
nothing-chosen = 请在左边选一条
nothing-chosen-about = 也可以新建一条。
save = 保存
approve = 批准…
publish = 发布
new-version = 新版本
revises = “{ $title }”的新版本；取代之前，原来的继续显示。
copy = 复制
delete = 删除
withdraw = 撤下…
faulty = 这里的写法读不懂，所以没有表单。改好以后，表单就会回来。
faulty-text = 文件里的原文
repair-write = 写成 { $what }
repair-add = 加上 { $what }
repair-take-out = 去掉
kind-unknown = 读不懂
part-belongs = 归在哪里
part-when = 什么时候播
part-more = 其他
take-out = 删去：{ $name }
move-up = 上移：{ $name }
move-down = 下移：{ $name }
right-one = 正确
none = 无
everyone = 所有人
yes = 是
no = 否
calendar = 日历
month-before = 上个月
month-after = 下个月
length-words = { $has }/{ $most } 词 · { $time } 秒
length-characters = { $has }/{ $most } 字 · { $time } 秒
day-Mon = 周一
day-Tue = 周二
day-Wed = 周三
day-Thu = 周四
day-Fri = 周五
day-Sat = 周六
day-Sun = 周日

# Pictures
photo-choose = 选一张照片…
photo-other = 换一张…
photo-drop = 也可以拖到这里
photo-focus = 一定要留在画面里的地方：左起 { $x } %，上起 { $y } %
photo-let-go = 松手：它就是这一条的照片
note-focus = 点一下一定要留在画面里的地方，也可以用方向键移动。
pick-title = 选一张照片
pick-up = 上一级
pick-home = 我的照片
pick-own = 内容文件夹里
pick-none = 这里没有照片。
pick-never = 不选了
said-no-picture = 这里放不了照片。

# 旁边的页面
look-page = 页面
look-language = 页面的语言
look-evening = 晚间
look-portrait = 竖屏
look-afar = 三米外
page-name = 屏幕上的样子
page-Loop = 轮播中
page-Asked = 提问
page-Half = 答了一半
page-Answered = 已作答
page-Opened = 点开后
page-Wall = 感谢墙上
page-LineUp = 班前会最后一页
told-count = { $count ->
    [0] 没有要改的地方。
   *[other] 有 { $count } 处要看看，都标在各自的栏目下。
}

# 所有问题
findings-title = 文件夹里要处理的
findings-none = 没有要处理的。
findings-fitting = 正在逐页查看文字是否放得下……

# 新建
new-title = 想新建什么？
new-about = 最后一处文字写好之前，什么都不会播出。
new-thanks = 感谢
new-question = 题目
new-page = 页面
new-today = 当天的事，班前会上用
about-Today = 写给某一天的一两句话，班前会最后一页显示：到货、来访、新同事。
about-Commendation = 一位同事为谁做了什么，结果怎样。
about-Single = 三个选项，一个正确。
about-Several = 两个或更多选项正确。
about-TrueFalse = 一句话，判断对错。
about-Order = 把步骤排好顺序。
about-Principle = 一句话的道理，加一句说明。
about-YourJobs = 这里的岗位，和每个岗位的两份工作。
about-MomentOfTruth = 客户在哪儿遇到我们，我们怎么做。
about-Story = 发生过的事，和它说明的道理。
about-MythAndFact = 有人怎么说，其实是怎样，为什么。
about-Chain = 一环扣一环。
about-BoundaryLadder = 到哪里为止，不再退让。
about-HelpCard = 遇上这种事该怎么办。
about-Promise = 我们的承诺，每一轮的结尾。

# 先要问清的事
withdraw-title = 要永久撤下吗？
withdraw-about = 它的 id 会马上写进 withdrawn.ron，几秒之内屏幕上就不再出现，屏幕机器里存的也会抹掉。要恢复，得手工把 id 从 withdrawn.ron 里删掉。
withdraw-yes = 现在撤下
withdraw-no = 先不撤
left-title = 上次有内容没保存
left-about = 这些文件上次在这里改过，没有保存，屏幕上也没有。
left-take = 接着写
left-drop = 不要了
odds-title = 你们俩都改了这里
odds-about = 你在写的时候，别人存了同一处。要保留哪一个？
odds-ours = 你的
odds-theirs = 文件夹里别人的
odds-keep-ours = 用我的
odds-keep-theirs = 用别人的
taken-out = （已删去）

# 第一页
start-title = 给休息室一块屏幕
start-about = 回答几个问题，就有一个可以播出的文件夹。以后都能改。
start-languages = 语言
start-name = 公司名称
start-promise = 你们对客户的承诺
start-promise-about = 短短一行：英文最多 7 个词，中文最多 12 个字。
start-panel = 屏幕对角线
start-roles = 这里有哪些岗位
start-roles-about = 这是示例里的岗位，没有的请去掉。文字以后可以改。
start-third-job = 要不要人人都有的第三份工作？
start-third-job-about = 在本职和照顾客户之外，比如保持整洁和安全。
start-keeps = 先保留示例的页面和题目吗？
start-make = 建立文件夹
start-lacks = 名称和承诺还没写全，每种语言都要写；至少要有一个岗位。

# 条目的种类
kind-Principle = 道理
kind-YourJobs = 你的工作
kind-MomentOfTruth = 关键时刻
kind-Story = 小故事
kind-MythAndFact = 误解与事实
kind-Chain = 一环扣一环
kind-BoundaryLadder = 我们守住的底线
kind-HelpCard = 求助卡
kind-Promise = 承诺
kind-Today = 今天这里
kind-Single = 单选题
kind-Several = 多选题
kind-TrueFalse = 判断题
kind-Order = 排序题
kind-Commendation = 感谢

# 栏目
field-id = 编号 id
field-value = 价值观
field-pole = 两端
field-audience = 给谁看
field-from = 第一天
field-until = 最后一天
field-each_year = 每年
field-dates = 日期不固定的节日
field-dayparts = 日子和时段
field-importance = 重要程度
field-takeover = 打断一切
field-needs = 仅在有或没有第三份工作时
field-teaches = 对应的理念条目
field-source = 出处
field-silence = 可以不守的规则
field-rule = 规则
field-because = 理由
field-days = 星期
field-to = 到
field-headline = 标题
field-photo = 照片
field-path = photos/ 里的文件
field-alt = 照片里是什么，给看不见的人
field-focus = 必须留在画面里的
field-body = 正文
field-roles = 岗位
field-name = 名字
field-job_one = 第一份工作
field-job_two = 第二份工作
field-acts = 今天就能做的两件事
field-touchpoint = 客户在哪儿遇到我们
field-act = 我们怎么做
field-lesson = 说明的道理
field-myth = 有人说
field-fact = 其实
field-links = 各环
field-steps = 步骤
field-title = 小标题
field-text = 文字
field-decides = 由谁决定
field-tell = 告诉谁
field-difficulty = 难度
field-skill = 能力
field-situation = 情境
field-stem = 问题
field-options = 选项
note-Today-day = 只在这一天显示，午夜就撤下。
note-Today-lines = 一到两句，每句不超过12个英文词或20个汉字：十个人要在五米外读。
field-lines = 句子
field-day = 日期
field-right = 正确
field-rationale = 理由
field-takeaway = 记住这一点
field-answer = 这句话是对的
field-if_true = 给选“对”的人
field-if_false = 给选“错”的人
field-who = 感谢谁
field-person = 同一个人的 id
field-team = 部门
field-date = 日期
field-behind_the_scenes = 在幕后
field-effect = 结果怎样
field-quote = 原话
field-by = 谁
field-helped_by = 谁帮了忙
field-nominated_by = 谁告诉你的
field-consent = 本人同意
field-words = 同意文字，日期
field-words_until = 文字到哪天
field-name_until = 名字到哪天
field-photo_until = 照片到哪天
field-status = 进度
field-approved = 批准
field-second = 第二人
field-on = 日期
entry-options = 选项
entry-steps = 步骤
entry-roles = 岗位
entry-dates = 一段日子
entry-dayparts = 时段
entry-silence = 规则
word-Care = 照顾客户
word-Dignity = 员工的尊严
word-ThirdJob = 仅在有时
word-NoThirdJob = 仅在没有时
word-Warmth = 热心
word-Product = 懂产品
word-Technique = 懂手艺
word-Communication = 会听会讲
word-Psychology = 懂人心
word-Person = 一个人
word-Team = 一个团队
word-Customer = 客户
word-Peer = 同事
word-Manager = 上级
word-Leader = 领导
word-Draft = 草稿
word-Approved = 已批准
word-Withdrawn = 已撤下

# 各栏要知道的
note-headline = 三米外要读的一行：英文最多 7 个词，中文最多 12 个字。
note-body = 一两句话：英文最多 25 个词，中文最多 45 个字。
note-Story-body = 发生了什么：英文最多 45 个词，中文最多 80 个字。
note-lesson = 一句话说出道理。
note-touchpoint = 客户何时何地遇到我们，比如“快下班时电话响了”。
note-MomentOfTruth-act = 这时我们怎么做。
note-myth = 很多人这样以为。
note-fact = 其实是这样。
note-MythAndFact-because = 为什么。
note-links = 一手传一手，3 到 5 环，每环两三个词。
note-BoundaryLadder-steps = 3 到 5 步，从最轻到最后。小标题两三个词。
note-decides = 由谁决定，并且会得到支持。
note-HelpCard-steps = 要做的 3 到 6 件事，按先后，每件一短句。
note-tell = 告诉谁，怎么找到他们。
note-difficulty = 从 1（几乎人人都会）到 5（少有人会）。
note-Single-situation = 题目需要交代的情境。
note-Several-situation = 题目需要交代的情境。
note-TrueFalse-situation = 题目需要交代的情境。
note-Order-situation = 题目需要交代的情境。
note-stem = 一句话的问题。
note-TrueFalse-stem = 一句话，或对或错。
note-Order-stem = 要排什么顺序，比如“按什么顺序把事办妥？”
note-Single-options = 2 到 6 个选项，一般三个。标出正确的，放哪儿都行。
note-Several-options = 3 到 6 个选项，标出正确的两个或更多，至少有一个不对。
note-Order-steps = 3 到 6 步，按正确顺序写，屏幕会打乱。
note-rationale = 为什么对，或者好在哪儿、缺了什么。
note-takeaway = 一句话，让人记住。
note-answer = 是对还是错。
note-if_true = 选了“对”的人读到的话。
note-if_false = 选了“错”的人读到的话。
note-Commendation-name = 是谁。没有本人同意，屏幕只写“某部门的一位同事”。整个团队不写名字。
note-team = 在哪儿工作，比如“仓库”。
note-date = 事情发生的那天：年-月-日。
note-behind_the_scenes = 客户是不是很少见到他们。
note-Commendation-situation = 当时的情况，一两句短话。
note-Commendation-act = 做了什么：拍得下来的一件事。屏幕上它最大。
note-effect = 结果怎样，帮到了谁。
note-Commendation-skill = 体现了哪种能力。
note-helped_by = 谁在幕后帮了忙。
note-quote = 别人怎么说，是谁说的。
note-Commendation-photo = photos 文件夹里的一张照片，并写明里面是什么，给看不见的人。
note-nominated_by = 谁告诉你的。屏幕上不显示，检查时会看你都听谁说。
note-consent = 本人同意各部分的日期。先问本人：没有“文字”什么都不显示，没有“名字”不写名字，没有“照片”用姓名字母。还可以写到哪天为止。
note-status = 两个人批准之后才是“已批准”。
note-approved = 谁批准的，写两个名字。
note-value = 属于哪个价值观，那个价值观的日子就播它。
note-audience = 给哪些岗位看；一个不选就是所有人。
note-until = 播出的最后一天。
note-each_year = 写月和日，如 01-20，不写年份。可以跨年。
note-dates = 每年日期不同的节日，把今后几年的日子写出来。
note-takeover = 有效期内只播它。必须有最后一天。
note-importance = 1 到 5，一般是 3。和别的相比多久出现一次。
note-teaches = 给你自己记账用，用逗号隔开。

# 后来加的页面
kind-Voice = 客户的话
kind-Figure = 一个数字
kind-Answered = 有问必答
kind-Craft = 手艺
kind-Poll = 小调查
about-Voice = 客户说了什么，背后是谁的功劳。
about-Figure = 一个能说明问题的数字，和它的出处。
about-Answered = 有人提了什么，做了什么。
about-Poll = 没有标准答案的问题。点一下，就能看到大家怎么想。
about-Craft = 一门手艺，用图来说明。
field-owner = 归谁管
field-draft = 草稿
field-revises = 新版本，取代
field-thanks_to = 背后是谁的功劳
field-number = 数字
field-of = 是什么的数字
field-counted = 统计日期
field-good_for_days = 播出多少天
field-asked = 提了什么
field-done = 做了什么
note-Voice-headline = 客户说的话，不加引号：英文最多 14 个词，中文最多 24 个字。
note-Voice-by = 谁说的，不写名字，比如“电话里的一位客户”。
note-thanks_to = 背后是谁的功劳：哪个团队，做了什么。同事的名字写在感谢墙上。
note-Figure-headline = 数字说明了什么：英文最多 7 个词，中文最多 12 个字。
note-number = 要显示的数字，最多 8 个字符，比如“3”或“98%”。
note-of = 是什么的数字。
note-Figure-source = 出处，和统计的日期。
note-good_for_days = 播出这么多天，之后要重新统计。
note-asked = 有人提了什么，用他们的话。
note-done = 做了什么，从什么时候开始。
note-Poll-headline = 要问的话：最多 30 个汉字（18 个英文词）。没有错的答案。
note-Poll-options = 2 到 5 项，每项最多 22 个汉字（12 个英文词）。
note-Craft-photo = 说明它的图，照片或图画，放在 photos/。还要写明图里是什么。

# 什么时候播放
day-before = 前一天
day-after = 后一天
to-today = 今天
when-theme = 今天的主题：{ $value }
when-open = { $from } 至 { $until } · 没人触摸屏幕时，{ $items } 项内容共 { $pages } 页
when-playing = 正在排演这一天……
when-closed = 这一天休息室不开放。
when-unsaved = 包括尚未保存的改动。
when-day = 这一天
when-hour = { $hour } 起的一小时
when-Evening = 夜间配色
when-Day = 日间配色
when-takeover = 独占屏幕：{ $title }
when-all-there-is = 独占屏幕，{ $until } 之前不显示其他内容
when-times = 当天显示 { $count } 次
when-invite = 请触摸屏幕的首页
page-before = 前一页
page-after = 后一页
open-item = 打开
when-changes = 当天开始和结束
when-no-changes = 当天没有内容开始或结束。
when-begins = 从当天起显示
when-ends = 最后一天显示
when-takes-over = 独占屏幕
when-consents = 30 天内同意到期
when-no-consents = 没有。
when-words-until = { $whose }：文字，{ $day }
when-name-until = { $whose }：姓名，{ $day }
when-photo-until = { $whose }：照片，{ $day }
when-untouched = 半年没有改动
when-no-untouched = 没有。
when-nobodys = 没有负责人
when-owner = { $owner }（{ $count }）
and-more = 还有 { $count } 项
when-care = 关怀
when-asked = 问答
when-thanks = 感谢
when-dignity = 尊严

# 收件箱
said-copied = 已复制。
inbox-unnamed = 还没有指定表格
inbox-unnamed-about = 让同事用你们自己的表单（例如 Microsoft Forms 或腾讯问卷）互相推荐，再在这里写上表单填写到的表格。以后每一行新内容都会作为提名出现在这里，并附上需要注意的地方，直到你采纳或谢绝。
inbox-sheet = 表格
inbox-sheet-about = 从内容文件夹看它的位置，例如 ../praise.xlsx（.xlsx、.csv 或 .tsv）。它会写入 desk.ron，屏幕不读取这个文件。
inbox-where = 表格的位置
inbox-watch = 关注这个表格
inbox-empty = 没有等待处理的提名
inbox-empty-about = { $sheet } 的新内容几秒内就会出现在这里。
inbox-count = { $count ->
    [0] 没有等待处理的提名
   *[other] { $count } 个提名等待处理
}
inbox-from = 来自 { $sheet }
inbox-nobody = 某位同事
inbox-waits = { $count ->
    [0] 今天收到
   *[other] 已等 { $count } 天
}
inbox-row = 第 { $row } 行
inbox-by = 推荐人：{ $name }
inbox-situation = 当时的情况
inbox-act = 做了什么
inbox-effect = 结果如何
take-over = 采纳
take-over-about = 它会成为条目中的草稿，还不会出现在任何屏幕上。
decline = 谢绝
decline-why = 谢绝的原因
decline-words = 用自己的话写
decline-about = 只保留原因和用来识别这一行的记号，不保留它的内容。
why-twice = 重复提名
why-self = 自我推荐
why-no-act = 没有具体做法
why-customer = 写出了客户姓名
inbox-taken = 已采纳为草稿
inbox-taken-about = 现在请征求本人同意：没有同意，什么都不会显示。
inbox-next = 下一个提名
mail-title = 征求同意
mail-about = 给被感谢者的邮件，可复制到邮件中。对方同意的日期请填入草稿。
mail-copy = 复制邮件
mail-person =
    { $whom }，您好：
    { "" }
    有同事告诉我们您做的一件事。我们想在休息室的屏幕上这样感谢您：
    { "" }
    { $situation }
    { $act }
    { $effect }
    { "" }
    每一项都由您决定。请逐项回复“同意”或“不同意”，如果希望到期停止，请写上日期：
    – 可以用以上文字讲述这件事吗？
    – 可以显示您的姓名吗？
    – 可以显示您的照片吗？可以的话，请附上一张您喜欢的照片。
    { "" }
    文字有不妥之处，请直接修改。不同意无需说明理由；已经同意的，您随时可以收回，屏幕会立即撤下。
    { "" }
    谢谢！
mail-team =
    { $whom }的各位同事：
    { "" }
    有同事告诉我们你们一起做的一件事。我们想在休息室的屏幕上这样感谢大家：
    { "" }
    { $situation }
    { $act }
    { $effect }
    { "" }
    请逐项回复“同意”或“不同意”，如果希望到期停止，请写上日期：
    – 可以用以上文字讲述这件事吗？
    – 可以显示大家的照片吗？可以的话，请附上一张大家都满意的照片。
    { "" }
    文字有不妥之处，请直接修改。不同意无需说明理由；已经同意的，随时可以收回，屏幕会立即撤下。
    { "" }
    谢谢！

# 从什么时候到什么时候
span-always = 正在显示，没有结束日期。
span-from = { $from }起显示，没有结束日期。
span-until = 正在显示，{ $until }之后结束。
span-both = { $from }起显示，{ $until }之后结束。
span-last = 今天是最后一天。
span-over = { $until }之后已结束。
span-never = 不会显示：最后一天在第一天之前。
span-season = 只在它的时节里。
span-today = 今天
span-tomorrow = 明天
weekday-Mon = 周一
weekday-Tue = 周二
weekday-Wed = 周三
weekday-Thu = 周四
weekday-Fri = 周五
weekday-Sat = 周六
weekday-Sun = 周日
feast-1-1 = 元旦
feast-5-1 = 劳动节
feast-12-24 = 平安夜
feast-12-25 = 圣诞节
feast-12-31 = 跨年夜

# 条目在屏幕上有过的样子
versions = 历史版本
versions-title = 屏幕上有过的样子
versions-back = 回到条目
versions-none = 还没有批准过任何版本。两人批准的每个版本都会保留在这里。
versions-as-now = 与现在相同
versions-now = 现在的样子
versions-same = 两者文字相同。
versions-other = 划线的是去掉的，下划线的是新加的。
versions-page = { $name }：{ $count ->
    [0] 没有不同的字词
   *[other] { $count } 处不同
}
versions-no-page = 这一页画不出来。
versions-bring-back = 取回为草稿
versions-bring-back-about = 会成为条目旁边的新版本；批准之前，原来的保持不变。

# 两人批准之后才上屏
approval = 批准
approval-off = 除草稿外，保存的内容都会显示。如果要先由两人批准，就从批准屏幕上现有的内容开始。
approval-on = 只显示两人批准过的内容，一字不差。
approval-begin = 从现在起由两人批准…
approval-all = 全部批准（{ $count }）…
approve-title = 由两人批准这些文字
approve-about = 屏幕照他们批准的文字显示，一字不差，直到两人批准了别的。
approve-all-title = 由两人全部批准
approve-all-about = 共 { $count } 条，按已保存的样子批准。从此以后，改动过的文字要两人批准才会显示。
approve-lacks = 现在还不能显示：
approve-by = 批准人
approve-second = 复核人
approve-two = 两个人，各签各的名字。
approve-yes = 现在批准
approve-no = 暂不批准
said-approved = 好了，屏幕几秒内更新。
said-not-yet = 现在还不能显示，请看各栏的说明。
said-save-first = 请先全部保存。
state-waits = 等待批准

# 答题情况
room-title = 大家知道多少
room-from = 来自 { $path }，只读取，不改动。
room-about = 截至 { $day } 的首次作答。“知道”已扣除猜对的人；细线表示有 90 % 把握的范围。少于 { $least } 的数字不显示，也不会显示谁答了什么。
room-again = 重新读取
room-reading = 正在读取……
room-unread = 请检查该文件是否为屏幕程序的 ledger.sqlite，以及它所在的共享文件夹是否可用。文件没有被改动。
room-nothing = 那里还没有账本。屏幕程序第一次显示时，会在它的状态文件夹里建立账本。
room-no-answers = 还没有人答过题。
room-unnamed = 还没有指定屏幕的账本
room-unnamed-about = 屏幕程序把答题次数记在状态文件夹的 ledger.sqlite 里，从不记录是谁答的。请在这里写上这个文件或它所在的文件夹，可以在本机，也可以在共享文件夹里。读取的是副本，原文件不会被改动。
room-ledger = 账本
room-where = 账本的位置
room-ledger-about = 例如 /mnt/breakroom-state，或从内容文件夹看的 ../state/ledger.sqlite。它会写入 desk.ron。
room-read = 读取这个账本
room-values = 按价值观，最不熟悉的在前
room-weeks = 每周的变化
room-whole = 所有人
room-failing = 需要检查的题目
room-none-fails = 在作答足够多的题目中没有。
fails-below-chance = 答对的人比随便猜还少：请检查答案和题目。
fails-misleading = { $percent } % 的人选了“{ $option }”：它其实是对的，还是容易误读？
fails-never-picked = 没有人选“{ $option }”：请改得更有迷惑性，或删去。
room-questions = 按题目，最不熟悉的在前
room-few = 作答太少，不显示
room-none-yet = 还没有人作答
room-counted = { $count } 次作答，答对 { $right } %
room-unanswered = 还有 { $count } 道题没有人答过
room-hours = 各小时的作答
room-days = 每天的触摸
room-poll = 大家怎么想
room-votes = { $count } 票
room-thanked = 一再因同一件事被感谢
room-thanks = { $team }：{ $week } 有 { $count } 次“{ $deed }”；值得有人写下这个故事。
room-wall = 感谢墙
room-no-cards = 墙上没有卡片。
room-cards = 墙上有 { $cards } 张卡片，其中 { $new } 张是新的，{ $unseen } 张还没有显示过。
room-wait = 等待最久的隔了 { $turns } 次，即 { $rounds } 轮；上限是两轮。
room-behind = 幕后同事占卡片的 { $cards } %，占显示时间的 { $time } %。
room-even = { $week } 各卡片显示的均匀程度为 { $jain }，1 为最佳。
room-hands = 大家一共鼓掌 { $count } 次。
room-few-hands = 有几次鼓掌。
room-lineups = 班前会
room-lineups-held = 开过 { $count } 次，时长中位数 { $minutes } 分钟，最近一次在 { $day }。
room-lineups-hands = 举手：多数对 { $right } 次，意见不一 { $split } 次，多数错 { $wrong } 次。
room-lineups-weeks = 每周的班前会
room-by-card = 每张卡片的显示时间
room-by-card-about = 实际份额与按有人时段应得的份额；等待以墙上的轮次计。
room-teams = 各团队在什么时段被看到（分钟）
room-grown-old = 文件夹里已经旧了的内容
column-page = 页面
column-taught = 讲了什么
column-times = 次数
column-last = 最近
column-card = 卡片
column-day = 日期
column-shown = 显示
column-share = 份额
column-fair = 应得
column-waited = 最长等待
column-team = 团队
column-cards = 卡片
column-early = 6–14点
column-late = 14–22点
column-night = 22–6点
taught-value = 价值观
taught-story = 故事
taught-question = 题目
taught-thanks = 感谢

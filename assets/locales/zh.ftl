# 中文界面。其他语言照样另写一个文件，放在这里或内容文件夹的 locales/ 下，以语言标签命名。

language-name = 中文

home = 首页
home-quiz = 答一道题
home-quiz-short = 答题
home-wall = 感谢墙
home-wall-short = 感谢墙
home-roles = 你的两份工作
home-roles-short = 两份工作
home-roles-three = 你的三份工作
home-roles-three-short = 三份工作
home-title = 想看点什么？
home-title-attract = 点一下屏幕。
home-quiz-about = 一到三道题，只计答案数，不记是谁答的。
home-wall-about = 身边的同事，和他们做的一件好事。
home-thank-about = 只要点三下，不留姓名。
home-roles-about = 本职之外，人人都有份的工作。

back = 返回
leave = 返回播放
leave-short = 结束
next = 下一题
done = 好了
confirm = 就按这个顺序
confirm-several = 就选这些
who-did = 看看谁做到了
who-did-short = 谁做到了？
back-to-question = 回到题目
quiz-on = 答一道相关的题
quiz-role = 给你出一道题
again = 再来几题
reach = 按钮移到下方
reach-off = 按钮放回原处
speak = 朗读本页
speak-off = 停止朗读
large-text = 放大文字
large-text-off = 恢复字号
reduced-motion = 减少动效
reduced-motion-off = 恢复动效
join = 点一个答案试试

today = 今日：{ $value }
source = 出处：{ $source }

job-one = 第一份工作
job-two = 第二份工作
job-three = 第三份工作，人人有份
today-acts = 今天就能做的两件事
roles-title = 你的本职是什么？
roles-about = 点一下你的岗位，看看本职之外还有什么。
moment = 关键时刻
act = 我们这样做
story = 小故事
lesson = 这个故事告诉我们
myth = 有人说
fact = 其实
chain = 一环扣一环
ladder = 我们守住的底线
help = 遇上这种事
voice-thanks = 多亏了
figure-origin = { $source }，{ $date }
answered = 有问有答
asked = 你们提的
asked-done = 我们做的
craft = 手艺一点通
dare = 今日一试
promise = 我们的承诺

question-of = 第 { $number } 题，共 { $total } 题
poll = 没有标准答案
poll-hint = 你怎么想？点一下。
poll-few = 已记下。满五个人回答，这里就显示大家的想法。
poll-all = 已有 { $number } 个回答。谁选了什么，没人知道。
question-silent = 问问大家
order-hint = 按先后顺序点；再点一次就收回。
several-hint = 请选 { $number } 项；再点一次就收回。
true = 对
false = 不对
think = 想一想……
answer = 答案
verdict-right = 答对了。
verdict-wrong = 还差一点。
verdict-order-wrong = 顺序还不对，再看看。
verdict-several-wrong = 还没全对，再看看。
your-choice = 你选的
right-answer = 正确
missed-answer = 这个也对
wrong-answer = 不是这个
step-elsewhere = { $step }（你排在第 { $number }）
comes-again = 最后还会再问一次。
takeaway = 记住这一句
promise-kept = 我们的承诺：{ $promise }
promise-kept-value = { $value }。我们的承诺：{ $promise }
room-right = 这道题在这里的正确率是 { $number }%。

thanks = 谢谢你
thanks-new = 谢谢你 · 本周新增
new = 新
colleague-in = { $team }的一位同事
team-date = { $team } · { $date }
quote-from = ——{ $from }
from-customer = 一位客户
from-peer = 一位同事
from-manager = 主管
from-leader = 公司领导
wall-title = 身边的好事
wall-all = 全部
by-value = 价值观
by-skill = 能力
by-team = 团队
by-month = 月份
wall-count = 共 { $count } 件好事，新的在前
wall-page = { $page } / { $pages }
wall-empty = 第一件好事，等你来讲。
wall-empty-about = 这周谁做了好事？把他怎么做的、结果怎样，告诉照看这块屏幕的同事吧。
wall-invite = 这周，谁做了好事？
wall-invite-about = 把他怎么做的、结果怎样，告诉照看这块屏幕的同事吧。
previous-page = 上一页
next-page = 下一页
pages-back = 往前 { $count } 页
pages-on = 往后 { $count } 页
earlier-choices = 左边还有
later-choices = 右边还有
card-label = { $name } · { $value } · { $date }
card-label-new = { $name } · { $value } · { $date } · 新

thank = 感谢同事
thank-short = 感谢
thanks-who = 谁做了件好事？
thanks-who-about = 点一下团队。只要点三下，不留姓名。
thanks-what = { $team }做了什么？
thanks-said = 谢谢你。
thanks-said-what = { $team }：“{ $deed }”
thanks-said-about = 有三个人说起同一件事，就会有人来听听这个故事。
thanks-form = 知道是谁？扫这里，把故事讲完整。
thanks-story = 扫这里，把故事讲完整。
deed-warmth-1 = 再难也和和气气
deed-warmth-2 = 肯为别人花时间
deed-product-1 = 问不倒，或者问得到
deed-product-2 = 找到了合适的零件
deed-technique-1 = 没人看着，也做得地道
deed-technique-2 = 守到问题解决才走
deed-communication-1 = 话说得清楚，也说得及时
deed-communication-2 = 交接清楚，一件没落下
deed-psychology-1 = 看出了别人需要什么
deed-psychology-2 = 别人急，他不急

applaud = 鼓掌
applauded = 谢谢！
hands = { $count ->
    [0] 来鼓第一次掌吧
   *[other] 收到 { $count } 次掌声
}

skill-warmth = 热心
skill-product = 懂产品
skill-technique = 懂技术
skill-communication = 会沟通
skill-psychology = 懂人心

lineup-start = 开班前会
lineup-start-about = 站着开，五分钟，人人都在。
lineup-go-on = 接着开班前会
lineup-go-on-about = 从刚才停下的地方继续。
lineup-value = 今天的价值观
lineup-value-cue = 大家一起念一遍。今天在哪儿能做到？
lineup-voice = 客户的话
lineup-story-cue = 念出来，或者用自己的话讲：
lineup-question = 举手答题
lineup-question-cue = 先念题，再问：选 A 的举手，选 B 的举手……
lineup-answer = 看答案
lineup-hands = 大家举得怎么样？
hands-right = 大多举对了
hands-split = 意见不一
hands-wrong = 大多举错了
lineup-thanks-cue = 讲讲经过，大家鼓个掌：
lineup-today = 今天这里
lineup-today-cue = 还有什么要让大家知道的？说完就开工。
lineup-other-story = 换个故事
lineup-other-question = 换一道题
lineup-other-thanks = 换位同事
lineup-other-short = 换一个
lineup-answer-short = 答案
lineup-next = 继续
lineup-skip = 跳过
lineup-done = 开工

visit-title = 谢谢你来答题。
visit-count = { $right ->
    [0] 答了 { $answered } 道题。
   *[other] { $answered } 道题，一次就答对 { $right } 道。
}
visit-room = 这几道题，头一次就答对的比例。
visit-room-number = { $number }%
visit-forget = 我们只计答案数，不记是谁答的。

still-here = 还在吗？
still-here-about = 点任意处继续。

findings-title = 要改的地方
findings-none = 没有要改的。
error = 错误
warning = 提示
fault-dot = 内容文件夹里有地方要改

pad-title = PIN
pad-about = 只给照看这块屏幕的人用。不是你？稍等，它会自己回到播放。
pad-open = 请输入 PIN。
pad-lineup = 请输入 PIN，开始班前会。
pad-desktop = 再输一次 PIN，就退出程序。
pad-checking = 请稍等……
pad-wrong = 不对。
pad-unready = 现在没法核对 PIN，原因见日志。
pad-locked = 错得太多了，请等 { $time }。
pad-erase = 删除
pad-enter = 确定

admin-now = 播放
admin-findings = 问题
admin-machine = 机器
admin-room = 答题
admin-tools = 工具
admin-now-title = 正在播放什么，为什么
admin-machine-title = 机器和屏幕
admin-room-title = 大家答得怎样
admin-tools-title = 测试和设置

playing-now = 正在播放
playing-paused = 正在播放，已暂停
playing-next = 接下来
playing-attract = 邀请大家点屏幕的首页
playing-closed = 没有播放，屏幕已熄
playing-skip = 跳过下一项
playing-pause = 暂停
playing-go-on = 继续
why-takeover = 它会打断一切，直到结束。
why-turn = 它等得最久，轮到它了；重要程度是 { $number }。
why-known = 大家有 { $number }% 知道。
why-known-little = 答案还太少，说不准多少人知道。
why-shown = 上次出现是 { $count } 天前。
why-never-shown = 还从没出现过。
why-owed = 所有感谢里，它最该补上时间。
why-theme = 它属于今天的价值观。
why-standby = 眼下没有别的可播。
why-closed = 现在不在开放时间内。

fact-fingerprint = 内容指纹
fact-taken = 上次读取内容
fact-origin = 内容来自
fact-content = 内容文件夹
fact-time = 时间
fact-zone = 时区
fact-uptime = 已运行
fact-memory = 内存
fact-frames = 已画帧数
fact-waiting = 等待保存的答案
fact-glass = 屏幕和缩放
fact-renderer = 绘图
fact-version = 版本
origin-folder = 内容文件夹
origin-last-good = 上次好的内容；文件夹不在
origin-example = 自带的示例
uptime-hours = { $count } 小时 { $number } 分
uptime-days = { $count } 天 { $number } 小时

room-visits = 使用次数
room-answers = 计入的答案
room-share = 一次答对
room-few = 太少

tools-colours = 颜色
tools-colours-about = 没人用了，或者下次启动，就恢复。
tools-auto = 按时间
tools-day = 日间
tools-evening = 夜间
tools-glass = 测试屏幕
tools-glass-about = 点圆圈；看纯色和网格。
tools-touches = 触摸
tools-charts = 画面
tools-leave = 退出
tools-leave-about = 退出程序，要再输一次 PIN。
tools-desktop = 回到桌面
touches-about = 把每个圆圈点一遍。十字要正好在手指点的地方。
touches-count = { $number } / { $total }
charts-next = 下一个画面

finding-what = { $kind }：{ $what }

text-slides = 我们相信什么
text-questions = 问答
text-picture = 图片

date = { $month }月{ $day }日
date-year = { $year }年{ date }
month = { $year }年{ $month }月
month-short = { $year }年{ $month }月

# The interface in English. Another language is another file like this one, either here or
# in the content folder under locales/, named by its tag: fr.ftl, pl.ftl.

language-name = English

home = Home
home-quiz = Answer a question
home-quiz-short = Question
home-wall = Wall of thanks
home-wall-short = Wall
home-roles = Your two jobs
home-roles-short = Two jobs
home-roles-three = Your three jobs
home-roles-three-short = Three jobs
home-title = What would you like to do?
home-title-attract = Touch the screen.
home-quiz-about = One to three questions. We count answers, never who gave them.
home-wall-about = Colleagues, and a good thing each of them did.
home-thank-about = Three taps, and no names.
home-roles-about = The job you were hired for, and what is everyone’s job.

back = Back
leave = Back to the slides
leave-short = Close
next = Next
done = Done
confirm = Check my answer
confirm-several = Check my answer
who-did = See who did this
who-did-short = Who did this?
back-to-question = Back to the question
quiz-on = A question about this
quiz-role = A question for you
again = Another round
reach = Lower the buttons
reach-off = Put the buttons back
speak = Read this page aloud
speak-off = Stop reading
large-text = Larger text
large-text-off = Normal text
reduced-motion = Less motion
reduced-motion-off = Normal motion
join = Touch an answer

today = Today: { $value }
source = Source: { $source }

job-one = Job one
job-two = Job two
job-three = Job three, for everyone
today-acts = Two things to do today
roles-title = What were you hired to do?
roles-about = Touch yours to see what else is your job.
moment = A moment that counts
act = What we do
story = A story
lesson = What it teaches
myth = They say
fact = In fact
chain = One thing leads to another
ladder = The line we hold
help = When it happens
voice-thanks = Thanks to
figure-origin = { $source }, { $date }
answered = You asked, we answered
asked = You asked
asked-done = What we did
craft = Know your craft
dare = Today’s dare
promise = Our promise

question-of = Question { $number } of { $total }
poll = No right answer
poll-hint = What do you think? Touch it.
poll-few = Counted. From five answers on, you see here what the others think.
poll-all = { $number } answers so far. Nobody knows who said what.
question-silent = A question for all of us
order-hint = Touch the steps in order. Touch one again to take it back.
several-hint = Choose { $number }. Touch one again to take it back.
true = True
false = False
think = Think about it…
answer = The answer
verdict-right = Exactly.
verdict-wrong = Not quite.
verdict-order-wrong = Not quite: look at the order.
verdict-several-wrong = Not quite: look again.
your-choice = Your answer
right-answer = Right
missed-answer = This one too
wrong-answer = Not this one
step-elsewhere = { $step } (yours: { $number })
comes-again = We’ll ask this one again at the end.
takeaway = Remember this
promise-kept = Our promise: { $promise }
promise-kept-value = { $value }. Our promise: { $promise }
room-right = { $number }% of answers here were right.

thanks = Thank you
thanks-new = Thank you · new this week
new = New
colleague-in = Someone in { $team }
team-date = { $team } · { $date }
quote-from = — { $from }
from-customer = A customer
from-peer = A colleague
from-manager = Their manager
from-leader = One of our leaders
wall-title = Good things done here
wall-all = All
by-value = Value
by-skill = Skill
by-team = Team
by-month = Month
wall-count = { $count ->
    [one] One good thing
   *[other] { $count } good things, newest first
}
wall-page = { $page } / { $pages }
wall-empty = The first story is still to be told.
wall-empty-about = Who did something good this week? Tell the person who looks after this screen what they did, and what came of it.
wall-invite = Who did something good this week?
wall-invite-about = Tell the person who looks after this screen what they did, and what came of it.
previous-page = Previous page
next-page = Next page
pages-back = { $count } pages back
pages-on = { $count } pages ahead
earlier-choices = More to the left
later-choices = More to the right
card-label = { $name } · { $value } · { $date }
card-label-new = { $name } · { $value } · { $date } · New

thank = Thank a colleague
thank-short = Thank
thanks-who = Who did something good?
thanks-who-about = Touch the team. Three taps, and no names.
thanks-what = { $team }: what did they do?
thanks-said = Thank you.
thanks-said-what = { $team }: “{ $deed }”
thanks-said-about = When three of us say the same, somebody comes and asks for the story.
thanks-form = You know who it was? Scan this, and tell the whole story.
thanks-story = Tell the whole story: scan this.
deed-warmth-1 = Stayed friendly when it was hard
deed-warmth-2 = Took time for somebody
deed-product-1 = Knew the answer, or found it
deed-product-2 = Found the right part
deed-technique-1 = Did it properly when nobody looked
deed-technique-2 = Stayed until it was solved
deed-communication-1 = Said it clearly, and in time
deed-communication-2 = Passed it on, and nothing got lost
deed-psychology-1 = Saw what somebody needed
deed-psychology-2 = Kept calm when it got loud

applaud = Applaud
applauded = Thank you!
hands = { $count ->
    [0] Be the first
    [one] { $count } clap
   *[other] { $count } claps
}

skill-warmth = Warm heart
skill-product = Knows the product
skill-technique = Knows the craft
skill-communication = Listens and explains well
skill-psychology = Understands people

lineup-start = Start the shift
lineup-start-about = Five minutes, standing, all together.
lineup-go-on = Go on with the line-up
lineup-go-on-about = Where it was interrupted.
lineup-value = Today’s value
lineup-value-cue = Say it aloud, all together. Where will it show today?
lineup-voice = A customer’s words
lineup-story-cue = Read it out, or tell it in your own words:
lineup-question = Show of hands
lineup-question-cue = Read it out. Then hands up: who says A, who says B?
lineup-answer = Show the answer
lineup-hands = How were the hands?
hands-right = Mostly right
hands-split = Divided
hands-wrong = Mostly wrong
lineup-thanks-cue = Tell how it was, and clap:
lineup-today = Today here
lineup-today-cue = Anything else that everybody should know? Then off we go.
lineup-other-story = Another story
lineup-other-question = Another question
lineup-other-thanks = Another colleague
lineup-other-short = Other
lineup-answer-short = Answer
lineup-next = Next
lineup-skip = Skip
lineup-done = Off we go

visit-title = Thanks for joining in.
visit-count = { $right ->
    [0] You tried { $answered ->
        [one] one question
       *[other] { $answered } questions
    }.
   *[other] { $answered ->
        [one] One question, right first time.
       *[other] { $right } of { $answered } right first time.
    }
}
visit-room = of first answers to these questions were right.
visit-room-number = { $number }%
visit-forget = We count answers, never who gave them.

still-here = Still here?
still-here-about = Touch anywhere to go on.

findings-title = What to fix
findings-none = Nothing to fix.
error = Error
warning = Note
fault-dot = Something in the content folder needs fixing

pad-title = PIN
pad-about = For the person who looks after this screen. Not you? It goes back to the slides by itself.
pad-open = Type the PIN.
pad-lineup = Type the PIN to begin the line-up.
pad-desktop = Type the PIN once more to end the program.
pad-checking = One moment…
pad-wrong = That wasn’t it.
pad-unready = The PIN can’t be checked now; the log says why.
pad-locked = Too many wrong ones. Wait { $time }.
pad-erase = Erase
pad-enter = Enter

admin-now = Now
admin-findings = Findings
admin-machine = Machine
admin-room = Room
admin-tools = Tools
admin-now-title = What is playing, and why
admin-machine-title = The machine and its glass
admin-room-title = What the room has answered
admin-tools-title = Try and change

playing-now = On the glass
playing-paused = On the glass, standing still
playing-next = After it
playing-attract = An invitation to touch the screen
playing-closed = Nothing: the glass is dark
playing-skip = Skip what comes next
playing-pause = Pause
playing-go-on = Go on
why-takeover = It interrupts everything until its end.
why-turn = It has waited longest for its turn; its importance is { $number }.
why-known = { $number }% of the room know it.
why-known-little = There are too few answers to say who knows it.
why-shown = It was last shown { $count } days ago.
why-never-shown = It was never shown.
why-owed = Of all cards it is owed the most time.
why-theme = It is of today’s value.
why-standby = Nothing else may show now.
why-closed = It is outside opening hours.

fact-fingerprint = Content fingerprint
fact-taken = Content last read
fact-origin = Content from
fact-content = Content folder
fact-time = Time
fact-zone = Time zone
fact-uptime = Running for
fact-memory = Memory
fact-frames = Frames painted
fact-waiting = Answers to be saved
fact-glass = Glass and scale
fact-renderer = Drawn by
fact-version = Version
origin-folder = the folder
origin-last-good = what was good last; the folder is missing
origin-example = the built-in example
uptime-hours = { $count } h { $number } min
uptime-days = { $count } d { $number } h

room-visits = Visits
room-answers = Answers counted
room-share = Right at the first try
room-few = too few

tools-colours = Colours
tools-colours-about = Until nobody is there any more, or the next start.
tools-auto = By the hour
tools-day = Day
tools-evening = Evening
tools-glass = Test the glass
tools-glass-about = Circles to touch; full colours and a grid.
tools-touches = Touch
tools-charts = Picture
tools-leave = Leave
tools-leave-about = Ends the program; asks for the PIN again.
tools-desktop = To the desktop
touches-about = Touch every circle. The cross must stand where your finger is.
touches-count = { $number } of { $total }
charts-next = Next picture

finding-what = { $kind }: { $what }

text-slides = What we stand for
text-questions = Questions
text-picture = Picture

date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
date-year = { date } { $year }
month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] June
    [7] July
    [8] Aug
    [9] Sept
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }

# The interface in English. Another language is another file like this one, either here or
# in the content folder under locales/, named by its tag: fr.ftl, pl.ftl.

language-name = English

home = Home
home-quiz = Answer a question
home-quiz-short = Question
home-wall = The wall
home-wall-short = Wall
home-roles = Your two jobs
home-roles-short = Two jobs
home-roles-three = Your three jobs
home-roles-three-short = Three jobs
home-title = What would you like to do?
home-title-attract = Touch the screen.
home-quiz-about = One to three questions. Nobody keeps your answers.
home-wall-about = Colleagues, and a good thing each of them did.
home-roles-about = What you were hired for, and the job we all share.

back = Back
leave = Back to the show
leave-short = Close
next = Next
done = Done
confirm = That’s my order
confirm-several = That’s my choice
who-did = Who did just that?
who-did-short = Who did that?
back-to-question = Back to the question
quiz-on = A question on this
quiz-role = A question for you
again = Another round
reach = Bring the buttons down
reach-off = Put the buttons back
large-text = Larger text
large-text-off = Smaller text
reduced-motion = Less motion
reduced-motion-off = More motion
join = Touch an answer

today = Today: { $value }
source = Source: { $source }

job-one = Job one
job-two = Job two
job-three = Job three, for everyone
today-acts = Two things to do today
roles-title = What were you hired to do?
roles-about = Touch it, and see the job that comes with it.
moment = A moment of truth
act = What one of us does
story = It happened
lesson = What it teaches
myth = They say
fact = It’s so
chain = One thing leads to the next
ladder = The line we hold
help = If it happened to you
promise = Our promise

question-of = Question { $number } of { $total }
question-silent = A question for the room
order-hint = Touch the steps in their order. Touch again to take one back.
several-hint = Choose { $number }. Touch again to take one back.
true = True
false = False
think = Think about it …
answer = The answer
verdict-right = Exactly.
verdict-wrong = Not quite.
verdict-order-wrong = Almost: look at the order.
verdict-several-wrong = Partly: look again.
your-choice = Your choice
right-answer = Right
missed-answer = This one too
wrong-answer = Not this one
step-elsewhere = { $step } (you: { $number })
comes-again = It comes back once more at the end.
takeaway = To take with you
promise-kept = The promise it keeps: { $promise }
promise-kept-value = { $value }. The promise it keeps: { $promise }
room-right = { $number } % of this room chose right.

thanks = Thank you
thanks-new = Thank you · new this week
new = New
colleague-in = A colleague in { $team }
team-date = { $team } · { $date }
quote-from = — { $from }
from-customer = A customer
from-peer = A colleague
from-manager = Their manager
from-leader = One of our leaders
wall-title = A good thing done
wall-all = All
by-value = Value
by-skill = Skill
by-team = Team
by-month = Month
wall-count = { $count ->
    [one] One good thing
   *[other] { $count } good things, the newest first
}
wall-page = { $page } / { $pages }
wall-empty = The first good thing is still to be told.
wall-empty-about = Who did one this week? Tell the person who looks after this screen what they did, and what came of it.
wall-invite = Who did a good thing this week?
wall-invite-about = Tell the person who looks after this screen what they did, and what came of it.
previous-page = Previous page
next-page = Next page
pages-back = { $count } pages back
pages-on = { $count } pages on
earlier-choices = More to the left
later-choices = More to the right
card-label = { $name } · { $value } · { $date }
card-label-new = { $name } · { $value } · { $date } · New

applaud = Applaud
applauded = Thank you!
hands = { $count ->
    [0] Be the first
    [one] { $count } hand
   *[other] { $count } hands
}

skill-warmth = Warm heart
skill-product = Knows the product
skill-technique = Knows the craft
skill-communication = Listens and says it well
skill-psychology = Understands people

visit-title = Thank you for thinking along.
visit-count = { $right ->
    [0] You looked at { $answered ->
        [one] one question
       *[other] { $answered } questions
    }.
   *[other] { $answered ->
        [one] One question, and right at once.
       *[other] { $right } of { $answered } right at the first try.
    }
}
visit-room = of this room knew these answers at once.
visit-room-number = { $number } %
visit-forget = Nobody keeps your answers.

still-here = Still here?
still-here-about = Touch anywhere to go on.

findings-title = What to mend in the content folder
findings-none = Nothing to mend.
findings-more = … and { $count } more. “breakroom check” lists them all.
error = Error
warning = Note
fault-dot = Something in the content folder wants mending

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

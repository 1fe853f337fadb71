# The desk in English: the window in which the content is written.

# The bar
places = Parts of the desk
place-items = Items
place-findings = To fix ({ $count })
place-when = Calendar
place-room = The room
place-inbox = { $count ->
    [0] Inbox
   *[other] Inbox ({ $count })
}
undo = Undo
redo = Redo
all-saved = All saved
save-all = Save all ({ $count })
to-dark = Dark
to-light = Light
other-language = 中文
said-saved = Saved.
said-withdrawn = Withdrawn: it is off the screen.
said-failed = It couldn’t be saved. What you wrote is kept; try again.
said-at-odds = Somebody else has changed the same. Please decide.
said-unreadable = A file can’t be made out yet, so it isn’t saved.
said-refused = This can’t be changed here.

# The list
search = Search in all languages
new = + New
all = All
folder-philosophy = Pages
folder-questions = Questions
folder-commendations = Thanks
folder-today = Today
filter-kind = Kind
filter-state = State in the list
filter-value = Value in the list
any-state = Any state
any-value = Any value
filter-team = Team in the list
any-team = Any team
items-count = { $count ->
    [one] One item
   *[other] { $count } items
}
sort-need = What needs doing first
state-fault = Has a fault
state-draft = Draft
state-no-consent = Waits for consent
state-later = Shows later
state-from = From { $day }
state-shown = On the screen
state-rests = Out of season
state-rests-until = Out of season, again from { $day }
state-ended = Ended
state-ended-on = Ended { $day }
state-withdrawn = Withdrawn
unsaved = not saved
no-title = Without words yet

# The item
nothing-chosen = Choose an item on the left
nothing-chosen-about = Or begin a new one.
save = Save
approve = Approve…
publish = Publish
new-version = New version
revises = A new version of “{ $title }”, which stays until this one takes its place.
copy = Copy
delete = Delete
withdraw = Withdraw…
faulty = This can’t be made out, so there is no form for it. Once it can, the form comes back.
faulty-text = As it stands in the file
repair-write = Write { $what }
repair-add = Add { $what }
repair-take-out = Take it out
kind-unknown = Can’t be made out
part-belongs = Where it belongs
part-when = When it shows
part-more = More
take-out = Take out: { $name }
move-up = Up: { $name }
move-down = Down: { $name }
right-one = Right
none = None
everyone = Everyone
yes = Yes
no = No
calendar = Calendar
month-before = The month before
month-after = The month after
length-words = { $has } of { $most } words · { $time } s
length-characters = { $has } of { $most } characters · { $time } s
day-Mon = Mon
day-Tue = Tue
day-Wed = Wed
day-Thu = Thu
day-Fri = Fri
day-Sat = Sat
day-Sun = Sun

# Pictures
photo-choose = Choose a picture…
photo-other = Choose another…
photo-drop = or drop one here
photo-focus = What must stay in the frame: { $x } % from the left, { $y } % from the top
photo-let-go = Let go: it becomes the photo of this item
note-focus = Click on what must stay in the frame, or move it with the arrows.
pick-title = Choose a picture
pick-up = Up
pick-home = My pictures
pick-own = In the folder
pick-none = There are no pictures here.
pick-never = Take none
said-no-picture = There is no place for a picture here.

# The page beside it
look-page = Page
look-language = Language of the page
look-evening = Evening
look-portrait = Upright
look-afar = From three metres
page-name = The page as the screen shows it
page-Loop = In the loop
page-Asked = Asked
page-Half = Half answered
page-Answered = Answered
page-Opened = Opened
page-Wall = On the wall
page-LineUp = Last page of the line-up
told-count = { $count ->
    [0] Nothing to fix here.
    [one] One thing to look at; it stands at its field.
   *[other] { $count } things to look at; each stands at its field.
}

# Everything that is wrong
findings-title = To fix in the folder
findings-none = Nothing to fix.
findings-fitting = Every page is being looked at whether its texts have room …

# A new item
new-title = What would you like to begin?
new-about = Nothing of it shows until its last text is written.
new-thanks = Thanks
new-question = A question
new-page = A page
new-today = Today, in the line-up
about-Today = One or two lines for a day, which the line-up closes with: a delivery, a visitor, a new colleague.
about-Commendation = What a colleague did, for whom, and what came of it.
about-Single = Three options, and one of them is right.
about-Several = Two or more options are right.
about-TrueFalse = A statement that is true or false.
about-Order = Steps to be put in order.
about-Principle = A thought in a line, and a sentence.
about-YourJobs = The roles of the house, and the two jobs of each.
about-MomentOfTruth = Where a customer meets us, and what one of us does.
about-Story = Something that happened, and what it teaches.
about-MythAndFact = What people say, what is so, and why.
about-Chain = One thing leads to the next.
about-BoundaryLadder = How far, and no further.
about-HelpCard = What to do when it has happened to you.
about-Promise = The promise, which closes each round.

# Questions before the desk goes on
withdraw-title = Take it off the screen for good?
withdraw-about = Its id goes into withdrawn.ron at once, and the screen drops it within seconds. What the kiosk has kept of it is erased. To bring it back, the id must be taken out of withdrawn.ron by hand.
withdraw-yes = Withdraw it now
withdraw-no = Leave it
left-title = Something from last time isn’t saved
left-about = These files were changed on this desk and not saved. Nothing of it is on the screen.
left-take = Take it up
left-drop = Throw it away
odds-title = Both of you have changed this
odds-about = While you were writing, somebody else has saved the same place. Which of the two is to stay?
odds-ours = Yours
odds-theirs = Theirs, in the folder
odds-keep-ours = Keep mine
odds-keep-theirs = Take theirs
taken-out = (taken out)

# The first page
start-title = A screen for your break room
start-about = A few answers make a folder that is ready to be shown. All of it can be changed later.
start-languages = Languages
start-name = The name of your firm
start-promise = What you promise your customers
start-promise-about = One short line: at most 7 words, 12 Chinese characters.
start-panel = The panel’s diagonal
start-roles = Who works here
start-roles-about = The example’s roles; take out those you don’t have. Their words are yours to change.
start-third-job = A third job for everybody?
start-third-job-about = Beside the one they were hired for and taking care of the customer, such as keeping the place tidy and safe.
start-keeps = Keep the example’s pages and questions to begin with?
start-make = Make the folder
start-lacks = The name and the promise are still to be written, in each language, and one role at least.

# Kinds of item
kind-Principle = Principle
kind-YourJobs = Your jobs
kind-MomentOfTruth = Moment that counts
kind-Story = Story
kind-MythAndFact = Myth and fact
kind-Chain = Chain
kind-BoundaryLadder = The line we hold
kind-HelpCard = Help card
kind-Promise = Promise
kind-Today = Today here
kind-Single = Question, one right
kind-Several = Question, several right
kind-TrueFalse = True or false
kind-Order = Steps in order
kind-Commendation = Thanks

# Fields
field-id = Id
field-value = Value
field-pole = Pole
field-audience = For whom
field-from = First day
field-until = Last day
field-each_year = Every year
field-dates = Days of a feast that moves
field-dayparts = Days and hours
field-importance = Importance
field-takeover = Interrupts everything
field-needs = Only with or without a third job
field-teaches = Rows of the philosophy
field-source = Source
field-silence = Rules it may break
field-rule = Rule
field-because = Why
field-days = Days
field-to = To
field-headline = Headline
field-photo = Photo
field-path = File in photos/
field-alt = What it shows, for those who can’t see it
field-focus = What must stay in the frame
field-body = Text
field-roles = Roles
field-name = Name
field-job_one = Job one
field-job_two = Job two
field-acts = Two things to do today
field-touchpoint = Where the customer meets us
field-act = What one of us does
field-lesson = What it teaches
field-myth = What people say
field-fact = What is so
field-links = Links
field-steps = Steps
field-title = Title
field-text = Text
field-decides = Who decides
field-tell = Whom to tell
field-difficulty = Difficulty
field-skill = Skill
field-situation = Situation
field-stem = Question
field-options = Options
note-Today-day = The day on which it shows, and no other: gone at midnight.
note-Today-lines = One or two, each at most 12 words, 20 Chinese characters: ten people read them from five metres.
field-lines = Line
field-day = Day
field-right = Right
field-rationale = Why
field-takeaway = To remember
field-answer = The statement is true
field-if_true = To who says “true”
field-if_false = To who says “false”
field-who = Who is thanked
field-person = Same person, by id
field-team = Team
field-date = Day
field-behind_the_scenes = Behind the scenes
field-effect = What came of it
field-quote = Somebody’s own words
field-by = By
field-helped_by = Who helped
field-nominated_by = Told by
field-consent = Consent
field-words = To the words, on
field-words_until = Words until
field-name_until = Name until
field-photo_until = Photo until
field-status = Status
field-approved = Approval
field-second = Second
field-on = On
entry-options = Option
entry-steps = Step
entry-roles = Role
entry-dates = Stretch of days
entry-dayparts = Stretch of the week
entry-silence = Rule
word-Care = Care for customers
word-Dignity = Dignity of staff
word-ThirdJob = Only with
word-NoThirdJob = Only without
word-Warmth = Warm heart
word-Product = Product
word-Technique = Craft
word-Communication = Listening and explaining
word-Psychology = Understanding people
word-Person = A person
word-Team = A team
word-Customer = Customer
word-Peer = Colleague
word-Manager = Manager
word-Leader = Leader
word-Draft = Draft
word-Approved = Approved
word-Withdrawn = Withdrawn

# What is to be known of a field
note-headline = The line that is read from three metres: at most 7 words, 12 Chinese characters.
note-body = One or two sentences: at most 25 words, 45 Chinese characters.
note-Story-body = What happened: at most 45 words, 80 Chinese characters.
note-lesson = What it teaches, in one sentence.
note-touchpoint = Where and when a customer meets us, such as “The phone rings at closing time”.
note-MomentOfTruth-act = What one of us does then.
note-myth = What many believe.
note-fact = What is so.
note-MythAndFact-because = Why.
note-links = 3 to 5 links from hand to hand, each two or three words.
note-BoundaryLadder-steps = 3 to 5 steps, from the mildest to the last. title: two or three words.
note-decides = Who decides, and that they will be backed.
note-HelpCard-steps = 3 to 6 things to do, in their order, each a short sentence.
note-tell = Whom to tell, and how they are reached.
note-difficulty = From 1 (nearly all know it) to 5 (few do).
note-Single-situation = What is the case, where the question needs it told.
note-Several-situation = What is the case, where the question needs it told.
note-TrueFalse-situation = What is the case, where the question needs it told.
note-Order-situation = What is the case, where the question needs it told.
note-stem = The question, in one sentence.
note-TrueFalse-stem = A statement that is true or false.
note-Order-stem = What is to be put in order, such as “In what order do you see it through?”
note-Single-options = 2 to 6 options; three is the rule. The right one is marked, wherever it stands.
note-Several-options = 3 to 6 options. Two or more are right and marked, and one at least isn’t.
note-Order-steps = 3 to 6 steps, in the right order; the screen mixes them.
note-rationale = Why it is right, or what is good and what is missing in it.
note-takeaway = What is to stay in the mind, in one sentence.
note-answer = Which of the two it is.
note-if_true = What somebody reads who has said “true”.
note-if_false = What somebody reads who has said “false”.
note-Commendation-name = Who it is. Without their consent to the name the screen says “someone in …”. A whole team has no name.
note-team = Where they work, such as “Warehouse”.
note-date = The day on which it happened: year-month-day.
note-behind_the_scenes = Whether customers hardly ever see them.
note-Commendation-situation = What was the case. One or two short sentences.
note-Commendation-act = What they did: an act that one could have filmed. The screen shows this largest.
note-effect = What came of it, for whom.
note-Commendation-skill = The skill it shows.
note-helped_by = Who helped behind the scenes.
note-quote = What somebody said of it, and who they are.
note-Commendation-photo = A photo in the folder photos, and what it shows for those who can’t see it.
note-nominated_by = Who told you of it. It isn’t shown, and the checker counts whom you hear from.
note-consent = When they agreed to each part. Ask first: without words nothing is shown, without name no name, without photo a monogram. An end may follow.
note-status = Once two people have approved it, it is Approved.
note-approved = Who approved it; two names.
note-value = The value it belongs to; its day is that of the value.
note-audience = Whom it speaks to; none chosen is everyone.
note-until = The last day on which it shows.
note-each_year = Month and day, such as 01-20, without a year. It may run over New Year.
note-dates = For feasts whose day is another each year. Write the next years out.
note-takeover = As long as it is valid, nothing else is shown. It must have a last day.
note-importance = 1 to 5; 3 is usual. How often it comes up against its neighbours.
note-teaches = For your own book-keeping, with commas between.

# Kinds of page that came later
kind-Voice = A customer’s words
kind-Figure = A number
kind-Answered = Asked and done
kind-Craft = Craft
kind-Poll = Poll
about-Voice = What a customer said, and whose work is behind it.
about-Figure = A number that proves something, and where it comes from.
about-Answered = What somebody asked for, and what was done.
about-Poll = A question without a right answer. Who touches it sees what the room thinks.
about-Craft = Something of the trade, shown in a picture.
field-owner = Whose page it is
field-draft = Draft
field-revises = New version of
field-thanks_to = Whose work is behind it
field-number = Number
field-of = Of what
field-counted = Counted on
field-good_for_days = Shown for so many days
field-asked = What was asked for
field-done = What was done
note-Voice-headline = What the customer said, without quotation marks: at most 14 words, 24 Chinese characters.
note-Voice-by = Who said it, without a name, such as “A customer on the telephone”.
note-thanks_to = Whose work is behind it: a team, and what they did. Colleagues by name stand on the wall.
note-Figure-headline = What the number proves, in at most 7 words, 12 Chinese characters.
note-number = The number as it is to be seen, at most 8 characters, such as “3” or “98%”.
note-of = What it is the number of.
note-Figure-source = Where it comes from, and the day on which it was counted.
note-good_for_days = For so many days it is shown; then it must be counted again.
note-asked = What somebody asked for, in their words.
note-done = What has been done about it, and since when.
note-Poll-headline = What you ask: at most 18 words, 30 Chinese characters. No answer is wrong.
note-Poll-options = 2 to 5, each at most 12 words, 22 Chinese characters.
note-Craft-photo = The picture that shows it, a photo or a drawing, in photos/. alt: what is to be seen on it.

# When what plays
day-before = The day before
day-after = The day after
to-today = Today
when-theme = The day of “{ $value }”
when-open = { $from } to { $until } · { $items ->
    [one] one item
   *[other] { $items } items
} on { $pages } pages, if nobody touches the screen
when-playing = The day is being played …
when-closed = The room is closed on this day.
when-unsaved = With what isn’t saved yet.
when-day = The day
when-hour = The hour from { $hour }
when-Evening = Evening colours
when-Day = Day colours
when-takeover = Takes over: { $title }
when-all-there-is = Takes over; nothing else is shown until { $until }
when-times = { $count ->
    [one] Shown once on this day
   *[other] Shown { $count } times on this day
}
when-invite = The invitation to touch the screen
page-before = The page before
page-after = The page after
open-item = Open it
when-changes = Begins and ends
when-no-changes = Nothing begins or ends on this day.
when-begins = Shows from this day on
when-ends = Shows for the last time
when-takes-over = Takes over
when-consents = Consent runs out within 30 days
when-no-consents = Nobody’s.
when-words-until = { $whose }: the words, { $day }
when-name-until = { $whose }: the name, { $day }
when-photo-until = { $whose }: the photo, { $day }
when-untouched = Untouched for half a year
when-no-untouched = Nothing.
when-nobodys = Nobody’s
when-owner = { $owner } ({ $count })
and-more = and { $count } more
when-care = Care
when-asked = asked
when-thanks = Thanks
when-dignity = Dignity

# The inbox
said-copied = Copied.
inbox-unnamed = No sheet is watched yet
inbox-unnamed-about = Let colleagues tell you of each other in a form of your own, such as one of Microsoft Forms or Google Forms, and name the sheet here that it fills. Each new row then stands here as a proposal, with what is to be known of it, until you take it over or decline it.
inbox-sheet = The sheet
inbox-sheet-about = Where it lies, as seen from the content folder, such as ../praise.xlsx (.xlsx, .csv or .tsv). It goes into desk.ron, which no screen reads.
inbox-where = Where it lies
inbox-watch = Watch this sheet
inbox-empty = Nothing waits
inbox-empty-about = New rows of { $sheet } stand here within seconds.
inbox-count = { $count ->
    [0] Nothing waits
    [one] One proposal waits
   *[other] { $count } proposals wait
}
inbox-from = From { $sheet }
inbox-nobody = Somebody
inbox-waits = { $count ->
    [0] since today
    [one] for one day
   *[other] for { $count } days
}
inbox-row = row { $row }
inbox-by = Put forward by { $name }
inbox-situation = What was the case
inbox-act = What they did
inbox-effect = What came of it
take-over = Take it over
take-over-about = It becomes a draft among the items, and is on no screen yet.
decline = Decline it
decline-why = Why it is declined
decline-words = In your own words
decline-about = Only the reason is kept, and a mark by which the row is known; nothing of what it says.
why-twice = Said twice
why-self = Praises themselves
why-no-act = Says nothing that was done
why-customer = Names a customer
inbox-taken = Taken over as a draft
inbox-taken-about = Ask for consent now: without it nothing of this is shown.
inbox-next = The next proposal
mail-title = Ask for consent
mail-about = A message to whom it thanks, to be copied into a mail. Enter the days they agree on in the draft.
mail-copy = Copy the message
mail-person =
    Hello { $whom },
    { "" }
    a colleague has told us what you did, and we would like to thank you for it on the screen in the break room, in these words:
    { "" }
    { $situation }
    { $act }
    { $effect }
    { "" }
    You decide, part by part. Please answer with yes or no, and with a day if it is to end:
    – May we tell the story in these words?
    – May we say your name?
    – May we show your photo? If so, please send one that you like.
    { "" }
    If a word is wrong, please change it. A no needs no reason, and you can take back a yes on any day; it is off the screen at once.
    { "" }
    Thank you!
mail-team =
    Hello everybody in { $whom },
    { "" }
    a colleague has told us what you did together, and we would like to thank you for it on the screen in the break room, in these words:
    { "" }
    { $situation }
    { $act }
    { $effect }
    { "" }
    Please answer with yes or no, and with a day if it is to end:
    – May we tell the story in these words?
    – May we show a photo of you? If so, please send one on which everybody likes to be.
    { "" }
    If a word is wrong, please change it. A no needs no reason, and you can take back a yes on any day; it is off the screen at once.
    { "" }
    Thank you!

# From when until when
span-always = Shows now, without an end.
span-from = Shows from { $from }, without an end.
span-until = Shows now, ends after { $until }.
span-both = Shows from { $from }, ends after { $until }.
span-last = Shows for the last time today.
span-over = Ended after { $until }.
span-never = Never shows: its last day comes before its first.
span-season = { " " }Only in its season.
span-today = today
span-tomorrow = tomorrow
weekday-Mon = Monday
weekday-Tue = Tuesday
weekday-Wed = Wednesday
weekday-Thu = Thursday
weekday-Fri = Friday
weekday-Sat = Saturday
weekday-Sun = Sunday
feast-1-1 = New Year
feast-5-1 = May Day
feast-12-24 = Christmas Eve
feast-12-25 = Christmas Day
feast-12-31 = New Year’s Eve

# What an item was on the screen
versions = Versions
versions-title = What was on the screen
versions-back = Back to the item
versions-none = Nothing of it was approved yet. Every version that two people approve is kept here.
versions-as-now = as it is now
versions-now = As it is now
versions-same = Both say the same.
versions-other = What went is struck through, and what came is underlined.
versions-page = { $name }: { $count ->
    [0] no word is another
    [one] one place is another
   *[other] { $count } places are others
}
versions-no-page = This page can’t be drawn.
versions-bring-back = Bring back as a draft
versions-bring-back-about = It becomes a new version beside the item, which stays as it is until the new one is approved.

# What two people let onto the screen
approval = Approval
approval-off = Whatever is saved is shown, but for drafts. If two people are to approve it first, they begin by approving what is on the screen now.
approval-on = Only what two people have approved is shown, in the words approved.
approval-begin = Let two people approve from now on…
approval-all = Approve all that waits ({ $count })…
approve-title = Two people approve these words
approve-about = The screen shows what they let through, word for word, until two people approve something else.
approve-all-title = Two people approve all of it
approve-all-about = { $count ->
    [one] One item is approved
   *[other] { $count } items are approved
} as saved. From then on nothing shows in other words until two people have approved them.
approve-lacks = It can’t be shown yet:
approve-by = Approved by
approve-second = And by, as a second pair of eyes
approve-two = Two people, each with a name of their own.
approve-yes = Approve now
approve-no = Not now
said-approved = Done; the screen follows within seconds.
said-not-yet = It can’t be shown yet: see its fields.
said-save-first = Please save everything first.
state-waits = Waits for approval

# What the room knows
room-title = What the room knows
room-from = From { $path }, which is only read.
room-about = First tries up to { $day }. Known is what is right without those who only guessed; the thin line is where it lies with 90 % certainty. Counts under { $least } are not shown, and nobody is told who answered what.
room-again = Read it again
room-reading = It is being read …
room-unread = See whether the file is the kiosk’s ledger.sqlite, and whether the share that it lies on is there. Nothing was changed in it.
room-nothing = There is no ledger there. A kiosk makes one in its state folder when it is first shown.
room-no-answers = Nothing has been answered yet.
room-unnamed = No kiosk’s ledger is named yet
room-unnamed-about = A kiosk counts answers in ledger.sqlite in its state folder, never who gave them. Name that file here, or the folder it lies in, on this machine or on a share, and read what the room knows. It is copied to be read; nothing is changed in it.
room-ledger = The ledger
room-where = Where the ledger lies
room-ledger-about = For example /mnt/breakroom-state or ../state/ledger.sqlite, as seen from the content folder. It goes into desk.ron.
room-read = Read this ledger
room-values = By value, the least known first
room-weeks = How it moved, week by week
room-whole = The whole room
room-failing = Questions to look at
room-none-fails = None, of those with answers enough to judge.
fails-below-chance = Fewer get it right than guessing would: look at the key and at the question.
fails-misleading = { $percent } % pick “{ $option }”: is it right after all, or misread?
fails-never-picked = Nobody picks “{ $option }”: make it tempting, or take it out.
room-questions = By question, the least known first
room-few = too few answers to be shown
room-none-yet = nobody has answered yet
room-counted = { $count ->
    [one] one answer
   *[other] { $count } answers
}, { $right } % right
room-unanswered = { $count ->
    [one] One question that nobody has answered yet
   *[other] { $count } questions that nobody has answered yet
}
room-hours = Answers by hour
room-days = Touches a day
room-poll = What the room thinks
room-votes = { $count } votes
room-thanked = Thanked for the same again
room-thanks = { $team }: { $count } times “{ $deed }” in { $week }; somebody has a story to write.
room-wall = The wall
room-no-cards = There are no cards on it.
room-cards = { $cards } cards are live, { $new } of them new, { $unseen } not seen yet.
room-wait = The longest wait was { $turns } turns, { $rounds } rounds of the wall; two are the bound.
room-behind = Those behind the scenes are on { $cards } % of the cards and had { $time } % of the time.
room-even = In { $week } the cards were seen evenly to { $jain }; 1 is perfect.
room-hands = { $count } hands were clapped for all of them together.
room-few-hands = A few hands were clapped.
room-lineups = Line-ups
room-lineups-held = { $count ->
    [one] Held once
   *[other] Held { $count } times
}, for { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} in the middle, the last on { $day }.
room-lineups-hands = The hands were mostly right { $right }, divided { $split }, mostly wrong { $wrong } times.
room-lineups-weeks = Line-ups a week
room-by-card = Time on the glass, card by card
room-by-card-about = Its share of the time against its fair share of when people were there; the longest wait is in turns of the wall.
room-teams = Which teams were seen when, in minutes
room-grown-old = What has grown old in the folder
column-page = Page
column-taught = What was taught
column-times = Times
column-last = Last
column-card = Card
column-day = Day
column-shown = Shown
column-share = Share
column-fair = Fair share
column-waited = Longest wait
column-team = Team
column-cards = Cards
column-early = 6 to 14
column-late = 14 to 22
column-night = 22 to 6
taught-value = Value
taught-story = Story
taught-question = Question
taught-thanks = Thanks

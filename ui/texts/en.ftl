# Every visible text of the pages that is not rule content.
# Aim: US grade 6 to 8, sentences of at most 20 words.

## Frame

page-title = { $page } | { $title }
page-start = Start
page-questions = Questions
page-list = Your list
page-rules = Rules
page-about = About
page-left = Page closed
leave = Leave this page
footer-rulebook = Rulebook { $version }, fingerprint { $fingerprint }.
footer-source = Source: { $title }. Publisher: { $publisher }. Copied on { DATETIME($taken, dateStyle: "long") }.
editorial = Editorial
editorial-meaning = Our own words or reading, not the source's:

## Faults in the rule files

fault-title = An edit of the rule files cannot be used yet
fault-kept = You see the last version that worked. Nothing that you picked is lost.
fault-none-title = This page has no rules to show
fault-none = The rule files hold a mistake, so no list can be made. The person who runs this page can mend it.
fault-help = If you are in danger, or thinking about suicide, call your local emergency number now. In the United States, call or text 988. In the United Kingdom, call 999, or Samaritans on 116 123.
fault-lines = { $count ->
    [one] The one fault that was found
   *[other] The { $count } faults that were found
}

## Notices

checked = These contacts were last checked on { DATETIME($date, dateStyle: "long") }.
contacts-more = How these contacts work

## Start

start-title = Find words for a talk about therapy
start-lead = Pick a few topics and wishes. You then see the options people discuss with a clinician, and why each one is there.
start-steps-title = What happens here
start-step-answer = You answer up to { $count } short questions. You can skip every one.
start-step-list = You see a list of therapies, grouped by how the source speaks of them.
start-step-why = Each one tells you why it is listed, down to the sentence it rests on.
start-step-else = Beside them stand choices that need no rule: { $names }.
start-privacy-title = Where your answers are
start-privacy = Your answers stay in the memory of the computer that runs this page, for this visit. They go into no account, cookie, address or file. Whoever runs that computer could look into its memory. A reload starts empty, and a few minutes after you close the page they are gone.
start-leave = “Leave this page”, at the top, clears your answers and shows a neutral page. Pressing Shift three times does the same. The history of your browser stays.
start-begin = Start the questions
start-all = See all therapies
start-source-title = What this rests on

## Questions

questions-progress = Question { $number } of { $count }
questions-skip = You can skip this question.
questions-why = Why we ask:
questions-words = What these words mean
questions-clear = Take back this answer
questions-back = Back
questions-next = Next
questions-last = Show my list
questions-list = Show my list now
questions-told-nothing = So far you told us nothing. That is fine.
also-called = Also called: { $names }

## List

list-title = Your list
list-told = You told us: { $told }.
list-told-nothing = You told us nothing so far, so no rule lists a therapy. You can still read about each one below.
list-count = { $count ->
    [0] No therapy is listed.
    [one] 1 therapy is listed for a talk with a clinician.
   *[other] { $count } therapies are listed for a talk with a clinician.
}
list-order = The order follows how the source speaks of each therapy. It does not say what would help you.
list-change = Change my answers
list-again = Start again
list-glance = At a glance
list-alternatives = Choices that are always there
list-alternatives-says = These are options too. No rule is needed for them, and no answer takes them away.
list-not-listed = Not listed
list-not-listed-says = No rule lists these for what you told us. Each shows the answers that would list it.
list-not-listed-none = Every therapy that the source describes is listed.
list-rests-on = What this list rests on
list-made = Made on { DATETIME($date, dateStyle: "long") } from rulebook { $version }, fingerprint { $fingerprint }.

## Card

card-form-of = The source calls it a form of { $therapy }.
card-told = { $standing }: { $told }
card-told-alongside = { $standing }, { $companion }
card-fit = Goes with your wish: { $wish }
card-notes = Worth knowing
card-more = What happens, how long, who takes part
card-more-alternative = What this means, what is good, what is hard
card-why = Why is this listed?
card-why-fits = And why it goes with your wishes
card-why-notes = And why these notes are there
card-shared-all = True of all therapies the source describes
card-shared-kind = True of all of this kind: { $kind }
card-read = Read about it
alternative-kind = A choice that needs no rule

## Proof

proof-told = You told us
proof-nothing = Nothing: this rule needs no answer
proof-rule = Rule
proof-needs = It needs
proof-through = By way of
proof-cites = It rests on
proof-file = Written in
proof-file-place = { $file }, line { $line }
proof-derives = Counts as: { $term }
proof-lists-alongside = { $standing }, { $companion }
proof-notes = Note: { $text }
proof-shows = Shows: { $title }
proof-section = { $statement }, section “{ $section }”

## Not listed

needs-summary = Would be listed if you told us
needs-by-rule = Rule by rule
needs-any = any one of: { $terms }
needs-and = { $first }, and { $second }
needs-nothing = No answer to a question here would list it.
needs-as = It would then stand under: { $standing }

## Rules

rules-title = Rules
rules-lead = Every therapy on your list is there because of plain rules. Look one up, and follow it to its sentence and its file.
rules-counts = { $rules } rules, { $therapies } therapies, { $terms } terms, { $statements } statements.
rules-read = { $read ->
    [0] No rule is stamped as read by a named person yet.
   *[other] { $read } of { $rules } rules are stamped as read by a named person.
}
rules-find = Find a rule, a therapy, a topic, a wish or a statement
rules-find-help = A name, an id, or an everyday word. Leave it empty to see everything.
rules-find-button = Find
rules-found = { $count ->
    [0] Nothing was found. Try fewer words, or other ones.
    [one] 1 thing was found.
   *[other] { $count } things were found.
}
rules-all = Everything
rules-therapies = Therapies
rules-terms = Topics, circumstances and wishes
rules-rules = Rules
rules-statements = Statements of the source
rules-group = { $label } ({ $count })
rules-back = Back
rules-back-list = Back to your list
rules-anew = Look up something else
rules-id = Id
kind-rule = Rule
kind-therapy = Therapy
kind-statement = Statement
kind-topic = Topic
kind-circumstance = Circumstance
kind-wish = Wish
kind-derived = Derived term
rule-sentence = { $needs }: { $then }
rule-and = { " and " }
rule-always = Always: { $then }
rule-derives = counts as { $term }
rule-lists = lists { $therapy } ({ $standing })
rule-notes = adds a note to { $therapy }: { $text }
rule-fits = { $therapy } goes with the wish “{ $wish }”
rule-shows = shows the notice “{ $title }”
sheet-then = Then it
sheet-card = Its card
sheet-lists = Rules that list it
sheet-notes = Rules that add a note to it
sheet-fits = Rules that say which wishes it goes with
sheet-says = What it means
sheet-everyday = Everyday words for it: { $words }
sheet-kind-of = It is a kind of
sheet-derived = It follows from
sheet-needed = Rules that need it
sheet-going = Therapies that go with it
sheet-asked = The answer that gives it
sheet-choice = { $question } { $choice }
sheet-never-asked = No question asks for it. It follows from other answers.
sheet-states = What it states, in our words
sheet-not-encoded = It carries no fact: { $reason }.
sheet-resting = What rests on it
sheet-nothing-rests = Nothing rests on it.
sheet-stands = Where it stands
sheet-section = Section “{ $section }” of { $title }
sheet-opens = It begins: “{ $words } …”
sheet-fingerprint = { $count } words, fingerprint { $fingerprint }
sheet-reviewed = Who has read it
sheet-not-reviewed = Not yet reviewed: no named person has stamped it as read.
sheet-reviewed-by = Read by { $name } on { DATETIME($date, dateStyle: "long") }.
sheet-stale = Something under it has changed since then, so it has to be read again.
sheet-scenarios = Scenarios in which it fires
sheet-no-scenario = No scenario sees it fire.

## Picture

picture-open = See how terms lead to therapies
picture-listing = Which answers lead to which therapies
picture-fitting = Which wishes go with which therapies
picture-help = The picture is wide. Scroll it sideways, or read the same in words below it.
picture-words = The same in words

## A copy of the document

copy-open = Hold your own copy of the document against the rules
copy-lead = The text of the document is not on this page. With a copy of your own, you can see each of its sentences beside our words.
copy-kept = Your copy is read in the memory of the computer that runs this page. It goes into no file. It is forgotten when you leave this page, or close this part of it.
copy-file = Your copy, as a text file
copy-empty = This file holds no words. Pick a text file that holds the document.
copy-not-text = This file is not plain text in UTF-8. Save the document as plain text, and pick that file.
copy-too-long = This file has { $count } words, so it is another text. A copy of the document has { $most } at the very most.
copy-counts = { $found } of { $statements } statements, { $words } of { $all } words
copy-whole = Every sentence stands there word for word and in order, and nothing was added.
copy-damage = Changed: { $changed }. Out of order: { $moved }. Gone: { $vanished }. Runs of new words: { $new }.
copy-another = None of its statements stands in your copy. It may be another document.
copy-marked = What is not as it was
copy-every = Every sentence beside our words
copy-before = Before the first section
copy-line = line { $line } of your copy
copy-gone = This sentence is not in your copy. It began: “{ $opens } …”
copy-changed = Changed
copy-moved = Out of order
copy-vanished = Gone
copy-new = New
copy-new-none = These words belong to no statement, so nothing rests on them.
copy-yours = Your copy
copy-ours = Our words
copy-resting = What rests on it: { $count }
copy-rests = { $what } ({ $place })

## About

about-title = About this page
about-documents = The documents behind it
about-document-taken = Copied on { DATETIME($date, dateStyle: "long") }
about-document-owner = Kept by { $owner }
about-document-review = Looked at again every { $months } months. Next time: { DATETIME($date, dateStyle: "long") }
about-document-publisher = Published by: { $publisher }
about-document-counts = { $count } sentences, { $silent } of which carry no fact
about-standings = How the therapies are grouped
about-standing = { $label }: { $says } { $words }
about-standing-wording = Words of the source that land here: { $words }.

## Left

left-title = This page is closed
left-says = Nothing is kept here. You can close this tab, or go somewhere else.
left-history = The history of your browser still shows that you were here.

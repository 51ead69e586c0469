# Every visible text of the pages that is not rule content.
# Aim: US grade 6 to 8, sentences of at most 20 words.

## Frame

page-title = { $page } | { $title }
page-start = Start
page-questions = Questions
page-list = Your list
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
start-step-else = Doing nothing for now, and keeping what is in place, stand beside them as choices.
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
list-alternatives-says = Not starting, waiting, and staying with what is in place are options too.
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

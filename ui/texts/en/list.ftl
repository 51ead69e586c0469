# List.

list-title = Your list
list-told = You told us: { $told }.
list-told-nothing = You told us nothing so far, so no rule lists a therapy. You can still read about each one below.
list-count = { $count ->
    [0] No therapy is listed.
    [one] 1 therapy is listed for a talk with a clinician.
   *[other] { $count } therapies are listed for a talk with a clinician.
}
list-change = Change my answers
list-again = Start again
list-glance = At a glance
list-alternatives = Choices that are always there
list-alternatives-says = These are options too. No rule is needed for them, and no answer takes them away.
list-not-listed = Not listed
list-not-listed-says = No rule lists these for what you told us. Each shows the answers that would list it.
list-not-listed-none = Every therapy that the source describes is listed.
list-not-listed-count = { $count ->
    [one] 1 therapy is not listed: see why, and what would list it
   *[other] { $count } therapies are not listed: see why, and what would list each
}
list-compare = { $count ->
    [0] Compare choices
    [one] Choose one more to compare
   *[other] Compare { $count } choices
}
list-handout = { $count ->
    [0] Make a handout
   *[other] Make a handout of { $count }
}
list-rests-on = What this list rests on
list-made = Made on { DATETIME($date, dateStyle: "long") } from rulebook { $version }, fingerprint { $fingerprint }.

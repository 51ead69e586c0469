# The list.

list-title = { $count ->
    [one] Your list: 1 option to discuss with a clinician
   *[other] Your list: { $count } options to discuss with a clinician
}
list-every = { $count ->
    [one] The option from A to Z
   *[other] All { $count } options from A to Z
}
list-chosen = You chose
list-tried = In this try
list-opens = Open an option, and it stands here.
list-change-one = change
list-again = Start again
list-change = Answer the questions
list-matters = Matters most: { $wishes }
list-a-to-z = From A to Z
list-nothing-chosen = You chose nothing so far. No rule lists an option without an answer, so here are all of them.
list-nothing-for-this = No rule lists an option for what you chose so far, so here are all of them.
list-alternatives = Choices that are always there
list-alternatives-says = These are options too. No rule is needed for them, and no answer takes them away.
list-not-listed = Not listed ({ $count })
list-not-listed-says = No rule lists these for what you told us. “More” shows each in full, and the answers that would list it.
list-behind = What is behind this list
list-rests-on = What this list rests on
list-made = Made on { DATETIME($date, dateStyle: "long") } from rulebook { $version }, fingerprint { $fingerprint }.

# A row of the list.

row-take = Handout
row-fits = { $count ->
    [one] Goes with 1 of your wishes
   *[other] Goes with { $count } of your wishes
}
row-source = Source: { $statements }
row-source-full = { $rules }: { $statements }
row-source-ours = Source: our own addition
row-like = What it is like
row-weighed = Good and hard
row-why = Why it is here
row-more = More
row-silent = The source says nothing of its own here: { $rows }.
row-rules = { $count ->
    [one] Show the rule
   *[other] Show the { $count } rules
}
why-chosen = You chose { $chosen }. The source says:
why-counts = That counts as: { $kinds }.
why-ours = Our reading or addition: { $reason }

# Talking without a name for it.

talking-title = You need no name for it: what you could say
talking-says = Many people see a clinician before anybody has a name for what is wrong. You could say:
talking-changed = What is not as it was, in your own words.
talking-since = Since when, and how often.
talking-day = What it does to your day: sleep, food, work or school, the people around you.
talking-helped = What has helped so far, and what has not.
talking-wants = What you want, and what you would rather not do.
talking-ask = You could ask: what can this be, what are my choices, and what if I wait?

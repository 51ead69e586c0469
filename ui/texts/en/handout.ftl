# Handout.

handout-title = Your handout
handout-lead = Take one or two pages along to a talk with a clinician. You choose what is on them.
handout-choose = What to take along
handout-with-answers = With my answers
handout-with-answers-help = Without them, your list and its reasons are left out too, since they would tell your answers.
handout-print = Print this handout
handout-pdf = Download as a PDF
handout-file = Download as a web page
handout-no-pdf = A PDF cannot be made on this computer. You can print the handout, or download it as a web page.
handout-goes = It goes nowhere unless you download or print it. Until you leave, it stays in the memory of the computer that runs this page.
handout-long = Three or four choices fit on two pages. With more, it gets longer.
handout-talk = For a talk with a clinician
handout-made = Made on { DATETIME($date, dateStyle: "long") }
handout-told = What you told us
handout-told-nothing = Nothing so far.
handout-told-left-out = You left your answers out. So your list and its reasons are left out too, as they would tell them.
handout-matters = What matters most to you
handout-options = Options to talk about
handout-nothing-listed = No therapy is listed, and you chose none.
handout-nothing-chosen = You left your answers out, and chose nothing to take along.
handout-first = { $count ->
    [one] You chose none, so the first one of your list is here.
   *[other] You chose none, so the first { $count } of your list are here.
}
handout-rest = { $count ->
    [one] 1 more is on your list: { $names }.
   *[other] { $count } more are on your list: { $names }.
}
handout-always = Always a choice too: { $names }.
handout-not-listed = It is not on your list: no rule lists it for what you told us.
handout-spoken = For { $told }: { $says }
handout-kind = Kind: { $kind }.
handout-alternative = This choice is always there. It needs no rule.
handout-why = Why it is here
handout-reason = { $told }: { $spoken }
handout-fits = Goes with your wishes
handout-caution = If this is so: { $needs }. { $text }
handout-ask = You could ask
handout-asking = Ask / could ask
handout-rules = { $count ->
    [one] Rule { $rules }
   *[other] Rules { $rules }
}
handout-via = { $rules }, by way of { $via }
handout-questions = Questions for every therapy here
handout-questions-some = Questions for some of them
handout-silent = { $row }: { $text }
handout-silent-some = { $row } ({ $names }): { $text }
handout-writing = Space to write
handout-rests-on = What this handout rests on
handout-statements = Statements of the source, in our words
handout-ours = Editorial: our own words or reading, not the source's
handout-ours-key = editorial { $number }
handout-rulebook = Rulebook “{ $title }”, version { $version }, fingerprint { $fingerprint }
handout-unshown = The sign � stands for one that the typefaces of this file lack.

# Handout: the page on which it is made.

handout-title = Your handout
handout-lead = Take a few pages along to a talk with a clinician. You choose what is on them.
handout-choose = { $count ->
    [0] Choose what to take along
    [one] Choose what to take along: 1 option so far
   *[other] Choose what to take along: { $count } options so far
}
handout-with-answers = With my answers
handout-with-answers-help = Without them, your list and its reasons are left out too, since they would tell your answers.
handout-print = Print this handout
handout-pdf = Download as a PDF
handout-file = Download as a web page
handout-no-pdf = A PDF cannot be made on this computer. You can print the handout, or download it as a web page.
handout-goes = It goes nowhere unless you download or print it. Until you leave, it stays in the memory of the computer that runs this page.
handout-long = Three or four choices fit on two or three pages. With more, it gets longer.

# The handout itself, in the words of the person who takes it along.

handout-talk = For a talk with a clinician
handout-made = Made on { DATETIME($date, dateStyle: "long") }
handout-answers = What I answered
handout-answers-none = Nothing so far.
handout-answers-left-out = My answers are left out. So my list and its reasons are left out too, as they would tell them.
handout-matters = What matters to me
handout-options = Options to talk about
handout-nothing-listed = No therapy is listed, and none was chosen.
handout-nothing-chosen = My answers are left out, and nothing was chosen to take along.
handout-first = { $count ->
    [one] None was chosen, so the first one of my list is here.
   *[other] None was chosen, so the first { $count } of my list are here.
}
handout-rest = { $count ->
    [one] 1 more is on my list: { $names }.
   *[other] { $count } more are on my list: { $names }.
}
handout-always = Always a choice too: { $names }.
handout-caution = If this is so: { $needs }. { $text }
handout-spoken = { $answers }: { $says }
handout-not-listed = It is not on my list: no rule lists it for my answers.
handout-kind = Kind: { $kind }.
handout-alternative = This choice is always there. It needs no rule.
handout-fits = Goes with my wishes
handout-ask = Questions
handout-questions = Questions about every therapy here
handout-questions-some = Questions about some of them
handout-question-of = { $text } ({ $names })
handout-next = My next step
handout-writing = Space to write
handout-rests-on = What this handout rests on
handout-also = { $name } is listed by these rules too
handout-notes = What the small numbers stand for
handout-rules = { $count ->
    [one] Rule { $rules }
   *[other] Rules { $rules }
}
handout-via = { $rules }, by way of { $via }
handout-rulebook = Rulebook “{ $title }”, version { $version }, fingerprint { $fingerprint }
handout-unshown = The sign � stands for one that the typefaces of this file lack.

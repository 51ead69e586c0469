# How the explorer stands to the standards for decision aids.

standards-title = How it stands to the standards for decision aids
standards-lead = A decision aid helps a person make a choice. The standards for them are called IPDAS. Here is each item of version 4.0, from 2014, in our own short words.
standards-made = The project’s own tests stand behind this list, and fill it in. Nobody else has checked it. It does not say that the standards are met.
standards-newer = A newer version, 5.0, has appeared. Its items are not to hand, so nothing here is held against it.
standards-count = Of { $all } items, { $shown } are shown by tests. { $silent } ask for numbers that the source does not give. { $open } are not done.
standards-item = { $number }. { $title }
standards-items = { $first } to { $last }. { $title }
standards-pair = { $first } and { $last }. { $title }
standards-shown = { $count ->
    [one] Shown by 1 test
   *[other] Shown by { $count } tests
}
standards-silent = The source gives none: none are shown, and this is said
standards-people = Not done: it needs real people
standards-untested = Not done: no test shows it
standards-asks-1 = It describes the condition
standards-asks-2 = It states the decision
standards-asks-3 = It describes the options
standards-asks-4 = It says what is good about each option
standards-asks-5 = It says what is hard or unwelcome about each option
standards-asks-6 = It says what each option is like
standards-asks-7 = It gives good and bad in equal detail
standards-asks-8 = It cites what it rests on
standards-asks-9 = It gives its date
standards-asks-10 = It says when it is updated
standards-asks-11 = It speaks of what is not certain
standards-asks-12 = It names who paid for it
standards-asks-13 = It says what happens if nothing is done
standards-asks-14 = It lets options be compared
standards-asks-15-20 = It gives numbers on what happens, of whom and in what time
standards-asks-21 = It asks what matters most to the person
standards-asks-22 = It leads step by step
standards-asks-23 = It gives questions for the clinician
standards-asks-24-29 = It was made, reviewed and tried with the people it is for, and with clinicians
standards-asks-30 = It says how its source was chosen
standards-asks-31 = It says how good the evidence is
standards-asks-32 = It names the training of its authors
standards-asks-33 = It gives its reading level
standards-asks-34-35 = It is shown that people choose better and know more with it

# Saving and loading answers.

saving-title = Save or load your answers
saving-lead = You can keep your answers in a file of your own. On another day you can load that file here.
saving-warning = Whoever opens the file can read your answers. On a computer that others use too, delete the file when you are done.
saving-save-title = Save to a file
saving-nothing = You told us nothing so far, so there is nothing to save yet.
saving-save = Save my answers
saving-save-fhir = Save as FHIR
saving-forms = FHIR is a form that health record programs can read. It holds your answers, but not what matters most to you. No file names you, and none is made until you ask for it.
saving-load-title = Load from a file
saving-load-says = The answers in the file take the place of your answers here. The file is read in memory, and then forgotten.
saving-file = A file with saved answers
saving-load = Load the file
saving-loaded = { $count ->
    [one] 1 answer was loaded: { $answers }.
   *[other] { $count } answers were loaded: { $answers }.
}
saving-loaded-matters = What matters most to you: { $answers }.
saving-other = This file was made with other rules: { $title }, { $version }. Your list may differ from the one you saw then.
saving-empty = This file holds no answers that can be picked here. Your answers are as they were.
saving-gone = { $count ->
    [one] 1 answer is not in these rules any more: { $answers }.
   *[other] { $count } answers are not in these rules any more: { $answers }.
}
saving-unasked = { $count ->
    [one] 1 answer cannot be picked together with the rest: { $answers }.
   *[other] { $count } answers cannot be picked together with the rest: { $answers }.
}
saving-unpicked = { $count ->
    [one] 1 picked option says something else in these rules: { $answers }. It was left out.
   *[other] { $count } picked options say something else in these rules: { $answers }. They were left out.
}
saving-unmarked = { $count ->
    [one] 1 mark was left out, since it is on no wish: { $answers }.
   *[other] { $count } marks were left out, since they are on no wish: { $answers }.
}
saving-person = The file also held what could lead to a person: { $names }. All of that was left out.
saving-more = and { $count } more
saving-refused = This file cannot be loaded. Your answers are as they were.
saving-fault = What is wrong: the file { $fault }
saving-too-large = did not arrive. It is too large: the most is { $most } kilobytes. Or many files came at once.
saving-fault-line = What is wrong in line { $line }: { $fault }
saving-faults-more = There is more that is wrong in this file.

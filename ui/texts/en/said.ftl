# What screen readers are told of a button that was pressed.

said-compare = { $count ->
    [one] 1 choice is marked to compare.
   *[other] { $count } choices are marked to compare.
}
said-take = { $count ->
    [one] 1 choice is marked for your handout.
   *[other] { $count } choices are marked for your handout.
}

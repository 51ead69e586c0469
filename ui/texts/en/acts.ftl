# What screen readers are told of a button that was pressed.

told-compare = { $count ->
    [one] 1 choice is marked to compare.
   *[other] { $count } choices are marked to compare.
}
told-take = { $count ->
    [one] 1 choice is marked for your handout.
   *[other] { $count } choices are marked for your handout.
}

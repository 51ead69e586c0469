# Finding an option in one's own words.

find-label = Find it in your own words
find-button = Find
find-found = { $count ->
    [0] Nothing here has these words. Try other ones, or look through everything below. If you worry about danger, use the help above.
    [one] This fits your words. Tap it to pick it.
   *[other] These { $count } fit your words. Tap one to pick it.
}
find-because = Found by: { $words }

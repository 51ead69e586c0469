# Finding an option in one's own words.

find-label = Find it in your own words
find-button = Find
find-found = { $count ->
    [0] Nothing here has these words. Try other ones, or look through everything below.
    [one] This fits your words. Tap it to pick it.
   *[other] These { $count } fit your words. Tap one to pick it.
}
find-because = Found by: { $words }
# Words that say nothing about a topic; they are never shown.
find-little-words = a about all always am an and any are as at be been but by can can't cannot do don't feel feeling for from get gets has have he her him his how i i'm in into is it its just lot me much my no not of off on one or our out she so some that the their them there they things this to too trouble up very was we what when with without you your

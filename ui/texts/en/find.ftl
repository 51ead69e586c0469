# Finding a topic in one's own words.

find-label = Find it in your own words
find-button = Find
find-nothing = Nothing here has these words. Try other ones, or look through everything below.
find-because = Found by: { $words }

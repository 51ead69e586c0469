# Picture.

picture-open = See how terms lead to therapies
picture-listing = Which answers lead to which therapies
picture-fitting = Which wishes go with which therapies
picture-help = The picture is wide. Scroll it sideways, or read the same in words below it.
picture-words = The same in words

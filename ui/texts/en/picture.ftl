# Picture.

picture-open = See how terms lead to therapies
picture-listing = Which answers lead to which therapies
picture-fitting = Which wishes go with which therapies
picture-help = The picture is wide. Scroll it sideways, or read the same in words below it.
picture-words = The same in words
picture-topics = Topics
picture-circumstances = Circumstances
picture-wishes = Wishes
picture-derived = Derived terms
picture-derives = counts as a term
picture-goes = goes with the wish, where the therapy is listed
picture-fit = goes with { $therapy }
picture-counts = Left: { $terms } terms. Between: { $derived } derived terms. Right: { $therapies } therapies.
picture-lists = Rules that list a therapy: { $lists }. Rules that derive a term: { $derives }.
picture-fits = Rules that say that a therapy goes with a wish: { $fits }. None of them lists it.

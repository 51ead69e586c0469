# A visit that was lost.

lost-title = Your answers are gone from here
lost = The computer that runs this page was started again, or you were away for long. What you picked before is forgotten, and what you see here starts anew. If you saved your answers, load the file on the page “{ $page }”.

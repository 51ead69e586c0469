# Left.

left-title = This page is closed
left-says = Nothing is kept here. You can close this tab, or go somewhere else.
left-history = The history of your browser still shows that you were here.

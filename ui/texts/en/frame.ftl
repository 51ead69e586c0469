# Frame.

page-title = { $page } | { $title }
page-start = Start
page-questions = Questions
page-list = Your list
page-compare = Compare
page-handout = Handout
page-clinicians = For clinicians
page-rules = Rules
page-about = About
page-privacy = Privacy
page-accessibility = Accessibility
page-left = Page closed
leave = Leave this page
frame-skip = Go to the main part
frame-head = The way through
frame-foot = What stands behind it
frame-plain = Small version, without scripts
frame-app = Full version, with scripts
footer-rulebook = Rulebook { $version }, fingerprint { $fingerprint }.
footer-source = Source: { $title }. Publisher: { $publisher }. Copied on { DATETIME($taken, dateStyle: "long") }.
editorial = Editorial
editorial-meaning = Our own words or reading, not the source's:
help-more = Other countries
frame-connection = We lost the connection. Your answers wait. The help numbers still work.
frame-connection-private = This page is still getting ready. What you pressed is done then.

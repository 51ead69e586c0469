# The private edition: pages in the visitor's own browser.

private-noscript = The questions here are answered in your own browser, and that needs scripts. They are off. The help numbers on this page still work.
private-unable = The questions cannot be answered in this browser, or a part of the page did not arrive. Nothing was sent. The help numbers on this page still work. You can load the page again, or open it in another browser.

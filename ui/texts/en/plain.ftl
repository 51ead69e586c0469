# The pages without scripts.

plain-link = Use pages without scripts
plain-link-says = They ask the same questions and show the same list. They are small, and work on old phones and with scripts off.
plain-skip-link = Go to the main part
plain-skip = You can leave everything empty and go on.
plain-back = Go back with the buttons on the page. The Back button of your browser may ask to send the page again.
plain-privacy = Your answers travel inside the page alone. They go into no account, cookie, address or file.
plain-privacy-whoever = Whoever runs this computer could see them as they pass.
plain-privacy-more = Your answers stand in the page that you see, and in no other place. Each button sends them along. The computer that runs this makes the next page from them, and keeps none of them. They go into no account, cookie, address or file. Whoever runs that computer could see them as they pass. Close the page, and they are gone.
plain-leave = “Leave this page”, at the top, leads to a neutral page. The history of your browser stays, and its Back button may show your answers again.
plain-left-back = Its Back button may show the last page again. Close this tab to be sure.
plain-links = Ways from here
plain-start = Start again, with no answers
plain-app = The full version, which needs scripts
plain-dropped = { $count ->
    [one] The rules have changed. 1 of your answers is not offered any more, and was left out.
   *[other] The rules have changed. { $count } of your answers are not offered any more, and were left out.
}
plain-to-list = Back to the list
plain-card = One choice
plain-read = Read about { $name }
plain-open = Open everything, to print it
plain-opened = Everything is open. Print with your browser.
plain-refused = This did not work
plain-refused-unread = What was sent could not be read. Go back and press the button again.
plain-refused-large = What was sent is larger than any answers here can be.
plain-refused-kind = What was sent is not a form of this page.
plain-refused-slow = What was sent took too long to arrive. Go back and press the button again.
plain-refused-method = This page can be read, and its forms can be sent. Nothing else works here.
plain-refused-unknown = There is no such page.
plain-ended = This visit has ended, or was never here. Nothing that was picked in it is kept. You can start again.

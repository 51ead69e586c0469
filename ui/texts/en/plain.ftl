# The pages without scripts.

plain-link = Use pages without scripts
plain-link-says = They ask the same questions and show the same list. They are small, and work on old phones and with scripts off.
plain-left-back = Its Back button may show the last page again. Close this tab to be sure.
plain-start = Start again, with no answers
plain-refused = This did not work
plain-refused-unread = What was sent could not be read. Go back and press the button again.
plain-refused-large = What was sent is larger than any answers here can be.
plain-refused-kind = What was sent is not a form of this page.
plain-refused-slow = What was sent took too long to arrive. Go back and press the button again.
plain-refused-busy = Many people send something right now. Go back and press the button again.
plain-refused-unknown = There is no such page.
plain-ended = This visit has ended, or was never here. Nothing that was picked in it is kept. You can start again.

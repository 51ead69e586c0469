# Accessibility.

accessibility-title = Accessibility
accessibility-lead = These pages are meant for everybody. Here is what we aim for, how it is tested, and what is known to fail.

accessibility-aim-title = What we aim for
accessibility-aim = The aim is level AA of the Web Content Accessibility Guidelines (WCAG), version 2.2. Nobody outside the project has checked that yet.

accessibility-tested-title = How it is tested
accessibility-tested = Programs test each version in a real browser, Chromium:
accessibility-tested-axe = The checker axe looks at every page, empty and filled in, wide in light colors and narrow in dark ones. It finds nothing, and nothing is left out of the check.
accessibility-tested-keyboard = The way from the first question to the list is walked with the keyboard alone. The focus can always be seen.
accessibility-tested-zoom = At four times the size, nothing has to be scrolled sideways.
accessibility-tested-targets = Buttons and links are at least 24 pixels wide and high.
accessibility-tested-motion = When your system asks for less motion, nothing moves.
accessibility-tested-colors = When your system sets its own strong colors, what is picked and what has the focus can still be told.
accessibility-tested-words = Every text is held to plain words and short sentences.

accessibility-gaps-title = What is known to fail
accessibility-gap-people = Nobody who uses a tool such as a screen reader or voice control has tried these pages yet. Programs find only some faults.
accessibility-gap-scripts = The full version needs scripts, since Streamlit, the software under it, does. The small version, without scripts, asks and shows the same.
accessibility-gap-key = The key “r” draws the page again. Streamlit does this, and it cannot be switched off. Your answers stay.
accessibility-gap-time = { $minutes ->
    [one] Your answers are lost when the page is closed or offline for more than 1 minute. They are kept in memory alone. You can save them to a file first.
   *[other] Your answers are lost when the page is closed or offline for more than { $minutes } minutes. They are kept in memory alone. You can save them to a file first.
}
accessibility-gap-time-plain = { $minutes ->
    [one] Your answers are lost 1 minute after the last page that you opened. They are kept in memory alone. You can save them to a file first.
   *[other] Your answers are lost { $minutes } minutes after the last page that you opened. They are kept in memory alone. You can save them to a file first.
}
accessibility-gap-private = These pages need scripts and a browser of the last few years. Elsewhere only the start page with the help numbers is shown.
accessibility-gap-time-private = Your answers are lost when the page is closed or loaded again. They are kept in memory alone. You can save them to a file first.
accessibility-gap-language = All texts are in one language. The sentences of the tests on the About page are always in English.

accessibility-tell-title = How to tell us
accessibility-tell = Tell whoever runs these pages what does not work for you. Say what you did, in which browser, and with which tools. The About page says who made them.

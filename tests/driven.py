"""The whole app driven without a browser, page by page, with answers in it."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

APP = Path(__file__).parents[1] / "ui" / "app.py"
ANSWERS = {
    "topics": ("obsessive-compulsive-disorder",),
    "for-whom": ("a-child",),
    "goals": ("express-feelings", "learn-coping-skills"),
}
MARKED = ("cognitive-behavioral-therapy", "play-therapy", "no-therapy-for-now")
"""What is marked to compare and to take along."""


def app(*, answered: bool = True) -> AppTest:
    """Return the app at its start, with or without answers."""
    driven = AppTest.from_file(str(APP), default_timeout=60)
    if answered:
        driven.session_state["visit-picks"] = dict(ANSWERS)
        driven.session_state["visit-matters"] = ("express-feelings",)
        driven.session_state["visit-compared"] = MARKED
        driven.session_state["visit-taken"] = MARKED
    return driven.run()


def go(driven: AppTest, page: str) -> AppTest:
    """Go to a page."""
    driven.session_state["go"] = page
    driven.run()
    assert not driven.exception, page
    return driven


def html(driven: AppTest) -> str:
    """Return the markup of the page, without the labels of widgets."""
    return "".join(each.value for each in driven.html)

"""Every page in every state: whole markup, names for everything, one heading, no trick of a hostile text."""

from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from tests.page_states import STATES, visitor_in
from tests.pages import Page
from tests.pseudo import rewritten
from tests.visiting import Visitor, edition_of, name_of
from ui.actions import LONGEST, read
from ui.edition import Edition
from ui.forms import FIND, SEARCH
from ui.views.pages import VIEWS
from ui.visit import PAGES

REFERRING = ("aria-labelledby", "aria-describedby", "for", "aria-controls")
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;{{ 7 * 7 }}"
states = pytest.mark.parametrize("state", STATES)


@cache
def shown(state: str) -> Visitor:
    """Return a visitor in a state, who presses nothing."""
    return visitor_in(state)


@states
def test_every_page_is_whole_has_one_heading_of_its_own_first_and_skips_no_level(state: str) -> None:
    visitor = shown(state)
    assert Page(visitor.html).unclosed == []
    levels = [int((each.tag or "h0")[1]) for each in visitor.all("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    top = visitor.one("h1")
    assert (top.id, top.attrs["tabindex"]) == ("top", "-1")


@states
def test_ids_stand_once_and_everything_that_is_referred_to_is_there(state: str) -> None:
    visitor = shown(state)
    ids = Counter(each.id for each in visitor.all("[id]"))
    assert [name for name, count in ids.items() if count > 1] == []
    referred = [each.attrs.sget("href")[1:] for each in visitor.all('a[href^="#"]')]
    for attribute in (*REFERRING, "form"):
        for each in visitor.all(f"[{attribute}]"):
            referred += each.attrs.sget(attribute).split()
    assert [name for name in referred if name not in ids] == []


@states
def test_everything_that_can_be_pressed_or_filled_in_has_a_name_and_belongs_to_the_form(state: str) -> None:
    visitor = shown(state)
    for each in visitor.all("a, button:not(.enter), summary"):
        assert name_of(each), each.html
    for each in visitor.all("input:not([type=hidden])"):
        assert visitor.label_of(each), each.html
    for each in visitor.all("main input, main button[name]"):
        assert each.attrs.get("form") == "page", each.html
    if visitor.all("input[type=file]"):
        assert visitor.one("#page").attrs["enctype"] == "multipart/form-data"


@states
def test_every_button_asks_for_something_that_is_understood(state: str) -> None:
    for each in shown(state).all("button[name]"):
        value = each.attrs.sget("value")
        assert each.attrs["name"] == "do"
        assert len(value) < LONGEST
        assert value in {SEARCH, FIND} or read(value), value


@states
def test_no_page_needs_a_script_holds_a_style_or_asks_another_computer(state: str) -> None:
    visitor = shown(state)
    assert visitor.all("script, style, iframe, object, [style], [src], [srcset]") == []
    assert [each for each in visitor.all("*") for name in each.attrs if name.startswith("on")] == []
    addresses = {each.attrs.sget("href").partition(":")[0] for each in visitor.all("[href]")}
    known = {"tel", "sms", "https", "/", "/plain", "/style.css"}
    assert {each for each in addresses if not each.startswith("#")} <= known


@states
def test_help_stands_before_everything_else_and_leaving_is_the_first_thing_to_press(state: str) -> None:
    visitor = shown(state)
    if visitor.visit.place.page == "left":
        assert "therap" not in visitor.html
        return
    assert visitor.html.index('href="tel:988"') < visitor.html.index("<h1")
    assert visitor.buttons("body")[0] == "Leave this page"


@cache
def _hostile() -> Edition:
    folder = edition_of()
    rulebook = rewritten(folder.rulebook, lambda text: text + HOSTILE)
    return Edition(rulebook, rewritten(folder.scenarios, lambda text: text + HOSTILE), folder.samples)


@states
def test_whatever_authors_write_is_shown_as_text(state: str) -> None:
    visitor = visitor_in(state, _hostile())
    assert visitor.all("script, img") == []
    assert [each for each in visitor.all("*") for name in each.attrs if name.startswith("on")] == []
    assert visitor.visit.place.page == "left" or HOSTILE in visitor.text("body")


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_a_view_and_a_name_on_its_tab(name: str) -> None:
    assert name in VIEWS
    visitor = Visitor().go(name)
    assert visitor.text("title")
    current = [] if name == "left" else [visitor.context.say(f"page-{name}")]
    assert [name_of(each) for each in visitor.all("[aria-current]")] == current


def test_the_tab_tells_no_answer() -> None:
    assert visitor_in("rules, term:dysthymia").text("title") == "Rules | Treatment options"


def test_both_versions_show_the_same_but_for_the_way_to_each_other() -> None:
    small = Visitor().go("about")
    whole = Visitor(setting=replace(small.setting, carrier="app")).go("about")
    assert small.text("main") == whole.text("main")
    assert small.texts("footer a") == ["Full version, with scripts"]
    assert whole.texts("footer a") == ["Small version, without scripts"]

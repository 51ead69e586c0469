"""The standards for decision aids, item by item, with the tests behind each."""

from ui.markup import Html, bullets, disclosure, element, join
from ui.showing.standards import Item, Shown, Standards


def standards(view: Standards) -> Html:
    """Return the part of the about page."""
    opening = (element("p", each) for each in view.opening)
    items = bullets((_item(each) for each in view.items), class_="standards")
    return element("section", element("h2", view.title), *opening, items, class_="part")


def _item(view: Item) -> Html:
    return join([element("p", view.title, class_="item"), _stands(view)])


def _stands(view: Item) -> Html:
    if not view.tests:
        return element("p", view.stands, class_="done" if view.done else "open-item")
    # The sentences are names of tests, which are in English whatever the language of the page.
    tests = bullets(map(_test, view.tests), lang="en")
    return disclosure(view.stands, tests, class_="more")


def _test(view: Shown) -> Html:
    sentence = f"{view.says[:1].upper()}{view.says[1:]}."
    return join([element("span", sentence), Html(" "), element("code", view.file)])

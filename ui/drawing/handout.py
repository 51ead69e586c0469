"""The handout as HTML: on its page, where it can be printed, and as a page of its own."""

from collections.abc import Iterable
from itertools import chain

from ui.drawing.parts import lead, page_heading, quiet
from ui.markup import Html, bullets, element, join
from ui.showing.handout import Foundation, Foundations, Handout, Help, Item, Option, Place, Section
from ui.texts import Say

ONE, LAST = 1, 4
"""How many lines there are to write on: below each option, and at the end."""


def head(say: Say) -> Html:
    """Return the beginning of the page on which a handout is made."""
    choose = element("h2", say("handout-choose"))
    return join([page_heading(say("handout-title")), lead(say("handout-lead")), choose])


def printing(say: Say) -> Html:
    """Return the button that prints; the page's script knows it."""
    return element("button", say("handout-print"), type="button", class_="act", data_print="1")


def handout(view: Handout, level: int = 2) -> Html:
    """Return the handout.

    Args:
        view: the handout.
        level: of its first heading.
    """
    return element(
        "article",
        element("header", _heading(level, view.title), quiet(view.made)),
        *(_run_in(each) for each in view.opening),
        *(_help(each, level + 1) for each in view.help),
        element("div", *(_told(each, level + 1) for each in view.told), class_="answers"),
        element("section", *_options(view, level + 1)),
        *(
            element("section", _heading(level + 1, each.title), bullets(map(_item, each.items)))
            for each in view.questions
        ),
        element("section", _heading(level + 1, view.writing), _lines(LAST), class_="whole"),
        element("section", *_foundations(view.foundations, level + 1), class_="behind-it"),
        class_="handout",
        lang=view.language,
    )


def _heading(level: int, text: str) -> Html:
    return element(f"h{level}", text)


def _item(item: Item) -> Html:
    """Return a text, then in small type the rules and the foundations behind it."""
    behind = "; ".join(([item.rules] if item.rules else []) + list(item.rests))
    return join(
        [item.text, *((Html(" "), element("span", f"({behind})", class_="behind")) if behind else ())]
    )


def _run_in(section: Section) -> Html:
    """Return a section in one paragraph, its title in bold."""
    texts = chain.from_iterable((Html(" "), _item(each)) for each in section.items)
    return element("p", element("strong", f"{section.title}:"), *texts)


def _part(section: Section) -> Html:
    """Return a section: one item behind its title, several below it."""
    if len(section.items) == 1:
        return _run_in(section)
    title = element("p", element("strong", f"{section.title}:"), class_="part-title")
    return join([title, bullets(map(_item, section.items))])


def _help(view: Help, level: int) -> Html:
    return element(
        "section",
        _heading(level, view.title),
        element("p", _item(view.text)),
        bullets(map(_place, view.places)),
        quiet(view.checked) if view.checked else None,
        class_="now whole",
    )


def _place(place: Place) -> Html:
    region = element("strong", f"{place.region}:")
    if not place.ways:
        return join([region, Html(" "), place.says])
    ways = (element("a", each.label, href=each.address, class_="contact") for each in place.ways)
    parted = chain.from_iterable((Html(" · "), each) for each in ways)
    return join(
        [region, Html(" "), *list(parted)[1:], Html(". "), element("span", place.says, class_="behind")]
    )


def _told(section: Section, level: int) -> Html:
    return element("section", _heading(level, section.title), bullets(map(_item, section.items)))


def _options(view: Handout, level: int) -> Iterable[Html]:
    yield _heading(level, view.options_title)
    if view.note:
        yield quiet(" ".join(view.note))
    for each in view.options:
        yield _option(each, level + 1)


def _option(view: Option, level: int) -> Html:
    texts = chain.from_iterable((Html(" "), _item(each)) for each in (*view.about, view.spoken))
    return element(
        "section",
        _heading(level, view.name),
        element("p", *list(texts)[1:]),
        *(_part(each) for each in view.parts),
        _lines(ONE),
        class_="option",
    )


def _foundations(view: Foundations, level: int) -> Iterable[Html]:
    yield _heading(level, view.title)
    yield from (_run_in(each) for each in view.passages)
    yield from (element("p", each) for each in view.sources)
    yield element("p", " ".join(view.made), class_="made")
    for title, found in ((view.statements_title, view.statements), (view.ours_title, view.ours)):
        if found:
            yield _heading(level + 1, title)
            yield bullets(map(_foundation, found))


def _foundation(view: Foundation) -> Html:
    return join([element("strong", f"{view.key}:"), Html(" "), view.text])


def _lines(count: int) -> Html:
    """Return space to write; to those who do not see it, it says nothing."""
    return element("div", *(element("span") for _ in range(count)), class_="lines", aria_hidden="true")

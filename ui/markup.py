"""Small pieces of HTML, escaped where they are made."""

from collections.abc import Iterable
from html import escape


class Html(str):
    """Finished markup; every other string is text that still has to be escaped."""

    __slots__ = ()


def element(name: str, *children: str | None, **attributes: str | bool | None) -> Html:
    """Return an element.

    Args:
        name: the tag.
        children: markup as `Html`, anything else as text; None is left out.
        attributes: a trailing underscore is dropped and others become hyphens;
            True stands for an attribute without a value, False and None for none.
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    return Html(f"<{name}{written}>{join(children)}</{name}>")


def void(name: str, **attributes: str | bool | None) -> Html:
    """Return an element that never holds anything, such as a field of a form; attributes as for `element`."""
    return Html(f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>")


def join(children: Iterable[str | None]) -> Html:
    """Return markup and escaped text, one after the other."""
    return Html("".join(_content(child) for child in children if child is not None))


def bullets(items: Iterable[str], **attributes: str | None) -> Html:
    """Return a list with an item for each child."""
    return element("ul", *(element("li", item) for item in items), **attributes)


def disclosure(summary: str, *children: str | None, **attributes: str | bool | None) -> Html:
    """Return something that opens and closes, by pointer and by keyboard, without a script."""
    return element("details", element("summary", summary), *children, **attributes)


def _content(child: str) -> str:
    return child if isinstance(child, Html) else escape(child)


def _attribute(key: str, value: str | bool | None) -> str:  # noqa: FBT001 -- as in HTML
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(value)}"'

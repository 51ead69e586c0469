"""Pages and texts from templates.

A page is one file that holds all it needs, without a script and without any request.
Every value of a page is escaped wherever it stands, by Jinja2 in HTML and by a function of ours in Markdown;
a name that a template does not get is an error.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


def page(template: str, **values: Any) -> str:  # noqa: ANN401 -- a template takes what it names
    """Return a page in HTML, ending with a line end, from a file in `templates` and the values it names."""
    return _rendered(_environment(autoescape=True), template, values)


def text(template: str, **values: Any) -> str:  # noqa: ANN401
    """Return a plain text, likewise; nothing in it is escaped."""
    return _rendered(_environment(autoescape=False), template, values)


def markdown(template: str, escape: Callable[[str], str], **values: Any) -> str:  # noqa: ANN401
    """Return a text in Markdown, likewise; each value goes through `escape`."""
    environment = _environment(autoescape=False).overlay(finalize=lambda value: escape(str(value)))
    return _rendered(environment, template, values)


def _rendered(environment: Environment, template: str, values: dict[str, Any]) -> str:
    return environment.get_template(template).render(values).rstrip() + "\n"


@cache
def _environment(*, autoescape: bool) -> Environment:
    return Environment(
        loader=PackageLoader("engine.rendering", "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=autoescape,  # noqa: S701 -- a plain text is no HTML
    )

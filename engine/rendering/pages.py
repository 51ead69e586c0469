"""Pages and texts from templates.

A page is one file that holds all it needs, without a script and without any request.
Every value is escaped wherever it stands, by Jinja2 in HTML and by a function of ours in Markdown;
a name that a template does not get is an error.
"""

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

_OPTIONS: dict[str, Any] = {
    "loader": PackageLoader("engine.rendering", "templates"),
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
}


def page(template: str, **values: Any) -> str:  # noqa: ANN401 -- a template takes what it names
    """Return a page in HTML, ending with a line end, from a file in `templates` and the values it names."""
    environment = Environment(**_OPTIONS, autoescape=True)
    return environment.get_template(template).render(values).rstrip() + "\n"


def markdown(template: str, escape: Callable[[str], str], **values: Any) -> str:  # noqa: ANN401
    """Return a text in Markdown, likewise; each value goes through `escape`."""
    environment = Environment(**_OPTIONS, finalize=lambda value: escape(str(value)))  # noqa: S701 -- no HTML
    return environment.get_template(template).render(values).rstrip() + "\n"

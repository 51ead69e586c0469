"""Pages from templates: each one file that holds all it needs, without a script and without any request.

Every value is escaped wherever it stands, but where a template says `safe`: for markup that was drawn here.
"""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


def page(template: str, **values: Any) -> str:  # noqa: ANN401 -- a template takes what it names
    """Return a page, ending with a line end.

    Args:
        template: the name of a file in `templates`.
        values: what the template names.
    """
    return _environment().get_template(template).render(values).rstrip() + "\n"


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("engine.rendering", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

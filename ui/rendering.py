"""Views become HTML by the templates, which are the only place where it is written."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, ModuleLoader, StrictUndefined
from jinja2.runtime import Macro

from ui.cache import Kept
from ui.forms import Field
from ui.texts import Texts, direction
from ui.views.handout.content import Handout
from ui.views.pages import Page

TEMPLATES = Path(__file__).with_name("templates")
COMPILED = Path(__file__).with_name("compiled")
"""The templates as code, where they were compiled ahead, as in the private edition."""
STYLE = Path(__file__).with_name("style")
FIRST = "base"  #: the sheet that the others lean on
DRAWN = 2_000  #: drawn parts of pages that are kept


@cache
def environment(*, sources: bool = False) -> Environment:
    """Return the templates: every text is escaped, and an unknown name is an error.

    With sources, statement numbers and editorial marks are written in full, and not as quiet signs.
    """
    made = Environment(
        loader=ModuleLoader(COMPILED) if COMPILED.is_dir() else FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {"sources": sources, "kept": _kept(Kept(DRAWN)), "direction": direction}
    return made


def _kept(drawn: Kept) -> Callable[..., str]:
    """Return a function for templates that draws a macro once for a view that stays the same object."""

    def kept(macro: Macro, view: object, *more: Hashable) -> str:
        # The view is kept with its drawing, so that no other view gets its identity.
        _, html = drawn.get((macro.name, id(view), *more), lambda: (view, macro(view, *more)))
        return html

    return kept


def draw(page: Page) -> str:
    """Return a page as the HTML that stands in the body of a document."""
    return _drawn(page.name, sources=page.sources, page=page, view=page.main)


def document(page: Page, style: str) -> str:
    """Return a page as a whole document, with the address of its style sheet."""
    return _drawn("document", page=page, style=style, body=draw(page))


def handout_file(view: Handout) -> str:
    """Return a handout as a document of its own."""
    return _drawn("handout_file", view=view, style=_style("base", "print", "handout"))


def draw_fault(say: Texts) -> str:
    """Return the body of a page that says that there are no rules to show."""
    return _drawn("fault", say=say)


def bare(
    language: str, title: str, paragraphs: tuple[str, ...], ways: tuple[tuple[str, str], ...] = ()
) -> str:
    """Return a small document of the server: a title, paragraphs, and links as pairs of label and address."""
    return _drawn("bare", language=language, title=title, paragraphs=paragraphs, ways=ways)


@dataclass(frozen=True)
class Start:
    """The parts of the page that starts the app, besides the page that it shows."""

    tags: str  #: what starts Streamlit
    script: str  #: the address of our script
    noscript: str  #: what is said where no script runs
    small: tuple[str, str]  #: the way to the small version: label and address
    press: tuple[Field, ...] = ()  #: the fields of a form that the app is handed first


def starting_document(tab: str, say: Texts, body: str, start: Start) -> str:
    """Return the page that starts the app; the body is drawn, and shown until the app is ready."""
    return _drawn("app", language=say.language, tab=tab, style=style(), body=body, start=start)


def private_document(say: Texts, **values: str) -> str:
    """Return the start page of the private edition, with its `tab`, `body`, `policy`, `early`, `script`."""
    said = {"noscript": say("private-noscript"), "unable": say("private-unable"), "language": say.language}
    return environment().get_template("private.html").render(style=style(), said=said, **values)


def _drawn(template: str, *, sources: bool = False, **values: object) -> str:
    return environment(sources=sources).get_template(f"{template}.html").render(**values)


def _style(*names: str) -> str:
    return "\n".join((STYLE / f"{each}.css").read_text(encoding="utf-8") for each in names)


@cache
def style() -> str:
    """Return the style of every page."""
    return _style(FIRST, *sorted(each.stem for each in STYLE.glob("*.css") if each.stem != FIRST))


def style_address() -> str:
    """Return the address of the style sheet, which changes with it, so that browsers may keep it."""
    return f"/style-{sha256(style().encode()).hexdigest()[:16]}.css"

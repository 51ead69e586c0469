"""The app in a language that nobody speaks: every text is in the catalogue or in the rules."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import ui.texts
from engine.errors import Fault, RulebookError
from engine.inference.reference import infer
from engine.options import explore
from engine.reading.load import SHIPPED, RuleFolder, load_folder
from tests.driven import MARKED, app, go
from tests.pseudo import LANGUAGE, WIDE, pseudo, seen, widened, write_pseudo
from ui.plain.pages import Pages
from ui.printing.page import page as handout_page
from ui.rulebooks import Edition
from ui.showing.handout import Origin, Taking, handout
from ui.showing.privacy import COOKIE, THEME
from ui.texts import FOLDER, texts
from ui.views.frame import PAGES
from ui.views.visit import rulebooks

UNREAD = frozenset(
    {"autocomplete", "component_name", "deferred_file_id", "form_id", "icon", "id", "js_source_path", "page",
     "page_script_hash", "type"}
)  # fmt: skip
"""The fields of Streamlit's messages that name things for programs."""
READ = frozenset({"told"})
"""What the app's own script is given to show or to say."""
DATA = (
    (r"\b((Jan|Febr)uary|March|April|May|June|July|August|(Septem|Octo|Novem|Decem)ber) \d+, \d{4}\b",
     "a date, which is written as the language of the visitor asks for"),
    (r"\b[0-9a-f]{12}\b|\b[0-9a-f]{64}\b|\b[0-9a-f]{16}\b", "a fingerprint"),
    (r"\brules/[\w/.-]*\w", "a file or a folder of rules"),
    (r"treatment-options [a-z -]+ FOLDER", "a command to type"),
    (rf"{COOKIE}|{THEME}…", "the name that Streamlit gave to something"),
    (r"\.txt|\.json|\.yaml|text/plain|application/\S+", "a kind of file"),
)  # fmt: skip
"""What may stay as it is, with the reasons; ids of the rules besides."""
WORD = re.compile(r"[A-Za-z]{2,}")


@cache
def folder() -> RuleFolder:
    """Return the shipped rules as they would look in the language that nobody speaks."""
    loaded = load_folder(SHIPPED)
    rulebook = replace(widened(loaded.rulebook), language=LANGUAGE)
    scenarios, samples = widened(loaded.scenarios), widened(loaded.samples)
    return replace(loaded, rulebook=rulebook, scenarios=scenarios, samples=samples)


@cache
def data() -> re.Pattern[str]:
    """Return what may stay as it is."""
    book = folder().rulebook
    named = {*book.rule, *book.term, *book.therapy, *book.statement, *book.standing}
    ids = sorted(named, key=len, reverse=True)
    own = rf"(?<![\w-])(?:{'|'.join(map(re.escape, ids))})(?![\w-])"
    return re.compile("|".join((*(pattern for pattern, _ in DATA), own)))


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the app speak the language that nobody speaks, where it knows the rules and where it knows none."""
    catalogues = tmp_path_factory.mktemp("texts")
    for language in (LANGUAGE, ui.texts.DEFAULT):
        write_pseudo(FOLDER / "en", catalogues / language)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.texts.FOLDER", catalogues)
        patch.setattr("ui.views.about.FOLDER", catalogues)
        patch.setattr("ui.views.visit.load_folder", lambda _: folder())
        _forget()
        yield
    _forget()


def _forget() -> None:
    for each in vars(ui.texts).values():
        if hasattr(each, "cache_clear"):
            each.cache_clear()
    rulebooks.cache_clear()


def untranslated(found: list[str]) -> list[str]:
    """Return the texts in which a plain word is left."""
    return sorted({text for text in found if WORD.search(data().sub(" ", text))})


def visible(driven: AppTest) -> list[str]:
    """Return every text of a page that somebody reads or hears."""
    return [text for node in _nodes(driven._tree) for text in _texts(getattr(node, "proto", None))]  # noqa: SLF001 -- AppTest offers no way to walk over every element


def _nodes(node: Any) -> Iterator[Any]:  # noqa: ANN401 -- Streamlit's nodes have no common type
    yield node
    for child in getattr(node, "children", {}).values():
        yield from _nodes(child)


def _texts(message: Any) -> Iterator[str]:  # noqa: ANN401 -- a message of any kind
    for field, value in message.ListFields() if hasattr(message, "ListFields") else ():
        values = [value] if isinstance(value, str) or hasattr(value, "ListFields") else value
        for each in values if hasattr(values, "__iter__") and field.name not in UNREAD else ():
            if not isinstance(each, str):
                yield from _texts(each)
            elif field.name == "json":
                yield from (text for key in READ for text in seen(str(json.loads(each).get(key, ""))))
            else:
                yield from seen(each)


def opened(driven: AppTest, page: str, **state: object) -> AppTest:
    """Go to a page in a state."""
    for key, value in state.items():
        driven.session_state[key.replace("_", "-")] = value
    return go(driven, page)


@pytest.mark.usefixtures("foreign")
@pytest.mark.parametrize(
    ("page", "answered"),
    [(page, True) for page in PAGES] + [(page, False) for page in ("list", "compare", "handout")],
)
def test_every_text_of_a_page_is_in_the_catalogue_or_in_the_rules(page: str, answered: bool) -> None:
    found = visible(go(app(answered=answered), page))
    assert any("⟦" in text for text in found)
    assert untranslated(found) == []


@pytest.mark.usefixtures("foreign")
@pytest.mark.parametrize("step", range(8))
def test_every_text_of_a_question_is_in_the_catalogue_or_in_the_rules(step: int) -> None:
    assert untranslated(visible(opened(app(), "questions", visit_step=step))) == []


@pytest.mark.usefixtures("foreign")
@pytest.mark.parametrize(
    "key", ["rule:cbt-first-choice-for-ocd", "therapy:play-therapy", "term:dysthymia", "statement:S047"]
)
def test_every_text_of_a_sheet_is_in_the_catalogue_or_in_the_rules(key: str) -> None:
    assert untranslated(visible(opened(app(), "rules", rules_trail=(key,)))) == []


@pytest.mark.usefixtures("foreign")
def test_every_text_of_what_opens_on_the_rules_page_is_in_the_catalogue_or_in_the_rules() -> None:
    driven = opened(
        app(), "rules", rules_consequences=True, rules_own=True, rules_copy="Psycho.".translate(WIDE).encode()
    )
    assert untranslated(visible(driven)) == []


@pytest.mark.usefixtures("foreign")
@pytest.mark.parametrize("order", ["fit", "name"])
def test_every_text_of_the_list_in_another_order_and_of_its_files_is_in_the_catalogue(order: str) -> None:
    assert untranslated(visible(opened(app(), "list", visit_order=order, saving_open=True))) == []


@pytest.mark.usefixtures("foreign")
@pytest.mark.parametrize("asked", ["tell depression", "leave-out obsessive-compulsive-disorder"])
def test_every_text_of_a_try_is_in_the_catalogue_or_in_the_rules(asked: str) -> None:
    driven = go(app(), "list")
    driven.session_state["asked"] = (asked, "list")
    driven.run()
    assert untranslated(visible(driven)) == []


@pytest.mark.usefixtures("foreign")
@pytest.mark.parametrize("typed", ["ocd", "xyzzy"])
def test_every_text_of_a_search_is_in_the_catalogue_or_in_the_rules(typed: str) -> None:
    driven = go(app(), "questions")
    driven.text_input(key="visit-find-topics").set_value(typed.translate(WIDE))
    driven.button(key="find-submit").click().run()
    assert untranslated(visible(driven)) == []


@pytest.mark.usefixtures("foreign")
def test_every_text_of_the_page_without_rules_is_in_the_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Path) -> RuleFolder:
        raise RulebookError((Fault("rules/vocabulary.yaml", 3, "unknown key".translate(WIDE)),))

    rulebooks.cache_clear()
    monkeypatch.setattr("ui.views.visit.load_folder", broken)
    try:
        found = visible(app(answered=False))
    finally:
        rulebooks.cache_clear()
    assert any("rules/vocabulary.yaml:3" in text for text in found)
    assert untranslated(found) == []


@pytest.mark.usefixtures("foreign")
def test_every_text_of_the_handout_as_a_file_is_in_the_catalogue_or_in_the_rules() -> None:
    book, say = folder().rulebook, texts(LANGUAGE)
    for answers in (True, False):
        taking = Taking(MARKED, ("express-feelings",), answers)
        view = handout(
            explore(book, book.askable, infer), say, taking, Origin("0" * 64, 0, date(2026, 11, 23))
        )
        assert untranslated(seen(handout_page(view))) == []


@pytest.mark.usefixtures("foreign")
def test_every_text_of_the_pages_without_scripts_is_in_the_catalogue_or_in_the_rules() -> None:
    plain = Pages(Edition(folder()), faulty=True, today=date(2026, 11, 23))
    assert untranslated(seen(plain.start())) == []
    assert untranslated(seen(plain.refused("⟦⟧"))) == []
    told = [("topics", "obsessive-compulsive-disorder"), ("goals", "express-feelings")]
    for place in ("list", *(f"question {number}" for number in range(1, 9)), "card play-therapy"):
        assert untranslated(seen(plain.answered([*told, ("to", place)]))) == [], place


def test_a_text_that_is_not_in_the_catalogue_would_be_found() -> None:
    assert untranslated(
        ["⟦Ļéåṽé⟧ this", "S047", "cbt-first-choice-for-ocd", "Rule 3".translate(WIDE), "⟦Öñ⟧ May 1, 2026"]
    ) == ["⟦Ļéåṽé⟧ this"]


@pytest.mark.parametrize(
    ("catalogue", "expected"),
    [
        ("a = Hello\n", "a = ⟦Ĥéļļö⟧\n"),
        ("a = Hi { $name }!\n", "a = ⟦Ĥî { $name }!⟧\n"),
        ('a = { DATETIME($day, dateStyle: "long") }\n', 'a = ⟦{ DATETIME($day, dateStyle: "long") }⟧\n'),
        ('a = { " and " }\n', 'a = ⟦{ " åñð " }⟧\n'),
        (
            "a =\n    { $n ->\n        [one] One\n       *[other] { $n } more\n    }\n",
            "a =\n    ⟦{ $n ->\n        [one] Öñé\n       *[other] { $n } ɱöŕé\n    }⟧\n",
        ),
    ],
)
def test_a_pseudo_catalogue_keeps_values_choices_and_formats(catalogue: str, expected: str) -> None:
    assert pseudo(catalogue) == expected

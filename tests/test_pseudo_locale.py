"""The app in a language that nobody speaks: every text is in the catalogue or in the rules."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

import pytest

import ui.texts
from tests.page_states import STATES, visitor_in
from tests.pseudo import LANGUAGE, WIDE, pseudo, seen, widened, write_pseudo
from tests.visiting import SETTING, Visitor, edition_of
from ui.actions import Action, Download, Go, Load, ReadCopy, Search
from ui.context import APP, PLAIN
from ui.edition import Edition
from ui.rendering import draw_fault
from ui.texts import FOLDER, texts
from ui.views.privacy import COOKIE, THEME, WAY

DATA = (
    (r"\b((Jan|Febr)uary|March|April|May|June|July|August|(Septem|Octo|Novem|Decem)ber) \d+, \d{4}\b",
     "a date, which is written as the language of the visitor asks for"),
    (r"\b[0-9a-f]{12}\b|\b[0-9a-f]{64}\b|\b[0-9a-f]{16}\b", "a fingerprint"),
    (r"\brules/[\w/.-]*\w", "a file or a folder of rules"),
    (r"treatment-options [a-z -]+ FOLDER", "a command to type"),
    (rf"{COOKIE}|{THEME}…|^{WAY}$", "the name of what a browser keeps"),
)  # fmt: skip
"""Words that may stay as they are, with the reasons; ids of the rules besides."""
WORD = re.compile(r"[A-Za-z]{2,}")
GONE = "gone".translate(WIDE)
WRITTEN: Mapping[str, tuple[Action, ...]] = {
    "questions, found": (Go("questions"), Search("depression".translate(WIDE))),
    "questions, nothing found": (Go("questions"), Search("xyzzy".translate(WIDE))),
    "questions, loaded": (Go("questions"), Load(f"{{has: [adhd, {GONE}]}}".encode())),
    "rules, copy": (Go("rules"), ReadCopy("Psycho. And more.".translate(WIDE).encode())),
}
"""Words that are typed and handed in, as they would be in that language."""


@cache
def edition() -> Edition:
    """Return the shipped rules as they would look in the language that nobody speaks."""
    found = edition_of()
    rulebook = replace(widened(found.rulebook), language=LANGUAGE)
    return Edition(rulebook, widened(found.scenarios), widened(found.samples))


@cache
def data() -> re.Pattern[str]:
    """Return what may stay as it is."""
    book = edition().rulebook
    named = {*book.rule, *book.term, *book.subject, *book.statement, *book.standing}
    ids = sorted(named, key=len, reverse=True)
    own = rf"(?<![\w-])(?:{'|'.join(map(re.escape, ids))})(?![\w-])"
    return re.compile("|".join((*(pattern for pattern, _ in DATA), own)))


@pytest.fixture(scope="module", autouse=True)
def _foreign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the app speak the language that nobody speaks."""
    catalogues = tmp_path_factory.mktemp("texts")
    for language in (LANGUAGE, ui.texts.DEFAULT):
        write_pseudo(FOLDER / "en", catalogues / language)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.texts.FOLDER", catalogues)
        _forget()
        yield
    _forget()


def _forget() -> None:
    for each in vars(ui.texts).values():
        if hasattr(each, "cache_clear"):
            each.cache_clear()


def untranslated(found: Iterable[str]) -> list[str]:
    """Return the texts in which a plain word is left."""
    return sorted({text for text in found if WORD.search(data().sub(" ", text))})


@pytest.mark.parametrize("state", STATES)
def test_every_text_of_a_page_is_in_the_catalogue_or_in_the_rules(state: str) -> None:
    visitor = Visitor(edition()).act(*WRITTEN[state]) if state in WRITTEN else visitor_in(state, edition())
    found = list(seen(visitor.html))
    assert any("⟦" in text for text in found)
    assert untranslated(found) == []
    assert untranslated([visitor.outcome.said]) == []


@pytest.mark.parametrize("name", ["privacy", "accessibility", "start", "left"])
@pytest.mark.parametrize("carrier", [APP, PLAIN])
def test_every_text_about_a_version_is_in_the_catalogue(name: str, carrier: str) -> None:
    visitor = Visitor(edition(), setting=replace(SETTING, carrier=carrier)).go(name)
    assert untranslated(seen(visitor.html)) == []


@pytest.mark.parametrize("state", ["handout, answered", "handout"])
def test_every_text_of_the_handout_as_a_file_is_in_the_catalogue_or_in_the_rules(state: str) -> None:
    file = visitor_in(state, edition()).act(Download("handout.html")).file
    assert file
    assert untranslated(seen(file.content.decode())) == []


def test_every_text_of_the_page_without_rules_is_in_the_catalogue() -> None:
    assert untranslated(seen(draw_fault(texts(LANGUAGE)))) == []


def test_a_text_that_is_not_in_the_catalogue_would_be_found() -> None:
    plain, kept = "⟦Ļéåṽé⟧ this", ["S047", "cbt-first-choice-for-ocd", "⟦Öñ⟧ May 1, 2026"]
    assert untranslated([plain, *kept, "Rule 3".translate(WIDE)]) == [plain]


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

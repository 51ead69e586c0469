"""The catalogue of visible texts: complete, used, and in the words that the rulebook allows."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.audit.checks.catalogue import check_catalogue
from engine.audit.findings import Finding
from engine.banned_words import Avoided, BannedWords
from engine.errors import CatalogueError, Fault
from engine.reading.catalogue import File, read_catalogue
from engine.reading.load import SHIPPED, load_folder
from tests.test_command_line import run
from ui.texts import DEFAULT, FOLDER, Texts, texts
from ui.texts import catalogue as catalogue_of

UI = Path(__file__).parents[1] / "ui"
USED = re.compile(r"""\b(?:_?say|texts\(\w+\))\(\s*(f?)"([^"]+)\"|(f?)"(told-[a-z-]+)\"""")
WORDS = re.compile(r"[A-Za-z]{2,}")
FIRST, SECOND, THIRD = slice(0, 1), slice(1, 2), slice(2, 3)
DRAWING = {
    **dict.fromkeys(("lead", "page_heading", "quiet"), FIRST),
    **dict.fromkeys(("button", "jump", "pressed", "way"), SECOND),
    **dict.fromkeys(("act", "option"), THIRD),
    "disclosure": slice(None),
    "element": slice(1, None),
}
"""Which arguments of what draws HTML a visitor reads; of Streamlit's functions it is the first."""
SILENT = frozenset({"form", "get_option"})
"""The functions of Streamlit whose first argument nobody reads."""
SEEN_ATTRIBUTES = frozenset(
    {"label", "help", "placeholder", "title", "aria_label", "alt", "captions", "body"}
)
"""Named arguments that a visitor reads or hears."""
IN_SCRIPTS = re.compile(
    r"""(?:textContent|innerText|innerHTML|aria-label|ariaLabel|title)["']?\s*[,=]\s*["'`](\w+)"""
)


def _names() -> set[str]:
    return {text.id for file in read_catalogue(FOLDER / DEFAULT) for text in file.texts}


def _values(language: str) -> dict[str, set[str]]:
    """Return each text of a language with the names of the values that it fills in."""
    found = re.split(r"^(?=-?[A-Za-z])", catalogue_of(language), flags=re.MULTILINE)
    return {
        name: set(re.findall(r"\$(\w+)", value))
        for name, _, value in (each.partition(" =") for each in found)
        if value
    }


def _used(names: set[str]) -> Iterator[str]:
    """Return each id that a module says; where a part is filled in, every id that it makes."""
    for module in sorted(UI.rglob("*.py")):
        for found in USED.finditer(module.read_text(encoding="utf-8")):
            formatted, name = found[1] or found[3], found[2] or found[4]
            if not formatted:
                yield name
                continue
            pattern = re.sub(r"\\\{[^}]+\\\}", "[a-z0-9-]+", re.escape(name))
            made = [each for each in names if re.fullmatch(pattern, each)]
            assert made, f"{module.name}: {name}"
            yield from made


def _literals(module: Path) -> Iterator[str]:
    """Return the words that stand in the code itself where a visitor would read them."""
    for call in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if not isinstance(call, ast.Call):
            continue
        said = [each.value for each in call.keywords if each.arg in SEEN_ATTRIBUTES]
        match call.func:
            case ast.Attribute(value=ast.Name(id="st"), attr=name) if name not in SILENT:
                said += call.args[FIRST]
            case ast.Name(id=name) if name in DRAWING:
                said += call.args[DRAWING[name]]
        for argument in said:
            parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
            for part in parts:
                value = part.value if isinstance(part, ast.Constant) else None
                if isinstance(value, str) and WORDS.search(value):
                    yield f"{module.relative_to(UI)}:{part.lineno}: {value}"


def test_every_text_that_is_used_is_in_the_catalogue_and_every_other_way_round() -> None:
    names = _names()
    used = set(_used(names))
    assert sorted(used - names) == []
    assert sorted(names - used) == []


def test_every_language_has_the_texts_of_the_english_one_with_the_same_values() -> None:
    english = _values(DEFAULT)
    languages = [each.name for each in FOLDER.iterdir() if (each / "frame.ftl").is_file()]
    assert DEFAULT in languages
    for language in languages:
        assert _values(language) == english, language


def test_no_word_that_a_visitor_reads_stands_in_the_code() -> None:
    assert [each for module in sorted(UI.rglob("*.py")) for each in _literals(module)] == []


def test_no_word_that_a_visitor_reads_stands_in_a_script() -> None:
    scripts = sorted(UI.rglob("*.js"))
    assert scripts
    assert [
        each for script in scripts for each in IN_SCRIPTS.findall(script.read_text(encoding="utf-8"))
    ] == []


def test_words_in_the_code_would_be_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.test_ui_texts.UI", tmp_path)
    module = tmp_path / "page.py"
    module.write_text(
        'st.button("Press me", key="press")\nelement("p", f"Hello {name}", class_="lead")\n'
        'element("a", say("x"), aria_label="Go there")\nact("show", say("x"), "…")\n',
        encoding="utf-8",
    )
    assert list(_literals(module)) == ["page.py:1: Press me", "page.py:2: Hello ", "page.py:3: Go there"]


def test_the_audit_finds_nothing_in_the_catalogue() -> None:
    folder = load_folder(SHIPPED)
    files = read_catalogue(FOLDER / DEFAULT)
    assert list(check_catalogue(folder.rulebook, files, folder.words)) == []


def test_the_command_counts_texts_beside_the_rules() -> None:
    ran = run("audit", "check", "--texts", str(FOLDER / DEFAULT))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert f", {len(_names())} other texts: no findings and 1 remark" in ran.stdout.splitlines()[-1]


def test_the_command_tells_findings_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "page.ftl").write_text(
        "# Page.\n\nfine = Fine.\nbad =\n    You should\n    go.\n", encoding="utf-8"
    )
    ran = run("audit", "check", "--texts", str(tmp_path), "--format", "json")
    assert ran.returncode == 1
    assert json.loads(ran.stdout)["findings"][0] == {
        "file": str(tmp_path / "page.ftl"),
        "line": 4,
        "code": "avoided-word",
        "message": "a visitor would read `you should`; say you could ask",
    }


def test_a_mistyped_folder_of_texts_is_told_in_one_line() -> None:
    ran = run("audit", "check", "--texts", "ui/text/en")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "ui/text/en: is not a folder; name the folder that holds the texts\n"


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """Return an empty folder for texts."""
    folder = tmp_path / "xx"
    folder.mkdir()
    return folder


def _read(folder: Path, **files: str) -> tuple[File, ...]:
    for name, text in files.items():
        (folder / f"{name}.ftl").write_text(text, encoding="utf-8")
    return read_catalogue(folder)


def _readings(folder: Path, text: str) -> list[tuple[str, ...]]:
    return [each.readings for file in _read(folder, page=text) for each in file.texts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = One.\n", [("One.",)]),
        ("a = One { $b } three.\n", [("One … three.",)]),
        ('a = One{ " and " }two\n', [("One and two",)]),
        ("a = { b }\nb = Two\n", [("…",), ("Two",)]),
        ("a = { DATETIME($day) }\n", [("…",)]),
        ("a = { $b ->\n    [one] One\n   *[other] { $b } more\n } left\n", [("One left", "… more left")]),
        ("a = One\n    .b = Two\n", [("One", "Two")]),
        ("-a = Name\n", [("Name",)]),
        ("a =\n    One.\n\n    Two.\n", [("One.\n\nTwo.",)]),
    ],
)
def test_each_text_is_read_in_every_way_in_which_it_can_come_out(
    catalogue: Path, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert _readings(catalogue, text) == expected


def _faults(folder: Path, **files: str) -> list[tuple[str, int, str]]:
    with pytest.raises(CatalogueError) as error:
        _read(folder, **files)
    found: tuple[Fault, ...] = error.value.faults
    return [(Path(each.file).name, each.line, each.message) for each in found]


def test_what_is_no_fluent_is_told_with_its_line(catalogue: Path) -> None:
    told = _faults(catalogue, page="a = One\nb\nc = { $d\n")
    assert told == [
        ("page.ftl", 2, 'is not Fluent: expected token: "="'),
        ("page.ftl", 4, 'is not Fluent: expected token: "}"'),
    ]


def test_a_text_that_is_written_twice_is_told_with_both_places(catalogue: Path) -> None:
    (told,) = _faults(catalogue, one="a = One\n", two="\na = Two\n")
    assert told[:2] == ("two.ftl", 2)
    assert re.fullmatch(r"`a` is written already in .*one\.ftl:1; leave out one", told[2])


def test_a_folder_without_texts_and_a_file_that_is_no_text_are_told(catalogue: Path) -> None:
    (told,) = _faults(catalogue)
    assert told == ("xx", 0, "holds no file that ends in `.ftl`; name the folder of one language")
    (catalogue / "page.ftl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CatalogueError, match="is a binary file"):
        read_catalogue(catalogue)


def test_words_sentences_and_reading_level_of_a_catalogue_are_checked(catalogue: Path) -> None:
    long = " ".join(["word"] * 21)
    hard = "Psychopharmacological considerations necessitate interdisciplinary deliberation."
    _read(
        catalogue,
        easy="a = A nice day.\nb = Nice\n",
        hard=f"c = {'{'} $n ->\n    [one] {long}.\n   *[other] {hard}\n }}\n",
    )
    found = list(
        check_catalogue(
            load_folder(SHIPPED).rulebook,
            read_catalogue(catalogue),
            BannedWords(avoid=(Avoided(("nice",), "say what you mean"),)),
        )
    )
    assert [(Path(each.file).name, each.line, each.code) for each in found] == [
        ("hard.ftl", 1, "reading-level"),
        ("easy.ftl", 1, "avoided-word"),
        ("easy.ftl", 2, "avoided-word"),
        ("hard.ftl", 1, "long-sentence"),
    ]
    assert all(isinstance(each, Finding) for each in found)


def test_labels_and_values_do_not_make_a_page_easier_to_read(catalogue: Path) -> None:
    hard = "Interdisciplinary deliberation necessitates psychopharmacological considerations."
    files = _read(catalogue, page=f"a = Go\nb = Back\nc = Yes\nd = {'{'} $x }}\ne = {hard}\n")
    codes = [each.code for each in check_catalogue(load_folder(SHIPPED).rulebook, files, BannedWords())]
    assert codes == ["reading-level"]


def test_a_language_without_a_catalogue_is_spoken_to_in_english() -> None:
    assert texts("xx").language == "en"
    assert texts("../en").language == "en"
    assert texts("en-").language == "en"


def test_a_language_with_a_catalogue_of_its_own_is_spoken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "nl-BE").mkdir()
    (tmp_path / "nl-BE" / "one.ftl").write_text("one = Een\n", encoding="utf-8")
    (tmp_path / "nl-BE" / "two.ftl").write_text("two = Twee\n", encoding="utf-8")
    monkeypatch.setattr("ui.texts.FOLDER", tmp_path)
    texts.cache_clear()
    try:
        say = texts("nl-BE")
        assert (say.language, say("one"), say("two")) == ("nl-BE", "Een", "Twee")
    finally:
        texts.cache_clear()


def test_an_unknown_text_is_refused() -> None:
    with pytest.raises(LookupError):
        texts("en")("no-such-text")


def test_a_value_may_be_as_long_as_it_is() -> None:
    long = "very " * 10_000
    assert Texts("en", "said = It is { $how }long.\n")("said", how=long) == f"It is {long}long."


def test_a_text_is_refused_when_one_of_its_values_is_missing() -> None:
    with pytest.raises(LookupError):
        Texts("en", "greeting = Hello { $name }\n")("greeting")

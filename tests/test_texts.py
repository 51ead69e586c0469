"""The catalogue of visible texts: complete, used, and in the words that the rulebook allows."""

import ast
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from engine.audit.checks.samples_and_catalogue import check_catalogue
from engine.errors import CatalogueError
from engine.reading.catalogue import File, read_catalogue
from engine.reading.load import SHIPPED, load_folder
from engine.rule_folder import Avoided, BannedWords
from tests.program import run
from ui.texts import DEFAULT, FOLDER, Texts, texts
from ui.texts import catalogue as catalogue_of

UI = Path(__file__).parents[1] / "ui"
IN_TEMPLATES = re.compile(r"""say\("([^"]+)\"""")
JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
READ_IN_TAGS = re.compile(r"""(?:aria-label|title|placeholder|alt)="[^"]*[A-Za-z]{2,}""")
OF_OTHERS = frozenset({"idiomorph.js"})
"""Scripts that are not ours; none of them shows a text."""
WORDS = re.compile(r"[A-Za-z]{2,}")
READ_IN_SCRIPTS = "textContent|innerText|innerHTML|aria-label|ariaLabel|title"
IN_SCRIPTS = re.compile(rf"""(?:{READ_IN_SCRIPTS})["']?\s*[,=]\s*["'`](\w+)""")


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


def _nodes() -> Iterator[tuple[str, ast.AST]]:
    """Yield every node of every module, with the name of that."""
    for module in sorted(UI.rglob("*.py")):
        yield from ((module.name, each) for each in ast.walk(ast.parse(module.read_text(encoding="utf-8"))))


def _used(names: set[str]) -> Iterator[str]:
    """Yield each id that stands in the program; where a part is filled in, every id that it makes."""
    for module, node in _nodes():
        match node:
            case ast.Constant(value=str(name)):
                yield name
            case ast.Call(func=func, args=[ast.JoinedStr(values=parts), *_]) if "say" in ast.unparse(func):
                made = [each for each in names if re.fullmatch(_pattern(parts), each)]
                assert made, f"{module}:{node.lineno}"
                yield from made
    for template in sorted(UI.rglob("*.html")):
        yield from IN_TEMPLATES.findall(template.read_text(encoding="utf-8"))


def _said() -> Iterator[str]:
    """Yield each id with which a module asks for a text."""
    for _, node in _nodes():
        match node:
            case ast.Call(func=func, args=[ast.Constant(value=str(name)), *_]) if _says(func):
                yield name
            case ast.Call(func=ast.Name("Labels"), args=[_, ast.Constant(str(prefix)), ast.Constant(names)]):
                yield from (f"{prefix}-{each}" for each in str(names).split())


def _says(func: ast.expr) -> bool:
    """Return whether a function is a catalogue."""
    return bool(re.fullmatch(r"(\w+\.)*say|texts\(.*\)", ast.unparse(func)))


def _pattern(parts: list[ast.expr]) -> str:
    return "".join(
        re.escape(str(each.value)) if isinstance(each, ast.Constant) else "[a-z0-9-]*" for each in parts
    )


def test_every_text_that_is_used_is_in_the_catalogue_and_every_other_way_round() -> None:
    names = _names()
    assert sorted(set(_said()) - names) == []
    assert sorted(names - {*_used(names), *_said()}) == []


def test_every_language_has_the_texts_of_the_english_one_with_the_same_values() -> None:
    english = _values(DEFAULT)
    languages = [each.name for each in FOLDER.iterdir() if (each / "frame.ftl").is_file()]
    assert DEFAULT in languages
    for language in languages:
        assert _values(language) == english, language


def test_no_word_that_a_visitor_reads_stands_in_a_template_or_a_script() -> None:
    for template in sorted(UI.rglob("*.html")):
        html = unescape(JINJA.sub("", template.read_text(encoding="utf-8")))
        assert READ_IN_TAGS.findall(html) == [], template.name
        assert WORDS.findall(re.sub(r"<[^>]*>|enctype=\S+", "", html)) == [], template.name
    scripts = [each for each in sorted(UI.rglob("*.js")) if each.name not in OF_OTHERS]
    assert scripts
    for script in scripts:
        assert IN_SCRIPTS.findall(script.read_text(encoding="utf-8")) == [], script.name


def test_the_audit_finds_nothing_in_the_catalogue_and_the_command_counts_its_texts() -> None:
    folder = load_folder(SHIPPED)
    files = read_catalogue(FOLDER / DEFAULT)
    assert list(check_catalogue(folder.rulebook, files, folder.words)) == []
    ran = run("audit", "check", "--texts", str(FOLDER / DEFAULT))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert f", {len(_names())} other texts: no findings and 1 remark" in ran.stdout.splitlines()[-1]


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """Return an empty folder for texts."""
    folder = tmp_path / "xx"
    folder.mkdir()
    return folder


def test_the_command_tells_findings_with_file_and_line_and_a_mistyped_folder(catalogue: Path) -> None:
    _read(catalogue, page="# Page.\n\nfine = Fine.\nbad =\n    You should\n    go.\n")
    ran = run("audit", "check", "--texts", str(catalogue), "--format", "json")
    assert ran.returncode == 1
    place = {"file": str(catalogue / "page.ftl"), "line": 4}
    told = {"code": "avoided-word", "message": "a visitor would read `you should`; say you could ask"}
    assert json.loads(ran.stdout)["findings"][0] == {**place, **told, "remark": False}
    ran = run("audit", "check", "--texts", "ui/text/en")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "ui/text/en: is not a folder; name the folder that holds the texts\n"


def _read(folder: Path, **files: str) -> tuple[File, ...]:
    for name, text in files.items():
        (folder / f"{name}.ftl").write_text(text, encoding="utf-8")
    return read_catalogue(folder)


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
    assert [each.readings for file in _read(catalogue, page=text) for each in file.texts] == expected


def _faults(folder: Path, **files: str) -> list[tuple[str, int, str]]:
    with pytest.raises(CatalogueError) as error:
        _read(folder, **files)
    return [(Path(each.file).name, each.line, each.message) for each in error.value.faults]


def test_what_is_no_fluent_and_what_is_written_twice_is_told_with_its_lines(catalogue: Path) -> None:
    assert _faults(catalogue, page="a = One\nb\nc = { $d\n") == [
        ("page.ftl", 2, 'is not Fluent: expected token: "="'),
        ("page.ftl", 4, 'is not Fluent: expected token: "}"'),
    ]
    (twice,) = _faults(catalogue, page="a = One\n", two="\na = Two\n")
    assert twice[:2] == ("two.ftl", 2)
    assert re.fullmatch(r"`a` is written already in .*page\.ftl:1; leave out one", twice[2])


def test_a_folder_without_texts_and_a_file_that_is_no_text_are_told(catalogue: Path) -> None:
    (told,) = _faults(catalogue)
    assert told == ("xx", 0, "holds no file that ends in `.ftl`; name the folder of one language")
    (catalogue / "page.ftl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CatalogueError, match="is a binary file"):
        read_catalogue(catalogue)


def test_words_sentences_and_reading_level_of_a_catalogue_are_checked(catalogue: Path) -> None:
    long = " ".join(["word"] * 21)
    hard = "Psychopharmacological considerations necessitate interdisciplinary deliberation."
    choice = f"c = {{ $n ->\n    [one] {long}.\n   *[other] {hard}\n }}\n"
    files = _read(catalogue, easy="a = A nice day.\nb = Nice\n", hard=choice)
    words = BannedWords(avoid=(Avoided(("nice",), "say what you mean"),))
    found = list(check_catalogue(load_folder(SHIPPED).rulebook, files, words))
    assert [(Path(each.file).name, each.line, each.code) for each in found] == [
        ("hard.ftl", 1, "reading-level"),
        ("easy.ftl", 1, "avoided-word"),
        ("easy.ftl", 2, "avoided-word"),
        ("hard.ftl", 1, "long-sentence"),
    ]
    labels = _read(catalogue, easy="a = Go\n", hard=f"b = Back\nc = Yes\nd = {{ $x }}\ne = {hard}\n")
    found = list(check_catalogue(load_folder(SHIPPED).rulebook, labels, BannedWords()))
    assert [each.code for each in found] == ["reading-level"], "labels and values make no page easier"


def test_a_language_without_a_catalogue_is_spoken_to_in_english() -> None:
    assert [texts(each).language for each in ("xx", "../en", "en-")] == ["en"] * 3


def test_a_language_with_a_catalogue_of_its_own_is_spoken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "nl-BE").mkdir()
    _read(tmp_path / "nl-BE", one="one = Een\n", two="two = Twee\n")
    monkeypatch.setattr("ui.texts.FOLDER", tmp_path)
    texts.cache_clear()
    try:
        say = texts("nl-BE")
        assert (say.language, say("one"), say("two")) == ("nl-BE", "Een", "Twee")
    finally:
        texts.cache_clear()


def test_an_unknown_text_is_refused_and_so_is_one_without_its_values_which_may_be_long() -> None:
    say, long = Texts("en", "said = It is { $how }long.\n"), "very " * 10_000
    assert say("said", how=long) == f"It is {long}long."
    for name in ("said", "no-such-text"):
        with pytest.raises(LookupError):
            say(name)

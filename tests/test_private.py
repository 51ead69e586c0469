"""The private edition without a browser: it says what the app says; what a build writes and refuses."""

import gzip
import json
import random
import re
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from engine.errors import TreatmentOptionsError
from engine.saved_answers import picks_of
from tests.page_states import STATES
from tests.visiting import TODAY, edition_of
from ui.actions import BUTTON, Compare, Explain, Go, Take, written
from ui.apply import apply_all
from ui.carriers.private import parcels, pyodide
from ui.carriers.private.answering import Answering, context_of
from ui.carriers.private.content import from_json, to_json
from ui.carriers.private.parcels import Parcels
from ui.carriers.private.site import policy, site, write
from ui.context import APP, Context, Setting
from ui.edition import Edition
from ui.forms import ASKED, LOAD, selected
from ui.rendering import draw, style
from ui.views.pages import VIEWS, page
from ui.visit import COMPARE, HANDOUT, LIST, Selections, Visit, offered

RANDOM = 200
PACKED = Parcels(b"standard", b"code", compiled=True)
PYTHON = dict.fromkeys(pyodide.PARTS, b'{"packages": {"one": {}}, "info": {}}')


@cache
def private() -> Edition:
    """Return the shipped rules as they come out of the file that the worker reads."""
    return from_json(to_json(edition_of()))


def sheets() -> list[Selections]:
    """Return the selections of every sample, and random ones."""
    rulebook, chance = edition_of().rulebook, random.Random(14)
    samples = [offered(rulebook, picks_of(rulebook, each.has).picks) for each in edition_of().samples]
    made = (
        {
            each.id: chance.sample([one.id for one in each.choices], chance.randint(0, 3))
            for each in rulebook.questions
        }
        for _ in range(RANDOM)
    )
    return samples + [offered(rulebook, each) for each in made]


def test_what_the_worker_reads_is_all_that_the_app_has() -> None:
    assert private().rulebook == edition_of().rulebook
    assert private().fingerprint == edition_of().fingerprint
    assert (private().scenarios, private().samples) == (edition_of().scenarios, edition_of().samples)
    assert private().stamps == edition_of().stamps
    assert to_json(private()) == to_json(edition_of())


def test_the_list_reasons_comparison_and_handout_of_every_sheet_are_those_of_the_app() -> None:
    options = [each.id for each in edition_of().rulebook.therapies]
    for number, selections in enumerate(sheets()):
        marks = [kind(each) for each in options[number % 12 : number % 12 + 3] for kind in (Compare, Take)]
        asked = (*marks, Explain(options[number % len(options)]))
        for name in (LIST, COMPARE, HANDOUT):
            visit = apply_all(edition_of(), Visit(selections=selections), (*asked, Go(name))).visit
            same = apply_all(private(), Visit(selections=selections), (*asked, Go(name))).visit
            assert visit == same
            in_app = Context(edition_of(), visit, Setting(APP, TODAY, 60))
            assert VIEWS[name](in_app) == VIEWS[name](context_of(private(), same)), selections


@pytest.mark.parametrize("state", STATES)
def test_every_page_in_every_state_is_drawn_word_for_word_as_the_app_would(state: str) -> None:
    visit = apply_all(edition_of(), Visit(), STATES[state]).visit
    drawn = [draw(page(context_of(each, visit))) for each in (edition_of(), private())]
    assert drawn[0] == drawn[1]
    assert not re.search(r'href="/plain|\.pdf|\.docx', drawn[0])


def test_presses_are_answered_with_pages_and_a_file_that_is_handed_in_is_read() -> None:
    visit = Answering(private())
    assert json.loads(visit.first())["place"] == 0
    press = [(ASKED, "topics"), (selected("topics"), "depression"), (BUTTON, written(Go(LIST)))]
    answer = json.loads(visit.press(json.dumps(press)))
    assert (answer["place"], answer["file"]) == (1, None)
    assert "Depression" in answer["html"]
    visit.press(json.dumps([(BUTTON, "step 1")]))
    loaded = json.loads(visit.press("[]", [LOAD], [b'{"has": ["adhd"]}']))
    assert "1 answer was loaded: Attention-deficit/hyperactivity disorder (ADHD)." in loaded["html"]
    saved = json.loads(visit.press(json.dumps([(BUTTON, "download answers.json")])))["file"]
    assert (saved["name"], saved["kind"]) == ("answers.json", "application/json")


def test_the_site_has_its_policy_and_names_its_folders_after_what_they_hold(tmp_path: Path) -> None:
    files = site(edition_of(), PYTHON, PACKED)
    index = files["index.html"].decode()
    assert policy().replace("'", "&#39;") in index
    assert f"<style>{style()}</style>" in index
    assert "frame-ancestors 'none'" in files["_headers"].decode()
    assert json.loads(next(part for name, part in files.items() if name.endswith("lock.json"))) == {
        "packages": {},
        "info": {},
    }
    other = site(edition_of(), PYTHON, replace(PACKED, code=b"other"))
    assert {name.partition("/")[0] for name in files.keys() - other.keys()} == {
        next(name for name in files if name.startswith("app-")).partition("/")[0]
    }
    write(tmp_path, files)
    write(tmp_path, other)
    assert {each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*") if each.is_file()} == set(
        other
    )


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("mine")
    with pytest.raises(TreatmentOptionsError, match="holds other files; name a folder that is empty"):
        write(tmp_path, site(edition_of(), PYTHON, PACKED))
    with pytest.raises(TreatmentOptionsError, match="is a file; name a folder"):
        write(letter, site(edition_of(), PYTHON, PACKED))
    assert list(tmp_path.iterdir()) == [letter]


@pytest.mark.parametrize("archive", [None, b"of another version"])
def test_where_pyodide_cannot_be_fetched_the_build_says_what_to_do(
    archive: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    if archive:
        (tmp_path / f"pyodide-{pyodide.VERSION}.tgz").write_bytes(archive)
    with pytest.raises(TreatmentOptionsError, match=r"run `npm pack pyodide@.*` where a registry"):
        pyodide.package(tmp_path)


def test_without_node_the_code_goes_along_as_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with zipfile.ZipFile(tmp_path / "standard.zip", "w") as archive:
        archive.writestr("this.py", "")
    standard = (tmp_path / "standard.zip").read_bytes()
    made = parcels.parcels(PYTHON | {pyodide.STANDARD_LIBRARY: standard}, edition_of())
    assert (made.compiled, gzip.decompress(made.standard)) == (False, standard)
    assert b"ui/carriers/private/answering.py" in gzip.decompress(made.code)

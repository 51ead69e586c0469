"""The rulebook as one JSON file: the same back, the same bytes, and a fingerprint that misses nothing."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from engine.errors import TreatmentOptionsError
from engine.reading.load import load_rulebook
from engine.rulebook import Rulebook
from engine.serialization import fingerprint, from_json, to_json
from tests.folders import edit, small_folder
from tests.rulebooks import rulebooks

ROOT = Path(__file__).parents[1]


def test_the_shipped_rulebook_comes_back_as_it_was() -> None:
    rulebook = load_rulebook()
    assert from_json(to_json(rulebook)) == rulebook
    assert to_json(from_json(to_json(rulebook))) == to_json(rulebook)


@given(rulebooks())
def test_any_rulebook_comes_back_as_it_was(rulebook: Rulebook) -> None:
    assert from_json(to_json(rulebook)) == rulebook


def test_a_rulebook_with_one_of_everything_comes_back_as_it_was(tmp_path: Path) -> None:
    rulebook = load_rulebook(small_folder(tmp_path))
    assert all(getattr(rulebook, each.name) for each in fields(rulebook))
    assert from_json(to_json(rulebook)) == rulebook


def test_the_fingerprint_is_the_sha_256_of_the_json() -> None:
    rulebook = load_rulebook()
    assert fingerprint(rulebook) == hashlib.sha256(to_json(rulebook).encode()).hexdigest()


def test_the_bytes_do_not_hang_on_the_hash_seed_or_on_where_the_folder_lies(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    program = """
import sys
from pathlib import Path
from engine.serialization import fingerprint
from engine.reading.load import load_rulebook
print(fingerprint(load_rulebook(Path(sys.argv[1]))))
"""
    prints = {
        subprocess.run(
            [sys.executable, "-c", program, where],
            cwd=cwd,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, cwd, where in (("1", ROOT, str(folder)), ("2", folder, "."), ("3", tmp_path, "small"))
    }
    assert prints == {f"{fingerprint(load_rulebook(folder))}\n"}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("rulebook.yaml", "Rainy days", "Rainy day"),
        ("sources/almanac.yaml", "owner: the authors", "owner: the author"),
        ("sources/almanac.yaml", "says: Rain is wet.", "says: Rain is very wet."),
        ("vocabulary.yaml", "says: A little rain.", "says: A little  rain."),
        ("standings.yaml", "[splendid]", "[Splendid]"),
        ("general.yaml", "Ask how long.", "Ask how long"),
        ("therapies/walking.yaml", "has: [rain]", "has: [drizzle]"),
        ("therapies/walking.yaml", "A walk goes somewhere.", "A walk goes on."),
        ("notices.yaml", "tel:1", "tel:2"),
        ("questionnaire.yaml", "choose: one", "choose: several"),
        ("alternatives.yaml", "One stays in bed.", "One stays there."),
        ("about.yaml", "It falls.", "It fell."),
    ],
)
def test_the_fingerprint_changes_with_every_change(tmp_path: Path, file: str, old: str, new: str) -> None:
    folder = small_folder(tmp_path)
    before = fingerprint(load_rulebook(folder))
    edit(folder, file, old, new)
    assert fingerprint(load_rulebook(folder)) != before


def test_the_fingerprint_changes_with_the_order_of_what_is_ordered(tmp_path: Path) -> None:
    rulebook = load_rulebook(small_folder(tmp_path))
    assert fingerprint(replace(rulebook, rules=rulebook.rules[::-1])) != fingerprint(rulebook)


def spoiled(change: str) -> str:
    """Return the JSON of a rulebook after a change by name."""
    plain: dict[str, Any] = json.loads(to_json(load_rulebook()))
    match change:
        case "a key is missing":
            del plain["title"]
        case "a key is unknown":
            plain["more"] = 1
        case "a conclusion is unknown":
            plain["rules"][0]["concludes"]["concludes"] = "nothing"
        case "a list is a text":
            plain["rules"] = "none"
    return json.dumps(plain)


@pytest.mark.parametrize(
    "change", ["a key is missing", "a key is unknown", "a conclusion is unknown", "a list is a text"]
)
def test_json_that_is_no_rulebook_is_told(change: str) -> None:
    with pytest.raises(TreatmentOptionsError, match=r"^this is not a rulebook in JSON"):
        from_json(spoiled(change))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "12", '"text"', "{}", "[" * 100_000])
def test_text_that_is_no_rulebook_is_told(text: str) -> None:
    with pytest.raises(TreatmentOptionsError, match=r"^this is not a rulebook in JSON"):
        from_json(text)


def test_a_rulebook_in_json_is_explored_without_pydantic_and_yaml(tmp_path: Path) -> None:
    (tmp_path / "rulebook.json").write_text(to_json(load_rulebook()), encoding="utf-8")
    program = """
import sys
from pathlib import Path
from engine import options, serialization
from engine.inference import reference
rulebook = serialization.from_json(Path(sys.argv[1]).read_text(encoding="utf-8"))
found = options.explore(rulebook, [rulebook.terms[0].id], reference.infer)
print(len(found.listed) > 0, sorted({"pydantic", "pydantic_core", "yaml", "streamlit"} & set(sys.modules)))
"""
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "rulebook.json")],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert (ran.stdout, ran.stderr) == ("True []\n", "")

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
from tests.folders import edit
from tests.rulebooks import rulebooks

ROOT = Path(__file__).parents[1]


def run(program: str, where: str, cwd: Path = ROOT, seed: str = "0") -> str:
    """Run a program in a Python of its own, and return what it prints."""
    env = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", program, where]
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, check=False, text=True)
    assert done.stderr == ""
    return done.stdout


@given(rulebooks())
def test_any_rulebook_comes_back_as_it_was(rulebook: Rulebook) -> None:
    assert from_json(to_json(rulebook)) == rulebook


def test_the_shipped_rulebook_and_one_with_one_of_everything_come_back_as_they_were(small: Path) -> None:
    full, shipped = load_rulebook(small), load_rulebook()
    assert all(getattr(full, each.name) for each in fields(full))
    assert [from_json(to_json(each)) for each in (full, shipped)] == [full, shipped]
    assert to_json(from_json(to_json(shipped))) == to_json(shipped)
    assert fingerprint(shipped) == hashlib.sha256(to_json(shipped).encode()).hexdigest()


def test_the_bytes_do_not_hang_on_the_hash_seed_or_on_where_the_folder_lies(small: Path) -> None:
    program = """
import sys
from pathlib import Path
from engine.serialization import fingerprint
from engine.reading.load import load_rulebook
print(fingerprint(load_rulebook(Path(sys.argv[1]))))
"""
    places = ((str(small), ROOT, "1"), (".", small, "2"), ("small", small.parent, "3"))
    assert {run(program, *each) for each in places} == {f"{fingerprint(load_rulebook(small))}\n"}


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
def test_the_fingerprint_changes_with_every_change(small: Path, file: str, old: str, new: str) -> None:
    before = load_rulebook(small)
    edit(small, file, old, new)
    assert fingerprint(load_rulebook(small)) != fingerprint(before)
    assert fingerprint(replace(before, rules=before.rules[::-1])) != fingerprint(before), "their order counts"


PLAIN: dict[str, Any] = json.loads(to_json(load_rulebook()))
RULE = PLAIN["rules"][0]
NOTHING = RULE | {"concludes": RULE["concludes"] | {"concludes": "nothing"}}
SPOILED = {
    "a key is missing": json.dumps({name: value for name, value in PLAIN.items() if name != "title"}),
    "a key is unknown": json.dumps(PLAIN | {"more": 1}),
    "a conclusion is unknown": json.dumps(PLAIN | {"rules": [NOTHING]}),
    "a list is a text": json.dumps(PLAIN | {"rules": "none"}),
    "very deep": "[" * 100_000,
} | {text: text for text in ("", "{", "[]", "null", "12", '"text"', "{}")}


@pytest.mark.parametrize("text", [*SPOILED.values()], ids=[*SPOILED])
def test_text_that_is_no_rulebook_in_json_is_told(text: str) -> None:
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
    assert run(program, str(tmp_path / "rulebook.json")) == "True []\n"

"""The README and the guides show what happens: every example is run, every file and picture is there."""

import re
from pathlib import Path

import pytest

from tests.console import File, commands, shows, steps
from tests.test_rules_readme import follow, run

ROOT = Path(__file__).parents[1]
GUIDES = {each.name: each for each in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))}
TEXTS = {name: each.read_text(encoding="utf-8") for name, each in GUIDES.items()}
MOST_LINES = 120
"""Lines of the README, which is read in two minutes."""

WALKS = {name: text for name, text in TEXTS.items() if any(isinstance(each, File) for each in steps(text))}
EXAMPLES = [each for name, text in TEXTS.items() if name not in WALKS for each in commands(text)]


@pytest.mark.parametrize(("command", "expected"), EXAMPLES)
def test_every_example_prints_what_the_readme_shows(command: str, expected: list[str]) -> None:
    printed = run(command, ROOT)
    assert shows(expected, printed), "\n".join(printed)


@pytest.mark.parametrize("name", WALKS)
def test_every_guide_that_writes_files_can_be_followed_to_the_letter(name: str, tmp_path: Path) -> None:
    follow(WALKS[name], tmp_path)


def test_there_are_examples_to_run_and_the_readme_is_read_in_two_minutes() -> None:
    assert len(EXAMPLES) >= 8
    assert len(TEXTS["README.md"].splitlines()) <= MOST_LINES


@pytest.mark.parametrize("name", GUIDES)
def test_every_file_and_picture_that_is_linked_is_there(name: str) -> None:
    targets = set(re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", TEXTS[name]))
    files = {each for each in targets if not each.startswith("https://")}
    assert {each for each in files if not (GUIDES[name].parent / each).is_file()} == set()


def test_every_make_target_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    every = "\n".join(TEXTS.values())
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", every, re.MULTILINE))
    assert {name for name in named if f"\n{name}:" not in makefile} == set()

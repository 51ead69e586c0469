"""The README and the guides show what happens: every example is run, every file and picture is there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.console import File, commands, shows, steps

ROOT = Path(__file__).parents[1]
GUIDES = {each.name: each for each in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))}
TEXTS = {name: each.read_text(encoding="utf-8") for name, each in GUIDES.items()}
MOST_LINES = 120
"""Lines of the README, which is read in two minutes."""
PROGRAM = Path(sys.executable).with_name("treatment-options")
WALKS = {name: text for name, text in TEXTS.items() if any(isinstance(each, File) for each in steps(text))}
EXAMPLES = [each for name, text in TEXTS.items() if name not in WALKS for each in commands(text)]


@pytest.mark.parametrize(("command", "expected"), EXAMPLES)
def test_every_example_prints_what_the_readme_shows(command: str, expected: list[str]) -> None:
    runnable = command.replace("treatment-options", f'"{PROGRAM}"')
    done = subprocess.run(  # noqa: S602 -- the examples are lines for a shell, and our own
        runnable, shell=True, cwd=ROOT, capture_output=True, text=True, check=False
    )
    printed = (done.stdout + done.stderr).splitlines()
    assert shows(expected, printed), "\n".join(printed)


@pytest.mark.parametrize("name", WALKS)
def test_every_guide_that_writes_files_can_be_followed_to_the_letter(name: str, tmp_path: Path) -> None:
    path = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
    for step in steps(WALKS[name]):
        if isinstance(step, File):
            (tmp_path / step.name).write_text(step.content, encoding="utf-8")
            continue
        done = subprocess.run(  # noqa: S602 -- likewise
            step.line,
            shell=True,
            cwd=tmp_path,
            env=os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        printed = (done.stdout + done.stderr).splitlines()
        assert shows(list(step.expected), printed), "\n".join(printed)


def test_there_are_examples_to_run() -> None:
    assert len(EXAMPLES) >= 8


def test_the_readme_is_read_in_two_minutes() -> None:
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

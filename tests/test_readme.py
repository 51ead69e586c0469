"""What the README shows is what happens: every example is run, every file and picture is there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.console import commands, shows

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROGRAM = Path(sys.executable).with_name("treatment-options")
EXAMPLES = commands(README)


@pytest.mark.parametrize(("command", "expected"), EXAMPLES)
def test_every_example_prints_what_the_readme_shows(command: str, expected: list[str]) -> None:
    runnable = command.replace("treatment-options", f'"{PROGRAM}"')
    done = subprocess.run(  # noqa: S602 -- the examples are lines for a shell, and our own
        runnable, shell=True, cwd=ROOT, capture_output=True, text=True, check=False
    )
    printed = (done.stdout + done.stderr).splitlines()
    assert shows(expected, printed), "\n".join(printed)


def test_there_are_examples_to_run() -> None:
    assert len(EXAMPLES) == 8


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#]+)\)", README))))
def test_every_file_and_picture_of_the_readme_is_there(target: str) -> None:
    assert target.startswith("https://") or (ROOT / target).is_file()


def test_every_make_target_of_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", README, re.MULTILINE))
    assert {name for name in named if f"\n{name}:" not in makefile} == set()

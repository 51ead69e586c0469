"""What the README shows is what happens: every example is run, every file and picture is there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROGRAM = Path(sys.executable).with_name("treatment-options")
ELLIPSIS = "…"


def examples() -> list[tuple[str, list[str]]]:
    """Return each command of the README with the lines that are shown below it."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", README, flags=re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def shows(expected: list[str], printed: list[str]) -> bool:
    """Tell whether lines were printed as shown, where an ellipsis stands for any number of lines."""
    if not expected:
        return not printed
    if expected[0] == ELLIPSIS:
        return any(shows(expected[1:], printed[start:]) for start in range(len(printed) + 1))
    return bool(printed) and expected[0] == printed[0] and shows(expected[1:], printed[1:])


@pytest.mark.parametrize(("command", "expected"), examples())
def test_every_example_prints_what_the_readme_shows(command: str, expected: list[str]) -> None:
    runnable = command.replace("treatment-options", f'"{PROGRAM}"')
    done = subprocess.run(  # noqa: S602 -- the examples are lines for a shell, and our own
        runnable, shell=True, cwd=ROOT, capture_output=True, text=True, check=False
    )
    printed = (done.stdout + done.stderr).splitlines()
    assert shows(expected, printed), "\n".join(printed)


def test_there_are_examples_to_run() -> None:
    assert len(examples()) == 4


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#]+)\)", README))))
def test_every_file_and_picture_of_the_readme_is_there(target: str) -> None:
    assert target.startswith("https://") or (ROOT / target).is_file()


def test_every_make_target_of_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", README, re.MULTILINE))
    assert {name for name in named if f"\n{name}:" not in makefile} == set()

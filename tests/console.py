"""Steps that a text shows to follow: files to write, commands to run, and the lines that these print."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

ELLIPSIS = "…"
STEP = re.compile(
    r"^(?P<how>Write|Add to the end of) `(?P<file>[^`]+)`:\n\n```\w+\n(?P<content>.*?)^```$"
    r"|^```console\n(?P<console>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class File:
    """A file to write, or lines to add to its end."""

    name: str
    content: str
    is_added: bool


@dataclass(frozen=True)
class Command:
    """A command to run, and the lines that are shown below it."""

    line: str
    expected: tuple[str, ...]


def steps(text: str) -> Iterator[File | Command]:
    """Return what a text asks its reader to do, in order."""
    for found in STEP.finditer(text):
        if found["console"] is None:
            yield File(found["file"], found["content"], is_added=found["how"] != "Write")
        else:
            for line, expected in commands(found[0]):
                yield Command(line, tuple(expected))


def commands(text: str) -> list[tuple[str, list[str]]]:
    """Return each command of a text with the lines that are shown below it."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", text, flags=re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def shows(expected: list[str], printed: list[str]) -> bool:
    """Tell whether lines were printed as shown.

    An ellipsis alone stands for any number of lines, and within a line for any text.
    """
    if not expected:
        return not printed
    if expected[0] == ELLIPSIS:
        return any(shows(expected[1:], printed[start:]) for start in range(len(printed) + 1))
    return bool(printed) and _is_line(expected[0], printed[0]) and shows(expected[1:], printed[1:])


def _is_line(expected: str, printed: str) -> bool:
    return bool(re.fullmatch(".*".join(map(re.escape, expected.split(ELLIPSIS))), printed))

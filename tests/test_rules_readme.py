"""The pages on the rules: each key of each file is told, and every walk can be followed to the letter."""

import os
import re
import shutil
import subprocess
import sys
import typing
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, RootModel

from engine.commands.arguments import RULES_VARIABLE
from engine.reading.forms import FORMS
from engine.reading.load import SHIPPED
from engine.reading.yaml_text import read_yaml
from tests.console import Command, File, commands, shows, steps
from tests.ready import bin_folder

ROOT = Path(__file__).parents[1]
PAGE = (SHIPPED / "README.md").read_text(encoding="utf-8")
FIELDS = (SHIPPED / "FIELDS.md").read_text(encoding="utf-8")
MAY_BE_LEFT_OUT = "?"
Model = type[BaseModel]


def section(heading: str) -> str:
    """Return a part of the page, from its heading to the next of the same rank."""
    rank = heading.partition(" ")[0]
    return PAGE.split(f"\n{heading}\n", 1)[1].split(f"\n{rank} ", 1)[0]


def described() -> dict[str, tuple[str, ...]]:
    """Return the examples of each kind of file, where a key that may be left out ends in a mark."""
    found: dict[str, tuple[str, ...]] = {}
    kinds = {"sources/NAME": "source", "therapies/ID": "therapy", "therapies/ID.test": "therapy.test"}
    kinds["samples/ID"] = "sample"
    for part in re.split(r"\n#{2,3} ", FIELDS)[1:]:
        heading, _, text = part.partition("\n")
        blocks = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
        for name in re.findall(r"`([^`]+?)(?:\.yaml)?`", heading)[:1]:
            marked = (re.sub(r"\[([a-z-]+)\]:(?=\s)", rf"\1{MAY_BE_LEFT_OUT}:", block) for block in blocks)
            found[kinds.get(name, name)] = tuple(marked)
    return found


DESCRIBED = described()


def keys(model: Model) -> dict[str, Any]:
    """Return the fields of a form by the keys that authors write."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def models(annotation: Any) -> Iterator[Model]:  # noqa: ANN401 -- annotations are of any type
    """Return the forms that may stand in a place, those of their own lists among them."""
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        yield from models(annotation.model_fields["root"].annotation)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    else:
        for each in typing.get_args(annotation):
            yield from models(each)


def reachable(annotation: Any) -> set[Model]:  # noqa: ANN401 -- likewise
    """Return every form that can stand somewhere below a place."""
    found: set[Model] = set()
    for model in models(annotation):
        found |= {model}.union(*(reachable(field.annotation) for field in model.model_fields.values()))
    return found


def told(value: Any, annotation: Any) -> Iterator[tuple[Model, str]]:  # noqa: ANN401 -- likewise
    """Return each key that an example shows, with the form that it belongs to.

    Raises:
        AssertionError: no form that may stand here has these keys.
    """
    if isinstance(value, list):
        for each in value:
            yield from told(each, annotation)
    elif isinstance(value, dict):
        shown = {key.removesuffix(MAY_BE_LEFT_OUT) for key in value}
        form = next((each for each in models(annotation) if shown <= keys(each).keys()), None)
        if form is None:
            # A mapping whose keys are names of the author's own.
            assert "dict[" in str(annotation), f"no form has all of {sorted(shown)}"
            for each in value.values():
                yield from told(each, annotation)
            return
        for key, each in value.items():
            yield form, key
            yield from told(each, keys(form)[key.removesuffix(MAY_BE_LEFT_OUT)].annotation)


def told_of(kind: str) -> list[tuple[Model, str]]:
    """Return each key that the examples of a kind of file show, with its form."""
    contents = [read_yaml(block, kind) for block in DESCRIBED[kind]]
    assert [content.faults for content in contents] == [[]] * len(contents)
    return [each for content in contents for each in told(content.content, FORMS[kind])]


def test_every_kind_of_file_is_described_and_no_other() -> None:
    assert sorted(DESCRIBED) == sorted(FORMS)


def test_every_key_of_every_file_is_described() -> None:
    found = defaultdict[Model, set[str]](set)
    for kind in DESCRIBED:
        for form, key in told_of(kind):
            found[form].add(key.removesuffix(MAY_BE_LEFT_OUT))
    every: set[Model] = set().union(*(reachable(form) for form in FORMS.values()))
    missing = {form.__name__: sorted(keys(form).keys() - found[form]) for form in every}
    assert {name: left for name, left in missing.items() if left} == {}


@pytest.mark.parametrize("kind", sorted(FORMS))
def test_every_key_that_is_described_exists_may_be_left_out_if_so_and_has_its_words_named(kind: str) -> None:
    described = told_of(kind)
    assert described
    optional = [(form, key[:-1]) for form, key in described if key.endswith(MAY_BE_LEFT_OUT)]
    assert [(form, key) for form, key in optional if keys(form)[key].is_required()] == []
    fields = (field for form in reachable(FORMS[kind]) for field in form.model_fields.values())
    allowed = {word for field in fields for word in literals(field.annotation)}
    assert {word for word in allowed if not re.search(rf"(?<![\w-]){word}(?![\w-])", FIELDS)} == set()


def literals(annotation: Any) -> Iterator[str]:  # noqa: ANN401 -- annotations are of any type
    """Return the words of which a value must be one."""
    if typing.get_origin(annotation) is typing.Literal:
        yield from typing.get_args(annotation)
    else:
        for each in typing.get_args(annotation):
            yield from literals(each)


def test_every_file_of_the_shipped_rules_is_in_the_table() -> None:
    table = set(re.findall(r"^\| `([^`]+)`", PAGE, re.MULTILINE))
    names = {path.relative_to(SHIPPED) for path in SHIPPED.rglob("*.yaml")}
    assert {str(name) for name in names if not any(name.match(pattern) for pattern in table)} == set()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)]+)\)", PAGE))))
def test_every_link_of_the_page_leads_somewhere(target: str) -> None:
    headings = {
        re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-")
        for each in re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)
    }
    assert target.removeprefix("#") in headings if target.startswith("#") else (SHIPPED / target).is_file()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder that stands for a fresh checkout: the shipped rules, under git."""
    shutil.copytree(SHIPPED, tmp_path / "rules", ignore=shutil.ignore_patterns("__pycache__"))
    for command in ("git init --quiet", "git add .", "git commit --quiet --message 'As it was'"):
        assert run(command, tmp_path) == []
    return tmp_path


def run(line: str, folder: Path) -> list[str]:
    """Run a line in a shell, and return what it prints."""
    ours = {name: each for name, each in os.environ.items() if not name.startswith("GIT_")}
    person = {"NAME": "Ada Example", "EMAIL": "ada@example.org"}
    identity = {f"GIT_{who}_{what}": each for who in ("AUTHOR", "COMMITTER") for what, each in person.items()}
    path = os.pathsep.join((str(bin_folder()), str(Path(sys.executable).parent), os.environ["PATH"]))
    env = ours | identity | {"PATH": path, "PYTHONPATH": str(ROOT), "GIT_CONFIG_GLOBAL": os.devnull}
    if (folder / "rules").is_dir():
        env[RULES_VARIABLE] = "rules"
    done = subprocess.run(  # noqa: S602 -- the lines are for a shell, and our own
        line, shell=True, cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    return (done.stdout + done.stderr).splitlines()


def follow(walk: str, folder: Path) -> None:
    """Do what a walk says, step by step, and compare what is printed with what it shows."""
    for step in steps(walk):
        match step:
            case File(name, content, is_added):
                assert (folder / name).exists() == is_added, (
                    f"{name}: written anew, or added to what is there"
                )
                with (folder / name).open("a", encoding="utf-8") as file:
                    file.write(content)
            case Command(line, expected):
                printed = run(line, folder)
                assert shows(list(expected), printed), "\n".join([f"$ {line}", *printed])


def test_the_walk_of_an_author_can_be_followed_to_the_letter(desk: Path) -> None:
    follow(section("## A walk for an author"), desk)
    check = run("treatment-options audit check", desk)
    assert check[-1].endswith(": no findings and 1 remark")
    assert run("treatment-options audit test", desk)[-1].endswith(": no findings")
    listed = run("echo '{has: [depression]}' | treatment-options explore --answers -", desk)
    assert "Walk and talk: In use" in listed


def test_the_walk_to_a_first_rulebook_can_be_followed_to_the_letter(tmp_path: Path) -> None:
    follow(section("## Your first rulebook"), tmp_path)


AUDITOR = section("## A walk for an auditor")


def test_the_walk_of_an_auditor_can_be_followed_to_the_letter(desk: Path) -> None:
    of_source = r"```console\n\$ treatment-options audit source .*?```"
    follow(re.sub(of_source, "", AUDITOR, flags=re.DOTALL), desk)


def test_the_auditor_holds_the_statements_against_the_document(desk: Path, source_document: Path) -> None:
    shutil.copyfile(source_document, desk / "document.txt")
    (expected,) = (lines for line, lines in commands(AUDITOR) if line.endswith("audit source document.txt"))
    assert shows(expected, run("treatment-options audit source document.txt", desk))


@pytest.mark.parametrize(
    ("who", "about"),
    [
        ("auditor", {"explore", "why", "source", "review", "check"}),
        ("author", {"number", "source", "draft", "check", "test", "mutants", "diff", "explore"}),
    ],
)
def test_the_walks_go_by_every_command_that_they_are_about(who: str, about: set[str]) -> None:
    walk = section(f"## A walk for an {who}")
    assert about <= set(re.findall(r"treatment-options(?: audit)? (\w+)", walk))

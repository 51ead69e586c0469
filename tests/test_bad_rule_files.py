"""Rule files with one fault each, and what their authors are told: the exact file, line and words."""

import os
import re
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from engine.errors import RulebookError
from engine.reading.load import load_folder, load_rulebook
from tests.folders import SMALL, faults, shipped_folder, write
from tests.planting import Planted, planted

WALKING, SOURCE = "therapies/walking.yaml", "sources/almanac.yaml"
INTERNAL = re.compile("Traceback|pydantic|BaseModel|Form|model")
"""Words that no author of rules knows."""
LOOK = "look at indentation, colons and quotation marks near here"
NO_KEY = "while scanning a simple key could not find expected ':'"
NO_END = "while scanning a quoted scalar found unexpected end of stream"


CONTENTS: tuple[tuple[bytes, str], ...] = (
    (b"name: caf\xe9\n", ":1: is not UTF-8; save the file again with the encoding UTF-8"),
    (b"name: x\nkind: caf\xe9\n", ":2: is not UTF-8; save the file again with the encoding UTF-8"),
    (b"PK\x03\x04\x00\x00", ": is a binary file; write plain text in UTF-8"),
    (b"", ": is empty"),
    (b" \n\n", ": is empty"),
    (b"# nothing\n# but comments\n", ": holds nothing but comments"),
    (b"---\n", ":2: the file must be a mapping of keys and values, but it is empty"),
    (b"text", ":1: the file must be a mapping of keys and values, but it is the text `text`"),
    (b"[a, b]", ":1: the file must be a mapping of keys and values, but it is a list"),
    (b"[" * 100_000, ":1: is nested more than 12 levels deep"),
    (b"{a: " * 50_000, ":1: is nested more than 12 levels deep"),
    (b"- " * 50_000, ":1: is nested more than 12 levels deep"),
    (b"[a]: b\n", ":1: a key must be a word, not a list or a mapping"),
    (b"name: x\n\tkind: y\n", ":2: is indented with a tab; use spaces"),
    (b"rules:\n\t- id: y\n", ":2: is indented with a tab; use spaces"),
    (b"name: x\nkind: a\x07b\n", ":2: holds a control character (U+0007); take it out"),
    (b"name: x\nkind y\nabout: z\n", f":2: is not YAML: {NO_KEY}; {LOOK}"),
    (b"name: x\nkind: 'y\n\n\n", f":2: is not YAML: {NO_END}; {LOOK}"),
    (b"name: x: y\n", f":1: is not YAML: mapping values are not allowed in this context; {LOOK}"),
)
"""Contents of a whole file, and the one fault that this is."""


def test_the_small_rulebook_and_the_shipped_one_have_no_fault(small: Path, tmp_path: Path) -> None:
    assert faults(small) == []
    assert faults(shipped_folder(tmp_path)) == []


@pytest.mark.parametrize("case", [*planted()])
def test_a_planted_fault_alone_is_told_at_its_line_in_plain_words(small: Path, case: Planted) -> None:
    case.into(small)
    assert sorted(faults(small)) == sorted(case.told)
    assert not [each for each in case.told if each.endswith(".") or INTERNAL.search(each)]


@pytest.mark.parametrize(("content", "expected"), CONTENTS)
def test_a_file_that_cannot_be_read_is_one_fault(small: Path, content: bytes, expected: str) -> None:
    (small / WALKING).write_bytes(content)
    assert faults(small) == [f"{WALKING}{expected}"]


def test_a_pipe_a_device_and_a_link_to_a_folder_are_told_and_not_read(small: Path) -> None:
    os.mkfifo(small / "therapies/a.yaml")
    (small / "therapies/b.yaml").symlink_to("/dev/zero")
    (small / "samples").symlink_to(small / "therapies")
    assert faults(small) == [
        "samples: is a link to a folder; put the file itself in its place",
        "therapies/a.yaml: is a pipe or a device; put the file itself in its place",
        "therapies/b.yaml: is a pipe or a device; put the file itself in its place",
    ]


def test_a_link_to_a_file_of_the_folder_is_read_as_the_file(small: Path) -> None:
    (small / WALKING).rename(small / ".walking")
    (small / WALKING).symlink_to(small / ".walking")
    assert faults(small) == []


def test_a_link_out_of_the_folder_is_told_and_not_read(small: Path) -> None:
    (small / WALKING).rename(small.parent / "walking.yaml")
    (small / WALKING).symlink_to(small.parent / "walking.yaml")
    said = "therapies/walking.yaml: is a link out of the folder; put the file itself in its place"
    assert said in faults(small)


@pytest.mark.parametrize("name", ["schema/any.yaml", ".hidden.yaml", ".git/any.yaml", "README.md"])
def test_files_that_are_no_rules_may_stand_beside_them(small: Path, name: str) -> None:
    write(small, {name: "[[["})
    assert faults(small) == []


@pytest.mark.parametrize(
    "kind", ["general", "notices", "questionnaire", "rulebook", "standings", "vocabulary"]
)
def test_a_missing_file_that_every_rulebook_needs_is_the_only_fault(small: Path, kind: str) -> None:
    (small / f"{kind}.yaml").unlink()
    assert faults(small) == [f"{kind}.yaml: is missing; every rulebook needs it"]


@pytest.mark.parametrize("folder", ["sources", "therapies"])
def test_a_missing_folder_is_the_only_fault(small: Path, folder: str) -> None:
    shutil.rmtree(small / folder)
    for name in ("about.yaml", "derivations.test.yaml"):
        (small / name).unlink()
    assert faults(small) == [f"{folder}: holds no file; every rulebook needs at least one"]


def test_files_that_may_be_left_out_can_be_left_out(small: Path) -> None:
    for name in ("about", "alternatives", "words", "derivations.test", "notices.test", "questionnaire.test"):
        (small / f"{name}.yaml").unlink()
    assert faults(small) == []


@pytest.mark.parametrize("name", ["nowhere", "file"])
def test_a_folder_that_is_not_there_or_is_a_file_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("text")
    with pytest.raises(RulebookError) as caught:
        load_rulebook(tmp_path / name)
    told = "is not a folder; name the folder that holds the rule files"
    assert str(caught.value) == f"{tmp_path / name}: {told}"


def test_a_file_that_cannot_be_opened_is_told(small: Path) -> None:
    (small / "therapies/folder.yaml").mkdir()
    (small / "therapies/gone.yaml").symlink_to("nowhere")
    (small / "therapies/itself.yaml").symlink_to("itself.yaml")
    assert faults(small) == [
        "therapies/folder.yaml: cannot be read: is a directory",
        "therapies/gone.yaml: cannot be read: no such file or directory",
        "therapies/itself.yaml: cannot be read: too many levels of symbolic links",
    ]


@pytest.mark.parametrize(
    "name", ["vocabulary.yaml", SOURCE, "standings.yaml", "general.yaml", "derivations.yaml"]
)
def test_a_file_that_others_lean_on_causes_no_fault_elsewhere(small: Path, name: str) -> None:
    (small / name).write_text("12")
    assert [fault.split(":")[0] for fault in faults(small)] == [name]


def test_a_fault_in_the_shipped_rules_names_the_file_below_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = shipped_folder(tmp_path)
    monkeypatch.chdir(shipped.parent)
    (shipped / "vocabulary.yaml").unlink()
    with pytest.raises(RulebookError) as caught:
        load_rulebook(shipped)
    assert str(caught.value) == "shipped/vocabulary.yaml: is missing; every rulebook needs it"


def load_or_tell(files: dict[str, bytes]) -> None:
    """Load a folder of these files; anything but a rulebook error is a fault of ours."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder) / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        try:
            load_folder(Path(folder))
        except RulebookError as error:
            assert error.faults  # noqa: PT017 -- either a rulebook or faults, and nothing else


@st.composite
def edited(draw: st.DrawFn) -> dict[str, bytes]:
    """Return the small rulebook after a few random edits of lines and characters."""
    files = dict(SMALL)
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(sorted(files)))
        lines = files[name].splitlines(keepends=True)
        at, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        match draw(st.sampled_from(["delete", "duplicate", "swap", "replace", "indent"])):
            case "delete" if len(lines) > 1:
                del lines[at]
            case "duplicate":
                lines.insert(at, lines[other])
            case "swap":
                lines[at], lines[other] = lines[other], lines[at]
            case "indent":
                lines[at] = draw(st.sampled_from([" ", "  ", "\t", "- "])) + lines[at]
            case _:
                place = draw(st.integers(0, len(lines[at]) - 1))
                new = draw(st.sampled_from("[]{}:,-#&*!|>'\"%@`?\t\n x1é\x00\x1b\ufeff\u2028"))
                lines[at] = lines[at][:place] + new + lines[at][place + 1 :]
        files[name] = "".join(lines)
    return {name: text.encode() for name, text in files.items()}


@given(edited())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_any_edit_makes_a_rulebook_or_faults_but_never_a_traceback(files: dict[str, bytes]) -> None:
    load_or_tell(files)


@given(
    st.sampled_from(sorted(SMALL)),
    st.one_of(
        st.binary(max_size=60),
        st.text(alphabet="[]{}:,-#&*!|>'\"%@?<= \t\n\r~.ab12", max_size=60).map(str.encode),
    ),
)
@settings(max_examples=250)
@example("vocabulary.yaml", b"? a\n? b")
@example("vocabulary.yaml", b"<<: *x")
@example("words.yaml", b"\xef\xbb\xbf\xef\xbb\xbf")
def test_any_bytes_make_a_rulebook_or_faults_but_never_a_traceback(name: str, content: bytes) -> None:
    load_or_tell({each: text.encode() for each, text in SMALL.items()} | {name: content})

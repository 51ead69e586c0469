"""Cases after public reports on other projects that do parts of this work, each with the right outcome."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.errors import AnswersError
from engine.fhir_ids import option_system
from engine.reading.answers import Read, parse_answers
from engine.reading.load import load_rulebook
from tests.benchmarks import fuzz

SHIPPED = load_rulebook()
RESPONSE = {
    "resourceType": "QuestionnaireResponse",
    "status": "completed",
    "item": [{"linkId": "topics", "answer": [{"valueCoding": {"code": "depression"}}]}],
}
PROGRAM = Path(sys.executable).with_name("treatment-options")
NOT_OURS = "and not every answer has a code system of ours"
LOOK = "look at commas, brackets and quotation marks near here"


def read(text: str) -> Read:
    """Return the answers in a text."""
    return parse_answers(text, "file", SHIPPED)


def told(text: str) -> str:
    """Return what is told of a text that is refused."""
    with pytest.raises(AnswersError) as caught:
        read(text)
    return str(caught.value)


def resource(**more: object) -> str:
    """Return a response with further elements, as JSON of several lines."""
    return json.dumps({**RESPONSE, **more}, indent=1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            resource().replace('"completed"', '"completed",\n "status": "amended"'),
            "file:4: the key `status` stands here a second time; the first is in line 3",
        ),
        (
            resource().replace("completed", "comp\x01leted"),
            f"file:3: is not JSON: invalid control character (U+0001); {LOOK}",
        ),
        (
            resource().replace("completed", "comp\nleted"),
            f"file:3: is not JSON: invalid control character (U+000A); {LOOK}",
        ),
        (
            resource().replace('"completed",', '"completed"'),
            f"file:4: is not JSON: expecting ',' delimiter; {LOOK}",
        ),
        (f"{resource()}\n{{}}", f"file:17: is not JSON: extra data; {LOOK}"),
        ('{"has": ["depression"', f"file:1: is not JSON: expecting ',' delimiter; {LOOK}"),
        ("<response/>", "file: is XML or HTML, which is not read; save the answers as JSON"),
        (
            resource(item=[{"linkId": "topics", "answer": [{"valueDate": "2026"}]}]),
            "file:8: `valueDate` is an answer of another type; only a `valueCoding` names an option",
        ),
        (
            resource(questionnaire="Questionnaire/1"),
            f"file:16: these are answers to another questionnaire, `Questionnaire/1`, {NOT_OURS}",
        ),
    ],
)
def test_a_fault_in_json_is_told_as_one_of_json_and_one_in_fhir_as_one_of_fhir(
    text: str, message: str
) -> None:
    assert told(text) == message


@pytest.mark.parametrize(
    "text",
    [
        '{"has"\n:\n["depression"]}',
        '\t{\r\n\t"has":["depr\\u0065ssion"]}',
        resource(contained=[json.loads('{"a":' * 300 + "{}" + "}" * 300)]),
        resource(item=[*RESPONSE["item"], {"linkId": "for-whom", "answer": [{}]}]),
        resource(
            questionnaire="Questionnaire/1",
            item=[
                {
                    "linkId": "topics",
                    "answer": [
                        {"valueCoding": {"code": "depression", "system": option_system(SHIPPED, "topics")}}
                    ],
                }
            ],
        ),
        '{"has": [depression]}',
    ],
)
def test_all_that_json_and_fhir_allow_is_taken_and_an_empty_answer_is_none(text: str) -> None:
    assert read(text).has == {"depression"}


def test_what_is_nested_too_deep_is_refused_where_it_would_be_read() -> None:
    assert told('{"has": ' + "[" * 300 + "]" * 300 + "}") == "file:1: is nested more than 12 levels deep"


@pytest.mark.parametrize(
    ("term", "shown"),
    [
        ("depression ", "`depression` (with a space)"),
        ("\\tdepression", "`depression` (with a tab)"),
        ("depression\\u00a0", "`depression` (with U+00A0)"),
        ("depression\\u200b", "`depression ` (with U+200B)"),
        ("d\\u0435pression", "`d\u0435pression` (with U+0435)"),
    ],
)
def test_what_tells_a_wrong_id_from_the_right_one_is_shown(term: str, shown: str) -> None:
    assert told(f'{{has: ["{term}"]}}') == f"file:1: unknown term {shown}; did you mean `depression`?"


def test_each_different_fault_is_told_once_with_how_many_more_there_are() -> None:
    unknown = "\n".join(f"  - term-{number}" for number in range(1000))
    text = told(f"has:\n{unknown}")
    assert text.splitlines()[-1] == "and 800 more faults"
    assert len(text.splitlines()) == 201
    bomb = "a: &a [x]\n" + "\n".join(f"b{number}: *a" for number in range(52))
    assert told(bomb).splitlines() == [
        "file:1: anchors are refused; leave out `&a`",
        "file:2: aliases are refused; write out what `*a` stands for (and in 51 more lines)",
    ]


@pytest.mark.parametrize(
    ("shell", "message"),
    [
        ("explore --answers - <&-", "standard input: is closed; send the answers into it, or name a file"),
        ("explore --answers - 0>/dev/null", "standard input: cannot be read: bad file descriptor"),
        ("find sad >&-", "standard output is closed; send it to a file or a pipe"),
        ("questionnaire >/dev/full", "the output cannot be written: no space left on device"),
        (
            "explore --answers /dev/zero",
            "/dev/zero: is larger than 5,000,000 bytes; split it into several files",
        ),
    ],
)
def test_streams_that_are_closed_or_full_are_told_in_one_line(shell: str, message: str) -> None:
    script = f'set -o pipefail; "{PROGRAM}" {shell}'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert (done.stderr, done.returncode) == (f"{message}\n", 1)


def test_a_reader_who_went_gets_a_status_and_no_traceback() -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run([PROGRAM, "questionnaire"], stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    assert (done.stderr, done.returncode) == (b"", 1)


def test_a_machine_without_home_and_locale_gets_the_same(tmp_path: Path) -> None:
    sheet = tmp_path / "bl\u00e4tt.yaml"
    sheet.write_text("{has: [depression]}")
    bare = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [str(PROGRAM), "explore", "--answers", str(sheet)]
    printed = [subprocess.run(command, capture_output=True, check=True, env=each) for each in (bare, None)]
    assert printed[0].stdout == printed[1].stdout
    assert printed[0].stderr == b""


@pytest.mark.parametrize("kind", fuzz.KINDS)
def test_damaged_input_is_refused_or_answered_rightly(kind: str, tmp_path: Path) -> None:
    found = {fuzz.outcome(kind, fuzz.made(kind, seed), tmp_path) for seed in range(25)}
    assert "right" in found
    assert found <= {"right", "refused"}

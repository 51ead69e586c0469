"""The program as people and other programs meet it: real processes, their output, their exit status."""

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner

from engine.commands import audit
from engine.commands.main import program
from engine.reading.load import SHIPPED
from tests.browser.serving import free_port
from tests.folders import edit, shipped_folder
from tests.program import PROGRAM, ROOT, Ran, environment, on_a_terminal, run
from tests.ready import bin_folder

UNKNOWN = "unknown term `depresion`; did you mean `depression`?"
NO_FOLDER = "gone: is not a folder; name the folder that holds the rule files"
SHEET = "{has: [depression, rather-no-medication]}\n"
AUDITS = ("check", "test", "source", "why", "prove", "mutants", "draft", "report")
"""The commands of an auditor that neither write into the rules nor need a git repository."""
COMMANDS = ("", "explore", "find", "questionnaire", "serve", "audit", *(f"audit {name}" for name in AUDITS))
SHAPE = {
    "": "rulebook answers derived listed not_listed notices",
    "rulebook": "version fingerprint",
    "answers": "has",
    "derived": "term rule has cites editorial",
    "listed": "therapy standing alongside reasons fits cautions notes",
    "listed reasons": "rule standing alongside has answers via editorial cites file line",
    "listed reasons cites": "statement section says",
    "listed fits": "wish rule cites editorial",
    "listed cautions": "text rule cites editorial",
    "listed notes": "text rule cites editorial",
    "not_listed": "therapy cautions needs",
    "not_listed needs": "rule missing answers",
    "notices": "id text cites editorial",
}
"""The keys of the JSON in their order, by the way to each mapping."""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with what the examples of the help name."""
    (tmp_path / "sheet.yaml").write_text(SHEET, encoding="utf-8")
    (tmp_path / "document.txt").write_text("Nothing of it is here.", encoding="utf-8")
    shutil.copytree(SHIPPED, tmp_path / "my-rules")
    (tmp_path / "bin").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("form", "begins", "lines"),
    [
        (
            "text",
            "Treatment options\n=================\nRulebook ",
            [
                r"You told us: Depression, Prefer no medication",
                r"You could ask a doctor .* good idea\. \[S026\]",
                r"No therapy for now\nWhat I have now",
                r"Cognitive behavioral therapy: Described as working well, together with medication",
            ],
        ),
        (
            "markdown",
            "# Treatment options\n",
            [r"## Not listed \\\(.*", r"- Interpersonal therapy: Described as working well"],
        ),
    ],
)
def test_the_options_are_written_for_people(desk: Path, form: str, begins: str, lines: list[str]) -> None:
    ran = run("explore", "--answers", "sheet.yaml", "--format", form, folder=desk)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith(begins)
    assert [each for each in lines if not re.search(f"^{each}$", ran.stdout, re.MULTILINE)] == []


def shapes(found: object, way: str = "") -> set[tuple[str, str]]:
    """Return the keys of every mapping with the way to it."""
    if isinstance(found, dict):
        below = (shapes(each, f"{way} {key}".strip()) for key, each in found.items())
        return {(way, " ".join(found))}.union(*below)
    return set().union(*(shapes(each, way) for each in found)) if isinstance(found, list) else set()


def test_the_json_has_exactly_the_agreed_keys_in_order(desk: Path) -> None:
    has = ["depression", "rather-no-medication", "change-unhelpful-thoughts"]
    ran = run("explore", "--answers", "-", "--format", "json", given=json.dumps({"has": has}), folder=desk)
    assert (ran.returncode, ran.stderr) == (0, "")
    found = json.loads(ran.stdout)
    assert shapes(found) == {*SHAPE.items()}
    assert re.fullmatch(r"[0-9a-f]{64}", found["rulebook"]["fingerprint"])
    assert found["answers"] == {"has": has}
    rule = {"term": "mental-illness", "rule": "is-a:depression:mental-illness", "has": ["depression"]}
    assert found["derived"] == [rule | {"cites": ["S048", "S072", "S098"], "editorial": None}]


def test_the_json_tells_a_reason_with_all_that_it_rests_on() -> None:
    ran = run("explore", "--answers", "-", "--format", "json", given="{has: [dysthymia]}")
    found = json.loads(ran.stdout)
    (reason,) = next(each for each in found["listed"] if each["therapy"] == "interpersonal-therapy")[
        "reasons"
    ]
    rule_file = "rules/therapies/interpersonal-therapy.yaml"
    lines = (ROOT / rule_file).read_text(encoding="utf-8").split("\n")
    assert [each["statement"] for each in reason.pop("cites")] == ["S036"]
    assert reason == {
        "rule": "ipt-for-depression",
        "standing": "described-as-effective",
        "alongside": None,
        "has": ["depression"],
        "answers": ["dysthymia"],
        "via": ["is-a:dysthymia:depression"],
        "editorial": None,
        "file": rule_file,
        "line": lines.index("  - id: ipt-for-depression") + 1,
    }
    needs = {each["therapy"]: each["needs"] for each in found["not_listed"]}
    child = {"rule": "play-in-use-for-children", "missing": ["child"], "answers": [["child"]]}
    assert needs["play-therapy"] == [child]
    assert needs["dual-diagnosis-services"][0]["answers"] == [["substance-abuse"]]


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_both_engines_write_the_same_bytes_from_a_file_standard_input_and_json(desk: Path, form: str) -> None:
    as_json = '{\n\t"has": [\n\t\t"depression",\n\t\t"rather-no-medication"\n\t]\n}\n'
    (desk / "sheet.json").write_text(as_json, encoding="utf-8")
    command = ("explore", "--format", form, "--answers")
    outputs = {
        run(*command, source, "--engine", engine, given=given, folder=desk).stdout
        for source, engine, given in (
            ("sheet.yaml", "experta", ""),
            ("sheet.yaml", "reference", ""),
            ("sheet.json", "experta", ""),
            ("-", "reference", SHEET),
            ("-", "experta", as_json),
        )
    }
    assert len(outputs) == 1
    assert outputs.pop().strip()


BAD: list[tuple[str, str | bytes, list[str]]] = [
    ("explore --answers bad.yaml", "", [f"bad.yaml:1: {UNKNOWN}"]),
    ("explore --answers -", "{has: [depresion]}", [f"standard input:1: {UNKNOWN}"]),
    ("explore --answers nowhere.yaml", "", ["nowhere.yaml: cannot be read: no such file or directory"]),
    ("explore --answers bin", "", ["bin: cannot be read: is a directory"]),
    ("explore --answers -", b"\x7fELF\x00", ["standard input: is a binary file; write plain text in UTF-8"]),
    ("explore --answers -", "", ["standard input: is empty"]),
    ("explore --answers sheet.yaml --rules gone", "", [NO_FOLDER]),
    (
        "explore --answers sheet.yaml --rules my-rules",
        "",
        [
            "my-rules/rulebook.yaml:2: `title` is missing",
            "my-rules/rulebook.yaml:2: unknown key `titel`; did you mean `title`?",
        ],
    ),
    ("audit source nowhere.txt", "", ["`nowhere.txt` cannot be read: no such file or directory"]),
    ("serve --rules gone", "", [NO_FOLDER]),
]


@pytest.mark.parametrize(("command", "given", "told"), BAD)
def test_bad_input_is_told_on_standard_error_with_status_1(
    desk: Path, command: str, given: str | bytes, told: list[str]
) -> None:
    (desk / "bad.yaml").write_text("{has: [depresion]}", encoding="utf-8")
    edit(desk, "my-rules/rulebook.yaml", "title:", "titel:")
    ran = run(*command.split(), given=given, folder=desk)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "".join(f"{line}\n" for line in told)


WRONG = {
    "explroe": "Did you mean 'explore'?",
    "audit chekc": "Did you mean 'check'?",
    "explore --answrs x": "--answers",
    "explore --answers - --format jsn": "'text', 'markdown', 'json'",
    "explore --answers - --engine clips": "'experta', 'reference'",
    "explore": "Missing option '--answers'",
    "audit source": "Missing argument 'FILE'",
    "serve --port 99999": "65535",
    "explore --answers - more": "more",
}


@pytest.mark.parametrize("command", WRONG)
def test_wrong_usage_gets_a_hint_with_status_2(command: str) -> None:
    ran = run(*command.split())
    assert (ran.returncode, ran.stdout) == (2, "")
    assert WRONG[command] in ran.stderr
    assert ran.stderr.startswith("Usage: treatment-options ")
    assert "Traceback" not in ran.stderr


def test_without_a_command_the_help_is_shown_as_wrong_usage() -> None:
    ran = run()
    assert ran.returncode == 2
    assert "Example: treatment-options explore --answers sheet.yaml" in ran.stdout + ran.stderr


def test_somebody_who_reads_only_the_beginning_causes_no_traceback(desk: Path) -> None:
    command = "treatment-options explore --answers sheet.yaml --format json | head -n 1"
    ran = shell(command, desk)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "{\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this machine has no device that is always full")
def test_an_output_that_cannot_be_written_is_told(desk: Path) -> None:
    ran = shell("treatment-options explore --answers sheet.yaml > /dev/full", desk)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "the output cannot be written: no space left on device\n"


def test_the_output_is_utf_8_whatever_the_machine_prefers(desk: Path) -> None:
    command = [*PROGRAM, "explore", "--answers", "sheet.yaml", "--format", "json"]
    outputs = {
        subprocess.run(
            command, cwd=desk, env=environment(PYTHONIOENCODING=encoding), capture_output=True, check=True
        ).stdout
        for encoding in ("ascii", "latin-1", "utf-8")
    }
    assert len(outputs) == 1
    assert json.loads(outputs.pop())["listed"]


COUNTED = {
    "check": r"133 statements, 16 therapies, \d+ rules, \d+ scenarios, \d+ editorials: no findings.*",
    "test": r"\d+ scenarios, each with experta and reference, and \d+ phrases of the search: no findings",
}


@pytest.mark.parametrize("name", COUNTED)
def test_an_audit_of_the_shipped_rules_finds_nothing_and_counts(name: str) -> None:
    ran = run("audit", name)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert re.fullmatch(COUNTED[name], ran.stdout.splitlines()[-1])


def test_findings_are_data_with_status_1_coloured_on_a_terminal_and_plain_in_a_pipe(tmp_path: Path) -> None:
    rules = shipped_folder(tmp_path)
    edit(rules, "vocabulary.yaml", "says: Low mood, or little", "says: The best low mood, or little")
    arguments = ("audit", "check", "--rules", "shipped")
    ran = run(*arguments, folder=tmp_path)
    (told,) = [line for line in ran.stdout.splitlines() if "avoided-word" in line]
    assert (ran.returncode, ran.stderr) == (1, "")
    assert re.fullmatch(r"shipped/vocabulary.yaml:\d+: avoided-word: a visitor would read `best`; .+", told)
    assert ": 1 finding" in ran.stdout.splitlines()[-1]
    _, coloured = on_a_terminal(*arguments, folder=tmp_path)
    assert "\x1b[33mavoided-word\x1b[0m" in coloured
    assert "\x1b" not in ran.stdout
    assert re.sub(r"\x1b\[\d+m", "", coloured).replace("\r\n", "\n") == ran.stdout


def test_a_scenario_that_does_not_hold_is_told_for_both_engines(tmp_path: Path) -> None:
    rules, has = shipped_folder(tmp_path), "  has: [dysthymia]\n  derives: ["
    edit(rules, "derivations.test.yaml", f"{has}depression, ", has)
    ran = run("audit", "test", "--rules", str(rules))
    *told, count = ran.stdout.splitlines()
    assert ran.returncode == 1
    assert [re.sub(r".*\((\w+)\): ", r"\1 ", each) for each in told] == [
        "experta `derives` also has `depression`",
        "reference `derives` also has `depression`",
    ]
    assert count.endswith(": 2 findings")


def test_the_source_holds_every_statement_and_another_text_does_not(
    desk: Path, source_document: Path
) -> None:
    ran = run("audit", "source", str(source_document))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert run("audit", "source", "document.txt", folder=desk).returncode == 1


def shell(command: str, desk: Path, program: Path = Path(sys.executable).parent) -> Ran:
    """Run a command line as a person would type it."""
    found = environment(PATH=f"{program}:{os.environ['PATH']}")
    started = ["/bin/sh", "-c", command]
    return subprocess.run(started, cwd=desk, env=found, capture_output=True, check=False, text=True)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_ends_with_an_example_that_runs(desk: Path, command: str) -> None:
    ran = run(*command.split(), "--help")
    assert (ran.returncode, ran.stderr) == (0, "")
    (example,) = " ".join(ran.stdout.split()).split("Example:")[1:]
    if "serve" not in example:
        ran = shell(example.strip(), desk, bin_folder())
        assert ran.returncode == (1 if "audit source" in example else 0), ran.stderr
        assert ran.stdout


def test_the_help_of_every_command_of_an_auditor_holds_an_example() -> None:
    assert {"check", "test", "source"} <= set(audit.COMMANDS)
    for name in audit.COMMANDS:
        told = CliRunner().invoke(program, ["audit", name, "--help"])
        assert (told.exit_code, "Example: " in told.output) == (0, True), name


def answers(port: int) -> bool:
    """Return whether somebody listens on a port."""
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.parametrize("told_by", [signal.SIGTERM, signal.SIGINT])
def test_the_app_is_served_until_it_is_stopped_and_leaves_nothing_behind(told_by: signal.Signals) -> None:
    port, pipe = free_port(), subprocess.PIPE
    command = [*PROGRAM, "serve", "--port", str(port)]
    with subprocess.Popen(
        command, stdout=pipe, stderr=pipe, text=True, env=environment(), cwd=ROOT
    ) as served:
        try:
            while not answers(port):
                with contextlib.suppress(subprocess.TimeoutExpired):
                    pytest.fail(f"it ended with status {served.wait(0.1)}")
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as page:
                assert page.status == 200
                assert b"<html" in page.read()
            served.send_signal(told_by)
            _, errors = served.communicate(timeout=60)
            assert (served.returncode, "Traceback" in errors) == (0, False)
        finally:
            served.kill()
    assert not answers(port)


def test_a_list_in_json_waits_for_nothing_that_only_other_commands_need() -> None:
    listing = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr))"
    program = f"{listing}; from engine.commands.main import main; main()"
    command = [sys.executable, "-c", program, "explore", "--answers", "-", "--format", "json"]
    ran = subprocess.run(
        command, input=SHEET, env=environment(), cwd=ROOT, capture_output=True, check=True, text=True
    )
    others = {"jinja2", "fluent", "pyphen", "numpy", "pyarrow", "engine.audit.check", "engine.cohort"}
    assert others.isdisjoint(ran.stderr.split())
    assert "engine.commands.explore" in ran.stderr.split()

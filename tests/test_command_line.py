"""The program as people and other programs meet it: real processes, their output, their exit status."""

import json
import os
import pty
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from engine.commands import audit
from engine.commands.main import program
from engine.reading.load import SHIPPED
from tests.folders import edit, shipped_folder

ROOT = Path(__file__).parents[1]
START = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
PROGRAM = [sys.executable, "-c", f"{START}; from engine.commands.main import main; main()"]
UNKNOWN = "unknown term `depresion`; did you mean `depression`?"
NO_FOLDER = "gone: is not a folder; name the folder that holds the rule files"
SHEET = "{has: [depression, rather-no-medication]}\n"
AUDITS = ("check", "test", "source", "why", "prove", "mutants", "draft", "report")
"""The commands of an auditor that neither write into the rules nor need a git repository."""
COMMANDS = (
    ("explore",),
    ("find",),
    ("questionnaire",),
    ("serve",),
    ("audit",),
    *(("audit", name) for name in AUDITS),
)
REASON = ["rule", "standing", "alongside", "has", "answers", "via", "editorial", "cites", "file", "line"]
Ran = subprocess.CompletedProcess[str]


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a process that finds the project from anywhere, without colours by force."""
    kept = {name: value for name, value in os.environ.items() if name not in {"FORCE_COLOR", "NO_COLOR"}}
    return kept | {"PYTHONPATH": str(ROOT)} | more


def run(*arguments: str, given: str | bytes = "", folder: Path | None = None) -> Ran:
    """Run the program to its end."""
    content = given.encode() if isinstance(given, str) else given
    ran = subprocess.run(
        [*PROGRAM, *arguments],
        input=content,
        capture_output=True,
        check=False,
        cwd=folder or ROOT,
        env=environment(COLUMNS="100"),
    )
    return Ran(ran.args, ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def last(ran: Ran) -> str:
    """Return the last line of the output."""
    return ran.stdout.splitlines()[-1]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with what the examples of the help name."""
    (tmp_path / "sheet.yaml").write_text(SHEET, encoding="utf-8")
    (tmp_path / "document.txt").write_text("Nothing of it is here.", encoding="utf-8")
    shutil.copytree(SHIPPED, tmp_path / "my-rules")
    (tmp_path / "bin").mkdir()
    script = tmp_path / "bin" / "treatment-options"
    script.write_text(f"#!/bin/sh\nexec '{PROGRAM[0]}' -c '{PROGRAM[2]}' \"$@\"\n", encoding="utf-8")
    script.chmod(0o755)
    return tmp_path


def test_the_options_are_written_as_text(desk: Path) -> None:
    ran = run("explore", "--answers", "sheet.yaml", folder=desk)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Treatment options\n=================\nRulebook ")
    assert "You told us: Depression, Prefer no medication\n" in ran.stdout
    assert re.search(r"^You could ask a doctor .* good idea\. \[S026\]$", ran.stdout, re.MULTILINE)
    assert "\nNo therapy for now\nWhat I have now\n" in ran.stdout
    assert re.search(
        r"^Cognitive behavioral therapy: Described as working well, together with medication$",
        ran.stdout,
        re.MULTILINE,
    )


def test_the_options_are_written_as_markdown_that_escapes_marks(desk: Path) -> None:
    ran = run("explore", "--answers", "sheet.yaml", "--format", "markdown", folder=desk)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("# Treatment options\n")
    assert "\n## Not listed \\(" in ran.stdout
    assert re.search(r"^- Interpersonal therapy: Described as working well$", ran.stdout, re.MULTILINE)


def test_the_json_has_exactly_the_agreed_keys_in_order(desk: Path) -> None:
    ran = run("explore", "--answers", "sheet.yaml", "--format", "json", folder=desk)
    assert (ran.returncode, ran.stderr) == (0, "")
    found = json.loads(ran.stdout)
    assert list(found) == ["rulebook", "answers", "derived", "listed", "not_listed", "notices"]
    assert list(found["rulebook"]) == ["version", "fingerprint"]
    assert re.fullmatch(r"[0-9a-f]{64}", found["rulebook"]["fingerprint"])
    assert found["answers"] == {"has": ["depression", "rather-no-medication"]}
    assert found["derived"] == [
        {
            "term": "mental-illness",
            "rule": "is-a:depression:mental-illness",
            "has": ["depression"],
            "cites": ["S048", "S072", "S098"],
            "editorial": None,
        }
    ]
    for listed in found["listed"]:
        assert list(listed) == ["therapy", "standing", "alongside", "reasons", "fits", "cautions", "notes"]
        for reason in listed["reasons"]:
            assert list(reason) == REASON
            assert [list(each) for each in reason["cites"]] == [["statement", "section", "says"]] * len(
                reason["cites"]
            )
        assert [list(each)[:3] for each in listed["fits"]] == [["wish", "rule", "cites"]] * len(
            listed["fits"]
        )
        for each in (*listed["cautions"], *listed["notes"]):
            assert list(each) == ["text", "rule", "cites", "editorial"]
    for other in found["not_listed"]:
        assert list(other) == ["therapy", "cautions", "needs"]
        assert [list(each) for each in other["needs"]] == [["rule", "missing", "answers"]] * len(
            other["needs"]
        )
    for notice in found["notices"]:
        assert list(notice) == ["id", "text", "cites", "editorial"]


def test_the_json_tells_a_reason_with_all_that_it_rests_on() -> None:
    ran = run("explore", "--answers", "-", "--format", "json", given="{has: [dysthymia]}")
    found: dict[str, Any] = json.loads(ran.stdout)
    listed = next(each for each in found["listed"] if each["therapy"] == "interpersonal-therapy")
    rule_file = SHIPPED / "therapies/interpersonal-therapy.yaml"
    lines = rule_file.read_text(encoding="utf-8").split("\n")
    assert listed["reasons"] == [
        {
            "rule": "ipt-for-depression",
            "standing": "described-as-effective",
            "alongside": None,
            "has": ["depression"],
            "answers": ["dysthymia"],
            "via": ["is-a:dysthymia:depression"],
            "editorial": None,
            "cites": [
                {
                    "statement": "S036",
                    "section": listed["reasons"][0]["cites"][0]["section"],
                    "says": listed["reasons"][0]["cites"][0]["says"],
                }
            ],
            "file": "rules/therapies/interpersonal-therapy.yaml",
            "line": lines.index("  - id: ipt-for-depression") + 1,
        }
    ]
    needs = {each["therapy"]: each["needs"] for each in found["not_listed"]}
    assert needs["play-therapy"] == [
        {"rule": "play-in-use-for-children", "missing": ["child"], "answers": [["child"]]}
    ]
    assert needs["dual-diagnosis-services"][0]["answers"] == [["substance-abuse"]]


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_both_engines_write_the_same_bytes_from_a_file_from_standard_input_and_from_json(
    desk: Path, form: str
) -> None:
    as_json = '{\n\t"has": [\n\t\t"depression",\n\t\t"rather-no-medication"\n\t]\n}\n'
    (desk / "sheet.json").write_text(as_json, encoding="utf-8")
    outputs = {
        run(
            "explore", "--format", form, "--answers", source, "--engine", engine, given=given, folder=desk
        ).stdout
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


@pytest.mark.parametrize(
    ("arguments", "given", "told"),
    [
        (("--answers", "bad.yaml"), "", [f"bad.yaml:1: {UNKNOWN}"]),
        (("--answers", "-"), "{has: [depresion]}", [f"standard input:1: {UNKNOWN}"]),
        (("--answers", "nowhere.yaml"), "", ["nowhere.yaml: cannot be read: no such file or directory"]),
        (("--answers", "bin"), "", ["bin: cannot be read: is a directory"]),
        (("--answers", "-"), b"\x7fELF\x00", ["standard input: is a binary file; write plain text in UTF-8"]),
        (("--answers", "-"), "", ["standard input: is empty"]),
        (("--answers", "sheet.yaml", "--rules", "gone"), "", [NO_FOLDER]),
        (
            ("--answers", "sheet.yaml", "--rules", "my-rules"),
            "",
            [
                "my-rules/rulebook.yaml:2: `title` is missing",
                "my-rules/rulebook.yaml:2: unknown key `titel`; did you mean `title`?",
            ],
        ),
    ],
)
def test_bad_input_is_told_on_standard_error_with_status_1(
    desk: Path, arguments: tuple[str, ...], given: str | bytes, told: list[str]
) -> None:
    (desk / "bad.yaml").write_text("{has: [depresion]}", encoding="utf-8")
    edit(desk, "my-rules/rulebook.yaml", "title:", "titel:")
    ran = run("explore", *arguments, given=given, folder=desk)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "".join(f"{line}\n" for line in told)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("explroe",), "Did you mean 'explore'?"),
        (("audit", "chekc"), "Did you mean 'check'?"),
        (("explore", "--answrs", "x"), "--answers"),
        (("explore", "--answers", "-", "--format", "jsn"), "'text', 'markdown', 'json'"),
        (("explore", "--answers", "-", "--engine", "clips"), "'experta', 'reference'"),
        (("explore",), "Missing option '--answers'"),
        (("audit", "source"), "Missing argument 'FILE'"),
        (("serve", "--port", "99999"), "65535"),
        (("explore", "--answers", "-", "more"), "more"),
    ],
)
def test_wrong_usage_gets_a_hint_with_status_2(arguments: tuple[str, ...], hint: str) -> None:
    ran = run(*arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert hint in ran.stderr
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


def test_the_check_finds_nothing_and_counts() -> None:
    ran = run("audit", "check")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert re.fullmatch(
        r"133 statements, 16 therapies, \d+ rules, \d+ scenarios, \d+ editorials: no findings.*", last(ran)
    )


def test_every_scenario_runs_with_both_engines() -> None:
    ran = run("audit", "test")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert re.fullmatch(
        r"\d+ scenarios, each with experta and reference, and \d+ phrases of the search: no findings\n",
        ran.stdout,
    )


def test_findings_are_data_on_standard_output_with_status_1(tmp_path: Path) -> None:
    rules = shipped_folder(tmp_path)
    edit(rules, "vocabulary.yaml", "says: Low mood, or little", "says: The best low mood, or little")
    ran = run("audit", "check", "--rules", "shipped", folder=tmp_path)
    told = [line for line in ran.stdout.splitlines() if "avoided-word" in line]
    assert (ran.returncode, ran.stderr, len(told)) == (1, "", 1)
    assert re.fullmatch(
        r"shipped/vocabulary.yaml:\d+: avoided-word: a visitor would read `best`; .+", told[0]
    )
    assert ": 1 finding" in last(ran)


def test_a_scenario_that_does_not_hold_is_told_for_both_engines(tmp_path: Path) -> None:
    rules = shipped_folder(tmp_path)
    edit(
        rules,
        "derivations.test.yaml",
        "  has: [dysthymia]\n  derives: [depression, ",
        "  has: [dysthymia]\n  derives: [",
    )
    ran = run("audit", "test", "--rules", str(rules))
    *told, count = ran.stdout.splitlines()
    assert ran.returncode == 1
    assert [re.sub(r".*\((\w+)\): ", r"\1 ", each) for each in told] == [
        "experta `derives` also has `depression`",
        "reference `derives` also has `depression`",
    ]
    assert count.endswith(": 2 findings")


def test_the_source_document_holds_every_statement(source_document: Path) -> None:
    ran = run("audit", "source", str(source_document))
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_document_that_holds_nothing_of_it_is_a_finding_and_one_that_cannot_be_read_is_told(
    desk: Path,
) -> None:
    assert run("audit", "source", "document.txt", folder=desk).returncode == 1
    ran = run("audit", "source", "nowhere.txt", folder=desk)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "`nowhere.txt` cannot be read: no such file or directory\n"


def on_a_terminal(*arguments: str, folder: Path) -> str:
    """Run the program with a terminal as its output, and return what it wrote there."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, *arguments], stdout=theirs, cwd=folder, env=environment(TERM="xterm")
    ) as process:
        os.close(theirs)
        written = b""
        while chunk := _read(ours):
            written += chunk
        process.wait()
    os.close(ours)
    return written.decode()


def _read(terminal: int) -> bytes:
    """Return what a terminal holds, or nothing once everybody has left it."""
    try:
        return os.read(terminal, 10_000)
    except OSError:
        return b""


def test_findings_are_coloured_on_a_terminal_and_plain_in_a_pipe(tmp_path: Path) -> None:
    rules = shipped_folder(tmp_path)
    edit(rules, "vocabulary.yaml", "says: Low mood, or little", "says: The best low mood, or little")
    arguments = ("audit", "check", "--rules", "shipped")
    coloured = on_a_terminal(*arguments, folder=tmp_path)
    assert "\x1b[33mavoided-word\x1b[0m" in coloured
    assert "\x1b" not in run(*arguments, folder=tmp_path).stdout
    assert (
        re.sub(r"\x1b\[\d+m", "", coloured).replace("\r\n", "\n") == run(*arguments, folder=tmp_path).stdout
    )


def examples(*command: str) -> list[str]:
    """Return the examples that the help of a command gives."""
    told = " ".join(run(*command, "--help").stdout.split())
    return [each.strip() for each in told.split("Example:")[1:]]


def shell(command: str, desk: Path) -> Ran:
    """Run a command line as a person would type it."""
    return subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=desk,
        env=environment(PATH=f"{desk / 'bin'}:{os.environ['PATH']}"),
        capture_output=True,
        check=False,
        text=True,
    )


@pytest.mark.parametrize("command", [(), *COMMANDS], ids=" ".join)
def test_every_help_ends_with_an_example_that_runs(desk: Path, command: tuple[str, ...]) -> None:
    ran = run(*command, "--help")
    assert (ran.returncode, ran.stderr) == (0, "")
    (example,) = examples(*command)
    if "serve" not in example:
        ran = shell(example, desk)
        assert ran.returncode == (1 if "audit source" in example else 0), ran.stderr
        assert ran.stdout


def test_the_help_of_every_command_of_an_auditor_holds_an_example() -> None:
    names = [
        each.name or getattr(each.callback, "__name__", "") for each in audit.program.registered_commands
    ]
    assert {"check", "test", "source"} <= set(names)
    for name in names:
        told = CliRunner().invoke(program, ["audit", name, "--help"])
        assert (told.exit_code, "Example: " in told.output) == (0, True), name


@pytest.fixture
def port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
        return number


@pytest.fixture
def served(port: int) -> Iterator[subprocess.Popen[str]]:
    """Return the program while it serves the app."""
    command = [*PROGRAM, "serve", "--port", str(port)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(), cwd=ROOT
    ) as process:
        yield process
        process.kill()


def answers(port: int) -> bool:
    """Return whether somebody listens on a port."""
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def wait_for(port: int, process: subprocess.Popen[str]) -> None:
    """Wait until somebody listens on a port, or the process has ended."""
    while not answers(port) and process.poll() is None:
        try:
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            continue


@pytest.mark.parametrize("told_by", [signal.SIGTERM, signal.SIGINT])
def test_the_app_is_served_until_it_is_stopped_and_leaves_nothing_behind(
    served: subprocess.Popen[str], port: int, told_by: signal.Signals
) -> None:
    wait_for(port, served)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as page:
        assert page.status == 200
        assert b"<html" in page.read()
    served.send_signal(told_by)
    _, errors = served.communicate(timeout=60)
    assert (served.returncode, "Traceback" in errors) == (0, False)
    assert not answers(port)


def test_a_rulebook_at_fault_is_not_served(tmp_path: Path) -> None:
    ran = run("serve", "--rules", "gone", folder=tmp_path)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == f"{NO_FOLDER}\n"

"""The routine of a team: the hooks for other repositories, and the check of a pull request."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from engine.reading.load import SHIPPED
from tests.folders import edit
from tests.ready import bin_folder

ROOT = Path(__file__).parents[1]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
WORKFLOW: dict[str, Any] = yaml.safe_load((ROOT / ".github/workflows/rules.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = WORKFLOW["jobs"]["audit"]["steps"]
PROGRAM = bin_folder() / "treatment-options"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a checkout of a merge that changes one standing, with the program where `make` puts it."""
    shutil.copytree(SHIPPED, tmp_path / "rules")
    (tmp_path / ".venv/bin").mkdir(parents=True)
    script = tmp_path / ".venv/bin/treatment-options"
    script.write_text(f'#!/bin/sh\nexec "{PROGRAM}" "$@" --rules rules\n', encoding="utf-8")
    script.chmod(0o755)
    git = "git -c user.name=Ada -c user.email=ada@example.org"
    bash("git init --quiet --initial-branch main; git add rules", tmp_path)
    bash(f"{git} commit --quiet --message before; git switch --quiet --create change", tmp_path)
    play = "therapies/play-therapy.yaml"
    edit(tmp_path / "rules", play, "    lists: in-use\n", "    lists: may-help\n")
    bash(f"{git} commit --quiet --all --message change; git switch --quiet main", tmp_path)
    bash(f"{git} merge --quiet --no-ff --no-edit change", tmp_path)
    return tmp_path


def bash(script: str, folder: Path, **more: str) -> None:
    """Run a script as a runner of GitHub does, to its end."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    env |= {"GIT_CONFIG_GLOBAL": os.devnull} | more
    subprocess.run(["bash", "-e", "-c", script], cwd=folder, env=env, check=True, capture_output=True)


def step(name: str) -> str:
    """Return the script of a step of the workflow."""
    (script,) = (str(each["run"]) for each in STEPS if each.get("name") == name)
    return script


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_a_hook_passes_on_the_shipped_rules_and_fails_on_a_fault(
    hook: dict[str, Any], tmp_path: Path
) -> None:
    shutil.copytree(SHIPPED, tmp_path / "rules")
    command = [str(PROGRAM), *hook["entry"].split()[1:], *hook["args"]]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    edit(tmp_path / "rules", "therapies/play-therapy.yaml", "    lists: in-use\n", "    lists: in-us\n")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 1


def test_the_hooks_are_those_that_the_page_on_the_rules_names() -> None:
    page = (SHIPPED / "README.md").read_text(encoding="utf-8")
    assert [hook["id"] for hook in HOOKS] == re.findall(r"^ +- id: (audit-[a-z]+)$", page, re.MULTILINE)
    assert all(re.search(hook["files"], "rules/therapies/play-therapy.yaml") for hook in HOOKS)


def test_the_check_may_read_and_comment_uses_no_action_of_others_and_takes_no_words_for_code() -> None:
    used = {each["uses"].partition("@")[0] for each in STEPS if "uses" in each}
    assert used == {"actions/checkout", "actions/setup-python"}
    assert WORKFLOW["permissions"] == {"contents": "read", "pull-requests": "write"}
    assert [each["run"] for each in STEPS if "${{" in each.get("run", "")] == []


@pytest.mark.parametrize("allowed", [True, False])
def test_the_difference_is_told_as_a_comment_or_else_in_the_summary(checkout: Path, allowed: bool) -> None:
    (checkout / "bin").mkdir()
    gh = checkout / "bin/gh"
    told = 'for file; do :; done; cp "$file" told.md' if allowed else "exit 1"
    gh.write_text(f"#!/bin/sh\n{told}\n", encoding="utf-8")
    gh.chmod(0o755)
    bash(step("what answer sheets get"), checkout)
    path = os.pathsep.join((str(checkout / "bin"), os.environ["PATH"]))
    bash(step("tell it"), checkout, PATH=path, PULL_REQUEST="1", GITHUB_STEP_SUMMARY="summary.md")
    lines = (checkout / ("told.md" if allowed else "summary.md")).read_text(encoding="utf-8").splitlines()
    assert [line.partition(" (")[0] for line in lines[2:4]] == ["    old: rules at HEAD^1", "    new: rules"]
    assert lines[:2] == ["What this change to the rules does to answer sheets:", ""]
    assert [line.strip() for line in lines[5:10]] == [
        *("play-therapy", "has child", "before: listed as in-use", "now:    listed as may-help"),
        "by:     ~ play-in-use-for-children",
    ]
    assert (checkout / "summary.md").exists() != allowed


def test_rules_that_do_not_load_fail_the_check(checkout: Path) -> None:
    edit(checkout / "rules", "therapies/play-therapy.yaml", "    lists: may-help\n", "    lists: in-us\n")
    with pytest.raises(subprocess.CalledProcessError) as failed:
        bash(step("what answer sheets get"), checkout)
    assert b"did you mean `in-use`?" in failed.value.stderr

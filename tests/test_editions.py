"""The rulebook that is shown: read again after an edit, kept after a broken one."""

from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pytest

from engine.errors import Fault, RulebookError
from engine.rule_folder import BannedWords, RuleFolder, Stamp
from tests.rulebooks import small_rulebook
from ui.editions import LOGGED, Editions

STAMPS = (Stamp("rule", "Ada", "2026-01-02", "0" * 16),)
FAULT = Fault("rules.yaml", 3, "there is no term `x`")


def _folder() -> RuleFolder:
    return RuleFolder(small_rulebook(), (), BannedWords(), STAMPS)


def _watched(folder: Path, *outcomes: RuleFolder | Exception) -> Editions:
    """Return a watcher that looks for edits at once whenever it is asked, and reads one outcome each time."""
    return Editions(folder, Mock(side_effect=outcomes), pause=0, start=lambda look: look())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    _edit(tmp_path, "one")
    return tmp_path


def _edit(folder: Path, text: str) -> None:
    (folder / "rules.yaml").write_text(text, encoding="utf-8")


def test_the_files_are_read_once_while_nothing_changes(folder: Path) -> None:
    loader = Mock(return_value=_folder())
    watched = Editions(folder, loader, pause=0, start=lambda look: look())
    first = watched.current()
    assert watched.current() is first
    loader.assert_called_once_with(folder)
    assert first.edition is not None
    assert first.edition.rulebook.title == "A small rulebook"
    assert first.faults == ()


@pytest.mark.parametrize("name", ["rules.yaml", "more.yaml"])
def test_an_edit_or_a_new_file_is_shown_without_a_new_start(folder: Path, name: str) -> None:
    watched = _watched(folder, _folder(), _folder())
    first = watched.current()
    (folder / name).write_text("another", encoding="utf-8")
    assert watched.current().edition is not first.edition


UNREADABLE = "the rule files cannot be read (RecursionError); take the last edit back"


@pytest.mark.parametrize("breaking", [RulebookError((FAULT,)), RecursionError()])
def test_a_broken_edit_is_told_and_the_last_good_rulebook_stays(folder: Path, breaking: Exception) -> None:
    watched = _watched(folder, _folder(), breaking, _folder())
    good = watched.current().edition
    _edit(folder, "broken")
    shelf = watched.current()
    assert shelf.edition is good
    is_rulebook = isinstance(breaking, RulebookError)
    assert shelf.faults == (FAULT if is_rulebook else Fault(folder.name, 0, UNREADABLE),)
    _edit(folder, "mended it")
    mended = watched.current()
    assert mended.edition not in {None, good}
    assert mended.faults == ()


def test_there_is_no_rulebook_where_the_first_reading_fails(folder: Path) -> None:
    shelf = _watched(folder, RulebookError((FAULT,))).current()
    assert shelf.edition is None
    assert shelf.faults == (FAULT,)


def test_visitors_keep_what_they_see_while_an_edit_is_read_and_one_look_is_under_way_at_a_time(
    folder: Path,
) -> None:
    looks = list[Callable[[], None]]()
    watched = Editions(folder, Mock(side_effect=[_folder(), _folder()]), pause=0, start=looks.append)
    first = watched.current()
    _edit(folder, "another")
    assert [watched.current() for _ in range(3)] == [first] * 3
    assert len(looks) == 1
    looks[0]()
    assert watched.current().edition is not first.edition
    assert len(looks) == 2


def test_a_link_to_the_folder_itself_is_not_followed(folder: Path) -> None:
    for name in ("round", "about"):
        (folder / name).symlink_to(folder, target_is_directory=True)
    watched = _watched(folder, _folder())
    assert watched.current() is watched.current()


def test_the_faults_of_an_edit_are_logged(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    faults = tuple(Fault("rules.yaml", line, "wrong") for line in range(1, LOGGED + 5))
    _watched(folder, RulebookError(faults)).current()
    said = "the last edit of the rule files is not shown: rules.yaml"
    assert caplog.messages == [f"{said}:{line}: wrong" for line in range(1, LOGGED + 1)]


def test_a_fault_does_not_tell_where_the_folder_is(folder: Path) -> None:
    fault = Fault(str(folder / "therapies" / "one.yaml"), 3, "unknown key `x`")
    shelf = _watched(folder, RulebookError((fault,))).current()
    assert [str(each) for each in shelf.faults] == [f"{folder.name}/therapies/one.yaml:3: unknown key `x`"]


def test_who_has_read_which_rule_comes_with_the_rulebook(folder: Path) -> None:
    edition = _watched(folder, _folder()).current().edition
    assert edition is not None
    assert edition.reviews.of("rule") == STAMPS
    assert not edition.reviews.holds(STAMPS[0])

"""The check of a rulebook: each kind of finding planted once, and none in the shipped rules."""

from datetime import date
from pathlib import Path

import pytest

from engine.audit.check import check_everything, check_rulebook
from engine.reading.load import SHIPPED, load_folder
from tests.folders import edit, small_folder
from tests.planting import Planted, planted

TODAY = date(2026, 11, 23)
"""A day on which nothing of the shipped rules is overdue."""
EARLY = date(2026, 2, 1)
"""A day on which nothing of the small rulebook is overdue."""


def findings(folder: Path, today: date = EARLY) -> list[str]:
    """Return what the check finds in a folder: file, line, code and message."""
    loaded = load_folder(folder)
    found = sorted(check_rulebook(loaded.rulebook, loaded.scenarios, loaded.words, today))
    assert not any(each.is_remark for each in found)
    return [f"{each.file}:{each.line}: {each.code}: {each.message}" for each in found]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a folder of rules in which nothing is found."""
    folder = small_folder(tmp_path)
    for kind, more in (
        ("derivations", "- {name: Rain is weather, has: [rain], derives: [weather]}\n"),
        ("notices", "- {name: Help is always there, has: [], shows: [help]}\n"),
    ):
        edit(folder, f"{kind}.test.yaml", "- name", f"{more}- name")
    return folder


def test_nothing_is_found_in_the_shipped_rules_and_in_a_rulebook_without_loose_ends(small: Path) -> None:
    assert findings(SHIPPED, TODAY) == []
    assert findings(small) == []


@pytest.mark.parametrize("case", [*planted("findings")])
def test_what_is_planted_is_found_and_nothing_else_is(small: Path, case: Planted) -> None:
    case.into(small)
    assert findings(small) == case.told


def test_a_notice_that_needs_nothing_needs_a_scenario_too(small: Path) -> None:
    (small / "notices.test.yaml").unlink()
    assert findings(small) == [
        "rules/notices.yaml:1: no-scenario: no scenario sees `help` fire; add one that has nothing",
        "rules/notices.yaml:11: no-scenario: no scenario sees `for-children` fire; add one that has child",
    ]


DUE = {
    "sources/almanac.yaml:1: overdue-review: the review was due on 2027-01-31; "
    "read the source again and set a new date": ("notices.yaml", "checked"),
    "notices.yaml:1: old-contacts: the contacts were last checked on 2026-01-31; "
    "try them and set a new date": ("sources/almanac.yaml", "next-review"),
}


@pytest.mark.standard(10)
@pytest.mark.parametrize("due", DUE)
def test_sources_and_contacts_are_due_on_the_day_after_their_next_review(small: Path, due: str) -> None:
    file, postponed = DUE[due]
    day = "2026-01-31" if postponed == "checked" else "2027-01-31"
    edit(small, file, f"{postponed}: {day}", f"{postponed}: 2028-01-31")
    assert findings(small, date(2027, 1, 31)) == []
    assert findings(small, date(2027, 2, 1)) == [f"rules/{due}"]


def test_of_everything_that_is_checked_the_shipped_rules_have_but_the_honest_remark() -> None:
    loaded = load_folder(SHIPPED)
    found = list(check_everything(loaded.rulebook, loaded.scenarios, loaded.words, loaded.stamps, TODAY))
    assert [(each.code, each.is_remark) for each in found] == [("not-yet-reviewed", True)]

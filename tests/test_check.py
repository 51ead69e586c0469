"""The check of a rulebook: each kind of finding planted once, and none in the shipped rules."""

from datetime import date
from pathlib import Path

import pytest

from engine.audit.check import check_everything, check_rulebook
from engine.audit.findings import Finding
from engine.reading.load import SHIPPED, load_folder
from tests.folders import edit, small_folder, write

TODAY = date(2026, 11, 23)
"""A day on which nothing of the shipped rules is overdue."""
EARLY = date(2026, 2, 1)
"""A day on which nothing of the small rulebook is overdue."""
WALKING = "therapies/walking.yaml"
LONG = (
    "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen x y z"
)


def findings(folder: Path, today: date = EARLY) -> list[Finding]:
    """Return what the check finds in a folder."""
    loaded = load_folder(folder)
    return sorted(check_rulebook(loaded.rulebook, loaded.scenarios, loaded.words, today))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a folder of rules in which nothing is found."""
    folder = small_folder(tmp_path)
    edit(
        folder,
        "derivations.test.yaml",
        "- name",
        "- name: Rain is weather\n  has: [rain]\n  derives: [weather]\n- name",
    )
    edit(
        folder,
        "notices.test.yaml",
        "- name",
        "- name: Help is always there\n  has: []\n  shows: [help]\n- name",
    )
    return folder


def test_nothing_is_found_in_the_shipped_rules() -> None:
    assert findings(SHIPPED, TODAY) == []


def test_nothing_is_found_in_a_rulebook_without_loose_ends(small: Path) -> None:
    assert findings(small) == []


def test_a_statement_that_nothing_rests_on_is_found(small: Path) -> None:
    edit(
        small,
        "sources/almanac.yaml",
        "  - id: A003",
        "  - id: A004\n    section: Rain\n    opens: Snow is\n    words: 9\n"
        "    sha256: 0000000000000000\n    says: Snow is cold.\n  - id: A003",
    )
    assert findings(small) == [
        Finding(
            "rules/sources/almanac.yaml", 21, "unused-statement",
            "nothing shows or rests on `A004`; use it, or say under `not-encoded` why not",
        )
    ]  # fmt: skip


def test_a_term_that_nothing_uses_is_found(small: Path) -> None:
    edit(
        small,
        "vocabulary.yaml",
        "- id: weather",
        "- {id: snow, kind: wish, label: Snow, says: Snow., cites: [A001]}\n- id: weather",
    )
    message = "no rule or question uses `snow`; use it or take it out"
    assert findings(small) == [Finding("rules/vocabulary.yaml", 25, "unused-term", message)]


def test_a_therapy_that_no_rule_lists_is_found(small: Path) -> None:
    write(
        small,
        {
            "therapies/swimming.yaml": "name: Swimming\nkind: pastime\nabout: [A001]\n"
            "in-short: {says: To swim., cites: [A001]}\nrules:\n"
            "  - {id: swimming-fits, has: [be-outside], fits: be-outside, cites: [A002]}\n",
            "therapies/swimming.test.yaml": "- {name: No swimming, has: [rain], fits: [swimming-fits]}\n",
        },
    )
    message = "no rule lists `swimming`; add one with `lists`"
    assert findings(small) == [Finding("rules/therapies/swimming.yaml", 1, "never-listed", message)]


def test_a_topic_that_leads_to_no_listing_is_found(small: Path) -> None:
    edit(
        small,
        "vocabulary.yaml",
        "- id: weather",
        "- {id: snow, kind: topic, label: Snow, says: Snow., cites: [A001]}\n- id: weather",
    )
    edit(small, "questionnaire.yaml", "- term: rain", "- term: snow\n        - term: rain")
    message = "no rule lists anything for `snow`; add one, or do not ask"
    assert findings(small) == [Finding("rules/vocabulary.yaml", 25, "idle-topic", message)]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("therapies/reading.test.yaml", "[child, drizzle]", "[drizzle]", []),
        (
            "therapies/walking.test.yaml",
            "  fits: [walking-fits-being-outside]\n",
            "",
            [
                (
                    "therapies/walking.yaml",
                    14,
                    "`walking-fits-being-outside` fire; add one that has be-outside",
                )
            ],
        ),
        (
            "therapies/walking.test.yaml",
            "  notes: [walking-gets-wet]\n",
            "",
            [("therapies/walking.yaml", 18, "`walking-gets-wet` fire; add one that has drizzle, child")],
        ),
        (
            "therapies/reading.test.yaml",
            "  because: [reading-for-wet-children]\n",
            "",
            [("therapies/reading.yaml", 6, "`reading-for-wet-children` fire; add one that has wet-child")],
        ),
        (
            "notices.test.yaml",
            "shows: [help, for-children]",
            "shows: [help]",
            [("notices.yaml", 11, "`for-children` fire; add one that has child")],
        ),
        (
            "derivations.test.yaml",
            ", wet-child]",
            "]",
            [("derivations.yaml", 1, "`child-in-rain-is-wet` fire; add one that has child, rain")],
        ),
    ],
)
def test_a_rule_that_no_scenario_sees_fire_is_found(
    small: Path, file: str, old: str, new: str, expected: list[tuple[str, int, str]]
) -> None:
    edit(small, file, old, new)
    assert findings(small) == [
        Finding(f"rules/{name}", line, "no-scenario", f"no scenario sees {message}")
        for name, line, message in expected
    ]


def test_a_notice_that_needs_nothing_needs_a_scenario_too(small: Path) -> None:
    (small / "notices.test.yaml").unlink()
    assert [(each.line, each.message) for each in findings(small)] == [
        (1, "no scenario sees `help` fire; add one that has nothing"),
        (11, "no scenario sees `for-children` fire; add one that has child"),
    ]


@pytest.mark.standard(10)
def test_a_source_is_due_on_the_day_after_its_next_review(small: Path) -> None:
    edit(small, "notices.yaml", "checked: 2026-01-31", "checked: 2027-01-31")
    assert findings(small, date(2027, 1, 31)) == []
    message = "the review was due on 2027-01-31; read the source again and set a new date"
    assert findings(small, date(2027, 2, 1)) == [
        Finding("rules/sources/almanac.yaml", 1, "overdue-review", message)
    ]


def test_contacts_hold_for_a_year(small: Path) -> None:
    edit(small, "sources/almanac.yaml", "next-review: 2027-01-31", "next-review: 2028-01-31")
    assert findings(small, date(2027, 1, 31)) == []
    message = "the contacts were last checked on 2026-01-31; try them and set a new date"
    assert findings(small, date(2027, 2, 1)) == [Finding("rules/notices.yaml", 1, "old-contacts", message)]


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        ("therapies/walking.yaml", "A walk goes", "A nice walk goes", 6),
        ("therapies/walking.yaml", "notes: A001", "notes: It is Nice.", 18),
        ("therapies/walking.yaml", "name: Walking", "name: Nice walking", 1),
        ("vocabulary.yaml", "says: A little rain.", "says: A nice rain.", 1),
        ("sources/almanac.yaml", "Some people like", "Nice people like", 15),
        ("notices.yaml", "Take a coat.", "Take a nice coat.", 11),
        ("notices.yaml", "says: Call somebody.", "says: Call somebody nice.", 6),
        ("questionnaire.yaml", "label: Rather", "label: nice, rather", 22),
        ("questionnaire.yaml", "More than", "Nice, more than", 10),
        ("general.yaml", "Ask how long.", "Ask how nice.", 11),
        ("standings.yaml", "The almanac praises it.", "The nice almanac.", 3),
        ("alternatives.yaml", "stays in bed.,", "stays in a nice bed.,", 3),
        ("about.yaml", "It falls.", "It falls. Nice.", 3),
    ],
)
def test_an_avoided_word_is_found_wherever_a_visitor_would_read_it(
    small: Path, file: str, old: str, new: str, line: int
) -> None:
    edit(small, file, old, new)
    message = "a visitor would read `nice`; say what you mean"
    assert findings(small) == [Finding(f"rules/{file}", line, "avoided-word", message)]


def test_avoided_words_have_forms_and_exempt_phrases(small: Path) -> None:
    edit(
        small,
        "therapies/walking.yaml",
        "A walk goes somewhere.",
        "Nicely, a NICE\n      day is no niceness; nicer.",
    )
    message = "a visitor would read `nicer`; say what you mean"
    assert findings(small) == [Finding(f"rules/{WALKING}", 6, "avoided-word", message)]


def test_a_sentence_of_more_than_twenty_words_is_found(small: Path) -> None:
    edit(small, "notices.yaml", "Take a coat.", f"{LONG} twenty. {LONG} w v. {LONG} twenty!")
    message = "the sentence `One two three four five …` has 21 words; keep to 20"
    assert findings(small) == [Finding("rules/notices.yaml", 11, "long-sentence", message)]


def test_what_several_rules_show_is_found_once_where_it_is_written(small: Path) -> None:
    edit(small, "sources/almanac.yaml", "Rain is wet.", f"{LONG} twenty more.")
    edit(
        small,
        "therapies/walking.yaml",
        "    notes: A001\n    cites: [A001]\n",
        "    notes: A001\n    cites: [A001]\n"
        "  - id: walking-for-{each}\n"
        "    each: [drizzle, child]\n"
        '    has: [rain, "{each}"]\n'
        f"    notes: {LONG} and more.\n"
        "    cites: [A001]\n",
    )
    found = [(each.file, each.line) for each in findings(small) if each.code == "long-sentence"]
    assert found == [("rules/sources/almanac.yaml", 9), (f"rules/{WALKING}", 24)]


def test_what_is_not_visible_is_not_held_to_words_or_length(small: Path) -> None:
    edit(small, "standings.yaml", "[splendid]", f"[nice, {LONG} and more]")
    assert findings(small) == []


def test_a_question_that_changes_nothing_is_found(small: Path) -> None:
    asked = (small / "questionnaire.yaml").read_text(encoding="utf-8")
    idle = (
        "- id: idle\n  title: Idle?\n  why: It changes nothing.\n  choose: one\n  editorial: a test\n"
        "  groups: [{choices: [{id: any, label: Any, gives: []}]}]\n"
    )
    write(small, {"questionnaire.yaml": asked + idle})
    message = "no rule needs what `idle` asks for; use it, or do not ask"
    line = asked.count("\n") + 1
    assert findings(small) == [Finding("rules/questionnaire.yaml", line, "idle-question", message)]


def test_of_everything_that_is_checked_the_shipped_rules_have_but_the_honest_remark() -> None:
    loaded = load_folder(SHIPPED)
    found = list(check_everything(loaded.rulebook, loaded.scenarios, loaded.words, loaded.stamps, TODAY))
    assert [(each.code, each.is_remark) for each in found] == [("not-yet-reviewed", True)]

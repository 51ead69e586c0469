"""Review stamps: who has read which rule, and which stamps hold no more."""

import json
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest
from typer.testing import Result

from engine.audit.findings import Finding
from engine.audit.reviews import Reviews, check_reviews, review_fingerprint, stamped, with_stamps
from engine.clock import today
from engine.errors import RulebookError, TreatmentOptionsError
from engine.files import write_whole
from engine.reading.load import SHIPPED, load_folder, load_rulebook
from engine.rendering.rule_files import OPENING, render_stamps
from engine.rule_folder import Stamp
from engine.serialization import fingerprint
from tests.commands import audit
from tests.folders import edit, faults

RULE = "walking-for-rain"
WALKING, ALMANAC = "therapies/walking.yaml", "sources/almanac.yaml"
NAMES = (
    "Ada Example", "O'Neill-Ngũgĩ", "X #1: y", "- a", "no", "true", '"quoted"', "a\\b", "李 明", "[x]", "007",
    "é: ",
)  # fmt: skip


def run(folder: Path, *arguments: str) -> Result:
    return audit("review", *arguments, "--rules", folder)


def stamp(folder: Path, *rules: str, by: str = "Ada Example", on: str = "2026-01-01") -> None:
    assert run(folder, *rules, "--by", by, "--on", on).exit_code == 0


def found(folder: Path) -> list[Finding]:
    loaded = load_folder(folder)
    return list(check_reviews(loaded.rulebook, loaded.stamps))


def codes(folder: Path) -> list[str]:
    return [each.code for each in found(folder)]


def test_the_shipped_rules_are_stamped_by_nobody_and_that_is_the_only_finding() -> None:
    folder = load_folder(SHIPPED)
    count = len(folder.rulebook.rules)
    assert folder.stamps == ()
    told = (
        f"{count} of {count} rules are not yet stamped as read by a named person; "
        "`audit review RULE --by NAME` stamps one"
    )
    assert found(SHIPPED) == [Finding("rules/reviews.yaml", 1, "not-yet-reviewed", told, is_remark=True)]


def test_a_stamp_is_written_with_the_fingerprint_of_what_was_read(small: Path) -> None:
    stamp(small, RULE, on="2026-11-23")
    rulebook = load_rulebook(small)
    print_ = review_fingerprint(rulebook, rulebook.rule[RULE])
    assert (small / "reviews.yaml").read_text() == OPENING + (
        f'- rule: {RULE}\n  by: Ada Example\n  on: "2026-11-23"\n  fingerprint: "{print_}"\n'
    )
    assert [replace(each, place=None) for each in load_folder(small).stamps] == [
        Stamp(RULE, "Ada Example", "2026-11-23", print_)
    ]


def test_a_day_that_is_not_given_is_today(small: Path) -> None:
    run(small, RULE, "--by", "Ada Example")
    assert [each.on for each in load_folder(small).stamps] == [today().isoformat()]


def test_stamps_are_sorted_by_rule_and_person_and_one_person_stamps_a_rule_once(small: Path) -> None:
    stamp(small, RULE, "help", by="Zoe Example", on="2026-01-01")
    stamp(small, RULE, RULE, "is-a:drizzle:rain", by="Ada Example", on="2026-01-02")
    stamp(small, "help", by="Zoe Example", on="2026-01-03")
    assert [(each.rule, each.by, each.on) for each in load_folder(small).stamps] == [
        ("help", "Zoe Example", "2026-01-03"),
        ("is-a:drizzle:rain", "Ada Example", "2026-01-02"),
        (RULE, "Ada Example", "2026-01-02"),
        (RULE, "Zoe Example", "2026-01-01"),
    ]


def test_all_stamps_every_rule_then_nothing_is_found_and_the_rulebook_stays_the_same(small: Path) -> None:
    before = fingerprint(load_rulebook(small))
    stamp(small, "--all")
    assert codes(small) == []
    assert fingerprint(load_rulebook(small)) == before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (WALKING, "has: [rain]", "has: [weather]"),
        (WALKING, "lists: named", "lists: praised"),
        (WALKING, "    alongside: umbrella\n", ""),
        (WALKING, "[A002]\n  - id: walking-fits", "[A001]\n  - id: walking-fits"),
        (WALKING, "[A002]\n  - id: walking-fits", "[A002]\n    editorial: ours\n  - id: walking-fits"),
        (ALMANAC, "Some people like a walk.", "Many people like a walk."),
        (ALMANAC, "sha256: 123456789abcdef0", "sha256: 123456789abcdef1"),
        ("vocabulary.yaml", "says: Water from above.", "says: Water from below."),
        ("vocabulary.yaml", "label: Rain\n", "label: Rainfall\n"),
    ],
)
def test_a_stamp_is_stale_when_the_rule_its_statements_or_its_terms_change(
    small: Path, file: str, old: str, new: str
) -> None:
    stamp(small, RULE)
    edit(small, file, old, new)
    assert (5, "stale-review") in [(each.line, each.code) for each in found(small)]


def test_a_stamp_is_stale_when_the_wish_that_is_fitted_or_the_term_that_is_derived_changes(
    small: Path,
) -> None:
    stamp(small, "walking-fits-being-outside", "child-in-rain-is-wet")
    edit(small, "vocabulary.yaml", "says: To be outside.", "says: To be out.")
    edit(small, "vocabulary.yaml", "says: A child in the rain.", "says: A child.")
    assert codes(small) == ["stale-review", "stale-review", "not-yet-reviewed"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (WALKING, "rules:\n", "rules:\n\n  # further down\n\n"),
        (WALKING, "name: Walking\n", "name: A walk\n"),
        ("vocabulary.yaml", "says: A little rain.", "says: Some rain."),
        (ALMANAC, "Rain is wet.", "Rain makes you wet."),
        (ALMANAC, "statements:\n", "\n\nstatements:\n"),
    ],
)
def test_a_stamp_holds_when_only_lines_move_or_something_else_changes(
    small: Path, file: str, old: str, new: str
) -> None:
    stamp(small, RULE)
    edit(small, file, old, new)
    assert codes(small) == ["not-yet-reviewed"]


def test_the_order_of_terms_and_citations_does_not_matter(small: Path) -> None:
    rulebook = load_rulebook(small)
    rule = rulebook.rule["walking-gets-wet"]
    turned = replace(rule, has=rule.has[::-1], cites=("A002", "A001"))
    straight = replace(rule, cites=("A001", "A002"))
    assert review_fingerprint(rulebook, turned) == review_fingerprint(rulebook, straight)


def test_a_stale_stamp_is_told_at_its_line_with_what_to_do(small: Path) -> None:
    stamp(small, RULE)
    edit(small, ALMANAC, "Some people like a walk.", "Many people like a walk.")
    told = f"`{RULE}`, its statements or its terms changed after `Ada Example` read them on 2026-01-01"
    again = f"read them again: `audit review {RULE}`"
    assert found(small)[0] == Finding("rules/reviews.yaml", 5, "stale-review", f"{told}; {again}")


def test_a_stamp_of_a_rule_that_is_no_more_is_told_at_its_line(small: Path) -> None:
    stamp(small, RULE)
    loaded = load_folder(small)
    others = tuple(each for each in loaded.rulebook.rules if each.id != RULE)
    told = f"`Ada Example` read `{RULE}` on 2026-01-01, and no rule is called so now; take the stamp out"
    orphaned = next(check_reviews(replace(loaded.rulebook, rules=others), loaded.stamps))
    assert orphaned == Finding("rules/reviews.yaml", 5, "orphaned-review", told)


def test_reviews_know_the_stamps_of_a_rule_and_whether_they_hold(small: Path) -> None:
    rulebook = load_rulebook(small)
    (good,) = stamped(rulebook, [RULE], "Ada Example", "2026-01-01")
    old = replace(good, by="Zoe Example", fingerprint="0" * 16)
    reviews = Reviews(rulebook, [good, old])
    assert (reviews.of(RULE), reviews.of("help")) == ((good, old), ())
    assert (reviews.holds(good), reviews.holds(old)) == (True, False)


def test_a_rule_with_a_stale_stamp_alone_is_told_once(small: Path) -> None:
    stamp(small, "--all")
    edit(small, "vocabulary.yaml", "says: To be outside.", "says: To be out.")
    assert codes(small) == ["stale-review"]


def test_the_opening_comment_of_the_file_stays(small: Path) -> None:
    (small / "reviews.yaml").write_text("# Ours.\n\n# Guarded.\n[]\n")
    stamp(small, RULE)
    assert (small / "reviews.yaml").read_text().startswith(f"# Ours.\n\n# Guarded.\n- rule: {RULE}\n")


@pytest.mark.parametrize("comment", ["  # read twice\n", "# read twice\n"])
def test_a_comment_further_down_is_never_lost_but_refused(small: Path, comment: str) -> None:
    stamp(small, RULE, by="Ada #1")
    path = small / "reviews.yaml"
    path.write_text(path.read_text() + comment)
    before = path.read_bytes()
    result = run(small, "help", "--by", "Ada Example")
    assert isinstance(result.exception, RulebookError)
    lost = "a comment between the stamps would be lost; move it to the top of the file"
    assert [(each.line, each.message) for each in result.exception.faults] == [(9, lost)]
    assert path.read_bytes() == before


def test_nothing_is_written_when_the_rules_are_at_fault(small: Path) -> None:
    stamp(small, RULE)
    before = (small / "reviews.yaml").read_bytes()
    edit(small, WALKING, "has: [rain]", "has: [rian]")
    assert isinstance(run(small, "help", "--by", "Ada Example").exception, RulebookError)
    assert (small / "reviews.yaml").read_bytes() == before


def test_nothing_is_lost_when_the_new_file_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "reviews.yaml"
    path.write_text("[]\n")
    monkeypatch.setattr(Path, "replace", Mock(side_effect=OSError(28, "No space left on device")))
    with pytest.raises(TreatmentOptionsError, match="cannot be written: no space left on device"):
        write_whole(path, "new")
    assert path.read_text() == "[]\n"
    assert [*tmp_path.iterdir()] == [path]


def test_a_file_keeps_its_permissions_and_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "stamps", tmp_path / "link"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_whole(link, "new")
    assert (path.read_text(), path.stat().st_mode & 0o777, link.is_symlink()) == ("new", 0o640, True)


def test_a_folder_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(TreatmentOptionsError, match="cannot be written: no such file or directory"):
        write_whole(tmp_path / "nowhere" / "stamps", "new")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_kind_comes_back_as_it_was(small: Path, name: str) -> None:
    stamp(small, RULE, by=name)
    assert [each.by for each in load_folder(small).stamps] == [name.strip()]
    stamp(small, "help", by=name)


def test_a_second_stamp_of_one_person_is_a_fault_at_its_line(small: Path) -> None:
    once = Stamp(RULE, "Ada Example", "2026-01-01", "0" * 16)
    (small / "reviews.yaml").write_text(render_stamps([once, once], ""))
    assert faults(small) == [f"reviews.yaml:5: `Ada Example` stamps `{RULE}` a second time; leave out one"]


def test_a_stamp_without_a_person_is_a_fault_at_its_line(small: Path) -> None:
    text = render_stamps([Stamp(RULE, "Ada", "2026-01-01", "0" * 16)], "").replace("  by: Ada\n", "")
    (small / "reviews.yaml").write_text(text)
    assert faults(small) == ["reviews.yaml:1: `by` is missing"]


def test_no_stamps_are_written_as_an_empty_list() -> None:
    assert render_stamps((), "# Ours.\n") == "# Ours.\n[]\n"


def test_a_newer_stamp_takes_the_place_of_the_same_persons_older_one() -> None:
    old, new = (Stamp("a", "Ada", day, "0" * 16) for day in ("2026-01-01", "2026-01-02"))
    other = replace(old, by="Zoe")
    assert with_stamps([other, old], [new]) == (new, other)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--by", "Ada"], "name the rules that were read, or say --all"),
        ([RULE, "--all", "--by", "Ada"], "name the rules that were read, or say --all"),
        ([RULE], "Missing option '--by'"),
        ([RULE, "--by", " "], "must be a person's name"),
        ([RULE, "--by", "Ada", "--on", "yesterday"], "`yesterday` is not a date such as 2026-11-23"),
        ([RULE, "--by", "Ada", "--on", "20260101"], "`20260101` is not a date such as 2026-11-23"),
    ],
)
def test_wrong_usage_is_told_and_nothing_is_written(small: Path, arguments: list[str], message: str) -> None:
    result = run(small, *arguments)
    told = " ".join(result.output.replace("│", " ").split())
    assert (result.exit_code, message in told) == (2, True), told
    assert not (small / "reviews.yaml").exists()


def test_a_mistyped_rule_is_told_with_the_nearest_name_and_nothing_is_written(small: Path) -> None:
    result = run(small, "help", "walking-for-rian", "--by", "Ada")
    assert str(result.exception) == f"unknown rule `walking-for-rian`; did you mean `{RULE}`?"
    assert not (small / "reviews.yaml").exists()


def test_the_command_says_what_it_stamped_in_words_and_as_json(small: Path) -> None:
    arguments = (RULE, "--by", "Ada", "--on", "2026-01-01")
    said = f"{RULE}: read by Ada on 2026-01-01\n1 rule stamped in {small}/reviews.yaml\n"
    assert run(small, *arguments).stdout == said
    told = json.loads(run(small, *arguments, "--format", "json").stdout)
    (written,) = load_folder(small).stamps
    plain = {"rule": RULE, "by": "Ada", "on": "2026-01-01", "fingerprint": written.fingerprint}
    assert told == {"stamped": [plain]}

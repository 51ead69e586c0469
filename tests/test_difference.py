"""The effect of a change to the rules on answer sheets, held against brute force over all of them."""

import json
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
import typer
from typer.testing import CliRunner, Result

from engine.audit.changes.difference import Change, Difference, difference, in_words, subject
from engine.audit.changes.revisions import rules_at
from engine.commands.auditing.diff import diff
from engine.errors import RulebookError, TreatmentOptionsError
from engine.inference import reference
from engine.options import explore
from engine.rendering.difference import difference_as_json, difference_as_text
from engine.rulebook import Conclusion, Fits, Lists, Notes, Rule, Rulebook
from tests.brute_force import all_sheets, edited, few_terms, rulebook_of, shown
from tests.folders import edit, expected, small_folder
from tests.rulebooks import cautions, derives, fits, is_a, lists, notes, rule

BLOCKS, IN_A_BLOCK = range(11), 30
"""Together 330 random edits."""

Lost = set[tuple[bool, Conclusion]]
"""Conclusions of one of two rulebooks only, and whether that is the old one."""


def edits(seed: int) -> Iterator[tuple[Rulebook, Rulebook]]:
    """Yield random rulebooks and an edit of each; in some, standings change places."""
    random = Random(seed)
    for _ in range(IN_A_BLOCK):
        old = few_terms(random)
        new = edited(random, old) if random.random() < 0.8 else old
        if random.random() < 0.3:
            new = replace(new, standings=tuple(random.sample(new.standings, len(new.standings))))
        yield old, new


def told_apart(old: Rulebook, new: Rulebook, sheet: frozenset[str]) -> Lost:
    """Return what is shown by one of them only; a note or fit counts where both list its therapy."""
    pair = [shown(each.rules, sheet) for each in (old, new)]
    listed = [{subject(each) for each in found if isinstance(each, Lists)} for found in pair]
    both = listed[0] & listed[1]
    return {
        (found is pair[0], each)
        for found, other in (pair, pair[::-1])
        for each in found - other
        if not isinstance(each, Notes | Fits) or subject(each) in both
    }


def ranked(book: Rulebook, sheet: frozenset[str]) -> list[tuple[int, str, str]]:
    """Return the listed therapies with the standing that is shown, strongest first."""
    rank = list(book.standing)
    found = explore(book, sheet, reference.infer).listed
    return sorted((rank.index(each.standing), each.therapy, each.standing) for each in found)


def same_list(old: Rulebook, new: Rulebook, sheet: frozenset[str]) -> bool:
    one, other = ([each[1:] for each in ranked(book, sheet)] for book in (old, new))
    return one == other


@pytest.mark.parametrize("seed", BLOCKS)
def test_nothing_is_told_exactly_if_no_sheet_gets_anything_else(seed: int) -> None:
    for old, new in edits(seed):
        same = all(
            shown(old.rules, sheet) == shown(new.rules, sheet) and same_list(old, new, sheet)
            for sheet in all_sheets(old, new)
        )
        assert (not difference(old, new).changes) == same


@pytest.mark.parametrize("seed", BLOCKS)
def test_every_example_is_true_and_nothing_can_be_left_out_of_it(seed: int) -> None:
    for old, new in edits(seed):
        for change in difference(old, new).changes:
            sheet = frozenset(change.sheet)
            if change.kind == "order":
                drawn = [
                    {each for each in shown(book.rules, sheet) if isinstance(each, Lists)}
                    for book in (old, new)
                ]
                assert drawn[0] == drawn[1]
                assert not same_list(old, new, sheet)
                continue
            for book, told in ((old, change.before), (new, change.after)):
                assert told == words(shown(book.rules, sheet), change)
            fewer = [told_apart(old, new, sheet - {term}) for term in sheet]
            own = {each for each in told_apart(old, new, sheet) if about(each[1], change)}
            assert any(all(each not in other for other in fewer) for each in own)


@pytest.mark.parametrize("seed", BLOCKS)
def test_every_sheet_that_gets_something_else_holds_or_derives_an_example_of_it(seed: int) -> None:
    for old, new in edits(seed):
        found = difference(old, new)
        assert found.complete
        examples = [
            (frozenset(change.sheet), told_apart(old, new, frozenset(change.sheet)))
            for change in found.changes
            if change.kind != "order"
        ]
        for sheet in all_sheets(old, new):
            for was_lost, each in told_apart(old, new, sheet):
                there = reference.closure((new if was_lost else old).rules, sheet)
                told_once = isinstance(each, Notes | Fits)
                assert any(
                    (told_once or smaller <= there) and (was_lost, each) in told for smaller, told in examples
                )


@pytest.mark.parametrize("seed", BLOCKS)
def test_every_rule_that_changed_is_told_as_a_cause_or_as_without_effect(seed: int) -> None:
    for old, new in edits(seed):
        found = difference(old, new)
        causes = {each for change in found.changes for each in change.rules}
        told = [*causes, *found.along, *found.reasons]
        assert len(set(told)) == len(told)
        assert {*causes, *found.along, *found.reasons} == {
            f"{sign(old.rule.get(name), new.rule.get(name))} {name}"
            for name in {*old.rule, *new.rule}
            if not same_rule(old.rule.get(name), new.rule.get(name))
        }


def sign(one: Rule | None, other: Rule | None) -> str:
    return "+" if one is None else "-" if other is None else "~"


def same_rule(one: Rule | None, other: Rule | None) -> bool:
    if one is None or other is None:
        return False
    return replace(one, has=tuple(sorted(one.has))) == replace(other, has=tuple(sorted(other.has)))


def about(conclusion: Conclusion, change: Change) -> bool:
    return subject(conclusion) == (change.kind, change.about)


def words(found: Iterable[Conclusion], change: Change) -> tuple[str, ...]:
    return tuple(sorted(in_words(each) for each in found if about(each, change)))


RAIN = lists("for-rain", ["rain"], standing="first")
LONG = lists("long", ["a", "b"], standing="first")
COAT = notes("coat", ["child"])


def test_a_lost_edge_is_told_of_each_therapy_that_rested_on_it() -> None:
    found = difference(rulebook_of([is_a("drizzle", "rain"), RAIN]), rulebook_of([RAIN]))
    lost = ("- is-a:drizzle:rain",)
    assert found.changes == (
        Change("therapy", "talking", ("drizzle",), ("listed as first",), (), lost),
        Change("term", "rain", ("drizzle",), ("derived",), (), lost),
    )
    assert found.edges == ("- drizzle is a rain",)
    assert (found.reasons, found.cases) == ((), 3)


def test_a_difference_that_takes_two_lost_derivations_is_found() -> None:
    end = lists("both", ["one", "two"], standing="first")
    lost = [derives("first-way", ["a"], "one"), derives("second-way", ["b"], "two")]
    spared = [
        lists("spared-one", ["a", "two"], standing="first"),
        lists("spared-two", ["one", "b"], standing="first"),
    ]
    found = difference(rulebook_of([*lost, end]), rulebook_of([*spared, end]))
    assert ("a", "b") in [change.sheet for change in found.changes if change.about == "talking"]


FITS, ICY = fits("fits", ["outside"], "outside"), cautions("icy", ["cold"])
LOST: dict[str, tuple[list[Rule], Rule, tuple[str, ...]]] = {
    "a note with what it takes to see it": ([RAIN], COAT, ("child", "rain")),
    "a caution on its own terms, as it is shown without any listing": ([RAIN], ICY, ("cold",)),
    "a note beside several rules once, on a small sheet": ([LONG, RAIN], COAT, ("child", "rain")),
    "a fit with its wish and what it takes to see it": ([RAIN], FITS, ("outside", "rain")),
    "a therapy once, with all that goes with it": ([FITS], RAIN, ("rain",)),
}
SAID = {
    COAT: (("listed as first", "noted: Noted by coat."), ("listed as first",)),
    ICY: (("cautioned: Care, says icy.",), ()),
    FITS: (("fits outside", "listed as first"), ("listed as first",)),
    RAIN: (("listed as first",), ()),
}
"""The words before and now of a rule that is lost."""


@pytest.mark.parametrize("case", LOST)
def test_a_lost_rule_is_told_as(case: str) -> None:
    kept, lost, sheet = LOST[case]
    found = difference(rulebook_of([*kept, lost]), rulebook_of(kept))
    told = [(each.about, each.sheet, (each.before, each.after)) for each in found.changes]
    assert told == [("talking", sheet, SAID[lost])]


def test_a_note_of_a_therapy_that_nothing_lists_changes_no_sheet() -> None:
    found = difference(rulebook_of([RAIN, notes("coat", ["child"], "walking")]), rulebook_of([RAIN]))
    assert (found.changes, found.reasons) == ((), ("- coat",))


def test_standings_that_change_places_are_told_on_the_smallest_sheet_that_shows_it() -> None:
    first, second = lists("one", ["a"], "talking", "first"), lists("two", ["b", "c"], "walking", "second")
    old = rulebook_of([first, second])
    found = difference(old, replace(old, standings=old.standings[::-1]))
    order = ("talking as first", "walking as second")
    assert found.changes == (Change("order", "the list", ("a", "b", "c"), order, order[::-1], ()),)
    assert found.texts == ("~ order of each standing",)


def test_the_list_of_an_example_stands_in_its_order_what_has_a_caution_below_what_has_none() -> None:
    three = [("one", "talking", "first"), ("two", "walking", "first"), ("three", "resting", "second")]
    ranked = [lists(name, ["a"], therapy, standing) for name, therapy, standing in three]
    old = rulebook_of([*ranked, cautions("icy", ["a"], "talking")])
    (change,) = difference(old, replace(old, standings=old.standings[::-1])).changes
    assert change.before == ("walking as first", "talking as first", "resting as second")
    assert change.after == ("resting as second", "walking as first", "talking as first")


def test_other_citations_other_names_and_texts_are_told_as_without_effect() -> None:
    old = rulebook_of([RAIN, lists("old-name", ["sun"], "walking", "first")])
    cited, renamed = old.rules
    new = replace(
        old,
        title="Another title",
        rules=(replace(cited, cites=("A001",)), replace(renamed, id="new-name")),
        therapies=(replace(old.therapies[0], name="Talk"), *old.therapies[1:]),
    )
    found = difference(old, new)
    assert found.changes == ()
    assert found.reasons == ("~ for-rain", "+ new-name", "- old-name")
    assert found.texts == ("~ title", "~ therapy talking")
    same = "no answer sheet gets a different list; only reasons and texts changed (4 cases, exact)\n"
    assert difference_as_text(found).endswith(same)


def test_nothing_to_say_is_said() -> None:
    book = rulebook_of([RAIN])
    found = difference(book, replace(book, rules=tuple(replace(each, has=("rain",)) for each in book.rules)))
    assert difference_as_text(found) == "no answer sheet gets a different list (2 cases, exact)\n"
    nothing: dict[str, object] = {key: [] for key in ("changes", "edges", "along", "reasons", "texts")}
    assert json.loads(difference_as_json(found)) == {"same": True, **nothing, "complete": True, "cases": 2}


def test_where_too_many_ways_lead_to_a_change_some_are_left_out_and_that_is_said() -> None:
    edges = [is_a(f"kind-{number}", "rain") for number in range(40)]
    found = difference(rulebook_of([*edges, RAIN]), rulebook_of([RAIN]))
    assert not found.complete
    assert "not every one is shown" in difference_as_text(found)


def test_a_difference_is_told_by_therapy_with_what_each_example_got_and_gets() -> None:
    found = Difference(
        changes=(
            Change("therapy", "walking", ("rain",), ("listed as first", "fits air"), (), ("- one", "~ two")),
            Change("notice", "coat", (), (), ("shown",), ("+ coat",)),
        ),
        edges=("- drizzle is a rain",),
        along=("+ four",),
        reasons=("~ three",),
        texts=(),
        complete=True,
        cases=1234,
    )
    assert difference_as_text(found) == expected("difference.txt")


def run(*arguments: object) -> Result:
    program = typer.Typer()
    program.command()(diff)
    return CliRunner().invoke(program, [str(each) for each in arguments])


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return the small folder in a git checkout: one commit with it, one without, and an edit on the disk."""
    folder = small_folder(tmp_path)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "empty")
    commit(tmp_path)
    edit(folder, "therapies/walking.yaml", "lists: named", "lists: praised")
    return folder


def git(folder: Path, *arguments: str) -> str:
    author = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(folder), *author, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def commit(folder: Path) -> None:
    """Commit all that is in a folder."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "a step")


def test_folders_and_revisions_can_be_compared_in_every_pair(checkout: Path, tmp_path: Path) -> None:
    before = small_folder(tmp_path / "before")
    for old in (before, "HEAD"):
        answer = run(old, checkout)
        called = old if old is before else f"{checkout} at HEAD"
        told = answer.stdout.splitlines()
        assert told[0].startswith(f"old: {called} (Rainy days 1.0.0, ")
        assert told[1].startswith(f"new: {checkout} (Rainy days 1.0.0, ")
        assert (answer.exit_code, told[2:8]) == (1, expected("walking.txt").splitlines())
    answer = run("HEAD", "HEAD", "--rules", checkout)
    same = "no answer sheet gets a different list (20 cases, exact)"
    assert (answer.exit_code, answer.stdout.splitlines()[-1]) == (0, same)


def test_of_two_revisions_the_folders_rules_are_compared(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.rename(checkout.parent / "rules")
    commit(checkout.parent)
    monkeypatch.chdir(checkout.parent)
    told = run("HEAD", "HEAD").stdout.splitlines()
    assert [line.partition(" (")[0] for line in told[:2]] == ["old: rules at HEAD", "new: rules at HEAD"]


def test_the_json_of_the_command_holds_the_same(checkout: Path) -> None:
    answer = run("HEAD", checkout, "--format", "json")
    told = json.loads(answer.stdout)
    assert [told[side]["name"] for side in ("old", "new")] == [f"{checkout} at HEAD", str(checkout)]
    assert (answer.exit_code, told["same"], told["changes"][0]["about"]) == (1, False, "walking")


NEITHER = "is neither a folder nor a revision that git knows; try `git log`"


NOT_THERE = {
    "no-such": f"`no-such` {NEITHER}",
    "--output=x": f"`--output=x` {NEITHER}",
    "HEAD~1": "is not there in the revision `HEAD~1`; name another",
}


@pytest.mark.parametrize("name", NOT_THERE)
def test_a_revision_that_is_not_there_is_told_in_one_line(checkout: Path, name: str) -> None:
    with pytest.raises(TreatmentOptionsError) as error, rules_at(name, checkout):
        pass
    assert str(error.value).endswith(NOT_THERE[name])
    assert "\n" not in str(error.value)


def test_a_revision_outside_any_checkout_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(TreatmentOptionsError, match="is in no git checkout"), rules_at("HEAD", tmp_path):
        pass


def test_the_copy_of_a_revision_is_removed_again(checkout: Path) -> None:
    with rules_at("HEAD", checkout) as folder:
        assert (folder / "vocabulary.yaml").is_file()
    assert not folder.exists()


def test_a_fault_in_a_revision_names_the_revision_and_the_file(checkout: Path) -> None:
    edit(checkout, "therapies/walking.yaml", "lists: praised", "lists: prased")
    commit(checkout)
    answer = run("HEAD", "HEAD~1", "--rules", checkout)
    assert isinstance(answer.exception, RulebookError)
    assert str(answer.exception).startswith("HEAD:therapies/walking.yaml:11: ")


def test_a_rule_that_came_with_a_term_of_its_own_is_told() -> None:
    hail = rule("hail", ["hail"], RAIN.concludes)
    found = difference(rulebook_of([RAIN]), rulebook_of([RAIN, hail]))
    assert [(each.sheet, each.rules) for each in found.changes] == [(("hail",), ("+ hail",))]
    assert found.texts == ("+ term hail",)


def test_notes_and_fits_of_a_therapy_that_is_new_come_with_it() -> None:
    walk = [lists("walk", ["rain"], standing="first"), fits("air", ["air"], "air"), notes("coat", ["rain"])]
    found = difference(rulebook_of([]), rulebook_of(walk))
    assert found.along == ("+ air",), "the note is seen on the example of the listing, the fit is not"
    assert found.reasons == ()


@pytest.mark.parametrize("named", ["export-ignore", "export-subst", "ident", "working-tree-encoding=UTF-16"])
def test_attributes_of_git_hide_and_change_nothing_of_a_revision(checkout: Path, named: str) -> None:
    (checkout.parent / ".git/info").mkdir(exist_ok=True)
    for file in (checkout / ".gitattributes", checkout.parent / ".git/info/attributes"):
        file.write_text(f"* {named}")
    answer = run("HEAD", checkout)
    assert (answer.exit_code, "walking" in answer.stdout.splitlines()) == (1, True)
    with rules_at("HEAD", checkout) as folder:
        assert (folder / "vocabulary.yaml").read_bytes() == (checkout / "vocabulary.yaml").read_bytes()


def test_a_replaced_object_changes_nothing_of_a_revision(checkout: Path) -> None:
    commit(checkout)
    git(checkout, "replace", "HEAD~1", "HEAD")
    assert run("HEAD~1", "HEAD", "--rules", checkout).exit_code == 1


@pytest.mark.parametrize("name", ["therapies/reading.yaml", "therapies/new.yaml", "samples"])
def test_a_link_in_a_revision_is_a_fault_and_no_comparison(checkout: Path, name: str) -> None:
    (checkout / name).unlink(missing_ok=True)
    (checkout / name).symlink_to("/elsewhere")
    commit(checkout)
    answer = run("HEAD~1", "HEAD", "--rules", checkout)
    assert (answer.exit_code, answer.stdout) == (1, "")
    told = "is a link, and a revision does not hold its target; put the file itself in its place"
    assert str(answer.exception) == f"HEAD:{name}: {told}"


def test_an_object_that_is_missing_is_told_and_no_comparison_is_made(checkout: Path) -> None:
    number = git(checkout, "rev-parse", "HEAD:./therapies/reading.yaml").strip()
    (checkout.parent / ".git/objects" / number[:2] / number[2:]).unlink()
    answer = run("HEAD", checkout)
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert "git cannot read all of" in str(answer.exception)


def test_a_checkout_of_another_user_is_told_as_git_does(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    told = str(run("HEAD", checkout).exception)
    assert "is in no git checkout that can be read; git says: detected dubious ownership" in told
    assert told.endswith(f"git config --global --add safe.directory {checkout.parent}")
    assert "\n" not in told


def test_an_unwritable_temporary_folder_is_told(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(checkout / "no-such"))
    told = str(run("HEAD", checkout).exception)
    assert told == "the temporary folder: cannot be written: no such file or directory"

"""A rulebook from another field of life works with the same code, which names nothing of either."""

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from engine.commands.main import program
from engine.document.splitting import number
from engine.reading.folder import NEEDED, OPTIONAL, rule_files
from engine.reading.load import SHIPPED, load_folder, load_rulebook
from engine.rulebook import Rulebook
from tests.folders import edit
from tests.visiting import Visitor, edition_of, text_of

ROOT = Path(__file__).parents[1]
SECOND = ROOT / "tests/second/rules"
DOCUMENT = ROOT / "tests/second/document.txt"
SHEET = "{has: [north-window, dry-air, enjoy-flowers, cat-at-home]}"

WRITTEN_WITH = {".css", ".ftl", ".html", ".jinja", ".js", ".json", ".py", ".toml"}
"""The endings of files that hold code or texts of the program."""
ORDINARY = {
    "child": "also what stands below another term, or inside another element",
    "circumstances": "the plural of a kind of term",
    "educational": "also what the program is",
    "purpose": "also what a page has",
    "service": "also the worker with which a browser keeps pages",
    "topics": "the plural of a kind of term",
}
"""Ids that the program names all the same, since they are ordinary words as well; with the reason."""
EXAMPLES = {
    "crisis": "help gives an example that runs, and that takes a rule of the shipped rulebook",
    "s047": "what the id of a statement looks like",
}
"""Ids that the program names in examples of its help and docstrings, and nowhere else; with the reason."""
EXAMPLE = re.compile(r"Example: |such as |treatment-options ")


def run(*arguments: str | Path, rules: Path = SECOND, given: str = "") -> Result:
    """Run the program with the second rulebook."""
    command = [*map(str, arguments), "--rules", str(rules)]
    return CliRunner().invoke(program, command, input=given, catch_exceptions=False)


def as_json(*arguments: str | Path, given: str = "") -> Any:  # noqa: ANN401 -- what a command prints
    """Return what a command prints for other programs."""
    return json.loads(run(*arguments, "--format", "json", given=given).stdout)


@pytest.fixture(scope="module")
def second() -> Rulebook:
    return load_rulebook(SECOND)


def test_the_second_rulebook_has_every_kind_of_file() -> None:
    files, faults = rule_files(SECOND)
    kinds = {*NEEDED, *OPTIONAL, "source", "therapy", "therapy.test", "sample"}
    assert ({file.kind for file in files}, faults) == (kinds, [])


def test_its_statements_are_the_pieces_of_its_document(second: Rulebook) -> None:
    pieces = number(DOCUMENT.read_text(encoding="utf-8"))
    statements = second.sources[0].statements
    assert [each.id for each in statements] == [each.id.replace("S", "B") for each in pieces]
    assert [(each.opens, each.words, each.sha256) for each in statements] == [
        (each.opens, each.words, each.sha256) for each in pieces
    ]


def test_it_shares_no_id_with_the_shipped_rulebook(second: Rulebook) -> None:
    assert ids(second).isdisjoint(ids(load_rulebook()))


def test_the_check_finds_nothing_but_that_nobody_has_reviewed_it_which_a_stamp_settles(
    tmp_path: Path,
) -> None:
    ran = run("audit", "check")
    assert ran.exit_code == 0, ran.stdout
    assert [each["code"] for each in as_json("audit", "check")["findings"]] == ["not-yet-reviewed"]
    folder = Path(shutil.copytree(SECOND, tmp_path / "stamped"))
    assert run("audit", "review", "--all", "--by", "A Gardener", rules=folder).exit_code == 0
    assert run("audit", "check", rules=folder).stdout.endswith(": no findings\n")


def test_every_scenario_holds_with_both_evaluators() -> None:
    found = as_json("audit", "test")
    assert (found["findings"], found["scenarios"]) == ([], len(load_folder(SECOND).scenarios))


def test_its_scenarios_notice_every_break() -> None:
    found = as_json("audit", "mutants")
    assert (found["unnoticed"], found["failing"]) == ([], [])
    assert found["noticed"] > 250


def test_every_claim_holds() -> None:
    claims = as_json("audit", "prove")["claims"]
    assert [each["claim"] for each in claims if not each["holds"]] == []
    assert len(claims) >= 7


def test_a_changed_word_of_its_document_is_found_with_what_rests_on_it(tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    changed = DOCUMENT.read_text(encoding="utf-8").replace("Dry air turns", "Frost turns")
    copy.write_text(changed, encoding="utf-8")
    ran = run("audit", "source", copy)
    found = [each for each in ("B013", "B014", "lily-browns-in-dry-air") if each in ran.stdout]
    assert (ran.exit_code, found) == (1, ["B014", "lily-browns-in-dry-air"])


def test_what_is_found_and_what_is_ours_is_named_as_files_that_can_be_opened(tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_text("Sweet basil thrives at a sunny window.", encoding="utf-8")
    told = run("audit", "check", "--editorials").stdout + run("audit", "source", tmp_path / "copy.txt").stdout
    files = {Path(each) for each in re.findall(r"^ *(\S+[.]yaml):\d+: ", told, re.MULTILINE)}
    assert len(files) > 5
    assert [each for each in files if SECOND not in each.resolve().parents] == []


@pytest.mark.parametrize("ending", ["html", "md"])
def test_every_word_of_its_document_is_accounted_for_and_it_is_written_as_a_book(
    tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"book.{ending}"
    ran = run("audit", "source", DOCUMENT, "--book", out)
    assert (ran.exit_code, "23 of 23 statements, 234 of 234 words\n" in ran.stdout) == (0, True)
    assert "Sweet basil thrives at a sunny window." in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("engine", ["experta", "reference"])
def test_answers_become_a_list_with_standings_companions_notes_and_fits(engine: str) -> None:
    found = as_json("explore", "--answers", "-", "--engine", engine, given=SHEET)
    listed = {each["therapy"]: each for each in found["listed"]}
    assert [(name, each["standing"], each["alongside"]) for name, each in listed.items()] == [
        ("snake-plant", "called-easiest", None),
        ("sweet-basil", "said-to-get-by", "plant-lamp"),
        ("peace-lily", "said-to-get-by", None),
        ("curly-spider-plant", "said-to-get-by", None),
    ]
    lily = listed["peace-lily"]
    assert [[each["rule"] for each in lily[kind]] for kind in ("fits", "cautions", "notes")] == [
        ["lily-fits-flowers"],
        ["lily-browns-in-dry-air"],
        ["lily-seldom-flowers-in-the-dark"],
    ]
    assert [each["via"] for each in lily["reasons"]] == [["is-a:north-window:dark-room"]]
    needs = {each["therapy"]: [need["answers"] for need in each["needs"]] for each in found["not_listed"]}
    assert needs == {"spider-plant": [[["sunny-window"]]]}
    notices = [each["id"] for each in found["notices"]]
    assert notices == ["a-leaflet-only", "pick-for-the-place", "leaves-and-pets"]


EXPLORE, WHY = ("explore", "--answers", "-", "--format"), ("audit", "why", "-")
SPOT = "sun-with-dry-air-makes-a-thirsty-spot"
IN_THE_SUN = ("Snake plant (snake-plant): listed", "snake-in-a-thirsty-spot", SPOT, "B011, Water")
IN_DRY_AIR = ("Curly spider plant (curly-spider-plant): not listed", "Dry air (dry-air)")


@pytest.mark.parametrize(
    ("command", "sheet", "told"),
    [
        ((*EXPLORE, "text"), SHEET, ("Plants for a window", "Peace lily")),
        ((*EXPLORE, "markdown"), SHEET, ("Plants for a window", "Peace lily")),
        ((*WHY, "snake-plant"), "{has: [sunny-window, dry-air]}", IN_THE_SUN),
        ((*WHY, "curly-spider-plant"), "{has: [sunny-window]}", IN_DRY_AIR),
    ],
    ids=["a list", "a list in Markdown", "a proof down to the sentence", "the smallest further answers"],
)
def test_answers_become_a_text_for_people(
    command: tuple[str, ...], sheet: str, told: tuple[str, ...]
) -> None:
    ran = run(*command, given=sheet)
    assert (ran.exit_code, [each for each in told if each not in ran.stdout]) == (0, [])


def test_a_change_is_told_by_the_smallest_sheet_that_gets_something_else(tmp_path: Path) -> None:
    same = run("audit", "diff", SECOND, SECOND)
    assert (same.exit_code, "\nno answer sheet gets a different list (" in same.stdout) == (0, True)
    changed = Path(shutil.copytree(SECOND, tmp_path / "changed"))
    edit(changed, "therapies/snake-plant.yaml", "lists: called-easiest", "lists: said-to-get-by")
    (changed / "therapies/snake-plant.test.yaml").unlink()
    ran = run("audit", "diff", SECOND, changed)
    told = ("snake-easy-in-the-dark", "dark-room", "1 answer sheet gets something else")
    assert (ran.exit_code, [each for each in told if each not in ran.stdout]) == (1, [])


def test_the_report_holds_every_plant_and_every_rule(tmp_path: Path, second: Rulebook) -> None:
    out = tmp_path / "report.html"
    assert run("audit", "report", "--out", out).exit_code == 0
    page = out.read_text(encoding="utf-8")
    held = (second.title, *(each.name for each in second.therapies), *(each.id for each in second.rules))
    assert [each for each in held if each not in page] == []


def test_a_draft_of_every_rule_names_the_file_in_which_its_scenarios_stand(second: Rulebook) -> None:
    for rule in second.rules:
        found = as_json("audit", "draft", rule.id)
        assert found["cases"], rule.id
        assert (ROOT / found["file"]).is_file(), rule.id


@pytest.fixture
def visitor() -> Visitor:
    """Return somebody who visits the pages of the second rulebook."""
    return Visitor(edition_of(SECOND))


def test_the_app_starts_with_the_notice_of_every_page_before_everything_else(visitor: Visitor) -> None:
    assert visitor.html.index("All of this comes from one leaflet.") < visitor.html.index("<h1")
    assert "It helps you pick a plant for the place that you have." in visitor.text()


def test_answers_in_the_app_list_what_the_rules_say(visitor: Visitor) -> None:
    visitor.press("Start the questions").choose("Windows to the north only").press("Next")
    visitor.choose("A cat at home").press("Next").press("Back")
    assert "Pets pull on leaves." in visitor.text()
    visitor.press("Next").choose("Enjoy flowers").press("Show my list")
    listed = "; ".join(visitor.texts("article.listed h3"))
    assert listed == "Snake plant; Peace lily; Sweet basil; An empty sill; Curly spider plant; Spider plant"
    lily = text_of(visitor.all("article.listed")[1])
    assert "In a dark room you may wait long for flowers." in lily
    assert "lily-browns-in-dry-air" not in visitor.text()
    for part in ("Called the easiest", "with a plant lamp", "Goes with your wish: Enjoy flowers", "B003"):
        assert part in visitor.text()


def test_a_wish_in_the_app_lists_by_itself_where_a_sentence_says_so(visitor: Visitor) -> None:
    visitor.press("Start the questions").press("Next").press("Next").choose("Cook with the leaves")
    visitor.press("Show my list")
    assert visitor.text("h1") == "Your list: 1 option to discuss with a clinician"
    assert "basil-for-cooks" in visitor.text()


def ids(rulebook: Rulebook) -> set[str]:
    """Return every id of a rulebook's content."""
    of_content: tuple[Iterable[Any], ...] = (
        *(rulebook.sources, rulebook.terms, rulebook.standings, rulebook.companions, rulebook.kinds),
        *(rulebook.subjects, rulebook.rules, rulebook.notices, rulebook.questions, rulebook.about),
        *(question.choices for question in rulebook.questions),
    )
    return {*rulebook.statement, *(each.id for some in of_content for each in some)}


def names(rulebook: Rulebook) -> set[str]:
    """Return every name and label of a rulebook, and the titles of its sources, notices and questions."""
    labelled: tuple[Iterable[Any], ...] = (
        *(rulebook.terms, rulebook.standings, rulebook.companions, rulebook.kinds),
        *(question.choices for question in rulebook.questions),
    )
    titled: tuple[Iterable[Any], ...] = (rulebook.sources, rulebook.notices, rulebook.questions)
    called: tuple[Any, ...] = (*rulebook.terms, *rulebook.therapies)
    return {
        *(each.label for some in labelled for each in some),
        *(each.title for some in titled for each in some),
        *(each.name for each in rulebook.subjects),
        *(other for each in called for other in each.also_called),
    }


def whole(name: str) -> re.Pattern[str]:
    """Return what finds a name as a whole word; an abbreviation only in capitals."""
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])", 0 if name.isupper() else re.IGNORECASE)


def lines_of_the_program() -> Iterator[tuple[str, str]]:
    """Return every line of the program with its place; the codes after `noqa` left out."""
    for folder in ("engine", "ui"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in WRITTEN_WITH:
                text = path.read_text(encoding="utf-8")
                for count, line in enumerate(text.splitlines(), start=1):
                    yield f"{path.relative_to(ROOT)}:{count}", re.sub(r"# noqa: [A-Z0-9, ]+", "", line)


def named_by_the_program(*books: Rulebook) -> Iterator[tuple[str, str, str]]:
    """Return what the program names of the content of books, each with its place and line."""
    content = sorted({each for book in books for each in ids(book) | names(book)})
    lines = list(lines_of_the_program())
    folded = "\n".join(line for _, line in lines).casefold()
    for name in content:
        if name.casefold() in folded:
            pattern = whole(name)
            yield from ((name, place, line) for place, line in lines if pattern.search(line))


def is_exempt(name: str, line: str) -> bool:
    """Return whether a line may name something: an ordinary word, or an example."""
    return name.casefold() in ORDINARY or (name.casefold() in EXAMPLES and bool(EXAMPLE.search(line)))


def test_the_program_names_nothing_of_the_content_of_either_rulebook(second: Rulebook) -> None:
    found = list(named_by_the_program(load_rulebook(SHIPPED), second))
    assert [f"{place}: {name}" for name, place, line in found if not is_exempt(name, line)] == []
    unneeded = {*ORDINARY, *EXAMPLES} - {name.casefold() for name, _, _ in found}
    assert unneeded == set()


def test_a_name_in_the_program_would_be_found_and_a_part_of_a_word_would_not(second: Rulebook) -> None:
    lines = ("therapy == 'peace-lily'", "# Peace lily", "the SNAKE plant", "see B014")
    harmless = ("peace-lily-like", "add a child", "snake_plants")
    patterns = [whole(name) for name in ids(second) | names(second)]
    found = [line for line in (*lines, *harmless) if any(each.search(line) for each in patterns)]
    assert found == [*lines]

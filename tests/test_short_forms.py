"""Short forms in rule files: each loads to the same rulebook as what its author would have written out."""

import json
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.audit.changes.rewritten import without_places
from engine.reading.load import load_rulebook
from engine.rulebook import Entry, Place, Rulebook
from tests.folders import SMALL, edit, faults, write

TERMS = {"drizzle": "drizzle", "rain": "rain", "child": "a young one"}
"""Terms of the small rulebook, with what a text calls them within a sentence."""
THERAPIES = {"reading": "Reading", "walking": "Walking"}
"""Its therapies, all of the kind `pastime`, with their names."""
READING = "where it comes from is left open"
"""The reason for the reading `A001/from-above`."""
Plain = dict[str, Any]
Writing = tuple[list[Any], list[Plain]]
"""Rules in short, and the same rules written out."""


@st.composite
def several(draw: st.DrawFn, names: Mapping[str, str]) -> tuple[Any, list[tuple[str, str]]]:
    """Return names as a list, or by words of their own; and the word and the name of each."""
    chosen = draw(st.lists(st.sampled_from(sorted(names)), min_size=1, unique=True))
    words = draw(st.booleans()) and {f"w{number}": name for number, name in enumerate(chosen)}
    return words or chosen, list(words.items()) if words else [(name, name) for name in chosen]


@st.composite
def founded(draw: st.DrawFn) -> tuple[Plain, Plain]:
    """Return on what a rule rests, in short and written out."""
    own = draw(st.sampled_from([{}, {"editorial": "ours"}]))
    if draw(st.booleans()):
        reasons = "; ".join([*own.values(), READING])
        return {"cites": ["A002", "A001/from-above"], **own}, {
            "cites": ["A002", "A001"],
            "editorial": reasons,
        }
    return {"cites": ["A002"], **own}, {"cites": ["A002"], **own}


@st.composite
def rule(draw: st.DrawFn, number: int) -> tuple[Plain, list[Plain]]:
    """Return a rule of a therapy in short, and the rules that it stands for."""
    short, plain = draw(founded())
    if draw(st.booleans()):
        fits = {"id": f"fits-{number}", "fits": "be-outside"}
        return {**fits, **short}, [{**fits, "has": ["be-outside"], **plain}]
    each, chosen = draw(several(TERMS))
    more = draw(st.sampled_from([[], ["be-outside"]]))
    ends = draw(st.sampled_from([{"lists": "named"}, {"notes": "Mind {label}, as {label} is wet."}]))
    one = {"id": f"for-{{each}}-{number}", "each": each, "has": [*more, "{each}"], **ends}
    written = [
        {
            "id": f"for-{word}-{number}",
            "has": [*more, term],
            **{key: text.replace("{label}", TERMS[term]) for key, text in ends.items()},
            **plain,
        }
        for word, term in chosen
    ]
    return {**one, **short}, written


@st.composite
def rules(draw: st.DrawFn) -> Writing:
    """Return rules of a therapy, some of them in groups."""
    numbers = count()
    short: list[Any] = []
    written: list[Plain] = []
    for _ in range(draw(st.integers(1, 4))):
        members = [draw(rule(next(numbers))) for _ in range(draw(st.integers(1, 3)))]
        grouped = draw(st.booleans())
        for each, plain in members:
            own = each.get("editorial")
            written += (_with_reason(one, own) for one in plain) if grouped else plain
        one_by_one = [each for each, _ in members]
        short += [{"editorial": "of the group", "group": one_by_one}] if grouped else one_by_one
    return short, written


def _with_reason(plain: Plain, own: str | None) -> Plain:
    """Return a rule of a group: its own reason goes before that of the group, and a reading beside either."""
    rest = (plain.get("editorial") or "").removeprefix(own or "").removeprefix("; ")
    return {**plain, "editorial": "; ".join(each for each in (own or "of the group", rest) if each)}


@st.composite
def shared(draw: st.DrawFn) -> Writing:
    """Return rules for several therapies in short, and one by one."""
    chosen, therapies = draw(
        st.one_of(
            several(THERAPIES).map(lambda found: ({"for": found[0]}, found[1])),
            st.just(({"for-kind": "pastime"}, [(name, name) for name in THERAPIES])),
        )
    )
    each, terms = draw(several(TERMS))
    text = "Ask about {name} and {label}."
    short = {
        "id": "{for}-{each}",
        **chosen,
        "each": each,
        "has": ["{each}"],
        "notes": text,
        "cites": ["A002"],
    }
    plain = [
        {
            "id": f"{word_of_therapy}-{word_of_term}",
            "for": [therapy],
            "has": [term],
            "notes": text.replace("{name}", THERAPIES[therapy]).replace("{label}", TERMS[term]),
            "cites": ["A002"],
        }
        for word_of_term, term in terms
        for word_of_therapy, therapy in therapies
    ]
    return [short], plain


def loaded(of_walking: list[Any], of_several: list[Any]) -> object:
    """Return the small rulebook with these rules, without places."""
    card = {"name": "Walking", "kind": "pastime", "about": ["A001"]}
    files = {name: text for name, text in SMALL.items() if not name.endswith(".test.yaml")}
    with TemporaryDirectory() as made:
        folder = write(Path(made), files)
        edit(
            folder,
            "sources/almanac.yaml",
            "    says: Rain is wet.\n",
            f"    says: Rain is wet.\n    readings: [{{id: from-above, reason: {READING}}}]\n",
        )
        edit(
            folder,
            "vocabulary.yaml",
            "  label: A child\n",
            "  label: A child\n  in-a-sentence: a young one\n",
        )
        write(
            folder,
            {
                "therapies/walking.yaml": json.dumps({**card, "rules": of_walking}),
                "shared.yaml": json.dumps(of_several),
            },
        )
        return without_places(load_rulebook(folder))


@given(rules(), shared())
def test_a_short_form_loads_to_the_rulebook_that_it_stands_for(own: Writing, of_several: Writing) -> None:
    assert loaded(own[0], of_several[0]) == loaded(own[1], of_several[1])


def places(rulebook: Rulebook, prefix: str) -> Iterator[tuple[str, int]]:
    """Return the rules whose ids begin so, with their lines."""
    return ((each.id, each.place.line) for each in rulebook.rules if each.id.startswith(prefix))


def test_a_rule_that_is_written_out_stands_where_its_author_wrote_it(small: Path) -> None:
    edit(
        small,
        "therapies/walking.yaml",
        "  - id: walking-fits-being-outside\n"
        "    has: [be-outside]\n"
        "    fits: be-outside\n"
        "    cites: [A002]\n",
        "  - editorial: ours\n"
        "    group:\n"
        "      - id: walking-fits-being-outside\n"
        "        fits: be-outside\n"
        "      - id: walking-notes-{each}\n"
        "        each: [rain, drizzle]\n"
        '        has: ["{each}"]\n'
        "        notes: Mind {label}.\n",
    )
    book = load_rulebook(small)
    assert list(places(book, "walking-fits")) == [("walking-fits-being-outside", 16)]
    assert list(places(book, "walking-notes")) == [("walking-notes-rain", 18), ("walking-notes-drizzle", 18)]


def test_the_words_of_a_term_within_a_sentence_are_its_label_in_small_letters(small: Path) -> None:
    edit(small, "vocabulary.yaml", "  label: Rain\n", "  label: GAD of rain\n")
    edit(
        small,
        "notices.yaml",
        "- id: for-children\n  has: [child]\n  where: [results]\n  title: For children\n",
        '- id: for-children-{each}\n  each: [child, rain]\n  has: ["{each}"]\n  where: [results]\n'
        "  title: For {label}\n",
    )
    (small / "notices.test.yaml").unlink()
    titles = [notice.title for notice in load_rulebook(small).notices if notice.id.startswith("for-")]
    assert titles == ["For a child", "For GAD of rain"]


def test_the_texts_of_a_card_may_share_one_reason(small: Path) -> None:
    edit(
        small,
        "alternatives.yaml",
        "  about: [{text: One stays in bed., editorial: the almanac does not name it}]\n",
        "  editorial: ours\n"
        "  about:\n"
        "    - A001\n"
        "    - One stays.\n"
        "    - {text: Long., editorial: its own}\n",
    )
    (row,) = load_rulebook(small).alternatives[0].card
    file = "rules/alternatives.yaml"
    assert row.entries == (
        Entry("A001", "", "", Place(file, 5)),
        Entry("", "One stays.", "ours", Place(file, 6)),
        Entry("", "Long.", "its own", Place(file, 7)),
    )


def test_an_entry_of_a_card_may_take_one_reading_of_a_sentence(small: Path) -> None:
    edit(
        small,
        "sources/almanac.yaml",
        "    says: Rain is wet.\n",
        "    says: Rain is wet.\n    readings: [{id: from-above, reason: it is left open}]\n",
    )
    edit(small, "therapies/walking.yaml", "  - A001\n", "  - A001/from-above\n")
    first = load_rulebook(small).therapy["walking"].card[0].entries[0]
    assert first == Entry("A001", "", "it is left open", Place("rules/therapies/walking.yaml", 5))


def test_a_notice_names_contacts_and_counts_as_checked_when_the_first_of_them_was(small: Path) -> None:
    contact = "- {{id: {0}, checked: {1}, region: {0}, says: Call., links: [{{label: l, to: 'tel:1'}}]}}\n"
    write(small, {"contacts.yaml": contact.format("one", "2026-05-01") + contact.format("two", "2026-04-01")})
    edit(
        small,
        "notices.yaml",
        '      links: [{label: Call 1, to: "tel:1"}]\n',
        '      links: [{label: Call 1, to: "tel:1"}]\n    - one\n    - two\n',
    )
    edit(small, "notices.yaml", "checked: 2026-01-31", "checked: 2026-06-01")
    notice = load_rulebook(small).notice["help"]
    assert [(each.region, each.place) for each in notice.contacts] == [
        ("Everywhere", Place("rules/notices.yaml", 6)),
        ("one", Place("rules/contacts.yaml", 1)),
        ("two", Place("rules/contacts.yaml", 2)),
    ]
    assert notice.checked == "2026-04-01"


WHAT = "has: [rain], lists: named"
WRONG = (
    (f"{{id: a, {WHAT}}}", "needs either `for` with the therapies that it speaks of, or `for-kind`"),
    (f"{{id: '{{for}}', for: [xyz], {WHAT}, cites: [A001]}}", "unknown therapy `xyz`"),
    (f"{{id: '{{for}}', for-kind: xyz, {WHAT}, cites: [A001]}}", "unknown kind of therapy `xyz`"),
    (
        f"{{id: a, for: [walking, reading], {WHAT}, cites: [A001]}}",
        "`id` needs `{for}` in it, so that each rule that is written out has its own",
    ),
    (
        f"{{id: '{{for}}', for: [walking, reading], {WHAT}}}",
        "needs `cites` with the statements it rests on, or `editorial` with the reason",
    ),
)
"""Rules for several therapies that are wrong, and the one fault of each."""


@pytest.mark.parametrize(("rule", "expected"), WRONG)
def test_what_is_wrong_in_a_rule_for_several_therapies_is_told_once(
    small: Path, rule: str, expected: str
) -> None:
    write(small, {"shared.yaml": f"- {rule}\n"})
    assert faults(small) == [f"shared.yaml:1: {expected}"]

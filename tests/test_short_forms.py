"""Short forms in rule files: each loads to the same rulebook as what its author would have written out."""

import json
from collections.abc import Mapping
from itertools import count, product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.audit.changes.rewritten import without_places
from engine.reading.load import load_rulebook
from engine.rulebook import Entry, Place
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
        written = {"cites": ["A002", "A001"], "editorial": "; ".join([*own.values(), READING])}
        return {"cites": ["A002", "A001/from-above"], **own}, written
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
    written = []
    for word, term in chosen:
        told = {key: text.replace("{label}", TERMS[term]) for key, text in ends.items()}
        written.append({"id": f"for-{word}-{number}", "has": [*more, term], **told, **plain})
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
    text, cites = "Ask about {name} and {label}.", {"cites": ["A002"]}
    short = {"id": "{for}-{each}", **chosen, "each": each, "has": ["{each}"], "notes": text, **cites}
    plain = []
    for (word_of_term, term), (word_of_therapy, therapy) in product(terms, therapies):
        named = {"id": f"{word_of_therapy}-{word_of_term}", "for": [therapy], "has": [term]}
        told = text.replace("{name}", THERAPIES[therapy]).replace("{label}", TERMS[term])
        plain.append({**named, "notes": told, **cites})
    return [short], plain


def loaded(of_walking: list[Any], of_several: list[Any]) -> object:
    """Return the small rulebook with these rules, without places."""
    card = {"name": "Walking", "kind": "pastime", "about": ["A001"]}
    files = {name: text for name, text in SMALL.items() if not name.endswith(".test.yaml")}
    files |= {"therapies/walking.yaml": json.dumps({**card, "rules": of_walking})}
    files |= {"shared.yaml": json.dumps(of_several)}
    with TemporaryDirectory() as made:
        folder = write(Path(made), files)
        add_reading(folder)
        edit(folder, "vocabulary.yaml", "label: A child\n", "label: A child\n  in-a-sentence: a young one\n")
        return without_places(load_rulebook(folder))


def add_reading(folder: Path) -> None:
    """Write a reading of a statement that leaves something open."""
    says = "    says: Rain is wet.\n"
    reading = f"    readings: [{{id: from-above, reason: {READING}}}]\n"
    edit(folder, "sources/almanac.yaml", says, says + reading)


@given(rules(), shared())
def test_a_short_form_loads_to_the_rulebook_that_it_stands_for(own: Writing, of_several: Writing) -> None:
    assert loaded(own[0], of_several[0]) == loaded(own[1], of_several[1])


def test_a_rule_that_is_written_out_stands_where_its_author_wrote_it(small: Path) -> None:
    group = """\
  - editorial: ours
    group:
      - id: walking-fits-being-outside
        fits: be-outside
      - id: walking-notes-{each}
        each: [rain, drizzle]
        has: ["{each}"]
        notes: Mind {label}.
"""
    fits = (
        "  - id: walking-fits-being-outside\n    has: [be-outside]\n    fits: be-outside\n    cites: [A002]\n"
    )
    edit(small, "therapies/walking.yaml", fits, group)
    places = {each.id: each.place.line for each in load_rulebook(small).rules}
    written = ("walking-fits-being-outside", "walking-notes-rain", "walking-notes-drizzle")
    assert [places[name] for name in written] == [16, 18, 18]


def test_the_words_of_a_term_within_a_sentence_are_its_label_in_small_letters(small: Path) -> None:
    edit(small, "vocabulary.yaml", "  label: Rain\n", "  label: GAD of rain\n")
    one = "- id: for-children\n  has: [child]\n"
    each = '- id: for-children-{each}\n  each: [child, rain]\n  has: ["{each}"]\n'
    edit(small, "notices.yaml", one, each)
    edit(small, "notices.yaml", "title: For children", "title: For {label}")
    (small / "notices.test.yaml").unlink()
    titles = [notice.title for notice in load_rulebook(small).notices if notice.id.startswith("for-")]
    assert titles == ["For a child", "For GAD of rain"]


def test_the_texts_of_a_card_may_share_one_reason(small: Path) -> None:
    about = "  about: [{text: One stays in bed., editorial: the almanac does not name it}]\n"
    entries = "    - A001\n    - One stays.\n    - {text: Long., editorial: its own}\n"
    edit(small, "alternatives.yaml", about, f"  editorial: ours\n  about:\n{entries}")
    (row,) = load_rulebook(small).alternatives[0].card
    file = "rules/alternatives.yaml"
    assert row.entries == (
        Entry("A001", "", "", Place(file, 5)),
        Entry("", "One stays.", "ours", Place(file, 6)),
        Entry("", "Long.", "its own", Place(file, 7)),
    )


def test_an_entry_of_a_card_may_take_one_reading_of_a_sentence(small: Path) -> None:
    add_reading(small)
    edit(small, "therapies/walking.yaml", "  - A001\n", "  - A001/from-above\n")
    first = load_rulebook(small).therapy["walking"].card[0].entries[0]
    assert first == Entry("A001", "", READING, Place("rules/therapies/walking.yaml", 5))


def test_a_notice_names_contacts_and_counts_as_checked_when_the_first_of_them_was(small: Path) -> None:
    contact = "- {{id: {0}, checked: {1}, region: {0}, says: Call., links: [{{label: l, to: 'tel:1'}}]}}\n"
    write(small, {"contacts.yaml": contact.format("one", "2026-05-01") + contact.format("two", "2026-04-01")})
    links = '      links: [{label: Call 1, to: "tel:1"}]\n'
    edit(small, "notices.yaml", links, f"{links}    - one\n    - two\n")
    edit(small, "notices.yaml", "checked: 2026-01-31", "checked: 2026-06-01")
    notice = load_rulebook(small).notice["help"]
    assert [(each.region, each.place) for each in notice.contacts] == [
        ("Everywhere", Place("rules/notices.yaml", 6)),
        ("one", Place("rules/contacts.yaml", 1)),
        ("two", Place("rules/contacts.yaml", 2)),
    ]
    assert notice.checked == "2026-04-01"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("id: a", "needs either `for` with the therapies that it speaks of, or `for-kind`"),
        ("id: '{for}', for: [xyz], cites: [A001]", "unknown therapy `xyz`"),
        ("id: '{for}', for-kind: xyz, cites: [A001]", "unknown kind of therapy `xyz`"),
        (
            "id: a, for: [walking, reading], cites: [A001]",
            "`id` needs `{for}` in it, so that each rule that is written out has its own",
        ),
        (
            "id: '{for}', for: [walking, reading]",
            "needs `cites` with the statements it rests on, or `editorial` with the reason",
        ),
    ],
)
def test_what_is_wrong_in_a_rule_for_several_therapies_is_told_once(
    small: Path, keys: str, expected: str
) -> None:
    write(small, {"shared.yaml": f"- {{{keys}, has: [rain], lists: named}}\n"})
    assert faults(small) == [f"shared.yaml:1: {expected}"]

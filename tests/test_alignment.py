"""One damaged sentence names itself and nothing else, in made-up documents and in the real one."""

import re
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.document import gaps
from engine.document.alignment import align
from engine.document.copy import read_copy
from engine.document.layout import lay_out
from engine.document.places import Fingerprinted, Place, places
from engine.document.splitting import Piece, number
from engine.document.words import fingerprint, words

VOCABULARY = "able bear calm dawn even fair glad hope idle joy kind lake mild near open pure".split()  # noqa: SIM905
ADDED = "Zorp blip is quite new here."
WORD = re.compile(r"[^\W_]+")


def damage(text: str, statements: Sequence[Fingerprinted]) -> tuple[Mapping[str, str], list[str]]:
    """Return what became of every statement that was not found, by its id, and the new runs of words."""
    layout = lay_out(text)
    alignment = align(layout, statements)
    outcomes = {
        f"S{index:03}": fate.outcome.value
        for index, fate in enumerate(alignment.fates, start=1)
        if fate.outcome.value != "found"
    }
    return outcomes, [" ".join(layout.words[start:end]) for start, end in alignment.new]


def spans(text: str, pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Return where each piece of a text stands in it."""
    found, position = [], 0
    for piece in pieces:
        start = text.index(piece.text, position)
        position = start + len(piece.text)
        found.append((start, position))
    return found


def with_changed_word(text: str, index: int) -> str:
    """Return a sentence with one of its words changed."""
    start, end = list(WORD.finditer(text))[index].span()
    return f"{text[:start]}zorp{text[end:]}"


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Return a made-up document: headings on lines of their own, and sentences in paragraphs."""
    piece = st.lists(st.sampled_from(VOCABULARY), min_size=2, max_size=12).map(tuple)
    pieces = draw(
        st.lists(st.tuples(piece, st.booleans()), min_size=2, max_size=12, unique_by=lambda each: each[0])
    )
    return "".join(
        f"\n\n{' '.join(run).title()}\n\n" if heading else f"{' '.join(run).capitalize()}. "
        for run, heading in pieces
    )


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return a stretch of a text with all that stands before and after it."""
    return text[:start], text[start:end], text[end:]


@given(documents(), st.data())
def test_any_changed_word_or_removed_sentence_names_its_statement(text: str, data: st.DataObject) -> None:
    pieces = number(text)
    index = data.draw(st.integers(0, len(pieces) - 1))
    before, sentence, after = around(text, *spans(text, pieces)[index])
    position = data.draw(st.integers(0, pieces[index].words - 1))
    changed = before + with_changed_word(sentence, position) + after
    assert damage(changed, pieces) == ({pieces[index].id: "changed"}, [])
    assert damage(before + after, pieces) == ({pieces[index].id: "vanished"}, [])


@given(documents(), st.data())
def test_any_added_sentence_names_exactly_its_words(text: str, data: st.DataObject) -> None:
    pieces = number(text)
    start, _ = data.draw(st.sampled_from(spans(text, pieces)))
    added = " ".join(data.draw(st.lists(st.sampled_from(["zorp", "blip", "quux"]), min_size=1, max_size=30)))
    assert damage(f"{text[:start]}{added}.\n{text[start:]}", pieces) == ({}, [added])


@given(
    documents(),
    st.randoms(use_true_random=False),
    st.sampled_from("-\u2010\u2011\u00ad\u00ac"),
    st.sampled_from(["\n  ", "\r\n", "\n\n\f"]),
)
def test_words_behind_the_first_two_may_be_divided_at_the_ends_of_lines_and_pages(
    text: str, random: Random, hyphen: str, between: str
) -> None:
    pieces, copy = number(text), text
    for start, end in reversed(spans(text, pieces)):
        places = [each.start() + 1 for each in re.finditer(r"\b[a-z]{2}", text[start:end])][1:]
        for place in sorted(random.sample(places, random.randint(0, min(9, len(places)))), reverse=True):
            copy = f"{copy[: start + place]}{hyphen}{between}{copy[start + place :]}"
    assert damage(copy, pieces) == ({}, [])


def test_a_word_that_has_a_hyphen_of_its_own_at_the_end_of_a_line_is_two() -> None:
    text = "Talk is one-on-one. It helps a well-known therapist. Therapists help.\n"
    copy = "Talk is one-on-\none. It helps a well-\nknown ther-\napist. Ther-\napists help.\n"
    assert damage(copy, number(text)) == ({}, [])
    assert damage(copy.replace("helps", "helped"), number(text)) == ({"S002": "changed"}, [])


@given(documents(), documents(), st.sampled_from([" ", "\n", ". ", "-\n"]))
def test_each_word_of_any_copy_is_of_one_statement_or_new(text: str, copy: str, between: str) -> None:
    layout = lay_out(between.join(copy.split(" ")))
    alignment = align(layout, number(text))
    runs = [(fate.start, fate.end) for fate in alignment.fates] + [*alignment.new]
    assert sorted(each for run in runs for each in range(*run)) == [*range(len(layout.words))]


@given(documents(), st.sampled_from([" ", "\n", "\r\n", "\n\n \u00a0"]))
def test_no_change_of_white_space_is_noticed(text: str, space: str) -> None:
    assert damage(re.sub(r"\s+", space, text), number(text)) == ({}, [])


@pytest.fixture(scope="module")
def document(source_document: Path) -> str:
    return read_copy(source_document)


def test_a_copy_in_another_layout_is_found_whole(document: str) -> None:
    pieces = number(document)
    flat = " ".join(document.split())
    typed = str.maketrans({"“": '"', "”": '"', "\u2019": "'", "\u2013": "-", "•": "*"})
    for copy in (
        document,
        flat,
        textwrap.fill(flat, 60),
        "\n\n".join(textwrap.fill(block, 72) for block in document.split("\n\n")),
        document.replace("\n", "\r\n"),
        document.translate(typed),
        document.replace("th", "t\u00adh").replace("er", "e\u200br"),
        " ".join(words(document)),
        document.upper(),
    ):
        assert damage(copy, pieces) == ({}, [])


def in_the_middle(sentence: str, new: str) -> str:
    """Return a sentence with something in the place of its middle word."""
    found = list(WORD.finditer(sentence))
    middle = found[len(found) // 2]
    return sentence[: middle.start()] + new.format(middle[0]) + sentence[middle.end() :]


DAMAGED: dict[str, tuple[Callable[[str], str], str]] = {
    "a changed first word": (lambda sentence: with_changed_word(sentence, 0), "changed"),
    "a changed middle word": (lambda sentence: in_the_middle(sentence, "zorp"), "changed"),
    "a changed last word": (lambda sentence: with_changed_word(sentence, -1), "changed"),
    "a word added inside": (lambda sentence: in_the_middle(sentence, "zorp {}"), "changed"),
    "a word left out inside": (lambda sentence: in_the_middle(sentence, ""), "changed"),
    "a removed sentence": (lambda _: "", "vanished"),
}


@pytest.mark.parametrize("how", DAMAGED)
def test_each_statement_of_the_source_is_named_exactly_by(document: str, how: str) -> None:
    damaged, outcome = DAMAGED[how]
    pieces = number(document)
    for piece, place in zip(pieces, spans(document, pieces), strict=True):
        before, sentence, after = around(document, *place)
        copy = before + damaged(sentence) + after
        assert damage(copy, pieces) == ({piece.id: outcome}, []), piece.id
        if how == "a changed middle word":
            assert damage(" ".join(copy.split()), pieces) == ({piece.id: outcome}, []), piece.id


def test_a_sentence_that_moved_names_exactly_itself(document: str) -> None:
    pieces = number(document)
    places = spans(document, pieces)
    for piece, (start, end), (to, _) in zip(pieces, places, places[12:], strict=False):
        copy = f"{document[:start]}{document[end:to]}{document[start:end]}\n{document[to:]}"
        assert damage(copy, pieces) == ({piece.id: "moved"}, []), piece.id


def test_an_added_sentence_names_exactly_its_words(document: str) -> None:
    pieces = number(document)
    for start, _ in spans(document, pieces):
        copy = f"{document[:start]}{ADDED}\n{document[start:]}"
        assert damage(copy, pieces) == ({}, ["zorp blip is quite new here"])


def neighbours(text: str) -> Iterator[tuple[Piece, Piece, tuple[str, str, str, str, str]]]:
    """Yield each piece and the next, with the five stretches of text: before, piece, between, next, after."""
    pieces = number(text)
    places = spans(text, pieces)
    for one, other, (a, b), (c, d) in zip(pieces, pieces[1:], places, places[1:], strict=False):
        yield one, other, (text[:a], text[a:b], text[b:c], text[c:d], text[d:])


def test_two_damaged_neighbours_name_exactly_both_and_two_swapped_ones_one_of_them(document: str) -> None:
    pieces = number(document)
    for one, other, (before, first, between, second, after) in neighbours(document):
        damaged = with_changed_word(first, one.words - 1), with_changed_word(second, other.words // 2)
        copy = before + damaged[0] + between + damaged[1] + after
        assert damage(copy, pieces) == ({one.id: "changed", other.id: "changed"}, []), one.id
        outcomes, new = damage(before + second + between + first + after, pieces)
        assert (list(outcomes.values()), new) == (["moved"], [])
        assert set(outcomes) < {one.id, other.id}


ZORPS, BLIPS = "Art kind zorps now and then", "Blip blip blip blip zorp"
STORY = """Play Kind

Play kind is a way to be with children who like to play. It uses toys.

Art Kind

Art kind is a way to paint. It uses paper and paint of many colours.
"""


@pytest.mark.parametrize(
    ("old", "new", "expected", "added"),
    [
        ("Play Kind\n", "Play Hard\n", {"S001": "changed"}, []),
        ("Art Kind\n\nArt kind is", "Art Hard\n\nArt kind was", {"S004": "changed", "S005": "changed"}, []),
        ("Art Kind\n", "", {"S004": "vanished"}, []),
        ("Art Kind\n\nArt kind is a", "Art kind was a", {"S004": "vanished", "S005": "changed"}, []),
        ("Art Kind\n", f"Art Hard\n\n{ZORPS}.\n", {"S004": "changed"}, [ZORPS.lower()]),
        ("It uses toys.", "It uses many toys.", {"S003": "changed"}, []),
        ("It uses toys.", "Zorp. It used toys.", {"S003": "changed"}, ["zorp"]),
        ("It uses toys.", f"{BLIPS}. It used toys.", {"S003": "changed"}, [BLIPS.lower()]),
        ("It uses toys.", "It used toys. Blip blip zorp.", {"S003": "changed"}, ["blip blip zorp"]),
        ("It uses toys.", "It uses toys. It uses toys.", {}, ["it uses toys"]),
        ("It uses toys.", "Never it uses toys.", {"S003": "changed"}, []),
    ],
)
def test_damage_near_a_short_heading_is_told_apart(
    old: str, new: str, expected: Mapping[str, str], added: list[str]
) -> None:
    assert STORY.count(old) == 1
    assert damage(STORY.replace(old, new), number(STORY)) == (expected, added)


def test_of_two_equal_statements_the_damaged_one_is_named() -> None:
    text = "One\n\nRead more of it here\n\nTwo\n\nRead more of it here\n\nThree\n"
    assert damage(text, number(text)) == ({}, [])
    assert damage(text.replace("more", "less", 1), number(text)) == ({"S002": "changed"}, [])
    assert damage(text[::-1].replace("erom", "ssel", 1)[::-1], number(text)) == ({"S004": "changed"}, [])


def test_in_another_document_nothing_is_found() -> None:
    text = "Nothing of this is there."
    assert damage("", number(text)) == ({"S001": "vanished"}, [])
    assert damage("zorp", ()) == ({}, ["zorp"])


@pytest.mark.parametrize("between", [" ", "\n", "-\n"])
def test_a_hostile_copy_costs_no_more_than_a_budget(between: str, monkeypatch: pytest.MonkeyPatch) -> None:
    counts: Counter[str] = Counter()

    def counted(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def count(*args: Any) -> Any:  # noqa: ANN401
            counts[name] += 1
            return function(*args)

        return count

    monkeypatch.setattr("engine.document.places.fingerprint", counted("fingerprints", fingerprint))
    monkeypatch.setattr("engine.document.gaps._changed", counted("prices", gaps._changed))  # noqa: SLF001
    pieces = number("\n".join(f"{one} {other} {one} is here." for one in VOCABULARY for other in VOCABULARY))
    words_of_openings = Random(1).choices([" ".join(piece.opens.split()[:2]) for piece in pieces], k=8_000)
    align(lay_out(between.join(words_of_openings).replace(" ", between).lower()), pieces)
    assert counts["fingerprints"] <= 200_000
    assert counts["prices"] <= 300_000


def test_a_gap_too_large_to_be_read_is_told_without_guessing() -> None:
    text = "\n".join(f"{VOCABULARY[index % 16]} {index}" for index in range(400))
    outcomes, new = damage("\n".join(f"zorp {index}" for index in range(1000, 1400)), number(text))
    assert set(outcomes.values()) == {"vanished"}
    assert [len(run.split()) for run in new] == [800]


def test_a_statement_with_wrongly_written_first_words_is_found_all_the_same() -> None:
    (piece,) = number("One two three four five six")
    wrong = Piece(piece.id, piece.words, piece.sha256, "not its words", piece.text)
    assert places(lay_out("zorp\none two three four five six"), (wrong,)) == (Place(1, 7, piece.sha256),)

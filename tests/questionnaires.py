"""Random questionnaires: questions of both sorts, whose options give any terms, the same ones too."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, combinations, product
from random import Random

from hypothesis import strategies as st

from engine.rulebook import Choice, ChoiceGroup, Question, Rulebook
from engine.saved_answers import Picks
from tests.rulebooks import PLACE, fits, lists, small_rulebook

TERMS = ("rain", "wind", "snow", "fog", "sun", "hail")
WISHES = frozenset({"sun", "hail"})


def random_questionnaire(random: Random) -> Rulebook:
    """Return a rulebook of six terms, two of them wishes, and up to three questions."""
    rulebook = small_rulebook(lists("all", TERMS), *(fits(f"fit-{each}", [each], each) for each in WISHES))
    questions = tuple(_question(random, number) for number in range(random.randint(0, 3)))
    return replace(rulebook, questions=questions)


def _question(random: Random, number: int) -> Question:
    options = []
    for each in random.sample(range(6), random.randint(1, 3)):
        gives = tuple(random.sample(TERMS, random.choice((0, 1, 1, 2, 3))))
        options.append(Choice(f"option-{each}", f"Option {each}", "", gives, PLACE))
    choose, group = random.choice(("one", "several")), ChoiceGroup("", tuple(options))
    return Question(f"question-{number}", "Why?", "", "So.", choose, (group,), (), "ours", PLACE)


def random_picks(random: Random, rulebook: Rulebook) -> Picks:
    """Return picks that the questionnaire of a rulebook allows."""
    picks = {}
    for question in rulebook.questions:
        most = 1 if question.choose == "one" else len(question.choices)
        picked = random.sample(question.choices, random.randint(0, most))
        if picked:
            picks[question.id] = tuple(each.id for each in question.choices if each in picked)
    return picks


def every_picks(rulebook: Rulebook) -> Iterator[Picks]:
    """Yield everything that can be picked, by trying all."""
    ways = []
    for each in rulebook.questions:
        most = 1 if each.choose == "one" else len(each.choices)
        options = [choice.id for choice in each.choices]
        sets = chain.from_iterable(combinations(options, size) for size in range(most + 1))
        ways.append([(each.id, picked) for picked in sets])
    yield from map(dict, product(*ways))


def questionnaires() -> st.SearchStrategy[Rulebook]:
    """Return random questionnaires."""
    return st.integers(0, 2**64).map(lambda seed: random_questionnaire(Random(seed)))


def picks_of_any() -> st.SearchStrategy[tuple[Rulebook, Picks]]:
    """Return random questionnaires, each with picks."""

    def drawn(seed: int) -> tuple[Rulebook, Picks]:
        random = Random(seed)
        rulebook = random_questionnaire(random)
        return rulebook, random_picks(random, rulebook)

    return st.integers(0, 2**64).map(drawn)

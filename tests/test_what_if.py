"""What-ifs: exactly the answers that were asked for, and never the real ones."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.rulebook import Question, Rulebook
from engine.saved_answers import answer_sheet
from tests.questionnaires import every_picks
from tests.questions import question, with_questions
from tests.rulebooks import lists, small_rulebook
from ui.actions import Answer, EndTries, KeepTries, TryWith, TryWithout, Undo
from ui.apply import MOST_TRIES, Outcome, apply, apply_all
from ui.edition import Edition
from ui.visit import Selections, Visit, offered
from ui.what_if import with_terms, without_terms

TERMS = "abcdef"
Case = tuple[Rulebook, Selections, tuple[str, ...]]


def asking(*questions: Question) -> Rulebook:
    return with_questions(small_rulebook(lists("every", TERMS)), *questions)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Return a rulebook whose options give up to three terms, then selections, and terms."""
    random = Random(draw(st.integers(0, 2**64)))
    questions = []
    for number in range(random.randint(2, 3)):
        choose = random.choice(("one", "one", "several"))
        gives = [random.sample(TERMS, random.choice((0, 1, 1, 2, 3))) for _ in range(random.randint(1, 4))]
        questions.append(question(f"q{number}", choose, gives))
    rulebook = asking(*questions)
    picked = {each.id: [one.id for one in each.choices if random.random() < 0.4] for each in questions}
    terms = tuple(random.sample([*TERMS, "unknown"], random.randint(0, 3)))
    return rulebook, offered(rulebook, picked), terms


def sheet(rulebook: Rulebook, selections: Selections) -> frozenset[str]:
    return answer_sheet(rulebook, dict(selections))


@given(cases())
@settings(max_examples=300)
def test_every_term_is_given_if_any_selections_can_give_them_all(case: Case) -> None:
    rulebook, before, terms = case
    wanted = rulebook.askable.intersection(terms)
    after = with_terms(rulebook, before, terms)
    can_be = any(wanted <= answer_sheet(rulebook, each) for each in every_picks(rulebook))
    assert wanted <= sheet(rulebook, after) if can_be else after == before


@given(cases())
def test_only_answers_to_questions_for_one_answer_are_taken_back(case: Case) -> None:
    rulebook, before, terms = case
    after = with_terms(rulebook, before, terms)
    assert after == offered(rulebook, dict(after))
    for asked in rulebook.questions:
        if asked.choose == "several":
            assert set(dict(before).get(asked.id, ())) <= set(dict(after).get(asked.id, ()))


@given(cases())
def test_every_answer_of_a_sheet_gives_that_sheet_and_no_other_and_nothing_where_given_already(
    case: Case,
) -> None:
    rulebook, before, _ = case
    given_terms = sheet(rulebook, before)
    assert with_terms(rulebook, before, given_terms) == before
    assert sheet(rulebook, with_terms(rulebook, (), given_terms)) == given_terms


@given(cases())
def test_no_term_that_is_left_out_is_given_and_every_other_option_stays(case: Case) -> None:
    rulebook, before, terms = case
    after = dict(without_terms(rulebook, before, terms))
    assert answer_sheet(rulebook, after).isdisjoint(terms)
    for asked in rulebook.questions:
        kept = [each.id for each in asked.choices if not set(each.gives) & set(terms)]
        expected = [each for each in dict(before).get(asked.id, ()) if each in kept]
        assert list(after.get(asked.id, ())) == expected


def test_of_two_options_the_one_that_takes_less_away_is_selected() -> None:
    rulebook = asking(question("who", "one", ["a", "ab", "c"]), question("more", "several", ["cd", "c", "e"]))
    before = (("who", ("who-0",)),)
    assert with_terms(rulebook, before, ["b"]) == (("who", ("who-1",)),)
    assert with_terms(rulebook, before, ["c"]) == (("who", ("who-0",)), ("more", ("more-1",)))


def test_terms_that_one_option_gives_together_stay_together() -> None:
    rulebook = asking(question("who", "one", ["a", "bc", "ac"]))
    assert with_terms(rulebook, (), ["a", "c"]) == (("who", ("who-2",)),)
    assert with_terms(rulebook, (("who", ("who-0",)),), ["c", "a"]) == (("who", ("who-2",)),)


def test_terms_that_exclude_each_other_change_nothing() -> None:
    rulebook = asking(question("who", "one", ["a", "b"]))
    before = (("who", ("who-0",)),)
    assert with_terms(rulebook, before, ["a", "b"]) == before
    assert with_terms(rulebook, before, ["b"]) == (("who", ("who-1",)),)


EDITION = Edition(asking(question("topics", "several", ["a", "b", "c"])))
OWN = Visit(selections=(("topics", ("topics-0",)),))
ACTIONS = st.one_of(
    st.builds(TryWith, st.lists(st.sampled_from("abcx")).map(tuple)),
    st.builds(TryWithout, st.lists(st.sampled_from("abcx")).map(tuple)),
    st.just(Undo()),
)


def tried(*actions: TryWith | TryWithout | Undo | EndTries | KeepTries | Answer) -> Outcome:
    return apply_all(EDITION, OWN, actions)


@given(st.lists(ACTIONS, max_size=12))
def test_the_real_answers_stay_whatever_is_tried(actions: list[TryWith | TryWithout | Undo]) -> None:
    after = tried(*actions)
    assert after.visit.selections == OWN.selections
    assert tried(*actions, EndTries()).visit.tries == ()


def test_one_try_stands_on_top_of_the_other_and_is_taken_back_first() -> None:
    both = (TryWith(("b",)), TryWithout(("a",)))
    assert tried(*both).visit.tries == ((("topics", ("topics-0", "topics-1")),), (("topics", ("topics-1",)),))
    assert tried(*both, Undo()).visit.tries == ((("topics", ("topics-0", "topics-1")),),)
    assert tried(*both, Undo()).focus == "delta"
    assert tried(*both, Undo(), Undo()).visit == OWN
    assert tried(*both, Undo(), Undo()).focus == "top"


def test_terms_that_make_no_difference_are_no_try() -> None:
    for action in (TryWith(("a",)), TryWith(("nothing-of-the-kind",)), TryWithout(("b",))):
        assert apply(EDITION, OWN, action) == Outcome(OWN)


def test_keeping_lets_the_last_try_be_the_answers_and_an_answer_that_is_changed_ends_every_try() -> None:
    kept = tried(TryWith(("b",)), KeepTries()).visit
    assert (kept.selections, kept.tries) == ((("topics", ("topics-0", "topics-1")),), ())
    changed = tried(TryWith(("b",)), Answer("topics", ("topics-2",))).visit
    assert (changed.selections, changed.tries) == ((("topics", ("topics-2",)),), ())


def test_tries_without_end_do_not_fill_the_memory() -> None:
    after = tried(*(TryWith(("b",)), TryWithout(("b",))) * MOST_TRIES).visit
    assert len(after.tries) == MOST_TRIES
    assert after.current == OWN.selections

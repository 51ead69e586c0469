"""What would change a place on the list: every button does what it says, and no smallest set has none."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.inference.reference import infer
from engine.minimal_sets import smallest
from engine.options import Exploration, explore
from engine.questionnaire import answer_sheet
from engine.reading.load import load_rulebook
from engine.rulebook import Choice, ChoiceGroup, Question, Rulebook
from tests.brute_force import few_terms
from tests.pages import Page
from tests.rulebooks import PLACE, lists, small_rulebook
from tests.test_minimal_sets import asking
from ui.drawing import changes as drawing
from ui.showing import changes
from ui.showing.changes import ListedChanges, Part, Row, Tap, WaitingChanges
from ui.showing.questionnaire import Picks, known
from ui.showing.trying import told, untold
from ui.texts import texts

SAY = texts("en")
CONDITIONS = (
    "Depression",
    "Dysthymia (long-lasting low mood)",
    "Bipolar disorder",
    "Anxiety disorder",
    "Generalized anxiety disorder (GAD)",
    "Obsessive-compulsive disorder (OCD)",
    "Post-traumatic stress disorder (PTSD)",
    "Schizophrenia",
    "Attention-deficit/hyperactivity disorder (ADHD)",
    "Eating disorder",
    "Borderline personality disorder (BPD)",
    "Serious mental illness (a clinician used these words)",
    "Another mental health condition",
)


@cache
def _shipped() -> Rulebook:
    return load_rulebook()


def _explored(rulebook: Rulebook, answers: Iterable[str]) -> Exploration:
    return explore(rulebook, answers, infer)


def _waiting(therapy: str, *answers: str) -> WaitingChanges:
    exploration = _explored(_shipped(), answers)
    return changes.waiting(
        exploration, SAY, next(each for each in exploration.not_listed if each.therapy == therapy)
    )


def _listed(therapy: str, *answers: str) -> ListedChanges:
    exploration = _explored(_shipped(), answers)
    return changes.listed(
        exploration, SAY, next(each for each in exploration.listed if each.therapy == therapy)
    )


def _taps(part: Part) -> list[Tap]:
    return [tap for row in part.rows for tap in row.taps]


def _standing(exploration: Exploration, therapy: str) -> str:
    """Return the standing under which a therapy is listed; empty if it is not."""
    return next((each.standing for each in exploration.listed if each.therapy == therapy), "")


def _check(rulebook: Rulebook, picks: Picks) -> int:
    """Try every button of every therapy, and return how many there are."""
    before, count = _explored(rulebook, answer_sheet(rulebook, picks)), 0
    label = {SAY("changes-stronger", standing=each.label): each.id for each in rulebook.standings}
    for other in before.not_listed:
        for tap in _taps(changes.waiting(before, SAY, other).part):
            after = _explored(rulebook, answer_sheet(rulebook, told(rulebook, picks, tap.terms)))
            assert _standing(after, other.therapy)
            count += 1
    for listed in before.listed:
        off, *stronger = changes.listed(before, SAY, listed).parts
        for tap in _taps(off):
            after = _explored(rulebook, answer_sheet(rulebook, untold(rulebook, picks, tap.terms)))
            assert not _standing(after, listed.therapy)
            count += 1
        for part in stronger:
            for tap in _taps(part):
                after = _explored(rulebook, answer_sheet(rulebook, told(rulebook, picks, tap.terms)))
                assert _standing(after, listed.therapy) == label[part.heading]
                count += 1
    return count


@given(st.integers(0, 2**64))
@settings(max_examples=25)
def test_every_button_of_the_shipped_rulebook_does_what_it_says(seed: int) -> None:
    random, rulebook = Random(seed), _shipped()
    picks = {
        each.id: tuple(choice.id for choice in each.choices if random.random() < 0.15)
        for each in rulebook.questions
    }
    assert _check(rulebook, known(rulebook, picks)) > 0


def _question(choose: str, terms: Iterable[str]) -> Question:
    """Return a question that takes one answer or several, with an option for each term."""
    choices = tuple(Choice(term, term, "", (term,), PLACE) for term in terms)
    return Question(choose, choose, "", "", choose, (ChoiceGroup("", choices),), (), "ours", PLACE)


@st.composite
def small_cases(draw: st.DrawFn) -> tuple[Rulebook, Picks]:
    """Return a crowded rulebook with a question for one answer and one for several, and picks."""
    random = Random(draw(st.integers(0, 2**64)))
    rulebook = few_terms(random, most=20)
    terms = list(rulebook.term)
    parts = random.randint(0, len(terms))
    questions = (_question("one", terms[:parts]), _question("several", terms[parts:]))
    rulebook = replace(rulebook, questions=questions)
    picks = {
        each.id: tuple(choice.id for choice in each.choices if random.random() < 0.4) for each in questions
    }
    return rulebook, known(rulebook, picks)


@given(small_cases())
@settings(max_examples=300)
def test_every_button_of_a_random_rulebook_does_what_it_says(case: tuple[Rulebook, Picks]) -> None:
    _check(*case)


@given(st.integers(0, 2**64))
@settings(max_examples=300)
def test_every_smallest_set_of_answers_has_one_button(seed: int) -> None:
    random = Random(seed)
    rulebook = few_terms(random, most=20)
    rulebook = asking(rulebook, rulebook.term)
    exploration = _explored(rulebook, [term for term in rulebook.term if random.random() < 0.3])
    for other in exploration.not_listed:
        buttons = [frozenset(each.terms) for each in _taps(changes.waiting(exploration, SAY, other).part)]
        assert len(buttons) == len(set(buttons))
        assert set(buttons) == smallest(frozenset(each) for need in other.needs for each in need.answers)


def test_dual_diagnosis_services_wait_for_any_mental_illness_beside_problems_with_alcohol() -> None:
    (row,) = _waiting("dual-diagnosis-services", "substance-abuse").part.rows
    assert row.lead == "Any one of these. Each counts as “A mental illness”:"
    assert tuple(each.label for each in row.taps) == CONDITIONS
    assert row.taps[0].terms == ("depression",)


def test_what_all_sets_share_is_said_once_and_told_by_every_button() -> None:
    (row,) = _waiting("dual-diagnosis-services").part.rows
    assert row.lead == (
        "Problems with alcohol or drugs, together with any one of these. Each counts as “A mental illness”:"
    )
    assert tuple(each.label for each in row.taps) == CONDITIONS
    assert row.taps[0].terms == ("substance-abuse", "depression")


def test_an_answer_of_another_kind_stands_apart() -> None:
    of_a_kind, apart = _waiting("art-therapy").part.rows
    assert tuple(each.label for each in of_a_kind.taps) == CONDITIONS
    assert apart == Row("Or this:", (Tap("Make art, music, dance or writing", ("make-art",)),))


def test_a_single_answer_needs_no_words_around_it() -> None:
    part = _waiting("play-therapy").part
    assert part.heading == "Would be listed if you told us"
    assert part.rows == (Row("", (Tap("A child or teenager (under 18)", ("child",)),)),)


def test_sets_that_share_nothing_are_named_in_full() -> None:
    rulebook = asking(small_rulebook(lists("one", "ab"), lists("other", "cd")), "abcd")
    (other,) = _explored(rulebook, ()).not_listed
    (row,) = changes.waiting(_explored(rulebook, ()), SAY, other).part.rows
    assert row == Row("Any one of these:", (Tap("a and b", ("a", "b")), Tap("c and d", ("c", "d"))))


def test_a_therapy_that_no_answer_can_list_says_so() -> None:
    rulebook = small_rulebook(lists("one", "a"))
    (other,) = _explored(rulebook, ()).not_listed
    part = changes.waiting(_explored(rulebook, ()), SAY, other).part
    assert (part.rows, part.nothing) == ((), "No answer to a question here would list it.")
    page = Page(drawing.for_waiting(WaitingChanges("talking", part), SAY))
    assert page.texts == ["Would be listed if you told us", "No answer to a question here would list it."]


def test_a_set_that_would_push_out_what_the_rule_rests_on_is_no_button() -> None:
    rulebook = replace(small_rulebook(lists("both", "ab")), questions=(_question("one", "ab"),))
    exploration = _explored(rulebook, "a")
    assert [need.answers for need in exploration.not_listed[0].needs] == [(("b",),)]
    assert changes.waiting(exploration, SAY, exploration.not_listed[0]).part.rows == ()


def test_a_listed_therapy_tells_what_takes_it_off_and_what_would_make_the_words_stronger() -> None:
    view = _listed("cognitive-behavioral-therapy", "substance-abuse")
    off, first = view.parts
    assert view.title == "What would change this?"
    assert (off.verb, off.heading) == ("leave-out", "Off your list without")
    assert off.rows == (Row("", (Tap("Problems with alcohol or drugs", ("substance-abuse",)),)),)
    assert (first.verb, first.heading) == ("tell", "Under “Named as a first choice” if you told us")
    (row,) = first.rows
    assert [each.terms for each in row.taps] == [
        ("anxiety-disorder",),
        ("generalized-anxiety-disorder",),
        ("obsessive-compulsive-disorder",),
        ("post-traumatic-stress-disorder",),
    ]


def test_answers_that_must_all_go_are_one_button() -> None:
    (off, *_) = _listed("animal-assisted-therapy", "child", "depression", "adhd").parts
    assert off.rows == (
        Row(
            "Any one of these:",
            (
                Tap("A child or teenager (under 18)", ("child",)),
                Tap("Depression and Attention-deficit/hyperactivity disorder (ADHD)", ("depression", "adhd")),
            ),
        ),
    )


def test_a_therapy_under_the_strongest_words_tells_only_what_takes_it_off() -> None:
    view = _listed("cognitive-behavioral-therapy", "obsessive-compulsive-disorder")
    assert [each.verb for each in view.parts] == ["leave-out"]


def test_a_long_row_shows_a_few_buttons_and_opens_to_the_rest() -> None:
    page = Page(drawing.for_waiting(_waiting("dual-diagnosis-services", "substance-abuse"), SAY))
    conditions = [each.id for each in _shipped().terms if each.label in CONDITIONS]
    assert page.values("data-act") == [f"tell {each}" for each in conditions]
    assert "7 more" in page.texts
    assert page.tags.index("details") > page.tags.index("button")


def test_every_row_of_buttons_is_named_after_its_heading_and_its_lead() -> None:
    page = Page(drawing.for_listed(_listed("cognitive-behavioral-therapy", "substance-abuse"), SAY))
    assert page.values("role") == ["group", "group"]
    assert page.values("aria-labelledby") == [
        "changes-cognitive-behavioral-therapy-0",
        "changes-cognitive-behavioral-therapy-1 changes-cognitive-behavioral-therapy-1-0",
    ]
    assert set(" ".join(page.values("aria-labelledby")).split()) <= set(page.values("id"))
    assert page.unclosed == []


def test_labels_of_rules_are_text_and_no_markup() -> None:
    rulebook = asking(small_rulebook(lists("one", ["<script>x</script>"])), ["<script>x</script>"])
    exploration = _explored(rulebook, ())
    shown = drawing.for_waiting(changes.waiting(exploration, SAY, exploration.not_listed[0]), SAY)
    assert "<script" not in shown

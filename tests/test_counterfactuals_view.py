"""Counterfactuals in words: every button does what it says, and no smallest set of answers has none."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.inference.reference import closure
from engine.minimal_sets import smallest
from engine.rulebook import Rulebook
from tests.brute_force import few_terms
from tests.questions import asking, question, with_questions
from tests.rulebooks import lists, small_rulebook
from tests.visiting import SETTING, edition_of
from ui.actions import Action, TryWith, TryWithout, read
from ui.apply import apply
from ui.context import Context
from ui.edition import Edition
from ui.views.counterfactuals import Counterfactual, Explained, explained_listed, explained_not_listed
from ui.visit import Selections, Visit, offered
from ui.what_if import with_terms

SHIPPED = edition_of()
CONDITIONS = [
    each.label
    for each in SHIPPED.rulebook.terms
    if each.kind == "topic" and "mental-illness" in closure(SHIPPED.rulebook.rules, [each.id])
]
COUNTED = "any one of these. Each counts as “A mental illness”:"


def context_of(edition: Edition, selections: Selections) -> Context:
    return Context(edition, Visit(selections=selections), SETTING)


def answering(*answers: str, rulebook: Rulebook | None = None) -> Context:
    edition = Edition(rulebook) if rulebook else SHIPPED
    return context_of(edition, with_terms(edition.rulebook, (), answers))


def explained(context: Context, therapy: str) -> Explained:
    """Return the counterfactuals of a therapy, listed or not."""
    listed = (each for each in context.tried.listed if each.therapy == therapy)
    others = (each for each in context.tried.not_listed if each.therapy == therapy)
    found = next(listed, None)
    return explained_listed(context, found) if found else explained_not_listed(context, next(others))


def rows(counterfactual: Counterfactual) -> list[tuple[str, list[str]]]:
    """Return each row: what its buttons have in common, and their labels."""
    return [(row.lead, [each.label for each in (*row.controls, *row.rest)]) for row in counterfactual.rows]


def actions(counterfactual: Counterfactual) -> list[Action]:
    found = [read(each.do) for row in counterfactual.rows for each in (*row.controls, *row.rest)]
    assert None not in found
    return [each for each in found if each]


def standing(context: Context, therapy: str, action: Action) -> str:
    """Return the standing of a therapy once an action is tried; empty if it is not listed."""
    after = apply(context.edition, context.visit, action).visit
    listed = Context(context.edition, after, SETTING).tried.listed
    return next((each.standing for each in listed if each.therapy == therapy), "")


def tried_every_button(context: Context) -> int:
    """Try every button of every therapy, hold that it does what it says, and return how many there are."""
    say, count = context.say, 0
    label = {say("changes-stronger", standing=each.label): each.id for each in context.rulebook.standings}
    for each in context.tried.therapies:
        for part in explained(context, each.therapy).counterfactuals:
            for action in actions(part):
                after = standing(context, each.therapy, action)
                if part.heading == say("changes-off"):
                    assert after == ""
                else:
                    assert after == label.get(part.heading, after) != ""
                count += 1
    return count


@given(st.integers(0, 2**64))
@settings(max_examples=25)
def test_every_button_of_the_shipped_rulebook_does_what_it_says(seed: int) -> None:
    random, rulebook = Random(seed), SHIPPED.rulebook
    picks = {
        each.id: [one.id for one in each.choices if random.random() < 0.15] for each in rulebook.questions
    }
    assert tried_every_button(context_of(SHIPPED, offered(rulebook, picks))) > 0


@given(st.integers(0, 2**64))
@settings(max_examples=300)
def test_every_button_of_a_random_rulebook_does_what_it_says(seed: int) -> None:
    random = Random(seed)
    rulebook = few_terms(random, most=20)
    terms = list(rulebook.term)
    parts = random.randint(0, len(terms))
    questions = (question("one", "one", terms[:parts]), question("several", "several", terms[parts:]))
    rulebook = with_questions(rulebook, *questions)
    picks = {each.id: [one.id for one in each.choices if random.random() < 0.4] for each in questions}
    tried_every_button(context_of(Edition(rulebook), offered(rulebook, picks)))


@given(st.integers(0, 2**64))
@settings(max_examples=300)
def test_every_smallest_set_of_answers_has_one_button(seed: int) -> None:
    random = Random(seed)
    rulebook = few_terms(random, most=20)
    rulebook = asking(rulebook, rulebook.term)
    context = answering(*(term for term in rulebook.term if random.random() < 0.3), rulebook=rulebook)
    for other in context.tried.not_listed:
        (part,) = explained_not_listed(context, other).counterfactuals
        buttons = [frozenset(each.terms) for each in actions(part) if isinstance(each, TryWith)]
        assert len(buttons) == len(set(buttons)) == len(actions(part))
        assert set(buttons) == smallest(frozenset(each) for need in other.needs for each in need.answers)


def test_dual_diagnosis_services_wait_for_any_mental_illness_and_the_rest_of_a_long_row_is_counted() -> None:
    (part,) = explained(answering("substance-abuse"), "dual-diagnosis-services").counterfactuals
    assert rows(part) == [(f"A{COUNTED[1:]}", CONDITIONS)]
    assert actions(part)[0] == TryWith(("depression",))
    (row,) = part.rows
    assert (len(row.controls), row.more, len(row.rest)) == (6, "7 more", 7)


def test_what_all_sets_share_is_said_once_and_tried_by_every_button() -> None:
    (part,) = explained(answering(), "dual-diagnosis-services").counterfactuals
    assert rows(part) == [(f"Problems with alcohol or drugs, together with {COUNTED}", CONDITIONS)]
    assert actions(part)[0] == TryWith(("substance-abuse", "depression"))


def test_an_answer_of_another_kind_stands_apart() -> None:
    (part,) = explained(answering(), "art-therapy").counterfactuals
    of_a_kind, apart = rows(part)
    assert of_a_kind[1] == CONDITIONS
    assert apart == ("Or this:", ["Make art, music, dance or writing"])


def test_a_single_answer_needs_no_words_around_it() -> None:
    view = explained(answering(), "play-therapy")
    assert view.title == "Would be listed if you told us"
    assert rows(view.counterfactuals[0]) == [("", ["A child or teenager (under 18)"])]


def test_sets_that_share_nothing_are_named_in_full() -> None:
    rulebook = asking(small_rulebook(lists("one", "ab"), lists("other", "cd")), "abcd")
    (part,) = explained(answering(rulebook=rulebook), "talking").counterfactuals
    assert rows(part) == [("Any one of these:", ["a and b", "c and d"])]
    assert actions(part) == [TryWith(("a", "b")), TryWith(("c", "d"))]


def test_a_therapy_that_no_answer_can_list_says_so() -> None:
    view = explained(answering(rulebook=small_rulebook(lists("one", "a"))), "talking")
    no_answer = "No answer to a question here would list it."
    assert (view.counterfactuals, view.hint) == ((Counterfactual("", (), no_answer),), "")
    assert [each.ways for each in view.needs] == [(no_answer,)]


def test_a_set_that_would_push_out_what_the_rule_rests_on_is_no_button() -> None:
    rulebook = with_questions(small_rulebook(lists("both", "ab")), question("one", "one", "ab"))
    context = answering("a", rulebook=rulebook)
    assert [need.answers for need in context.tried.not_listed[0].needs] == [(("b",),)]
    assert explained(context, "talking").counterfactuals[0].rows == ()


def test_a_listed_therapy_names_what_takes_it_off_and_what_would_make_the_words_stronger() -> None:
    view = explained(answering("substance-abuse"), "cognitive-behavioral-therapy")
    off, first = view.counterfactuals
    assert (view.title, off.heading) == ("What would change this?", "Off your list without")
    assert rows(off) == [("", ["Problems with alcohol or drugs"])]
    assert actions(off) == [TryWithout(("substance-abuse",))]
    assert first.heading == "Under “Named as a first choice” if you told us"
    disorders = ("anxiety", "generalized-anxiety", "obsessive-compulsive", "post-traumatic-stress")
    assert actions(first) == [TryWith((f"{each}-disorder",)) for each in disorders]


def test_answers_that_must_all_go_are_one_button() -> None:
    off, *_ = explained(answering("child", "depression", "adhd"), "animal-assisted-therapy").counterfactuals
    both = "Depression and Attention-deficit/hyperactivity disorder (ADHD)"
    assert rows(off) == [("Any one of these:", ["A child or teenager (under 18)", both])]


def test_under_the_strongest_words_only_what_takes_it_off_is_left() -> None:
    view = explained(answering("obsessive-compulsive-disorder"), "cognitive-behavioral-therapy")
    assert [each.heading for each in view.counterfactuals] == ["Off your list without"]


def test_each_rule_that_waits_says_for_what_and_where_it_is_written() -> None:
    needs = explained(answering(), "art-therapy").needs
    assert [each.link.note for each in needs] == ["art-in-general", "art-may-help-by-making-art"]
    general, wish = needs
    assert wish.ways == ("Make art, music, dance or writing",)
    assert wish.standing.text == "It would then stand under: May help some people"
    assert [each.statement for each in wish.standing.citations]
    assert wish.place.startswith("rules/therapies/art-therapy.yaml, line ")
    assert general.ways[0].startswith(f"A{COUNTED[1:]} Depression; Dysthymia")

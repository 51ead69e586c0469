"""The questionnaire as a visitor walks through it: answers, steps, what matters most, own words."""

import pytest

from tests.visiting import Visitor, edition_of

FIELD = "Find it in your own words"
OCD, CHILD = "Obsessive-compulsive disorder (OCD)", "For my child, or a child I care for"
TOPIC = "obsessive-compulsive-disorder"
RULEBOOK = edition_of().rulebook


def begun() -> Visitor:
    """Return a visitor at the first question."""
    return Visitor().press("Start the questions")


def at(visitor: Visitor) -> str:
    return visitor.text(".progress")


def test_the_start_page_says_how_many_questions_there_are_and_leads_to_the_first() -> None:
    start = Visitor()
    assert f"You answer up to {len(RULEBOOK.questions)} short questions." in start.text()
    assert at(start.press("Start the questions")) == f"Question 1 of {len(RULEBOOK.questions)}"


def test_every_question_says_why_it_is_asked_and_where_that_comes_from() -> None:
    visitor = begun()
    for each in RULEBOOK.questions:
        assert visitor.text("h1") == each.title
        assert each.why
        assert each.cites or each.editorial
        assert each.why in visitor.text("#why")
        visitor.press(visitor.buttons(".onward")[0])


@pytest.mark.standard(22)
def test_every_question_can_be_skipped() -> None:
    visitor = begun()
    for number in range(2, len(RULEBOOK.questions) + 1):
        assert at(visitor.press("Next")) == f"Question {number} of {len(RULEBOOK.questions)}"
    visitor.press("Show my list")
    assert visitor.visit.place.page == "list"
    assert visitor.visit.selections == ()


@pytest.mark.standard(22)
def test_answers_stay_on_the_way_back_and_forth() -> None:
    visitor = begun().choose(OCD).press("Next").choose(CHILD).press("Back")
    assert visitor.chosen() == [OCD]
    assert visitor.press("Next").chosen() == [CHILD]


def test_answers_are_named_as_they_were_tapped_and_one_can_be_taken_back() -> None:
    visitor = begun().choose(OCD).press("Next").choose(CHILD).press("Next")
    assert f"So far you told us: {OCD}; {CHILD}." in visitor.text()
    visitor.press("Back").press("Take back this answer")
    assert (visitor.chosen(), visitor.visit.selections) == ([], (("topics", (TOPIC,)),))
    assert "Take back this answer" not in visitor.buttons()


def test_help_stands_beside_its_option_as_soon_as_that_is_chosen() -> None:
    help_id = "#notice-help-beside-the-topic"
    visitor = begun()
    assert visitor.all(help_id) == []
    visitor.choose("Thoughts of suicide that keep coming back").enter()
    assert visitor.one(help_id).attrs["role"] == "alert"
    assert 'href="tel:988"' in (visitor.one(help_id).html or "")


def test_a_topic_is_found_in_ones_own_words_and_picked_with_one_tap() -> None:
    visitor = begun().choose(OCD).write(FIELD, "my son has attention deficit disorder").press("Find")
    assert visitor.outcome.focus == "found"
    (found,) = visitor.buttons("#found")
    visitor.press(found, within="#found")
    assert visitor.pressed("#found") == [found]
    assert visitor.visit.selections == (("topics", (TOPIC, "adhd")),)
    assert visitor.press(found, within="#found").pressed("#found") == []


def test_words_that_nothing_has_are_told_and_hide_no_topic() -> None:
    visitor = begun()
    boxes = len(visitor.all("input[type=checkbox]"))
    visitor.write(FIELD, "<b>xyzzy</b>").enter()
    assert visitor.text("#found")
    assert visitor.buttons("#found") == []
    assert visitor.all("b") == []
    assert len(visitor.all("input[type=checkbox]")) == boxes


@pytest.mark.standard(21)
def test_what_matters_most_is_marked_among_the_wishes_that_were_told() -> None:
    wishes = ["Express feelings", "Learn coping skills"]
    visitor = begun()
    while visitor.buttons(".onward")[0] == "Next":
        for wish in wishes:
            if wish in [visitor.label_of(each) for each in visitor.all("input")]:
                visitor.choose(wish)
        visitor.press("Next")
    assert visitor.text("h1") == "What matters most to you?"
    assert [visitor.label_of(each) for each in visitor.all("input[type=checkbox]")] == wishes
    visitor.choose(wishes[0]).press("Back").press("Next")
    assert visitor.chosen() == [wishes[0]]
    assert visitor.press("Show my list").visit.matters == ("express-feelings",)


def test_starting_again_and_leaving_forget_every_answer_and_name_nothing() -> None:
    visitor = begun().choose(OCD).press("Show my list now").press("Start again")
    assert (at(visitor)[:10], visitor.chosen(), visitor.visit.selections) == ("Question 1", [], ())
    visitor = begun().choose(OCD).press("Next").press("Leave this page")
    assert visitor.text("h1") == "This page is closed"
    assert visitor.visit.selections == ()
    assert "therap" not in visitor.html
    assert visitor.buttons("body") == []

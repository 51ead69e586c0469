"""The page of the list: what a visitor reads first, what opens in place, and what all of it rests on."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborNode

from tests.folders import SECOND
from tests.visiting import Visitor, edition_of, text_of
from ui.actions import (
    Answer,
    Compare,
    Explain,
    Go,
    Order,
    ShowSources,
    Take,
    TryWith,
    TryWithout,
    Undo,
    Weigh,
)
from ui.apply import apply_all
from ui.edition import Edition
from ui.rendering import document
from ui.views.pages import page
from ui.visit import LIST, Visit
from ui.what_if import with_terms

RULEBOOK = edition_of().rulebook
OCD, CBT = "obsessive-compulsive-disorder", "Cognitive behavioral therapy"


def visitor(*answers: str, edition: Edition | None = None) -> Visitor:
    """Return a visitor at the list, with answers."""
    edition = edition or edition_of()
    return Visitor(edition, Visit(selections=with_terms(edition.rulebook, (), answers))).go(LIST)


def row(on: Visitor, name: str) -> LexborNode:
    (found,) = (each for each in on.all("article.listed") if text_of(each.css("h3")[0]) == name)
    return found


def names(on: Visitor, within: str = "main") -> list[str]:
    return on.texts(f"{within} article.listed h3")


def part(on: Visitor, name: str, css: str) -> list[str]:
    return [text_of(each) for each in row(on, name).css(css)]


def test_the_beginning_says_how_many_options_there_are_and_what_was_chosen() -> None:
    on = visitor("depression", "child", "for-somebody-else")
    assert on.text("h1") == "Your list: 10 options to discuss with a clinician"
    chosen = ["Depression change", "For my child, or a child I care for change"]
    assert on.texts(".chosen button:not(.link)") == chosen
    assert "not a diagnosis" in on.text("main > p.quiet")


def test_the_closed_list_for_one_topic_is_a_small_page() -> None:
    on = visitor("depression")
    assert len(on.all("body *")) <= 1_200
    assert len(on.html.encode()) <= 60_000


def test_each_choice_and_what_matters_most_lead_to_their_steps() -> None:
    on = visitor("depression", "child").press("For myself, and I am under 18 change")
    assert (on.visit.place.page, on.text("h1")) == ("questions", "Who is it for?")
    on = visitor(OCD, "learn-coping-skills").act(Weigh(("learn-coping-skills",)))
    on.press("Matters most: Learn coping skills change")
    assert on.visit.place.step == len(RULEBOOK.questions) + 1


def test_a_row_says_the_standing_with_its_companion_and_then_the_choice_and_sentence_behind_it() -> None:
    on = visitor("depression")
    assert part(on, CBT, ".standing") == ["Described as working well, together with medication"]
    assert part(on, CBT, "a.source") == ["Source: S048"]
    (link,) = row(on, CBT).css("a.source")
    assert text_of(on.one(link.attrs.sget("href"))) == "Why it is here"
    says = f"The source says: {RULEBOOK.statement['S048'].says} S048"
    assert f"Why it is here You chose Depression. {says}" in text_of(row(on, CBT))


def test_a_strong_word_for_one_topic_hides_no_weaker_word_for_another() -> None:
    assert part(visitor("depression", "anxiety-disorder"), CBT, ".standing") == [
        "Named as a first choice: Anxiety disorder",
        "Described as working well, together with medication: Depression",
    ]
    assert part(visitor(OCD), CBT, ".standing") == ["Named as a first choice"]


def test_a_proof_holds_the_rule_the_derivation_the_sentences_and_where_it_is_written() -> None:
    on = visitor(OCD).act(ShowSources())
    first, general = row(on, CBT).css(".proofs > li")
    place = RULEBOOK.rule["cbt-first-choice-for-ocd"].place
    assert text_of(first) == (
        "Named as a first choice You told us Obsessive-compulsive disorder (OCD) "
        "Rule cbt-first-choice-for-ocd It rests on S047, section “Cognitive behavioral therapy” "
        f"Written in rules/therapies/cognitive-behavioral-therapy.yaml, line {place.line}"
    )
    (via,) = general.css(".via > li")
    edge = f"is-a:{OCD}:mental-illness"
    needs = "It needs Obsessive-compulsive disorder (OCD)"
    assert text_of(via).startswith(f"Counts as: A mental illness {needs} {edge} Editorial: ")
    assert text_of(via).endswith(f"rules/vocabulary.yaml, line {RULEBOOK.rule[edge].place.line}")
    on.press("cbt-first-choice-for-ocd")
    assert (on.visit.place.page, on.visit.place.key) == ("rules", "rule:cbt-first-choice-for-ocd")


def test_a_wish_is_shown_on_the_row_in_full_and_with_its_proof() -> None:
    on = visitor(OCD, "change-unhelpful-thoughts").act(Weigh(("change-unhelpful-thoughts",)))
    assert part(on, CBT, ".fits") == ["Goes with 1 of your wishes"]
    assert "Goes with a wish that matters most to you: Change unhelpful thoughts" in text_of(row(on, CBT))
    assert part(on, CBT, "h5") == ["And why it goes with your wishes"]
    assert "cbt-fits-changing-thoughts" in text_of(row(on, CBT))


def test_a_caution_comes_first_on_the_row_whether_the_option_is_listed_or_not() -> None:
    rulebook = edition_of(SECOND).rulebook
    on = visitor("dry-air", "cat-at-home", edition=edition_of(SECOND))
    cautioned = [each.therapy for each in on.context.tried.therapies if each.cautions]
    assert {each.therapy for each in on.context.tried.listed} & set(cautioned)
    assert {each.therapy for each in on.context.tried.not_listed} & set(cautioned)
    for therapy in cautioned:
        (first, *_) = row(on, rulebook.therapy[therapy].name).css(".caution, h3")
        assert first.attrs.get("class") == "caution"
        assert text_of(first).startswith("Caution: ")


@pytest.mark.standard(4, 5, 7)
def test_good_and_hard_stand_side_by_side_in_every_option_and_say_so_where_the_source_is_silent() -> None:
    on = visitor()
    for each in on.all("article.listed"):
        labels = [text_of(label) for label in each.css(".opened dt")]
        assert {"What may be good about it", "What may be hard about it"} <= set(labels)
    assert "The source names nothing hard or unwelcome about it." in text_of(row(on, CBT))


def test_facts_that_all_of_a_kind_share_are_said_once_for_the_page() -> None:
    on = visitor("depression")
    fact = RULEBOOK.statement["S007"].says
    assert on.text("main").count(fact) == 1
    links = {each.attrs.sget("href") for each in on.all('.opened a[href^="#kind-"]')}
    assert links
    assert all("True of all of this kind: " in text_of(on.one(each)) for each in links)


@pytest.mark.standard(8)
def test_every_line_of_every_card_has_a_citation_or_a_mark() -> None:
    on = visitor().act(ShowSources())
    lines = on.all("article.listed .opened dd .line, #behind dd .line")
    uncited = [each for each in lines if not each.css(".references, .mark")]
    # Questions to ask where the source is silent rest on nothing; marks of uncited lines stand below them.
    alone = [each for each in uncited if not (each.parent and each.parent.css(".mark"))]
    questions = {each.silent for each in RULEBOOK.general}
    assert [text_of(each) for each in alone if text_of(each) not in questions] == []
    assert len(lines) > 100


def test_numbers_and_marks_are_quiet_until_a_visitor_wants_the_sources() -> None:
    on = visitor("depression")
    assert on.all("main .mark, summary .references") == []
    assert on.text("#signs").startswith("† Our own words or reading.")
    assert on.all("main sup.sign")
    on.press("Show sources")
    assert on.all("main sup.sign") == []
    assert on.all("main .mark")
    assert part(on, CBT, "a.source") == ["cbt-with-medication-for-depression, cbt-in-general: S048"]
    on.go("questions").go(LIST)
    assert on.pressed("#signs") == ["Show sources"]


def test_options_that_are_not_listed_are_one_line_that_opens() -> None:
    on = visitor("depression")
    assert on.text("#not-listed > summary") == "Not listed (8)"
    assert "open" not in on.one("#not-listed").attrs
    listed, others = set(names(on, "[aria-labelledby=listed]")), set(names(on, "#not-listed"))
    assert listed.isdisjoint(others)
    assert listed | others == {each.name for each in RULEBOOK.therapies}


def test_more_of_an_option_that_is_not_listed_shows_its_card_and_what_would_list_it() -> None:
    on = visitor("substance-abuse")
    name = "Dual diagnosis services"
    assert part(on, name, ".opened") == []
    on.act(Explain("dual-diagnosis-services"))
    assert on.outcome.focus == "explained"
    assert part(on, name, "#explained") == ["Would be listed if you told us"]
    assert "What happens in it" in text_of(row(on, name))
    assert all("open" in each.attrs for each in (on.one("#not-listed"), row(on, name).css("details")[0]))
    on.press("Depression", within="#not-listed .explained")
    assert on.text("h2#delta") == "What if you told us: Depression?"
    assert name in names(on, "[aria-labelledby=listed]")


def test_counterfactuals_of_a_listed_option_are_shown_on_demand_and_hidden_again() -> None:
    on = visitor("depression").act(Explain("cognitive-behavioral-therapy"))
    headings = ["Off your list without", "Under “Named as a first choice” if you told us"]
    assert part(on, CBT, ".explained h5") == headings
    assert len(on.all(".explained")) == 1
    groups = {each.attrs.sget("aria-labelledby") for each in on.all(".explained [role=group]")}
    assert all(len(on.all(f"#{name}")) == 1 for each in groups for name in each.split())
    assert on.act(Explain("cognitive-behavioral-therapy")).all(".explained") == []


@pytest.mark.parametrize("option", ["no-therapy-for-now", "nothing"])
def test_an_option_that_is_unknown_or_no_therapy_is_not_explained(option: str) -> None:
    before = visitor("depression")
    assert apply_all(before.edition, before.visit, [Explain(option)]).visit == before.visit


def test_a_try_shows_what_it_changes_with_the_ways_back() -> None:
    on = visitor("substance-abuse").act(TryWith(("depression",)))
    assert on.outcome.focus == "delta"
    assert on.texts(".delta .buttons button") == ["Back to my answers", "Keep this as my answers"]
    assert on.text(".chosen").startswith("In this try Depression change")
    on.act(TryWithout(("substance-abuse",)))
    assert on.texts(".delta .buttons button")[:2] == ["Back to my answers", "Take the last step back"]
    title = "What if you told us: Depression? And not: Problems with alcohol or drugs?"
    assert on.text("h2#delta") == title
    on.act(Undo()).press("Keep this as my answers")
    assert on.all(".delta") == []
    assert on.text(".chosen").startswith("You chose Depression change")


def test_a_change_opens_to_its_rules_which_can_be_looked_up() -> None:
    on = visitor("depression").act(TryWith((OCD,)))
    (change,) = (each for each in on.all(".changes > li") if "Now: Named as a first choice" in text_of(each))
    on.press(text_of(change.css("button")[0]), within=".delta")
    assert on.visit.place.key == "rule:cbt-first-choice-for-ocd"


def test_what_an_answer_brings_up_is_a_line_that_opens_to_all_of_it() -> None:
    on, brought = visitor("substance-abuse"), RULEBOOK.notice["stopping-suddenly-can-be-dangerous"]
    summary = on.text("main > [role=alert] > details:not([open]) > summary")
    assert summary == f"{brought.title} {brought.line}"
    assert brought.text in on.text("main > [role=alert] > details")


@pytest.mark.parametrize("tap", [(), ("not-sure",)])
def test_with_nothing_chosen_every_option_stands_from_a_to_z_with_a_way_to_talk(tap: tuple[str, ...]) -> None:
    on = Visitor().act(Answer("topics", tap), Go(LIST))
    assert on.text("h1") == "All 16 options from A to Z"
    found = names(on, "[aria-labelledby=listed]")
    assert found == sorted(found, key=str.casefold)
    assert len(found) == 16
    assert on.text("details.talking h2") == "You need no name for it: what you could say"
    assert on.all("#not-listed, .order") == []
    assert all(each.css(".opened h4") for each in on.all("article.listed"))
    said = "No rule lists an option for what you chose" if tap else "You chose nothing so far."
    assert said in on.texts("[aria-labelledby=listed] > p")[0]


@pytest.mark.standard(2, 3)
def test_the_other_choices_are_always_there_in_the_same_rows_and_the_decision_is_said() -> None:
    for on in (visitor(), visitor("depression")):
        assert names(on, "[aria-labelledby=always]") == ["No therapy for now", "What I have now"]
        assert all(RULEBOOK.notice[each].text in on.text() for each in ("purpose", "educational"))


def test_a_notice_that_an_answer_brought_up_comes_before_the_options() -> None:
    text = visitor("depression", "severe-symptoms").text()
    assert text.index("Tell a clinician soon") < text.index(CBT)
    assert "Tell a clinician soon" not in visitor("depression").text()


def test_marking_keeps_the_order_and_shows_the_marks() -> None:
    on = visitor("depression").act(Order("name"), Take("art-therapy"), Compare("psychoeducation"))
    assert names(on, "[aria-labelledby=listed]")[0] == "Art therapy"
    assert on.text("h2#listed") == "From A to Z"
    assert part(on, "Art therapy", "button[aria-pressed=true]") == ["Handout"]
    assert part(on, "Psychoeducation", "button[aria-pressed=true]") == ["Compare"]


def test_with_four_marked_the_others_lead_to_the_comparison() -> None:
    four = (Compare(each.therapy) for each in visitor().context.tried.not_listed[:4])
    on = visitor("depression").act(*four)
    (full,) = [each for each in row(on, "What I have now").css("button") if "Four" in text_of(each)]
    assert full.attrs.sget("value") == "go compare"


def test_without_scripts_a_mark_comes_back_to_its_row() -> None:
    on = visitor("depression")
    for each in on.all("article.listed"):
        marks = each.css(".row-end button[aria-pressed]:not(.source)")
        assert {mark.attrs.sget("formaction") for mark in marks} == {f"#{each.attrs.sget('id')}"}
        assert {mark.attrs.sget("aria-describedby") for mark in marks} == {f"{each.attrs.sget('id')}-name"}


VISITORS = [
    visitor(),
    visitor(OCD, "child", "rather-no-medication"),
    visitor("depression").act(Explain("exposure-therapy"), TryWith((OCD,))),
]


@pytest.mark.parametrize("on", VISITORS)
def test_there_is_one_heading_of_the_page_no_level_is_skipped_and_every_id_is_unique(on: Visitor) -> None:
    levels = [int((each.tag or "")[1]) for each in on.all("h1, h2, h3, h4, h5, h6")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [each.attrs.sget("id") for each in on.all("[id]")]
    assert len(ids) == len(set(ids))


def test_places_on_the_page_tell_nothing_of_the_options() -> None:
    on = visitor(OCD, "chronic-suicidality").act(Explain("psychodynamic-therapy"))
    ids = " ".join(each.attrs.sget("id") for each in on.all("main [id]"))
    assert not [each for each in RULEBOOK.subject if each in ids]


def test_the_list_for_depression_is_small() -> None:
    on = visitor("depression")
    assert len(on.html.encode()) <= 60_000
    assert len(on.all("body *")) <= 1_200
    assert len(stops(on)) <= 60


def stops(on: Visitor) -> list[LexborNode]:
    """Return the elements that the key Tab stops at while nothing is open."""
    found = on.all("a[href], button:not([tabindex], [hidden]), input:not([type=hidden]), summary")
    return [each for each in found if not _folded(each)]


def _folded(node: LexborNode) -> bool:
    child, parent = node, node.parent
    while parent:
        if parent.tag == "details" and "open" not in parent.attrs and child.tag != "summary":
            return True
        child, parent = parent, parent.parent
    return False


@given(st.integers(0, 2**32), st.booleans())
@settings(max_examples=40, deadline=None)
def test_any_answers_to_any_rulebook_make_a_list(seed: int, full: bool) -> None:
    edition = edition_of(SECOND)
    picked = [each for number, each in enumerate(edition.rulebook.term) if seed >> (number % 32) & 1]
    visit = Visit(selections=with_terms(edition.rulebook, (), picked[:6]), sources=full)
    on = Visitor(edition, visit).go(LIST)
    assert document(page(on.context), "") == on.html.replace("/style.css", "")
    assert set(names(on)) == {each.name for each in edition.rulebook.subject.values()}

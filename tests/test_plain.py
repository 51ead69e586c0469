"""The pages without scripts: the same list and reasons, answers in forms alone, and nothing that harms."""

import asyncio
import gzip
import re
import shutil
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from httpx2 import Response
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import Message

from engine.inference.reference import infer
from engine.options import explore
from engine.questionnaire import answer_sheet
from engine.reading.load import SHIPPED, RuleFolder, load_folder
from engine.rulebook import Rulebook
from engine.sample import Sample
from tests.plain_visitor import FORM, Node, Visitor, parsed
from ui.plain.form import MOST, parse
from ui.plain.start import invitation
from ui.plain.turning import TURNS
from ui.rulebooks import Edition, Rulebooks, Shelf
from ui.server.plain import LARGEST, routes
from ui.showing.foundations import Citation
from ui.showing.notices import notices
from ui.showing.proofs import Proof, Step
from ui.showing.questionnaire import Picks, steps
from ui.showing.results import ListedView, NotListedView, results
from ui.showing.stamp import stamp
from ui.showing.trying import told as picks_for
from ui.texts import texts

SAY = texts("en")
TODAY = date(2026, 11, 24)
Terms = tuple[str, ...]
OCD, SUICIDALITY = "obsessive-compulsive-disorder", "chronic-suicidality"
CBT = "cognitive-behavioral-therapy"
KIND = [(name.lower().encode(), value.encode()) for name, value in FORM.items()]
HEADERS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "content-type": "text/html; charset=utf-8",
}


@cache
def _folder() -> RuleFolder:
    return load_folder()


@cache
def _edition() -> Edition:
    return Edition(_folder())


def _client(shelf: Shelf) -> TestClient:
    return TestClient(Starlette(routes=routes(lambda: shelf, lambda: TODAY)))


@cache
def _shipped() -> TestClient:
    return _client(Shelf(_edition(), ()))


@pytest.fixture(scope="module", autouse=True)
def _running() -> Iterator[None]:
    """Keep the pages of the shipped rules running, and not start them anew for every request."""
    with _shipped():
        yield


def _visitor() -> Visitor:
    return Visitor(_shipped())


def _visit(picks: Picks, matters: tuple[str, ...] = ()) -> Visitor:
    """Go through every step, tick what is picked, and end on the list."""
    rulebook, visitor = _edition().rulebook, _visitor()
    visitor.press("question 1")
    for number, question in enumerate(rulebook.questions, 2):
        visitor.tick(f"pick-{question.id}", *picks.get(question.id, ()))
        visitor.press(f"question {number}")
    if matters:
        visitor.tick("matters", *matters)
    visitor.press("list")
    return visitor


def _says(text: str) -> str:
    return " ".join(text.split())


# What the app shows of a list, and what stands on a plain page, in the same form


def _cited(views: tuple[Citation, ...]) -> list[tuple[str, str]]:
    return [(_says(each.place), _says(each.says)) for each in views]


def _step(view: Step) -> object:
    return (
        view.rule,
        _says("; ".join(view.needs)),
        _says(view.concludes),
        _cited(view.citations),
        view.place,
    )


def _proof(view: Proof) -> object:
    told = "; ".join(view.told) or SAY("proof-nothing")
    return (_says(told), [_step(each) for each in view.via], _step(view.step))


def _listed(view: ListedView) -> object:
    every = (view.reasons, *(proofs for _, proofs in view.supporting))
    return (
        view.card.id,
        view.card.name,
        _says(f"{view.standing.text} {view.alongside}"),
        [_says(each) for each in view.told],
        [_says(each.text) for each in view.fits],
        [_says(each.text) for each in view.notes],
        [[_proof(each) for each in proofs] for proofs in every],
    )


def _cited_on(node: Node) -> list[tuple[str, str]]:
    statements = [item for each in node.own("ul", class_="cited") for item in each.own("li")]
    return [(each.one("strong").text, each.one("span").text) for each in statements]


def _step_on(node: Node) -> object:
    return (
        node.one("code", class_="rule").text,
        node.one("span", class_="needs").text,
        node.one("strong", class_="concludes").text,
        _cited_on(node),
        node.one("span", class_="file").text,
    )


def _proof_on(node: Node) -> object:
    via = [item for each in node.own("ul", class_="via") for item in each.own("li")]
    (step,) = node.own("div", class_="step")
    return (node.one("span", class_="answers").text, [_step_on(each) for each in via], _step_on(step))


def _lines_on(article: Node, style: str) -> list[str]:
    """Return the texts of lines without the numbers of the statements that they cite."""
    found = [line for each in article.own("div", class_=style) for line in each.own("div", class_="line")]
    return [_own_text(line.own("p")[0]) for line in found]


def _own_text(node: Node) -> str:
    return _says("".join(each for each in node.children if isinstance(each, str)))


def _listed_on(article: Node) -> object:
    every = article.all("ol", class_="proofs")
    return (
        article.attributes["id"].removeprefix("card-"),
        article.one("h3").text,
        article.one("p", class_="standing").text,
        [each.text for told in article.own("ul", class_="told") for each in told.own("li")],
        _lines_on(article, "fits"),
        _lines_on(article, "notes"),
        [[_proof_on(each) for each in proofs.own("li")] for proofs in every],
    )


def _id(node: Node, prefix: str) -> str:
    assert node.attributes["id"].startswith(prefix)
    return node.attributes["id"].removeprefix(prefix)


def _groups_on(page: Node) -> list[object]:
    groups = [each for each in page.all("section") if each.attributes.get("id", "").startswith("group-")]
    return [
        (_id(each, "group-"), each.own("h2")[0].text, [_listed_on(one) for one in each.own("article")])
        for each in groups
    ]


def _waiting(view: NotListedView) -> object:
    part, needs = view.changes.part, view.needs.needs
    return (
        view.card.id,
        view.card.name,
        [f"{part.verb} {' '.join(tap.terms)}" for row in part.rows for tap in row.taps],
        [(each.rule, [_says(way) for way in each.ways], _cited(each.citations)) for each in needs],
    )


def _waiting_on(article: Node) -> object:
    buttons = [each.attributes["value"] for each in article.all("button")]
    return (
        _id(article, "card-"),
        article.one("h3").text,
        [each for each in buttons if not each.startswith("card ")],
        [_need_on(each) for each in article.one("ul", class_="proofs").own("li")],
    )


def _need_on(node: Node) -> object:
    ways = [each.text for each in node.one("ul", class_="needs").own("li")]
    return (node.one("code", class_="rule").text, ways, _cited_on(node))


def _notices_on(page: Node) -> list[tuple[str, str]]:
    found = page.one("main").all("section", class_="notice")
    return [(each.attributes["aria-label"], _own_text(each.own("p")[1])) for each in found]


def _rules_on(page: Node) -> dict[str, list[str]]:
    """Map each listed therapy to the rules that list it."""
    return {
        _id(article, "card-"): [
            proof.one("div", class_="step").one("code", class_="rule").text
            for proof in reasons.one("ol").own("li")
        ]
        for article in page.all("article")
        for reasons in article.all("div", class_="reasons")
    }


def _holds_what_the_app_shows(page: Node, rulebook: Rulebook, picks: Picks, matters: Terms = ()) -> None:
    """Compare a list with the values that the app draws, and these with another engine's conclusions."""
    exploration = explore(rulebook, answer_sheet(rulebook, picks), infer)
    view = results(exploration, SAY, matters=matters)
    groups = [(each.id, each.label, [_listed(one) for one in each.listed]) for each in view.groups]
    assert page.one("p", class_="lead").text == view.told
    assert _groups_on(page) == groups
    assert [_id(each, "card-") for each in page.one("section", id="alternatives").own("article")] == [
        each.id for each in view.alternatives
    ]
    waiting = page.one("section", id="not-listed").own("article")
    assert [_waiting_on(each) for each in waiting] == [_waiting(each) for each in view.not_listed]
    shown = [(each.title, _says(each.text)) for each in view.notices]
    assert sorted(_notices_on(page)) == sorted(shown)
    reasons = {each.therapy: [one.rule.id for one in each.reasons] for each in exploration.listed}
    assert _rules_on(page) == reasons


# A whole visit


@st.composite
def _sheets(draw: st.DrawFn) -> tuple[Picks, Terms]:
    """Return picks of every question, and what matters most among the wishes in them."""
    rulebook, picks = _edition().rulebook, {}
    for question in rulebook.questions:
        most = 1 if question.choose == "one" else None
        options = [each.id for each in question.choices]
        picks[question.id] = tuple(draw(st.lists(st.sampled_from(options), max_size=most, unique=True)))
    wishes = sorted(each for each in answer_sheet(rulebook, picks) if rulebook.term[each].kind == "wish")
    marked = draw(st.sets(st.sampled_from(wishes))) if wishes else set()
    return picks, tuple(each for each in rulebook.term if each in marked)


@pytest.mark.parametrize("sample", _folder().samples, ids=lambda each: each.id)
def test_a_visit_with_a_sample_sheet_ends_with_the_list_and_reasons_of_the_app(sample: Sample) -> None:
    rulebook = _edition().rulebook
    picks = picks_for(rulebook, {}, sample.has)
    matters = tuple(each for each in rulebook.term if each in sample.matters)
    assert answer_sheet(rulebook, picks) == set(sample.has)
    _holds_what_the_app_shows(_visit(picks, matters).page, rulebook, picks, matters)


@given(sheet=_sheets())
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
def test_a_visit_with_any_answers_ends_with_the_list_and_reasons_of_the_app(
    sheet: tuple[Picks, Terms],
) -> None:
    picks, matters = sheet
    visitor = _visit(picks, matters)
    _holds_what_the_app_shows(visitor.page, _edition().rulebook, picks, matters)
    _is_plain(visitor.html)


def test_ocd_lists_cbt_as_a_first_choice_with_its_rule_and_its_sentence() -> None:
    group = _visit({"topics": (OCD,)}).page.one("section", id="group-first-choice")
    article = group.one("article", id=f"card-{CBT}")
    proof = article.one("div", class_="reasons").one("ol").own("li")[0]
    assert proof.one("code", class_="rule").text == "cbt-first-choice-for-ocd"
    assert proof.one("ul", class_="cited").own("li")[0].one("strong").text == (
        "S047, section “Cognitive behavioral therapy”"
    )


# The questionnaire


def test_back_next_and_the_list_lose_nothing() -> None:
    visitor = _visit({"topics": (OCD, "depression"), "for-whom": ("myself",), "goals": ("express-feelings",)})
    visitor.press("question 1")
    assert visitor.ticks == [("pick-topics", "depression"), ("pick-topics", OCD)]
    visitor.press("question 2")
    assert visitor.ticks == [("pick-for-whom", "myself")]
    visitor.press("question 1")
    visitor.press("list")
    assert visitor.page.one("p", class_="lead").text == (
        "You told us: Depression; Obsessive-compulsive disorder (OCD); An adult (18 or older); "
        f"{_edition().rulebook.term['express-feelings'].label}."
    )


def test_every_question_shows_its_step_its_reason_and_its_groups_as_fieldsets() -> None:
    rulebook, visitor = _edition().rulebook, _visitor()
    visitor.press("question 1")
    for number, question in enumerate(rulebook.questions, 1):
        assert visitor.heading == question.title
        progress = f"Question {number} of {steps(rulebook)}"
        assert visitor.page.one("p", class_="progress").text == progress
        assert question.why.split(".")[0] in visitor.page.one("details", id="why").text
        legends = [each.one("legend").text for each in visitor.page.all("fieldset")]
        assert legends == [each.label or question.title for each in question.groups]
        kind = "checkbox" if question.choose == "several" else "radio"
        boxes = visitor.page.all("input", type=kind)
        assert [each.attributes["value"] for each in boxes] == [each.id for each in question.choices]
        visitor.press(f"question {number + 1}")


def test_an_answer_to_a_question_with_one_answer_can_be_taken_back() -> None:
    visitor = _visitor()
    visitor.press("question 1")
    visitor.press("question 2")
    assert "clear 2" not in visitor.buttons
    visitor.tick("pick-for-whom", "a-child")
    visitor.press("question 3")
    visitor.press("question 2")
    visitor.press("clear 2")
    assert (visitor.heading, visitor.ticks) == ("Who is it for?", [])


def test_a_notice_stands_beside_the_topic_that_brings_it_up() -> None:
    visitor = _visit({"topics": (SUICIDALITY,)})
    visitor.press("question 1")
    assert [title for title, _ in _notices_on(visitor.page)] == ["Help for thoughts of suicide"]


def test_a_topic_is_found_by_everyday_words_and_keeps_what_is_ticked() -> None:
    visitor = _visitor()
    visitor.press("question 1")
    visitor.tick("pick-topics", "depression")
    visitor.press("find 1", ("words", "washing hands"))
    first = visitor.page.all("fieldset")[0]
    assert [each.attributes["value"] for each in first.all("input")] == [OCD]
    assert visitor.ticks == [("pick-topics", "depression")]
    offered = [each.attributes["value"] for each in visitor.page.all("input", name="pick-topics")]
    assert sorted(offered) == sorted(each.id for each in _edition().rulebook.questions[0].choices)


def test_words_that_nothing_has_are_told_and_shown_again_as_text() -> None:
    visitor = _visitor()
    visitor.press("question 1")
    visitor.press("find 1", ("words", '"><script>alert(1)</script>\u202e'))
    assert "Nothing here has these words." in visitor.page.one("div", class_="finding").text
    assert visitor.page.one("input", id="words").attributes["value"] == '"><script>alert(1)</script>'
    _is_plain(visitor.html)


def test_what_matters_most_is_asked_of_the_wishes_that_were_told() -> None:
    rulebook = _edition().rulebook
    visitor = _visit({"goals": ("express-feelings",)}, ("express-feelings",))
    assert ("matters", "express-feelings") in visitor.hidden
    visitor = _visit({})
    visitor.press("question 1")
    visitor.press("list")
    assert visitor.hidden == []
    assert len(rulebook.questions) + 1 == steps(rulebook)


# The list


@pytest.mark.parametrize("order", ["source", "fit", "name"])
def test_the_list_is_put_in_the_order_of_the_app(order: str) -> None:
    rulebook = _edition().rulebook
    picks = {"topics": (OCD, "depression"), "goals": ("express-feelings", "change-unhelpful-thoughts")}
    visitor = _visit(picks)
    if order != "source":
        visitor.press(f"order {order}")
    view = results(explore(rulebook, answer_sheet(rulebook, picks), infer), SAY, order)
    assert _groups_on(visitor.page) == [
        (each.id, each.label, [_listed(one) for one in each.listed]) for each in view.groups
    ]
    assert f"order {order}" not in visitor.buttons


def test_an_answer_that_would_list_a_therapy_can_be_tried_and_taken_back() -> None:
    visitor = _visit({"topics": ("substance-abuse",)})
    told = visitor.page.one("p", class_="lead").text
    visitor.press("tell depression")
    assert "dual-diagnosis-services" in _rules_on(visitor.page)
    moves = visitor.page.one("section", class_="moves")
    assert moves.attributes["aria-label"] == "What if you told us: Depression?"
    assert "Dual diagnosis services" in moves.all("ul")[0].text
    visitor.press("leave-out substance-abuse")
    assert "dual-diagnosis-services" not in _rules_on(visitor.page)
    visitor.press("undo")
    assert visitor.page.one("p", class_="lead").text == told
    assert visitor.page.all("section", class_="moves") == []


def test_what_was_tried_can_be_kept_and_is_no_answer_before() -> None:
    visitor = _visit({"topics": ("substance-abuse",)})
    visitor.press("tell depression")
    visitor.press("question 1")
    assert visitor.ticks == [("pick-topics", "substance-abuse")]
    visitor.press("list")
    visitor.press("tell depression")
    visitor.press("keep")
    visitor.press("question 1")
    assert visitor.ticks == [("pick-topics", "depression"), ("pick-topics", "substance-abuse")]


def test_every_card_can_be_read_and_left_for_the_same_list() -> None:
    visitor = _visit({"topics": (OCD,)})
    html = visitor.html
    for each in _edition().rulebook.subjects:
        visitor.press(f"card {each.id}")
        assert visitor.heading == each.name
        assert [one.text for one in visitor.page.all("h2")] == [
            row.label for row in _edition().rulebook.general
        ]
        _is_plain(visitor.html)
        visitor.press("list")
        assert visitor.html == html


def test_everything_can_be_opened_to_be_printed() -> None:
    visitor = _visit({"topics": (OCD,)})
    visitor.press("list open")
    for article in visitor.page.all("article"):
        reasons = [each for each in article.own("details") if each.all("code", class_="rule")]
        assert all("open" in each.attributes for each in reasons)
    assert "list open" not in visitor.buttons


# What stands on every page


def _pages() -> Iterator[str]:
    visitor = _visitor()
    yield visitor.html
    for to in ("question 1", "find 1", "list", f"card {CBT}", "list", "list open", "tell child", "keep"):
        visitor.press(to)
        yield visitor.html
    for address in ("/plain/nothing", "/plain/left/more"):
        yield _shipped().get(address).text


def _is_plain(html: str) -> None:
    """Check that a page is whole, has no script or anything like it, and its headings are in order."""
    page = parsed(html)
    assert not {"script", "link", "img", "iframe", "object", "embed", "base", "svg"} & {
        each.tag for each in page.walk()
    }
    names = {name for each in page.walk() for name in each.attributes}
    assert [each for each in names if each.startswith(("on", "data-")) or each in {"style", "src"}] == []
    links = [each.attributes.get("href", "") for each in page.walk() if "href" in each.attributes]
    assert [each for each in links if not re.match(r"/($|plain($|/left$))|#top$|tel:|sms:", each)] == []
    assert [each for each in page.all("button") if each.attributes.get("type")] == []
    ids = [each.attributes["id"] for each in page.walk() if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    levels = [int(each.tag[1]) for each in page.walk() if re.fullmatch("h[1-6]", each.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_no_page_has_a_script_or_anything_like_it() -> None:
    for html in _pages():
        _is_plain(html)


def test_every_page_has_language_title_help_leaving_stamp_and_privacy_in_the_same_places() -> None:
    rulebook = _edition().rulebook
    (crisis,) = notices(explore(rulebook, (), infer), SAY, "every-page")
    made = stamp(rulebook, SAY, _edition().fingerprint, TODAY).made
    for html in _pages():
        page = parsed(html)
        assert page.one("html").attributes["lang"] == "en"
        assert page.one("title").text.endswith("Treatment options")
        body = page.one("body")
        assert [each.tag for each in body.children if isinstance(each, Node)] == [
            *("a", "header", "section", "main", "footer")
        ]
        assert body.own("section")[0].attributes["aria-label"] == crisis.title
        assert [each.attributes["href"] for each in body.own("section")[0].all("a")] == [
            address for contact in crisis.contacts for _, address in contact.links
        ]
        leave = body.one("header").one("a")
        assert (leave.text, leave.attributes["href"]) == ("Leave this page", "/plain/left")
        foot = body.one("footer")
        assert made in foot.text
        assert "They go into no account, cookie, address or file." in foot.text
        assert [each.attributes["href"] for each in foot.all("a")] == ["/plain", "/"]


def test_the_first_page_and_the_list_say_that_they_are_for_learning_only() -> None:
    visitor = _visitor()
    assert "For learning only" in [title for title, _ in _notices_on(visitor.page)]
    visitor.press("list")
    assert "For learning only" in [title for title, _ in _notices_on(visitor.page)]


def test_no_title_names_an_answer_or_a_therapy() -> None:
    visitor = _visit({"topics": (OCD,)})
    visitor.press(f"card {CBT}")
    assert visitor.page.one("title").text == "One choice | Treatment options"


def test_the_neutral_page_tells_nothing_and_says_what_stays() -> None:
    answer = _shipped().get("/plain/left")
    page = parsed(answer.text)
    assert page.one("title").text == "Page closed"
    assert page.one("h1").text == "This page is closed"
    assert page.all("a") == page.all("form") == page.all("footer") == []
    assert "therap" not in page.one("body").text.lower()
    assert "The history of your browser still shows that you were here." in page.text
    assert "Its Back button may show the last page again." in page.text


def test_pages_are_a_few_kilobytes() -> None:
    rulebook, visitor = _edition().rulebook, _visitor()
    sizes = {"first": visitor.html}
    for number in range(1, steps(rulebook) + 1):
        visitor.press(f"question {number}")
        sizes[f"step {number}"] = visitor.html
    large = {name for name, html in sizes.items() if len(html) > 20_000}
    packed = {name: len(gzip.compress(html.encode())) for name, html in sizes.items()}
    assert (large, {name for name, size in packed.items() if size > 5_500}) == (set(), set())
    visitor.press("list")
    assert len(visitor.html) < 80_000
    assert len(gzip.compress(visitor.html.encode())) < 12_000


def test_the_way_to_these_pages_is_a_plain_link() -> None:
    assert parsed(invitation(SAY)).one("a").attributes == {"href": "/plain"}


# On the wire


def _post(content: bytes | str, kind: str | None = FORM["Content-Type"], address: str = "/plain") -> Response:
    headers = {"Content-Type": kind} if kind is not None else {}
    return _shipped().post(address, content=content, headers=headers)


def _is_refused(answer: Response, status: int, why: str) -> None:
    assert answer.status_code == status
    page = parsed(answer.text)
    assert page.one("h1").text == "This did not work"
    assert why in page.one("main").text
    _has_headers(answer)


def _has_headers(answer: Response) -> None:
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "set-cookie" not in answer.headers
    assert answer.headers["content-security-policy"] == (
        f"default-src 'none'; style-src '{_hash(answer.text)}'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


def _hash(html: str) -> str:
    style = html.partition("<style>")[2].partition("</style>")[0]
    return f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"


@pytest.mark.parametrize("address", ["/plain", "/plain/", "/plain/left", "/plain?pick-topics=adhd"])
def test_pages_can_be_read_with_strict_headers_and_no_cookie(address: str) -> None:
    answer = _shipped().get(address)
    assert answer.status_code == 200
    _has_headers(answer)
    assert "adhd" not in answer.text
    assert _shipped().head(address).status_code == 200


def test_an_answer_to_a_form_has_the_same_headers() -> None:
    answer = _post("pick-topics=adhd&to=list")
    assert answer.status_code == 200
    _has_headers(answer)


@pytest.mark.parametrize(
    ("address", "methods"), [("/plain", "GET, HEAD, OPTIONS, POST"), ("/plain/left", "GET, HEAD, OPTIONS")]
)
def test_methods_are_told_and_others_refused(address: str, methods: str) -> None:
    told = _shipped().options(address)
    assert (told.status_code, told.headers["allow"], told.text) == (204, methods, "")
    refused = ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "X"]
    for method in refused if "POST" in methods else [*refused, "POST"]:
        answer = _shipped().request(method, address)
        _is_refused(answer, 405, "This page can be read, and its forms can be sent.")
        assert answer.headers["allow"] == methods


@pytest.mark.parametrize("address", ["/plain/nothing", "/plain/left/", "/plain/%3Cscript%3E", "/plain//"])
def test_unknown_addresses_are_refused_with_a_page(address: str) -> None:
    _is_refused(_shipped().get(address), 404, "There is no such page.")
    _is_refused(_post("to=list", address=address), 404, "There is no such page.")


@pytest.mark.parametrize(
    "kind", [None, "", "text/plain", "application/json", "multipart/form-data; boundary=x", "\x7f"]
)
def test_other_kinds_of_content_are_refused(kind: str | None) -> None:
    _is_refused(_post("to=list", kind), 415, "What was sent is not a form of this page.")


@pytest.mark.parametrize(
    "kind", [f"{FORM['Content-Type']}; charset=UTF-8", "Application/X-WWW-Form-Urlencoded"]
)
def test_a_form_may_say_its_encoding_and_be_written_in_capitals(kind: str) -> None:
    assert "Your list" in _post("to=list", kind).text


def test_a_form_that_is_too_large_is_refused_and_the_connection_closed() -> None:
    answer = _post(b"a" * (LARGEST + 1))
    _is_refused(answer, 413, "What was sent is larger than any answers here can be.")
    assert answer.headers["connection"] == "close"


def test_a_form_of_unknown_length_is_read_no_further_than_a_form_may_be_long() -> None:
    taken = []

    def endless() -> Iterator[bytes]:
        for _ in range(100):
            taken.append(LARGEST)
            yield b"a" * LARGEST

    answer = _shipped().post("/plain", content=endless(), headers=FORM)
    _is_refused(answer, 413, "What was sent is larger than any answers here can be.")


@pytest.mark.parametrize(
    "body",
    [
        "to=%zz",
        "to=%",
        "to=list&x=%f",
        "to=%ff",
        b"to=\xff",
        "to",
        "to=list&&x=1",
        "&".join(["x=1"] * (MOST + 1)),
    ],
)
def test_a_form_that_cannot_be_read_is_refused(body: str | bytes) -> None:
    _is_refused(_post(body), 400, "What was sent could not be read.")


def test_a_form_that_does_not_arrive_in_time_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.server.plain.PATIENCE", 0.01)
    sent: list[Message] = []

    async def nothing_more() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    async def note(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/plain", "query_string": b"", "headers": KIND}
    asyncio.run(Starlette(routes=routes(lambda: Shelf(_edition(), ())))(scope, nothing_more, note))
    assert sent[0]["status"] == 408
    assert "What was sent took too long to arrive." in sent[1]["body"].decode()


def test_an_empty_form_leads_to_the_first_question() -> None:
    assert "Question 1 of" in _post("").text


@pytest.mark.parametrize("to", ["", "question", "question x", "question -1", "question ²", "fly", "TO LIST"])
def test_a_button_that_makes_no_sense_leads_to_the_first_question(to: str) -> None:
    assert "Question 1 of" in _post(urlencode({"to": to})).text


def test_a_step_that_is_not_there_is_the_last_one() -> None:
    count = steps(_edition().rulebook)
    assert f"Question {count} of {count}" in _post(urlencode({"to": "question 999"})).text


@pytest.mark.parametrize(
    "to", ["card nobody", "order upside-down", "tell nothing", "leave-out ../..", "undo"]
)
def test_a_button_about_nothing_known_leads_to_the_list(to: str) -> None:
    assert parsed(_post(urlencode({"to": to})).text).one("h1").text == "Your list"


@given(
    fields=st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40)), max_size=20),
    to=st.sampled_from(sorted(TURNS)),
)
def test_unknown_fields_change_nothing(fields: list[tuple[str, str]], to: str) -> None:
    strange = [(name, value) for name, value in fields if name not in {"to", "words", "trying", "order"}]
    strange = [(name, value) for name, value in strange if not name.startswith("pick-")]
    sent = [("pick-topics", OCD), ("to", to)]
    assert _post(urlencode([*strange, *sent])).text == _post(urlencode(sent)).text


NAMES = [
    "to",
    "words",
    "order",
    "matters",
    "trying",
    "before-topics",
    "pick-topics",
    "pick-for-whom",
    "pick-nothing",
]
VALUES = [
    *TURNS,
    OCD,
    "a-child",
    "myself",
    "yes",
    "tell child adult",
    "question 5",
    "<b onclick=x>",
    '"',
    "&lt;",
    "\0",
]


@given(
    fields=st.lists(
        st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES) | st.text(max_size=60)), max_size=12
    )
)
def test_whatever_a_form_tells_a_whole_and_harmless_page_follows(fields: list[tuple[str, str]]) -> None:
    answer = _post(urlencode(fields, errors="replace"))
    assert answer.status_code == 200
    _is_plain(answer.text)
    _has_headers(answer)


@given(body=st.binary(max_size=200))
def test_whatever_is_sent_is_answered_or_refused_with_a_page(body: bytes) -> None:
    answer = _post(body)
    assert answer.status_code in {200, 400}
    _is_plain(answer.text)


@given(fields=st.lists(st.tuples(st.text(min_size=1), st.text())))
def test_a_form_is_read_as_it_was_written(fields: list[tuple[str, str]]) -> None:
    body = "&".join(f"{quote(name)}={quote(value)}" for name, value in fields)
    assert parse(body.encode()) == tuple(fields)


# Rule files that change or break


def test_texts_of_rules_are_shown_as_text() -> None:
    bad = "<script>alert(1)</script>\"' onclick=x"
    rulebook = _edition().rulebook
    therapies = tuple(replace(each, name=bad) for each in rulebook.therapies)
    terms = tuple(replace(each, label=bad) for each in rulebook.terms)
    questions = tuple(replace(each, title=bad, help=bad, why=bad) for each in rulebook.questions)
    hostile = replace(rulebook, title=bad, therapies=therapies, terms=terms, questions=questions)
    visitor = Visitor(_client(Shelf(Edition(replace(_folder(), rulebook=hostile)), ())))
    for to in ("question 1", "question 2", "list", f"card {CBT}"):
        visitor.press(to)
        _is_plain(visitor.html)
    assert visitor.heading == _says(bad)


def test_an_answer_that_new_rules_do_not_offer_is_dropped_and_told() -> None:
    rulebook, shelves = _edition().rulebook, [Shelf(_edition(), ())]
    visitor = Visitor(TestClient(Starlette(routes=routes(lambda: shelves[-1], lambda: TODAY))))
    visitor.press("question 1")
    visitor.tick("pick-topics", OCD, "adhd")
    visitor.press("question 2")
    topics = rulebook.questions[0]
    groups = tuple(
        replace(group, choices=tuple(each for each in group.choices if each.id != OCD))
        for group in topics.groups
    )
    questions = (replace(topics, groups=groups), *rulebook.questions[1:])
    shelves.append(Shelf(Edition(replace(_folder(), rulebook=replace(rulebook, questions=questions))), ()))
    visitor.press("list")
    assert "1 of your answers is not offered any more" in visitor.page.one("p", role="alert").text
    assert visitor.page.one("p", class_="lead").text == (
        "You told us: Attention-deficit/hyperactivity disorder (ADHD)."
    )
    visitor.press("question 1")
    assert visitor.page.all("p", role="alert") == []


def test_a_broken_edit_keeps_the_last_good_rules_and_says_so(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(SHIPPED, rules)
    client = TestClient(Starlette(routes=routes(Rulebooks(rules, load_folder).current)))
    visitor = Visitor(client)
    visitor.press("question 1")
    visitor.tick("pick-topics", OCD)
    with (rules / "vocabulary.yaml").open("a", encoding="utf-8") as file:
        file.write("- broken: [\n")
    visitor.press("list")
    assert CBT in _rules_on(visitor.page)
    assert "An edit of the rule files cannot be used yet" in visitor.page.text
    _is_plain(visitor.html)


def test_without_any_rules_a_page_says_so_with_help_first() -> None:
    client = _client(Shelf(None, ()))
    for answer in (client.get("/plain"), client.post("/plain", content="to=list", headers=FORM)):
        assert answer.status_code == 503
        _has_headers(answer)
        page = parsed(answer.text)
        first, second = page.one("main").all()[:2]
        assert ("988" in first.text, second.tag) == (True, "h1")
    assert client.get("/plain/left").status_code == 200


def test_a_page_is_made_without_any_file_but_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    _visitor()

    def never(*_: object, **__: object) -> None:
        pytest.fail("a file was opened")

    monkeypatch.setattr("builtins.open", never)
    assert _visit({"topics": (OCD,)}).heading == "Your list"

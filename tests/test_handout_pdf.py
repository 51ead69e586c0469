"""The handout as a PDF: what screen readers find in it, what its text holds, and that no text breaks it."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from engine.rule_folder import Sample
from tests.handouts import EDITION, FOREIGN, HOSTILE, RULEBOOK, TYPICAL, holding, made, typical
from ui.printing import pdf as printing
from ui.printing.pdf import UNSHOWN, PdfError, pdf
from ui.views.handout.content import Handout, Item, Section

ROOT = Path(__file__).parents[1]


def _read(view: Handout) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(view)))


def _text(reader: PdfReader) -> str:
    """Return the text of all pages on one line, with words that were broken at a hyphen joined."""
    text = " ".join(each.extract_text() for each in reader.pages)
    return re.sub(r"(?<=[a-z:]-) (?=[a-z])", "", " ".join(text.split()))


def _tags(node: Any, above: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 -- a tree of pypdf's own
    """Yield each tag of a tree with the one above it, in the order of reading."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            yield from _tags(each, above)
    elif isinstance(node, dict) and "/S" in node:
        yield node["/S"], above
        yield from _tags(node.get("/K", []), node["/S"])


def _tree(reader: PdfReader) -> list[tuple[str, str]]:
    root: Any = reader.trailer["/Root"]
    return list(_tags(root["/StructTreeRoot"]["/K"]))


def test_it_says_that_it_is_tagged_and_what_it_is() -> None:
    reader = _read(typical())
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 -- a truth value of pypdf's own
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 -- likewise
    assert reader.metadata is not None
    assert reader.metadata.title == "For a talk with a clinician"
    said = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in said
    assert "For a talk with a clinician" in said


def test_its_tags_are_headings_paragraphs_lists_and_links() -> None:
    tree = _tree(_read(typical()))
    tags = [tag for tag, _ in tree]
    headings = [tag for tag in tags if re.fullmatch("/H[1-6]", tag)]
    first = ["/H1", *["/H2"] * 4, *["/H3"] * len(TYPICAL)]  # the title, help, answers, what matters, options
    last = [*["/H2"] * 4, *["/H3"] * 3]  # questions, next step, space, what it rests on: numbers, texts, ours
    assert headings == [*first, *last]
    assert {above for tag, above in tree if tag == "/LI"} == {"/L"}
    assert {above for tag, above in tree if tag in {"/Lbl", "/LBody"}} == {"/LI"}
    assert {above for tag, above in tree if tag == "/Strong"} <= {"/P", "/LBody"}
    assert tags.count("/Link") == 7
    assert "/P" in tags


def test_every_number_to_call_is_a_link_that_says_what_it_is() -> None:
    links = [each.get_object() for page in _read(typical()).pages for each in page.get("/Annots", [])]
    calls = [f"tel:{each}" for each in (911, 999, 111, 116123)]
    assert [each["/A"]["/URI"] for each in links] == ["tel:988", "sms:988", *calls, "sms:85258?body=SHOUT"]
    assert all(each["/Contents"] for each in links)


def test_ids_and_citations_stand_on_its_last_page_and_questions_with_boxes_on_the_first() -> None:
    first, last = (" ".join(each.extract_text().split()) for each in _read(typical()).pages)
    for told in (
        "Obsessive-compulsive disorder (OCD): The source calls it a first choice.",
        "☐ The answers say: rather without medication. What does that mean for psychodynamic therapy?",
        "☐ It means facing what sets off fear. How fast does it go, and what helps when it gets too much?",
        "Call 988",
        "These contacts were last checked on November 23, 2026.",
    ):
        assert told in first
    for told in (
        "☐ How many sessions are usual?",
        "My next step",
        "Rule cbt-first-choice-for-ocd; S047; editorial",
        "S047, section “Cognitive behavioral therapy”: CBT is seen as a first choice for OCD, PTSD",
        "No clinician has reviewed this explorer yet.",
    ):
        assert told in last
    assert EDITION.fingerprint in last.replace(" ", "")
    assert re.findall(r"\bS\d{3}\b|Rules? [a-z]+-|editorial \d", first) == []


def test_without_the_answers_its_text_does_not_tell_them() -> None:
    view = made("schizophrenia", "rather-no-medication", chosen=("art-therapy",), told=False)
    text = _text(_read(view))
    assert "My answers are left out." in text
    assert "chizophrenia" not in text
    assert "medication" not in text


@pytest.mark.parametrize("sample", EDITION.samples, ids=lambda each: str(each.id))
def test_the_handout_of_every_sample_is_one_sheet_or_one_page_more_in_readable_type(sample: Sample) -> None:
    assert len(_read(made(*sample.has, matters=sample.matters)).pages) in {2, 3}


def test_one_with_nothing_told_has_a_page_to_write_on_and_a_page_of_what_it_rests_on() -> None:
    assert len(_read(made()).pages) == 2


@pytest.mark.parametrize(
    ("word", "letters"), [("W" * 100, 60), ("0123456789" * 30, 110), ("x" * 29 + "m" * 300, 80)]
)
def test_a_word_longer_than_a_line_is_broken_and_can_be_copied_whole(word: str, letters: int) -> None:
    """A line has room for so many of its letters at the smallest size of type."""
    pages = [each.extract_text() for each in _read(holding(word)).pages]
    assert "".join("".join(pages).split()).count(word) >= 8
    pieces = (piece for page in pages for piece in re.findall(f"[{word}]+", page))
    assert max(map(len, pieces)) <= letters


def test_the_largest_one_there_can_be_is_made_too() -> None:
    everything = made(*RULEBOOK.askable, chosen=tuple(RULEBOOK.subject))
    text = _text(_read(everything))
    assert [each.name for each in everything.options if each.name not in text] == []


def test_the_same_handout_gives_the_same_bytes() -> None:
    assert pdf(typical()) == pdf(typical())


@pytest.mark.parametrize("text", HOSTILE)
def test_what_means_something_to_typst_is_a_text_like_any_other(text: str) -> None:
    assert _text(_read(holding(text))).count(text) >= 8


@pytest.mark.parametrize("text", FOREIGN)
def test_what_cannot_be_shown_is_marked_and_told_and_the_rest_stays(text: str) -> None:
    found, is_lost = _text(_read(holding(text))), text not in {"עברית", "العربية", "\u202eoverride"}
    assert (UNSHOWN in found) == is_lost
    assert ("The sign � stands for one that the typefaces of this file lack." in found) == is_lost
    assert "S047, section" in found


@given(text=st.text(min_size=1, max_size=30).filter(str.strip))
@settings(max_examples=25)
def test_no_text_at_all_breaks_it(text: str) -> None:
    view = replace(typical(), options=(), answers=Section(text, (Item(text, text),)))
    assert pdf(view).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("language", ["de", "pt-BR", "", "../etc", "x" * 40])
def test_its_language_is_that_of_the_rulebook_or_else_english(language: str) -> None:
    root: Any = _read(replace(typical(), language=language)).trailer["/Root"]
    assert root["/Lang"] == (language if language in {"de", "pt-BR"} else "en")


def test_a_missing_typst_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "available", lambda: False)
    told = "no PDF can be made without the package `typst`; install it, or print"
    with pytest.raises(PdfError, match=told):
        pdf(typical())


def test_a_failure_tells_no_word_of_the_handout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "handout.typ"
    broken.write_text('#panic("fails: " + sys.inputs.data)', encoding="utf-8")
    monkeypatch.setattr(printing, "TEMPLATE", broken)
    with pytest.raises(PdfError) as error:
        pdf(typical())
    assert str(error.value) == "this handout cannot be made a PDF; print the page instead"
    assert error.value.__cause__ is None


def test_the_template_says_nothing_of_its_own() -> None:
    """Every text comes with the data, so that it can be put into another language."""
    template = re.sub(r"(?m)^\s*//.*$", "", printing.TEMPLATE.read_text(encoding="utf-8"))
    strings = set(re.findall(r'"([^"]*)"', template))
    names = {"Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono", "bold", "1 / 1"}
    marks = {"", ":", "\\u{a0}", "[^\\s-]{30,}"}
    assert {each for each in strings - names - marks if not each.startswith("#")} == set()
    assert re.findall(r"\[[^\]#]*[A-Za-z][^\]]*\]", re.sub(r'"[^"]*"', "", template)) == []


def _ran(code: str, folder: Path = ROOT, **more: str) -> str:
    """Return the last line that a program of ours prints."""
    command = [sys.executable, "-B", "-W", "ignore", "-c", code]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    done = subprocess.run(command, env=env, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip().splitlines()[-1]


def test_typst_is_loaded_with_the_first_pdf_and_not_before() -> None:
    assert _ran("import sys, ui.printing.pdf; print('typst' in sys.modules)") == "False"


def test_no_file_is_written_and_none_read_but_the_template(tmp_path: Path) -> None:
    """The system calls would tell more; this holds the folders that a careless step would use."""
    code = (
        "import json, tempfile, os; from tests.handouts import typical; from ui.printing.pdf import pdf; "
        "pdf(typical()); print(json.dumps([os.listdir('.'), os.listdir(tempfile.gettempdir())]))"
    )
    assert json.loads(_ran(code, tmp_path, TMPDIR=str(tmp_path), HOME=str(tmp_path))) == [[], []]

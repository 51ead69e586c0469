"""The comparison as a Word file, read back: a table to fill in, what it rests on, and only texts."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from tests.handouts import OCD, RULEBOOK, context
from ui.downloads import make
from ui.printing.comparison_file import comparison_file
from ui.views.compare import BLANK_FILE, FILE
from ui.views.comparison import comparison
from ui.views.comparison_document import ComparisonDocument, TableRow, comparison_document, of_nobody
from ui.views.handout.content import Item

CHOSEN = ("cognitive-behavioral-therapy", "exposure-therapy", "no-therapy-for-now")
HOSTILE = (
    '=HYPERLINK("http://evil.example","x")',
    "{ INCLUDETEXT \\\\evil\\share }",
    '<w:fldSimple w:instr="DDEAUTO c:\\\\x"/>',
    "</w:t><w:instrText>",
    "http://evil.example/a.png",
    "&lt;b&gt; ]]> \u202eabc\u202c",
    "a\x00b\x0bc\ud800d",
    "two\r\nlines\ta tab",
)


def _document(*answers: str, chosen: tuple[str, ...] = CHOSEN) -> ComparisonDocument:
    return comparison_document(context(*answers, compared=chosen))


def _read(view: ComparisonDocument) -> Document:
    return docx.Document(BytesIO(comparison_file(view)))


def _cells(made: Document) -> list[list[str]]:
    (table,) = made.tables
    return [[cell.text for cell in row.cells] for row in table.rows]


def _paragraphs(made: Document) -> list[str]:
    return [each.text for each in made.paragraphs]


def test_the_first_row_names_the_choices_and_every_page_repeats_it() -> None:
    made = _read(_document(OCD))
    (table,) = made.tables
    names = ["Cognitive behavioral therapy", "Exposure therapy", "No therapy for now"]
    assert _cells(made)[0] == ["What is compared", *names]
    heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]  # noqa: SLF001
    assert heads == [True, *[False] * (len(table.rows) - 1)]


def test_the_rows_are_those_of_the_page_then_empty_ones_for_the_clinic() -> None:
    view = _document(OCD)
    rows = _cells(_read(view))[1:]
    shown = comparison(context(OCD), CHOSEN).rows
    assert [row[0] for row in rows[: len(shown)]] == [each.label for each in shown]
    assert [row[1:] for row in rows[len(shown) :]] == [["", "", ""]] * 9
    assert "; ".join(row[0].removeprefix("To fill in: ") for row in rows[len(shown) :]) == (
        "Offered here; Who offers it; Waiting time; Cost; How often, and how long; "
        "In person, or online; Language and access needs; Who to call; Notes"
    )


def test_a_line_carries_its_statements_its_editorial_marks_and_its_rules() -> None:
    standing = _cells(_read(_document(OCD)))[1]
    assert re.sub(r"(?<=editorial) \d+", "", standing[1]) == (
        "Named as a first choice: Obsessive-compulsive disorder (OCD) [S047, editorial]\n"
        "By rule: cbt-first-choice-for-ocd"
    )
    assert standing[3] == "No rule speaks of this choice. It is always there."


def test_every_key_that_is_named_is_told_at_the_end() -> None:
    made = _read(_document(OCD))
    inside = "\n".join(["\n".join(row) for row in _cells(made)] + _paragraphs(made))
    named = {key for found in re.findall(r" \[([^]]+)\]", inside) for key in found.split(", ")}
    ours = {each.split(": ")[0] for each in _paragraphs(made) if each.startswith("editorial ")}
    assert {each for each in named if each.startswith("editorial ")} == ours
    statements = {each for each in named if each.startswith("S")}
    said = {each: RULEBOOK.statement[each].says for each in statements}
    told = (f"{each}, section" in inside or said[each] in inside for each in statements)
    assert all(told)


def test_what_the_choices_share_stands_below_the_table_and_not_in_each_column() -> None:
    made = _read(_document(OCD, chosen=CHOSEN[:2]))
    row = next(each for each in _cells(made) if each[0] == "How long it lasts")
    assert row[1:] == ["The same for each. See “What they have in common” below."] * 2
    paragraphs = _paragraphs(made)
    assert "How long it lasts. For each of these" in paragraphs
    assert "The source gives no length for it. You could ask: how many sessions are usual?" in paragraphs


def test_it_says_when_and_from_what_it_was_made_that_it_is_educational_and_where_there_is_help() -> None:
    paragraphs = _paragraphs(_read(_document(OCD)))
    version = f"rulebook “Treatment options”, version {RULEBOOK.version}."
    for told in (
        f"Fingerprint of the rulebook: {context().edition.fingerprint}",
        f"Made on November 23, 2026 from {version}",
        "For your answers: Obsessive-compulsive disorder (OCD).",
    ):
        assert told in paragraphs
    together = "\n".join(paragraphs)
    assert "It is not a diagnosis and not treatment advice." in together
    assert together.index("Call or text 988") < together.index("What they have in common")
    assert "These contacts were last checked on" in together


def test_there_is_none_where_nothing_is_marked() -> None:
    assert [make(context(), each) for each in (FILE, BLANK_FILE)] == [None, None]


def test_without_answers_it_tells_of_nobody() -> None:
    answered = context(OCD, compared=CHOSEN, matters=("change-unhelpful-thoughts",))
    for made_of in (context(compared=CHOSEN), of_nobody(answered)):
        made = _read(comparison_document(made_of))
        assert "our answers" not in "\n".join(_paragraphs(made))
        assert [row[0] for row in _cells(made)[1:3]] == ["What kind it is", "What it is"]


def test_it_has_a_title_a_language_headings_and_a_table_that_says_what_it_is() -> None:
    made = _read(_document(OCD))
    properties = made.core_properties
    assert (properties.title, properties.language, properties.author) == ("Choices side by side", "en", "")
    names = "Cognitive behavioral therapy; Exposure therapy; No therapy for now"
    assert properties.subject == f"Side by side: {names}"
    assert {each.get(qn("w:val")) for each in made.styles.element.iter(qn("w:lang"))} == {"en"}
    levels = [each.style.name for each in made.paragraphs if each.style and each.style.name != "Normal"]
    assert levels[0] == "Title"
    assert set(levels[1:]) == {"Heading 1", "Heading 2"}
    table = made.tables[0]._tbl.tblPr  # noqa: SLF001 -- the library has no other way to these
    said = {name: table.find(qn(f"w:{name}")) for name in ("tblCaption", "tblDescription")}
    assert all(each is not None and each.get(qn("w:val")) for each in said.values())
    assert not list(made.element.iter(qn("w:gridSpan"), qn("w:vMerge")))


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert comparison_file(_document(OCD)) == comparison_file(_document(OCD))


def test_two_four_and_long_choices_share_the_width_of_the_paper() -> None:
    for chosen in (CHOSEN[:2], (*CHOSEN, "interpersonal-and-social-rhythm-therapy")):
        (table,) = _read(_document(OCD, chosen=chosen)).tables
        first, *others = (cell.width for cell in table.rows[0].cells)
        assert len(set(others)) == 1
        assert first is not None
        assert others[0] is not None
        assert abs(first + others[0] * len(chosen) - 9.6 * 914400) < 5000


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_texts_and_nothing_leads_out_of_the_file(text: str) -> None:
    line = Item(text, text)
    one, row = (text,), TableRow(text, ((line,), ()))
    view = replace(_document(OCD), title=text, subject=text, answers=text, about=text, fill_title=text)
    view = replace(view, made=one, fill=one, head=(text,) * 3, rows=(row,), notices=(), chapters=())
    content = comparison_file(view)
    made = docx.Document(BytesIO(content))
    shown = text.replace("\r\n", "\n").replace("\x00", "�").replace("\x0b", "�").replace("\ud800", "�")
    assert _cells(made)[0] == [shown] * 3
    assert _paragraphs(made)[:2] == [shown, shown]
    inside = {each.tag for each in made.element.iter()}
    assert inside.isdisjoint(qn(f"w:{name}") for name in ("fldSimple", "fldChar", "instrText", "hyperlink"))
    with ZipFile(BytesIO(content)) as parts:
        relations = [parts.read(each) for each in parts.namelist() if each.endswith(".rels")]
        assert not [each for each in parts.namelist() if re.search(r"vba|embed|media|thumbnail", each)]
    assert relations
    assert not [each for each in relations if b"External" in each]

"""The comparison as a Word file, which can be read aloud and filled in.

Every text is put into it as text, and nothing else is: no fields, no links, no pictures, no macros.
"""

import re
from collections.abc import Iterable
from datetime import datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Inches, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from ui.views.comparison_document import Chapter, ComparisonDocument
from ui.views.handout.content import Item, Section

PAPER = Inches(11), Inches(8.5)  #: letter paper on its side
LABELS, WIDTH = Inches(1.5), Inches(9.6)  #: the width of the first column, and of all columns
ROOM = Inches(0.55)  #: the height of a row to fill in
INK, SOFT = RGBColor(0x0F, 0x1A, 0x1E), RGBColor(0x43, 0x53, 0x5A)
LONG_AGO = (1980, 1, 1, 0, 0, 0)  #: the time of every part of the file: the earliest there is
LONGEST = 255  #: how many signs a property of a file can hold
_UNWRITABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  #: what has no place in XML


def comparison_file(view: ComparisonDocument) -> bytes:
    """Return a comparison as a Word file; the same comparison gives the same bytes."""
    made = docx.Document()
    _set_up(made, view)
    made.add_heading(_writable(view.title), level=0)
    for each in view.made:
        made.add_paragraph(_writable(each))
    for section in view.notices:
        _section(made, section)
    made.add_heading(_writable(view.subject), level=1)
    if view.answers:
        made.add_paragraph(_writable(view.answers))
    _table(made, view)
    for chapter in view.chapters:
        _chapter(made, chapter)
    return _always_the_same(made)


def _set_up(made: Document, view: ComparisonDocument) -> None:
    """Lay the paper on its side, and say what the file is and in which language."""
    paper = made.sections[0]
    paper.orientation = WD_ORIENT.LANDSCAPE
    paper.page_width, paper.page_height = PAPER
    paper.left_margin = paper.right_margin = Length((PAPER[0] - WIDTH) // 2)
    paper.top_margin = paper.bottom_margin = Inches(0.7)
    for name in ("Title", "Heading 1", "Heading 2"):
        style = made.styles[name]
        if isinstance(style, ParagraphStyle):
            style.font.color.rgb = INK
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), view.language)
    properties = made.core_properties
    properties.title, properties.subject = _writable(view.title)[:LONGEST], _writable(view.subject)[:LONGEST]
    properties.language, properties.author, properties.comments = view.language, "", ""
    properties.created = properties.modified = datetime.combine(view.today, time())
    for key, relation in tuple(made.part.package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del made.part.package.rels[key]


def _section(made: Document, view: Section) -> None:
    if view.title:
        made.add_heading(_writable(view.title), level=2)
    for text in view.items:
        _write(made.add_paragraph(), text)


def _chapter(made: Document, view: Chapter) -> None:
    """Write a chapter, if there is anything in it."""
    if not (view.sections or view.foundations):
        return
    made.add_heading(_writable(view.title), level=1)
    for section in view.sections:
        _section(made, section)
    for each in view.foundations:
        paragraph = made.add_paragraph()
        paragraph.add_run(_writable(f"{each.key}: ")).bold = True
        paragraph.add_run(_writable(each.text))


def _table(made: Document, view: ComparisonDocument) -> None:
    """Write the table: a first row that every page repeats, the rows, and those to fill in."""
    table = made.add_table(rows=0, cols=len(view.head), style="Table Grid")
    table.autofit = False
    _describe(table, view)
    _head(table.add_row(), view.head)
    for row in view.rows:
        _fill(table.add_row(), row.label, row.cells)
    for label in view.fill:
        empty = table.add_row()
        empty.height, empty.height_rule = ROOM, WD_ROW_HEIGHT_RULE.AT_LEAST
        _fill(empty, f"{view.fill_title}: {label}", ())
    width = Length((WIDTH - LABELS) // (len(view.head) - 1))
    for row in table.rows:
        for number, cell in enumerate(row.cells):
            cell.width = width if number else LABELS


def _describe(table: Table, view: ComparisonDocument) -> None:
    """Say what the table is, and that its first row and its first column are headings."""
    properties = table._tbl.tblPr  # noqa: SLF001 -- the library has no other way to these
    look = properties.find(qn("w:tblLook"))
    if look is None:
        look = _below(properties, "w:tblLook")
    for name, value in (("firstRow", "1"), ("firstColumn", "1"), ("noHBand", "1"), ("noVBand", "1")):
        look.set(qn(f"w:{name}"), value)
    look.set(qn("w:val"), "06A0")
    _below(properties, "w:tblCaption").set(qn("w:val"), _writable(view.subject))
    _below(properties, "w:tblDescription").set(qn("w:val"), _writable(view.about))


def _head(row: _Row, names: Iterable[str]) -> None:
    _below(row._tr.get_or_add_trPr(), "w:cantSplit")  # noqa: SLF001 -- likewise
    _below(row._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001 -- likewise
    for cell, name in zip(row.cells, names, strict=True):
        cell.paragraphs[0].add_run(_writable(name)).bold = True


def _fill(row: _Row, label: str, cells: Iterable[Iterable[Item]]) -> None:
    first, *others = row.cells
    first.paragraphs[0].add_run(_writable(label)).bold = True
    for cell, texts in zip(others, cells, strict=False):
        _fill_cell(cell, texts)


def _fill_cell(cell: _Cell, texts: Iterable[Item]) -> None:
    for number, text in enumerate(texts):
        _write(cell.add_paragraph() if number else cell.paragraphs[0], text)
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_after = Pt(4)


def _write(paragraph: Paragraph, text: Item) -> None:
    """Write a text, and small beside it what it rests on."""
    paragraph.add_run(_writable(text.text))
    if text.note:
        small = paragraph.add_run(_writable(f" [{text.note}]"))
        small.font.size, small.font.color.rgb = Pt(9), SOFT


def _below(parent: BaseOxmlElement, name: str) -> BaseOxmlElement:
    made = OxmlElement(name)
    parent.append(made)
    return made


def _writable(text: str) -> str:
    """Return a text without signs that the file cannot hold; they are shown as what they are, lost."""
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))


def _always_the_same(made: Document) -> bytes:
    """Return the file with every part of the same time, in the order of their names."""
    written, settled = BytesIO(), BytesIO()
    made.save(written)
    with ZipFile(written) as before, ZipFile(settled, "w", ZIP_DEFLATED) as after:
        for name in sorted(before.namelist(), key=lambda each: (each != "[Content_Types].xml", each)):
            entry = ZipInfo(name, LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            after.writestr(entry, before.read(name))
    return settled.getvalue()

"""The plan of Stockton as a word processor's document, in other fonts, papers and ways to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

import docx
from bs4 import BeautifulSoup
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.shared import Pt
from docx.shared import RGBColor

if TYPE_CHECKING:
    from pathlib import Path

    from bs4.element import Tag
    from docx.table import Table
    from docx.table import _Cell

SHARES = (22, 30, 13, 17, 18)
"""Widths of the columns in per cent."""
EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
DRAWN = {
    "grid": EDGES,
    "level": ("top", "bottom", "insideH"),
    "between rows": ("insideH",),
    "columns": ("left", "right", "insideV"),
    "frame": ("top", "left", "bottom", "right"),
    "nothing": (),
}
DARK, PALE = "1F3864", "DCE6F1"


class Document(NamedTuple):
    """One way to lay it out; sizes of paper and margins in millimetres, the others in points."""

    drawn: str
    paper: tuple[int, int]
    margin: int
    font: str
    size: int
    after: int = 2
    heading: str = ""
    stripes: bool = False
    repeated: bool = True
    foot: bool = True


def write(how: Document, page: str, target: Path) -> None:
    """Write the tables of the web `page` as a document."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(how.paper[0]), Mm(how.paper[1])
    if how.paper[0] > how.paper[1]:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = Mm(how.margin)
    section.top_margin = section.bottom_margin = Mm(max(how.margin, 12))
    if how.foot:
        section.footer.paragraphs[0].text = "Action plan"
    first, *others = BeautifulSoup(page, "lxml").find_all("table")
    _table(document.add_table(*_shape(first)), first, how._replace(drawn="grid", stripes=False))
    for other in others:
        document.add_paragraph("")
        _table(document.add_table(*_shape(other)), other, how)
    document.save(str(target))


def _shape(table: Tag) -> tuple[int, int]:
    rows = table.find_all("tr")
    across = max(sum(_span(cell, "colspan") for cell in _cells(row)) for row in rows)
    return len(rows), across


def _cells(row: Tag) -> list[Tag]:
    return list(row.find_all(["td", "th"]))


def _span(cell: Tag, name: str) -> int:
    return int(str(cell.get(name) or 1))


def _table(table: Table, source: Tag, how: Document) -> None:
    _draw(table, DRAWN[how.drawn])
    width = how.paper[0] - 2 * how.margin
    table.autofit = False
    for row in table.rows:
        for cell, share in zip(row.cells, SHARES, strict=False):
            cell.width = Mm(width * share / 100)
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(source.find_all("tr")):
        heading = row.find("th") is not None
        if heading and how.repeated:
            table.rows[number]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        column = 0
        for own in _cells(row):
            while (number, column) in taken:
                column += 1
            down, across = _span(own, "rowspan"), _span(own, "colspan")
            taken |= {(number + y, column + x) for y in range(down) for x in range(across)}
            cell = table.cell(number, column)
            cell = cell.merge(table.cell(number + down - 1, column + across - 1))
            fill = how.heading if heading else PALE * (how.stripes and number % 2)
            _fill(cell, own, how, fill)
            column += across


def _draw(table: Table, edges: tuple[str, ...]) -> None:
    borders = OxmlElement("w:tblBorders")
    for name in EDGES:
        edge = OxmlElement(f"w:{name}")
        edge.set(qn("w:val"), "single" if name in edges else "nil")
        edge.set(qn("w:sz"), "4")
        borders.append(edge)
    table._tbl.tblPr.append(borders)


def _fill(cell: _Cell, source: Tag, how: Document, fill: str) -> None:
    for number, text in enumerate(source.find_all("p") or [source]):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(how.after)
        run = paragraph.add_run(text.get_text())
        run.font.size, run.font.name = Pt(how.size), how.font
        run.bold = source.name == "th" or text.find("b") is not None
        if fill == DARK:
            run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    if fill:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), fill)
        cell._tc.get_or_add_tcPr().append(shade)

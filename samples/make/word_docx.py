"""A sheet as a word processor's document: merges, shading, tracked changes, list numbers."""

from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING
from typing import Any

import docx
from describe import Words
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.shared import Pt
from marks import lines
from marks import runs

if TYPE_CHECKING:
    from pathlib import Path

    from describe import Sheet
    from tables import Slot
    from tables import Table

SIZES = {"A4": (210, 297), "A3": (297, 420), "letter": (216, 279)}
EDGES = {
    "grid": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "zebra": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "rules": ("top", "bottom", "insideH"),
    "open": ("insideH", "insideV"),
    "plain": (),
}
FIXED = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)


def render_docx(sheet: Sheet, path: Path) -> None:
    """Write the document to `path`."""
    document = docx.Document()
    look = sheet.look
    document.core_properties.title = sheet.title
    document.core_properties.created = document.core_properties.modified = FIXED
    page_setup(document, look)
    normal = document.styles["Normal"]
    normal.font.name = look.get("font", "Liberation Sans")
    normal.font.size = Pt(look.get("size", 10))
    normal.paragraph_format.space_after = Pt(3)
    for block in sheet.blocks:
        if isinstance(block, Words):
            add_words(document, block)
        elif block.kind == "lines":
            for label, value in zip(block.slots[::2], block.slots[1::2], strict=True):
                add_runs(document.add_paragraph(), f"**{label.text}** {value.text}")
        else:
            add_table(document, block, look)
    slim_down(document)
    document.save(str(path))
    fix_times(path)


def slim_down(document: Any) -> None:  # noqa: ANN401 - python-docx is untyped
    """Take out the template's picture and the styles that no sample uses."""
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:default")) != "1":
            styles.remove(style)
    package = document.part.package
    for part in (document.part, package):
        for key, relation in list(part.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in {"stylesWithEffects", "thumbnail"}:
                del part.rels[key]


def fix_times(path: Path) -> None:
    """Write the package again with one time for all parts, so that it is the same each time."""
    with zipfile.ZipFile(path) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts:
            package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)


def page_setup(document: Any, look: dict[str, Any]) -> None:  # noqa: ANN401 - python-docx is untyped
    """Page size, margins, running head and page number."""
    section = document.sections[0]
    size, _, turn = look.get("page", "A4 landscape").partition(" ")
    short, long = SIZES[size]
    if turn == "landscape":
        section.orientation = WD_ORIENT.LANDSCAPE
        short, long = long, short
    section.page_width, section.page_height = Mm(short), Mm(long)
    margin = Mm(float(look.get("margin", "15mm").removesuffix("mm")))
    section.left_margin = section.right_margin = margin
    section.top_margin = section.bottom_margin = margin
    if "head" in look:
        section.header.paragraphs[0].text = look["head"]
    if look.get("numbers", True):
        foot = section.footer.paragraphs[0]
        for before, code in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
            foot.add_run(before)
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), code)
            run = OxmlElement("w:r")
            text = OxmlElement("w:t")
            text.text = "1"
            run.append(text)
            field.append(run)
            foot._p.append(field)  # noqa: SLF001 - the only way to a field


def add_words(document: Any, block: Words) -> None:  # noqa: ANN401 - python-docx is untyped
    """Headings, paragraphs, items and breaks."""
    if block.kind == "heading":
        add_runs(document.add_heading(level=block.level), block.text)
    elif block.kind == "break":
        document.add_page_break()
    elif block.kind == "items":
        for item in block.items:
            add_runs(document.add_paragraph(style="List Bullet"), item)
    else:
        add_runs(document.add_paragraph(), block.text)


def add_table(document: Any, table: Table, look: dict[str, Any]) -> None:  # noqa: ANN401 - untyped
    """The table with its widths, merges, edges and fills."""
    if table.caption:
        document.add_paragraph(table.caption, style="Caption")
    made = document.add_table(rows=table.height, cols=len(table.widths))
    made.autofit = False
    set_edges(made, table.style)
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    shares = [int(room * share / sum(table.widths)) for share in table.widths]
    for column, width in zip(made.columns, shares, strict=True):
        column.width = width
    for row in range(table.height):
        if any(slot.rotated and slot.row == row for slot in table.slots):
            made.rows[row].height = Mm(32)
        properties = made.rows[row]._tr.get_or_add_trPr()  # noqa: SLF001 - row marks have no API
        if row < table.heads and table.repeat:
            properties.append(OxmlElement("w:tblHeader"))
        if table.whole:
            properties.append(OxmlElement("w:cantSplit"))
    grid = [list(row.cells) for row in made.rows]
    for slot in table.slots:
        fill_slot(grid, slot, shares, look)
    document.add_paragraph()


def set_edges(made: Any, style: str) -> None:  # noqa: ANN401 - python-docx is untyped
    """Ruling lines."""
    borders = OxmlElement("w:tblBorders")
    for edge in EDGES[style]:
        line = OxmlElement(f"w:{edge}")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "444444")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    made._tbl.tblPr.append(borders)  # noqa: SLF001 - borders have no API


def fill_slot(grid: list[list[Any]], slot: Slot, shares: list[int], look: dict[str, Any]) -> None:
    """Text, span, fill and direction of one cell."""
    cell = grid[slot.row][slot.column]
    if slot.rows > 1 or slot.columns > 1:
        last = grid[slot.row + slot.rows - 1][slot.column + slot.columns - 1]
        cell = cell.merge(last)
    cell.width = sum(shares[slot.column : slot.column + slot.columns])
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - shading has no API
    if slot.fill:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", slot.fill.lstrip("#"))):
            shade.set(qn(f"w:{name}"), value)
        properties.append(shade)
    if slot.rotated:
        turn = OxmlElement("w:textDirection")
        turn.set(qn("w:val"), "btLr")
        properties.append(turn)
    first = True
    for text, item in lines(slot.text):
        style = "List Bullet" if item else "List Number" if slot.numbered else None
        paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
        paragraph.style = style or paragraph.style
        paragraph.paragraph_format.space_after = Pt(look.get("cell_space", 1))
        add_runs(paragraph, text, bold=slot.bold)
        first = False


def add_runs(paragraph: Any, text: str, *, bold: bool = False) -> None:  # noqa: ANN401 - untyped
    """Text with its marks; tracked changes as insertions and deletions."""
    for part in runs(text):
        run = paragraph.add_run("" if part.tick else part.text)
        run.bold = True if part.bold or bold else None
        run.font.strike = True if part.struck else None
        if part.tick:
            symbol = OxmlElement("w:sym")
            symbol.set(qn("w:font"), "Wingdings")
            symbol.set(qn("w:char"), "F0FC")
            run._r.append(symbol)  # noqa: SLF001 - symbols have no API
        if part.inserted or part.deleted:
            track(run, "ins" if part.inserted else "del")


def track(run: Any, kind: str) -> None:  # noqa: ANN401 - python-docx is untyped
    """Wrap the run as a tracked change."""
    change = OxmlElement(f"w:{kind}")
    for name, value in (("id", "1"), ("author", "Reviewer"), ("date", "2024-01-01T00:00:00Z")):
        change.set(qn(f"w:{name}"), value)
    element = run._r  # noqa: SLF001 - tracked changes have no API
    element.addprevious(change)
    change.append(element)
    if kind == "del":
        for text in element.findall(qn("w:t")):
            text.tag = qn("w:delText")

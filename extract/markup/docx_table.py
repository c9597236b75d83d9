"""Tables of a DOCX file: spans, merged and deleted cells, shading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.extract.markup import marks
from planlift.extract.markup import spans
from planlift.extract.markup.colours import colour
from planlift.extract.markup.docx_package import W
from planlift.extract.markup.docx_styles import on
from planlift.extract.markup.docx_styles import value
from planlift.extract.markup.docx_styles import whole
from planlift.extract.markup.taken import Slot
from planlift.extract.markup.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from lxml.etree import _Element

    from planlift.extract.markup.docx_text import Reading

_HIGHLIGHTS = {
    "green": "#00ff00", "darkGreen": "#008000", "red": "#ff0000", "darkRed": "#800000",
    "yellow": "#ffff00", "darkYellow": "#808000", "blue": "#0000ff", "darkBlue": "#000080",
    "cyan": "#00ffff", "darkCyan": "#008080", "magenta": "#ff00ff", "darkMagenta": "#800080",
    "lightGray": "#c0c0c0", "darkGray": "#808080", "black": "#000000",
}  # fmt: skip
_RUN, _TEXT = f"{W}r", f"{W}t"
_RUN_PROPERTIES = f"{W}rPr"
_HIGHLIGHT, _SHADING = f"{W}highlight", f"{W}shd"
_ROW_WRAPPERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)


class _Open(Struct):
    """A cell that may go on in the rows below."""

    text: str
    row: int
    column: int
    column_span: int
    header: bool
    fill: str | None
    row_span: int = 1


class _Member(Struct):
    """A cell of one row."""

    text: str
    width: int
    goes_on: bool
    """It is merged with the cell above."""
    fill: str | None


def read(table: _Element, reading: Reading) -> Taken | None:
    """The table, its cells as marked text; None where it has no cell that counts."""
    found: list[_Open] = []
    before: list[str] = []
    above: dict[int, _Open] = {}
    rows = 0
    heads = True
    lit = _has_lit_runs(table)
    for row in _children(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            before += [_deleted(reading.blocks(cell)) for cell in _children(row, f"{W}tc")]
            continue
        heads = heads and bool(on(properties, "tblHeader"))
        members = _cells(row, reading, before, lit=lit)
        begun = len(found)
        above = _row(members, _skipped(properties), rows, above, found)
        for cell in found[begun:]:
            cell.header = heads
        rows += 1
    boxes = [
        spans.Box(
            Slot(each.text, each.header, each.fill),
            each.row,
            each.column,
            each.row_span,
            each.column_span,
        )
        for each in found
    ]
    gone = marks.BLOCK.join(before)
    if not boxes:
        return Taken(spans.Tiling(0, 0, ()), before=gone, how="docx") if gone else None
    return Taken(spans.exact(boxes, rows), before=gone, how="docx")


def _has_lit_runs(table: _Element) -> bool:
    """Whether any of the table's text has a colour of its own behind it."""
    if next(table.iter(_HIGHLIGHT), None) is not None:
        return True
    above = (shading.getparent() for shading in table.iter(_SHADING))
    return any(parent is not None and parent.tag == _RUN_PROPERTIES for parent in above)


def _skipped(properties: _Element | None) -> int:
    """Columns that a row leaves out before its first cell."""
    told = value(properties.find(f"{W}gridBefore")) if properties is not None else None
    return min(max(whole(told), 0), spans.WIDEST)


def _row(
    cells: Iterable[_Member],
    column: int,
    at: int,
    above: dict[int, _Open],
    found: list[_Open],
) -> dict[int, _Open]:
    """Add one row, which begins at `column`; gives its cells by column, for the row below."""
    here: dict[int, _Open] = {}
    for cell in cells:
        upper = above.get(column)
        if cell.goes_on and upper is not None and upper.column_span == cell.width:
            upper.row_span += 1
            upper.text += _hidden(cell.text)
            here[column] = upper
        else:
            new = _Open(cell.text, at, column, cell.width, header=False, fill=cell.fill)
            found.append(new)
            here[column] = new
        column += cell.width
    return here


def _cells(row: _Element, reading: Reading, before: list[str], *, lit: bool) -> list[_Member]:
    """The row's cells, those merged sideways as one; deleted ones are added to `before`.

    `lit`: some text of the table has a colour behind it.
    """
    members: list[_Member] = []
    for cell in _children(row, f"{W}tc"):
        properties = cell.find(f"{W}tcPr")
        told = {each.tag: each for each in reversed(properties)} if properties is not None else {}
        text = reading.blocks(cell)
        width = min(max(whole(value(told.get(f"{W}gridSpan")), 1), 1), spans.WIDEST)
        if f"{W}cellDel" in told:
            before.append(_deleted(text))
        elif members and _goes_on(told.get(f"{W}hMerge")):
            members[-1].width += width
            members[-1].text += _hidden(text)
        else:
            fill = _shade(told.get(_SHADING), reading.theme)
            if fill is None and lit:
                fill = _highlighted(cell, reading.theme)
            members.append(_Member(text, width, _goes_on(told.get(f"{W}vMerge")), fill))
    return members


def _children(parent: _Element, tag: str) -> Iterator[_Element]:
    """Rows of a table, or cells of a row, also where controls or insertions hold them."""
    todo = list(reversed(parent))
    while todo:
        at = todo.pop()
        if at.tag == tag:
            yield at
        elif at.tag in _ROW_WRAPPERS:
            todo += reversed(at)


def _goes_on(merge: _Element | None) -> bool:
    """Whether the cell is merged with the one above (or before) it."""
    return merge is not None and value(merge) != "restart"


def _deleted(text: str) -> str:
    return f"{marks.DELETED}{text}{marks.END}"


def _hidden(text: str) -> str:
    """Text of a merged cell that Word does not show."""
    return f"{marks.HIDDEN}{text}{marks.END}" if any(map(str.isalnum, text)) else ""


def _highlighted(cell: _Element, theme: Mapping[str, str]) -> str | None:
    """The one colour that all of the cell's text has behind it."""
    runs = [run.find(_RUN_PROPERTIES) for run in cell.iter(_RUN) if run.find(_TEXT) is not None]
    colours = {_highlight(run, theme) for run in runs}
    return colours.pop() if len(colours) == 1 else None


def _shade(shading: _Element | None, theme: Mapping[str, str]) -> str | None:
    """A shading's colour; one of the theme is taken without its tint, where no other is told."""
    if shading is None:
        return None
    name = "color" if value(shading) == "solid" else "fill"
    told = shading.get(W + name) or "auto"
    if told == "auto":
        told = theme.get(shading.get(f"{W}theme{name.capitalize()}") or "", "")
    return colour(told)


def _highlight(properties: _Element | None, theme: Mapping[str, str]) -> str | None:
    if properties is None:
        return None
    name = value(properties.find(_HIGHLIGHT))
    return _HIGHLIGHTS.get(name or "") or _shade(properties.find(_SHADING), theme)

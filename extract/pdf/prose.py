"""Text outside tables: headings, paragraphs and list items of one page, in reading order."""

from __future__ import annotations

from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from planlift.extract.pdf import item_marks
from planlift.extract.pdf import paragraphs
from planlift.extract.pdf.lines import lines
from planlift.extract.pdf.page import BLANK_CODE
from planlift.extract.pdf.paragraphs import Space
from planlift.extract.pdf.reading_order import columns
from planlift.model import Place
from planlift.model import TextBlock

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Container
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.lines import Line
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

_LARGER = 1.06
"""Times the body's font size: a heading. Word's heading 2 over a body of 12 points has 13."""
_ROOM = 0.25
"""Of the page between its margins."""
_DISPLAY = 1.25
"""Times the body's font size: type that only headings are set in."""
_TIGHT = 1.4
"""Of the font size: the step between two lines of one heading."""
_LOOSE = 1.8
"""The same where the upper line had no room for the word that follows, in small letters."""
_HEADING = 120
"""Characters: longer text is no heading, however bold."""


def blocks(
    page: Page,
    index: Indices,
    body: float,
    struck: np.ndarray[tuple[int], np.dtype[np.bool_]],
    tables: Sequence[Box] = (),
) -> list[TextBlock]:
    """Blocks of the given characters; every one of them is in exactly one block.

    `body` is the font size of ordinary text. What stands beside one of the `tables` has no room
    on their side, and is no part of what stands above or below it.
    """
    if not (page.chars.code[index] != BLANK_CODE).any():
        return []
    group = columns(page.chars, index)
    found = lines(page.chars, group, struck)
    out: list[TextBlock] = []
    for part, table in _groups(found, tables):
        space = Space(min(line.left for line in part), max(line.right for line in part))
        end = page.width if table is None or table[0] < space.left else table[0]
        reach = min(page.width - space.left, end)
        out += [_block(page, one, space, body) for one in _paragraphs(part, space, body, reach)]
    return out


def _groups(found: list[Line], tables: Sequence[Box]) -> Iterator[tuple[list[Line], Box | None]]:
    """Lines of one column, one below the other, and the table that they stand beside."""
    for (_, table), part in groupby(found, lambda line: (line.group, _beside(line, tables))):
        yield list(part), table


def _beside(line: Line, tables: Sequence[Box]) -> Box | None:
    """The table at whose height the line stands, left or right of it."""
    middle = (line.top + line.bottom) / 2
    for table in tables:
        level = table[1] < middle < table[3] and not line.turned
        if level and (line.right <= table[0] or line.left >= table[2]):
            return table
    return None


def _paragraphs(part: list[Line], space: Space, body: float, reach: float) -> Iterator[list[Line]]:
    found = {
        number
        for number in paragraphs.starts(part, space)
        if not number or not _one_heading(part[number - 1], part[number], body, reach)
    }
    width = reach - space.left
    found |= {n for n in range(1, len(part)) if _leaves_room(part[n - 1], part[n], reach, width)}
    starts = sorted(found)
    for first, end in zip(starts, [*starts[1:], len(part)], strict=True):
        yield part[first:end]


def _one_heading(above: Line, line: Line, body: float, reach: float) -> bool:
    """Two lines of display type, set tight: a heading that was too long for its line."""
    large = min(above.size, line.size) >= _DISPLAY * body
    alike = above.bold == line.bold and abs(above.size - line.size) < 1 / 2
    full = line.text[0].islower() and reach - above.right < line.first
    tight = line.bottom - above.bottom <= (_LOOSE if full else _TIGHT) * line.size
    return large and alike and tight and not item_marks.is_item(line.text)


def _leaves_room(above: Line, line: Line, reach: float, width: float) -> bool:
    """A sentence ends far before the margin, if that is as wide as the left one: a paragraph's end.

    The widest line of a short text would otherwise seem to fill its column.
    """
    if above.turned or not line.text[0].isupper():
        return False
    if not paragraphs.ends_sentence(above.text) and not above.text.endswith(")"):
        return False
    return reach - above.right > line.first + _ROOM * width


def _block(page: Page, part: Sequence[Line], space: Space, body: float) -> TextBlock:
    flow = paragraphs.flow(part, space, "paragraph")
    size = round(median([line.size for line in part]), 1)
    return TextBlock(
        text=flow.text,
        place=Place(page.number, box_of(page, part)),
        kind=_kind(
            flow.text,
            size / body if body else 1.0,
            bold=flow.bold,
            apart=lambda: _is_coloured(page, part),
        ),
        size=size,
        bold=flow.bold,
    )


def _kind(text: str, size: float, *, bold: bool, apart: Callable[[], bool]) -> str:
    """A heading is bold, or set in larger type: in much larger one if nothing else sets it apart.

    The words around a table are often as large as that, and no headings: its cells are smaller.
    `size` is in times of the ordinary one.
    """
    if text.startswith("• "):
        return "item"
    if len(text) > _HEADING or text.rstrip()[-1:] in {".", ",", ";"}:
        return "paragraph"
    if bold or size >= _DISPLAY or (size >= _LARGER and (text.isupper() or apart())):
        return "heading"
    return "paragraph"


def _is_coloured(page: Page, part: Sequence[Line]) -> bool:
    """Whether a text has another colour than most of the page."""
    colors, counts = np.unique(page.chars.color, return_counts=True)
    return bool(page.chars.color[part[0].index[0]] != colors[counts.argmax()])


def running_sizes(texts: Iterable[TextBlock]) -> frozenset[float]:
    """The font sizes in which sentences of a document are set."""
    return frozenset(
        text.size
        for text in texts
        if text.kind == "paragraph" and not text.bold and paragraphs.ends_sentence(text.text)
    )


def as_running(text: TextBlock, sizes: Container[float]) -> TextBlock:
    """A line in the plain type of sentences is no heading, though cells of tables are smaller."""
    large = text.kind == "heading" and not text.bold and not text.text.isupper()
    if not large or text.size not in sizes:
        return text
    return replace(text, kind="paragraph")


def box_of(page: Page, part: Sequence[Line]) -> Box:
    """What the lines take up on the page."""
    if not any(line.turned for line in part):
        return (
            round(min(line.left for line in part), 1),
            round(min(line.top for line in part), 1),
            round(max(line.right for line in part), 1),
            round(max(line.bottom for line in part), 1),
        )
    box = page.chars.box[np.concatenate([line.index for line in part])]
    low, high = box.min(axis=0), box.max(axis=0)
    return (
        round(float(low[0]), 1),
        round(float(low[1]), 1),
        round(float(high[2]), 1),
        round(float(high[3]), 1),
    )

"""Pages drawn as text: every letter is 6 points wide and 10 high, every line 12 points deep.

A blank line is white space of 6 points, so that a table's rows can stand apart as they do in print.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from planlift.extract.pdf.page import Chars
from planlift.extract.pdf.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.found import FoundTable

WIDE, HIGH, PITCH, BLANK = 6.0, 10.0, 12.0, 6.0


def printed(text: str, *, turned: int = 0, blanks: bool = False, bold: int = 0) -> Page:
    """A page with the lines of `text`, the first so many of them bold.

    With `blanks`, blanks are characters as in most files.
    """
    codes: list[int] = []
    boxes: list[tuple[float, float, float, float]] = []
    heavy: list[bool] = []
    top = 20.0
    for number, line in enumerate(text.strip("\n").splitlines()):
        for at, letter in enumerate(line):
            if letter != " " or blanks:
                codes.append(ord(letter))
                heavy.append(number < bold)
                boxes.append((at * WIDE, top, (at + 1) * WIDE, top + HIGH))
        top += PITCH if line.strip() else BLANK
    count = len(codes)
    chars = Chars(
        code=np.array(codes, dtype=np.int32),
        box=np.array(boxes, dtype=np.float32).reshape(-1, 4),
        size=np.full(count, 10.0, dtype=np.float32),
        bold=np.array(heavy, dtype=np.bool_),
        color=np.zeros(count, dtype=np.int32),
        turned=np.full(count, turned, dtype=np.int32),
        mcid=np.full(count, -1, dtype=np.int32),
        opens=np.zeros(count, dtype=np.bool_),
        closes=np.zeros(count, dtype=np.bool_),
    )
    empty = np.zeros((0, 4), dtype=np.float32)
    return Page(1, 900.0, top + 20.0, chars, empty, empty, np.zeros(0, dtype=np.int32))


def painted_by_cell(text: str, rows: Sequence[int], columns: Sequence[int]) -> Page:
    """The same page, its letters cell by cell: `rows` by the line they begin with, columns by
    the letter.
    """
    page = printed(text)
    chars = page.chars
    line = np.unique(chars.box[:, 1], return_inverse=True)[1]
    row = np.searchsorted(rows, line, side="right")
    column = np.searchsorted(np.array(columns) * WIDE, chars.box[:, 0], side="right")
    order = np.lexsort((chars.box[:, 0], line, column, row))
    cells = {name: getattr(chars, name)[order] for name in chars.__struct_fields__}
    return replace(page, chars=Chars(**cells))


def every(page: Page) -> np.ndarray[tuple[int, ...], np.dtype[np.intp]]:
    """All characters of the page."""
    return np.arange(len(page.chars.code), dtype=np.intp)


def words(page: Page, index: np.ndarray[tuple[int, ...], np.dtype[np.intp]]) -> str:
    """The characters from top to bottom and left to right, a blank where there is white space."""
    order = sorted(
        index.tolist(), key=lambda at: (round(page.chars.box[at, 3]), page.chars.box[at, 0])
    )
    text, last = "", None
    for at in order:
        left, _, right, bottom = page.chars.box[at].tolist()
        far = last is None or abs(bottom - last[1]) > 1 or left - last[0] > 1
        text += (" " if far else "") + chr(int(page.chars.code[at]))
        last = (right, bottom)
    return " ".join(text.split())


def grid(page: Page, table: FoundTable) -> list[list[str]]:
    """The table's texts; a cell's rows and columns after its first hold ``^`` and ``<``."""
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                rows[row][column] = "^" if row > cell.row else "<"
        rows[cell.row][cell.column] = words(page, cell.index)
    return rows

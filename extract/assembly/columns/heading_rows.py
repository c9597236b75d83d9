"""Which rows of a grid hold the column headings: one row or two, once or again on each page."""

from __future__ import annotations

from itertools import chain
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from planlift.extract.assembly.columns import calendar_columns
from planlift.extract.assembly.columns import headed
from planlift.extract.assembly.columns import known_values
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import pairs_over
from planlift.extract.assembly.columns.column import WHEN
from planlift.extract.assembly.columns.column import Column
from planlift.extract.assembly.columns.heading_cells import FEWEST_HEADINGS
from planlift.extract.assembly.columns.heading_cells import FEWEST_LABELS
from planlift.extract.assembly.columns.heading_cells import is_heading_word
from planlift.extract.assembly.columns.heading_cells import is_known
from planlift.extract.assembly.columns.heading_cells import is_short
from planlift.extract.assembly.columns.heading_cells import is_value
from planlift.extract.assembly.columns.heading_cells import may_head
from planlift.extract.assembly.columns.heading_cells import periods_of
from planlift.extract.assembly.columns.heading_cells import read_as_headings
from planlift.extract.assembly.columns.heading_text import name_of
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.lines import distinct
from planlift.extract.assembly.lines import texts_of
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.lines import Line
    from planlift.model import Cell
    from planlift.model import Grid

_SIDED = 2


class Headings(Struct, frozen=True):
    """The heading row or rows of a grid."""

    first: int
    last: int
    cells: tuple[Cell, ...]
    columns: tuple[Column, ...]


def find(
    grid: Grid, rows: Sequence[Line], words: HeadingWords, above: Headings | None = None
) -> list[Headings]:
    """Every heading row of a grid without `side_labels`, top to bottom.

    Its columns are not yet settled by their values. `above`: those of a table that the grid may go
    on with.
    """
    found: list[Headings] = []
    before = [above] if above else []
    look: tuple[bool, str | None] | None = None
    row = 0
    likely = 0
    while row < len(rows):
        if not known_values.may_head(rows[row], before + found, words):
            row += 1
            continue
        telling = _telling(rows[row], row, likely, words)
        likely = likely if telling is None else telling
        headings = _at(grid, rows, row, words) if telling is None else None
        if headings and known_values.hold(headings, rows[row], before + found, words):
            headings = None
        if headings is None and found:
            headings = _again(rows, row, found[0])
        if headings is None and (look is not None or above):
            headings = _of_other_table(rows, row, look, words)
        if headings is None:
            row += 1
        else:
            found.append(headings)
            look = look if len(found) > 1 else _set_off(headings)
            row = headings.last + 1
    return found


def _again(rows: Sequence[Line], row: int, first: Headings) -> Headings | None:
    """The words of the first heading row again, though alone they are hardly headings."""
    line = rows[row]
    pairs = zip(line, rows[first.first], strict=True)
    if first.first < first.last or not all(_alike(one, other) for one, other in pairs):
        return None
    return replace(first, first=row, last=row, cells=tuple(distinct(line)))


def _alike(one: Cell | None, other: Cell | None) -> bool:
    return (one.text if one else "") == (other.text if other else "")


def _telling(line: Line, row: int, likely: int, words: HeadingWords) -> int | None:
    """A column whose text cannot be a heading: `likely` the one that told it in the row before."""
    for column in chain((likely,), range(len(line))):
        cell = line[column]
        if cell is not None and cell.row == row and is_value(name_of(cell, words, line), words):
            periods = calendar_columns.heads(cell.text, words) and periods_of(line, words)
            if not periods:
                return column
    return None


def _at(grid: Grid, rows: Sequence[Line], row: int, words: HeadingWords) -> Headings | None:
    texts = _starting(rows, row)
    top = all(_is_preamble(line, texts) for line in islice(rows, row))
    marked = all(cell.header for cell in texts) or (top and _set_apart(rows[row:], texts))
    if len(texts) == _SIDED and len(texts_of(rows[row])) > _SIDED:
        return None  # beside a text from above: a label and its value
    if pairs_over.are_pairs(texts, words):
        return None
    last = _second_level(rows, row, words)
    read = len(texts) > 1 and read_as_headings(texts, words, marked=marked)
    if not read and last > row and any(cell.column_span == 1 for cell in texts):
        # ``Issue`` beside ``Actions`` over ``Who`` and ``By when``
        both = texts_of(chain.from_iterable(rows[row : last + 1]))
        read = read_as_headings(both, words, marked=marked)
    if not read and not _dates_beside_texts(rows, row, words):
        told = top and headed.by_values(rows[row], rows[row + 1 :], words, marked=marked)
        if not told:
            return None
    columns = tuple(_column(rows, row, last, index, words) for index in range(grid.columns))
    cells = [cell for line in rows[row : last + 1] for cell in distinct(line)]
    return Headings(row, last, tuple(dict.fromkeys(cells)), columns)


def _is_preamble(line: Line, headings: Sequence[Cell]) -> bool:
    """A title, or a label and its value over more than two headings: ``Date of visit: 3 May``."""
    said = texts_of(line)
    if len(said) < _SIDED:
        return True
    return len(said) == _SIDED < len(headings) and said[0].text.endswith(":")


def _dates_beside_texts(rows: Sequence[Line], row: int, words: HeadingWords) -> bool:
    """``Due date`` beside a blank at the top of two columns, and below it nothing but dates."""
    if row or len(rows[0]) != _SIDED:
        return False
    dates = [line[1].text for line in rows[1:] if line[1]]
    left, right = rows[0]
    if not dates or len(dates) < len(rows) - 1:
        return False
    if right is None or right is left or (left is not None and left.text):
        return False
    named = words.senses(one_line(right.text))[:1]
    dated = bool(named) and named[0].field in WHEN and named[0].score >= CLOSE
    return dated and all(looks.date(text, words) for text in dates)


def _set_off(headings: Headings) -> tuple[bool, str | None] | None:
    """Weight and ground that all headings share; None where they are set as any text."""
    found = {(cell.bold, cell.fill) for cell in headings.cells if cell.text}
    return found.pop() if len(found) == 1 and (False, None) not in found else None


def _of_other_table(
    rows: Sequence[Line], row: int, look: tuple[bool, str | None] | None, words: HeadingWords
) -> Headings | None:
    """Headings of a table that is no plan, such as one to sign, set as those of the plan are.

    Two will do below a title, ``Term`` and ``Meaning``, or where the plan's are on another page.
    """
    texts = _starting(rows, row)
    titled = bool(row) and _is_title(rows[row - 1])
    if len(texts) < (_SIDED if titled else FEWEST_LABELS) or (look is None and not titled):
        return None
    looks_of = {(cell.bold, cell.fill) for cell in texts}
    if looks_of != ({look} if look else {(True, texts[0].fill)}) or not all(map(is_short, texts)):
        return None
    known = sum(is_heading_word(cell, words) for cell in texts)
    if 2 * known < len(texts) or known < _SIDED:
        return None
    columns = tuple(_column(rows, row, row, index, words) for index in range(len(rows[row])))
    return Headings(row, row, tuple(texts), columns)


def _is_title(line: Line) -> bool:
    """One short text, in bold."""
    texts = texts_of(line)
    return len(texts) == 1 and texts[0].bold and is_short(texts[0])


def _set_apart(rows: Sequence[Line], texts: Sequence[Cell]) -> bool:
    """The first row is bold or painted, each cell alike, and no text of the next such row is."""
    looks_of = {(cell.bold, cell.fill) for cell in texts}
    under = (texts_of(line) for line in rows[1:])  # a finding may stand over the whole width
    below = next((some for some in under if len(some) >= FEWEST_HEADINGS), [])
    if len(texts) < FEWEST_LABELS or len(below) < FEWEST_HEADINGS or len(looks_of) > 1:
        return False
    look = looks_of.pop()
    return look != (False, None) and all((cell.bold, cell.fill) != look for cell in below)


def _second_level(rows: Sequence[Line], row: int, words: HeadingWords) -> int:
    """Row of the sub-headings, where cells of this row span columns that have their own below."""
    depths = (cell.row + cell.row_span - 1 for cell in distinct(rows[row]) if cell.row == row)
    last = max(depths, default=row)
    if last > row and any(_has_value(rows, index, words) for index in range(row + 1, last + 1)):
        return row  # ``Actions`` at the side of the actions and of their headings
    if last > row:
        spanning = [
            cell
            for cell in distinct(rows[row])
            if cell.row == row and cell.row + cell.row_span - 1 < last
        ]
        below = [cell for cell in distinct(rows[last]) if cell.row == last]
        named = all(may_head(cell) or calendar_columns.heads(cell.text, words) for cell in below)
        return last if spanning and named else row
    if row + 1 >= len(rows):
        return row
    below = [cell for cell in distinct(rows[row + 1]) if cell.row == row + 1 and cell.text]
    wide = [cell for cell in distinct(rows[row]) if cell.column_span > 1 and cell.text]
    under = {i for cell in wide for i in range(cell.column, cell.column + cell.column_span)}
    several = len(texts_of(rows[row])) > 1  # one text alone is a title
    if several and all(cell.bold and is_known(cell, words) for cell in below):
        under |= _before_blanks(rows[row])
    if len(below) < _SIDED or not all(cell.column in under and may_head(cell) for cell in below):
        return row
    known = [
        cell for cell in below if words.senses(cell.text) or words.tick(cell.text) or cell.header
    ]
    return row + 1 if 2 * len(known) >= len(below) else row


def _before_blanks(line: Line) -> set[int]:
    """Columns of texts with nothing beside them on the right: where nothing is drawn, these may
    stand over both.
    """
    filled = [cell is not None and bool(cell.text) for cell in line]
    found: set[int] = set()
    for column, text in enumerate(filled):
        if text and column + 1 < len(filled) and not filled[column + 1]:
            found |= {column, column + 1}
        elif not text and column - 1 in found:
            found.add(column)
    return found


def _has_value(rows: Sequence[Line], row: int, words: HeadingWords) -> bool:
    cells = _starting(rows, row)
    return not periods_of(cells, words) and any(is_value(cell.text, words) for cell in cells)


def _column(rows: Sequence[Line], first: int, last: int, index: int, words: HeadingWords) -> Column:
    bottom = rows[last][index]
    over = [row[index] for row in reversed(rows[first : last + 1]) if row[index] is not bottom]
    top = over[0] if over else bottom  # of three levels the middle one is nearest
    above = name_of(top, words, rows[first]) if top else ""
    below = name_of(bottom, words, rows[last]) if bottom else ""
    if top is bottom or not below:
        return Column(above, group=above if top and top.column_span > 1 else "")
    return Column(below, group=above)


def _starting(rows: Sequence[Line], row: int) -> list[Cell]:
    """The texts of the row that do not reach down to it from the rows above."""
    return [cell for cell in texts_of(rows[row]) if cell.row == row]

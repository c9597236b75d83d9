"""A grid cut at its heading rows, each part with the columns that it really has.

Tables that touch on a page are found as one, with the edges of all of them; so are the parts of a
form. A part has a column where one of its own cells begins.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from planlift.extract.assembly.columns import guidance
from planlift.extract.assembly.columns import heading_rows
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import side_labels
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.columns.column import Column
from planlift.extract.assembly.forms import explained
from planlift.extract.assembly.forms import official
from planlift.extract.assembly.forms import pairing
from planlift.extract.assembly.forms.labels import LABEL_WORDS
from planlift.extract.assembly.forms.labels import inline_field
from planlift.extract.assembly.lines import lines_of
from planlift.extract.assembly.lines import texts_of
from planlift.extract.assembly.rows import record_numbers
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows import sections
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.heading_rows import Headings
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.lines import Line
    from planlift.model import Cell
    from planlift.model import Grid


_OF_A_PANEL = frozenset({"action", "owner_text", "lead_text", "due_text", "priority"})
_TWO, _FORM = 2, 4
"""Columns of a form: labels and values, once or twice. Heading rows whose last may be none."""


class Part(Struct, frozen=True):
    """Rows under one heading row, or rows without one."""

    headings: Headings | None
    rows: list[Line]
    edges: tuple[float, ...]
    """Of its columns, in points; empty where the source has no geometry."""
    before_table: bool = False
    """Rows without headings that stand above those of the same grid."""
    again: bool = False
    """The label of the last of them stands above each heading row of the grid."""
    title: Line | None = None
    """The row of one text above the headings, below other rows of the same grid."""


def cut(
    grid: Grid, words: HeadingWords, *, titled: bool, earlier: Headings | None = None
) -> list[Part]:
    """The parts of `grid`, top to bottom; `titled`: a heading above names the document.

    `earlier`: the headings of a table that it may go on with.
    """
    rows = lines_of(grid)
    if explained.explains_fields(rows, words):
        return [Part(None, rows, grid.column_edges)]
    at_side = side_labels.find(grid, rows, words)
    turned = _turned(grid, rows, at_side, words)
    if turned is not None:
        return [turned]
    found = [] if at_side else guidance.joined(heading_rows.find(grid, rows, words, earlier), words)
    found = _with_rows(found, grid, rows)
    if not found or official.asks_below(found[0], rows, words):
        return [Part(None, rows, grid.column_edges)]
    parts: list[Part] = []
    title: Line | None = None
    labels_again = _labels_over_each(found, rows)
    start = 0
    answered: list[Line] = []
    for index, headings in enumerate(found):
        end = found[index + 1].first if index + 1 < len(found) else len(rows)
        own = [*answered, *rows[headings.last + 1 : end]]
        answered = _answered_below(own, found[index + 1 : index + 2], words)
        own = own[: len(own) - len(answered)]
        above = rows[start : headings.first]
        if index == 0 and _numbers_all(above, words):
            title = above.pop()
        over = _finding_over(above, headings, words) if index == 0 else None
        if over is not None:
            own, above = [*above[over:], *own], above[:over]
        elif (
            index == 0 and above and is_band(above[-1]) and _is_group(above[-1], own, words, titled)
        ):
            own.insert(0, above.pop())  # the name of a group is the first line of its table
        if index == 0 and _is_title_above(above, rows, found[1:]):
            title = above.pop()
        parts += _above(grid, above, labels_again, words)
        following = own.pop() if index + 1 < len(found) and _ends_in_title(own) else None
        last = index + 1 == len(found)
        labels = 0 if following else _labels_below(own, labels_again, words)
        if last and labels and _may_be_record(own[-labels:], words):
            labels = 0
        part = _part(grid, rows, headings, own[: len(own) - labels])
        parts.append(replace(part, title=title))
        title = following
        start = end - labels
    return parts + _above(grid, rows[start:], labels_again, words)


def _above(
    grid: Grid, rows: Sequence[Line], again: Container[str], words: HeadingWords
) -> list[Part]:
    """The rows above headings; labels and values below those of another table by themselves."""
    first = len(rows) - _labels_below(rows, again, words)
    if all(len(texts_of(row)) <= _TWO for row in rows[:first]):
        first = 0  # no rows of a table: titles, and labels that nobody knows
    return [
        Part(None, list(part), grid.column_edges, before_table=True, again=bool(again))
        for part in (rows[:first], rows[first:])
        if any(map(texts_of, part))
    ]


def _with_rows(found: list[Headings], grid: Grid, rows: Sequence[Line]) -> list[Headings]:
    """Without a last heading row that heads nothing; on a page its rows may be on the next one."""
    if grid.place.box is not None or len(found) < _TWO or found[-1].last < len(rows) - 1:
        return found
    return found if all(cell.header for cell in found[-1].cells) else found[:-1]


def _turned(
    grid: Grid, rows: Sequence[Line], at_side: frozenset[int], words: HeadingWords
) -> Part | None:
    """A table whose headings stand in its first column, and each record in one of the others."""
    numbers = _numbers_above(rows, words)
    if grid.columns <= _TWO or (at_side != {0} and not numbers):
        return None
    corner = rows[0][:1] if numbers else ()
    rows = rows[1:] if numbers else rows
    cells = [row[0] for row in rows]
    columns = tuple(Column(one_line(cell.text) if cell else "") for cell in cells)
    records_of = [tuple(row[column] for row in rows) for column in range(1, grid.columns)]
    whole = all(cell is None or (cell.row_span, cell.column_span) == (1, 1) for cell in cells)
    filled = [sum(bool(cell and cell.text) for cell in record) for record in records_of]
    apart = all(len(set(map(id, row))) == grid.columns for row in rows)
    if not whole or not apart or 2 * min(filled) < len(rows):
        return None
    if any(cell is not None and looks.defines(cell.text, words) for cell in records_of[0]):
        return None  # it says what each heading is for
    heads = tuple(cell for cell in (*corner, *cells) if cell is not None)
    if numbers:
        columns = (Column(f"{numbers[0].label} no."), *columns)
        records_of = [(number, *rec) for number, rec in zip(numbers, records_of, strict=True)]
    headings = heading_rows.Headings(0, len(rows) - 1, heads, columns)
    return Part(headings, records_of, ())


def _numbers_above(rows: Sequence[Line], words: HeadingWords) -> list[Cell]:
    """``Action 1``, ``Action 2`` side by side at the top: what they are about stands below each."""
    top = [cell for cell in rows[0][1:] if cell is not None]
    found = [number for cell in top if (number := refs.number_of_label(cell, words)) is not None]
    labels = {words.announced(number.label) for number in found}
    counted = [number.text for number in found] == [str(n) for n in range(1, len(rows[0]))]
    return found if len(found) > 1 and counted and labels <= {*WHAT} else []


def _part(grid: Grid, rows: Sequence[Line], headings: Headings, own: Sequence[Line]) -> Part:
    shown = [*rows[headings.first : headings.last + 1], *own]
    kept = [
        column
        for column in range(grid.columns)
        if column == 0 or any(row[column] is not row[column - 1] for row in shown)
    ]
    edges = grid.column_edges
    aside = set(map(id, headings.cells))  # a heading at the side goes on beside its rows
    return Part(
        replace(headings, columns=tuple(headings.columns[column] for column in kept)),
        [
            tuple(None if id(cell := row[column]) in aside else cell for column in kept)
            for row in own
        ],
        (*(edges[column] for column in kept), edges[-1]) if edges else (),
    )


def _labels_below(rows: Sequence[Line], again: Container[str], words: HeadingWords) -> int:
    """How many of the last rows are labels and values that stand above the next headings.

    `again`: the labels, known or not, that stand above each heading row.
    """
    count = 0
    for number, row in enumerate(reversed(rows), 1):
        cells = _pair_across(row)
        if cells and (_label(cells) in again or pairing.is_label(cells[0], words)):
            count = number
        elif texts_of(row) or len(row) <= _FORM:
            break  # blank rows part the tables of a sheet
    return count


def _may_be_record(rows: Sequence[Line], words: HeadingWords) -> bool:
    """Whether labels and values are those of a form, which may end in them, or tell an action."""
    labels = [cells[0].text for row in rows if (cells := texts_of(row))]
    return len(rows[0]) <= _FORM or any(
        inline_field(f"{text}:", words) == "action" for text in labels
    )


def _pair_across(row: Line) -> list[Cell]:
    """The two cells that take the whole row, or stand at its head, the first one set off; empty
    for another row.
    """
    cells = texts_of(row)
    if len(cells) != _TWO:
        return []
    across = sum(cell.column_span for cell in cells) >= len(row)
    at_head = [cell.column for cell in cells] == [0, 1] and cells[0].bold and not cells[1].bold
    return cells if across or at_head else []


def _labels_over_each(found: Sequence[Headings], rows: Sequence[Line]) -> frozenset[str]:
    """What opens rows of a label and its value over each of several heading rows.

    ``Goal 2``, ``12-month target``: known or not, numbered or not.
    """
    if len(found) < _TWO or not all(heads.first for heads in found):
        return frozenset()
    over = (map(_pair_across, reversed(rows[: heads.first])) for heads in found)
    labels = [frozenset(map(_label, takewhile(bool, pairs))) for pairs in over]
    return frozenset.intersection(*labels)


def _label(pair: Sequence[Cell]) -> str:
    return pair[0].text.rstrip(" 0123456789.:")


def _ends_in_title(rows: Sequence[Line]) -> bool:
    """Whether one text in bold, or over most of the width, stands right above the next headings."""
    texts = [cell for cell in rows[-1] if cell is not None and cell.text] if len(rows) > 1 else []
    return len(set(map(id, texts))) == 1 and (texts[0].bold or is_band(rows[-1]))


def _is_title_above(above: Sequence[Line], rows: Sequence[Line], later: Sequence[Headings]) -> bool:
    """Whether a title stands right above the first headings, as at the end of a table of the page
    before, below blank rows, or as one in the same look does above other headings of the grid.
    """
    others_blank = not any(map(texts_of, above[:-1]))
    if _ends_in_title(above) and (others_blank or any(map(_holds_values, above))):
        return True
    first = _title(above[-1]) if above else None
    others = [_title(rows[heads.first - 1]) for heads in later]
    return first is not None and any(
        other is not None and _look(other) == _look(first) for other in others
    )


def _title(row: Line) -> Cell | None:
    """The one text of a row, where that is in bold and stands in its first column."""
    first, texts = row[0], texts_of(row)
    return first if first is not None and first.bold and texts == [first] else None


def _numbers_all(above: Sequence[Line], words: HeadingWords) -> bool:
    """``Item 2`` over the whole width of a table, and nothing else above its headings."""
    alone = len(above) == 1 and is_band(above[0])
    return alone and record_numbers.of(texts_of(above[0])[0], words) is not None


def _holds_values(row: Line) -> bool:
    """Several texts: a row of the table that goes on from the page before."""
    return len(texts_of(row)) > _TWO


def is_band(row: Line) -> bool:
    """One text over most of the width."""
    cells = texts_of(row)
    return len(cells) == 1 and cells[0].column_span > max(1, len(row) / 2)


def _finding_over(rows: Sequence[Line], headings: Headings, words: HeadingWords) -> int | None:
    """The row, of those above the first headings, that says what the actions below them answer.

    ``Recommendation 2: …`` over the whole width; the answer to it may follow. Or ``Finding 2`` over
    what was found. Or ``The provider must …`` right above them, where none of them says what was
    found.
    """
    first = len(rows)
    while first and is_band(rows[first - 1]):
        first -= 1
    cells = [_text_cell(row) for row in rows[first:]]
    texts = [cell.text for cell in cells]
    if any(_labelled(text, words) in _OF_A_PANEL for text in texts):
        return None  # the action, over who and when; or who answers for all of them
    over = next((at for at in range(len(cells)) if _introduces(cells[at:], words)), None)
    if over is None and texts and sections.wants(texts[-1], words):
        says = any(words.hinted(column.heading, "finding") for column in headings.columns)
        over = None if says else len(texts) - 1
    return None if over is None else first + over


def _introduces(cells: Sequence[Cell], words: HeadingWords) -> bool:
    """Whether the first text says what was found, or numbers what the next one says."""
    if sections.introduces_finding(cells[0].text, words):
        return True
    if len(cells) == 1 or record_numbers.of_finding(cells[0], words) is None:
        return False
    named = sections.numbers_finding(cells[0].text, words)
    return named or looks.sentence(cells[1].text)  # ``Item 2`` over what was found


def _answered_below(
    rows: Sequence[Line], following: Sequence[Headings], words: HeadingWords
) -> list[Line]:
    """The last rows, where these are a finding and the answer to it over the next headings."""
    over = _finding_over(rows, following[0], words) if following else None
    return list(rows[over:]) if over is not None and len(rows) - over > 1 else []


def _labelled(text: str, words: HeadingWords) -> str:
    """The field before a colon, though its words only hint at it: ``Senior sponsor: …``."""
    label, colon, _ = text.partition(":")
    if not colon or len(label.split()) > LABEL_WORDS or words.announced(label):
        return ""
    return inline_field(text, words) or words.named(label)


def _is_group(row: Line, below: Sequence[Line], words: HeadingWords, titled: bool) -> bool:
    """Whether the row above the first headings is of the kind that parts the rows below."""
    first = _text_cell(row)
    looks = {_look(_text_cell(other)) for other in below if is_band(other)}
    return _look(first) in looks or (titled and sections.names_section(first.text, words))


def _text_cell(row: Line) -> Cell:
    return next(cell for cell in row if cell is not None and cell.text)


def _look(cell: Cell) -> tuple[bool, str | None]:
    return cell.bold, cell.fill

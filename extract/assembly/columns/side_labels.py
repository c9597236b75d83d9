"""Labels at the side of their values: a form, not a table under headings."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from planlift.extract.assembly.cells import uncounted
from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import STATE
from planlift.extract.assembly.columns.heading_cells import FEWEST_HEADINGS
from planlift.extract.assembly.columns.heading_cells import FEWEST_LABELS
from planlift.extract.assembly.columns.heading_cells import is_known
from planlift.extract.assembly.lines import distinct
from planlift.extract.assembly.lines import texts_of
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.lines import Line
    from planlift.model import Cell
    from planlift.model import Grid

_HALF = 0.5
_PAIR = 2
_FORM = 4
"""Cells in a row of a form: two labels and their values."""
_MANY, _SAMPLE = 200, 50
"""Texts of a long column, and how many tell that hardly any of them are known."""


def find(grid: Grid, rows: Sequence[Line], words: HeadingWords) -> frozenset[int]:
    """Columns of labels, where the headings stand in the first column: a form, not a table."""
    if grid.how == "pairs":
        return frozenset({0})
    first = texts_of(row[0] for row in rows)
    if _marked(grid, first, words):
        return frozenset({0})
    if not _mostly_known(first, words):
        return _in_pairs(rows, words)
    if _are_groups(first, rows[0]):
        return frozenset()
    columns = [
        texts_of(cell for cell in column if cell is None or cell.column == index)
        for index, column in enumerate(zip(*rows, strict=True))
    ]
    names = {id(cell) for cells in columns for cell in cells if _names(cell, words)}
    labels = {
        index
        for index, cells in enumerate(columns)
        if looks.share(id(cell) in names for cell in cells) > _HALF
    }
    across = any(_heads_columns(row, labels, names, words) for row in rows)
    return frozenset() if across else frozenset(labels)


def _names(cell: Cell, words: HeadingWords) -> bool:
    """Known, perhaps but for a number: ``Finding 3``."""
    if is_known(cell, words):
        return True
    counted = cell.text[-1:].isdigit() and uncounted(cell.text)
    return bool(counted) and is_known(with_text(cell, str(counted)), words)


def _marked(grid: Grid, first: Sequence[Cell], words: HeadingWords) -> bool:
    """The source marks all of the first column as headings, and nothing else; most of them speak
    for a field, each for another.
    """
    marked = {id(cell) for cell in grid.cells if cell.header and cell.text}
    if len(first) < FEWEST_LABELS or marked != set(map(id, first)):
        return False
    named = [words.named(one_line(cell.text)) for cell in first]
    told = [name for name in named if name]
    return 2 * len(set(told)) > len(first)


def _in_pairs(rows: Sequence[Line], words: HeadingWords) -> frozenset[int]:
    """Two rows of two labels each, both with their values: too few to stand below each other."""
    pairs = [row for row in rows if len(distinct(row)) > 1]
    if len(pairs) != _PAIR or any(len(distinct(row)) != 2 * _PAIR for row in pairs):
        return frozenset()
    cells = [distinct(row) for row in pairs]
    labels = {one_line(cell.text) for row in cells for cell in row[::2] if is_known(cell, words)}
    plain = all(
        not _is_label(value, words) or _of_its_kind(label, value, words)
        for row in cells
        for label, value in zip(row[::2], row[1::2], strict=True)
    )
    return frozenset({0, 2}) if plain and len(labels) == 2 * _PAIR else frozenset()


def _is_label(cell: Cell, words: HeadingWords) -> bool:
    """Known, and no answer such as ``Complete``."""
    return bool(cell.text) and is_known(cell, words) and not words.tick(one_line(cell.text))


def _of_its_kind(label: Cell, value: Cell, words: HeadingWords) -> bool:
    """``Clinical lead`` beside ``Owner``, ``Completed`` beside ``Progress``: values, though each
    could head a column.
    """
    one, other = (words.senses(one_line(cell.text))[:1] for cell in (label, value))
    fields = {sense.field for sense in (*one, *other)}
    return bool(one and other) and (len(fields) == 1 or fields <= STATE)


def _are_groups(first: Sequence[Cell], top: Line) -> bool:
    """``Governance`` above ``Governance``, under a row of headings: groups, of a heading's name.

    ``Finding 1`` above ``Finding 2`` are numbers, of what a heading without one names.
    """
    again = any(cell.text == below.text for cell, below in pairwise(first))
    below_top = {_uncounted(cell.text).strip() for cell in first[1:]}
    counted = len(below_top) == 1 and not any(map(str.isdigit, first[0].text))
    again = again or (counted and any(map(str.isdigit, first[1].text)))
    return again and len(top) > _PAIR and all(looks.title(cell.text) for cell in texts_of(top))


def _heads_columns(
    row: Line, labels: Container[int], names: Container[int], words: HeadingWords
) -> bool:
    """Known words side by side: more than the values that one of them may look like.

    Half of the texts are enough where each of the others speaks for a field as well; and so are
    three side by side for as many fields.
    """
    texts = texts_of(row)
    known = [cell for cell in texts if id(cell) in names]
    if len(known) >= FEWEST_LABELS and _name_each_another(texts, names, words):
        return True
    beside = {cell.text for cell in known if cell.column not in labels}
    if row[0] is not None and not row[0].text and len({_uncounted(text) for text in beside}) == 1:
        return False  # ``Action 1``, ``Action 2`` beside a blank: records, one in each column
    most = 2 * len(known) > len(texts)
    half = 2 * len(known) == len(texts) > _FORM
    speak = half and all(words.named(one_line(cell.text)) for cell in texts)
    return len(beside) >= FEWEST_HEADINGS and (most or speak)


def _name_each_another(texts: Sequence[Cell], names: Container[int], words: HeadingWords) -> bool:
    """The first three are known, each for another field: a value is one for that of its label.

    Nothing blank stands between them, as it does behind a label without a value.
    """
    head = texts[:FEWEST_LABELS]
    apart = any(one.column + one.column_span != two.column for one, two in pairwise(head))
    if apart or not all(id(cell) in names and _is_label(cell, words) for cell in head):
        return False
    fields = {words.named(one_line(cell.text)) for cell in head}
    return len(fields - {""}) == FEWEST_LABELS


def _uncounted(text: str) -> str:
    return "".join(sign for sign in text if not sign.isdigit()).casefold()


def _counts_one(cells: Sequence[Cell]) -> bool:
    """``AFI 1``, ``AFI 2``, ``AFI 3``: numbers of what stands beside them, and no labels."""
    times = Counter(uncounted(cell.text) for cell in cells if cell.text[-1:].isdigit())
    return bool(times) and 2 * times.most_common(1)[0][1] > len(cells)


def _mostly_known(cells: Sequence[Cell], words: HeadingWords) -> bool:
    """More than half of the texts, and as many as a form has."""
    if _counts_one(cells):
        return False
    some = cells[:: max(1, len(cells) // _SAMPLE)]
    if len(cells) > _MANY and 4 * sum(_names(cell, words) for cell in some) < len(some):
        return False
    unknown = 0
    for cell in cells:
        unknown += not _names(cell, words)
        if 2 * unknown >= len(cells):
            return False
    return len(cells) - unknown >= FEWEST_LABELS

"""Forms whose labels nobody knows: the same ones, in the same order, in each of several tables."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import assigning
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import OWNER_AND_DUE
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.columns.column import WHO_WHEN
from planlift.extract.assembly.columns.column import Column
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.model import Grid
from planlift.text import key
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import TextBlock

_KNOWN = frozenset({*WHAT, *WHO_WHEN})
_PAIR = 2
_FEWEST_LABELS = 3
_FEWEST_FORMS = 2
_LONGEST = 12
"""Words of a label."""


def turned(blocks: Iterable[TextBlock | Grid], words: HeadingWords) -> list[TextBlock | Grid]:
    """The blocks; such tables of labels and values become tables of headings and one row."""
    blocks = list(blocks)
    said = {
        id(block): _labels(block, words)
        for block in blocks
        if isinstance(block, Grid) and block.columns == _PAIR and block.rows >= _FEWEST_LABELS
    }
    times = Counter(filter(None, said.values()))
    forms = {
        labels
        for labels, count in times.items()
        if count >= _FEWEST_FORMS
        and _of_a_plan([b for b in blocks if said.get(id(b)) == labels], words)
    }
    if not forms:
        return blocks
    return [
        _turned(block) if isinstance(block, Grid) and said.get(id(block)) in forms else block
        for block in blocks
    ]


def _of_a_plan(same: Iterable[TextBlock | Grid], words: HeadingWords) -> bool:
    """One of the labels is known, and together they say what was found, and who does what when.

    Where their words say all of it, the forms are read as they stand, with what is above them.
    """
    grids = [block for block in same if isinstance(block, Grid)]
    texts = [[cell.text for cell in grid.cells if cell.column] for grid in grids]
    labels = [cell.text for cell in grids[0].cells if cell.column == 0]
    if all(field_of(label, words) not in _KNOWN for label in labels):
        return False
    told = {next((sense.field for sense in words.senses(label)), "") for label in labels}
    if told >= {*WHAT, *OWNER_AND_DUE}:
        return False
    if any(_says_both(label, words) for label in labels):
        return False
    columns = assigning.settle(
        [Column(one_line(label)) for label in labels],
        [list(values) for values in zip(*texts, strict=True)],
        words,
    )
    fields = {column.field for column in columns}
    return fields >= {*WHAT} and len(fields & OWNER_AND_DUE) == len(OWNER_AND_DUE)


def _says_both(label: str, words: HeadingWords) -> bool:
    """``Lead / timescale`` is understood as it stands; ``Done by`` may be either."""
    said = {sense.field for sense in words.senses(label) if sense.score >= CLOSE}
    return said >= OWNER_AND_DUE


def _labels(grid: Grid, words: HeadingWords) -> tuple[str, ...]:
    """The first column, if each of its cells may be a label, some unknown, and no two alike."""
    if len(grid.cells) != _PAIR * grid.rows:
        return ()
    first = [cell.text for cell in grid.cells if cell.column == 0]
    if any(not text or len(text.split()) > _LONGEST for text in first):
        return ()
    if any(looks.reference(text) or looks.date_only(text, words) for text in first):
        return ()
    if all(field_of(text, words) for text in first):
        return ()
    labels = tuple(map(key, first))
    return labels if len(set(labels)) == len(labels) else ()


def _turned(grid: Grid) -> Grid:
    cells = [replace(c, row=c.column, column=c.row, header=c.column == 0) for c in grid.cells]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    how = "html" if grid.how == "pairs" else grid.how
    return replace(
        grid, rows=_PAIR, columns=grid.rows, cells=tuple(cells), how=how, column_edges=()
    )

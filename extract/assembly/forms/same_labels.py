"""Forms whose labels nobody knows: the same ones, in the same order, in each of several tables."""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.forms.told import of_a_plan
from planlift.model import Cell
from planlift.model import Grid
from planlift.model import TextBlock
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Block

_PAIR = 2
_FORM = 4
"""Columns of a form at most: two pairs of labels and values."""
_FEWEST_LABELS = 3
_FEWEST_FORMS = 2
_LONGEST = 12
"""Words of a label."""
_TITLE = 14
"""Words of a form's title at most."""


class Form(Struct, frozen=True):
    """A grid read as labels and values."""

    title: Cell | None
    pairs: tuple[tuple[Cell, Cell], ...]

    def labels(self) -> tuple[str, ...]:
        """The labels, folded."""
        return tuple(key(label.text) for label, _ in self.pairs)


def turned(blocks: Iterable[Block], words: HeadingWords) -> list[Block]:
    """The blocks; such tables of labels and values become tables of headings and one row."""
    blocks = list(blocks)
    forms = {id(block): _form(block) for block in blocks if isinstance(block, Grid)}
    said = {at: form.labels() for at, form in forms.items() if form is not None}
    times = Counter(said.values())
    if not any(count >= _FEWEST_FORMS for count in times.values()):
        return blocks
    same: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    for form in forms.values():
        if form is not None and times[form.labels()] >= _FEWEST_FORMS:
            same[form.labels()].append(form)
    chosen = {labels: fields for labels, alike in same.items() if (fields := _told(alike, words))}
    found: list[Block] = []
    over = _headings_over(blocks, {at for at, labels in said.items() if labels in chosen})
    for block in blocks:
        form = forms.get(id(block))
        fields = chosen.get(said.get(id(block), ()), frozenset())
        if not isinstance(block, Grid) or form is None or not fields:
            found.append(block)
            continue
        if over and "finding" not in fields and form.title is None:
            form = _with_heading(form, found.pop())
        found += _turned(block, form)
    return found


def _headings_over(blocks: Sequence[Block], forms: Container[int]) -> bool:
    """Right above each form stands a heading, all of one rank and each another."""
    over = [above for above, block in pairwise(blocks) if id(block) in forms]
    headings = [block for block in over if isinstance(block, TextBlock) and block.kind == "heading"]
    ranks = {block.level for block in headings}
    texts = {block.text for block in headings}
    return len(headings) == len(over) == len(texts) and len(ranks) == 1


def _with_heading(form: Form, heading: Block) -> Form:
    """What the heading says in front of the rest, under no label."""
    if not isinstance(heading, TextBlock):
        return form
    said = Cell(heading.text, 0, 0, places=(heading.place,), bold=heading.bold)
    return replace(form, pairs=((Cell("", 0, 0), said), *form.pairs))


def _form(grid: Grid) -> Form | None:
    """Pairs of labels and values in each row, perhaps under a title; None for another table."""
    if not _PAIR <= grid.columns <= _FORM or grid.rows < _FEWEST_LABELS - 1:
        return None
    rows: list[list[Cell]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        if cell.row_span > 1:
            return None
        rows[cell.row].append(cell)
    title = rows.pop(0)[0] if len(rows[0]) == 1 else None
    if any(len(row) not in {_PAIR, _FORM} for row in rows):
        return None
    if title is not None and not 0 < len(title.text.split()) <= _TITLE:
        return None
    pairs = tuple((row[at], row[at + 1]) for row in rows for at in range(0, len(row), _PAIR))
    labels = [label.text for label, _ in pairs]
    long = any(not text or len(text.split()) > _LONGEST for text in labels)
    if long or len(pairs) < _FEWEST_LABELS or len(set(map(key, labels))) < len(labels):
        return None
    return Form(title, pairs)


def _told(same: Sequence[Form], words: HeadingWords) -> frozenset[str]:
    """What labels tell of a plan, some of which nobody knows; nothing where they are none."""
    labels = [label.text for label, _ in same[0].pairs]
    if any(looks.reference(text) or looks.date_only(text, words) for text in labels):
        return frozenset()
    if all(field_of(text, words) for text in labels):
        return frozenset()
    return of_a_plan(labels, [[value.text for _, value in form.pairs] for form in same], words)


def _turned(grid: Grid, form: Form) -> list[Block]:
    cells = [
        replace(cell, row=row, column=column, header=not row, column_span=1)
        for column, pair in enumerate(form.pairs)
        for row, cell in enumerate(pair)
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    how = "html" if grid.how == "pairs" else grid.how
    table = replace(
        grid, rows=_PAIR, columns=len(form.pairs), cells=tuple(cells), how=how, column_edges=()
    )
    if form.title is None:
        return [table]
    place = form.title.places[0] if form.title.places else grid.place
    return [TextBlock(form.title.text, place, "heading", bold=True), table]

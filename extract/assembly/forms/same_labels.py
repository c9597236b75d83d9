"""Forms whose labels nobody knows: the same ones, in the same order, in each of several tables, or
again and again down one of them.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from planlift.extract.assembly.cells import level_rows
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.heading_cells import is_known
from planlift.extract.assembly.forms.told import of_a_plan
from planlift.model import ONE_ROW
from planlift.model import Cell
from planlift.model import Grid
from planlift.model import TextBlock
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Block

_PAIR = 2
_FORM = 4
"""Columns of a form at most: two pairs of labels and values."""
_FEWEST_LABELS = 3
_MOST_LABELS = 20
_WHOLE = frozenset({"html", "docx"})
"""Ways to find a table that no page end cuts: columns of records are cut across all of them."""
_FEWEST_ROUNDS = 2
"""Of the same labels."""
_LONGEST = 12
"""Words of a label."""
_TITLE = 14
"""Words of a form's title at most."""


Pair: TypeAlias = "tuple[Cell, Cell]"


class Form(Struct, frozen=True):
    """A grid read as labels and values, which may come in several rounds."""

    title: Cell | None
    rounds: tuple[tuple[Pair, ...], ...]
    """Each of the labels of the first; a blank where a round lacks one."""

    def labels(self) -> tuple[str, ...]:
        """The labels, folded."""
        return tuple(key(label.text) for label, _ in self.rounds[0])


def turned(blocks: Iterable[Block], words: HeadingWords) -> list[Block]:
    """The blocks; such tables of labels and values become tables of headings and one row."""
    blocks = list(blocks)
    forms = {
        id(block): form
        for block in blocks
        if isinstance(block, Grid) and (form := _form(block, words)) is not None
    }
    chosen = _chosen(forms.values(), words)
    if not chosen:
        return blocks
    found: list[Block] = []
    over = _headings_over(blocks, {at for at, form in forms.items() if form.labels() in chosen})
    for block in blocks:
        form = forms.get(id(block))
        if not isinstance(block, Grid) or form is None or form.labels() not in chosen:
            found.append(block)
            continue
        alone = form.title is None and len(form.rounds) == 1
        if over and alone and "finding" not in chosen[form.labels()]:
            form = _with_heading(form, found.pop())
        found += _turned(block, form)
    return found


def _chosen(forms: Iterable[Form], words: HeadingWords) -> dict[tuple[str, ...], frozenset[str]]:
    """What the labels tell that come again and are of a plan."""
    same: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    for form in forms:
        same[form.labels()].append(form)
    return {
        labels: fields
        for labels, alike in same.items()
        if sum(len(form.rounds) for form in alike) >= _FEWEST_ROUNDS
        and (fields := _told(alike, words))
    }


def _headings_over(blocks: Sequence[Block], forms: Collection[int]) -> bool:
    """Right above each form stands a heading, all of one rank and each another."""
    over = [above for above, block in pairwise(blocks) if id(block) in forms]
    headings = [block for block in over if isinstance(block, TextBlock) and block.kind == "heading"]
    ranks = {block.level for block in headings}
    texts = {block.text for block in headings}
    each = len(headings) == len(over) == len(texts) == len(forms)
    return each and len(ranks) == 1


def _with_heading(form: Form, heading: Block) -> Form:
    """What the heading says in front of the rest, under no label."""
    if not isinstance(heading, TextBlock):
        return form
    said = Cell(heading.text, 0, 0, places=(heading.place,), bold=heading.bold)
    return replace(form, rounds=(((Cell("", 0, 0), said), *form.rounds[0]),))


def _form(grid: Grid, words: HeadingWords) -> Form | None:
    """Pairs of labels and values in each row, perhaps under a title; None for another table."""
    if _labels_at_side(grid):
        return _turned_form(grid)
    numbers = _numbers_beside(grid)
    fits = _PAIR <= grid.columns - bool(numbers) <= _FORM
    rows = level_rows(grid, numbers) if fits else []
    rows = [row for row in rows if any(cell.text for cell in row)]  # blank ones part the rounds
    if len(rows) < _FEWEST_LABELS - 1:
        return None
    title = rows.pop(0)[0] if len(rows[0]) == 1 else None
    numbered = _numbered_title(rows[0])
    rows = rows[len(numbered) // _PAIR :]
    if any(len(row) not in {_PAIR, _FORM} for row in rows) or _heads_columns(rows[0], words):
        return None
    if title is not None and not 0 < len(title.text.split()) <= _TITLE:
        return None
    pairs = [(row[at], row[at + 1]) for row in rows for at in range(0, len(row), _PAIR)]
    if any(not label.text or len(label.text.split()) > _LONGEST for label, _ in pairs):
        return None
    rounds = _rounds(pairs)
    if numbered and len(rounds) == 1:
        rounds = ((*numbered, *rounds[0]),)
    if numbers:
        rounds = _with_numbers(rounds, numbers)
    return Form(title, rounds) if rounds and len(rounds[0]) >= _FEWEST_LABELS else None


def _numbered_title(row: Sequence[Cell]) -> list[Pair]:
    """``3`` beside a text over the other columns, above the labels: both under no label."""
    if len(row) != _PAIR or row[1].column_span < _PAIR or not looks.reference(row[0].text):
        return []
    blank = Cell("", 0, 0)
    return [(blank, row[0]), (blank, row[1])]


def _labels_at_side(grid: Grid) -> bool:
    """Each row of three cells or more opens with a text that is set off as no other is."""
    if grid.columns <= _PAIR or not _FEWEST_LABELS <= grid.rows <= _MOST_LABELS:
        return False
    if grid.how not in _WHOLE:
        return False
    if len(grid.cells) != grid.rows * grid.columns:
        return False
    looks_of = {_look(cell) for cell in grid.cells[:: grid.columns]}
    others = {_look(cell) for at, cell in enumerate(grid.cells) if at % grid.columns}
    return len(looks_of) == 1 and looks_of.isdisjoint({*others, (False, False, None)})


def _look(cell: Cell) -> tuple[bool, bool, str | None]:
    return cell.header, cell.bold, cell.fill


def _turned_form(grid: Grid) -> Form | None:
    """The labels at the side, and a round for each column of values."""
    rows = [grid.cells[at : at + grid.columns] for at in range(0, len(grid.cells), grid.columns)]
    labels = [row[0].text for row in rows]
    short = all(label and len(label.split()) <= _LONGEST for label in labels)
    if not short or len(set(labels)) < len(labels):
        return None
    rounds = [tuple((row[0], row[at]) for row in rows) for at in range(1, grid.columns)]
    first, *others = rounds
    again = [tuple((_unprinted(label), value) for label, value in each) for each in others]
    return Form(None, (first, *again))


def _numbers_beside(grid: Grid) -> list[Cell]:
    """The cells of a first column that each number several rows beside them; or none."""
    if grid.columns > _FORM + 1 or grid.cells[0].row_span == 1:
        return []
    first = [cell for cell in grid.cells if cell.column == 0]
    merged = all(cell.row_span > 1 and cell.column_span == 1 for cell in first)
    return first if merged and all(looks.reference(cell.text) for cell in first) else []


def _with_numbers(
    rounds: Sequence[tuple[Pair, ...]], numbers: Sequence[Cell]
) -> tuple[tuple[Pair, ...], ...]:
    """The rounds, each with its number in front under no label; none where these do not fit."""
    starts = [min(value.row for _, value in each if value.places) for each in rounds]
    if starts != [cell.row for cell in numbers]:
        return ()
    blank = Cell("", 0, 0)
    return tuple(((blank, number), *each) for number, each in zip(numbers, rounds, strict=True))


def _heads_columns(row: Sequence[Cell], words: HeadingWords) -> bool:
    """Four headings side by side, and no two labels with their values."""
    return len(row) == _FORM and all(cell.header or is_known(cell, words) for cell in row)


def _rounds(pairs: Sequence[Pair]) -> tuple[tuple[Pair, ...], ...]:
    """The pairs from one to the next whose label is the first again; empty where a label stands
    twice in a round, or in another order than in the fullest.
    """
    first = key(pairs[0][0].text)
    made: list[dict[str, Pair]] = []
    for pair in pairs:
        label = key(pair[0].text)
        if label == first:
            made.append({})
        elif label in made[-1]:
            return ()
        made[-1][label] = pair
    fullest = max(made, key=len)
    if any([label for label in fullest if label in each] != list(each) for each in made):
        return ()
    blank = {
        label: (_unprinted(name), _unprinted(value)) for label, (name, value) in fullest.items()
    }
    return tuple(tuple((blank | each)[label] for label in fullest) for each in made)


def _unprinted(cell: Cell) -> Cell:
    """For a label and a value that a round lacks."""
    return replace(cell, text="", places=())


def _told(same: Sequence[Form], words: HeadingWords) -> frozenset[str]:
    """What labels tell of a plan, some of which nobody knows; nothing where they are none."""
    labels = [label.text for label, _ in same[0].rounds[0]]
    if any(looks.reference(text) or looks.date_only(text, words) for text in labels):
        return frozenset()
    rounds = [each for form in same for each in form.rounds]
    return of_a_plan(labels, [[value.text for _, value in each] for each in rounds], words)


def _turned(grid: Grid, form: Form) -> list[Block]:
    """The title, and a table of labels and values for each round."""
    tables: list[Block] = [_table(grid, each) for each in form.rounds]
    if form.title is None:
        return tables
    place = form.title.places[0] if form.title.places else grid.place
    return [TextBlock(form.title.text, place, "heading", bold=True), *tables]


def _table(grid: Grid, pairs: Sequence[Pair]) -> Grid:
    cells = [
        replace(cell, row=row, column=column, header=not row, column_span=1)
        for column, pair in enumerate(pairs)
        for row, cell in enumerate(pair)
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(
        grid,
        rows=_PAIR,
        columns=len(pairs),
        cells=tuple(cells),
        how="html" if grid.how == "pairs" else grid.how,
        column_edges=(),
        notes=(*grid.notes, ONE_ROW),
    )

"""Bold labels on the left and their values on the right, with nothing drawn: one form a record.

Words of known labels make the evidence: a bold name in front of a paragraph is no label. All values
begin at one place, those of a second line too.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from typing import NamedTuple

import numpy as np

from planlift.extract.pdf.found import FoundCell
from planlift.extract.pdf.found import FoundTable
from planlift.extract.pdf.textlines import lines_of
from planlift.extract.pdf.textlines import text_of
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.textlines import Line
    from planlift.extract.pdf.textlines import Word

_SAME = 2.0
"""Points between two places that are meant to be the same."""
_INDENT = 1.5
"""Font sizes that a list, or a word on a ground of its own, may stand farther to the right."""
_LABEL_WORDS = 7
_ROWS = 3
"""Of a form that shows where labels and values stand."""
_KNOWN = 2
"""Labels of a form that the vocabulary has."""
_APART = 2.5
"""Font sizes of white between two rows of one form at most."""
_LEADING = 0.5
"""Font sizes of white between two lines of one label at most."""
_ROW_STEP = 1.1
"""Times the closest step from line to line: a wider one may begin a row."""

Places = tuple[float, float]
"""Where labels begin, and where values do."""


class _Split(NamedTuple):
    """A line as the words of a label and those of a value; either may be missing."""

    line: Line
    label: tuple[Word, ...]
    value: tuple[Word, ...]


def find(
    page: Page, index: Indices, heading_words: Mapping[str, str], before: Sequence[Places] = ()
) -> tuple[list[FoundTable], list[Places]]:
    """The forms among the characters `index`, and where labels and values of whole ones stand.

    Where the page `before` had such forms, a page end may have left a row or two of one.
    """
    if not page.chars.bold[index].any():
        return [], []
    runs = [run for run in _runs(lines_of(page, index)) if run]
    rows = [_rows(run) for run in runs]
    whole = [
        _places(run) for run, own in zip(runs, rows, strict=True) if _is_form(own, heading_words)
    ]
    known = [*before, *whole]
    return [
        _table(page, own)
        for run, own in zip(runs, rows, strict=True)
        if any(near(_places(run), places) for places in known)
    ], whole


def near(one: Places, other: Places) -> bool:
    """Whether both places are meant to be the same."""
    return abs(one[0] - other[0]) <= _SAME and abs(one[1] - other[1]) <= _SAME


def _split(line: Line) -> _Split:
    """The bold words at the head of a line, and the others if none of these is bold."""
    count = next((at for at, word in enumerate(line.words) if not word.bold), len(line.words))
    label, value = line.words[:count], line.words[count:]
    return _Split(line, label, () if any(word.bold for word in value) else value)


def _runs(lines: Sequence[Line]) -> Iterator[list[_Split]]:
    """Lines one below the other whose labels and values begin at the same places."""
    run: list[_Split] = []
    for split in map(_split, lines):
        if run and _goes_on(run, split):
            run.append(split)
            continue
        yield run
        label, value = split.label, split.value
        begins = label and value and len(label) <= _LABEL_WORDS and not text_of(label).endswith(":")
        run = [split] if begins else []
    yield run


def _places(run: Sequence[_Split]) -> Places:
    return run[0].label[0].box[0], run[0].value[0].box[0]


def _goes_on(run: Sequence[_Split], split: _Split) -> bool:
    left, right = _places(run)
    line, last = split.line, run[-1].line
    if line.box[1] - last.box[3] > _APART * line.size or len(split.label) > _LABEL_WORDS:
        return False
    if len(split.label) + len(split.value) < len(line.words):
        return False
    if split.label and abs(split.label[0].box[0] - left) > _SAME:
        return False
    if split.value:
        return -_SAME <= split.value[0].box[0] - right <= _INDENT * line.size
    close = line.box[1] - last.box[3] <= _LEADING * line.size
    return close and split.label[-1].box[2] < right and bool(run[-1].label)


def _rows(run: Sequence[_Split]) -> list[list[_Split]]:
    """The lines of each label and its value."""
    steps = [two.line.box[3] - one.line.box[3] for one, two in pairwise(run)]
    closest = min(steps, default=0.0)
    even = max(steps, default=0.0) <= _ROW_STEP * closest
    rows = [[run[0]]]
    for split, step in zip(run[1:], steps, strict=True):
        begins = bool(split.label and split.value) and (
            step > _ROW_STEP * closest or (even and split.label[0].text[:1].isupper())
        )
        if begins:
            rows.append([split])
        else:
            rows[-1].append(split)
    return rows


def _is_form(rows: Sequence[Sequence[_Split]], heading_words: Mapping[str, str]) -> bool:
    labels = {key(" ".join(text_of(split.label) for split in row).strip()) for row in rows}
    return len(rows) >= _ROWS and len(labels & heading_words.keys()) >= _KNOWN


def _table(page: Page, rows: Sequence[Sequence[_Split]]) -> FoundTable:
    lines = [split.line for row in rows for split in row]
    left, middle = _places(rows[0])
    right = max(*(line.box[2] for line in lines), page.width - left)
    edges = (left, middle - 1, right)
    tops = [*(row[0].line.box[1] for row in rows), max(line.box[3] for line in lines)]
    cells = [
        FoundCell(
            number,
            column,
            1,
            1,
            (edges[column], tops[number], edges[column + 1], tops[number + 1]),
            _index([word for split in row for word in (split.label, split.value)[column]]),
        )
        for number, row in enumerate(rows)
        for column in (0, 1)
    ]
    return FoundTable(
        page=page.number,
        box=(left, tops[0], right, tops[-1]),
        how="alignment",
        rows=len(rows),
        columns=2,
        cells=tuple(cells),
        column_edges=edges,
        notes=("no rules: bold labels beside their values",),
    )


def _index(words: Sequence[Word]) -> Indices:
    return np.concatenate([word.index for word in words]) if words else np.zeros(0, dtype=np.intp)

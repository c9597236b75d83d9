"""Bold labels on the left and their values on the right, with nothing drawn: one form a record.

Words of known labels make the evidence: a bold name in front of a paragraph is no label. All values
begin at one place, those of a second line too.
"""

from __future__ import annotations

from itertools import groupby
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
_TWO = 2
_ROW_STEP = 1.1
"""Times the closest step from line to line: a wider one may begin a row."""

Places = tuple[float, float]
"""Where labels begin, and where values do."""


class _Split(NamedTuple):
    """A line as the words of a label and those of a value; either may be missing.

    A second label and its value may stand beside the first ones.
    """

    line: Line
    label: tuple[Word, ...]
    value: tuple[Word, ...]
    label2: tuple[Word, ...] = ()
    value2: tuple[Word, ...] = ()

    @property
    def parts(self) -> tuple[tuple[Word, ...], ...]:
        """Label, value, label, value."""
        return self[1:]


def find(
    page: Page, index: Indices, heading_words: Mapping[str, str], before: Sequence[Places] = ()
) -> tuple[list[FoundTable], list[Places]]:
    """The forms among the characters `index`, and where labels and values of whole ones stand.

    Where the page `before` had such forms, a page end may have left a row or two of one.
    """
    if not page.chars.bold[index].any():
        return [], []
    runs = [run for run in _runs(lines_of(page, index)) if run]
    rows = [_rows(run, heading_words) for run in runs]
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
    """The bold words at the head of a line and the others, and the same once more behind them.

    A second label begins a piece of the line: what is bold in the middle of a text is none.
    """
    kinds = [(bold, tuple(words)) for bold, words in groupby(line.words, lambda word: word.bold)]
    parts = [words for _, words in kinds]
    if kinds and not kinds[0][0]:
        parts.insert(0, ())
    begins = {piece[0].box[0] for piece in line.pieces}
    apart = len(parts) <= _TWO or parts[_TWO][0].box[0] in begins
    if len(parts) > 2 * _TWO or not apart:
        return _Split(line, parts[0], ())
    return _Split(line, *parts, *[()] * (2 * _TWO - len(parts)))


def _runs(lines: Sequence[Line]) -> Iterator[list[_Split]]:
    """Lines one below the other whose labels and values begin at the same places."""
    run: list[_Split] = []
    for whole in map(_split, lines):
        split = _beside(run, whole) if run else whole
        if run and _goes_on(run, split):
            run.append(split)
            continue
        split = whole
        yield run
        label, value = split.label, split.value
        begins = label and value and len(label) <= _LABEL_WORDS and not text_of(label).endswith(":")
        run = [split] if begins else []
    yield run


def _places(run: Sequence[_Split]) -> Places:
    return run[0].label[0].box[0], run[0].value[0].box[0]


def _second(run: Sequence[_Split]) -> Places | None:
    """Where second labels and their values begin in a run; None where there are none."""
    first = next((split for split in run if split.label2 and split.value2), None)
    return None if first is None else (first.label2[0].box[0], first.value2[0].box[0])


def _goes_on(run: Sequence[_Split], split: _Split) -> bool:
    left, right = _places(run)
    line, last = split.line, run[-1].line
    fits = (
        line.box[1] - last.box[3] <= _APART * line.size
        and all(len(label) <= _LABEL_WORDS for label in split.parts[::_TWO])
        and sum(map(len, split.parts)) == len(line.words)
        and (not split.label or abs(split.label[0].box[0] - left) <= _SAME)
        and _stands_as_before(_second(run), split)
    )
    if not fits or split.value:
        return fits and -_SAME <= split.value[0].box[0] - right <= _INDENT * line.size
    label_ends = not split.label or (split.label[-1].box[2] < right and bool(run[-1].label))
    return label_ends and line.box[1] - last.box[3] <= _LEADING * line.size


def _stands_as_before(second: Places | None, split: _Split) -> bool:
    """Whether a second label and its value stand where those before do."""
    if not split.label2 or not split.value2:
        return not split.label2 or not split.label
    own = split.label2[0].box[0], split.value2[0].box[0]
    return second is None or near(second, own)


def _beside(run: Sequence[_Split], split: _Split) -> _Split:
    """A line below a row of two labels, its words told by where these and their values begin."""
    head = next(before for before in reversed(run) if before.label)
    if not head.label2 or not head.value2 or split.label2:
        return split
    begin, value = head.label2[0].box[0] - _SAME, head.value2[0].box[0] - _SAME
    if split.label and split.label[0].box[0] >= begin and not split.value:
        return split._replace(label=(), label2=split.label)  # the second label goes on
    if not any(value <= piece[0].box[0] <= value + 2 * _SAME for piece in split.line.pieces):
        return split
    rest = split.line.words[len(split.label) :]
    return split._replace(
        value=tuple(word for word in rest if word.box[0] < begin),
        label2=tuple(word for word in rest if begin <= word.box[0] < value),
        value2=tuple(word for word in rest if word.box[0] >= value),
    )


def _rows(run: Sequence[_Split], heading_words: Mapping[str, str]) -> list[list[_Split]]:
    """The lines of each label and its value.

    One begins where the step is wider than elsewhere, or where two known labels follow each other.
    """
    steps = [two.line.box[3] - one.line.box[3] for one, two in pairwise(run)]
    closest = min(steps, default=0.0)
    even = max(steps, default=0.0) <= _ROW_STEP * closest
    rows = [[run[0]]]
    for split, step in zip(run[1:], steps, strict=True):
        begins = step > _ROW_STEP * closest or (even and text_of(split.label)[:1].isupper())
        known = _label([split]) in heading_words and _label(rows[-1]) in heading_words
        if split.label and (split.value or split.label2) and (begins or known):
            rows.append([split])
        else:
            rows[-1].append(split)
    return rows


def _is_form(rows: Sequence[Sequence[_Split]], heading_words: Mapping[str, str]) -> bool:
    labels = {_label(row, at) for row in rows for at in (0, _TWO)}
    return len(rows) >= _ROWS and len(labels & heading_words.keys()) >= _KNOWN


def _label(row: Sequence[_Split], at: int = 0) -> str:
    """The label of a row, folded; `at`: which of its parts."""
    return key(" ".join(text_of(part) for split in row if (part := split.parts[at])))


def _table(page: Page, rows: Sequence[Sequence[_Split]]) -> FoundTable:
    lines = [split.line for row in rows for split in row]
    left, middle = _places(rows[0])
    right = max(*(line.box[2] for line in lines), page.width - left)
    second = _second([split for row in rows for split in row])
    edges = (left, middle - 1, *(at - 1 for at in second or ()), right)
    tops = [*(row[0].line.box[1] for row in rows), max(line.box[3] for line in lines)]
    return FoundTable(
        page=page.number,
        box=(left, tops[0], right, tops[-1]),
        how="alignment",
        rows=len(rows),
        columns=len(edges) - 1,
        cells=tuple(_cells(rows, tops, edges)),
        column_edges=edges,
        notes=("no rules: bold labels beside their values",),
    )


def _cells(
    rows: Sequence[Sequence[_Split]], tops: Sequence[float], edges: Sequence[float]
) -> Iterator[FoundCell]:
    """Labels and values; beside a single label its value takes up the rest of the row."""
    columns = len(edges) - 1
    for number, row in enumerate(rows):
        texts = [[word for split in row for word in split.parts[at]] for at in range(columns)]
        filled = columns if any(texts[_TWO:]) else _TWO
        for column in range(filled):
            across = columns - column if column == filled - 1 else 1
            box = edges[column], tops[number], edges[column + across], tops[number + 1]
            yield FoundCell(number, column, 1, across, box, _index(texts[column]))


def _index(words: Sequence[Word]) -> Indices:
    return np.concatenate([word.index for word in words]) if words else np.zeros(0, dtype=np.intp)

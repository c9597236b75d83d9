"""Texts that were painted whole: the cells of a sheet on which nothing is drawn between them.

Spreadsheets paint each cell with all its lines, wherever in its row the text stands. So lines that
were painted one after the other, below each other and at the step of their type, are one cell.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.extract.pdf.runs import is_next
from planlift.extract.pdf.textlines import box_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.pdf.textlines import Line
    from planlift.extract.pdf.textlines import Word
    from planlift.model import Box

_LOW = 0.25
"""Of all steps from line to line: so many are smaller than the one that counts."""
_MORE = 1.15
"""Times this step: lines farther apart are of two cells."""
_PITCH = 1.9
"""Font sizes: no step from line to line is larger."""


class Text(Struct, frozen=True, eq=False):
    """One cell's text, line by line."""

    lines: tuple[tuple[Word, ...], ...]
    box: Box

    @property
    def size(self) -> float:
        """Font size of its first word, in points."""
        return self.lines[0][0].size

    @property
    def bold(self) -> bool:
        """Whether all its words are."""
        return all(word.bold for line in self.lines for word in line)

    @property
    def words(self) -> list[Word]:
        """All of them, from the first line down."""
        return [word for line in self.lines for word in line]


def of_lines(lines: Iterable[Line], sides: Sequence[float], fewest: int) -> list[Text]:
    """The texts on these lines, in the order of painting; `sides` (points) lie between columns.

    None where fewer lines than `fewest` go on a text: then the order of painting says nothing.
    """
    pieces = sorted(
        (part for line in lines for piece in line.pieces for part in _parted(piece, sides)),
        key=lambda words: int(words[0].index[0]),
    )
    below = [_step(one, two) for one, two in pairwise(pieces)]
    steps = sorted(step for step in below if step)
    if len(steps) < fewest:
        return []
    most = _MORE * steps[int(len(steps) * _LOW)] if steps else 0.0
    return list(_joined(pieces, [0 < step <= most for step in below]))


def _parted(piece: tuple[Word, ...], sides: Sequence[float]) -> Iterator[tuple[Word, ...]]:
    """A piece of a line, cut where a text that was painted by itself begins behind a side."""
    start = 0
    for at in range(1, len(piece)):
        before, word = piece[at - 1], piece[at]
        over = any(before.box[0] < side < word.box[2] for side in sides)
        if over and before.closes and word.opens:
            yield piece[start:at]
            start = at
    yield piece[start:]


def _step(above: Sequence[Word], below: Sequence[Word]) -> float:
    """From line to line as a share of the type; 0 where the second does not go on the first."""
    (left, top, right, _), (begin, low, end, _) = box_of(above), box_of(below)
    size = max(above[0].size, 1.0)
    step = (low - top) / size
    alike = abs(above[0].size - below[0].size) < size / 10
    goes_on = alike and begin < right and left < end and is_next(above[-1], below[0])
    return step if goes_on and 0 < step <= _PITCH else 0.0


def _joined(pieces: Sequence[tuple[Word, ...]], goes_on: Sequence[bool]) -> Iterator[Text]:
    own: list[tuple[Word, ...]] = []
    for piece, more in zip(pieces, [*goes_on, False], strict=False):
        own.append(piece)
        if not more:
            yield Text(tuple(own), box_of([word for line in own for word in line]))
            own = []

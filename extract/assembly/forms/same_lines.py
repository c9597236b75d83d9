"""Lines that begin with labels, the same in the same order again and again, whatever these say:
``What we learned: …`` above ``Taken forward by: …``. Each round of them is a record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field

from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.forms.told import of_a_plan
from planlift.model import Cell
from planlift.model import Grid
from planlift.model import Place
from planlift.model import TextBlock
from planlift.text import BULLET

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Block

_LABEL = re.compile(r"(?P<label>[^\W\d_][^:.;\n]{1,60}):\s+(?=\S)")
_FEWEST_LABELS = 3
_FEWEST = 2
"""Rounds of the same labels."""


class Line(Struct, frozen=True):
    """A label and its value, and the block that holds both."""

    label: str
    value: str
    block: TextBlock


class Round(Struct):
    """Lines one below the other, each with another label."""

    first: int
    """Place of its first block among all."""
    last: int = 0
    lines: list[Line] = field(default_factory=list)

    def labels(self) -> tuple[str, ...]:
        """In their order."""
        return tuple(line.label for line in self.lines)


def turned(blocks: Sequence[Block], words: HeadingWords) -> Sequence[Block]:
    """The blocks; rounds of lines that tell of a plan become tables of headings and one row."""
    lines = {id(block): line for block in blocks if (line := _line(block)) is not None}
    times = Counter(line.label for line in lines.values())
    again = {label for label, count in times.items() if count >= _FEWEST}
    if len(again) < _FEWEST_LABELS or all(field_of(label, words) for label in again):
        return blocks
    same: dict[tuple[str, ...], list[Round]] = defaultdict(list)
    for each in _rounds(blocks, lines, again):
        same[each.labels()].append(each)
    chosen = [each for alike in same.values() if _of_a_plan(alike, words) for each in alike]
    if not chosen:
        return blocks
    number = max((block.number for block in blocks if isinstance(block, Grid)), default=0)
    found = list(blocks)
    for each in sorted(chosen, key=lambda each: -each.first):
        found[each.first : each.last + 1] = [_table(each, number + 1 + chosen.index(each))]
    return found


def _line(block: Block) -> Line | None:
    if not isinstance(block, TextBlock) or block.kind == "heading" or "\n" in block.text:
        return None
    text = block.text.removeprefix(BULLET)
    match = _LABEL.match(text)
    return None if match is None else Line(match["label"], text[match.end() :], block)


def _rounds(
    blocks: Sequence[Block], lines: dict[int, Line], again: Container[str]
) -> Iterator[Round]:
    """Lines that stand together, up to the one whose label comes a second time."""
    current: Round | None = None
    for index, block in enumerate(blocks):
        line = lines.get(id(block))
        if line is None or line.label not in again:
            if current is not None:
                yield current
            current = None
            continue
        if current is not None and line.label in current.labels():
            yield current
            current = None
        if current is None:
            current = Round(index)
        current.last = index
        current.lines.append(line)
    if current is not None:
        yield current


def _of_a_plan(alike: Sequence[Round], words: HeadingWords) -> bool:
    """They come again, and some of their labels nobody knows."""
    labels = alike[0].labels()
    if len(alike) < _FEWEST or len(labels) < _FEWEST_LABELS:
        return False
    if all(field_of(label, words) for label in labels):
        return False
    return bool(of_a_plan(labels, [[line.value for line in each.lines] for each in alike], words))


def _table(each: Round, number: int) -> Grid:
    place = Place(each.lines[0].block.place.page, table=number)
    heads, values = [], []
    for column, line in enumerate(each.lines):
        places = (line.block.place,)
        heads.append(Cell(line.label, 0, column, places=places, header=True))
        values.append(Cell(line.value, 1, column, places=places))
    return Grid(number, 2, len(heads), (*heads, *values), place, "text")

"""Lines that begin with labels, the same in the same order again and again, whatever these say:
``What we learned: …`` above ``Taken forward by: …``. Each round of them is a record. So are
headings that come again, each over a text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections import defaultdict
from itertools import islice
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field
from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
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
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Block

_LABEL = re.compile(
    r"(?P<label>#|[^\W\d_](?:[^:.;\n]|(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=\b\w\w\w)\.){1,60}):\s+(?=\S)"
)
"""``Sl. No.`` is one as well."""
_NUMBERED = re.compile(
    r"(?P<label>[^\W\d_][^\d:.;\n]{1,40}?)\s+(?P<number>\d[\d./-]*(?<=\d))(?::|\s+[–—-])\s+(?=\S)"
)
"""``Finding 2: Doors stick``: its number begins the value."""
_FEWEST_LABELS = 3
_FEWEST = 2
"""Rounds of the same labels."""
_MOST_BETWEEN = 12
"""Texts between two labels of a round."""
_LONGEST = 8
"""Words of a heading that is a label."""


class Line(Struct, frozen=True):
    """A label and its value, and where they stand."""

    label: str
    value: str
    place: Place


class Round(Struct):
    """Lines one below the other, each with another label."""

    first: int
    """Place of its first block among all."""
    last: int = 0
    lines: list[Line] = field(default_factory=list)

    def labels(self) -> tuple[str, ...]:
        """In their order."""
        return tuple(line.label for line in self.lines)

    def take(self, rest: Sequence[Block]) -> None:
        """The texts below the last line belong to its value."""
        texts = [block.text for block in rest if isinstance(block, TextBlock)]
        if texts and self.lines:
            last = self.lines[-1]
            self.lines[-1] = replace(last, value="\n".join([last.value, *texts]))


def turned(blocks: Sequence[Block], words: HeadingWords) -> Sequence[Block]:
    """The blocks; rounds of lines that tell of a plan become tables of headings and one row."""
    heads = _headings_again(blocks)
    lines = [_lines(blocks, index, heads, words) for index in range(len(blocks))]
    times = Counter(line.label for each in lines for line in each)
    lines = _without_inner(lines, times)
    again = {label for label, count in times.items() if count >= _FEWEST}
    if len(again) < _FEWEST_LABELS or all(field_of(label, words) for label in again):
        return blocks
    chosen = _chosen(list(_rounds(lines, again, heads, blocks)), words)
    if not chosen:
        return blocks
    number = max((block.number for block in blocks if isinstance(block, Grid)), default=0)
    found = list(blocks)
    for at, each in reversed(list(enumerate(chosen, number + 1))):
        found[each.first : each.last + 1] = [_table(each, at)]
    return found


def _without_inner(lines: list[list[Line]], times: Mapping[str, int]) -> list[list[Line]]:
    """Without those that go on as the value above them does: ``Support: Clerk`` below ``Who: Lead:
    Matron``, in few of the records.
    """
    most = max(times.values(), default=0)
    found = list(lines)
    for at, (above, each) in enumerate(pairwise(lines), 1):
        inner = bool(above) and _LABEL.match(above[-1].value) is not None
        if inner and all(2 * times[line.label] <= most for line in each):
            found[at] = []
    return found


def _chosen(rounds: Sequence[Round], words: HeadingWords) -> list[Round]:
    """Rounds that tell of a plan, and such as leave out some of their labels."""
    same: dict[tuple[str, ...], list[Round]] = defaultdict(list)
    for each in rounds:
        same[each.labels()].append(each)
    kinds = [labels for labels, alike in same.items() if _of_a_plan(alike, words)]
    return [each for each in rounds if any(_is_of(each.labels(), kind) for kind in kinds)]


def _is_of(labels: tuple[str, ...], kind: tuple[str, ...]) -> bool:
    """They are the labels of that kind, or the first of them and some others in their order."""
    rest = iter(kind)
    return len(labels) > 1 and labels[0] == kind[0] and all(label in rest for label in labels)


def _headings_again(blocks: Sequence[Block]) -> frozenset[str]:
    """Short headings that come again, each time right above a text: labels of records."""
    times: Counter[str] = Counter()
    others: set[str] = set()
    for block, below in pairwise([*blocks, None]):
        if isinstance(block, TextBlock) and block.kind == "heading":
            labels = _is_text(below) and len(block.text.split()) <= _LONGEST
            times[block.text] += 1
            others |= set() if labels else {block.text}
    return frozenset(text for text, count in times.items() if count >= _FEWEST) - others


def _is_text(block: Block | None) -> bool:
    return isinstance(block, TextBlock) and block.kind == "paragraph"


def _lines(
    blocks: Sequence[Block], index: int, heads: Container[str], words: HeadingWords
) -> list[Line]:
    """The labels and values that begin in a block: one in each of its lines, or itself a label."""
    block = blocks[index]
    if not isinstance(block, TextBlock):
        return []
    if block.kind == "heading":
        below = blocks[index + 1] if block.text in heads else None
        value = below.text if isinstance(below, TextBlock) else ""
        return [Line(block.text.rstrip(": "), value, block.place)] if value else []
    found = []
    for text in block.text.removeprefix(BULLET).split("\n"):
        match, number = _NUMBERED.match(text), ""
        if match is not None and words.announced(match["label"]) == "finding":
            number = f"{match['number']}. "
        else:
            match = _LABEL.match(text)
        if match is None or looks.date_only(match["label"], words):  # ``May 2025: …``, an update
            return []
        found.append(Line(match["label"], number + text[match.end() :], block.place))
    return found


def _rounds(
    lines: Sequence[Sequence[Line]],
    again: Container[str],
    heads: Container[str],
    blocks: Sequence[Block],
) -> Iterator[Round]:
    """Lines that stand together, up to one whose label comes a second time or opened the first.

    A text without a label between two of them goes on from the one above it.
    """
    current: Round | None = None
    opening = next((each[0].label for each in lines if each and each[0].label in again), "")
    for index, found in enumerate(lines):
        above = blocks[index - 1] if index else None
        if isinstance(above, TextBlock) and above.kind == "heading" and above.text in heads:
            continue  # it is the value of that heading
        if not found or any(line.label not in again for line in found):
            if current is not None and not found and _goes_on(blocks, lines, index, current):
                continue
            if current is not None:
                yield current
            current = None
            continue
        if current is not None and found[0].label in {opening, *current.labels()}:
            yield current
            current = None
        if current is not None:
            current.take(blocks[current.last + 1 : index])
        if current is None:
            current = Round(index)
        block = blocks[index]
        current.last = index + (isinstance(block, TextBlock) and block.kind == "heading")
        current.lines += found
    if current is not None:
        yield current


def _goes_on(
    blocks: Sequence[Block], lines: Sequence[Sequence[Line]], index: int, current: Round
) -> bool:
    """It is a paragraph or an item, and the next label is another one of the same round."""
    for block, found in islice(zip(blocks, lines, strict=True), index, index + _MOST_BETWEEN):
        if found:
            return found[0].label not in current.labels()
        if not isinstance(block, TextBlock) or block.kind == "heading":
            return False
    return False


def _of_a_plan(alike: Sequence[Round], words: HeadingWords) -> bool:
    """They come again, and some of their labels nobody knows."""
    labels = alike[0].labels()
    if len(alike) < _FEWEST or len(labels) < _FEWEST_LABELS:
        return False
    if all(field_of(label, words) for label in labels):
        return False
    texts = [[line.value for line in each.lines] for each in alike]
    return "finding" in of_a_plan(labels, texts, words)


def _table(each: Round, number: int) -> Grid:
    place = Place(each.lines[0].place.page, table=number)
    heads, values = [], []
    for column, line in enumerate(each.lines):
        heads.append(Cell(line.label, 0, column, places=(line.place,), header=True))
        values.append(Cell(line.value, 1, column, places=(line.place,)))
    return Grid(number, 2, len(heads), (*heads, *values), place, "text")

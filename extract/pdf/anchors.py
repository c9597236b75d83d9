"""Lines that read as the heading of an action table: several known heading phrases side by side."""

from __future__ import annotations

from bisect import bisect_left
from bisect import bisect_right
from bisect import insort
from typing import TYPE_CHECKING

from planlift.extract.pdf.textlines import text_of
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.pdf.textlines import Line
    from planlift.extract.pdf.textlines import Word

MOST_LINES = 4
"""A heading is stacked at most so high."""
MOST_WORDS = 12
"""No heading phrase is longer; a longer piece of a line is prose."""
MOST_SMALL = 2
"""Words below a heading that end it."""
LEAST_FIELDS = 2
LEAST_KNOWN = 0.5
"""Share of the headings that must be known."""
NEAR, LEAST_BELOW = 30, 8
"""Of so many lines below as many must begin a piece where a word does that begins a column."""
SAME = 1.0
"""Points between two places that are meant to be the same."""
NEXT = 0.5
"""Lines of one cell of a heading are no more font sizes apart."""
CLOSE = 0.9
"""Lines of one heading are no more font sizes apart."""


class Phrases(dict[str, str]):
    """Folded heading phrases (see `planlift.text.key`) and their fields."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        """Note which words begin a phrase: few others do."""
        super().__init__(fields)
        self.begin = {key(word) for word in {phrase.partition(" ")[0] for phrase in fields}}

    def may_begin(self, word: str) -> bool:
        """Whether a phrase may begin with a word as printed; marks alone may stand before one."""
        return not word.isascii() or (folded := key(word)) in self.begin or not folded


def anchors(lines: Sequence[Line], heading_words: Phrases) -> Iterator[tuple[int, int]]:
    """First line of each heading, from the top, and how many lines it has."""
    pieces = _all_parted([line.pieces for line in lines]) if heading_words else []
    start = free = 0
    bold = False
    while start < len(pieces):
        known, depth = _best(lines, pieces, start, heading_words)
        # A title over the heading may be taken for part of it: the line below does as well.
        if known < LEAST_FIELDS or _best(lines, pieces, start + 1, heading_words)[0] >= known:
            start += 1
            continue
        if bold and _inside(lines, start):
            start += 1
            continue
        above = _halfway_above(lines[free:start], lines[start])
        yield start - above, depth + above
        bold = bold or lines[start].bold
        start += depth
        while start < len(lines) and _goes_on(lines[start - 1], lines[start]):
            start += 1
        free = start


def _halfway_above(above: Sequence[Line], line: Line) -> int:
    """How many bold lines right above are of the same heading, whose texts stand halfway down.

    Two such lines overlap, or each text of the upper one stands over one of the lower, the first
    left free: a title would stand there.
    """
    count = 0
    for upper in reversed(above[-MOST_LINES + 1 :]):
        close = line.box[1] - upper.box[3] <= NEXT * line.size
        alike = upper.bold and line.bold and abs(upper.size - line.size) <= SAME
        overlap = upper.box[3] > line.box[1] + SAME
        over = len(line.pieces) > 1 and upper.box[0] > line.pieces[0][-1].box[2]
        if not alike or not (overlap or (close and over and len(upper.pieces) < len(line.pieces))):
            break
        line, count = upper, count + 1
    return count


def _inside(lines: Sequence[Line], at: int) -> bool:
    """Whether a line goes on with a cell: it stands close under another, and is not bold."""
    line = lines[at]
    return not line.bold and line.box[1] - lines[at - 1].box[3] <= CLOSE * line.size


def _all_parted(lines: Sequence[Sequence[Sequence[Word]]]) -> list[list[list[Word]]]:
    """The pieces of each line, cut where words begin that most lines below begin a piece with."""
    found: list[list[list[Word]]] = []
    below: list[float] = []
    for number in reversed(range(len(lines))):
        found.append(_parted(lines[number], below))
        for piece in lines[number]:
            insort(below, piece[0].box[0])
        for piece in lines[number + NEAR] if number + NEAR < len(lines) else ():
            del below[bisect_left(below, piece[0].box[0])]
    return found[::-1]


def _parted(line: Sequence[Sequence[Word]], below: Sequence[float]) -> list[list[Word]]:
    """The pieces of a line, cut where words begin where pieces of lines `below` do."""
    found: list[list[Word]] = []
    for piece in line:
        found.append([])
        for word in piece:
            if found[-1] and _count(below, word.box[0]) >= LEAST_BELOW:
                found.append([])
            found[-1].append(word)
    return found


def _count(places: Sequence[float], place: float) -> int:
    """How many of the sorted places are the same as this one."""
    return bisect_right(places, place + SAME) - bisect_left(places, place - SAME)


def _goes_on(above: Line, below: Line) -> bool:
    """The line is of the heading too, though its words alone may read as one."""
    return above.bold and below.bold and below.box[1] - above.box[3] <= CLOSE * below.size


def _best(
    lines: Sequence[Line],
    pieces: Sequence[list[list[Word]]],
    start: int,
    heading_words: Phrases,
) -> tuple[int, int]:
    """How many fields the lines from `start` on name, and in how few lines."""
    best = (0, 0)
    for depth in range(1, min(MOST_LINES, len(lines) - start) + 1):
        last = start + depth - 1
        if depth > 1 and lines[last].box[1] - lines[last - 1].box[3] > CLOSE * lines[last].size:
            break
        known = _known([one for line in pieces[start : last + 1] for one in line], heading_words)
        if known > best[0] or not best[1]:
            best = known, depth
    return best


def _known(pieces: Sequence[list[Word]], heading_words: Phrases) -> int:
    """How many different fields the lines name as headings side by side; 0 where most are none."""
    stacks = _stacked(pieces)
    if len(stacks) < LEAST_FIELDS or any(len(stack) > MOST_WORDS for stack in stacks):
        return 0
    firsts = [min(stack, key=_height).text for stack in stacks]
    if sum(map(heading_words.may_begin, firsts)) < LEAST_KNOWN * len(stacks):
        return 0
    fields = [_fields(_downwards(stack), heading_words) for stack in stacks]
    if sum(map(bool, fields)) < LEAST_KNOWN * len(stacks):
        return 0
    return len({field for names in fields for field in names})


def stacks_of(lines: Sequence[Line]) -> list[list[Word]]:
    """Pieces of lines that stand over each other, each stack read from top to bottom."""
    pieces = [piece for line in lines for piece in line.pieces]
    return [_downwards(stack) for stack in _stacked(pieces)]


def _stacked(pieces: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """The words of pieces that stand over each other, from left to right."""
    stacks: list[list[Word]] = []
    reach = 0.0
    for piece in sorted(pieces, key=lambda piece: piece[0].box[0]):
        right = max([word.box[2] for word in piece])
        if stacks and piece[0].box[0] < reach:
            stacks[-1] += piece
            reach = max(reach, right)
        else:
            stacks.append(list(piece))
            reach = right
    return stacks


def _downwards(stack: Sequence[Word]) -> list[Word]:
    return sorted(stack, key=_height)


def _height(word: Word) -> tuple[int, float]:
    """Lines of a heading first, then what stands in each."""
    return round(word.box[3]), word.box[0]


def _fields(stack: Sequence[Word], heading_words: Phrases) -> list[str]:
    """The fields that the whole stack names: one phrase, or phrases set close beside each other."""
    phrases = phrases_of(stack, heading_words)
    return [heading_words[key(text_of(phrase))] for phrase in phrases]


def phrases_of(stack: Sequence[Word], heading_words: Phrases) -> list[Sequence[Word]]:
    """The known phrases that a whole stack is made of; none where it holds other words, too."""
    if not heading_words.may_begin(stack[0].text):
        return []
    if key(text_of(stack)) in heading_words:
        return [stack]
    for cut in range(1, len(stack)):
        known = key(text_of(stack[:cut])) in heading_words
        if known and (rest := phrases_of(stack[cut:], heading_words)):
            return [stack[:cut], *rest]
    return []


def small_end(lines: Sequence[Line], start: int, depth: int) -> int:
    """How many lines below the `depth` known ones end a heading: a word or two in small letters.

    ``Response to`` over ``concern``: each stands close under a text of the line above, and no cell
    begins so; but one that the page before cut may go on so.
    """
    count = 0
    for at in range(start + depth, min(start + MOST_LINES, len(lines))):
        above, line = lines[at - 1], lines[at]
        if line.box[1] - above.box[3] > CLOSE * line.size or not all(
            _ends_heading(piece, above) for piece in line.pieces
        ):
            break
        count += 1
    return count


def _ends_heading(piece: Sequence[Word], above: Line) -> bool:
    under = any(abs(piece[0].box[0] - one[0].box[0]) <= SAME for one in above.pieces)
    small = piece[0].text[0].islower() and all(word.text.isalpha() for word in piece)
    return under and small and len(piece) <= MOST_SMALL

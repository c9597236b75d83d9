"""Records that stand side by side on a page: cards in a row, or forms in two columns of a page.

Their lines are too short for prose. What tells them from a table is that the columns say the same
words again and again, each for itself: ``Lead:`` on the left and ``Lead:`` on the right.
"""

from __future__ import annotations

import re
from itertools import pairwise
from itertools import zip_longest
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from msgspec import field

from planlift.extract.pdf.page import spelt
from planlift.text import masked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Chars
    from planlift.extract.pdf.textlines import Line
    from planlift.extract.pdf.textlines import Word

_SHARED = 2
"""Labels that two columns must have in common."""
_LABEL_WORDS = 6
_LABEL = re.compile(r"[^:.?!]*?[^\W\d_]\s?:(?=\s|$)")
_DIGITS = re.compile(r"\d+")

_APART = 4.0
"""Points of white that two columns have between them at least."""
_NARROWEST = 36.0
"""Points from the end of a label to that of its like in the next column, at least."""

Starts = list[list[tuple[str, str]]]
"""Of each row and column: what its line begins with, folded with and without its figures."""
Cuts = tuple[float, ...]


class Known(Struct):
    """What has been found of a stretch of the page: the same is asked from every row on."""

    begun: dict[tuple[int, Cuts], list[tuple[str, str]]] = field(default_factory=dict)
    """Of a row, by its number and the cuts."""
    unlike: set[tuple[int, Cuts]] = field(default_factory=set)
    """Where rows end that are no records with these cuts: fewer of them are none, either."""


def may_stand(lines: Sequence[Line]) -> bool:
    """Whether labels are said again elsewhere in the width of the page, as records need it.

    Far cheaper than to look for records: whatever may end a label is told by its last letter.
    """
    places: dict[str, list[float]] = {}
    for line in lines:
        for letter, right in _ends(line.words):
            places.setdefault(letter, []).append(right)
    again = [at for at in places.values() if max(at) - min(at) >= _NARROWEST]
    return sum(map(len, again)) >= 2 * _SHARED


def _ends(words: Sequence[Word]) -> Iterator[tuple[str, float]]:
    """The last letters of all that may be a label, and where they end."""
    before = ""
    for word, after in zip_longest(words, words[1:]):
        text, right = word.text, word.box[2]
        if text.endswith(":"):
            yield masked(text[:-1] or before)[-1:], right
        elif word.bold and (after is None or after.box[0] - right >= _APART):
            yield masked(text)[-1:], right
        before = text


def starts(chars: Chars, rows: Sequence[Indices], cuts: Cuts, first: int, known: Known) -> Starts:
    """How the lines of each column begin: the label, or a whole line of bold type.

    `first` is the number of the first row; what is `known` of a row is not looked for again.
    """
    found: Starts = []
    for number, own in enumerate(rows, first):
        place = number, cuts
        if place not in known.begun:
            known.begun[place] = [_start(chars, part) for part in _parts(chars, own, cuts)]
        found.append(known.begun[place])
    return found


def are_records(begun: Starts) -> bool:
    """Whether every two neighbours say at least two labels both."""
    said = [{label for label, _ in column if label} for column in zip(*begun, strict=True)]
    return all(len(one & two) >= _SHARED for one, two in pairwise(said))


def levels(begun: Starts, tops: Sequence[float]) -> list[int]:
    """Rows where a row of cards begins, 0 the first; only that one where columns run on alone.

    `tops` are the heights of the rows on the page.
    """
    columns = [[label for label, _ in column] for column in zip(*begun, strict=True)]
    first = next((label for label in columns[0] if label and _is_in_all(label, columns)), "")
    at = [[row for row, label in enumerate(column) if label == first] for column in columns]
    aligned = all(set(rows) <= set(at[0]) and rows == at[0][: len(rows)] for rows in at[1:])
    if not aligned or len(at[0]) < _SHARED:
        return [0]
    cuts = [0]
    for before, here in pairwise(at[0]):
        cuts.append(max(range(before + 1, here + 1), key=lambda row: tops[row] - tops[row - 1]))
    return cuts if _in_order(begun, cuts) else [0]


def _is_in_all(label: str, columns: Sequence[Sequence[str]]) -> bool:
    return all(label in column for column in columns)


def _in_order(begun: Starts, cuts: Sequence[int]) -> bool:
    """The numbers that the cards begin with do not say that they go down the columns."""
    numbers = [list(_numbers(begun[row])) for row in cuts]
    across = [number for own in numbers for number in own]
    return across == sorted(across) or any(len(own) != len(begun[0]) for own in numbers[:-1])


def _numbers(row: Sequence[tuple[str, str]]) -> Iterator[list[int]]:
    for _, text in row:
        if _DIGITS.search(text):
            yield [int(digits) for digits in _DIGITS.findall(text)]


def _parts(chars: Chars, own: Indices, cuts: Sequence[float]) -> list[Indices]:
    left = chars.box[own, 0]
    own = own[np.argsort(left, kind="stable")]
    middle = (chars.box[own, 0] + chars.box[own, 2]) / 2
    column = np.searchsorted(np.asarray(cuts), middle)
    return [own[column == number] for number in range(len(cuts) + 1)]


def _start(chars: Chars, own: Indices) -> tuple[str, str]:
    text = spelt(chars.code[own]).strip()
    if not text:
        return "", ""
    label = _LABEL.match(text)
    if label and len(label[0].split()) <= _LABEL_WORDS:
        return f"{masked(label[0])}:", text
    bold = bool(chars.bold[own].all()) and len(text.split()) <= _LABEL_WORDS
    return (masked(text) if bold else ""), text

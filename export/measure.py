"""How much room text takes in a cell: the file must say how wide a column and how tall a row is.

Widths are those of Arial, in thousandths of its size; a column's width is in Excel's unit, a digit.
"""

from __future__ import annotations

from functools import lru_cache

SIZE = 10
"""Points of the text in tables."""
LINE = 12.75
"""Points from one line to the next."""
TALLEST = 408.75
"""Points: no row of Excel is taller."""
MOST_LINES = int(TALLEST // LINE)

_DIGIT, _FRAME, _PADDING = 7, 5, 15
"""Pixels of a digit, of what a column adds to its digits, and of indent and margins."""
_EM = SIZE * 96 / 72
_SLACK = 1.04
"""Screens round each letter to pixels: a row too tall is better than a line that does not show."""
_BOLD = 1.08
_OTHER, _WIDE, _WIDE_FROM = 600, 1000, 0x1100
"""Of letters not listed, and of those of scripts that are square."""
_SPACE = 278
_LISTED = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[]\\ft",
    333: "()-`r“”",
    334: "{}",
    350: "•",
    355: '"',
    389: "*",
    469: "^",
    500: "cksvxyzJ",
    556: "0123456789#$?_abdeghnopquL£–",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "…—",
    1015: "@",
}


class _Widths(dict[str, int]):
    def __missing__(self, letter: str) -> int:
        return _OTHER if ord(letter) < _WIDE_FROM or 0x2000 <= ord(letter) < 0x2E80 else _WIDE


_WIDTHS = _Widths({letter: width for width, letters in _LISTED.items() for letter in letters})


@lru_cache(maxsize=65_536)
def _thousandths(text: str) -> int:
    return sum(map(_WIDTHS.__getitem__, text))


def units(text: str, *, bold: bool = False) -> float:
    """The column width at which no line of `text` wraps."""
    longest = max(sum(map(_WIDTHS.__getitem__, line)) for line in text.split("\n"))
    pixels = longest * _EM * _SLACK * (_BOLD if bold else 1) / 1000
    return (pixels + _PADDING - _FRAME) / _DIGIT


def lines(text: str, width: float, *, bold: bool = False) -> int:
    """How many lines `text` takes in a column of that width, broken between words."""
    pixels = max(width * _DIGIT + _FRAME - _PADDING, _DIGIT)
    room = pixels * 1000 / (_EM * _SLACK * (_BOLD if bold else 1))
    return sum(_wrapped(part, room) for part in text.split("\n"))


def height(count: int) -> float:
    """Points that `count` lines take; Excel's tallest row at most."""
    return min(TALLEST, count * LINE + 4)


def _wrapped(paragraph: str, room: float) -> int:
    if len(paragraph) * _SPACE < room and _thousandths(paragraph) <= room:
        return 1
    count, used = 1, 0.0
    for word in paragraph.split(" "):
        length = _thousandths(word)
        if used and used + _SPACE + length > room:
            count, used = count + 1, 0.0
        if length > room:  # broken within
            count += int(length // room)
            length %= int(room)
        used += length + (_SPACE if used else 0)
    return count

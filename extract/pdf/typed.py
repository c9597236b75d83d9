"""Text that blanks set in columns, as pages on which tables are looked for.

Programs that take the text out of a print, and people who type, keep columns apart by blanks. So
each text has its place, and what finds tables on a page without a rule finds them here. Lines of
dashes are rules, form feeds end pages. Letters are as wide as those of a usual print: how far its
lines ran told where they had to be broken.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import typed_columns
from planlift.extract.pdf.page import Chars
from planlift.extract.pdf.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.pdf.typed_columns import Piece
    from planlift.model import Box

_PLACE, _LINE, _SIZE = 6.0, 14.0, 12.0
"""Points from place to place, from line to line, and of the type."""
_USUAL = 556
"""Of a font's units, a thousand to its size: the width of figures, and of letters not known."""
_GUTTER = 3
"""Places of white that part two columns at least."""
_DASHES = re.compile(r"[-=_]{3,}")
_RULE = re.compile(r"[\s|+]*[-=_]{3,}[\s|+=_-]*")
_THIN = 1.0


def pages(text: str) -> Iterator[Page]:
    """The pages of `text`; a tab stands for blanks up to the next eighth place."""
    parts = text.expandtabs().split("\f")
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    for number, part in enumerate(parts, 1):
        yield _page(number, [line.rstrip() for line in part.split("\n")])


def _page(number: int, lines: Sequence[str]) -> Page:
    drawn = [_RULE.fullmatch(line) is not None for line in lines]
    rules = [
        rule
        for at, (line, is_rule) in enumerate(zip(lines, drawn, strict=True))
        if is_rule
        for rule in _rules(line, (at + 1) * _LINE + _SIZE / 2)
    ]
    written = ["" if is_rule else line for line, is_rule in zip(lines, drawn, strict=True)]
    none, no_colors = np.zeros((0, 4), dtype=np.float32), np.zeros(0, dtype=np.int32)
    return Page(
        number,
        width=(max(map(len, lines)) + 2) * _PLACE,
        height=(len(lines) + 2) * _LINE,
        chars=_chars(typed_columns.parted(written)),
        rules=np.array(rules, dtype=np.float32).reshape(-1, 4),
        fills=none,
        fill_color=no_colors,
    )


def _rules(line: str, level: float) -> Iterator[Box]:
    """The runs of dashes as ruling lines."""
    for dashes in _DASHES.finditer(line):
        left, right = ((place + 1) * _PLACE for place in dashes.span())
        yield left, level, right, level + _THIN


def _chars(lines: Sequence[Sequence[Piece]]) -> Chars:
    code: list[int] = []
    box: list[Box] = []
    for at, pieces in enumerate(lines):
        top = (at + 1) * _LINE
        for piece, after in zip_longest(pieces, pieces[1:]):
            left = (piece.start + 1) * _PLACE
            for sign, width in zip(piece.text, _widths(piece, after), strict=True):
                code.append(ord(sign))
                box.append((left, top, left + width, top + _SIZE))
                left += width
    count = len(code)
    return Chars(
        code=np.array(code, dtype=np.int32),
        box=np.array(box, dtype=np.float32).reshape(-1, 4),
        size=np.full(count, _SIZE, dtype=np.float32),
        bold=np.zeros(count, dtype=np.bool_),
        color=np.zeros(count, dtype=np.int32),
        turned=np.zeros(count, dtype=np.int32),
        mcid=np.full(count, -1, dtype=np.int32),
        opens=np.zeros(count, dtype=np.bool_),
        closes=np.zeros(count, dtype=np.bool_),
    )


def _widths(piece: Piece, after: Piece | None) -> list[float]:
    """Points of each letter; fewer where the next column begins right behind the piece."""
    known = _helvetica()
    widths = [known.get(sign, _USUAL) * _SIZE / 1000 for sign in piece.text]
    if after is None:
        return widths
    room = max(after.start - piece.start - _GUTTER, 1) * _PLACE
    narrower = min(1.0, room / sum(widths))
    return [width * narrower for width in widths]


@cache
def _helvetica() -> Mapping[str, int]:
    """The width of each letter in the type of which most others are copies."""
    from pdfminer.fontmetrics import FONT_METRICS

    return FONT_METRICS["Helvetica"][1]

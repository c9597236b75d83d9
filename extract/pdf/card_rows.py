"""Labels side by side over one line of values, again and again down a page: forms, not one table.

What stands between the values and the labels that come next is of the next form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.textlines import Line

_WIDER = 0.35
"""Of the font size: so much more white space than above the values begins another text."""


def ends(lines: Sequence[Line], first: int, depth: int, after: int) -> int:
    """Where the rows end under a heading of `depth` lines, which the line `after` repeats."""
    if not depth or after >= len(lines) or _words(lines[first]) != _words(lines[after]):
        return after
    rows = [at for at in range(first + depth, after) if len(lines[at].pieces) > 1]
    if not rows:
        return after
    values = lines[rows[-1]]
    usual = lines[first + depth].box[1] - lines[first + depth - 1].box[3]
    for at in range(rows[-1] + 1, after):
        line, above = lines[at], lines[at - 1]
        far = line.box[1] - above.box[3] > usual + _WIDER * line.size
        if far or (line.bold and not values.bold):
            return at
    return after


def _words(line: Line) -> list[str]:
    return [word.text for word in line.words]

"""Forms between level rules in which some rows hold two labels and two values side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.pdf import rows
from planlift.extract.pdf.page import lettered
from planlift.extract.pdf.page import middles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page

_PAIRS = 4
"""Texts of such a row: label, value, label, value."""
_FEWEST = 2
"""Rows that show the same columns by themselves; in one alone the labels must be bold."""
_CLOSE = 6.0
"""Points: edges nearer than this are one."""


def edges(
    page: Page, y: Numbers, stretches: Sequence[Numbers], known: Sequence[float], right: float
) -> list[float]:
    """Edges beside the `known` ones in such a form; none in other tables.

    `stretches`: of each row between the levels `y` its words. Rows of one label and a long value
    run over these edges, and so hide them.
    """
    pairs = [at for at, row in enumerate(stretches) if len(row) == _PAIRS]
    if not pairs or len(known) >= _PAIRS - 1 or any(len(row) > _PAIRS for row in stretches):
        return []
    left = min(float(stretches[at][0, 0]) for at in pairs)
    found = [edge for edge, _ in rows.gutters([stretches[at] for at in pairs], left - 1, right)]
    more = [edge for edge in found if all(abs(edge - own) > _CLOSE for own in known)]
    if len(found) != _PAIRS - 1 or len(more) + len(known) != len(found) or found[0] in more:
        return []
    if any(_labels_are_bold(page, y[at : at + 2], stretches[at]) for at in pairs):
        return more
    return more if len(known) == 1 and len(pairs) >= _FEWEST else []


def _labels_are_bold(page: Page, y: Numbers, row: Numbers) -> bool:
    """Whether of the texts of a row the first and third are bold, and the others are not."""
    x, middle = middles(page)
    own = (middle > y[0]) & (middle < y[1]) & lettered(page)
    bold = [page.chars.bold[own & (x >= left) & (x <= right)] for left, right in row]
    return all(bool(part.all() if at % 2 == 0 else not part.any()) for at, part in enumerate(bold))

"""Cards of labels beside values with a rule below each: where the text between two of them ends."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from planlift.extract.pdf.page import middles
from planlift.extract.pdf.textlines import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page

_AWAY = 1.0
"""Font sizes from a card's last rule to the title of the next at least."""
_INDENT = 6.0
"""Points from where rules begin to a title at most."""
_PAIR = 2
_PAIRS = (_PAIR, 2 * _PAIR)
"""Texts of a line of labels and values."""


class _Row(Struct, frozen=True):
    """What stands between two rules."""

    label: str
    """Of the first line with two texts."""
    top: float
    """Of that line."""
    titled: bool
    """Lines of one text stand above it, the first of them bold and away from the rule."""
    blank: bool
    """Nothing stands between the rules: they are of two cards."""


def cut(page: Page, y: Numbers, left: float, right: float) -> tuple[Numbers, Numbers] | None:
    """The rules of the cards above the first place between two of them, and of those below it.

    There stands nothing, or a title. Cards have the same labels: without one that comes again, no
    title is such a place.
    """
    if len(y) <= _PAIR:
        return None
    found = list(_rows(page, y, left, right))
    blank = next((at for at, row in enumerate(found) if at and row.blank), len(found))
    parts = found[:blank], found[blank + 1 :]
    labelled = [sum(bool(row.label) for row in part) for part in parts]
    if all(labelled) and sum(labelled) > _PAIR:
        return y[: blank + 1], y[blank + 1 :]
    if not any(row.titled for row in found[1:]):
        return None
    labels = [row.label for row in found if row.label]
    if len(set(labels)) == len(labels):
        return None
    at = next(at for at, row in enumerate(found) if at and row.titled)
    return y[: at + 1], np.append(found[at].top - 1, y[at + 1 :])


def _rows(page: Page, y: Numbers, left: float, right: float) -> Iterator[_Row]:
    box = page.chars.box
    middle = middles(page)[1]
    inside = (middle > y[0]) & (middle < y[-1]) & (box[:, 0] >= left) & (box[:, 2] <= right)
    lines = lines_of(page, np.flatnonzero(inside))
    for above, below in pairwise(y.tolist()):
        own = [line for line in lines if above < (line.box[1] + line.box[3]) / 2 < below]
        first = next((at for at, line in enumerate(own) if len(line.pieces) in _PAIRS), None)
        if first is None:
            yield _Row("", below, titled=False, blank=not own)
            continue
        head = own[0]
        titled = (
            first > 0
            and all(len(line.pieces) == 1 for line in own[:first])
            and all(word.bold for word in head.words)
            and head.box[0] - left <= _INDENT
            and head.box[1] - above > _AWAY * head.size
        )
        label = " ".join(word.text for word in own[first].pieces[0])
        yield _Row(label, own[first].box[1], titled=titled, blank=False)

"""Rules that belong to words, not to a table: underlining and striking out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from planlift.extract.pdf.page import BLANK_CODE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from planlift.extract.pdf.page import Floats
    from planlift.extract.pdf.page import Page

_COVERED = 0.8
"""Of a rule's length that must run through letters."""
_MIDDLE = (0.25, 0.68)
"""How far down a letter's height a rule that strikes it out runs."""
_BELOW = 1.3
"""The same of a rule that underlines it, at most."""
_COLOURED = 40
"""Between the shares of red, green and blue: more is a colour, as links have."""
_LEVEL, _TOUCH = 0.5, 1.0
"""Points between two pieces of one line, up or down, and from end to end."""
_DOT = 3.0
"""Points: what is no larger is a dot, and no farther from the next dot of its line."""
_THICK = 0.25
"""Of a letter's height: a thicker bar is no rule of the text."""


def lines_of_text(page: Page) -> NDArray[np.bool_]:
    """Which of the page's rules underline or strike out words."""
    found = np.zeros(len(page.rules), dtype=np.bool_)
    chars = page.chars
    level = (chars.turned % 180) == 0
    box = chars.box[level & (chars.code != BLANK_CODE)]
    if not len(box) or not len(found):
        return found
    candidates = _candidates(page, box)
    if candidates:
        box = box[np.argsort(box[:, 1])]
        tallest = float((box[:, 3] - box[:, 1]).max())
        for position in candidates:
            found[position] = _runs_through(page.rules[position], box, tallest)
        if found.any():
            _let_go(page.rules, found)
    return found


def _let_go(rules: Floats, found: NDArray[np.bool_]) -> None:
    """A piece of a longer line, or a dot of one, is no rule of the words that stand on it."""
    middle = (rules[:, :2] + rules[:, 2:]) / 2
    size = rules[:, 2:] - rules[:, :2]
    dot = np.asarray((size <= _DOT).all(axis=1), dtype=np.bool_)
    waiting = np.flatnonzero(found).tolist()
    while waiting:
        position = waiting.pop()
        for along, across in ((0, 1), (1, 0)):
            if not dot[position] and size[position, along] < size[position, across]:
                continue
            reach = _TOUCH if not dot[position] else _DOT
            same = np.abs(middle[:, across] - middle[position, across]) <= _LEVEL
            same &= (size[:, along] > size[:, across]) | dot
            gap = np.maximum(
                rules[:, along] - rules[position, 2 + along],
                rules[position, along] - rules[:, 2 + along],
            )
            beside = np.flatnonzero(same & (gap <= reach))
            if not found[beside].all():
                found[position] = False
                waiting += [other for other in beside.tolist() if found[other]]
                break


def _candidates(page: Page, box: Floats) -> list[int]:
    """Level rules at a height where there are letters at all."""
    rules = page.rules
    height = box[:, 3] - box[:, 1]
    steps = int(page.height * _FINE) + 2
    begin = np.clip((box[:, 1] + 0.1 * height) * _FINE, 0, steps).astype(np.int64)
    end = np.clip(box[:, 3] * _FINE + 1, 0, steps).astype(np.int64)
    edge = np.bincount(begin, minlength=steps + 1) - np.bincount(end, minlength=steps + 1)
    lettered = np.cumsum(edge) > 0
    level = rules[:, 2] - rules[:, 0] > rules[:, 3] - rules[:, 1]
    at = np.clip((rules[:, 1] + rules[:, 3]) / 2 * _FINE, 0, steps).astype(np.int64)
    found: list[int] = np.flatnonzero(level & lettered[at]).tolist()
    return found


_FINE = 4
"""Steps to the point."""


def _runs_through(rule: Floats, box: Floats, tallest: float) -> bool:
    y = (rule[1] + rule[3]) / 2
    near = box[np.searchsorted(box[:, 1], y - tallest) : np.searchsorted(box[:, 1], y)]
    height = near[:, 3] - near[:, 1]
    hit = (near[:, 3] > y + 0.02 * height) & (y > near[:, 1] + 0.1 * height)
    hit &= (near[:, 2] > rule[0]) & (near[:, 0] < rule[2]) & (rule[3] - rule[1] < _THICK * height)
    near = near[hit]
    if not len(near):
        return False
    covered = np.minimum(near[:, 2], rule[2]) - np.maximum(near[:, 0], rule[0])
    return bool(
        covered.sum() >= _COVERED * (rule[2] - rule[0] - (near[:, 3] - near[:, 1]).max() / 4)
    )


def struck(page: Page, of_text: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which characters are struck out; `of_text` are the rules that `lines_of_text` found."""
    return _met(page, of_text, _MIDDLE)


def emphasized(page: Page, of_text: NDArray[np.bool_]) -> Page:
    """The page with underlined characters as bold ones, for those who write so what they would
    else set in bold; coloured ones are links.
    """
    if not of_text.any():
        return page
    chars = page.chars
    parts = np.stack([chars.color >> 16, chars.color >> 8, chars.color], axis=1) & 0xFF
    plain = np.ptp(parts, axis=1) <= _COLOURED
    bold = chars.bold | (plain & _met(page, of_text, (_MIDDLE[1], _BELOW)))
    return replace(page, chars=replace(chars, bold=bold))


def _met(page: Page, of_text: NDArray[np.bool_], heights: tuple[float, float]) -> NDArray[np.bool_]:
    """Which characters the rules meet between these shares of their height, from the top down."""
    chars = page.chars
    out = np.zeros(len(chars.code), dtype=np.bool_)
    x = (chars.box[:, 0] + chars.box[:, 2]) / 2
    height = chars.box[:, 3] - chars.box[:, 1]
    level = (chars.turned % 180) == 0
    for rule in page.rules[of_text]:
        y = (rule[1] + rule[3]) / 2
        down = (y - chars.box[:, 1]) / np.maximum(height, 0.1)
        hit = level & (down > heights[0]) & (down < heights[1])
        out |= hit & (x > rule[0] - 0.5) & (x < rule[2] + 0.5)
    return out

"""The marks and numbers that the items of a list begin with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.lines import Line

BULLET = re.compile(r"[•▪▫■□●○◦‣⁃∙·◆◇➢➤\uf000-\uf0ff](?=\s|\w|$)")
BULLETS = re.compile(rf"^{BULLET.pattern}", re.MULTILINE)
DASH_ITEM = re.compile(r"[-–—*o]\s+\S")
MARKED = re.compile(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s", re.IGNORECASE)
NUMBERED = re.compile(rf"{MARKED.pattern}|\d{{1,2}}(?:\.\d{{1,2}})+[.)]?\s", re.IGNORECASE)
_LETTERED_NUMBER = r"[A-Z]{1,4} ?\d{1,3}(?:\.\d{1,3})*[.:)]?"
_LONG_NUMBER = re.compile(rf"{_LETTERED_NUMBER}\s")
"""``R1``, ``AFI 2``: as word processors count recommendations."""
_ALONE = re.compile(
    rf"\(?(?:{_LETTERED_NUMBER}|\d{{1,3}}(?:\.\d{{1,3}})*[.:)]?|(?:[A-Za-z]|[ivx]{{1,4}})[.)])"
)
"""A number of a list and no text: word processors count the rows of a table so."""
_COUNTED = re.compile(r"(?P<in>\(?(?:\d{1,2}\.)+)(?P<at>\d{1,2})(?!\d)[.)]?(?:\s|$)")
_LABEL = re.compile(r"[A-Z][a-z]+(?: [a-z]+)?:(?:\s|$)")
_LETTERED = re.compile(r"(?P<in>\(?)(?P<at>[a-z])(?P<out>[.)])\s")


def is_mark(text: str) -> bool:
    """The mark of a list item, and no more."""
    return BULLET.fullmatch(text.strip()) is not None


def is_item(text: str) -> bool:
    """The line begins with a list item's mark or number."""
    return any(mark.match(text) for mark in (BULLET, DASH_ITEM, MARKED))


def is_marked(item: str) -> bool:
    """A list item begins with its mark or number, or is no more than its number."""
    marks = BULLET, DASH_ITEM, NUMBERED, _LONG_NUMBER
    return any(mark.match(item) for mark in marks) or _ALONE.fullmatch(item) is not None


def counted(lines: Sequence[Line]) -> frozenset[int]:
    """After which lines one begins with the number after the last: ``1.1 …`` and ``1.2 …``, or
    ``(a) …`` and ``(b) …``; or with the same mark as the first, such as a bullet, or with a label
    as the first does: ``Lead: …`` and ``Support: …``.
    """
    if BULLET.match(lines[0].text):
        mark = lines[0].text[0]
        return frozenset(at for at, line in enumerate(lines[1:]) if line.text.startswith(mark))
    if _LABEL.match(lines[0].text):
        return frozenset(at for at, line in enumerate(lines[1:]) if _LABEL.match(line.text))
    last = _count_of(lines[0].text)
    found: list[int] = []
    for number, line in enumerate(lines[1:] if last else ()):
        count = _count_of(line.text)
        if last and count and count[0] == last[0] and count[1] == last[1] + 1:
            found.append(number)
            last = count
    return frozenset(found)


def _count_of(text: str) -> tuple[str, int] | None:
    """How the number that a line begins with is written, and its place in the row of such."""
    match = _COUNTED.match(text)
    if match is not None:
        return match["in"], int(match["at"])
    match = _LETTERED.match(text)
    return None if match is None else (f"{match['in']}a{match['out']}", ord(match["at"]))

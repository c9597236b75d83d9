"""Stretches of time as headings: columns of a calendar in which plans tick when they do what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift.text import key

if TYPE_CHECKING:
    from planlift.extract.assembly.headings.phrases import HeadingWords

_WORDS = 4
_YEAR_OR_TWO = re.compile(r"(?:FY\s?)?20\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?")


def period(text: str, words: HeadingWords) -> bool:
    """``Apr``, ``Aut 1``, ``Q2``, ``Spring term 2024``: a stretch of time, no day."""
    found = text.replace("-", " ").replace("/", " ").split()
    if not 0 < len(found) <= _WORDS or found[0].isdigit():
        return False
    named = [key(word) in words.periods for word in found if not word.strip("'’.").isdigit()]
    return bool(named) and all(named)


def heads(text: str, words: HeadingWords) -> bool:
    """May head a column of a calendar: such a stretch, or ``2024``, ``2024/25``."""
    return period(text, words) or _YEAR_OR_TWO.fullmatch(text.strip()) is not None

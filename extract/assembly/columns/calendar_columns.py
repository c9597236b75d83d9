"""Stretches of time as headings: columns of a calendar in which plans tick when they do what."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from planlift.text import key

if TYPE_CHECKING:
    from planlift.extract.assembly.headings.phrases import HeadingWords

_WORDS = 4
_BETWEEN = str.maketrans("-–/", "   ")
_LONGEST = 40
"""Characters."""
_REMEMBERED = 1 << 11
_YEAR_OR_TWO = re.compile(r"(?:FY\s?)?20\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?")
_YEAR_FIRST = re.compile(r"20\d\d\s+(?=\D)")
_WORD = re.compile(r"[^\W\d_]+|\d+")


def period(text: str, words: HeadingWords) -> bool:
    """``Apr``, ``Aut 1``, ``Q2``, ``Apr–Jun 2025``, ``Spring term 2024``: a stretch, no day."""
    found = text.translate(_BETWEEN).split()
    if not 0 < len(found) <= _WORDS or found[0].isdigit():
        return False
    named = [key(word) in words.periods for word in found if not word.strip("'’.").isdigit()]
    return bool(named) and all(named)


@lru_cache(maxsize=_REMEMBERED)
def heads(text: str, words: HeadingWords) -> bool:
    """May head a column of a calendar: such a stretch, ``2024``, ``2024/25``, ``Short term``."""
    if len(text) > _LONGEST:
        return False
    if period(text, words) or _horizon(text, words) or _counted(text, words):
        return True
    year = _YEAR_OR_TWO.match(text.strip())
    return year is not None and (year[0] == text.strip() or _with_year(text, words))


def _with_year(text: str, words: HeadingWords) -> bool:
    """``2024 Q1``."""
    year = _YEAR_FIRST.match(text.strip())
    return year is not None and period(text.strip()[year.end() :], words)


def _horizon(text: str, words: HeadingWords) -> bool:
    """``Short term``, ``Medium-term (3-5 years)``: how far ahead."""
    said = key(text.partition("(")[0]).replace("-", " ").strip()
    return said in words.deadlines["horizon"] or said in words.deadlines["immediate"]


def _counted(text: str, words: HeadingWords) -> bool:
    """``0-6 months``, ``Within 6 months``, ``12+ months``: time from now."""
    said = _WORD.findall(text.casefold())
    if not 1 < len(said) <= _WORDS or said[-1] not in words.deadlines["unit"]:
        return False
    others = {word for word in said[:-1] if not word.isdigit()}
    return len(others) < len(said) - 1 and others <= words.date_joins | words.deadlines["relative"]

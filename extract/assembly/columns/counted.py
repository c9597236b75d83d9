"""Values that count on down a column, whatever its heading says: they number what stands beside."""

from __future__ import annotations

import re
from itertools import groupby
from itertools import pairwise
from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import lettered
from planlift.extract.assembly.columns import looks

if TYPE_CHECKING:
    from collections.abc import Sequence

_CODE = re.compile(r"(\S{0,16}?)(\d{1,6})\W?")
_DAY = re.compile(r"(\d{1,2})[.-](\d{1,2})[.-](\d{2})\.?")
_FEWEST = 2


def count_on(texts: Sequence[str]) -> bool:
    """References, each to one thing: a grade such as ``C3`` comes again after others."""
    runs = [text for text, _ in groupby(texts)]
    counted = looks.mostly(map(looks.reference, texts)) and len(set(runs)) == len(runs)
    if counted and not _are_days(runs):
        return True
    return lettered.count_on(runs) or _start_again(runs) or codes(runs)


def _are_days(runs: Sequence[str]) -> bool:
    """``14.05.27``, ``03.03.26``: numbers of two points would grow from one to the next."""
    numbers = list(filter(looks.reference, runs))
    parts = [_DAY.fullmatch(text) for text in numbers]
    days = [tuple(map(int, part.groups())) for part in parts if part is not None]
    return len(days) == len(numbers) and any(one >= other for one, other in pairwise(days))


def codes(texts: Sequence[str]) -> bool:
    """``26/01``, ``26/02``, ``26/05``: the same signs, and behind them numbers that grow."""
    parts = [_CODE.fullmatch(text) for text in texts]
    if len(texts) < _FEWEST or not all(part is not None and part[1] for part in parts):
        return False
    numbers = [int(part[2]) for part in parts if part is not None]
    same = len({part[1] for part in parts if part is not None}) == 1
    return same and all(one < other for one, other in pairwise(numbers))


def _start_again(texts: Sequence[str]) -> bool:
    """Each is the next number, or 1 again as in the next of several tables: 1, 2, 3, 1, 2."""
    if not all(map(str.isdecimal, texts)):
        return False
    numbers = [0, *map(int, texts)]
    return all(number in {1, before + 1} for before, number in pairwise(numbers))

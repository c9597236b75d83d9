"""The day that a heading names: ``Position at 3 May 2024``, ``Update 12.05.25``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIGURES = re.compile(r"\b(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4}|\d{2})\b")
_TOKENS = re.compile(r"[^\W\d_]+|\d+")


def day_in(months: Mapping[str, int], heading: str) -> tuple[int, int, int]:
    """Year, month and day that the heading names; 0 for what it does not say.

    `months` gives the number of each month by its name.
    """
    figures = _FIGURES.search(heading)
    if figures:
        year = int(figures["year"])
        return year + (2000 if year < 100 else 0), int(figures["month"]), int(figures["day"])
    tokens = _TOKENS.findall(heading)
    month = next((m for token in tokens if (m := months.get(key(token)))), 0)
    numbers = [int(token) for token in tokens if token.isdigit()]
    year = next((number for number in numbers if 1900 < number < 2100), 0)
    day = next((number for number in numbers if 0 < number < 32), 0)
    return year, month, day if month else 0

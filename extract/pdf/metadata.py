"""What a PDF says about itself, in plain terms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATE = re.compile(
    r"(?:D:)?(?P<year>\d{4})(?P<month>\d\d)?(?P<day>\d\d)?(?P<clock>\d{6})?"
    r"(?P<zone>Z|[+-]\d\d'?\d\d)?"
)
_NAMES = (("Title", "title"), ("CreationDate", "created"), ("ModDate", "modified"))


def readable(entries: Mapping[str, str]) -> dict[str, str]:
    """``title``, ``created`` and ``modified`` where the file has them, days as ISO dates."""
    found = {}
    for name, ours in _NAMES:
        value = entries.get(name, "").replace("\0", "").strip()
        value = value if ours == "title" else iso_day(value)
        if value:
            found[ours] = value
    return found


def iso_day(value: str) -> str:
    """The day of a PDF's own date (``D:20100108093000Z``); empty where there is none."""
    match = _DATE.match(value)
    if match is None:
        return ""
    year, month, day = (int(match[name] or 1) for name in ("year", "month", "day"))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ""
    return f"{year:04d}-{month:02d}-{day:02d}"

"""Whether a document writes the day or the month first: decided once, on its own evidence."""

from __future__ import annotations

import re
from itertools import islice
from itertools import tee
from typing import TYPE_CHECKING

from planlift.normalize.dates.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from planlift.normalize.dates.model import DateWords

DAY_FIRST_LANGUAGES = ("en-gb", "en-ie", "en-au", "en-nz", "en-in", "en-za", "cy", "ga", "fr", "gd")
_FISCAL = (
    (("en-au", "en-nz"), 7),
    (("en-ca", "fr-ca"), 4),
    (("en-ie", "ga"), 0),
)
"""Languages → month in which the financial year begins there."""
_DAYS = {"day", "digit", "ordinal"}
_LAST_MONTH = 12
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR_MONTH = re.compile(r"\s*(?P<year>(?:19|20)\d\d)\s?/\s?(?P<second>\d\d)\s*")
_CENTURY = 100
_WINDOW = 30
"""Characters before a year in which the rest of its date stands."""
_ENOUGH = 500
"""So many dates of one document are evidence enough."""


def day_and_month_order(texts: Iterable[str], words: DateWords, language: str) -> tuple[bool, bool]:
    """Day first or not, and whether the document itself proves it.

    Figures above 12 prove most, then spelled-out dates. A language that writes the day first may
    confirm that; American English proves nothing, since programs declare it unasked.
    """
    for count, each in zip((_figures_order, _words_order), tee(texts), strict=True):
        day, month = count(each, words)
        if day or month:
            return day >= month, not (day and month)
    return True, language.casefold().startswith(DAY_FIRST_LANGUAGES)


def _figures_order(texts: Iterable[str], _words: DateWords) -> tuple[int, int]:
    day = month = 0
    dates = (found for text in texts for found in _FIGURES.findall(text))
    for first, _cut, second in islice(dates, _ENOUGH):
        day += int(first) > _LAST_MONTH >= int(second)
        month += int(second) > _LAST_MONTH >= int(first)
    return day, month


def _words_order(texts: Iterable[str], words: DateWords) -> tuple[int, int]:
    day = month = 0
    for text in before_years(texts):
        tokens = [token for token in tokenise(text, words) if token.kind != "comma"]
        for one, two, three in zip(tokens, tokens[1:], tokens[2:], strict=False):
            if three.kind == "year":
                day += one.kind in _DAYS and two.kind == "month"
                month += one.kind == "month" and two.kind in _DAYS
    return day, month


def before_years(texts: Iterable[str]) -> Iterator[str]:
    """The few words up to each printed year: where a date would stand."""
    windows = (
        text[max(match.start() - _WINDOW, 0) : match.end()]
        for text in texts
        for match in _YEAR.finditer(text)
    )
    return islice(windows, _ENOUGH)


def writes_year_months(texts: Iterable[str]) -> bool:
    """Whether ``2013/12`` and the like are months: not one of them can only be two years."""
    found = list(filter(None, map(_YEAR_MONTH.fullmatch, islice(texts, _ENOUGH))))
    pairs = [(int(match["year"]), int(match["second"])) for match in found]
    if any(not 0 < second <= _LAST_MONTH for _year, second in pairs):
        return False
    return any(second != (year + 1) % _CENTURY for year, second in pairs)


def fiscal_month(language: str, *, day_first: bool) -> int:
    """The month in which the financial year begins; 0 where that cannot be told.

    In Ireland it is the calendar year, so that 2023/24 is none.
    """
    code = language.casefold()
    told = next((month for codes, month in _FISCAL if code.startswith(codes)), None)
    if told is not None:
        return told
    return 4 if day_first else 0

"""Whether a document writes the day or the month first: decided once, on its own evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.normalize.date_raw import fold_characters
from planlift.normalize.date_raw import pieces
from planlift.normalize.date_tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.date_model import DateWords

DAY_FIRST_LANGUAGES = ("en-gb", "en-ie", "en-au", "en-nz", "en-in", "en-za", "cy", "ga", "fr", "gd")
MONTH_FIRST_LANGUAGES = ("en-us", "en-ph", "es-us")
_DAYS = {"day", "digit", "ordinal"}
_LAST_MONTH = 12
MOST_TEXT = 20_000
"""Characters of one text that are looked at."""


def day_and_month_order(texts: Sequence[str], words: DateWords, language: str) -> tuple[bool, bool]:
    """Day first or not, and whether the document itself proves it.

    Figures above 12 prove most, then spelled-out dates, then the language it declares.
    """
    for count in (_figures_order, _words_order):
        day, month = count(texts, words)
        if day or month:
            return day >= month, not (day and month)
    if language.casefold().startswith(MONTH_FIRST_LANGUAGES):
        return False, True
    return True, language.casefold().startswith(DAY_FIRST_LANGUAGES)


def _figures_order(texts: Sequence[str], _words: DateWords) -> tuple[int, int]:
    day = month = 0
    for text in texts:
        for piece in pieces(fold_characters(text[:MOST_TEXT])):
            if piece.kind == "dmy":
                first, second, _year = piece.numbers
                day += first > _LAST_MONTH >= second
                month += second > _LAST_MONTH >= first
    return day, month


def _words_order(texts: Sequence[str], words: DateWords) -> tuple[int, int]:
    day = month = 0
    for text in texts:
        tokens = [token for token in tokenise(text[:MOST_TEXT], words) if token.kind != "comma"]
        for one, two, three in zip(tokens, tokens[1:], tokens[2:], strict=False):
            if three.kind == "year":
                day += one.kind in _DAYS and two.kind == "month"
                month += one.kind == "month" and two.kind in _DAYS
    return day, month


def fiscal_month(language: str, *, day_first: bool) -> int:
    """The month in which the financial year begins; 0 where that cannot be told."""
    code = language.casefold()
    if code.startswith(("en-au", "en-nz")):
        return 7
    if code.startswith(("en-ca", "fr-ca")):
        return 4
    return 4 if day_first else 0

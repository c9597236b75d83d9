"""Words that a narrow column breaks without a hyphen: where a line may end within one.

Whether it does is told by the whole document's words, see `hyphens`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planlift.extract.pdf.lines import Line

FILLED = "\u200b"
"""Stands between a line that one word fills and the next: the same word, or another."""
TOO_WIDE = "\u2060"
"""The same behind a line of several words, where the last one and the next are wider than it."""

_MARK = re.compile(r"\W+|[\w.]{1,4}[.)]\s")
"""Of a list's item, before its first word."""
_CLOSING = re.compile(r"[;,):.!?](?:\s|$)")
"""No line begins with such a mark but where its word had no room for it."""
_HYPHENED = re.compile(r"-[a-z]")
"""A hyphen that its column had no room for: ``information`` ``-sharing``."""
_SEPARATORS = "./-"
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}")
"""Of an action or a finding: ``2.10``."""
_CUT = re.compile(r"(?:\d{1,2}[./-]){1,2}(?:\d{3})?|(?:19|20)\d{2}[/-]\d?")
"""A date in figures or a pair of years, as in ``2023/24``, that ends at a mark or in its year."""
_IN_YEAR = re.compile(r"(?:\d{1,2}[./-]){2}(?:19|20)")
"""The same, or a date with a short year, where more than digits follow."""
_WHOLE = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:\d{2}|(?:19|20)\d{2})|(?:19|20)\d{2}[/-]\d{2}")
_DAY_OF_MONTH = re.compile(r"(?:^|[\s,;:(])\d{1,2}(?:st|nd|rd|th)?$")
_MONTH_AND_YEAR = re.compile(r"[A-Z][a-z]{2,8}\.?,? (?:19|20)\d\d\b")
_DAY_AND_MONTH = re.compile(_DAY_OF_MONTH.pattern.removesuffix("$") + r" [A-Z][a-z]{2,8}\.?,?$")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_WORD_ALONE = re.compile(r"[A-Z][a-z]{2,8}\.?,?")
"""By their shapes: the words of months are vocabulary."""
_YEAR_CUT = re.compile(r"(?:^|\s)(?:19|20)\d$")
_SUM_CUT = re.compile(r"\d,(?P<figures>\d{1,2})$")
_FIGURES = re.compile(r"\d+(?![\d.,/-]*\d)")
"""Nothing of a number, a day or an hour behind them."""
_LETTER = re.compile(r"[a-z]\b(?!['’.)])")
_LETTERS = 4
"""Before a break within a word that has a line of its own: fewer fit in few columns only."""
_GROUP = 3
"""Figures between the commas of a sum."""
_NEARLY = 0.9
"""Of the column's width: the width of the last word is guessed from its letters."""


def joint(line: Line, after: Line, room: float, width: float) -> str:
    """What stands between the lines of a text: a blank, or the mark of a word that may go on.

    `room`: what is left over on the line; `width`: of the column, infinite where unknown.
    """
    # A letter alone is hardly ever a word, however much white the column has at its side.
    if _CLOSING.match(after.text):
        return ""
    if room >= line.size:
        return " "
    full = room < (line.size if _LETTER.match(after.text) else min(after.first, line.size))
    hyphened = line.text[-1:].islower() and _HYPHENED.match(after.text)
    if full and (hyphened or _completes_number(line.text, after.text)):
        return ""
    word = line.text.rpartition(" ")[2]
    fills = full and word[-1:].isalnum() and after.text[0].isalnum()
    if not fills or not line.text.isprintable():
        return " "
    alone = len(word) == len(line.text) or _MARK.fullmatch(line.text[: -len(word)]) is not None
    if alone:
        return FILLED if len(word) >= _LETTERS or width < _LETTERS * line.size else " "
    part = (line.right - line.left) * len(word) / len(line.text)
    small = (word[-1].islower() or len(word) == 1) and after.text[0].islower()
    return TOO_WIDE if small and part + after.first > _NEARLY * width else " "


def completes_day(before: str, after: str) -> bool:
    """Whether a line ends within a date in figures: ``30/06`` ``/2023``, ``31/03/202`` ``5``."""
    if not before[-1:].isdigit() and before[-1:] not in _SEPARATORS:
        return False
    word, rest = before.rpartition(" ")[2], after.partition(" ")[0].rstrip(".,;)")
    cut = rest[:1] in _SEPARATORS or _CUT.fullmatch(word) is not None
    cut = cut or (after.isdigit() and _IN_YEAR.fullmatch(word) is not None)
    return cut and _WHOLE.fullmatch(word + rest) is not None


def parts_day(before: str, after: str) -> bool:
    """Whether a line ends within a date in words: ``5`` ``May 2024``, ``5 May`` ``2024``, or
    ``May`` ``2024`` and nothing else.
    """
    if _WORD_ALONE.fullmatch(before) is not None:
        return _YEAR.fullmatch(after) is not None
    if _DAY_OF_MONTH.search(before) is not None:
        return _MONTH_AND_YEAR.match(after) is not None
    return _DAY_AND_MONTH.search(before) is not None and _YEAR.match(after) is not None


def _completes_number(before: str, after: str) -> bool:
    """Whether a line ends within a number: ``2.`` ``10``, ``10`` ``.2``, ``202`` ``4``,
    ``£75,00`` ``0``.
    """
    if not before[-1:].isdigit() and before[-1:] not in _SEPARATORS:
        return False
    if (rest := _FIGURES.match(after)) is not None:
        cut = _SUM_CUT.search(before)
        if cut is not None and len(cut["figures"] + rest[0]) == _GROUP:
            return True
        if len(rest[0]) == 1 and _YEAR_CUT.search(before) is not None:
            return True
    both = _NUMBER.fullmatch(before) and _NUMBER.fullmatch(after)
    return not both and _NUMBER.fullmatch(before + after) is not None

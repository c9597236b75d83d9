"""Text that stays text, whatever a spreadsheet, an XML file or a CSV reader could take it for.

Nothing from a document may become a formula, a link or a control code. The workbook stores text as
strings and marks what looks like input with Excel's quote prefix; the CSV, which has no types,
puts one apostrophe before text that a spreadsheet would compute (see `protect`).
"""

from __future__ import annotations

import re

CELL_LIMIT = 32_767
"""UTF-16 units that a cell of Excel holds."""
CUT_MARK = " … [cut here: too long for a cell; the CSV has the whole text]"

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}
_ILLEGAL = dict.fromkeys([*range(0x80, 0xA0), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], "\ufffd")
_REPLACED = str.maketrans({**_PICTURES, **_ILLEGAL, 0x7F: "\u2421"})
_NEEDS_CLEANING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_BLANK = r"[\s\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]*"
_TRIGGER = r"[=+\-@\uff0b\uff0d\uff1d\uff20\ufe62\ufe63\ufe66\ufe6b\u2212]"
_COMPUTES = re.compile(rf"(?:[\t\r\n]|{_BLANK}{_TRIGGER})(?=.*\w)", re.DOTALL)
_PROTECTED = re.compile(r"'+")
_READ_AS_VALUE = re.compile(r"(?=.*\d).{1,40}|true|false|wahr|falsch|vrai|faux", re.IGNORECASE)


def clean(text: str) -> str:
    r"""The text without what no file format carries.

    Control characters become their pictures (``\x00`` → ``␀``), unpaired surrogates and
    non-characters ``\ufffd``; carriage returns become line breaks. Everything else stays.
    """
    if _NEEDS_CLEANING.search(text) is None:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_REPLACED)


def computes(text: str) -> bool:
    """A spreadsheet that reads this as input could take it for a formula.

    True for ``=1+1``, ``- item``, ``@SUM``, their full-width forms, and after blanks; not for a
    placeholder such as ``-`` or ``--``.
    """
    return _COMPUTES.match(text) is not None


def read_as_value(text: str) -> bool:
    """A spreadsheet in which a person confirms this cell could change it: ``007``, ``3-4``."""
    return computes(text) or text.startswith("'") or _READ_AS_VALUE.fullmatch(text) is not None


def protect(text: str) -> str:
    """The text for a CSV cell: clean, an apostrophe before what `computes` (see `unprotect`)."""
    text = clean(text)
    return f"'{text}" if computes(_PROTECTED.sub("", text, count=1)) else text


def unprotect(text: str) -> str:
    """What `protect` was given: one apostrophe less where the text behind it computes."""
    if text.startswith("'") and computes(_PROTECTED.sub("", text, count=1)):
        return text[1:]
    return text


def too_long(text: str) -> bool:
    """More than a cell of Excel holds."""
    return len(text) > CELL_LIMIT // 2 and _units(text) > CELL_LIMIT


def cut(text: str) -> str:
    """The text, or as much of it as a cell holds, with a mark that says so."""
    if not too_long(text):
        return text
    room = (CELL_LIMIT - len(CUT_MARK)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + CUT_MARK


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)

"""Marks of footnotes: a raised number or sign behind a word."""

from __future__ import annotations

import re

_MARK = re.compile(r"[\[(]?(?:[*†‡§¶#]{1,3}|\d{1,3}|[a-z]|[ivx]{1,4})[\])]?", re.IGNORECASE)
_SIGN = re.compile(r"[\[(]?[*†‡§¶]{1,3}[\])]?")
_WORD_BEFORE = re.compile(r"[^\W\d_]{3,}[.,;:)\]]?\s?$")


def may_be(raised: str) -> bool:
    """The raised text is as short as a footnote's mark."""
    return _MARK.fullmatch(raised) is not None


def is_mark(raised: str, before: str) -> bool:
    """The raised text is a footnote's mark behind the word that `before` ends with.

    What stands raised after a digit or a short unit (``1st``, ``m2``) is no mark, nor is what
    opens its paragraph.
    """
    if not may_be(raised) or not before.strip():
        return False
    return _SIGN.fullmatch(raised) is not None or _WORD_BEFORE.search(before) is not None

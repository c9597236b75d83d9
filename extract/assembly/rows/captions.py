"""Numbered captions of tables: ``Table 3: Actions on staffing``, ``Figure 2. Action plan``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift.text import key
from planlift.text import one_line

if TYPE_CHECKING:
    from planlift.extract.assembly.headings.phrases import HeadingWords

_NUMBERED = re.compile(r"(\w+) \d[\d.]{0,8}(?:[^\w\s]|\b)\s?[-–—:.]?\s?(.*)", re.DOTALL)


def said(text: str, words: HeadingWords) -> str | None:
    """What a caption says behind its number, empty for nothing; None for texts that are none."""
    match = _NUMBERED.match(one_line(text))
    if match is None or key(match[1]) not in words.captioned:
        return None
    return match[2]


def names_group(text: str, words: HeadingWords) -> bool:
    """Whether a caption says what the table is about, and not only that it holds the plan."""
    rest = said(text, words)
    return bool(rest) and key(str(rest)) not in words.plain and not words.names_document(str(rest))

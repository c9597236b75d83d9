"""Tables that share out duties: who is responsible, accountable, consulted and informed (RACI)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift.extract.assembly.columns.column import WHEN
from planlift.extract.assembly.headings.forms import simplify
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords

_FEWEST_COLUMNS = 2
_LETTER = re.compile(r"[a-z]")
_LETTERS = re.compile(r"[a-z](?:[\s/,&+]*[a-z])*")


def are_shared(
    columns: Sequence[Column], values: Sequence[Sequence[str]], words: HeadingWords
) -> bool:
    """Such a table, in words or in letters, that says neither by when nor what was found."""
    told = {column.field for column in columns}
    if not told.isdisjoint({"finding", *WHEN}):
        return False
    headings = {simplify(column.heading) for column in columns}
    return headings >= words.duties["others"] or _in_letters(values, words)


def _in_letters(values: Sequence[Sequence[str]], words: HeadingWords) -> bool:
    """Two columns or more hold nothing but such letters, those of people asked or told too."""
    known = words.duties["telling"] | words.duties["further"]
    lettered = [found for texts in values if (found := _letters(texts)) and found <= known]
    said = frozenset().union(*lettered)
    return len(lettered) >= _FEWEST_COLUMNS and said >= words.duties["telling"]


def _letters(texts: Sequence[str]) -> frozenset[str]:
    """The letters of ``A/R``; none where a text of the column is more than letters."""
    folded = [key(text) for text in texts if text]
    if not all(map(_LETTERS.fullmatch, folded)):
        return frozenset()
    return frozenset(letter for text in folded for letter in _LETTER.findall(text))

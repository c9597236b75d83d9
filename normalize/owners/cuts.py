"""Where a text might part into owners: commas, slashes, joining words, line breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from planlift.normalize.owners.words import OwnerWords

_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")
_MARKS = re.compile(
    r"\s*,\s*|\s*\n\s*|\s+\+\s+|(?<=\w)\+(?=\w)|\s+[-–—]\s+|\s*/\s*|(?<=[A-Z]{2})&(?=[A-Z]{2})"
)
_ACTING = re.compile(r"(?<!\w)(?:[TADC]|Ch)/(?=[A-Z][A-Za-z])")


class Cuts(Struct, frozen=True):
    """A text, its pieces and the marks between them."""

    text: str
    pieces: tuple[tuple[int, int], ...]
    marks: tuple[str, ...]
    """Between the pieces: ``,`` ``and`` ``/`` ``+`` ``-`` or a line break."""

    def group(self, first: int, last: int) -> str:
        """The text from the piece `first` to the piece `last`."""
        return self.text[self.pieces[first][0] : self.pieces[last][1]]


def cut(text: str, words: OwnerWords) -> Cuts:
    """Cut at every mark and joining word outside brackets and outside what belongs together."""
    found = [(m.start(), m.end(), _mark(m.group())) for m in _MARKS.finditer(text)]
    found += [(m.start(), m.end(), "and") for m in words.joins.finditer(text) if _joins(m)]
    found += [(m.start(), m.end(), "or") for m in words.either.finditer(text)]
    if found:
        held = [match.span() for match in _BRACKETED.finditer(text)]
        held += [match.span() for match in words.together.finditer(text)]
        held += [match.span() for match in _ACTING.finditer(text)]
        found = [at for at in found if not any(a <= at[0] and at[1] <= b for a, b in held)]
    pieces: list[tuple[int, int]] = []
    marks: list[str] = []
    start = 0
    for begin, end, mark in sorted(found):
        if begin < start or not text[start:begin].strip():
            # Two separators in a row, ", and" or a break before "and": the word says more.
            if marks and mark == "and" and marks[-1] != ",":
                marks[-1] = mark
            start = max(start, end)
            continue
        pieces.append(_trimmed(text, start, begin))
        marks.append(mark)
        start = end
    if text[start:].strip():
        pieces.append(_trimmed(text, start, len(text)))
    else:
        marks = marks[: max(len(pieces) - 1, 0)]
    return Cuts(text, tuple(pieces), tuple(marks))


def _joins(match: re.Match[str]) -> bool:
    """Not a capital "A", an article or an initial, nor the "Plus" of a name."""
    word = match.group()
    if len(word) == 1:
        return not word.isupper()
    return not (word.istitle() and word.casefold() == "plus")


def _mark(printed: str) -> str:
    if "\n" in printed:
        return "\n"
    mark = printed.strip()
    return {"&": "+", "–": "-", "—": "-"}.get(mark, mark)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    stripped = text[start:end]
    return start + len(stripped) - len(stripped.lstrip()), start + len(stripped.rstrip())

"""Numbers of findings and actions: in a column of their own, or in front of the text."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import NamedTuple

from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.columns import looks
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

_LABEL = re.compile(
    r"^(?P<label>[^\W\d_][^\d\n:]{1,40}?)\s*(?:no\.?|number|#)?\s*"
    r"(?P<ref>\d{4}-\d{1,3}|[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?)(?!\w)\s*[.:)\-–—]*(?:\s+|$)",
    re.IGNORECASE,
)
_DASH = re.compile(r"^\s*[–—-]\s+")
_SECONDS = {"a": "b", "1": "2", "i": "ii", "A": "B"}
"""The second number of a list, by its first."""
_REMEMBERED = 1 << 10
"""Texts: those of one row are asked about again and again."""
_CODE = 4
"""Letters of a code at most."""
_CONSISTENT = 0.5
_UNCOUNTED = frozenset({"", "due_text", "owner_text"})
"""What no number behind it counts: ``By 31 May the service should …``."""
_BARE = re.compile(r"^(?P<ref>\d{1,3})\s+(?=[^\W\d_])")
_ALONE = re.compile(r"[(\[]?(?:[A-Z]{1,4}[ .-]?)?#?\d{1,3}(?:\.\d{1,3})*[a-z]?[.:)\]]{0,2}")
_FEWEST_COUNTED = 3
_SECOND = re.compile(r"(?<=\s)2[.)]\s")
"""The second item of a list."""


def tidy(ref: str) -> str:
    """The number as printed, without the closing dot or the brackets around it."""
    ref = " ".join(ref.split()).rstrip(".:;-–— ")
    inner = ref.strip("()[]")
    return ref if "(" in inner or "[" in inner else inner.strip()


class Split(NamedTuple):
    """A text and the number that stands in front of it; empty where there is none."""

    ref: str
    rest: str
    label: str = ""
    """What the number is introduced by: ``Recommendation`` of ``Recommendation 3: …``."""


@lru_cache(maxsize=_REMEMBERED)
def split(text: str, words: HeadingWords) -> Split:
    """Take the number, and the word that introduces it, off the text."""
    labelled = _LABEL.match(text) if words.opens_with_label(text) else None
    if labelled and (_announces(labelled, words) or _is_ref(labelled, words)):
        introduced = text[: labelled.start("ref")].strip()
        if introduced.endswith("-") and _is_code(introduced[:-1]):  # ``AFI-01``
            return Split(tidy(text[: labelled.end("ref")]), text[labelled.end() :].strip())
        return Split(tidy(labelled["ref"]), text[labelled.end() :].strip(), introduced)
    numbered = looks.NUMBERED.match(text)
    if numbered and (not numbered["label"] or _is_code(numbered["label"])):
        rest = _DASH.sub("", text[numbered.end() :])
        name, colon, after = rest.partition(":")
        behind = colon and after.strip() and words.announced(name) == "finding"
        introduced, rest = (name.strip(), after) if behind else ("", rest)
        return Split(tidy(text[: numbered.end("ref")]), rest.strip(), introduced)
    return Split("", text)


def _announces(match: re.Match[str], words: HeadingWords) -> bool:
    """``Recommendation 3 Train staff``; in ``Order 150 titles`` the word bids."""
    goes_on = match.string[match.end() : match.end() + 1].islower()
    bids = goes_on and not match.string[match.end("ref") : match.end()].strip()
    return not bids and words.counted_label(match["label"]) not in _UNCOUNTED


def _is_ref(match: re.Match[str], words: HeadingWords) -> bool:
    """``Ref No. E1`` in front of a sentence."""
    begins = not match.string[match.end() : match.end() + 1].islower()
    return begins and words.fields.get(key(match["label"]).rstrip(".")) == "ref"


def _is_code(label: str) -> bool:
    """``KI 1``: letters that belong to the number."""
    return label.strip().isupper() and len(label.strip()) <= _CODE


def counted(texts: Iterable[str]) -> bool:
    """Each of several texts begins with the next number, without a stop: ``3 Train staff``."""
    last, count, seen = "", 0, 0
    for text in texts:
        if not text or text == last:
            continue
        match = _BARE.match(text)
        if match is None or (count and int(match["ref"]) != seen + 1):
            return False
        last, count, seen = text, count + 1, int(match["ref"])
    return count >= _FEWEST_COUNTED


def split_counted(cell: Cell) -> tuple[Cell | None, Cell]:
    """The same for a text of those that are `counted`."""
    match = _BARE.match(cell.text)
    return (None, cell) if match is None else _parted(cell, match["ref"], cell.text[match.end() :])


def split_cell(cell: Cell, words: HeadingWords) -> tuple[Cell | None, Cell]:
    """Number and text as two cells at the same place."""
    ref, rest, label = split(cell.text, words)
    if "\n" in rest and ref and not label and _goes_on(ref, rest):
        return None, cell
    return _parted(cell, ref, rest, label)


def _parted(cell: Cell, ref: str, rest: str, label: str = "") -> tuple[Cell | None, Cell]:
    if not ref or not rest:
        return None, cell
    shift = len(cell.text) - len(rest)
    struck = tuple((max(0, a - shift), b - shift) for a, b in cell.struck if b > shift)
    return (
        with_text(cell, ref, label=label),
        with_text(cell, rest, struck),
    )


def _goes_on(ref: str, rest: str) -> bool:
    """``(b)`` begins a line behind ``(a)``: the numbers are those of a list in the text."""
    following = _SECONDS.get(ref)
    if following is None:
        return False
    matches = map(looks.NUMBERED.match, rest.split("\n")[1:])
    return any(match and tidy(match["ref"]) == following for match in matches)


def number_of_label(label: Cell, words: HeadingWords) -> Cell | None:
    """The number of ``Area for improvement 2``; its other words stay with the label."""
    ref, rest, introduced = split(f"{label.text.rstrip(':')} ", words)
    if not ref or rest or not introduced:
        return None
    return with_text(label, ref, label=introduced)


def alone(cell: Cell) -> Cell | None:
    """The number that is all a text says: ``R1``, ``2.1``, ``3.``, ``CO #2``; a year is none."""
    text = cell.text.strip()
    return with_text(cell, tidy(text)) if _ALONE.fullmatch(text) else None


def consistent(texts: Iterable[str], words: HeadingWords) -> bool:
    """Most texts of a column begin with a number: a lone one may be part of its sentence."""
    distinct = list(dict.fromkeys(text for text in texts if text))
    first = [split(text, words).ref for text in distinct[: len(distinct) // 2 + 1]]
    if not any(first):
        return False  # whatever the others are
    rest = [split(text, words).ref for text in distinct[len(first) :]]
    numbers = [ref for ref in first + rest if ref]
    if all(ref == "1" for ref in numbers) and any(map(_SECOND.search, distinct)):
        return False  # each text is a list of its own
    return (
        bool(numbers)
        and len(numbers) >= _CONSISTENT * len(distinct)
        and (len(set(numbers)) > len(numbers) / 2 or _count_on(numbers))
    )


def _count_on(numbers: Sequence[str]) -> bool:
    """Each is the one after the number before it, or the first again: 1, 2, 3, 1, 2; A, B, A."""
    places = [_place(number) for number in numbers]
    return places[0] == 1 and all(place in {1, before + 1} for before, place in pairwise(places))


def _place(number: str) -> int:
    """In the row of figures or of letters; 0 for other numbers."""
    if number.isdigit():
        return int(number)
    return ord(number.casefold()) - ord("a") + 1 if len(number) == 1 and number.isalpha() else 0

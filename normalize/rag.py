"""Colours of a plan: `read_rag` reads a cell's word, letter or fill, `read_legend` the plan's key.

Red, amber and green mean different things in different plans, so a colour gives a status only
through the document's own key; without one the colour stands in ``rag`` alone, with the check
``rag-only``.
"""

from __future__ import annotations

import colorsys
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.normalize.statuses import read_status
from planlift.normalize.statuses import status_context
from planlift.normalize.statuses.phrases import tokenize
from planlift.normalize.statuses.words import compile_words
from planlift.text import key
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planlift.normalize.statuses import StatusContext
    from planlift.normalize.statuses.words import StatusWords
    from planlift.vocabulary import Vocabulary

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_CHANGE = re.compile(r"(?:->|=>|→|\bto\b)", re.IGNORECASE)
_EITHER = re.compile(r"\s+or\s+", re.IGNORECASE)
_HEAD_OF_NOTE = re.compile(r"\s*(?P<head>[^\W\d_]{3,})\s*(?:[–—:.;(\n]|-\s|$)")
_WORST_FIRST = ("red", "amber", "green", "blue", "purple", "grey")

# Hue in degrees, of colours strong enough to be meant.
_FEWEST_SHADES = 3
_SHADES = frozenset("rg")
_HUES = ((16, "red"), (70, "amber"), (170, "green"), (260, "blue"), (310, "purple"), (340, ""))
_DARKEST, _PALEST = 0.15, 0.895
_DARKEST_AMBER = 0.35
_MIN_SATURATION = 0.35
_MIN_CHROMA, _MIN_CHROMA_BLUE = 0.15, 0.35
_GREY_SATURATION, _GREY_DARKEST, _GREY_PALEST = 0.12, 0.45, 0.86


class RagReading(Struct, frozen=True, gc=False):
    """The colour of a cell and what the document's key makes of it."""

    rag: str | None
    status: str | None = None
    """Only where the document's own key says what the colour means."""
    rule: str = "none"
    doubts: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=1 << 13)
def read_rag(text: str, fill: str | None, context: StatusContext) -> RagReading:
    """Read a colour from the cell's words or letter, else from its fill (``#rrggbb``)."""
    doubts: list[tuple[str, str]] = []
    named = _named(text, context.words)
    painted = colour_of(fill)
    if len(named) > 1:
        doubts.append(("status-conflict", f"{one_line(text)!r} names two colours"))
    rag = _choose(text, named) if named else painted
    if named and painted and painted != "grey" and painted not in named:
        doubts.append(("status-conflict", f"{one_line(text)!r} on {painted}"))
    if rag is None:
        return RagReading(None)
    status = context.legend.get(rag)
    if status is None:
        doubts.append(("rag-only", f"the document has no key that says what {rag} means"))
    return RagReading(rag, status, "colour-word" if named else "colour-fill", tuple(doubts))


def head_of_note(text: str) -> str:
    """What a note of progress opens with, if a mark parts it: ``Green`` of ``Green – on track``.

    ``Green spaces are mapped``, ``R`` and ``Red, white and blue`` are no ratings.
    """
    match = _HEAD_OF_NOTE.match(text)
    return match["head"] if match else ""


def _named(text: str, words: StatusWords) -> list[str]:
    """Colours named at the head of the text; letters only where there is nothing else."""
    signs = list(dict.fromkeys(filter(None, map(words.colour_signs.get, text))))
    if signs:
        return signs
    tokens = tokenize(text)
    if _HEX.fullmatch(text.strip()):
        colour = colour_of(text.strip())
        return [colour] if colour else []
    letters = [words.colour_letters.get(t.folded) for t in tokens if t.text.isupper()]
    if letters and len(letters) == len(tokens) and None not in letters:
        return list(dict.fromkeys(str(letter) for letter in letters))
    named: list[str] = []
    for token in tokens:
        if token.folded in words.colours:
            named.append(words.colours[token.folded])
        elif not _passed(token.text, named, words):
            break
    if not named and tokens and _in_brackets(text, tokens[-1].start):
        last = words.colours.get(tokens[-1].folded)
        named = [last] if last else []
    return list(dict.fromkeys(named))


def _passed(token: str, named: list[str], words: StatusWords) -> bool:
    """Such as "RAG: green", "R Red", "Amber to Green"."""
    label = key(token) in {"rag", "brag", "status", "rating"} and not named
    letter = token.isupper() and key(token) in words.colour_letters and not named
    return label or letter or (bool(named) and key(token) in {"to", "now"})


def _in_brackets(text: str, start: int) -> bool:
    """Such as "on target (green)", "up to 25% complete: red"."""
    return text[:start].rstrip(" '\"‘“").endswith(("(", "[", ":", "- ", "–"))


def _choose(text: str, named: list[str]) -> str:
    """After a change the last; of two at once ("Amber/Red") the worse."""
    if _CHANGE.search(text):
        return named[-1]
    return min(named, key=_WORST_FIRST.index)


@lru_cache(maxsize=4096)
def colour_of(fill: str | None) -> str | None:
    """The nearest of blue, green, amber, red, grey and purple; None for tints and bands.

    Yellow is amber. Pale or dull fills mean nothing: tables use them to tell their rows apart.
    """
    if fill is None or not _HEX.fullmatch(fill):
        return None
    red, green, blue = (int(fill[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    chroma = max(red, green, blue) - min(red, green, blue)
    if saturation < _GREY_SATURATION:
        return "grey" if _GREY_DARKEST <= light <= _GREY_PALEST else None
    if not _DARKEST <= light < _PALEST or saturation < _MIN_SATURATION:
        return None
    name = next((name for limit, name in _HUES if hue * 360 < limit), "red")
    least = _MIN_CHROMA_BLUE if name in {"blue", "purple"} else _MIN_CHROMA
    if chroma < least or (name == "amber" and light < _DARKEST_AMBER):
        return None
    return name or None


def read_legend(legend: Mapping[str, str], vocabulary: Vocabulary) -> dict[str, str]:
    """The document's key as folded phrase or colour → status category.

    Entries whose meaning names no status, or two different ones, are left out: a key of priorities
    gives no status.
    """
    words = compile_words(vocabulary)
    context = status_context(vocabulary)
    read: dict[str, str] = {}
    shades = _letters_of_colours(legend, words)
    for mark, meaning in legend.items():
        status = _meaning(meaning, context)
        if status is not None:
            read[_mark_key(mark.upper() if mark in shades else mark, words)] = status
    return read


def _letters_of_colours(legend: Mapping[str, str], words: StatusWords) -> set[str]:
    """``r``, ``a``, ``g``: the letters of a key that has no others stand for colours.

    So do these where red and green are among them, though ``C`` for what is complete is none.
    """
    letters = {mark for mark in legend if len(mark) == 1 and mark.isalpha()}
    shades = letters & words.colour_letters.keys()
    coloured = len(shades) >= _FEWEST_SHADES and (shades == letters or shades >= _SHADES)
    return shades if coloured else set()


def _mark_key(mark: str, words: StatusWords) -> str:
    named = _named(mark, words)
    return named[0] if len(named) == 1 else key(mark) or mark.strip()


def _meaning(meaning: str, context: StatusContext) -> str | None:
    statuses = {
        reading.status
        for part in _EITHER.split(meaning)
        if (reading := read_status(part, context)).status not in {None, "unknown"}
        and reading.rule not in {"implied", "letter"}
    }
    return statuses.pop() if len(statuses) == 1 else None

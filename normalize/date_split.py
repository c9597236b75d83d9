"""Takes a cell apart where it stacks several dates, and notes in brackets off a date."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import NamedTuple

from planlift.normalize.date_model import Token

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

_LABEL = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=;)|(?<=,))\(?(?P<label>\d{0,2}[a-h]|[ivx]{1,4}|\d{1,2})[).:](?=\s|\w)",
    re.IGNORECASE,
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_BREAKS = {"newline", "semicolon"}
_DATED = {"date", "impossible"}
_HOLDS_TOGETHER = {"original", "revised_to", "ongoing", "recurring", "completed", "onwards"}
"""Kinds whose bearing goes beyond their own line."""
_BRIDGES = {"dash", "to", "until"}
_LOUD = {"date", "duration", "impossible", "original", "revised_to", "provisional", "none"}


class Part(NamedTuple):
    """One of several stacked dates."""

    label: str
    tokens: tuple[Token, ...]


def mark_labels(tokens: Sequence[Token], text: str) -> list[Token]:
    """Put a break in the place of list labels: ``a)``, ``(1b)``, ``2.``.

    Only where at least two follow one another in order, so that no day is taken for a label.
    """
    spans = {match.span(): match["label"] for match in _in_order(list(_LABEL.finditer(text)))}
    if not spans:
        return list(tokens)
    out: list[Token] = []
    for token in tokens:
        span = next((s for s in spans if s[0] <= token.start < s[1]), None)
        if span is None:
            out.append(token)
        elif not out or out[-1].start != span[0]:
            out.append(Token("semicolon", span[0], span[1], ";", spans[span]))
    return out


def _in_order(matches: list[re.Match[str]]) -> list[re.Match[str]]:
    labels = [match["label"].lower() for match in matches]
    numbers = [_rank(label, labels) for label in labels]
    consecutive = all(b == a + 1 for a, b in pairwise(numbers))
    return matches if len(matches) > 1 and consecutive else []


def _rank(label: str, labels: Sequence[str]) -> int:
    if all(one in _ROMAN for one in labels):
        return _ROMAN.index(label)
    return ord(label[-1]) if label[-1].isalpha() else int(label)


def split(tokens: Sequence[Token]) -> list[Part]:
    """The stacked dates of a cell; one part where it holds a single one, or they belong together."""
    whole = [Part("", tuple(tokens))]
    dated = sum(token.kind in _DATED for token in tokens)
    if dated < 2 or any(token.kind in _HOLDS_TOGETHER for token in tokens):  # noqa: PLR2004  two make several
        return whole
    parts = list(_lines(tokens))
    if len(parts) < 2:  # noqa: PLR2004  two make several
        return whole
    for part, following in pairwise(parts):
        if part.tokens[-1].kind in _BRIDGES or following.tokens[0].kind in _BRIDGES:
            return whole
    return parts


def _lines(tokens: Sequence[Token]) -> Iterator[Part]:
    """Group tokens by line; a line without a date goes before the next, the last behind."""
    groups: list[Part] = []
    label, current = "", list[Token]()
    for token in tokens:
        if token.kind in _BREAKS and any(held.kind in _DATED for held in current):
            groups.append(Part(label, tuple(current)))
            label, current = str(token.value), []
        elif token.kind in _BREAKS:
            label = str(token.value) or label
        else:
            current.append(token)
    if any(held.kind in _DATED for held in current):
        groups.append(Part(label, tuple(current)))
    elif current and groups:
        groups[-1] = Part(groups[-1].label, (*groups[-1].tokens, *current))
    for group in groups:
        yield group if group.label else _own_label(group)


def _own_label(part: Part) -> Part:
    """A label in words before a colon or dash: ``Phase 1: May 2024``."""
    kinds = [token.kind for token in part.tokens]
    first = next(place for place, kind in enumerate(kinds) if kind in _DATED)
    if (
        first > 1
        and kinds[first - 1] in {"colon", "dash"}
        and {"word", "label"} & set(kinds[:first])
    ):
        label = " ".join(token.text for token in part.tokens[: first - 1])
        return Part(label, part.tokens[first:])
    return part


def without_notes(tokens: Sequence[Token]) -> list[Token]:
    """Leave out notes in brackets that bear on no date: ``(previously addressed)``."""
    outside: list[Token] = []
    note: list[Token] = []
    for token in tokens:
        if token.kind == "opening" or note:
            note.append(token)
        else:
            outside.append(token)
        if token.kind == "closing" and note:
            if any(held.kind in _LOUD for held in note):
                outside.extend(note)
            note = []
    outside.extend(note)
    if any(token.kind == "date" for token in outside):
        return outside
    return list(tokens)

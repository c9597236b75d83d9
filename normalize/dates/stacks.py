"""Takes a cell apart where it stacks several dates, and notes in brackets off a date."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from planlift.normalize.dates.model import Token

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

_LABEL = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=;)|(?<=,))\(?(?P<label>\d{0,2}[a-h]|[ivx]{1,4}|\d{1,2})[).](?=\s|\w)",
    re.IGNORECASE,
)
_DASHES = ("-", "–", "—", "−")
_BULLET = re.compile(r"(?m)^\s*[-–—−](?=.*\w)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_BREAKS = {"newline", "semicolon"}
_DATED = {"date", "impossible"}
_HOLDS_TOGETHER = {"original", "revised_to", "ongoing", "recurring", "completed", "onwards"}
"""Kinds whose bearing goes beyond their own line."""
_BRIDGES = {"dash", "to", "until"}


Group: TypeAlias = tuple[str, tuple[Token, ...]]


class Part(Struct, frozen=True, gc=False):
    """One of several stacked dates."""

    label: str
    tokens: tuple[Token, ...]


def mark_labels(tokens: Sequence[Token], text: str) -> list[Token]:
    """Put a break in the place of list labels: ``a)``, ``(1b)``, ``2.``.

    Only where at least two follow one another in order, so that no day is taken for a label.
    """
    if text.lstrip().startswith(_DASHES) and len(_BULLET.findall(text)) > 1:
        tokens = list(map(_unbulleted, tokens, (None, *tokens)))
    if ")" not in text and "." not in text:
        return list(tokens)
    spans = {match.span(): match["label"] for match in _in_order(list(_LABEL.finditer(text)))}
    if not spans or any(_runs_over(token, spans) for token in tokens):
        return list(tokens)
    out: list[Token] = []
    for token in tokens:
        span = next((s for s in spans if s[0] <= token.start < s[1]), None)
        if span is None:
            out.append(token)
        elif not out or out[-1].start != span[0]:
            out.append(Token("semicolon", span[0], span[1], ";", spans[span]))
    return out


def _runs_over(token: Token, spans: Iterable[tuple[int, int]]) -> bool:
    """``30.06.2025, 31.12.2025``: the label would be a part of what is one figure."""
    return any(start <= token.start < end < token.end for start, end in spans)


def _unbulleted(token: Token, before: Token | None) -> Token:
    """A dash that begins a line of a list is a bullet, not the bridge of a range."""
    begins = before is None or before.kind == "newline"
    return replace(token, kind="mark") if begins and token.kind == "dash" else token


def _in_order(matches: list[re.Match[str]]) -> list[re.Match[str]]:
    labels = [match["label"].lower() for match in matches]
    numbers = [_rank(label, labels) for label in labels]
    consecutive = all(b == a + 1 for a, b in pairwise(numbers))
    return matches if len(matches) > 1 and consecutive else []


def _rank(label: str, labels: Sequence[str]) -> int:
    if all(one in _ROMAN for one in labels):
        return _ROMAN.index(label)
    return ord(label[-1]) if label[-1].isalpha() else int(label)


def split(tokens: Sequence[Token], text: str) -> list[Part]:
    """The stacked dates of a cell; a single part where its dates belong together."""
    whole = [Part("", tuple(tokens))]
    if any(token.kind in _HOLDS_TOGETHER for token in tokens):
        return whole
    groups = [group for group in _groups(tokens) if group[1]]
    dated = [sum(token.kind in _DATED for token in group) for _label, group in groups]
    if sum(map(bool, dated)) <= 1:
        return whole
    for (_one, group), (_other, following) in pairwise(groups):
        if group[-1].kind in _BRIDGES or following[0].kind in _BRIDGES:
            return whole
        if group[0].kind == "from" and _says_end(following):
            return whole
    return [_labelled(label, group, text) for label, group in _with_date(groups)]


def _says_end(group: Sequence[Token]) -> bool:
    """``end May``, ``completion date: May``: what stands below a start."""
    labelled = group[0].kind == "on" and len(group) > 1 and group[1].kind == "colon"
    return labelled or group[0].kind in {"part", "by"}


def _groups(tokens: Sequence[Token]) -> Iterator[Group]:
    """The tokens between breaks, each run with its list label."""
    label, current = "", list[Token]()
    for at, token in enumerate(tokens):
        numbered = token.kind == "comma" and [t.kind for t in tokens[at + 1 : at + 2]] == ["label"]
        if token.kind in _BREAKS or numbered:
            yield label, tuple(current)
            label, current = str(token.value), []
        else:
            current.append(token)
    yield label, tuple(current)


def _with_date(groups: Sequence[Group]) -> Iterator[Group]:
    """A run without a date goes before the next one that has a date, the last one behind."""
    waiting: tuple[Token, ...] = ()
    held: list[Group] = []
    for label, group in groups:
        if any(token.kind in _DATED for token in group):
            held.append((label, (*waiting, *group)))
            waiting = ()
        else:
            waiting = (*waiting, *group)
    if waiting:
        held[-1] = (held[-1][0], (*held[-1][1], *waiting))
    yield from held


def _labelled(label: str, group: tuple[Token, ...], text: str) -> Part:
    """A label may also be words before a colon or dash: ``Phase 1: May 2024``."""
    kinds = [token.kind for token in group]
    first = next(place for place, kind in enumerate(kinds) if kind in _DATED)
    named = {"word", "label", "event"} & set(kinds[:first])
    if not label and first > 1 and kinds[first - 1] in {"colon", "dash"} and named:
        label = text[group[0].start : group[first - 2].end]
        return Part(label, group[first:])
    return Part(label, group)

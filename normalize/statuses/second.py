"""Words behind the status at the head that say it more exactly, or that contradict it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.normalize.statuses.found import Found
from planlift.normalize.statuses.found import doubted
from planlift.normalize.statuses.head import from_head
from planlift.normalize.statuses.head import read_head
from planlift.normalize.statuses.head import read_tail
from planlift.normalize.statuses.phrases import first_word
from planlift.normalize.statuses.phrases import tokenize

if TYPE_CHECKING:
    from planlift.normalize.statuses.found import Printed
    from planlift.normalize.statuses.head import Head

_MARKS = " ,;:–—-(?"
_REACH = 16
"""Words behind the head in which "now …" is looked for."""
_OPEN = frozenset({"in_progress", "not_started", "delayed", "ongoing"})
_CONTRARY = [
    {"in_progress", "delayed"},
    {"not_started", "delayed"},
    {"ongoing", "delayed"},
    {"completed", "in_progress"},
    {"completed", "not_started"},
    {"completed", "ongoing"},
    {"completed", "closed"},
]


def read_second(cell: Printed, head: Head | None) -> Found | None:
    """What the words behind `head` make of it; None where they leave it as it is."""
    now = _now(cell, head)
    if head is None or now is not None:
        return now
    after = cell.text[head.end :]
    rest = after.lstrip(_MARKS)
    begin = len(cell.text) - len(rest)
    if not after.strip() or (not rest and "?" not in after):
        return None
    if after.lstrip()[0].isalnum() or after.lstrip()[0] == "&":
        return _going_on(cell, head)
    other = read_head(rest, cell.words, cell.own)
    exact = _more_exact(cell, head, other) if other is not None else ""
    if other is not None and exact:
        found = from_head(other, rest, cell.words)
        end = begin + other.end
        return replace(found, status=exact, rule="second", start=head.start, end=end)
    return _contradicted(cell, head, rest, other)


def _more_exact(cell: Printed, head: Head, other: Head) -> str:
    """The status that "Open – overdue" or "Closed: superseded by action 7" gives; else empty."""
    sort = cell.words.general.get(head.phrase) if other.status != head.status else None
    if sort == "closed" and other.status in {"closed", "not_started", "delayed"}:
        return "closed"  # "Closed: not implemented" is given up
    open_still = sort == "open" and not other.weak
    return other.status if open_still and other.status in _OPEN else ""


def _contradicted(cell: Printed, head: Head, rest: str, other: Head | None) -> Found | None:
    """Such as "In progress – delayed", "Complete – two outstanding"."""
    if cell.text[head.end :].lstrip().startswith("?") or (
        other and other.phrase in cell.words.unsure
    ):
        first = from_head(head, cell.text, cell.words)
        return doubted(first, "status-implied", f"{cell.text[head.start :][:40]!r} is not sure")
    if other is not None:
        at_end = not any(map(str.isalnum, rest[other.end :]))
        if not at_end or {head.status, other.status} not in _CONTRARY:
            return None
        why = f"{cell.text[head.start : head.end]!r} and {rest[: other.end]!r}"
        return doubted(from_head(head, cell.text, cell.words), "status-conflict", why)
    counted = first_word(rest)
    if head.status != "completed" or not (counted.isdigit() or counted in cell.words.numbers):
        return None
    tail = read_tail(rest, cell.words, cell.own)
    if tail is None or tail.status in {"completed", "ongoing"}:
        return None
    first = from_head(head, cell.text, cell.words)
    return doubted(replace(first, status="in_progress"), "status-conflict", f"but {rest!r}")


def _going_on(cell: Printed, head: Head) -> Found | None:
    """Such as "Complete and now business as usual", "Completed but ongoing"."""
    tokens = tokenize(cell.text)
    at = first = next((i for i, token in enumerate(tokens) if token.start >= head.end), len(tokens))
    while at < len(tokens) and tokens[at].folded in cell.words.joining:
        at += 1
    if head.status != "completed" or not first < at < len(tokens):
        return None
    begin = tokens[at].start
    other = read_head(cell.text[begin:], cell.words, cell.own)
    if other is None or other.weak or other.status != "ongoing":
        return None
    return Found("ongoing", "second", head.start, begin + other.end)


def _now(cell: Printed, head: Head | None) -> Found | None:
    """Such as "Was overdue, now complete": the status of today goes before that of yesterday."""
    tokens = tokenize(cell.text)
    opening = [t for t in tokens if t.end <= head.end] if head else tokens[:2]
    past = any(token.folded in cell.words.past for token in opening)
    if head is None and not past:
        return None
    marks = cell.words.now | cell.words.joining if past else cell.words.now
    for token in [t for t in tokens if t.start >= (head.end if head else 0)][:_REACH]:
        if token.folded not in marks:
            continue
        begin = token.start if token.folded in cell.words.now else token.end
        rest = cell.text[begin:].lstrip()
        begin = len(cell.text) - len(rest)
        other = read_head(rest, cell.words, cell.own)
        if other is None or not _is_news(head, other):
            continue
        found = from_head(other, rest, cell.words)
        found = replace(found, rule="now", start=begin, end=begin + other.end)
        if past or head is None:
            return found
        why = f"{cell.text[head.start : head.end]!r}, then {rest[: other.end]!r}"
        return doubted(found, "status-conflict", why)
    return None


def _is_news(head: Head | None, other: Head) -> bool:
    if other.weak or other.status == "unknown":
        return False
    # "Completed – now business as usual" is done.
    return head is None or (
        head.status != other.status and (head.status, other.status) != ("completed", "ongoing")
    )

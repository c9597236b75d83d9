"""Tick columns: "Achieved ✓ | On target | …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.statuses.found import Found
    from planlift.normalize.statuses.words import StatusWords

_DOT = "•"
"""What a full circle is read as that stands alone in a cell, as list marks are."""
_NO = frozenset({"no", "empty", "nothing"})


class Tick(Struct, frozen=True):
    """One tick column's cell: heading, folded text, what the heading says."""

    heading: str
    text: str
    meaning: Found


class Ticked(Struct, frozen=True):
    """What the tick columns of a row say together."""

    status: str | None
    rule: str
    printed: str = ""
    doubts: tuple[tuple[str, str], ...] = ()


def combine(ticks: Sequence[Tick], words: StatusWords) -> Ticked:
    """The status of the only ticked column; see `planlift.normalize.statuses.read_ticks`."""
    # Word crosses the box that is chosen: beside an empty one ☒ is a tick.
    boxed = any(tick.text == "☐" for tick in ticks)
    chosen = [t for t in ticks if is_ticked(t.text, words) or (boxed and t.text == "☒")]
    statuses = {tick.meaning.status or "unknown" for tick in chosen}
    printed = "; ".join(tick.heading for tick in chosen)
    if len(statuses) > 1:
        why = (("status-conflict", f"ticked: {printed}"),)
        return Ticked("unknown", "ticks", printed, why)
    if statuses == {"unknown"}:
        why = (("status-unknown", f"the heading {printed!r} names no status"),)
        return Ticked("unknown", "ticks", printed, why)
    if statuses:
        return Ticked(statuses.pop(), "ticks", printed)
    return _none_ticked(ticks, words)


def _none_ticked(ticks: Sequence[Tick], words: StatusWords) -> Ticked:
    denied = [tick for tick in ticks if sign_of(tick.text, words) == "no"]
    if len(ticks) == 1 and denied and denied[0].meaning.status == "completed":
        why = (("status-implied", f"{denied[0].text!r} under {denied[0].heading!r}"),)
        return Ticked("not_started", "ticks", denied[0].text, why)
    return Ticked(None, "ticks")


def is_ticked(text: str, words: StatusWords) -> bool:
    """A tick, a "yes", a date or any other words stand there; not a blank, a cross or a "no"."""
    return bool(text) and sign_of(text, words) not in _NO


def sign_of(text: str, words: StatusWords) -> str:
    """``yes``, ``no``, ``empty``, ``half``, ``nothing``, or nothing at all for other words."""
    plain = key(text) or text
    if text == _DOT:
        return "yes"
    return words.marks.get(text) or words.letters.get(plain, "")

"""The evidence that decided a status, and how a head becomes evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planlift.normalize.statuses.head import Head
    from planlift.normalize.statuses.words import StatusWords


@dataclass(frozen=True, slots=True)
class Found:
    """The evidence that decided: its words are ``text[start:end]``."""

    status: str | None
    rule: str
    start: int = 0
    end: int = 0
    percent: int | None = None
    completed_text: str = ""
    doubts: tuple[tuple[str, str], ...] = ()
    expected: bool = False
    """An unknown status whose words are known to say nothing."""


def from_head(head: Head, text: str, words: StatusWords) -> Found:
    """A status read at the head of `text`, with the words that date its completion."""
    dated = words.dated.match(text, head.end) if head.status == "completed" else None
    doubts = (("status-implied", head.weak),) if head.weak else ()
    return Found(
        head.status,
        head.rule,
        head.start,
        head.end,
        completed_text=" ".join(dated.group(1).split()) if dated else "",
        doubts=doubts,
        expected=head.status == "unknown",
    )

"""From the text of one cell, or of tick columns, to its status and what is left of the text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field
from msgspec.structs import replace

from planlift.normalize.statuses.decide import find
from planlift.normalize.statuses.decide import replay
from planlift.normalize.statuses.found import Printed
from planlift.normalize.statuses.phrases import Phrases
from planlift.normalize.statuses.ticks import Tick
from planlift.normalize.statuses.ticks import combine
from planlift.normalize.statuses.ticks import sign_of
from planlift.normalize.statuses.words import StatusWords
from planlift.normalize.statuses.words import compile_words
from planlift.text import fold
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.normalize.statuses.found import Found
    from planlift.vocabulary import Vocabulary

_SHOWN = 6
"""Words of a text that a check quotes."""
_LONGEST_WORD = 4
"""Words of a phrase that somebody may use for a status."""


class StatusContext(Struct, frozen=True, eq=False):
    """The words, the document's own key and the column's heading; make one for each column."""

    words: StatusWords
    legend: Mapping[str, str] = field(default_factory=dict)
    """Folded phrase or colour → category, from `planlift.normalize.rag.read_legend`."""
    heading: str = ""
    own: Phrases = field(default_factory=lambda: Phrases({}))
    """The phrases of `legend`, ready to be looked for; `status_context` fills it."""


class StatusReading(Struct, frozen=True, gc=False):
    """What one status or progress cell says."""

    status: str | None
    """A category of the contract; None where the cell says nothing of a status."""
    progress: str
    """The text without the words that gave the status."""
    words: str = ""
    """Those words, as printed."""
    percent: int | None = None
    completed_text: str = ""
    """Words that say when it was done, for a reader of dates."""
    rule: str = "blank"
    doubts: tuple[tuple[str, str], ...] = ()
    unknown: str = ""
    """A short phrase that was not known, to be counted and added to the vocabulary."""


def status_context(
    vocabulary: Vocabulary, legend: Mapping[str, str] | None = None, heading: str = ""
) -> StatusContext:
    """The context for one column; `legend` as `planlift.normalize.rag.read_legend` gives it."""
    words = compile_words(vocabulary)
    read = dict(legend or {})
    by_meaning: dict[str, list[str]] = {}
    for phrase, meaning in read.items():
        if phrase not in words.colours and len(phrase) > 1:
            by_meaning.setdefault(meaning, []).append(phrase)
    return StatusContext(words, read, heading, Phrases(by_meaning))


def read_status(
    text: str, context: StatusContext, struck: Sequence[tuple[int, int]] = ()
) -> StatusReading:
    """Read one cell; `struck` are the ranges of characters struck out. Never raises."""
    for start, end in sorted(struck, reverse=True):
        text = text[:start] + " " + text[end:]
    return _read(text, context)


def replay_status(text: str, rule: str, context: StatusContext) -> str | None:
    """The status that the rule called `rule` gives by itself (see `StatusReading.rule`)."""
    folded = _folded(text)
    return replay(_printed(folded, context), rule).status if folded else None


@lru_cache(maxsize=1 << 11)
def _read(text: str, context: StatusContext) -> StatusReading:
    folded = _folded(text)
    if not folded:
        return StatusReading(None, "")
    found = find(_printed(folded, context))
    words = folded[found.start : found.end]
    progress = _without(folded, found.start, found.end) if words else folded
    doubts = list(found.doubts)
    unknown = ""
    if found.status == "unknown" and not found.expected:
        doubts.append(("status-unknown", f"no status is known in {_opening(folded)!r}"))
        unknown = _phrase(folded) if found.rule not in {"response", "sign"} else ""
    return StatusReading(
        status=found.status,
        progress=progress,
        words=words,
        percent=found.percent,
        completed_text=found.completed_text if found.status == "completed" else "",
        rule=found.rule,
        doubts=tuple(dict.fromkeys(doubts)),
        unknown=unknown,
    )


def _printed(text: str, context: StatusContext) -> Printed:
    return Printed(text, context.words, context.legend, context.own, context.heading)


def _folded(text: str) -> str:
    """Folded, except for a lone sign: a full circle in a status column is no list item."""
    return text.strip() if len(text.strip()) == 1 else fold(text)


def _without(text: str, start: int, end: int) -> str:
    """What is left when the status words go, without the marks that parted them."""
    before, after = text[:start].rstrip(), text[end:].lstrip(" \n.,;:–—-|/=>→!'’‘\"”“")
    if not any(map(str.isalnum, after)):
        after = ""
    if not any(map(str.isalnum, before)):
        before = ""
    rest = f"{before} {after}" if before and after else before or after
    return fold(rest)


def _phrase(text: str) -> str:
    """A text short enough to be somebody's word for a status; empty for prose."""
    line = one_line(text).strip(" .,;:")
    prose = len(line.split()) > _LONGEST_WORD or any(map(str.isdigit, line))
    return "" if prose else line


def _opening(text: str) -> str:
    return " ".join(one_line(text).split()[:_SHOWN])


def read_ticks(ticks: Sequence[tuple[str, str]], context: StatusContext) -> StatusReading:
    """Read tick columns: the heading of the ticked one gives the status.

    None where nothing is ticked; two ticks that contradict each other give ``unknown``.
    """
    marked = [
        Tick(heading, _folded(text), _heading_status(heading, context)) for heading, text in ticks
    ]
    result = combine(marked, context.words)
    said = (tick.text for tick in marked if not sign_of(tick.text, context.words))
    noted = (text for text in said if len(text) > 1 and any(map(str.isalnum, text)))
    progress = fold("\n".join(noted))
    return StatusReading(
        status=result.status,
        progress=progress,
        words=result.printed,
        rule=result.rule,
        doubts=result.doubts,
    )


def _heading_status(heading: str, context: StatusContext) -> Found:
    return find(_printed(fold(heading), replace(context, heading="")))

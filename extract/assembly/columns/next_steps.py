"""``Next steps`` behind a column of progress: what follows then, and not what was planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns.column import STATE
from planlift.extract.assembly.headings.senses import HINT
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.headings.senses import Sense

_MOSTLY = 0.6


def follow(
    index: int,
    senses: Sequence[Sequence[Sense]],
    columns: Sequence[Column],
    values: Sequence[Sequence[str]],
    words: HeadingWords,
) -> bool:
    """Whether the column tells of steps that follow: progress stands in front of it, and in front
    of that what is to be done.
    """
    if not named(columns[index].heading, words):
        return False
    told = max((at for at in range(index) if _tells(columns[at].heading, words)), default=0)
    return any(_says_what(senses[at], values[at], words) for at in range(told))


def named(heading: str, words: HeadingWords) -> bool:
    """``Next steps and timescale``."""
    folded = f" {key(heading)} "
    return any(f" {phrase} " in folded for phrase in words.next_steps)


def _tells(heading: str, words: HeadingWords) -> bool:
    """``What has been done``, ``Work completed to date``."""
    fields = {sense.field for sense in words.senses(heading)}
    return not STATE.isdisjoint({*fields, words.second(heading)})


def _says_what(senses: Sequence[Sense], texts: Sequence[str], words: HeadingWords) -> bool:
    """Its heading says so, or most of its texts bid."""
    known = any(sense.field == "action" and sense.score > HINT for sense in senses)
    return known or looks.share(mood.bids(text, words) for text in texts if text) >= _MOSTLY

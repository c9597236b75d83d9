"""Who answers for it beside who does it: ``Lead (executive)`` and ``Lead (operational)``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.headings.cues import PEOPLE
from planlift.extract.assembly.headings.senses import HINT
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords

_WORD = re.compile(r"[^\W_]+")
_MOSTLY = 0.75


def parted(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """The one of two columns of owners whose heading says so is that of those above."""
    index = taken.get("owner_text")
    if index is None or "lead_text" in taken:
        return
    above = _is_above(settled[index], words)
    for at, column in enumerate(settled):
        if column.field or not column.heading or _is_above(column, words) is above:
            continue
        if not _names_owners(column, values[at], words):
            continue
        if above:
            settled[index] = replace(settled[index], field="lead_text")
            taken["lead_text"] = index
        name = "owner_text" if above else "lead_text"
        why = "who does it, beside those who answer for it" if above else "they answer for it"
        settled[at] = replace(column, field=name, why=why, score=HINT)
        taken[name] = at
        return


def _names_owners(column: Column, texts: Sequence[str], words: HeadingWords) -> bool:
    cue = words.cues.found(column.heading, PEOPLE)
    if cue is None or cue[0] not in {"owner_text", "lead_text"} or words.is_decoy(column.heading):
        return False
    return looks.share(looks.owner(text, words) for text in texts if text) > _MOSTLY


def _is_above(column: Column, words: HeadingWords) -> bool:
    return not words.above.isdisjoint(_WORD.findall(key(f"{column.group} {column.heading}")))

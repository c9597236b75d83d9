"""Rows of values that read as headings: ``Audit files | Clinical Lead | Completed``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import STATE
from planlift.extract.assembly.columns.column import WHEN
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.text import key
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

    Look = Callable[[str, HeadingWords], bool]


def _when(text: str, words: HeadingWords) -> bool:
    """``Ongoing`` and ``Complete`` stand below a deadline, too."""
    return looks.date(text, words) or looks.bare_status(text, words)


_LOOKS: dict[str, Look] = {
    **dict.fromkeys(WHEN, _when),
    **dict.fromkeys(("owner_text", "lead_text", "support_text"), looks.person),
    **dict.fromkeys(STATE, looks.bare_status),
    "response": looks.response,
    "priority": looks.priority,
}


def are_these(line: Sequence[Cell | None], above: Sequence[Column], words: HeadingWords) -> bool:
    """All words of a line that are known as headings are values of the columns `above` them."""
    told = [
        (one_line(cell.text), column.heading)
        for cell, column in zip(line, above, strict=False)
        if cell is not None and cell.text and _heads(one_line(cell.text), words)
    ]
    return bool(told) and all(_is_value(text, heading, words) for text, heading in told)


def _heads(text: str, words: HeadingWords) -> bool:
    known = any(sense.field and sense.score >= CLOSE for sense in words.senses(text))
    return known or words.tick(text) or bool(words.fallback(text))


def _is_value(text: str, heading: str, words: HeadingWords) -> bool:
    """``Clinical Lead`` below ``Owner``; not the heading again."""
    field = next((sense.field for sense in words.senses(heading)), "")
    look = _LOOKS.get(field)
    return look is not None and key(text) != key(heading) and look(text, words)

"""Rows of values that read as headings: ``Audit files | Clinical Lead | Completed``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import STATE
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.columns.column import WHEN
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.lines import texts_of
from planlift.text import key
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.columns.heading_rows import Headings
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

    Look = Callable[[str, HeadingWords], bool]


_TOO_LONG = 60
"""Letters: hardly a heading is as long."""


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


def hold(
    headings: Headings,
    line: Sequence[Cell | None],
    before: Sequence[Headings],
    words: HeadingWords,
) -> bool:
    """It is a row of values, however much it reads as headings.

    The first of those `before` stand out, and it does not, says none of theirs again, nor does it
    ask what to write; or all its known words are values of the columns above.
    """
    if not before:
        return False
    over = before[-1].columns
    if _stands_out(before[0].cells) and not _stands_out(headings.cells):
        asks = any(looks.question(cell.text, words) for cell in headings.cells)
        return not asks and not _says_again(line, over)
    told = [
        (one_line(cell.text), column.heading)
        for cell, column in zip(line, over, strict=False)
        if cell is not None and cell.text and _heads(one_line(cell.text), words)
    ]
    return bool(told) and all(_is_value(text, heading, words) for text, heading in told)


def may_head(line: Iterable[Cell | None], before: Sequence[Headings], words: HeadingWords) -> bool:
    """Below headings a row of plain type with a long text is none, unless it says one again.

    Below headings that stand out (see `hold`) nor is any row that does not, spans nothing and asks
    nothing. To tell it first spares most rows of a table the question what their texts mean.
    """
    if not before:
        return True
    texts = texts_of(line)
    plain = not any(cell.bold or cell.fill or cell.header for cell in texts)
    if plain and any(len(cell.text) > _TOO_LONG for cell in texts):
        return _says_again(line, before[-1].columns)
    if not _stands_out(before[0].cells) or _stands_out(texts):
        return True
    spans = any(cell.row_span > 1 or cell.column_span > 1 for cell in texts)
    asks = spans or any(looks.question(cell.text, words) for cell in texts)
    return asks or _says_again(line, before[-1].columns)


def _says_again(line: Iterable[Cell | None], columns: Sequence[Column]) -> bool:
    """One of its texts is the heading of its column."""
    return any(
        cell.text[:1].casefold() == column.heading[:1].casefold()
        and key(cell.text) == key(column.heading)
        for cell, column in zip(line, columns, strict=False)
        if cell is not None and cell.text
    )


def _stands_out(cells: Iterable[Cell]) -> bool:
    """All of its texts are marked as headings, in bold, or on a ground."""
    marks = ((cell.header, cell.bold, cell.fill is not None) for cell in cells if cell.text)
    return any(map(all, zip(*marks, strict=True)))


def _heads(text: str, words: HeadingWords) -> bool:
    known = any(sense.field and sense.score >= CLOSE for sense in words.senses(text))
    return known or words.tick(text) or bool(words.fallback(text))


def _is_value(text: str, heading: str, words: HeadingWords) -> bool:
    """``Clinical Lead`` below ``Owner``, ``Staffing`` below ``Finding``; not the heading again."""
    field = next((sense.field for sense in words.senses(heading)), "")
    if field in WHAT:
        again = set(key(text).split()) & set(key(heading).split())
        return not again and all(sense.field not in WHAT for sense in words.senses(text))
    look = _LOOKS.get(field)
    return look is not None and key(text) != key(heading) and look(text, words)

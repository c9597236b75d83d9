"""A row right below the headings that says what to write under each: it heads nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns.column import OWNER_AND_DUE
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.extract.assembly.columns.heading_rows import Headings
    from planlift.extract.assembly.headings.phrases import HeadingWords


def joined(found: Iterable[Headings], words: HeadingWords) -> list[Headings]:
    """The heading rows; ``What will you do?``, ``Named person`` below those of a plan go with
    them, since nothing stands between that the plan's headings could head.
    """
    kept: list[Headings] = []
    for headings in found:
        if kept and headings.first == kept[-1].last + 1 and _explains(headings, kept[-1], words):
            cells = (*kept[-1].cells, *headings.cells)
            kept[-1] = replace(kept[-1], last=headings.last, cells=cells)
        else:
            kept.append(headings)
    return kept


def _explains(below: Headings, above: Headings, words: HeadingWords) -> bool:
    plan = _known(above, words)
    whole = not plan.isdisjoint(WHAT) and not plan.isdisjoint(OWNER_AND_DUE)
    return whole and len(plan) >= len(_known(below, words)) and len(plan) > len(WHAT)


def _known(headings: Headings, words: HeadingWords) -> set[str]:
    senses = [words.senses(one_line(cell.text))[:1] for cell in headings.cells]
    return {first.field for one in senses for first in one if first.field and first.score >= CLOSE}

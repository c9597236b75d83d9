"""The accounts: every word of the source is in a row, in the details or left aside, exactly once.

A carried-down finding is one cell in several rows and counts once. What is counted are runs of
letters and digits, since signs may go when a number is taken off its text (``1.`` → ``1``).
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from planlift.model import Grid
from planlift.model import Ledger
from planlift.text import letters

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from planlift.model import Cell
    from planlift.model import Document
    from planlift.model import RawPlan
    from planlift.model import RawRow

_WORD = re.compile(r"[^\W_]+")


def balance(plan: RawPlan) -> Ledger:
    """Hold what was placed against what the document holds."""
    source = _count(_texts(plan.document))
    rows = _count(f"{cell.label} {cell.text}" for cell in _cells(plan.rows))
    printed = [detail.label for detail in plan.details if not detail.unprinted]
    details = _count((*printed, *(detail.text for detail in plan.details)))
    aside: Counter[str] = Counter()
    aside_words: Counter[str] = Counter()
    for part in plan.aside:
        words = _WORD.findall(part.text)
        aside[part.reason] += len(words)
        aside_words.update(words)
    placed = rows + details + aside_words
    lost, twice = _difference(source, placed)
    return Ledger(
        total=source.total(),
        in_rows=rows.total(),
        in_details=details.total(),
        aside=dict(sorted(aside.items())),
        lost=(*_unread(plan.document), *lost),
        twice=twice,
    )


def _difference(
    source: Counter[str], placed: Counter[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words too few and too many; a word that a page end had cut is no difference."""
    missing, surplus = source - placed, placed - source
    if letters("".join(missing.elements())) == letters("".join(surplus.elements())):
        same = sorted("".join(missing.elements())) == sorted("".join(surplus.elements()))
        if same:
            return (), ()
    return tuple(missing.elements()), tuple(surplus.elements())


def _unread(document: Document) -> Iterator[str]:
    read = letters("".join(_texts(document)))
    if read != document.letters:
        yield f"({document.letters - read} letters between the file and its blocks)"


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Grid):
            yield from (cell.text for cell in block.cells)
            if block.caption:
                yield block.caption
        else:
            yield block.text
    yield from (part.text for part in document.aside)


def _cells(rows: Iterable[RawRow]) -> Iterator[Cell]:
    """Each cell of the rows once, however many rows it stands in."""
    seen: set[int] = set()
    for row in rows:
        ticks = (cell for _, cell in row.ticks)
        for cell in (*row.fields.values(), *row.others.values(), *ticks, *row.marks):
            if id(cell) not in seen:
                seen.add(id(cell))
                yield cell


def _count(texts: Iterable[str]) -> Counter[str]:
    return Counter(chain.from_iterable(map(_WORD.findall, texts)))

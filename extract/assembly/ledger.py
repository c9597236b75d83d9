"""The accounts: every word of the source is in a row, in the details or left aside, exactly once.

A carried-down finding is one cell in several rows and counts once. What is counted are runs of
letters and digits, since signs may go when a number is taken off its text (``1.`` → ``1``).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from planlift.extract.assembly.cells import whole_text
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

WORD = re.compile(r"[^\W_]+")
"""What is counted."""


def balance(plan: RawPlan) -> Ledger:
    """Hold what was placed against what the document holds."""
    source = list(_texts(plan.document))
    rows = list(map(whole_text, cells_of(plan.rows)))
    details = [detail.label for detail in plan.details if not detail.unprinted]
    details += [detail.text for detail in plan.details]
    words_in = cache(_count)  # most texts are placed as they were read
    aside: Counter[str] = Counter()
    for part in plan.aside:
        aside[part.reason] += words_in(part.text)
    others = (part.text for part in plan.aside)
    lost, twice = _difference(Counter(source), Counter(chain(rows, details, others)))
    return Ledger(
        total=sum(map(words_in, source)),
        in_rows=sum(map(words_in, rows)),
        in_details=sum(map(words_in, details)),
        aside=dict(sorted(aside.items())),
        lost=(*_unread(source, plan.document.letters), *lost),
        twice=twice,
    )


def _count(text: str) -> int:
    return len(WORD.findall(text))


def _difference(
    source: Counter[str], placed: Counter[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words too few and too many; a word that a page end had cut is no difference.

    Only the words of texts that were not placed as they were read need be told apart.
    """
    if source == placed:
        return (), ()
    read, made = _words(source - placed), _words(placed - source)
    missing, surplus = read - made, made - read
    if letters("".join(missing.elements())) == letters("".join(surplus.elements())):
        same = sorted("".join(missing.elements())) == sorted("".join(surplus.elements()))
        if same:
            return (), ()
    return _in_order(missing, source), _in_order(surplus, placed)


def _in_order(words: Counter[str], texts: Counter[str]) -> tuple[str, ...]:
    """The words, as often as they count, in the order in which the texts first have them."""
    order = dict.fromkeys(chain.from_iterable(map(WORD.findall, texts))) if words else ()
    return tuple(word for word in order for _ in range(words[word]))


def _unread(texts: Iterable[str], printed: int) -> Iterator[str]:
    read = letters("".join(texts))
    if read != printed:
        yield f"({printed - read} letters between the file and its blocks)"


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Grid):
            yield from (cell.text for cell in block.cells)
            if block.caption:
                yield block.caption
        else:
            yield block.text
    yield from (part.text for part in document.aside)


def cells_of(rows: Iterable[RawRow]) -> Iterable[Cell]:
    """Each cell of the rows once, however many rows it stands in."""
    cells: dict[int, Cell] = {}
    for row in rows:
        ticks = [cell for _, cell in row.ticks]
        for cell in chain(row.fields.values(), row.others.values(), ticks, row.marks):
            cells[id(cell)] = cell
    return cells.values()


def _words(texts: Counter[str]) -> Counter[str]:
    return Counter(chain.from_iterable(map(WORD.findall, texts.elements())))

"""The accounts: every word of the source is in a row, in the details or left aside, exactly once.

A carried-down finding is one cell in several rows and counts once. What is counted are runs of
letters and digits, since signs may go when a number is taken off its text (``1.`` → ``1``).
"""

from __future__ import annotations

import re
from collections import Counter
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
    source = Counter(_texts(plan.document))
    rows = Counter(map(whole_text, cells_of(plan.rows)))
    details = Counter(detail.label for detail in plan.details if not detail.unprinted)
    details.update(detail.text for detail in plan.details)
    aside: Counter[str] = Counter()
    for part in plan.aside:
        aside[part.reason] += len(WORD.findall(part.text))
    placed = rows + details + Counter(part.text for part in plan.aside)
    lost, twice = _difference(source, placed)
    return Ledger(
        total=_total(source),
        in_rows=_total(rows),
        in_details=_total(details),
        aside=dict(sorted(aside.items())),
        lost=(*_unread(plan.document), *lost),
        twice=twice,
    )


def _total(texts: Counter[str]) -> int:
    return sum(len(WORD.findall(text)) * times for text, times in texts.items())


def _difference(
    source: Counter[str], placed: Counter[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words too few and too many; a word that a page end had cut is no difference.

    Most texts are placed as they were read: only the words of the others need be told apart.
    """
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

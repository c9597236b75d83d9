"""The last resort: what assembly put nowhere is left aside for a person to place, never lost."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.cells import whole_text
from planlift.extract.assembly.ledger import WORD
from planlift.extract.assembly.ledger import balance
from planlift.extract.assembly.ledger import cells_of
from planlift.model import Aside
from planlift.model import Grid
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from planlift.model import Ledger
    from planlift.model import Place
    from planlift.model import RawPlan
    from planlift.model import RawRow

Doubt = tuple[str, str, str, str]
"""Code, field, text and why."""
_OPENING = 60
"""Characters of a text by which a person finds it."""


def balanced(plan: RawPlan) -> tuple[RawPlan, Ledger]:
    """The plan with nothing lost that could be left aside instead, and its accounts."""
    ledger = balance(plan)
    if not ledger.lost:
        return plan, ledger
    missing = _missing(plan)
    texts = [(left, place) for text, place in _texts(plan) if (left := _left(text, missing[place]))]
    if not texts:
        return plan, ledger
    aside = (Aside(text, "left-over", place) for text, place in texts)
    why = "it found no place in the rows and was left aside"
    doubts = (("text-left", "", text[:_OPENING], why) for text, _ in texts)
    plan = replace(plan, aside=(*plan.aside, *aside), doubts=(*plan.doubts, *doubts))
    return plan, balance(plan)


def off_page(aside: Iterable[Aside], rows: Iterable[RawRow]) -> Iterator[Doubt]:
    """Doubts about texts that stand outside a page with actions: some program cut a cell there."""
    beyond = [one for one in aside if one.reason == "off-page" and WORD.search(one.text)]
    if not beyond:
        return
    pages = {place.page for cell in cells_of(rows) for place in cell.places}
    why = "it stands outside the page; the text of a cell may go on there"
    for one in beyond:
        if one.place.page in pages:
            yield "text-left", "", one_line(one.text)[:_OPENING], why


def _missing(plan: RawPlan) -> dict[Place, Counter[str]]:
    """By place: the words that stand there and were put nowhere. Texts may share a place."""
    missing: dict[Place, Counter[str]] = {}
    for text, place in _texts(plan):
        missing.setdefault(place, Counter()).update(WORD.findall(text))
    for text, places in _placed(plan):
        for place in places:
            if place in missing:
                missing[place].subtract(WORD.findall(text))
    return missing


def _left(text: str, missing: Counter[str]) -> str:
    """What of the text is missing, which is taken off: mostly all of it, then as printed."""
    words = WORD.findall(text)
    left = []
    for word in words:
        if missing[word] > 0:
            missing[word] -= 1
            left.append(word)
    return text if left and len(left) == len(words) else " ".join(left)


def _placed(plan: RawPlan) -> Iterator[tuple[str, tuple[Place, ...]]]:
    """Every text that was put somewhere, and where it stands."""
    for cell in cells_of(plan.rows):
        yield whole_text(cell), cell.places
    for detail in plan.details:
        yield f"{detail.label} {detail.text}", detail.places
    for part in plan.aside:
        yield part.text, (part.place,)


def _texts(plan: RawPlan) -> Iterator[tuple[str, Place]]:
    """Every text of the document, with where it begins."""
    for block in plan.document.blocks:
        if isinstance(block, Grid):
            for cell in block.cells:
                if cell.text and cell.places:
                    yield cell.text, cell.places[0]
        elif block.text:
            yield block.text, block.place

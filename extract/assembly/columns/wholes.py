"""Two columns that both name actions: the broad one says what the other's steps are for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns.fitting import HALF
from planlift.extract.assembly.columns.fitting import fit
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.headings.senses import HINT
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords


def steps_of_actions(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """Beside ``Strategy`` or ``Action``, the column ``Steps`` holds the actions, to be checked.

    So it is where a text of the one stands over several of the other, or where the words of the
    headings say which is the finer. So do ``Deliverables`` that bid, where they are several, and
    ``Milestones`` of an ``Improvement``.
    """
    index = taken.get("action")
    if index is None:
        return
    whole = settled[index]
    for other in range(index + 1, len(settled)):
        part = settled[other]
        texts = [text for text in values[other] if text]
        delivered = _may_be_delivered(part, texts, words)
        waymarks = not words.waymarks.isdisjoint(key(part.heading).split())
        named = _names_actions(part, words) or (waymarks and not _says(whole))
        if not delivered and (part.field or not named):
            continue
        if (fit("action", texts, words) or 0) < HALF:
            continue
        broad = values[index]
        finer = not delivered and _is_finer(part, whole, texts, broad, taken, words)
        finer = finer or _stands_over(broad, values[other])
        if not finer and not _rights(broad, texts, words):
            continue
        field = "finding" if "finding" not in taken else ""
        why = f"{part.heading} beside it is the finer"
        taken.pop(part.field, None)
        settled[index] = replace(whole, field=field, why=why, score=HINT)
        settled[other] = replace(part, field="action", why=f"finer than {whole.heading}")
        settled[other] = replace(settled[other], score=HINT)
        taken["action"] = other
        if field:
            taken[field] = index
        return


def _is_finer(
    part: Column,
    whole: Column,
    texts: Sequence[str],
    broad: Sequence[str],
    taken: Container[str],
    words: HeadingWords,
) -> bool:
    """Whether the headings say so; beside a finding, steps of an action are details of it, and
    those that bid nothing behind what does tell how far it has got.
    """
    detail = _says(whole) or (mood.bid(broad, words) and not mood.bid(texts, words))
    named = words.step(part.heading) or (_says(part) and not _says(whole))
    return named and not ("finding" in taken and detail)


def _rights(broad: Sequence[str], texts: Sequence[str], words: HeadingWords) -> bool:
    """``What`` was found beside ``How`` it is put right."""
    return mood.told(broad, words) and mood.bid(texts, words)


def _names_actions(column: Column, words: HeadingWords) -> bool:
    senses = words.senses(column.heading)
    known = any(sense.field == "action" and sense.score >= CLOSE for sense in senses)
    return known or words.step(column.heading)


def _may_be_delivered(column: Column, texts: Sequence[str], words: HeadingWords) -> bool:
    """``Review the terms of reference`` under ``Deliverable``: to be done, and no measure."""
    measure = column.field == "success_measure" and words.fallback(column.heading) == "action"
    return measure and mood.mostly_bid(texts, words)


def _says(column: Column) -> bool:
    return any(word.startswith("action") for word in key(column.heading).split())


def _stands_over(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Twice or more the broad text is the same, or blank, beside another text of the finer."""
    pairs = pairwise(zip(whole, part, strict=True))
    again = [
        (above[0] == below[0] or not below[0]) and above[1] != below[1] and bool(below[1])
        for above, below in pairs
    ]
    return again.count(True) > 1

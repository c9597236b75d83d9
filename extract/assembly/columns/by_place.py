"""What a column is by where it stands, under a heading that nobody knows or that comes twice."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import NUMBERS
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.headings.senses import HINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords

_FEWEST = 2
"""Groups under a heading that nobody knows, or numbers of a standard."""
_OF_STANDARD = re.compile(r"\d{1,2}(?:(?:\.\d{1,2})+[a-z]?|[A-Z])[.:)]?\s")
"""Opens with a number in two parts: ``1A: …``, ``2.3 …``."""


def fill(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """Names of groups in front of all else, to be checked, and numbers in front of actions."""
    _standard(settled, values, taken)
    _section(settled, values, taken, words)
    _number_of_action(settled, values, taken, words)


def _standard(
    settled: list[Column], values: Sequence[Sequence[str]], taken: dict[str, int]
) -> None:
    """``1A: Patients have access`` under ``Outcome`` in front of the actions names a standard."""
    index = taken.get("success_measure", len(settled))
    texts = list(filter(None, values[index])) if index < taken.get("action", 0) else []
    if len(texts) < _FEWEST or not all(map(_OF_STANDARD.match, texts)):
        return
    del taken["success_measure"]
    field = "" if "section" in taken else "section"
    why = "numbers of a standard in front of the actions"
    settled[index] = replace(settled[index], field=field, why=why, score=HINT)
    if field:
        taken[field] = index


def _section(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """Names in front of findings and actions, each over several of them, are those of groups."""
    first = next((i for i, column in enumerate(settled) if column.field not in NUMBERS), 0)
    what = min((taken[field] for field in WHAT if field in taken), default=0)
    column, texts = settled[first], list(filter(None, values[first]))
    if "section" in taken or "action" not in taken or first >= what or column.field:
        return
    runs = [text for text, _ in groupby(texts)]
    fewest = _FEWEST if column.heading else 1
    if words.senses(column.heading) or not fewest <= len(runs) < len(texts):
        return
    if len(set(runs)) < len(runs):
        return
    if all(looks.title(text) and not looks.reference(text) for text in runs):
        why = "names over several actions"
        settled[first] = replace(column, field="section", why=why, score=HINT)
        taken["section"] = first


def _number_of_action(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """``Ref | Finding | Ref | Action``: the second numbers the actions."""
    if not {"finding", "action"} <= taken.keys() or not NUMBERS.isdisjoint(taken.keys() - {"ref"}):
        return
    first, second = taken["finding"] - 1, taken["action"] - 1
    if not 0 <= first < taken["finding"] < second:
        return
    free = all(settled[at].field in {"", "ref"} for at in (first, second))
    counted = all(_may_number(settled[at].heading, values[at], words) for at in (first, second))
    if not free or not counted:
        return
    taken.pop("ref", None)
    why = "it numbers what stands beside it"
    for name, at in (("finding_ref", first), ("action_ref", second)):
        settled[at] = replace(settled[at], field=name, why=why, score=CLOSE)
        taken[name] = at


def _may_number(heading: str, values: Sequence[str], words: HeadingWords) -> bool:
    """Whether a heading says so, or nothing at all, over references."""
    named = all(sense.field == "ref" for sense in words.senses(heading)[:1])
    return named and looks.mostly(map(looks.reference, filter(None, values)))

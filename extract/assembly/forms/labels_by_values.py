"""Labels that come again, told by the values below or behind them: to be checked."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import assigning
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns.column import OWNER_AND_DUE
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.columns.column import Column
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.assembly.forms.inlines import Pair
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import TextBlock

_PLAN = OWNER_AND_DUE | {"action"}
_FEWEST_LABELS = 3
_FEWEST_ROUNDS = 2
_FEWEST_SPOKEN = 2
"""Fields of a plan of which a word of their label speaks."""


def named(
    blocks: Sequence[TextBlock], labels: Collection[str], words: HeadingWords
) -> dict[str, str]:
    """Field of each label, where their values say what is done, by whom and by when; else none."""
    return _fields(_rounds(blocks, labels), words)


def in_front(pairs: Sequence[Pair], words: HeadingWords) -> Sequence[Pair]:
    """The pairs; labels of records that nobody knows have the field that their values tell.

    ``Putting it right: Train all staff``, ``Colleague: Ann Lee``, ``Ready for: May 2026``. Words of
    two labels, the day's among them, speak for what these are, or the headings over them tell what
    was so: routes to walk and turns to serve have names and days as well.
    """
    if any(pair.field in WHAT and pair.label is not None for pair in pairs):
        return pairs
    rounds: list[dict[str, str]] = []
    for pair in pairs:
        if pair.label is not None:
            if not rounds or pair.heading in rounds[-1]:
                rounds.append({})
            rounds[-1][pair.heading] = pair.value.text
    found = _fields(rounds, words)
    actions = [pair.value.text for pair in pairs if found.get(pair.heading) == "action"]
    if not mood.mostly_bid(actions, words):
        return pairs
    over = [pair.value.text for pair in pairs if pair.label is None]
    spoken = {name for label, name in found.items() if _speaks_for(label, name, words)}
    sure = "due_text" in spoken and len(spoken) >= _FEWEST_SPOKEN
    if not sure and not mood.told(over, words):
        return pairs
    unsure = {"", "section"}  # ``Our pledge`` may name a group
    return [
        replace(pair, field=found[pair.heading])
        if pair.field in unsure and pair.label is not None and pair.heading in found
        else pair
        for pair in pairs
    ]


def _speaks_for(label: str, field: str, words: HeadingWords) -> bool:
    known = any(sense.field == field for sense in words.senses(label))
    return field in _PLAN and (known or words.cues.speaks_for(label, field))


def _fields(rounds: Sequence[Mapping[str, str]], words: HeadingWords) -> dict[str, str]:
    """Field of each label of the fullest rounds, if others are like them; else none."""
    full = max(rounds, key=len, default={})
    same = [each for each in rounds if each.keys() == full.keys()]
    if len(full) < _FEWEST_LABELS or len(same) < _FEWEST_ROUNDS or 2 * len(same) < len(rounds):
        return {}
    columns = assigning.settle(
        [Column(one_line(label)) for label in full],
        [[each[label] for each in same] for label in full],
        words,
    )
    found = {label: column.field for label, column in zip(full, columns, strict=True)}
    return found if {*found.values()} >= _PLAN else {}


def _rounds(blocks: Sequence[TextBlock], labels: Collection[str]) -> list[dict[str, str]]:
    """The texts right below the labels, from one to the next whose label has come already."""
    made: list[dict[str, str]] = []
    for block, below in pairwise(blocks):
        if block.text not in labels or below.text in labels:
            continue
        if not made or block.text in made[-1]:
            made.append({})
        made[-1][block.text] = below.text
    return made

"""What labels and values say once all of a form are known: numbers, second choices, two facts."""

from __future__ import annotations

from itertools import chain
from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import OWNER_AND_DUE
from planlift.extract.assembly.columns.column import TOLD
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.forms.inlines import Pair
from planlift.extract.assembly.forms.inlines import dated
from planlift.extract.assembly.headings.senses import PARTS
from planlift.extract.assembly.rows import how_far
from planlift.extract.assembly.rows import refs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

_NO_STATES = frozenset({"success_measure", "monitoring"})
"""Fields of which no value is the state of the work."""


def numbered_pairs(found: Iterable[Pair], words: HeadingWords) -> Iterator[Pair]:
    """``Area for improvement 2``, ``Action 2.1`` as a label gives the number as well.

    So does ``2. Action``, where no other labels are numbered: those are a form's questions.
    ``Action: 1.1`` is its number and no more.
    """
    whole = list(chain.from_iterable(_two_facts(pair, words) for pair in found))
    counted = [pair.field for pair in whole if _leading_number(pair, words) is not None]
    in_front = len(counted) > 1 and counted[0] in WHAT and len(set(counted)) == 1
    for pair in whole:
        number, label = None, None
        if pair.field in WHAT and pair.label is not None:
            number = refs.number_of_label(pair.label, words)
            if number is None and in_front and (number := _leading_number(pair, words)):
                _, label = refs.split_cell(pair.label, words)
        if number is None and pair.field in WHAT and looks.reference(pair.value.text):
            yield replace(pair, field=f"{pair.field}_ref")
        elif number is None:
            yield pair
        else:
            yield Pair(None, number, f"{pair.field}_ref", pair.heading)
            yield replace(pair, label=label)


def yielding(found: Sequence[Pair], words: HeadingWords) -> list[Pair]:
    """``Agency`` says who where no plainer label does; beside ``Lead officer`` it says more."""
    found = list(_but_for_required([dated(pair, words) for pair in found], words))
    if all(pair.field != "status_text" for pair in found):
        found = [_as_status(pair, words) for pair in found]
    found = _grouping(found, words)
    told = [pair for pair in found if pair.value.text]  # ``Action 2`` in a heading says nothing
    plain = {pair.field for pair in told if not words.fallback(pair.heading)}
    return [
        replace(pair, field="")
        if pair.field in plain and words.fallback(pair.heading) == pair.field
        else pair
        for pair in found
    ]


def _grouping(found: list[Pair], words: HeadingWords) -> list[Pair]:
    """``Objective`` beside ``Finding`` names the group, as it does over columns."""
    seconds = {pair.heading: words.second(pair.heading) for pair in found}
    plain = any(pair.field == "finding" and not seconds[pair.heading] for pair in found)
    return [
        replace(pair, field="section")
        if plain and pair.field == "finding" and seconds[pair.heading] == "section"
        else pair
        for pair in found
    ]


def _as_status(pair: Pair, words: HeadingWords) -> Pair:
    """``Outcome: In progress`` measures nothing, ``Progress monitoring: Late`` names nobody."""
    hinted = not pair.field and words.hinted(pair.heading, "progress_text")
    told = (pair.field in _NO_STATES or hinted) and looks.bare_status(pair.value.text, words)
    return replace(pair, field="status_text") if told else pair


def _but_for_required(found: Sequence[Pair], words: HeadingWords) -> Iterator[Pair]:
    """``Action required`` right above the question what was done: it is no action of the plan."""
    for pair, following in zip_longest(found, found[1:]):
        asks = following is not None and pair.field == following.field == "action"
        if asks and following is not None and not words.form_label(pair.heading):
            required = words.form_label(following.heading) == "action"
            yield replace(pair, field="") if required else pair
        else:
            yield pair


def _leading_number(pair: Pair, words: HeadingWords) -> Cell | None:
    if pair.label is None or not pair.label.text[:1].isdigit():
        return None
    return refs.split_cell(pair.label, words)[0]


def _two_facts(pair: Pair, words: HeadingWords) -> list[Pair]:
    """``Owner / due``, ``Owner / due / status``: the value of a label that names both, or all."""
    fields = [sense.field for sense in words.senses(pair.heading) if sense.score == PARTS]
    told = next((name for name in fields if name in TOLD), "")
    others = [name for name in fields if name != told]
    several = len(fields) > 1 and "owner_text" in others and OWNER_AND_DUE.issuperset(others)
    if not several or pair.field != fields[0]:
        return [pair]
    parts = how_far.parts(pair.value, others, told, words)
    labels_of = [pair.label, *[None] * len(parts)]
    return [
        Pair(label, value, name, pair.heading)
        for label, (name, value) in zip(labels_of, parts.items(), strict=False)
        if value.text
    ]

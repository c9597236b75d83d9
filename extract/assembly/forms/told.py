"""Whether labels that nobody knows, and what stands beside them, tell of what a plan does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import assigning
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns.column import OWNER_AND_DUE
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.columns.column import Column
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.headings.senses import NEARLY
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords

_ALL = frozenset({*WHAT, *OWNER_AND_DUE})


def of_a_plan(
    labels: Sequence[str], texts: Sequence[Sequence[str]], words: HeadingWords
) -> frozenset[str]:
    """The fields that they tell, if these are of a plan; `texts` are the values of each record.

    What was found may stand above, where a label plainly says what is done, one hints at it beside
    a known one that says when, or the texts behind one bid, as no others do. Where labels that are
    known say all that the values do, records are read as they stand, with what is above them.
    """
    named = [field_of(label, words) for label in labels]
    at_need = [bool(words.fallback(label)) for label in labels]
    known = {name for name, loose in zip(named, at_need, strict=True) if not loose}
    if known >= _ALL or any(_says_both(label, words) for label in labels):
        return frozenset()
    values = [list(each) for each in zip(*texts, strict=True)]
    columns = assigning.settle([Column(one_line(label)) for label in labels], values, words)
    fields = frozenset(column.field for column in columns)
    if all(named) and fields & _ALL <= {*named}:
        return frozenset()  # the values tell no more than the labels
    sure = any(column.field == "action" and column.score >= NEARLY for column in columns)
    hinted = any(words.hinted(label, "action") for label in labels)
    acts = "action" in known or sure or ("due_text" in known and hinted)
    acts = acts or _bid_alone([column.field for column in columns], values, words)
    least = _ALL - {"finding"} if acts else _ALL
    return fields if fields >= least else frozenset()


def _bid_alone(fields: Sequence[str], values: Sequence[Sequence[str]], words: HeadingWords) -> bool:
    """Whether the texts taken for actions bid, and those behind no other label do."""
    bid = [mood.mostly_bid(texts, words) for texts in values]
    return bid.count(True) == 1 and fields[bid.index(True)] == "action"


def _says_both(label: str, words: HeadingWords) -> bool:
    """``Lead / timescale`` is understood as it stands; ``Done by`` may be either."""
    said = {sense.field for sense in words.senses(label) if sense.score >= CLOSE}
    return said >= OWNER_AND_DUE

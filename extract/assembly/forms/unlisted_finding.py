"""What was found, under a label in front of the actions that nobody knows: to be checked."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import WHO_WHEN
from planlift.extract.assembly.forms.inlines import Pair
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.lines import texts_of
from planlift.text import one_line

if TYPE_CHECKING:
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.parts import Loose

Guess = tuple[str, str, str]
"""Field, label and why."""
_PAIR = 2
_FOUND = frozenset({"finding", "finding_ref"})


def named(pairs: list[Pair], words: HeadingWords) -> tuple[list[Pair], list[Guess]]:
    """The pairs with that label's field, and what was guessed; as they are where one is known.

    Or where nothing says who, when or how far: a guess alone makes no action of ``Actions``.
    """
    fields = [pair.field for pair in pairs]
    if "action" not in fields or not _FOUND.isdisjoint(fields) or not set(WHO_WHEN) & {*fields}:
        return pairs, []
    before = pairs[: fields.index("action")]
    label = next((pair.heading for pair in before if _may_be(pair, words)), "")
    texts = [pair.value.text for pair in pairs if pair.heading == label]
    if not label or not looks.mostly(map(looks.sentence, texts)):
        return pairs, []
    found = [replace(p, field="finding") if p.heading == label else p for p in pairs]
    return found, [("finding", label, "texts in front of the actions")]


def over_actions(loose: Loose, words: HeadingWords) -> Pair | None:
    """``CQC finding`` beside a sentence, in a row of its own above the headings of actions.

    So is what stands so under the same label, whatever that says, over all headings of a table, or
    beside one with a number: ``Reason ID: 10002345``.
    """
    cells = texts_of(chain.from_iterable(loose.lines))
    if len(loose.lines) != 1 or len(cells) != _PAIR:
        return None
    label, value = cells
    pair = Pair(label, value, "finding", one_line(label.text))
    hinted = words.hinted(pair.heading, "finding") and not words.is_decoy(pair.heading)
    numbered = pair.heading[-1:].isdigit() and not words.senses(pair.heading)
    told = hinted or numbered or loose.again
    return pair if told and looks.sentence(value.text) else None


def _may_be(pair: Pair, words: HeadingWords) -> bool:
    hardly = all(0 < sense.score < CLOSE for sense in words.senses(pair.heading))
    return pair.label is not None and not pair.field and hardly and looks.sentence(pair.value.text)

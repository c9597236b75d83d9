"""Whether labels of a document say what is to be done: then no text above facts is an action."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.forms import unlisted
from planlift.extract.assembly.forms.labels import inline_field
from planlift.extract.assembly.forms.labels_again import labels_again
from planlift.extract.assembly.forms.lone_labels import lone_label
from planlift.extract.assembly.parts import Loose
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows import sections
from planlift.model import TextBlock
from planlift.text import BULLET
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.loose.statement import Part


def are_known(order: Sequence[Part], words: HeadingWords) -> bool:
    """``Action: …``, ``Action 1.1``: labels that name it by their own words."""
    return any(_says_what(part, below, words) for part, below in pairwise([*order, None]))


def over_each(order: Sequence[Part], count: int, words: HeadingWords) -> bool:
    """``What we will do`` over each of as many statements, or at its head in front of a colon: a
    label, and no title of a plan.
    """
    texts = [part for part in order if isinstance(part, TextBlock)]
    said: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        head, _, value = text.text.removeprefix(BULLET).partition(":")
        said[head].append(value)
    often = {head: values for head, values in said.items() if len(values) >= count}
    if any(unlisted.says_what(head, values, words) for head, values in often.items()):
        return True
    actions = {
        text for text, name in labels_again(texts, words, told=True).items() if name == "action"
    }
    return any(sum(one.text == text for one in texts) >= count for text in actions)


def _says_what(part: Part | None, below: Part | None, words: HeadingWords) -> bool:
    """``Action 1.1: Train staff`` over a form is what the form says who and when of."""
    if not isinstance(part, TextBlock) or sections.introduces_finding(part.text, words):
        return False
    if part.kind == "heading" and isinstance(below, Loose) and refs.split(part.text, words).rest:
        return False
    title, colon, _ = part.text.partition(":")
    if part.kind == "heading" and colon and words.names_document(title):
        return False  # ``Action plan: Review of the fleet``
    names_plan = key(part.text) in words.plain or words.names_document(part.text)
    if not names_plan and lone_label(part, words) in WHAT:
        return True
    if names_plan and part.text.rstrip().endswith(":"):
        return False
    return inline_field(part.text.removeprefix(BULLET), words) in WHAT

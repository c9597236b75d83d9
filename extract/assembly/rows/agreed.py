"""Rows that answer a recommendation in a word, ``Agreed.``: what it asks for is to be done."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import looks
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.rows.drafts import Draft
    from planlift.model import Cell


def settle(drafts: Sequence[Draft], headings: Mapping[str, str], words: HeadingWords) -> None:
    """In such rows the answer is no action, and what was recommended is.

    Not where a recommendation has several rows: the others say what it is that will be done.
    `headings` are the printed ones, by field.
    """
    if words.recommending.isdisjoint(key(headings.get("finding", "")).split()):
        return
    uses = Counter(id(draft.fields["finding"]) for draft in drafts if "finding" in draft.fields)
    for draft in drafts:
        fields = draft.fields
        alone = "finding" in fields and uses[id(fields["finding"])] == 1
        if alone and "response" not in fields and _answers(fields.get("action"), words):
            fields["response"] = fields["action"]
            fields["action"] = fields.pop("finding")


def _answers(cell: Cell | None, words: HeadingWords) -> bool:
    """``Agreed``, ``The council accepts this``: an answer and no word of what will be done."""
    text = cell.text if cell else ""
    return bool(text) and "\n" not in text and looks.response(text, words)

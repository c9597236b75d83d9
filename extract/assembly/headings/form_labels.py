"""The long questions of official forms, known by how they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.headings.forms import NUMBERING
from planlift.extract.assembly.headings.forms import folded_heading
from planlift.extract.assembly.headings.lookup import by_phrase
from planlift.extract.assembly.headings.senses import NEARLY
from planlift.extract.assembly.headings.senses import PARTS
from planlift.extract.assembly.headings.senses import Sense

if TYPE_CHECKING:
    from planlift.vocabulary import Vocabulary

_SURE = 4
"""Words of an opening at least that leave no doubt, whatever follows."""


class FormLabels:
    """What a question such as ``Describe clearly the action you are going to take`` asks for."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the table ``form_labels`` of ``headings.toml``."""
        self._openings = by_phrase(vocabulary, "form_labels")
        self._any = tuple(self._openings)

    def __call__(self, text: str) -> str:
        """The field that the label of a form asks for, or empty."""
        return self._opening(folded_heading(NUMBERING.sub("", text.strip())))[1]

    def senses(self, folded: str) -> list[Sense]:
        """The same of a heading over a column, folded already."""
        begin, field = self._opening(folded)
        if not begin:
            return []
        score = PARTS if len(begin.split()) >= _SURE else NEARLY
        return [Sense(field, score, f"a form asks so: {begin}")]

    def _opening(self, folded: str) -> tuple[str, str]:
        if not folded.startswith(self._any):
            return "", ""
        return next(pair for pair in self._openings.items() if folded.startswith(pair[0]))

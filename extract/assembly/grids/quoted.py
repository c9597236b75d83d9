"""Findings that are set out in full before a table, which only gives their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows.sections import as_cell
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell
    from planlift.model import RawRow
    from planlift.model import TextBlock

_FEWEST = 2
"""Findings of a list."""

Quoted = tuple["TextBlock", "Cell", "Cell"]
"""A text as it stands, its number, and what it says."""


def by_number(
    rows: Sequence[RawRow], texts: Iterable[TextBlock], words: HeadingWords
) -> dict[str, Quoted]:
    """The text of each number that the rows give for a finding; none if one is not found.

    `texts` stand before the table. ``Recommendation 2: …`` says what it is; of paragraphs that
    are but numbered, the one above the first must.
    """
    wanted = {_number(row) for row in rows} - {""}
    if len(wanted) < _FEWEST or any("finding" in row.fields for row in rows):
        return {}
    for found in _lists(texts, words):
        if wanted <= found.keys():
            return {number: found[number] for number in wanted}
    return {}


def with_findings(rows: Sequence[RawRow], found: dict[str, Quoted]) -> list[RawRow]:
    """The rows, each with the finding of its number."""
    return [
        replace(row, fields={**row.fields, "finding": found[number][2]})
        if (number := _number(row)) in found
        else row
        for row in rows
    ]


def _number(row: RawRow) -> str:
    cell = row.fields.get("finding_ref")
    return key(cell.text) if cell is not None else ""


def _lists(texts: Iterable[TextBlock], words: HeadingWords) -> list[dict[str, Quoted]]:
    """Numbered findings by number: those with a label, then each list that is but numbered."""
    labelled: dict[str, Quoted] = {}
    plain: list[dict[str, Quoted]] = []
    above = ""
    for block in texts:
        ref, body = refs.split_cell(as_cell(block), words)
        if ref is None or not looks.sentence(body.text):
            above = block.text
            continue
        if ref.label:
            if words.announced(ref.label) == "finding":
                labelled.setdefault(key(ref.text), (block, ref, body))
            continue
        if above:
            plain.append({})
            promised, above = _promises(above, words), ""
        if promised:
            plain[-1].setdefault(key(ref.text), (block, ref, body))
    return [labelled, *plain]


def _promises(text: str, words: HeadingWords) -> bool:
    """``The report made five recommendations:``."""
    return any(words.fields.get(key(word)) == "finding" for word in text.split())

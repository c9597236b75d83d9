"""Rows of one text that belong to the action above, such as ``Update: two posts filled``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.grids.cutting import is_band
from planlift.extract.assembly.rows import sections
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.parts import Table
    from planlift.extract.assembly.parts import TableLine
    from planlift.model import Cell

_NOTED = frozenset(
    {"progress_text", "status_text", "evidence", "impact", "monitoring", "resources", "risk"}
)
"""Fields that a note may hold; other labels announce what stands below."""
_FEWEST = 2


def of(table: Table, words: HeadingWords) -> Mapping[int, str]:
    """By index of the line: the field of a note under an action.

    A note names its field, or is one of the sentences that each stand under an action, the last of
    the table among them: a sentence over actions, such as a finding, stands before the first.
    """
    for line in table.lines:
        _join_label(line, words)
    alone = [_alone(line.cells) for line in table.lines]
    named = {index: field for index, text in enumerate(alone) if (field := _named(text, words))}
    bands = [
        text if is_band(tuple(line.cells)) else ""
        for text, line in zip(alone, table.lines, strict=True)
    ]
    under = _under_actions(bands, words) if "finding" not in _fields(table) else ()
    return dict.fromkeys(under, "progress_text") | named


def goes_on(table: Table, text: str, words: HeadingWords) -> bool:
    """Whether a text below the table is such a note, of a field that its lines have notes of."""
    field = _named(one_line(text), words)
    noted = (_named(_alone(line.cells), words) for line in table.lines)
    return bool(field) and field in noted


def _alone(cells: Sequence[Cell | None]) -> str:
    """The only text of a row, if it begins the row; where nothing is drawn it may end anywhere."""
    filled = {id(cell): cell for cell in cells if cell is not None and cell.text}
    first = cells[0]
    return one_line(first.text) if first is not None and set(filled) == {id(first)} else ""


def _join_label(line: TableLine, words: HeadingWords) -> None:
    """``Update:`` in the first column and its text in the next: one text, where nothing is drawn
    between the two.
    """
    filled = [at for at, cell in enumerate(line.cells) if cell is not None and cell.text]
    if len(filled) < _FEWEST or filled[0]:
        return
    first, second = line.cells[0], line.cells[filled[1]]
    beside = {id(line.cells[at]) for at in filled[1:]}
    if first is None or second is None or len(beside) > 1 or not first.text.endswith(":"):
        return
    if words.label(first.text.rstrip(": ")) in _NOTED:
        text = f"{first.text} {second.text}"
        whole = replace(first, text=text, places=first.places + second.places)
        line.cells[:] = [whole, *[None] * (len(line.cells) - 1)]


def _fields(table: Table) -> set[str]:
    return {column.field for column in table.columns}


def _named(text: str, words: HeadingWords) -> str:
    label, colon, rest = text.partition(":")
    field = words.label(label) if colon and rest.strip() else ""
    return field if field in _NOTED else ""


def _under_actions(bands: Sequence[str], words: HeadingWords) -> list[int]:
    said = [index for index, text in enumerate(bands) if text and _says(text, words)]
    if len(said) < _FEWEST or said[-1] != len(bands) - 1:
        return []
    below = all(index and not bands[index - 1] for index in said)
    return said if below else []


def _says(text: str, words: HeadingWords) -> bool:
    return sections.says(text) and not sections.introduces_finding(text, words)

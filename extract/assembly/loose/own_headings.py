"""Headings that stand over one record each: they name no groups, but what each is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.rows import record_numbers
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows import sections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.rows.above import Above
    from planlift.model import Cell
    from planlift.model import RawRow

_FEWEST = 2


def settled(rows: Sequence[RawRow], above: Above, words: HeadingWords) -> list[RawRow]:
    """The rows of records, with their headings as findings, actions or the numbers of these."""
    if alike := _like_others(rows, above):
        return [_found(row, above, words) if id(row) in alike else row for row in rows]
    open_rows = [row for row in rows if "finding" not in row.fields or "section" in row.fields]
    cells = [row.fields["section"] for row in open_rows if "section" in row.fields]
    if len(rows) < _FEWEST or not cells or len(set(map(id, cells))) < len(open_rows):
        return list(rows)
    if all(_action_number(cell, words) for cell in cells) and len(cells) == len(rows):
        return [_numbered(row, above, words) for row in rows]
    if all(map(_answers_finding, rows)) and looks.mostly(mood.bids(c.text, words) for c in cells):
        return [_done(row, above, words) for row in rows]
    told = any("finding" in row.fields for row in open_rows)
    if told or not are_findings(cells, above, words):
        return list(rows)
    return [_found(row, above, words) if "section" in row.fields else row for row in rows]


def _like_others(rows: Sequence[RawRow], above: Above) -> set[int]:
    """``id`` of the rows whose own heading names no group, as those of all others say a finding."""
    told = [row for row in rows if "finding" in row.fields]
    rest = [row for row in rows if "finding" not in row.fields]
    if not told or not all(above.gave(row.fields["finding"]) for row in told):
        return set()
    groups = {id(row.fields["section"]) for row in told if "section" in row.fields}
    own = [id(row.fields["section"]) for row in rest if "section" in row.fields]
    alone = len(own) == len(rest) == len(set(own)) and groups.isdisjoint(own)
    return set(map(id, rest)) if alone else set()


def are_findings(cells: Sequence[Cell], above: Above, words: HeadingWords) -> bool:
    """Each stands under another heading, or most are numbered or say more than a name does."""
    if any(sections.names_section(cell.text, words) for cell in cells):
        return False
    if all(above.outer(cell) is not None for cell in cells):
        return True
    return looks.mostly(says_more(cell.text, words) for cell in cells)


def says_more(text: str, words: HeadingWords) -> bool:
    """``2.1 Records``, ``Records are not kept``: more than the name of a group."""
    return bool(refs.split(text, words).ref) or looks.sentence(text)


def _action_number(cell: Cell, words: HeadingWords) -> Cell | None:
    number = refs.number_of_label(cell, words)
    return number if number is not None and words.announced(number.label) == "action" else None


def _numbered(row: RawRow, above: Above, words: HeadingWords) -> RawRow:
    """``Action 2.1`` above a record is its number."""
    fields = dict(row.fields)
    cell = fields.pop("section")
    number = _action_number(cell, words)
    if number is None or "action_ref" in fields:
        return row
    return replace(row, fields=fields | {"action_ref": number} | above.group_over(cell))


def _answers_finding(row: RawRow) -> bool:
    """Its own label calls a finding what stands for the action, for want of one."""
    labels = row.headings
    return "section" in row.fields and "finding" in labels and "action" not in labels


def _done(row: RawRow, above: Above, words: HeadingWords) -> RawRow:
    """``Train all staff`` above ``Finding: Staff are not trained`` is what is to be done."""
    fields = dict(row.fields)
    cell, finding = fields.pop("section"), fields.pop("action")
    number = fields.pop("action_ref", None)
    fields |= {"finding": finding} | ({} if number is None else {"finding_ref": number})
    number, said = refs.split_cell(cell, words)
    fields |= {"action": said} | ({} if number is None else {"action_ref": number})
    return replace(row, fields=fields | above.group_over(cell))


def _counted(cell: Cell, words: HeadingWords) -> dict[str, Cell]:
    """The number of what a heading only counts: the action's for ``Item 1``."""
    numbered = record_numbers.of(cell, words)
    name = record_numbers.ref(numbered, finding=False) if numbered is not None else ""
    return {name: numbered.number} if numbered is not None and name else {}


def _found(row: RawRow, above: Above, words: HeadingWords) -> RawRow:
    fields = dict(row.fields)
    cell = fields.pop("section")
    if counted := _counted(cell, words):
        return replace(row, fields=counted | fields | above.group_over(cell))
    number, said = refs.split_cell(cell, words)
    if number is not None:
        fields.setdefault("finding_ref", number)
        said = said if fields["finding_ref"] is number else cell
    return replace(row, fields=fields | {"finding": said} | above.group_over(cell))

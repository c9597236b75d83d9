"""``Recommendation 3`` in a heading above a table that says one: its number, and no section.

So is ``Action 2`` above one that holds a single action; ``Item 3``, ``No. 3`` and ``Ref 3`` number
the finding, or the action where there is none. Where such headings stand over several
findings elsewhere in the document, they are all names of groups.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.rows import record_numbers

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.rows.above import Above
    from planlift.model import Cell
    from planlift.model import RawRow


def numbered(
    rows: Sequence[RawRow], above: Above, placed: Container[int], words: HeadingWords
) -> tuple[list[RawRow], set[int]]:
    """The rows with the number of what they are alone, and ``id`` of the heading that gives it."""
    title = rows[0].fields.get("section") if rows else None
    if title is None or any(row.fields.get("section") is not title for row in rows):
        return list(rows), set()
    numbered = record_numbers.of(title, words)
    if numbered is None or not above.gave(title):
        return list(rows), set()
    found = any("finding" in row.fields for row in rows)
    name, block = record_numbers.ref(numbered, finding=found), above.block_of(title)
    if not _are_one(rows, name) or (name == "finding_ref" and above.numbers_groups):
        return list(rows), set()
    if block in placed or any(name in row.fields for row in rows):
        return list(rows), set()
    fields = {**above.group_over(title), name: numbered.number}
    return [_with(row, fields) for row in rows], {block}


def _are_one(rows: Sequence[RawRow], name: str) -> bool:
    """The one action, or the actions of one finding."""
    if name == "action_ref":
        return len(rows) == 1
    said = {row.fields["finding"].text if "finding" in row.fields else "" for row in rows}
    return name == "finding_ref" and len(said) == 1 and "" not in said


def _with(row: RawRow, fields: dict[str, Cell]) -> RawRow:
    kept = {name: cell for name, cell in row.fields.items() if name != "section"}
    return replace(row, fields=kept | fields)

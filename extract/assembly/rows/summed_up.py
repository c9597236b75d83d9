"""Tables that only sum up what other parts of the document tell in full: their rows count once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field

from planlift.extract.assembly.cells import whole_text
from planlift.extract.assembly.columns.column import OWNER_AND_DUE
from planlift.model import Aside
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.assembly.outcome import Outcome
    from planlift.model import Cell
    from planlift.model import RawRow

_FEWEST = 2
_OWN = frozenset({"section"})
"""Fields that tell where a row stands."""
_WHY = "its rows are told in full elsewhere in the document"


class _Told(Struct):
    """What the rows of a document say, each with the number of its table."""

    actions: dict[str, list[RawRow]] = field(default_factory=lambda: defaultdict(list))
    """The rows of each action."""
    findings: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Findings whose actions have an owner or a date: where these stand."""
    texts: dict[int, set[str]] = field(default_factory=dict)
    """All that a row says, by its id, of those that were asked about."""


def leave_out(outcome: Outcome) -> None:
    """Leave the rows of such tables aside; a person should look at them."""
    gone = _tables(outcome.rows)
    if not gone:
        return
    kept = [row for row in outcome.rows if row.table not in gone]
    used = {id(cell) for row in kept for cell in _cells(row)}
    for row in outcome.rows:
        left = {id(cell): cell for cell in _cells(row) if id(cell) not in used}
        used |= left.keys()
        outcome.aside += [
            Aside(whole_text(cell), "repeated-rows", cell.places[0])
            for cell in left.values()
            if cell.text and cell.places
        ]
    outcome.rows = kept
    outcome.doubts += [("table-doubtful", "", f"table {at}", _WHY) for at in sorted(gone)]


def _tables(rows: Sequence[RawRow]) -> set[int]:
    """Numbers of the tables of which each row is told elsewhere.

    Either with all that it says and the same action; or its actions are the findings of others,
    as in a list of all recommendations in front of what is done about each.
    """
    if not _may_repeat(rows):
        return set()
    parts: dict[int, list[RawRow]] = defaultdict(list)
    told = _Told()
    for row in rows:
        parts[row.table].append(row)
        told.actions[_text(row, "action")].append(row)
        if not OWNER_AND_DUE.isdisjoint(row.fields):
            told.findings[_text(row, "finding")].add(row.table)
    gone: set[int] = set()
    for number, own in parts.items():
        if len(own) >= _FEWEST and (_is_told(own, told, gone) or _is_list(own, told)):
            gone.add(number)
    return gone


def _may_repeat(rows: Sequence[RawRow]) -> bool:
    """Some row's action is that of another table, or its finding: seldom so, and cheap to tell."""
    where: dict[str, int] = {}
    for name in ("finding", "action"):
        for row in rows:
            text = row.fields[name].text if name in row.fields else ""
            if name == "action" and where.get(text, row.table) != row.table:
                return True
            where.setdefault(text, row.table)
    return False


def _is_told(own: Sequence[RawRow], told: _Told, gone: set[int]) -> bool:
    """Each row's texts stand in a row of the same action, of another table that stays, beside more.

    A table that is the same is no sum: copies of a plan in one file are for a person to sort out.
    """
    return all(
        _text(row, "action")
        and any(
            other.table != row.table
            and other.table not in gone
            and _texts(row, told) < _texts(other, told)
            for other in told.actions[_text(row, "action")]
        )
        for row in own
    )


def _is_list(own: Sequence[RawRow], told: _Told) -> bool:
    """Each row's action is what another row answers."""
    if any("finding" in row.fields for row in own):
        return False
    where = [told.findings.get(_text(row, "action"), set()) for row in own]
    return all(where) and own[0].table not in set().union(*where)


def _text(row: RawRow, name: str) -> str:
    return key(row.fields[name].text) if name in row.fields else ""


def _texts(row: RawRow, told: _Told) -> set[str]:
    if id(row) not in told.texts:
        own = [cell for name, cell in row.fields.items() if name not in _OWN]
        texts = {key(cell.text) for cell in (*own, *row.others.values()) if cell.text}
        told.texts[id(row)] = texts
    return told.texts[id(row)]


def _cells(row: RawRow) -> Iterator[Cell]:
    yield from row.fields.values()
    yield from row.others.values()
    yield from (cell for _, cell in row.ticks)
    yield from row.marks

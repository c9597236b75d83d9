"""The same reference or the same action on two rows."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from planlift.normalize.rows import Doubt
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.normalize.rows import Values

_WITHIN_PLAN = ("section", "finding_ref", "action_ref")
_WITHIN_FINDING = ("section", "finding_ref", "finding", "action_ref")
_FINDING = ("section", "finding_ref")
_ACTION = ("section", "finding", "action", "due_text", "owner_text")


def same_references(rows: Sequence[Values]) -> None:
    """Add ``duplicate-ref``; numbers that begin anew under each finding are no twins."""
    names = _WITHIN_FINDING if _begins_anew(rows) else _WITHIN_PLAN
    _twins(rows, "action_ref", names, "duplicate-ref")
    _findings(rows)


def _findings(rows: Sequence[Values]) -> None:
    """One number on two findings; not where the first number of all comes again and again."""
    numbered = [values for values in rows if _has(values, "finding_ref")]
    texts: dict[tuple[str, ...], set[str]] = {}
    for values in numbered:
        texts.setdefault(_name(values, _FINDING), set()).add(*_name(values, ("finding",)))
    if not numbered or len(texts[_name(numbered[0], _FINDING)]) > 1:
        return
    for values in numbered:
        times = len(texts[_name(values, _FINDING)])
        if times > 1:
            printed = str(values.columns["finding_ref"])
            why = f"it stands on {times} findings"
            values.doubts.append(Doubt("duplicate-ref", "finding_ref", printed, "", why))


def same_actions(rows: Sequence[Values]) -> None:
    """Add ``duplicate-action`` where section, finding, action, date and owner are the same."""
    _twins(rows, "action", _ACTION, "duplicate-action")


def _begins_anew(rows: Iterable[Values]) -> bool:
    """Two findings of one section open with the same reference: ``a)`` or ``1`` under each."""
    opening: set[tuple[str, ...]] = set()
    for name, group in groupby(rows, lambda values: _name(values, ("section", "finding"))):
        first = next(
            (_name(row, ("action_ref",)) for row in group if _has(row, "action_ref")), None
        )
        if first is None:
            continue
        mark = (*name[:1], *first)
        if mark in opening:
            return True
        opening.add(mark)
    return False


def _twins(rows: Sequence[Values], column: str, names: Sequence[str], code: str) -> None:
    named = [(_name(values, names), values) for values in rows if _has(values, column)]
    counts = Counter(name for name, _values in named)
    for name, values in named:
        times = counts[name]
        if times > 1:
            printed = str(values.columns[column])
            values.doubts.append(Doubt(code, column, printed, "", f"it stands {times} times"))


def _has(values: Values, column: str) -> bool:
    return bool(values.columns.get(column))


def _name(values: Values, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(key(str(values.columns.get(name) or "")) for name in names)

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
    if any(_has(values, "action_ref") for values in rows):
        names = _WITHIN_FINDING if _begins_anew(rows) else _WITHIN_PLAN
        _twins(rows, "action_ref", names, "duplicate-ref")
    _findings(rows)


def _findings(rows: Sequence[Values]) -> None:
    """One number on two findings; not where the first number of all comes again and again."""
    numbered = [(_name(values, _FINDING), values) for values in rows if _has(values, "finding_ref")]
    printed: dict[tuple[str, ...], set[str]] = {}
    for name, values in numbered:
        printed.setdefault(name, set()).add(str(values.columns.get("finding") or ""))
    times = {name: len(set(map(key, texts))) for name, texts in printed.items()}
    if not numbered or times[numbered[0][0]] > 1:
        return
    for name, values in numbered:
        if times[name] > 1:
            ref = str(values.columns["finding_ref"])
            why = f"it stands on {times[name]} findings"
            values.doubts.append(Doubt("duplicate-ref", "finding_ref", ref, "", why))


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
    filled = [(_name(values, (column,)), values) for values in rows if _has(values, column)]
    alike = Counter(text for text, _values in filled)  # most texts stand once: no twins
    named = [(_name(values, names), values) for text, values in filled if alike[text] > 1]
    counts = Counter(name for name, _values in named)
    for name, values in named:
        times = counts[name]
        if times > 1:
            printed = str(values.columns[column])
            values.doubts.append(Doubt(code, column, printed, "", f"it stands {times} times"))


def _has(values: Values, column: str) -> bool:
    return bool(values.columns.get(column))


def _name(values: Values, names: Iterable[str]) -> tuple[str, ...]:
    return tuple([key(str(values.columns.get(name) or "")) for name in names])
